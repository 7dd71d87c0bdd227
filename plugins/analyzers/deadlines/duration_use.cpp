// What a length of time is to its sentence: a limit (3天内, 2012年起5年内, 限期一周), a day (三天前), or only so long.
#include "homographs.h"
#include "parser.h"

namespace jianbao::timex {

namespace {

/// What counts from a day, until the last on which it is on time.
void set_last_day(TimeExpression& found, const std::string& from, Date last) {
    found.norm = to_iso(last);
    found.last_day = last;
    found.value_kind = ValueKind::interval;
    found.value = from + "/" + to_iso(last);
}

/// What counts from an occasion: of the length alone a value can be given.
void set_event(TimeExpression& found, const std::string& written, const Length& span) {
    found.norm = "event:" + written;
    found.value_kind = ValueKind::duration;
    found.value = span.iso();
}

}  // namespace

void Parser::take_frame(LengthStanding& here) const {
    const std::size_t p = here.behind;
    for (const std::u16string_view word : {u"的时间内", u"时间内", u"期限内", u"之内", u"以内"})
        if (!here.within && text_.starts_with(p, word)) {
            here.within = true;
            here.end = p + word.size();
        }
    if (!here.within && text_[p] == u'内' && !goes_on_inside_length(text_, p + 1)) {
        here.within = true;
        here.end = p + 1;
    }
    for (const std::u16string_view word : {u"最迟不超过", u"最长不超过", u"不得超过"})
        if (!here.within && text_.ends_with(here.at, word)) {
            here.within = true;
            here.begin = here.at - word.size();
        }
    here.back = !here.within && (text_.starts_with(p, u"之前") || text_.starts_with(p, u"以前") ||
                                 (text_[p] == u'前' && !goes_on_before(text_, p + 1, lexicon_)));
    here.later = !here.within && !here.back &&
                 (text_.starts_with(p, u"之后") || text_.starts_with(p, u"以后") ||
                  (text_[p] == u'后' && !goes_on_after(text_, p + 1, lexicon_)));
}

std::size_t Parser::read_in_advance(const LengthStanding& here) {
    const Length& span = here.span;
    if (here.within || !text_.ends_with(here.at, u"提前") || span.masked || span.years + span.months != 0) return 0;
    const bool long_enough = span.weeks + span.days + span.working_days > 0 ||
                             (span.hours > 0 && signs_.is_obliged(signs_.clause_begin(here.at), here.at));
    if (!long_enough || text_[here.behind] == u'的' || lexicon_.completion.starting(text_, here.behind) > 0) return 0;
    const std::size_t begin = here.at - 2;
    // how long before is so much that is asked for, and no day by which
    TimeExpression& found = emit(begin, span.end, Kind::event, Role::mention, 0.65);
    set_event(found, text_.written(begin, span.end), span);
    return span.end;
}

bool Parser::gives_time(const LengthStanding& here) const {
    const std::size_t at = here.at;
    const std::size_t p = here.behind;
    if (!here.back && !here.later) {
        // 两个月拿出意见: so soon it is there
        if (here.span.hours + here.span.minutes == 0 && is_one_of(text_.before(at), u",，。;；:：要须 ") &&
            lexicon_.results.starting(text_, p) > 0)
            return true;
        // 收到后三天改完
        if (text_.before(at) == u'后' &&
            (completes(text_.skip_spaces(p)) || lexicon_.delivery.starting(text_, text_.skip_spaces(p)) > 0))
            return true;
    }
    // 限期一周, 限时一个月, 限3日
    return text_.ends_with(at, u"限期") || text_.ends_with(at, u"限时") ||
           (text_.before(at) == u'限' && !is_one_of(text_.before(at - 1), u"期有年上下"));
}

bool Parser::counts_from_event(const LengthStanding& here, std::size_t trigger_end) const {
    const bool from_day = text_.ends_with(trigger_end, u"之日起") || text_.ends_with(trigger_end, u"之日后") ||
                          text_.ends_with(trigger_end, u"之日");
    // 今后三年内: counted from now
    const bool from_now = text_.ends_with(trigger_end, u"今后") || text_.ends_with(trigger_end, u"此后") ||
                          text_.ends_with(trigger_end, u"往后") || text_.ends_with(trigger_end, u"随后");
    return !from_now && trigger_end > here.clause + 1 && !text_.ends_with(trigger_end, u"限时") &&
           (from_day || is_one_of(text_.before(trigger_end), u"后起时") || is_receipt(trigger_begin(trigger_end)) ||
            (here.begin == here.at && trigger_end == here.at && !here.effort &&
             lexicon_.elapsed.ending(text_, here.at) == 0 && names_turn(here.clause, here.at)));
}

std::size_t Parser::read_counted_from(LengthStanding& here) {
    const bool after_start =
        !found_.empty() && found_.back().role == Role::start && found_.back().end == here.begin && start_;
    if ((after_start || (here.effort && start_)) && start_->period.first.known() && !here.span.masked)
        return read_since_start(here, after_start);
    std::size_t trigger_end = here.begin;
    while (trigger_end > here.clause && is_one_of(text_[trigger_end - 1], u" 的在")) --trigger_end;
    const bool after_event = !after_start && counts_from_event(here, trigger_end);
    // 最长不超过15个工作日 alone tells how long something takes.
    if (!after_event && here.begin < here.at &&
        lexicon_.trigger_ends.find(text_, here.clause, here.begin) == WordSet::npos)
        here.within = false;
    if (after_event || (here.within && here.begin < here.at)) return read_since_event(here, trigger_end);
    return 0;
}

std::size_t Parser::read_since_start(const LengthStanding& here, bool beside) {
    const Date last = add_days(moments_.after(start_->period.first.date(), here.span), -1);
    std::size_t begin = here.begin;
    if (beside) {
        begin = found_.back().begin;
        found_.pop_back();
    }
    TimeExpression& found = emit(begin, here.end, Kind::date, here.quoted ? Role::mention : Role::limit, 0.85);
    set_last_day(found, start_->period.first.text(), last);
    return here.end;
}

std::size_t Parser::read_since_event(const LengthStanding& here, std::size_t trigger_end) {
    std::size_t begin = trigger_begin(trigger_end);
    // What was read on the way belongs to the phrase: 满6个月之日起1年内, 公示结束后5日内.
    // A limit before it stays: 自受理之日起六个月内、批准之日起一年内.
    while (!found_.empty() && found_.back().begin >= begin && found_.back().end <= trigger_end &&
           (found_.back().role != Role::limit || found_.back().end == trigger_end))
        found_.pop_back();
    if (!found_.empty() && found_.back().end > begin && found_.back().end < trigger_end) begin = found_.back().end;
    while (is_one_of(text_[begin], u"、,，和及或 ")) ++begin;
    const bool own = is_own_issue(begin, trigger_end) && around_.reference;
    // 约谈后三天内仍无起色的，…; 自发售之日起1年内有效
    const bool stands =
        lexicon_.standing.starting(text_, text_.skip_spaces(here.end)) > 0 || signs_.is_past(here.end, signs_.clause_end(here.end));
    TimeExpression& found = emit(begin, here.end, own ? Kind::date : Kind::event,
                                 here.quoted || stands ? Role::mention : Role::limit, own ? 0.9 : 0.7);
    if (own)
        set_last_day(found, to_iso(*around_.reference), moments_.after(*around_.reference, here.span));
    else
        set_event(found, text_.written(begin, here.end), here.span);
    return here.end;
}

std::size_t Parser::read_with_note(const LengthStanding& here) {
    if (!here.within && !text_.ends_with(here.at, u"不得超过") && !text_.ends_with(here.at, u"不超过") &&
        !text_.ends_with(here.at, u"时限为"))
        return 0;
    const std::size_t end = here.within ? here.end : here.span.end;
    const std::size_t close = counted_note(end);
    if (close == 0 || here.quoted) return 0;
    const std::size_t note = text_.skip_spaces(end) + 1;
    constexpr std::u16string_view from_day = u"之日起";
    const std::size_t from = note + text_.slice(note, close).find(from_day) + from_day.size();
    TimeExpression& found = emit(here.begin, close, Kind::event, Role::limit, 0.7);
    set_event(found, text_.written(note, from) + text_.written(here.at, here.span.end) + "内", here.span);
    return close;
}

std::size_t Parser::read_masked_length(const LengthStanding& here) {
    if (here.within || here.effort) {
        const bool bound = !here.quoted && !signs_.is_past(here.clause, signs_.clause_end(here.end));
        TimeExpression& found = emit(here.at, here.end, Kind::partial, bound ? Role::limit : Role::mention, 0.7);
        found.norm = "XXXX-XX-XX";
        return here.end;
    }
    TimeExpression& found = emit(here.at, here.end, Kind::duration, Role::mention, 0.6);
    found.norm = text_.written(here.at, here.span.end);
    return here.end;
}

bool Parser::binds(const LengthStanding& here) const {
    const Length& span = here.span;
    // 近3年内, 毕业2年内, 申请日前12个月内 look back; 两年内不得申报 holds for a while.
    const bool looks_back = is_one_of(text_.before(here.at), u"近前") || lexicon_.elapsed.ending(text_, here.at) > 0;
    // 三年内给予减免 holds for years, 5日内给予答复 is done then
    const bool granted = span.years > 0 && text_.starts_with(text_.skip_spaces(here.end), u"给予");
    const bool stands = granted || lexicon_.standing.starting(text_, text_.skip_spaces(here.end)) > 0;
    // 一年内累计三次的，…: the case the next clause is about
    const std::size_t reach = signs_.clause_end(here.end);
    const bool a_case =
        text_.before(reach) == u'的' && is_one_of(text_[reach], u",，") && !signs_.is_obliged(here.clause, reach);
    // 取消该主体三年内申报资格: how long it lasts
    bool withheld = false;
    for (const std::u16string_view word : {u"取消", u"暂停", u"禁止", u"剥夺", u"停止"}) withheld |= text_.slice(here.clause, here.begin).find(word) != std::u16string_view::npos;
    withheld &= text_.slice(here.end, reach).find(u"资格") != std::u16string_view::npos || text_.ends_with(reach, u"权限");
    // 60日内审结率: what is measured
    bool rate = false;
    constexpr std::size_t longest_rate = 5;
    for (std::size_t q = here.end; q <= here.end + longest_rate && is_han(text_[q]); ++q)
        rate |= span.years + span.months == 0 && text_[q] == u'率' && text_.before(q) != u'效';
    return !here.quoted && !looks_back && !stands && !rate && !a_case && !withheld && !signs_.is_attributive(here.end) &&
           !signs_.is_told_of(here.begin, here.end) && !signs_.is_past(here.clause, reach);
}

bool Parser::is_behind_case(std::size_t clause) const {
    constexpr std::size_t reach = 120;
    for (std::size_t begin = clause; begin > 0 && !begins_sentence(begin) && begin + reach > clause;) {
        const std::size_t end = begin - 1;  // of the clause before
        begin = signs_.clause_begin(end);
        if (lexicon_.case_openings.starting(text_, skip_item_number(text_.skip_spaces(begin))) > 0 ||
            lexicon_.cases_named.find(text_, begin, end) != WordSet::npos)
            return true;
    }
    return false;
}

bool Parser::is_within_each_case(const LengthStanding& here) const {
    const Length& span = here.span;
    if (text_.before(here.begin) == u'限') return false;  // 每日一检；多收的水费，限一个月内退还
    // 不合格的限期10天返工, 不合格者10日内补考, 投诉24小时内回复
    return span.years == 0 &&
           (is_each_case(here.begin, span.working_days + span.hours > 0) || text_.ends_with(here.at, u"的限期") ||
            (here.begin == here.at && lexicon_.case_nouns.ending(text_, here.at) > 0) ||
            (here.begin == here.at && is_one_of(text_.before(here.at), u"者") && text_.before(here.at - 1) != u'或'));
}

std::size_t Parser::read_within(const LengthStanding& here) {
    const Length& span = here.span;
    const bool short_time = moments_.is_in_hours(span) && span.hours < 24;
    const auto asked = [&] {
        return signs_.is_obliged(here.clause, here.begin) ||
               lexicon_.delivery.find(text_, here.end, signs_.clause_end(here.end)) != WordSet::npos;
    };
    // In rules, 应当在10个工作日内审核 counts from each case: there is no day to give, nor is there without a
    // reference. 故障应在2小时内上报: so short a time is no day.
    const bool behind_case = span.years == 0 && is_behind_case(here.clause);
    if ((around_.rules || short_time || (!around_.reference && (span.years == 0 || lays_out())) || behind_case || is_within_each_case(here)) &&
        (!short_time || behind_case || asked())) {
        TimeExpression& found =
            emit(here.begin, here.end, Kind::event, binds(here) ? Role::limit : Role::mention, 0.65);
        set_event(found, text_.written(here.begin, here.end), span);
        return here.end;
    }
    if (!around_.reference || short_time) return 0;
    const bool bound = binds(here);
    TimeExpression& found =
        emit(here.begin, here.end, Kind::date, bound ? Role::limit : Role::mention, bound ? 0.85 : 0.7);
    set_last_day(found, to_iso(*around_.reference), moments_.after(*around_.reference, span));
    return here.end;
}

std::size_t Parser::read_effort(const LengthStanding& here) {
    const Date last = moments_.after(*around_.reference, here.span);
    const bool bound = !here.quoted && !signs_.is_past(here.clause, signs_.clause_end(here.end));
    // 经过3—5年努力，…: the whole clause is the time
    const std::size_t reach = signs_.clause_end(here.behind);
    const bool whole = text_.slice(here.at, reach).size() <= here.span.end - here.at + 4 && here.at <= here.clause + 2;
    TimeExpression& found = emit(whole ? here.clause : here.at, whole ? reach : here.end, Kind::date,
                                 bound ? Role::limit : Role::mention, 0.65);
    found.norm = to_iso(last);
    found.last_day = last;
    found.value_kind = ValueKind::duration;
    found.value = here.span.iso();
    return here.end;
}

std::size_t Parser::read_day_away(const LengthStanding& here) {
    if (!around_.reference ||
        (here.clause != here.at && is_han(text_.before(here.at)) && !is_one_of(text_.before(here.at), u"在于")))
        return 0;
    Length moved = here.span;
    if (here.back) {
        moved.years = -moved.years;
        moved.months = -moved.months;
        moved.weeks = -moved.weeks;
        moved.days = -moved.days;
        moved.hours = 0;
        moved.working_days = 0;
    }
    const Date day = moments_.after(*around_.reference, moved);
    const std::size_t end = here.behind + (is_one_of(text_[here.behind], u"之以") ? 2 : 1);
    // 10天后给我一份清单, 一周后报县政府办
    const bool handed = lexicon_.delivery.starting(text_, end) > 0 || lexicon_.results.starting(text_, end) > 0 || text_[end + 1] == u'我';
    const bool due = here.later && handed && here.clause == here.at && !here.quoted && !around_.rules && is_one_of(text_[end], u"给报交向拿提送反汇上");
    TimeExpression& found = emit(here.at, end, Kind::date, due ? Role::limit : Role::mention, due ? 0.6 : 0.7);
    found.norm = to_iso(day);
    found.value_kind = ValueKind::date;
    found.value = to_iso(day);
    found.last_day = day;
    return end;
}

std::size_t Parser::read_duration_expression(std::size_t at) {
    if (is_one_of(text_.before(at), u"第统唯几数")) return 0;
    const auto span = moments_.length(at);
    if (!span) return 0;
    LengthStanding here{.span = *span, .at = at, .begin = at, .end = span->end};
    here.behind = text_.skip_spaces(span->end);
    take_frame(here);
    if (const std::size_t read = read_in_advance(here)) return read;

    // 压缩至5个工作日以内: how long something is to take
    here.within = (here.within || gives_time(here)) && lexicon_.shortened.ending(text_, here.begin) == 0;
    here.clause = signs_.clause_begin(at);
    here.effort = !here.within && is_effort(at, here.behind);
    here.quoted = signs_.in_book_title(at) || around_.place == Place::title;
    if (here.within || here.effort)
        if (const std::size_t read = read_counted_from(here)) return read;
    if (const std::size_t read = read_with_note(here)) return read;
    if (span->masked) return read_masked_length(here);
    if (here.within && !here.quoted)
        if (const std::size_t read = read_stated(at, here.begin, here.end, *span)) return read;
    if (here.within)
        if (const std::size_t read = read_within(here)) return read;
    if (here.effort && around_.reference) return read_effort(here);
    if (here.back || here.later)
        if (const std::size_t read = read_day_away(here)) return read;

    TimeExpression& found = emit(at, span->end, Kind::duration, Role::mention, 0.8);
    found.norm = span->iso();
    found.value_kind = ValueKind::duration;
    found.value = span->iso();
    return span->end;
}

}  // namespace jianbao::timex
