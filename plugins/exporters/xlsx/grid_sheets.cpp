// Sheets that are grids: heat tables, and the calendar of time limits.

#include <algorithm>
#include <map>

#include "number_formats.h"
#include "plan.h"
#include "wording.h"

namespace jianbao::xlsx {

namespace {

constexpr double grid_width = 120;  ///< columns of text that stay readable on a landscape A4 page

/// Title, then the way back and the note. Returns the first row below.
std::uint32_t write_top(Book& book, const Plan& plan, std::size_t sheet, const std::string& title,
                        const std::string& note) {
    book.write_text({sheet, 0, 0}, title, book.format({.size = 16, .bold = true, .wrap = false}));
    book.check(worksheet_set_row_pixels(book.sheet(sheet), 0, 36, nullptr), "a row height");
    book.write_link({sheet, 1, 0}, "总览", {plan.overview, 0, 0}, book.format({.link = true, .wrap = false}));
    book.write_text({sheet, 1, 1}, "统计日期 " + to_iso(plan.report->as_of) + (note.empty() ? "" : "　" + note),
                    book.format({.muted = true, .wrap = false}));
    return 2;
}

/// Shades by the cells' values, so that they follow what people enter.
void shade(Book& book, std::size_t sheet, std::uint32_t first_row, std::uint32_t last_row, std::uint16_t columns) {
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_2_COLOR_SCALE;
    rule.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    rule.min_value = 0;
    rule.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_MAXIMUM;
    rule.min_color = 0xFFFFFF;
    // Black numbers stay readable on the darkest field.
    rule.max_color = library_colour(exporters::readable(book.preferences().palette.heat, exporters::black, 7));
    book.check(worksheet_conditional_format_range(book.sheet(sheet), first_row, 1, last_row, columns, &rule),
               "a colour scale");
}

}  // namespace

void write_heat(Book& book, const Plan& plan, const HeatPlan& heat) {
    const HeatBlock& block = *heat.block;
    const std::size_t sheet = heat.sheet;
    lxw_worksheet* worksheet = book.sheet(sheet);
    set_up_page(book, sheet, true);
    const auto columns = static_cast<std::uint16_t>(block.columns.size());
    double names = static_cast<double>(display_width(block.row_head)) + 2;
    for (const HeatRow& row : block.rows) names = std::max(names, static_cast<double>(display_width(row.title)) + 2);
    book.check(worksheet_set_column(worksheet, 0, 0, std::min(names, 40.0), nullptr), "a column width");
    double wide = 9;
    for (const std::string& column : block.columns)
        wide = std::max(wide, std::min(static_cast<double>(display_width(column)) + 2, 20.0));
    book.check(worksheet_set_column(worksheet, 1, static_cast<lxw_col_t>(columns + 1), wide, nullptr),
               "a column width");

    const std::string title = exporters::titled(block.title, block.unit);
    const std::uint32_t head = write_top(book, plan, sheet, title.empty() ? block.name : title, block.note);
    lxw_format* head_format = book.format({.bold = true, .border = true, .head = true, .align = Align::centre});
    book.write_text({sheet, head, 0}, block.row_head, head_format);
    for (std::uint16_t c = 0; c < columns; ++c)
        book.write_text({sheet, head, static_cast<std::uint16_t>(c + 1)}, block.columns[c], head_format);
    book.write_text({sheet, head, static_cast<std::uint16_t>(columns + 1)}, "合计", head_format);
    std::size_t head_lines = 1;
    for (const std::string& column : block.columns) head_lines = std::max(head_lines, count_lines(column, wide));
    book.set_lines(sheet, head, head_lines);
    worksheet_freeze_panes(worksheet, head + 1, 1);
    book.check(worksheet_repeat_rows(worksheet, head, head), "repeated rows");

    lxw_format* name_format = book.format({.border = true});
    lxw_format* plain = book.format({.border = true, .align = Align::centre});
    lxw_format* sum_format = book.format({.bold = true, .border = true, .align = Align::centre});
    std::uint32_t row = head + 1;
    for (const HeatRow& content : block.rows) {
        book.write_text({sheet, row, 0}, content.title, name_format);
        double sum = 0;
        for (std::uint16_t c = 0; c < columns; ++c) {
            const Place place{sheet, row, static_cast<std::uint16_t>(c + 1)};
            if (c >= content.cells.size() || !content.cells[c].number) {
                book.write_text(place, "", plain);
                continue;
            }
            const HeatCell& cell = content.cells[c];
            sum += *cell.number;
            book.write_number(
                place, *cell.number,
                book.format({.border = true,
                             .align = Align::centre,
                             .number_format = number_format(*cell.number, cell.text).value_or("General")}));
        }
        const std::string formula = "=SUM(" + absolute_cell(row, 1) + ":" + absolute_cell(row, columns) + ")";
        book.check(worksheet_write_formula_num(worksheet, row, static_cast<lxw_col_t>(columns + 1), formula.c_str(),
                                               sum_format, sum),
                   "a formula");
        book.set_lines(sheet, row, count_lines(content.title, std::min(names, 40.0)));
        ++row;
    }
    if (!block.rows.empty()) shade(book, sheet, head + 1, row - 1, columns);
}

void write_calendar(Book& book, const Plan& plan, const CalendarPlan& calendar) {
    const CalendarBlock& block = *calendar.block;
    const std::size_t sheet = calendar.sheet;
    lxw_worksheet* worksheet = book.sheet(sheet);
    set_up_page(book, sheet, true);
    constexpr double field = grid_width / 7;
    book.check(worksheet_set_column(worksheet, 0, 6, field, nullptr), "a column width");
    const std::uint32_t head = write_top(book, plan, sheet, block.title.empty() ? block.name : block.title, block.note);
    constexpr const char* weekdays[] = {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"};
    for (std::uint16_t i = 0; i < 7; ++i)
        book.write_text({sheet, head, i}, weekdays[i],
                        book.format({.bold = true, .border = true, .head = true, .align = Align::centre}));
    worksheet_freeze_panes(worksheet, head + 1, 0);
    book.check(worksheet_repeat_rows(worksheet, head, head), "repeated rows");

    std::map<Date, const CalendarDay*> days;
    for (const CalendarDay& day : block.days) days[day.day] = &day;
    std::uint32_t row = head + 1;
    for (int week = 0; week < block.weeks; ++week) {
        std::size_t most = 1;
        const CalendarDay* shown[7] = {};
        for (int i = 0; i < 7; ++i) {
            const Date day = add_days(block.first, 7 * week + i);
            const auto found = days.find(day);
            if (found != days.end()) {
                shown[i] = found->second;
                most = std::max(most, found->second->entries.size());
            }
            const bool today = day == plan.report->as_of;
            book.write_date({sheet, row, static_cast<std::uint16_t>(i)}, day,
                            book.format({.bold = true,
                                         .muted = !today && day < plan.report->as_of,
                                         .border = true,
                                         .head = today || i > 4,
                                         .align = Align::left,
                                         .number_format = today ? "m\"月\"d\"日（统计日）\"" : "m\"月\"d\"日\""}));
        }
        ++row;
        // A row an entry: each leads to its own task.
        for (std::size_t e = 0; e < most; ++e, ++row) {
            std::size_t lines = 1;
            for (std::uint16_t i = 0; i < 7; ++i) {
                const Place place{sheet, row, i};
                if (!shown[i] || e >= shown[i]->entries.size()) {
                    book.write_text(place, "", book.format({.border = true}));
                    continue;
                }
                const CalendarEntry& entry = shown[i]->entries[e];
                lines = std::max(lines, count_lines(entry.text, field));
                // LibreOffice cuts a link of several lines instead of wrapping it: such a text stands without.
                const Place* target = count_lines(entry.text, field) > 1 ? nullptr : book.find_anchor(entry.link);
                lxw_format* format =
                    book.format({.link = target != nullptr, .underline = false, .border = true, .light = entry.light});
                if (target)
                    book.write_link(place, entry.text, *target, format);
                else
                    book.write_text(place, entry.text, format);
            }
            book.set_lines(sheet, row, lines);
        }
    }
}

}  // namespace jianbao::xlsx
