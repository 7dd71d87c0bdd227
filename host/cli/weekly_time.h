/// A time of the week: Friday, 16:00.
#pragma once

#include <ctime>
#include <string>

#include "jianbao/basics.h"

namespace jianbao::cli {

struct WeeklyTime {
    unsigned weekday = 5;  ///< 1 Monday … 7 Sunday
    int hour = 16, minute = 0;

    /// The last moment it was that time, by the clock on the wall, not after `now`.
    std::time_t last_before(std::time_t now) const;
};

/// Reads "fri 16:00", "friday 9:30", "周五 16:00", "5 16:00". Throws std::runtime_error.
WeeklyTime parse_weekly_time(const std::string& text);

/// The day of the moment, by the clock on the wall.
Date day_of(std::time_t moment);

}  // namespace jianbao::cli
