/// Plugin options: from the plugin's own table and the user's TOML to validated values.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "jianbao/settings.h"

namespace jianbao::config {

/// Validates `table` against the options a plugin declares and fills in the defaults. A null
/// node is an empty table. Paths are taken relative to the file they stand in. Throws
/// SettingError at the value or, for an unknown option, at its key with the nearest name.
Options make_options(std::span<const OptionSpec> specs, const Node& table);

/// The value of one option, as make_options left it; null where it has none of the types.
Node value_of(const Options& options, const OptionSpec& spec);

/// Everything that is wrong with the table, in the order of the file; nothing where make_options would not throw.
std::vector<SettingError> option_mistakes(std::span<const OptionSpec> specs, const Node& table);

/// The choices of an option of type `choice`: "left|centre|right" taken apart.
std::vector<std::string> choices_of(const OptionSpec& spec);

/// "text", "integer", "choice" …
std::string_view name_of(OptionType type);

}  // namespace jianbao::config
