/// Plan: which part of the report stands on which sheet and row, settled before anything is
/// written, so that links can point forward.
#pragma once

#include <optional>
#include <vector>

#include "book.h"

namespace jianbao::xlsx {

struct HeatPlan {
    const HeatBlock* block = nullptr;
    std::size_t sheet = 0;
};
struct CalendarPlan {
    const CalendarBlock* block = nullptr;
    std::size_t sheet = 0;
};

struct Plan {
    const Report* report = nullptr;
    std::size_t overview = 0;
    std::optional<std::size_t> narrative;  ///< headings and paragraphs
    std::vector<TablePlan> tables;         ///< in the order of the report
    std::vector<HeatPlan> heats;
    std::vector<CalendarPlan> calendars;
    std::optional<std::size_t> slips;
    std::optional<std::size_t> chart_data;  ///< figures of charts that no table of the report holds
    std::size_t notes = 0;
    std::size_t index = 0;  ///< hidden: what the columns are, for reading the workbook back
    /// Drop-down lists too long to stand in a validation; each is a column of the index sheet.
    std::vector<std::vector<std::string>> lists;
};

/// Adds the sheets to the book and sets the anchors of rows, headings and paragraphs.
Plan make_plan(const Report& report, Book& book, Context& context);

/// What a link beside a text says.
inline constexpr const char* link_text = "转到";
/// First row of the narrative that is not its title.
inline constexpr std::uint32_t narrative_first_row = 2;
/// Column of the index sheet with the keys of all rows of the tables.
inline constexpr std::uint16_t index_keys = 7;
/// Column of the index sheet with the first list.
inline constexpr std::uint16_t index_first_list = 10;

/// Cells of a table column that hold the values, spare rows not counted.
std::string column_range(const Book& book, const TablePlan& table, std::size_t column, std::int64_t spare_rows = 0);

/// A column in which every row has a text or value, to count rows by; nothing where there is none.
std::optional<std::size_t> full_column(const TablePlan& table);

void write_overview(Book& book, const Plan& plan);
void write_narrative(Book& book, const Plan& plan);
void write_table(Book& book, Plan& plan, const TablePlan& table);
void write_heat(Book& book, const Plan& plan, const HeatPlan& heat);
void write_calendar(Book& book, const Plan& plan, const CalendarPlan& calendar);
void write_slips(Book& book, const Plan& plan);
void write_chart_data(Book& book, const Plan& plan);
void write_notes(Book& book, const Plan& plan);
void write_index(Book& book, const Plan& plan);

/// Places the charts of the report on the overview, from `row` on.
void insert_charts(Book& book, const Plan& plan, std::uint32_t row);
/// True where some table of the report holds the chart's figures cell by cell.
bool has_own_table(const Plan& plan, const ChartBlock& chart);

/// A4, fitted to the width of the page, with the page number in the foot.
void set_up_page(Book& book, std::size_t sheet, bool landscape);

}  // namespace jianbao::xlsx
