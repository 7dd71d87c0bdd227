/// Scan: walking through a long text quickly.
#pragma once

#include <cstring>
#include <string_view>

#include "characters.h"

namespace jianbao::text {

/// Where the words first stand at or after `from`, or npos.
inline std::size_t find_text(std::string_view text, std::string_view words, std::size_t from = 0) {
    if (from >= text.size()) return std::string_view::npos;
    const void* found = memmem(text.data() + from, text.size() - from, words.data(), words.size());
    return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : std::string_view::npos;
}

/// Calls visit(begin, end) for every line, its '\n' left out.
template <class Visit>
void for_each_line(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        const void* found = std::memchr(text.data() + at, '\n', text.size() - at);
        const std::size_t end = found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : text.size();
        visit(at, end);
        at = end + 1;
    }
}

/// Three-byte characters, by far the most of a Chinese text, without the checks of
/// next_character; the text is valid UTF-8, which the readers see to.
inline char32_t quick_character(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    if (first >= 0xE1 && first <= 0xEC && at + 2 < text.size()) {
        const char32_t c = (first & 0x0Fu) << 12 | (static_cast<unsigned char>(text[at + 1]) & 0x3Fu) << 6 |
                           (static_cast<unsigned char>(text[at + 2]) & 0x3Fu);
        at += 3;
        return c;
    }
    return next_character(text, at);
}

inline Span make_span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace jianbao::text
