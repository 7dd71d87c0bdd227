/// Characters: what the text passes ask about single characters, and numbers in Chinese.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jianbao/basics.h"

namespace jianbao::text {

/// Length of the UTF-8 character that starts with the byte; 1 for a byte that starts none.
constexpr std::size_t character_length(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The character at `at`, or 0 at the end of the text.
inline char32_t character_at(std::string_view text, std::size_t at) {
    return at < text.size() ? next_character(text, at) : 0;
}
/// The character that ends before `at`, or 0 at the begin of the text.
inline char32_t character_before(std::string_view text, std::size_t at) {
    if (at == 0 || at > text.size()) return 0;
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    return next_character(text, begin);
}

/// The text without its last character.
inline std::string_view without_last(std::string_view text) {
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
bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts);
bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts);
bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends);

/// A whole number at the begin of the text in Arabic digits of either width (at most six) or in
/// Chinese numerals (一 … 九百九十九, 〇 and 零 included), and its length in bytes.
struct Number {
    int value = 0;
    std::size_t length = 0;
};
std::optional<Number> read_digits(std::string_view text);
std::optional<Number> read_numerals(std::string_view text);

}  // namespace jianbao::text
