// Lengths of time, and the days they end on: 3天, 一年半, 15个工作日.
#include "moment_reader.h"

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

bool MomentReader::is_in_hours(const Length& span) {
    return span.years + span.months + span.weeks + span.days + span.working_days == 0;
}

std::optional<Length> MomentReader::length(std::size_t at) const {
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

Date MomentReader::after(Date start, const Length& length) const {
    Date day = add_months(start, 12 * length.years + length.months);
    day = add_days(day, 7 * length.weeks + length.days + (length.hours + 23) / 24);
    return length.working_days > 0 ? lexicon_.calendar.add_working_days(day, length.working_days) : day;
}

std::size_t MomentReader::behind_item_number(std::size_t at, std::size_t end) const {
    if (text_.skip_spaces(signs_.clause_begin(at)) != at) return 0;
    std::size_t p = at;
    while (is_digit(text_[p])) ++p;
    return p > at && p <= at + 2 && is_one_of(text_[p], u".．") && p + 1 < end && is_digit(text_[p + 1]) ? p + 1 : 0;
}

bool MomentReader::counts_days(std::size_t at) const {
    return lexicon_.lengths_told.ending(text_, at) > 0;
}

}  // namespace jianbao::timex
