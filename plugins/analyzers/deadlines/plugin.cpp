// The deadlines analyzer: one row for each time expression of a document.
#include "jianbao/plugin.h"

#include <algorithm>

#include "grammar.h"
#include "jianbao/standard_tables.h"

namespace jianbao {

namespace {

constexpr ColumnSpec columns[] = {
    {deadlines::text.name, ColumnType::text, "原文", "the expression as written"},
    {deadlines::kind.name, ColumnType::text, "类型", "date, partial, event, interval, duration or frequency"},
    {deadlines::norm.name, ColumnType::text, "规范形式",
     "2021-06-30, 20XX-12-31, event:汛期, R/P1M, 2/P1W, 24h, 2021-05-01/2021-05-07, P3D"},
    {deadlines::last_day.name, ColumnType::date, "最后期限", "the last day on which it is on time, where known"},
    {deadlines::role.name, ColumnType::text, "作用", "limit, frequency, start or mention"},
    {deadlines::confidence.name, ColumnType::number, "可信度", "0 to 1"},
    {deadlines::value.name, ColumnType::text, "取值",
     "what the expression says by itself, leaving its role aside: 2021-06-30, 2021-01-01/2021-06-30, P3D, R/P1M"},
    {deadlines::value_kind.name, ColumnType::text, "取值类型",
     "date, interval, duration or frequency; empty where there is no value"},
};

const TableSpec tables[] = {
    {deadlines::table, "deadline", "时间表达", "Time expressions: limits, frequencies and mere mentions", columns}};
constexpr const char* data[] = {"time_events", "time_frequencies", "time_roles", "holidays"};

timex::Place place_of(const Document& document, const Sentence& sentence) {
    if (sentence.paragraph >= document.paragraphs().size()) return timex::Place::body;
    switch (document.paragraphs()[sentence.paragraph].role) {
        case ParagraphRole::title:
        case ParagraphRole::signature:
        case ParagraphRole::attachment:
        case ParagraphRole::note:
            return timex::Place::title;
        case ParagraphRole::heading: {
            // 5.改造两条道路，11月底竣工。: an item with lines of its own below it says the whole
            const std::string_view words = document.text(document.paragraphs()[sentence.paragraph].span);
            return words.ends_with("。") && words.find("，") != words.npos ? timex::Place::body : timex::Place::heading;
        }
        case ParagraphRole::table:
            return timex::Place::table_cell;
        default:
            return timex::Place::body;
    }
}

DocumentKind kind_of(const Document& document, std::uint32_t article) {
    if (article < document.articles().size() && document.articles()[article].metadata.kind != DocumentKind::unknown)
        return document.articles()[article].metadata.kind;
    return document.metadata().kind;
}

/// 2026 of 某县2026年消防整治方案; 0 where the words name no year, or two.
int year_named(std::string_view words) {
    constexpr std::string_view unit = "年";
    constexpr std::size_t digits = 4;
    int year = 0;
    for (std::size_t at = words.find(unit); at != words.npos; at = words.find(unit, at + unit.size())) {
        int number = 0;
        for (std::size_t i = at < digits ? at : at - digits; i < at; ++i)
            number = words[i] >= '0' && words[i] <= '9' ? number * 10 + (words[i] - '0') : 0;
        if (number < 1949 || number > 2099) continue;
        if (year != 0 && year != number) return 0;
        year = number;
    }
    return year;
}

/// The year of the headings above the sentence, the nearest first (三、2026年工作打算), else of the text's title.
int year_above(const Document& document, const Sentence& sentence) {
    for (std::uint32_t at = sentence.section; at < document.sections().size(); at = document.sections()[at].parent)
        if (const int year = year_named(document.text(document.sections()[at].heading))) return year;
    if (sentence.article >= document.articles().size()) return 0;
    return year_named(document.articles()[sentence.article].metadata.title);
}

/// 第十二条 opens the sentence.
bool opens_article(std::string_view sentence) {
    constexpr std::string_view mark = "第", closing = "条";
    constexpr std::size_t longest_number = 21;  // bytes
    return sentence.starts_with(mark) && sentence.substr(0, longest_number).find(closing) != sentence.npos;
}

class Deadlines final : public Analyzer {
public:
    explicit Deadlines(const Setup& setup)
        : grammar_(timex::TimeLexicon(setup.data("time_events"), setup.data("time_frequencies"),
                                      setup.data("time_roles"), setup.data("holidays"))) {}

    void analyze(const Document& document, const Findings&, Findings& found, Context& context) const override {
        FindingTable& table = found.at(deadlines::table);
        const std::vector<Span> limit_cells = cells_under_limits(document);
        timex::Characters characters;
        std::vector<timex::TimeExpression> expressions;
        std::optional<Date> reference;
        std::uint32_t article = no_index;
        DocumentKind kind = DocumentKind::unknown;
        bool rules = false;
        int year = 0;
        std::uint32_t section = no_index - 1;  // none yet
        std::size_t sentences = 0;
        const std::vector<int> numbered = numbered_articles(document);
        for (const Sentence& sentence : document.sentences()) {
            if ((++sentences & 0xFFF) == 0 && context.cancelled()) return;
            if (sentence.article != article) {
                article = sentence.article;
                section = no_index - 1;
                year = 0;
                reference = document.reference_date(article);
                kind = kind_of(document, article);
                rules = lays_down_rules(document, article, numbered);
            }
            if (!reference && sentence.section != section) {
                section = sentence.section;
                year = year_above(document, sentence);
            }
            timex::Surroundings around{.reference = reference,
                                       .year = year,
                                       .place = place_of(document, sentence),
                                       .directive = kind == DocumentKind::notice || kind == DocumentKind::plan,
                                       .minutes = kind == DocumentKind::minutes,
                                       .rules = rules};
            if (around.place == timex::Place::table_cell) {
                const auto cell = std::partition_point(limit_cells.begin(), limit_cells.end(), [&](Span one) { return one.end <= sentence.span.begin; });
                if (cell != limit_cells.end() && cell->overlaps(sentence.span)) around.place = timex::Place::limit_column;
            }
            characters.assign(document.text(sentence.span), document.text().size() - sentence.span.end);
            expressions.clear();
            grammar_.find(characters, around, expressions);
            for (const timex::TimeExpression& expression : expressions)
                add_row(table, document, sentence, characters, expression);
        }
    }

private:
    /// By its title (a 办法, a 预案) or its numbered articles.
    bool lays_down_rules(const Document& document, std::uint32_t article, const std::vector<int>& numbered) const {
        if (article >= document.articles().size()) return false;
        timex::Characters title;
        title.assign(document.articles()[article].metadata.title);
        if (grammar_.lexicon().names_rules(title)) return true;
        constexpr int least_articles = 3;
        return numbered[article] >= least_articles;
    }

    /// How many sentences of each text open with 第…条.
    static std::vector<int> numbered_articles(const Document& document) {
        std::vector<int> count(document.articles().size());
        for (const Sentence& sentence : document.sentences())
            if (sentence.article < count.size()) count[sentence.article] += opens_article(document.text(sentence.span));
        return count;
    }

    /// Cells under a head like 完成时限.
    std::vector<Span> cells_under_limits(const Document& document) const {
        std::vector<Span> cells;
        timex::Characters head;
        for (const Table& table : document.tables())
            for (const Cell& cell : table.cells) {
                if (cell.row < table.header_rows) continue;
                for (std::uint32_t row = 0; row < table.header_rows; ++row) {
                    const Cell* above = table.at(row, cell.column);
                    if (!above) continue;
                    head.assign(document.text(above->text));
                    if (grammar_.lexicon().limit_labels.find(head, 0, head.size()) != timex::WordSet::npos)
                        cells.push_back(cell.text);
                }
            }
        std::sort(cells.begin(), cells.end(), [](Span one, Span other) { return one.begin < other.begin; });
        return cells;
    }

    static void add_row(FindingTable& table, const Document& document, const Sentence& sentence,
                        const timex::Characters& characters, const timex::TimeExpression& expression) {
        const Span span{sentence.span.begin + characters.byte(expression.begin),
                        sentence.span.begin + characters.byte(expression.end)};
        Row& row = table.add(span, sentence.article, sentence.section);
        table.set(row, deadlines::text, std::string(document.text(span)));
        table.set(row, deadlines::kind, std::string(name_of(expression.kind)));
        if (!expression.norm.empty()) table.set(row, deadlines::norm, expression.norm);
        if (expression.last_day) table.set(row, deadlines::last_day, *expression.last_day);
        table.set(row, deadlines::role, std::string(name_of(expression.role)));
        table.set(row, deadlines::confidence, expression.confidence);
        if (expression.value_kind != timex::ValueKind::none) {
            table.set(row, deadlines::value, expression.value);
            table.set(row, deadlines::value_kind, std::string(name_of(expression.value_kind)));
        }
    }

    timex::TimeGrammar grammar_;
};

}  // namespace

}  // namespace jianbao

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::analyzer,
    .name = "deadlines",
    .version = "1.0",
    .summary = "Time limits and frequencies with their normal forms",
    .data = jianbao::data,
    .tables = jianbao::tables,
    .make_analyzer = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Analyzer> {
        return std::make_unique<jianbao::Deadlines>(setup);
    }});
