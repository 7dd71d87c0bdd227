/// Periods of recurring tasks that a workbook says are done.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "ledger/reading.h"

namespace jianbao::cli {

class WorkbookPeriods {
public:
    /// 本期 of a workbook is the period that counted on the day of its report. `ledger` looks from the last day of all
    /// when it is handed over and when it is given back.
    WorkbookPeriods(ledger::Reading& ledger, Date day) : ledger_(ledger), day_(day) {}

    /// The period the workbook means, like 2026-W15; nothing where the task does not recur.
    std::optional<std::string> period_of(std::int64_t task);
    /// True where that period is done already.
    bool is_done(std::int64_t task, const std::string& period);

private:
    void read();

    ledger::Reading& ledger_;
    Date day_;
    bool read_ = false;
    std::map<std::int64_t, std::string> periods_;
    std::set<std::pair<std::int64_t, std::string>> done_;
};

}  // namespace jianbao::cli
