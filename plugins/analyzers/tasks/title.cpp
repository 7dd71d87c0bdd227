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
    std::uint32_t kept = clause.begin;  // from here to `at` all is kept
    const auto leave_out = [&](std::uint32_t from, std::uint32_t to) {
        out.append(text.substr(kept, from - kept));
        kept = to;
    };
    bool quoted = false;
    std::uint32_t at = clause.begin;
    for (; at < clause.end; at += length) {
        const auto time = std::find_if(times.begin(), times.end(), [&](Span one) { return one.contains(at); });
        // 每两年一签, 一月一通报: without the time the rest says nothing
        const bool welded = time != times.end() && starts_with(text, time->end, clause.end, "一");
        if (time != times.end() && !quoted && !welded) {
            length = time->end - at;
            leave_out(at, time->end);
            continue;
        }
        const char32_t c = character_at(text, at, length);
        if (c == U'“' || c == U'”') quoted = c == U'“';
        if (c == U' ' || c == U'\n' || c == U'\r' || c == U'\t' || c == U'\u3000' || c == U'\u00A0')
            leave_out(at, at + length);
    }
    if (at > kept) leave_out(at, at);
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
                                             "分工", "部署", "原则", "程序", "通知", "职能", "标准",
                                             "情形", "特点"};
    constexpr std::uint32_t least_action = 9;  // bytes that must follow
    if (std::none_of(std::begin(openings), std::end(openings),
                     [&](std::string_view one) { return starts_with(text, at, limit, one); }))
        return at;
    const std::string_view rest = text.substr(at, limit - at);
    std::uint32_t nearest = limit;
    for (std::uint32_t here = at; here < limit && nearest == limit;) {
        // 按照《…意见的通知》规定: the words of a title close nothing
        if (const std::uint32_t past = skip_bracketed(text, here, limit); past != here) {
            here = past;
            continue;
        }
        for (const std::string_view closing : closings)
            if (starts_with(text, here, limit, closing)) nearest = here + static_cast<std::uint32_t>(closing.size());
        std::uint32_t length = 0;
        character_at(text, here, length);
        here += length;
    }
    // 部署要求: one closing word behind the other
    for (bool more = nearest < limit; more;) {
        more = false;
        for (const std::string_view closing : closings)
            if (starts_with(text, nearest, limit, closing)) {
                nearest += static_cast<std::uint32_t>(closing.size());
                more = true;
            }
    }
    // 按照…要求和…精神 goes on
    bool goes_on = false;
    for (const std::string_view mark : {"和", "与", "及", "以及", "、"}) goes_on |= starts_with(text, nearest, limit, mark);
    if (nearest + least_action <= limit && !goes_on) return nearest;
    for (const std::string_view closing : closings)
        if (rest.ends_with(closing)) return limit;
    return nearest + least_action <= limit ? nearest : at;
}

/// 审核通过后, 在…的前提下, 逾期不报的: when, on what ground or in which case it is done, not what.
bool is_circumstance(std::string_view clause) {
    static constexpr std::string_view ends[] = {"后",     "时",   "基础上", "前提下", "过程中",
                                                "情况下", "之前", "之际",   "期间",   "的",     "日起"};
    for (const std::string_view end : ends)
        if (!clause.empty() && clause.back() == end.back() && clause.ends_with(end)) return true;
    return false;
}

/// 在安全生产月等时点, 在重点领域: where or at what time, though a verb may stand in the name.
bool is_place(std::string_view action) {
    if (!action.starts_with("在")) return false;
    static constexpr std::string_view ends[] = {"时点", "节点", "时期", "时段",   "领域",   "环节",   "方面",
                                                "场所", "平台", "框架下", "背景下", "活动中", "工作中", "范围内"};
    for (const std::string_view end : ends)
        if (action.ends_with(end)) return true;
    return false;
}

/// 通过清理整顿工作，加强…: by what means it is done, where another action follows.
bool is_means(std::string_view clause) {
    for (const std::string_view start : {"通过", "利用", "依托", "借助", "围绕", "紧扣", "立足", "针对"})
        if (clause.starts_with(start)) return true;
    return false;
}

/// 不得, 严禁: a command that turns the action round and stays in the title.
bool forbids(std::string_view command) {
    return command.starts_with("不") || command.starts_with("严禁") || command.starts_with("禁止");
}

/// 最长不超过12个月, 最高6000元: nothing but an amount.
bool only_amount(std::string_view title) {
    if (std::none_of(title.begin(), title.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
    for (const std::string_view word : {"最高", "最低", "最长", "最短", "最多", "最少", "至少", "不超过", "不少于", "不低于",
                                        "不高于", "达到", "为", "均", "原则上", "一般"})
        for (bool found = true; found;) {
            found = title.starts_with(word);
            if (found) title.remove_prefix(word.size());
        }
    if (title.empty() || title.front() < '0' || title.front() > '9') return false;
    std::size_t digits = 0;
    while (digits < title.size() && ((title[digits] >= '0' && title[digits] <= '9') || title[digits] == '.' ||
                                     title[digits] == '%'))
        ++digits;
    return count_characters(title.substr(digits)) <= 4;
}

/// 完成不少于120公里: an amount of something that was named before.
bool lacks_object(std::string_view title) {
    if (std::none_of(title.begin(), title.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == 'x' || c == '%'; }))
        return false;
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
        // 我们必须有…, 请于5月底前…: who is spoken to and how
        const std::string_view said = text.substr(at, word.length);
        if (!commanded && (said == "我们" || said == "大家" || said == "咱们" || said == "请")) {
            at += word.length;
            continue;
        }
        commanded |= word.is(bit(modal));
        if (word.is(bit(modal)) && forbids(text.substr(at, word.length))) break;
        // 每项资助50万元
        if (text.substr(at, word.length) == "每") break;
        // 统一思想: what looks like manner is the verb of the noun behind it
        const std::string_view manner_word = text.substr(at, word.length);
        if ((manner_word == "统一" || manner_word == "集中" || manner_word == "统筹") &&
            !words.longest(text, at + word.length, clause.end)
                 .is(any_of(verb, soft_verb, adverb, preposition, modal, lead_verb, joint)))
            break;
        // 负责招生工作: without 负责 there is no verb
        if (word.is(bit(lead_verb)) && text.substr(at, word.length).ends_with("负责")) {
            const std::uint32_t behind = skip_spaces(text, at + word.length, clause.end);
            const Word next = words.longest(text, behind, clause.end);
            const std::string_view rest = text.substr(behind, clause.end - behind);
            if (behind < clause.end && (rest.ends_with("工作") || !next.is(any_of(verb, soft_verb, adverb, preposition))))
                break;
        }
        // 负责落实资金, 牵头组织演练: the action stands in the word
        if (word.is(bit(lead_verb)) && word.length > 6 &&
            (said.starts_with("负责") || said.starts_with("牵头") || said.starts_with("具体")) &&
            words.longest(text, at + 6, clause.end).is(any_of(verb, soft_verb)) &&
            !words.longest(text, at + 6, clause.end).is(bit(lead_verb))) {
            at += 6;
            break;
        }
        const bool manner = word.is(any_of(modal, adverb, future, goal)) && !word.is(any_of(verb, soft_verb));
        const bool aim = word.is(bit(goal)) && !starts_with(text, at, clause.end, "完成") &&
                         !starts_with(text, at, clause.end, "实现");
        if (!manner && !word.is(bit(lead_verb)) && !aim) break;
        at += word.length;
    }
    return at;
}

/// 将本单位总结报县应急局: 报送本单位总结. What is handed over stands before the verb; empty for other clauses.
std::string handed_over(std::string_view text, Span action, Span clause, const std::vector<Span>& times) {
    std::uint32_t begin = action.begin;
    if (starts_with(text, begin, clause.end, "将") || starts_with(text, begin, clause.end, "把"))
        begin += 3;
    else if (!ends_with(text, clause.begin, begin, "将") && !ends_with(text, clause.begin, begin, "把"))
        return {};
    const std::string_view words = text.substr(begin, clause.end - begin);
    constexpr std::size_t least_object = 6, longest_rest = 60;  // bytes
    for (const std::string_view verb : {"报送", "上报", "提交", "反馈", "送交", "报"}) {
        const std::size_t at = words.rfind(verb);
        if (at == words.npos || at < least_object || words.size() - at > longest_rest) continue;
        // 总结报告, 情况通报 are what is handed over
        const std::string_view behind = words.substr(at + verb.size(), 3);
        if (verb == "报" && (behind == "告" || behind == "表" || behind == "名" || words.substr(0, at).ends_with("通"))) continue;
        Span object{begin, begin + static_cast<std::uint32_t>(at)};
        if (ends_with(text, object.begin, object.end, "一并") || ends_with(text, object.begin, object.end, "分别") ||
            ends_with(text, object.begin, object.end, "及时"))
            object.end -= 6;
        return std::string(verb == "报" ? "报送" : verb) + words_of(text, object, times);
    }
    return {};
}

/// Without the note that closes the clause: （责任单位：县水利局；完成时限：6月底前）, （县教育局牵头）.
Span without_note(std::string_view text, Span clause) {
    const std::string_view words = text.substr(clause.begin, clause.size());
    const std::size_t open = words.rfind("（");
    if (!words.ends_with("）") || open == std::string_view::npos || open == 0) return clause;
    const std::string_view note = words.substr(open);
    for (const std::string_view label : {"单位：", "部门：", "时限：", "时间：", "领导：", "牵头", "负责）", "配合）", "完成）"})
        if (note.find(label) != std::string_view::npos)
            return {clause.begin, clause.begin + static_cast<std::uint32_t>(open)};
    return clause;
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
    for (Clause& clause : clauses) clause.span = without_note(text, clause.span);
    constexpr std::uint32_t unread = 0xFFFFFFFF;
    std::vector<std::uint32_t> actions(clauses.size(), unread);  // asked for more than once
    const auto action_of = [&](std::size_t i) {
        if (actions[i] == unread) actions[i] = skip_to_action(text, clauses[i].span, words, times);
        return Span{actions[i], clauses[i].span.end};
    };
    const auto aside = [&](std::size_t i) {
        if (i + 1 >= clauses.size()) return false;
        const Span action = action_of(i);
        return is_circumstance(text.substr(clauses[i].span.begin, clauses[i].span.size())) ||
               is_place(text.substr(action.begin, action.size())) ||
               (clauses[i].after == U'，' && is_means(text.substr(action.begin, action.size())) &&
                words.longest(text, action_of(i + 1).begin, clauses[i + 1].span.end)
                    .is(any_of(verb, soft_verb, preposition)));
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
        found = !action.empty() && !aside(i) && 
                (word.is(any_of(verb, soft_verb, goal, recipient)) ||
                 (word.is(bit(modal)) && forbids(text.substr(action.begin, word.length)))) &&
                action.size() > word.length;
        chosen = i;
    }
    if (!found) {
        chosen = 0;
        while (chosen + 1 < clauses.size() && (action_of(chosen).empty() || aside(chosen))) ++chosen;
    }
    std::string title = handed_over(text, action_of(chosen), clauses[chosen].span, times);
    if (title.empty()) title = words_of(text, action_of(chosen), times);
    const std::string_view about = text.substr(topic.begin, topic.size());
    const bool has_topic = !topic.empty() && !is_circumstance(about) && !about.starts_with("经") &&
                           !about.starts_with("对") && !about.starts_with("按");
    const bool bare = count_characters(title) <= 2 && has_topic;  // 由…承担，按照…
    for (std::size_t i = chosen + 1;
         !bare && i < clauses.size() && count_characters(title) < short_title && clauses[i].before == U'，'; ++i) {
        const std::string more = words_of(text, action_of(i), times);
        if (more.empty() || count_characters(title) + 1 + count_characters(more) > longest_title) break;
        title += (title.empty() ? "" : "，") + more;
    }
    // A clause of times alone (月调度、季通报) keeps them.
    if (han_in(title) < 2) title = words_of(text, clauses[chosen].span, {});
    while (!title.empty() && (title.starts_with("、") || title.starts_with("，") || title.starts_with("；")))
        title.erase(0, 3);
    if (only_amount(title)) {
        const std::string whole = words_of(text, clauses[chosen].span, {});
        title = only_amount(whole) && chosen > 0 ? words_of(text, clauses[chosen - 1].span, {}) + title : whole;
    }
    if (lacks_object(title) && !before.empty()) title = object_of(text, before, words, times) + title;
    if (count_characters(title) <= bare_verb && has_topic) title += words_of(text, topic, times);
    if (count_characters(title) <= longest_title) return title;
    return std::string(first_characters(title, longest_title - 1)) + "…";
}

}  // namespace jianbao::chinese
