/// Scan: walking through a long text quickly.
#pragma once

#include <cstring>
#include <string_view>

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

inline Span make_span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace jianbao::text
