// Times that bind because a plan lays them out: stages, turns and what is done in a part of the year.
#include "parser.h"

namespace jianbao::timex {

bool Parser::is_listed_turn(std::size_t begin) const {
    constexpr std::size_t longest_member = 8;  // 每季度通报
    return !found_.empty() && found_.back().role == Role::frequency && text_.before(begin) == u'、' &&
           found_.back().end <= begin && begin - found_.back().end <= longest_member;
}

bool Parser::is_scheduled(const Moment& moment, bool opens, bool to_come, std::size_t end, std::size_t reach, bool range) const {
    if (!opens || moment.grain == Grain::year || is_past(end, reach)) return false;
    // 6月中旬向县政府作专题报告
    const bool reports = text_[end] == u'向' && lexicon_.delivery.find(text_, end, reach) != WordSet::npos;
    if (reports && to_come && moment.grain != Grain::day) return true;
    const Day& last = moment.period.last;
    const bool ahead = last.known() && around_.reference && last.date() > *around_.reference;
    // 9月份组织评查
    if (moment.grain == Grain::month && ahead && around_.directive && lexicon_.action.starting(text_, text_.skip_spaces(end)) > 0 &&
        text_.slice(end, reach).find(u'的') == std::u16string_view::npos)
        return true;
    return range && ahead && around_.directive && text_.skip_spaces(end) != reach && lexicon_.action.find(text_, end, reach) != WordSet::npos;
}

bool Parser::is_level(std::size_t end, std::size_t reach) const {
    const bool at_least = text_.slice(end, reach).find(u"以上") != std::u16string_view::npos;
    for (const std::u16string_view level : {u"稳定在", u"保持在", u"控制在", u"不低于", u"不超过", u"达到"})
        for (std::size_t p = end; p + level.size() < reach; ++p)
            if (text_.starts_with(p, level) && has_figure(p, reach)) return at_least || level != u"达到";
    return false;
}

bool Parser::is_stage(const Moment& moment, bool opens, std::size_t end, std::size_t reach) const {
    // 上半年完成拆迁，年内建成通车
    const bool part = moment.grain == Grain::half || moment.grain == Grain::quarter || moment.grain == Grain::month;
    if (opens && part && is_one_of(text_[reach], u",，;；") && lexicon_.completion.starting(text_, text_.skip_spaces(end)) > 0 &&
        !is_past(end, reach)) {
        const std::size_t next = text_.skip_spaces(reach + 1);
        const auto later = this->moment(next, nullptr);
        const Day &own = moment.period.last, *other = later ? &later->period.last : nullptr;
        return other && other->known() && own.known() && own.date() < other->date() && around_.reference && own.date() >= *around_.reference &&
               !is_past(next, clause_end(next));
    }
    if (!opens || moment.grain != Grain::year || !moment.own_year || moment.vague || !is_one_of(text_[reach], u",，;；")) return false;
    const std::size_t verb = text_.skip_spaces(end);
    if (lexicon_.completion.starting(text_, verb) == 0 && lexicon_.planned.starting(text_, verb) == 0) return false;
    const std::size_t next = text_.skip_spaces(reach + 1);
    Year later;
    std::size_t later_end = 0;
    bool written = false;
    return has_figure(end, reach) && read_year(next, nullptr, later, later_end, written) && later.known() &&
           moment.period.last.year.known() && later.number > moment.period.last.year.number && around_.reference &&
           moment.period.last.year.number >= static_cast<int>(around_.reference->year());
}

}  // namespace jianbao::timex
