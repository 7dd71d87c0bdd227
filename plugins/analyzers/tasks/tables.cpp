#include "assembly.h"
#include "table_columns.h"

namespace jianbao::chinese {

/// Each row of a table with columns such as 任务, 牵头单位, 完成时限 is a row of the ledger.
void Assembly::table_rows(const Table& table, const Paragraph& paragraph) {
    const TaskTable read = read_task_table(document_, table);
    if (read.columns.empty()) return;
    const std::uint32_t task_column = read.column(ColumnUse::task);
    for (std::uint32_t number = read.first_row; number < table.rows; ++number) {
        const Cell* task = table.at(number, task_column);
        const Span row = span_of_row(table, number);
        if (!task || task->text.empty() || row.empty()) continue;
        Group* group = nullptr;
        for (const NamedParty& party : parties_between(table.span)) {
            if (party.scope != row || party.shape != "cell") continue;
            if (!group) group = &groups_.emplace_back(Group{row, {}});
            group->parties.push_back(&party);
        }
        Draft draft;
        draft.quote = row;
        draft.group = group;
        draft.words = task->text.begin;
        draft.title_end = task->text.end;
        draft.article = paragraph.article;
        draft.section = paragraph.section;
        draft.reasons.emplace_back("table-row");
        for (std::uint32_t column = 0; column < table.columns; ++column) {
            const Cell* cell = table.at(number, column);
            if (!cell || cell->text.empty()) continue;
            const ColumnUse use = read.columns[column];
            // the column says that a time is a limit, whatever words stand around it
            const auto& times = use == ColumnUse::limit ? all_times_ : times_;
            if (use == ColumnUse::limit || use == ColumnUse::task || use == ColumnUse::target)
                for (const Time& time : times.between(cell->text)) draft.times.push_back(&time);
            if (use == ColumnUse::task || use == ColumnUse::target) {
                std::vector<Target> targets;
                find_targets(document_.text(), cell->text, amounts_, targets);
                for (const Target& target : targets)
                    draft.targets.push_back(target);
            }
        }
        std::erase_if(draft.targets,
                      [&](const Target& target) { return !all_times_.between(target.span).empty(); });
        if (!group && !draft.measured()) continue;
        drafts_.push_back(std::move(draft));
    }
}

}  // namespace jianbao::chinese
