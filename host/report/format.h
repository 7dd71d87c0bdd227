/// How values are written in reports: numbers, shares, dates, Chinese numerals.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ledger/reading.h"

namespace jianbao::report {

enum class Format {
    standard,  ///< whole numbers as they are, others with at most two decimals, dates as 2021年4月26日
    integer,   ///< rounded
    decimal1,  ///< one decimal
    decimal2,
    percent,   ///< 0.27 → 27%
    percent1,  ///< 0.273 → 27.3%
    date,      ///< 2021年4月26日
    day,       ///< 4月26日
    iso,       ///< 2021-04-26
    chinese,   ///< 十二
};

/// Names as they stand in layouts, in the order of the enumeration.
std::span<const std::string_view> format_names();
std::optional<Format> format_named(std::string_view name);

/// The value in that form; a value the form does not fit (a text that is no date as `date`) as it
/// is, and nothing as an empty text.
std::string format_value(const ledger::ResultValue& value, Format format);

/// True for what conditions hold on: a number other than 0, a text that is not empty.
bool is_true(const ledger::ResultValue& value);

/// 2021年4月26日
std::string long_date(Date date);
/// 4月26日
std::string short_date(Date date);
/// 十二, 二十, 一百零五; digits from ten thousand on.
std::string chinese_number(std::int64_t number);

/// The number of a heading: 一、 · （一） · 1. · （1） by its level, 1 to 4.
std::string heading_number(int level, int number);

}  // namespace jianbao::report
