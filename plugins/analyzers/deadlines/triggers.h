/// Triggers: where an expression can start, told from a character and the one after it, so that
/// the readers run only where there is something to read.
#pragma once

#include <array>
#include <cstdint>

#include "characters.h"

namespace jianbao::timex {

/// Which readers a character calls; one character may call several.
enum Trigger : std::uint8_t {
    no_trigger = 0,
    number = 1,    ///< digits, Chinese numerals, unknown digits, 半
    word = 2,      ///< 今年, 下周, 月底
    repeated = 4,  ///< 每, 逐, 按, 隔
    regular = 8,   ///< 日, 周, 月 of a regular duty
    event = 16,    ///< 前, 后
    always = 32,   ///< one of those, whatever follows: not only a number or a word, which something must follow
};

/// What a character may be part of behind another.
enum Follower : std::uint8_t { any = 1, counted = 2, figure = 4, relative = 8, behind_figure = 16, chinese_figure = 32 };

/// By character; asked at each one of a text.
struct TriggerTables {
    /// Its Triggers, and eight bits higher which words of time it opens; 0 for none.
    std::array<std::uint16_t, 0x10000> triggers{};
    std::array<std::uint8_t, 0x10000> follows{};  ///< which Followers it is
    /// By word of time, the lower six bits of its second characters: mostly they tell that it is none.
    std::array<std::uint64_t, 64> seconds{};
};
extern const TriggerTables trigger_tables;

/// The triggers of a character.
inline std::uint8_t triggers_of(char16_t c) { return static_cast<std::uint8_t>(trigger_tables.triggers[c]); }
/// Whether a reader may find something that begins with the first of two characters. Nothing is guessed: at most places
/// of a text the answer could be either.
inline bool may_start(char16_t first, char16_t second) {
    static_assert(number == 1 && always == 1 << 5 && behind_figure == 1 << 4);
    const unsigned trigger = trigger_tables.triggers[first];
    const auto words = static_cast<unsigned>(trigger_tables.seconds[trigger >> 8] >> (second & 0x3F));
    return ((words | trigger >> 5 | (trigger & trigger_tables.follows[second] >> 4)) & 1) != 0;
}
/// Whether a word of time can start with the two characters: 今年, never 今古.
bool may_start_word(char16_t first, char16_t second);
/// Whether a word counted from the day can start with the character: 今年, 下季度, 后天; mostly it can't.
bool may_be_relative(char16_t first);
/// A character a Chinese numeral can start with.
inline bool is_chinese_numeral(char16_t c) { return trigger_tables.follows[c] & chinese_figure; }
/// Whether what stands at `at` can follow the numeral of a time expression: 年, 个月, 至五月; never 元, 个县, 、加强.
bool leads_on(const Characters& text, std::size_t at);
/// Whether the numeral at `at` has one character and nothing of a time expression behind it: 一 of 一批, 一致. Most are so.
bool is_alone(const Characters& text, std::size_t at);

}  // namespace jianbao::timex
