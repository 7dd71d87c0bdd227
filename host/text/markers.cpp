#include "markers.h"

#include "characters.h"

namespace jianbao::text {

namespace {

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t next = at;
        if (!is_space(quick_character(text, next))) break;
        at = next;
    }
    return at;
}

/// The length of the character at `at` if it is one of the wanted, else 0.
template <class Wanted>
std::size_t match(std::string_view text, std::size_t at, Wanted wanted) {
    if (at >= text.size()) return 0;
    std::size_t next = at;
    return wanted(quick_character(text, next)) ? next - at : 0;
}

bool is_point(char32_t c) { return c == U'、' || c == '.' || c == U'．' || c == U'﹒'; }
bool is_open(char32_t c) { return narrow(c) == '(' || c == U'〔' || c == U'﹙'; }
bool is_close(char32_t c) { return narrow(c) == ')' || c == U'〕' || c == U'﹚'; }

int level_of(MarkerStyle style) {
    switch (style) {
        case MarkerStyle::part: case MarkerStyle::chapter: case MarkerStyle::han: case MarkerStyle::han_alone: return 1;
        case MarkerStyle::subchapter: case MarkerStyle::han_bracket: return 2;
        case MarkerStyle::clause: case MarkerStyle::arabic: return 3;
        case MarkerStyle::arabic_bracket: return 4;
        case MarkerStyle::ordinal: case MarkerStyle::point: return 5;
    }
    return 5;
}

Marker make(MarkerStyle style, int number, std::size_t length) { return {style, number, length, level_of(style)}; }

/// （一） (1)
std::optional<Marker> read_bracketed(std::string_view text, std::size_t open) {
    std::size_t at = skip_spaces(text, open);
    const auto numerals = read_numerals(text.substr(at));
    const auto digits = numerals ? std::nullopt : read_digits(text.substr(at));
    if (!numerals && !digits) return std::nullopt;
    const Number number = numerals ? *numerals : *digits;
    if (number.value < 1 || number.value > 99) return std::nullopt;
    at = skip_spaces(text, at + number.length);
    const std::size_t close = match(text, at, is_close);
    if (!close) return std::nullopt;
    at += close;
    at += match(text, at, is_point);
    return make(numerals ? MarkerStyle::han_bracket : MarkerStyle::arabic_bracket, number.value, at);
}

/// 第一章 第一条 第一， 第三部分
std::optional<Marker> read_ordinal(std::string_view text, std::size_t at) {
    at = skip_spaces(text, at);
    auto number = read_numerals(text.substr(at));
    if (!number) number = read_digits(text.substr(at));
    if (!number || number->value < 1 || number->value > 999) return std::nullopt;
    at = skip_spaces(text, at + number->length);
    const std::string_view rest = text.substr(at);
    struct Unit {
        std::string_view name;
        MarkerStyle style;
    };
    constexpr Unit units[] = {{"编", MarkerStyle::part},       {"部分", MarkerStyle::part},  {"章", MarkerStyle::chapter},
                              {"节", MarkerStyle::subchapter}, {"条", MarkerStyle::clause}};
    for (const Unit& unit : units) {
        if (!rest.starts_with(unit.name)) continue;
        // 第一条的规定, 第三章“…”: a reference to it, not the thing itself
        const char32_t next = character_at(rest, unit.name.size());
        if (next != 0 && !is_space(next) && !is_comma(next) && !is_colon(next) && next != '\n') {
            if (unit.style == MarkerStyle::subchapter) return std::nullopt;
            if (std::u32string_view(U"的第规和至款中所列明及与或之").find(next) != std::u32string_view::npos) return std::nullopt;
        }
        return make(unit.style, number->value, at + unit.name.size());
    }
    const std::size_t comma = match(text, at, [](char32_t c) { return is_comma(c) || is_colon(c); });
    if (!comma || number->value > 20) return std::nullopt;
    return make(MarkerStyle::ordinal, number->value, at + comma);
}

/// 首先， 其次，
std::optional<Marker> read_spoken_ordinal(std::string_view text) {
    constexpr std::string_view words[] = {"首先", "其次", "再次"};
    for (int i = 0; i < 3; ++i) {
        if (!text.starts_with(words[i])) continue;
        const std::size_t comma = match(text, words[i].size(), is_comma);
        if (comma) return make(MarkerStyle::ordinal, i + 1, words[i].size() + comma);
    }
    return std::nullopt;
}

/// 一、 一是 二要
std::optional<Marker> read_han(std::string_view text) {
    const auto number = read_numerals(text);
    if (!number || number->value < 1) return std::nullopt;
    if (number->length == text.size()) {
        if (number->value > 50) return std::nullopt;
        return make(MarkerStyle::han_alone, number->value, number->length);
    }
    std::size_t at = skip_spaces(text, number->length);
    if (const std::size_t point = match(text, at, is_point)) {
        if (number->value > 99) return std::nullopt;
        // 七、八月份 and 三、四级: a list of numbers
        if (read_numerals(text.substr(at + point)) && character_at(text, at) == U'、') {
            const auto next = read_numerals(text.substr(at + point));
            if (next->value == number->value + 1) return std::nullopt;
        }
        return make(MarkerStyle::han, number->value, at + point);
    }
    if (number->value > 20 || at != number->length) return std::nullopt;
    const char32_t word = character_at(text, at);
    if (word != U'是' && word != U'要') return std::nullopt;
    at += character_length(text[at]);
    const char32_t next = character_at(text, at);
    if (word == U'要' && (next == U'素' || next == U'件' || next == U'点' || next == U'求')) return std::nullopt;
    return make(MarkerStyle::point, number->value, at);
}

/// 7月底 or 2026年 stands there: a day, whose month no number with a point counts.
bool begins_day(std::string_view text, std::size_t at) {
    const auto number = read_digits(text.substr(at));
    if (!number) return false;
    const char32_t unit = character_at(text, at + number->length);
    return (unit == U'月' && number->value >= 1 && number->value <= 12 && text[at] != '0') ||
           (unit == U'年' && number->value >= 1900 && number->value <= 2100);
}

/// 1. 1、 1） but not 3.5 or 2021.4
std::optional<Marker> read_arabic(std::string_view text) {
    const auto number = read_digits(text);
    if (!number || number->value < 1 || number->value > 199) return std::nullopt;
    std::size_t at = skip_spaces(text, number->length);
    if (const std::size_t close = match(text, at, is_close))
        return make(MarkerStyle::arabic_bracket, number->value, at + close);
    const std::size_t point = match(text, at, is_point);
    if (!point) return std::nullopt;
    const bool enumerates = character_at(text, at) == U'、';
    at += point;
    // 3.5亿 is an amount and 7、8月 two months; 2、2021年…, 2.7月15日前… are the second point.
    if (const auto next = read_digits(text.substr(at)); next && !(enumerates ? next->value != number->value + 1 : begins_day(text, at)))
        return std::nullopt;
    return make(MarkerStyle::arabic, number->value, at);
}

}  // namespace

std::optional<Marker> read_marker(std::string_view text) {
    if (text.empty()) return std::nullopt;
    std::size_t at = 0;
    const char32_t first = quick_character(text, at);
    if (is_open(first)) return read_bracketed(text, at);
    if (is_digit(first)) return read_arabic(text);
    if (first >= U'①' && first <= U'⑳')
        return make(MarkerStyle::arabic_bracket, static_cast<int>(first - U'①') + 1, at);
    if (first >= U'㈠' && first <= U'㈩')
        return make(MarkerStyle::han_bracket, static_cast<int>(first - U'㈠') + 1, at);
    if (first == U'第') return read_ordinal(text, at);
    if (is_numeral(first)) return read_han(text);
    if (first == U'首' || first == U'其' || first == U'再') return read_spoken_ordinal(text);
    return std::nullopt;
}

}  // namespace jianbao::text
