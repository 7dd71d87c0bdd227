#include "ledger/migrations.h"

namespace jianbao::ledger {

namespace {

constexpr const char* format_1 = R"sql(
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

/// Weeks: links between tasks, occurrences of recurring tasks, numbers of issues, and the tables
/// derived from log and findings, so that no report has to work through the whole log.
constexpr const char* format_2 = R"sql(
ALTER TABLE ledger_log ADD COLUMN period TEXT NOT NULL DEFAULT '';
ALTER TABLE ledger_log ADD COLUMN other INTEGER REFERENCES task_registry(number);
CREATE INDEX ledger_log_as_of ON ledger_log(as_of);
CREATE INDEX unit_names_unit ON unit_names(unit);

ALTER TABLE ledger_articles ADD COLUMN identity TEXT NOT NULL DEFAULT '';
CREATE INDEX ledger_articles_identity ON ledger_articles(identity);
ALTER TABLE ledger_documents ADD COLUMN copy_of INTEGER REFERENCES ledger_documents(id);

CREATE TABLE document_keys (
  key TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES ledger_documents(id) ON DELETE CASCADE,
  PRIMARY KEY (key, document_id)
) WITHOUT ROWID;
CREATE INDEX document_keys_document ON document_keys(document_id);

CREATE TABLE ledger_links (
  task INTEGER NOT NULL REFERENCES task_registry(number),
  other INTEGER NOT NULL REFERENCES task_registry(number),
  first_seen DATE NOT NULL,
  likeness REAL NOT NULL,
  PRIMARY KEY (task, other)
) WITHOUT ROWID;
CREATE INDEX ledger_links_other ON ledger_links(other);

CREATE TABLE ledger_issues (
  series TEXT NOT NULL,
  period TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  made_on DATE NOT NULL,
  PRIMARY KEY (series, period),
  UNIQUE (series, year, number)
) WITHOUT ROWID;

CREATE TABLE frequency_names (
  text TEXT PRIMARY KEY,
  every TEXT NOT NULL,
  month INTEGER NOT NULL,
  day INTEGER NOT NULL
) WITHOUT ROWID;

DROP TABLE run;
CREATE TABLE run (
  as_of DATE NOT NULL,
  due_soon_days INTEGER NOT NULL,
  week_start DATE NOT NULL,
  week_end DATE NOT NULL,
  soon_until DATE NOT NULL
);
)sql";

/// What documents say of others: which they repeal, amend or adjust. `key` is one of `document_keys`, of a document
/// that may come later or never.
constexpr const char* format_3 = R"sql(
CREATE TABLE ledger_references (
  document_id INTEGER NOT NULL REFERENCES ledger_documents(id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (document_id, key)
) WITHOUT ROWID;
CREATE INDEX ledger_references_key ON ledger_references(key);
CREATE INDEX ledger_documents_date ON ledger_documents(date);
)sql";

/// The derived table `task_text`: derived tables are made anew after each step, but a program that does not know one would
/// leave it as it was.
constexpr const char* format_4 = "";

constexpr const char* steps[] = {format_1, format_2, format_3, format_4};

}  // namespace

std::span<const char* const> migrations() { return steps; }

void migrate(sqlite::Connection& connection, int version, int target) {
    for (int step = version; step < target; ++step) connection.execute(steps[step]);
    connection.execute("PRAGMA user_version = " + std::to_string(target));
}

}  // namespace jianbao::ledger
