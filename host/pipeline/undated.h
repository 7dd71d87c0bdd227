/// Documents that state no day for their limits to count from.
#pragma once

#include <optional>

#include "pipeline/analysis.h"

namespace jianbao::pipeline {

/// For a document without a date whose tasks have limits that only a date would make days of (6月底前, 30日内): a
/// message with how many they are. Nothing where none hangs on it.
std::optional<Diagnostic> undated_limits(const Analyzed& analyzed, Severity severity);

}  // namespace jianbao::pipeline
