/// A thin layer over the C interface of SQLite: handles that close themselves, bound values,
/// transactions that roll back, and errors that say what to do. Internal to the ledger.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "jianbao/basics.h"

namespace jianbao::ledger::sqlite {

enum class Access { read_write, read_only };

class Connection {
public:
    /// Opens the file; `read_write` makes it where there is none. ":memory:" is a database of the
    /// connection's own. Throws LedgerError.
    Connection(const std::filesystem::path& file, Access access);

    const std::filesystem::path& file() const { return file_; }
    sqlite3* handle() const { return handle_.get(); }
    bool in_memory() const { return file_ == ":memory:"; }

    /// Runs statements without results.
    void execute(const std::string& sql);
    /// Turns to write-ahead logging, so that readers and a writer don't wait for each other.
    void log_ahead();
    /// The first value of the first row as an integer; 0 where there is no row.
    std::int64_t number(const std::string& sql);
    std::int64_t last_id() const { return sqlite3_last_insert_rowid(handle_.get()); }
    /// Throws the LedgerError that goes with the code; `doing` completes "can't …".
    [[noreturn]] void fail(int code, std::string_view doing) const;

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::filesystem::path file_;
    std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement. Parameters count from one, columns from zero.
class Statement {
public:
    Statement(Connection& connection, std::string_view sql);

    Statement& bind(int place, std::int64_t value);
    Statement& bind(int place, double value);
    /// The text is copied.
    Statement& bind(int place, std::string_view value);
    Statement& bind(int place, const char* value) { return bind(place, std::string_view(value)); }
    Statement& bind(int place, Date value) { return bind(place, std::string_view(to_iso(value))); }
    Statement& bind_null(int place);
    template <class T>
    Statement& bind(int place, const std::optional<T>& value) {
        return value ? bind(place, *value) : bind_null(place);
    }

    /// True while there is a row.
    bool step();
    /// Steps through to the end, then makes the statement ready for new values.
    void run();
    void reset();

    bool is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
    std::int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
    double number(int column) const { return sqlite3_column_double(handle_.get(), column); }
    std::string text(int column) const;
    sqlite3_stmt* handle() const { return handle_.get(); }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
    };
    void check(int code);
    Connection* connection_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// A write transaction; rolled back unless committed.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Connection& connection_;
    bool open_ = true;
};

/// "name" with the quotes SQL needs around an identifier.
std::string identifier(std::string_view name);

}  // namespace jianbao::ledger::sqlite
