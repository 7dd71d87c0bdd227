/// Pinyin: syllables of Standard Chinese in Latin letters, as they are inserted behind characters.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jianbao::text {

struct Pinyin {
    std::string syllable;  ///< without its tone, ü as v
    std::size_t end = 0;   ///< behind the closing bracket
    bool toned = false;    ///< carries a tone mark
};

/// The syllable between the brackets that open at `open`: (chuàng).
std::optional<Pinyin> bracketed_pinyin(std::string_view text, std::size_t open);
/// The same without its opening bracket, toned: guī)
std::optional<Pinyin> pinyin_before_bracket(std::string_view text, std::size_t begin);
/// How the character is read, without tone; empty where ICU has no reading.
std::string reading_of(char32_t c);

}  // namespace jianbao::text
