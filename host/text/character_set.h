/// Character sets: whether a character is one of some, asked of each of a long text.
#pragma once

#include <array>
#include <cstdint>
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
        const auto byte = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(text[i])}; };
        const std::size_t end = text.size() < 2 ? 0 : text.size() - 2;
        for (; at < end; at += 3) {
            // The first two bytes name the row; they lie beyond all rows unless they begin three.
            const std::size_t row = byte(at) * 64 + byte(at + 1) - first_row;
            if (row >= rows_.size() || (rows_[row] >> byte(at + 2) % 64 & 1) != 0) break;
        }
        return at;
    }

private:
    static constexpr std::size_t first_row = 0xE0 * 64 + 0x80;
    std::array<std::uint64_t, 0x10000 / 64> rows_{};
};

}  // namespace jianbao::text
