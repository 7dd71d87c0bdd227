/// Titles that say how much and not of what: what they lack stands in the words around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clauses.h"

namespace jianbao::chinese {

/// 最长不超过12个月, 最高6000元: nothing but an amount.
bool only_amount(const Phrases& known, std::string_view title);

/// 完成不少于120公里: an amount of something that was named before.
bool lacks_object(const Phrases& known, std::string_view title);

/// 新建成2家: a verb and how many, and not of what.
bool counts_only(std::string_view title, const Reading& words);

/// 服务驿站 before 3月底前新建成2家；6月底前…: the label that opens the sentence whose last words these are; empty where none does.
std::string_view label_of_stages(std::string_view before);

/// The object of the last clause of text[span] that opens with an action, at most 15 characters. What `times` cover is left out of it.
std::string object_of(std::string_view text, Span span, const Reading& words, const std::vector<Span>& times);

}  // namespace jianbao::chinese
