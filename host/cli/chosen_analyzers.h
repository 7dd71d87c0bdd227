/// A run with some of the analyzers only.
#pragma once

#include <set>
#include <string>

#include "loader/instance.h"

namespace jianbao::cli {

/// Keeps the analyzers that fill the tables, and those that these need in turn, in their order.
void keep_for(loader::Plugins& plugins, std::set<std::string> tables);

}  // namespace jianbao::cli
