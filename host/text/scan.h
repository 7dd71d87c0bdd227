/// Scan: walking through a long text quickly.
#pragma once

#include <bit>
#include <cstring>
#include <string_view>

#include "blocks.h"
#include "characters.h"

namespace jianbao::text {

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

/// Where the next ASCII character stands at or after `at`, or the text's size.
inline std::size_t next_ascii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t tops = 0x8080808080808080;
    for (std::uint64_t eight; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & tops) != tops) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) ++at;
    return at;
}

/// Where the next character stands at or after `at` that is no Han of U+4000 to U+9FFF, or `end`. `at` is the first byte
/// of a character.
inline std::size_t next_mark(std::string_view text, std::size_t at, std::size_t end) {
    for (; at + sizeof(Block) <= end; at += sizeof(Block)) {
        const Block bytes = block_at(text.data() + at);
        // E4 to E9 are -28 to -23.
        if (const unsigned other = bits_of((bytes >= -64) & ((bytes < -28) | (bytes > -23)))) return at + static_cast<std::size_t>(std::countr_zero(other));
    }
    while (at < end && static_cast<signed char>(text[at]) < -22 &&
           (static_cast<signed char>(text[at]) < -64 || static_cast<signed char>(text[at]) >= -28))
        ++at;
    return at;
}

inline Span make_span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace jianbao::text
