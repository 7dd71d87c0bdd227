#include "title_words.h"

#include <algorithm>
#include <vector>

#include "clauses.h"
#include "marks.h"
#include "jianbao/basics.h"
#include "words.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t least_left = 8;  // characters a title keeps

bool balanced(std::string_view title) {
    int open = 0;
    const auto size = static_cast<std::uint32_t>(title.size());
    std::uint32_t length = 0;
    for (std::uint32_t at = 0; (at = next_mark(title, at, size)) < size; at += length) {
        const char32_t c = character_at(title, at, length);
        if (c == U'“' || c == U'《' || c == U'（' || c == U'(' || c == U'‘') ++open;
        if (c == U'”' || c == U'》' || c == U'）' || c == U')' || c == U'’') --open;
    }
    return open == 0;
}

/// One past the amount that begins at the digit at `at`: 15万名, 200名左右; `at` where no unit follows.
std::size_t amount_end(std::string_view title, std::size_t at, const TitleWords& words) {
    std::size_t end = at;
    while (end < title.size() && ((title[end] >= '0' && title[end] <= '9') || title[end] == '.' || title[end] == ',')) ++end;
    const Word unit = words.at(title, end, counted);
    if (!unit) {
        // 15万名
        if (!title.substr(end).starts_with("万") && !title.substr(end).starts_with("多")) return at;
        const Word behind = words.at(title, end + 3, counted);
        if (!behind) return at;
        end += 3 + behind.length;
    } else {
        end += unit.length;
    }
    for (const std::string_view more : Words{"左右", "以上", "以下", "以内"})
        if (title.substr(end).starts_with(more)) end += more.size();
    return end;
}

/// 培训15万名紧跟前沿、创新能力强的技术人才: without what stands between the amount and the last 的.
std::string without_attribute(const std::string& title, const TitleWords& words) {
    for (std::size_t at = 0; at < title.size(); ++at) {
        if (title[at] < '0' || title[at] > '9') continue;
        const std::size_t begin = amount_end(title, at, words);
        if (begin == at) {
            while (at < title.size() && title[at] >= '0' && title[at] <= '9') ++at;
            continue;
        }
        const std::size_t comma = std::min(title.find("，", begin), title.size());
        const std::size_t of = title.rfind("的", comma);
        if (of == title.npos || of < begin) return title;
        const std::string_view thing = std::string_view(title).substr(of + 3, comma - of - 3);
        if (count_characters(thing) < 3) return title;
        return title.substr(0, begin) + title.substr(of + 3);
    }
    return title;
}

/// Where the first verb of two characters or more begins in title[at, end) that names no office (监管 in
/// 监管局); npos where there is none.
std::size_t first_verb(std::string_view title, std::size_t at, std::size_t end, const Reading& grammar) {
    while (at < end) {
        const Word word = grammar.longest(title, at, end);
        if (word.is(bit(verb)) && word.length >= 6) {
            const std::string_view behind = title.substr(at + word.length, end - at - word.length);
            if (!behind.starts_with("总局") && !grammar.longest(title, at + word.length, end).is(any_of(head_unit, head_class)))
                return at;
        }
        std::uint32_t length = 0;
        character_at(title, static_cast<std::uint32_t>(at), length);
        at += word ? word.length : length;
    }
    return std::string_view::npos;
}

/// Whether a preposition without a verb behind it stands before `at`: 向公安机关、….
bool in_prepositional(std::string_view title, std::size_t at, const Reading& grammar) {
    bool inside = false;
    for (std::size_t i = 0; i < at;) {
        const Word word = grammar.longest(title, i, at);
        if (word.is(bit(preposition))) inside = true;
        else if (word.is(bit(verb))) inside = false;
        std::uint32_t length = 0;
        character_at(title, static_cast<std::uint32_t>(i), length);
        i += word ? word.length : length;
    }
    return inside;
}

/// 通讯基站、机房、视频系统等渠道: the first example alone.
std::string with_one_example(const std::string& title, const Reading& grammar) {
    const std::size_t first = title.find("、");
    if (first == title.npos) return title;
    const std::size_t rest = title.find("等", first);
    const std::size_t comma = title.find("，", first);
    if (rest == title.npos || comma < rest || rest + 3 >= title.size()) return title;
    // 向公安机关、检察院查询应聘者是否具有虐待、拐卖等记录: the list of a preposition ends before 等
    constexpr std::size_t longest_member = 14;
    for (std::size_t member = first + 3; member < rest && in_prepositional(title, first, grammar);) {
        const std::size_t end = std::min(title.find("、", member), rest);
        if (count_characters(std::string_view(title).substr(member, end - member)) > longest_member) return title;
        member = end + 3;
    }
    return title.substr(0, first) + title.substr(rest);
}

/// 为养老护理员、新入职人员、…的居民开展培训: 为养老护理员等开展培训. A list behind a preposition loses its
/// further members, for the action stands behind them.
std::string with_one_member(const std::string& title, std::size_t longest, const Reading& grammar) {
    if (!grammar.longest(title, 0, title.size()).is(bit(preposition))) return title;
    const std::string_view words = title;
    const std::size_t comma = std::min(title.find("，"), title.size());
    const std::size_t first = title.find("、"), last = title.rfind("、", comma);
    if (first >= comma || !balanced(words.substr(0, first)) || first_verb(words, 3, first, grammar) != title.npos) return title;
    const std::size_t of = title.rfind("的", comma);
    constexpr std::size_t shortest_member = 6, least_rest = 12;  // bytes
    const std::size_t act = first_verb(words, (of != title.npos && of > last ? of : last) + 3 + shortest_member, comma, grammar);
    if (act == title.npos || act + least_rest > comma) return title;
    std::string shorter = title.substr(0, first) + "等" + title.substr(act);
    constexpr std::size_t end_cut = 4;  // of the object, where the title is cut yet
    return count_characters(shorter) <= longest + end_cut ? shorter : title;
}

/// 申报二期试验的项目还须上传总结报告: 上传总结报告, where a subject before the command makes the title too long.
std::string without_subject(const std::string& title, const Reading& grammar) {
    constexpr std::size_t shortest_subject = 15;  // bytes
    if (grammar.longest(title, 0, title.size()).is(bit(preposition))) return title;  // 对发现的问题要…
    for (std::size_t at = 0; at < title.size();) {
        const Word word = grammar.longest(title, at, title.size());
        if (word.is(bit(modal)) && title.compare(at, 3, "不") != 0 && at >= shortest_subject) {
            std::size_t action = at + word.length;
            Word next = grammar.longest(title, action, title.size());
            for (; next.is(bit(adverb)) && !next.is(any_of(verb, soft_verb)); next = grammar.longest(title, action, title.size()))
                action += next.length;
            const std::string rest = title.substr(action);
            return next.is(any_of(verb, soft_verb)) && count_characters(rest) >= least_left && balanced(rest) ? rest : title;
        }
        std::uint32_t length = 0;
        character_at(title, static_cast<std::uint32_t>(at), length);
        at += word ? word.length : length;
    }
    return title;
}

std::string without_asides(std::string title) {
    const std::pair<std::string_view, std::string_view> brackets[] = {{"（", "）"}, {"(", ")"}};
    for (const auto& [opening, closing] : brackets)
        for (std::size_t open; (open = title.find(opening)) != title.npos && open > 0;) {
            const std::size_t close = title.find(closing, open);
            if (close == title.npos) break;
            title.erase(open, close + closing.size() - open);
        }
    return title;
}

/// 实现“…”的三大目标: a long quotation names the thing behind it.
std::string without_long_quotation(const std::string& title) {
    const std::size_t open = title.find("“"), close = title.find("”的", open == title.npos ? 0 : open);
    constexpr std::size_t long_quotation = 10;
    if (open == title.npos || close == title.npos || open == 0) return title;
    if (count_characters(std::string_view(title).substr(open, close - open)) < long_quotation) return title;
    const std::string rest = title.substr(0, open) + title.substr(close + 6);
    return count_characters(rest) >= least_left ? rest : title;
}

/// 将条件由满三年放宽至满一年: without 由满三年.
std::string without_old_measure(const std::string& title, const TitleWords& words) {
    const std::size_t from = title.find("由");
    if (from == title.npos || from == 0) return title;
    for (std::size_t at = from; at < title.size(); ++at)
        if (words.at(title, at, moved)) return title.substr(0, from) + title.substr(at);
    return title;
}

/// One past the verbs a title begins with: 统筹建立健全. 覆盖 behind another opens a description.
std::size_t verbs_end(std::string_view title, const Reading& grammar) {
    std::size_t at = 0;
    bool acted = false;
    for (Word word; (word = grammar.longest(title, at, title.size()));) {
        const std::string_view said = title.substr(at, word.length);
        const bool describes = acted && grammar.phrases()[Phrase::verbs_that_describe].has(said);
        const bool joins = acted ? word.is(bit(verb)) && !describes
                                 : word.is(any_of(verb, goal, adverb));
        if (!joins) break;
        acted |= word.is(bit(verb));
        at += word.length;
    }
    return acted ? at : 0;
}

/// 建立覆盖甲、乙和丙的信用档案: 建立信用档案; 加强对甲的乙的指导: 加强对乙的指导.
std::string without_description(const std::string& title, std::size_t longest, const Reading& grammar) {
    std::size_t begin = verbs_end(title, grammar);
    if (begin == 0) return title;
    for (const std::string_view preposition : Words{"对", "与", "向"})
        if (std::string_view(title).substr(begin).starts_with(preposition)) begin += preposition.size();
    const std::size_t comma = std::min(title.find("，"), title.size());
    constexpr std::size_t shortest_description = 9, least_thing = 4;
    for (std::size_t of = title.find("的", begin); of < comma; of = title.find("的", of + 3)) {
        const std::string_view thing = std::string_view(title).substr(of + 3, comma - of - 3);
        if (of < begin + shortest_description || count_characters(thing) < least_thing ||
            !balanced(std::string_view(title).substr(begin, of - begin)))
            continue;
        std::string rest = title.substr(0, begin) + title.substr(of + 3);
        const std::size_t left = count_characters(rest);
        if (left >= least_left && left <= longest) return rest;
    }
    return title;
}

/// Whether a verb stands at the start, before the first list: 评选资助甲、乙, not 甲补贴、乙补贴标准提高到….
bool acts_before_list(std::string_view title, const Reading& grammar) {
    constexpr std::size_t farthest = 15;  // bytes
    if (grammar.longest(title, 0, title.size()).is(any_of(preposition, soft_verb))) return true;
    const std::size_t list = std::min({title.find("、"), farthest, title.size()});
    for (std::size_t at = 0; at < list;) {
        const Word word = grammar.longest(title, at, list);
        if (word.is(bit(verb))) return true;
        std::uint32_t length = 0;
        character_at(title, at, length);
        at += word ? word.length : length;
    }
    return false;
}

/// Up to the last comma, or the last mark of a list, that leaves a title of at most `longest` characters.
std::string cut_at_mark(const Phrases& known, const std::string& title, std::size_t longest, bool list) {
    std::size_t best = 0, characters = 0;
    for (std::size_t at = 0; at < title.size(); ++characters) {
        const std::size_t begin = at;
        const char32_t c = next_character(title, at);
        const bool mark = list ? c == U'、' : c == U'，' || c == U'；' || c == U',' || c == U';';
        if (mark && characters >= least_left && characters + (list ? 1 : 0) <= longest &&
            balanced(std::string_view(title).substr(0, begin)))
            best = begin;
    }
    if (best == 0) return title;
    std::string cut = title.substr(0, best) + (list ? "等" : "");
    // 做好甲、乙等: what is done well needs its noun
    const bool fits = count_characters(cut) + 2 <= longest;
    return list && fits && !known[Phrase::wants_noun].begins(cut).empty() ? cut + "工作" : cut;
}

}  // namespace

bool longer_than(std::string_view text, std::size_t characters) {
    constexpr std::size_t most_bytes = 4;  // of a character
    if (text.size() <= characters) return false;
    if (text.size() > characters * most_bytes) return true;
    return count_characters(text) > characters;
}

TitleWords::TitleWords(const Node& file) {
    static const std::vector<std::string_view> names = {"formula", "matter", "hand_over", "unit", "moved", "basis", "means"};
    add_groups(words_, file, names);
    words_.finish();
}

bool TitleWords::is_formula(std::string_view clause) const {
    return !clause.empty() && words_.longest(clause, 0, clause.size(), title_bit(formula)).length == clause.size();
}

bool TitleWords::ends_with(std::string_view text, TitleClass one) const {
    constexpr std::size_t longest_word = 12;
    for (std::size_t at = text.size() > longest_word ? text.size() - longest_word : 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 &&
            words_.longest(text, at, text.size(), title_bit(one)).length == text.size() - at)
            return true;
    return false;
}

std::string shortened(std::string title, std::size_t longest, const TitleWords& words, const Reading& grammar) {
    const auto fits = [&] { return !longer_than(title, longest); };
    if (fits()) return title;
    const auto take = [&](std::string shorter) {
        if (balanced(shorter) || !balanced(title)) title = std::move(shorter);
    };
    take(without_asides(title));
    if (!fits()) take(without_subject(title, grammar));
    if (!fits()) take(without_long_quotation(title));
    if (!fits()) take(without_old_measure(title, words));
    if (!fits()) take(with_one_example(title, grammar));
    if (!fits()) take(without_attribute(title, words));
    if (!fits()) take(cut_at_mark(grammar.phrases(), title, longest, false));
    if (!fits()) take(without_description(title, longest, grammar));
    if (!fits()) take(with_one_member(title, longest, grammar));
    // 甲、乙标准达到…: a list that no verb opens is what is spoken of
    if (!fits() && acts_before_list(title, grammar)) take(cut_at_mark(grammar.phrases(), title, longest, true));
    if (fits()) return title;
    std::string cut(first_characters(title, longest - 1));
    cut += "…";
    // 《关于…》 stays closed
    const std::size_t open = cut.rfind("《"), quoted = cut.rfind("“");
    if (open != cut.npos && cut.find("》", open) == cut.npos)
        return std::string(first_characters(cut, longest - 2)) + "…》";
    if (quoted != cut.npos && cut.find("”", quoted) == cut.npos)
        return std::string(first_characters(cut, longest - 2)) + "…”";
    return cut;
}

}  // namespace jianbao::chinese
