/// Marks: punctuation, brackets, digits and letters, found by passing over the characters between them.
#pragma once

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

/// Where the first character at or behind `at` begins that is not of U+4000 to U+9FFF; `limit` where
/// there is none before it. `at` is the first byte of a character.
inline std::uint32_t next_mark(std::string_view text, std::uint32_t at, std::uint32_t limit) {
#if defined(__SSE2__)
    for (; at + 16 <= limit; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const __m128i later = _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC0)));  // 80 to BF
        const __m128i first = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE3))),
                                            _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xEA))));
        const int plain = _mm_movemask_epi8(_mm_or_si128(later, first));
        if (plain != 0xFFFF) return at + static_cast<std::uint32_t>(__builtin_ctz(~static_cast<unsigned>(plain)));
    }
#endif
    while (at < limit && is_plain(text[at])) ++at;
    return at;
}

}  // namespace jianbao::chinese
