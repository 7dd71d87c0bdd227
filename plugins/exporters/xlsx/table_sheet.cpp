// One sheet a table: the sheet people go on working in.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "number_formats.h"
#include "plan.h"

namespace jianbao::xlsx {

namespace {

constexpr double page_width = 165;  ///< columns of text that stay readable on a landscape A4 page
constexpr double widest_cell = 60;
constexpr double narrow_column = 16;  ///< never made narrower to fit the page
constexpr double writing_room = 26;   ///< of a column people write text in

/// What a rule paints; nothing where the column has no lights, or its colour says something that its word does not.
std::optional<LightWords> light_words(const TablePlan& plan, std::size_t column) {
    const ColumnStatistics& seen = plan.statistics.columns[column];
    const std::vector<std::string>& choices = plan.table->columns[column].choices;
    if (!seen.words || (!seen.lit && choices.empty())) return std::nullopt;
    LightWords words = *seen.words;
    for (const std::string& choice : choices) {
        const auto light = exporters::usual_light(choice);
        // A state without lights of its own (在办) may be on time or late; only what is decided
        // gets a colour.
        if (light && seen.lit) words.emplace(choice, *light);
        if (light && !seen.lit && *light != Light::green) words[choice] = *light;
    }
    std::erase_if(words, [](const auto& word) { return word.second == Light::none; });
    return words;
}

std::vector<double> column_widths(const TablePlan& plan) {
    const TableBlock& table = *plan.table;
    std::vector<double> widths(table.columns.size()), unbreakable(table.columns.size(), 5.0);
    double shares = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double head =
            static_cast<double>(display_width(table.columns[i].title)) + 4;  // room for the filter button
        const ColumnStatistics& seen = plan.statistics.columns[i];
        // Dates and numbers do not wrap: too narrow a column shows ####.
        if (seen.value_width > 0) unbreakable[i] = std::min(std::max(unbreakable[i], seen.value_width), widest_cell);
        widths[i] = std::min(std::max({head, seen.width, 6.0}), widest_cell);
        const ReportColumn& column = table.columns[i];
        if (column.editable && column.choices.empty() && column.type == CellType::text)
            widths[i] = std::max(widths[i], writing_room);
        shares += column.width;
    }
    if (shares > 0) {
        // Columns that name a share divide what the others leave of the page.
        double content = 0;
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (table.columns[i].width <= 0) content += widths[i];
        const double room = std::max(page_width - content, page_width / 3);
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (table.columns[i].width > 0)
                widths[i] = std::max(unbreakable[i], room * table.columns[i].width / shares);
        return widths;
    }
    const double total = std::accumulate(widths.begin(), widths.end(), 0.0);
    double excess = 0;
    for (const double width : widths) excess += std::max(0.0, width - narrow_column);
    if (total > page_width && excess > 0) {
        const double keep = std::max(0.0, 1 - (total - page_width) / excess);
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (widths[i] > narrow_column)
                widths[i] = std::max(unbreakable[i], narrow_column + (widths[i] - narrow_column) * keep);
    }
    return widths;
}

/// Columns whose links would be texts of several lines. LibreOffice cuts such a text instead of
/// wrapping it, so these links stand in a column of their own, behind the others.
std::vector<bool> long_links(const TablePlan& plan, const std::vector<double>& widths) {
    std::vector<bool> result(widths.size());
    for (std::size_t c = 0; c < widths.size(); ++c) {
        const ColumnStatistics& seen = plan.statistics.columns[c];
        result[c] = seen.link_breaks || seen.link_width > text_room(widths[c]);
    }
    return result;
}

/// Writes the cells of one column, remembering the few formats it needs.
class ColumnWriter {
public:
    ColumnWriter(Book& book, const ReportColumn& column, bool painted_by_rule, bool links_elsewhere)
        : book_(book), column_(column), painted_by_rule_(painted_by_rule), links_elsewhere_(links_elsewhere) {
        plain_ = format(Light::none, false, column.type == CellType::date ? "yyyy-mm-dd" : "");
    }

    void write(Place place, const ReportCell& cell) {
        const Light light = painted_by_rule_ ? Light::none : cell.light;
        const Place* target = links_elsewhere_ ? nullptr : book_.find_anchor(cell.link);
        const Date* day = std::get_if<Date>(&cell.value);
        if (day != nullptr && is_excel_date(*day)) {
            lxw_format* look = format(light, target, date_format(*day, cell.text).value_or("yyyy-mm-dd"));
            if (target) book_.write_link(place, cell.text, *target, look);
            book_.write_date(place, *day, look);
        } else if (const auto number = number_of(cell)) {
            lxw_format* look = format(light, target, pattern_of(cell, *number));
            if (target) book_.write_link(place, cell.text, *target, look);
            book_.write_number(place, *number, look);
        } else if (target && !cell.text.empty()) {
            book_.write_link(place, cell.text, *target, format(light, true, ""));
        } else {
            book_.write_text(place, cell.text, light == Light::none ? plain_ : format(light, false, ""));
        }
    }

private:
    struct Known {
        Light light;
        bool link;
        std::string number_format;
        lxw_format* format;
    };

    /// The number to store; nothing for text, and for integers that a double can't hold exactly.
    static std::optional<double> number_of(const ReportCell& cell) {
        constexpr std::int64_t exact = std::int64_t{1} << 53;
        if (const auto* integer = std::get_if<std::int64_t>(&cell.value))
            return *integer > exact || *integer < -exact ? std::nullopt : std::optional(static_cast<double>(*integer));
        if (const auto* number = std::get_if<double>(&cell.value))
            return std::isfinite(*number) ? std::optional(*number) : std::nullopt;
        return std::nullopt;
    }

    std::string pattern_of(const ReportCell& cell, double value) const {
        if (const auto* integer = std::get_if<std::int64_t>(&cell.value)) {  // most numbers, at little cost
            char digits[24];
            const char* end = std::to_chars(std::begin(digits), std::end(digits), *integer).ptr;
            if (cell.text == std::string_view(digits, static_cast<std::size_t>(end - digits))) return "0";
        }
        return number_format(value, cell.text).value_or(standard_format(value));
    }

    std::string standard_format(double value) const {
        if (column_.type != CellType::percent) return "General";
        return std::abs(value * 100 - std::round(value * 100)) < 1e-9 ? "0%" : "0.0%";
    }

    lxw_format* format(Light light, bool link, std::string number_format) {
        // A column whose wording differs from row to row must not use up the workbook's formats.
        constexpr std::size_t most_formats = 64;
        for (const Known& known : known_)
            if (known.light == light && known.link == link && known.number_format == number_format) return known.format;
        if (known_.size() >= most_formats) {
            const std::string standard = column_.type == CellType::date ? "yyyy-mm-dd" : "General";
            if (number_format != standard) return format(light, link, standard);
        }
        CellStyle style{.link = link,
                        .underline = false,
                        .border = true,
                        .editable = column_.editable,
                        .align = column_.align,
                        .light = light};
        style.number_format = number_format;
        known_.push_back({light, link, std::move(number_format), book_.format(style)});
        return known_.back().format;
    }

    Book& book_;
    const ReportColumn& column_;
    bool painted_by_rule_, links_elsewhere_;
    std::vector<Known> known_;
    lxw_format* plain_ = nullptr;
};

std::string equals_text(const std::string& word) {
    std::string formula = "\"";
    for (const char byte : cell_text(word).text) {
        if (byte == '"') formula += '"';
        formula += byte;
    }
    return formula + "\"";
}

void paint_by_rule(Book& book, const TablePlan& plan, std::size_t column, const LightWords& words,
                   std::uint32_t last_row) {
    for (const auto& [word, light] : words) {
        std::string value = equals_text(word);
        lxw_conditional_format rule{};
        rule.type = LXW_CONDITIONAL_TYPE_CELL;
        rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
        rule.value_string = value.data();
        rule.format = book.light_format(light);
        book.check(worksheet_conditional_format_range(book.sheet(plan.sheet), plan.first_row(), plan.column(column),
                                                      last_row, plan.column(column), &rule),
                   "a colour rule");
    }
}

void offer_choices(Book& book, Plan& plan, const TablePlan& table, std::size_t column, std::uint32_t last_row) {
    const ReportColumn& spec = table.table->columns[column];
    lxw_data_validation rule{};
    rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    std::vector<std::string> choices;
    std::vector<char*> pointers;
    std::string title = "请核对", message, list_range;
    lxw_datetime earliest{.year = 1990, .month = 1, .day = 1};
    if (!spec.choices.empty()) {
        constexpr std::size_t longest_inline_list = 200;
        std::size_t length = 0;
        bool separable = true;
        for (const std::string& choice : spec.choices) {
            choices.push_back(cell_text(choice).text);
            length += utf16_length(choices.back()) + 1;
            separable &= choices.back().find_first_of(",\"\n") == std::string::npos;
        }
        message = "所填内容不在下拉选项中，确定要保留吗？";
        if (separable && length <= longest_inline_list) {
            for (std::string& choice : choices) pointers.push_back(choice.data());
            pointers.push_back(nullptr);
            rule.validate = LXW_VALIDATION_TYPE_LIST;
            rule.value_list = pointers.data();
        } else {
            const auto list_column = static_cast<std::uint16_t>(index_first_list + plan.lists.size());
            list_range = "=" + range_reference(book.sheet_name(plan.index), 1,
                                               static_cast<std::uint32_t>(choices.size()), list_column);
            rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
            rule.value_formula = list_range.data();
            plan.lists.push_back(std::move(choices));
        }
    } else if (spec.editable && spec.type == CellType::date) {
        rule.validate = LXW_VALIDATION_TYPE_DATE;
        rule.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        rule.value_datetime = earliest;
        message = "此列是日期，请按 2021-06-30 的样式填写。";
    } else {
        return;
    }
    rule.error_title = title.data();
    rule.error_message = message.data();
    book.check(worksheet_data_validation_range(book.sheet(table.sheet), table.first_row(), table.column(column),
                                               last_row, table.column(column), &rule),
               "a drop-down");
}

std::string counts_text(const TablePlan& plan) {
    const std::string rows = std::to_string(plan.rows);
    return "共 " + rows + " 行，显示 " + rows + " 行";
}

/// Title, then a line with the way back, the counts (which follow the filter) and the note.
void write_top(Book& book, const Plan& plan, const TablePlan& table) {
    const TableBlock& block = *table.table;
    const std::size_t sheet = table.sheet;
    book.write_text({sheet, 0, table.first_column}, block.title.empty() ? block.name : block.title,
                    book.format({.size = 16, .bold = true, .wrap = false}));
    book.check(worksheet_set_row_pixels(book.sheet(sheet), 0, 36, nullptr), "a row height");

    book.write_link({sheet, 1, table.first_column}, "总览", {plan.overview, 0, 0},
                    book.format({.link = true, .wrap = false}));
    const Place place{sheet, 1, table.column(1)};
    lxw_format* muted = book.format({.muted = true, .wrap = false});
    const std::string tail = "　统计日期 " + to_iso(plan.report->as_of) + (block.note.empty() ? "" : "　" + block.note);
    if (const auto counted = full_column(table); counted && table.rows > 0) {
        const std::string range = column_range(book, table, *counted, book.preferences().spare_rows);
        const std::string suffix = cell_text(tail, 250).text;
        const std::string formula =
            "=\"共 \"&COUNTA(" + range + ")&\" 行，显示 \"&SUBTOTAL(103," + range + ")&\" 行\"&" + equals_text(suffix);
        book.check(worksheet_write_formula_str(book.sheet(sheet), place.row, place.column, formula.c_str(), muted,
                                               (counts_text(table) + suffix).c_str()),
                   "a formula");
    } else {
        book.write_text(place, counts_text(table) + tail, muted);
    }
}

std::size_t lines_of(const ReportRow& row, const std::vector<double>& widths) {
    std::size_t lines = 1;
    for (std::size_t c = 0; c < std::min(row.cells.size(), widths.size()); ++c)
        if (row.cells[c].value.index() == 0) lines = std::max(lines, count_lines(row.cells[c].text, widths[c]));
    return lines;
}

void write_row_link(Book& book, Place place, const ReportRow& row, const std::vector<bool>& columns) {
    const CellStyle style{.link = true, .wrap = false, .border = true, .align = Align::centre};
    for (std::size_t c = 0; c < std::min(row.cells.size(), columns.size()); ++c)
        if (const Place* target = columns[c] ? book.find_anchor(row.cells[c].link) : nullptr) {
            book.write_link(place, link_text, *target, book.format(style));
            return;
        }
    book.write_text(place, "", book.format(style));
}

}  // namespace

void write_table(Book& book, Plan& plan, const TablePlan& table) {
    const TableBlock& block = *table.table;
    lxw_worksheet* sheet = book.sheet(table.sheet);
    const std::vector<double> widths = column_widths(table);
    const std::size_t columns = block.columns.size();
    const std::uint32_t last_row = std::max(table.last_row(), table.first_row());
    const auto rule_row =
        static_cast<std::uint32_t>(std::min<std::int64_t>(last_row + book.preferences().spare_rows, LXW_ROW_MAX - 1));

    set_up_page(book, table.sheet, true);
    book.check(worksheet_repeat_rows(sheet, table.head_row, table.head_row), "repeated rows");
    // A narrow first column (序号, 编号) stays in sight with the head.
    worksheet_freeze_panes(sheet, table.first_row(), table.column(widths.front() <= 12 && columns > 2 ? 1 : 0));
    if (table.keyed()) {
        lxw_row_col_options hidden{.hidden = 1};
        book.check(worksheet_set_column_opt(sheet, 0, 0, 12, nullptr, &hidden), "the key column");
    }
    const std::vector<bool> links_elsewhere = long_links(table, widths);
    const bool link_column = std::find(links_elsewhere.begin(), links_elsewhere.end(), true) != links_elsewhere.end();
    if (link_column)
        book.check(worksheet_set_column(sheet, table.column(columns), table.column(columns), 8, nullptr),
                   "a column width");
    std::vector<ColumnWriter> writers;
    for (std::size_t i = 0; i < columns; ++i) {
        book.check(worksheet_set_column(sheet, table.column(i), table.column(i), widths[i], nullptr), "a column width");
        const auto words = light_words(table, i);
        if (words) paint_by_rule(book, table, i, *words, rule_row);
        offer_choices(book, plan, table, i, rule_row);
        writers.emplace_back(book, block.columns[i], words.has_value(), links_elsewhere[i]);
    }

    write_top(book, plan, table);
    lxw_format* key_format = book.format({.muted = true, .wrap = false});
    if (table.keyed()) book.write_text({table.sheet, table.head_row, 0}, "#key", key_format);
    for (std::size_t i = 0; i < columns; ++i)
        book.write_text({table.sheet, table.head_row, table.column(i)}, block.columns[i].title,
                        book.format({.bold = true,
                                     .border = true,
                                     .editable = block.columns[i].editable,
                                     .head = true,
                                     .align = Align::centre}));

    std::size_t head_lines = 1;
    for (std::size_t i = 0; i < columns; ++i)
        head_lines = std::max(head_lines, count_lines(block.columns[i].title, widths[i]));
    book.set_lines(table.sheet, table.head_row, head_lines);
    if (link_column)
        book.write_text({table.sheet, table.head_row, table.column(columns)}, "链接",
                        book.format({.bold = true, .border = true, .head = true, .align = Align::centre}));

    const ReportCell nothing;
    std::uint32_t at = table.first_row();
    for (const ReportRow& row : block.rows) {
        if (at > table.last_row()) break;
        if (table.keyed())
            book.write_text({table.sheet, at, 0}, row.state.empty() ? row.key : row.key + " " + row.state, key_format);
        for (std::size_t c = 0; c < columns; ++c)
            writers[c].write({table.sheet, at, table.column(c)}, c < row.cells.size() ? row.cells[c] : nothing);
        book.set_lines(table.sheet, at, lines_of(row, widths));
        if (link_column) write_row_link(book, {table.sheet, at, table.column(columns)}, row, links_elsewhere);
        ++at;
    }
    if (table.rows == 0) {
        book.write_text({table.sheet, table.first_row(), table.first_column},
                        block.empty_text.empty() ? "（无）" : block.empty_text,
                        book.format({.muted = true, .wrap = false}));
    } else {
        book.check(worksheet_autofilter(sheet, table.head_row, table.keyed() ? 0 : table.first_column, table.last_row(),
                                        table.column(columns - (link_column ? 0 : 1))),
                   "a filter");
    }
    if (book.preferences().protect) {
        lxw_protection allowed{};
        allowed.format_columns = allowed.format_rows = allowed.autofilter = allowed.sort = 1;
        worksheet_protect(sheet, nullptr, &allowed);
    }
}

}  // namespace jianbao::xlsx
