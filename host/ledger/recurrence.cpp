#include "ledger/recurrence.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <span>
#include <utility>

namespace jianbao::ledger {

namespace {

constexpr std::pair<Every, std::string_view> names[] = {{Every::week, "week"},
                                                        {Every::ten_days, "ten_days"},
                                                        {Every::half_month, "half_month"},
                                                        {Every::month, "month"},
                                                        {Every::quarter, "quarter"},
                                                        {Every::half_year, "half_year"},
                                                        {Every::year, "year"}};

/// Longer words first: 每半年 holds 年, 每季度 stands before 每季.
constexpr std::pair<std::string_view, Every> period_words[] = {
    {"每半年", Every::half_year}, {"半年一", Every::half_year}, {"每学期", Every::half_year}, {"每季度", Every::quarter},
    {"每个季度", Every::quarter}, {"每季", Every::quarter},     {"一季一", Every::quarter},   {"一季度一", Every::quarter},
    {"每半个月", Every::half_month}, {"每半月", Every::half_month}, {"半个月一", Every::half_month}, {"半月一", Every::half_month},
    {"半月报", Every::half_month}, {"按半月", Every::half_month}, {"每旬", Every::ten_days},    {"旬报", Every::ten_days},
    {"一旬一", Every::ten_days},   {"按旬", Every::ten_days},
    {"按季", Every::quarter},     {"季报", Every::quarter},     {"每个月", Every::month},     {"每月", Every::month},
    {"一月一", Every::month},     {"按月", Every::month},       {"月报", Every::month},       {"月例会", Every::month},
    {"每周", Every::week},        {"每星期", Every::week},      {"一周一", Every::week},      {"按周", Every::week},
    {"周报", Every::week},        {"周例会", Every::week},      {"每年", Every::year},        {"一年一", Every::year},
    {"按年", Every::year},        {"年报", Every::year}};

constexpr std::string_view weekdays[] = {"一", "二", "三", "四", "五", "六", "日"};
constexpr std::string_view digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

bool has(std::string_view text, std::string_view word) { return text.find(word) != text.npos; }

/// The number that ends right before `end`: 28, 二十八; 0 where there is none.
int number_before(std::string_view text, std::size_t end) {
    std::string_view rest = text.substr(0, end);
    int value = 0, scale = 1;
    for (; !rest.empty() && rest.back() >= '0' && rest.back() <= '9' && scale < 1000; rest.remove_suffix(1)) {
        value += (rest.back() - '0') * scale;
        scale *= 10;
    }
    if (scale > 1) return value;
    const auto take_digit = [&] {
        for (int digit = 1; digit < 10; ++digit)
            if (rest.ends_with(digits[digit])) {
                rest.remove_suffix(digits[digit].size());
                return digit;
            }
        return 0;
    };
    const int ones = take_digit();
    constexpr std::string_view ten = "十";
    if (!rest.ends_with(ten)) return ones;
    rest.remove_suffix(ten.size());
    const int tens = take_digit();
    return (tens > 0 ? tens : 1) * 10 + ones;
}

int number_before(std::string_view text, std::initializer_list<std::string_view> words, int most) {
    for (const std::string_view word : words)
        for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1))
            if (const int number = number_before(text, at); number >= 1 && number <= most) return number;
    return 0;
}

/// The day of the week after 周 or 星期. 每周一 is Monday only where no count may be meant: 每周一次.
int weekday_in(std::string_view text) {
    for (const std::string_view week : {"周", "星期"})
        for (std::size_t at = text.find(week); at != text.npos; at = text.find(week, at + 1)) {
            const std::string_view rest = text.substr(at + week.size());
            if (rest.starts_with("天")) return 7;
            if (rest.starts_with("末")) return 0;
            for (int day = 1; day <= 7; ++day) {
                const std::string_view name = weekdays[day - 1];
                if (!rest.starts_with(name)) continue;
                const std::string_view after = rest.substr(name.size());
                const bool day_meant = after.empty() || after.starts_with("前") || after.starts_with("之前") ||
                                       after.starts_with("以前") || after.starts_with("上午") ||
                                       after.starts_with("下午") || after.starts_with("下班");
                if (day > 1 || day_meant) return day;
            }
        }
    return 0;
}

int day_in(std::string_view text) {
    if (const int day = number_before(text, {"日", "号"}, 31)) return day;
    if (has(text, "上旬")) return 10;
    if (has(text, "中旬")) return 20;
    return 0;
}

int months_of(Every every) {
    switch (every) {
        case Every::month:
            return 1;
        case Every::quarter:
            return 3;
        case Every::half_year:
            return 6;
        case Every::year:
            return 12;
        case Every::week:
        case Every::ten_days:
        case Every::half_month:
            break;
    }
    return 0;
}

/// The days of the month on which its parts begin: its halves, its 旬. Empty for whole months and more.
std::span<const unsigned> parts_of_month(Every every) {
    static constexpr unsigned halves[] = {1, 16}, tens[] = {1, 11, 21};
    if (every == Every::half_month) return halves;
    if (every == Every::ten_days) return tens;
    return {};
}

std::size_t part_holding(std::span<const unsigned> parts, Date day) {
    std::size_t part = parts.size() - 1;
    while (part > 0 && static_cast<unsigned>(day.day()) < parts[part]) --part;
    return part;
}

std::optional<Recurrence> parse_one(std::string_view text, std::string_view norm) {
    std::optional<Every> every;
    std::size_t at = text.npos;
    for (const auto& [word, period] : period_words)
        if (const std::size_t place = text.find(word); place != text.npos && (!every || place < at)) {
            every = period;
            at = place;
        }
    if (!every)
        for (const auto& [end, period] : std::initializer_list<std::pair<std::string_view, Every>>{
                 {"/P1W", Every::week}, {"/P10D", Every::ten_days}, {"/P15D", Every::half_month}, {"/P1M", Every::month}, {"/P3M", Every::quarter}, {"/P6M", Every::half_year},
                 {"/P1Y", Every::year}})
            if (norm.ends_with(end)) every = period;
    if (!every) return std::nullopt;
    Recurrence out{*every, 0, 0};
    if (*every == Every::week) {
        out.day = weekday_in(text);
        return out;
    }
    if (!parts_of_month(*every).empty()) return out;
    out.day = day_in(text);
    if (*every == Every::month) return out;
    const int last = months_of(*every);
    if (has(text, "首月") || has(text, "第一个月"))
        out.month = 1;
    else if (has(text, "第二个月"))
        out.month = 2;
    else if (*every != Every::quarter)
        out.month = std::min(number_before(text, {"月"}, 12), last);
    // 每季度10日前 is the first month's 10th, 每季度末月25日前 the last one's.
    if (*every == Every::quarter && out.month == 0 && out.day > 0 && !has(text, "末月") && !has(text, "最后") &&
        !has(text, "第三个月"))
        out.month = 1;
    return out;
}

Date first_of_month(Date day) { return make_date(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), 1); }

Date add_months(Date first, int months) {
    const int count = static_cast<int>(first.year()) * 12 + static_cast<int>(static_cast<unsigned>(first.month())) - 1 + months;
    return make_date(count / 12, static_cast<unsigned>(count % 12) + 1, 1);
}

std::string label(const char* form, int year, int part) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), form, year, part);
    return text.data();
}

Occurrence make(const Recurrence& recurrence, Date begin) {
    Occurrence out;
    out.begin = begin;
    if (recurrence.every == Every::week) {
        const IsoWeek week = iso_week(begin);
        out.period = label("%04d-W%02d", week.year, static_cast<int>(week.week));
        out.name = "第" + std::to_string(week.week) + "周";
        out.due = add_days(begin, (recurrence.day > 0 ? recurrence.day : 7) - 1);
        return out;
    }
    const int months = months_of(recurrence.every), year = static_cast<int>(begin.year());
    const int first = static_cast<int>(static_cast<unsigned>(begin.month()));
    if (const std::span<const unsigned> parts = parts_of_month(recurrence.every); !parts.empty()) {
        static constexpr std::string_view halves[] = {"上半月", "下半月"}, tens[] = {"上旬", "中旬", "下旬"};
        const std::size_t part = part_holding(parts, begin);
        const bool half = recurrence.every == Every::half_month;
        out.period = label("%04d-%02d", year, first) + (half ? "-H" : "-T") + std::to_string(part + 1);
        out.name = std::to_string(first) + "月" + std::string(half ? halves[part] : tens[part]);
        out.due = part + 1 < parts.size() ? add_days(begin, static_cast<int>(parts[part + 1] - parts[part]) - 1)
                                          : add_days(add_months(first_of_month(begin), 1), -1);
        return out;
    }
    switch (recurrence.every) {
        case Every::month:
            out.period = label("%04d-%02d", year, first);
            out.name = std::to_string(first) + "月";
            break;
        case Every::quarter:
            out.period = label("%04d-Q%d", year, (first + 2) / 3);
            out.name = std::string(digits[std::min((first + 2) / 3, 4)]) + "季度";  // of no month at all, past the calendar's end
            break;
        case Every::half_year:
            out.period = label("%04d-H%d", year, first < 7 ? 1 : 2);
            out.name = first < 7 ? "上半年" : "下半年";
            break;
        default:
            out.period = label("%04d", year, 0);
            out.name = std::to_string(year) + "年";
    }
    const int month = recurrence.month > 0 ? std::min(recurrence.month, months) : months;
    const Date end = add_days(add_months(begin, month), -1);
    out.due = end;
    if (recurrence.day > 0) out.due = std::min(end, add_days(add_months(begin, month - 1), recurrence.day - 1));
    return out;
}

Date begin_of(Every every, Date day) {
    if (every == Every::week) return add_days(day, 1 - static_cast<int>(iso_weekday(day)));
    if (const std::span<const unsigned> parts = parts_of_month(every); !parts.empty())
        return add_days(first_of_month(day), static_cast<int>(parts[part_holding(parts, day)]) - 1);
    const int months = months_of(every);
    const int month = static_cast<int>(static_cast<unsigned>(day.month())) - 1;
    return add_months(first_of_month(day), -(month % months));
}

}  // namespace

std::string_view name_of(Every every) {
    for (const auto& [known, name] : names)
        if (known == every) return name;
    return {};
}

std::optional<Every> every_named(std::string_view name) {
    for (const auto& [every, known] : names)
        if (known == name) return every;
    return std::nullopt;
}

std::optional<Recurrence> parse_recurrence(std::string_view text, std::string_view norm) {
    // Both are lists joined by 、, in the same order; but 6月、12月 is one frequency too.
    std::optional<Recurrence> found = parse_one(text.substr(0, text.find("、")), norm.substr(0, norm.find("、")));
    return found ? found : parse_one(text, norm);
}

Occurrence occurrence_at(const Recurrence& recurrence, Date day) {
    return make(recurrence, begin_of(recurrence.every, day));
}

Occurrence previous(const Recurrence& recurrence, const Occurrence& occurrence) {
    return occurrence_at(recurrence, add_days(occurrence.begin, -1));
}

Occurrence next(const Recurrence& recurrence, const Occurrence& occurrence) {
    if (!parts_of_month(recurrence.every).empty()) return make(recurrence, add_days(occurrence.due, 1));
    const Date after = recurrence.every == Every::week ? add_days(occurrence.begin, 7)
                                                       : add_months(occurrence.begin, months_of(recurrence.every));
    return make(recurrence, after);
}

Occurrence last_due(const Recurrence& recurrence, Date day) {
    // The period before ends before the day: one step is enough, whatever the day is.
    const Occurrence here = occurrence_at(recurrence, day);
    return here.due >= day ? previous(recurrence, here) : here;
}

Occurrence next_due(const Recurrence& recurrence, Date day) { return next(recurrence, last_due(recurrence, day)); }

std::optional<Date> period_begin(Every every, std::string_view period) {
    if (const auto day = parse_iso(period)) return begin_of(every, *day);
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = 0;
        const std::string_view part = period.substr(std::min(at, period.size()), length);
        const auto end = std::from_chars(part.data(), part.data() + part.size(), value);
        return part.size() == length && end.ec == std::errc() && end.ptr == part.data() + length ? value : -1;
    };
    const int year = number(0, 4);
    if (year < 1) return std::nullopt;
    if (every == Every::year) return period.size() == 4 ? std::optional(make_date(year, 1, 1)) : std::nullopt;
    if (period.size() < 7 || period[4] != '-') return std::nullopt;
    const bool short_form = period.size() == 7;
    switch (every) {
        case Every::week: {
            const int week = number(6, 2);
            if (period.size() != 8 || period[5] != 'W' || week < 1) return std::nullopt;
            // The fourth of January lies in the first week.
            const Date monday = add_days(begin_of(Every::week, make_date(year, 1, 4)), 7 * (week - 1));
            const IsoWeek found = iso_week(monday);
            if (found.year != year || static_cast<int>(found.week) != week) return std::nullopt;
            return monday;
        }
        case Every::ten_days:
        case Every::half_month: {
            const std::span<const unsigned> parts = parts_of_month(every);
            const int month = number(5, 2), part = number(9, 1);
            if (period.size() != 10 || month < 1 || month > 12 || period[7] != '-' || period[8] != (every == Every::half_month ? 'H' : 'T') ||
                part < 1 || part > static_cast<int>(parts.size()))
                return std::nullopt;
            return make_date(year, static_cast<unsigned>(month), parts[static_cast<std::size_t>(part - 1)]);
        }
        case Every::month: {
            const int month = number(5, 2);
            if (!short_form || month < 1 || month > 12) return std::nullopt;
            return make_date(year, static_cast<unsigned>(month), 1);
        }
        case Every::quarter:
        case Every::half_year: {
            const bool quarter = every == Every::quarter;
            const int part = number(6, 1);
            if (!short_form || period[5] != (quarter ? 'Q' : 'H') || part < 1 || part > (quarter ? 4 : 2))
                return std::nullopt;
            return make_date(year, static_cast<unsigned>((part - 1) * (quarter ? 3 : 6) + 1), 1);
        }
        default:
            return std::nullopt;
    }
}

}  // namespace jianbao::ledger
