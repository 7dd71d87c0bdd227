/// The parts of the command `plugin`.
#pragma once

#include "cli/commands.h"

namespace jianbao::cli {

/// check, new.
void add_plugin_rules(CLI::App& plugin, Invocation& invocation);

}  // namespace jianbao::cli
