#include "ledger/schema.h"

#include <algorithm>
#include <utility>

#include "jianbao/standard_tables.h"
#include "ledger/backup.h"
#include "ledger/derived.h"
#include "ledger/error.h"
#include "ledger/ledger.h"
#include "ledger/maintenance.h"
#include "ledger/migrations.h"
#include "ledger/views.h"

namespace jianbao::ledger {

namespace {

using sqlite::identifier;
using sqlite::Statement;


/// Columns every finding table has before its own.
constexpr const char* row_columns = R"sql(
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES ledger_documents(id) ON DELETE CASCADE,
  article_id INTEGER REFERENCES ledger_articles(id) ON DELETE SET NULL,
  position INTEGER NOT NULL,
  section TEXT NOT NULL,
  quote TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  page INTEGER,
  paragraph INTEGER)sql";

/// Columns that every row has in its table or its view.
constexpr std::string_view row_names[] = {"id",       "document_id",    "article_id", "position", "section",
                                          "quote",    "span_begin",     "span_end",   "page",     "paragraph",
                                          "document", "document_title", "article",    "source",   "first_seen"};
/// Columns that the view of the tasks adds to them.
constexpr std::string_view task_names[] = {
    "task",       "since",    "retired",      "number",         "leader",        "due",     "status",  "state",
    "light",      "overdue",  "due_soon",     "is_open",        "is_new",        "days_left", "days_late",
    "progress",   "note",     "done_on",      "edited",         "frequency",     "recurs",  "period",
    "period_name", "period_due", "period_done", "next_due",     "same_as",       "maybe_same_as", "superseded_by", "repeats", "found_id",
    "quote_edited", "entered_source"};
constexpr std::string_view host_tables[] = {
    "documents",       "articles",        "log",           "run",          "units",         "unit_names",
    "directives",      "document_keys",   "document_links", "recurrence",    "frequency_names", "finding_tables", "finding_columns",
    "weeks",           "overdue_ages",    "workload",      "issues"};

template <std::size_t N>
bool is_in(std::string_view name, const std::string_view (&names)[N]) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_name(std::string_view name) {
    if (name.empty() || name.front() < 'a' || name.front() > 'z') return false;
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string with_underscores(std::string_view name) {
    std::string out(name);
    std::replace(out.begin(), out.end(), '.', '_');
    return out;
}

ColumnType type_named(std::string_view name) {
    for (const ColumnType type : {ColumnType::text, ColumnType::integer, ColumnType::number, ColumnType::boolean,
                                  ColumnType::date, ColumnType::span, ColumnType::text_list})
        if (name_of(type) == name) return type;
    throw LedgerError("the ledger names the column type '" + std::string(name) + "', which this program does not know");
}

StoredTable to_stored(const TableSpec& spec) {
    StoredTable table{spec.name, spec.title, {}};
    for (const ColumnSpec& column : spec.columns)
        table.columns.push_back({with_underscores(column.name), column.type, column.title});
    return table;
}

/// The views of the ledger rely on these columns of the standard table, so a replacement has to
/// give them the same types.
constexpr std::pair<const char*, ColumnType> task_columns[] = {
    {tasks::title.name, ColumnType::text},          {tasks::grade.name, ColumnType::text},
    {tasks::lead.name, ColumnType::text_list},      {tasks::support.name, ColumnType::text_list},
    {tasks::person.name, ColumnType::text_list},    {tasks::deadline_text.name, ColumnType::text},
    {tasks::deadline_norm.name, ColumnType::text},  {tasks::deadline_kind.name, ColumnType::text},
    {tasks::deadline_day.name, ColumnType::date},   {tasks::frequency_text.name, ColumnType::text_list},
    {tasks::frequency_norm.name, ColumnType::text_list}, {tasks::targets.name, ColumnType::text_list},
    {tasks::confidence.name, ColumnType::number},   {tasks::to_check.name, ColumnType::boolean},
};

void check_declaration(const StoredTable& table) {
    const std::string what = "the table '" + table.name + "' of an analyzer can't be stored: ";
    if (!is_name(table.name)) throw LedgerError(what + "its name must be lower-case letters, digits and _");
    if (is_in(table.name, host_tables) || table.name.starts_with("ledger_") || table.name.starts_with("task_") || table.name.starts_with("found_") ||
        table.name.starts_with("sqlite_"))
        throw LedgerError(what + "the ledger has a table of that name itself; rename the analyzer's");
    std::vector<std::string> seen;
    for (const StoredColumn& column : table.columns) {
        for (const std::string& name : column.sql_names()) {
            if (!is_name(name))
                throw LedgerError(what + "the column name '" + name +
                                  "' must be lower-case letters, digits, dots and _");
            if (is_in(name, row_names) || (table.name == tasks::table && is_in(name, task_names)))
                throw LedgerError(what + "every row has a column '" + name + "' already; rename the analyzer's");
            if (std::find(seen.begin(), seen.end(), name) != seen.end())
                throw LedgerError(what + "two columns are called '" + name + "'");
            seen.push_back(name);
        }
        if (table.name != tasks::table) continue;
        for (const auto& [standard, type] : task_columns)
            if (column.name == with_underscores(standard) && column.type != type)
                throw LedgerError(what + "its column '" + column.name + "' must be of type " +
                                  std::string(name_of(type)));
    }
}

StoredTable standard_tasks() {
    StoredTable table{tasks::table, "督办事项", {}};
    for (const auto& [name, type] : task_columns) table.columns.push_back({with_underscores(name), type, ""});
    return table;
}

void add_sql_columns(sqlite::Connection& connection, const StoredTable& table, const StoredColumn& column) {
    for (const std::string& name : column.sql_names())
        connection.execute("ALTER TABLE " + identifier(table.sql_name()) + " ADD COLUMN " + identifier(name) + " " +
                           std::string(sql_type(name.ends_with("_list") ? ColumnType::text : column.type)));
}

void add_column(sqlite::Connection& connection, const StoredTable& table, const StoredColumn& column,
                std::size_t position) {
    add_sql_columns(connection, table, column);
    Statement(connection, "INSERT INTO finding_columns VALUES (?, ?, ?, ?, ?)")
        .bind(1, table.name)
        .bind(2, static_cast<std::int64_t>(position))
        .bind(3, column.name)
        .bind(4, name_of(column.type))
        .bind(5, column.title)
        .run();
}

/// The table with the columns every one has.
void create_rows(sqlite::Connection& connection, const std::string& name) {
    const std::string table = "found_" + name;
    std::string sql = "CREATE TABLE " + identifier(table) + " (" + row_columns;
    if (name == tasks::table) sql += ",\n  task INTEGER REFERENCES task_registry(number),\n  retired DATE";
    connection.execute(sql + ")");
    connection.execute("CREATE INDEX " + identifier(table + "_document") + " ON " + identifier(table) + "(document_id)");
    if (name == tasks::table) connection.execute("CREATE INDEX found_tasks_task ON found_tasks(task)");
}

void drop_column(sqlite::Connection& connection, const StoredTable& table, const StoredColumn& column) {
    for (const std::string& name : column.sql_names())
        connection.execute("ALTER TABLE " + identifier(table.sql_name()) + " DROP COLUMN " + identifier(name));
    Statement(connection, "DELETE FROM finding_columns WHERE table_name = ? AND name = ?")
        .bind(1, table.name)
        .bind(2, column.name)
        .run();
}

void create_table(sqlite::Connection& connection, const StoredTable& table) {
    create_rows(connection, table.name);
    Statement(connection, "INSERT INTO finding_tables VALUES (?, ?)").bind(1, table.name).bind(2, table.title).run();
    for (std::size_t i = 0; i < table.columns.size(); ++i) add_column(connection, table, table.columns[i], i);
}

/// Findings are derived data: where a declaration changed, the column is made anew, empty, until
/// the documents are analyzed again.
void widen_table(sqlite::Connection& connection, const StoredTable& there, const StoredTable& wanted) {
    for (std::size_t i = 0; i < wanted.columns.size(); ++i) {
        const StoredColumn& column = wanted.columns[i];
        const auto known = std::find_if(there.columns.begin(), there.columns.end(),
                                        [&](const StoredColumn& c) { return c.name == column.name; });
        if (known != there.columns.end()) {
            if (known->type == column.type) {
                if (known->title == column.title || column.title.empty()) continue;
                Statement(connection, "UPDATE finding_columns SET title = ? WHERE table_name = ? AND name = ?")
                    .bind(1, column.title)
                    .bind(2, wanted.name)
                    .bind(3, column.name)
                    .run();
                continue;
            }
            drop_column(connection, there, *known);
        }
        add_column(connection, wanted, column, i);
    }
}

/// Old versions of a task's row stay in its table: `since` the day it was found so, `retired` the
/// day it was no longer.
void keep_versions(sqlite::Connection& connection) {
    if (connection.number("SELECT count(*) FROM pragma_table_info('found_tasks') WHERE name = 'since'") == 0)
        connection.execute("ALTER TABLE found_tasks ADD COLUMN since DATE");
    connection.execute(
        "CREATE INDEX IF NOT EXISTS main.found_tasks_retired ON found_tasks(task, retired) WHERE retired IS NOT NULL");
}

}  // namespace

std::string_view sql_type(ColumnType type) {
    switch (type) {
        case ColumnType::text:
        case ColumnType::text_list:
            return "TEXT";
        case ColumnType::integer:
        case ColumnType::span:
            return "INTEGER";
        case ColumnType::number:
            return "REAL";
        case ColumnType::boolean:
            return "BOOLEAN";
        case ColumnType::date:
            return "DATE";
    }
    return "TEXT";
}

std::vector<std::string> StoredColumn::sql_names() const {
    if (type == ColumnType::span) return {name + "_begin", name + "_end"};
    if (type == ColumnType::text_list) return {name, name + "_list"};
    return {name};
}

bool StoredTable::has(std::string_view column) const {
    return std::any_of(columns.begin(), columns.end(), [&](const StoredColumn& c) { return c.name == column; });
}

int check_schema(sqlite::Connection& connection) {
    const std::int64_t application = connection.number("PRAGMA application_id");
    const std::int64_t version = connection.number("PRAGMA user_version");
    const bool empty = connection.number("SELECT count(*) FROM main.sqlite_schema") == 0;
    const std::string file = "'" + connection.file().string() + "'";
    if (empty && application == 0) return 0;
    if (application != application_id)
        throw LedgerError(file + " is a database of another program, not a ledger; name another with --ledger");
    if (version > schema_version())
        throw LedgerError("the ledger " + file + " was written by a newer jianbao (format " + std::to_string(version) +
                          "; this program knows formats up to " + std::to_string(schema_version()) +
                          "): install the newer program, or name another ledger with --ledger");
    if (version < 1) throw LedgerError("the ledger " + file + " does not tell its format; put back a backup");
    return static_cast<int>(version);
}

std::vector<StoredTable> stored_tables(sqlite::Connection& connection) {
    std::vector<StoredTable> out;
    Statement tables(connection, "SELECT name, title FROM finding_tables ORDER BY name");
    Statement columns(connection,
                      "SELECT name, type, title FROM finding_columns WHERE table_name = ? ORDER BY position, name");
    while (tables.step()) {
        StoredTable& table = out.emplace_back(StoredTable{tables.text(0), tables.text(1), {}});
        columns.bind(1, table.name);
        while (columns.step()) table.columns.push_back({columns.text(0), type_named(columns.text(1)), columns.text(2)});
        columns.reset();
    }
    return out;
}

void create_empty(sqlite::Connection& connection, int format) {
    connection.execute("PRAGMA application_id = " + std::to_string(application_id));
    migrate(connection, 0, format);
}

void create_stored_tables(sqlite::Connection& connection) {
    for (const StoredTable& table : stored_tables(connection)) {
        create_rows(connection, table.name);
        for (const StoredColumn& column : table.columns) add_sql_columns(connection, table, column);
    }
    keep_versions(connection);
}

const StoredTable& task_table(const std::vector<StoredTable>& tables) {
    for (const StoredTable& table : tables)
        if (table.name == tasks::table) return table;
    throw LedgerError("the ledger has no table of tasks; `jianbao ledger check` tells more");
}

std::optional<std::string> why_not_stored(const TableSpec& table) {
    try {
        check_declaration(to_stored(table));
        return std::nullopt;
    } catch (const LedgerError& error) {
        return error.what();
    }
}

void prepare_schema(sqlite::Connection& connection, std::span<const TableSpec* const> specs) {
    std::vector<StoredTable> wanted;
    for (const TableSpec* spec : specs) {
        wanted.push_back(to_stored(*spec));
        check_declaration(wanted.back());
    }
    if (std::none_of(wanted.begin(), wanted.end(), [](const StoredTable& t) { return t.name == tasks::table; }))
        wanted.push_back(standard_tasks());

    check_schema(connection);  // before anything is written to a file that is none of ours
    connection.log_ahead();
    connection.execute("PRAGMA synchronous = NORMAL");
    connection.execute("PRAGMA foreign_keys = ON");

    sqlite::Transaction transaction(connection);
    const int version = check_schema(connection);
    const bool older = version < schema_version();
    bool views_dropped = false;
    const auto drop_views = [&] {
        // A table with a view over it can't lose columns; all views are made again below.
        if (std::exchange(views_dropped, true)) return;
        std::vector<std::string> names;
        for (Statement views(connection, "SELECT name FROM main.sqlite_schema WHERE type = 'view'"); views.step();)
            names.push_back(views.text(0));
        for (const std::string& name : names) connection.execute("DROP VIEW main." + identifier(name));
    };
    if (older) {
        if (version > 0 && !connection.in_memory())
            back_up(connection.file(), backup_name(connection.file(), version), true);
        drop_views();
        drop_derived(connection);
        if (version == 0)
            create_empty(connection, schema_version());
        else
            migrate(connection, version, schema_version());
    }
    bool derive_again = older || !has_derived(connection);
    const std::vector<StoredTable> there = stored_tables(connection);
    for (const StoredTable& table : wanted) {
        const auto known =
            std::find_if(there.begin(), there.end(), [&](const StoredTable& t) { return t.name == table.name; });
        if (known == there.end()) {
            create_table(connection, table);
            continue;
        }
        const bool grows = std::any_of(table.columns.begin(), table.columns.end(), [&](const StoredColumn& column) {
            return std::none_of(known->columns.begin(), known->columns.end(),
                                [&](const StoredColumn& c) { return c.name == column.name && c.type == column.type; });
        });
        if (grows) drop_views();
        if (grows && table.name == tasks::table) derive_again = true;
        widen_table(connection, *known, table);
    }
    keep_versions(connection);
    const std::vector<StoredTable> tables = stored_tables(connection);
    if (!views_are_current(connection, tables)) {
        drop_views();
        create_views(connection, tables, false);
    }
    create_derived(connection);
    if (derive_again) derive_all(connection, task_table(tables));
    transaction.commit();
}

}  // namespace jianbao::ledger
