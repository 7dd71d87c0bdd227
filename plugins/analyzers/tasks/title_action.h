/// Where in a clause the action begins that is its title.
#pragma once

#include <string_view>

#include "title.h"

namespace jianbao::chinese {

/// 不得, 严禁: a command that turns the action round and stays in the title.
bool forbids(std::string_view command);

/// Past commands, manner, time, occasion, who acts along and 牵头 to the action itself.
std::uint32_t skip_to_action(std::string_view text, Span clause, const TitleSource& source, const Reading& words);

/// 将本单位总结报县应急局: 报送 and 本单位总结. What is handed over stands before the verb; no verb for other clauses.
struct HandedOver {
    std::string_view verb;
    Span object;
};
HandedOver handed_over(const Phrases& known, std::string_view text, Span action, Span clause);

/// 县级配套资金 of 将县级配套资金列入年初预算: what is taken, without what is done with it. Other clauses are left as they are.
Span without_predicate(std::string_view text, Span clause, const Reading& words);

}  // namespace jianbao::chinese
