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
    {"指标", ColumnUse::target},     {"目标", ColumnUse::target},     {"任务", ColumnUse::task},
    {"措施", ColumnUse::task},       {"工作内容", ColumnUse::task},   {"事项", ColumnUse::task},
    {"重点工作", ColumnUse::task},   {"内容", ColumnUse::task},       {"项目", ColumnUse::task},
    {"工作", ColumnUse::task},       {"问题", ColumnUse::task},
};

}  // namespace

ColumnUse use_of(std::string_view head) {
    for (const HeadWord& one : head_words)
        if (head.find(one.word) != head.npos) return one.use;
    return ColumnUse::none;
}

bool TaskTable::has(ColumnUse use) const { return column(use) != no_index; }

std::uint32_t TaskTable::column(ColumnUse use) const {
    const auto found = std::find(columns.begin(), columns.end(), use);
    return found == columns.end() ? no_index : static_cast<std::uint32_t>(found - columns.begin());
}

TaskTable read_task_table(const Document& document, const Table& table) {
    TaskTable out;
    const std::uint32_t heads = std::max<std::uint32_t>(1, table.header_rows);
    // the caption may fill the first row: the head is the row that names a task column
    for (std::uint32_t row = 0; row < std::min<std::uint32_t>(table.rows, heads + 1); ++row) {
        std::vector<ColumnUse> columns(table.columns, ColumnUse::none);
        for (std::uint32_t column = 0; column < table.columns; ++column)
            if (const Cell* cell = table.at(row, column)) columns[column] = use_of(document.text(cell->text));
        TaskTable read{std::max(row + 1, table.header_rows), std::move(columns)};
        const bool assigned = read.has(ColumnUse::lead) || read.has(ColumnUse::person) || read.has(ColumnUse::limit);
        if (read.has(ColumnUse::task) && assigned) return read;
    }
    return out;
}

Span span_of_row(const Table& table, std::uint32_t row) {
    Span span;
    for (const Cell& cell : table.cells) {
        if (cell.row != row || cell.text.empty()) continue;
        span.begin = span.empty() ? cell.text.begin : std::min(span.begin, cell.text.begin);
        span.end = std::max(span.end, cell.text.end);
    }
    return span;
}

}  // namespace jianbao::chinese
