/// What the scanners of names share: conjunctions, placeholders, bodies that stand for everybody.
#pragma once

#include <string_view>
#include <vector>

#include "character_set.h"
#include "names.h"

namespace jianbao::chinese {

/// Classes of words that may stand inside a name, whatever else they are.
constexpr Classes inside = any_of(soft_verb, domain, determiner, stem) | party_heads;

/// Words at which a name has ended (or has not begun) where they are none of those `inside`.
constexpr Classes boundary = any_of(modal, adverb, preposition, verb, lead_verb, support_verb, request, pronoun, past,
                                    problem, permission, recipient, goal, joint, opener, reporting, future);
constexpr unsigned longest_name = 34;              // characters
constexpr std::uint32_t longest_addition = 42;     // bytes of brackets or quotation marks in a name

/// What conjunctions begin with: 以及, 特别是, 和.
constexpr CharacterSet joiners(U"以特尤和及与或");
/// 和 及 与 以及 特别是 at `at`; its length is put into `length`.
bool is_conjunction(std::string_view text, std::uint32_t at, std::uint32_t limit, std::uint32_t& length);
/// The end of a run of placeholder characters (xx, ×) that starts at `at`.
std::uint32_t mask_at(std::string_view text, std::uint32_t at, std::uint32_t limit);
/// ×月, xx座: what ends before `end` stands for a number and for no name.
bool masks_number(std::string_view text, std::uint32_t end, std::uint32_t limit);
/// The length of the place 直辖市人民政府 opens with; 0 for none.
std::size_t place_in_front(const Phrases& known, std::string_view name);
/// 市, 县, 村, 中央: a place that is no name.
bool is_place_word(const Phrases& known, std::string_view word);
/// What 政府 lacks behind a party's body of the same place: 东山镇 in 东山镇党委、政府, 青石 in 青石县委、县政府; empty where the
/// second name is of another kind.
std::string_view place_shared(const Phrases& known, std::string_view first, std::string_view second);
/// A universal body, also behind 全市, 其他, x: 全市各级各部门, X各级党组织.
bool stands_for_everybody(const Reading& words, std::string_view name);
/// Places and departments that add up to everybody: 各地区、部门; 全县各乡镇各部门.
bool adds_up(const Reading& words, const std::vector<Party>& parties);

/// Behind the time that stands between a name and what it has to do, without 于 or 在: 县水利局本月底前完成…,
/// 设备科5个工作日内…; `at` where there is none, or where it describes (6月底前的检查).
std::uint32_t skip_time(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit);

/// Whether at `at` stands a time by which: 于1月10日前完成, 在3天内完成, 1月10日前完成. Only who acts has one before the verb.
bool is_due(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit);

/// 市, 全国: a body named for its purpose may begin so (市优化营商环境工作领导小组).
bool opens_purpose_body(const Phrases& known, std::string_view place);

/// 部 and 科 head divisions of an office, which are named by what they do: 生产运营部.
bool may_head_division(const Phrases& known, std::string_view head);

/// Behind an office: it charges, gathers, helps or finds somebody, who is named next. 县委组织部 and 组织科 are names.
bool charges(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit);

}  // namespace jianbao::chinese
