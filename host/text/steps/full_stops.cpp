#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

constexpr std::string_view full_stop = "。";
constexpr std::size_t few = 3;  ///< that may be chance

/// Whether what stands before a point can end a Chinese sentence: 办理. and 95%. do, 1. and p. do not.
bool ends_words(char32_t c) { return is_han(c) || is_closing(c) || c == U'”' || c == U'%' || c == U'％' || c == U'℃'; }

bool begins_words(char32_t c) { return is_han(c) || c == ' ' || c == '\n' || c == U'“' || c == U'《' || is_digit(c); }

/// 一. and （二）. number what follows, at the beginning of a line, behind a mark, and in 第一., 附件一.; 增加到三. does not.
bool numbers(std::string_view text, std::size_t point) {
    constexpr std::string_view numerals = "一二三四五六七八九十（）()";
    constexpr std::size_t longest = 15;  // bytes
    std::size_t begin = point;
    while (begin > 0 && point - begin <= longest) {
        std::size_t character = begin - 1;
        while (character > 0 && (static_cast<unsigned char>(text[character]) & 0xC0) == 0x80) --character;
        if (numerals.find(text.substr(character, begin - character)) == numerals.npos) break;
        begin = character;
    }
    if (begin == point) return false;
    const char32_t before = begin == 0 ? U'\n' : character_before(text, begin);
    return !is_han(before) || before == U'第' || before == U'件' || before == U'表';
}

}  // namespace

std::vector<Edit> propose_full_stops(const Draft& draft) {
    if (!draft.holdings().any_of(".")) return {};
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    // What ends sentences ends lines too, or stands before a space: of the points one in three, or of the lines with a point every
    // other one. 约翰.史密斯 does neither.
    std::size_t closing = 0, lines = 0, lines_closed = 0, line_end = 0;
    for (std::size_t at = text.find('.'); at != text.npos; at = text.find('.', at + 1)) {
        const bool last = at + 1 == text.size();
        if (!ends_words(character_before(text, at)) || !(last || begins_words(character_at(text, at + 1))) || numbers(text, at)) continue;
        const std::string_view behind = text.substr(at + 1, 2);
        if (behind == " .") continue;  // 前言. . . . . 1
        closing += last || behind.starts_with(" ") || behind.starts_with("\n");
        if (edits.empty() || at > line_end) {
            ++lines;
            line_end = std::min(text.find('\n', at), text.size());
        }
        lines_closed += at + 1 == line_end;
        edits.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)}, std::string(full_stop), 0.95});
    }
    if (closing < few || (closing * 3 < edits.size() && lines_closed * 2 < lines)) return {};
    std::size_t own = 0;
    for (std::size_t at = text.find(full_stop); at != text.npos && own <= edits.size(); at = text.find(full_stop, at + full_stop.size())) ++own;
    if (own > edits.size()) return {};
    return edits;
}

}  // namespace jianbao::text
