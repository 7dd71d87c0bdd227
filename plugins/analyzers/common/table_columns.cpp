#include "table_columns.h"

#include <algorithm>

namespace jianbao::chinese {

namespace {

struct HeadWord {
    std::string_view word;
    ColumnUse use;
};
/// The first that stands in the head decides: 责任领导 before 责任, 完成时限 before 完成.
constexpr HeadWord head_words[] = {
    {"序号", ColumnUse::none},       {"备注", ColumnUse::none},       {"进展", ColumnUse::none},
    {"牵头领导", ColumnUse::person}, {"责任领导", ColumnUse::person}, {"分管领导", ColumnUse::person},
    {"联系领导", ColumnUse::person}, {"包联领导", ColumnUse::person}, {"责任人", ColumnUse::person},
    {"负责人", ColumnUse::person},   {"联系人", ColumnUse::person},   {"时限", ColumnUse::limit},
    {"完成时间", ColumnUse::limit},  {"期限", ColumnUse::limit},      {"时间节点", ColumnUse::limit},
    {"时间", ColumnUse::limit},      {"配合", ColumnUse::support},    {"协办", ColumnUse::support},
    {"协助", ColumnUse::support},    {"参与", ColumnUse::support},    {"参加", ColumnUse::support},
    {"牵头", ColumnUse::lead},       {"责任单位", ColumnUse::lead},   {"责任部门", ColumnUse::lead},
    {"主办", ColumnUse::lead},       {"承办", ColumnUse::lead},       {"落实单位", ColumnUse::lead},
    {"实施单位", ColumnUse::lead},   {"责任主体", ColumnUse::lead},   {"责任分工", ColumnUse::lead},
    {"责任科室", ColumnUse::lead},   {"责任处室", ColumnUse::lead},   {"责任股室", ColumnUse::lead},
    {"负责部门", ColumnUse::lead},   {"负责单位", ColumnUse::lead},   {"负责科室", ColumnUse::lead},
    {"指标", ColumnUse::target},     {"目标", ColumnUse::target},     {"任务", ColumnUse::task},
    {"措施", ColumnUse::task},       {"工作内容", ColumnUse::task},   {"事项", ColumnUse::task},
    {"重点工作", ColumnUse::task},   {"内容", ColumnUse::task},       {"项目", ColumnUse::task},
    {"整改情况", ColumnUse::none},   {"要求", ColumnUse::task},       {"问题", ColumnUse::problem},
    {"工作", ColumnUse::task},
};

}  // namespace

ColumnUse use_of(std::string_view head) {
    if (head == "月份") return ColumnUse::limit;  // 上月份进度 is none
    for (const HeadWord& one : head_words)
        if (head.find(one.word) != head.npos) return one.use;
    return ColumnUse::none;
}

bool TaskTable::has(ColumnUse use) const { return column(use) != no_index; }

std::uint32_t TaskTable::column(ColumnUse use) const {
    const auto found = std::find(columns.begin(), columns.end(), use);
    return found == columns.end() ? no_index : static_cast<std::uint32_t>(found - columns.begin());
}

namespace {

constexpr std::size_t longest_head = 45;  ///< bytes
constexpr std::uint32_t most_head_rows = 3;

/// Whether the row has cells of its own, all of them short.
bool has_short_cells(const Table& table, std::uint32_t row) {
    bool any = false;
    for (const Cell& cell : table.cells) {
        if (cell.row != row || cell.text.empty()) continue;
        if (cell.text.size() > longest_head) return false;
        any = true;
    }
    return any;
}

/// How many rows the head that begins in `row` has: as many as its cells are merged over where the
/// row below divides them, or one more where 牵头 | 配合 stand below 责任单位 alone.
std::uint32_t rows_of_head(const Document& document, const Table& table, std::uint32_t row) {
    std::uint32_t rows = 1;
    bool divided = false;
    for (const Cell& cell : table.cells) {
        if (cell.row != row) continue;
        rows = std::max(rows, std::min(cell.row_span, most_head_rows));
        divided = divided || cell.column_span > 1;
    }
    if (!divided || row + rows > table.rows) return 1;
    if (rows > 1) return rows;
    std::uint32_t below = 0;
    for (const Cell& cell : table.cells) {
        if (cell.row != row + 1 || cell.text.empty()) continue;
        const Cell* above = table.at(row, cell.column);
        if (!above || above->column_span < 2 || cell.text.size() > longest_head || use_of(document.text(cell.text)) == ColumnUse::none) return 1;
        ++below;
    }
    return below >= 2 ? 2 : 1;
}

/// 牵头单位 | 责任单位: beside who leads, the others help.
void second_to_lead(const Document& document, const Table& table, std::uint32_t row, std::uint32_t rows, std::vector<ColumnUse>& columns) {
    const auto says = [&](std::uint32_t column, std::string_view word) {
        for (std::uint32_t part = row; part < row + rows; ++part)
            if (const Cell* cell = table.at(part, column); cell && document.text(cell->text).find(word) != std::string_view::npos) return true;
        return false;
    };
    bool led = false;
    for (std::uint32_t column = 0; column < columns.size(); ++column)
        led = led || (columns[column] == ColumnUse::lead && (says(column, "牵头") || says(column, "主办")));
    for (std::uint32_t column = 0; led && column < columns.size(); ++column)
        if (columns[column] == ColumnUse::lead && !says(column, "牵头") && !says(column, "主办")) columns[column] = ColumnUse::support;
}

}  // namespace

TaskTable read_task_table(const Document& document, const Table& table) {
    TaskTable out;
    const std::uint32_t heads = std::max<std::uint32_t>(1, table.header_rows);
    // The caption and who filled the table in may stand in the first rows: the head is the row that names a task column.
    for (std::uint32_t row = 0; row < std::min<std::uint32_t>(table.rows, heads + most_head_rows); ++row) {
        if (row > heads && !has_short_cells(table, row)) continue;
        std::vector<ColumnUse> columns(table.columns, ColumnUse::none);
        const std::uint32_t rows = rows_of_head(document, table, row);
        for (std::uint32_t part = row; part < row + rows; ++part)
            for (std::uint32_t column = 0; column < table.columns; ++column)
                if (const Cell* cell = table.at(part, column))
                    if (const ColumnUse use = use_of(document.text(cell->text)); use != ColumnUse::none || part == row) columns[column] = use;
        second_to_lead(document, table, row, rows, columns);
        TaskTable read{std::max(row + rows, table.header_rows), std::move(columns)};
        // 存在问题 | 责任单位: the problem is what is to be dealt with, unless the table says what is to be done
        if (!read.has(ColumnUse::task))
            if (const std::uint32_t problem = read.column(ColumnUse::problem); problem != no_index)
                read.columns[problem] = ColumnUse::task;
        // 指标名称 | 目标值 | 责任部门: what is to be reached is the task; 指标名称 | 上年完成 tells
        if (!read.has(ColumnUse::task) && read.has(ColumnUse::lead) && std::count(read.columns.begin(), read.columns.end(), ColumnUse::target) > 1)
            if (const std::uint32_t goal = read.column(ColumnUse::target); goal != no_index) read.columns[goal] = ColumnUse::task;
        const bool assigned = read.has(ColumnUse::lead) || read.has(ColumnUse::person) || read.has(ColumnUse::limit);
        if (read.has(ColumnUse::task) && assigned) return read;
    }
    return out;
}

Span span_of_row(const Table& table, std::uint32_t row) {
    Span span;
    const auto first = std::partition_point(table.cells.begin(), table.cells.end(), [&](const Cell& one) { return one.row < row; });
    for (auto cell = first; cell != table.cells.end() && cell->row == row; ++cell) {
        if (cell->text.empty()) continue;
        span.begin = span.empty() ? cell->text.begin : std::min(span.begin, cell->text.begin);
        span.end = std::max(span.end, cell->text.end);
    }
    return span;
}

}  // namespace jianbao::chinese
