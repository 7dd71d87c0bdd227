/// The colours of the page as CSS variables.
#pragma once

#include <string>

#include "palette.h"

namespace jianbao::html {

/// Rules for the light look, the dark one and paper. Colours of texts and marks are moved from the palette's own where
/// they could not be read on the ground of the look.
std::string colour_rules(const exporters::Palette& palette);

}  // namespace jianbao::html
