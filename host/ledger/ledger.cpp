#include "ledger/ledger.h"

#include <algorithm>
#include <map>

#include "ledger/identity.h"
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
    if (field == Field::deadline && !value.empty() && !parse_iso(value))
        throw LedgerError("'" + std::string(value) + "' is no date; write it as 2021-04-26");
}

void write_log(sqlite::Connection& connection, const Author& author, std::int64_t task, Field field,
               std::string_view before, std::string_view after, const std::string& note) {
    sqlite::Statement(connection,
                      "INSERT INTO ledger_log (at, as_of, who, origin, task, field, before, after, note) VALUES (?, ?, "
                      "?, ?, ?, ?, ?, ?, ?)")
        .bind(1, author.at)
        .bind(2, author.as_of)
        .bind(3, author.who)
        .bind(4, author.origin)
        .bind(5, task)
        .bind(6, name_of(field))
        .bind(7, before)
        .bind(8, after)
        .bind(9, note.empty() ? author.note : note)
        .run();
}

std::string value_of(const Reading& reading, std::int64_t task, Field field) {
    const Result result = reading.query("SELECT " + std::string(name_of(field)) + " FROM tasks WHERE number = :task",
                                        {{"task", task}});
    return result.rows.empty() ? std::string() : to_text(result.rows[0][0]);
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
        write_log(connection, author, number, field, "", value, task.note);
    return number;
}

}  // namespace

std::string entered_task_id(std::string_view title, std::string_view lead, std::string_view source) {
    return task_id("entered|" + std::string(source), normalize_quote(title) + "|" + normalize_quote(lead), 1);
}

std::string_view name_of(Field field) { return field_names[static_cast<std::size_t>(field)]; }
std::span<const std::string_view> statuses() { return status_names; }

Ledger::Ledger(const std::filesystem::path& file, std::span<const TableSpec* const> specs)
    : connection_(std::make_shared<sqlite::Connection>(file, sqlite::Access::read_write)) {
    prepare_schema(*connection_, specs);
}

Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

const std::filesystem::path& Ledger::file() const { return connection_->file(); }

bool Ledger::knows(std::string_view document_id, std::string_view analysis) const {
    return sqlite::Statement(*connection_, "SELECT 1 FROM ledger_documents WHERE hash = ? AND analysis = ?")
        .bind(1, document_id)
        .bind(2, analysis)
        .step();
}

Added Ledger::add(const Document& document, const Findings& findings, Date as_of, std::string_view analysis) {
    sqlite::Transaction transaction(*connection_);
    const Added added = store(*connection_, document, findings, as_of, analysis);
    // Other programs that open the file see its views from the latest run.
    const Date monday = add_days(as_of, 1 - static_cast<int>(iso_weekday(as_of)));
    connection_->execute("DELETE FROM main.run");
    sqlite::Statement(*connection_, "INSERT INTO main.run VALUES (?, ?, ?, ?)")
        .bind(1, as_of)
        .bind(2, static_cast<std::int64_t>(Viewpoint{}.due_soon_days))
        .bind(3, monday)
        .bind(4, add_days(monday, 6))
        .run();
    transaction.commit();
    return added;
}

void Ledger::edit(std::int64_t task, Field field, std::string_view value, const Author& author) {
    const Edit edit{task, field, std::string(value), std::nullopt, {}};
    apply({}, {&edit, 1}, author);
}

std::vector<std::int64_t> Ledger::apply(std::span<const NewTask> tasks, std::span<const Edit> edits,
                                        const Author& author) {
    for (const NewTask& task : tasks)
        for (const auto& [field, value] : task.values) check_value(field, value);
    for (const Edit& edit : edits) check_value(edit.field, edit.value);
    // What a person typed has to outlive a power cut too, not only the end of the program.
    connection_->execute("PRAGMA synchronous = FULL");
    std::vector<std::int64_t> numbers;
    {
        sqlite::Transaction transaction(*connection_);
        for (const NewTask& task : tasks) numbers.push_back(enter(*connection_, task, author));
        if (!edits.empty()) {
            // Other connections see the ledger as it was before this transaction, so a field that
            // is changed twice is remembered here.
            const Reading reading = read({.as_of = make_date(9999, 12, 31)});
            std::map<std::pair<std::int64_t, Field>, std::string> changed;
            for (const Edit& edit : edits) {
                if (!sqlite::Statement(*connection_, "SELECT 1 FROM task_registry WHERE number = ?")
                         .bind(1, edit.task)
                         .step())
                    throw LedgerError("there is no task " + std::to_string(edit.task) + " in the ledger '" +
                                      file().string() + "'; `jianbao tasks list` shows the numbers");
                const auto again = changed.find({edit.task, edit.field});
                const std::string before =
                    again != changed.end() ? again->second : value_of(reading, edit.task, edit.field);
                if (edit.before && *edit.before != before)
                    throw LedgerError("task " + std::to_string(edit.task) + ": another user changed its " +
                                      std::string(name_of(edit.field)) + " at this moment; nothing was written, try again");
                write_log(*connection_, author, edit.task, edit.field, before, edit.value, edit.note);
                changed[{edit.task, edit.field}] = edit.value;
            }
        }
        transaction.commit();
    }
    connection_->execute("PRAGMA synchronous = NORMAL");
    return numbers;
}

Reading Ledger::read(const Viewpoint& view) const {
    // A ledger in memory is seen by its own connection alone.
    if (connection_->in_memory()) return Reading(connection_, view);
    return Reading(connection_->file(), view);
}

}  // namespace jianbao::ledger
