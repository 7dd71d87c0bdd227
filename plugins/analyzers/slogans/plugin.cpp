// The slogans analyzer: stock phrases, numeric slogans, parallelisms, and measures of style.

#include "jianbao/plugin.h"

#include <algorithm>

#include "jianbao/standard_tables.h"
#include "mark_list.h"
#include "numeric.h"
#include "parallelism.h"
#include "repeated.h"
#include "slogan_lexicon.h"

namespace jianbao::chinese {

namespace {

constexpr Column<std::string> category_id{"category_id"};
constexpr Column<std::int64_t> slogan_characters{"slogan_characters"};
constexpr Column<double> slogans_per_task{"slogans_per_task"};
constexpr const char* repeated_table = "repeated_phrases";
constexpr Column<std::string> repeated_phrase{"phrase"};
constexpr Column<std::int64_t> times{"times"};

const ColumnSpec slogan_columns[] = {
    {"phrase", ColumnType::text, "短语",
     "The lexicon's form, or the text where the lexicon has none; what repeats of a parallelism: \"坚持…\"."},
    {"category", ColumnType::text, "类别", "套话, 数字口号, 排比, 强势词, 警句, or a category the office added."},
    {"category_id", ColumnType::text, "类别代号",
     "stock, numeric, parallelism, intensifier, motto: the category's name in the lexicon."},
};
const ColumnSpec style_columns[] = {
    {"characters", ColumnType::integer, "字数", "Han characters of the article."},
    {"slogans", ColumnType::integer, "口号数", "Rows of the table slogans in the article."},
    {"density", ColumnType::number, "口号密度", "Slogans per 1,000 Han characters."},
    {"share", ColumnType::number, "口号占比",
     "Part of the Han characters that stands in slogans, 0…1; what overlaps counts once."},
    {"tasks", ColumnType::integer, "任务数", "Tasks of grades A and B in the article."},
    {"slogan_characters", ColumnType::integer, "口号字数", "Han characters that stand in slogans."},
    {"slogans_per_task", ColumnType::number, "口号任务比",
     "Slogans per task of grades A and B; empty where there is no task."},
};
const ColumnSpec repeated_columns[] = {
    {"phrase", ColumnType::text, "语句", "The clause, without 要 before it."},
    {"times", ColumnType::integer, "次数", "How often it stands in the article."},
};
const TableSpec tables[] = {
    {slogans::table, "slogan", "口号套话", "Stock phrases, one row an occurrence.", slogan_columns},
    {style::table, "style", "文风", "Measures of style, one row an article; the quote is its title, or its first sentence.", style_columns},
    {repeated_table, "repeated_phrase", "反复语句",
     "Clauses an article says again and again, one row a clause where it stands first.", repeated_columns},
};
const char* const needs[] = {tasks::table};
const char* const data[] = {"slogans"};
const OptionSpec options[] = {
    {"unknown_numeric", OptionType::boolean, "true",
     "Whether numeric slogans that no lexicon holds (五个坚持) are found by their form."},
    {"parallelisms", OptionType::boolean, "true", "Whether parallelisms are found."},
    {"repeated", OptionType::boolean, "true", "Whether clauses that come again in an article are counted."},
};

struct Hit {
    Span span;
    std::string_view phrase;  ///< of the lexicon, the document or what was found: whatever lasts until the rows are made
    std::uint32_t category = 0;
};

/// Marks of Chinese and full-width text, told by their first two bytes: 、。“”，：. No Han is among them but 〇.
bool is_usual_mark(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) return false;
    const auto first = static_cast<unsigned char>(text[at]), second = static_cast<unsigned char>(text[at + 1]);
    return first == 0xE2 || (first == 0xE3 && second == 0x80 && text[at + 2] != '\x87') || (first == 0xEF && second >= 0xBC);
}

/// Han characters of a part of the text; `mark` is the position of its first mark.
std::int64_t count_han(const MarkList& marks, std::size_t mark, Span part) {
    const std::string_view text = marks.text();
    std::int64_t between = 0, han = 0;  // bytes between marks, and Han characters that are marks here
    std::uint32_t at = part.begin;
    for (; marks[mark] < part.end; ++mark) {
        const std::uint32_t place = marks[mark];
        between += place - at;
        if (static_cast<unsigned char>(text[place]) < 0x80) {
            at = place + 1;
        } else if (is_usual_mark(text, place)) {
            at = place + 3;
        } else {
            std::size_t next = place;
            han += is_han(next_character(text, next)) ? 1 : 0;
            at = static_cast<std::uint32_t>(next);
        }
    }
    if (at < part.end) between += part.end - at;
    return between / 3 + han;
}

bool has_marks(std::string_view text, Span span) {
    const std::string_view before = text.substr(0, span.begin), after = text.substr(span.end);
    return before.ends_with("“") || before.ends_with("‘") || before.ends_with("\"") || after.starts_with("”") ||
           after.starts_with("’") || after.starts_with("\"");
}

class SloganAnalyzer final : public Analyzer {
public:
    explicit SloganAnalyzer(const Setup& setup)
        : lexicon_(setup.data("slogans")),
          unknown_numeric_(setup.options().boolean("unknown_numeric")),
          parallelisms_(setup.options().boolean("parallelisms")),
          repeated_(setup.options().boolean("repeated")) {}

    void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) const override {
        FindingTable& slogan_table = found.at(slogans::table);
        FindingTable& style_table = found.at(style::table);
        const MarkList marks(document.text());
        const std::vector<std::int64_t> tasks_of = count_tasks(document, needs.find(tasks::table));
        for (std::uint32_t index = 0; index < document.articles().size() && !context.cancelled(); ++index) {
            const Article& article = document.articles()[index];
            if (article.span.empty()) continue;
            std::vector<Hit> hits = find_phrases(document.text(), article.span);
            std::vector<Parallelism> parallelisms;
            if (parallelisms_) find_parallel(document, article, marks, parallelisms);
            for (const Parallelism& one : parallelisms) hits.push_back({one.span, one.form, lexicon_.parallelism()});
            std::stable_sort(hits.begin(), hits.end(), [](const Hit& left, const Hit& right) {
                return left.span.begin != right.span.begin ? left.span.begin < right.span.begin
                                                           : left.span.end > right.span.end;
            });
            for (const Hit& hit : hits) add_hit(document, index, hit, slogan_table);
            add_style(document, index, hits, marks, tasks_of[index], style_table);
            if (repeated_) add_repeated(document, index, marks, found.at(repeated_table));
        }
    }

private:
    std::vector<Hit> find_phrases(std::string_view text, Span range) const {
        const std::string_view part = text.substr(range.begin, range.size());
        std::vector<WordScan::Match> phrases, triggers;
        lexicon_.scan().scan(part, [&](const WordScan::Match& match) {
            const SloganWord& word = lexicon_.word(match.word);
            if (word.is_trigger())
                triggers.push_back(match);
            else if (fits_its_place(part, match, word))
                phrases.push_back(match);
        });
        // Of triggers one in the other that which ends first decides.
        std::stable_sort(triggers.begin(), triggers.end(),
                         [](const WordScan::Match& left, const WordScan::Match& right) { return left.end < right.end; });
        WordScan::keep_longest(phrases);
        std::vector<Hit> hits;
        std::vector<Span> taken;
        for (const WordScan::Match& match : phrases) {
            const SloganWord& word = lexicon_.word(match.word);
            taken.push_back({match.begin, match.end});
            if (word.kind == SloganWord::Kind::except) continue;
            hits.push_back({{match.begin, match.end}, word.form, word.category});
        }
        if (unknown_numeric_) add_unknown(part, triggers, taken, hits);
        for (Hit& hit : hits) {
            hit.span.begin += range.begin;
            hit.span.end += range.begin;
        }
        return hits;
    }

    bool fits_its_place(std::string_view text, const WordScan::Match& match, const SloganWord& word) const {
        if (word.kind == SloganWord::Kind::quoted) return has_marks(text, {match.begin, match.end});
        return word.kind == SloganWord::Kind::except || word.category != lexicon_.numeric() ||
               !counts_on(text, match.begin);
    }

    std::optional<Span> slogan_at(std::string_view text, const WordScan::Match& trigger) const {
        const Span at{trigger.begin, trigger.end};
        switch (lexicon_.word(trigger.word).kind) {
            case SloganWord::Kind::opening:
                return quoted_slogan(text, at, lexicon_);
            case SloganWord::Kind::number:
                return counted_slogan(text, at, lexicon_);
            case SloganWord::Kind::plan:
                return chained_slogan(text, at, SloganLexicon::plan_part, lexicon_);
            case SloganWord::Kind::act:
                return chained_slogan(text, at, SloganLexicon::act, lexicon_);
            case SloganWord::Kind::tail:
                return tailed_slogan(text, at, lexicon_);
            default:
                return std::nullopt;
        }
    }

    void add_unknown(std::string_view text, const std::vector<WordScan::Match>& triggers, const std::vector<Span>& taken,
                     std::vector<Hit>& hits) const {
        std::vector<Span> added;
        const std::size_t phrases = hits.size();
        for (const WordScan::Match& trigger : triggers) {
            const auto span = slogan_at(text, trigger);
            if (!span) continue;
            // Phrases are sorted and apart, so the first that ends behind the start decides.
            const auto ends_before = [](Span phrase, std::uint32_t begin) { return phrase.end <= begin; };
            auto known = std::lower_bound(taken.begin(), taken.end(), span->begin, ends_before);
            // 两个继续走在前列 holds a phrase, which is part of it then
            while (known != taken.end() && known->begin > span->begin && known->end <= span->end) ++known;
            if (known != taken.end() && known->overlaps(*span)) continue;
            if (!added.empty() && added.back().overlaps(*span)) continue;
            added.push_back(*span);
            hits.push_back({*span, text.substr(span->begin, span->size()), lexicon_.numeric()});
        }
        if (added.empty()) return;
        std::sort(added.begin(), added.end(), [](Span left, Span right) { return left.begin < right.begin; });
        const auto inside = [&](const Hit& hit) {
            const auto around = std::upper_bound(added.begin(), added.end(), hit.span.begin,
                                                 [](std::uint32_t begin, Span one) { return begin < one.end; });
            return around != added.end() && around->begin < hit.span.begin && hit.span.end <= around->end;
        };
        const auto unknown = hits.begin() + static_cast<std::ptrdiff_t>(phrases);
        hits.erase(std::remove_if(hits.begin(), unknown, inside), unknown);
    }

    void find_parallel(const Document& document, const Article& article, const MarkList& marks,
                       std::vector<Parallelism>& found) const {
        std::vector<Span> sentences;
        sentences.reserve(article.sentences.size());
        for (std::uint32_t i = article.sentences.begin; i < article.sentences.end; ++i) {
            const Sentence& sentence = document.sentences()[i];
            const ParagraphRole role = document.paragraphs()[sentence.paragraph].role;
            if (role == ParagraphRole::body || role == ParagraphRole::heading)
                sentences.push_back(sentence.span);
        }
        find_parallelisms(marks, sentences, lexicon_, found);
    }

    void add_hit(const Document& document, std::uint32_t article, const Hit& hit, FindingTable& table) const {
        const std::uint32_t sentence = document.sentence_at(hit.span.begin);
        Row& row =
            table.add(hit.span, article, sentence == no_index ? no_index : document.sentences()[sentence].section);
        const SloganCategory& category = lexicon_.category(hit.category);
        table.set(row, slogans::phrase, std::string(hit.phrase));
        table.set(row, slogans::category, category.title);
        table.set(row, category_id, category.name);
    }

    static void add_repeated(const Document& document, std::uint32_t index, const MarkList& marks, FindingTable& table) {
        for (const RepeatedPhrase& one : repeated_phrases(document, document.articles()[index], marks)) {
            const std::uint32_t sentence = document.sentence_at(one.first.begin);
            Row& row = table.add(one.first, index,
                                 sentence == no_index ? no_index : document.sentences()[sentence].section);
            table.set(row, repeated_phrase, std::string(document.text(one.first)));
            table.set(row, times, one.count);
        }
    }

    /// Tasks of grades A and B by article.
    static std::vector<std::int64_t> count_tasks(const Document& document, const FindingTable* table) {
        std::vector<std::int64_t> counts(document.articles().size(), 0);
        if (!table) return counts;
        for (const Row& task : table->rows()) {
            const std::string* grade = table->get(task, tasks::grade);
            if (task.article < counts.size() && (!grade || *grade != "C")) ++counts[task.article];
        }
        return counts;
    }

    /// Where an article opens: its title, or else its first sentence. A measure of the whole points there; the whole
    /// as its quote would be read by nobody.
    static Span opening_of(const Document& document, const Article& article) {
        if (!article.title.empty()) return article.title;
        if (article.sentences.begin < article.sentences.end) return document.sentences()[article.sentences.begin].span;
        return article.span;
    }

    static void add_style(const Document& document, std::uint32_t index, const std::vector<Hit>& hits,
                          const MarkList& marks, std::int64_t task_count, FindingTable& table) {
        const Article& article = document.articles()[index];
        const std::int64_t characters = count_han(marks, marks.first_from(article.span.begin), article.span);
        if (characters == 0) return;
        std::int64_t covered = 0;
        std::size_t mark = 0;
        std::uint32_t end = article.span.begin;
        for (const Hit& hit : hits) {
            const Span rest{std::max(end, hit.span.begin), hit.span.end};
            if (rest.empty()) continue;
            mark = marks.first_from(rest.begin, mark);
            covered += count_han(marks, mark, rest);
            end = hit.span.end;
        }
        const auto count = static_cast<std::int64_t>(hits.size());
        Row& row = table.add(opening_of(document, article), index);
        table.set(row, style::characters, characters);
        table.set(row, style::slogan_count, count);
        table.set(row, style::density, 1000.0 * static_cast<double>(count) / static_cast<double>(characters));
        table.set(row, style::share, static_cast<double>(covered) / static_cast<double>(characters));
        table.set(row, style::task_count, task_count);
        table.set(row, slogan_characters, covered);
        if (task_count > 0)
            table.set(row, slogans_per_task, static_cast<double>(count) / static_cast<double>(task_count));
    }

    SloganLexicon lexicon_;
    bool unknown_numeric_, parallelisms_, repeated_;
};

}  // namespace

}  // namespace jianbao::chinese

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::analyzer,
    .name = "slogans",
    .version = "1.0",
    .summary =
        "Finds stock phrases, numeric slogans, parallelisms, mottos and what is repeated, and measures how much of a "
        "text they are",
    .options = jianbao::chinese::options,
    .data = jianbao::chinese::data,
    .tables = jianbao::chinese::tables,
    .needs = jianbao::chinese::needs,
    .make_analyzer = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Analyzer> {
        return std::make_unique<jianbao::chinese::SloganAnalyzer>(setup);
    }});
