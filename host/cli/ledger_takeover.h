/// Taking over a ledger the office already has.
#pragma once

#include <string>

#include "cli/console.h"
#include "cli/environment.h"

namespace jianbao::cli {

struct TakeOver {
    std::string workbook, mapping;
    std::string by;   ///< who decides; the user logged in where empty
    std::string ref;  ///< day that limits without a year count from; as_of where empty
    Date as_of{};
    bool dry_run = false;
};

/// Makes a task of each row of the workbook, by the mapping, all in one transaction; the ledger is
/// made where there is none. Rows it has taken over before are left alone, so that a corrected
/// workbook can be given again. Faulty rows are named with sheet and cell and left out.
Exit take_over(const TakeOver& what, const CommonOptions& common, Console& console);

/// Writes the headings found, with a guess of what they mean, as a mapping to standard output.
Exit print_mapping(const TakeOver& what, const CommonOptions& common, Console& console);

}  // namespace jianbao::cli
