/// What people changed in a workbook, held against the ledger.
#pragma once

#include "cli/workbook_rows.h"
#include "jianbao/context.h"
#include "ledger/reading.h"

namespace jianbao::cli {

struct WorkbookChange {
    std::int64_t task = 0;
    ledger::Field field{};
    std::string before, after;  ///< as Ledger::edit() takes them
};

struct WorkbookChanges {
    std::vector<WorkbookChange> changes;  ///< by task, a field of a task once
    std::vector<Diagnostic> refused;      ///< what is not taken over, and why
};

/// The heads of the columns that are taken back, as reports write them.
Heads importable_heads(const ledger::Reading& ledger);

/// Three values decide on a cell: its own, the ledger's on the day the workbook was made, and the
/// ledger's now. A cell that has one of the ledger's was not changed by its reader; a change of a
/// field the ledger changed as well is refused. `ledger` looks from another day afterwards.
/// `rows.made_on` must be there. Throws QueryError.
WorkbookChanges changes_of(const WorkbookRows& rows, const Heads& heads, ledger::Reading& ledger);

/// A day as people type it, 2021-06-30, 2021/6/30, 2021.6.30, 2021年6月30日(前): nothing for anything that is no
/// exact day, like 6月底 or 6月30日 without its year.
std::optional<Date> exact_day(std::string_view text);

}  // namespace jianbao::cli
