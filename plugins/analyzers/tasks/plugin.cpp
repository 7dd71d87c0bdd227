#include "jianbao/plugin.h"

#include <algorithm>
#include <cmath>

#include "assembly.h"
#include "clauses.h"
#include "document_words.h"
#include "jianbao/standard_tables.h"
#include "sections.h"
#include "title.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

constexpr ColumnSpec columns[] = {
    {"title", ColumnType::text, "事项", "action and object, at most 30 characters"},
    {"grade", ColumnType::text, "等级", "A measured, B assigned, C neither"},
    {"lead", ColumnType::text_list, "牵头单位", "responsible parties"},
    {"support", ColumnType::text_list, "配合单位", "parties that help"},
    {"person", ColumnType::text_list, "责任人", "named individuals"},
    {"deadline.text", ColumnType::text, "时限原文", "the time limit as written"},
    {"deadline.norm", ColumnType::text, "时限", "the time limit's normal form"},
    {"deadline.kind", ColumnType::text, "时限类型", "date, partial or event"},
    {"deadline.last_day", ColumnType::date, "截止日期", "the last day on which it is on time"},
    {"frequency.text", ColumnType::text_list, "频次原文", "the frequencies as written"},
    {"frequency.norm", ColumnType::text_list, "频次", "the frequencies' normal forms: R/P1M"},
    {"targets", ColumnType::text_list, "量化指标", "quantified requirements, as written"},
    {"confidence", ColumnType::number, "可信度", "0 to 1"},
    {"to_check", ColumnType::boolean, "待核", "the confidence lies below the threshold"},
    {"reasons", ColumnType::text_list, "依据", "names of the rules that met"},
};
constexpr TableSpec tables[] = {
    {"tasks", "task", "督办事项", "Instructions somebody can check: who does what by when.", columns}};
constexpr OptionSpec options[] = {
    {"check_below", OptionType::number, "0.9", "Rows with a confidence below this are marked to be checked.", "", 0, 1},
};
constexpr const char* data[] = {"parties", "directives", "phrases", "discourse", "titles", "rows"};
constexpr const char* needs[] = {deadlines::table, jianbao::parties::table};

/// A column of a table of another plugin, looked up once for all rows.
template <class T>
class Read {
public:
    Read(const FindingTable& table, Column<T> column) : at_(table.column(column.name)) {}
    /// The value, or null for an empty cell.
    const T* find(const Row& row) const { return std::get_if<T>(&row.cells[at_]); }
    /// The value, or an empty one.
    const T& operator()(const Row& row) const {
        static const T none{};
        const T* value = find(row);
        return value ? *value : none;
    }

private:
    std::size_t at_;
};

/// A column of the analyzer's own table, looked up once for all rows.
template <class T>
class Written {
public:
    Written(const FindingTable& table, Column<T> column) : at_(table.column(column.name)) {}
    void set(Row& row, T value) const { row.cells[at_] = std::move(value); }

private:
    std::size_t at_;
};

struct Columns {
    explicit Columns(const FindingTable& table) : table_(table) {}

private:
    const FindingTable& table_;

public:
    Written<std::string> title{table_, tasks::title}, grade{table_, tasks::grade};
    Written<TextList> lead{table_, tasks::lead}, support{table_, tasks::support}, person{table_, tasks::person};
    Written<std::string> deadline_text{table_, tasks::deadline_text}, deadline_norm{table_, tasks::deadline_norm};
    Written<std::string> deadline_kind{table_, tasks::deadline_kind};
    Written<Date> deadline_day{table_, tasks::deadline_day};
    Written<TextList> frequency_text{table_, tasks::frequency_text}, frequency_norm{table_, tasks::frequency_norm};
    Written<TextList> targets{table_, tasks::targets};
    Written<double> confidence{table_, tasks::confidence};
    Written<bool> to_check{table_, tasks::to_check};
    Written<TextList> reasons{table_, tasks::reasons};
};

std::vector<NamedParty> read_parties(const FindingTable& table) {
    std::vector<NamedParty> out;
    const Read scope(table, jianbao::parties::scope);
    const Read name(table, jianbao::parties::name), kind(table, jianbao::parties::kind), role(table, jianbao::parties::role);
    const Read confidence(table, jianbao::parties::confidence);
    std::optional<Read<std::string>> shape;
    for (const ColumnSpec& one : table.spec().columns)
        if (std::string_view(one.name) == "shape") shape.emplace(table, Column<std::string>{"shape"});
    for (const Row& row : table.rows())
        out.push_back({row.evidence, scope(row), name(row), kind(row), role(row), shape ? (*shape)(row) : "", confidence(row)});
    return out;
}

/// The times in the order of the text: those that bind, or all that say a day, an event or a frequency.
Times read_times(const FindingTable& table, bool binding) {
    std::vector<Time> out;
    const Read role_of(table, deadlines::role), text(table, deadlines::text), kind(table, deadlines::kind);
    const Read norm(table, deadlines::norm);
    const Read last_day(table, deadlines::last_day);
    for (const Row& row : table.rows()) {
        const std::string& role = role_of(row);
        const bool planned = role == "mention" && text(row) == "全年";
        if (binding && role != "limit" && role != "frequency" && !planned) continue;
        if (kind(row) == "duration") continue;
        Time time{row.evidence, text(row), kind(row), norm(row), std::nullopt, role == "frequency", binding && planned};
        if (const Date* day = last_day.find(row)) time.last_day = *day;
        if (time.planned) {
            if (!time.last_day) continue;
            time.kind = "date";
            time.norm = to_iso(*time.last_day);
        }
        out.push_back(std::move(time));
    }
    return Times(std::move(out));
}

/// Where times stand that were over when the text was written: 一季度, 2025年 of a text of 2026. In the order of the text.
std::vector<Span> read_gone(const FindingTable& table, const Document& document) {
    std::vector<Span> gone;
    const Read role_of(table, deadlines::role);
    const Read last_day(table, deadlines::last_day);
    for (const Row& row : table.rows()) {
        const Date* day = role_of(row) == "mention" ? last_day.find(row) : nullptr;
        const std::optional<Date> written = day ? document.reference_date(row.article) : std::nullopt;
        if (written && *day < *written) gone.push_back(row.evidence);
    }
    std::sort(gone.begin(), gone.end(), [](Span a, Span b) { return a.begin < b.begin; });
    return gone;
}

/// What stands between the sentence's start, or the last mark, and the comma right before `at`: 线路迁改 in 线路迁改，由…; of what is
/// too long for a title what stands behind its last 的.
Span clause_before(std::string_view text, std::uint32_t at) {
    constexpr std::string_view comma = "，", of = "的";
    constexpr std::uint32_t longest = 78, shortest = 6;  // bytes
    if (at < comma.size() || text.substr(at - comma.size(), comma.size()) != comma) return {};
    const std::uint32_t end = at - static_cast<std::uint32_t>(comma.size());
    std::uint32_t begin = end;
    while (begin > 0 && end - begin < longest) {
        std::uint32_t before = begin - 1;
        while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
        std::size_t next = before;
        const char32_t c = next_character(text, next);
        if (!is_han(c) && !(c >= U'0' && c <= U'9') && c != U'“' && c != U'”' && c != U'、') return {begin, end};
        begin = before;
    }
    if (begin == 0) return {begin, end};
    const std::string_view said = text.substr(begin, end - begin);
    const std::size_t thing = said.rfind(of);
    if (thing == said.npos || thing + of.size() + shortest > said.size()) return {};
    return {begin + static_cast<std::uint32_t>(thing + of.size()), end};
}

/// The heading of the section, or of one around it, without its number and 关于; empty where it names no
/// topic (原则同意县交通局的方案) or is the row itself.
Span topic_of_section(const Phrases& known, const Document& document, std::uint32_t section, Span quote) {
    for (; section < document.sections().size(); section = document.sections()[section].parent) {
        const Section& around = document.sections()[section];
        std::uint32_t begin = std::max(around.marker.end, around.heading.begin), end = around.heading.end;
        const auto words = [&] { return document.text({begin, end}); };
        static constexpr WordList openings({" ", "　", "关于", "要"}), closings({"。", "：", "的问题", "有关问题"});
        if (!openings.begins(words()).empty())
            for (const std::string_view word : openings)
                if (words().starts_with(word)) begin += static_cast<std::uint32_t>(word.size());
        if (!closings.ends(words()).empty())
            for (const std::string_view mark : closings)
                if (words().ends_with(mark)) end -= static_cast<std::uint32_t>(mark.size());
        if (known[Phrase::decides].begins(words()).empty() && begin < end) return quote.overlaps(around.heading) ? Span{} : Span{begin, end};
    }
    return {};
}

class TaskAnalyzer : public Analyzer {
public:
    explicit TaskAnalyzer(const Setup& setup)
        : words_(make_words(setup.data("parties"), setup.data("directives"), setup.data("phrases"))),
          discourse_(setup.data("discourse")),
          title_words_(setup.data("titles")),
          row_words_(setup.data("rows")),
          amounts_(words_.phrases()),
          check_below_(setup.options().number("check_below")) {}

    void analyze(const Document& document, const Findings& needs_tables, Findings& found, Context& context) const override {
        const std::vector<NamedParty> named = read_parties(needs_tables.at(jianbao::parties::table));
        const FindingTable& found_times = needs_tables.at(deadlines::table);
        const bool asks_all = !document.tables().empty() || has_stages(words_.phrases(), document);
        const Times all_times = asks_all ? read_times(found_times, false) : Times();
        const std::shared_ptr<const Reading> read = read_words(context, words_, document);
        const Reading& words = *read;
        const auto parts = discourse_.parts_of(document, context);
        const auto clauses = read_clauses(context, document, words);
        Assembly assembly(document, words, *clauses, discourse_, row_words_, amounts_, *parts, named, read_times(found_times, true), all_times,
                          read_gone(found_times, document));
        FindingTable& table = found.at(tasks::table);
        Names names;
        for (const NamedParty& party : named) {
            names.all.push_back(party.evidence);
            if (party.role == "lead" || party.role == "support") names.acting.push_back(party.evidence);
        }
        for (std::vector<Span>* each : {&names.all, &names.acting}) std::sort(each->begin(), each->end(), [](Span a, Span b) { return a.begin < b.begin; });
        const Columns columns(table);
        for (Draft& draft : assembly.make()) add(document, *clauses, std::move(draft), names, words, columns, table);
    }

private:
    /// Where parties are named, in the order of the text.
    struct Names {
        std::vector<Span> all, acting;
    };

    void add(const Document& document, const SentenceClauses& clauses, Draft&& draft, const Names& names,
             const Reading& words, const Columns& columns, FindingTable& table) const {
        TextList lead, support, person;
        if (draft.group) {
            for (const NamedParty* party : draft.group->parties) {
                // 全市新建公园20个: where it is done, and nobody
                if (words.phrases()[Phrase::regions_alone].has(party->name)) continue;
                TextList& list = party->kind == "person" ? person : party->role == "lead" ? lead : support;
                // x县、x县: placeholders stand for different names
                const bool masked =
                    party->name.find_first_of("xX*") != std::string::npos || party->name.find("×") != std::string::npos;
                if (masked || std::find(list.begin(), list.end(), party->name) == list.end())
                    list.push_back(party->name);
            }
        }
        const bool assigned = draft.group && !draft.group->universal() && !draft.exhorts;
        const char* grade = draft.measured() ? "A" : assigned ? "B" : "C";
        const std::uint32_t section = section_around(document, draft.section, draft.quote);
        Row& row = table.add({draft.quote.begin - draft.lead_in, draft.quote.end}, draft.article, section);
        std::vector<Span> times;
        for (const Time* time : draft.times) times.push_back(time->span);
        const Span target = draft.targets.empty() ? Span{} : draft.targets.front().span;
        Span topic;
        if (draft.group && !draft.inherited && draft.group->shaped("request") && draft.title_end == 0) {
            const std::uint32_t asked = draft.group->parties.front()->evidence.begin;
            if (asked >= draft.quote.begin + 6) {
                topic = {draft.quote.begin, asked - 3};
                // 总投资调整为4650万元，调增部分由县二医院解决: the last clause says of what
                constexpr std::size_t least = 12;  // bytes
                const std::string_view said = document.text(topic);
                if (const std::size_t comma = said.rfind("，"); comma != said.npos && comma + 3 + least <= said.size())
                    topic.begin += static_cast<std::uint32_t>(comma) + 3;
            } else {
                topic = clause_before(document.text(), draft.quote.begin);
                // 由县教育局建立台账，由县卫健局制定方案: what somebody else does is no topic
                const std::vector<Span>& others = names.acting;
                const auto next = std::lower_bound(others.begin(), others.end(), topic.begin, [](Span name, std::uint32_t at) { return name.begin < at; });
                const bool named = (next != others.end() && next->overlaps(topic)) || (next != others.begin() && std::prev(next)->overlaps(topic));
                if (named) topic = {};
            }
        }
        Span before;
        if (draft.sentence != no_index && draft.title_end == 0)
            before = {document.paragraphs()[document.sentences()[draft.sentence].paragraph].span.begin, draft.quote.begin};
        TitleSource source{.span = {draft.words, draft.title_end ? draft.title_end : draft.quote.end},
                           .clauses = draft.sentence == no_index ? std::span<const Clause>() : clauses.of(draft.sentence),
                           .times = std::move(times),
                           .parties = {},
                           .unassigned = !draft.group,
                           .headed = !draft.reasons.empty() && draft.reasons.front() == "bracket",
                           .limit = {},
                           .target = target,
                           .topic = topic,
                           .before = before};
        source.heading = topic_of_section(words_.phrases(), document, section, draft.quote);
        source.further = draft.further;
        source.shared_verb = draft.shared_verb;
        const auto begins_before = [](Span name, std::uint32_t begin) { return name.begin < begin; };
        for (auto name = std::lower_bound(names.all.begin(), names.all.end(), source.span.begin, begins_before);
             name != names.all.end() && name->begin < source.span.end; ++name)
            source.parties.push_back(*name);
        const Time* const limit = deciding_limit(draft, document.text());
        if (limit) source.limit = limit->span;
        std::string title = make_title(document.text(), source, words, title_words_);
        if (title.empty()) {
            source.span = draft.quote;
            title = make_title(document.text(), source, words, title_words_);
        }
        columns.title.set(row, std::move(title));
        columns.grade.set(row, std::string(grade));
        columns.lead.set(row, std::move(lead));
        columns.support.set(row, std::move(support));
        columns.person.set(row, std::move(person));
        TextList frequencies, frequency_norms;
        for (const Time* time : draft.times) {
            if (time->frequency) {
                if (std::find(frequency_norms.begin(), frequency_norms.end(), time->norm) != frequency_norms.end())
                    continue;
                frequencies.push_back(time->text);
                frequency_norms.push_back(time->norm);
            } else {
                if (time != limit) continue;
                columns.deadline_text.set(row, time->text);
                columns.deadline_norm.set(row, time->norm);
                columns.deadline_kind.set(row, time->kind);
                if (time->last_day) columns.deadline_day.set(row, *time->last_day);
            }
        }
        if (!frequencies.empty()) {
            columns.frequency_text.set(row, std::move(frequencies));
            columns.frequency_norm.set(row, std::move(frequency_norms));
        }
        TextList targets;
        for (const Target& target : draft.targets) targets.emplace_back(document.text(target.span));
        columns.targets.set(row, std::move(targets));
        columns.confidence.set(row, std::round(draft.confidence * 1000) / 1000);
        columns.to_check.set(row, draft.confidence < check_below_);
        columns.reasons.set(row, std::move(draft.reasons));
    }

    Lexicon words_;
    Discourse discourse_;
    TitleWords title_words_;
    RowWords row_words_;
    AmountWords amounts_;  ///< of the phrases of words_
    double check_below_;
};

}  // namespace

}  // namespace jianbao::chinese

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::analyzer,
    .name = "tasks",
    .version = "1.0",
    .summary = "Finds checkable instructions: who does what by when, with grade and confidence",
    .options = jianbao::chinese::options,
    .data = jianbao::chinese::data,
    .tables = jianbao::chinese::tables,
    .needs = jianbao::chinese::needs,
    .make_analyzer = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Analyzer> {
        return std::make_unique<jianbao::chinese::TaskAnalyzer>(setup);
    }});
