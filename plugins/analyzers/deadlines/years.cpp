// Years, and what stands inside a year above the month: halves, quarters, beginnings and ends.
#include <algorithm>

#include "homographs.h"
#include "moment_reader.h"
#include "triggers.h"

namespace jianbao::timex {

namespace {

struct RelativeYear {
    std::u16string_view word;
    int offset;
};
constexpr RelativeYear relative_years[] = {
    {u"大后年", 3}, {u"大前年", -3}, {u"这一年", 0}, {u"上一年", -1}, {u"下一年", 1}, {u"今年", 0},
    {u"明年", 1},   {u"后年", 2},    {u"去年", -1},  {u"前年", -2},   {u"本年", 0},   {u"当年", 0},
    {u"来年", 1},   {u"次年", 1},    {u"翌年", 1},   {u"上年", -1},   {u"全年", 0},   {u"今岁", 0},
};

Moment period_moment(std::size_t begin, std::size_t end, Period period, Grain grain) {
    return Moment{.begin = begin, .end = end, .period = period, .grain = grain};
}

/// 次年, 当年: years of something the text has named, not of the document; 去年 where no day tells that it is gone.
bool is_vague_year(const Characters& text, std::size_t at, bool dated) {
    for (const std::u16string_view word : {u"次年", u"翌年", u"当年"})
        if (text.starts_with(at, word)) return true;
    if (dated) return false;
    for (const auto& [word, offset] : relative_years)
        if (offset < 0 && text.starts_with(at, word)) return true;
    return false;
}

Year masked_year(const Numeral& numeral) {
    Year year = unknown_year();
    if (numeral.digits == 4)
        std::copy_n(numeral.mask.begin(), 4, year.mask.begin());
    else if (numeral.digits == 2)  // xx年, 2x年
        std::copy_n(numeral.mask.begin(), 2, year.mask.begin() + 2);
    return year;
}

}  // namespace

Year MomentReader::reference_year() const {
    if (!around_.reference) return around_.year > 0 ? Year{.number = around_.year} : unknown_year();
    return Year{.number = static_cast<int>(around_.reference->year())};
}

char16_t MomentReader::shared_unit(std::size_t at, bool lists) const {
    std::size_t p = at;
    for (int members = 0; members < 12; ++members) {
        p = text_.skip_spaces(p);
        std::size_t next = connector(p);
        if (next == 0 && lists && (text_[p] == u'、' || text_[p] == u'和' || text_[p] == u'及' || text_[p] == u'与'))
            next = p + 1;
        if (next == 0) return 0;
        const auto numeral = read_numeral(text_, text_.skip_spaces(next));
        if (!numeral || numeral->decimal) return 0;
        p = text_.skip_spaces(numeral->end);
        switch (text_[p]) {
            case u'年':
            case u'月':
            case u'日':
            case u'号':
            case u'季':
                return text_[p];
            default:
                break;
        }
    }
    return 0;
}

bool MomentReader::read_year(std::size_t at, const Moment* from, Year& year, std::size_t& end, bool& written) const {
    written = false;
    const bool relative = may_be_relative(text_[at]);  // a numeral mostly
    for (const auto& [word, offset] : relative_years) {
        if (!relative) break;
        if (!text_.starts_with(at, word)) continue;
        // 应当年底前: 应当 and 年底
        if (text_[at] == u'当' && text_.before(at) == u'应') continue;
        end = at + word.size();
        if (text_[end] == u'级' || text_[end] == u'纪') return false;
        // 以后年度, 今后年内, 最后年份
        if (is_one_of(text_[at], u"前后") && is_one_of(text_.before(at), u"以今此之往最先会")) return false;
        if (text_[end] == u'度') ++end;
        year = reference_year().plus(offset);
        return true;
    }
    const auto numeral = read_numeral(text_, at);
    if (!numeral || numeral->decimal) return false;
    std::size_t p = text_.skip_spaces(numeral->end);
    const bool has_unit = text_[p] == u'年';
    const bool long_form = numeral->digits == 4 && (numeral->listed || !numeral->chinese);
    if (!has_unit) {
        if (!long_form || shared_unit(numeral->end, false) != u'年') return false;
        if (!numeral->masked && (numeral->value < 1000 || numeral->value > 2999)) return false;
    }
    const std::size_t unit_end = has_unit ? p + 1 : numeral->end;
    const char16_t next = text_[unit_end];
    if (has_unit && is_one_of(next, u"级龄代薪均检画糕货轮")) return false;

    written = true;
    end = unit_end;
    if (numeral->masked) {
        if (!has_unit && !long_form) return false;
        if (numeral->digits < 4 && (is_one_of(next, u"内以来时的多间") || shared_unit(numeral->end, false) == u'年'))
            return false;  // x年内, x-x年时间: lengths
        year = masked_year(*numeral);
        if (next == u'度') ++end;
        return true;
    }
    if (long_form) {
        if (numeral->value < 1000 || numeral->value > 2999) return false;
        year = Year{.number = numeral->value};
        if (next == u'度') ++end;
        return true;
    }
    // ?022年: the first digit was lost.
    if (!numeral->chinese && numeral->digits == 3 && numeral->value < 100) {
        year = Year{.number = 2000 + numeral->value};
        return true;
    }
    if (numeral->digits != 2 || (numeral->chinese && !numeral->listed)) return false;
    // Two digits: a year (21年6月, 九七年) or a length (15年).
    const char16_t first = text_[numeral->begin];
    if (first == u'两' || text_[numeral->begin + 1] == u'两') return false;
    const int reference = around_.reference ? static_cast<int>(around_.reference->year()) : 2025;
    int full = reference / 100 * 100 + numeral->value;
    if (full > reference + 10) full -= 100;
    bool is_year = from != nullptr || numeral->value < 10;
    if (numeral->chinese) {
        const int low = numeral->value / 10;
        const int high = numeral->value % 10;
        is_year = is_year || high <= low || high - low > 2;  // 三五年 is about four years
    } else if (!is_year) {
        const std::size_t inside = text_.skip_spaces(unit_end);
        is_year = within_year(inside, &year, nullptr).has_value() || is_one_of(text_[inside], u"底末终初度") ||
                  text_[inside] == u'第' || text_[inside] == u'春' || text_[inside] == u'秋';
        const char16_t before = text_.before(at);
        if (!is_year && std::abs(full - reference) <= 3)
            is_year = !is_one_of(next, u"内来以间期多后前左禁时") &&
                      !is_one_of(before, u"近用达满超历续第经约时过共足少期为");
    }
    if (!is_year) return false;
    year = Year{.number = full};
    if (next == u'度') ++end;
    return true;
}

std::optional<Moment> MomentReader::moment(std::size_t at, const Moment* from) const {
    if (is_digit(text_[at]) || is_mask(text_[at]))
        if (auto found = numeric_date(at, from)) return found;

    Year year;
    std::size_t end = 0;
    bool written = false;
    if (text_.starts_with(at, u"今明两年") || text_.starts_with(at, u"明后两年")) {
        const int first = text_[at] == u'今' ? 0 : 1;
        auto found = period_moment(at, at + 4, year_period(reference_year().plus(first)), Grain::year);
        found.period.last = last_of_month(reference_year().plus(first + 1), 12);
        found.own_year = true;
        return found;
    }
    if (read_year(at, from, year, end, written)) {
        std::size_t p = text_.skip_spaces(end);
        if (text_[p] == u'的') p = text_.skip_spaces(p + 1);
        if (text_[p] == u',' && text_.starts_with(p + 1, u"第")) ++p;
        if (auto inside = within_year(p, &year, nullptr)) {
            inside->begin = at;
            inside->own_year = true;
            inside->written_year = written;
            inside->vague = inside->vague || is_vague_year(text_, at, around_.reference.has_value());
            inside->repaired = inside->repaired || text_.before(at) == u'?';
            return inside;
        }
        Moment found = period_moment(at, end, year_period(year), Grain::year);
        found.own_year = true;
        found.written_year = written;
        found.vague = is_vague_year(text_, at, around_.reference.has_value()) || text_.starts_with(at, u"全年");
        if (text_[end] == u'份') ++found.end;
        return found;
    }
    // 五年, 三十年: a length; no month and no day begins so
    if (const auto numeral = from ? std::nullopt : read_numeral(text_, at); numeral && text_[numeral->end] == u'年')
        return five_year_plan(at);
    if (auto found = within_year(at, nullptr, from)) return found;
    if (auto found = day_of_month(at, from)) return found;
    if (auto found = week_or_weekday(at)) return found;
    if (auto found = relative_day(at)) return found;
    if (auto found = relative_span(at)) return found;
    return five_year_plan(at);
}

std::optional<Moment> MomentReader::within_year(std::size_t at, const Year* given, const Moment* from) const {
    const Year year = given ? *given : from ? from->period.first.year : reference_year();
    if (const auto found = named_part_of_year(at, year, given != nullptr)) return found;
    if (const auto found = quarter_of_reference(at, year)) return found;
    if (const auto found = numbered_quarter(at, year, given != nullptr)) return found;
    if (given)
        if (const auto found = counted_in_year(at, year)) return found;
    return month_part(at, given, from);
}

Moment MomentReader::to_its_end(Moment found) const {
    if (is_one_of(text_[found.end], u"底末") && !is_one_of(text_[found.end + 1], u"层部")) {
        ++found.end;
        found.end_of_period = true;
        found.period.first = Day{.year = found.period.last.year, .month = found.period.last.month, .day = 1};
    }
    return found;
}

std::optional<Moment> MomentReader::named_part_of_year(std::size_t at, const Year& year, bool given) const {
    const auto part = [&](std::size_t length, int first, int last, Grain grain) {
        return period_moment(at, at + length, months(year, first, last), grain);
    };
    const auto end_of_year = [&](std::size_t length) {
        Moment found = part(length, 11, 12, Grain::year);
        found.end_of_period = true;
        return found;
    };
    switch (text_[at]) {
        case u'上':
        case u'前':
            if (text_.starts_with(at + 1, u"半年")) return to_its_end(part(3, 1, 6, Grain::half));
            break;
        case u'下':
        case u'后':
            if (text_.starts_with(at + 1, u"半年")) return to_its_end(part(3, 7, 12, Grain::half));
            break;
        case u'底':
        case u'末':
        case u'终':
            if (!given) break;
            return end_of_year(1);
        case u'初':
            if (!given || is_one_of(text_[at + 1], not_after_beginning)) break;
            return part(1, 1, 2, Grain::other);
        case u'中':
            if (!given || is_one_of(text_[at + 1], not_after_middle)) break;
            return part(1, 6, 6, Grain::other);
        case u'伊':
            if (given && text_.starts_with(at, u"伊始")) return part(2, 1, 1, Grain::other);
            break;
        case u'岁':
            if (text_.starts_with(at, u"岁末")) return end_of_year(2);
            break;
        case u'年':
            // 年终奖, 年终考核奖: what is paid
            if (is_one_of(text_[at + 1], u"底末终") && text_[at + 2] != u'奖') return end_of_year(2);
            // 几年内, 若干年内, 学年内: no year of the calendar
            if (text_[at + 1] == u'内' && !is_one_of(text_.before(at), u"几干十数多百半学周然来些"))
                return part(1, 1, 12, Grain::year);
            // 年度内, 年度末
            if (text_[at + 1] == u'度' && !is_one_of(text_.before(at), u"几干十数多百半学周些本上下每各一两三四五六七八九0123456789")) {
                if (text_[at + 2] == u'内') return part(3, 1, 12, Grain::year);
                if (is_one_of(text_[at + 2], u"底末") && text_[at + 3] != u'奖') return end_of_year(3);
            }
            if (text_[at + 1] == u'初' && !is_one_of(text_[at + 2], not_after_beginning))
                return part(2, 1, 2, Grain::other);
            if (text_[at + 1] == u'中' && !is_one_of(text_[at + 2], not_after_middle) &&
                (!is_han(text_.before(at)) || (text_[at + 2] == u'前' && !is_chinese_numeral(text_.before(at)) &&
                                               !is_one_of(text_.before(at), u"几多数半学周老中青"))))
                return part(2, 6, 6, Grain::other);
            break;
        default:
            break;
    }
    return std::nullopt;
}

std::optional<Moment> MomentReader::quarter_of_reference(std::size_t at, const Year& year) const {
    if (!around_.reference) return std::nullopt;
    const int current = (static_cast<int>(static_cast<unsigned>(around_.reference->month())) + 2) / 3;
    static constexpr std::pair<std::u16string_view, int> relative_quarters[] = {
        {u"本季度", 0},  {u"这个季度", 0},  {u"下季度", 1}, {u"下个季度", 1},
        {u"上季度", -1}, {u"上个季度", -1}, {u"本季", 0}};
    if (may_be_relative(text_[at]))
        for (const auto& [word, offset] : relative_quarters)
            if (text_.starts_with(at, word)) {
                const int number = current + offset;
                const Year quarter_year = year.plus(number < 1 ? -1 : number > 4 ? 1 : 0);
                const int quarter = (number + 3) % 4 + 1;
                return to_its_end(period_moment(at, at + word.size(),
                                                months(quarter_year, quarter * 3 - 2, quarter * 3), Grain::quarter));
            }
    if (!text_.starts_with(at, u"季度末") && !text_.starts_with(at, u"季末")) return std::nullopt;
    Moment found = period_moment(at, at + (text_[at + 1] == u'度' ? 3 : 2), months(year, current * 3, current * 3),
                                 Grain::quarter);
    found.end_of_period = true;
    return found;
}

std::optional<Moment> MomentReader::numbered_quarter(std::size_t at, const Year& year, bool given) const {
    const auto quarters = [&](std::size_t end, int first, int last) {
        return to_its_end(period_moment(at, end, months(year, first * 3 - 2, last * 3), Grain::quarter));
    };
    if (text_.starts_with(at, u"首季")) return quarters(at + (text_[at + 2] == u'度' ? 3 : 2), 1, 1);
    if ((text_[at] == u'Q' || text_[at] == u'q') && text_[at + 1] >= u'1' && text_[at + 1] <= u'4' &&
        !is_digit(text_[at + 2]) && !is_latin(text_[at + 2]) && !is_latin(text_.before(at)))
        return quarters(at + 2, text_[at + 1] - u'0', text_[at + 1] - u'0');
    const bool leading = text_[at] == u'前' || text_[at] == u'头';
    const bool ordinal = text_[at] == u'第';
    const auto numeral = read_numeral(text_, at + (leading || ordinal ? 1 : 0));
    if (!numeral || numeral->masked || numeral->decimal || numeral->value < 1 || numeral->value > 4 ||
        numeral->digits != 1)
        return std::nullopt;
    std::size_t q = text_.skip_spaces(numeral->end);
    const bool counted = text_[q] == u'个';
    if (counted) ++q;
    const int first = leading ? 1 : numeral->value;
    const bool unit = text_[q] == u'季' && (text_[q + 1] == u'度' || (!counted && text_[q + 1] != u'节'));
    // 一、二季度
    if (!unit && !counted && !leading && shared_unit(numeral->end, given) == u'季')
        return quarters(numeral->end, first, numeral->value);
    // 四季如春, 两季作物: seasons
    const bool seasons = unit && !given && !ordinal && text_[q + 1] != u'度' && !is_one_of(text_[q + 1], u"底末前");
    if (!unit || seasons || (counted && !leading && !ordinal)) return std::nullopt;
    return quarters(q + (text_[q + 1] == u'度' ? 2 : 1), first, numeral->value);
}

std::optional<Moment> MomentReader::counted_in_year(std::size_t at, const Year& year) const {
    const bool leading = text_[at] == u'前' || text_[at] == u'头';
    const bool ordinal = text_[at] == u'第';
    const std::size_t trailing = text_.starts_with(at, u"最后") ? 2 : text_[at] == u'后' ? 1 : 0;
    if (trailing > 0) {
        const auto numeral = read_numeral(text_, at + trailing);
        if (numeral && !numeral->masked && !numeral->decimal && numeral->value >= 1 && numeral->value <= 12 &&
            text_.starts_with(numeral->end, u"个月"))
            return period_moment(at, numeral->end + 2, months(year, 13 - numeral->value, 12), Grain::month);
    }
    if (text_.starts_with(at, u"首月")) return period_moment(at, at + 2, months(year, 1, 1), Grain::month);
    if (!leading && !ordinal) return std::nullopt;
    const auto numeral = read_numeral(text_, at + 1);
    if (!numeral || numeral->masked || numeral->decimal || numeral->value < 1 || numeral->value > 53)
        return std::nullopt;
    std::size_t q = numeral->end;
    if (text_[q] == u'个') ++q;
    if (text_[q] == u'月' && numeral->value <= 12)
        return period_moment(at, q + 1, months(year, leading ? 1 : numeral->value, numeral->value), Grain::month);
    const std::size_t unit = week_word(q);
    if (unit == 0 || !ordinal || !year.known()) return std::nullopt;
    const Date monday = monday_of_week(make_date(year.number, 1, 1), numeral->value);
    return period_moment(at, q + unit, days(monday, add_days(monday, 6)), Grain::week);
}

std::size_t MomentReader::week_word(std::size_t at) const {
    if (text_[at] == u'周') return 1;
    return text_.starts_with(at, u"星期") || text_.starts_with(at, u"礼拜") ? 2 : 0;
}

std::size_t MomentReader::connector(std::size_t at) const {
    std::size_t p = text_.skip_spaces(at);
    switch (text_[p]) {
        case u'至':
        case u'到':
        case u'~':
        case u'〜':
        case u'∼':
            ++p;
            break;
        case u'-':
        case u'–':
        case u'—':
        case u'―':
        case u'─':
            while (is_one_of(text_[p], u"-–—―─")) ++p;
            break;
        default:
            return 0;
    }
    return text_.skip_spaces(p);
}

std::size_t MomentReader::list_mark(std::size_t at) const {
    const std::size_t p = text_.skip_spaces(at);
    if (is_one_of(text_[p], u"、和及与或")) return text_.skip_spaces(p + 1);
    return 0;
}

}  // namespace jianbao::timex
