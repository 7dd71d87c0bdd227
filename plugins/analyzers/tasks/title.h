/// Titles: what a person would write for a task in the ledger: its action and object.
#pragma once

#include <string>
#include <string_view>

#include "jianbao/basics.h"
#include "words.h"

namespace jianbao::chinese {

/// At most 30 characters, from the first action of text[span], which begins behind the parties.
std::string make_title(std::string_view text, Span span, const Lexicon& words);

}  // namespace jianbao::chinese
