// Occasions the lexicon has not: phrases that end in a turning point or begin with a step, 督查组暗访结束后, 完成审核后, 待批复后.
#include <algorithm>

#include "homographs.h"
#include "parser.h"

namespace jianbao::timex {

bool Parser::is_done_first(const Occasion& here, std::size_t opening) const {
    // 验收合格后由县财政局拨付
    const bool charged = text_[here.end] == u'由' && lays_out();
    if ((here.end != here.reach && !charged) || finished_step(here.clause, here.stem, false) != WordSet::npos ||
        is_one_of(text_[opening], u"由经按"))
        return false;
    return begins_sentence(here.clause) || (is_one_of(text_[here.reach], u",，") &&
                                            lexicon_.prompt.starting(text_, text_.skip_spaces(here.reach + 1)) > 0);
}

bool Parser::is_handed_on(const Occasion& here) const {
    const std::size_t end = here.end;
    return end != here.reach && is_han(text_[end]) && text_[end] != u'的' && begins_sentence(here.clause) &&
           lexicon_.delivery.starting(text_, end) == 0 && lexicon_.action.starting(text_, end) == 0 &&
           lexicon_.completion.starting(text_, end) == 0 &&
           text_.slice(end, here.reach).find(u'将') != std::u16string_view::npos &&
           lexicon_.delivery.find(text_, end, here.reach) != WordSet::npos;
}

bool Parser::is_due_around(const Occasion& here, std::size_t opening) const {
    const std::size_t stem = here.stem;
    const bool due = here.before ? is_due_before(stem) ||
                                       (here.end == here.reach && opens_due_clause(opening, stem, here.reach)) ||
                                       is_asked_before(opening, stem, here.end)
                                 : is_asked_after(stem);
    return due && !is_one_of(text_.before(stem), u"口门台栏楼厅牌窗车床桌桥院旗头像碑屏幕岗镜店铺馆");
}

std::optional<Parser::OccasionPhrase> Parser::occasion_phrase(const Occasion& here) const {
    OccasionPhrase phrase{.verb = lexicon_.turning_points.ending(text_, here.stem),
                          .opening = skip_item_number(text_.skip_spaces(here.clause))};
    if (phrase.verb == 0 && !here.before)
        if (const std::size_t done = lexicon_.steps_done.ending(text_, here.stem)) {
            phrase.stepped = is_done_first(here, phrase.opening);
            phrase.handed_on = here.stem - done == phrase.opening && is_handed_on(here);
            if (phrase.stepped || phrase.handed_on) phrase.verb = done;
        }
    if (phrase.verb == 0) {
        phrase.due = is_due_around(here, phrase.opening);
        if (!phrase.due) phrase.step = finished_step(here.clause, here.stem, here.before);
        if (!phrase.due && phrase.step == WordSet::npos) return std::nullopt;
    }
    phrase.begin = phrase_begin(here, phrase);
    return phrase;
}

/// 要 of 县粮食局要开工前…: the command behind who is told, and not part of a word as in 应急.
bool Parser::commands_at(std::size_t at, std::size_t end) const {
    constexpr std::u16string_view commands = u"要应须", ends_of_people = u"位门村区县市校";
    return is_one_of(text_[at], commands) && (is_one_of(text_.before(at), ends_of_offices) || is_one_of(text_.before(at), ends_of_people)) &&
           lexicon_.obligation.find(text_, at, at + 1) == at && lexicon_.obligation.find(text_, at, end) == at;
}

std::size_t Parser::phrase_begin(const Occasion& here, const OccasionPhrase& phrase) const {
    const bool is_step = phrase.step != WordSet::npos;
    std::size_t begin = is_step ? phrase.step : phrase.due ? phrase.opening : here.clause;
    int closed = 0;
    for (std::size_t p = here.stem - phrase.verb; p-- > here.clause && !is_step;) {
        if (text_[p] == u')') ++closed;
        if (text_[p] == u'(' && closed > 0) --closed;
        if (closed > 0) continue;  // inside brackets: 省(区、市)
        const bool bound = text_[p] == u'必' && text_.before(p) == u'务';  // 务必会议结束后
        if (is_one_of(text_[p], introduces_event) || text_[p] == u'、' || bound || commands_at(p, here.stem)) {
            begin = p + 1;
            break;
        }
    }
    begin = text_.skip_spaces(begin);
    // (三)清理工作结束后: the enumerator is none of it.
    for (std::size_t p = begin; p < std::min(begin + 4, here.stem); ++p)
        if (text_[p] == u')') begin = text_.skip_spaces(p + 1);
    if (begin == text_.skip_spaces(here.clause)) begin = skip_item_number(begin);  // 2.网络申报完成后
    while (is_one_of(text_[begin], u"\"“(")) ++begin;
    return begin;
}

bool Parser::stands_bare(const Occasion& here, const OccasionPhrase& phrase) const {
    const std::size_t begin = phrase.begin;
    const std::size_t end = here.end;
    const bool verb_alone = here.stem - begin == phrase.verb;
    const bool opens = begin == phrase.opening;
    if ((phrase.stepped && verb_alone) || phrase.handed_on) return true;
    if (!here.before && opens && text_.ends_with(here.stem, u"审核通过") &&
        (begins_sentence(here.clause) || text_[end] == u'由'))
        return true;
    // 完工后由县粮食局验收
    if (!here.before && opens && verb_alone && text_[end] == u'由' && lays_out()) return true;
    const std::size_t due = due_end(here);
    // 竣工后，县粮食局要…
    if (!here.before && verb_alone && opens && text_.skip_spaces(end) == here.reach && signs_.is_obliged(end, due))
        return true;
    if (is_labelled(begin)) return true;
    // 毕业前完成签约: the word alone, where something is to be done by then
    return here.before && verb_alone &&
           (begin == here.clause || opens || is_one_of(text_.before(begin), introduces_event) || is_one_of(text_.before(begin), u"要应须")) &&
           (signs_.is_obliged(here.clause, begin) || signs_.is_obliged(end, due) ||
            lexicon_.action.find(text_, end, due) != WordSet::npos);
}

bool Parser::is_no_occasion(std::size_t begin, std::size_t stem) const {
    if (lexicon_.conditions.find(text_, begin, stem) != WordSet::npos) return true;
    if (text_.starts_with(begin, u"作出") || text_.starts_with(begin, u"做出")) return true;
    // 未取得批复前，不得进场: what is forbidden until then
    if (is_one_of(text_[begin], u"未没") || text_.starts_with(begin, u"尚未")) return true;
    // 对员工进行上岗前培训: what kind of training
    return text_.slice(begin, stem).find(u"进行") != std::u16string_view::npos;
}

std::size_t Parser::read_event_phrase(Occasion& here) {
    const auto phrase = occasion_phrase(here);
    if (!phrase) return 0;
    const std::size_t begin = phrase->begin;
    const std::size_t end = here.end;
    const std::size_t stem = here.stem;
    constexpr std::size_t longest = 24;
    const std::size_t size = stem - begin;
    if (size > longest || (size < phrase->verb + 1 && !stands_bare(here, *phrase))) return 0;
    if (is_no_occasion(begin, stem)) return 0;
    // A step inside one's own procedure (修改完善后印发) is none; one that opens its clause
    // and closes it (梳理完成后,…) is.
    const bool closes = text_.skip_spaces(end) == here.reach;
    const bool opens = begin == phrase->opening;
    const bool ended = text_.ends_with(stem, u"结束");
    const bool strong = (text_.ends_with(stem, u"通过") && (begin == here.clause || opens)) || ended ||
                        text_.ends_with(stem, u"来") || text_.ends_with(stem, u"来临");
    if (!here.before && !closes && !is_one_of(text_[end], u"要应须需") && !strong && !phrase->handed_on &&
        !phrase->due && !is_labelled(begin) && !(opens && text_[end] == u'由' && lays_out()))
        return 0;
    here.step_taken = !here.before && ((ended && closes && opens) || phrase->stepped || phrase->step != WordSet::npos);
    const Use use = use_of_event(here, begin, strong ? 0.9 : 0.75);
    TimeExpression& found = emit(begin, end, Kind::event, use.role, use.confidence);
    found.norm = "event:" + text_.written(begin, here.before ? stem : end);
    return end;
}

std::size_t Parser::read_awaited_event(const Occasion& here) {
    const std::size_t opening = skip_item_number(text_.skip_spaces(here.clause));
    if (here.before || text_[opening] != u'待' || is_one_of(text_[opening + 1], u"遇命岗业办")) return 0;
    const std::size_t begin = opening + 1;
    constexpr std::size_t shortest = 3, longest = 24;
    if (here.stem < begin + shortest || here.stem > begin + longest || text_.skip_spaces(here.end) != here.reach || !is_one_of(text_[here.reach], u",，") ||
        signs_.in_book_title(here.at) || around_.place == Place::title)
        return 0;
    const std::size_t next = text_.skip_spaces(here.reach + 1);
    const std::size_t look = signs_.clause_end(next);
    const bool promised = text_.slice(next, look).find(u'将') != std::u16string_view::npos;
    if (signs_.is_past(here.end, look) || !(promised || is_one_of(text_[next], u"再即由") || signs_.is_obliged(here.end, look) || lexicon_.prompt.find(text_, next, look) != WordSet::npos ||
                                     lexicon_.action.starting(text_, next) > 0))
        return 0;
    TimeExpression& found = emit(begin, here.end, Kind::event, Role::limit, 0.75);
    found.norm = "event:" + text_.written(begin, here.end);
    return here.end;
}

}  // namespace jianbao::timex
