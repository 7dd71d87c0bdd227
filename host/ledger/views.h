/// The views of docs/ledger.md as SQL. Internal to the ledger.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ledger/schema.h"

namespace jianbao::ledger {

/// Name and SELECT of every view, those first that others stand on.
std::vector<std::pair<std::string, std::string>> view_definitions(const std::vector<StoredTable>& tables);

/// What links tasks and documents to each other.
std::vector<std::pair<std::string, std::string>> link_views();
/// Weeks, changes, ages of what is overdue, work ahead, numbers of issues.
std::vector<std::pair<std::string, std::string>> week_views();

/// SELECTs whose rows together are those of the view `task_states`: the tasks that nobody works on, which are most of an old
/// ledger and need little, and the others.
std::vector<std::string> task_states_in_parts();

/// Makes the views. In `temp` they stand over the `run` of this connection alone; in `main` they
/// serve other programs that open the file.
void create_views(sqlite::Connection& connection, const std::vector<StoredTable>& tables, bool temporary);

/// True when the views in `main` are those create_views() would make: another version of the
/// program may have made them.
bool views_are_current(sqlite::Connection& connection, const std::vector<StoredTable>& tables);

}  // namespace jianbao::ledger
