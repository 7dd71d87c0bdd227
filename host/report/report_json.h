/// Reports as JSON: the model made visible, for tests and for other programs.
#pragma once

#include <string>
#include <string_view>

#include "jianbao/report.h"

namespace jianbao::report {

/// The report as indented JSON, members in a fixed order, ending with a line break. Empty and
/// standard members are left out. Each block is an object with its `block`: heading, paragraph,
/// figures, table, chart, slip, page_break, contents.
std::string to_json(const Report& report);

/// Reads what to_json() wrote. Throws std::runtime_error saying what is wrong with the text.
Report from_json(std::string_view text);

}  // namespace jianbao::report
