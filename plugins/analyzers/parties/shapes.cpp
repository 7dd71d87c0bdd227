#include <algorithm>

#include "assignment.h"
#include "name_words.h"
#include "shape_events.h"

namespace jianbao::chinese {

namespace {

constexpr Classes predicate_words = any_of(verb, soft_verb, goal, preposition, lead_verb, support_verb, joint);

/// 主要领导, 单位主要负责人, 一把手: those of the bodies named before; 支行行长 and 乡镇党政主要负责人 are other parties.
bool heads_of_all(const PartyList& list) {
    constexpr std::size_t longest_body = 6;  // bytes
    return std::all_of(list.parties.begin(), list.parties.end(), [](const Party& one) {
        for (const std::string_view post : Words{"主要领导", "分管领导", "主要负责人", "分管负责人", "主要负责同志", "分管负责同志", "一把手", "“一把手”", "负责人", "负责同志", "班子成员", "领导班子"})
            if (one.name.ends_with(post)) return one.name.size() <= post.size() + longest_body;
        return false;
    });
}

/// 对需要整改的, 凡逾期不报的: the case, and not what is to be done in it. Before 由 it need not end so: 对拒不整改的企业，由….
bool opens_topic(std::string_view text, Span clause, bool before_request) {
    const std::string_view words = text.substr(clause.begin, clause.size());
    const bool topic = words.starts_with("对") || words.starts_with("凡") || words.starts_with("针对");
    if (!topic || !before_request) return topic && words.ends_with("的");
    for (const std::string_view does : Words{"进行", "予以", "给予", "开展", "实施", "加以", "要", "加强", "严格"})
        if (holds(words, does)) return words.ends_with("的");
    return words.ends_with("的") || holds(words, "的");
}

/// 校领导陪餐每天至少1人: a short clause with a measure in it.
bool at_least(std::string_view text, Span clause) {
    constexpr std::uint32_t longest = 60;  // bytes
    return clause.size() <= longest && holds(text.substr(clause.begin, clause.size()), "至少");
}

/// Behind a day that is no limit: 召开支委会, 举行签约仪式.
bool convened(std::string_view text, Span day, Span said) {
    const std::string_view when = text.substr(day.begin, day.size()), what = text.substr(said.begin, said.size());
    if (when.empty() || when.front() < '0' || when.front() > '9') return false;
    bool dated = false;
    for (const std::string_view end : Words{"日", "上午", "下午", "晚", "晚上", "号"}) dated |= when.ends_with(end);
    return dated && (what.starts_with("召开") || what.starts_with("组织召开") || what.starts_with("举行") || what.starts_with("召集"));
}

}  // namespace

std::string_view name_of(Role role) {
    constexpr std::string_view names[] = {"lead", "support", "recipient", "mention"};
    return names[static_cast<std::size_t>(role)];
}

std::string_view name_of(Shape shape) {
    constexpr std::string_view names[] = {"modal", "request", "lead",   "plain",    "support", "bracket",
                                          "cell",  "effect",  "future", "narrated", "label",   "reports"};
    return names[static_cast<std::size_t>(shape)];
}

std::uint32_t ShapeGrammar::skip_adverbs(std::string_view text, std::uint32_t at, std::uint32_t end) const {
    for (Word word; (word = words_->longest(text, at, end)).is(bit(adverb));) at += word.length;
    return at;
}

bool ShapeGrammar::subject_at(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                              std::uint32_t at, std::vector<Event>& events) const {
    const Clause& clause = clauses[index];
    if (at >= clause.span.end) return false;
    if (words_->starting(text, at) & bit(request) && request_at(text, clause, at, at, events)) {
        events.back().clause = index;
        return true;
    }
    if (clause.held & bit(modal) && words_->starting(text, at) & bit(modal) && needed_at(text, clause, at, events)) {
        events.back().clause = index;
        return true;
    }
    auto list = names_.list_at(text, at, clause.span.end);
    // 青石镇负责做工作，赵明远牵头: a bare name is put in charge behind what others do
    constexpr std::uint32_t longest_charge = 45;  // bytes
    if (!list && index > 0 && clause.span.end - at <= longest_charge && clause.held & any_of(lead_verb, support_verb)) {
        list = names_.list_at(text, at, clause.span.end, true);
        const std::uint32_t behind = list ? list->span.end : at;
        const bool bare = list && std::all_of(list->parties.begin(), list->parties.end(), [](const Party& one) {
            return one.kind == PartyKind::person || NameGrammar::is_province(one.name);
        });
        if (list && (!bare ||
                     behind + words_->longest(text, behind, clause.span.end, any_of(lead_verb, support_verb)).length != clause.span.end))
            list.reset();
    }
    // 各牵头部门的年度计划务于2月28日前报送: whose paper it is
    constexpr std::size_t farthest = 90;  // bytes
    if (!list && clause.held & bit(Sign::at_time))
        if (const std::size_t of = find_word(text.substr(at, std::min<std::size_t>(clause.span.end - at, farthest)), "的"); of != text.npos && of != 0) {
            const std::uint32_t end = at + static_cast<std::uint32_t>(of);
            if (paper_is_due(text, {end, clause.span.end})) list = names_.list_at(text, at, end);
            if (list && list->span.end != end) list.reset();
        }
    // 总经理要求青石公司…
    if (list && list->span.end < clause.span.end && starts_with(text, list->span.end, clause.span.end, "要求") && !only(*list, PartyKind::unit) &&
        request_at(text, clause, list->span.end, list->span.end, events)) {
        events.back().clause = index;
        return true;
    }
    // 校级领导听课每月不少于10节: what is measured stands between the name and its measure
    if (!list && (clause.held & bit(goal) || (clause.held & bit(adverb) && at_least(text, clause.span))) && (starts_with(text, at, clause.span.end, "各") || words_->starting(text, at) & any_of(head_post, domain, determiner) || clause.span.size() <= 60))
        list = measured_at(text, clause, at);
    Predicate predicate;
    if (list) predicate = predicate_at(text, clauses, index, list->span.end);
    if (list && predicate.found) leave_out_partner(text, *list, clause.span.end);
    // 县商务局牵头建设物流园: the object ends as a name does
    if (list && !predicate.found && list->span.end == clause.span.end)
        if (const std::uint32_t end = office_that_acts(text, list->parties.back().evidence); end != 0) {
            const auto office = names_.list_at(text, at, end);
            if (office && office->span.end == end) {
                list = office;
                predicate = predicate_at(text, clauses, index, end);
            }
        }
    if (list && !predicate.found && list->span.end == clause.span.end && clause.after == U'，' &&
        index + 1 < clauses.size()) {
        // 各县区政府，应急、林业等部门要…: the list goes on behind a comma
        std::uint32_t next = skip_spaces(text, clauses[index + 1].span.begin, clauses[index + 1].span.end);
        // 各镇，特别是沿河各镇，要…
        for (const std::string_view above_all : Words{"特别是", "尤其是"})
            if (starts_with(text, next, clauses[index + 1].span.end, above_all)) next += static_cast<std::uint32_t>(above_all.size());
        if (auto more = names_.list_at(text, next, clauses[index + 1].span.end)) {
            const Predicate shared = predicate_at(text, clauses, index + 1, more->span.end);
            const bool posts = only(*more, PartyKind::post) && only(*list, PartyKind::post) && starts_with(text, more->span.end, clauses[index + 1].span.end, "每");
            const bool all = shared.shape == Shape::plain && (posts || (list->parties.front().name.starts_with("各") && more->parties.front().name.starts_with("各")));
            if (shared.found && (shared.shape == Shape::modal || all)) {
                list->parties.insert(list->parties.end(), more->parties.begin(), more->parties.end());
                list->span.end = more->span.end;
                events.push_back({at, list->span.end, index, *list, shared.shape, false});
                return true;
            }
        }
    }
    // 公安、交通等部门，加大整治力度: several offices, and behind the comma at once what they do
    if (list && !predicate.found && list->span.end == clause.span.end && clause.after == U'，' && index + 1 < clauses.size() &&
        list->parties.size() >= 2 && acting(text, *list) && !only(*list, PartyKind::post)) {
        const Clause& next = clauses[index + 1];
        const std::uint32_t act = skip_adverbs(text, next.span.begin, next.span.end);
        const Word verb_word = words_->longest(text, act, next.span.end);
        Shape shape = Shape::plain;
        if (verb_word.is(bit(verb)) && !verb_word.is(party_heads) && next.span.end > act + verb_word.length && acts(text, {act, next.span.end}, next.after, *list, shape) &&
            !narrates(text, {act, next.span.end})) {
            events.push_back({at, list->span.end, index, *list, Shape::plain, false});
            return true;
        }
    }
    if (!predicate.found) {
        // who is described is told by a command that follows
        if (!(clause.ahead & any_of(modal, request))) return false;
        list = described_at(text, clause, at);
        if (!list) list = ruled_at(text, clause, at);
        if (!list) return false;
        predicate = predicate_at(text, clauses, index, list->span.end);
        if (predicate.shape != Shape::modal) return false;
    }
    if (!predicate.found) return false;
    // 4月20日下午，第一党支部召开支委会: what the minutes are of
    if (predicate.shape == Shape::plain && index > 0 && !list->parties.front().name.starts_with("各") && !list->parties.front().name.starts_with("每") && convened(text, clauses[index - 1].span, {list->span.end, clause.span.end})) return false;
    Event event{at, list->span.end, index, *list, predicate.shape, predicate.heads_others};
    if (!acts(text, {list->span.end, clause.span.end}, clause.after, *list, event.shape)) return false;
    // 14户企业搬迁，由县住建局包干: what somebody else is charged with
    constexpr std::uint32_t bare_verb = 9;  // bytes
    if (event.shape == Shape::plain && clause.after == U'，' && clause.span.end - list->span.end <= bare_verb && index + 1 < clauses.size() &&
        starts_with(text, clauses[index + 1].span.begin, clauses[index + 1].span.end, "由"))
        return false;
    if (event.shape == Shape::plain && narrates(text, {list->span.end, clause.span.end})) event.shape = Shape::narrated;
    events.push_back(std::move(event));
    return true;
}

void ShapeGrammar::clause_events(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                                 std::vector<Event>& events) const {
    const Clause& clause = clauses[index];
    // nobody is named in it, not even by a bare name as 由赵明远牵头
    if (!words_->marks(text, clause.span.begin, clause.span.end) &&
        (clause.held & any_of(lead_verb, request)) != any_of(lead_verb, request) &&
        !(index > 0 && clause.span.size() <= 45 && clause.held & any_of(lead_verb, support_verb)))
        return;
    const std::uint32_t start = skip_openers(text, clause.span, *words_, false);
    std::uint32_t searched = start;
    bool found = subject_at(text, clauses, index, start, events);
    if (!found && may_open_with_time(text, start, clause.span.end)) {
        const std::uint32_t later = skip_openers(text, clause.span, *words_, true);
        if (later != start) found = subject_at(text, clauses, index, later, events);
    }
    if (!found && clause.held & bit(Sign::occasion) && clause.ahead & any_of(modal, request, future))
        found = subject_after_occasion(text, clauses, index, start, events);
    if (!found && clause.held & bit(Sign::effect)) found = effect_at(text, clause, index, start, events);
    if (!found && clause.held & bit(modal) && clause.held & bit(Sign::demand))
        found = subject_after_demand(text, clauses, index, start, events);
    if (found) searched = events.back().after;
    // 由 X inside the clause, and further subjects after 、
    const std::string_view rest = text.substr(searched, clause.span.end - searched);
    const bool requested = (clause.held & bit(request)) != 0 && (holds(rest, "由") || (!found && holds(rest, "请")));
    const bool more = requested || (found && holds(rest, "、"));
    for (std::uint32_t at = searched; more && at < clause.span.end;) {
        std::uint32_t length = 0;
        const char32_t c = character_at(text, at, length);
        if (const std::uint32_t past = skip_bracketed(text, at, clause.span.end); past != at) {
            at = past;
            continue;
        }
        const Word word = words_->longest(text, at, clause.span.end);
        const bool asks = word.is(bit(request)) && text.substr(at, word.length) == "请" && !found && asks_by_day(text, clause, at + word.length);
        if (word.is(bit(request)) && (asks || starts_with(text, at + word.length - 3, clause.span.end, "由")) && at > start) {
            // 防止…转由…: what is to be prevented
            if (prevents(text, {start, at})) break;
            // 由…的 describes; so does a clause that has its own subject already
            if (request_at(text, clause, at, found ? at : start, events)) {
                events.back().clause = index;
                at = events.back().after;
                found = true;
                continue;
            }
        }
        if (c == U'、' && found && events.size() >= 1 && events.back().clause == index) {
            const auto list = names_.list_at(text, at + length, clause.span.end);
            const bool command = list && events.back().shape == Shape::modal && !only(*list, PartyKind::post) &&
                                 words_->longest(text, list->span.end, clause.span.end).is(bit(modal));
            if (list && (only(*list, PartyKind::post) || events.back().heads_others || command) &&
                !takes_object(text, events.back().after, at)) {
                const Predicate predicate = predicate_at(text, clauses, index, list->span.end);
                if (predicate.found && command) {
                    // 各市要每月检查、各县要每周检查: each is told on its own
                    events.push_back({list->span.begin, list->span.end, index, *list, Shape::modal, false});
                    at = events.back().after;
                    continue;
                }
                if (predicate.found) {
                    Event event{list->span.begin,
                                list->span.end,
                                index,
                                *list,
                                predicate.shape == Shape::support ? Shape::support : Shape::plain,
                                false};
                    at = event.after;
                    events.push_back(std::move(event));
                    continue;
                }
            }
        }
        at += word ? word.length : length;
    }
}

void ShapeGrammar::helpers(std::string_view text, Span scope, std::uint32_t from,
                           std::vector<Assignment>& found) const {
    for (std::uint32_t at = from; at < scope.end;) {
        std::uint32_t length = 0;
        character_at(text, at, length);
        if (const std::uint32_t past = skip_bracketed(text, at, scope.end); past != at) {
            at = past;
            continue;
        }
        Word word = words_->longest(text, at, scope.end);
        // 将会 before 同 is 将 会同
        if (word.is(bit(future)) && starts_with(text, at + word.length, scope.end, "同") &&
            starts_with(text, at + word.length - 3, scope.end, "会")) {
            at += word.length - 3;
            word = words_->longest(text, at, scope.end);
        }
        const bool with = starts_with(text, at, scope.end, "与") || starts_with(text, at, scope.end, "和");
        // 成立联合督查组: what is set up
        const auto set_up = [&] {
            for (const std::string_view makes : Words{"成立", "组建", "组成", "建立", "开展", "派出", "印发", "实施", "召开"})
                if (ends_with(text, from, at, makes) && text.substr(at, word.length) == "联合") return true;
            return false;
        };
        // 由甲商乙提出方案, but not 合作社商业部门
        const bool consults = at == from && word.is(bit(joint)) && !starts_with(text, at, scope.end, "商业");
        // …牵头，联合采购办公室配合: the name of a body
        const bool body = word.is(bit(joint)) && at > scope.begin && (starts_with(text, at - 3, scope.end, "，") || starts_with(text, at - 3, scope.end, "、")) && [&] {
            const auto own = names_.list_at(text, at, scope.end);
            return own && own->span.begin == at;
        }();
        if (body) {
            at += word.length;
            continue;
        }
        if (((word.is(bit(joint)) && word.length >= 6) || consults || (with && at == from)) && !set_up()) {
            const std::uint32_t names_at = at + (word.is(bit(joint)) ? word.length : 3);
            if (const auto list = names_.list_at(text, names_at, scope.end)) {
                const Word next = words_->longest(text, list->span.end, scope.end);
                const bool together = !with || text.substr(list->span.end, 6) == "共同" || next.is(bit(joint));
                if (together) {
                    for (const Party& party : list->parties)
                        found.push_back({party, Role::support, Shape::support, scope, 0.9});
                    at = list->span.end;
                    continue;
                }
            }
        }
        at += word ? word.length : length;
    }
}

void ShapeGrammar::find(std::string_view text, Span sentence, std::span<const Clause> clauses,
                        std::vector<Assignment>& found) const {
    thread_local std::vector<Event> kept_for_next;
    std::vector<Event>& events = kept_for_next;
    events.clear();
    for (std::size_t i = 0; i < clauses.size(); ++i)
        if (events.empty() || events.back().after <= clauses[i].span.begin) clause_events(text, clauses, i, events);
    if (events.empty()) return;

    for (std::size_t i = 0; i < events.size();) {
        const Event& head = events[i];
        if (head.shape == Shape::narrated) {
            for (const Party& party : head.list.parties)
                found.push_back({party, Role::mention, Shape::narrated, {}, 0.6});
            ++i;
            continue;
        }
        // parties that answer together with this one
        std::size_t next = i + 1;
        std::vector<std::pair<std::size_t, Role>> joined;
        for (; next < events.size(); ++next) {
            const Event& other = events[next];
            bool semicolon = false;
            for (std::size_t c = head.clause + 1; c <= other.clause; ++c) semicolon |= clauses[c].before == U'；';
            if (semicolon) break;
            const bool listed = other.shape == Shape::request && head.shape == Shape::request &&
                                other.clause == head.clause && !other.heads_others;
            if (listed) {
                // 由市级调控、由各区招录: one clause names them all
                const bool helps = words_->longest(text, other.after, sentence.end).is(bit(support_verb));
                joined.emplace_back(next, helps ? Role::support : Role::lead);
            } else if (other.shape == Shape::support) {
                joined.emplace_back(next, Role::support);
            } else if (head.heads_others && (other.shape == Shape::lead || (other.shape == Shape::plain && (only(head.list, PartyKind::person) || clauses[other.clause].span.end < other.after + 20)))) {
                // 由赵明远牵头，青石镇落实: the office answers, the person sees to it
                const bool answers = other.shape == Shape::lead || only(head.list, PartyKind::person);
                joined.emplace_back(next, answers ? Role::lead : Role::support);
            } else if (other.clause > head.clause && only(other.list, PartyKind::person) && sees_to_it(text, other, clauses[other.clause].span.end)) {
                joined.emplace_back(next, Role::lead);  // 县城投公司筹措资金，赵明远同志统筹调度
            } else if (other.shape == Shape::plain && superintends(text, other, clauses[other.clause].span.end)) {
                joined.emplace_back(next, Role::support);
            } else if ((other.shape == Shape::plain || other.shape == Shape::lead) &&
                       only(other.list, PartyKind::post) &&
                       (heads_of_all(other.list) || ends_with(text, sentence.begin, other.begin, "、"))) {
                joined.emplace_back(next, Role::lead);
            } else {
                break;
            }
        }
        std::uint32_t end = sentence.end;
        if (next < events.size()) {
            const Clause& cut = clauses[events[next].clause];
            end = events[next].clause == events[i].clause || events[next].begin < cut.span.begin ? events[next].begin
                                                                                                 : cut.span.begin;
        }
        // 甲局要…；没有开工的标段，由乙局…: what stands behind the semicolon is the next one's, and so is 对没有开工的标段 before any of its words
        if (next < events.size())
            for (std::size_t c = events[next].clause; c > head.clause; --c)
                if (clauses[c].before == U'；' && (events[next].shape == Shape::request || opens_topic(text, clauses[c].span, true))) {
                    end = std::min(end, clauses[c].span.begin);
                    break;
                }
        // back over separators, and over what the next party is told about: 对需要整改的，县财政局要…
        const std::size_t last = next < events.size() ? events[next].clause : clauses.size();
        for (std::size_t c = clauses.size(); c-- > 0;) {
            if (clauses[c].span.begin >= end) continue;
            if (next < events.size() && c + 1 == last && c > events[i].clause && opens_topic(text, clauses[c].span, events[next].shape == Shape::request)) continue;
            end = std::min(end, clauses[c].span.end);
            break;
        }
        if (ends_with(text, head.begin, end, "、")) end -= 3;
        end = std::min(end, end_of_item(text, clauses, head));
        if (head.shape == Shape::request && next == i + 1) end = std::min(end, end_of_topic(text, clauses, head));
        Span scope{head.begin, end};
        if (const std::uint32_t charge = begin_of_charge(text, clauses, head); charge != no_index && (i == 0 || events[i - 1].clause + 1 < head.clause)) {
            scope.begin = charge;
            if (next == i + 1) scope.end = std::max(head.after, std::min(end, clauses[head.clause].span.end));
        }
        // X 协助做好…: where it helps nobody who is named, what it does is its own
        const Word help = words_->longest(text, skip_adverbs(text, head.after, end), end);
        // 县公安部门负责人参加。: who was there
        if (head.shape == Shape::support && i == 0 && next == 1 && head.after > sentence.begin &&
            skip_adverbs(text, head.after, sentence.end) + help.length + 3 >= sentence.end &&
            (text.substr(skip_adverbs(text, head.after, end), help.length) == "参加" ||
             text.substr(skip_adverbs(text, head.after, end), help.length) == "参与")) {
            i = next;
            continue;
        }
        const bool described = starts_with(text, skip_adverbs(text, head.after, end) + help.length, end, "的");
        const bool helps = head.shape == Shape::support && (i > 0 || next > i + 1 || described);
        const Role role = helps ? Role::support : Role::lead;
        const Shape shape = !helps && head.shape == Shape::support ? Shape::plain : head.shape;
        const double sure = head.shape == Shape::plain ? 0.6 : head.shape == Shape::support ? 0.7 : 0.95;
        for (const Party& party : head.list.parties) found.push_back({party, role, shape, scope, sure});
        for (const auto& [index, joined_role] : joined)
            for (const Party& party : events[index].list.parties)
                found.push_back({party, joined_role, events[index].shape, scope, 0.85});
        helpers(text, scope, head.after, found);
        i = next;
    }
}

}  // namespace jianbao::chinese
