// Months, and what stands inside a month: ten-day periods, beginnings and ends, weeks, days.
#include <algorithm>

#include "homographs.h"
#include "moment_reader.h"
#include "triggers.h"

namespace jianbao::timex {

namespace {

struct RelativeMonth {
    std::u16string_view word;
    int offset;
};
constexpr RelativeMonth relative_months[] = {
    {u"下一个月", 1}, {u"上一个月", -1}, {u"下一月", 1}, {u"上一月", -1}, {u"下下个月", 2}, {u"上上个月", -2},
    {u"下下月", 2},   {u"上上月", -2},   {u"这个月", 0}, {u"下个月", 1},  {u"上个月", -1},  {u"本月", 0},
    {u"当月", 0},     {u"这月", 0},      {u"下月", 1},   {u"上月", -1},   {u"次月", 1},     {u"翌月", 1},
};

Moment period_moment(std::size_t begin, std::size_t end, Period period, Grain grain) {
    return Moment{.begin = begin, .end = end, .period = period, .grain = grain};
}

}  // namespace

std::optional<Moment> MomentReader::month_part(std::size_t at, const Year* given, const Moment* from) const {
    if (around_.reference && !given && may_be_relative(text_[at]))
        for (const auto& [word, offset] : relative_months)
            if (text_.starts_with(at, word)) {
                const Date first = add_months(make_date(static_cast<int>(around_.reference->year()),
                                                        static_cast<unsigned>(around_.reference->month()), 1),
                                              offset);
                const Day day = day_of(first);
                Moment found =
                    period_moment(at, at + word.size(), months(day.year, day.month, day.month), Grain::month);
                found.own_year = true;
                found.vague = word == u"次月" || word == u"翌月" || word == u"当月";
                return inside_month(found.end, found, true);
            }
    const Year year = given ? *given : from ? from->period.first.year : reference_year();
    if (text_.starts_with(at, u"元月"))
        return inside_month(at + 2, period_moment(at, at + 2, months(year, 1, 1), Grain::month), given || from);

    const auto numeral = read_numeral(text_, at);
    if (numeral && !numeral->decimal && text_[at] != u'两' && numeral->digits <= 2) {
        const bool possible = numeral->masked || (numeral->value >= 1 && numeral->value <= 12);
        const std::size_t unit = text_.skip_spaces(numeral->end);
        const int number = numeral->masked ? Day::unknown : numeral->value;
        if (possible && text_[unit] == u'月' && !is_one_of(text_[unit + 1], u"饼球亮嫂子刊薪均龄票") &&
            !(text_.before(at) == u'历' || text_.before(at) == u'腊')) {
            return inside_month(unit + 1, period_moment(at, unit + 1, months(year, number, number), Grain::month),
                                given || (from && from->own_year));
        }
        // The first of 3—5月 and, not where an enumerator can stand, of 3、6、9月.
        if (possible && shared_unit(numeral->end, at > 0 && !ends_clause(text_.before(at))) == u'月')
            return period_moment(at, numeral->end, months(year, number, number), Grain::month);
        return std::nullopt;
    }
    // 月底, 中旬, 上半月 of the reference's month.
    if (given) return std::nullopt;
    if (!around_.reference && !from) return std::nullopt;
    const Day base = from ? from->period.first : day_of(*around_.reference);
    Moment month = period_moment(at, at, months(base.year, base.month, base.month), Grain::month);
    // 月内开工, but 三个月内, 岁月内
    if (text_.starts_with(at, u"月内") && !is_digit(text_.before(at)) && !is_chinese_numeral(text_.before(at)) &&
        !is_one_of(text_.before(at), u"个几多数半本当次每同上下该满某逐跨岁孕头首整元"))
        return period_moment(at, at + 1, months(base.year, base.month, base.month), Grain::month);
    // 腊月底, 正月初八 are of another calendar
    const bool month_word = text_[at] == u'月' && is_one_of(text_[at + 1], u"底末初尾中") && !is_one_of(text_.before(at), u"正腊");
    if (month_word && text_[at + 1] == u'中' &&
        (is_han(text_.before(at)) || is_one_of(text_[at + 2], not_after_middle)))
        return std::nullopt;
    if (month_word || is_one_of(text_[at], u"上中下"))
        if (auto inside = inside_month(at, month, true);
            inside && inside->end > at && (month_word || inside->end >= at + 2))
            return inside;
    return std::nullopt;
}

namespace {

/// The days `from` to `to` of the month, up to `end` of the text.
Moment days_of(const Moment& month, std::size_t end, int from, int to, Grain grain) {
    const Day& first = month.period.first;
    Moment found = month;
    found.end = end;
    found.grain = grain;
    found.period.first.day = from;
    found.period.last = Day{.year = first.year, .month = first.month, .day = to};
    return found;
}

int last_day_of(const Moment& month) {
    return month.period.first.month == Day::unknown ? Day::last : month.period.last.day;
}

}  // namespace

std::optional<Moment> MomentReader::inside_month(std::size_t at, Moment month, bool own_month) const {
    if (text_[at] == u'份' && !is_one_of(text_[at + 1], u"额子")) ++at;
    month.end = at;
    const std::size_t p = text_.skip_spaces(at);
    if (auto found = named_part_of_month(p, month)) return found;
    if (auto found = counted_in_month(p, month)) return found;
    // A day of the month.
    const auto day = read_numeral(text_, p);
    if (!day || day->decimal || day->digits > 3 || (day->masked ? day->digits > 2 : day->value < 1 || day->value > 31))
        return month;
    const std::size_t end = end_of_day(*day, p == at || text_[at] == u' ');
    if (end == 0) return month;
    Moment found = month;
    found.end = end;
    found.grain = Grain::day;
    const Day& first = month.period.first;
    int number = day->masked ? Day::unknown : day->value;
    if (number > 0 && first.month > 0) {
        const bool year_known = first.year.known() && own_month;
        const int longest = static_cast<int>(static_cast<unsigned>(
            last_day_of_month(year_known ? first.year.number : 2000, static_cast<unsigned>(first.month)).day()));
        // 11月31日: the month's last day is meant
        if (number > longest) number = first.month == 2 && !year_known ? 28 : longest;
    }
    if (!own_month && number > 0 && first.month > 0)
        found.period = nearest_day(first.month, number);
    else
        found.period.first = found.period.last = Day{.year = first.year, .month = first.month, .day = number};
    return found;
}

std::optional<Moment> MomentReader::named_part_of_month(std::size_t p, const Moment& month) const {
    const int last_day = last_day_of(month);
    // Ten-day periods, also two of them: 中下旬.
    std::size_t q = p;
    while (q < p + 2 && is_one_of(text_[q], u"上中下")) ++q;
    if (q > p && text_[q] == u'旬') {
        const auto begin_of = [](char16_t c) { return c == u'上' ? 1 : c == u'中' ? 11 : 21; };
        const auto end_of = [&](char16_t c) { return c == u'上' ? 10 : c == u'中' ? 20 : last_day; };
        return days_of(month, q + 1, begin_of(text_[p]), end_of(text_[q - 1]), Grain::ten_days);
    }
    if (is_one_of(text_[p], u"上下前后") && text_.starts_with(p + 1, u"半月")) {
        const bool early = text_[p] == u'上' || text_[p] == u'前';
        return days_of(month, p + 3, early ? 1 : 16, early ? 15 : last_day, Grain::other);
    }
    // 12月底, 十二月月底.
    q = p;
    if (text_[q] == u'月' && is_one_of(text_[q + 1], u"底末尾初中")) ++q;
    // 6月低前, written for 底
    const bool end_of_month = (is_one_of(text_[q], u"底末尾") && !is_one_of(text_[q + 1], u"层部随座")) ||
                              (text_[q] == u'低' && is_one_of(text_[q + 1], u"前,，、。完整竣建"));
    if (end_of_month) {
        Moment found = days_of(month, q + 1, 25, last_day, Grain::month);
        found.end_of_period = true;
        return found;
    }
    if (text_[q] == u'初' && !is_one_of(text_[q + 1], not_after_beginning))
        return days_of(month, q + 1, 1, 5, Grain::other);
    if (text_[q] == u'中' && !is_one_of(text_[q + 1], not_after_middle))
        return days_of(month, q + 1, 10, 20, Grain::other);
    return std::nullopt;
}

std::optional<Moment> MomentReader::counted_in_month(std::size_t p, const Moment& month) const {
    const std::size_t q = text_[p] == u'的' ? p + 1 : p;
    const bool ordinal = text_[q] == u'第';
    const bool final = text_.starts_with(q, u"最后");
    const bool leading = text_[q] == u'前' || text_[q] == u'头';
    const bool opening = text_.starts_with(q, u"首周");
    if (!ordinal && !final && !leading && !opening) return std::nullopt;
    std::optional<Numeral> count;
    if (!opening) count = read_numeral(text_, q + (final ? 2 : 1));
    if (!opening && (!count || count->masked || count->decimal)) return std::nullopt;
    const int many = opening ? 1 : count->value;
    std::size_t unit = opening ? q + 1 : count->end;
    if (text_[unit] == u'个') ++unit;
    const Day& first = month.period.first;
    if (week_word(unit) > 0 && !leading && first.year.known() && first.month > 0)
        return week_of_month(unit, month, final ? 0 : many);
    const int last_day = last_day_of(month);
    if (!is_one_of(text_[unit], u"天日") || last_day > 31 || many < 1 || many > last_day) return std::nullopt;
    if (leading) return days_of(month, unit + 1, 1, many, Grain::other);
    if (final) return days_of(month, unit + 1, last_day - many + 1, last_day, many == 1 ? Grain::day : Grain::other);
    return days_of(month, unit + 1, many, many, Grain::day);
}

Moment MomentReader::week_of_month(std::size_t at, const Moment& month, int which) const {
    const Date month_start =
        make_date(month.period.first.year.number, static_cast<unsigned>(month.period.first.month), 1);
    const bool final = which == 0;
    const auto last_of = [&](Date day) {
        while (final && days_between(add_days(day, 7), month.period.last.date()) >= 0) day = add_days(day, 7);
        return day;
    };
    Moment found = month;
    found.end = at + week_word(at);
    const char16_t name = text_[found.end];
    const int weekday = name == u'日' || name == u'天' ? 7 : std::max(0, chinese_digit(name));
    if (weekday >= 1 && weekday <= 7 && name != u'两') {
        const int shift = (weekday - static_cast<int>(iso_weekday(month_start)) + 7) % 7;
        const Date day = last_of(add_days(month_start, shift + 7 * (final ? 0 : which - 1)));
        ++found.end;
        found.grain = Grain::day;
        found.period = days(day, day);
        return found;
    }
    const Date monday = last_of(monday_of_week(month_start, final ? 1 : which));
    found.grain = Grain::week;
    found.period = days(monday, add_days(monday, 6));
    return found;
}

std::size_t MomentReader::end_of_day(const Numeral& day, bool beside_month) const {
    const std::size_t unit = text_.skip_spaces(day.end);
    if (text_[unit] == u'日' || (text_[unit] == u'号' && !is_one_of(text_[unit + 1], u"文令楼线院"))) return unit + 1;
    if (const char16_t shared = shared_unit(day.end, true); shared == u'日' || shared == u'号') return day.end;
    if (!beside_month) return 0;
    const char16_t next = text_[day.end];
    if (day.chinese) return !is_han(next) || is_one_of(next, u"前之到至起以") ? day.end : 0;
    if (next == u'前' || text_.starts_with(day.end, u"之前") || text_.starts_with(day.end, u"以前")) return day.end;
    // 6月11-13
    if (const std::size_t to = connector(day.end))
        if (const auto other = read_numeral(text_, to);
            other && !other->masked && other->value > day.value && other->value <= 31 && !is_han(text_[other->end]))
            return day.end;
    return 0;
}

}  // namespace jianbao::timex
