/// Character sets: whether a character is one of some, asked of each of a long text.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace jianbao::text {

/// Characters up to U+FFFF, a bit for each: small enough to stay at hand. Other characters are in no set.
class CharacterSet {
public:
    void add(char32_t c) {
        if (c < 0x10000) rows_[c / 64] |= std::uint64_t{1} << c % 64;
    }
    bool has(char32_t c) const { return c < 0x10000 && (rows_[c / 64] >> c % 64 & 1) != 0; }

    /// Where the characters of three bytes end that begin at `at` and are not of the set. The text is valid UTF-8.
    std::size_t skip_others(std::string_view text, std::size_t at) const {
        if constexpr (std::endian::native == std::endian::little) {
            const auto eight_at = [&](std::size_t from) {
                std::uint64_t eight;
                std::memcpy(&eight, text.data() + from, sizeof eight);
                return eight;
            };
            constexpr std::uint64_t leads = 0xF00000F0, three = 0xE00000E0;  // of two characters
            // Four characters at a time, two, and one after the other.
            for (; at + 14 <= text.size(); at += 12) {
                const std::uint64_t one = eight_at(at), two = eight_at(at + 6);
                if ((one & leads) != three || (two & leads) != three) break;
                if ((bit(one) | bit(one >> 24) | bit(two) | bit(two >> 24)) != 0) break;
            }
            for (; at + 8 <= text.size(); at += 6) {
                const std::uint64_t one = eight_at(at);
                if ((one & leads) != three || (bit(one) | bit(one >> 24)) != 0) break;
            }
        }
        const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(text[i])}; };
        for (; at + 2 < text.size() && (byte(at) & 0xF0) == 0xE0; at += 3)
            if (bit(byte(at) | byte(at + 1) << 8 | byte(at + 2) << 16) != 0) break;
        return at;
    }

private:
    /// 1 where the set has the character whose three bytes these are, the first the lowest.
    std::uint64_t bit(std::uint64_t bytes) const {
        return rows_[(bytes & 0x0F) << 6 | (bytes >> 8 & 0x3F)] >> (bytes >> 16 & 0x3F) & 1;
    }
    std::array<std::uint64_t, 0x10000 / 64> rows_{};
};

}  // namespace jianbao::text
