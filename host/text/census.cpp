#include "census.h"

#include <array>

#include "character_set.h"
#include "gbk.h"
#include "scan.h"
#include "script.h"

namespace jianbao::text {

namespace {

enum Kind : std::uint8_t { odd = 1, only_traditional = 2, look = 4 };

/// Letters and signs that Chinese text has little of, and wrongly paired bytes much: Greek and
/// Cyrillic, kana, box drawing, accented Latin, private use.
bool is_foreign(char32_t c) {
    return (c >= 0xC0 && c < 0x500 && c != 0xD7 && c != 0xF7) || (c >= 0x2500 && c < 0x25A0) || (c >= 0x3040 && c < 0x3130) || (c >= 0xE000 && c < 0xF900);
}

struct Kinds {
    std::array<std::uint8_t, 0x10000> of{};
    CharacterSet any;  ///< those of another kind than the everyday character
    Kinds() {
        const Gbk& gbk = Gbk::table();
        for (char32_t c = 0x80; c < 0x10000; ++c) {
            if (is_han(c) ? !gbk.is_everyday(c) : is_foreign(c)) of[c] |= odd;
            if (is_invisible(c) || is_other_line_break(c) || is_lookalike(c) || is_private(c) || is_lost_mark(c) || is_space(c)) of[c] |= look;
        }
        for (const ScriptPair& pair : script_pairs()) of[pair.traditional] |= only_traditional;
        // Of what a closer look is at, ASCII has the control characters and the question mark.
        for (char32_t c = 0; c < 0x80; ++c)
            if (c == '?' || is_invisible(c) || is_other_line_break(c)) of[c] |= look;
        for (char32_t c = 0; c < 0x10000; ++c)
            if (of[c] != 0) any.add(c);
    }
};

}  // namespace

bool is_invisible(char32_t c) {
    switch (c) {
        case 0xAD: case 0x180E: case 0x2060: case 0x2061: case 0x2062: case 0x2063: case 0xFEFF: case 0xFFFC: return true;
        default: break;
    }
    if (c >= 0x200B && c <= 0x200F) return true;
    if (c >= 0x202A && c <= 0x202E) return true;
    if (c >= 0xFE00 && c <= 0xFE0F) return true;
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

bool is_other_line_break(char32_t c) { return c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029; }

Census take_census(std::string_view text) {
    static const Kinds kinds;
    Census census;
    std::array<bool, 128> ascii{};
    unsigned window = 0;  // a bit for each of the last characters: odd or not
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t everyday = (kinds.any.skip_others(text, at) - at) / 3;
        at += 3 * everyday;
        window = everyday < 32 ? window << everyday : 0;
        for (; at < text.size() && bytes[at] < 0x80 && !kinds.any.has(bytes[at]); ++at) {
            ascii[bytes[at]] = true;
            window = 0;
        }
        if (at == text.size()) break;
        const char32_t c = quick_character(text, at);
        window <<= 1;
        if (c < 0x80) {
            window = 0;
            ascii[c] = true;
        }
        if (c < 0x10000 && !kinds.any.has(c)) continue;
        const std::uint8_t kind = c < 0x10000 ? kinds.of[c] : static_cast<std::uint8_t>(is_private(c) ? look : 0);
        if (kind == 0) continue;
        if (kind & only_traditional) census.traditional.push_back(static_cast<std::uint32_t>(at));
        if (kind & look) {
            census.invisible = census.invisible || is_invisible(c) || is_other_line_break(c);
            census.wide_spaces = census.wide_spaces || is_space(c);
            census.lookalike = census.lookalike || is_lookalike(c) || is_private(c);
            if (is_lost_mark(c)) {
                census.odd_places.push_back(static_cast<std::uint32_t>(at));
                window = 0;
                continue;
            }
        }
        if (!(kind & odd)) continue;
        window |= 1;
        if (__builtin_popcount(window & 0xFF) < 3) continue;
        census.odd_places.push_back(static_cast<std::uint32_t>(at));
        window = 0;
    }
    for (std::size_t c = 0; c < ascii.size(); ++c) census.ascii[c] = ascii[c];
    return census;
}

}  // namespace jianbao::text
