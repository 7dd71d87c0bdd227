/// Clauses: a sentence cut at its commas, semicolons and colons, and what may stand before the
/// words of a clause.
#pragma once

#include <string_view>
#include <vector>

#include "jianbao/document.h"
#include "words.h"

namespace jianbao::chinese {

/// A stretch of a sentence between separators. Brackets, quotation marks and book titles are not
/// cut, nor is a comma between digits.
struct Clause {
    Span span;            ///< without the separator and outer spaces
    char32_t before = 0;  ///< the separator before it: ， ； ： or 0 at the start of the sentence
    char32_t after = 0;   ///< the separator after it, or the end mark 。！？, or 0
};

/// The clauses of text[span]. ASCII separators are reported as their full-width forms.
void split_clauses(std::string_view text, Span span, std::vector<Clause>& clauses);

/// Where the words of the clause begin: past an enumerator (一是 （一） 1. 第一， 三要), openers
/// (同时 此外), reporting words (会议要求) and, if asked, a time at the start (5月份前 下半年).
/// `modal_marker` is set when the enumerator itself commands (一要 二要).
std::uint32_t skip_openers(std::string_view text, Span clause, const Lexicon& words, bool skip_time,
                           bool* modal_marker = nullptr);
/// Past an enumerator alone.
std::uint32_t skip_enumerator(std::string_view text, std::uint32_t at, std::uint32_t limit,
                              bool* modal_marker = nullptr);
/// Past spaces, full-width ones included.
std::uint32_t skip_spaces(std::string_view text, std::uint32_t at, std::uint32_t limit);
/// The byte after the bracket or quotation mark that closes the one at `at`; `at` itself where
/// none closes it before `limit`.
std::uint32_t skip_bracketed(std::string_view text, std::uint32_t at, std::uint32_t limit);
bool starts_with(std::string_view text, std::uint32_t at, std::uint32_t limit, std::string_view word);

}  // namespace jianbao::chinese
