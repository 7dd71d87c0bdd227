#include "ledger/sqlite.h"

#include <chrono>
#include <thread>

#include "ledger/error.h"

namespace jianbao::ledger::sqlite {

namespace {

constexpr int wait_for_others_ms = 20000;
constexpr int cache_kb = 65536;  ///< at most: a report of a large ledger goes through its tasks several times

std::string name_of_file(const std::filesystem::path& file) { return "'" + file.string() + "'"; }

}  // namespace

Connection::Connection(const std::filesystem::path& file, Access access) : file_(file) {
    const int flags = access == Access::read_write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(handle);  // a handle comes back from a failed open too
    if (code != SQLITE_OK) fail(handle ? sqlite3_extended_errcode(handle) : code, "open");
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, wait_for_others_ms);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);  // "x" is a name, never a text
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    execute("PRAGMA temp_store = MEMORY");
    execute("PRAGMA cache_size = -" + std::to_string(cache_kb));
}

void Connection::fail(int code, std::string_view doing) const {
    const std::string file = name_of_file(file_);
    const std::string cannot = "can't " + std::string(doing) + " the ledger " + file;
    const std::string detail = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
    switch (code & 0xFF) {
        case SQLITE_FULL:
            throw LedgerError("the disk is full: the ledger " + file +
                              " was left as it was; free some space and run the command again");
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw LedgerError("the ledger " + file +
                              " is in use by another program; wait until that is done, or close it, and run the "
                              "command again");
        case SQLITE_PERM:
        case SQLITE_READONLY:
        case SQLITE_AUTH:
            throw LedgerError(cannot + ": there is no permission to write; ask for it, or name another with --ledger");
        case SQLITE_CANTOPEN:
            throw LedgerError(cannot +
                              ": the file or its folder is missing or closed to this user; check the name given with "
                              "--ledger and its permissions");
        case SQLITE_NOTADB:
            throw LedgerError(file +
                                  " is not a ledger: the file holds something else; name another with --ledger, or put "
                                  "back a backup with `jianbao ledger restore`",
                              LedgerError::Reason::no_database);
        case SQLITE_CORRUPT:
            throw LedgerError("the ledger " + file +
                                  " is damaged: `jianbao ledger check` tells more; put back a backup with `jianbao ledger "
                                  "restore`, or move it away and ingest the documents again",
                              LedgerError::Reason::damaged);
        case SQLITE_CONSTRAINT:
            throw LedgerError(cannot + ": " + detail, LedgerError::Reason::row_refused);
        case SQLITE_IOERR:
            throw LedgerError(cannot + ": reading or writing the disk failed (" + detail +
                              "); the ledger was left as it was");
        default:
            throw LedgerError(cannot + ": " + detail);
    }
}

void Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code, "use");
}

void Connection::log_ahead() {
    // SQLite gives up at once, whatever the time-out, where two programs turn the same new file.
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait_for_others_ms);
    for (;;) {
        const int code = sqlite3_exec(handle_.get(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
        if (code == SQLITE_OK) return;
        if ((code & 0xFF) != SQLITE_BUSY || std::chrono::steady_clock::now() > until) fail(code, "use");
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

std::int64_t Connection::number(const std::string& sql) {
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

Statement::Statement(Connection& connection, std::string_view sql) : connection_(&connection) {
    sqlite3_stmt* handle = nullptr;
    const int code =
        sqlite3_prepare_v2(connection.handle(), sql.data(), static_cast<int>(sql.size()), &handle, nullptr);
    handle_.reset(handle);
    check(code);
}

void Statement::check(int code) {
    if (code != SQLITE_OK) connection_->fail(code, "use");
}

Statement& Statement::bind(int place, std::int64_t value) {
    check(sqlite3_bind_int64(handle_.get(), place, value));
    return *this;
}

Statement& Statement::bind(int place, double value) {
    check(sqlite3_bind_double(handle_.get(), place, value));
    return *this;
}

Statement& Statement::bind(int place, std::string_view value) {
    check(sqlite3_bind_text64(handle_.get(), place, value.data() ? value.data() : "", value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_null(int place) {
    check(sqlite3_bind_null(handle_.get(), place));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) connection_->fail(code, "use");
    return false;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(handle_.get());
    sqlite3_clear_bindings(handle_.get());
}

std::string Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)))
                 : std::string();
}

Transaction::Transaction(Connection& connection) : connection_(connection) { connection_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
    // After some errors SQLite has rolled back by itself; a second ROLLBACK would only fail.
    if (open_ && !sqlite3_get_autocommit(connection_.handle()))
        sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    connection_.execute("COMMIT");
    open_ = false;
}

std::string identifier(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

}  // namespace jianbao::ledger::sqlite
