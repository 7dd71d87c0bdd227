/// The tasks of one document: which are known already, and what became of those that were.
/// Internal to the ledger.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "ledger/rows.h"
#include "ledger/store.h"

namespace jianbao::ledger {

/// What is known of the document when its tasks are stored.
struct TaskSource {
    std::int64_t document_id = 0;
    std::optional<std::int64_t> copy_of;  ///< the document this one is another file of
    Date first_seen{};
    bool fresh = false;
};

/// The tasks that were touched, and those among them that are new.
struct StoredTasks {
    std::set<std::int64_t> touched, fresh;
};

/// Stores the rows of the tasks inside the caller's transaction. A row that is found otherwise than
/// before keeps its old version with the day it was replaced.
StoredTasks store_tasks(sqlite::Connection& connection, const Document& document, RowWriter& rows,
                        const FindingTable& table, const TaskSource& source, const Storing& storing);

}  // namespace jianbao::ledger
