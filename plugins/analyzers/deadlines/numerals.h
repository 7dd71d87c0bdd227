/// Numerals: the numbers of time expressions, in Arabic and Chinese digits and with unknown digits.
#pragma once

#include <cstddef>
#include <optional>

#include "characters.h"
#include "numeral.h"
#include "triggers.h"

namespace jianbao::timex {

/// The numeral that starts at `at`, as long as it goes: 三十 is never read as 三. Nothing where
/// none starts there, or where it has more than nine digits. Asked again, it costs little: see NumeralMemo.
std::optional<Numeral> read_numeral(const Characters& text, std::size_t at);

/// 6月 or 2026年 starts at `at`, where no decimals are: 1.6月底 and 3.2026年 have the number of their point before them. A
/// length is 1.5个月, and nobody counts years in ten thousandths.
bool is_month_or_year(const Characters& text, std::size_t at);

/// 0…9 for 〇零一二两三…九, else -1.
int chinese_digit(char16_t c);
/// A character that stands for an unknown digit: x X × * ＊ ○ □ _.
bool is_mask(char16_t c);

}  // namespace jianbao::timex
