/// Titles: what a person would write for a task in the ledger: its action and object.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clauses.h"
#include "jianbao/basics.h"
#include "reading.h"
#include "title_words.h"
#include "words.h"

namespace jianbao::chinese {

/// Where a title's words are looked for.
struct TitleSource {
    Span span;                      ///< begins behind the parties
    std::span<const Clause> clauses = {};  ///< of the sentence the row begins in
    std::vector<Span> times;        ///< left out, but for the action that stands in one: 每周通报一次
    std::vector<Span> parties;      ///< who acts along stands before the action and is left out
    bool unassigned = false;        ///< nobody is told: the clause with the command goes before its aim
    bool headed = false;            ///< an item whose first sentence, where it acts, is its title
    Span limit = {};                ///< of a measured row: its clause is chosen where it has an action
    Span target = {};               ///< the clause that holds it is chosen
    Span heading = {};              ///< of the section, without its number: says of what a bare verb speaks
    bool further = false;           ///< another row of the sentence or item stands before it, which said of what
    Span shared_verb = {};          ///< stands in the next row: 报 of 6月底前将总结、年底前将清单报县政府
    Span topic = {};                ///< what stands before 由 and the parties completes a bare verb: 经费由县财政承担 gives 承担经费
    Span before = {};               ///< the paragraph up to the row lends the object to an amount that has none:
                                    ///< 抓好安防工程。年内完成120公里 gives 安防工程完成120公里
};

/// At most 30 characters: the clause that is told to be chosen, else the first that opens with an action
/// and is no formula (高度重视).
std::string make_title(std::string_view text, const TitleSource& source, const Reading& words, const TitleWords& phrases);

}  // namespace jianbao::chinese
