#include "title.h"

#include <algorithm>

#include "clauses.h"
#include "marks.h"
#include "title_action.h"
#include "word_list.h"
#include "word_walk.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t longest_title = 30;
constexpr std::size_t bare_verb = 4;
constexpr std::size_t short_title = 8;  // below this the next clause is added

/// 实行月调度、季通报: the times are what is done. One that says until when never is.
bool is_object(std::string_view text, Span time, Span clause) {
    const std::string_view words = text.substr(time.begin, time.size());
    // 做到每周一调度
    for (const std::string_view does : Words{"做到", "实行", "坚持", "推行"})
        if (ends_with(text, clause.begin, time.begin, does) && words.find("每") != std::string_view::npos) return true;
    for (const std::string_view mark : Words{"前", "底", "内", "末", "每", "年"})
        if (words.find(mark) != std::string_view::npos) return false;
    if (time.begin <= clause.begin + 3) return false;
    return time.end >= clause.end || starts_with(text, time.end, clause.end, "、") ||
           starts_with(text, time.begin - 3, clause.end, "、");
}

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
    const bool timed = std::any_of(times.begin(), times.end(), [&](Span one) { return one.overlaps(clause); });
    std::uint32_t at = clause.begin;
    for (; at < clause.end; at += length) {
        if (!timed && (at = next_mark(text, at, clause.end)) == clause.end) break;
        const auto time = std::find_if(times.begin(), times.end(), [&](Span one) { return one.contains(at); });
        // 每两年一签, 一月一通报: without the time the rest says nothing
        const bool welded = time != times.end() && starts_with(text, time->end, clause.end, "一");
        if (time != times.end() && !quoted && !welded && !is_object(text, *time, clause)) {
            const Span out_of_it = left_out_of(text, *time);
            if (out_of_it.contains(at)) {
                length = std::min(out_of_it.end, clause.end) - at;
                // 要在5月底前完成
                // 赶在冬至前把…
                if (at >= kept + 6 && ends_with(text, kept, at, "赶在")) {
                    leave_out(at - 6, at + length);
                    continue;
                }
                // 务于今晚12点前恢复供水
                if (at >= kept + 6 && ends_with(text, kept, at, "务于")) {
                    leave_out(at - 6, at + length);
                    continue;
                }
                const bool led = at > kept && (ends_with(text, kept, at, "在") || ends_with(text, kept, at, "于"));
                leave_out(led ? at - 3 : at, at + length);
                continue;
            }
            // 每周通报一次进度
            if (starts_with(text, at, time->end, "一次") && at + 6 == time->end && time->end < clause.end) {
                length = 6;
                leave_out(at, at + length);
                continue;
            }
        }
        const char32_t c = character_at(text, at, length);
        if (c == U'“' || c == U'”') quoted = c == U'“';
        if (c == U' ' || c == U'\n' || c == U'\r' || c == U'\t' || c == U'\u3000' || c == U'\u00A0')
            leave_out(at, at + length);
    }
    if (at > kept) leave_out(at, at);
    // 助残日（5月19日）前: the bracket held nothing but a time
    for (const std::string_view empty : {"（）", "()"})
        if (const std::size_t hole = out.find(empty); hole != out.npos) out.erase(hole, empty.size());
    return out;
}

std::size_t han_in(std::string_view text) {
    std::size_t count = 0;
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::size_t at = 0; at < size;) {
        const std::uint32_t mark = next_mark(text, static_cast<std::uint32_t>(at), size);
        count += (mark - at) / 3;
        at = mark;
        if (at < size) count += is_han(next_character(text, at));
    }
    return count;
}

/// han_in() is no less than that; the beginning of most texts tells.
bool holds_han(std::string_view text, std::size_t least) {
    const std::string_view opening = text.substr(0, 3 * least);
    return han_in(opening) >= least || han_in(text) >= least;
}

/// 审核通过后, 在…的前提下, 逾期不报的, 除急件外: when, on what ground or in which case it is done, not what.
bool is_circumstance(std::string_view clause) {
    static constexpr WordList ends({"后", "时", "基础上", "前提下", "过程中", "情况下", "之前", "之际", "期间", "的", "日起"});
    if (!ends.ends(clause).empty()) return true;
    return clause.starts_with("除") && clause.ends_with("外");
}

/// 在安全生产月等时点, 在重点领域, 在县委领导下: where, at what time or under what, though a verb may
/// stand in the name.
bool is_place(std::string_view action) {
    if (!action.starts_with("在")) return false;
    static constexpr WordList places({"线下", "地下", "乡下", "以下", "之下"});
    if (action.ends_with("下") && places.ends(action).empty()) return true;
    static constexpr WordList ends({"时点", "节点", "时期", "时段", "领域", "环节", "方面", "场所", "平台", "框架下", "背景下",
                                    "活动中", "工作中", "范围内"});
    return !ends.ends(action).empty();
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
bool is_means(std::string_view clause, const TitleWords& phrases) {
    static constexpr WordList always({"通过", "利用", "依托", "借助", "围绕", "紧扣", "立足", "针对"});
    static constexpr WordList with_means({"充分利用", "充分运用", "充分发挥", "综合运用", "运用", "采取", "采用", "以", "发挥"});
    return !always.begins(clause).empty() || (!with_means.begins(clause).empty() && phrases.ends_with(clause, means));
}

/// 虽然春汛已过, 县里因为资金不足: what is granted, why, or in which case; the demand stands behind it.
bool is_ground(std::string_view clause, const Reading& words) {
    static constexpr WordList openings({"虽然", "尽管", "虽", "因为", "由于", "鉴于", "既然", "考虑到", "如果", "如"});
    // 如实, 如期
    if (const std::string_view opening = openings.begins(clause); !opening.empty())
        return words.longest(clause, 0, clause.size()).length <= opening.size();
    return holds(clause, "因为") || (holds(clause, "虽然") && (holds(clause, "虽然已") || holds(clause, "虽然还")));
}

/// 最长不超过12个月, 最高6000元: nothing but an amount.
bool only_amount(std::string_view title) {
    static constexpr WordList bounds({"最高", "最低", "最长", "最短", "最多", "最少", "至少", "不超过", "不少于", "不低于", "不高于",
                                      "达到", "为", "均", "原则上", "一般"});
    if (title.empty() || (!(title.front() >= '0' && title.front() <= '9') && bounds.begins(title).empty())) return false;
    for (const std::string_view word : bounds)
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
    static constexpr WordList verbs({"完成", "实现", "达到", "新增", "新建", "改造", "确保", "力争", "不少于", "不低于"});
    const std::string_view verb = verbs.begins(title);
    if (verb.empty()) return false;
    std::string_view rest = title.substr(verb.size());
    for (const std::string_view comparison : Words{"不少于", "不低于", "超过", "达到", "至少"})
        if (rest.starts_with(comparison)) rest.remove_prefix(comparison.size());
    std::size_t digits = 0;
    while (digits < rest.size() && ((rest[digits] >= '0' && rest[digits] <= '9') || rest[digits] == '.' ||
                                    rest[digits] == 'x' || rest[digits] == '%'))
        ++digits;
    return digits > 0 && count_characters(rest.substr(digits)) <= 3;
}

/// Without the note that closes the clause: （责任单位：县水利局；完成时限：6月底前）, （县教育局牵头）.
Span without_note(std::string_view text, Span clause) {
    const std::string_view words = text.substr(clause.begin, clause.size());
    if (!words.ends_with("）")) return clause;
    const std::size_t open = words.rfind("（");
    if (open == std::string_view::npos || open == 0) return clause;
    const std::string_view note = words.substr(open);
    for (const std::string_view label : Words{"单位：", "部门：", "时限：", "时间：", "领导：", "牵头", "负责）", "配合）", "完成）"})
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
        std::uint32_t behind = clause->span.end;
        walk(words, text, clause->span, [&](std::uint32_t at, Word word) {
            if (!word.is(any_of(verb, goal)) || at + word.length >= clause->span.end) return true;
            behind = at + word.length;
            return false;
        });
        if (behind == clause->span.end) continue;
        std::string object = words_of(text, {behind, clause->span.end}, times);
        if (count_characters(object) >= 2 && count_characters(object) <= longest_object) return object;
    }
    return {};
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

/// 配合, 负责: a part in what is done and no action of its own.
bool says_role(std::string_view title, const Reading& words) {
    const Word word = words.longest(title, 0, title.size());
    return word.length == title.size() && word.is(any_of(support_verb, lead_verb));
}

/// 报县政府审议, 修改后报县政府审议: to whom, not what.
bool is_submission(std::string_view title) {
    const std::size_t at = title.starts_with("报") ? 0 : find_word(title, "后报");
    if (at == title.npos) return false;
    const std::string_view behind = title.substr(at + (at == 0 ? 3 : 6));
    for (const std::string_view other : Words{"送", "告", "名", "备", "表", "废"})
        if (behind.starts_with(other)) return false;
    return true;
}

/// 对…进行…, 把…纳入…: done to what stands behind the preposition.
bool done_to(std::string_view action) {
    if (action.starts_with("对") || action.starts_with("针对"))
        for (const std::string_view does : Words{"进行", "开展", "实施", "实行", "予以", "给予", "加以"})
            if (holds(action, does)) return true;
    if (action.starts_with("把") || action.starts_with("将"))
        for (const std::string_view does : Words{"纳入", "列入"})
            if (holds(action, does)) return true;
    return false;
}

}  // namespace

std::string make_title(std::string_view text, const TitleSource& source, const Reading& words, const TitleWords& phrases) {
    const std::vector<Span>& times = source.times;
    std::vector<Clause> clauses;
    cut(text, source, clauses);
    if (clauses.empty()) return {};
    for (Clause& clause : clauses) clause.span = without_note(text, clause.span);
    constexpr std::uint32_t unread = 0xFFFFFFFF;
    std::vector<std::uint32_t> actions(clauses.size(), unread);  // asked for more than once
    const auto action_of = [&](std::size_t i) {
        if (actions[i] == unread) actions[i] = skip_to_action(text, clauses[i].span, source, words);
        return Span{actions[i], clauses[i].span.end};
    };
    const auto piece = [&](Span span) { return text.substr(span.begin, span.size()); };
    const auto acts = [&](std::size_t i) {
        Span action = action_of(i);
        Word word = words.longest(text, action.begin, action.end);
        // 广泛动员、精心组织: the manner was kept
        if (word.is(bit(adverb)) && !word.is(any_of(verb, soft_verb))) {
            action.begin += word.length;
            word = words.longest(text, action.begin, action.end);
        }
        // 基本完成改革任务
        for (const std::string_view manner : Words{"基本", "初步", "全部"})
            if (!word.is(any_of(verb, soft_verb)) && starts_with(text, action.begin, action.end, manner)) {
                action.begin += static_cast<std::uint32_t>(manner.size());
                word = words.longest(text, action.begin, action.end);
            }
        // 逐矿制定修复设计: one after the other, whatever they are
        constexpr std::uint32_t one_by_one = 6;  // bytes
        if (starts_with(text, action.begin, action.end, "逐") && !word.is(any_of(verb, soft_verb)) && action.size() > one_by_one) {
            action.begin += one_by_one;
            word = words.longest(text, action.begin, action.end);
        }
        // 反馈的问题，…: a thing
        if (starts_with(text, action.begin + word.length, action.end, "的")) return false;
        // 对全县校车进行排查, 把检修纳入考核
        if (!source.headed && word.is(bit(preposition)) && count_characters(piece(action)) <= longest_title && done_to(piece(action))) return true;
        return !action.empty() && action.size() > word.length &&
               (word.is(any_of(verb, soft_verb, goal, recipient)) ||
                (word.is(bit(modal)) && forbids(text.substr(action.begin, word.length))));
    };
    const auto aside = [&](std::size_t i) {
        if (i + 1 >= clauses.size()) return false;
        // 从维护稳定的大局出发
        if (clauses[i].after == U'，' && piece(clauses[i].span).starts_with("从") && piece(clauses[i].span).ends_with("出发")) return true;
        const Span action = action_of(i);
        const bool by_means = is_means(piece(action), phrases) || is_means(piece(clauses[i].span), phrases);
        // 王强同志配合，…: a part and nothing done
        if (const Word part = words.longest(text, action.begin, action.end); clauses[i].after == U'，' && part.is(any_of(lead_verb, support_verb)) && part.length == action.size()) return true;
        // 会同县乡村振兴局和各镇，…: nothing but who acts along
        const Word with = words.longest(text, action.begin, action.end);
        if (with.is(bit(joint)) &&
            skip_parties(text, action.begin + with.length, action.end, source, words) == action.end)
            return true;
        const bool goes_on = clauses[i].after == U'，';
        // 是检修的牵头单位，负责…: who it is
        if (goes_on && piece(action).starts_with("是")) return true;
        static constexpr WordList grounds({"根据", "按照", "依据", "依照", "参照"});
        if (goes_on && !grounds.begins(piece(action)).empty() && phrases.ends_with(piece(action), TitleClass::basis)) return true;
        // 李明强调，…
        constexpr std::uint32_t longest_speaker = 24;  // bytes
        static constexpr WordList says({"强调", "指出", "要求", "表示", "提出", "决定", "议定"});
        if (goes_on && clauses[i].span.size() <= longest_speaker && !says.ends(piece(clauses[i].span)).empty()) return true;
        return is_circumstance(piece(clauses[i].span)) || is_place(piece(action)) || (goes_on && is_topic(piece(action), words)) ||
               (goes_on && is_ground(piece(clauses[i].span), words)) ||
               (goes_on && by_means &&
                (acts(i + 1) || words.longest(text, action_of(i + 1).begin, clauses[i + 1].span.end)
                     .is(any_of(verb, soft_verb, preposition)) ||
                 piece(action_of(i + 1)).starts_with("面向")));
    };
    const auto is_formula = [&](std::size_t i) {
        // a sentence of its own heads what follows: 加强组织领导。…
        if (clauses[i].before != U'，' && clauses[i].after == U'。' && i + 1 < clauses.size()) return false;
        return phrases.is_formula(piece(action_of(i))) || phrases.is_formula(piece(clauses[i].span));
    };
    const auto commands = [&](std::size_t i) {
        std::uint32_t at = skip_openers(text, clauses[i].span, words, true);
        if (starts_with(text, at, clauses[i].span.end, "就")) at += 3;
        const Word word = words.longest(text, at, clauses[i].span.end);
        return word.is(bit(modal)) && !forbids(text.substr(at, word.length));
    };
    std::size_t chosen = 0;
    // 清理拖欠企业账款。6月30日前…: the heading of an item
    bool found = source.headed && clauses.size() > 1 && clauses[0].after == U'。' && acts(0);
    for (std::size_t i = 0; i < clauses.size() && !source.target.empty() && !found; ++i) {
        found = clauses[i].span.contains(source.target.begin);
        chosen = i;
    }
    // 开展银企对接，每月至少举办一场: how much stands behind what is done
    const auto says_only_how_much = [&](std::size_t i) {
        // 3月底前制定备案办法，同一企业检查不超过2次: a bound of what has the limit
        for (std::size_t k = 0; k < i && !source.limit.empty(); ++k)
            if (clauses[k].span.contains(source.limit.begin) && acts(k) && !acts(i) && !commands(i)) return true;
        std::string said = words_of(text, action_of(i), times);
        const std::string amount(piece(source.target));
        if (const std::size_t at = said.find(amount); at != said.npos) said.erase(at, amount.size());
        return han_in(said) <= 2;
    };
    std::size_t how_much = clauses.size();
    if (found && !source.target.empty() && clauses[chosen].span.contains(source.target.begin) && says_only_how_much(chosen))
        for (std::size_t i = chosen; i > 0 && clauses[i].before == U'，' && how_much == clauses.size(); --i)
            if (acts(i - 1) && !aside(i - 1) && !is_formula(i - 1) && !piece(clauses[i - 1].span).ends_with("的")) {
                how_much = chosen;
                chosen = i - 1;
            }
    // 对项目负总责，于10月底前制定细则: what has a limit is what is done
    for (std::size_t i = 1; i < clauses.size() && !source.limit.empty() && !found; ++i) {
        if (!clauses[i].span.contains(source.limit.begin)) continue;
        const Span action = action_of(i);
        found = action.begin >= source.limit.end && acts(i) && !aside(i) &&
                !words.longest(text, action.begin, action.end).is(bit(recipient)) && han_in(piece(action)) >= short_title / 2 + 1;
        if (found) chosen = i;
    }
    // 推进节水改造，必须破除体制障碍: the aim stands before the command
    if (!found && source.unassigned && !commands(0)) {
        for (std::size_t i = 1; i < clauses.size() && !found && clauses[i].before == U'，'; ++i) {
            if (!commands(i)) continue;
            found = acts(i) && !aside(i) && !is_formula(i);
            if (found) chosen = i;
            else break;
        }
    }
    for (const bool any : {false, true})
        for (std::size_t i = 0; i < clauses.size() && !found; ++i) {
            found = acts(i) && !aside(i) && (any || !is_formula(i));
            chosen = i;
        }
    if (!found) {
        chosen = 0;
        while (chosen + 1 < clauses.size() && (action_of(chosen).empty() || aside(chosen))) ++chosen;
    }
    const HandedOver handed = handed_over(text, action_of(chosen), clauses[chosen].span);
    std::string title = handed.verb.empty() ? words_of(text, action_of(chosen), times) : std::string(handed.verb) + words_of(text, handed.object, times);
    // …的有关情况，要及时报送县应急局
    if (chosen + 1 < clauses.size() && clauses[chosen].after == U'，' && phrases.ends_with(title, matter) &&
        title.find("的") != title.npos) {
        const Span next = action_of(chosen + 1);
        // 及时报送 is one word
        std::uint32_t at = next.begin;
        while (at < next.end && at < next.begin + 6 && !phrases.at(text.substr(0, next.end), at, hand_over)) at += 3;
        const Word verb_word = phrases.at(text.substr(0, next.end), at, hand_over);
        const bool commanded =
            words.longest(text, clauses[chosen + 1].span.begin, next.end).is(bit(modal)) && next.begin > clauses[chosen + 1].span.begin;
        if (verb_word && commanded && !ends_with(text, 0, action_of(chosen).begin, "要"))
            title = std::string(text.substr(at, verb_word.length)) + title;
    }
    Span topic = source.topic;
    topic.begin = skip_enumerator(text, topic.begin, topic.end);
    for (const std::string_view command : Words{"先", "分别", "统一", "一律", "暂", "均", "应当", "应", "须", "要", "可"}) {
        if (topic.empty()) break;
        if (ends_with(text, topic.begin, topic.end, command)) topic.end -= static_cast<std::uint32_t>(command.size());
    }
    const std::string_view about = piece(topic);
    bool told = false;  // …的报告已经国务院同意
    walk(words, text, topic, [&](std::uint32_t, Word word) { return !(told = word.is(bit(past))); });
    const bool has_topic = count_characters(about) >= 2 && !told && !is_circumstance(about) && !is_ground(about, words) && !about.starts_with("经") && !about.starts_with("会议") && !about.starts_with("同意") &&
                           !about.starts_with("对") && !about.starts_with("按");
    const bool bare = has_topic && !longer_than(title, 2);  // 由…承担，按照…
    // 对86座水库逐一过筛，5月10日前完成整改
    for (std::size_t i = 0; i < chosen && !longer_than(title, bare_verb); ++i) {
        const std::string first = words_of(text, action_of(i), times);
        if (words.longest(text, action_of(i).begin, clauses[i].span.end).is(bit(preposition)) && !aside(i) &&
            count_characters(first) >= short_title && count_characters(first) + 1 + count_characters(title) <= longest_title)
            title = first + "，" + title;
    }
    for (std::size_t i = chosen + 1;
         !bare && i < clauses.size() && !longer_than(title, short_title - 1) && clauses[i].before == U'，'; ++i) {
        if (is_formula(i)) continue;
        if (is_ground(piece(clauses[i].span), words)) break;  // 如确有困难
        // who acts along does something else: 县供销联社协助调运
        if (skip_parties(text, clauses[i].span.begin, clauses[i].span.end, source, words) != clauses[i].span.begin) break;
        // the manner of a further action stays with it, a command does not
        const std::uint32_t own = skip_openers(text, clauses[i].span, words, false);
        const Word first = words.longest(text, own, clauses[i].span.end);
        constexpr std::uint32_t shortest_manner = 6;  // bytes: not 也, 既
        const bool manner = first.is(bit(adverb)) && !first.is(any_of(modal, verb)) && first.length >= shortest_manner && own < action_of(i).begin &&
                            own + first.length >= action_of(i).begin;
        const std::string more = words_of(text, {manner ? own : action_of(i).begin, clauses[i].span.end}, times);
        // …，10天内完成: without the time it says nothing
        if (han_in(more) <= 2 && words.longest(more, 0, more.size()).length == more.size()) continue;
        if (more.empty() || count_characters(title) + 1 + count_characters(more) > longest_title) break;
        title += (title.empty() ? "" : "，") + more;
    }
    if (how_much < clauses.size() && longer_than(title, short_title - 1)) {
        const std::string amount = words_of(text, clauses[how_much].span, times);
        const bool there = title.find(piece(source.target)) != title.npos || title.ends_with(words_of(text, action_of(how_much), times));
        if (!amount.empty() && !there && count_characters(title) + 1 + count_characters(amount) <= longest_title) title += "，" + amount;
    }
    // A clause of times alone (月调度、季通报) keeps them.
    if (!holds_han(title, 2) || title.ends_with("时间为") || title.ends_with("于"))
        title = words_of(text, clauses[chosen].span, {});
    while (!title.empty() && (title.starts_with("、") || title.starts_with("，") || title.starts_with("；")))
        title.erase(0, 3);
    if (only_amount(title)) {
        const std::string whole = words_of(text, clauses[chosen].span, {});
        title = only_amount(whole) && chosen > 0 ? words_of(text, clauses[chosen - 1].span, {}) + title : whole;
    }
    if (lacks_object(title) && !source.before.empty()) title = object_of(text, source.before, words, times) + title;
    if (has_topic && !longer_than(title, bare_verb)) title += words_of(text, topic, times);
    // 对拒不拆除的住户，由县城管局依法处置
    if ((about.starts_with("对") || about.starts_with("针对")) && !longer_than(title, short_title) &&
        count_characters(about) + count_characters(title) <= longest_title)
        title = words_of(text, topic, times) + title;
    while (title.starts_with("则") || title.starts_with("即") || title.starts_with("的")) title.erase(0, 3);
    // 完成整改, 报县政府常务会议审议: of what, the heading says
    if (!source.heading.empty() && (!longer_than(title, bare_verb) || is_submission(title))) {
        const std::string heading = words_of(text, source.heading, {});
        constexpr std::size_t longest_heading = 16, shortest_heading = 4;
        static constexpr WordList complaints({"不够", "不足", "不到位", "不力", "不高", "不强", "不实", "不严", "滞后", "薄弱", "缓慢"});
        const std::size_t characters = count_characters(heading);
        if (complaints.ends(heading).empty() && characters >= shortest_heading && characters <= longest_heading && !phrases.is_formula(heading) &&
            heading.find_first_of("0123456789") == heading.npos && heading.find("，") == heading.npos && heading.find(',') == heading.npos && heading.find(title) == heading.npos &&
            characters + 1 + count_characters(title) <= longest_title)
            title = says_role(title, words) ? heading : heading + "：" + title;
    }
    static constexpr WordList loose_ends({"，", "、", "；", "：", "并", "以及"});
    for (std::string_view loose; !(loose = loose_ends.ends(title)).empty();) {
        if (title.size() == loose.size() || title.ends_with("合并")) break;
        title.erase(title.size() - loose.size());
    }
    // （即）选定1套房屋
    if (title.starts_with("（"))
        if (const std::size_t close = title.find("）"); close != title.npos && close + 3 < title.size()) title.erase(0, close + 3);
    return shortened(std::move(title), longest_title, phrases, words);
}

}  // namespace jianbao::chinese
