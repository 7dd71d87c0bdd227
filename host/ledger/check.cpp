/// Looking for damage in a ledger.
#include <functional>

#include "ledger/derived.h"
#include "ledger/ledger.h"
#include "ledger/maintenance.h"
#include "ledger/migrations.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"

namespace jianbao::ledger {

namespace {

constexpr const char* take_copy = "put back a backup with `jianbao ledger restore`";

/// A count of rows that should not be.
struct Rule {
    const char* sql;
    const char* what;
    const char* hint;
};

constexpr Rule rules[] = {
    {"SELECT count(*) FROM task_registry WHERE length(id) <> 16 OR id GLOB '*[^0-9a-f]*'",
     "tasks have no proper identity of 16 hexadecimal digits", take_copy},
    {"SELECT count(*) FROM task_registry AS r WHERE r.found_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM found_tasks AS f "
     "WHERE f.id = r.found_id AND f.task = r.number)",
     "tasks point at a sentence that is not theirs", "read their documents again with `jianbao ingest --again`"},
    {"SELECT count(*) FROM (SELECT 1 FROM found_tasks WHERE task IS NOT NULL AND retired IS NULL GROUP BY document_id, task "
     "HAVING count(*) > 1)",
     "tasks stand twice in one document", "read their documents again with `jianbao ingest --again`"},
    {"SELECT count(*) FROM task_registry WHERE date(first_seen) IS NOT first_seen", "tasks have no proper first day", take_copy},
    {"SELECT count(*) FROM ledger_documents WHERE date(first_seen) IS NOT first_seen", "documents have no proper first day",
     take_copy},
    {"SELECT count(*) FROM ledger_log WHERE date(as_of) IS NOT as_of", "entries of the log have no proper day", take_copy},
    {"SELECT count(*) FROM ledger_log WHERE field = 'status' AND after NOT IN ('待核', '在办', '已完成', '中止', '长期坚持')",
     "entries of the log set a status that is none", "set a proper one with `jianbao tasks set`"},
    {"SELECT count(*) FROM ledger_log WHERE field = 'deadline' AND after <> '' AND date(after) IS NOT after",
     "entries of the log set a limit that is no day", "set a proper one with `jianbao tasks set`"},
    {"SELECT 2 - count(*) FROM sqlite_schema WHERE type = 'trigger' AND name IN ('ledger_log_keeps_rows', "
     "'ledger_log_keeps_values')",
     "guards of the log are missing: other programs could change what was written", take_copy},
    {"SELECT count(*) FROM ledger_links WHERE task >= other", "links don't join two tasks", take_copy},
    {"SELECT count(*) FROM ledger_issues WHERE number < 1", "issues have no proper number", take_copy},
};

std::vector<Flaw> look_through(const std::filesystem::path& ledger) {
    sqlite::Connection connection(ledger, sqlite::Access::read_only);
    const int format = check_schema(connection);
    if (format == 0) throw LedgerError("'" + ledger.string() + "' is an empty file, not a ledger");
    connection.execute("BEGIN");
    std::vector<Flaw> out;
    sqlite::Statement pages(connection, "PRAGMA integrity_check(5)");
    while (pages.step())
        if (pages.text(0) != "ok") out.push_back({"the file is damaged: " + pages.text(0), take_copy});
    if (!out.empty()) return out;  // what follows would only stumble over it
    sqlite::Statement references(connection, "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2");
    while (references.step())
        out.push_back({references.text(2) + " rows of " + references.text(0) + " name rows of " + references.text(1) +
                           " that are not there",
                       take_copy});
    if (format < schema_version()) return out;  // the rest is looked at once the ledger is led on
    for (const Rule& rule : rules)
        if (const std::int64_t wrong = connection.number(rule.sql); wrong > 0)
            out.push_back({std::to_string(wrong) + " " + rule.what, rule.hint});
    if (!has_derived(connection) || !derived_is_right(connection, task_table(stored_tables(connection))))
        out.push_back({"the tables derived from log and findings are not up to date",
                       "another program changed the ledger; `jianbao ledger export` and `ledger import` make them again"});
    return out;
}

}  // namespace

std::vector<Flaw> check_ledger(const std::filesystem::path& ledger) {
    if (!std::filesystem::exists(ledger))
        throw LedgerError("there is no ledger '" + ledger.string() + "'; name one with --ledger");
    try {
        return look_through(ledger);
    } catch (const LedgerError& error) {
        // So damaged that it can't even be looked through.
        if (error.reason() != LedgerError::Reason::damaged) throw;
        return {{"the file is damaged", take_copy}};
    }
}

}  // namespace jianbao::ledger
