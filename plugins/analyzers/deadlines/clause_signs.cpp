#include "clause_signs.h"

#include <algorithm>

#include "triggers.h"

namespace jianbao::timex {

namespace {

// Clauses and titles of real texts are shorter; a text without punctuation must not be read
// again from its beginning for each expression in it.
constexpr std::size_t clause_reach = 150;
constexpr std::size_t title_reach = 100;

}  // namespace

std::size_t ClauseSigns::clause_begin(std::size_t at) const {
    const std::size_t least = at > clause_reach ? at - clause_reach : 0;
    while (at > least && !ends_clause(text_[at - 1])) --at;
    return at;
}

std::size_t ClauseSigns::clause_end(std::size_t at) const {
    const std::size_t most = std::min(text_.size(), at + clause_reach);
    while (at < most && !ends_clause(text_[at])) ++at;
    return at;
}

bool ClauseSigns::in_book_title(std::size_t at) const {
    const std::size_t least = at > title_reach ? at - title_reach : 0;
    const char16_t* const units = text_.data();
    for (std::size_t p = std::min(at, text_.size()); p-- > least;)
        if (units[p] == u'》' || units[p] == u'《') return units[p] == u'《';
    return false;
}

bool ClauseSigns::is_attributive(std::size_t end) const {
    std::size_t p = text_.skip_spaces(end);
    for (const std::u16string_view note : {u"(含)", u"(不含)", u"(含本数)"})
        if (text_.starts_with(p, note)) p = text_.skip_spaces(p + note.size());
    return text_[p] == u'的';
}

bool ClauseSigns::is_told_of(std::size_t begin, std::size_t end) const {
    // 未在3个月内退回的: what follows from missing it
    for (const std::u16string_view missed : {u"未在", u"未于", u"未能在", u"未能于", u"没有在"})
        if (text_.ends_with(begin, missed)) return true;
    std::size_t p = text_.skip_spaces(end);
    // 4月底前应完成的审核: what was due by then
    if (is_one_of(text_[p], u"应须需要拟")) ++p;
    const std::size_t verb = lexicon_.relative.starting(text_, p);
    if (verb > 0 && text_[text_.skip_spaces(p + verb)] == u'的') return true;
    // 2026年内符合条件的企业，: the clause names whom the next one is about
    const std::size_t reach = clause_end(end);
    // 年底前对被通报的单位，约谈负责人: who it is done to by then
    if (!is_one_of(text_[reach], u",，") || text_[text_.skip_spaces(end)] == u'对') return false;
    const std::size_t named = lexicon_.named.ending(text_, reach);
    return text_.before(reach - named) == u'的' && reach - named > end + 1 && !is_obliged(end, reach);
}

bool ClauseSigns::alone_at(std::size_t end) const { return text_.skip_spaces(end) == clause_end(end) && is_one_of(text_[clause_end(end)], u",，"); }

bool ClauseSigns::was_set_before(std::size_t begin) const {
    constexpr std::size_t reach = 40;
    return lexicon_.set_before.find(text_, begin > reach ? begin - reach : 0, begin) != WordSet::npos;
}

bool ClauseSigns::is_next_meeting(std::size_t begin, std::size_t end) const {
    const std::u16string_view before = text_.slice(clause_begin(begin), begin);
    if (before.find(u"会") == before.npos) return false;
    const bool next = before.find(u"下次") != before.npos || before.find(u"下一次") != before.npos;
    return next && lexicon_.holding.find(text_, end, clause_end(end)) != WordSet::npos;
}

bool ClauseSigns::announces_goal(std::size_t end) const {
    const std::size_t reach = std::min(clause_end(end), end + 24);
    for (std::size_t p = end; p + 2 < reach; ++p)
        if (text_.starts_with(p, u"目标") && (is_one_of(text_[p + 2], u"是为") || p + 2 == reach)) return true;
    return false;
}

bool ClauseSigns::is_planned(std::size_t begin, std::size_t end) const {
    // 2026年小学招生工作方案: a title
    if (lexicon_.plan_titles.ending(text_, end) > 0) return false;
    return lexicon_.action.find(text_, begin, end) != WordSet::npos ||
           lexicon_.planned.find(text_, begin, end) != WordSet::npos;
}

bool ClauseSigns::is_handled(std::size_t clause, std::size_t begin) const {
    if (text_.before(begin) == u'对') return true;
    for (std::size_t p = begin; p-- > clause;)
        if (is_one_of(text_[p], u"将把") && !is_one_of(text_.before(p), u"即必现"))
            return (p + 1 < begin || is_one_of(text_.before(p), u"要须应请并")) && !is_one_of(text_.before(begin), u"在于从自");
    return false;
}

bool ClauseSigns::is_obliged(std::size_t begin, std::size_t end) const {
    return lexicon_.obligation.find(text_, begin, end) != WordSet::npos;
}

bool ClauseSigns::is_told(std::size_t begin, std::size_t time, std::size_t end) const {
    for (std::size_t p = begin; (p = lexicon_.past.find(text_, p, end)) != WordSet::npos; ++p) {
        // 已获评企业要在6月底前…: who it was, and behind it the command
        if (p < time && lexicon_.obligation.find(text_, p, time) != WordSet::npos) continue;
        // 已完工的项目8月20日前评审: which ones are meant
        if (p < time && text_[p] == u'已' && text_.slice(p, time - 1).find(u'的') != std::u16string_view::npos) continue;
        // 年底前累计完成300台, 到2027年累计建成5座
        const bool until = text_.before(p) == u'前' || (is_one_of(text_.before(p), u"年底末") && is_one_of(text_[time], u"到至"));
        if (p > time && until && text_.starts_with(p, u"累计")) continue;
        // 三季度末农田累计建成不少于3万亩
        if (p > time && text_.starts_with(p, u"累计") && lexicon_.floors.find(text_, p, end) != WordSet::npos) continue;
        // 12月底前完成1978年以来规划的归集: a stretch of time named by the way
        if (p > time && text_.starts_with(p, u"以来") && (is_one_of(text_.before(p), u"年月") || finishes(time, p))) continue;
        return true;
    }
    return false;
}

bool ClauseSigns::finishes(std::size_t begin, std::size_t end) const {
    for (std::size_t p = begin; (p = lexicon_.completion.find(text_, p, end)) != WordSet::npos; ++p)
        if (const std::size_t size = lexicon_.completion.starting(text_, p); !is_one_of(text_[p + size], u"的了率情时后前")) return true;
    return false;
}

bool ClauseSigns::has_figure(std::size_t begin, std::size_t end) const {
    for (std::size_t p = begin; p < end; ++p)
        if (is_digit(text_[p]) || (is_chinese_numeral(text_[p]) && is_one_of(text_[p + 1], u"十百千万亿个成"))) return true;
    return false;
}

bool ClauseSigns::is_past(std::size_t begin, std::size_t end) const {
    return lexicon_.past.find(text_, begin, end) != WordSet::npos;
}

}  // namespace jianbao::timex
