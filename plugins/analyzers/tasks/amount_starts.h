/// AmountStarts: the places of a text where an amount may begin, found without reading the characters between them.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "character_set.h"
#include "lexicon.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jianbao::chinese {

/// What an amount begins with, or an apportioned one: 40个, x处, 三分之二, 每组一套, 人手一机.
inline constexpr CharacterSet amount_starts(U"0123456789０１２３４５６７８９xX×*＊Ｘ一二三四五六七八九十百千万两每人");

/// Reads text[..limit) forward, 64 bytes at a time. The text is UTF-8.
class AmountStarts {
public:
    AmountStarts(std::string_view text, std::uint32_t limit) : text_(text.substr(0, limit)) {}

    /// Where the first character of amount_starts stands at or behind `at`; the limit where none does. `at` is the first
    /// byte of a character and lies nowhere before the place asked for last.
    std::uint32_t next(std::uint32_t at) {
        const auto limit = static_cast<std::uint32_t>(text_.size());
        if (at >= limit) return limit;
        if (read_ && at < block_ + block_size)
            may_start_ = may_start_ >> (at - block_) << (at - block_);
        else
            read(at);
        while (true) {
            for (; may_start_ != 0; may_start_ &= may_start_ - 1) {
                const std::uint32_t place = block_ + static_cast<std::uint32_t>(std::countr_zero(may_start_));
                std::uint32_t length = 0;
                if (amount_starts.contains(character_at(text_, place, length))) return place;
            }
            if (limit - block_ <= block_size) return limit;
            read(block_ + block_size);
        }
    }

private:
    static constexpr std::uint32_t block_size = 64;

    /// Reads the block that begins at `at`.
    void read(std::uint32_t at) {
        block_ = at;
        read_ = true;
        char last[block_size + 2] = {};  // what is read of the end of the text
        const char* from = text_.data() + at;
        if (text_.size() - at < sizeof last) {
            std::memcpy(last, from, text_.size() - at);
            from = last;
        }
        may_start_ = 0;
#if defined(__SSE2__)
        for (unsigned i = 0; i < block_size; i += 16) may_start_ |= std::uint64_t{sixteen(from + i)} << i;
#else
        for (unsigned i = 0; i < block_size; ++i) may_start_ |= std::uint64_t{(from[i] & 0xC0) != 0x80} << i;
#endif
    }

#if defined(__SSE2__)
    /// A bit for each of sixteen bytes where a character of the set may begin. All of the set do; of others those of ASCII
    /// behind ')', those of two bytes like ×, of full width but for the comma, and of three bytes whose second is like one
    /// of 一二三四五六七八九十百千万两每人.
    static std::uint16_t sixteen(const char* from) {
        const auto load = [](const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); };
        const auto all = [](unsigned char byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
        /// Where the bytes, those of `ignored` left out, are `value`.
        const auto like = [&](__m128i bytes, unsigned char ignored, unsigned char value) {
            return _mm_cmpeq_epi8(_mm_and_si128(bytes, all(static_cast<unsigned char>(~ignored))), all(value));
        };
        const __m128i first = load(from), second = load(from + 1), third = load(from + 2);
        const __m128i numeral = _mm_or_si128(_mm_or_si128(like(second, 0x03, 0xB8), like(second, 0x02, 0x99)),
                                             _mm_or_si128(like(second, 0x08, 0x85), _mm_cmpeq_epi8(second, all(0xAF))));
        const __m128i three = _mm_and_si128(like(first, 0x03, 0xE4), numeral);
        const __m128i wide = _mm_andnot_si128(_mm_cmpeq_epi8(third, all(0x8C)), _mm_cmpeq_epi8(first, all(0xEF)));
        const __m128i others = _mm_or_si128(_mm_cmpgt_epi8(first, all(')')), _mm_cmpeq_epi8(first, all(0xC3)));
        return static_cast<std::uint16_t>(_mm_movemask_epi8(_mm_or_si128(three, _mm_or_si128(wide, others))));
    }
#endif

    std::string_view text_;
    std::uint32_t block_ = 0;       ///< where the block begins that was read last
    std::uint64_t may_start_ = 0;   ///< by byte of it, the first the lowest; none that was passed by
    bool read_ = false;
};

}  // namespace jianbao::chinese
