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
    /// The classes of the words of each sentence that tell problems, or which part the sentence opens: what find() and
    /// discourse() want of the text, in one pass.
    std::vector<Classes> words_of(const Document& document) const;
    /// `parts` are those of discourse(), by sentence, and `words` those of words_of().
    std::vector<Problem> find(const Document& document, const std::vector<Part>& parts, const std::vector<Classes>& words) const;
    const Discourse& discourse() const { return discourse_; }

private:
    struct Headings;
    struct Telling;
    /// Whether problems are being told; vaguely where it was said only that there are some.
    enum class Told : std::uint8_t { no, vaguely, outright };
    void sentence(const Document& document, std::uint32_t index, Part part, Classes words, const Headings& headings,
                  Telling& telling, std::vector<Problem>& out) const;
    bool is_rules(const Document& document, const Article& article) const;
    Headings headings_of(const Document& document) const;
    Classes classes_of(std::string_view stretch) const;
    bool is_problem(std::string_view stretch, Classes found, Part part, Told told) const;
    Span without_leads(std::string_view text, Span stretch) const;
    std::string title_of(std::string_view text, Span span) const;

    Lexicon cues_;
    /// Of cues_ those that state, announce or complain of a problem, with the words that open a part: most sentences
    /// have none.
    Lexicon told_;
    Discourse discourse_;
};

}  // namespace jianbao::chinese
