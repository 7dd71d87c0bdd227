/// TOML files as Node trees. toml++ stays inside this folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "jianbao/settings.h"

namespace jianbao::config {

/// Reads TOML text. Members of tables come in the order of the file, every node with its place.
/// `file` is the name that messages show. Throws SettingError.
Node parse_toml(std::string_view text, const std::string& file);

/// The same for a file. Throws SettingError without a line for a file that can't be read.
Node load_toml(const std::filesystem::path& file);

/// A mistake as people want to see it:
///
///     jianbao.toml:3:9: expected an integer, found a text
///         limit = "十"
///                 ^
///     hint: write a number without quotes
///
/// The line is taken from the file the error names, or from `source` where that is given; it is
/// left out where there is none.
std::string render(const SettingError& error);
std::string render(const SettingError& error, std::string_view source);

/// Throws SettingError, at the key, for a member of `table` that is not in `known`, with the
/// nearest right word as the hint. A null node has no members.
void reject_unknown_keys(const Node& table, std::initializer_list<std::string_view> known);

/// The member of `table`; throws SettingError at the table where there is none.
const Node& required(const Node& table, const std::string& key);

/// The text as the name of a plugin, table or column: a-z, 0-9, _, - and . only. Throws SettingError.
std::string name_at(const Node& node);

}  // namespace jianbao::config
