/// Reports that would say nothing, found before they are written.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/console.h"
#include "ledger/ledger.h"
#include "report/layout.h"

namespace jianbao::cli {

/// name=value of --set, the last of a name counts.
using ReportValues = std::vector<std::pair<std::string, std::string>>;

/// Throws loader::Refusal where a parameter the layout needs has no value. `ledger` is the file whose units are named
/// then; empty where there is none.
void check_needs(const report::Layout& layout, const ReportValues& set, const std::string& ledger);

/// A parameter `unit` names a unit that leads tasks. Throws loader::Refusal with the names that come nearest.
void check_unit(const report::Layout& layout, const ReportValues& set, const ledger::Ledger& ledger);

/// A notice where the ledger knew nothing yet on that day.
void tell_if_before_all(Date as_of, const ledger::Ledger& ledger, Console& console);

}  // namespace jianbao::cli
