#include "ledger/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <fstream>
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

/// take_alone() of a file that may be no database, or a damaged one: that has nobody who could use it.
std::optional<sqlite::Connection> taken_alone(const fs::path& file) {
    std::optional<sqlite::Connection> connection;
    try {
        connection.emplace(file, sqlite::Access::read_write);
        connection->number("SELECT count(*) FROM sqlite_schema");
        take_alone(*connection);
    } catch (const LedgerError& error) {
        if (!error.is_unreadable()) throw;
        connection.reset();
    }
    return connection;
}

fs::path beside(const fs::path& file, const char* suffix) { return file.string() + suffix; }

bool has_content(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return !error && size > 0;
}

/// Logs of another database: SQLite would play them back over the file that comes to stand beside them.
bool has_logs(const fs::path& file) { return has_content(beside(file, "-wal")) || has_content(beside(file, "-journal")); }

void remove_logs(const fs::path& file) {
    for (const char* suffix : {"-wal", "-shm", "-journal"}) {
        std::error_code error;
        fs::remove(beside(file, suffix), error);
        if (error) throw LedgerError("can't remove '" + beside(file, suffix).string() + "': " + error.message());
    }
}

/// A ledger in use has turned its file to write-ahead logging; a copy never has.
enum class Kind { copy, ledger, other };

Kind kind_of(const fs::path& file) {
    std::string head(100, '\0');
    std::ifstream(file, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
    std::uint32_t application = 0;  // what PRAGMA application_id says, without opening what may be anything
    for (const char byte : head.substr(68, 4)) application = application << 8 | static_cast<unsigned char>(byte);
    if (!head.starts_with("SQLite format 3") || application != application_id) return Kind::other;
    return head[18] == 1 && head[19] == 1 && !has_logs(file) ? Kind::copy : Kind::ledger;
}

/// A copy may take the place of an older copy; of anything else only where that is wished.
void check_replaceable(const fs::path& to, bool force) {
    const std::string file = "'" + to.string() + "'";
    if (fs::is_directory(to)) throw LedgerError(file + " is a folder; name a file for the copy");
    if (fs::is_other(to)) throw LedgerError(file + " is no file a copy could be kept in; name another");
    if (force) return;
    if (!fs::exists(to)) {
        if (has_logs(to))
            throw LedgerError("changes to a ledger " + file + " that is gone lie in '" + to.string() +
                              "-wal' or '-journal'; name another file for the copy, or do away with them with --force");
    } else if (has_content(to)) {
        const Kind kind = kind_of(to);
        if (kind == Kind::ledger)
            throw LedgerError(file + " is a ledger in use, not a copy; name another file, or replace it with --force");
        if (kind == Kind::other)
            throw LedgerError(file + " is there already and is no copy of a ledger; name another file, or replace it with "
                                     "--force");
    }
}

/// Puts a copy that is whole into its place, where no log of what stood there is left.
void put_copy(const fs::path& from, const fs::path& to) {
    std::error_code error;
    std::optional<sqlite::Connection> old;
    if (fs::exists(to)) old = taken_alone(to);
    remove_logs(to);
    fs::rename(from, to, error);
    if (error) throw LedgerError("can't write the copy '" + to.string() + "': " + error.message());
    settle(to.has_parent_path() ? to.parent_path() : fs::path("."));
}

/// From now on a ledger in use, no copy any more. All of it stays in the one file.
void turn_into_ledger(const fs::path& file) { sqlite::Connection(file, sqlite::Access::read_write).log_ahead(); }

/// The file a link means: replaced is what others read under its own name, and not the link.
fs::path behind_links(const fs::path& file) {
    std::error_code error;
    const fs::path meant = fs::is_symlink(file) ? fs::weakly_canonical(file, error) : file;
    return error ? file : meant;
}

/// `jianbao-WORDS.db` for `jianbao.db`, or `jianbao-WORDS-2.db` and so on: a name that is not taken yet.
fs::path free_name(const fs::path& ledger, const std::string& words) {
    const std::string stem = ledger.stem().string() + "-" + words;
    for (int copy = 1;; ++copy) {
        const fs::path name =
            ledger.parent_path() / (stem + (copy > 1 ? "-" + std::to_string(copy) : "") + ledger.extension().string());
        if (!fs::exists(name) && !has_logs(name)) return name;
    }
}

}  // namespace

TemporaryFile::TemporaryFile(const fs::path& beside) : path(beside.string() + ".part" + std::to_string(::getpid())) {
    remove_logs(path);  // of a program that was killed and had this number
}

TemporaryFile::~TemporaryFile() {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path.string() + suffix, ignored);
}

void back_up(const fs::path& ledger, const fs::path& named, bool force) {
    const fs::path to = behind_links(named);
    std::error_code error;
    if (fs::equivalent(ledger, to, error))
        throw LedgerError("'" + to.string() + "' is the ledger itself; name another file for the copy");
    check_replaceable(to, force);
    sqlite::Connection connection(ledger, sqlite::Access::read_only);
    error.clear();
    if (to.has_parent_path()) fs::create_directories(to.parent_path(), error);
    if (error) throw LedgerError("can't make the folder '" + to.parent_path().string() + "': " + error.message());
    const TemporaryFile temporary(to);
    copy_pages(connection, temporary.path);
    settle(temporary.path);
    put_copy(temporary.path, to);
}

fs::path move_into_place(const fs::path& from, const fs::path& named) {
    const fs::path ledger = behind_links(named);
    std::error_code error;
    fs::path kept;
    std::optional<sqlite::Connection> old;
    const auto keep = [&](const fs::path& file, const fs::path& name) {
        if (error) throw LedgerError("can't keep the present ledger '" + file.string() + "' as '" + name.string() +
                                     "': " + error.message());
    };
    if (fs::exists(ledger)) {
        old = taken_alone(ledger);
        kept = kept_name(ledger);
        fs::create_hard_link(ledger, kept, error);
        if (error) fs::copy_file(ledger, kept, fs::copy_options::none, error);
        keep(ledger, kept);
    }
    if (!old)
        for (const char* suffix : {"-wal", "-journal"}) {
            // Without it what is kept may not be whole; left here it would be played back over the new ledger.
            if (!has_content(beside(ledger, suffix))) continue;
            if (kept.empty()) kept = kept_name(ledger);
            fs::rename(beside(ledger, suffix), beside(kept, suffix), error);
            keep(beside(ledger, suffix), beside(kept, suffix));
        }
    remove_logs(ledger);
    settle(from);
    fs::rename(from, ledger, error);
    if (error) throw LedgerError("can't write the ledger '" + ledger.string() + "': " + error.message());
    settle(ledger.has_parent_path() ? ledger.parent_path() : fs::path("."));
    return kept;
}

fs::path restore(const fs::path& copy, const fs::path& named, bool force) {
    const fs::path ledger = behind_links(named);
    if (!fs::exists(copy)) throw LedgerError("there is no file '" + copy.string() + "' to restore from");
    std::error_code error;
    if (fs::equivalent(copy, ledger, error)) throw LedgerError("'" + ledger.string() + "' can't be restored from itself");
    if (fs::exists(ledger) && !force)
        throw LedgerError("the ledger '" + ledger.string() + "' is there already; with --force it is replaced, and kept "
                          "beside it");
    const TemporaryFile temporary(ledger);
    back_up(copy, temporary.path, true);
    {
        sqlite::Connection check(temporary.path, sqlite::Access::read_only);
        if (check_schema(check) == 0) throw LedgerError("'" + copy.string() + "' is an empty file, not a ledger");
        sqlite::Statement sound(check, "PRAGMA integrity_check(1)");
        if (!sound.step() || sound.text(0) != "ok")
            throw LedgerError("the copy '" + copy.string() + "' is damaged (" + sound.text(0) +
                              "); nothing was changed: take another copy");
    }
    turn_into_ledger(temporary.path);
    return move_into_place(temporary.path, ledger);
}

fs::path kept_name(const fs::path& ledger) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char day_and_time[32];
    std::strftime(day_and_time, sizeof day_and_time, "%Y-%m-%d-%H%M", &local);
    return free_name(ledger, std::string("before-restore-") + day_and_time);
}

fs::path backup_name(const fs::path& ledger, int format) {
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return free_name(ledger, "format" + std::to_string(format) + "-" + to_iso(Date{today}));
}

}  // namespace jianbao::ledger
