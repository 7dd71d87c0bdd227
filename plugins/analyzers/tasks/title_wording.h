/// The words of a title as they are taken from the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"
#include "phrases.h"

namespace jianbao::chinese {

/// The words of the clause without spaces and without the times in it. A time in quotation marks
/// is a name ("月调度、季通报"机制) and stays.
std::string words_of(const Phrases& known, std::string_view text, Span clause, const std::vector<Span>& times);

/// How many Han characters stand in the text.
std::size_t han_in(std::string_view text);

/// Whether han_in() is no less than `least`; the beginning of most texts tells.
bool holds_han(std::string_view text, std::size_t least);

}  // namespace jianbao::chinese
