/// What goes wrong with a ledger.
#pragma once

#include <stdexcept>

namespace jianbao::ledger {

/// The ledger can't be opened, read or written. One sentence with the file, the reason and what
/// to do. Whatever was under way is undone; the ledger is as it was.
class LedgerError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
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
