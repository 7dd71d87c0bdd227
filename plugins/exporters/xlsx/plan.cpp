#include "plan.h"

#include <algorithm>

namespace jianbao::xlsx {

namespace {

template <class T>
bool has_block(const Report& report) {
    return std::any_of(report.blocks.begin(), report.blocks.end(),
                       [](const Block& block) { return std::holds_alternative<T>(block); });
}

const std::string& first_of(const std::string& name, const std::string& title, const std::string& usual) {
    return !name.empty() ? name : !title.empty() ? title : usual;
}

TablePlan plan_table(const TableBlock& block, Book& book, Context& context) {
    TablePlan table{.table = &block};
    table.sheet = book.add_sheet(block.name.empty() ? block.title : block.name);
    table.head_row = 2;  // title, counts
    if (block.columns.size() + 1 > LXW_COL_MAX || block.columns.empty())
        throw ExportError("the table " + block.name + " has " + std::to_string(block.columns.size()) +
                          " columns; a sheet has 1 to 16384. Change the section's query.");
    const std::size_t room = LXW_ROW_MAX - table.head_row - 1;
    table.rows = std::min(block.rows.size(), room);
    if (table.rows < block.rows.size())
        context.report({.message = "The table " + block.name + " has " + std::to_string(block.rows.size()) +
                                   " rows; the sheet holds the first " + std::to_string(table.rows) + ".",
                        .hint = "Select fewer rows in the layout."});
    const bool keyed =
        std::any_of(block.rows.begin(), block.rows.end(), [](const ReportRow& one) { return !one.key.empty(); });
    table.first_column = keyed ? 1 : 0;
    StatisticsTaker statistics(block.columns);
    std::uint32_t row = table.first_row();
    for (const ReportRow& content : block.rows) {
        if (row - table.first_row() == table.rows) break;
        statistics.take(content);
        book.set_anchor(content.anchor, {table.sheet, row++, table.first_column});
    }
    table.statistics = statistics.result();
    return table;
}

/// Headings and paragraphs lead to their row of the narrative; without one, a heading leads to the
/// table below it.
void set_text_anchors(const Report& report, const Plan& plan, Book& book) {
    std::uint32_t row = narrative_first_row;
    std::size_t next_table = 0;
    for (const Block& block : report.blocks) {
        const auto* heading = std::get_if<HeadingBlock>(&block);
        const auto* paragraph = std::get_if<ParagraphBlock>(&block);
        const bool is_table = std::holds_alternative<TableBlock>(block);
        const std::string anchor = heading ? heading->anchor : paragraph ? paragraph->anchor : std::string();
        if (plan.narrative)
            book.set_anchor(anchor, {*plan.narrative, row, 0});
        else if (next_table < plan.tables.size())
            book.set_anchor(anchor, {plan.tables[next_table].sheet, 0, plan.tables[next_table].first_column});
        else
            book.set_anchor(anchor, {plan.overview, 0, 0});
        if (heading || paragraph || is_table) ++row;
        if (is_table) ++next_table;
    }
}

}  // namespace

Plan make_plan(const Report& report, Book& book, Context& context) {
    Plan plan{.report = &report};
    plan.overview = book.add_sheet("总览");
    const bool wordy = std::any_of(report.blocks.begin(), report.blocks.end(), [](const Block& block) {
        const auto* paragraph = std::get_if<ParagraphBlock>(&block);
        return paragraph && !paragraph->text.empty();
    });
    if (wordy && book.preferences().narrative) plan.narrative = book.add_sheet("正文");
    for (const Block& block : report.blocks) {
        if (const auto* table = std::get_if<TableBlock>(&block))
            plan.tables.push_back(plan_table(*table, book, context));
        const auto* heat = std::get_if<HeatBlock>(&block);
        if (heat && !heat->columns.empty() && heat->columns.size() + 2 < LXW_COL_MAX)
            plan.heats.push_back({heat, book.add_sheet(first_of(heat->name, heat->title, "热力表"))});
        if (const auto* calendar = std::get_if<CalendarBlock>(&block))
            plan.calendars.push_back({calendar, book.add_sheet(first_of(calendar->name, calendar->title, "时限日历"))});
    }
    if (has_block<SlipBlock>(report)) plan.slips = book.add_sheet("督办单");
    const bool loose_figures = std::any_of(report.blocks.begin(), report.blocks.end(), [&](const Block& block) {
        const auto* chart = std::get_if<ChartBlock>(&block);
        return chart && !has_own_table(plan, *chart);
    });
    if (loose_figures) plan.chart_data = book.add_sheet("图表数据");
    plan.notes = book.add_sheet("说明");
    plan.index = book.add_sheet("_jianbao");
    set_text_anchors(report, plan, book);
    return plan;
}

std::string column_range(const Book& book, const TablePlan& table, std::size_t column, std::int64_t spare_rows) {
    const auto last =
        std::min<std::int64_t>(std::max(table.last_row(), table.first_row()) + spare_rows, LXW_ROW_MAX - 1);
    return range_reference(book.sheet_name(table.sheet), table.first_row(), static_cast<std::uint32_t>(last),
                           table.column(column));
}

std::optional<std::size_t> full_column(const TablePlan& table) {
    for (std::size_t column = 0; column < table.statistics.columns.size(); ++column)
        if (table.statistics.columns[column].filled) return column;
    return std::nullopt;
}

void set_up_page(Book& book, std::size_t sheet, bool landscape) {
    lxw_worksheet* worksheet = book.sheet(sheet);
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(worksheet, a4);
    if (landscape)
        worksheet_set_landscape(worksheet);
    else
        worksheet_set_portrait(worksheet);
    worksheet_fit_to_pages(worksheet, 1, 0);
    worksheet_set_margins(worksheet, 0.5, 0.5, 0.6, 0.7);
    worksheet_center_horizontally(worksheet);
    const std::string foot = "&L" + header_text(book.sheet_name(sheet)) + "&C— &P —&R共 &N 页";
    book.check(worksheet_set_footer(worksheet, foot.c_str()), "a page foot");
    if (!book.preferences().watermark.empty()) {
        const std::string head = "&C&K808080" + header_text(cell_text(book.preferences().watermark, 200).text);
        book.check(worksheet_set_header(worksheet, head.c_str()), "a page head");
    }
}

}  // namespace jianbao::xlsx
