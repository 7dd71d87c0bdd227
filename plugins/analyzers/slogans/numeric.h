/// Numeric slogans that no lexicon holds: 五个坚持, “三查三保三到户”.
#pragma once

#include <optional>

#include "jianbao/basics.h"
#include "slogan_lexicon.h"

namespace jianbao::chinese {

/// True where what stands before `begin` makes the numeral there part of an ordinal, a larger number
/// or a plain count: 第三个, 二十个, 每个.
bool counts_on(std::string_view text, std::uint32_t begin);

/// The slogan around a numeral and its measure word at `number`, by the head that follows:
/// 四个绝不 and 十大提升行动 are some; 四个季度, 第三个坚持, 三个提升工程 and 五大产业 are none.
std::optional<Span> counted_slogan(std::string_view text, Span number, const SloganLexicon& lexicon);

/// The slogan in the quotation that `opening` (a quotation mark and a numeral) begins, without
/// the marks: “六个一”, “三大革命”, “三转三进”, “1+6+N”, and one number (“五定”) where the words around it say
/// so. Names as “三农”, numbered things as “三个月” and rules for each as “一县一策” are none.
std::optional<Span> quoted_slogan(std::string_view text, Span opening, const SloganLexicon& lexicon);

/// The chain of numbers around `number`, one of them, each with a word of the class `part`: the parts of a
/// plan (一核两翼多点) or what is done (三转三进). 五县一区 and 一问一答 are none.
std::optional<Span> chained_slogan(std::string_view text, Span number, Classes part, const SloganLexicon& lexicon);

/// Several numbers right before a word as 机制 at `tail`: 三问三送 in 开展三问三送活动. 两县三区行动 has none.
std::optional<Span> tailed_slogan(std::string_view text, Span tail, const SloganLexicon& lexicon);

}  // namespace jianbao::chinese
