/// From layout and ledger to the Report that exporters write.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "jianbao/report.h"
#include "ledger/reading.h"
#include "report/layout.h"

namespace jianbao::report {

struct ReportParameters {
    Date as_of{};
    std::vector<std::pair<std::string, std::string>> set;  ///< of --set name=value, the last of a name counts
    std::vector<std::string> notices;                      ///< shown in the report as they are
};

/// Builds the report as of the day; `reading` looks from there afterwards. Throws SettingError for
/// a value in `set` the layout does not take (without a place) and for a query that fails.
Report build_report(const Layout& layout, ledger::Reading& reading, const ReportParameters& parameters);

}  // namespace jianbao::report
