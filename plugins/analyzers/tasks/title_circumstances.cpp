#include "title_circumstances.h"

#include <algorithm>

#include "clauses.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// 、 of 每月5日、20日前 and 早 of 每天早8点: behind it the time goes on; 每月督办、通报 does not.
bool goes_on_with_time(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t length = 0;
    const char32_t mark = character_at(text, at, length);
    if ((mark != U'、' && mark != U'和' && mark != U'早' && mark != U'晚') || at + length >= limit) return false;
    const char32_t next = character_at(text, at + length, length);
    return std::u32string_view(U"0123456789一二三四五六七八九十早晚周").find(next) != std::u32string_view::npos;
}

}  // namespace

Span left_out_of(const Phrases& known, std::string_view text, Span time) {
    constexpr std::u32string_view of_time = U"每个一二三四五六七八九十两半0123456789０１２３４５６７８９年月日号首天周季度旬学期星至少不于次前底末内小时点:：";
    // 实行月报告制度, 建立周调度机制: the name of what is set up
    std::string_view behind = text.substr(time.end);
    if (behind.starts_with("”")) behind.remove_prefix(std::string_view("”").size());
    if (!known[Phrase::named_by_time].begins(behind).empty()) return {time.begin, time.begin};
    if (!starts_with(text, time.begin, time.end, "每"))
        return text.substr(time.begin, time.size()).find("小时") != std::string_view::npos &&
                       starts_with(text, time.begin, time.end, "24")
                   ? Span{time.begin, time.begin}
                   : time;
    const PhraseList& of_day = known[Phrase::parts_of_day];
    // 应急演练每季度不少于1次: how often is all that is said of it
    static constexpr WordList least({"不少于", "不得少于", "不低于", "至少"});
    static constexpr WordList marks({"，", "。", "；", ",", ";"});
    const bool closes = (behind.empty() || !marks.begins(behind).empty()) && time.begin > 0 && marks.ends(text.substr(0, time.begin)).empty();
    std::uint32_t at = time.begin, length = 0;
    while (at < time.end) {
        if (closes && !least.begins(text.substr(at, time.end - at)).empty()) break;
        // 每周五下午5时前, but 每月上报
        const std::string_view rest = text.substr(at, time.end - at);
        if (const std::string_view part = of_day.begins(rest); !part.empty()) at += static_cast<std::uint32_t>(part.size());
        else if (rest.size() > 3 && rest.starts_with("的") && rest[3] >= '0' && rest[3] <= '9') at += 3;  // 每月的5日前
        else if (of_time.find(character_at(text, at, length)) != of_time.npos) at += length;
        else if (goes_on_with_time(text, at, time.end)) at += length;
        else break;
    }
    return {time.begin, at};
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

std::uint32_t skip_further_basis(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit,
                                 bool& goes_on) {
    const auto joins = [&](std::uint32_t here) {
        for (const std::string_view mark : Words{"和", "与", "及", "以及", "、", "的"})
            if (starts_with(text, here, limit, mark)) return !starts_with(text, here, limit, "及时");
        return false;
    };
    goes_on = joins(at);
    constexpr std::uint32_t longest_further = 30;
    const PhraseList& closings = known[Phrase::grounds_end];
    for (std::uint32_t here = at, from = at; goes_on && here < limit && here < from + longest_further;) {
        const std::string_view closing = here > from ? closings.begins(text.substr(here, limit - here)) : std::string_view();
        std::uint32_t length = 0;
        character_at(text, here, length);
        if (!closing.empty()) {
            at = from = here + static_cast<std::uint32_t>(closing.size());
            goes_on = joins(at);
        }
        here = !closing.empty() ? at : here + length;
    }
    return at;
}

std::uint32_t skip_basis(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit) {
    static constexpr WordList openings({"按照", "根据", "依据", "结合", "对照", "依照", "严格按照"});
    constexpr std::uint32_t least_action = 9;  // bytes that must follow
    const std::string_view rest = text.substr(at, limit - at);
    const std::string_view opening = openings.begins(rest);
    if (opening.empty()) return at;
    // 结合实际, 根据实际, but 按照实际投资额
    const bool by_rule = opening.ends_with("按照");
    const PhraseList& closings = known[Phrase::grounds_end];
    std::uint32_t nearest = limit;
    for (std::uint32_t here = at; here < limit && nearest == limit;) {
        // 按照《…意见的通知》规定: the words of a title close nothing
        if (const std::uint32_t past = skip_bracketed(text, here, limit); past != here) {
            here = past;
            continue;
        }
        const std::string_view closing = closings.begins(text.substr(here, limit - here));
        if (!closing.empty() && !(by_rule && closing == "实际")) nearest = here + static_cast<std::uint32_t>(closing.size());
        std::uint32_t length = 0;
        character_at(text, here, length);
        here += length;
    }
    // 结合实际情况
    for (const std::string_view more : Words{"情况", "状况", "情形", "需求"})
        if (nearest < limit && starts_with(text, nearest, limit, more)) nearest += static_cast<std::uint32_t>(more.size());
    // 部署要求: one closing word behind the other
    for (std::string_view more; !(more = closings.begins(text.substr(nearest, limit - nearest))).empty();)
        nearest += static_cast<std::uint32_t>(more.size());
    // 按照…要求和…精神, 规定的标准 goes on
    bool goes_on = false;
    nearest = skip_further_basis(known, text, nearest, limit, goes_on);
    if (nearest + least_action <= limit && !goes_on) return nearest;
    if (!closings.ends(rest).empty()) return limit;
    return nearest + least_action <= limit && !goes_on ? nearest : at;
}

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

std::uint32_t skip_occasion(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words) {
    constexpr std::uint32_t shortest = 9, longest = 30, least_action = 6;  // bytes
    if (at >= limit) return at;
    // 汛前要组织演练: before the command
    constexpr std::uint32_t nearest = 6, farthest = 18;
    for (std::uint32_t behind = at + nearest; behind <= std::min(limit, at + farthest); behind += 3)
        if (ends_with(text, at, behind, "前") && words.longest(text, behind, limit).is(bit(modal)) && words.longest(text, at, limit).length <= behind - at) return behind;
    const std::size_t found = find_word(text.substr(at, std::min(limit, at + longest) - at), "后");
    if (found == std::string_view::npos || found < shortest) return at;
    const auto behind = at + static_cast<std::uint32_t>(found) + 3;
    if (behind + least_action > limit || !words.phrases()[Phrase::no_occasions].ends(text.substr(at, behind - at)).empty()) return at;
    return words.longest(text, behind, limit).is(any_of(verb, joint, adverb, modal, lead_verb)) ? behind : at;
}

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

}  // namespace jianbao::chinese
