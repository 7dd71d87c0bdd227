/// The steps of the cleaning chain. Each is described where it stands in cleaning.cpp.
#pragma once

#include <vector>

#include "draft.h"

namespace jianbao::text {

std::vector<Edit> propose_invisible(const Draft& draft);

}  // namespace jianbao::text
