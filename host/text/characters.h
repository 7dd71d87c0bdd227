/// Characters: what the text passes ask about single characters, and numbers in Chinese.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "blocks.h"
#include "jianbao/basics.h"

namespace jianbao::text {

/// Length of the UTF-8 character that starts with the byte; 1 for a byte that starts none.
constexpr std::size_t character_length(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Three-byte characters, by far the most of a Chinese text, without the checks of
/// next_character; the text is valid UTF-8, which the draft sees to.
inline char32_t quick_character(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    if (first >= 0xE1 && first <= 0xEF && first != 0xED && at + 2 < text.size()) {
        const char32_t c = (first & 0x0Fu) << 12 | (static_cast<unsigned char>(text[at + 1]) & 0x3Fu) << 6 |
                           (static_cast<unsigned char>(text[at + 2]) & 0x3Fu);
        at += 3;
        return c;
    }
    return next_character(text, at);
}

/// The character at `at`, or 0 at the end of the text.
inline char32_t character_at(std::string_view text, std::size_t at) {
    return at < text.size() ? quick_character(text, at) : 0;
}
/// The character that ends before `at`, or 0 at the begin of the text. `at` is no place inside a character.
inline char32_t character_before(std::string_view text, std::size_t at) {
    if (at == 0 || at > text.size()) return 0;
    if (at >= 3 && (static_cast<unsigned char>(text[at - 3]) & 0xF0) == 0xE0) {
        const auto byte = [&](std::size_t back) { return static_cast<unsigned char>(text[at - back]); };
        return (byte(3) & 0x0Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(1) & 0x3Fu);
    }
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    return quick_character(text, begin);
}
/// How many characters the valid text has: the bytes that begin one.
inline std::size_t length_of(std::string_view text) {
    std::size_t length = 0, at = 0;
    while (at + sizeof(Block) <= text.size()) {
        // One count for each place of a block, each small enough that all together fit into a byte.
        constexpr std::size_t blocks = 15;
        Block firsts{};
        for (const std::size_t end = at + blocks * sizeof(Block); at < end && at + sizeof(Block) <= text.size(); at += sizeof(Block))
            firsts -= block_at(text.data() + at) >= -64;
        std::uint64_t halves[2];
        std::memcpy(halves, &firsts, sizeof halves);
        length += (halves[0] + halves[1]) * 0x0101010101010101 >> 56;
    }
    for (; at < text.size(); ++at) length += static_cast<signed char>(text[at]) >= -64;
    return length;
}

/// The text without its last character.
inline std::string_view without_last(std::string_view text) {
    if (text.size() >= 3 && (static_cast<unsigned char>(text[text.size() - 3]) & 0xF0) == 0xE0) return text.substr(0, text.size() - 3);
    std::size_t size = text.empty() ? 0 : text.size() - 1;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    return text.substr(0, size);
}

/// A full-width ASCII character as ASCII, every other as it is.
constexpr char32_t narrow(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }
constexpr bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}
constexpr bool is_digit(char32_t c) { return narrow(c) >= '0' && narrow(c) <= '9'; }
constexpr bool is_latin(char32_t c) {
    return (narrow(c) >= 'a' && narrow(c) <= 'z') || (narrow(c) >= 'A' && narrow(c) <= 'Z');
}
/// 一二三四五六七八九十〇零百两
bool is_numeral(char32_t c);
/// Ends a sentence: 。！？!?
constexpr bool ends_sentence(char32_t c) { return c == U'。' || narrow(c) == '!' || narrow(c) == '?' || c == U'｡'; }
constexpr bool is_comma(char32_t c) { return narrow(c) == ',' || c == U'、'; }
constexpr bool is_colon(char32_t c) { return narrow(c) == ':' || c == U'∶'; }
/// Closes a quotation or bracket.
constexpr bool is_closing(char32_t c) {
    return c == U'”' || c == U'’' || c == U'」' || c == U'』' || c == U'》' || c == U'】' || c == U'〕' || narrow(c) == ')';
}

/// The text without spaces of any width at either end.
std::string_view trim(std::string_view text);

/// Chinese characters share their first bytes: the last one tells most words apart at once.
inline bool begins_with(std::string_view text, std::string_view start) {
    const std::size_t size = start.size();
    return size <= text.size() && size > 0 && text[size - 1] == start[size - 1] && std::memcmp(text.data(), start.data(), size) == 0;
}
inline bool closes_with(std::string_view text, std::string_view end) {
    const std::size_t size = end.size();
    return size <= text.size() && size > 0 && text.back() == end.back() &&
           std::memcmp(text.data() + text.size() - size, end.data(), size) == 0;
}
template <class Words>
bool begins_with_one_of(std::string_view text, const Words& words) {
    for (const std::string_view word : words)
        if (begins_with(text, word)) return true;
    return false;
}
template <class Words>
bool closes_with_one_of(std::string_view text, const Words& words) {
    for (const std::string_view word : words)
        if (closes_with(text, word)) return true;
    return false;
}

/// Where the words first stand at or after `from`, or npos.
std::size_t find_text(std::string_view text, std::string_view words, std::size_t from = 0);

inline bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
    return begins_with_one_of(text, starts);
}
inline bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) { return closes_with_one_of(text, ends); }
bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts);

/// A whole number at the begin of the text in Arabic digits of either width (at most six) or in
/// Chinese numerals (一 … 九百九十九, 〇 and 零 included), and its length in bytes.
struct Number {
    int value = 0;
    std::size_t length = 0;
};
std::optional<Number> read_digits(std::string_view text);
std::optional<Number> read_numerals(std::string_view text);

}  // namespace jianbao::text
