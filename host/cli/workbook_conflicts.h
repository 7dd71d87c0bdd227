/// The workbook of conflicts: edits that were not taken over, for people to decide on.
#pragma once

#include <filesystem>
#include <vector>

#include "cli/console.h"
#include "cli/environment.h"
#include "cli/workbook_changes.h"

namespace jianbao::cli {

/// FILE.conflicts.xlsx beside the workbook; FILE.conflicts-2.xlsx where that is there already.
std::filesystem::path conflicts_file(const std::filesystem::path& workbook);

/// Writes both values of each conflict, with who changed the ledger and when. What people decide
/// in it is taken over by importing it. Throws loader::Refusal without the exporter xlsx, and
/// std::runtime_error where it can't be written.
void write_conflicts(const std::vector<WorkbookConflict>& conflicts, const std::map<ledger::Field, std::string>& heads,
                     Date as_of, const std::filesystem::path& file, Environment& environment, Console& console);

}  // namespace jianbao::cli
