// Months, and what stands inside a month: ten-day periods, beginnings and ends, weeks, days.
#include <algorithm>

#include "homographs.h"
#include "parser.h"
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

std::optional<Moment> Parser::month_part(std::size_t at, const Year* given, const Moment* from) const {
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
    const bool month_word = text_[at] == u'月' && is_one_of(text_[at + 1], u"底末初尾中");
    if (month_word && text_[at + 1] == u'中' &&
        (is_han(text_.before(at)) || is_one_of(text_[at + 2], not_after_middle)))
        return std::nullopt;
    if (month_word || is_one_of(text_[at], u"上中下"))
        if (auto inside = inside_month(at, month, true);
            inside && inside->end > at && (month_word || inside->end >= at + 2))
            return inside;
    return std::nullopt;
}

std::optional<Moment> Parser::inside_month(std::size_t at, Moment month, bool own_month) const {
    const Day first = month.period.first;
    const int number = first.month;
    const int last_day = number == Day::unknown ? Day::last : month.period.last.day;
    const auto part = [&](std::size_t end, int from_day, int to_day, Grain grain) {
        Moment found = month;
        found.end = end;
        found.grain = grain;
        found.period.first.day = from_day;
        found.period.last = Day{.year = first.year, .month = number, .day = to_day};
        return found;
    };
    const std::size_t after_month = at;
    if (text_[at] == u'份' && !is_one_of(text_[at + 1], u"额子")) ++at;
    month.end = at;
    std::size_t p = text_.skip_spaces(at);

    // Ten-day periods, also two of them: 中下旬.
    std::size_t q = p;
    while (q < p + 2 && is_one_of(text_[q], u"上中下")) ++q;
    if (q > p && text_[q] == u'旬') {
        const auto begin_of = [](char16_t c) { return c == u'上' ? 1 : c == u'中' ? 11 : 21; };
        const auto end_of = [&](char16_t c) { return c == u'上' ? 10 : c == u'中' ? 20 : last_day; };
        return part(q + 1, begin_of(text_[p]), end_of(text_[q - 1]), Grain::ten_days);
    }
    if (is_one_of(text_[p], u"上下前后") && text_.starts_with(p + 1, u"半月")) {
        const bool early = text_[p] == u'上' || text_[p] == u'前';
        return part(p + 3, early ? 1 : 16, early ? 15 : last_day, Grain::other);
    }
    // 12月底, 十二月月底.
    q = p;
    if (text_[q] == u'月' && is_one_of(text_[q + 1], u"底末尾初中")) ++q;
    switch (text_[q]) {
        case u'底':
        case u'末':
        case u'尾': {
            if (is_one_of(text_[q + 1], u"层部随座")) break;
            Moment found = part(q + 1, 25, last_day, Grain::month);
            found.end_of_period = true;
            return found;
        }
        case u'低': {  // 6月低前, written for 底
            if (!is_one_of(text_[q + 1], u"前,，、。完整竣建")) break;
            Moment found = part(q + 1, 25, last_day, Grain::month);
            found.end_of_period = true;
            return found;
        }
        case u'初':
            if (is_one_of(text_[q + 1], not_after_beginning)) break;
            return part(q + 1, 1, 5, Grain::other);
        case u'中':
            if (is_one_of(text_[q + 1], not_after_middle)) break;
            return part(q + 1, 10, 20, Grain::other);
        default:
            break;
    }
    if (at == after_month || text_[after_month] == u'份') {
        // 第三周, 的第一个周二, 最后一个星期一, 前4天, 最后一天.
        q = text_[p] == u'的' ? p + 1 : p;
        const bool ordinal = text_[q] == u'第';
        const bool final = text_.starts_with(q, u"最后一") || text_.starts_with(q, u"最后");
        const bool leading = text_[q] == u'前' || text_[q] == u'头';
        const bool opening = text_.starts_with(q, u"首周");
        std::optional<Numeral> count;
        if (ordinal || leading) count = read_numeral(text_, q + 1);
        if (final) count = read_numeral(text_, q + 2);
        if (((ordinal || final || leading) && count && !count->masked && !count->decimal) || opening) {
            const int many = opening ? 1 : count->value;
            std::size_t unit = opening ? q + 1 : count->end;
            if (text_[unit] == u'个') ++unit;
            const std::size_t week = text_[unit] == u'周'                                                   ? 1
                                     : text_.starts_with(unit, u"星期") || text_.starts_with(unit, u"礼拜") ? 2
                                                                                                            : 0;
            if (week > 0 && !leading && first.year.known() && number > 0) {
                const Date month_start = make_date(first.year.number, static_cast<unsigned>(number), 1);
                const char16_t name = text_[unit + week];
                const int weekday = name == u'日' || name == u'天' ? 7 : std::max(0, chinese_digit(name));
                if (weekday >= 1 && weekday <= 7 && name != u'两') {
                    const int shift = (weekday - static_cast<int>(iso_weekday(month_start)) + 7) % 7;
                    Date day = add_days(month_start, shift + 7 * (final ? 0 : many - 1));
                    if (final)
                        while (days_between(add_days(day, 7), month.period.last.date()) >= 0) day = add_days(day, 7);
                    Moment found = month;
                    found.end = unit + week + 1;
                    found.grain = Grain::day;
                    found.period = days(day, day);
                    return found;
                }
                Date monday = monday_of_week(month_start, final ? 1 : many);
                if (final)
                    while (days_between(add_days(monday, 7), month.period.last.date()) >= 0)
                        monday = add_days(monday, 7);
                Moment found = month;
                found.end = unit + week;
                found.grain = Grain::week;
                found.period = days(monday, add_days(monday, 6));
                return found;
            }
            if (is_one_of(text_[unit], u"天日") && last_day <= 31 && many >= 1 && many <= last_day) {
                if (leading) return part(unit + 1, 1, many, Grain::other);
                if (final) return part(unit + 1, last_day - many + 1, last_day, many == 1 ? Grain::day : Grain::other);
                return part(unit + 1, many, many, Grain::day);
            }
        }
    }
    // A day of the month.
    const auto day = read_numeral(text_, p);
    if (day && !day->decimal && day->digits <= 3 &&
        (day->masked ? day->digits <= 2 : day->value >= 1 && day->value <= 31)) {
        std::size_t end = 0;
        std::size_t unit = text_.skip_spaces(day->end);
        if (text_[unit] == u'日' || (text_[unit] == u'号' && !is_one_of(text_[unit + 1], u"文令楼线院"))) {
            end = unit + 1;
        } else if (const char16_t shared = shared_unit(day->end, true); shared == u'日' || shared == u'号') {
            end = day->end;
        } else if (p == at || text_[at] == u' ') {
            const char16_t next = text_[day->end];
            if (day->chinese)
                end = !is_han(next) || is_one_of(next, u"前之到至起以") ? day->end : 0;
            else if (next == u'前' || text_.starts_with(day->end, u"之前") || text_.starts_with(day->end, u"以前"))
                end = day->end;
            else if (const std::size_t to = connector(day->end))  // 6月11-13
                if (const auto other = read_numeral(text_, to); other && !other->masked && other->value > day->value &&
                                                                other->value <= 31 && !is_han(text_[other->end]))
                    end = day->end;
        }
        if (end > 0) {
            int day_number = day->masked ? Day::unknown : day->value;
            if (day_number > 0 && number > 0) {
                const int longest =
                    first.year.known() && own_month
                        ? static_cast<int>(static_cast<unsigned>(
                              last_day_of_month(first.year.number, static_cast<unsigned>(number)).day()))
                        : static_cast<int>(
                              static_cast<unsigned>(last_day_of_month(2000, static_cast<unsigned>(number)).day()));
                // 11月31日: the month's last day is meant
                if (day_number > 31) return std::nullopt;
                if (day_number > longest) day_number = number == 2 && !(first.year.known() && own_month) ? 28 : longest;
            }
            Moment found = month;
            found.end = end;
            found.grain = Grain::day;
            if (!own_month && day_number > 0 && number > 0)
                found.period = nearest_day(number, day_number);
            else
                found.period.first = found.period.last = Day{.year = first.year, .month = number, .day = day_number};
            return found;
        }
    }
    return month;
}

}  // namespace jianbao::timex
