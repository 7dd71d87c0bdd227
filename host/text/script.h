/// Script: Traditional or Simplified.
#pragma once

#include <string>
#include <string_view>

namespace jianbao::text {

/// How many characters stand in a form that only one of the scripts has (們 or 们), counted over
/// a hundred of the most common pairs.
struct ScriptCount {
    std::size_t traditional = 0;
    std::size_t simplified = 0;
};
ScriptCount count_scripts(std::string_view text);

/// The text in Simplified script, by OpenCC. Throws std::runtime_error where OpenCC's data is
/// not installed.
std::string simplified(std::string_view text);

}  // namespace jianbao::text
