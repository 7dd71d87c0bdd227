#include "cli/workbook_changes.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "cli/workbook_periods.h"
#include "ledger/typed_value.h"
#include "report/personal_data.h"

namespace jianbao::cli {

namespace {

using ledger::Field;
using ledger::typed_value;
using ledger::value_mark;

constexpr Field importable[] = {Field::lead,   Field::support,  Field::person, Field::deadline,
                                Field::status, Field::progress, Field::note};
/// Of a row that people added, beside these.
constexpr Field of_new_rows[] = {Field::title, Field::targets, Field::frequency, Field::source};
constexpr const char* tasks_sql =
    "SELECT number, id, title, lead, support, person, deadline, status, progress, note, due, leader, is_open, recurs FROM tasks";
constexpr const char* log_sql = "SELECT task, field, at, who, origin, after, as_of FROM log WHERE task IS NOT NULL ORDER BY id";
constexpr const char* by_hand = "手工登记";

struct Task {
    std::int64_t number = 0;
    bool open = false, recurs = false;
    std::string id, due, leader;  ///< `due` and `leader` are what reports show for the limit and the lead
    std::map<Field, std::string> values;

    const std::string& operator[](Field field) const { return values.at(field); }
};
using Tasks = std::map<std::int64_t, Task>;

/// Changes of a field the log knows: the value it was entered with, and the last one.
struct Logged {
    std::string first;
    std::string at, who, origin, day;
};

Tasks tasks_of(const ledger::Reading& reading) {
    const ledger::Result found = reading.query(tasks_sql);
    Tasks out;
    for (const auto& row : found.rows) {
        const auto cell = [&](std::string_view column) { return ledger::to_text(row[*found.find(column)]); };
        Task task{std::get<std::int64_t>(row[0]), cell("is_open") == "1" || cell("status") == "待核", !cell("recurs").empty(), cell("id"),
                  ledger::trimmed(cell("due")), cell("leader"), {}};
        task.values[Field::title] = cell("title");
        for (const Field field : importable) task.values[field] = cell(ledger::name_of(field));
        out.emplace(task.number, std::move(task));
    }
    return out;
}

/// One line of a message.
std::string brief(std::string_view text) {
    std::string out(first_characters(text, 40));
    if (out.size() < text.size()) out += "…";
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

/// What is longer than a cell can be stands in it cut, with an "…".
bool is_cut(const std::string& cell, const std::string& value) {
    constexpr std::string_view cut = "…";
    return cell.size() > 32'000 && cell.ends_with(cut) &&
           value.starts_with(std::string_view(cell).substr(0, cell.size() - cut.size()));
}

class Comparison {
public:
    Comparison(const WorkbookRows& rows, const Heads& heads, const ImportWords& words, Struck struck,
               Date day, ledger::Reading& ledger)
        : rows_(rows), words_(words), struck_(struck), day_(to_iso(day)), ledger_(ledger), periods_(ledger, day) {
        for (const auto& [head, field] : heads) heads_.emplace(field, head);
        ledger.look_from({.as_of = make_date(9999, 12, 31)});
        now_ = tasks_of(ledger);
        for (const auto& [number, task] : now_) numbers_.emplace(task.id, number);
    }

    WorkbookChanges compare() {
        tell_of_columns();
        sort_out_copies();
        for (const WorkbookRow& row : rows_.rows)
            if (const Task* task = row.key.empty() ? nullptr : find(row.key)) keyed_.emplace(row.table, task->number);
        for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
            const WorkbookRow& row = rows_.rows[i];
            if (dropped_.contains(i)) continue;
            if (row.key.empty() && read_without_key(row)) continue;
            if (row.key.empty() || splits_.contains(i))
                enter(row, splits_.contains(i) ? splits_[i] : 0);
            else if (row.key.find('/') != row.key.npos)
                decided(row);
            else if (const Task* task = task_of(row))
                read_cells(row, *task);
        }
        for (const auto& [place, cells] : cells_) decide(now_.at(place.first), place.second, cells);
        find_missing();
        return std::move(out_);
    }

private:
    /// A cell that may have been edited.
    struct Cell {
        std::string text, place;
        std::optional<std::string> mark;  ///< of what it held
        std::string reason;
        bool without_key = false;
    };

    void refuse(std::string message, std::string hint) {
        out_.refused.push_back({.severity = Severity::warning, .message = std::move(message), .hint = std::move(hint)});
    }

    const Task* find(const std::string& key) const {
        if (const auto by_id = numbers_.find(key); by_id != numbers_.end()) return &now_.at(by_id->second);
        if (key.size() > 15 || !std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isdigit(c); }))
            return nullptr;
        const auto by_number = now_.find(std::stoll(key));
        return by_number == now_.end() ? nullptr : &by_number->second;
    }

    static std::string cell_of(const WorkbookRow& row, Field field) {
        const auto cell = row.cells.find(field);
        return cell == row.cells.end() ? std::string() : typed_value(field, cell->second);
    }

    static bool holds(const WorkbookRow& row, Field field) {
        const auto mark = row.marks.find(field);
        const auto cell = row.cells.find(field);
        return mark == row.marks.end() || cell == row.cells.end() || mark->second == value_mark(field, cell->second);
    }

    /// Rows of one table with the same key: one is the task's own; one with another title or
    /// another leader was copied to split the task; one that is the same in all is nothing.
    void sort_out_copies() {
        std::map<std::pair<std::size_t, std::string>, std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < rows_.rows.size(); ++i)
            if (!rows_.rows[i].key.empty()) groups[{rows_.rows[i].table, rows_.rows[i].key}].push_back(i);
        for (const auto& [key, group] : groups) {
            if (group.size() < 2) continue;
            const auto likeness = [&](std::size_t i) {
                const WorkbookRow& row = rows_.rows[i];
                int score = holds(row, Field::title) ? 100 : 0;
                for (const auto& [field, mark] : row.marks) score += holds(row, field);
                return score;
            };
            const std::size_t own = *std::max_element(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
                return likeness(a) < likeness(b);
            });
            const WorkbookRow& original = rows_.rows[own];
            const Task* task = find(original.key);
            for (const std::size_t i : group) {
                const WorkbookRow& row = rows_.rows[i];
                if (i == own) continue;
                if (row.cells == original.cells) {
                    dropped_.insert(i);
                } else if (task && (cell_of(row, Field::title) != cell_of(original, Field::title) ||
                                    cell_of(row, Field::lead) != cell_of(original, Field::lead))) {
                    splits_[i] = task->number;
                }
                // Else what was edited in either of them counts.
            }
        }
    }

    /// The task of the row, or nothing where none of it can be taken over.
    const Task* task_of(const WorkbookRow& row) {
        const Task* task = find(row.key);
        if (!task) {
            refuse(row.place + ": the ledger has no task with the key " + brief(row.key) + ": " + brief(row.shown),
                   "was the workbook written from this ledger? name another one with --ledger");
            return nullptr;
        }
        seen_.insert(task->number);
        if (row.emptied) {
            seen_.erase(task->number);  // as good as deleted
        } else if (!is_row_of(row, *task)) {
            refuse(row.place + ": task " + std::to_string(task->number) + ": its row tells of another task: " +
                       brief(row.cells.at(Field::title)),
                   "were some columns sorted without the others? a title is changed with `jianbao tasks set`");
        } else {
            return task;
        }
        return nullptr;
    }

    /// A row that lost its key is its task's where number and title say so. False where it is none of the ledger's.
    bool read_without_key(const WorkbookRow& row) {
        const auto known = row.number ? now_.find(*row.number) : now_.end();
        if (known == now_.end()) return false;
        const Task& task = known->second;
        if (ledger::without_blanks(cell_of(row, Field::title)) != ledger::without_blanks(task[Field::title])) return false;
        if (keyed_.contains({row.table, task.number}) && cell_of(row, Field::lead) != task[Field::lead]) return false;  // split
        seen_.insert(task.number);
        WorkbookRow plain = row;
        plain.marks.clear();
        read_cells(plain, task, true);
        return true;
    }

    void tell_of_columns() {
        for (const ForeignColumns& table : rows_.foreign) {
            for (const std::string& head : table.unknown) out_.unknown.emplace_back(table.place, head);
            for (const std::string& head : table.missing)
                refuse(table.place + ": the column " + head + " is not there; what stands below " + brief(joined(table.unknown)) +
                           " is not taken over",
                       "give the column its head " + head + " back");
        }
    }

    static std::string joined(const std::vector<std::string>& names) {
        std::string out;
        for (const std::string& name : names) out += (out.empty() ? "" : "、") + name;
        return out;
    }

    /// False where the title beside the key is not the task's: keys and cells came apart.
    static bool is_row_of(const WorkbookRow& row, const Task& task) {
        const auto cell = row.cells.find(Field::title);
        if (cell == row.cells.end()) return true;
        if (row.marks.contains(Field::title) && holds(row, Field::title)) return true;
        return ledger::without_blanks(cell->second).find(ledger::without_blanks(task[Field::title])) != std::string::npos;
    }

    void read_cells(const WorkbookRow& row, const Task& task, bool without_key = false) {
        for (const auto& [field, text] : row.cells) {
            if (std::find(std::begin(importable), std::end(importable), field) == std::end(importable)) continue;
            const auto mark = row.marks.find(field);
            cells_[{task.number, field}].push_back(
                {text, row.place, mark == row.marks.end() ? std::nullopt : std::optional(mark->second), "", without_key});
        }
        if (!row.struck || struck_ == Struck::keep || !task.open || !holds(row, Field::status)) return;
        const auto mark = row.marks.find(Field::status);
        cells_[{task.number, Field::status}].push_back({struck_ == Struck::close ? "已完成" : "中止", row.place,
                                                        mark == row.marks.end() ? std::nullopt : std::optional(mark->second),
                                                        "整行划去"});
    }

    /// A row of a workbook of conflicts.
    void decided(const WorkbookRow& row) {
        const std::size_t slash = row.key.find('/');
        const auto field = ledger::field_of_column(row.key.substr(slash + 1));
        const Task* task = find(row.key.substr(0, slash));
        if (!task || !field) {
            refuse(row.place + ": the ledger has no task with the key " + brief(row.key) + ": " + brief(row.shown),
                   "was the workbook written from this ledger? name another one with --ledger");
            return;
        }
        seen_.insert(task->number);
        const std::string decision = ledger::without_blanks(row.decision);
        if (decision.empty() || decision == keep_ledger) return;
        if (decision != take_workbook) {
            refuse(row.place + ": `" + brief(decision) + "` is no decision", "there are 以工作簿为准, 以台账为准");
            return;
        }
        const auto mark = row.marks.find(*field);
        cells_[{task->number, *field}].push_back(
            {row.wanted, row.place, mark == row.marks.end() ? std::nullopt : std::optional(mark->second), "核对冲突后采用"});
    }

    void decide(const Task& task, Field field, const std::vector<Cell>& cells) {
        std::vector<std::pair<std::string, const Cell*>> wanted;
        for (const Cell& cell : cells) {
            if ((cell.mark && *cell.mark == value_mark(field, cell.text)) || is_cut(cell.text, task[field])) continue;
            if (field == Field::status && words_.ends_period(cell.text)) {
                end_period(task, cell);
                continue;
            }
            std::string problem;
            // A number that the report masked is the ledger's still.
            const std::string value = checked_value(field, report::unmask(cell.text, task[field]), words_, problem);
            if (is_now(task, field, value) ||
                std::any_of(wanted.begin(), wanted.end(), [&](const auto& one) { return one.first == value; }))
                continue;
            // A column somebody added: where it is empty nothing was said.
            if (!cell.mark && value.empty()) continue;
            const std::string place = cell.place + ": task " + std::to_string(task.number) + ": " + head_of(field) + ": ";
            if (!problem.empty())
                refuse(place + problem, hint_for(field));
            else
                wanted.emplace_back(value, &cell);
        }
        if (wanted.empty()) return;
        const auto& [value, cell] = wanted.front();
        if (wanted.size() > 1) {
            refuse(cell->place + ": task " + std::to_string(task.number) + ": " + head_of(field) + ": the workbook has both `" +
                       brief(wanted[0].first) + "` and `" + brief(wanted[1].first) + "`",
                   "write the same into all its tables");
        } else if (is_newer(task, field, *cell)) {
            const Logged last = logged(task.number, field);
            out_.conflicts.push_back({task.number, task.id, task[Field::title], field, value, shown_now(task, field), last.who,
                                      last.at, last.origin});
        } else {
            out_.changes.push_back({task.number, field, task[field], value, cell->reason});
            if (field == Field::status && value == "已完成" && task.recurs) out_.ended.push_back(task.number);
        }
    }

    /// True where the ledger's value is newer than the workbook.
    bool is_newer(const Task& task, Field field, const Cell& cell) {
        if (cell.without_key) return logged(task.number, field).day >= day_;
        if (!cell.mark) return false;
        const std::string& shown = shown_in_reports(task, field);
        return *cell.mark != value_mark(field, task[field]) && *cell.mark != value_mark(field, report::mask_personal_data(task[field])) &&
               *cell.mark != value_mark(field, shown) && *cell.mark != value_mark(field, report::mask_personal_data(shown));
    }

    /// 本期已完成: the period that counted when the workbook was written; the task goes on.
    void end_period(const Task& task, const Cell& cell) {
        const auto period = periods_.period_of(task.number);
        if (!period || !task.recurs)
            refuse(cell.place + ": task " + std::to_string(task.number) + ": " + head_of(Field::status) + ": it has no period that `" +
                       brief(cell.text) + "` could end",
                   "write 已完成 where the task is done altogether");
        else if (!periods_.is_done(task.number, *period) && ended_.emplace(task.number, *period).second)
            out_.changes.push_back({task.number, Field::status, "在办", "已完成", "", *period});
    }

    /// True where the ledger has that value already.
    static bool is_now(const Task& task, Field field, const std::string& value) {
        return value_mark(field, value) == value_mark(field, task[field]) ||
               value_mark(field, value) == value_mark(field, shown_in_reports(task, field));
    }

    /// What a report shows in the field's place: the limit as written where it is no day, the person where no unit leads.
    static const std::string& shown_in_reports(const Task& task, Field field) {
        return field == Field::deadline ? task.due : field == Field::lead ? task.leader : task[field];
    }

    static const std::string& shown_now(const Task& task, Field field) {
        return field == Field::deadline && task[field].empty() ? task.due : task[field];
    }

    /// A row people added, or the copy that splits the task `split_of`.
    void enter(const WorkbookRow& row, std::int64_t split_of) {
        const std::string title = cell_of(row, Field::title);
        if (words_.is_total(row.first)) return;
        if (title.empty()) {
            if (row.emptied) return;
            refuse(row.place + ": a row was added without a 督办事项: " + brief(row.shown),
                   "write what is to be done into the column 督办事项");
            return;
        }
        ledger::NewTask task;
        task.note = split_of != 0 ? "由第" + std::to_string(split_of) + "项所在行拆分，" + row.place : row.place;
        std::map<Field, std::string> values;
        for (const auto& [field, text] : row.cells) {
            const bool known = std::find(std::begin(importable), std::end(importable), field) != std::end(importable) ||
                               std::find(std::begin(of_new_rows), std::end(of_new_rows), field) != std::end(of_new_rows);
            if (!known) continue;
            std::string problem;
            const std::string value = checked_value(field, text, words_, problem);
            if (!problem.empty()) {
                refuse(row.place + ": the added row `" + brief(title) + "`: " + head_of(field) + ": " + problem, hint_for(field));
                return;
            }
            if (!value.empty()) values[field] = value;
        }
        values.try_emplace(Field::source, by_hand);
        task.id = ledger::entered_task_id(title, values[Field::lead], values[Field::source]);
        if (const auto known = numbers_.find(task.id); known != numbers_.end()) {
            // The row was entered before: from then on it is edited like any other.
            WorkbookRow again = row;
            const std::int64_t number = known->second;
            again.marks.clear();
            for (const Field field : importable) again.marks[field] = value_mark(field, logged(number, field).first);
            read_cells(again, now_.at(number));
            return;
        }
        if (!entered_.insert(task.id).second) {
            refuse(row.place + ": the added row `" + brief(title) + "` stands there twice", "delete one of the two rows");
            return;
        }
        for (auto& [field, value] : values)
            if (!value.empty()) task.values.emplace_back(field, std::move(value));
        out_.entered.push_back(std::move(task));
    }

    void find_missing() {
        for (const std::string& key : rows_.keys) {
            const Task* task = find(key);
            if (!task || !task->open || !seen_.insert(task->number).second) continue;
            out_.missing.push_back({task->number, (*task)[Field::title]});
            if (struck_ == Struck::stop || struck_ == Struck::close)
                out_.changes.push_back({task->number, Field::status, (*task)[Field::status],
                                        struck_ == Struck::close ? "已完成" : "中止", "工作簿中已删去该行"});
        }
        std::sort(out_.missing.begin(), out_.missing.end(), [](const auto& a, const auto& b) { return a.task < b.task; });
        std::stable_sort(out_.changes.begin(), out_.changes.end(), [](const auto& a, const auto& b) { return a.task < b.task; });
    }

    std::string head_of(Field field) const {
        const auto head = heads_.find(field);
        return head == heads_.end() ? std::string(ledger::name_of(field)) : head->second;
    }

    static std::string hint_for(Field field) {
        if (field == Field::status) return "there are 待核, 在办, 已完成, 中止, 长期坚持; 逾期 follows from the dates";
        if (field == Field::deadline) return "write it like 2021-06-30 or 2021年6月30日";
        return "";
    }

    /// What the log knows of the field; it is read when it is first needed.
    Logged logged(std::int64_t task, Field field) {
        if (!log_read_) {
            const ledger::Result log = ledger_.query(log_sql);
            for (const auto& row : log.rows) {
                const auto text = [&](std::size_t i) { return ledger::to_text(row[i]); };
                Logged& entry = log_.try_emplace({std::get<std::int64_t>(row[0]), text(1)}, Logged{text(5), "", "", "", ""}).first->second;
                entry.at = text(2);
                entry.who = text(3);
                entry.origin = text(4);
                entry.day = text(6);
            }
            log_read_ = true;
        }
        const auto found = log_.find({task, std::string(ledger::name_of(field))});
        return found == log_.end() ? Logged{} : found->second;
    }

    const WorkbookRows& rows_;
    const ImportWords& words_;
    Struck struck_;
    std::string day_;
    ledger::Reading& ledger_;
    WorkbookPeriods periods_;
    std::set<std::pair<std::int64_t, std::string>> ended_;
    std::set<std::pair<std::size_t, std::int64_t>> keyed_;  ///< table and task of the rows that have their key
    std::map<Field, std::string> heads_;
    Tasks now_;
    std::map<std::string, std::int64_t, std::less<>> numbers_;
    std::map<std::pair<std::int64_t, std::string>, Logged> log_;
    bool log_read_ = false;
    std::set<std::size_t> dropped_;
    std::map<std::size_t, std::int64_t> splits_;  ///< row → the task it was copied from
    std::map<std::pair<std::int64_t, Field>, std::vector<Cell>> cells_;
    std::set<std::int64_t> seen_;
    std::set<std::string> entered_;
    WorkbookChanges out_;
};

}  // namespace

std::string checked_value(ledger::Field field, std::string_view text, const ImportWords& words, std::string& problem) {
    std::string value = typed_value(field, text);
    if (value.empty()) return value;
    if (field == Field::status) {
        value = words.status(value);
        if (std::find(ledger::statuses().begin(), ledger::statuses().end(), value) == ledger::statuses().end())
            problem = "`" + brief(value) + "` is no status";
    } else if (field == Field::deadline && !parse_iso(value)) {
        problem = "`" + brief(value) + "` is no exact day";
    }
    return value;
}

Heads importable_heads(const ledger::Reading& ledger) {
    Heads heads;
    const auto add = [&](Field field) {
        if (std::string title = ledger.title_of(ledger::name_of(field)); !title.empty()) heads.emplace(title, field);
    };
    for (const Field field : importable) add(field);
    for (const Field field : of_new_rows) add(field);
    return heads;
}

WorkbookChanges changes_of(const WorkbookRows& rows, const Heads& heads, const ImportWords& words, Struck struck, Date day,
                           ledger::Reading& ledger) {
    return Comparison(rows, heads, words, struck, rows.as_of.value_or(day), ledger).compare();
}

}  // namespace jianbao::cli
