/// Putting one document with its findings into the ledger. Internal to the ledger.
#pragma once

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace jianbao::ledger {

/// Does the work of Ledger::add inside the caller's transaction.
Added store(sqlite::Connection& connection, const Document& document, const Findings& findings, Date as_of,
            std::string_view analysis);

}  // namespace jianbao::ledger
