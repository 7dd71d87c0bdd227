#include "title_action.h"

#include <algorithm>

#include "clauses.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// What the words for a ground end with: 按照…意见.
constexpr std::string_view closings[] = {"意见", "要求", "精神", "规定", "实际", "方案", "职责", "分工", "部署",
                                         "原则", "程序", "通知", "职能", "标准", "情形", "特点", "需要"};

/// Past 和…精神, 的标准 behind the ground that ends at `at`. `goes_on` tells whether more should follow
/// that ends in no such word.
std::uint32_t skip_further_basis(std::string_view text, std::uint32_t at, std::uint32_t limit, bool& goes_on) {
    const auto joins = [&](std::uint32_t here) {
        for (const std::string_view mark : Words{"和", "与", "及", "以及", "、", "的"})
            if (starts_with(text, here, limit, mark)) return !starts_with(text, here, limit, "及时");
        return false;
    };
    goes_on = joins(at);
    constexpr std::uint32_t longest_further = 30;
    for (std::uint32_t here = at, from = at; goes_on && here < limit && here < from + longest_further;) {
        const auto closing = std::find_if(std::begin(closings), std::end(closings), [&](std::string_view one) {
            return here > from && starts_with(text, here, limit, one);
        });
        std::uint32_t length = 0;
        character_at(text, here, length);
        if (closing != std::end(closings)) {
            at = from = here + static_cast<std::uint32_t>(closing->size());
            goes_on = joins(at);
        }
        here = closing != std::end(closings) ? at : here + length;
    }
    return at;
}

/// Past 按照…意见, 根据…要求, 结合…实际 where more of the clause follows; else `at`.
std::uint32_t skip_basis(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    static constexpr WordList openings({"按照", "根据", "依据", "结合", "对照", "依照", "严格按照"});
    constexpr std::uint32_t least_action = 9;  // bytes that must follow
    const std::string_view rest = text.substr(at, limit - at);
    const std::string_view opening = openings.begins(rest);
    if (opening.empty()) return at;
    // 结合实际, 根据实际, but 按照实际投资额
    const bool by_rule = opening.ends_with("按照");
    std::uint32_t nearest = limit;
    for (std::uint32_t here = at; here < limit && nearest == limit;) {
        // 按照《…意见的通知》规定: the words of a title close nothing
        if (const std::uint32_t past = skip_bracketed(text, here, limit); past != here) {
            here = past;
            continue;
        }
        for (const std::string_view closing : closings)
            if (starts_with(text, here, limit, closing) && !(by_rule && closing == "实际")) nearest = here + static_cast<std::uint32_t>(closing.size());
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
    // 按照…要求和…精神, 规定的标准 goes on
    bool goes_on = false;
    nearest = skip_further_basis(text, nearest, limit, goes_on);
    if (nearest + least_action <= limit && !goes_on) return nearest;
    for (const std::string_view closing : closings)
        if (rest.ends_with(closing)) return limit;
    return nearest + least_action <= limit && !goes_on ? nearest : at;
}

/// Past 等部门, 等各级各部门: the head that the names before it share; else `at`.
std::uint32_t skip_shared_head(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words) {
    if (!starts_with(text, at, limit, "等")) return at;
    std::uint32_t past = at, here = skip_spaces(text, at + 3, limit);
    // 等7个区、县（市）
    const std::uint32_t number = here;
    std::uint32_t length = 0;
    constexpr std::u32string_view figures = U"0123456789一二三四五六七八九十两";
    while (here < limit && figures.find(character_at(text, here, length)) != figures.npos) here += length;
    if (here != number && starts_with(text, here, limit, "个")) {
        here += 3;
        for (Word level; here < limit && (level = words.longest(text, here, limit)).is(any_of(head_place, head_class));) {
            past = here += level.length;
            if (starts_with(text, here, limit, "、")) here += 3;
        }
        return past;
    }
    here = number;
    for (Word word; here < limit && (word = words.longest(text, here, limit))
                                        .is(any_of(determiner, head_class, head_unit, head_post, domain, soft_verb, universal));) {
        here += word.length;
        if (word.is(any_of(head_class, head_unit, head_post, universal))) past = here;
    }
    return past;
}

/// Past 评审通过后 where the action follows in the same clause; else `at`.
std::uint32_t skip_occasion(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words) {
    constexpr std::uint32_t shortest = 9, longest = 30, least_action = 6;  // bytes
    if (at >= limit) return at;
    const std::size_t found = find_word(text.substr(at, std::min(limit, at + longest) - at), "后");
    if (found == std::string_view::npos || found < shortest) return at;
    const auto behind = at + static_cast<std::uint32_t>(found) + 3;
    for (const std::string_view other : Words{"课", "今", "最", "先", "落", "售", "产", "背", "其", "幕", "善", "滞", "士", "前"})
        if (ends_with(text, at, behind - 3, other)) return at;
    if (behind + least_action > limit) return at;
    return words.longest(text, behind, limit).is(any_of(verb, joint, adverb, modal, lead_verb)) ? behind : at;
}

/// Past 市、区两级: who is told by levels; else `at`.
std::uint32_t skip_levels(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words) {
    constexpr std::uint32_t longest = 48;  // bytes
    if (at >= limit) return at;
    const std::string_view near = text.substr(at, std::min(limit, at + longest) - at);
    if (!holds(near, "级")) return at;
    for (const std::string_view levels : Words{"两级", "三级", "四级"}) {
        const std::size_t found = find_word(near, levels);
        if (found == std::string_view::npos || !holds(near.substr(0, found), "、")) continue;
        const auto behind = at + static_cast<std::uint32_t>(found) + 6;
        if (words.longest(text, behind, limit).is(any_of(verb, adverb, preposition, modal))) return behind;
    }
    return at;
}

/// Past 6月6日起, 从7月1日起, 于6月17日; else `at`.
std::uint32_t skip_start_day(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t here = at;
    static constexpr WordList openings({"从", "自", "于", "年", "月", "日", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
    if (openings.begins(text.substr(at, limit - at)).empty()) return at;
    for (const std::string_view from : Words{"从", "自", "于"})
        if (starts_with(text, here, limit, from)) here += 3;
    const std::uint32_t day = here;
    const bool on_it = ends_with(text, at, day, "于");
    constexpr std::u32string_view of_days = U"0123456789年月日";
    std::uint32_t length = 0;
    while (here < limit && of_days.find(character_at(text, here, length)) != of_days.npos) here += length;
    if (here == day || !ends_with(text, day, here, "日")) return at;
    for (const std::string_view more : Words{"前", "之前", "以前", "至", "到", "—", "-"})
        if (starts_with(text, here, limit, more)) return at;
    if (on_it) return here;
    return starts_with(text, here, limit, "起") ? here + 3 : at;
}

/// Past 赶在主汛期到来之前, 用三个月时间 with a time of `times` in it; else `at`.
std::uint32_t skip_led_time(std::string_view text, std::uint32_t at, std::uint32_t limit, const std::vector<Span>& times) {
    constexpr std::uint32_t farthest = 9;  // bytes: 主 before 汛期到来之前
    for (const std::string_view lead : Words{"赶在", "抢在", "利用", "用"}) {
        if (!starts_with(text, at, limit, lead)) continue;
        const auto from = at + static_cast<std::uint32_t>(lead.size());
        const auto time = std::find_if(times.begin(), times.end(), [&](Span one) { return one.begin >= from && one.begin <= from + farthest && one.end < limit; });
        if (time == times.end()) return at;
        if (lead == "赶在" || lead == "抢在") return ends_with(text, at, time->end, "前") ? time->end : at;
        for (const std::string_view span : Words{"的时间", "左右时间", "时间", "左右的时间"})
            if (time->begin == from && starts_with(text, time->end, limit, span)) return time->end + static_cast<std::uint32_t>(span.size());
        return at;
    }
    return at;
}

/// Past 及时、完整、准确地, of which the first is an adverb and the last ends with 地; else `at`.
std::uint32_t skip_listed_manner(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words) {
    constexpr std::uint32_t longest_one = 12, longest = 60;  // bytes
    const Word first = words.longest(text, at, limit);
    if (!first.is(bit(adverb)) || !starts_with(text, at + first.length, limit, "、")) return at;
    for (std::uint32_t here = at + first.length + 3, begin = here; here < limit && here < at + longest;) {
        std::uint32_t length = 0;
        const char32_t c = character_at(text, here, length);
        if (c == U'地' && here > begin && words.longest(text, here, limit).length <= length) return here + length;
        if (!is_han(c) && c != U'、') return at;
        here += length;
        if (c == U'、') begin = here;
        else if (here - begin > longest_one) return at;
    }
    return at;
}

/// 、 of 每月5日、20日前 and 早 of 每天早8点: behind it the time goes on; 每月督办、通报 does not.
bool goes_on_with_time(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t length = 0;
    const char32_t mark = character_at(text, at, length);
    if ((mark != U'、' && mark != U'和' && mark != U'早' && mark != U'晚') || at + length >= limit) return false;
    const char32_t next = character_at(text, at + length, length);
    return std::u32string_view(U"0123456789一二三四五六七八九十早晚周").find(next) != std::u32string_view::npos;
}

/// Past 结束后15日内 behind 每季度, 之前 and 前 behind a day whose weekday stands in brackets, 时间 behind 用三个月; else `at`.
std::uint32_t skip_rest_of_time(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    constexpr std::uint32_t longest = 36;  // bytes
    if (starts_with(text, at, limit, "（") || starts_with(text, at, limit, "("))
        for (const std::string_view close : Words{"）前", ")前"})
            if (const std::size_t end = text.substr(0, std::min(limit, at + longest)).find(close, at); end != std::string_view::npos)
                return static_cast<std::uint32_t>(end + close.size());
    if (!starts_with(text, at, limit, "结束后") && !starts_with(text, at, limit, "终了后")) return at;
    const std::size_t end = text.substr(0, std::min(limit, at + longest)).find("内", at);
    return end == std::string_view::npos ? at : static_cast<std::uint32_t>(end) + 3;
}

/// Whether the words are what 对 takes: …情况开展评估.
bool takes_for(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    for (const std::string_view act : Words{"开展", "进行", "实施", "给予", "予以", "作出"})
        if (text.substr(at, limit - at).find(act) != std::string_view::npos) return true;
    return false;
}

/// Whether an action stands in the words up to `limit`: 确保6月底前建成三座桥, not 确保通信畅通.
bool acts_behind(std::string_view text, std::uint32_t at, std::uint32_t limit, const TitleSource& source,
                 const Reading& words) {
    while (at < limit) {
        at = skip_spaces(text, at, limit);
        const auto time = std::find_if(source.times.begin(), source.times.end(), [&](Span one) { return one.begin == at; });
        if (time != source.times.end() && time->end > at) {
            at = time->end;
            continue;
        }
        const Word word = words.longest(text, at, limit);
        if (!word || !word.is(any_of(adverb, modal)) || word.is(any_of(verb, soft_verb)))
            return word.is(any_of(verb, soft_verb, preposition));
        at += word.length;
    }
    return false;
}

}  // namespace

Span left_out_of(std::string_view text, Span time) {
    constexpr std::u32string_view of_time = U"每个一二三四五六七八九十两半0123456789０１２３４５６７８９年月日号首天周季度旬学期星至少不于次前底末内小时点:：";
    // 实行月报告制度, 建立周调度机制: the name of what is set up
    const std::string_view behind = text.substr(time.end, 9);
    for (const std::string_view set_up : Words{"制度", "机制", "”制度", "”机制"})
        if (behind.starts_with(set_up)) return {time.begin, time.begin};
    if (!starts_with(text, time.begin, time.end, "每"))
        return text.substr(time.begin, time.size()).find("小时") != std::string_view::npos &&
                       starts_with(text, time.begin, time.end, "24")
                   ? Span{time.begin, time.begin}
                   : time;
    std::uint32_t at = time.begin, length = 0;
    while (at < time.end) {
        // 每周五下午5时前, but 每月上报
        const std::string_view rest = text.substr(at, time.end - at);
        static constexpr WordList of_day({"早晚", "早中晚", "上午", "下午", "中午", "晚上", "上班前", "下班前"});
        if (const std::string_view part = of_day.begins(rest); !part.empty()) at += static_cast<std::uint32_t>(part.size());
        else if (of_time.find(character_at(text, at, length)) != of_time.npos) at += length;
        else if (goes_on_with_time(text, at, time.end)) at += length;
        else break;
    }
    return {time.begin, at};
}

bool forbids(std::string_view command) {
    return command.starts_with("不") || command.starts_with("严禁") || command.starts_with("禁止");
}

std::uint32_t skip_parties(std::string_view text, std::uint32_t at, std::uint32_t limit, const TitleSource& source,
                           const Reading& words) {
    while (at < limit) {
        const auto party = std::find_if(source.parties.begin(), source.parties.end(),
                                        [&](Span one) { return one.begin == at && one.end <= limit; });
        if (party == source.parties.end()) break;
        at = party->end;
        for (const std::string_view mark : Words{"、", "和", "与", "及", "同"})
            if (starts_with(text, at, limit, mark) &&
                std::any_of(source.parties.begin(), source.parties.end(), [&](Span one) {
                    return one.begin == at + mark.size() && one.end <= limit;
                }))
                at += static_cast<std::uint32_t>(mark.size());
        at = skip_shared_head(text, at, limit, words);
    }
    return at;
}

std::uint32_t skip_to_action(std::string_view text, Span clause, const TitleSource& source, const Reading& words) {
    const std::vector<Span>& times = source.times;
    std::uint32_t at = skip_openers(text, clause, words, false);
    bool commanded = false;
    at = skip_shared_head(text, at, clause.end, words);
    at = skip_parties(text, at, clause.end, source, words);
    at = skip_occasion(text, at, clause.end, words);
    at = skip_levels(text, at, clause.end, words);
    for (const std::string_view count : Words{"两家单位", "三家单位", "几家单位", "两家", "三家", "四家", "五家"})  // 县教育局、县卫健局两家要…
        if (starts_with(text, at, clause.end, count)) {
            at += static_cast<std::uint32_t>(count.size());
            break;
        }
    while (at < clause.end) {
        at = skip_spaces(text, at, clause.end);
        const auto time = std::find_if(times.begin(), times.end(), [&](Span one) { return one.begin == at; });
        if (time != times.end()) {
            const Span out = left_out_of(text, *time);
            if (out.empty()) break;
            at = skip_rest_of_time(text, std::min(out.end, clause.end), clause.end);
            continue;
        }
        // 6月6日起
        if (const std::uint32_t begun = skip_start_day(text, at, clause.end); begun != at) {
            at = begun;
            continue;
        }
        // 会同县教育局举办比赛
        if (const Word with = words.longest(text, at, clause.end); with.is(bit(joint))) {
            const std::uint32_t past = skip_parties(text, at + with.length, clause.end, source, words);
            constexpr std::uint32_t least_action = 6;
            if (past != at + with.length && past + least_action <= clause.end) {
                at = past;
                continue;
            }
        }
        // 赶在汛期前, 用三个月时间
        if (const std::uint32_t led = skip_led_time(text, at, clause.end, times); led != at) {
            at = led;
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
        // 从价差款中支付, 从仓库出发, but 从快处理
        if (text.substr(at, word.length) == "从") {
            const std::string_view near = text.substr(at, std::min<std::size_t>(clause.end - at, 45));
            if (holds(near, "中") || holds(near, "出发")) break;
        }
        // 及时、完整、准确地记录
        if (const std::uint32_t manner = skip_listed_manner(text, at, clause.end, words); manner != at) {
            at = manner;
            continue;
        }
        if (word.is(bit(future))) {
            // 要将审批权限下放: behind a command 将 is 把
            if (commanded) break;
            // 5个工作日内将资金拨付到账户: so it is before a noun
            if (text.substr(at, word.length) == "将" && at > clause.begin && !starts_with(text, at + 3, clause.end, "比") &&
                !words.longest(text, at + 3, clause.end).is(any_of(verb, soft_verb, lead_verb, support_verb, modal, adverb, preposition, joint)))
                break;
            // 将会 before 同 is 将 会同
            if (starts_with(text, at + word.length, clause.end, "同") &&
                starts_with(text, at + word.length - 3, clause.end, "会")) {
                at += word.length - 3;
                continue;
            }
        }
        // 我们必须有…, 请于5月底前…: who is spoken to and how
        const std::string_view said = text.substr(at, word.length);
        if (!commanded && (said == "我们" || said == "大家" || said == "咱们" || said == "请" || said == "全年" || said == "今年" ||
                           said == "年内")) {
            at += word.length;
            continue;
        }
        commanded |= word.is(bit(modal));
        // 全部整改销号, 各组建一支队伍
        if ((starts_with(text, at, clause.end, "全部") &&
             words.longest(text, at + 6, clause.end).is(any_of(verb, soft_verb)) && at + 12 < clause.end) ||
            (starts_with(text, at, clause.end, "各") && words.longest(text, at + 3, clause.end).is(bit(verb)) &&
             words.longest(text, at + 3, clause.end).length >= 6)) {
            at += starts_with(text, at, clause.end, "各") ? 3 : 6;
            continue;
        }
        // 今年拟改造20个小区
        if (!commanded && said == "拟" && words.longest(text, at + word.length, clause.end).is(any_of(verb, soft_verb))) {
            at += word.length;
            continue;
        }
        // 可申请, 可按…返还
        if (!commanded && (said == "可" || said == "可以") && at + word.length + 6 <= clause.end) {
            at += word.length;
            continue;
        }
        // 应对答复情况开展评估 is no 应对
        if (said == "应对" && takes_for(text, at + word.length, clause.end)) {
            at += 3;
            commanded = true;
            continue;
        }
        // 提前6个月提醒: how long before
        if (said == "提前" && at + word.length < clause.end && text[at + word.length] >= '0' && text[at + word.length] <= '9') break;
        // who does it is the point
        if (said == "亲自") break;
        // 就办理情况组织回头看
        if (said == "就" && !words.longest(text, at + word.length, clause.end).is(any_of(verb, soft_verb, adverb, modal))) break;
        // 定期检查、不定期抽查
        if (said == "定期" && text.substr(at, clause.end - at).find("、不定期") != std::string_view::npos) break;
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
            constexpr std::size_t short_object = 12;  // bytes: 负责施工质量
            if (behind < clause.end && (rest.ends_with("工作") || rest.size() <= short_object || !next.is(any_of(verb, soft_verb, adverb, preposition))))
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
        // 亲自抓, 狠抓: what is one character alone needs its manner; 确保通信畅通: what is no action needs its verb
        const std::uint32_t behind_word = at + word.length;
        const Word next_word = words.longest(text, behind_word, clause.end);
        const std::uint32_t behind_next = behind_word + next_word.length;
        if (word.is(bit(adverb)) && next_word.is(any_of(verb, soft_verb)) &&
            (behind_next == clause.end || starts_with(text, behind_next, clause.end, "、")) &&
            (next_word.length == 3 || word.length >= 6 || starts_with(text, behind_next, clause.end, "、")))
            break;
        const bool aim = word.is(bit(goal)) && !starts_with(text, at, clause.end, "完成") &&
                         !starts_with(text, at, clause.end, "实现") && acts_behind(text, behind_word, clause.end, source, words);
        if (!manner && !word.is(bit(lead_verb)) && !aim) break;
        at += word.length;
        // 按规定和程序
        if (said.starts_with("按") && word.is(bit(adverb))) {
            bool goes_on = false;
            const std::uint32_t past = skip_further_basis(text, at, clause.end, goes_on);
            if (!goes_on) at = past;
        }
        // 持续不断地巡查, but 力争地区生产总值…
        if (manner && starts_with(text, at, clause.end, "和") && words.longest(text, at + 3, clause.end).is(bit(adverb)) &&
            !words.longest(text, at + 3, clause.end).is(any_of(verb, soft_verb)))
            at += 3;
        if (manner && starts_with(text, at, clause.end, "地") && words.longest(text, at, clause.end).length <= 3) at += 3;
    }
    return at;
}

HandedOver handed_over(std::string_view text, Span action, Span clause) {
    std::uint32_t begin = action.begin;
    if (starts_with(text, begin, clause.end, "将") || starts_with(text, begin, clause.end, "把"))
        begin += 3;
    else if (!ends_with(text, clause.begin, begin, "将") && !ends_with(text, clause.begin, begin, "把"))
        return {};
    const std::string_view words = text.substr(begin, clause.end - begin);
    constexpr std::size_t least_object = 6, longest_rest = 60;  // bytes
    for (const std::string_view verb : Words{"报送", "上报", "提交", "反馈", "送交", "报"}) {
        const std::size_t at = words.rfind(verb);
        if (at == words.npos || at < least_object || words.size() - at > longest_rest) continue;
        // 总结报告, 情况通报 are what is handed over
        const std::string_view behind = words.substr(at + verb.size(), 3);
        if (verb == "报" && (behind == "告" || behind == "表" || behind == "名" || words.substr(0, at).ends_with("通"))) continue;
        Span object{begin, begin + static_cast<std::uint32_t>(at)};
        for (const std::string_view how : Words{"一并", "分别", "及时", "书面", "按时", "按要求", "逐级"})
            if (ends_with(text, object.begin, object.end, how)) object.end -= static_cast<std::uint32_t>(how.size());
        // 将办理结果以书面形式报县委督查室
        if (const std::size_t form = text.substr(object.begin, object.size()).rfind("以"); form != text.npos && form >= least_object)
            for (const std::string_view form_word : Words{"形式", "方式", "文件", "公函", "公文", "传真"})
                if (ends_with(text, object.begin, object.end, form_word)) {
                    object.end = object.begin + static_cast<std::uint32_t>(form);
                    break;
                }
        return {verb == "报" ? "报送" : verb, object};
    }
    return {};
}

}  // namespace jianbao::chinese
