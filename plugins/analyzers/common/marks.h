/// Marks: punctuation, brackets, digits and letters, found by passing over the characters between them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jianbao::chinese {

/// A byte of U+4000 to U+9FFF, which are most of any text and never a mark. Also the later bytes of
/// any other character: whoever reads by characters doesn't meet them.
inline bool is_plain(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value >= 0x80 && value < 0xC0) || (value >= 0xE4 && value <= 0xE9);
}

#if defined(__SSE2__)
/// A bit for each of sixteen bytes: is_plain().
inline int plain_bytes(const char* from) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    const __m128i later = _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC0)));  // 80 to BF
    const __m128i first = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE3))),
                                        _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xEA))));
    return _mm_movemask_epi8(_mm_or_si128(later, first));
}
#endif

/// Where the first character at or behind `at` begins that is not of U+4000 to U+9FFF; `limit` where
/// there is none before it. `at` is the first byte of a character.
inline std::uint32_t next_mark(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (at >= limit || !is_plain(text[at])) return at;  // one mark behind the other: digits, 。”
#if defined(__SSE2__)
    // Behind the limit there is more text nearly always.
    for (; at < limit && at + 16 <= text.size(); at += 16) {
        const int plain = plain_bytes(text.data() + at);
        if (plain == 0xFFFF) continue;
        return std::min(limit, at + static_cast<std::uint32_t>(__builtin_ctz(~static_cast<unsigned>(plain))));
    }
#endif
    while (at < limit && is_plain(text[at])) ++at;
    return std::min(at, limit);
}

/// A bit for each of the 64 bytes of the text from `at` on, the first the lowest: set where is_plain() says no. Behind
/// the end of the text there are none.
inline std::uint64_t marks_of(std::string_view text, std::size_t at) {
    std::uint64_t marks = 0;
    std::size_t i = 0;
#if defined(__SSE2__)
    for (; i < 64 && at + i + 16 <= text.size(); i += 16) {
        const auto plain = static_cast<std::uint16_t>(plain_bytes(text.data() + at + i));
        marks |= std::uint64_t{static_cast<std::uint16_t>(~plain)} << i;
    }
#endif
    for (; i < 64 && at + i < text.size(); ++i) marks |= std::uint64_t{!is_plain(text[at + i])} << i;
    return marks;
}

}  // namespace jianbao::chinese
