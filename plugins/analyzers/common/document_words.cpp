#include "document_words.h"

#include "clauses.h"
#include "shared.h"
#include "words.h"

namespace jianbao::chinese {

namespace {

/// Marks the placeholders of a text in its reading: they name parties as words do.
void mark_masks(std::string_view text, Reading& words) {
    for (const std::string_view mask : {"x", "X", "*", "×", "＊", "Ｘ"})
        for (std::size_t at = 0, found; (found = find_word(text.substr(at), mask)) != text.npos; at += found + mask.size())
            words.mark(at + found);
}

}  // namespace

std::shared_ptr<const Reading> read_words(Context& context, const Lexicon& words, const Document& document) {
    return shared<Reading>(context, "chinese::Reading of words " + std::to_string(words.fingerprint()), [&] {
        Reading reading(words, document.text(), party_heads | bit(domain));
        mark_masks(document.text(), reading);
        return reading;
    });
}

}  // namespace jianbao::chinese
