/// What a character is for the setting of lines: where a line may break beside it (避头尾), and how
/// much blank its full-width form has to give away.
#pragma once

#include <cstdint>

namespace jianbao::pdf {

enum class CharacterClass : std::uint8_t {
    han,           ///< ideographs and everything else of full width: lines break on both sides
    opener,        ///< 《 （ “: not at the end of a line; its left half is blank
    closer,        ///< 》 ） ” ， 。: not at the start of a line; its right half is blank
    exclamation,   ///< ！ ？ ： ；: like a closer, with less blank
    middle,        ///< · ～ and ％: not at the start of a line
    pair,          ///< — …: two stay together, not at the start of a line
    latin,         ///< letters, digits and signs of words: lines don't break between two
    latin_opener,  ///< ( [ $ ￥: not at the end of a line
    latin_closer,  ///< ) ] , . %: not at the start of a line
    break_after,   ///< - /: a line may break behind, not before
    space,
    mark,  ///< combining marks: belong to the character before
};

CharacterClass classify(char32_t character);

/// True for what draws nothing and takes no room: controls, variation selectors, joiners.
bool is_ignorable(char32_t character);

/// True where a line may break between two characters.
bool may_break_between(CharacterClass left, CharacterClass right);

/// Blank at the left or right of a full-width mark, in type sizes, that may be taken away.
double blank_before(CharacterClass kind);
double blank_after(CharacterClass kind);

}  // namespace jianbao::pdf
