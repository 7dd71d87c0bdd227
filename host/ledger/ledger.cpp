#include "ledger/ledger.h"

#include <algorithm>

#include "ledger/schema.h"
#include "ledger/sqlite.h"
#include "ledger/store.h"

namespace jianbao::ledger {

namespace {

constexpr std::string_view field_names[] = {"title",     "quote",   "lead",   "support",  "person", "deadline",
                                            "frequency", "targets", "status", "progress", "note"};
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

}  // namespace

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
    check_value(field, value);
    // What a person typed has to outlive a power cut too, not only the end of the program.
    connection_->execute("PRAGMA synchronous = FULL");
    sqlite::Transaction transaction(*connection_);
    if (!sqlite::Statement(*connection_, "SELECT 1 FROM task_registry WHERE number = ?").bind(1, task).step())
        throw LedgerError("there is no task " + std::to_string(task) + " in the ledger '" + file().string() +
                          "'; `jianbao tasks list` shows the numbers");
    std::string before;
    {
        const Reading reading = read({.as_of = make_date(9999, 12, 31)});
        const Result result = reading.query(
            "SELECT " + std::string(name_of(field)) + " FROM tasks WHERE number = :task", {{"task", task}});
        if (!result.rows.empty()) before = to_text(result.rows[0][0]);
    }
    sqlite::Statement(*connection_,
                      "INSERT INTO ledger_log (at, as_of, who, origin, task, field, before, after, note) VALUES (?, ?, "
                      "?, ?, ?, ?, ?, ?, ?)")
        .bind(1, author.at)
        .bind(2, author.as_of)
        .bind(3, author.who)
        .bind(4, author.origin)
        .bind(5, task)
        .bind(6, name_of(field))
        .bind(7, before)
        .bind(8, value)
        .bind(9, author.note)
        .run();
    transaction.commit();
    connection_->execute("PRAGMA synchronous = NORMAL");
}

Reading Ledger::read(const Viewpoint& view) const {
    // A ledger in memory is seen by its own connection alone.
    if (connection_->in_memory()) return Reading(connection_, view);
    return Reading(connection_->file(), view);
}

}  // namespace jianbao::ledger
