/// Personal data in texts that leave the office: numbers of telephones and identity cards.
#pragma once

#include <string>
#include <string_view>

#include "jianbao/report.h"

namespace jianbao::report {

/// The text with personal numbers masked: 138****5678, 0312-****432, 130123********1234. A mobile
/// number has 11 digits from 13 to 19 on, with spaces or hyphens or not; a landline an area code,
/// or a word like 电话 before it; an identity card a date and the right check digit. Numbers of
/// documents (followed by 号), amounts of money, decimals and dates are left alone.
std::string mask_personal_data(std::string_view text);

/// Masks every text of the report but rows that come from a source.
void mask_personal_data(Report& report);

/// The text with the numbers that `original` has in the place of their masks: for what people
/// edited beside a masked number.
std::string unmask(std::string_view text, std::string_view original);

}  // namespace jianbao::report
