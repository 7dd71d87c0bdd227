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
/// 四个绝不 is one; 四个季度, 第三个坚持 and 三个提升工程 are none.
std::optional<Span> counted_slogan(std::string_view text, Span number, const SloganLexicon& lexicon);

/// The slogan in the quotation that `opening` (a quotation mark and a numeral) begins, without
/// the marks. Counted heads, and two or more numbers in four to nine characters; names as “三农”
/// and numbered things as “三个月” are none.
std::optional<Span> quoted_slogan(std::string_view text, Span opening, const SloganLexicon& lexicon);

}  // namespace jianbao::chinese
