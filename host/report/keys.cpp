#include "report/keys.h"

#include <algorithm>
#include <tuple>

#include "config/nearest.h"

namespace jianbao::report {

namespace {

constexpr const char* aligns = "left|centre|right";
constexpr const char* lights = "red|yellow|green|blue|grey";
constexpr const char* cell_types = "text|integer|number|percent|date";
constexpr const char* formats = "standard|integer|decimal1|decimal2|percent|percent1|date|day|iso|chinese";

constexpr Key head_keys[] = {
    {"name", KeyType::plain, "The layout's name, as it stands in `jianbao report NAME`.", "", true},
    {"title", KeyType::text, "Title of the report.", "", true},
    {"extends", KeyType::plain, "Layout it takes over: a shipped one by name, or a file."},
    {"subtitle", KeyType::text, "Line under the title."},
    {"author", KeyType::text, "The office, for the properties of the files."},
    {"help", KeyType::plain, "One sentence for `jianbao layout list`."},
    {"needs", KeyType::texts, "Parameters that --set must give a value: without them the report would say nothing."},
};
constexpr Key masthead_keys[] = {
    {"name", KeyType::text, "Name of the briefing in the red head: 督查简报.", "", true},
    {"issue", KeyType::text, "Issue: 第{week}期."},
    {"office", KeyType::text, "Issuing office, on the left."},
    {"date", KeyType::text, "Date, on the right."},
    {"red", KeyType::boolean, "Red head and rule (the standard), or black."},
};
constexpr Key imprint_keys[] = {
    {"copies_to", KeyType::text, "抄送: whom the report goes to besides."},
    {"printed_by", KeyType::text, "印发机关."},
    {"printed_on", KeyType::text, "印发日期."},
};
constexpr Key light_keys[] = {
    {"due_soon_days", KeyType::integer, "A task due within so many days is 临期 (yellow); 7 if not given.", "", false,
     0, 366},
};
constexpr Key limit_keys[] = {
    {"paper", KeyType::integer, "Most rows of a table in pdf and docx; 1000 if not given, 0 for all.", "", false, 0, 999999},
    {"screen", KeyType::integer, "The same in html and markdown; 5000 if not given.", "", false, 0, 999999},
    {"day", KeyType::integer, "Most entries of a day of a calendar in docx, html and markdown; 6 if not given, 0 for all. A page has six.", "", false,
     0, 1000},
    {"rest", KeyType::text, "Stands under what was limited: 其余{rest}项从略，详见工作簿。"},
};
constexpr Key query_keys[] = {
    {"sql", KeyType::sql, "One SELECT.", "", true},
    {"help", KeyType::plain, "One sentence: what it gives."},
};
constexpr Key number_keys[] = {
    {"sql", KeyType::sql, "A SELECT with the columns `series` and `key`, in the order numbers are given.", "", true},
};
constexpr Key top_keys[] = {
    {"layout", KeyType::table, "What the report is.", "", true, 0, 0, head_keys},
    {"parameters", KeyType::open, "Values the user may change with --set; placeholders, and :name in SQL."},
    {"lights", KeyType::table, "Thresholds of the traffic lights.", "", false, 0, 0, light_keys},
    {"limits", KeyType::table, "How much of long tables is shown on paper and screen; workbooks and data have all.", "",
     false, 0, 0, limit_keys},
    {"look", KeyType::open, "Options of exporters for all formats at once: colours, fonts, sizes, margins, watermark."},
    {"masthead", KeyType::table, "The red head (报头).", "", false, 0, 0, masthead_keys},
    {"imprint", KeyType::table, "The foot of the last page (版记).", "", false, 0, 0, imprint_keys},
    {"figures", KeyType::open, "Single values from the ledger: placeholders in every text."},
    {"query", KeyType::open, "[query.NAME]: named queries of this layout."},
    {"numbers", KeyType::table, "What gets a number of its own, which continues in its series from one report to the next.", "",
     false, 0, 0, number_keys},
    {"section", KeyType::rows, "The parts of the report, in order.", "", true},
};

constexpr Key common_keys[] = {
    {"kind", KeyType::plain, "What the section is.", "", true},
    {"id", KeyType::plain, "Name of the section for layouts that extend this one."},
    {"after", KeyType::plain, "Id of the inherited section it follows."},
    {"before", KeyType::plain, "Id of the inherited section it stands before."},
    {"leave_out", KeyType::boolean, "Leaves the inherited section of the same id out."},
    {"when", KeyType::plain,
     "Figure or parameter (`overdue`, `not overdue`) or SELECT; the section stands only where it is not 0 or empty."},
    {"otherwise", KeyType::rich, "Paragraph in place of the section where `when` fails or there are no rows."},
    {"requires", KeyType::texts, "Tables of analyzers; without them the section is left out and not checked."},
    {"exporters", KeyType::texts, "Formats the section stands in: pdf, docx; in all if not given."},
};
constexpr Key heading_section[] = {
    {"text", KeyType::text, "The heading, without its number.", "", true},
    {"level", KeyType::integer, "1 一、 · 2 （一） · 3 1. · 4 （1）; 1 if not given.", "", false, 1, 4},
    {"numbered", KeyType::boolean, "Put the number before it; true if not given."},
    {"anchor", KeyType::text, "Name that links go to."},
};
constexpr Key text_section[] = {
    {"text", KeyType::rich, "Paragraphs, parted by empty lines.", "", true},
    {"style", KeyType::choice, "Look of the paragraph; body if not given.", "body|plain|centred|note|signature"},
    {"sql", KeyType::sql, "Repeats the text for each row; its columns are placeholders."},
    {"query", KeyType::name, "The same with a named query."},
    {"anchor", KeyType::text, "Name that links go to."},
};
constexpr Key figure_keys[] = {
    {"label", KeyType::text, "What the figure is: 在办事项.", "", true},
    {"value", KeyType::name, "Figure of [figures] it shows.", "", true},
    {"unit", KeyType::text, "项, 件, 家."},
    {"format", KeyType::choice, "How it is written.", formats},
    {"light", KeyType::choice, "Colour by meaning.", lights},
    {"compare", KeyType::boolean, "Shows the change against seven days before."},
};
constexpr Key figures_section[] = {
    {"title", KeyType::text, "Above the figures."},
    {"figure", KeyType::rows, "[[section.figure]]: one figure each.", "", true, 0, 0, figure_keys},
};
constexpr Key column_keys[] = {
    {"name", KeyType::name, "Column of the query."},
    {"text", KeyType::text, "Instead of `name`: a text made of several columns."},
    {"title", KeyType::plain, "Table head; by the analyzer's declaration if not given."},
    {"type", KeyType::choice, "What the values are; by the values if not given.", cell_types},
    {"format", KeyType::choice, "How they are written.", formats},
    {"align", KeyType::choice, "Numbers right, dates in the middle, texts left if not given.", aligns},
    {"width", KeyType::number, "Share of the width, relative to the other columns; by content if not given.", "", false,
     0, 1000},
    {"merge_equal", KeyType::boolean, "Equal neighbours below each other become one cell."},
    {"light", KeyType::name, "Column of the query that holds the light: red, yellow, green, blue, grey."},
    {"link", KeyType::text, "Anchor the cell leads to: source-{number}."},
    {"choices", KeyType::texts, "Values to choose from, in a workbook."},
    {"editable", KeyType::boolean, "People fill it in, in a workbook."},
    {"empty", KeyType::plain, "What stands in cells without a value."},
    {"exporters", KeyType::texts, "Formats the column stands in; in all if not given."},
};
constexpr Key table_section[] = {
    {"sql", KeyType::sql, "One SELECT that gives the rows."},
    {"query", KeyType::name, "The same by the name of a query."},
    {"name", KeyType::text, "Sheet and file name in other formats."},
    {"title", KeyType::text, "Above the table."},
    {"note", KeyType::text, "Under the table."},
    {"empty", KeyType::text, "Instead of a table without rows."},
    {"most_rows", KeyType::integer, "Most rows on paper and screen, in place of [limits]; 0 for all.", "", false, 0,
     999999},
    {"numbered", KeyType::boolean, "A first column 序号."},
    {"compact", KeyType::boolean, "Small type and close rows, for long tables."},
    {"list", KeyType::boolean,
     "On paper rows are running text: the first column its mark, the second its text, the others in brackets."},
    {"landscape", KeyType::boolean, "A turned page of its own."},
    {"anchor", KeyType::text, "Name that links to a row go to: task-{number}."},
    {"key", KeyType::name, "Column that identifies a row for the way back from a workbook: id."},
    {"column", KeyType::rows, "[[section.column]]: the columns, in order; all of the query's if not given.", "", false,
     0, 0, column_keys},
};
constexpr Key series_keys[] = {
    {"value", KeyType::name, "Column of the query with the values.", "", true},
    {"name", KeyType::text, "Name in the legend."},
    {"light", KeyType::choice, "Colour by meaning.", lights},
};
constexpr Key chart_section[] = {
    {"chart", KeyType::choice, "Form of the chart; bar if not given.", "bar|stacked_bar|line|pie"},
    {"title", KeyType::text, "Above the chart."},
    {"unit", KeyType::text, "Of the values: 项."},
    {"sql", KeyType::sql, "One SELECT that gives a row a category."},
    {"query", KeyType::name, "The same by the name of a query."},
    {"category", KeyType::name, "Column of the query with the names.", "", true},
    {"horizontal", KeyType::boolean, "Bars lie: for long names."},
    {"series", KeyType::rows, "[[section.series]]: what is drawn.", "", true, 0, 0, series_keys},
};
constexpr Key heat_series_keys[] = {
    {"value", KeyType::name, "Column of the query with the numbers.", "", true},
    {"name", KeyType::text, "Head of the column."},
};
constexpr Key heat_section[] = {
    {"sql", KeyType::sql, "One SELECT that gives the rows."},
    {"query", KeyType::name, "The same by the name of a query."},
    {"name", KeyType::text, "Sheet name in other formats."},
    {"title", KeyType::text, "Above the table."},
    {"note", KeyType::text, "Under the table."},
    {"unit", KeyType::text, "Of the numbers: 项."},
    {"category", KeyType::name, "Column of the query with the names of the rows.", "", true},
    {"head", KeyType::text, "Head of the names: 责任单位."},
    {"series", KeyType::rows, "[[section.series]]: the columns, in order.", "", true, 0, 0, heat_series_keys},
};
constexpr Key calendar_section[] = {
    {"sql", KeyType::sql, "One SELECT that gives a row an entry."},
    {"query", KeyType::name, "The same by the name of a query."},
    {"name", KeyType::text, "Sheet name in other formats."},
    {"title", KeyType::text, "Above the calendar."},
    {"note", KeyType::text, "Under the calendar."},
    {"day", KeyType::name, "Column of the query with the day.", "", true},
    {"text", KeyType::text, "What the entry says, short: number and unit.", "", true},
    {"light", KeyType::name, "Column of the query that holds the light."},
    {"link", KeyType::text, "Anchor the entry leads to: task-{number}."},
    {"from", KeyType::name, "Value that is a date, in the first week shown; week_start if not given."},
    {"weeks", KeyType::integer, "Weeks shown; 5 if not given. Entries of other days are left out.", "", false, 1, 53},
};
constexpr Key notices_section[] = {
    {"title", KeyType::text, "Before the notices; 说明 if not given."},
    {"empty", KeyType::text, "Stands there where there are no notices; nothing if not given."},
};
constexpr Key field_keys[] = {
    {"label", KeyType::text, "督办事项, 完成时限.", "", true},
    {"text", KeyType::text, "Its content.", "", true},
};
constexpr Key slip_section[] = {
    {"sql", KeyType::sql, "One SELECT that gives a row a slip."},
    {"query", KeyType::name, "The same by the name of a query."},
    {"title", KeyType::text, "督办单.", "", true},
    {"number", KeyType::text, "Number of the slip: 督〔{year}〕{number}号."},
    {"light", KeyType::name, "Column of the query that holds the light."},
    {"field", KeyType::rows, "[[section.field]]: what is filled in.", "", true, 0, 0, field_keys},
    {"reply", KeyType::texts, "Labels with room to write: 办理情况."},
    {"page_break", KeyType::boolean, "Each slip on a page of its own; true if not given."},
};
constexpr Key contents_section[] = {
    {"title", KeyType::text, "目录."},
    {"depth", KeyType::integer, "Levels of headings; 2 if not given.", "", false, 1, 4},
};
constexpr SectionKind kinds[] = {
    {"heading", "A heading.", heading_section},
    {"text", "Paragraphs.", text_section},
    {"figures", "Key figures.", figures_section},
    {"table", "A table.", table_section},
    {"chart", "A chart.", chart_section},
    {"heat", "A table of numbers, darker where they are higher.", heat_section},
    {"calendar", "What is due on which day, week by week.", calendar_section},
    {"slip", "Slips to the units (督办单), one a row.", slip_section},
    {"contents", "Table of contents.", contents_section},
    {"notices", "The notices (damaged files, failed plugins); under the title where no section says.", notices_section},
    {"page_break", "The next section begins on a new page.", {}},
};

bool fits(const Node& node, const Key& key) {
    switch (key.type) {
        case KeyType::integer:
            return std::holds_alternative<std::int64_t>(node.value());
        case KeyType::number:
            return std::holds_alternative<std::int64_t>(node.value()) || std::holds_alternative<double>(node.value());
        case KeyType::boolean:
            return std::holds_alternative<bool>(node.value());
        case KeyType::table:
        case KeyType::open:
            return node.is_table();
        case KeyType::texts:
        case KeyType::rows: {
            if (!node.is_list()) return false;
            for (const Node& item : node.list())
                if (key.type == KeyType::rows ? !item.is_table() : !item.is_text()) return false;
            return true;
        }
        default:
            return node.is_text();
    }
}

void check_value(const Node& node, const Key& key, Problems& problems) {
    const std::string quoted = "`" + std::string(key.name) + "`";
    if (!fits(node, key)) {
        const bool measured = key.type == KeyType::integer || key.type == KeyType::number;
        const std::string hint = key.type == KeyType::rows ? "write [[…" + std::string(key.name) + "]]"
                                 : measured                ? "write the number alone, without quotes and unit"
                                                           : "";
        problems.emplace_back(node.where(), quoted + " takes " + std::string(name_of(key.type)), hint);
        return;
    }
    if (key.type == KeyType::choice) {
        const std::vector<std::string> words = words_of(key.choices);
        for (const std::string& word : words)
            if (word == node.text()) return;
        problems.emplace_back(node.where(), quoted + " can't be '" + node.text() + "'",
                              config::hint_for(node.text(), words));
    } else if (key.type == KeyType::integer || key.type == KeyType::number) {
        if (node.number() < key.minimum || node.number() > key.maximum)
            problems.emplace_back(node.where(), quoted + " must be between " +
                                                    std::to_string(static_cast<int>(key.minimum)) + " and " +
                                                    std::to_string(static_cast<int>(key.maximum)));
    } else if (key.type == KeyType::table) {
        check_keys(node, key.inner, problems, "[" + std::string(key.name) + "]");
    } else if (key.type == KeyType::rows && !key.inner.empty()) {
        for (const Node& item : node.list())
            check_keys(item, key.inner, problems, "[[section." + std::string(key.name) + "]]");
    }
}

}  // namespace

std::string_view name_of(KeyType type) {
    switch (type) {
        case KeyType::integer:
            return "an integer";
        case KeyType::number:
            return "a number";
        case KeyType::boolean:
            return "true or false";
        case KeyType::texts:
            return "a list of texts in quotes";
        case KeyType::table:
        case KeyType::open:
            return "a table";
        case KeyType::rows:
            return "a list of tables";
        case KeyType::sql:
            return "SQL as a text in quotes";
        default:
            return "a text in quotes";
    }
}

std::span<const Key> layout_keys() { return top_keys; }
std::span<const SectionKind> section_kinds() { return kinds; }
std::span<const Key> section_keys() { return common_keys; }

std::vector<std::string> words_of(std::string_view choices) {
    std::vector<std::string> words;
    while (!choices.empty()) {
        const std::size_t bar = choices.find('|');
        words.emplace_back(choices.substr(0, bar));
        choices.remove_prefix(bar == std::string_view::npos ? choices.size() : bar + 1);
    }
    return words;
}

void put_in_order(Problems& problems, const std::string& file) {
    const auto place = [&](const SettingError& problem) {
        const SourcePosition& at = problem.where();
        return std::tuple(at.file != file, at.file, at.line, at.column);
    };
    std::stable_sort(problems.begin(), problems.end(),
                     [&](const SettingError& a, const SettingError& b) { return place(a) < place(b); });
}

void check_keys(const Node& table, std::span<const Key> keys, Problems& problems, std::string_view what) {
    check_keys(table, {}, keys, problems, what);
}

void check_keys(const Node& table, std::span<const Key> common, std::span<const Key> keys, Problems& problems,
                std::string_view what) {
    const auto find = [&](std::string_view name) -> const Key* {
        for (const std::span<const Key> part : {common, keys})
            for (const Key& key : part)
                if (key.name == name) return &key;
        return nullptr;
    };
    std::vector<std::string> known;
    for (const std::span<const Key> part : {common, keys})
        for (const Key& key : part) {
            known.emplace_back(key.name);
            if (key.required && !table.has(key.name))
                problems.emplace_back(table.where(), std::string(what) + " needs `" + key.name + "`", key.help);
        }
    for (const auto& [name, value] : table.table()) {
        if (const Key* key = find(name))
            check_value(value, *key, problems);
        else
            problems.emplace_back(value.key(), std::string(what) + " has no key `" + name + "`",
                                  config::hint_for(name, known));
    }
}

}  // namespace jianbao::report
