/// Where in a clause the action begins that is its title.
#pragma once

#include <string_view>

#include "title.h"

namespace jianbao::chinese {

/// What of a time in a clause is left out: all of it, but where an action or a thing stands in it as well
/// (每周通报一次, 24小时值班) the words of time before that alone.
Span left_out_of(std::string_view text, Span time);

/// 不得, 严禁: a command that turns the action round and stays in the title.
bool forbids(std::string_view command);

/// Past the parties at `at`: 县教育局、县卫健局等部门; `at` where none stands there.
std::uint32_t skip_parties(std::string_view text, std::uint32_t at, std::uint32_t limit, const TitleSource& source,
                           const Reading& words);

/// Past commands, manner, time, occasion, who acts along and 牵头 to the action itself.
std::uint32_t skip_to_action(std::string_view text, Span clause, const TitleSource& source, const Reading& words);

/// 将本单位总结报县应急局: 报送 and 本单位总结. What is handed over stands before the verb; no verb for other clauses.
struct HandedOver {
    std::string_view verb;
    Span object;
};
HandedOver handed_over(std::string_view text, Span action, Span clause);

}  // namespace jianbao::chinese
