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

inline Span make_span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace jianbao::text
