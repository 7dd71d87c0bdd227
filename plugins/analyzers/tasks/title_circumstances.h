/// What stands in a clause before the action that is its title: who acts, when, on what ground and how.
#pragma once

#include <string_view>
#include <vector>

#include "title.h"

namespace jianbao::chinese {

/// What of a time in a clause is left out: all of it, but where an action or a thing stands in it as well
/// (每周通报一次, 24小时值班) the words of time before that alone.
Span left_out_of(const Phrases& known, std::string_view text, Span time);

/// Past the parties at `at`: 县教育局、县卫健局等部门; `at` where none stands there.
std::uint32_t skip_parties(std::string_view text, std::uint32_t at, std::uint32_t limit, const TitleSource& source,
                           const Reading& words);

/// Past 和…精神, 的标准 behind the ground that ends at `at`. `goes_on` tells whether more should follow
/// that ends in no such word.
std::uint32_t skip_further_basis(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit,
                                 bool& goes_on);

/// Past 按照…意见, 根据…要求, 结合…实际 where more of the clause follows; else `at`.
std::uint32_t skip_basis(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit);

/// Past 等部门, 等各级各部门: the head that the names before it share; else `at`.
std::uint32_t skip_shared_head(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words);

/// Past 评审通过后 where the action follows in the same clause; else `at`.
std::uint32_t skip_occasion(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words);

/// Past 市、区两级: who is told by levels; else `at`.
std::uint32_t skip_levels(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words);

/// Past 6月6日起, 从7月1日起, 于6月17日; else `at`.
std::uint32_t skip_start_day(std::string_view text, std::uint32_t at, std::uint32_t limit);

/// Past 赶在主汛期到来之前, 用三个月时间 with a time of `times` in it; else `at`.
std::uint32_t skip_led_time(std::string_view text, std::uint32_t at, std::uint32_t limit, const std::vector<Span>& times);

/// Past 及时、完整、准确地, of which the first is an adverb and the last ends with 地; else `at`.
std::uint32_t skip_listed_manner(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words);

/// Past 结束后15日内 behind 每季度, 之前 and 前 behind a day whose weekday stands in brackets, 时间 behind 用三个月; else `at`.
std::uint32_t skip_rest_of_time(std::string_view text, std::uint32_t at, std::uint32_t limit);

}  // namespace jianbao::chinese
