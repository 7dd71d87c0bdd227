/// Census: one walk through a text that tells the cleaning steps whether there is anything for them.
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace jianbao::text {

struct Census {
    bool invisible = false;    ///< characters that show nothing, or line breaks of other kinds
    bool wide_spaces = false;  ///< spaces other than the plain one
    bool lookalike = false;    ///< radicals, compatibility ideographs, private use
    std::bitset<128> ascii;    ///< the ASCII characters that stand in it
    /// Ends of characters in a form that only Traditional script has (們), of a hundred of the most
    /// common ones, in text order.
    std::vector<std::uint32_t> traditional;
    /// Ends of characters at which three of the last eight are unusual in Simplified text, and
    /// marks (?, ？, U+FFFD) that may stand for a lost byte, in text order.
    std::vector<std::uint32_t> odd_places;
};

Census take_census(std::string_view text);

/// Shows nothing: zero-width characters, direction and byte order marks, soft hyphens, variation
/// selectors, control characters.
bool is_invisible(char32_t c);
/// A line break that is no line feed.
bool is_other_line_break(char32_t c);
/// Kangxi and CJK radicals and compatibility ideographs: they look like Han characters and match
/// nothing. Documents made from PDF files are full of them.
constexpr bool is_lookalike(char32_t c) { return (c >= 0x2E80 && c <= 0x2FD5) || (c >= 0xF900 && c <= 0xFAFF); }
/// Private use: bullets of symbol fonts, which mean nothing elsewhere.
constexpr bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }
constexpr bool is_lost_mark(char32_t c) { return c == '?' || c == U'？' || c == 0xFFFD; }

}  // namespace jianbao::text
