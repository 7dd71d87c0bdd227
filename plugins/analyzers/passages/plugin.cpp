// The passages analyzer: what documents of a run have in common, word for word.

#include "jianbao/plugin.h"

#include <algorithm>
#include <map>
#include <set>

#include "matching.h"

namespace jianbao::passages {

namespace {

constexpr Column<std::int64_t> characters{"characters"};
constexpr Column<std::int64_t> documents{"documents"};
constexpr Column<TextList> others{"others"};
constexpr Column<std::string> other{"other"};
constexpr Column<std::string> other_title{"other_title"};
constexpr Column<double> share{"share"};

const ColumnSpec passage_columns[] = {
    {"characters", ColumnType::integer, "字数", "Letters of the passage; punctuation does not count."},
    {"documents", ColumnType::integer, "其他篇数", "Other articles that hold the passage or part of it."},
    {"others", ColumnType::text_list, "见于",
     "Names of their documents, those with the most of it first; at most eight."},
};
const ColumnSpec similar_columns[] = {
    {"other", ColumnType::text, "对照文件", "Name of the other document."},
    {"other_title", ColumnType::text, "对照篇目", "Title of the other article; empty where it has none."},
    {"characters", ColumnType::integer, "相同字数",
     "Letters of this article that stand in the other, in passages long enough."},
    {"share", ColumnType::number, "相同占比", "Part of this article's letters, 0…1."},
};
const TableSpec tables[] = {
    {"shared_passages", "shared_passage", "雷同段落",
     "Passages that stand in other articles of the run too, one row a passage.", passage_columns},
    {"similar_articles", "similar_article", "相似文稿",
     "Pairs of articles with much in common, one row for each of the two.", similar_columns},
};
const OptionSpec options[] = {
    {"shortest_passage", OptionType::integer, "24", "Letters a common passage has at least.", "", 8, 1000},
    {"smallest_share", OptionType::number, "0.05",
     "Share of an article that must stand in another for the pair to be listed.", "", 0, 1},
};

/// One article of the run.
struct Unit {
    std::size_t document = 0;
    std::uint32_t article = 0;
};

class PassageAnalyzer final : public Analyzer {
public:
    explicit PassageAnalyzer(const Options& given)
        : shortest_(static_cast<std::uint32_t>(given.integer("shortest_passage"))),
          smallest_share_(given.number("smallest_share")) {}

    /// A document alone has nothing in common with others.
    void analyze(const Document&, const Findings&, Findings&, Context&) const override {}

    void compare(Corpus& corpus, Context& context) const override {
        std::vector<Unit> units;
        std::vector<Letters> texts;
        for (std::size_t d = 0; d < corpus.size(); ++d) {
            const Document& document = corpus.document(d);
            for (std::uint32_t a = 0; a < document.articles().size(); ++a) {
                units.push_back({d, a});
                texts.push_back(letters_of(document.text(), document.articles()[a].span));
            }
        }
        if (context.cancelled()) return;
        const std::vector<Match> matches = find_matches(texts, shortest_);
        for (std::size_t begin = 0; begin < matches.size();) {
            std::size_t end = begin;
            while (end < matches.size() && matches[end].text == matches[begin].text) ++end;
            const std::span<const Match> own(matches.data() + begin, end - begin);
            add_passages(corpus, units, texts, own);
            add_similar(corpus, units, texts, own);
            begin = end;
        }
    }

private:
    /// Matches that touch make one passage.
    static void add_passages(Corpus& corpus, const std::vector<Unit>& units, const std::vector<Letters>& texts,
                             std::span<const Match> own) {
        const Unit& unit = units[own.front().text];
        const Letters& letters = texts[own.front().text];
        const Document& document = corpus.document(unit.document);
        FindingTable& table = corpus.output(unit.document).at("shared_passages");
        for (std::size_t first = 0; first < own.size();) {
            std::size_t next = first;
            std::uint32_t end = own[first].end;
            std::map<std::uint32_t, std::uint32_t> shared;  // other article → letters
            for (; next < own.size() && own[next].begin < end; ++next) {
                end = std::max(end, own[next].end);
                shared[own[next].other] += own[next].end - own[next].begin;
            }
            const Span evidence{letters.offsets[own[first].begin], end_of(document, letters, end)};
            const std::uint32_t sentence = document.sentence_at(evidence.begin);
            Row& row = table.add(evidence, unit.article,
                                 sentence == no_index ? no_index : document.sentences()[sentence].section);
            table.set(row, characters, static_cast<std::int64_t>(end - own[first].begin));
            table.set(row, documents, static_cast<std::int64_t>(shared.size()));
            table.set(row, others, names(corpus, units, shared));
            first = next;
        }
    }

    /// The byte after letter `end` - 1.
    static std::uint32_t end_of(const Document& document, const Letters& letters, std::uint32_t end) {
        std::size_t at = letters.offsets[end - 1];
        next_character(document.text(), at);
        return static_cast<std::uint32_t>(at);
    }

    static TextList names(const Corpus& corpus, const std::vector<Unit>& units,
                          const std::map<std::uint32_t, std::uint32_t>& shared) {
        constexpr std::size_t most_names = 8;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> order(shared.begin(), shared.end());
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& left, const auto& right) { return left.second > right.second; });
        TextList result;
        for (const auto& [text, count] : order) {
            const std::string& name = corpus.document(units[text].document).name();
            if (result.size() < most_names && std::find(result.begin(), result.end(), name) == result.end())
                result.push_back(name);
        }
        return result;
    }

    void add_similar(Corpus& corpus, const std::vector<Unit>& units, const std::vector<Letters>& texts,
                     std::span<const Match> own) const {
        const Unit& unit = units[own.front().text];
        const auto size = static_cast<double>(texts[own.front().text].size());
        // Letters covered per other article; matches come by ascending begin, so the last end is enough.
        std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> covered;  // other → letters, end
        for (const Match& match : own) {
            auto& [count, end] = covered[match.other];
            if (match.end > end) count += match.end - std::max(match.begin, end);
            end = std::max(end, match.end);
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
        for (const auto& [text, count] : covered) order.emplace_back(text, count.first);
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& left, const auto& right) { return left.second > right.second; });
        FindingTable& table = corpus.output(unit.document).at("similar_articles");
        for (const auto& [text, count] : order) {
            if (static_cast<double>(count) < smallest_share_ * size) continue;
            const Document& document = corpus.document(units[text].document);
            const Article& article = document.articles()[units[text].article];
            Row& row = table.add(corpus.document(unit.document).articles()[unit.article].span, unit.article);
            table.set(row, other, document.name());
            table.set(row, other_title, std::string(document.text(article.title)));
            table.set(row, characters, static_cast<std::int64_t>(count));
            table.set(row, share, static_cast<double>(count) / size);
        }
    }

    std::uint32_t shortest_;
    double smallest_share_;
};

}  // namespace

}  // namespace jianbao::passages

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::analyzer,
    .name = "passages",
    .version = "1.0",
    .summary = "Finds passages that stand in several documents, and how much of each document that is",
    .options = jianbao::passages::options,
    .tables = jianbao::passages::tables,
    .compares = true,
    .make_analyzer = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Analyzer> {
        return std::make_unique<jianbao::passages::PassageAnalyzer>(setup.options());
    }});
