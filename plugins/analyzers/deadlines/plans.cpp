// Times that bind because a plan lays them out: stages, turns and what is done in a part of the year.
#include "parser.h"

namespace jianbao::timex {

bool Parser::completes(std::size_t at) const {
    at += lexicon_.completion_manners.starting(text_, at);
    return lexicon_.completion.starting(text_, at) > 0;
}

bool Parser::acts_at(std::size_t at, std::size_t reach) const {
    // 上半年与县粮食局签订合同
    if (is_one_of(text_[at], u"与对同向")) return lexicon_.action.find(text_, at, reach) != WordSet::npos;
    at += lexicon_.action_manners.starting(text_, at);
    return lexicon_.action.starting(text_, at) > 0 || lexicon_.completion.starting(text_, at) > 0;
}

bool Parser::is_labelled(std::size_t at) const {
    std::size_t p = at;
    while (text_.before(p) == u' ') --p;
    return is_one_of(text_.before(p), u":：") && lexicon_.limit_labels.ending(text_, p - 1) > 0;
}

bool Parser::is_named(std::size_t end) const {
    const std::size_t reach = signs_.clause_end(end);
    return is_one_of(text_[text_.skip_spaces(end)], u"为是") && is_one_of(text_.before(reach), u"段期日周月节") && !is_digit(text_.before(reach - 1));
}

bool Parser::is_listed_turn(std::size_t begin) const {
    constexpr std::size_t longest_member = 8;  // 每季度通报
    return !found_.empty() && found_.back().role == Role::frequency && text_.before(begin) == u'、' &&
           found_.back().end <= begin && begin - found_.back().end <= longest_member;
}

bool Parser::is_scheduled(const Moment& moment, bool opens, bool to_come, std::size_t end, std::size_t reach, bool range) const {
    if (!opens || moment.grain == Grain::year || signs_.is_past(end, reach)) return false;
    // 6月中旬向县政府作专题报告
    const bool reports = text_[end] == u'向' && lexicon_.delivery.find(text_, end, reach) != WordSet::npos;
    if (reports && to_come && moment.grain != Grain::day) return true;
    const Day& last = moment.period.last;
    // days without a year that lie far ahead are those gone by
    const bool ahead = last.known() && around_.reference && last.date() > *around_.reference &&
                       (to_come || moment.grain != Grain::day);
    // 9月份组织评查; 县应急局牵头，7月份开展检查
    const auto led = [&] {
        constexpr std::size_t near = 60;
        const std::u16string_view before = text_.slice(end > near ? end - near : 0, end);
        const std::size_t leads = before.rfind(u"牵头");
        return leads != before.npos && before.find_first_of(u"。!！;；\n", leads) == before.npos;
    };
    if (moment.grain == Grain::month && ahead && (lays_out() || led()) && acts_at(text_.skip_spaces(end), reach) &&
        text_.slice(end, reach).find(u'的') == std::u16string_view::npos)
        return true;
    // 11月12日—18日组织检修
    if (range && ahead && moment.grain == Grain::day && lexicon_.action.starting(text_, text_.skip_spaces(end)) > 0) return true;
    return range && ahead && lays_out() && text_.skip_spaces(end) != signs_.clause_end(end) && lexicon_.action.find(text_, end, reach) != WordSet::npos;
}

std::size_t Parser::sentence_end(std::size_t at) const {
    constexpr std::size_t longest = 160;
    const std::size_t limit = std::min(text_.size(), at + longest);
    while (at < limit && !is_one_of(text_[at], u"。!！\n")) ++at;
    return at;
}

bool Parser::asks_to_attend(std::size_t end) const {
    const std::size_t stop = sentence_end(end);
    const std::size_t there = lexicon_.attendance.find(text_, end, stop);
    return there != WordSet::npos && signs_.is_obliged(end, there);
}

bool Parser::is_kept_up(std::size_t begin, std::size_t end) const {
    return lexicon_.kept_up.find(text_, begin, end) != WordSet::npos;
}

bool Parser::is_told_to_do(std::size_t at) const {
    const std::size_t next = text_.skip_spaces(at);
    return signs_.is_obliged(next, std::min(signs_.clause_end(next), next + 2)) && !is_kept_up(next, signs_.clause_end(next));
}

bool Parser::says_which_thing(const Standing& here) const {
    const std::size_t verb = here.next + lexicon_.completion.starting(text_, here.next);
    return text_[verb] != u'对' && text_.slice(verb, here.reach).find(u'的') != std::u16string_view::npos;
}

bool Parser::closes_stage(const Standing& here) const {
    constexpr std::size_t longest_stage = 14;  // characters
    const std::size_t end = signs_.clause_end(here.end);
    if (end >= text_.size() || !is_one_of(text_[end], u",，") || here.begin > here.clause + longest_stage || end > here.end + longest_stage) return false;
    const std::size_t told = text_.skip_spaces(end + 1);
    if (!signs_.is_obliged(told, signs_.clause_end(told)) || is_kept_up(told, signs_.clause_end(told))) return false;
    const std::size_t over = lexicon_.closings.starting(text_, here.next);
    if (over == 0 || here.next + over != end) return false;
    const std::u16string_view stage = text_.slice(here.clause, here.begin);
    return stage.find(u"阶段") != stage.npos || stage.find(u"自查") != stage.npos || stage.find(u"活动") != stage.npos;
}

bool Parser::is_day_to_act(const Moment& moment, bool opens, bool to_come, std::size_t word_end, std::size_t end,
                           std::size_t next_clause) const {
    if (moment.grain != Grain::day || moment.relative || !to_come || signs_.is_past(end, next_clause)) return false;
    const std::size_t at = moments_.skip_weekday_note(text_.skip_spaces(end));
    // 4月26日发至责任科室
    if (opens && lexicon_.delivery.starting(text_, at) > 0) return true;
    if (!lays_out()) return false;
    // 9月6日开课学院打印名单，提交给教师
    const bool sentence = opens && (signs_.clause_begin(end) == 0 || is_one_of(text_.before(signs_.clause_begin(end)), u"。;；"));
    if (sentence && lexicon_.delivery.find(text_, at, next_clause) != WordSet::npos) return true;
    // 注册中心于9月6日安排考场
    return text_.before(word_end) == u'于' && !is_one_of(text_.before(word_end - 1), u"定已由关对终属处位始鉴至将拟") &&
           (lexicon_.action.starting(text_, at) > 0 || text_.starts_with(at, u"安排")) && !text_.starts_with(at, u"召开");
}

bool Parser::is_day_soon(const Moment& moment, std::size_t begin, std::size_t end, std::size_t next_clause) const {
    constexpr std::size_t sentence = 80;
    const bool asked = lays_out() || signs_.is_obliged(begin > sentence ? begin - sentence : 0, begin);
    if (moment.grain != Grain::day || !asked || signs_.in_book_title(begin) || signs_.is_past(end, next_clause) || text_[end] == u'的' || is_one_of(text_.before(begin), u"周每隔逐")) return false;
    const std::u16string_view said = text_.slice(begin, end);
    if (said.find_first_of(u"周星礼明后") == said.npos || !around_.reference || !moment.period.last.known() || moment.period.last.date() <= *around_.reference)
        return false;
    const std::size_t at = text_.skip_spaces(end), reach = signs_.clause_end(at);
    if (is_one_of(text_[at], u"是为有") || lexicon_.meetings.starting(text_, at) > 0) return false;
    if (is_one_of(text_[at], u"给把将报交")) return true;
    return completes(at) || lexicon_.delivery.find(text_, at, reach) != WordSet::npos;
}

bool Parser::is_closing_day(const Moment& moment, std::size_t begin, std::size_t end) const {
    constexpr int soon = 90;  // days
    const Day& last = moment.period.last;
    if (!around_.reference || !last.known() || last.date() <= *around_.reference || signs_.in_book_title(begin)) return false;
    if (!moment.own_year && days_between(*around_.reference, last.date()) > soon) return false;
    const std::size_t clause = signs_.clause_begin(begin), reach = signs_.clause_end(end);
    if (signs_.is_past(clause, begin) || signs_.is_past(end, reach)) return false;
    return lexicon_.taken_in.ending(text_, begin) > 0 || completes(text_.skip_spaces(end)) || signs_.is_obliged(clause, begin);
}

bool Parser::is_level(std::size_t end, std::size_t reach) const {
    for (std::size_t p = end; (p = lexicon_.levels_kept.find(text_, p, reach)) != WordSet::npos; ++p)
        if (signs_.has_figure(p, reach)) return true;
    // 达到95%以上: 达到 alone tells of what there is as well
    const std::u16string_view said = text_.slice(end, reach);
    const std::size_t reached = said.find(u"达到");
    return reached != said.npos && signs_.has_figure(end + reached, reach) && said.find(u"以上") != said.npos;
}

bool Parser::reaches_level(std::size_t end, std::size_t reach) const {
    for (std::size_t p = end; p < reach; ++p)
        if (const std::size_t size = lexicon_.levels_reached.starting(text_, p))
            if (is_digit(text_[text_.skip_spaces(p + size)])) return text_.slice(end, p).find(u'的') == std::u16string_view::npos;
    return false;
}

bool Parser::is_stage(const Moment& moment, bool opens, std::size_t end, std::size_t reach) const {
    // 上半年完成拆迁，年内建成通车
    const bool part = moment.grain == Grain::half || moment.grain == Grain::quarter || moment.grain == Grain::month;
    if (opens && part && is_one_of(text_[reach], u",，;；") && completes(text_.skip_spaces(end)) &&
        !signs_.is_past(end, reach)) {
        const std::size_t next = text_.skip_spaces(reach + 1);
        const auto later = moments_.moment(next, nullptr);
        const Day &own = moment.period.last, *other = later ? &later->period.last : nullptr;
        return other && other->known() && own.known() && own.date() < other->date() && around_.reference && own.date() >= *around_.reference &&
               !signs_.is_past(next, signs_.clause_end(next));
    }
    if (!opens || moment.grain != Grain::year || !moment.own_year || moment.vague || !is_one_of(text_[reach], u",，;；")) return false;
    const std::size_t verb = text_.skip_spaces(end);
    if (lexicon_.completion.starting(text_, verb) == 0 && lexicon_.planned.starting(text_, verb) == 0) return false;
    const std::size_t next = text_.skip_spaces(reach + 1);
    Year later;
    std::size_t later_end = 0;
    bool written = false;
    return signs_.has_figure(end, reach) && moments_.read_year(next, nullptr, later, later_end, written) && later.known() &&
           moment.period.last.year.known() && later.number > moment.period.last.year.number && around_.reference &&
           moment.period.last.year.number >= static_cast<int>(around_.reference->year());
}

}  // namespace jianbao::timex
