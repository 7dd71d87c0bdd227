#include "report/format.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace jianbao::report {

namespace {

constexpr std::string_view names[] = {"standard", "integer", "decimal1", "decimal2", "percent",
                                      "percent1", "date",    "day",      "iso",      "chinese"};

std::string decimals(double number, int places) {
    char digits[64];
    std::snprintf(digits, sizeof digits, "%.*f", places, number);
    const std::string out = digits;
    return out.find_first_not_of("-0.") == std::string::npos && out.front() == '-' ? out.substr(1) : out;
}

std::optional<double> number_in(const ledger::ResultValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    return std::nullopt;
}

std::string standard(const ledger::ResultValue& value) {
    const auto* number = std::get_if<double>(&value);
    if (!number) return ledger::to_text(value);
    std::string out = decimals(*number, 2);
    while (out.ends_with('0')) out.pop_back();
    if (out.ends_with('.')) out.pop_back();
    return out;
}

}  // namespace

std::span<const std::string_view> format_names() { return names; }

std::optional<Format> format_named(std::string_view name) {
    const auto found = std::find(std::begin(names), std::end(names), name);
    if (found == std::end(names)) return std::nullopt;
    return static_cast<Format>(found - std::begin(names));
}

bool is_true(const ledger::ResultValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
    return number_in(value).value_or(0) != 0;
}

std::string long_date(Date date) { return std::to_string(static_cast<int>(date.year())) + "年" + short_date(date); }

std::string short_date(Date date) {
    return std::to_string(static_cast<unsigned>(date.month())) + "月" +
           std::to_string(static_cast<unsigned>(date.day())) + "日";
}

std::string chinese_number(std::int64_t number) {
    if (number < 0 || number >= 10000) return std::to_string(number);
    constexpr const char* digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    constexpr const char* places[] = {"千", "百", "十", ""};
    if (number == 0) return digits[0];
    std::string out;
    bool gap = false;
    int unit = 1000;
    for (int i = 0; i < 4; ++i, unit /= 10) {
        const auto digit = number / unit % 10;
        if (digit == 0) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += digits[0];
        gap = false;
        if (!(i == 2 && digit == 1 && out.empty())) out += digits[digit];  // 十二, not 一十二
        out += places[i];
    }
    return out;
}

std::string heading_number(int level, int number) {
    switch (level) {
        case 1:
            return chinese_number(number) + "、";
        case 2:
            return "（" + chinese_number(number) + "）";
        case 3:
            return std::to_string(number) + ".";
        default:
            return "（" + std::to_string(number) + "）";
    }
}

std::string format_value(const ledger::ResultValue& value, Format format) {
    const std::optional<double> number = number_in(value);
    switch (format) {
        case Format::integer:
            return number ? decimals(*number, 0) : standard(value);
        case Format::decimal1:
            return number ? decimals(*number, 1) : standard(value);
        case Format::decimal2:
            return number ? decimals(*number, 2) : standard(value);
        case Format::percent:
            return number ? decimals(*number * 100, 0) + "%" : standard(value);
        case Format::percent1:
            return number ? decimals(*number * 100, 1) + "%" : standard(value);
        case Format::chinese:
            return number ? chinese_number(std::llround(*number)) : standard(value);
        default:
            break;
    }
    const auto* text = std::get_if<std::string>(&value);
    const std::optional<Date> date = text ? parse_iso(*text) : std::nullopt;
    if (!date || format == Format::iso) return standard(value);
    return format == Format::day ? short_date(*date) : long_date(*date);
}

}  // namespace jianbao::report
