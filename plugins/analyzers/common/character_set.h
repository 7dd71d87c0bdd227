/// CharacterSet: a set of characters of the basic plane, asked in one step.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace jianbao::chinese {

class CharacterSet {
public:
    constexpr explicit CharacterSet(std::u32string_view characters) {
        for (const char32_t c : characters) add(c);
    }
    constexpr void add(char32_t c) { bits_[c >> 6] |= std::uint64_t{1} << (c & 63); }
    constexpr bool contains(char32_t c) const { return c < 0x10000 && (bits_[c >> 6] >> (c & 63) & 1) != 0; }

private:
    std::array<std::uint64_t, 0x10000 / 64> bits_{};
};

}  // namespace jianbao::chinese
