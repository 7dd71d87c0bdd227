/// Finds a rule's pattern in a stretch of text.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "jianbao/document.h"
#include "jianbao/findings.h"
#include "rules/rule_file.h"

namespace jianbao::rules {

/// What a part of the pattern may be in the document, in the order of the text.
struct Candidate {
    Span span;
    const FindingTable* table = nullptr;  ///< of a finding, with its row
    const Row* row = nullptr;
};

struct Match {
    Span span;  ///< from the first part to the last
    std::map<std::string, Candidate> captures;
};

/// All candidates of a document for the parts of all rules, looked for once.
class Candidates {
public:
    Candidates(const RuleFile& file, const Document& document, const Findings& needs);
    /// Those of the part that lie in the span.
    std::vector<Candidate> of(const Part& part, Span within) const;
    /// False when a part that must be there is nowhere in the document.
    bool possible(const Rule& rule) const;

private:
    static std::string key_of(const Part& part);
    std::map<std::string, std::vector<Candidate>> by_part_;
};

/// The leftmost matches in the span that do not overlap each other; of several at one place the
/// one whose parts stand closest together.
std::vector<Match> find_matches(const Rule& rule, const Document& document, Span within, const Candidates& candidates);

}  // namespace jianbao::rules
