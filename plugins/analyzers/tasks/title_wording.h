/// The words of a title as they are taken from the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"
#include "phrases.h"
#include "reading.h"

namespace jianbao::chinese {

/// The words of the clause without spaces and without the times in it. A time in quotation marks
/// is a name ("月调度、季通报"机制) and stays.
std::string words_of(const Phrases& known, std::string_view text, Span clause, const std::vector<Span>& times);

/// 整改率达到98% of 整改率要达到98%: a topic, and the command about it left out. 不得 and the like stay.
std::string without_command(std::string title, const Reading& words);

/// How many Han characters stand in the text.
std::size_t han_in(std::string_view text);

/// Whether han_in() is no less than `least`; the beginning of most texts tells.
bool holds_han(std::string_view text, std::size_t least);

}  // namespace jianbao::chinese
