#include "calendar.h"

#include <algorithm>
#include <array>

namespace jianbao::timex {

namespace {

int serial(Date date) { return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count()); }

Date parse_day(const Node& node, const std::string& text) {
    const auto date = parse_iso(text);
    if (!date) throw SettingError(node.where(), "\"" + text + "\" is not a day", "write days as 2021-02-11");
    return *date;
}

/// "2021-02-11/2021-02-17" or one day.
std::pair<Date, Date> parse_days(const Node& node) {
    const std::string& text = node.text();
    const auto slash = text.find('/');
    const Date first = parse_day(node, text.substr(0, slash));
    const Date last = slash == std::string::npos ? first : parse_day(node, text.substr(slash + 1));
    if (days_between(first, last) < 0 || days_between(first, last) > 31)
        throw SettingError(node.where(), "the holiday \"" + text + "\" ends before it begins or lasts over a month",
                           "write first day/last day");
    return {first, last};
}

}  // namespace

std::string Year::text() const {
    if (!known()) return mask.data();
    std::string out = std::to_string(number);
    if (number >= 0 && out.size() < 4) out.insert(0, 4 - out.size(), '0');
    return out;
}

std::string Period::text() const {
    std::string out;
    out.reserve(sizeof "2021-05-01/2021-05-07");
    out += first.text();
    out += '/';
    out += last.text();
    return out;
}

Year Year::plus(int years) const {
    Year other = *this;
    if (known()) other.number += years;
    return other;
}

Year unknown_year() {
    Year year;
    year.mask = {'X', 'X', 'X', 'X', 0};
    return year;
}

Date Day::date() const { return make_date(year.number, static_cast<unsigned>(month), static_cast<unsigned>(day)); }

std::string Day::text() const {
    if (known() && year.number >= 1000 && year.number <= 9999 && month <= 12) {
        std::array<char, 10> iso;
        const auto put = [&](std::size_t end, std::size_t digits, int number) {
            for (; digits > 0; --digits, number /= 10) iso[--end] = static_cast<char>('0' + number % 10);
        };
        put(4, 4, year.number);
        iso[4] = '-';
        put(7, 2, month);
        iso[7] = '-';
        put(10, 2, day);
        return std::string(iso.data(), iso.size());
    }
    std::string out = year.text();
    const auto add = [&](int number) {
        out += number >= 0 && number < 10 ? "-0" : "-";
        out += std::to_string(number);
    };
    if (month == unknown)
        out += "-XX";
    else
        add(month);
    if (day == unknown)
        out += "-XX";
    else if (day == last)
        out += "-LAST";
    else
        add(day);
    return out;
}

Day day_of(Date date) {
    return Day{.year = Year{.number = static_cast<int>(date.year())},
               .month = static_cast<int>(static_cast<unsigned>(date.month())),
               .day = static_cast<int>(static_cast<unsigned>(date.day()))};
}

Day last_of_month(Year year, int month) {
    if (month == Day::unknown) return Day{.year = year, .month = month, .day = Day::last};
    const int reference = year.known() ? year.number : 2001;
    const Date last = last_day_of_month(reference, static_cast<unsigned>(month));
    return Day{.year = year, .month = month, .day = static_cast<int>(static_cast<unsigned>(last.day()))};
}

Period days(Date first, Date last) { return {day_of(first), day_of(last)}; }

Period year_period(Year year) { return months(year, 1, 12); }

Period months(Year year, int first, int last) {
    return {Day{.year = year, .month = first, .day = 1}, last_of_month(year, last)};
}

Date add_months(Date date, int count) {
    const auto moved = date + std::chrono::months(count);
    if (moved.ok()) return moved;
    return last_day_of_month(static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()));
}

Date monday_of_week(Date first, int number) {
    const int to_monday = static_cast<int>((8 - iso_weekday(first)) % 7);
    return add_days(first, to_monday + 7 * (number - 1));
}

WorkCalendar::WorkCalendar(const Node& holidays) {
    if (!holidays.has("year")) return;
    for (const Node& year : holidays["year"].list()) {
        if (year.has("holidays"))
            for (const auto& [name, node] : year["holidays"].table()) {
                const auto [first, last] = parse_days(node);
                for (Date day = first; day <= last; day = add_days(day, 1))
                    if (iso_weekday(day) < 6) days_off_.insert(serial(day));
            }
        if (year.has("working"))
            for (const Node& node : year["working"].list())
                working_weekends_.insert(serial(parse_day(node, node.text())));
    }
}

bool WorkCalendar::is_working_day(Date date) const {
    if (iso_weekday(date) < 6) return !days_off_.contains(serial(date));
    return working_weekends_.contains(serial(date));
}

Date WorkCalendar::add_working_days(Date date, int count) const {
    // Ten years bound the loop whatever the text says.
    for (int steps = 0; count > 0 && steps < 3660; ++steps) {
        date = add_days(date, 1);
        if (is_working_day(date)) --count;
    }
    return date;
}

}  // namespace jianbao::timex
