/// Words that stand around a report's own texts, the same in every format.
#pragma once

#include <string>

#include "jianbao/report.h"

namespace jianbao::exporters {

/// The number of the issue in brackets: （第17期）; empty for none.
std::string issue_of(const Masthead& head);

/// 抄送：…, or the layout's own words where they have a label (抄报：…); empty for none.
std::string copies_of(const Imprint& imprint);

/// The day with 印发 behind it; empty for none.
std::string printed_on(const Imprint& imprint);

/// A title with the unit of its numbers: 状态构成（单位：项）.
std::string titled(const std::string& title, const std::string& unit);

/// The word a light stands for: 逾期, 临期, 正常, 办结, 待核; empty for none.
const char* word_of(Light light);

/// A mark of its own shape for each light, the one the PDF draws, so that it can be told apart without colour.
const char* mark_of(Light light);

}  // namespace jianbao::exporters
