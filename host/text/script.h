/// Script: Traditional or Simplified.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace jianbao::text {

/// A character that stands in a form of its own in each script: 們 and 们.
struct ScriptPair {
    char32_t traditional = 0;
    char32_t simplified = 0;
};
/// A hundred of the most common pairs, which tell the script of a text.
std::span<const ScriptPair> script_pairs();

/// How many characters of these pairs a text has in their Simplified form.
std::size_t count_simplified(std::string_view text);

/// The text in Simplified script, by OpenCC. Throws std::runtime_error where OpenCC's data is
/// not installed.
std::string simplified(std::string_view text);

}  // namespace jianbao::text
