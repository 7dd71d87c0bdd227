/// Readings: what the grammar makes of a sentence, in a form a table of expectations can hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar.h"

namespace jianbao::timex::readings {

/// The grammar with the lexicons the project ships.
const TimeGrammar& grammar();

/// "6月底前 limit 2021-06-30; 每周 frequency R/P1W": every expression of the text, with its role and
/// norm, counted from 2021-04-23, a Friday.
std::string read(std::string_view text, Place place = Place::body, std::string_view reference = "2021-04-23");

/// The same of one role: "2021-06-30; 2021-09-30".
std::string norms(std::string_view text, Role role, std::string_view reference = "2021-04-23");

/// "interval 2021-01-01/2021-06-30": kind and value of the first expression, "" for none.
std::string value(std::string_view text, std::string_view reference = "2021-04-23");

}  // namespace jianbao::timex::readings
