#include "dates.h"

#include <algorithm>

#include "characters.h"

namespace jianbao::text {

namespace {

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

std::optional<FoundDate> checked(int year, int month, int day, std::size_t begin, std::size_t end) {
    if (year < 1949 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const Date date = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!date.ok()) return std::nullopt;
    return FoundDate{date, begin, end};
}

/// The date that begins at `at`.
std::optional<FoundDate> date_at(std::string_view text, std::size_t begin) {
    const auto number_at = [&](std::size_t at) {
        auto number = read_digits(text.substr(at));
        return number ? number : read_numerals(text.substr(at));
    };
    const auto year = number_at(begin);
    if (!year || year->value < 1949 || year->value > 2099) return std::nullopt;
    std::size_t at = skip_spaces(text, begin + year->length);
    if (text.substr(at).starts_with("年")) {
        const std::size_t month_at = skip_spaces(text, at + 3);
        const auto month = number_at(month_at);
        if (!month) return std::nullopt;
        at = skip_spaces(text, month_at + month->length);
        if (!text.substr(at).starts_with("月")) return std::nullopt;
        const std::size_t day_at = skip_spaces(text, at + 3);
        const auto day = number_at(day_at);
        if (!day) return std::nullopt;
        at = skip_spaces(text, day_at + day->length);
        if (!text.substr(at).starts_with("日")) return std::nullopt;
        return checked(year->value, month->value, day->value, begin, at + 3);
    }
    const char separator = at < text.size() ? text[at] : '\0';
    if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
    const auto month = read_digits(text.substr(at + 1));
    if (!month || month->length > 2) return std::nullopt;
    at += 1 + month->length;
    if (at >= text.size() || text[at] != separator) return std::nullopt;
    const auto day = read_digits(text.substr(at + 1));
    if (!day || day->length > 2) return std::nullopt;
    return checked(year->value, month->value, day->value, begin, at + 1 + day->length);
}

/// Where the next 1, 2, １, ２, 一 or 二 stands at or after `at`, or a character that shares their first and last bytes;
/// the text's size where there is none.
std::size_t next_begin_of_year(std::string_view text, std::size_t at) {
    for (; at + sizeof(Block) + 2 <= text.size(); at += sizeof(Block)) {
        const Block first = block_at(text.data() + at), last = block_at(text.data() + at + 2);
        const auto is = [](Block bytes, int byte) { return bytes == block_of(static_cast<char>(byte)); };
        const unsigned found = bits_of(is(first, '1') | is(first, '2') | (is(first, 0xE4) & (is(last, 0x80) | is(last, 0x8C))) |
                                       (is(first, 0xEF) & (is(last, 0x91) | is(last, 0x92))));
        if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
    }
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    for (; at < text.size(); ++at) {
        const unsigned first = byte(at), last = byte(at + 2);
        if (first == '1' || first == '2' || (first == 0xE4 && (last == 0x80 || last == 0x8C)) || (first == 0xEF && (last == 0x91 || last == 0x92))) break;
    }
    return at;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, std::size_t from) {
    for (std::size_t at = next_begin_of_year(text, from); at < text.size(); at = next_begin_of_year(text, at)) {
        const std::size_t here = at;
        const char32_t c = quick_character(text, at);
        const bool arabic = c == '1' || c == '2' || c == U'１' || c == U'２';
        if (!arabic && c != U'一' && c != U'二') continue;
        if (here > 0 && is_digit(character_before(text, here))) continue;
        if (const auto found = date_at(text, here)) return found;
    }
    return std::nullopt;
}

bool is_date_line(std::string_view line) {
    line = trim(line);
    if (line.size() > 60) return false;
    const auto found = find_date(line);
    if (!found) return false;
    for (const std::string_view rest : {line.substr(0, found->begin), line.substr(found->end)})
        for (std::size_t at = 0; at < rest.size();) {
            const char32_t c = narrow(quick_character(rest, at));
            if (!is_space(c) && c != '(' && c != ')' && c != U'〔' && c != U'〕') return false;
        }
    return true;
}

}  // namespace jianbao::text
