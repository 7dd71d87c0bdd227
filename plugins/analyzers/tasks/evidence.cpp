#include "evidence.h"

#include "clauses.h"

namespace jianbao::chinese {

namespace {

/// Whether a character of U+4000 to U+9FFF begins with the byte, which begins some character.
bool begins_plain(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte >= 0xE4 && byte <= 0xE9;
}

bool ends_clause(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (at >= limit) return true;
    if (begins_plain(text[at])) return false;
    std::uint32_t length = 0;
    return std::u32string_view(U"，,。；;！!").find(character_at(text, at, length)) != std::u32string_view::npos;
}

/// 完成月计划的94%: the word at `begin` that ends at `at` tells how much of a plan was reached.
bool tells_share(const Phrases& known, std::string_view text, std::uint32_t begin, std::uint32_t at, std::uint32_t limit) {
    const std::string_view word = text.substr(begin, at - begin);
    if (word != "完成" && word != "实现") return false;
    constexpr std::size_t farthest = 45;  // bytes
    std::string_view rest = text.substr(at, std::min<std::size_t>(limit - at, farthest));
    rest = rest.substr(0, rest.find("，"));
    rest = rest.substr(0, rest.find("；"));
    const std::size_t of = rest.find("的");
    if (of == rest.npos || of + 3 >= rest.size() || rest[of + 3] < '0' || rest[of + 3] > '9' || rest.find('%') == rest.npos) return false;
    return !known[Phrase::planned].ends(rest.substr(0, of)).empty();
}

/// 应完成的公示工作: behind the command a verb and 的, so that it says which thing is meant.
bool describes_thing(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words) {
    const Word word = words.longest(text, at, limit);
    return word.length >= 6 && word.is(any_of(verb, soft_verb, goal)) && !word.is(bit(adverb)) && starts_with(text, at + word.length, limit, "的") &&
           !ends_clause(text, at + word.length + 3, limit);
}

/// 已|达标的街镇: up to the next mark a 的 with a word behind it.
bool modifies(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    constexpr std::uint32_t farthest = 30;  // bytes
    const std::uint32_t reach = std::min(limit, at + farthest);
    while (at < reach && begins_plain(text[at]) && !starts_with(text, at, reach, "的")) at += 3;
    return starts_with(text, at, reach, "的") && !ends_clause(text, at + 3, limit);
}

}  // namespace

Evidence read_evidence(std::string_view text, Span span, const Reading& words) {
    constexpr Classes acting = any_of(verb, soft_verb, goal);
    constexpr Classes telling_here = acting | any_of(modal, past, request);  // not by its standing there alone
    Evidence found;
    Classes seen = 0, in_clause = 0;  // of the words up to here, and of those of this clause
    bool opening = true;
    std::uint32_t clause_begin = span.begin;
    for (std::uint32_t at = skip_openers(text, span, words, true); at < span.end;) {
        const bool plain = begins_plain(text[at]);
        if (!plain)
            if (const std::uint32_t past_it = skip_bracketed(text, at, span.end); past_it != at) {
                at = past_it;
                opening = false;
                continue;
            }
        const Word word = words.longest(text, at, span.end);
        if (!word && plain) {
            // what is no word, no mark and no bracket says nothing
            constexpr std::uint32_t plain_length = 3;
            at = words.next_stop(text, at + plain_length, span.end);
            opening = false;
            continue;
        }
        if (!word) {
            std::uint32_t length = 0;
            const char32_t c = character_at(text, at, length);
            if (c == U'？' || c == U'?') found.asks = true;
            if (c == U'，' || c == U',' || c == U'；' || c == U';' || c == U'、') {
                in_clause = 0;
                clause_begin = at;
            }
            opening = c == U'，' || c == U',' || c == U'；' || c == U';' || (opening && c == U' ');
            at += length;
            continue;
        }
        const bool opens = opening;
        const std::uint32_t begin = at;
        at += word.length;
        // 改造老旧管网80公里: what is dealt with, and no complaint
        const bool of_thing = word.is(bit(problem)) && (in_clause & acting) != 0 && text.substr(begin, word.length) == "老旧" &&
                              !ends_clause(text, at, span.end);
        const Classes told = of_thing ? word.classes & ~bit(problem) : word.classes;
        seen |= told;
        in_clause |= told;
        opening = opening && word.is(any_of(adverb, preposition, opener));
        // 同比增长5%
        if (word.length == 6 && word.is(bit(stem)) && (in_clause & bit(goal)) == 0) {
            const std::string_view here = text.substr(begin, word.length);
            found.weighs |= here == "同比" || here == "环比";
        }
        if (!word.is(telling_here)) continue;
        if (word.is(acting)) {
            found.acts_first |= opens;
            if (marks_done(words.phrases(), text, at, span.end)) found.narrates = true;
        }
        // 占年度计划的17%, 完成月计划的94%: what was reached, where no day is set
        found.weighs |= tells_share(words.phrases(), text, begin, at, span.end);
        // 适应发展需要，: at the end of a clause it is a noun
        if (word.is(bit(modal)) && !found.commands)
            found.commands = !ends_clause(text, at, span.end) && !starts_with(text, at, span.end, "的") && !describes_thing(text, at, span.end, words) && !states_condition(words.phrases(), text, begin, word.length, span.end);
        // 请大家, 希望各位: a request to everybody
        if (word.is(bit(request)) && words.longest(text, at, span.end).is(any_of(pronoun, universal))) found.commands = true;
        if (word.is(bit(past))) {
            // 力争比去年实现更多增长: what the aim is measured by
            const bool base = ends_with(text, span.begin, begin, "比") || ends_with(text, span.begin, begin, "较");
            // 2020年底前累计培训500万人次, 到2027年累计建成5座: by a day to come
            const bool until = text.substr(begin, word.length) == "累计" &&
                               (ends_with(text, span.begin, begin, "前") || ends_with(text, span.begin, begin, "底") ||
                                ends_with(text, span.begin, begin, "末") ||
                                (ends_with(text, span.begin, begin, "年") && holds(text.substr(clause_begin, begin - clause_begin), "到")));
            // 新增1000处联网、累计达8000处: what it adds up to then
            const bool sum = text.substr(begin, word.length) == "累计" && ends_with(text, span.begin, begin, "、") && starts_with(text, at, span.end, "达");
            // 对2023年以来的往来款逐笔清理, 对3月以来缺学人员补课: which ones are meant
            const bool since = text.substr(begin, word.length) == "以来" && (ends_with(text, span.begin, begin, "年") || ends_with(text, span.begin, begin, "月"));
            const bool which = since && (starts_with(text, at, span.end, "的") || text.substr(clause_begin, begin - clause_begin).find("对") != text.npos);
            // 个人申报截止5月10日: by when
            const bool closes = text.substr(begin, word.length) == "截止" && at < span.end && text[at] >= '0' && text[at] <= '9' &&
                                (ends_with(text, span.begin, begin, "报") || ends_with(text, span.begin, begin, "名") || ends_with(text, span.begin, begin, "请"));
            // 对已达标的街镇提档升级: which ones
            const bool done = text.substr(begin, 3) == "已" && text.substr(clause_begin, begin - clause_begin).find("对") != text.npos && modifies(text, at, span.end);
            found.narrates |= !base && !until && !sum && !which && !done && !closes;
            found.weighs |= base && (in_clause & bit(goal)) == 0;
        }
    }
    // 需要重新申领吗？ the stretch may end before the mark
    found.asks |= text.substr(std::min<std::size_t>(span.end, text.size())).starts_with("？");
    found.aims = (seen & bit(goal)) != 0;
    found.acts = (seen & acting) != 0;
    found.complains = (seen & bit(problem)) != 0;
    found.permits = (seen & bit(permission)) != 0;
    return found;
}

}  // namespace jianbao::chinese
