/// Ledgers of older formats are led on, with a copy made first; those of newer ones are refused.
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <sstream>

#include "ledger/ledger.h"
#include "ledger/maintenance.h"
#include "ledger/migrations.h"
#include "ledger_fixture.h"
#include "temporary_folder.h"

using namespace jianbao;
using namespace jianbao::ledger;
using namespace jianbao::test;

namespace {

const Date monday = make_date(2021, 4, 26);

/// A ledger as the first format had it: one notice, two tasks, one of them changed by hand.
constexpr const char* format_1 = R"sql(
PRAGMA application_id = 1246642770;
PRAGMA user_version = 1;
CREATE TABLE ledger_documents (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, path TEXT NOT NULL,
  title TEXT NOT NULL, issuer TEXT NOT NULL, number TEXT NOT NULL, speaker TEXT NOT NULL, kind TEXT NOT NULL, kind_title TEXT NOT NULL,
  date DATE, characters INTEGER NOT NULL, first_seen DATE NOT NULL, analysis TEXT NOT NULL);
CREATE INDEX ledger_documents_first_seen ON ledger_documents(first_seen);
CREATE TABLE ledger_articles (id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES ledger_documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL, title TEXT NOT NULL, issuer TEXT NOT NULL, number TEXT NOT NULL, speaker TEXT NOT NULL, kind TEXT NOT NULL,
  kind_title TEXT NOT NULL, date DATE, span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, UNIQUE (document_id, position));
CREATE TABLE task_registry (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first_seen DATE NOT NULL, found_id INTEGER);
CREATE INDEX task_registry_found ON task_registry(found_id);
CREATE TABLE ledger_log (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, as_of DATE NOT NULL, who TEXT NOT NULL,
  origin TEXT NOT NULL, task INTEGER REFERENCES task_registry(number), document_id INTEGER REFERENCES ledger_documents(id),
  field TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX ledger_log_task ON ledger_log(task, field);
CREATE TRIGGER ledger_log_keeps_rows BEFORE DELETE ON ledger_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER ledger_log_keeps_values BEFORE UPDATE ON ledger_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TABLE unit_names (name TEXT PRIMARY KEY, unit TEXT NOT NULL, kind TEXT NOT NULL);
CREATE TABLE finding_tables (name TEXT PRIMARY KEY, title TEXT NOT NULL);
CREATE TABLE finding_columns (table_name TEXT NOT NULL REFERENCES finding_tables(name), position INTEGER NOT NULL, name TEXT NOT NULL,
  type TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (table_name, name));
CREATE TABLE run (as_of DATE NOT NULL, due_soon_days INTEGER NOT NULL, week_start DATE NOT NULL, week_end DATE NOT NULL);
CREATE TABLE found_tasks (id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES ledger_documents(id) ON DELETE CASCADE,
  article_id INTEGER REFERENCES ledger_articles(id) ON DELETE SET NULL, position INTEGER NOT NULL, section TEXT NOT NULL,
  quote TEXT NOT NULL, span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, page INTEGER, paragraph INTEGER,
  task INTEGER REFERENCES task_registry(number), retired DATE, "title" TEXT, "lead" TEXT, "lead_list" TEXT,
  "deadline_last_day" DATE, "to_check" BOOLEAN);
CREATE INDEX found_tasks_document ON found_tasks(document_id);
CREATE INDEX found_tasks_task ON found_tasks(task);
INSERT INTO finding_tables VALUES ('tasks', '督办事项');
INSERT INTO finding_columns VALUES ('tasks', 0, 'title', 'text', ''), ('tasks', 1, 'lead', 'text_list', ''),
  ('tasks', 2, 'deadline_last_day', 'date', ''), ('tasks', 3, 'to_check', 'boolean', '');
INSERT INTO ledger_documents VALUES (1, 'aa', '防汛通知', 'inbox/防汛通知.txt', '防汛通知', '', '', '', 'notice', '通知', NULL, 40,
  '2021-04-20', 'v1');
INSERT INTO ledger_articles VALUES (1, 1, 0, '防汛通知', '', '', '', 'notice', '通知', NULL, 0, 40);
INSERT INTO task_registry VALUES (1, '00000000000000a1', '2021-04-20', 1), (2, '00000000000000a2', '2021-04-20', 2);
INSERT INTO found_tasks VALUES
  (1, 1, 1, 0, '', '县水务局要在5月15日前完成河道清障', 0, 17, 1, 1, 1, NULL, '完成河道清障', '县水务局', '["县水务局"]', '2021-05-15', 0),
  (2, 1, 1, 1, '', '县应急局要在4月30日前补足沙袋', 18, 33, 1, 2, 2, NULL, '补足沙袋', '县应急局', '["县应急局"]', '2021-04-30', 0);
INSERT INTO ledger_log (at, as_of, who, origin, task, field, before, after, note) VALUES
  ('2021-04-22T01:00:00Z', '2021-04-22', '小周', 'command', 2, 'deadline', '2021-04-30', '2021-05-10', '连续降雨'),
  ('2021-04-24T01:00:00Z', '2021-04-24', '小周', 'command', 2, 'status', '在办', '已完成', '');
INSERT INTO run VALUES ('2021-04-20', 7, '2021-04-19', '2021-04-25');
CREATE VIEW documents AS SELECT d.*, d.first_seen <= run.as_of AS known FROM ledger_documents AS d CROSS JOIN run;
)sql";

void run_sql(const std::filesystem::path& file, const char* sql) {
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
    char* error = nullptr;
    sqlite3_exec(handle, sql, nullptr, nullptr, &error);
    INFO((error ? error : ""));
    REQUIRE(error == nullptr);
    sqlite3_close(handle);
}

std::string ask(const std::filesystem::path& file, const std::string& sql, Date as_of) {
    std::string out;
    for (const auto& row : Reading(file, {as_of}).query(sql).rows) {
        out += out.empty() ? "" : "; ";
        for (std::size_t i = 0; i < row.size(); ++i) out += (i ? "|" : "") + to_text(row[i]);
    }
    return out;
}

std::int64_t format_of(const std::filesystem::path& file) {
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
    std::int64_t version = -1;
    sqlite3_exec(
        handle, "PRAGMA user_version",
        [](void* to, int, char** values, char**) -> int {
            *static_cast<std::int64_t*>(to) = std::stoll(values[0]);
            return 0;
        },
        &version, nullptr);
    sqlite3_close(handle);
    return version;
}

std::vector<std::filesystem::path> copies(const TemporaryFolder& folder) {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "."))
        if (entry.path().filename().string().starts_with("office-format1-")) out.push_back(entry.path());
    return out;
}

}  // namespace

TEST_CASE("a ledger of the first format is led on with all it holds, and copied first") {
    const TemporaryFolder folder;
    const auto file = folder / "office.db";
    run_sql(file, format_1);
    const bool by_reading = GENERATE(true, false);
    if (by_reading)
        Reading(file, {monday});
    else
        Ledger(file, all_tables);
    CHECK(format_of(file) == schema_version());
    const std::string tasks = "SELECT number, id, title, lead, deadline, status, done_on FROM tasks ORDER BY number";
    CHECK(ask(file, tasks, monday) ==
          "1|00000000000000a1|完成河道清障|县水务局|2021-05-15|在办|; "
          "2|00000000000000a2|补足沙袋|县应急局|2021-05-10|已完成|2021-04-24");
    CHECK(ask(file, "SELECT deadline, status FROM tasks WHERE number = 2", make_date(2021, 4, 21)) == "2021-04-30|在办");
    CHECK(ask(file, "SELECT field, before, after, note FROM log ORDER BY id", monday) ==
          "deadline|2021-04-30|2021-05-10|连续降雨; status|在办|已完成|");
    CHECK(ask(file, "SELECT unit, total FROM units ORDER BY unit", monday) == "县应急局|1; 县水务局|1");

    // The copy is the ledger as it was, whole, and for the program that made it.
    const auto made = copies(folder);
    REQUIRE(made.size() == 1);
    CHECK(format_of(made[0]) == 1);
    CHECK(std::filesystem::file_size(made[0]) > 0);

    // A second time there is nothing to do, and the ledger goes on.
    Ledger ledger(file, all_tables);
    CHECK(copies(folder).size() == 1);
    const Document document = make_document("bb", "抗旱通知", {"县水务局要在6月15日前修好机井。"});
    ledger.add(document, make_findings(document, {{"县水务局要在6月15日前修好机井", "修好机井", {"县水务局"}, {}, "2021-06-15"}}),
               monday, "v1");
    ledger.edit(3, Field::status, "已完成", {"小周", "command", "2021-04-26T08:30:00Z", monday, ""});
    CHECK(ask(file, "SELECT status FROM tasks WHERE number = 3", monday) == "已完成");
}

TEST_CASE("ledgers of all formats become the same one") {
    const TemporaryFolder folder;
    std::string first;
    for (int format = 1; format < schema_version(); ++format) {
        const auto file = folder / ("office" + std::to_string(format) + ".db").c_str();
        run_sql(file, format_1);
        for (int step = 1; step < format; ++step) run_sql(file, migrations()[static_cast<std::size_t>(step)]);
        run_sql(file, ("DROP VIEW documents; PRAGMA user_version = " + std::to_string(format)).c_str());
        { Ledger ledger(file, all_tables); }
        CHECK(format_of(file) == schema_version());
        CHECK(check_ledger(file).empty());
        CHECK(ask(file, "SELECT count(*) FROM task_text WHERE instr(words, '河道清障') > 0", monday) == "1");
        std::ostringstream lines;
        export_lines(file, lines);
        if (format == 1) first = lines.str();
        CHECK(lines.str() == first);
    }
    CHECK(first.find("连续降雨") != std::string::npos);
}

TEST_CASE("a ledger that can't be led on stays as it was") {
    const TemporaryFolder folder;
    const auto file = folder / "office.db";
    run_sql(file, format_1);
    run_sql(file, "CREATE TABLE ledger_links (task INTEGER)");  // in the way of the next format
    std::string error;
    try {
        Ledger(file, all_tables);
    } catch (const LedgerError& refused) {
        error = refused.what();
    }
    CHECK(error.find("ledger_links already exists") != std::string::npos);
    CHECK(format_of(file) == 1);
    CHECK(copies(folder).size() == 1);
}

TEST_CASE("two programs that open an old ledger at once lead it on once") {
    const TemporaryFolder folder;
    const auto file = folder / "office.db";
    run_sql(file, format_1);
    pid_t children[3];
    for (pid_t& child : children) {
        child = fork();
        REQUIRE(child >= 0);
        if (child != 0) continue;
        int failed = 1;
        try {
            Ledger(file, all_tables);
            failed = 0;
        } catch (...) {
        }
        _exit(failed);
    }
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    }
    CHECK(copies(folder).size() == 1);
    CHECK(ask(file, "SELECT count(*) FROM tasks", monday) == "2");
}

TEST_CASE("a ledger of a newer program is refused and left alone") {
    const TemporaryFolder folder;
    const auto file = folder / "office.db";
    { Ledger ledger(file, all_tables); }
    run_sql(file, "PRAGMA user_version = 97");
    for (const auto& open :
         {std::function<void()>([&] { Ledger(file, all_tables); }), std::function<void()>([&] { Reading(file, {monday}); })}) {
        std::string error;
        try {
            open();
        } catch (const LedgerError& refused) {
            error = refused.what();
        }
        CHECK(error.find("was written by a newer jianbao (format 97; this program knows formats up to " +
                         std::to_string(schema_version()) + ")") != std::string::npos);
        CHECK(error.find("install the newer program") != std::string::npos);
    }
    CHECK(format_of(file) == 97);
}
