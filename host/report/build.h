/// From layout and ledger to the Report that exporters write.
#pragma once

#include <span>
#include <string>
#include <string_view>
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
    bool show_personal_data = false;                       ///< else such numbers are masked
};

/// Builds the report as of the day; `reading` looks from there afterwards. Sections and columns
/// that name exporters stand in it only if `exporter` is one of them; all do if it is empty. Throws
/// SettingError for a value in `set` the layout does not take (without a place) and for a query
/// that fails.
Report build_report(const Layout& layout, ledger::Reading& reading, const ReportParameters& parameters,
                    std::string_view exporter = {});

/// Reports for several exporters; one serves all that show the same.
struct ReportSet {
    std::vector<Report> reports;
    std::vector<std::size_t> of;  ///< position in `reports` for each exporter
};
ReportSet build_reports(const Layout& layout, ledger::Reading& reading, const ReportParameters& parameters,
                        std::span<const std::string> exporters);

}  // namespace jianbao::report
