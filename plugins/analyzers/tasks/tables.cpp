#include <algorithm>

#include "assembly.h"
#include "clauses.h"
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
        for (std::uint32_t column = 0; column < table.columns; ++column) {
            const Cell* cell = table.at(number, column);  // one that holds for several rows stands in the first of them
            if (!cell || cell->column != column || cell->text.empty()) continue;
            for (const NamedParty& party : parties_between(cell->text)) {
                if (party.scope != row || party.shape != "cell") continue;
                if (!group) group = &groups_.emplace_back(Group{row, {}});
                group->parties.push_back(&party);
            }
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
                for (const Time& time : times.between(cell->text)) draft.times.push_back(&by_last_day(time));
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
        const std::vector<Span> stages = group ? stages_of_row(read, table, number) : std::vector<Span>{};
        if (stages.empty()) {
            drafts_.push_back(std::move(draft));
            continue;
        }
        const auto of_stage = [&](Span span) {
            return std::any_of(stages.begin(), stages.end(), [&](Span one) { return one.contains(span.begin); });
        };
        std::erase_if(draft.times, [&](const Time* time) { return of_stage(time->span); });
        std::erase_if(draft.targets, [&](const Target& target) { return of_stage(target.span); });
        drafts_.push_back(std::move(draft));
        for (const Span& stage : stages) sentence_rows(*group, stage, paragraph);
    }
}

/// 4月至9月 in a cell: by its last day.
const Time& Assembly::by_last_day(const Time& time) {
    if (time.frequency || !time.last_day || time.kind != "interval") return time;
    Time limit = time;
    limit.kind = "date";
    limit.norm = to_iso(*limit.last_day);
    return stage_limits_.emplace_back(std::move(limit));
}

/// 4月底前清仓；8月底前交库 in one row of a table: the sentences of its cells that have limits; none where
/// the row has but one.
std::vector<Span> Assembly::stages_of_row(const TaskTable& read, const Table& table, std::uint32_t number) const {
    std::vector<Span> sentences;
    std::vector<std::string_view> limits;
    for (std::uint32_t column = 0; column < table.columns; ++column) {
        const Cell* cell = table.at(number, column);
        const ColumnUse use = read.columns[column];
        if (!cell || cell->text.empty() || (use != ColumnUse::task && use != ColumnUse::target)) continue;
        for (const Time& time : times_.between(cell->text))
            if (!time.frequency && std::find(limits.begin(), limits.end(), time.norm) == limits.end()) limits.push_back(time.norm);
        for (std::uint32_t i = document_.sentence_at(cell->text.begin); i < document_.sentences().size() && document_.sentences()[i].span.begin < cell->text.end; ++i) {
            const Span own = document_.sentences()[i].span;
            Span said{std::max(own.begin, cell->text.begin), std::min(own.end, cell->text.end)};
            said.begin = skip_numbers(document_.text(), said.begin, said.end);
            if (!said.empty() && has_limit(said)) sentences.push_back(said);
        }
    }
    const bool apart = sentences.size() > 1 || (sentences.size() == 1 && (holds(document_.text(sentences.front()), "；") || holds(document_.text(sentences.front()), ";")));
    if (limits.size() < 2 || !apart) sentences.clear();
    return sentences;
}

}  // namespace jianbao::chinese
