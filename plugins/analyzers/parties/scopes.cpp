// Where what is said of a party ends.
#include <algorithm>

#include "assignment.h"
#include "name_words.h"
#include "shape_events.h"

namespace jianbao::chinese {

namespace {

/// The number a clause opens with, without its figures: （） of （三）, 要 of 二要; empty for none.
std::string form_of_number(std::string_view text, Span clause) {
    const std::uint32_t end = skip_enumerator(text, clause.begin, clause.end);
    std::string form;
    std::uint32_t length = 0;
    for (std::uint32_t at = clause.begin; at < end; at += length) {
        const char32_t c = character_at(text, at, length);
        const bool figure = (c >= U'0' && c <= U'9') || std::u32string_view(U"一二三四五六七八九十百").find(c) != std::u32string_view::npos;
        if (!figure)
            form.append(text.substr(at, length));
        else if (form.empty())
            form.push_back('#');
    }
    return form;
}

}  // namespace

/// 以政府名义发文，由县长签发；会议决定的事项，…: where what is said of the topic before 由 ends and another opens behind ；.
std::uint32_t ShapeGrammar::end_of_topic(std::string_view text, std::span<const Clause> clauses, const Event& event) const {
    constexpr std::uint32_t longest = 90;  // bytes
    std::size_t first = event.clause;
    while (first > 0 && clauses[first].before != U'；' && clauses[first].before != U'。') --first;
    if (clauses[first].span.begin >= event.begin) return no_index;
    for (std::size_t c = event.clause + 1; c < clauses.size(); ++c) {
        if (clauses[c].before != U'；') continue;
        if (clauses[c - 1].span.end - event.begin > longest) return no_index;
        const Word word = words_->longest(text, skip_openers(text, clauses[c].span, *words_, true), clauses[c].span.end);
        const bool goes_on = word.is(any_of(verb, soft_verb, adverb, modal, preposition, lead_verb, support_verb, goal, joint));
        // 由县住建局责令改正；拒不改正的，…: another case of it
        const bool a_case = ends_with(text, clauses[c].span.begin, clauses[c].span.end, "的");
        return goes_on || a_case ? no_index : clauses[c - 1].span.end;
    }
    return no_index;
}

/// 一要加大力度，各村要巡查；二要加强值守: where the item ends in which somebody is named behind its number; no_index where the
/// names stand before the numbers (各村一要…；二要…), before others than their own (第二条 各村要：（一）…；（二）…), or there are none.
std::uint32_t ShapeGrammar::end_of_item(std::string_view text, std::span<const Clause> clauses, const Event& event) const {
    std::string own;
    for (std::size_t c = 0; c <= event.clause; ++c)
        if (clauses[c].span.begin < event.begin)
            if (std::string form = form_of_number(text, clauses[c].span); !form.empty()) own = std::move(form);
    if (own.empty()) return no_index;
    for (std::size_t c = event.clause + 1; c < clauses.size(); ++c)
        if (clauses[c].before == U'；' && form_of_number(text, clauses[c].span) == own) return clauses[c - 1].span.end;
    return no_index;
}

/// 粮库检修6月底前完成，由县粮食局负责: where what somebody answers for begins, when nothing else is said of him; no_index where
/// his own clause says what he does.
std::uint32_t ShapeGrammar::begin_of_charge(std::string_view text, std::span<const Clause> clauses, const Event& event) const {
    if (event.shape != Shape::request || event.clause == 0 || event.begin != clauses[event.clause].span.begin) return no_index;
    const std::string_view said = text.substr(event.after, clauses[event.clause].span.end - event.after);
    static constexpr std::string_view charges[] = {"负责", "牵头", "牵头负责", "负责落实", "落实", "负责实施", "具体负责", "牵头落实", "组织实施", "牵头组织实施", "负责完成", "承办", "具体落实"};
    const auto charged = [&](std::string_view charge) {
        constexpr std::size_t longest_helper = 60;  // bytes: 会同县财政局负责落实
        return said == charge || (said.starts_with("会同") && said.size() <= longest_helper && said.ends_with(charge));
    };
    if (std::none_of(std::begin(charges), std::end(charges), charged)) return no_index;
    const Clause& before = clauses[event.clause - 1];
    if (clauses[event.clause].before != U'，') return no_index;
    const std::uint32_t begin = skip_enumerator(text, before.span.begin, before.span.end);
    // 7月上旬，由县粮食局牵头，组织检修: a day alone is charged to nobody
    const std::uint32_t timed = skip_time(text, begin, before.span.end);
    if (timed == before.span.end && event.clause + 1 < clauses.size() && clauses[event.clause + 1].before == U'，') return no_index;
    if (timed != begin) return begin;
    for (const std::string_view done : Words{"完成", "建成", "到位", "竣工", "投用", "办结", "完工", "报送", "上报", "投产", "销号"})
        if (chinese::ends_with(text, before.span.begin, before.span.end, done)) return begin;
    return no_index;
}

}  // namespace jianbao::chinese
