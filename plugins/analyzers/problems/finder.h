/// Problems: what a document says is wrong, for a list of problems to be put right (问题清单).
#pragma once

#include <optional>
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

/// Finds complaints: stretches between semicolons that say what is wrong and do not say what to do. Behind
/// an announcement (我们也清醒认识到) every stretch of the paragraph is one, up to what will be done about it.
class ProblemFinder {
public:
    /// `lexicon` is the `problems` lexicon.
    ProblemFinder(const Node& lexicon, const Node& discourse);
    /// `parts` are those of discourse(), by sentence.
    std::vector<Problem> find(const Document& document, const std::vector<Part>& parts) const;
    const Discourse& discourse() const { return discourse_; }

private:
    struct Telling;
    /// Whether problems are being told; vaguely where it was said only that there are some.
    enum class Told : std::uint8_t { no, vaguely, outright };
    void sentence(const Document& document, std::uint32_t index, Part part, Telling& telling,
                  std::vector<Problem>& out) const;
    bool is_rules(const Document& document, const Article& article) const;
    bool headed(const Document& document, const Sentence& sentence) const;
    Classes classes_of(std::string_view stretch) const;
    bool is_problem(std::string_view stretch, Classes found, Part part, Told told) const;
    Span without_leads(std::string_view text, Span stretch) const;
    std::string title_of(std::string_view text, Span span) const;

    Lexicon cues_;
    /// Of cues_ those that state or announce a problem, and those that complain as well: most sentences have none.
    Lexicon stated_, wrong_;
    Discourse discourse_;
};

}  // namespace jianbao::chinese
