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
        const bool figure = (c >= U'0' && c <= U'9') ||
                            std::u32string_view(U"一二三四五六七八九十百").find(c) != std::u32string_view::npos;
        if (!figure)
            form.append(text.substr(at, length));
        else if (form.empty())
            form.push_back('#');
    }
    return form;
}

/// 主要领导, 单位主要负责人, 一把手: those of the bodies named before; 支行行长 and 乡镇党政主要负责人 are other
/// parties.
bool heads_of_all(const PhraseList& heads, const PartyList& list) {
    constexpr std::size_t longest_body = 6;  // bytes
    return std::all_of(list.parties.begin(), list.parties.end(), [&](const Party& one) {
        const std::string_view post = heads.ends(one.name);
        return !post.empty() && one.name.size() <= post.size() + longest_body;
    });
}

/// 对需要整改的, 凡逾期不报的: the case, and not what is to be done in it. Before 由 it need not end so:
/// 对拒不整改的企业，由….
bool opens_topic(const Phrases& known, std::string_view text, Span clause, bool before_request) {
    const std::string_view words = text.substr(clause.begin, clause.size());
    const bool topic = words.starts_with("对") || words.starts_with("凡") || words.starts_with("针对");
    if (!topic || !before_request) return topic && words.ends_with("的");
    const bool done_to_it = holds(words, "要") || known[Phrase::measures_of_topics].stands_in(words);
    return words.ends_with("的") || (!done_to_it && holds(words, "的"));
}

}  // namespace

/// 以政府名义发文，由县长签发；会议决定的事项，…: where what is said of the topic before 由 ends and another opens
/// behind ；.
std::uint32_t ShapeGrammar::end_of_topic(std::string_view text, std::span<const Clause> clauses,
                                         const Event& event) const {
    constexpr std::uint32_t longest = 90;  // bytes
    std::size_t first = event.clause;
    while (first > 0 && clauses[first].before != U'；' && clauses[first].before != U'。') --first;
    if (clauses[first].span.begin >= event.begin) return no_index;
    for (std::size_t c = event.clause + 1; c < clauses.size(); ++c) {
        if (clauses[c].before != U'；') continue;
        if (clauses[c - 1].span.end - event.begin > longest) return no_index;
        const Word word =
            words_->longest(text, skip_openers(text, clauses[c].span, *words_, true), clauses[c].span.end);
        const bool goes_on =
            word.is(any_of(verb, soft_verb, adverb, modal, preposition, lead_verb, support_verb, goal, joint));
        // 由县住建局责令改正；拒不改正的，…: another case of it
        const bool a_case = ends_with(text, clauses[c].span.begin, clauses[c].span.end, "的");
        return goes_on || a_case ? no_index : clauses[c - 1].span.end;
    }
    return no_index;
}

/// 一要加大力度，各村要巡查；二要加强值守: where the item ends in which somebody is named behind its number; no_index
/// where the names stand before the numbers (各村一要…；二要…), before others than their own (第二条
/// 各村要：（一）…；（二）…), or there are none.
std::uint32_t ShapeGrammar::end_of_item(std::string_view text, std::span<const Clause> clauses,
                                        const Event& event) const {
    std::string own;
    for (std::size_t c = 0; c <= event.clause; ++c)
        if (clauses[c].span.begin < event.begin)
            if (std::string form = form_of_number(text, clauses[c].span); !form.empty()) own = std::move(form);
    if (own.empty()) return no_index;
    for (std::size_t c = event.clause + 1; c < clauses.size(); ++c)
        if (clauses[c].before == U'；' && form_of_number(text, clauses[c].span) == own) return clauses[c - 1].span.end;
    return no_index;
}

/// 粮库检修6月底前完成，由县粮食局负责: where what somebody answers for begins, when nothing else is said of him;
/// no_index where his own clause says what he does.
std::uint32_t ShapeGrammar::begin_of_charge(std::string_view text, std::span<const Clause> clauses,
                                            const Event& event) const {
    if (event.shape != Shape::request || event.clause == 0 || event.begin != clauses[event.clause].span.begin)
        return no_index;
    const std::string_view said = text.substr(event.after, clauses[event.clause].span.end - event.after);
    const PhraseList& charges = words_->phrases()[Phrase::charges];
    constexpr std::size_t longest_helper = 60;  // bytes: 会同县财政局负责落实
    const bool with_helper = said.starts_with("会同") && said.size() <= longest_helper && !charges.ends(said).empty();
    if (!with_helper && !charges.has(said)) return no_index;
    const Clause& before = clauses[event.clause - 1];
    if (clauses[event.clause].before != U'，') return no_index;
    const std::uint32_t begin = skip_enumerator(text, before.span.begin, before.span.end);
    // 7月上旬，由县粮食局牵头，组织检修: a day alone is charged to nobody
    const std::uint32_t timed = skip_time(words_->phrases(), text, begin, before.span.end);
    if (timed == before.span.end && event.clause + 1 < clauses.size() && clauses[event.clause + 1].before == U'，')
        return no_index;
    if (timed != begin) return begin;
    const std::string_view done = text.substr(before.span.begin, before.span.size());
    return words_->phrases()[Phrase::completion].ends(done).empty() ? no_index : begin;
}

constexpr std::uint32_t short_act = 20;  // bytes: what is said of a party that only carries out what another leads

/// Whether the event answers together with the one before, and how; nothing where it begins a task of its own.
std::optional<Role> ShapeGrammar::joins(std::string_view text, Span sentence, std::span<const Clause> clauses,
                                        const Event& head, const Event& other) const {
    for (std::size_t c = head.clause + 1; c <= other.clause; ++c)
        if (clauses[c].before == U'；') return std::nullopt;
    const std::uint32_t clause_end = clauses[other.clause].span.end;
    const bool plain = other.shape == Shape::plain, leads = other.shape == Shape::lead;
    // 由市级调控、由各区招录: one clause names them all
    if (other.shape == Shape::request && head.shape == Shape::request && other.clause == head.clause &&
        !other.heads_others)
        return words_->longest(text, other.after, sentence.end).is(bit(support_verb)) ? Role::support : Role::lead;
    if (other.shape == Shape::support) return Role::support;
    // 由赵明远牵头，青石镇落实: the office answers, the person sees to it
    const bool by_person = only(head.list, PartyKind::person);
    if (head.heads_others && (leads || (plain && (by_person || clause_end < other.after + short_act))))
        return leads || by_person ? Role::lead : Role::support;
    // 县城投公司筹措资金，赵明远同志统筹调度
    if (other.clause > head.clause && only(other.list, PartyKind::person) && sees_to_it(text, other, clause_end))
        return Role::lead;
    if (plain && superintends(text, other, clause_end)) return Role::support;
    if ((plain || leads) && only(other.list, PartyKind::post) &&
        (heads_of_all(words_->phrases()[Phrase::heads_of_bodies], other.list) || ends_with(text, sentence.begin, other.begin, "、")))
        return Role::lead;
    return std::nullopt;
}

/// Where what the events [first, next) are charged with ends: before the next one, and before the topic that is told of
/// it.
std::uint32_t ShapeGrammar::end_of_task(std::string_view text, Span sentence, std::span<const Clause> clauses,
                                        std::span<const Event> events, std::size_t first, std::size_t next) const {
    const Event& head = events[first];
    const Event* const other = next < events.size() ? &events[next] : nullptr;
    std::uint32_t end = sentence.end;
    if (other) {
        const Clause& cut = clauses[other->clause];
        end = other->clause == head.clause || other->begin < cut.span.begin ? other->begin : cut.span.begin;
        // 甲局要…；没有开工的标段，由乙局…: what stands behind the semicolon is the next one's, and so is
        // 对没有开工的标段 before any of its words
        for (std::size_t c = other->clause; c > head.clause; --c)
            if (clauses[c].before == U'；' &&
                (other->shape == Shape::request || opens_topic(words_->phrases(), text, clauses[c].span, true))) {
                end = std::min(end, clauses[c].span.begin);
                break;
            }
    }
    // back over separators, and over what the next party is told about: 对需要整改的，县财政局要…
    for (std::size_t c = clauses.size(); c-- > 0;) {
        if (clauses[c].span.begin >= end) continue;
        if (other && c + 1 == other->clause && c > head.clause &&
            opens_topic(words_->phrases(), text, clauses[c].span, other->shape == Shape::request))
            continue;
        end = std::min(end, clauses[c].span.end);
        break;
    }
    if (ends_with(text, head.begin, end, "、")) end -= 3;
    end = std::min(end, end_of_item(text, clauses, head));
    if (head.shape == Shape::request && next == first + 1) end = std::min(end, end_of_topic(text, clauses, head));
    return end;
}

std::size_t ShapeGrammar::assign(std::string_view text, Span sentence, std::span<const Clause> clauses,
                                 std::span<const Event> events, std::size_t first,
                                 std::vector<Assignment>& found) const {
    const Event& head = events[first];
    if (head.shape == Shape::narrated) {
        for (const Party& party : head.list.parties) found.push_back({party, Role::mention, Shape::narrated, {}, 0.6});
        return first + 1;
    }
    std::vector<Role> joined;  // of the events behind the first
    std::size_t next = first + 1;
    for (; next < events.size(); ++next) {
        const auto role = joins(text, sentence, clauses, head, events[next]);
        if (!role) break;
        // 请李同志协调，县住建局迁改管线，县教育局督促施工方增加人手: the second office has a task of its own
        if (*role == Role::lead && !joined.empty() && joined.back() == Role::lead && only(head.list, PartyKind::person) &&
            events[next].shape == Shape::plain && clauses[events[next].clause].span.end >= events[next].after + short_act)
            break;
        joined.push_back(*role);
    }
    const bool alone = joined.empty();
    const std::uint32_t end = end_of_task(text, sentence, clauses, events, first, next);
    Span scope{head.begin, end};
    if (const std::uint32_t charge = begin_of_charge(text, clauses, head);
        charge != no_index && (first == 0 || events[first - 1].clause + 1 < head.clause)) {
        scope.begin = charge;
        if (alone) scope.end = std::max(head.after, std::min(end, clauses[head.clause].span.end));
    }
    const std::uint32_t helps_at = skip_adverbs(text, head.after, end);
    const Word help = words_->longest(text, helps_at, end);
    const std::string_view helping = text.substr(helps_at, help.length);
    // 县公安部门负责人参加。: who was there
    if (head.shape == Shape::support && first == 0 && alone && head.after > sentence.begin &&
        (helping == "参加" || helping == "参与") &&
        skip_adverbs(text, head.after, sentence.end) + help.length + 3 >= sentence.end)
        return next;
    // X 协助做好…: where it helps nobody who is named, what it does is its own
    const bool described = starts_with(text, helps_at + help.length, end, "的");
    const bool helps = head.shape == Shape::support && (first > 0 || !alone || described);
    const Role role = helps ? Role::support : Role::lead;
    const Shape shape = !helps && head.shape == Shape::support ? Shape::plain : head.shape;
    const double sure = head.shape == Shape::plain ? 0.6 : head.shape == Shape::support ? 0.7 : 0.95;
    for (const Party& party : head.list.parties) found.push_back({party, role, shape, scope, sure});
    for (std::size_t i = 0; i < joined.size(); ++i)
        for (const Party& party : events[first + 1 + i].list.parties)
            found.push_back({party, joined[i], events[first + 1 + i].shape, scope, 0.85});
    helpers(text, scope, head.after, found);
    return next;
}

}  // namespace jianbao::chinese
