/// Clauses: a sentence cut at its commas, semicolons and colons, and what may stand before the
/// words of a clause.
#pragma once

#include <string_view>
#include <vector>

#include "character_set.h"
#include "jianbao/document.h"
#include "marks.h"
#include "reading.h"
#include "words.h"

namespace jianbao::chinese {

/// A stretch of a sentence between separators. Brackets, quotation marks and book titles are not
/// cut, nor is a comma between digits.
struct Clause {
    Span span;            ///< without the separator and outer spaces
    char32_t before = 0;  ///< the separator before it: ， ； ： or 0 at the start of the sentence
    char32_t after = 0;   ///< the separator after it, or the end mark 。！？, or 0
    /// The classes of the words and signs that begin in it, and of some close to it: what is not among them need not be
    /// looked for. All classes where that is not known.
    Classes held = ~Classes{0};
    Classes ahead = ~Classes{0};  ///< the same of it and of the clauses behind it in its sentence
};

/// The clauses of text[span]. ASCII separators are reported as their full-width forms.
void split_clauses(std::string_view text, Span span, std::vector<Clause>& clauses);
/// Adds them to what `clauses` holds.
void add_clauses(std::string_view text, Span span, std::vector<Clause>& clauses);

/// Where the words of the clause begin: past an enumerator (一是 （一） 1. 第一， 三要), openers
/// (同时 此外), reporting words (会议要求) and, if asked, a time at the start (5月份前 下半年).
/// `modal_marker` is set when the enumerator itself commands (一要 二要).
std::uint32_t skip_openers(std::string_view text, Span clause, const Reading& words, bool skip_time,
                           bool* modal_marker = nullptr);
/// The same where something may be skipped; most clauses open with none of them.
std::uint32_t skip_known_openers(std::string_view text, Span clause, const Reading& words, bool skip_time,
                                 bool* modal_marker);
/// Whether skip_openers() may pass a time at `at`; mostly it may not.
bool may_open_with_time(std::string_view text, std::uint32_t at, std::uint32_t limit);
/// Whether the words behind somebody's name begin with a paper of theirs: 关于…的意见, 提出的《…方案》. It is what is spoken
/// of, not what is to be done.
bool opens_with_paper(const Phrases& known, std::string_view words);
/// The word at `at` that names a party after it (由, 请, 望); none where it begins a place or another verb: 望江县, 请示.
inline Word request_word(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words) {
    const Word word = words.longest(text, at, limit, bit(request));
    if (!word) return word;
    // 拟请示县政府: the last character begins another word
    if (word.length > 3) {
        const Word last = words.longest(text, at + word.length - 3, limit);
        if (last.length > 3 && last.is(any_of(stem, name, verb)) && !last.is(bit(request))) return Word{};
    }
    const Word longer = words.longest(text, at, limit);
    return longer.length > word.length && longer.is(any_of(stem, name, verb)) && !longer.is(bit(request)) ? Word{} : word;
}
/// Where the first word of one of the classes begins, inside another or not; `limit` where there is none.
std::uint32_t first_of(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words, Classes any);
/// Past an enumerator, and past the first item's beside it: 一、（一）.
std::uint32_t skip_numbers(std::string_view text, std::uint32_t at, std::uint32_t limit, bool* modal_marker = nullptr);
/// Past an enumerator alone.
std::uint32_t skip_enumerator(std::string_view text, std::uint32_t at, std::uint32_t limit,
                              bool* modal_marker = nullptr);

/// Where a closing mark follows, for a character that may open one; else `at`.
std::uint32_t close_bracket(std::string_view text, std::uint32_t at, std::uint32_t limit);
std::uint32_t skip_more_spaces(std::string_view text, std::uint32_t at, std::uint32_t limit);

// Those below are asked at nearly every clause or character of a text, so what is simple is decided here.

/// Han characters that enumerators begin with.
inline constexpr CharacterSet enumerating(U"第一二三四五六七八九十");

inline std::uint32_t skip_openers(std::string_view text, Span clause, const Reading& words, bool skip_time, bool* modal_marker) {
    std::uint32_t length = 0;
    if (clause.empty()) return clause.begin;
    const char32_t c = character_at(text, clause.begin, length);
    const bool opens_at_once = c >= 0x4000 && c <= 0x9FFF && !enumerating.contains(c) &&
                               (words.starting(text, clause.begin) & any_of(opener, reporting)) == 0 &&
                               !(skip_time && may_open_with_time(text, clause.begin, clause.end));
    return opens_at_once ? clause.begin : skip_known_openers(text, clause, words, skip_time, modal_marker);
}

/// Past spaces, full-width ones included.
inline std::uint32_t skip_spaces(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (at >= limit) return at;
    const auto lead = static_cast<unsigned char>(text[at]);
    const bool maybe = lead <= ' ' || lead == 0xC2 || lead == 0xE3;  // U+00A0, U+3000
    return maybe ? skip_more_spaces(text, at, limit) : at;
}
/// The byte after the bracket or quotation mark that closes the one at `at`; `at` itself where
/// none closes it before `limit`.
inline std::uint32_t skip_bracketed(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (at >= text.size()) return at;
    const auto lead = static_cast<unsigned char>(text[at]);
    const bool maybe = lead == '(' || lead == '[' || lead == 0xE2 || lead == 0xE3 || lead == 0xEF;  // “ ‘, 《 【 〔 「, （ ［
    return maybe ? close_bracket(text, at, limit) : at;
}
inline bool starts_with(std::string_view text, std::uint32_t at, std::uint32_t limit, std::string_view word) {
    if (at + word.size() > limit) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (text[at + i] != word[i]) return false;
    return true;
}
/// True where the word stands right before `at` and not before `begin`.
inline bool ends_with(std::string_view text, std::uint32_t begin, std::uint32_t at, std::string_view word) {
    return at >= begin + word.size() && starts_with(text, at - static_cast<std::uint32_t>(word.size()), at, word);
}
/// 了 or 过 at `at`, behind a verb: it was done. Not where they begin a word (收集|过程, 掌握|了解).
bool marks_done(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit);
/// Where the word first stands in the text, or npos. Found by the last byte of its first
/// character: the first byte is that of every other character as well.
std::size_t find_word(std::string_view text, std::string_view word);
inline bool holds(std::string_view text, std::string_view word) {
    return find_word(text, word) != std::string_view::npos;
}

}  // namespace jianbao::chinese
