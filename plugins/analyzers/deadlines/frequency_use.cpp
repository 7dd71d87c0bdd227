// What a frequency is used for: a duty, or what is told, possible, counted, or which one is meant.
#include "parser.h"
#include "period_units.h"

namespace jianbao::timex {

const PeriodUnit* single_unit(const Characters& text, std::size_t at) {
    static const PeriodUnit units[] = {
        {u"半学期", {.months = 3}},     {u"半个月", {.days = 15}},    {u"半个小时", {.minutes = 30}},
        {u"半个钟头", {.minutes = 30}}, {u"半小时", {.minutes = 30}}, {u"半月", {.days = 15}},
        {u"半年", {.months = 6}},       {u"半天", {.hours = 12}},     {u"工作日", {.days = 1}},
        {u"学期", {.months = 6}},       {u"学年", {.years = 1}},      {u"季度", {.months = 3}},
        {u"星期", {.weeks = 1}},        {u"礼拜", {.weeks = 1}},      {u"小时", {.hours = 1}},
        {u"双周", {.weeks = 2}},        {u"双月", {.months = 2}},     {u"月度", {.months = 1}},
        {u"年度", {.years = 1}},        {u"自然年", {.years = 1}},    {u"分钟", {.minutes = 1}},
        {u"天", {.days = 1}},           {u"日", {.days = 1}},         {u"晚", {.days = 1}},
        {u"周", {.weeks = 1}},          {u"旬", {.days = 10}},        {u"月", {.months = 1}},
        {u"季", {.months = 3}},         {u"年", {.years = 1}},
    };
    static const std::uint64_t firsts = [] {  // by the lower six bits
        std::uint64_t bits = 0;
        for (const PeriodUnit& unit : units) bits |= std::uint64_t{1} << (unit.word.front() & 0x3F);
        return bits;
    }();
    const char16_t first = text[at];
    if (!(firsts >> (first & 0x3F) & 1)) return nullptr;
    for (const PeriodUnit& unit : units)
        if (unit.word.front() == first && text.starts_with(at, unit.word)) return &unit;
    return nullptr;
}

Length scaled(Length every, int count) {
    every.years *= count;
    every.months *= count;
    every.weeks *= count;
    every.days *= count;
    every.hours *= count;
    every.minutes *= count;
    return every;
}

bool Parser::is_span_gone(std::size_t at) const {
    if (found_.empty() || found_.back().end != at) return false;
    const std::size_t begin = found_.back().begin;
    return is_one_of(text_[begin], u"近前") || text_.starts_with(begin, u"过去") || text_.starts_with(begin, u"最近") ||
           is_one_of(text_.before(begin), u"近前");
}

bool Parser::tells_which(std::size_t at, std::size_t end) const {
    // 每年组织的培训, 按旬、按月或者按季的进度表; not 每年的12月
    constexpr std::size_t longest_verb = 3;
    std::size_t p = end;
    for (int members = 0; members < 4 && is_one_of(text_[p], u"、或和及"); ++members) {
        while (is_one_of(text_[p], u"、或者和及按逐每")) ++p;
        const PeriodUnit* unit = single_unit(text_, p);
        if (!unit) return false;
        p += unit->word.size();
    }
    if (p > end) return text_[p] == u'的';
    for (std::size_t verb = p + 1; verb <= p + longest_verb && is_han(text_[verb]); ++verb) {
        if (is_one_of(text_[verb], u"第前后末底初次")) return false;
        if (text_[verb] == u'的') return !signs_.is_obliged(signs_.clause_begin(at), verb) && text_.before(verb) != u'目';
    }
    return false;
}

bool Parser::divides(std::size_t end) const { return lexicon_.dividing.starting(text_, end) > 0; }

bool Parser::is_rate(std::size_t at, std::size_t end, std::size_t clause) const {
    if (!signs_.has_figure(end, clause) || times_ahead(end) > 0) return false;
    // 每天服务不超过5人: the most there may be
    const bool least = lexicon_.floors.find(text_, end, clause) != WordSet::npos;
    const bool planned = lexicon_.planned.starting(text_, text_.skip_spaces(end)) > 0;  // 每年安排最高100万元
    if (!least && !planned && lexicon_.caps.find(text_, end, clause) != WordSet::npos) return true;
    bool money = false;
    for (std::size_t p = end; p < clause; ++p)
        money |= text_[p] == u'元' && (is_digit(text_.before(p)) || is_one_of(text_.before(p), u"十百千万亿"));
    if (!money) return false;
    // 每人每年670元, 每台电梯每年800元: so much for each
    constexpr std::size_t reach = 9;
    for (std::size_t p = at > reach ? at - reach : 0; p + 1 < at && !least; ++p)
        if (text_[p] == u'每' && is_one_of(text_[p + 1], u"人户生名家个床辆亩校班台张头位件套栋间")) return true;
    // 每年补助三万元: what somebody gets or pays, where no least is asked for
    return !least && lexicon_.payments.find(text_, end, clause) != WordSet::npos && !signs_.is_obliged(signs_.clause_begin(at), clause);
}

bool Parser::is_spoken_of(std::size_t end) const {
    // 一年两次征兵，是…任务; 经济普查五年一次，被称为…
    const std::size_t clause = signs_.clause_end(end);
    const std::size_t next = text_.skip_spaces(clause + 1);
    return is_one_of(text_[clause], u",，") && !signs_.is_obliged(signs_.clause_begin(end), clause) &&
           ((text_[next] == u'是' && text_[next + 1] != u'否') || text_.starts_with(next, u"被称") || text_.starts_with(next, u"被誉"));
}

bool Parser::is_forbidden(std::size_t end, std::size_t clause) const {
    return lexicon_.forbidding.find(text_, end, clause) != WordSet::npos;
}

bool Parser::is_changed_from(std::size_t at, std::size_t end) const {
    // 由每日一次调整为每两小时一次
    if (!is_one_of(text_.before(at), u"由从") && !text_.ends_with(at, u"原来") && !text_.ends_with(at, u"以前")) return false;
    const std::size_t reach = signs_.clause_end(end);
    for (std::size_t p = end; p < reach; ++p)
        if (is_one_of(text_[p], u"为到至") && p > end) return true;
    return is_one_of(text_[reach], u",，") && text_.ends_with(at, u"以前");
}

bool Parser::is_told_before(std::size_t at) const {
    // 自…以来，每年…; 五年来，每年…
    const std::size_t clause = signs_.clause_begin(at);
    if (clause < 3 || !is_one_of(text_[clause - 1], u",，")) return false;
    const std::size_t end = clause - 1;
    const std::size_t begin = signs_.clause_begin(end);
    if (text_.ends_with(end, u"以来") || text_.ends_with(end, u"年来")) return !signs_.is_obliged(at, signs_.clause_end(at));
    return (text_.slice(begin, end).find(u"过去") == 0 || text_.slice(begin, end).find(u"年来") != std::u16string_view::npos) &&
           !signs_.is_obliged(at, signs_.clause_end(at));
}

bool Parser::is_counted(std::size_t begin, std::size_t end) const {
    // 每年服务约2000人, 每年惠及老人2000余人, 每年有几百万人就业: how many there are, no duty
    if (signs_.is_obliged(begin, end)) return false;
    for (std::size_t p = begin; p < end; ++p)
        for (const std::u16string_view told : {u"均有", u"均为", u"均在", u"都有", u"都在"})
            if (text_.starts_with(p, told)) return true;
    for (std::size_t p = begin; p < end; ++p) {
        if (!is_digit(text_[p]) && !is_chinese_numeral(text_[p])) continue;
        const auto numeral = read_numeral(text_, p);
        if (!numeral) continue;
        std::size_t unit = numeral->end;
        while (is_one_of(text_[unit], u"十百千万亿")) ++unit;
        const bool about = text_.before(p) == u'约' || (text_.before(p) == u'近' && text_.before(p - 1) != u'就') ||
                           text_.before(p) == u'有';
        if (is_one_of(text_[unit], u"余多") || about) return true;
        p = std::max(p, numeral->end - 1);
    }
    return false;
}

}  // namespace jianbao::timex
