/// Period units: what a duty is repeated by: 月, 季度, 半年, 工作日.
#pragma once

#include "parser.h"

namespace jianbao::timex {

struct PeriodUnit {
    std::u16string_view word;
    Length every;
};

/// The longest unit that starts at `at`; null for none.
const PeriodUnit* single_unit(const Characters& text, std::size_t at);

/// 三个月 of 一个月 and 3.
Length scaled(Length every, int count);

}  // namespace jianbao::timex
