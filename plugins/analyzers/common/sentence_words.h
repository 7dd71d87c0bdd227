/// The words that stand in the sentences of a document, found in one pass over its text.
#pragma once

#include <vector>

#include "jianbao/document.h"
#include "lexicon.h"

namespace jianbao::chinese {

/// The classes of all words that stand in a sentence, one in the other or not, by position in Document::sentences(). A word
/// that goes on behind the end of the sentence it begins in stands in none.
inline std::vector<Classes> classes_by_sentence(const Lexicon& words, const Document& document) {
    const auto sentences = document.sentences();
    std::vector<Classes> all(sentences.size(), 0);
    std::size_t i = 0;
    words.each_word(document.text(), [&](std::size_t begin, std::size_t end, Classes classes) {
        while (i < sentences.size() && sentences[i].span.end <= begin) ++i;
        if (i < sentences.size() && sentences[i].span.begin <= begin && end <= sentences[i].span.end) all[i] |= classes;
    });
    return all;
}

}  // namespace jianbao::chinese
