#include "report/layout.h"

#include <algorithm>

#include "config/nearest.h"
#include "report/keys.h"
#include "report/node_values.h"
#include "report/places.h"
#include "report/query_check.h"
#include "report/text_check.h"

namespace jianbao::report {

namespace {

/// Options of these are handed on even where the exporter is not installed here.
constexpr std::string_view usual_exporters[] = {"pdf", "xlsx", "html", "docx", "markdown", "json", "csv"};

const Node null_node;

class Loader {
public:
    /// `root` is the whole layout, `problems` what was wrong in making it so.
    Loader(const Node& root, const LayoutSources& sources, Problems problems, const ledger::Reading& reading,
           std::span<const std::string> exporters)
        : root_(root),
          queries_(sources.queries),
          problems_(std::move(problems)),
          places_(sources.root.where().file, sources.text),
          checker_(reading, places_, problems_),
          texts_(places_, problems_),
          exporters_(exporters.begin(), exporters.end()) {
        for (const std::string_view name : usual_exporters)
            if (std::find(exporters_.begin(), exporters_.end(), name) == exporters_.end()) exporters_.emplace_back(name);
    }

    Layout load() {
        check_top();
        load_head();
        load_parameters();
        load_figures();
        load_frame();
        for (const Node& node : rows_of(root_["section"])) load_section(node, place_in_file(node));
        check_other_queries();
        if (!problems_.empty()) {
            put_in_order(problems_, root_.where().file);
            throw LayoutError(std::move(problems_));
        }
        return std::move(layout_);
    }

private:
    void check_top() {
        if (!root_.is_table()) throw LayoutError({SettingError(root_.where(), "a layout is a TOML file")});
        Node::Table own;
        for (const auto& [name, node] : root_.table()) {
            const bool exporter = std::find(exporters_.begin(), exporters_.end(), name) != exporters_.end();
            if (!exporter)
                own.emplace_back(name, node);
            else if (!node.is_table())
                problems_.emplace_back(node.where(), "`" + name + "` takes a table of the exporter's options");
            else
                layout_.exporters.emplace_back(name, node);
        }
        check_keys(Node(own, root_.where()), layout_keys(), problems_, "a layout");
    }

    void load_head() {
        const Node& head = root_["layout"];
        layout_.name = text_of(head["name"]);
        layout_.help = text_of(head["help"]);
        layout_.look = root_["look"];
        layout_.due_soon_days = integer_of(root_["lights"]["due_soon_days"], 7);
    }

    void load_parameters() {
        const ledger::NamedValues values = standard_values({.as_of = make_date(2021, 4, 26)});
        for (const std::string_view name : standard_names()) texts_.add_name(std::string(name));
        values_ = values;
        const Node& node = root_["parameters"];
        layout_.needs = texts_of(root_["layout"]["needs"]);
        for (const std::string& name : layout_.needs)
            if (!node.is_table() || !node.has(name))
                problems_.emplace_back(root_["layout"]["needs"].where(), "there is no parameter `" + name + "`",
                                       "give it a standard value under [parameters]");
        if (!node.is_table()) return;
        for (const auto& [name, value] : node.table()) {
            Parameter parameter{name, {}};
            if (value.is_text())
                parameter.standard = value.text();
            else if (const auto* whole = std::get_if<std::int64_t>(&value.value()))
                parameter.standard = *whole;
            else if (const auto* number = std::get_if<double>(&value.value()))
                parameter.standard = *number;
            else if (const auto* date = std::get_if<Date>(&value.value()))
                parameter.standard = to_iso(*date);
            else {
                problems_.emplace_back(value.where(), "the parameter `" + name + "` takes a text, a number or a date");
                continue;
            }
            if (!texts_.new_name(name, value, "parameter")) continue;
            values_[name] = parameter.standard;
            layout_.parameters.push_back(std::move(parameter));
        }
    }

    void load_figures() {
        static constexpr Key keys[] = {{"sql", KeyType::sql, "One SELECT that gives one row.", "", true},
                                       {"requires", KeyType::texts, "Tables of analyzers it needs."}};
        const Node& node = root_["figures"];
        if (!node.is_table()) return;
        for (const auto& [name, value] : node.table()) {
            const bool set = value.is_table();
            if (set) check_keys(value, keys, problems_, "[figures." + name + "]");
            const Node& sql = set ? value["sql"] : value;
            if (!sql.is_text()) {
                if (!set)
                    problems_.emplace_back(value.where(), "the figure `" + name + "` takes SQL as a text in quotes",
                                           "or a table with `sql`, whose columns are figures");
                continue;
            }
            FigureSet figures;
            figures.query = {sql.text(), sql.where(), "[figures] " + name};
            figures.available = !set || checker_.available(texts_of(value["requires"]));
            if (!figures.available) continue;
            const std::optional<Names> columns = checker_.check(sql, figures.query, values_);
            if (set)
                figures.names = columns.value_or(Names{});
            else
                figures.names = {name};
            if (columns && !set && columns->size() != 1)
                problems_.emplace_back(sql.where(),
                                       "the figure `" + name + "` takes one value, its query gives " +
                                           std::to_string(columns->size()) + " columns",
                                       "write [figures." + name + "] with `sql` to name each column's figure");
            for (const std::string& figure : figures.names) texts_.new_name(figure, value, "figure");
            if (!columns && set) texts_.accept_all_names();
            layout_.figures.push_back(std::move(figures));
        }
    }

    void load_frame() {
        const Node& head = root_["layout"];
        layout_.title = texts_.text(head["title"]);
        layout_.subtitle = texts_.text(head["subtitle"]);
        layout_.author = texts_.text(head["author"]);
        const Node& limits = root_["limits"];
        layout_.limits.paper = integer_of(limits["paper"], layout_.limits.paper);
        layout_.limits.screen = integer_of(limits["screen"], layout_.limits.screen);
        layout_.limits.day = integer_of(limits["day"], layout_.limits.day);
        static const Node usual(std::string("其余{rest}项从略，详见工作簿。"));
        layout_.limits.rest = texts_.text(limits.has("rest") ? limits["rest"] : usual, Names{"rest"});
        if (const Node& node = root_["masthead"]; node.is_table())
            layout_.masthead =
                MastheadItem{texts_.text(node["name"]), texts_.text(node["issue"]), texts_.text(node["office"]),
                             texts_.text(node["date"]), flag_of(node["red"], true)};
        if (const Node& sql = root_["numbers"]["sql"]; sql.is_text()) {
            layout_.numbers = Query{sql.text(), sql.where(), "[numbers]"};
            const Names columns = checker_.check(sql, *layout_.numbers, values_).value_or(Names{"series", "key"});
            for (const char* name : {"series", "key"})
                if (std::find(columns.begin(), columns.end(), name) == columns.end())
                    problems_.emplace_back(sql.where(), std::string("the query of [numbers] has no column `") + name + "`");
        }
        if (const Node& node = root_["imprint"]; node.is_table())
            layout_.imprint = ImprintItem{texts_.text(node["copies_to"]), texts_.text(node["printed_by"]),
                                          texts_.text(node["printed_on"])};
    }

    /// The how many-th section of its file it is.
    std::size_t place_in_file(const Node& section) const {
        std::size_t number = 0;
        for (const Node& other : rows_of(root_["section"]))
            number += other.where().file == section.where().file && other.where().line <= section.where().line;
        return number;
    }

    /// Named queries of this file that no section asks for yet are checked too.
    void check_other_queries() {
        if (!root_["query"].is_table()) return;
        for (const auto& [name, node] : root_["query"].table()) {
            const Node& sql = node["sql"];
            if (!sql.is_text() || sql.where().file != root_.where().file) continue;
            bool asked_for = false;
            for (const Node& section : rows_of(root_["section"])) asked_for |= text_of(section["query"]) == name;
            if (!asked_for) checker_.check(sql, {sql.text(), sql.where(), "[query." + name + "]"}, values_);
        }
    }

    void load_section(const Node& node, std::size_t number) {
        if (!node.is_table()) return;
        std::vector<std::string> kinds;
        const SectionKind* kind = nullptr;
        for (const SectionKind& candidate : section_kinds()) {
            kinds.emplace_back(candidate.name);
            if (text_of(node["kind"]) == candidate.name) kind = &candidate;
        }
        if (!kind) {
            if (node["kind"].is_text())
                problems_.emplace_back(node["kind"].where(),
                                       "there is no kind of section '" + text_of(node["kind"]) + "'",
                                       config::hint_for(text_of(node["kind"]), kinds));
            else
                problems_.emplace_back(node.where(), "a section needs `kind`", config::hint_for("", kinds));
            return;
        }
        Section section;
        section.label = "section " + std::to_string(number) + " (" + kind->name + ")";
        section.where = node.where();
        check_keys(node, section_keys(), kind->keys, problems_, section.label);
        section.available = checker_.available(texts_of(node["requires"]));
        if (!section.available) return;
        label_ = section.label;
        if (node.has("when")) section.when = condition(node["when"]);
        if (node.has("otherwise")) section.otherwise = texts_.rich(node["otherwise"], {});
        section.exporters = exporters(node["exporters"]);
        section.body = body(node, kind->name);
        layout_.sections.push_back(std::move(section));
    }

    std::vector<std::string> exporters(const Node& node) {
        if (node.is_list())
            for (const Node& item : node.list())
                if (item.is_text() && std::find(exporters_.begin(), exporters_.end(), item.text()) == exporters_.end())
                    problems_.emplace_back(item.where(), "there is no exporter `" + item.text() + "`",
                                           config::hint_for(item.text(), exporters_));
        return texts_of(node);
    }

    SectionBody body(const Node& node, std::string_view kind) {
        if (kind == "heading")
            return HeadingSection{texts_.text(node["text"]), integer_of(node["level"], 1),
                                  flag_of(node["numbered"], true), texts_.text(node["anchor"])};
        if (kind == "text") return text_section(node);
        if (kind == "figures") return figures_section(node);
        if (kind == "table") return table_section(node);
        if (kind == "chart") return chart_section(node);
        if (kind == "heat") return heat_section(node);
        if (kind == "calendar") return calendar_section(node);
        if (kind == "notices") return NoticesSection{texts_.text(node["title"]), texts_.text(node["empty"])};
        if (kind == "slip") return slip_section(node);
        if (kind == "contents") return ContentsSection{texts_.text(node["title"]), integer_of(node["depth"], 2)};
        return PageBreakSection{};
    }

    TextSection text_section(const Node& node) {
        TextSection section;
        std::optional<Names> columns = Names{};
        if (node.has("sql") || node.has("query")) section.rows = rows(node, columns);
        section.style = static_cast<ParagraphStyle>(choice_of(node["style"], "body|plain|centred|note|signature", 0));
        section.anchor = texts_.text(node["anchor"], columns);
        // An empty line parts paragraphs; a single line break is only the file's.
        const std::string whole = text_of(node["text"]);
        for (std::size_t at = 0; at <= whole.size();) {
            const std::size_t end = std::min(whole.find("\n\n", at), whole.size());
            std::string paragraph = whole.substr(at, end - at);
            std::erase(paragraph, '\n');
            if (!paragraph.empty()) section.paragraphs.push_back(texts_.rich(node["text"], columns, paragraph, at));
            at = end + 2;
        }
        return section;
    }

    FiguresSection figures_section(const Node& node) {
        FiguresSection section;
        section.title = texts_.text(node["title"]);
        for (const Node& item : rows_of(node["figure"])) {
            if (!item.is_table()) continue;
            FigureItem figure;
            figure.label = texts_.text(item["label"]);
            figure.value = text_of(item["value"]);
            figure.unit = texts_.text(item["unit"]);
            figure.format = format_named(text_of(item["format"])).value_or(Format::standard);
            figure.light = light_of(item["light"]);
            figure.compare = flag_of(item["compare"], false);
            if (item["value"].is_text()) texts_.check_name(figure.value, item["value"], 0, Names{});
            section.figures.push_back(std::move(figure));
        }
        return section;
    }

    TableSection table_section(const Node& node) {
        TableSection section;
        std::optional<Names> columns;
        section.rows = rows(node, columns);
        section.name = texts_.text(node["name"]);
        section.title = texts_.text(node["title"]);
        section.note = texts_.text(node["note"]);
        section.empty = texts_.text(node["empty"]);
        section.anchor = texts_.text(node["anchor"], columns);
        section.key = texts_.column(node["key"], columns, label_);
        if (node.has("most_rows")) section.most_rows = integer_of(node["most_rows"], 0);
        section.numbered = flag_of(node["numbered"], false);
        section.compact = flag_of(node["compact"], false);
        section.list = flag_of(node["list"], false);
        section.landscape = flag_of(node["landscape"], false);
        for (const Node& item : rows_of(node["column"]))
            if (item.is_table()) section.columns.push_back(column_item(item, columns));
        return section;
    }

    ColumnItem column_item(const Node& item, const std::optional<Names>& columns) {
        ColumnItem out;
        out.name = texts_.column(item["name"], columns, label_);
        out.text = texts_.text(item["text"], columns);
        if (!item.has("name") && !item.has("text"))
            problems_.emplace_back(item.where(), "[[section.column]] needs `name` or `text`",
                                   columns ? config::hint_for("", *columns) : "");
        out.title = text_of(item["title"]);
        if (item.has("type"))
            out.type = static_cast<CellType>(choice_of(item["type"], "text|integer|number|percent|date", 0));
        if (item.has("format")) out.format = format_named(text_of(item["format"]));
        if (item.has("align")) out.align = static_cast<Align>(choice_of(item["align"], "left|centre|right", 0));
        out.width = number_of(item["width"]);
        out.merge_equal = flag_of(item["merge_equal"], false);
        out.editable = flag_of(item["editable"], false);
        out.light = texts_.column(item["light"], columns, label_);
        out.link = texts_.text(item["link"], columns);
        out.choices = texts_of(item["choices"]);
        out.empty = text_of(item["empty"]);
        out.exporters = exporters(item["exporters"]);
        return out;
    }

    ChartSection chart_section(const Node& node) {
        ChartSection section;
        std::optional<Names> columns;
        section.kind = static_cast<ChartKind>(choice_of(node["chart"], "bar|stacked_bar|line|pie", 0));
        section.rows = rows(node, columns);
        section.title = texts_.text(node["title"]);
        section.unit = texts_.text(node["unit"]);
        section.category = texts_.column(node["category"], columns, label_);
        section.horizontal = flag_of(node["horizontal"], false);
        for (const Node& item : rows_of(node["series"]))
            if (item.is_table())
                section.series.push_back({texts_.column(item["value"], columns, label_), texts_.text(item["name"]),
                                          light_of(item["light"])});
        return section;
    }

    HeatSection heat_section(const Node& node) {
        HeatSection section;
        std::optional<Names> columns;
        section.rows = rows(node, columns);
        section.name = texts_.text(node["name"]);
        section.title = texts_.text(node["title"]);
        section.unit = texts_.text(node["unit"]);
        section.head = texts_.text(node["head"]);
        section.note = texts_.text(node["note"]);
        section.category = texts_.column(node["category"], columns, label_);
        for (const Node& item : rows_of(node["series"]))
            if (item.is_table())
                section.series.push_back(
                    {texts_.column(item["value"], columns, label_), texts_.text(item["name"]), Light::none});
        return section;
    }

    CalendarSection calendar_section(const Node& node) {
        CalendarSection section;
        std::optional<Names> columns;
        section.rows = rows(node, columns);
        section.name = texts_.text(node["name"]);
        section.title = texts_.text(node["title"]);
        section.note = texts_.text(node["note"]);
        section.text = texts_.text(node["text"], columns);
        section.link = texts_.text(node["link"], columns);
        section.day = texts_.column(node["day"], columns, label_);
        section.light = texts_.column(node["light"], columns, label_);
        section.from = node.has("from") ? text_of(node["from"]) : "week_start";
        if (node["from"].is_text()) texts_.check_name(section.from, node["from"], 0, Names{});
        section.weeks = integer_of(node["weeks"], 5);
        return section;
    }

    SlipSection slip_section(const Node& node) {
        SlipSection section;
        std::optional<Names> columns;
        section.rows = rows(node, columns);
        section.title = texts_.text(node["title"], columns);
        section.number = texts_.text(node["number"], columns);
        section.light = texts_.column(node["light"], columns, label_);
        for (const Node& item : rows_of(node["field"]))
            if (item.is_table())
                section.fields.emplace_back(texts_.text(item["label"], columns), texts_.text(item["text"], columns));
        section.reply = texts_of(node["reply"]);
        section.page_break = flag_of(node["page_break"], true);
        return section;
    }

    /// The query of a section; its columns, or nothing where it is wrong.
    Query rows(const Node& node, std::optional<Names>& columns) {
        columns.reset();
        const Node* sql = &node["sql"];
        if (node.has("sql") && node.has("query")) {
            problems_.emplace_back(node["query"].key(), label_ + " has both `sql` and `query`", "keep one of them");
            return {};
        }
        if (node.has("query")) {
            const std::string name = text_of(node["query"]);
            sql = &named_query(name);
            if (sql->is_null()) {
                problems_.emplace_back(node["query"].where(), "there is no query called '" + name + "'",
                                       config::hint_for(name, query_names()));
                return {};
            }
        }
        if (sql->is_null()) {
            problems_.emplace_back(node.where(), label_ + " needs `sql` or `query`");
            return {};
        }
        if (!sql->is_text()) return {};
        Query query{sql->text(), sql->where(), label_};
        columns = checker_.check(*sql, query, values_);
        return query;
    }

    const Node& named_query(const std::string& name) const {
        for (const Node* source : {&root_, &queries_})
            if (const Node& node = (*source)["query"][name]["sql"]; node.is_text()) return node;
        return null_node;
    }

    Names query_names() const {
        Names out;
        for (const Node* source : {&root_, &queries_})
            if (const Node& node = (*source)["query"]; node.is_table())
                for (const auto& [name, value] : node.table()) out.push_back(name);
        return out;
    }

    std::optional<Condition> condition(const Node& node) {
        if (!node.is_text()) return std::nullopt;
        std::string text = node.text();
        Condition out;
        if (is_select(text)) {
            out.query = Query{text, node.where(), label_ + " when"};
            checker_.check(node, *out.query, values_);
            return out;
        }
        std::size_t offset = 0;
        if (text.starts_with("not ")) {
            out.negated = true;
            offset = 4;
        }
        out.name = text.substr(offset);
        texts_.check_name(out.name, node, offset, Names{});
        return out;
    }

    const Node& root_;
    const Node& queries_;
    Problems problems_;
    Places places_;
    QueryChecker checker_;
    TextChecker texts_;
    Names exporters_;
    Layout layout_;
    ledger::NamedValues values_;
    std::string label_;
};

}  // namespace

const Node& Layout::options(std::string_view exporter) const {
    for (const auto& [name, node] : exporters)
        if (name == exporter) return node;
    return null_node;
}

LayoutError::LayoutError(std::vector<SettingError> problems)
    : std::runtime_error(problems.empty() ? "the layout is wrong" : problems.front().what()),
      problems_(std::move(problems)) {}

Layout load_layout(const LayoutSources& sources, const ledger::Reading& reading,
                   std::span<const std::string> exporters) {
    Problems problems;
    const ParentSource none = [](const Node& name) -> Node {
        throw SettingError(name.where(), "there is no layout `" + name.text() + "`");
    };
    const Node root = extended(sources.root, sources.parents ? sources.parents : none, problems);
    if (root.is_null() && !problems.empty()) throw LayoutError(std::move(problems));
    return Loader(root, sources, std::move(problems), reading, exporters).load();
}

}  // namespace jianbao::report
