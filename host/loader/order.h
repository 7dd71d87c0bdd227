/// The order in which analyzers run: each after those whose tables it needs.
#pragma once

#include <span>
#include <vector>

#include "jianbao/plugin.h"

namespace jianbao::loader {

struct Order {
    std::vector<std::size_t> sequence;    ///< positions in what was given; those left out are missing
    std::vector<Diagnostic> diagnostics;  ///< why some are left out
};

/// Keeps the order given where needs allow. An analyzer is left out when it declares a table
/// that an earlier one declares, needs a table nobody declares, or stands in a cycle of needs.
Order order_analyzers(std::span<const Manifest* const> analyzers);

}  // namespace jianbao::loader
