#include <algorithm>

#include "assignment.h"
#include "name_words.h"
#include "shape_events.h"

namespace jianbao::chinese {

namespace {

/// Behind the 特别是 or 尤其是 that opens the clause; its begin where neither does.
std::uint32_t behind_above_all(std::string_view text, Span clause) {
    const std::uint32_t begin = skip_spaces(text, clause.begin, clause.end);
    for (const std::string_view above_all : Words{"特别是", "尤其是"})
        if (starts_with(text, begin, clause.end, above_all)) return begin + static_cast<std::uint32_t>(above_all.size());
    return clause.begin;
}

constexpr Classes predicate_words = any_of(verb, soft_verb, goal, preposition, lead_verb, support_verb, joint);

/// 校领导陪餐每天至少1人: a short clause with a measure in it.
bool at_least(std::string_view text, Span clause) {
    constexpr std::uint32_t longest = 60;  // bytes
    return clause.size() <= longest && holds(text.substr(clause.begin, clause.size()), "至少");
}

/// 每年组织演练不少于2次: how often and how much is asked, by the form.
bool at_least_each(std::string_view text, Span said) {
    const std::string_view words = text.substr(said.begin, said.size());
    const std::size_t turn = words.find("每");
    return turn != words.npos && (holds(words.substr(turn), "不少于") || holds(words.substr(turn), "至少"));
}

/// Whether the words behind the names list means: 通过…、…等方式.
bool names_means(const Phrases& known, std::string_view rest) {
    return known[Phrase::means_listed].stands_in(rest);
}

/// Behind a day that is no limit: 召开支委会, 举行签约仪式.
bool convened(const Phrases& known, std::string_view text, Span day, Span said) {
    const std::string_view when = text.substr(day.begin, day.size()), what = text.substr(said.begin, said.size());
    if (when.empty() || when.front() < '0' || when.front() > '9') return false;
    bool dated = false;
    for (const std::string_view end : Words{"日", "上午", "下午", "晚", "晚上", "号"}) dated |= when.ends_with(end);
    return dated && !known[Phrase::gathering].begins(what).empty();
}

/// 100人以上的 behind 从业人员: how large those are who are named next.
bool sizes_up(std::string_view text, std::uint32_t at, std::uint32_t end) {
    constexpr std::uint32_t longest = 36;  // bytes
    if (at >= end || text[at] < '0' || text[at] > '9') return false;
    const std::string_view size = text.substr(at, std::min(end - at, longest));
    return holds(size, "以上的") || holds(size, "以下的");
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
    if ((words_->starting(text, at) & bit(request) && !names_.wishes_nothing(text, at, clause.span.end) && request_at(text, clause, at, at, events)) ||
        (clause.held & bit(modal) && words_->starting(text, at) & bit(modal) && needed_at(text, clause, at, events))) {
        events.back().clause = index;
        return true;
    }
    auto list = names_.list_at(text, at, clause.span.end);
    if (list && starts_with(text, list->span.end, clause.span.end, "期间")) return false;  // 两会期间
    if (list && sizes_up(text, list->span.end, clause.span.end)) list.reset();
    if (!list) list = put_in_charge(text, clause, index, at);
    // 总经理要求青石公司…
    if (list && list->span.end < clause.span.end && starts_with(text, list->span.end, clause.span.end, "要求") &&
        !only(*list, PartyKind::unit) && request_at(text, clause, list->span.end, list->span.end, events)) {
        events.back().clause = index;
        return true;
    }
    // 校级领导听课每月不少于10节: what is measured stands between the name and its measure
    if (!list && (clause.held & bit(goal) || (clause.held & bit(adverb) && at_least(text, clause.span))) &&
        (starts_with(text, at, clause.span.end, "各") ||
         words_->starting(text, at) & any_of(head_post, domain, determiner) || clause.span.size() <= 60))
        list = measured_at(text, clause, at);
    Predicate predicate;
    if (list) predicate = predicate_at(text, clauses, index, list->span.end);
    if (!predicate.found)
        if (auto owner = owner_of_paper(text, clause, at)) {
            list = std::move(owner);
            predicate = predicate_at(text, clauses, index, list->span.end);
        }
    if (list && predicate.found) leave_out_partner(text, *list, clause.span.end);
    // 各县，特别是受灾的地区，要…
    if (list && list->span.end == clause.span.end && clause.after == U'，' && index + 1 < clauses.size()) {
        const Span next = clauses[index + 1].span;
        if (behind_above_all(text, next) != next.begin && list_goes_on(text, clauses, index, at, *list, events)) return true;
    }
    const bool ends_clause = list && !predicate.found && list->span.end == clause.span.end;
    // 县商务局牵头建设物流园: the object ends as a name does
    if (ends_clause || (predicate.found && predicate.shape == Shape::plain)) {
        const Span last = list->parties.back().evidence;
        if (const std::uint32_t end = ends_clause ? office_that_acts(text, last) : office_over_institution(text, last); end != 0) {
            const auto office = names_.list_at(text, at, end);
            if (office && office->span.end == end) {
                list = office;
                predicate = predicate_at(text, clauses, index, end);
            }
        }
    }
    if (ends_clause && !predicate.found && list->span.end == clause.span.end && clause.after == U'，' &&
        index + 1 < clauses.size() &&
        (list_goes_on(text, clauses, index, at, *list, events) || offices_act(text, clauses, index, at, *list, events)))
        return true;
    if (!predicate.found) {
        // who is described is told by a command that follows, or by how often: 有防汛任务的村每年演练不少于2次
        const bool measured = holds(text.substr(at, clause.span.end - at), "的") && at_least_each(text, {at, clause.span.end});
        if (!(clause.ahead & any_of(modal, request)) && !measured) return false;
        list = described_at(text, clause, at);
        if (!list) list = ruled_at(text, clause, at);
        if (list) {
            predicate = predicate_at(text, clauses, index, list->span.end);
        } else {
            list = ruled_in_case(text, clauses, index, at);
            if (!list) return false;
            predicate = {true, Shape::modal, false};
        }
        if (predicate.shape != Shape::modal && !(measured && predicate.shape == Shape::plain)) return false;
    }
    return predicate.found &&
           takes_part(text, clauses, index, {at, list->span.end, index, *list, predicate.shape, predicate.heads_others},
                      events);
}

bool ShapeGrammar::takes_part(std::string_view text, std::span<const Clause> clauses, std::size_t index, Event event,
                              std::vector<Event>& events) const {
    const Clause& clause = clauses[index];
    const Span rest{event.after, clause.span.end};
    // 4月20日下午，第一党支部召开支委会: what the minutes are of
    const std::string& name = event.list.parties.front().name;
    if (event.shape == Shape::plain && index > 0 && !name.starts_with("各") && !name.starts_with("每") &&
        convened(words_->phrases(), text, clauses[index - 1].span, rest))
        return false;
    if (!acts(text, rest, clause.after, event.list, event.shape)) return false;
    // 14户企业搬迁，由县住建局包干: what somebody else is charged with
    constexpr std::uint32_t bare_verb = 9;  // bytes
    if (event.shape == Shape::plain && clause.after == U'，' && rest.size() <= bare_verb &&
        index + 1 < clauses.size() &&
        starts_with(text, clauses[index + 1].span.begin, clauses[index + 1].span.end, "由"))
        return false;
    if (event.shape == Shape::plain && narrates(text, rest)) event.shape = Shape::narrated;
    events.push_back(std::move(event));
    return true;
}

/// 青石镇负责做工作，赵明远牵头: a bare name is put in charge behind what others do.
std::optional<PartyList> ShapeGrammar::put_in_charge(std::string_view text, const Clause& clause, std::size_t index,
                                                     std::uint32_t at) const {
    constexpr std::uint32_t longest_charge = 45;  // bytes
    if (index == 0 || clause.span.end - at > longest_charge || !(clause.held & any_of(lead_verb, support_verb)))
        return std::nullopt;
    auto list = names_.list_at(text, at, clause.span.end, true);
    if (!list) return std::nullopt;
    const bool bare = std::all_of(list->parties.begin(), list->parties.end(), [&](const Party& one) {
        return one.kind == PartyKind::person || names_.is_province(one.name);
    });
    const std::uint32_t behind = list->span.end;
    const Word charge = words_->longest(text, behind, clause.span.end, any_of(lead_verb, support_verb));
    if (!bare || behind + charge.length != clause.span.end) list.reset();
    return list;
}

/// 各牵头部门的年度计划务于2月28日前报送, 各单位值班表请于…报送: whose paper it is.
std::optional<PartyList> ShapeGrammar::owner_of_paper(std::string_view text, const Clause& clause,
                                                      std::uint32_t at) const {
    constexpr std::size_t farthest = 90;  // bytes
    if (!(clause.held & bit(Sign::at_time)) ||
        !due_paper_stands_in(words_->phrases(), text.substr(at, clause.span.end - at)))
        return std::nullopt;
    const std::string_view front = text.substr(at, std::min<std::size_t>(clause.span.end - at, farthest));
    const std::size_t of = find_word(front, "的");
    // 各单位值班表请于9月26日前报送
    for (std::uint32_t end = at + static_cast<std::uint32_t>(of == text.npos ? front.size() : of); end > at; --end) {
        if ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80 || !paper_is_due(words_->phrases(), text, {end, clause.span.end})) continue;
        auto list = names_.list_at(text, at, end);
        // 各部门联络员名单: who is listed does not hand it in
        const bool listed = list && only(*list, PartyKind::post) && starts_with(text, end, clause.span.end, "名单");
        if (list && list->span.end == end && !listed) return list;
        if (of != text.npos) break;
    }
    return std::nullopt;
}

/// 特别是|重点监视防御区所在地人民政府: some of those named before, whatever describes them, up to the command or the comma.
std::optional<PartyList> ShapeGrammar::picked_out(std::string_view text, std::uint32_t begin, std::uint32_t limit) const {
    constexpr std::uint32_t longest = 60;  // bytes
    const std::uint32_t end = std::min(limit, words_->next_of(text, begin, limit, bit(modal)));
    if (end - begin > longest || words_->phrases()[Phrase::bodies_picked_out].ends(text.substr(begin, end - begin)).empty()) return std::nullopt;
    return PartyList{{begin, end}, {{{begin, end}, name_in(text, {begin, end}), PartyKind::group}}};
}

/// 各县区政府，应急、林业等部门要…: the list goes on behind a comma.
bool ShapeGrammar::list_goes_on(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                                std::uint32_t at, const PartyList& list, std::vector<Event>& events) const {
    const Span next = clauses[index + 1].span;
    // 各镇，特别是沿河各镇，要…
    const std::uint32_t begin = behind_above_all(text, next);
    const bool picked = begin != next.begin;
    auto more = names_.list_at(text, begin, next.end);
    if (picked && (!more || !predicate_at(text, clauses, index + 1, more->span.end).found)) more = picked_out(text, begin, next.end);
    if (!more) return false;
    const Predicate shared = predicate_at(text, clauses, index + 1, more->span.end);
    const bool posts = only(*more, PartyKind::post) && only(list, PartyKind::post) &&
                       starts_with(text, more->span.end, next.end, "每");
    const bool each = list.parties.front().name.starts_with("各") && more->parties.front().name.starts_with("各");
    if (!shared.found || (shared.shape != Shape::modal && !(shared.shape == Shape::plain && (posts || each))))
        return false;
    PartyList all = list;
    all.parties.insert(all.parties.end(), more->parties.begin(), more->parties.end());
    all.span.end = more->span.end;
    events.push_back({at, all.span.end, index, std::move(all), shared.shape, false});
    return true;
}

/// 公安、交通等部门，加大整治力度: several offices, and behind the comma at once what they do.
bool ShapeGrammar::offices_act(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                               std::uint32_t at, const PartyList& list, std::vector<Event>& events) const {
    if (list.parties.size() < 2 || only(list, PartyKind::post) || !acting(text, list)) return false;
    const Clause& next = clauses[index + 1];
    const Span said{skip_adverbs(text, next.span.begin, next.span.end), next.span.end};
    const Word verb_word = words_->longest(text, said.begin, said.end);
    Shape shape = Shape::plain;
    if (!verb_word.is(bit(verb)) || verb_word.is(party_heads) || said.end <= said.begin + verb_word.length ||
        !acts(text, said, next.after, list, shape) || narrates(text, said))
        return false;
    events.push_back({at, list.span.end, index, list, Shape::plain, false});
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
    std::uint32_t start = skip_openers(text, clause.span, *words_, false);
    // （县发改局负责）县水利局要…: a bracket that closed the item before
    std::uint32_t length = 0;
    if (clause.before == 0 && start < clause.span.end && std::u32string_view(U"（(【〔［[").find(character_at(text, start, length)) != std::u32string_view::npos)
        start = skip_openers(text, {skip_spaces(text, skip_bracketed(text, start, clause.span.end), clause.span.end), clause.span.end}, *words_, false);
    std::uint32_t searched = start;
    bool found = subject_at(text, clauses, index, start, events);
    if (!found && may_open_with_time(text, start, clause.span.end)) {
        const std::uint32_t later = skip_openers(text, {start, clause.span.end}, *words_, true);
        if (later != start) found = subject_at(text, clauses, index, later, events);
    }
    if (!found || events.back().shape == Shape::plain)
        if (const std::uint32_t whom = asked_by_somebody(text, clause); whom != clause.span.begin) {
            if (found && events.back().begin == whom) events.back().shape = Shape::request;
            if (!found && asked_at(text, clause, whom, whom, whom, events)) {
                events.back().clause = index;
                found = true;
            }
        }
    if (!found && clause.held & bit(Sign::occasion) && clause.ahead & any_of(modal, request, future))
        found = subject_after_occasion(text, clauses, index, start, events);
    if (!found && (clause.held & bit(modal) || holds(text.substr(start, clause.span.end - start), "每")))
        found = subject_behind_circumstances(text, clauses, index, start, events);
    if (!found && starts_with(text, start, clause.span.end, "建议")) found = advised_at(text, clause, index, start, events);
    if (!found && starts_with(text, start, clause.span.end, "以")) found = main_actor_at(text, clauses, index, start, events);
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
        const bool asks = word.is(bit(request)) && text.substr(at, word.length) == "请" && !found &&
                          asks_by_day(text, clause, at + word.length);
        if (word.is(bit(request)) && (asks || starts_with(text, at + word.length - 3, clause.span.end, "由")) &&
            at > start) {
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
                !takes_object(text, events.back().after, at) &&
                !names_means(words_->phrases(), text.substr(events.back().after, clause.span.end - events.back().after))) {
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
            for (const std::string_view makes :
                 Words{"成立", "组建", "组成", "建立", "开展", "派出", "印发", "实施", "召开"})
                if (ends_with(text, from, at, makes) && text.substr(at, word.length) == "联合") return true;
            return false;
        };
        // 由甲商乙提出方案, but not 合作社商业部门
        const bool consults = at == from && word.is(bit(joint)) && !starts_with(text, at, scope.end, "商业");
        // …牵头，联合采购办公室配合: the name of a body
        const bool body = word.is(bit(joint)) && at > scope.begin &&
                          (starts_with(text, at - 3, scope.end, "，") || starts_with(text, at - 3, scope.end, "、")) &&
                          [&] {
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
    std::vector<Event> events;
    for (std::size_t i = 0; i < clauses.size(); ++i)
        if (events.empty() || events.back().after <= clauses[i].span.begin) clause_events(text, clauses, i, events);
    next_steps(text, clauses, events);
    for (std::size_t i = 0; i < events.size();) i = assign(text, sentence, clauses, events, i, found);
}

}  // namespace jianbao::chinese
