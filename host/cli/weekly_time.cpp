#include "cli/weekly_time.h"

#include <cctype>
#include <cstdio>
#include <stdexcept>
#include <string_view>

namespace jianbao::cli {

std::time_t WeeklyTime::last_before(std::time_t now) const {
    for (int back = 0; back <= 7; ++back) {
        std::tm local{};
        localtime_r(&now, &local);
        local.tm_mday -= back;
        local.tm_hour = hour;
        local.tm_min = minute;
        local.tm_sec = 0;
        local.tm_isdst = -1;
        const std::time_t then = std::mktime(&local);
        const unsigned day = local.tm_wday == 0 ? 7 : static_cast<unsigned>(local.tm_wday);
        if (day == weekday && then <= now) return then;
    }
    return 0;
}

WeeklyTime parse_weekly_time(const std::string& text) {
    const auto fail = [&]() -> WeeklyTime {
        throw std::runtime_error("`" + text + "` is no time of the week; write it like \"fri 16:00\"");
    };
    const std::size_t space = text.find(' ');
    if (space == text.npos) return fail();
    std::string day = text.substr(0, space);
    for (char& c : day) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    constexpr std::string_view english[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    constexpr std::string_view chinese[] = {"一", "二", "三", "四", "五", "六", "日"};
    WeeklyTime out;
    out.weekday = 0;
    for (unsigned i = 0; i < 7; ++i) {
        const std::string last(chinese[i]);
        if ((day.size() >= 3 && english[i].starts_with(day)) || day == std::to_string(i + 1) || day == "周" + last ||
            day == "星期" + last || day == "礼拜" + last)
            out.weekday = i + 1;
    }
    if (day == "周天" || day == "星期天") out.weekday = 7;
    char rest = 0;
    if (out.weekday == 0 || std::sscanf(text.c_str() + space + 1, "%d:%d%c", &out.hour, &out.minute, &rest) != 2 || out.hour < 0 ||
        out.hour > 23 || out.minute < 0 || out.minute > 59)
        return fail();
    return out;
}

Date day_of(std::time_t moment) {
    std::tm local{};
    localtime_r(&moment, &local);
    return make_date(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1), static_cast<unsigned>(local.tm_mday));
}

}  // namespace jianbao::cli
