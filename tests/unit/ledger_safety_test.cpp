/// What must not happen to a ledger: newer, foreign and damaged files, full disks, kills.
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>

#include "ledger/ledger.h"
#include "ledger_fixture.h"
#include "temporary_folder.h"

using namespace jianbao;
using namespace jianbao::ledger;
using namespace jianbao::test;

namespace {

const Date monday = make_date(2021, 4, 26);

Document numbered(int number) {
    const std::string name = "通知" + std::to_string(number);
    return make_document("id" + std::to_string(number), name,
                         {"县水务局要在5月15日前完成第" + std::to_string(number) + "段河道清障。"});
}

void add_numbered(Ledger& ledger, int number) {
    const Document document = numbered(number);
    ledger.add(document, make_findings(document, {{document.text().substr(0, document.text().find("。")), "清障"}}),
               monday, "v1");
}

std::int64_t count(const std::filesystem::path& file, const std::string& sql) {
    return std::get<std::int64_t>(Reading(file, {monday}).query(sql).rows.at(0).at(0));
}

std::string error_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const LedgerError& error) {
        return error.what();
    }
    return "no error";
}

void run_sql(const std::filesystem::path& file, const char* sql) {
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
    REQUIRE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
}

std::string integrity(const std::filesystem::path& file) {
    sqlite3* handle = nullptr;
    std::string out;
    REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
    sqlite3_exec(
        handle, "PRAGMA integrity_check",
        [](void* to, int, char** values, char**) -> int {
            *static_cast<std::string*>(to) += values[0];
            return 0;
        },
        &out, nullptr);
    sqlite3_close(handle);
    return out;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("files that are no ledgers are refused and left alone") {
    const TemporaryFolder folder;
    std::ofstream(folder / "text.db") << std::string(4096, 'x');
    CHECK(contains(error_of([&] { Ledger(folder / "text.db", all_tables); }), "is not a ledger"));
    run_sql(folder / "other.db", "CREATE TABLE contacts (name TEXT)");
    const auto size = std::filesystem::file_size(folder / "other.db");
    CHECK(contains(error_of([&] { Ledger(folder / "other.db", all_tables); }), "is a database of another program"));
    CHECK(std::filesystem::file_size(folder / "other.db") == size);
    CHECK(contains(error_of([&] { Reading(folder / "none.db", {monday}); }), "there is no ledger"));
    CHECK_FALSE(std::filesystem::exists(folder / "none.db"));
    CHECK(contains(error_of([&] { Ledger(folder / "no/such/folder.db", all_tables); }), "its folder is missing"));
}

TEST_CASE("a ledger others may not write says so") {
    if (geteuid() == 0) return;  // root may write everything
    const TemporaryFolder folder;
    { Ledger ledger(folder / "a.db", all_tables); }
    std::filesystem::permissions(folder / "a.db", std::filesystem::perms::owner_read);
    CHECK(contains(error_of([&] { Ledger(folder / "a.db", all_tables); }), "there is no permission to write"));
}

TEST_CASE("rows that can't be stored leave the ledger as it was") {
    const TemporaryFolder folder;
    const auto file = folder / "a.db";
    Ledger ledger(file, all_tables);
    add_numbered(ledger, 1);
    const Document document = numbered(2);
    Findings findings = make_findings(document, {{"完成第2段河道清障", "清障"}});
    findings.add(slogan_table).add({0, 0});
    CHECK(contains(error_of([&] { ledger.add(document, findings, monday, "v1"); }), "a row without evidence"));
    CHECK(count(file, "SELECT count(*) FROM documents") == 1);
    CHECK(count(file, "SELECT count(*) FROM tasks") == 1);
    add_numbered(ledger, 3);
    CHECK(count(file, "SELECT count(*) FROM documents") == 2);
}

TEST_CASE("a full disk leaves the ledger as it was") {
    const TemporaryFolder folder;
    const auto file = folder / "a.db";
    Ledger ledger(file, all_tables);
    add_numbered(ledger, 1);

    // The system refuses to let files grow, as a full disk does.
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit tight = before;
    tight.rlim_cur = std::filesystem::file_size(folder / "a.db-wal") + 8192;
    setrlimit(RLIMIT_FSIZE, &tight);
    std::string error = "no error";
    for (int i = 2; i < 200 && error == "no error"; ++i) error = error_of([&] { add_numbered(ledger, i); });
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, old_handler);

    CHECK(contains(error, "was left as it was"));
    const auto kept = count(file, "SELECT count(*) FROM documents");
    CHECK(kept >= 1);
    CHECK(count(file, "SELECT count(*) FROM tasks") == kept);
    add_numbered(ledger, 500);
    CHECK(count(file, "SELECT count(*) FROM documents") == kept + 1);
    CHECK(integrity(file) == "ok");
}

TEST_CASE("killed at any moment, the ledger holds what was acknowledged") {
    const TemporaryFolder folder;
    const auto file = folder / "a.db";
    { Ledger ledger(file, all_tables); }
    int next = 0;
    for (int round = 0; round < 5; ++round) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            close(ends[0]);
            try {
                Ledger ledger(file, all_tables);
                for (int i = next;; ++i) {
                    add_numbered(ledger, i);
                    if (write(ends[1], &i, sizeof i) != sizeof i) break;
                }
            } catch (...) {
            }
            _exit(1);  // the parent kills; an end by itself is a failure
        }
        close(ends[1]);
        int acknowledged = -1;
        for (int i = 0; i < 3 + 7 * round; ++i)
            REQUIRE(read(ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged);
        kill(child, SIGKILL);
        for (int later; read(ends[0], &later, sizeof later) == sizeof later;) acknowledged = later;
        close(ends[0]);
        int status = 0;
        waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));
        const auto documents = count(file, "SELECT count(*) FROM documents");
        CHECK(documents >= acknowledged + 1);
        CHECK(documents <= acknowledged + 2);  // one more may have been kept without being acknowledged
        CHECK(count(file, "SELECT count(*) FROM tasks") == documents);
        CHECK(integrity(file) == "ok");
        next = static_cast<int>(documents);
    }
}

TEST_CASE("to open a ledger that needs nothing writes nothing") {
    const TemporaryFolder folder;
    const auto file = folder / "a.db";
    {
        Ledger ledger(file, all_tables);
        add_numbered(ledger, 1);
    }
    Ledger ledger(file, all_tables);
    CHECK(std::filesystem::file_size(folder / "a.db-wal") == 0);
    add_numbered(ledger, 2);
    CHECK(std::filesystem::file_size(folder / "a.db-wal") > 0);
}

TEST_CASE("other programs find the views of docs/ledger.md in the file, renewed by a newer program") {
    const TemporaryFolder folder;
    const auto file = folder / "a.db";
    {
        Ledger ledger(file, all_tables);
        add_numbered(ledger, 1);
    }
    const auto ask = [&](const char* sql) {
        sqlite3* handle = nullptr;
        std::string out;
        REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
        const auto add = [](void* to, int, char** values, char**) -> int {
            *static_cast<std::string*>(to) += values[0];
            return 0;
        };
        const int code = sqlite3_exec(handle, sql, add, &out, nullptr);
        sqlite3_close(handle);
        return code == SQLITE_OK ? out : std::string("error");
    };
    CHECK(ask("SELECT count(*) || as_of FROM tasks, run") == "12021-04-26");
    run_sql(file, "DROP VIEW units; CREATE VIEW units AS SELECT 'old' AS unit; CREATE VIEW gone AS SELECT 1");
    CHECK(ask("SELECT unit FROM units") == "old");
    { Ledger ledger(file, all_tables); }
    CHECK(ask("SELECT count(*) FROM units") == "0");
    CHECK(ask("SELECT * FROM gone") == "error");
}
