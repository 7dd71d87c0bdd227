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
    return range && ahead && around_.directive && text_.skip_spaces(end) != reach && lexicon_.action.find(text_, end, reach) != WordSet::npos;
}

bool Parser::is_stage(const Moment& moment, bool opens, std::size_t end, std::size_t reach) const {
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
