// Days: of the month, of the week, relative to the reference, in figures; spans counted from it.
#include <algorithm>

#include "moment_reader.h"
#include "triggers.h"

namespace jianbao::timex {

namespace {

struct RelativeDay {
    std::u16string_view word;
    int first;
    int last;
};
constexpr RelativeDay relative_days[] = {
    {u"今明后三天", 0, 2}, {u"今明两天", 0, 1}, {u"今明两日", 0, 1}, {u"明后两天", 1, 2}, {u"明后天", 1, 2},
    {u"今明天", 0, 1},     {u"大后天", 3, 3},   {u"大前天", -3, -3}, {u"今天", 0, 0},     {u"今日", 0, 0},
    {u"本日", 0, 0},       {u"当天", 0, 0},     {u"当日", 0, 0},     {u"即日", 0, 0},     {u"今晚", 0, 0},
    {u"今早", 0, 0},       {u"今夜", 0, 0},     {u"明天", 1, 1},     {u"明日", 1, 1},     {u"明晚", 1, 1},
    {u"明早", 1, 1},       {u"次日", 1, 1},     {u"翌日", 1, 1},     {u"后天", 2, 2},     {u"后日", 2, 2},
    {u"昨天", -1, -1},     {u"昨日", -1, -1},   {u"昨晚", -1, -1},   {u"前天", -2, -2},   {u"前日", -2, -2},
};

struct Direction {
    std::u16string_view word;
    bool forward;
};
constexpr Direction directions[] = {
    {u"接下来", true}, {u"在未来", true}, {u"未来", true},  {u"今后", true},  {u"此后", true},
    {u"往后", true},   {u"过去", false},  {u"最近", false}, {u"此前", false}, {u"近", false},
    {u"前", false},    {u"上", false},    {u"后", true},    {u"下", true},
};

int weekday_of(char16_t c) {
    if (c == u'日' || c == u'天') return 7;
    const int digit = c == u'两' ? -1 : chinese_digit(c);
    if (digit >= 1 && digit <= 6) return digit;
    return c >= u'1' && c <= u'6' ? c - u'0' : 0;
}

Digits read_digits(const Characters& text, std::size_t at) {
    Digits digits{.end = at};
    while (is_digit(text[digits.end]) && digits.count < 9) {
        digits.value = digits.value * 10 + (text[digits.end] - u'0');
        ++digits.end;
        ++digits.count;
    }
    return digits;
}

bool is_date_separator(char16_t c) {
    return c == u'-' || c == u'/' || c == u'.' || c == u'·' || c == u'•' || c == u' ';
}

bool is_valid(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 &&
           make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day)).ok();
}

}  // namespace

Period MomentReader::nearest_day(int month, int day) const {
    const auto reference = around_.reference;
    Day found{.year = reference_year(), .month = month, .day = day};
    if (reference) {
        for (int ahead = 0; ahead <= 8; ++ahead) {
            found.year.number = static_cast<int>(reference->year()) + ahead;
            if (is_valid(found.year.number, month, day) && found.date() >= *reference) break;
        }
    }
    return {found, found};
}

bool MomentReader::closes_number(std::size_t end) const {
    const char16_t next = text_[end];
    return !is_digit(next) && !is_latin(next) && !(is_one_of(next, u"-/.·") && is_digit(text_[end + 1]));
}

std::optional<Moment> MomentReader::numeric_date(std::size_t at, const Moment* from) const {
    const char16_t previous = text_.before(at);
    if (is_digit(previous) || is_latin(previous) || previous == u'.') return std::nullopt;
    const Digits first = read_digits(text_, at);
    if (first.count == 4 && first.value >= 1900 && first.value <= 2099) return numeric_date_of_year(at, first);
    if (auto found = month_and_day(at, first, from)) return found;
    if (auto found = eight_digits(at, first)) return found;
    return from ? std::nullopt : lost_month(at, first);
}

std::optional<Moment> MomentReader::numeric_date_of_year(std::size_t at, const Digits& first) const {
    const char16_t previous = text_.before(at);
    const char16_t separator = text_[first.end];
    const Year year{.number = first.value};
    Moment found{.begin = at, .own_year = true, .written_year = true, .bare_number = true};
    const Digits second = is_date_separator(separator) ? read_digits(text_, first.end + 1) : Digits{};
    if (second.count >= 1 && second.count <= 2 && second.value >= 1 && second.value <= 12) {
        if (text_[second.end] == separator) {
            const Digits third = read_digits(text_, second.end + 1);
            if (third.count >= 1 && third.count <= 2 && is_valid(first.value, second.value, third.value) &&
                (closes_number(third.end) || connector(third.end))) {
                found.end = text_[third.end] == u'日' ? third.end + 1 : third.end;
                found.period.first = found.period.last = Day{.year = year, .month = second.value, .day = third.value};
                return found;
            }
        }
        // 2021.06, never 2000.05万元.
        const char16_t next = text_[second.end];
        if (is_one_of(separator, u"./-") && second.count == 2 && !is_digit(next) && !is_latin(next) &&
            !is_one_of(next, u"./%") && (!is_han(next) || is_one_of(next, u"至到前起"))) {
            found.end = second.end;
            found.grain = Grain::month;
            found.period = months(year, second.value, second.value);
            return found;
        }
    }
    // A bare year: 2018.
    const char16_t next = text_[first.end];
    const char16_t next_word = text_[text_.skip_spaces(first.end)];
    if ((next == 0 || next == u' ') && (previous == 0 || previous == u' ' || is_one_of(previous, u"在于到至自从")) &&
        next_word != u'年' && !is_digit(next_word)) {
        found.end = first.end;
        found.grain = Grain::year;
        found.period = year_period(year);
        return found;
    }
    return std::nullopt;
}

bool MomentReader::before_follows(std::size_t at, std::size_t end) const {
    return text_[end] == u'前' || text_.starts_with(end, u"之前") || text_.starts_with(end, u"以前") ||
           (around_.place == Place::limit_column && at == 0 && text_[end] == 0);
}

std::optional<Moment> MomentReader::month_and_day(std::size_t at, const Digits& first, const Moment* from) const {
    const char16_t separator = text_[first.end];
    if (first.count < 1 || first.count > 2 || !is_one_of(separator, u"-·•./")) return std::nullopt;
    const Digits second = read_digits(text_, first.end + 1);
    if (second.count < 1 || !is_valid(2000, first.value, second.value)) return std::nullopt;
    const char16_t next = text_[second.end];
    Moment found{.begin = at, .end = second.end, .bare_number = true};
    // 06-30
    if (separator == u'-') {
        if (first.count != 2 || second.count != 2 || text_.before(at) == u'-' ||
            !(text_[at] == u'0' || at == 0 || from) || !closes_number(second.end) ||
            (is_han(next) && !is_one_of(next, u"前至到")))
            return std::nullopt;
        found.period = nearest_day(first.value, second.value);
        return found;
    }
    if (separator == u'·' || separator == u'•') {
        if (second.count > 2 || !closes_number(second.end)) return std::nullopt;
        found.period = nearest_day(first.value, second.value);
        return found;
    }
    // the end of 2021.6.20-6.30
    if (from && from->bare_number && from->grain == Grain::day && closes_number(second.end)) {
        found.period.first = found.period.last =
            Day{.year = from->period.first.year, .month = first.value, .day = second.value};
        return found;
    }
    // 6.30前, 6/30前
    if (from || second.count != 2 || !before_follows(at, second.end)) return std::nullopt;
    found.period = nearest_day(first.value, second.value);
    return found;
}

std::optional<Moment> MomentReader::eight_digits(std::size_t at, const Digits& first) const {
    const int century = first.value / 1000000;
    const int year = first.value / 10000, month = first.value / 100 % 100, day = first.value % 100;
    if (first.count != 8 || (century != 19 && century != 20) || !before_follows(at, first.end) ||
        !is_valid(year, month, day))
        return std::nullopt;
    Moment found{.begin = at, .end = first.end, .own_year = true, .written_year = true, .bare_number = true};
    found.period.first = found.period.last = Day{.year = Year{.number = year}, .month = month, .day = day};
    return found;
}

std::optional<Moment> MomentReader::lost_month(std::size_t at, const Digits& first) const {
    if ((first.count != 3 && first.count != 4) || text_[first.end] != u'日' || text_[at] == u'0' ||
        !before_follows(at, first.end + 1))
        return std::nullopt;
    Moment found{.begin = at, .end = first.end + 1, .repaired = true};
    int readings = 0;
    for (const int divisor : {10, 100}) {
        const int month = first.value / divisor;
        const int day = first.value % divisor;
        if (!is_valid(2000, month, day) || (divisor == 10 && month > 9 && first.count == 3)) continue;
        ++readings;
        found.period = nearest_day(month, day);
    }
    if (readings != 1) return std::nullopt;
    return found;
}

std::optional<Moment> MomentReader::day_of_month(std::size_t at, const Moment* from) const {
    if (text_[at] == u'两' || text_.before(at) == u'第' || text_.ends_with(at, u"最后")) return std::nullopt;
    const auto numeral = read_numeral(text_, at);
    if (!numeral || numeral->decimal || numeral->digits > 3) return std::nullopt;
    if (!numeral->masked && (numeral->value < 1 || numeral->value > 31)) return std::nullopt;
    if (numeral->chinese && numeral->listed && numeral->digits > 1) return std::nullopt;
    const std::size_t unit = text_.skip_spaces(numeral->end);
    std::size_t end = 0;
    if (text_[unit] == u'日') {
        if (is_one_of(text_[unit + 1], u"均内游元常程") || text_.starts_with(unit + 1, u"之内") ||
            text_.starts_with(unit + 1, u"以内") || text_.starts_with(unit + 1, u"以上"))
            return std::nullopt;
        end = unit + 1;
    } else if (text_[unit] == u'号') {
        if (is_one_of(text_[unit + 1],
                      u"文令楼线院机码仓馆公会桥坝门厅桌通病井矿船位台店棚路地房车间站厂提建议召工决案"))
            return std::nullopt;
        if (is_one_of(text_.before(at), u"〕]字零】)") || is_latin(text_.before(at))) return std::nullopt;
        // “长征2号”, 嫦娥五号: a name
        if (!from && is_han(text_.before(at)) &&
            !is_one_of(text_.before(at), u"于在到至自从前月请和与及或日号个的是定每周本当这要须应"))
            return std::nullopt;
        end = unit + 1;
    } else if (const char16_t shared = shared_unit(numeral->end, at > 0 && !ends_clause(text_.before(at)));
               shared == u'日' || shared == u'号') {
        end = numeral->end;
    } else if (from && from->grain == Grain::day && !numeral->masked && !is_han(text_[numeral->end]) &&
               numeral->digits <= 2 && !is_latin(text_[numeral->end]) && text_[numeral->end] != u'%') {
        end = numeral->end;  // 6月11-13
    } else {
        return std::nullopt;
    }
    if (counts_days(at)) return std::nullopt;
    Moment found{.begin = at, .end = end};
    const int day = numeral->masked ? Day::unknown : numeral->value;
    Day base{.year = unknown_year()};
    if (from) {
        base = from->period.last;
        found.own_year = from->own_year;
    } else if (around_.reference) {
        base = day_of(*around_.reference);
    }
    base.day = day;
    if (day > 0 && base.year.known() && base.month > 0) {
        int number = base.month;
        Year year = base.year;
        for (int tries = 0; tries < 12; ++tries) {
            const bool valid = is_valid(year.number, number, day);
            const Day candidate{.year = year, .month = number, .day = day};
            const Day& floor = from ? from->period.first : base;
            if (valid &&
                (from ? !floor.known() || candidate.date() >= floor.date() : candidate.date() >= *around_.reference)) {
                base = candidate;
                break;
            }
            if (++number > 12) {
                number = 1;
                year = year.plus(1);
            }
        }
    }
    found.period.first = found.period.last = base;
    return found;
}

std::optional<Moment> MomentReader::week_or_weekday(std::size_t at) const {
    if (!around_.reference) return std::nullopt;
    int weeks = 0;
    std::size_t p = at;
    bool relative = false;
    while (text_[p] == u'下' && p < at + 2) ++p, ++weeks;
    while (weeks == 0 && text_[p] == u'上' && p < at + 2) ++p;
    if (weeks == 0) weeks = -static_cast<int>(p - at);
    relative = p > at;
    if (!relative && is_one_of(text_[p], u"本这")) {
        ++p;
        relative = true;
    }
    if (relative && text_[p] == u'个') ++p;
    const bool short_unit = text_[p] == u'周';
    if (!short_unit && !text_.starts_with(p, u"星期") && !text_.starts_with(p, u"礼拜")) return std::nullopt;
    p += short_unit ? 1 : 2;
    // 下周周六, 下周的星期五
    if (relative) {
        const std::size_t q = text_[p] == u'的' ? p + 1 : p;
        const std::size_t unit = text_[q] == u'周'                                                ? 1
                                 : text_.starts_with(q, u"星期") || text_.starts_with(q, u"礼拜") ? 2
                                                                                                  : 0;
        if (unit > 0 && weekday_of(text_[q + unit]) > 0) p = q + unit;
    }
    const Date today = *around_.reference;
    const Date monday = add_days(today, 1 - static_cast<int>(iso_weekday(today)) + 7 * weeks);
    Moment found{.begin = at};
    found.relative = relative;
    if (text_[p] == u'末') {
        found.end = p + 1;
        found.grain = Grain::other;
        found.period = days(add_days(monday, 5), add_days(monday, 6));
        return found;
    }
    // 第8周周三: of which week of a term, no paper says
    if (!relative && text_.before(at) == u'周') return std::nullopt;
    const int weekday = weekday_of(text_[p]);
    if (weekday > 0 &&
        !(short_unit && !relative && (is_digit(text_[p]) || text_[p] == u'天' || text_[p + 1] == u'个'))) {
        // 周一 in 一周一通报 was read as a frequency before; 周日 in 一周日程 is no day.
        if (!relative && short_unit && (is_chinese_numeral(text_.before(at)) || is_digit(text_.before(at))))
            return std::nullopt;
        if (!relative && short_unit && text_[p] == u'日' && is_one_of(text_[p + 1], u"程均")) return std::nullopt;
        Date day = add_days(monday, weekday - 1);
        if (!relative && day < today) day = add_days(day, 7);
        found.end = p + 1;
        found.period = days(day, day);
        return found;
    }
    if (!relative) return std::nullopt;
    if (is_one_of(text_[p], u"边围期密详全转报")) return std::nullopt;
    found.end = p;
    found.grain = Grain::week;
    found.period = days(monday, add_days(monday, 6));
    return found;
}

std::optional<Moment> MomentReader::relative_day(std::size_t at) const {
    if (!around_.reference || !may_be_relative(text_[at])) return std::nullopt;
    // 5月20日当天: that day
    if (text_[at] == u'当' && !found_.empty() && found_.back().end == at && found_.back().kind == Kind::date) return std::nullopt;
    for (const auto& [word, first, last] : relative_days)
        if (text_.starts_with(at, word)) {
            Moment found{.begin = at, .end = at + word.size()};
            found.grain = first == last ? Grain::day : Grain::other;
            found.relative = true;
            found.vague = is_one_of(text_[at], u"次翌") || (text_[at] == u'当');
            found.period = days(add_days(*around_.reference, first), add_days(*around_.reference, last));
            return found;
        }
    return std::nullopt;
}

std::optional<Moment> MomentReader::relative_span(std::size_t at) const {
    if (!around_.reference || !may_be_relative(text_[at])) return std::nullopt;
    for (const auto& [word, forward] : directions) {
        if (!text_.starts_with(at, word)) continue;
        std::size_t p = at + word.size();
        if (text_[p] == u'的') ++p;
        const auto span = length(p);
        if (!span || span->masked || span->units != 1 || span->hours + span->minutes + span->seconds > 0)
            return std::nullopt;
        if (word.size() == 1 && is_one_of(text_[span->end], u"内前后")) return std::nullopt;
        // 会前3天, 汛后两个月 count from the occasion.
        if (word.size() == 1 && text_.before(at) == u'”') return std::nullopt;
        if (word.size() == 1 && word != u"近" && is_han(text_.before(at)) &&
            !is_one_of(text_.before(at), u"在对以把是从较比的和"))
            return std::nullopt;
        const Date today = *around_.reference;
        Moment found{.begin = at, .end = span->end, .grain = Grain::other};
        Length back = *span;
        // 争取近三天全部复工: so soon
        const bool soon = word == u"近" && lexicon_.directive.ending(text_, at) > 0;
        if (forward || soon) {
            found.period = days(add_days(today, 1), after(today, *span));
        } else {
            back.years = -back.years;
            back.months = -back.months;
            back.weeks = -back.weeks;
            back.days = -back.days;
            found.period = days(after(today, back), add_days(today, -1));
        }
        return found;
    }
    return std::nullopt;
}

std::optional<Moment> MomentReader::five_year_plan(std::size_t at) const {
    if (text_[at] != u'十' || text_[at + 2] != u'五') return std::nullopt;
    const int ordinal = chinese_digit(text_[at + 1]);
    if (ordinal < 1 || text_[at + 1] == u'两') return std::nullopt;
    std::size_t p = at + 3;
    if (is_one_of(text_[p], u"”\"'’」")) ++p;
    // The plan's name alone (十四五规划) is no time.
    bool end_of_period = false;
    if (text_.starts_with(p, u"期间") || text_.starts_with(p, u"时期")) {
        p += 2;
    } else if (text_.starts_with(p, u"期末")) {
        p += 1;
    } else if (text_[p] != u'末') {
        return std::nullopt;
    }
    if (text_[p] == u'末') {
        ++p;
        end_of_period = true;
    }
    const Year first{.number = 1951 + 5 * (10 + ordinal)};  // the 14th: 2021 to 2025
    Moment found{.begin = at, .end = p, .grain = Grain::other};
    found.period = {year_period(first).first, year_period(first.plus(4)).last};
    found.own_year = true;
    found.end_of_period = end_of_period;
    if (end_of_period) found.period.first = year_period(first.plus(4)).first;
    return found;
}

std::size_t MomentReader::skip_weekday_note(std::size_t at) const {
    std::size_t p = text_.skip_spaces(at);
    const bool bracket = text_[p] == u'(';
    if (bracket || text_[p] == u',' || text_[p] == u'，') p = text_.skip_spaces(p + 1);
    // （第一周周四）
    if (bracket && text_[p] == u'第')
        if (const auto week = read_numeral(text_, p + 1); week && text_[week->end] == u'周') p = week->end + 1;
    const std::size_t unit = text_[p] == u'周'                                                ? 1
                             : text_.starts_with(p, u"星期") || text_.starts_with(p, u"礼拜") ? 2
                                                                                              : 0;
    if (unit == 0 || weekday_of(text_[p + unit]) == 0) return at;
    p += unit + 1;
    if (!bracket) return p;
    return text_[p] == u')' ? p + 1 : at;
}

std::size_t MomentReader::skip_time_of_day(std::size_t at) const {
    std::size_t p = text_.skip_spaces(at);
    static constexpr std::u16string_view parts[] = {u"凌晨", u"早上", u"早晨", u"清晨", u"上午", u"中午", u"下午",
                                                    u"傍晚", u"晚上", u"夜间", u"午夜", u"晚",   u"早"};
    std::size_t end = at;
    if (const std::size_t turn = lexicon_.daily_turns.starting(text_, p); turn > 0 && text_[p + turn] == u'前') return p + turn;
    if (text_.starts_with(p, u"下班")) return p + 2;
    for (const auto part : parts)
        if (text_.starts_with(p, part)) {
            p += part.size();
            end = p;
            p = text_.skip_spaces(p);
            if (text_.starts_with(p, u"下班")) return p + 2;
            break;
        }
    const auto hour = read_numeral(text_, p);
    if (!hour || hour->masked || hour->decimal || hour->value > 24) return end;
    p = text_.skip_spaces(hour->end);
    if ((text_[p] == u':' || text_[p] == u'：') && is_digit(text_[p + 1]) && is_digit(text_[p + 2])) return p + 3;
    if (text_[p] == u'点' || (text_[p] == u'时' && !is_one_of(text_[p + 1], u"期代段"))) {
        end = ++p;
        if (text_[p] == u'半' || text_[p] == u'整' || text_[p] == u'钟') return p + 1;
        const auto minute = read_numeral(text_, text_.skip_spaces(p));
        if (minute && !minute->masked && minute->value < 60 && text_[minute->end] == u'分') return minute->end + 1;
    }
    return end;
}

}  // namespace jianbao::timex
