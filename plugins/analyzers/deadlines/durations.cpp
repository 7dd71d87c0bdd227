// Lengths of time, and the days they end on: 3天, 一年半, 15个工作日内, 2012年起5年内.
#include <algorithm>

#include "homographs.h"
#include "parser.h"

namespace jianbao::timex {

namespace {

enum class Unit { none, year, half_year, month, week, day, working_day, hour, minute, second, quarter, term };

Unit read_unit(const Characters& text, std::size_t at, bool counted, bool inside, std::size_t& end) {
    const auto is = [&](std::u16string_view word) {
        if (!text.starts_with(at, word)) return false;
        end = at + word.size();
        return true;
    };
    switch (text[at]) {
        case u'年':
            if (is_one_of(text[at + 1], u"级代龄薪货糕度画")) return Unit::none;
            end = at + 1;
            return Unit::year;
        case u'周':
            if (is_one_of(text[at + 1], u"岁边围转密期")) return Unit::none;
            end = text[at + 1] == u'年' ? at + 2 : at + 1;
            return text[at + 1] == u'年' ? Unit::year : Unit::week;
        case u'星':
            return is(u"星期") ? Unit::week : Unit::none;
        case u'礼':
            return is(u"礼拜") ? Unit::week : Unit::none;
        case u'天':
            if (is_one_of(text[at + 1], u"然津空井气")) return Unit::none;
            end = at + 1;
            return Unit::day;
        case u'日':
            end = at + 1;
            return counted ? Unit::none : Unit::day;
        case u'工':
            return is(u"工作日") || is(u"工作天") ? Unit::working_day : Unit::none;
        case u'交':
            return is(u"交易日") ? Unit::working_day : Unit::none;
        case u'小':
            return is(u"小时") ? Unit::hour : Unit::none;
        case u'钟':
            return is(u"钟头") ? Unit::hour : Unit::none;
        case u'时':
            end = at + 1;
            return inside && !is_one_of(text[at + 1], u"期代段间") ? Unit::hour : Unit::none;
        case u'分':
            if (is(u"分钟")) return Unit::minute;
            end = at + 1;
            return inside ? Unit::minute : Unit::none;
        case u'秒':
            end = at + 1;
            return Unit::second;
        case u'月':
            if (!counted && !inside) return Unit::none;
            end = at + 1;
            return Unit::month;
        case u'季':
            return is(u"季度") ? Unit::quarter : Unit::none;
        case u'学':
            if (is(u"学期")) return Unit::term;
            return is(u"学年") ? Unit::year : Unit::none;
        default:
            return Unit::none;
    }
}

void add(Length& length, Unit unit, int count) {
    switch (unit) {
        case Unit::year:
            length.years += count;
            break;
        case Unit::half_year:
        case Unit::term:
            length.months += 6 * count;
            break;
        case Unit::month:
            length.months += count;
            break;
        case Unit::quarter:
            length.months += 3 * count;
            break;
        case Unit::week:
            length.weeks += count;
            break;
        case Unit::day:
            length.days += count;
            break;
        case Unit::working_day:
            length.working_days += count;
            break;
        case Unit::hour:
            length.hours += count;
            break;
        case Unit::minute:
            length.minutes += count;
            break;
        case Unit::second:
            length.seconds += count;
            break;
        case Unit::none:
            break;
    }
    ++length.units;
}

/// Half of a unit: 半年, 一个半月, 三年半.
void add_half(Length& length, Unit unit) {
    switch (unit) {
        case Unit::year:
            length.months += 6;
            break;
        case Unit::month:
            length.days += 15;
            break;
        case Unit::week:
            length.days += 3;
            length.hours += 12;
            break;
        case Unit::day:
        case Unit::working_day:
            length.hours += 12;
            break;
        case Unit::hour:
            length.minutes += 30;
            break;
        case Unit::minute:
            length.seconds += 30;
            break;
        default:
            break;
    }
}

/// 三五天, 两三年: the larger of the two.
int approximate_count(const Numeral& numeral) {
    if (numeral.chinese && numeral.listed && numeral.digits == 2) return numeral.value % 10;
    return numeral.value;
}

bool is_two_guesses(const Numeral& numeral) {
    if (!numeral.chinese || !numeral.listed || numeral.digits != 2) return false;
    const int low = numeral.value / 10;
    const int high = numeral.value % 10;
    return low > 0 && high > low && high - low <= 2;
}

}  // namespace

std::string Length::iso() const {
    std::string out = "P";
    const auto put = [&](int number, char unit) {
        if (number != 0) out += std::to_string(number) + unit;
    };
    put(years, 'Y');
    put(months, 'M');
    put(weeks, 'W');
    put(days + working_days, 'D');
    if (hours + minutes + seconds > 0) {
        out += 'T';
        put(hours, 'H');
        put(minutes, 'M');
        put(seconds, 'S');
    }
    return out;
}

bool Parser::is_in_hours(const Length& span) {
    return span.years + span.months + span.weeks + span.days + span.working_days == 0;
}

std::optional<Length> Parser::length(std::size_t at) const {
    Length length{.begin = at, .end = at};
    std::size_t p = at;
    Unit previous = Unit::none;
    for (int pairs = 0; pairs < 6; ++pairs) {
        std::size_t q = p;
        if (pairs > 0) {
            q = text_.skip_spaces(q);
            if (is_one_of(text_[q], u"又零加")) ++q;
            q = text_.skip_spaces(q);
        }
        std::size_t end = 0;
        if (text_[q] == u'半') {
            std::size_t unit_at = q + 1;
            const bool counted = text_[unit_at] == u'个';
            if (counted) ++unit_at;
            const Unit unit = read_unit(text_, unit_at, counted || text_[unit_at] == u'月', true, end);
            if (unit == Unit::none || pairs > 0) break;
            add_half(length, unit);
            ++length.units;
            length.end = end;
            return length;
        }
        auto numeral = read_numeral(text_, q);
        // 2.3天内，各村要…: the second item, and three days
        if (numeral && numeral->decimal && pairs == 0 && (!numeral->half || text_.starts_with(numeral->end, u"个工作日")))
            if (const std::size_t own = behind_item_number(q, numeral->end); own != 0) {
                numeral = read_numeral(text_, own);
                length.begin = own;
            }
        if (!numeral || (numeral->decimal && !numeral->half)) break;
        if (numeral->masked && numeral->digits > 3) break;
        std::size_t unit_at = text_.skip_spaces(numeral->end);
        int count = numeral->masked ? 0 : is_two_guesses(*numeral) ? approximate_count(*numeral) : numeral->value;
        bool masked = numeral->masked;
        // 3-5年: the longer.
        if (const std::size_t next = pairs == 0 ? connector(unit_at) : 0)
            if (const auto other = read_numeral(text_, next);
                other && !other->decimal && (other->masked || numeral->masked || other->value > numeral->value)) {
                count = other->masked ? 0 : other->value;
                masked = masked || other->masked;
                unit_at = text_.skip_spaces(other->end);
            }
        if (count > 9999) break;
        const bool several = text_[unit_at] == u'多' || text_[unit_at] == u'余' || text_[unit_at] == u'几';
        if (several) ++unit_at;
        const bool counted = text_[unit_at] == u'个';
        if (counted) ++unit_at;
        const bool and_half = text_[unit_at] == u'半' && !is_one_of(text_[unit_at + 1], u"年数");
        if (and_half) ++unit_at;
        const bool plain_month =
            text_[unit_at] == u'月' && (text_[numeral->begin] == u'两' || (previous == Unit::year && !counted));
        const Unit unit = read_unit(text_, unit_at, counted || plain_month, pairs > 0, end);
        if (unit == Unit::none) break;
        // 三日 is a day of the month, 两日 and 三日内 are lengths.
        if (unit == Unit::day && text_[unit_at] == u'日' && pairs == 0 && text_[numeral->begin] != u'两' &&
            !counts_days(at) && !is_one_of(text_[end], u"内") && !text_.starts_with(end, u"之内") &&
            !text_.starts_with(end, u"以内"))
            break;
        if (previous != Unit::none && unit <= previous) break;
        add(length, unit, count);
        if (numeral->half || and_half) add_half(length, unit);
        length.masked = length.masked || masked;
        if (!counted && !and_half && text_[end] == u'半' && is_one_of(text_[end - 1], u"年天月") &&
            !is_one_of(text_[end + 1], u"数年月天个")) {
            add_half(length, unit);
            ++end;
        }
        length.end = p = end;
        previous = unit;
    }
    if (length.units == 0) return std::nullopt;
    return length;
}

Date Parser::after(Date start, const Length& length) const {
    Date day = add_months(start, 12 * length.years + length.months);
    day = add_days(day, 7 * length.weeks + length.days + (length.hours + 23) / 24);
    return length.working_days > 0 ? lexicon_.calendar.add_working_days(day, length.working_days) : day;
}

std::size_t Parser::read_duration_expression(std::size_t at) {
    if (is_one_of(text_.before(at), u"第统唯几数")) return 0;
    const auto found_length = length(at);
    if (!found_length) return 0;
    const Length& span = *found_length;
    std::size_t end = span.end;
    std::size_t begin = at;

    const std::size_t p = text_.skip_spaces(span.end);
    bool within = false;
    for (const std::u16string_view word : {u"的时间内", u"时间内", u"期限内", u"之内", u"以内"})
        if (!within && text_.starts_with(p, word)) {
            within = true;
            end = p + word.size();
        }
    if (!within && text_[p] == u'内' && !goes_on_inside_length(text_, p + 1)) {
        within = true;
        end = p + 1;
    }
    for (const std::u16string_view word : {u"最迟不超过", u"最长不超过", u"不得超过", u"不超过"})
        if (!within && text_.ends_with(at, word) && word.size() > 3) {
            within = true;
            begin = at - word.size();
        }
    const bool back = !within && (text_.starts_with(p, u"之前") || text_.starts_with(p, u"以前") ||
                                  (text_[p] == u'前' && !goes_on_before(text_, p + 1)));
    const bool later = !within && !back &&
                       (text_.starts_with(p, u"之后") || text_.starts_with(p, u"以后") ||
                        (text_[p] == u'后' && !goes_on_after(text_, p + 1)));
    // 提前5个工作日公示: so long before what the sentence is about
    if (!within && text_.ends_with(at, u"提前") && !span.masked && span.years + span.months == 0 &&
        (span.weeks + span.days + span.working_days > 0 || (span.hours > 0 && is_obliged(clause_begin(at), at))) && text_[p] != u'的' &&
        lexicon_.completion.starting(text_, p) == 0) {
        const bool bound =
            !in_book_title(at) && around_.place != Place::title && !is_past(clause_begin(at), clause_end(span.end));
        TimeExpression& found = emit(at - 2, span.end, Kind::event, bound ? Role::limit : Role::mention, 0.65);
        found.norm = "event:" + text_.written(at - 2, span.end);
        found.value_kind = ValueKind::duration;
        found.value = span.iso();
        return span.end;
    }
    // 两个月拿出意见: so soon it is there
    if (!within && !back && !later && span.hours + span.minutes == 0 && is_one_of(text_.before(at), u",，。;；:：要须 ") &&
        (text_.starts_with(p, u"拿出") || text_.starts_with(p, u"见成效") || text_.starts_with(p, u"见到成效")))
        within = true;
    // 收到后三天改完
    if (!within && !back && !later && text_.before(at) == u'后' && (completes(text_.skip_spaces(p)) || lexicon_.delivery.starting(text_, text_.skip_spaces(p)) > 0))
        within = true;
    // 限期一周, 限时一个月, 限3日
    if (!within && (text_.ends_with(at, u"限期") || text_.ends_with(at, u"限时") ||
                    (text_.before(at) == u'限' && !is_one_of(text_.before(at - 1), u"期有年上下"))))
        within = true;
    // 压缩至5个工作日以内: how long something is to take
    if (within && lexicon_.shortened.ending(text_, begin) > 0) within = false;
    const std::size_t clause = clause_begin(at);
    const bool effort = !within && is_effort(at, p);
    const bool quoted = in_book_title(at) || around_.place == Place::title;
    // What the length counts from, written before it: 自印发之日起, 2012年起, 接到通知后.
    if (within || effort) {
        const std::size_t gap = begin;
        const bool after_start =
            !found_.empty() && found_.back().role == Role::start && found_.back().end == gap && start_;
        const bool effort_start = effort && start_;
        std::size_t trigger_end = gap;
        while (trigger_end > clause && is_one_of(text_[trigger_end - 1], u" 的在")) --trigger_end;
        const bool from_day = text_.ends_with(trigger_end, u"之日起") || text_.ends_with(trigger_end, u"之日后") ||
                              text_.ends_with(trigger_end, u"之日");
        // 今后三年内: counted from now
        const bool from_now = text_.ends_with(trigger_end, u"今后") || text_.ends_with(trigger_end, u"此后") ||
                              text_.ends_with(trigger_end, u"往后") || text_.ends_with(trigger_end, u"随后");
        const bool after_event =
            !after_start && !from_now && trigger_end > clause + 1 && !text_.ends_with(trigger_end, u"限时") &&
            (from_day || is_one_of(text_.before(trigger_end), u"后起时") || is_receipt(trigger_begin(trigger_end)) ||
             (begin == at && trigger_end == at && !effort && lexicon_.elapsed.ending(text_, at) == 0 && names_turn(clause, at)));
        if ((after_start || effort_start) && start_->period.first.known() && !span.masked) {
            const Date last = add_days(after(start_->period.first.date(), span), -1);
            if (after_start) {
                begin = found_.back().begin;
                found_.pop_back();
            }
            TimeExpression& found = emit(begin, end, Kind::date, quoted ? Role::mention : Role::limit, 0.85);
            found.norm = to_iso(last);
            found.last_day = last;
            found.value_kind = ValueKind::interval;
            found.value = start_->period.first.text() + "/" + to_iso(last);
            return end;
        }
        // 最长不超过15个工作日 alone tells how long something takes.
        if (!after_event && begin < at && lexicon_.trigger_ends.find(text_, clause, begin) == WordSet::npos)
            within = false;
        if (after_event || (within && begin < at)) {
            std::size_t event_begin = trigger_begin(trigger_end);
            // What was read on the way belongs to the phrase: 满6个月之日起1年内, 公示结束后5日内.
            // A limit before it stays: 自受理之日起六个月内、批准之日起一年内.
            while (!found_.empty() && found_.back().begin >= event_begin && found_.back().end <= trigger_end &&
                   (found_.back().role != Role::limit || found_.back().end == trigger_end))
                found_.pop_back();
            if (!found_.empty() && found_.back().end > event_begin && found_.back().end < trigger_end)
                event_begin = found_.back().end;
            while (is_one_of(text_[event_begin], u"、,，和及或 ")) ++event_begin;
            const bool own = is_own_issue(event_begin, trigger_end) && around_.reference;
            // 约谈后三天内仍无起色的，…; 自发售之日起1年内有效
            const bool stands = lexicon_.standing.starting(text_, text_.skip_spaces(end)) > 0 || is_past(end, clause_end(end));
            TimeExpression& found =
                emit(event_begin, end, Kind::event, quoted || stands ? Role::mention : Role::limit, own ? 0.9 : 0.7);
            if (own) {
                const Date last = after(*around_.reference, span);
                found.kind = Kind::date;
                found.norm = to_iso(last);
                found.last_day = last;
                found.value_kind = ValueKind::interval;
                found.value = to_iso(*around_.reference) + "/" + to_iso(last);
            } else {
                found.norm = "event:" + text_.written(event_begin, end);
                found.value_kind = ValueKind::duration;
                found.value = span.iso();
            }
            return end;
        }
    }
    // 不得超过30天（自批准之日起计算）
    if (within || text_.ends_with(at, u"不得超过") || text_.ends_with(at, u"不超过") || text_.ends_with(at, u"时限为"))
        if (const std::size_t close = counted_note(within ? end : span.end); close > 0 && !quoted) {
            const std::size_t note = text_.skip_spaces(within ? end : span.end) + 1;
            constexpr std::u16string_view from_day = u"之日起";
            const std::size_t from = note + text_.slice(note, close).find(from_day) + from_day.size();
            TimeExpression& found = emit(begin, close, Kind::event, Role::limit, 0.7);
            found.norm = "event:" + text_.written(note, from) + text_.written(at, span.end) + "内";
            found.value_kind = ValueKind::duration;
            found.value = span.iso();
            return close;
        }
    if ((within || effort) && span.masked) {
        const bool bound = !quoted && !is_past(clause, clause_end(end));
        TimeExpression& found = emit(at, end, Kind::partial, bound ? Role::limit : Role::mention, 0.7);
        found.norm = "XXXX-XX-XX";
        return end;
    }
    if (span.masked) {
        TimeExpression& found = emit(at, end, Kind::duration, Role::mention, 0.6);
        found.norm = text_.written(at, span.end);
        return end;
    }
    if (within && !quoted)
        if (const std::size_t read = read_stated(at, begin, end, span)) return read;
    const bool short_time = is_in_hours(span) && span.hours < 24;
    const auto binds = [&] {
        // 近3年内, 毕业2年内, 申请日前12个月内 look back; 两年内不得申报 holds for a while.
        const bool looks_back = is_one_of(text_.before(at), u"近前") || lexicon_.elapsed.ending(text_, at) > 0;
        // 三年内给予减免 holds for years, 5日内给予答复 is done then
        const bool granted = span.years > 0 && text_.starts_with(text_.skip_spaces(end), u"给予");
        const bool stands = granted || lexicon_.standing.starting(text_, text_.skip_spaces(end)) > 0;
        // 一年内累计三次的，…: the case the next clause is about
        const std::size_t reach = clause_end(end);
        const bool a_case = text_.before(reach) == u'的' && is_one_of(text_[reach], u",，") && !is_obliged(clause, reach);
        // 60日内审结率: what is measured
        bool rate = false;
        constexpr std::size_t longest_rate = 5;
        for (std::size_t q = end; q <= end + longest_rate && is_han(text_[q]); ++q) rate |= span.years + span.months == 0 && text_[q] == u'率' && text_.before(q) != u'效';
        return !quoted && !looks_back && !stands && !rate && !a_case && !is_attributive(end) && !is_told_of(begin, end) &&
               !is_past(clause, clause_end(end));
    };
    // In rules, 应当在10个工作日内审核 counts from each case: there is no day to give, nor is there without a reference.
    const auto asked = [&] {
        return is_obliged(clause, begin) || lexicon_.delivery.find(text_, end, clause_end(end)) != WordSet::npos;
    };
    // 不合格的限期10天返工, 不合格者10日内补考
    const bool each_case = within && span.years == 0 &&
                           (is_each_case(begin, span.working_days + span.hours > 0) || text_.ends_with(at, u"的限期") ||
                            (begin == at && is_one_of(text_.before(at), u"者") && text_.before(at - 1) != u'或'));
    // 故障应在2小时内上报: so short a time is no day
    if (within && (around_.rules || each_case || short_time || (!around_.reference && span.years == 0)) && (!short_time || asked())) {
        TimeExpression& found = emit(begin, end, Kind::event, binds() ? Role::limit : Role::mention, 0.65);
        found.norm = "event:" + text_.written(begin, end);
        found.value_kind = ValueKind::duration;
        found.value = span.iso();
        return end;
    }
    if (within && around_.reference && !short_time) {
        const Date last = after(*around_.reference, span);
        const bool bound = binds();
        TimeExpression& found = emit(begin, end, Kind::date, bound ? Role::limit : Role::mention, bound ? 0.85 : 0.7);
        found.norm = to_iso(last);
        found.last_day = last;
        found.value_kind = ValueKind::interval;
        found.value = to_iso(*around_.reference) + "/" + to_iso(last);
        return end;
    }
    if (effort && around_.reference) {
        const Date last = after(*around_.reference, span);
        const bool bound = !quoted && !is_past(clause, clause_end(end));
        // 经过3—5年努力，…: the whole clause is the time
        const bool whole = text_.slice(at, clause_end(p)).size() <= span.end - at + 4 && at <= clause + 2;
        TimeExpression& found = emit(whole ? clause : at, whole ? clause_end(p) : end, Kind::date,
                                     bound ? Role::limit : Role::mention, 0.65);
        found.norm = to_iso(last);
        found.last_day = last;
        found.value_kind = ValueKind::duration;
        found.value = span.iso();
        return end;
    }
    if ((back || later) && around_.reference &&
        (clause == at || !is_han(text_.before(at)) || is_one_of(text_.before(at), u"在于"))) {
        Length moved = span;
        if (back) {
            moved.years = -moved.years;
            moved.months = -moved.months;
            moved.weeks = -moved.weeks;
            moved.days = -moved.days;
            moved.hours = 0;
            moved.working_days = 0;
        }
        const Date day = after(*around_.reference, moved);
        end = p + (is_one_of(text_[p], u"之以") ? 2 : 1);
        TimeExpression& found = emit(at, end, Kind::date, Role::mention, 0.7);
        found.norm = to_iso(day);
        found.value_kind = ValueKind::date;
        found.value = to_iso(day);
        found.last_day = day;
        return end;
    }
    TimeExpression& found = emit(at, span.end, Kind::duration, Role::mention, 0.8);
    found.norm = span.iso();
    found.value_kind = ValueKind::duration;
    found.value = span.iso();
    return span.end;
}

}  // namespace jianbao::timex
