/// The right word for a mistyped one.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao::config {

/// Edits (insert, delete, replace, swap of neighbours) that turn one word into the other,
/// counted in characters.
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The word of `known` that was probably meant: at most a third of its characters differ, or,
/// where there is no such word, one is the beginning of the other. Empty where none is near. Of
/// equally near words the first wins.
std::string nearest(std::string_view word, std::span<const std::string> known);

/// "did you mean `lead`?", or "known are: a, b, c" where none is near; empty for no words at all.
std::string hint_for(std::string_view word, std::span<const std::string> known);

}  // namespace jianbao::config
