#include "document_words.h"

#include <algorithm>

#include "shared.h"
#include "words.h"

namespace jianbao::chinese {

std::shared_ptr<const Reading> read_words(Context& context, const Lexicon& words, const Document& document) {
    return shared<Reading>(context, "chinese::Reading of words " + std::to_string(words.fingerprint()), [&] {
        return Reading(words, document.text(), party_heads | bit(domain) | bit(Sign::mask));
    });
}

SentenceClauses::SentenceClauses(const Document& document, const Reading& words) {
    constexpr std::size_t usual_clause = 32;  // bytes
    clauses_.reserve(document.text().size() / usual_clause);
    begins_.reserve(document.sentences().size() + 1);
    for (const Sentence& one : document.sentences()) {
        begins_.push_back(static_cast<std::uint32_t>(clauses_.size()));
        add_clauses(document.text(), one.span, clauses_);
        Classes ahead = 0;
        for (std::size_t i = clauses_.size(); i-- > begins_.back();) {
            Clause& clause = clauses_[i];
            clause.held = words.may_hold(clause.span);
            clause.ahead = ahead |= clause.held;
        }
    }
    begins_.push_back(static_cast<std::uint32_t>(clauses_.size()));
}

std::span<const Clause> SentenceClauses::of(std::uint32_t sentence, Span stretch) const {
    const std::span<const Clause> own = of(sentence);
    const auto first = std::find_if(own.begin(), own.end(), [&](const Clause& one) { return one.span.begin >= stretch.begin; });
    const auto last = std::find_if(first, own.end(), [&](const Clause& one) { return one.span.end >= stretch.end; });
    if (last == own.end() || first->span.begin != stretch.begin || last->span.end != stretch.end) return {};
    return {first, last + 1};
}

std::shared_ptr<const SentenceClauses> read_clauses(Context& context, const Document& document, const Reading& words) {
    return shared<SentenceClauses>(context, "chinese::SentenceClauses of words " + std::to_string(words.lexicon().fingerprint()),
                                   [&] { return SentenceClauses(document, words); });
}

}  // namespace jianbao::chinese
