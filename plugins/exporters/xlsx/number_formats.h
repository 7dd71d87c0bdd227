/// Number formats under which a cell shows a value just as the report words it.
///
/// A report gives "6月30日前" with the day behind it, and "27%" with 0.27. In the workbook the
/// cell holds the value, so that it sorts and adds up, and a format that keeps the wording.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "jianbao/basics.h"

namespace jianbao::xlsx {

/// `m"月"d"日前"` for 2021-06-30 shown as "6月30日前"; nothing where the wording does not hold the
/// month, or holds another number.
std::optional<std::string> date_format(Date value, std::string_view shown);

/// `0"项"` for 22 shown as "22项", `0.0%` for 0.273 shown as "27.3%", `#,##0` for 1200 shown as
/// "1,200"; nothing where the number in the wording is not the value, or there are two.
std::optional<std::string> number_format(double value, std::string_view shown);

}  // namespace jianbao::xlsx
