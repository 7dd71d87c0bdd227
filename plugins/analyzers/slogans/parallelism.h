/// Parallelisms (排比): three or more members of one form in a row.
#pragma once

#include <string>
#include <vector>

#include "jianbao/basics.h"
#include "mark_list.h"
#include "slogan_lexicon.h"

namespace jianbao::chinese {

struct Parallelism {
    Span span;         ///< from the first member to the last
    std::string form;  ///< what repeats: "坚持…", "…到位", or the members themselves
};

/// The parallelisms of the sentences, which are ascending: those of each in order, none overlapping another. Members with
/// figures are facts and make none.
void find_parallelisms(const MarkList& marks, const std::vector<Span>& sentences, const SloganLexicon& lexicon,
                       std::vector<Parallelism>& found);

}  // namespace jianbao::chinese
