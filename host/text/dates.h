/// Dates as documents state their own: 2021年4月23日, 二〇二一年四月二十三日, 2021-04-23.
#pragma once

#include <optional>
#include <string_view>

#include "jianbao/basics.h"

namespace jianbao::text {

struct FoundDate {
    Date date{};
    std::size_t begin = 0;
    std::size_t end = 0;
};
/// The first whole date (year, month and day) of the text from byte `from` on.
std::optional<FoundDate> find_date(std::string_view text, std::size_t from = 0);
/// True for a line that is a date, perhaps in brackets, and nothing else.
bool is_date_line(std::string_view line);

}  // namespace jianbao::text
