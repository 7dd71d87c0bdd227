/// Lists of words of a rules file: written there, or taken from a lexicon.
#pragma once

#include <string>
#include <vector>

#include "jianbao/settings.h"

namespace jianbao::rules {

/// At least one text, none of them empty. Throws SettingError.
std::vector<std::string> some_texts(const Node& node);

/// The words of a list of [words]:
///
///     ["会议费", "培训费"]
///     { lexicon = "fees", list = "fee.words" }
///     { lexicon = "directives", list = "group.words", of = "modal" }
///
/// A lexicon is NAME.toml beside the rules file, else a shipped one. `list` is the path of keys to
/// the texts; where a key holds several tables their texts are put together, or those of the table
/// whose `name` or `class` is `of` are taken. Throws SettingError with the place in the rules file.
std::vector<std::string> word_list(const Node& node);

}  // namespace jianbao::rules
