/// What the analyzers of parties and tasks both read in a document, read once.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "clauses.h"
#include "jianbao/context.h"
#include "jianbao/document.h"
#include "reading.h"

namespace jianbao::chinese {

/// The text of the document in hand read with the words of parties and directives. What a name may end with, fields of
/// government and placeholders (xx, ×) are marked: see Reading::marks(). The lexicon stays as long as the analyzer.
std::shared_ptr<const Reading> read_words(Context& context, const Lexicon& words, const Document& document);

/// The clauses of each sentence of a document, with the classes of the words they hold.
class SentenceClauses {
public:
    /// `words` is the reading of the document's text.
    SentenceClauses(const Document& document, const Reading& words);
    /// `sentence` is a position in Document::sentences().
    std::span<const Clause> of(std::uint32_t sentence) const {
        return std::span(clauses_).subspan(begins_[sentence], begins_[sentence + 1] - begins_[sentence]);
    }
    /// Those of the sentence that make up the stretch; none where it does not begin and end with clauses of it. What
    /// split_clauses() gives for the stretch is the same but for the marks before its first and behind its last clause.
    std::span<const Clause> of(std::uint32_t sentence, Span stretch) const;

private:
    std::vector<Clause> clauses_;
    std::vector<std::uint32_t> begins_;  ///< by sentence, and one more
};

/// The clauses of the document in hand, whose text was read with `words`.
std::shared_ptr<const SentenceClauses> read_clauses(Context& context, const Document& document, const Reading& words);

}  // namespace jianbao::chinese
