#include "character_class.h"

#include <array>

namespace jianbao::pdf {
namespace {

using C = CharacterClass;

C classify_slowly(char32_t c) {
    switch (c) {
        case U'“':
        case U'‘':
        case U'（':
        case U'《':
        case U'〈':
        case U'【':
        case U'「':
        case U'『':
        case U'〔':
        case U'［':
        case U'｛':
        case U'〖':
            return C::opener;
        case U'”':
        case U'’':
        case U'）':
        case U'》':
        case U'〉':
        case U'】':
        case U'」':
        case U'』':
        case U'〕':
        case U'］':
        case U'｝':
        case U'〗':
        case U'，':
        case U'。':
        case U'、':
        case U'．':
            return C::closer;
        case U'！':
        case U'？':
        case U'：':
        case U'；':
            return C::exclamation;
        case U'·':
        case U'～':
        case U'％':
        case U'‰':
        case U'℃':
        case U'々':
            return C::middle;
        case U'—':
        case U'…':
        case U'―':
        case U'⋯':
            return C::pair;
        case U'(':
        case U'[':
        case U'{':
        case U'$':
        case U'¥':
        case U'￥':
        case U'№':
        case U'#':
            return C::latin_opener;
        case U')':
        case U']':
        case U'}':
        case U',':
        case U'.':
        case U':':
        case U';':
        case U'!':
        case U'?':
        case U'%':
        case U'°':
        case U'"':
            return C::latin_closer;
        case U'-':
        case U'/':
        case U'\\':
        case U'–':
        case U'_':
        case U'&':
        case U'=':
            return C::break_after;
        case U' ':
        case U'\t':
        case 0x2002:
        case 0x2003:
        case 0x2009:
        case 0x3000:
            return C::space;
        default:
            break;
    }
    if ((c >= 0x300 && c < 0x370) || (c >= 0x20D0 && c < 0x2100) || c == 0x3099 || c == 0x309A) return C::mark;
    if (c < 0x2000) return C::latin;               // Latin, Greek, Cyrillic and their neighbours, and U+00A0
    if (c >= 0x2150 && c < 0x2190) return C::han;  // ⅓ Ⅳ stand in the text like characters
    return C::han;
}

}  // namespace

CharacterClass classify(char32_t character) {
    static const auto below_256 = [] {
        std::array<C, 256> table{};
        for (char32_t c = 0; c < 256; ++c) table[c] = classify_slowly(c);
        return table;
    }();
    if (character < 256) return below_256[character];
    if (character >= 0x3400 && character < 0xA000) return C::han;
    return classify_slowly(character);
}

bool is_ignorable(char32_t c) {
    if (c < 0x20) return c != U'\t';
    return (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c < 0xE0200);
}

bool may_break_between(CharacterClass left, CharacterClass right) {
    switch (right) {
        case C::closer:
        case C::exclamation:
        case C::middle:
        case C::latin_closer:
        case C::space:
        case C::mark:
            return false;
        case C::break_after:
            return left != C::latin && left != C::opener && left != C::latin_opener && left != C::latin_closer &&
                   left != C::break_after;
        case C::pair:
            return false;
        default:
            break;
    }
    switch (left) {
        case C::opener:
        case C::latin_opener:
            return false;
        case C::latin:
        case C::latin_closer:
        case C::mark:
            return right != C::latin && right != C::latin_opener;
        default:
            return true;
    }
}

double blank_before(CharacterClass kind) { return kind == C::opener ? 0.5 : 0; }

double blank_after(CharacterClass kind) { return kind == C::closer ? 0.5 : kind == C::exclamation ? 0.3 : 0; }

}  // namespace jianbao::pdf
