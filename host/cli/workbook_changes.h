/// What people changed in a workbook, held against the ledger.
#pragma once

#include "cli/import_words.h"
#include "cli/workbook_rows.h"
#include "jianbao/context.h"
#include "ledger/reading.h"

namespace jianbao::cli {

struct WorkbookChange {
    std::int64_t task = 0;
    ledger::Field field{};
    std::string before, after;  ///< as Ledger::edit() takes them
    std::string reason;         ///< 整行划去, where the cell itself does not say it
    std::string period{};       ///< of a recurring task: it is this period's status
};

/// An edit of a field that the ledger changed since the workbook was written.
struct WorkbookConflict {
    std::int64_t task = 0;
    std::string id, title;
    ledger::Field field{};
    std::string workbook, ledger;  ///< both values
    std::string who, at, origin;   ///< of the ledger's change; empty where it was extracted anew
};

/// What rows that are struck out do to their tasks.
enum class Struck {
    shown,  ///< struck through: 中止; missing: only shown
    keep,   ///< nothing
    stop,   ///< 中止
    close   ///< 已完成
};

/// A task whose row is missing.
struct MissingRow {
    std::int64_t task = 0;
    std::string title;
};

struct WorkbookChanges {
    std::vector<WorkbookChange> changes;  ///< by task, a field of a task once
    std::vector<ledger::NewTask> entered; ///< rows people added, in the order of the workbook
    std::vector<WorkbookConflict> conflicts;
    std::vector<MissingRow> missing;      ///< open tasks whose rows are no longer in the workbook
    std::vector<Diagnostic> refused;      ///< what is not taken over, and why
    std::vector<std::int64_t> ended;      ///< recurring tasks that become 已完成 with all periods to come
    std::vector<std::pair<std::string, std::string>> unknown;  ///< a table's place and a column the ledger has not
};

/// The heads of the columns that are taken back, as reports write them.
Heads importable_heads(const ledger::Reading& ledger);

/// Three values decide on a cell: its own, the one it had when the workbook was written (known by
/// its mark), and the ledger's now. A cell that has one of the latter was not changed by its
/// reader; a change of a field the ledger changed as well is a conflict. A row that lost its key, and with it the marks, is
/// known by its number and title: there what people changed in the ledger since the workbook's day is a conflict. `day` is
/// that of the workbook where it does not tell itself. `ledger` looks from another day afterwards. Throws QueryError.
WorkbookChanges changes_of(const WorkbookRows& rows, const Heads& heads, const ImportWords& words, Struck struck, Date day,
                           ledger::Reading& ledger);

/// The value of a field of a new task; what is wrong with it goes into `problem`.
std::string checked_value(ledger::Field field, std::string_view text, const ImportWords& words, std::string& problem);

}  // namespace jianbao::cli
