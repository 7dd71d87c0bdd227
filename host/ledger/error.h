/// What goes wrong with a ledger.
#pragma once

#include <stdexcept>
#include <string>

namespace jianbao::ledger {

/// The ledger can't be opened, read or written. One sentence with the file, the reason and what
/// to do. Whatever was under way is undone; the ledger is as it was.
class LedgerError : public std::runtime_error {
public:
    enum class Reason {
        other,
        no_database,  ///< the file holds something else
        damaged,      ///< a database whose pages can't be read
        row_refused   ///< a row breaks what its table asks of rows
    };

    explicit LedgerError(const std::string& message, Reason reason = Reason::other)
        : std::runtime_error(message), reason_(reason) {}
    Reason reason() const { return reason_; }
    /// Nobody can use the file as a database.
    bool is_unreadable() const { return reason_ == Reason::no_database || reason_ == Reason::damaged; }

private:
    Reason reason_;
};

/// A query was refused or failed. The sentence tells what is wrong with the SQL.
class QueryError : public std::runtime_error {
public:
    QueryError(const std::string& message, int offset = -1) : std::runtime_error(message), offset_(offset) {}
    /// Byte of the SQL text the mistake stands at, or -1 where that is unknown.
    int offset() const { return offset_; }

private:
    int offset_;
};

}  // namespace jianbao::ledger
