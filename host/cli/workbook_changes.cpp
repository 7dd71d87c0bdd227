#include "cli/workbook_changes.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace jianbao::cli {

namespace {

using ledger::Field;

constexpr Field importable[] = {Field::lead,   Field::support,  Field::person, Field::deadline,
                                Field::status, Field::progress, Field::note};
constexpr const char* tasks_sql =
    "SELECT number, id, title, lead, support, person, deadline, status, progress, note, due FROM tasks";
constexpr const char* log_sql = R"sql(
SELECT task, field, as_of, who, before FROM log WHERE task IS NOT NULL AND as_of >= :made_on ORDER BY id
)sql";

struct Task {
    std::int64_t number = 0;
    std::string id, due;
    std::map<Field, std::string> values;

    const std::string& operator[](Field field) const { return values.at(field); }
};
using Tasks = std::map<std::int64_t, Task>;

/// A change the log knows.
struct Logged {
    std::string day, who, before;
};

Tasks tasks_of(const ledger::Reading& reading) {
    const ledger::Result found = reading.query(tasks_sql);
    Tasks out;
    for (const auto& row : found.rows) {
        const auto cell = [&](std::string_view column) { return ledger::to_text(row[*found.find(column)]); };
        Task task{std::get<std::int64_t>(row[0]), cell("id"), trimmed(cell("due")), {}};
        task.values[Field::title] = cell("title");
        for (const Field field : importable) task.values[field] = cell(ledger::name_of(field));
        out.emplace(task.number, std::move(task));
    }
    return out;
}

bool is_list(Field field) { return field == Field::lead || field == Field::support || field == Field::person; }

/// People part names with commas, semicolons and line ends; the ledger with 、. What stands in
/// brackets stays together.
std::string joined_list(std::string_view text) {
    std::string out, name;
    int depth = 0;
    const auto end_name = [&] {
        if (name = trimmed(name); !name.empty()) out += (out.empty() ? "" : "、") + name;
        name.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        if (c == U'（' || c == U'(') ++depth;
        if ((c == U'）' || c == U')') && depth > 0) --depth;
        const bool parts = c == U'、' || c == U'，' || c == U',' || c == U'；' || c == U';' || c == U'\n';
        if (parts && depth == 0)
            end_name();
        else
            name += text.substr(begin, at - begin);
    }
    end_name();
    return out;
}

/// The value as the ledger takes it; a day that is none stays as it is typed.
std::string canonical(Field field, std::string_view text) {
    if (is_list(field)) return joined_list(text);
    if (field == Field::deadline)
        if (const auto day = exact_day(text)) return to_iso(*day);
    return trimmed(text);
}

bool same(Field field, const std::string& cell, const Task& task) {
    if (canonical(field, cell) == canonical(field, task[field])) return true;
    // What is longer than a cell can be stands in it cut, with an "…".
    constexpr std::string_view cut = "…";
    if (cell.size() > 32'000 && cell.ends_with(cut) &&
        task[field].starts_with(std::string_view(cell).substr(0, cell.size() - cut.size())))
        return true;
    // A limit without a day is shown in the words of its document, or in some tables not at all.
    return field == Field::deadline && (cell == task.due || (cell.empty() && task[field].empty()));
}

std::string without_blanks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        if (c > U' ' && c != U'　') out += text.substr(begin, at - begin);
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

class Comparison {
public:
    Comparison(const WorkbookRows& rows, const Heads& heads, ledger::Reading& ledger) {
        for (const auto& [head, field] : heads) heads_[field] = head;
        ledger.look_from({.as_of = make_date(9999, 12, 31)});
        now_ = tasks_of(ledger);
        made_on_ = to_iso(*rows.made_on);
        const ledger::Result log = ledger.query(log_sql, {{"made_on", made_on_}});
        for (const auto& row : log.rows) {
            const auto text = [&](std::size_t i) { return ledger::to_text(row[i]); };
            log_[{std::get<std::int64_t>(row[0]), text(1)}].push_back({text(2), text(3), text(4)});
        }
        ledger.look_from({.as_of = *rows.made_on});
        then_ = tasks_of(ledger);
        for (const auto& [number, task] : now_) {
            numbers_.emplace(task.id, number);
            then_.emplace(number, task);  // a task that became known later was never otherwise
        }
    }

    WorkbookChanges compare(const WorkbookRows& rows) {
        std::map<std::pair<std::int64_t, Field>, std::vector<std::string>> cells;
        for (const WorkbookRow& row : rows.rows)
            if (const Task* task = task_of(row))
                for (const auto& [field, text] : row.cells)
                    if (field != Field::title) cells[{task->number, field}].push_back(text);
        for (const auto& [place, texts] : cells) decide(now_.at(place.first), place.second, texts);
        return std::move(out_);
    }

private:
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

    /// The task of the row, or nothing where none of it can be taken over.
    const Task* task_of(const WorkbookRow& row) {
        if (row.key.empty()) {
            refuse("a row was added that is no task of the ledger: " + brief(row.shown),
                   "tasks come from documents: add a document that names it with `jianbao ingest`");
            return nullptr;
        }
        const Task* task = find(row.key);
        if (!task) {
            refuse("the ledger has no task with the key " + brief(row.key) + ": " + brief(row.shown),
                   "was the workbook written from this ledger? name another one with --ledger");
            return nullptr;
        }
        const std::string number = std::to_string(task->number);
        if (row.twice) {
            refuse("task " + number + " stands in two rows of one table: " + brief(row.shown),
                   "a row that was copied to make a new one has its hidden key in column A: delete that row");
        } else if (row.emptied) {
            refuse("task " + number + ": its row was emptied",
                   "a task that is no longer followed up gets the status 中止");
        } else if (!is_row_of(row, *task)) {
            refuse("task " + number + ": its row tells of another task: " + brief(row.cells.at(Field::title)),
                   "were some columns sorted without the others? a title is changed with `jianbao tasks set`");
        } else {
            return task;
        }
        return nullptr;
    }

    /// False where the title beside the key is not the task's: keys and cells came apart.
    bool is_row_of(const WorkbookRow& row, const Task& task) const {
        const auto cell = row.cells.find(Field::title);
        if (cell == row.cells.end()) return true;
        const std::string title = without_blanks(cell->second);
        return title.find(without_blanks(task[Field::title])) != title.npos ||
               title.find(without_blanks(then_.at(task.number)[Field::title])) != title.npos;
    }

    void decide(const Task& task, Field field, const std::vector<std::string>& texts) {
        const Task& then = then_.at(task.number);
        const std::string place = "task " + std::to_string(task.number) + ": " + heads_.at(field) + ": ";
        const auto logged = log_.find({task.number, std::string(ledger::name_of(field))});
        std::vector<std::string> wanted;
        for (const std::string& text : texts) {
            const std::string value = canonical(field, text);
            if (same(field, text, task) || same(field, text, then) ||
                std::find(wanted.begin(), wanted.end(), value) != wanted.end())
                continue;
            if (field == Field::status &&
                std::find(ledger::statuses().begin(), ledger::statuses().end(), value) == ledger::statuses().end()) {
                refuse(place + "`" + brief(value) + "` is no status",
                       "there are 待核, 在办, 已完成, 中止, 长期坚持; 逾期 follows from the dates");
            } else if (field == Field::deadline && !value.empty() && !parse_iso(value)) {
                refuse(place + "`" + brief(value) + "` is no exact day", "write it like 2021-06-30 or 2021年6月30日");
            } else if (const Logged* change = undone(logged, field, value)) {
                // The workbook may be older than that change, and its reader changed nothing.
                refuse(place + "`" + brief(value) + "` stood in the ledger until " + change->who + " changed it on " +
                           change->day + ", the workbook's own day",
                       "`jianbao tasks set` sets it where that is meant");
            } else {
                wanted.push_back(value);
            }
        }
        if (wanted.empty()) return;
        if (wanted.size() > 1) {
            refuse(place + "the workbook has both `" + brief(wanted[0]) + "` and `" + brief(wanted[1]) + "`",
                   "write the same into all its tables");
        } else if (canonical(field, task[field]) != canonical(field, then[field])) {
            const Logged last = logged == log_.end() ? Logged{} : logged->second.back();
            refuse(place + "the workbook has `" + brief(wanted[0]) + "`, but " + last.who + " changed it to `" +
                       brief(task[field]) + "` on " + last.day + ", after the workbook was written",
                   "`jianbao tasks set` sets it where the workbook is right");
        } else {
            out_.changes.push_back({task.number, field, task[field], wanted[0]});
        }
    }

    using Log = std::map<std::pair<std::int64_t, std::string>, std::vector<Logged>>;

    /// A change made on the workbook's own day to a field that had the value before it.
    const Logged* undone(Log::const_iterator logged, Field field, const std::string& value) const {
        if (logged == log_.end()) return nullptr;
        for (const Logged& change : logged->second)
            if (change.day == made_on_ && canonical(field, change.before) == value) return &change;
        return nullptr;
    }

    std::map<Field, std::string> heads_;
    std::string made_on_;
    Tasks now_, then_;
    std::map<std::string, std::int64_t, std::less<>> numbers_;
    Log log_;
    WorkbookChanges out_;
};

/// Takes a number of at most `most` digits from the front; a wide digit is a digit.
std::optional<unsigned> take_number(std::string_view& text, std::size_t most) {
    unsigned value = 0;
    std::size_t digits = 0;
    while (!text.empty()) {
        std::size_t at = 0;
        const char32_t c = next_character(text, at);
        const bool wide = c >= U'０' && c <= U'９';
        if (!wide && !(c >= U'0' && c <= U'9')) break;
        if (++digits > most) return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - (wide ? U'０' : U'0'));
        text.remove_prefix(at);
    }
    return digits > 0 ? std::optional(value) : std::nullopt;
}

/// Takes one of the words from the front.
bool take(std::string_view& text, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
        if (text.starts_with(word)) {
            text.remove_prefix(word.size());
            return true;
        }
    return false;
}

}  // namespace

std::optional<Date> exact_day(std::string_view text) {
    const std::string all = without_blanks(text);
    std::string_view rest = all;
    const auto year = take_number(rest, 4);
    if (!year || *year < 1000) return std::nullopt;
    const bool words = rest.starts_with("年");
    if (!take(rest, {"年", "-", "/", ".", "．", "－"})) return std::nullopt;
    const auto month = take_number(rest, 2);
    if (!month || !(words ? take(rest, {"月"}) : take(rest, {"-", "/", ".", "．", "－"}))) return std::nullopt;
    const auto day = take_number(rest, 2);
    if (!day || (words && !take(rest, {"日", "号"}))) return std::nullopt;
    // Programs that keep days as ISO 8601 add the time of the day.
    if (!words) take(rest, {"T00:00:00", "00:00:00"});
    take(rest, {"之前", "以前", "前"});
    const Date date = make_date(static_cast<int>(*year), *month, *day);
    return rest.empty() && date.ok() ? std::optional(date) : std::nullopt;
}

Heads importable_heads(const ledger::Reading& ledger) {
    Heads heads{{ledger.title_of("title"), Field::title}};
    for (const Field field : importable) heads.emplace(ledger.title_of(ledger::name_of(field)), field);
    return heads;
}

WorkbookChanges changes_of(const WorkbookRows& rows, const Heads& heads, ledger::Reading& ledger) {
    return Comparison(rows, heads, ledger).compare(rows);
}

}  // namespace jianbao::cli
