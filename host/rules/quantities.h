/// Numbers, amounts of money and percentages in running text.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"
#include "rules/pattern.h"

namespace jianbao::rules {

/// number: 300, 1.5万, 三百二十, 两; money: a number with 元, 万元, 亿元 or 块 behind it; percent: 80%, 百分之八十,
/// 八成. Half- and full-width digits.
std::vector<Span> find_quantities(std::string_view text, PartKind kind);

/// The value: 1.5万 is 15000, 80% and 八成 are 0.8. Nothing where the text is no quantity.
std::optional<double> value_of(std::string_view text);

}  // namespace jianbao::rules
