#include "cli/workbook_periods.h"

namespace jianbao::cli {

void WorkbookPeriods::read() {
    if (read_) return;
    read_ = true;
    ledger_.look_from({.as_of = day_});
    const ledger::Result periods =
        ledger_.query("SELECT number, coalesce(period, '') FROM tasks WHERE recurs IS NOT NULL AND period IS NOT NULL");
    for (const auto& row : periods.rows) periods_.emplace(std::get<std::int64_t>(row[0]), ledger::to_text(row[1]));
    ledger_.look_from({.as_of = make_date(9999, 12, 31)});
    const ledger::Result ends = ledger_.query("SELECT task, period, after FROM log WHERE field = 'status' AND period <> '' ORDER BY id");
    for (const auto& row : ends.rows) {
        const std::pair key(std::get<std::int64_t>(row[0]), ledger::to_text(row[1]));
        if (ledger::to_text(row[2]) == "已完成")
            done_.insert(key);
        else
            done_.erase(key);
    }
}

std::optional<std::string> WorkbookPeriods::period_of(std::int64_t task) {
    read();
    const auto found = periods_.find(task);
    return found == periods_.end() ? std::nullopt : std::optional(found->second);
}

bool WorkbookPeriods::is_done(std::int64_t task, const std::string& period) {
    read();
    return done_.contains({task, period});
}

}  // namespace jianbao::cli
