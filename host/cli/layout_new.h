/// `jianbao layout new`: a layout file to start from.
#pragma once

#include <string>

#include "cli/console.h"
#include "cli/environment.h"

namespace jianbao::cli {

/// Writes NAME.toml into `folder`: a layout that extends `from`, its parameters and the ids of its
/// sections as comments. `from` is a shipped layout's name or a file. Throws loader::Refusal where
/// the name can't be used or the file is there already, report::LayoutError where `from` is wrong.
Exit make_layout(const std::string& name, const std::string& from, const std::string& folder,
                 const CommonOptions& common, Console& console);

}  // namespace jianbao::cli
