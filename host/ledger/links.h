/// Which tasks of different documents may be the same one. Internal to the ledger.
#pragma once

#include <set>

#include "jianbao/basics.h"
#include "ledger/sqlite.h"

namespace jianbao::ledger {

/// What the comparison of two tasks looks at.
struct Comparable {
    std::string title, quote;  ///< normalized
    std::string deadline;      ///< ISO, or empty
    bool led = false;          ///< somebody leads it
    std::string found_deadline{};  ///< the limit as it was written, where people moved it since
};

/// How surely two tasks are the same, 0…1; 0 where something speaks against it: other limits,
/// other numbers in what is to be done, no unit in common. `same_unit`: they share a leading one.
double twin_likeness(const Comparable& a, const Comparable& b, bool same_unit);

/// Proposes links between the new tasks of a document and tasks of other documents known in the
/// half year before. Nothing is merged; people confirm or reject.
void propose_links(sqlite::Connection& connection, const std::set<std::int64_t>& fresh, std::int64_t document_id,
                   Date as_of);

}  // namespace jianbao::ledger
