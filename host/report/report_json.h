/// Reports read back from JSON, as the json exporter writes them.
#pragma once

#include <string_view>

#include "jianbao/report.h"

namespace jianbao::report {

/// Throws std::runtime_error saying what is wrong with the text.
Report from_json(std::string_view text);

}  // namespace jianbao::report
