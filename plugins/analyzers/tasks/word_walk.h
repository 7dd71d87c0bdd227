/// The words of a stretch, one behind the other.
#pragma once

#include <string_view>

#include "reading.h"

namespace jianbao::chinese {

/// Calls `next(at, word)` for the longest word at each place of the stretch that no word before it covers, until it
/// answers false. What stands between words is passed over.
template <class Next>
void walk(const Reading& words, std::string_view text, Span stretch, Next next) {
    for (std::uint32_t at = stretch.begin; (at = words.next_stop(text, at, stretch.end)) < stretch.end;) {
        const Word word = words.longest(text, at, stretch.end);
        if (word && !next(at, word)) return;
        std::uint32_t length = word.length;
        if (!word) character_at(text, at, length);
        at += length;
    }
}

}  // namespace jianbao::chinese
