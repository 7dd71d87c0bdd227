/// Problems: what a document says is wrong, for a list of problems to be put right (问题清单).
#pragma once

#include <string>
#include <vector>

#include "discourse.h"
#include "jianbao/document.h"
#include "lexicon.h"

namespace jianbao::chinese {

struct Problem {
    Span span;
    std::string title;  ///< at most 40 characters
    std::uint32_t sentence = 0;
    double confidence = 0.5;
};

/// Finds complaints: stretches between semicolons that say what is wrong and do not say what to do.
class ProblemFinder {
public:
    /// `lexicon` is the `problems` lexicon.
    ProblemFinder(const Node& lexicon, const Node& discourse);
    /// `parts` are those of discourse(), by sentence.
    std::vector<Problem> find(const Document& document, const std::vector<Part>& parts) const;
    const Discourse& discourse() const { return discourse_; }

private:
    Lexicon cues_;
    /// Of cues_ those that state a problem, and those that state or complain: most sentences have none.
    Lexicon stated_, wrong_;
    Discourse discourse_;
};

}  // namespace jianbao::chinese
