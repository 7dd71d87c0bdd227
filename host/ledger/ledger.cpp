#include "ledger/ledger.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "ledger/derived.h"
#include "ledger/identity.h"
#include "ledger/recurrence.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"
#include "ledger/store.h"

namespace jianbao::ledger {

namespace {

constexpr std::string_view field_names[] = {"title",     "quote",   "lead",   "support",  "person", "deadline",
                                            "frequency", "targets", "status", "progress", "note",   "source"};
constexpr std::string_view status_names[] = {"待核", "在办", "已完成", "中止", "长期坚持"};

void check_value(Field field, std::string_view value) {
    if (!is_valid_utf8(value)) throw LedgerError("the new " + std::string(name_of(field)) + " is not UTF-8 text");
    if (field == Field::status &&
        std::find(std::begin(status_names), std::end(status_names), value) == std::end(status_names)) {
        std::string known;
        for (const std::string_view name : status_names) known += (known.empty() ? "" : ", ") + std::string(name);
        throw LedgerError("'" + std::string(value) + "' is no status of a task; there are " + known +
                          " (逾期 follows from the dates)");
    }
    if (field == Field::title && value.find_first_not_of(" \t\r\n") == value.npos)
        throw LedgerError("a task needs a title; it can't be emptied");
    if (field == Field::deadline && !value.empty() && !parse_iso(value))
        throw LedgerError("'" + std::string(value) + "' is no date; write it as 2021-04-26");
}

/// Waits for the disk at each commit, while it lives.
class Durable {
public:
    explicit Durable(sqlite::Connection& connection) : connection_(connection) {
        connection_.execute("PRAGMA synchronous = FULL");
    }
    ~Durable() { sqlite3_exec(connection_.handle(), "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr); }
    Durable(const Durable&) = delete;
    Durable& operator=(const Durable&) = delete;

private:
    sqlite::Connection& connection_;
};

void require_task(sqlite::Connection& connection, std::int64_t task) {
    if (!sqlite::Statement(connection, "SELECT 1 FROM task_registry WHERE number = ?").bind(1, task).step())
        throw LedgerError("there is no task " + std::to_string(task) + " in the ledger '" + connection.file().string() +
                          "'; `jianbao tasks list` shows the numbers");
}

/// What stands in the field after the whole log; of a period of a recurring task where one is given.
std::string value_of(sqlite::Connection& connection, std::int64_t task, Field field, const std::string& period) {
    const std::string name(name_of(field));
    if (!period.empty()) {
        sqlite::Statement value(connection, "SELECT " + name + " FROM main.task_occurrence WHERE task = ? AND period = ?");
        if (value.bind(1, task).bind(2, period).step()) return value.text(0);
        return field == Field::status ? "在办" : "";
    }
    sqlite::Statement value(
        connection, "SELECT " +
                        (field == Field::quote
                             ? "coalesce(quote, (SELECT f.quote FROM main.found_tasks AS f WHERE f.id = found_id), '')"
                             : field == Field::source ? "entered_source" : name) +
                        " FROM main.task_now WHERE number = ?");
    return value.bind(1, task).step() ? value.text(0) : "";
}

/// The last change of the field counts from that day or an earlier one; also where nobody changed it yet. Else the same value
/// from an earlier day on is a change.
bool stands_on(sqlite::Connection& connection, std::int64_t task, Field field, const std::string& period, Date day) {
    sqlite::Statement last(connection, "SELECT as_of FROM ledger_log WHERE task = ? AND field = ? AND period = ? ORDER BY id "
                                       "DESC LIMIT 1");
    return !last.bind(1, task).bind(2, name_of(field)).bind(3, period).step() || last.text(0) <= to_iso(day);
}

/// Nobody has decided yet what the field holds, which a later reading of the document may replace.
bool only_extracted(sqlite::Connection& connection, std::int64_t task, Field field) {
    if (field > Field::targets) return false;  // those up to it are what a reading fills
    sqlite::Statement decided(connection, "SELECT 1 FROM ledger_log WHERE task = ? AND field = ? LIMIT 1");
    return !decided.bind(1, task).bind(2, name_of(field)).step();
}

/// The period of the edit as the ledger writes it.
std::string period_of(sqlite::Connection& connection, const Edit& edit) {
    const std::string task = std::to_string(edit.task);
    if (edit.field != Field::status && edit.field != Field::progress)
        throw LedgerError("a period of task " + task + " has a status and a progress of its own, nothing else");
    if (edit.field == Field::status && edit.value != "已完成" && edit.value != "在办")
        throw LedgerError("a period of task " + task + " is 在办 or 已完成, not '" + edit.value + "'");
    sqlite::Statement known(connection,
                            "SELECT f.every, f.month, f.day, n.frequency FROM main.task_now AS n LEFT JOIN "
                            "main.frequency_names AS f ON f.text = n.frequency WHERE n.number = ?");
    known.bind(1, edit.task).step();
    const auto every = every_named(known.text(0));
    if (!every)
        throw LedgerError("task " + task + " does not recur" +
                          (known.text(3).empty() ? "" : ": '" + known.text(3) + "' has no periods to close") +
                          "; close it without a period");
    const auto begin = period_begin(*every, edit.period);
    if (!begin) {
        const Recurrence recurrence{*every, static_cast<int>(known.integer(1)), static_cast<int>(known.integer(2))};
        throw LedgerError("'" + edit.period + "' is no period of task " + task + " (" + known.text(3) +
                          "); write it like " + occurrence_at(recurrence, make_date(2026, 11, 2)).period);
    }
    return occurrence_at({*every, 0, 0}, *begin).period;
}

/// What the log says of one change, beside its author.
struct LogEntry {
    std::int64_t task = 0;
    std::string_view field, before, after;
    std::string_view note{};  ///< the author's where it is empty
    std::string_view period{};
    std::optional<std::int64_t> other{};
};

void write_log(sqlite::Connection& connection, const Author& author, const LogEntry& entry) {
    sqlite::Statement(connection,
                      "INSERT INTO ledger_log (at, as_of, who, origin, task, field, before, after, note, period, other) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(1, author.at)
        .bind(2, author.as_of)
        .bind(3, author.who)
        .bind(4, author.origin)
        .bind(5, entry.task)
        .bind(6, entry.field)
        .bind(7, entry.before)
        .bind(8, entry.after)
        .bind(9, entry.note.empty() ? std::string_view(author.note) : entry.note)
        .bind(10, entry.period)
        .bind(11, entry.other)
        .run();
}

std::int64_t enter(sqlite::Connection& connection, const NewTask& task, const Author& author) {
    if (sqlite::Statement(connection, "SELECT 1 FROM task_registry WHERE id = ?").bind(1, task.id).step())
        throw LedgerError("a task with the id " + task.id + " is in the ledger already");
    sqlite::Statement(connection, "INSERT INTO task_registry (id, first_seen) VALUES (?, ?)")
        .bind(1, task.id)
        .bind(2, author.as_of)
        .run();
    const std::int64_t number = connection.last_id();
    for (const auto& [field, value] : task.values)
        write_log(connection, author, {number, name_of(field), "", value, task.note});
    return number;
}

/// The periods of a frequency that came up after the last run.
void renew_recurrence(sqlite::Connection& connection) {
    sqlite::Statement run(connection, "SELECT as_of FROM main.run");
    if (!run.step()) return;
    const auto as_of = parse_iso(run.text(0));
    run.reset();
    if (as_of) fill_recurrence(connection, "main", *as_of);
}

}  // namespace

std::string entered_task_id(std::string_view title, std::string_view lead, std::string_view source) {
    return task_id("entered|" + std::string(source), normalize_quote(title) + "|" + normalize_quote(lead), 1);
}

std::string_view name_of(Field field) { return field_names[static_cast<std::size_t>(field)]; }
std::string_view name_of(Difference::Kind kind) {
    constexpr std::string_view names[] = {"kept", "changed", "appeared", "vanished", "stays"};
    return names[static_cast<std::size_t>(kind)];
}
std::span<const std::string_view> statuses() { return status_names; }

Ledger::Ledger(const std::filesystem::path& file, std::span<const TableSpec* const> specs)
    : connection_(std::make_shared<sqlite::Connection>(file, sqlite::Access::read_write)) {
    prepare_schema(*connection_, specs);
}

Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

const std::filesystem::path& Ledger::file() const { return connection_->file(); }

bool Ledger::knows(std::string_view document_id, std::string_view analysis, std::optional<Date> as_of) const {
    return sqlite::Statement(*connection_, "SELECT 1 FROM ledger_documents WHERE hash = ? AND analysis = ? AND first_seen <= ?")
        .bind(1, document_id)
        .bind(2, analysis)
        .bind(3, as_of ? to_iso(*as_of) : "9999-12-31")
        .step();
}

std::int64_t Ledger::proposed_pairs() const { return connection_->number("SELECT count(*) FROM main.ledger_links"); }

Added Ledger::add(const Document& document, const Findings& findings, Date as_of, std::string_view analysis) {
    return put(document, findings, {as_of, analysis, nullptr});
}

Added Ledger::read_again(const Document& document, const Findings& findings, Date as_of, std::string_view analysis,
                         std::vector<Difference>& differences) {
    return put(document, findings, {as_of, analysis, &differences});
}

Added Ledger::put(const Document& document, const Findings& findings, const Storing& storing) {
    sqlite::Transaction transaction(*connection_);
    const Stored stored = store(*connection_, document, findings, storing);
    show_day(storing.as_of, stored.new_frequency);
    transaction.commit();
    return stored.added;
}

std::vector<Superseded> Ledger::superseded(std::string_view document_id) const {
    std::vector<Superseded> out;
    sqlite::Statement found(*connection_,
                            "SELECT k.kind, k.title, k.other_title, (SELECT count(*) FROM main.task_now AS n WHERE "
                            "n.document_id = k.other_id AND n.status NOT IN ('已完成', '中止')) FROM main.document_links AS k "
                            "WHERE (SELECT id FROM main.ledger_documents WHERE hash = ?) IN (k.document_id, k.other_id) ORDER "
                            "BY k.document_id, k.other_id");
    for (found.bind(1, document_id); found.step();)
        out.push_back({found.text(0), found.text(1), found.text(2), found.integer(3)});
    return out;
}

void Ledger::see_day(Date as_of) {
    sqlite::Transaction transaction(*connection_);
    show_day(as_of, false);
    transaction.commit();
}

/// Other programs that open the file see its views from the latest run.
void Ledger::show_day(Date as_of, bool new_frequency) {
    sqlite::Statement run(*connection_, "SELECT 1 FROM main.run WHERE as_of = ?");
    if (run.bind(1, as_of).step() && !new_frequency) return;
    run.reset();
    set_run(*connection_, "main", {as_of});
    fill_recurrence(*connection_, "main", as_of);
}

void Ledger::edit(std::int64_t task, Field field, std::string_view value, const Author& author) {
    const Edit edit{task, field, std::string(value), std::nullopt, {}, {}};
    apply({}, {&edit, 1}, author);
}

std::vector<std::int64_t> Ledger::apply(std::span<const NewTask> tasks, std::span<const Edit> edits,
                                        const Author& author, std::vector<Outcome>* outcomes) {
    for (const NewTask& task : tasks)
        for (const auto& [field, value] : task.values) check_value(field, value);
    for (const Edit& edit : edits) check_value(edit.field, edit.value);
    // What a person typed has to outlive a power cut too, not only the end of the program.
    const Durable durable(*connection_);
    sqlite::Transaction transaction(*connection_);
    std::vector<std::int64_t> numbers;
    for (const NewTask& task : tasks) numbers.push_back(enter(*connection_, task, author));
    std::set<std::int64_t> touched(numbers.begin(), numbers.end());
    // A field that is changed twice is remembered here: the derived tables follow at the end.
    std::map<std::tuple<std::int64_t, Field, std::string>, std::string> values;
    for (const Edit& edit : edits) {
        require_task(*connection_, edit.task);
        const std::string period = edit.period.empty() ? "" : period_of(*connection_, edit);
        const auto [before, fresh] = values.try_emplace({edit.task, edit.field, period});
        if (fresh) before->second = value_of(*connection_, edit.task, edit.field, period);
        if (edit.before && *edit.before != before->second)
            throw LedgerError("task " + std::to_string(edit.task) + ": another user changed its " +
                              std::string(name_of(edit.field)) + " at this moment; nothing was written, try again");
        const bool changed = edit.value != before->second ||
                             !stands_on(*connection_, edit.task, edit.field, period, author.as_of) ||
                             (edit.confirms && only_extracted(*connection_, edit.task, edit.field));
        if (outcomes) outcomes->push_back({changed, before->second});
        if (!changed) continue;
        write_log(*connection_, author, {edit.task, name_of(edit.field), before->second, edit.value, edit.note, period});
        before->second = edit.value;
        touched.insert(edit.task);
    }
    if (derive(*connection_, task_table(stored_tables(*connection_)), touched)) renew_recurrence(*connection_);
    transaction.commit();
    return numbers;
}

void Ledger::link(std::int64_t task, std::int64_t other, bool same, const Author& author) {
    if (task == other) throw LedgerError("task " + std::to_string(task) + " can't be linked with itself");
    if (task > other) std::swap(task, other);
    const Durable durable(*connection_);
    sqlite::Transaction transaction(*connection_);
    for (const std::int64_t one : {task, other}) require_task(*connection_, one);
    sqlite::Statement(*connection_, "INSERT OR IGNORE INTO ledger_links VALUES (?, ?, ?, 1.0)")
        .bind(1, task)
        .bind(2, other)
        .bind(3, author.as_of)
        .run();
    sqlite::Statement last(*connection_,
                           "SELECT after, as_of FROM ledger_log WHERE field = 'link' AND task = ? AND other = ? ORDER BY id "
                           "DESC LIMIT 1");
    const bool decided = last.bind(1, task).bind(2, other).step();
    const std::string before = decided ? last.text(0) : "", after = same ? std::to_string(other) : "";
    if (decided && before == after && last.text(1) <= to_iso(author.as_of)) return;
    write_log(*connection_, author, {.task = task, .field = "link", .before = before, .after = after, .other = other});
    transaction.commit();
}

Issue Ledger::issue(std::string_view series, std::string_view period, int year, Date made_on, std::int64_t wanted) {
    sqlite::Transaction transaction(*connection_);
    sqlite::Statement known(*connection_, "SELECT number, made_on FROM ledger_issues WHERE series = ? AND period = ?");
    Issue issue{wanted, true};
    if (known.bind(1, series).bind(2, period).step()) {
        if (wanted == 0 || wanted == known.integer(0)) {
            issue = {known.integer(0), false};
            const bool later = to_iso(made_on) > known.text(1);
            known.reset();
            if (later) {  // what came after it is for the next
                sqlite::Statement(*connection_, "UPDATE ledger_issues SET made_on = ? WHERE series = ? AND period = ?")
                    .bind(1, made_on)
                    .bind(2, series)
                    .bind(3, period)
                    .run();
                transaction.commit();
            }
            return issue;
        }
        known.reset();
        sqlite::Statement(*connection_, "DELETE FROM ledger_issues WHERE series = ? AND period = ?")
            .bind(1, series)
            .bind(2, period)
            .run();
    }
    if (wanted > 0) {
        sqlite::Statement taken(*connection_,
                                "SELECT period FROM ledger_issues WHERE series = ? AND year = ? AND number = ?");
        if (taken.bind(1, series).bind(2, static_cast<std::int64_t>(year)).bind(3, wanted).step())
            throw LedgerError("issue " + std::to_string(wanted) + " of " + std::to_string(year) + " is that of " +
                              taken.text(0) + " already; take another number, or none");
    } else {
        sqlite::Statement last(*connection_,
                               "SELECT coalesce(max(number), 0) FROM ledger_issues WHERE series = ? AND year = ?");
        last.bind(1, series).bind(2, static_cast<std::int64_t>(year)).step();
        issue.number = last.integer(0) + 1;
    }
    sqlite::Statement(*connection_, "INSERT INTO ledger_issues VALUES (?, ?, ?, ?, ?)")
        .bind(1, series)
        .bind(2, period)
        .bind(3, static_cast<std::int64_t>(year))
        .bind(4, issue.number)
        .bind(5, made_on)
        .run();
    transaction.commit();
    return issue;
}

void Ledger::number(std::span<const std::pair<std::string, std::string>> keys, int year, Date made_on) {
    sqlite::Transaction transaction(*connection_);
    sqlite::Statement insert(*connection_,
                             "INSERT OR IGNORE INTO ledger_issues SELECT ?1, ?2, ?3, 1 + (SELECT coalesce(max(number), 0) FROM "
                             "ledger_issues WHERE series = ?1 AND year = ?3), ?4 WHERE NOT EXISTS (SELECT 1 FROM "
                             "ledger_issues WHERE series = ?1 AND period = ?2)");
    for (const auto& [series, key] : keys)
        insert.bind(1, series).bind(2, key).bind(3, static_cast<std::int64_t>(year)).bind(4, made_on).run();
    transaction.commit();
}

void Ledger::forget_issue(std::string_view series, std::string_view period) {
    sqlite::Transaction transaction(*connection_);
    sqlite::Statement(*connection_, "DELETE FROM ledger_issues WHERE series = ? AND period = ?")
        .bind(1, series)
        .bind(2, period)
        .run();
    transaction.commit();
}

Reading Ledger::read(const Viewpoint& view) const {
    // A ledger in memory is seen by its own connection alone.
    if (connection_->in_memory()) return Reading(connection_, view);
    return Reading(connection_->file(), view);
}

}  // namespace jianbao::ledger
