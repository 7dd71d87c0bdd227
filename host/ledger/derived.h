/// The tables derived from findings and log: what each task is on a day. Internal to the ledger.
///
/// In `main` they hold the tasks as they are after the whole log and follow every write. In `temp`
/// a reader makes views of their names, which show an earlier day to its queries: the tasks that were
/// otherwise then, worked out anew, and the rest as it is in `main`. They can always be made again.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"
#include "ledger/reading.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"

namespace jianbao::ledger {

/// Makes the tables in `main` where they are missing.
void create_derived(sqlite::Connection& connection);
/// False where one of them is missing in `main`.
bool has_derived(sqlite::Connection& connection);
/// True where they hold what log and findings say; works it out anew, in `temp`.
bool derived_is_right(sqlite::Connection& connection, const StoredTable& tasks);
/// True for tables that hold nothing of their own: these, and what frequencies mean.
bool is_derived(std::string_view table);
/// Drops the tables in `main`.
void drop_derived(sqlite::Connection& connection);
/// Fills the tables in `main` for all tasks.
void derive_all(sqlite::Connection& connection, const StoredTable& tasks);
/// Fills them for some tasks: those a write has touched. True where a frequency is new.
bool derive(sqlite::Connection& connection, const StoredTable& tasks, const std::set<std::int64_t>& numbers);

/// True where the tables in `main` tell more than was known on the day.
bool changed_after(sqlite::Connection& connection, Date as_of);
/// Makes the views of that day in `temp`.
void derive_as_of(sqlite::Connection& connection, const StoredTable& tasks, Date as_of);
/// Drops the views in `temp`, and what is under them.
void forget_as_of(sqlite::Connection& connection);

/// Columns for the fields people change, `title` to `source`, and `status_on`, the day of the status: of rows of the log, grouped
/// by task, what those say for which `which` holds. Each field has one such row a task at most.
std::string last_words(std::string_view which);

/// Sets the row of `run` of the schema.
void set_run(sqlite::Connection& connection, std::string_view schema, const Viewpoint& view);

/// Fills `recurrence` of the schema (main or temp): for each frequency in use the occurrences
/// around the day, the ends of the weeks before it, and the beginnings of those to come.
void fill_recurrence(sqlite::Connection& connection, std::string_view schema, Date as_of);

/// Weeks that the view `workload` shows, that of the report among them.
constexpr int weeks_ahead = 8;
/// Weeks that the view `weeks` shows, that of the report among them.
constexpr int weeks_shown = 12;
/// True in `ledger_issues` for issues of a week; slips are numbered there, too.
inline constexpr const char* weekly_issue = "period GLOB '[0-9][0-9][0-9][0-9]-W[0-9][0-9]'";

}  // namespace jianbao::ledger
