/// Parallelisms (排比): three or more members of one form in a row.
#pragma once

#include <string>
#include <vector>

#include "jianbao/basics.h"
#include "slogan_lexicon.h"

namespace jianbao::chinese {

struct Parallelism {
    Span span;         ///< from the first member to the last
    std::string form;  ///< what repeats: "坚持…", "…到位", or the members themselves
};

/// The parallelisms of one sentence, in order, none overlapping another. Members with figures are
/// facts and make none.
void find_parallelisms(std::string_view text, Span sentence, const SloganLexicon& lexicon,
                       std::vector<Parallelism>& found);

}  // namespace jianbao::chinese
