#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

constexpr std::string_view full_stop = "。";
constexpr std::size_t few = 3;  ///< points that may be parts of names: 智慧城市.数字乡村

/// Whether what stands before a point can end a Chinese sentence: 办理. and 95%. do, 1. and p. do not.
bool ends_words(char32_t c) { return is_han(c) || is_closing(c) || c == U'”' || c == U'%' || c == U'％' || c == U'℃'; }

bool begins_words(char32_t c) { return is_han(c) || c == ' ' || c == '\n' || c == U'“' || c == U'《' || is_digit(c); }

/// 一. and （二）. at the beginning of a line number what follows.
bool numbers_line(std::string_view text, std::size_t point) {
    constexpr std::string_view numerals = "一二三四五六七八九十（）()";
    while (point > 0 && text[point - 1] != '\n') {
        std::size_t begin = point - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
        if (numerals.find(text.substr(begin, point - begin)) == numerals.npos) return false;
        point = begin;
    }
    return true;
}

}  // namespace

std::vector<Edit> propose_full_stops(const Draft& draft) {
    if (!draft.holdings().any_of(".")) return {};
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    for (std::size_t at = text.find('.'); at != text.npos; at = text.find('.', at + 1)) {
        const bool last = at + 1 == text.size();
        if (!ends_words(character_before(text, at)) || !(last || begins_words(character_at(text, at + 1))) || numbers_line(text, at)) continue;
        edits.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)}, std::string(full_stop), 0.95});
    }
    if (edits.size() < few) return {};
    std::size_t own = 0;
    for (std::size_t at = text.find(full_stop); at != text.npos && own <= edits.size(); at = text.find(full_stop, at + full_stop.size())) ++own;
    if (own > edits.size()) return {};
    return edits;
}

}  // namespace jianbao::text
