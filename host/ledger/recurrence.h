/// Recurring tasks: what 每月28日前 means for one month. A task that recurs is due once a period;
/// its occurrences follow from the words of its frequency and are not stored, only their ends are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "jianbao/basics.h"

namespace jianbao::ledger {

/// How often something falls due. Daily and round-the-clock duties have no occurrences: nobody
/// reports on each of them.
enum class Every { week, ten_days, half_month, month, quarter, half_year, year };
std::string_view name_of(Every every);  ///< week, ten_days, half_month, month, quarter, half_year, year
std::optional<Every> every_named(std::string_view name);

struct Recurrence {
    Every every = Every::month;
    int month = 0;  ///< month of the period, from one; 0 is its last
    int day = 0;    ///< day of that month, of the week from Monday; 0 is the last

    bool operator==(const Recurrence&) const = default;
};

/// The recurrence of a frequency as written (每季度首月10日前); where several are joined, of the
/// first that recurs. `norm` (R/P3M) decides where the words say nothing. Nothing for 每日, 24小时,
/// 每两周 and words that are no frequency.
std::optional<Recurrence> parse_recurrence(std::string_view text, std::string_view norm = {});

/// One period with the day it is due.
struct Occurrence {
    std::string period;  ///< 2026-W17, 2026-04-T3, 2026-04-H1, 2026-04, 2026-Q2, 2026-H1, 2026
    std::string name;    ///< 第17周, 4月下旬, 4月上半月, 4月, 二季度, 上半年, 2026年
    Date begin{};        ///< first day of the period
    Date due{};          ///< last day on which it is on time
};

/// The occurrence of the period that holds `day`.
Occurrence occurrence_at(const Recurrence& recurrence, Date day);
/// The occurrence of the period before or after.
Occurrence previous(const Recurrence& recurrence, const Occurrence& occurrence);
Occurrence next(const Recurrence& recurrence, const Occurrence& occurrence);
/// The latest occurrence due before `day`, and the first due on it or later.
Occurrence last_due(const Recurrence& recurrence, Date day);
Occurrence next_due(const Recurrence& recurrence, Date day);

/// The first day of the period as it is written: 2026-11, 2026-W17 …; any day inside it, like
/// 2026-11-28, is taken too. Nothing where it is no period of that kind.
std::optional<Date> period_begin(Every every, std::string_view period);

}  // namespace jianbao::ledger
