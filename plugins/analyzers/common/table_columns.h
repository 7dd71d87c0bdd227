/// Columns of task tables: 任务 / 牵头单位 / 配合单位 / 完成时限.
#pragma once

#include <string_view>
#include <vector>

#include "jianbao/document.h"

namespace jianbao::chinese {

enum class ColumnUse { none, task, lead, support, person, limit, target, problem };

/// What a column holds, by the words of its head; none for others.
ColumnUse use_of(std::string_view head);

/// A table whose columns say that its rows are tasks.
struct TaskTable {
    std::uint32_t first_row = 0;  ///< below the head
    std::vector<ColumnUse> columns;

    bool has(ColumnUse use) const;
    std::uint32_t column(ColumnUse use) const;  ///< the first with that use; no_index for none
};

/// Nothing in `columns` where the table is no task table: it needs a column for the task and one
/// for a party or a limit.
TaskTable read_task_table(const Document& document, const Table& table);
/// From the first to the last character of the row's own cells; empty for a row without any.
Span span_of_row(const Table& table, std::uint32_t row);

}  // namespace jianbao::chinese
