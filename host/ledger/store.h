/// Putting one document with its findings into the ledger. Internal to the ledger.
#pragma once

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace jianbao::ledger {

/// How a document is stored.
struct Storing {
    Date as_of{};
    std::string_view analysis;
    /// Where to add what differs; its presence means to read again whatever made the last findings.
    std::vector<Difference>* differences = nullptr;
};

struct Stored {
    Added added = Added::unchanged;
    bool new_frequency = false;
};

/// Does the work of Ledger::add inside the caller's transaction.
Stored store(sqlite::Connection& connection, const Document& document, const Findings& findings, const Storing& storing);

}  // namespace jianbao::ledger
