#include "ledger/schema.h"

#include <algorithm>
#include <utility>

#include "jianbao/standard_tables.h"
#include "ledger/error.h"

namespace jianbao::ledger {

namespace {

using sqlite::identifier;
using sqlite::Statement;

constexpr std::int64_t application_id = 0x4A4E4252;  // "JNBR", in the header of the file

constexpr const char* base_tables = R"sql(
CREATE TABLE ledger_documents (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  issuer TEXT NOT NULL,
  number TEXT NOT NULL,
  speaker TEXT NOT NULL,
  kind TEXT NOT NULL,
  kind_title TEXT NOT NULL,
  date DATE,
  characters INTEGER NOT NULL,
  first_seen DATE NOT NULL,
  analysis TEXT NOT NULL
);
CREATE INDEX ledger_documents_first_seen ON ledger_documents(first_seen);

CREATE TABLE ledger_articles (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES ledger_documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  issuer TEXT NOT NULL,
  number TEXT NOT NULL,
  speaker TEXT NOT NULL,
  kind TEXT NOT NULL,
  kind_title TEXT NOT NULL,
  date DATE,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  UNIQUE (document_id, position)
);

CREATE TABLE task_registry (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  first_seen DATE NOT NULL,
  found_id INTEGER
);
CREATE INDEX task_registry_found ON task_registry(found_id);

CREATE TABLE ledger_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  as_of DATE NOT NULL,
  who TEXT NOT NULL,
  origin TEXT NOT NULL,
  task INTEGER REFERENCES task_registry(number),
  document_id INTEGER REFERENCES ledger_documents(id),
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX ledger_log_task ON ledger_log(task, field);
CREATE TRIGGER ledger_log_keeps_rows BEFORE DELETE ON ledger_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER ledger_log_keeps_values BEFORE UPDATE ON ledger_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TABLE unit_names (
  name TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL
);

CREATE TABLE finding_tables (
  name TEXT PRIMARY KEY,
  title TEXT NOT NULL
);
CREATE TABLE finding_columns (
  table_name TEXT NOT NULL REFERENCES finding_tables(name),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (table_name, name)
);

CREATE TABLE run (
  as_of DATE NOT NULL,
  due_soon_days INTEGER NOT NULL,
  week_start DATE NOT NULL,
  week_end DATE NOT NULL
);
)sql";

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
constexpr std::string_view task_names[] = {"task",     "retired", "number",   "due",     "status",   "state",
                                           "light",    "overdue", "due_soon", "is_open", "is_new",   "days_left",
                                           "progress", "note",    "done_on",  "edited",  "frequency",
                                           "entered_source"};
constexpr std::string_view host_tables[] = {
    "documents",  "articles",    "log",          "run",           "units",          "unit_names",     "directives",
    "task_edits", "task_values", "task_parties", "task_registry", "finding_tables", "finding_columns"};

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
    if (is_in(table.name, host_tables) || table.name.starts_with("ledger_") || table.name.starts_with("found_") ||
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

void add_column(sqlite::Connection& connection, const StoredTable& table, const StoredColumn& column,
                std::size_t position) {
    for (const std::string& name : column.sql_names())
        connection.execute("ALTER TABLE " + identifier(table.sql_name()) + " ADD COLUMN " + identifier(name) + " " +
                           std::string(sql_type(name.ends_with("_list") ? ColumnType::text : column.type)));
    Statement(connection, "INSERT INTO finding_columns VALUES (?, ?, ?, ?, ?)")
        .bind(1, table.name)
        .bind(2, static_cast<std::int64_t>(position))
        .bind(3, column.name)
        .bind(4, name_of(column.type))
        .bind(5, column.title)
        .run();
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
    std::string sql = "CREATE TABLE " + identifier(table.sql_name()) + " (" + row_columns;
    if (table.name == tasks::table) sql += ",\n  task INTEGER REFERENCES task_registry(number),\n  retired DATE";
    connection.execute(sql + ")");
    connection.execute("CREATE INDEX " + identifier(table.sql_name() + "_document") + " ON " +
                       identifier(table.sql_name()) + "(document_id)");
    if (table.name == tasks::table) connection.execute("CREATE INDEX found_tasks_task ON found_tasks(task)");
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

bool check_schema(sqlite::Connection& connection) {
    const std::int64_t application = connection.number("PRAGMA application_id");
    const std::int64_t version = connection.number("PRAGMA user_version");
    const bool empty = connection.number("SELECT count(*) FROM sqlite_schema") == 0;
    const std::string file = "'" + connection.file().string() + "'";
    if (empty && application == 0) return false;
    if (application != application_id)
        throw LedgerError(file + " is a database of another program, not a ledger; name another with --ledger");
    if (version > schema_version)
        throw LedgerError("the ledger " + file + " was written by a newer jianbao (format " + std::to_string(version) +
                          "; this program knows formats up to " + std::to_string(schema_version) +
                          "): install the newer program, or name another ledger with --ledger");
    return true;
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

void prepare_schema(sqlite::Connection& connection, std::span<const TableSpec* const> specs) {
    std::vector<StoredTable> wanted;
    for (const TableSpec* spec : specs) {
        wanted.push_back(to_stored(*spec));
        check_declaration(wanted.back());
    }
    if (std::none_of(wanted.begin(), wanted.end(), [](const StoredTable& t) { return t.name == tasks::table; }))
        wanted.push_back(standard_tasks());

    check_schema(connection);  // before anything is written to a file that is none of ours
    connection.execute("PRAGMA journal_mode = WAL");
    connection.execute("PRAGMA synchronous = NORMAL");
    connection.execute("PRAGMA foreign_keys = ON");

    sqlite::Transaction transaction(connection);
    if (!check_schema(connection)) {
        connection.execute("PRAGMA application_id = " + std::to_string(application_id));
        connection.execute("PRAGMA user_version = " + std::to_string(schema_version));
        connection.execute(base_tables);
    }
    const std::vector<StoredTable> there = stored_tables(connection);
    bool views_dropped = false;
    const auto drop_views = [&] {
        // A table with a view over it can't lose columns; all views are made again below.
        if (std::exchange(views_dropped, true)) return;
        std::vector<std::string> names;
        for (Statement views(connection, "SELECT name FROM sqlite_schema WHERE type = 'view'"); views.step();)
            names.push_back(views.text(0));
        for (const std::string& name : names) connection.execute("DROP VIEW " + identifier(name));
    };
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
        widen_table(connection, *known, table);
    }
    const std::vector<StoredTable> tables = stored_tables(connection);
    if (!views_are_current(connection, tables)) {
        drop_views();
        create_views(connection, tables, false);
    }
    transaction.commit();
}

}  // namespace jianbao::ledger
