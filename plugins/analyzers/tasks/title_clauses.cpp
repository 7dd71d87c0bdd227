#include "title_clauses.h"

#include <algorithm>

#include "marks.h"
#include "title_action.h"
#include "title_circumstances.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

constexpr std::uint32_t unread = 0xFFFFFFFF;

/// 在安全生产月等时点, 在重点领域, 在县委领导下: where, at what time or under what, though a verb may
/// stand in the name.
bool is_place(const Phrases& known, std::string_view action) {
    if (!action.starts_with("在")) return false;
    if (action.ends_with("下") && known[Phrase::places_below].ends(action).empty()) return true;
    return !known[Phrase::fields_of_work].ends(action).empty();
}

/// 在重点防御区, 对于门诊病种, 关于这件事: where, or of what something is said, with no action in it.
bool is_topic(std::string_view action, const Reading& words) {
    static constexpr WordList opens({"在", "对于", "关于"});
    if (action.starts_with("从") && action.ends_with("出发")) return true;
    const std::string_view opening = opens.begins(action);
    if (opening.empty() || words.longest(action, 0, action.size()).length > opening.size()) return false;
    for (std::size_t at = opening.size(); at < action.size();) {
        const Word word = words.longest(action, at, action.size());
        if (word.is(any_of(verb, goal, modal, lead_verb, support_verb)) && !word.is(bit(stem))) return false;
        std::uint32_t length = 0;
        character_at(action, static_cast<std::uint32_t>(at), length);
        at += word ? word.length : length;
    }
    return true;
}

/// 通过清理整顿工作，加强…: by what means it is done, where another action follows.
bool is_means(const Phrases& known, std::string_view clause, const TitleWords& phrases) {
    return !known[Phrase::opens_means].begins(clause).empty() ||
           (!known[Phrase::uses_means].begins(clause).empty() && phrases.ends_with(clause, means));
}

/// Without the note that closes the clause: （责任单位：县水利局；完成时限：6月底前）, （县教育局牵头）.
Span without_note(const Phrases& known, std::string_view text, Span clause) {
    const std::string_view words = text.substr(clause.begin, clause.size());
    if (!words.ends_with("）")) return clause;
    const std::size_t open = words.rfind("（");
    if (open == std::string_view::npos || open == 0) return clause;
    if (!known[Phrase::note_labels].stands_in(words.substr(open))) return clause;
    return {clause.begin, clause.begin + static_cast<std::uint32_t>(open)};
}

/// The clauses of the source: those of its sentence where it ends with one and begins in one before any mark.
void cut(std::string_view text, const TitleSource& source, std::vector<Clause>& clauses) {
    const Span span = source.span;
    const auto known = source.clauses;
    const auto first = std::find_if(known.begin(), known.end(), [&](const Clause& one) { return one.span.end > span.begin; });
    const auto last = std::find_if(first, known.end(), [&](const Clause& one) { return one.span.end >= span.end; });
    if (last != known.end() && last->span.end == span.end && first->span.begin <= span.begin &&
        next_mark(text, first->span.begin, span.begin) == span.begin) {
        const std::uint32_t begin = skip_spaces(text, span.begin, first->span.end);
        if (begin < first->span.end) {
            clauses.assign(first, last + 1);
            clauses.front().span.begin = begin;
            clauses.front().before = 0;
            clauses.back().after = 0;
            return;
        }
    }
    split_clauses(text, span, clauses);
}

/// 对…进行…, 把…纳入…: done to what stands behind the preposition.
bool done_to(const Phrases& known, std::string_view action) {
    if ((action.starts_with("对") || action.starts_with("针对")) && known[Phrase::done_to].stands_in(action)) return true;
    if (action.starts_with("把") || action.starts_with("将"))
        for (const std::string_view does : Words{"纳入", "列入"})
            if (holds(action, does)) return true;
    return false;
}

}  // namespace

bool is_circumstance(const Phrases& known, std::string_view clause) {
    static constexpr WordList ends({"后", "时", "之前", "的", "日起"});
    if (!ends.ends(clause).empty() || !known[Phrase::circumstances].ends(clause).empty()) return true;
    return clause.starts_with("除") && clause.ends_with("外");
}

bool is_ground(std::string_view clause, const Reading& words) {
    static constexpr WordList openings({"虽然", "尽管", "虽", "因为", "由于", "鉴于", "既然", "考虑到", "如果", "如"});
    // 如实, 如期
    if (const std::string_view opening = openings.begins(clause); !opening.empty())
        return words.longest(clause, 0, clause.size()).length <= opening.size();
    return holds(clause, "因为") || (holds(clause, "虽然") && (holds(clause, "虽然已") || holds(clause, "虽然还")));
}

/// 为了方便求职, 为确保安全: what the next clause is for; 为老人体检 is done.
bool is_purpose(std::string_view clause, const Phrases& known) {
    clause.remove_prefix(skip_enumerator(clause, 0, static_cast<std::uint32_t>(clause.size())));
    constexpr std::string_view in_order = "为了", for_whom = "为";
    if (clause.starts_with(in_order)) return true;
    return clause.starts_with(for_whom) && !known[Phrase::purposes].begins(clause.substr(for_whom.size())).empty();
}

TitleClauses::TitleClauses(std::string_view text, const TitleSource& source, const Reading& words, const TitleWords& phrases)
    : text_(text), source_(source), words_(words), phrases_(phrases) {
    cut(text, source, clauses_);
    for (Clause& clause : clauses_) clause.span = without_note(words.phrases(), text, clause.span);
    actions_.assign(clauses_.size(), unread);
}

Span TitleClauses::action(std::size_t i) {
    if (actions_[i] == unread) actions_[i] = skip_to_action(text_, clauses_[i].span, source_, words_);
    return {actions_[i], clauses_[i].span.end};
}

/// Without the manner that was kept before the verb: 精心组织, 逐矿制定修复设计.
Span TitleClauses::past_manner(Span action) const {
    Word word = words_.longest(text_, action.begin, action.end);
    const auto pass = [&](std::size_t bytes) {
        action.begin += static_cast<std::uint32_t>(bytes);
        word = words_.longest(text_, action.begin, action.end);
    };
    // 广泛动员、精心组织: the manner was kept
    if (word.is(bit(adverb)) && !word.is(any_of(verb, soft_verb))) pass(word.length);
    // 基本完成改革任务
    for (const std::string_view manner : Words{"基本", "初步", "全部"})
        if (!word.is(any_of(verb, soft_verb)) && starts_with(text_, action.begin, action.end, manner)) pass(manner.size());
    // 逐矿制定修复设计: one after the other, whatever they are
    constexpr std::uint32_t one_by_one = 6;  // bytes
    if (starts_with(text_, action.begin, action.end, "逐") && !word.is(any_of(verb, soft_verb)) && action.size() > one_by_one)
        pass(one_by_one);
    return action;
}

bool TitleClauses::gives_address(std::size_t i) const {
    static constexpr WordList addresses({"电话", "邮箱", "地址", "传真"});
    constexpr std::size_t longest = 24;  // bytes
    const std::string_view clause = piece(clauses_[i].span);
    return clause.size() <= longest && clauses_[i].after == U'：' && !addresses.ends(clause).empty();
}

bool TitleClauses::acts(std::size_t i) {
    if (gives_address(i)) return false;
    const Span does = past_manner(action(i));
    const Word word = words_.longest(text_, does.begin, does.end);
    // 反馈的问题，…: a thing
    if (starts_with(text_, does.begin + word.length, does.end, "的")) return false;
    // 对全县校车进行排查, 把检修纳入考核
    if (!source_.headed && word.is(bit(preposition)) && count_characters(piece(does)) <= longest_title && done_to(words_.phrases(), piece(does)))
        return true;
    return !does.empty() && does.size() > word.length &&
           (word.is(any_of(verb, soft_verb, goal, recipient)) ||
            (word.is(bit(modal)) && forbids(text_.substr(does.begin, word.length))));
}

/// 王强同志配合, 会同各镇, 李明强调: who acts or speaks, and nothing done.
bool TitleClauses::names_who(std::size_t i) {
    const bool goes_on = clauses_[i].after == U'，';
    const Span does = action(i);
    const Word word = words_.longest(text_, does.begin, does.end);
    // 王强同志配合，…: a part and nothing done
    if (goes_on && word.is(any_of(lead_verb, support_verb)) && word.length == does.size()) return true;
    // 会同县乡村振兴局和各镇，…: nothing but who acts along
    if (word.is(bit(joint)) && skip_parties(text_, does.begin + word.length, does.end, source_, words_) == does.end) return true;
    // 是检修的牵头单位，负责…: who it is
    if (goes_on && piece(does).starts_with("是")) return true;
    // 李明强调，…
    constexpr std::uint32_t longest_speaker = 24;  // bytes
    return goes_on && clauses_[i].span.size() <= longest_speaker &&
           !words_.phrases()[Phrase::speaker_says].ends(piece(clauses_[i].span)).empty();
}

/// 通过清理整顿工作，加强…: by what means the action of the next clause is done.
bool TitleClauses::means_what_follows(std::size_t i) {
    const Phrases& known = words_.phrases();
    if (!is_means(known, piece(action(i)), phrases_) && !is_means(known, piece(clauses_[i].span), phrases_)) return false;
    return acts(i + 1) ||
           words_.longest(text_, action(i + 1).begin, clauses_[i + 1].span.end).is(any_of(verb, soft_verb, preposition)) ||
           piece(action(i + 1)).starts_with("面向");
}

/// 发挥县工商联的|作用，…: the rest of a clause that only says who is to act.
bool TitleClauses::is_effect(std::size_t i) const {
    constexpr std::uint32_t reach = 90;  // bytes
    if (i > 0 || !piece(clauses_[i].span).ends_with("作用")) return false;
    const std::uint32_t end = clauses_[i].span.begin, begin = end - std::min(end, reach);
    const std::string_view before = text_.substr(begin, end - begin);
    const std::size_t at = before.rfind("发挥");
    return at != before.npos && !holds(before.substr(at), "，") && !holds(before.substr(at), "。");
}

bool TitleClauses::aside(std::size_t i) {
    if (i + 1 >= clauses_.size()) return false;
    if (is_effect(i)) return true;
    const std::string_view clause = piece(clauses_[i].span);
    const bool goes_on = clauses_[i].after == U'，';
    // 从维护稳定的大局出发
    if (goes_on && clause.starts_with("从") && clause.ends_with("出发")) return true;
    if (names_who(i) || (goes_on && is_purpose(clause, words_.phrases()))) return true;
    const std::string_view does = piece(action(i));
    static constexpr WordList grounds({"根据", "按照", "依据", "依照", "参照"});
    if (goes_on && !grounds.begins(does).empty() && phrases_.ends_with(does, TitleClass::basis)) return true;
    return is_circumstance(words_.phrases(), clause) || is_place(words_.phrases(), does) ||
           (goes_on && is_topic(does, words_)) || (goes_on && is_ground(clause, words_)) || (goes_on && means_what_follows(i));
}

bool TitleClauses::is_formula(std::size_t i) {
    // a sentence of its own heads what follows: 加强组织领导。…
    if (clauses_[i].before != U'，' && clauses_[i].after == U'。' && i + 1 < clauses_.size()) return false;
    // 坚持问题导向、目标导向、效果导向相统一: by what, and not what
    const std::string_view does = piece(action(i));
    if (does.starts_with("坚持") && !words_.phrases()[Phrase::principles].ends(does).empty()) return true;
    return phrases_.is_formula(does) || phrases_.is_formula(piece(clauses_[i].span));
}

bool TitleClauses::commands(std::size_t i) const {
    std::uint32_t at = skip_openers(text_, clauses_[i].span, words_, true);
    if (starts_with(text_, at, clauses_[i].span.end, "就")) at += 3;
    const Word word = words_.longest(text_, at, clauses_[i].span.end);
    return word.is(bit(modal)) && !forbids(text_.substr(at, word.length));
}

}  // namespace jianbao::chinese
