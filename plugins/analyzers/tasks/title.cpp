#include "title.h"

#include <algorithm>

#include "clauses.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t longest_title = 30;
constexpr std::size_t bare_verb = 4;
constexpr std::size_t short_title = 8;  // below this the next clause is added

/// The words of the clause without spaces and without the times in it. A time in quotation marks
/// is a name ("月调度、季通报"机制) and stays.
std::string words_of(std::string_view text, Span clause, const std::vector<Span>& times) {
    std::string out;
    std::uint32_t length = 0;
    bool quoted = false;
    for (std::uint32_t at = clause.begin; at < clause.end; at += length) {
        const auto time = std::find_if(times.begin(), times.end(), [&](Span one) { return one.contains(at); });
        if (time != times.end() && !quoted) {
            length = time->end - at;
            continue;
        }
        const char32_t c = character_at(text, at, length);
        if (c == U'“' || c == U'”') quoted = c == U'“';
        if (c != U' ' && c != U'\n' && c != U'\r' && c != U'\t' && c != U'\u3000' && c != U'\u00A0')
            out.append(text.substr(at, length));
    }
    return out;
}

std::size_t han_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) count += is_han(next_character(text, at));
    return count;
}

/// Past 按照…意见, 根据…要求, 结合…实际 where more of the clause follows; else `at`.
std::uint32_t skip_basis(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    constexpr std::string_view openings[] = {"按照", "根据", "依据", "结合", "对照", "依照", "严格按照"};
    constexpr std::string_view closings[] = {"意见", "要求", "精神", "规定", "实际", "方案", "职责",
                                             "分工", "部署", "原则", "程序", "通知", "职能", "标准"};
    constexpr std::uint32_t least_action = 9;  // bytes that must follow
    if (std::none_of(std::begin(openings), std::end(openings),
                     [&](std::string_view one) { return starts_with(text, at, limit, one); }))
        return at;
    const std::string_view rest = text.substr(at, limit - at);
    for (const std::string_view closing : closings)
        if (rest.ends_with(closing)) return limit;  // 按照…要求和…精神，
    std::uint32_t nearest = limit;
    for (const std::string_view closing : closings)
        if (const std::size_t found = rest.find(closing); found != rest.npos)
            nearest = std::min(nearest, at + static_cast<std::uint32_t>(found + closing.size()));
    return nearest + least_action <= limit ? nearest : at;
}

/// 审核通过后, 在…的前提下: when or on what ground it is done, not what.
bool is_circumstance(std::string_view clause) {
    for (const std::string_view end : {"后", "时", "基础上", "前提下", "过程中", "情况下", "之前", "之际", "期间"})
        if (clause.ends_with(end)) return true;
    return false;
}

/// 完成不少于120公里: an amount of something that was named before.
bool lacks_object(std::string_view title) {
    for (const std::string_view verb :
         {"完成", "实现", "达到", "新增", "新建", "改造", "确保", "力争", "不少于", "不低于"}) {
        if (!title.starts_with(verb)) continue;
        std::string_view rest = title.substr(verb.size());
        for (const std::string_view comparison : {"不少于", "不低于", "超过", "达到", "至少"})
            if (rest.starts_with(comparison)) rest.remove_prefix(comparison.size());
        std::size_t digits = 0;
        while (digits < rest.size() && ((rest[digits] >= '0' && rest[digits] <= '9') || rest[digits] == '.' ||
                                        rest[digits] == 'x' || rest[digits] == '%'))
            ++digits;
        if (digits > 0 && count_characters(rest.substr(digits)) <= 3) return true;
    }
    return false;
}

/// Past commands, manner, time and 牵头 to the action itself.
std::uint32_t skip_to_action(std::string_view text, Span clause, const Reading& words, const std::vector<Span>& times) {
    std::uint32_t at = skip_openers(text, clause, words, false);
    bool commanded = false;
    // 等部门要…: the head that the names share
    if (starts_with(text, at, clause.end, "等")) {
        std::uint32_t past = at + 3;
        for (Word word;
             past < clause.end && (word = words.longest(text, past, clause.end))
                                      .is(any_of(determiner, head_class, head_unit, head_post, domain, soft_verb));)
            past += word.length;
        if (past > at + 3) at = past;
    }
    while (at < clause.end) {
        at = skip_spaces(text, at, clause.end);
        const auto time = std::find_if(times.begin(), times.end(), [&](Span one) { return one.begin == at; });
        if (time != times.end()) {
            at = std::min(time->end, clause.end);
            continue;
        }
        // 于6月底前, 在20日内
        if ((starts_with(text, at, clause.end, "于") || starts_with(text, at, clause.end, "在")) &&
            std::any_of(times.begin(), times.end(), [&](Span one) { return one.begin == at + 3; })) {
            at += 3;
            continue;
        }
        // 按照会议讨论意见修改…: what it is done by is not what is done
        if (const std::uint32_t done_by = skip_basis(text, at, clause.end); done_by != at) {
            at = done_by;
            continue;
        }
        const Word word = words.longest(text, at, clause.end);
        if (word.is(bit(future))) {
            // 要将审批权限下放: behind a command 将 is 把
            if (commanded) break;
            // 将会 before 同 is 将 会同
            if (starts_with(text, at + word.length, clause.end, "同") &&
                starts_with(text, at + word.length - 3, clause.end, "会")) {
                at += word.length - 3;
                break;
            }
        }
        commanded |= word.is(bit(modal));
        const bool manner = word.is(any_of(modal, adverb, future, goal)) && !word.is(any_of(verb, soft_verb));
        const bool aim = word.is(bit(goal)) && !starts_with(text, at, clause.end, "完成") &&
                         !starts_with(text, at, clause.end, "实现");
        if (!manner && !word.is(bit(lead_verb)) && !aim) break;
        at += word.length;
    }
    return at;
}

/// The object of the last clause of text[span] that opens with an action, at most 15 characters.
std::string object_of(std::string_view text, Span span, const Reading& words, const std::vector<Span>& times) {
    constexpr std::size_t longest_object = 15;
    std::vector<Clause> clauses;
    split_clauses(text, span, clauses);
    for (auto clause = clauses.rbegin(); clause != clauses.rend(); ++clause) {
        // the action may stand behind the names: 县交通局要抓好…
        for (std::uint32_t at = clause->span.begin; at < clause->span.end;) {
            const Word word = words.longest(text, at, clause->span.end);
            if (word.is(any_of(verb, goal)) && at + word.length < clause->span.end) {
                std::string object = words_of(text, {at + word.length, clause->span.end}, times);
                if (count_characters(object) >= 2 && count_characters(object) <= longest_object) return object;
                break;
            }
            std::uint32_t length = 0;
            character_at(text, at, length);
            at += word ? word.length : length;
        }
    }
    return {};
}

}  // namespace

std::string make_title(std::string_view text, Span span, const Reading& words, const std::vector<Span>& times,
                       Span target, Span topic, Span before) {
    std::vector<Clause> clauses;
    split_clauses(text, span, clauses);
    if (clauses.empty()) return {};
    const auto action_of = [&](std::size_t i) {
        return Span{skip_to_action(text, clauses[i].span, words, times), clauses[i].span.end};
    };
    std::size_t chosen = 0;
    bool found = false;
    for (std::size_t i = 0; i < clauses.size() && !target.empty() && !found; ++i) {
        found = clauses[i].span.contains(target.begin);
        chosen = i;
    }
    for (std::size_t i = 0; i < clauses.size() && !found; ++i) {
        const Span action = action_of(i);
        const Word word = words.longest(text, action.begin, action.end);
        const bool aside =
            i + 1 < clauses.size() && is_circumstance(text.substr(clauses[i].span.begin, clauses[i].span.size()));
        found = !action.empty() && !aside && word.is(any_of(verb, soft_verb, goal, recipient)) &&
                action.size() > word.length;
        chosen = i;
    }
    if (!found) {
        chosen = 0;
        while (chosen + 1 < clauses.size() && action_of(chosen).empty()) ++chosen;
    }
    std::string title = words_of(text, action_of(chosen), times);
    for (std::size_t i = chosen + 1;
         i < clauses.size() && count_characters(title) < short_title && clauses[i].before == U'，'; ++i) {
        const std::string more = words_of(text, action_of(i), times);
        if (more.empty() || count_characters(title) + 1 + count_characters(more) > longest_title) break;
        title += (title.empty() ? "" : "，") + more;
    }
    // A clause of times alone (月调度、季通报) keeps them.
    if (han_in(title) < 2) title = words_of(text, clauses[chosen].span, {});
    while (!title.empty() && (title.starts_with("、") || title.starts_with("，") || title.starts_with("；")))
        title.erase(0, 3);
    if (lacks_object(title) && !before.empty()) title = object_of(text, before, words, times) + title;
    if (count_characters(title) <= bare_verb && !topic.empty()) title += words_of(text, topic, times);
    if (count_characters(title) <= longest_title) return title;
    return std::string(first_characters(title, longest_title - 1)) + "…";
}

}  // namespace jianbao::chinese
