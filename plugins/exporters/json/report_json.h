/// Reports as JSON: the model made visible, for other programs and for tests.
#pragma once

#include <string>

#include "jianbao/report.h"

namespace jianbao::json {

/// The report as JSON, members in a fixed order, ending with a line break; each level is set in by
/// `indent` spaces, -1 puts everything on one line. Empty and standard members are left out. Each
/// block is an object with its `block`: heading, paragraph, figures, table, chart, heat, calendar,
/// slip, page_break, contents, notices. Broken UTF-8 is replaced.
std::string to_json(const Report& report, int indent = 1);

}  // namespace jianbao::json
