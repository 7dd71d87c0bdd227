#include "ledger/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <string>

#include "jianbao/basics.h"
#include "ledger/error.h"
#include "ledger/maintenance.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"

namespace jianbao::ledger {

namespace fs = std::filesystem;

namespace {

/// What was written is on the disk, not only in the system's memory.
void settle(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    ::fsync(file);
    ::close(file);
}

void copy_pages(sqlite::Connection& from, const fs::path& to) {
    sqlite::Connection copy(to, sqlite::Access::read_write);
    sqlite3_backup* backup = sqlite3_backup_init(copy.handle(), "main", from.handle(), "main");
    if (!backup) copy.fail(sqlite3_errcode(copy.handle()), "copy to");
    const int step = sqlite3_backup_step(backup, -1);
    const int code = sqlite3_backup_finish(backup);
    if (step != SQLITE_DONE || code != SQLITE_OK) copy.fail(code != SQLITE_OK ? code : step, "copy to");
    // The copy is one file, without a log beside it.
    copy.execute("PRAGMA journal_mode = DELETE");
}

/// Nobody uses the ledger and nothing of it stands in a log beside it: its file can be moved.
/// The lock lasts as long as the connection.
void take_alone(sqlite::Connection& connection) {
    sqlite3_busy_timeout(connection.handle(), 2000);
    // Out of the write-ahead log, which only a user that is alone may do.
    connection.execute("PRAGMA journal_mode = DELETE");
    connection.execute("PRAGMA locking_mode = EXCLUSIVE");
    connection.execute("BEGIN EXCLUSIVE");
}

}  // namespace

TemporaryFile::TemporaryFile(const fs::path& beside) : path(beside.string() + ".part" + std::to_string(::getpid())) {}

TemporaryFile::~TemporaryFile() {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path.string() + suffix, ignored);
}

void back_up(const fs::path& ledger, const fs::path& to) {
    sqlite::Connection connection(ledger, sqlite::Access::read_only);
    std::error_code error;
    if (to.has_parent_path()) fs::create_directories(to.parent_path(), error);
    if (error) throw LedgerError("can't make the folder '" + to.parent_path().string() + "': " + error.message());
    const TemporaryFile temporary(to);
    copy_pages(connection, temporary.path);
    settle(temporary.path);
    fs::rename(temporary.path, to, error);
    if (error) throw LedgerError("can't write the copy '" + to.string() + "': " + error.message());
    settle(to.has_parent_path() ? to.parent_path() : fs::path("."));
}

void move_into_place(const fs::path& from, const fs::path& ledger) {
    std::error_code error;
    std::optional<sqlite::Connection> old;
    if (fs::exists(ledger)) {
        // A file that is no database has nobody who could use it as one.
        try {
            old.emplace(ledger, sqlite::Access::read_write);
            old->number("SELECT count(*) FROM sqlite_schema");
        } catch (const LedgerError&) {
            old.reset();
        }
        if (old) take_alone(*old);
        const fs::path kept = ledger.string() + ".before-restore";
        fs::remove(kept, error);
        fs::create_hard_link(ledger, kept, error);
        if (error) fs::copy_file(ledger, kept, fs::copy_options::overwrite_existing, error);
        if (error) throw LedgerError("can't keep the present ledger as '" + kept.string() + "': " + error.message());
        if (!old)
            for (const char* suffix : {"-wal", "-shm", "-journal"}) fs::remove(ledger.string() + suffix, error);
    }
    settle(from);
    fs::rename(from, ledger, error);
    if (error) throw LedgerError("can't write the ledger '" + ledger.string() + "': " + error.message());
    settle(ledger.has_parent_path() ? ledger.parent_path() : fs::path("."));
}

void restore(const fs::path& copy, const fs::path& ledger, bool force) {
    if (!fs::exists(copy)) throw LedgerError("there is no file '" + copy.string() + "' to restore from");
    std::error_code error;
    if (fs::equivalent(copy, ledger, error)) throw LedgerError("'" + ledger.string() + "' can't be restored from itself");
    if (fs::exists(ledger) && !force)
        throw LedgerError("the ledger '" + ledger.string() + "' is there already; with --force it is replaced, and kept as '" +
                          ledger.string() + ".before-restore'");
    const TemporaryFile temporary(ledger);
    back_up(copy, temporary.path);
    {
        sqlite::Connection check(temporary.path, sqlite::Access::read_only);
        if (check_schema(check) == 0) throw LedgerError("'" + copy.string() + "' is an empty file, not a ledger");
        sqlite::Statement sound(check, "PRAGMA integrity_check(1)");
        if (!sound.step() || sound.text(0) != "ok")
            throw LedgerError("the copy '" + copy.string() + "' is damaged (" + sound.text(0) +
                              "); nothing was changed: take another copy");
    }
    move_into_place(temporary.path, ledger);
}

fs::path backup_name(const fs::path& ledger, int format) {
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const std::string stem = ledger.stem().string() + "-format" + std::to_string(format) + "-" + to_iso(Date{today});
    for (int copy = 1;; ++copy) {
        const fs::path name = ledger.parent_path() / (stem + (copy > 1 ? "-" + std::to_string(copy) : "") +
                                                      ledger.extension().string());
        if (!fs::exists(name)) return name;
    }
}

}  // namespace jianbao::ledger
