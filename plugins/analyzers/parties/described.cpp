// Parties a rule describes instead of naming them, and commands that stand a clause further on.
#include <algorithm>

#include "assignment.h"
#include "character_set.h"
#include "name_words.h"
#include "shape_events.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// Commands of rules: 要 may speak to anybody, these speak to who stands before them.
bool rules(std::string_view command) {
    return command.starts_with("应") || command.starts_with("须") || command == "必须" || command == "不得" ||
           command == "需" || command == "不准" || command.starts_with("均应") || command.starts_with("都应");
}

}  // namespace

/// 镇 of 未完成任务的镇要…, 家庭 of 承租公房的家庭，…应当…: behind a description a place needs no name, nor do people whom the
/// clause ends with. Empty for others.
Span ShapeGrammar::described_without_name(std::string_view text, std::uint32_t at, std::uint32_t end) const {
    const auto commanded = [&](std::uint32_t behind) { return words_->longest(text, behind, end).is(bit(modal)); };
    if (const Word place = words_->longest(text, at, end, bit(head_place)); place && commanded(at + place.length)) return {at, at + place.length};
    const auto people = static_cast<std::uint32_t>(words_->phrases()[Phrase::people_described].begins(text.substr(at, end - at)).size());
    return people != 0 && (at + people == end || commanded(at + people)) ? Span{at, at + people} : Span{};
}

/// 乡镇、街道 of 有任务的乡镇、街道要…: bare heads in a row, up to the command or the clause's end; none where there is only one.
std::vector<Span> ShapeGrammar::heads_in_row(std::string_view text, std::uint32_t at, std::uint32_t end) const {
    std::vector<Span> heads;
    for (;;) {
        const Word head = words_->longest(text, at, end, any_of(head_place, head_class, head_unit));
        if (!head) return {};
        heads.push_back({at, at + head.length});
        at += head.length;
        if (at == end || words_->longest(text, at, end).is(bit(modal))) break;
        std::uint32_t joined = 0, length = 0;
        if (character_at(text, at, length) == U'、')
            at += length;
        else if (is_conjunction(text, at, end, joined))
            at += joined;
        else
            return {};
    }
    if (heads.size() < 2) heads.clear();
    return heads;
}

/// Where a relative clause names the party: 已经完成改革任务的县区，要…
std::optional<PartyList> ShapeGrammar::described_at(std::string_view text, const Clause& clause,
                                                    std::uint32_t at, bool asked) const {
    if (!words_->marks(text, at, clause.span.end) ||
        words_->longest(text, at, clause.span.end).is(any_of(preposition, modal, goal, pronoun, request)) ||
        !words_->phrases()[Phrase::openings_of_no_rule].begins(text.substr(at, clause.span.end - at)).empty() ||
        !holds(text.substr(at, std::min<std::size_t>(clause.span.end - at, 120)), "的"))
        return std::nullopt;
    std::uint32_t of = 0;
    std::uint32_t length = 0;
    unsigned characters = 0;
    for (std::uint32_t i = at; i < clause.span.end && characters < 40; ++characters) {
        const char32_t c = character_at(text, i, length);
        const Word word = words_->longest(text, i, clause.span.end);
        if (word.is(bit(modal))) break;
        if (c == U'的') of = i + length;
        i += c == U'的' || !word ? length : word.length;
    }
    if (of == 0) return std::nullopt;
    auto list = names_.list_at(text, of, clause.span.end, asked);
    // 请参加培训的同志于…
    if (asked && !list && starts_with(text, of, clause.span.end, "同志")) {
        const std::uint32_t end = of + (starts_with(text, of, clause.span.end, "同志们") ? 9 : 6);
        list = PartyList{{at, end}, {{{at, end}, name_in(text, {at, end}), PartyKind::group}}};
    }
    if (!list)
        if (const Span own = described_without_name(text, of, clause.span.end); !own.empty())
            list = PartyList{{at, own.end}, {{own, name_in(text, own), PartyKind::group}}};
    // 新建的学校、医院要…: a verb alone tells what becomes of them
    const bool undergone = words_->longest(text, at, of).is(any_of(verb, soft_verb)) && at + words_->longest(text, at, of).length + std::string_view("的").size() == of;
    if (const std::vector<Span> heads = heads_in_row(text, of, clause.span.end); !heads.empty() && !undergone) {
        PartyList all{{at, heads.back().end}, {}};
        for (const Span& head : heads) {
            const Span own{&head == &heads.front() ? at : head.begin, head.end};
            all.parties.push_back({own, name_in(text, own), PartyKind::group});
        }
        return all;
    }
    if (!list || list->parties.size() != 1) return std::nullopt;
    Party& party = list->parties.front();
    if (words_->classes_of(text.substr(of, list->span.end - of)) & bit(object)) return std::nullopt;
    // 由承担教学任务的学院组织: behind 由 a bare head is enough
    const bool bare = asked && party.kind == PartyKind::unit && list->span.end - of <= 6 &&
                      words_->longest(text, at, of).is(any_of(verb, lead_verb, support_verb));
    // 有疫情的学校要…, 未完成任务的镇要…: so it is behind what they have or have not, and of places, where the command follows at once
    static constexpr WordList having({"有", "没有", "无"});
    const bool place = (words_->classes_of(text.substr(of, list->span.end - of)) & bit(head_place)) != 0;
    const bool told = party.kind == PartyKind::unit && (place || (list->span.end - of <= 6 && !having.begins(text.substr(at, of - at)).empty())) &&
                      words_->longest(text, list->span.end, clause.span.end).is(bit(modal));
    if (!bare && !told && party.kind != PartyKind::group && party.kind != PartyKind::universal && party.kind != PartyKind::post)
        return std::nullopt;
    // 药品生产企业、在本县销售药品的企业: names in front of the one described
    PartyList all{{at, list->span.end}, {}};
    std::uint32_t begin = at;
    for (;;) {
        const auto front = names_.list_at(text, begin, of);
        if (!front || !starts_with(text, front->span.end, of, "、")) break;
        all.parties.insert(all.parties.end(), front->parties.begin(), front->parties.end());
        begin = front->span.end + 3;
    }
    party.evidence.begin = begin;
    party.name = name_in(text, {begin, list->span.end});
    party.kind = PartyKind::group;
    all.parties.push_back(party);
    return all;
}

/// 会议原则同意 X 关于…的意见，会后修改完善报县委审定; X 提交的《…》，根据会议意见修改后印发: what a meeting says of
/// somebody's paper, that body has to do with it. `at` is behind the names.
bool ShapeGrammar::hands_in(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                            std::uint32_t at) const {
    const Clause& paper = clauses[index];
    if (paper.after != U'，' || index + 1 >= clauses.size() || clauses[index + 1].before != U'，') return false;
    const std::string_view words = text.substr(at, paper.span.end - at);
    const Phrases& known = words_->phrases();
    // 县粮食局将检查情况，于6月20日前报县政府
    if ((words.starts_with("将") || words.starts_with("把")) && is_due(known, text, clauses[index + 1].span.begin, clauses[index + 1].span.end)) return true;
    if (!opens_with_paper(known, words)) return false;
    if (known[Phrase::papers_discussed].ends(words).empty()) return false;
    const Span next = clauses[index + 1].span;
    const std::string_view step = text.substr(next.begin, next.size());
    if (holds(step, "由")) return false;  // somebody else is charged with it
    if (step.starts_with("按") && step.substr(0, 60).find("程序") != step.npos) return true;  // 按政府采购程序办理
    return !known[Phrase::steps_after_discussion].begins(step).empty();
}

/// X 开展监测，应当…; X 终止的，应当…: what the party does or is in is the case, the command follows. Rules
/// are written so; 要 behind a clause of its own may speak to anybody.
bool ShapeGrammar::ruled_later(std::string_view text, std::span<const Clause> clauses, std::size_t index) const {
    std::size_t next = index + 1;
    // X 变更、终止等情况，以及条件变化的，应当…: a second case
    if (next + 1 < clauses.size() && clauses[next].before == U'，' && clauses[next + 1].before == U'，' &&
        ends_with(text, clauses[next].span.begin, clauses[next].span.end, "的") &&
        !words_->longest(text, clauses[next].span.begin, clauses[next].span.end).is(bit(modal)))
        ++next;
    if (next >= clauses.size() || clauses[next].before != U'，') return false;
    const Span span = clauses[next].span;
    std::uint32_t at = skip_openers(text, span, *words_, true);
    for (Word word; (word = words_->longest(text, at, span.end)).is(bit(adverb)) && !word.is(bit(modal));)
        at += word.length;
    const Word word = words_->longest(text, at, span.end);
    const std::string_view command = text.substr(at, word.length);
    return word.is(bit(modal)) && rules(command) && !states_condition(words_->phrases(), text, at, word.length, span.end) &&
           !narrates(text, clauses[index].span);
}

/// 综合利用企业应当…, 与县城合作的维修企业、机动车拆解企业不得…: classes whose names hold words that
/// names do not hold are told from a predicate by the command directly behind them.
std::optional<PartyList> ShapeGrammar::ruled_at(std::string_view text, const Clause& clause, std::uint32_t at) const {
    constexpr std::size_t longest_name = 75;  // bytes
    if (!words_->marks(text, at, clause.span.end) || !(clause.held & bit(modal)) ||
        words_->next_of(text, at, clause.span.end, bit(modal)) >= clause.span.end ||
        !words_->phrases()[Phrase::openings_of_no_name].begins(text.substr(at, clause.span.end - at)).empty())
        return std::nullopt;
    const Word opening = words_->longest(text, at, clause.span.end);
    // 如待遇领取人员…: a case opens the clause
    static constexpr std::string_view cases[] = {"如", "若", "凡", "当", "因"};
    for (const std::string_view when : cases)
        if (starts_with(text, at, clause.span.end, when) && opening.length <= when.size()) return std::nullopt;
    if (opening.is(any_of(universal, head_unit)) && !opening.is(any_of(verb, soft_verb))) return std::nullopt;
    PartyList list{{at, at}, {}};
    std::uint32_t begin = at;  // of the name being read
    Word last;
    bool introduced = false;  // 与…合作的: the name begins with a preposition
    bool of = false;
    bool manner = false;  // an adverb that no 的 has closed yet
    for (std::uint32_t i = at; i < clause.span.end && i - begin < longest_name;) {
        std::uint32_t length = 0;
        const char32_t c = character_at(text, i, length);
        const Word word = words_->longest(text, i, clause.span.end);
        std::uint32_t joined = 0;
        // 领取人员 are some, 有关人员 and 各单位 are everybody
        const bool some = !last.is(bit(universal)) ||
                          (i - begin > last.length && !words_->longest(text, begin, i).is(any_of(determiner, universal)) &&
                           !stands_for_everybody(*words_, text.substr(begin, i - begin)));
        const bool headed = last.is(any_of(head_class, head_post)) && !last.is(bit(object)) && some;
        const bool named = headed && i > begin && (!introduced || of) && !manner;
        const bool commanded = word.is(bit(modal));
        const bool goes_on = c == U'、' || (!word.is(party_heads) && headed && is_conjunction(text, i, clause.span.end, joined));
        if (commanded || goes_on) {
            if (!named || (commanded && !rules(text.substr(i, word.length)))) return std::nullopt;
            list.parties.push_back({{begin, i}, name_in(text, {begin, i}), PartyKind::group});
            list.span.end = i;
            if (commanded) return list;
            i = begin = i + (joined ? joined : length);
            last = {};
            introduced = of = manner = false;
            continue;
        }
        if (!is_han(c) || c == U'了') return std::nullopt;
        if (i == begin && word.is(bit(preposition)) && !word.is(any_of(verb, soft_verb))) {
            const std::string_view first = text.substr(i, word.length);
            if (first != "与" && first != "同") return std::nullopt;
            introduced = true;
        } else if (word.is(any_of(past, pronoun, request, goal)) && !word.is(any_of(soft_verb, verb))) {
            return std::nullopt;
        }
        manner |= word.is(bit(adverb)) && !word.is(any_of(soft_verb, verb));
        if (c == U'的') {
            of = true;
            manner = false;
        }
        i += word ? word.length : length;
        last = word;
    }
    return std::nullopt;
}

/// …收费|应当遵循…: an activity of whoever stands before it, and the command about it.
bool ShapeGrammar::rules_at_once(std::string_view text, std::uint32_t at, std::uint32_t end) const {
    const std::string_view activity = words_->phrases()[Phrase::activities_ruled].begins(text.substr(at, end - at));
    if (activity.empty()) return false;
    const std::uint32_t behind = at + static_cast<std::uint32_t>(activity.size());
    const Word word = words_->longest(text, behind, end);
    return word.is(bit(modal)) && rules(text.substr(behind, word.length)) && !states_condition(words_->phrases(), text, behind, word.length, end);
}

/// 养老机构|取得补贴后，应当公示; 公证员|首次执业，应当备案: behind a name what it is about to do or what became of it, and the command at once.
/// 残疾人符合条件的，应当发放补贴 is about those who are given something; 企业的奖励混乱，必须整顿 tells of a thing.
bool ShapeGrammar::rules_in_case(std::string_view text, std::span<const Clause> clauses, std::size_t index, std::uint32_t at) const {
    const Phrases& known = words_->phrases();
    const Span rest{at, clauses[index].span.end};
    const std::string_view said = text.substr(rest.begin, rest.size());
    if (said.empty() || !ruled_later(text, clauses, index) || commands(text, rest)) return false;
    if (!known[Phrase::cases_of_things].begins(said).empty() || !known[Phrase::things_owned].ends(said).empty() || known[Phrase::speaking].stands_in(said)) return false;
    const Span next = clauses[index + 1].span;
    const std::string_view command = text.substr(next.begin, next.size());
    if (holds(command, "承担") && holds(command, "责任")) return false;  // a sanction without a body that imposes it
    static constexpr WordList closed({"的", "后", "时", "前"});
    return !closed.ends(said).empty() || command.starts_with("应当");
}

/// 公证员|首次执业，应当…; 医疗机构|收费应当…: of a rule, the longest name that opens it, whatever follows up to the command.
std::optional<PartyList> ShapeGrammar::ruled_in_case(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                                                     std::uint32_t at) const {
    constexpr std::uint32_t longest_names = 90;  // bytes
    const Span clause = clauses[index].span;
    const Phrases& known = words_->phrases();
    if (!words_->marks(text, at, clause.end) || !known[Phrase::openings_of_no_rule].begins(text.substr(at, clause.end - at)).empty()) return std::nullopt;
    // 专利代理师: their trade opens the name, but 培训对象…
    const Word opening = words_->longest(text, at, clause.end);
    const auto names_people = [&](const PartyList& list) {
        return (only(list, PartyKind::post) || only(list, PartyKind::group)) && !opening.is(any_of(verb, soft_verb, goal, lead_verb, support_verb));
    };
    std::vector<std::uint32_t> ends;  // of what may be the names
    // 民航局|准予申请人经营的: whom it decides about
    static constexpr WordList decides({"准予", "批准", "许可", "同意", "决定"});
    for (std::uint32_t i = at; i < std::min(clause.end, at + longest_names);) {
        const Word word = words_->longest(text, i, clause.end);
        std::uint32_t length = 0;
        const char32_t c = character_at(text, i, length);
        const bool heads = word.is(party_heads);
        if (!heads && (word.is(any_of(modal, request, past, pronoun, preposition)) || (!is_han(c) && c != U'、'))) break;
        // 企业的许可证: what is theirs
        if (c == U'的' && !ends.empty() && ends.back() == i) ends.pop_back();
        if (c == U'的' || (!ends.empty() && decides.has(text.substr(i, 6)))) break;
        i += word ? word.length : length;
        // 民政部|门
        if (heads && ends_with(text, at, i, "部") && starts_with(text, i, clause.end, "门")) i += 3;
        // 个人所|得税法, 本办|法
        static constexpr CharacterSet goes_on(U"法得理议员长门事计位址属产地");
        if (heads && (word.length > 3 || i >= clause.end || !goes_on.contains(character_at(text, i, length)))) ends.push_back(i);
    }
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        if (*end >= clause.end || !(rules_in_case(text, clauses, index, *end) || rules_at_once(text, *end, clause.end))) continue;
        auto list = names_.list_at(text, at, *end);
        if (list && list->span.end == *end && !list->universal() && (well_formed(text, *list) || names_people(*list))) return list;
    }
    return std::nullopt;
}

/// 需各镇配合做好接待, 需班组2名人员作业: who is needed for what follows.
bool ShapeGrammar::needed_at(std::string_view text, const Clause& clause, std::uint32_t at, std::vector<Event>& events) const {
    const Word needs = words_->longest(text, at, clause.span.end);
    const std::string_view said = text.substr(at, needs.length);
    if (!needs.is(bit(modal)) || (said != "需" && said != "还需" && said != "需要")) return false;
    auto list = names_.list_at(text, at + needs.length, clause.span.end, true);
    if (!list || list->universal()) return false;
    const bool counted = list->span.end < clause.span.end && text[list->span.end] >= '0' && text[list->span.end] <= '9';
    const bool some = std::any_of(list->parties.begin(), list->parties.end(), [](const Party& one) {
        return one.kind != PartyKind::unit && !one.name.starts_with("各");
    });
    if (some && !counted) return false;  // 需企业盖章: what is asked for in a procedure
    const Word does = words_->longest(text, list->span.end, clause.span.end);
    if (!counted && !does.is(any_of(verb, support_verb, lead_verb))) return false;
    Shape shape = Shape::request;
    if (!acts(text, {list->span.end, clause.span.end}, clause.after, *list, shape)) return false;
    events.push_back({at, list->span.end, 0, *list, Shape::request, false});
    return true;
}

/// …方案请各部门于周五前反馈: behind 请 in a clause, who is asked and by when.
bool ShapeGrammar::asks_by_day(std::string_view text, const Clause& clause, std::uint32_t at) const {
    const auto asked = names_.list_at(text, at, clause.span.end, true);
    return asked && is_due(words_->phrases(), text, asked->span.end, clause.span.end);
}

/// 校级领导听课每月不少于10节: who stands before what is measured; nothing where nothing is, or where a name ends of itself.
std::optional<PartyList> ShapeGrammar::measured_at(std::string_view text, const Clause& clause, std::uint32_t at) const {
    constexpr std::uint32_t longest_thing = 12, longest_names = 60;  // bytes
    const std::string_view words = text.substr(at, clause.span.end - at);
    const std::size_t each = find_word(words.substr(0, longest_names), "每");
    if (each == words.npos || each < 12) return std::nullopt;  // mostly
    if (!holds(words, "不少于") && !holds(words, "不低于") && !holds(words, "至少")) return std::nullopt;
    for (std::uint32_t back = 6; back <= longest_thing && back + 6 <= each; back += 3) {
        const std::uint32_t end = at + static_cast<std::uint32_t>(each) - back;
        if ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) continue;
        auto list = names_.list_at(text, at, end);
        if (list && list->span.end == end && !words_->longest(text, end, clause.span.end).is(any_of(modal, preposition, pronoun))) {
            list->span.end = at + static_cast<std::uint32_t>(each);
            return list;
        }
    }
    return std::nullopt;
}

}  // namespace jianbao::chinese
