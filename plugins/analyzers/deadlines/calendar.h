/// Calendar: days that may be known in part, periods, and China's working days.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_set>

#include "jianbao/basics.h"
#include "jianbao/settings.h"

namespace jianbao::timex {

/// A year, or one with unknown digits: `mask` is then four characters, "20XX".
struct Year {
    int number = 0;
    std::array<char, 5> mask{};

    bool known() const { return mask[0] == 0; }
    std::string text() const;
    Year plus(int years) const;
};
Year unknown_year();

/// A day of which parts may be unknown.
struct Day {
    static constexpr int unknown = -1;
    static constexpr int last = 99;  ///< the last day of an unknown month

    Year year;
    int month = unknown;
    int day = unknown;

    bool known() const { return year.known() && month > 0 && day > 0 && day <= 31; }
    /// Only for known().
    Date date() const;
    /// "2021-06-30", "20XX-12-31", "2021-XX-LAST".
    std::string text() const;
};
Day day_of(Date date);
/// The last day of a month; 28 February where the year is unknown.
Day last_of_month(Year year, int month);

struct Period {
    Day first;
    Day last;

    bool known() const { return first.known() && last.known(); }
    /// "2021-05-01/2021-05-07"
    std::string text() const;
};
Period days(Date first, Date last);
Period year_period(Year year);
/// `month` 1…12 or Day::unknown.
Period months(Year year, int first, int last);

/// The day `months` later, 31 becoming the month's last day where it is shorter.
Date add_months(Date date, int months);
/// Monday of the week that begins with the `number`th Monday of the month or year that starts on
/// `first`, as offices count weeks.
Date monday_of_week(Date first, int number);

/// Working days as the State Council arranges them each year.
class WorkCalendar {
public:
    WorkCalendar() = default;
    /// From config/lexicons/holidays.toml. Throws SettingError.
    explicit WorkCalendar(const Node& holidays);

    /// Outside the years of the data every weekday is a working day.
    bool is_working_day(Date date) const;
    /// The `count`th working day after `date`, which itself does not count.
    Date add_working_days(Date date, int count) const;

private:
    std::unordered_set<int> days_off_;  ///< days since 1970: weekdays that are holidays
    std::unordered_set<int> working_weekends_;
};

}  // namespace jianbao::timex
