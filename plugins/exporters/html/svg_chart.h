/// Charts as inline SVG. Colours are classes, so that they follow the page's light or dark look.
#pragma once

#include <string>

#include "jianbao/report.h"

namespace jianbao::html {

/// A <figure> with the drawing and, for screen readers and copying, its numbers as a table.
/// Empty for a chart without values.
std::string figure_of(const ChartBlock& chart);

}  // namespace jianbao::html
