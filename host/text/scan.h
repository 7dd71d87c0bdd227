/// Scan: walking through a long text quickly.
#pragma once

#include <algorithm>
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

/// Calls visit(begin, end) for every line of at least `length` bytes. The others, which most are, are hardly looked at.
template <class Visit>
void for_each_long_line(std::string_view text, std::size_t length, Visit visit) {
    for (std::size_t at = 0; at + length <= text.size();) {
        const std::size_t feed = text.substr(at, length).rfind('\n');
        if (feed != std::string_view::npos) {
            at += feed + 1;
            continue;
        }
        const std::size_t end = std::min(text.find('\n', at + length), text.size());
        visit(at, end);
        at = end + 1;
    }
}

/// Where the next ASCII character stands at or after `at`, or the text's size.
inline std::size_t next_ascii(std::string_view text, std::size_t at) {
    for (; at + sizeof(Block) <= text.size(); at += sizeof(Block))
        if (const unsigned ascii = bits_of(block_at(text.data() + at) >= 0)) return at + static_cast<std::size_t>(std::countr_zero(ascii));
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

/// The begin of what stands behind the last sentence end in the text from `begin` to `end`; `begin` where there is none.
inline std::size_t behind_last_sentence_end(std::string_view text, std::size_t begin, std::size_t end) {
    const auto is = [](Block bytes, int byte) { return bytes == block_of(static_cast<char>(byte)); };
    for (std::size_t at = end; at > begin;) {
        const std::size_t from = at - begin >= sizeof(Block) ? at - sizeof(Block) : begin;
        if (from + sizeof(Block) + 2 > text.size()) {
            // At the end of the text: character by character.
            if (ends_sentence(character_before(text, at))) return at;
            at = std::max(begin, without_last(text.substr(0, at)).size());
            continue;
        }
        // 。 is E3 80 82, ！ EF BC 81, ？ EF BC 9F and ｡ EF BD A1; the first and the last byte tell.
        const Block first = block_at(text.data() + from), third = block_at(text.data() + from + 2);
        const unsigned inside = (1u << (at - from)) - 1;
        unsigned found = inside & bits_of((is(first, 0xE3) & is(third, 0x82)) | (is(first, 0xEF) & (is(third, 0x81) | is(third, 0x9F) | is(third, 0xA1))) |
                                          is(first, '!') | is(first, '?'));
        while (found != 0) {
            std::size_t behind = from + static_cast<std::size_t>(std::bit_width(found)) - 1;
            if (ends_sentence(quick_character(text, behind))) return behind;
            found &= ~std::bit_floor(found);
        }
        at = from;
    }
    return begin;
}

inline Span make_span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace jianbao::text
