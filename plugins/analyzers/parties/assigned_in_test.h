/// What a sentence assigns, for the tests of parties.
#pragma once

#include <string>
#include <vector>

#include "assignment.h"
#include "test/analysis.h"
#include "words.h"

namespace jianbao::chinese {

/// "lead 甲局; support 乙局": what the sentence assigns.
inline std::string assigned(const std::string& text) {
    static const Lexicon lexicon = make_words(test::lexicon("parties"), test::lexicon("directives"), test::lexicon("phrases"));
    static const Reading words(lexicon);
    std::vector<Assignment> found;
    ShapeGrammar(words).find(text, {0, static_cast<std::uint32_t>(text.size())}, found);
    std::string out;
    for (const Assignment& one : found)
        out += (out.empty() ? "" : "; ") + std::string(name_of(one.role)) + " " + one.party.name;
    return out;
}

}  // namespace jianbao::chinese
