/// Everything in a ledger as JSON lines, and back.
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "ledger/backup.h"
#include "ledger/derived.h"
#include "ledger/maintenance.h"
#include "ledger/migrations.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"

namespace jianbao::ledger {

namespace fs = std::filesystem;

namespace {

using nlohmann::ordered_json;
using sqlite::identifier;
using sqlite::Statement;

constexpr const char* mark = "jianbao ledger";

/// Tables that hold something of their own, those first that others need: which tables of findings
/// there are is told before their rows.
std::vector<std::string> tables_of(sqlite::Connection& connection) {
    std::vector<std::string> out = {"finding_tables", "finding_columns"};
    Statement names(connection, "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                                "AND name NOT IN ('finding_tables', 'finding_columns') ORDER BY name");
    while (names.step())
        if (!is_derived(names.text(0))) out.push_back(names.text(0));
    return out;
}

std::string key_of(sqlite::Connection& connection, const std::string& table) {
    std::string out;
    Statement keys(connection, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk");
    for (keys.bind(1, table); keys.step();) out += (out.empty() ? "" : ", ") + identifier(keys.text(0));
    return out.empty() ? "rowid" : out;
}

void count(Exchanged& done, const std::string& table) {
    ++done.lines;
    if (table == "ledger_documents") ++done.documents;
    if (table == "task_registry") ++done.tasks;
    if (table == "ledger_log") ++done.changes;
}

ordered_json value_of(const Statement& row, int column) {
    switch (sqlite3_column_type(row.handle(), column)) {
        case SQLITE_INTEGER:
            return row.integer(column);
        case SQLITE_FLOAT:
            return row.number(column);
        case SQLITE_NULL:
            return nullptr;
        default:
            return row.text(column);
    }
}

/// Takes rows as lines tell them.
class Import {
public:
    explicit Import(sqlite::Connection& connection) : connection_(connection) {}

    void begin(const ordered_json& head) {
        const auto is = [&](const char* key, auto test) { return head.contains(key) && test(head[key]); };
        if (!head.is_object() || !is("ledger", [](const ordered_json& value) { return value == mark; }) ||
            !is("format", [](const ordered_json& value) { return value.is_number_integer(); }))
            throw LedgerError("these lines are no ledger: the first line names its format, as `jianbao ledger export` writes it");
        const int format = head["format"].get<int>();
        if (format > schema_version() || format < 1)
            throw LedgerError("these lines were written by a newer jianbao (format " + std::to_string(format) +
                              "; this program knows formats up to " + std::to_string(schema_version()) +
                              "): install the newer program");
        create_empty(connection_, format);
    }

    void row(ordered_json& line) {
        if (!line.is_object() || !line.contains("table") || !line["table"].is_string())
            throw LedgerError("it does not name its table");
        const std::string table = line["table"].get<std::string>();
        if (table.starts_with("found_") && !std::exchange(findings_made_, true)) create_stored_tables(connection_);
        line.erase("table");
        std::string columns, places;
        for (const auto& [name, value] : line.items()) {
            columns += (columns.empty() ? "" : ", ") + identifier(name);
            places += places.empty() ? "?" : ", ?";
        }
        Statement& insert = statement(table, line, columns, places);
        int place = 0;
        for (const auto& [name, value] : line.items()) {
            ++place;
            if (value.is_null())
                insert.bind_null(place);
            else if (value.is_number_integer())
                insert.bind(place, value.get<std::int64_t>());
            else if (value.is_number())
                insert.bind(place, value.get<double>());
            else if (value.is_string())
                insert.bind(place, value.get_ref<const std::string&>());
            else
                throw LedgerError("'" + name + "' is neither a text nor a number");
        }
        try {
            insert.run();
        } catch (const LedgerError& error) {
            if (error.reason() != LedgerError::Reason::row_refused) throw;
            throw LedgerError("the row does not fit into '" + table +
                              "': it is there twice, or a value is missing or none that may stand there");
        }
        count(done, table);
    }

    Exchanged done;

private:
    Statement& statement(const std::string& table, const ordered_json& line, const std::string& columns,
                         const std::string& places) {
        const auto known = statements_.find(table + columns);
        if (known != statements_.end()) return known->second;
        std::set<std::string> there;
        Statement names(connection_, "SELECT name FROM main.pragma_table_info(?)");
        for (names.bind(1, table); names.step();) there.insert(names.text(0));
        if (is_derived(table) || table.starts_with("sqlite_") || there.empty())
            throw LedgerError("'" + table + "' is no table of a ledger");
        for (const auto& [name, value] : line.items())
            if (!there.contains(name)) throw LedgerError("'" + table + "' has no column '" + name + "'");
        if (line.empty()) throw LedgerError("it has no values");
        return statements_
            .emplace(table + columns, Statement(connection_, "INSERT INTO main." + identifier(table) + " (" + columns +
                                                                 ") VALUES (" + places + ")"))
            .first->second;
    }

    sqlite::Connection& connection_;
    std::map<std::string, Statement> statements_;
    bool findings_made_ = false;
};

void take_lines(std::istream& in, const std::string& name, sqlite::Connection& connection, Exchanged& done) {
    sqlite::Transaction transaction(connection);
    Import import(connection);
    std::string text;
    for (std::int64_t number = 1; std::getline(in, text); ++number) {
        if (text.empty()) continue;
        try {
            ordered_json line = ordered_json::parse(text, nullptr, false);
            if (line.is_discarded()) throw LedgerError("it is no JSON; it was cut off, or changed by another program");
            number == 1 ? import.begin(line) : import.row(line);
        } catch (const LedgerError& error) {
            throw LedgerError(name + ", line " + std::to_string(number) + ": " + error.what() + "; no ledger was made");
        }
    }
    if (connection.number("PRAGMA user_version") == 0)
        throw LedgerError(name + ": there are no lines; no ledger was made");
    if (connection.number("SELECT count(*) FROM pragma_foreign_key_check") > 0)
        throw LedgerError(name + ": lines are missing: rows name others that are not there; no ledger was made");
    transaction.commit();
    done = import.done;
}

}  // namespace

Exchanged export_lines(const fs::path& ledger, std::ostream& out) {
    if (!fs::exists(ledger)) throw LedgerError("there is no ledger '" + ledger.string() + "'; name one with --ledger");
    sqlite::Connection connection(ledger, sqlite::Access::read_only);
    const int format = check_schema(connection);
    if (format == 0) throw LedgerError("'" + ledger.string() + "' is an empty file, not a ledger");
    connection.execute("BEGIN");
    out << ordered_json{{"ledger", mark}, {"format", format}}.dump() << '\n';
    Exchanged done;
    for (const std::string& table : tables_of(connection)) {
        Statement rows(connection, "SELECT * FROM main." + identifier(table) + " ORDER BY " + key_of(connection, table));
        std::vector<std::string> names;
        for (int i = 0; i < sqlite3_column_count(rows.handle()); ++i)
            names.emplace_back(sqlite3_column_name(rows.handle(), i));
        while (rows.step()) {
            ordered_json line{{"table", table}};
            for (std::size_t i = 0; i < names.size(); ++i) line[names[i]] = value_of(rows, static_cast<int>(i));
            out << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
            count(done, table);
        }
    }
    return done;
}

bool holds_lines(const fs::path& file) {
    const std::string wanted = ordered_json{{"ledger", mark}}.dump();
    std::string head(wanted.size(), '\0');
    std::ifstream(file, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
    return head.substr(0, head.size() - 1) == wanted.substr(0, wanted.size() - 1);  // more keys follow
}

Exchanged import_lines(std::istream& in, const std::string& name, const fs::path& ledger, bool force) {
    if (fs::exists(ledger) && !force)
        throw LedgerError("the ledger '" + ledger.string() + "' is there already; with --force it is replaced, and kept beside "
                          "it");
    const TemporaryFile temporary(ledger);
    Exchanged done;
    {
        sqlite::Connection connection(temporary.path, sqlite::Access::read_write);
        connection.execute("PRAGMA synchronous = OFF");
        connection.execute("PRAGMA journal_mode = MEMORY");
        take_lines(in, name, connection, done);
    }
    {
        sqlite::Connection connection(temporary.path, sqlite::Access::read_write);
        prepare_schema(connection, {});
        connection.execute("PRAGMA journal_mode = DELETE");  // all of it in the one file
        connection.log_ahead();                              // a ledger in use from now on, no copy
    }
    done.kept = move_into_place(temporary.path, ledger);
    return done;
}

}  // namespace jianbao::ledger
