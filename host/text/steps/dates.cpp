#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

constexpr int days_of_month[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool is_plain_digit(char c) { return c >= '0' && c <= '9'; }

struct MonthDay {
    int month = 0, day = 0;
};

/// 620 can only be 6月20日; 111 may be 1月11日 or 11月1日, and is none.
std::optional<MonthDay> split_month_and_day(std::string_view digits) {
    std::optional<MonthDay> found;
    for (std::size_t size = 1; size <= 2 && size < digits.size(); ++size) {
        if (digits.size() - size > 2 || digits[0] == '0' || digits[size] == '0') continue;
        const auto month = read_digits(digits.substr(0, size)), day = read_digits(digits.substr(size));
        if (!month || !day || month->value < 1 || month->value > 12 || day->value < 1 || day->value > days_of_month[month->value - 1]) continue;
        if (found) return std::nullopt;
        found = MonthDay{month->value, day->value};
    }
    return found;
}

/// 620日前: the month's own character is lost. What counts days (120日内, 百日) is left alone.
void lost_month(std::string_view text, std::size_t day_mark, std::size_t mark_size, std::vector<Edit>& edits) {
    std::size_t begin = day_mark;
    while (begin > 0 && is_plain_digit(text[begin - 1])) --begin;
    const std::size_t size = day_mark - begin;
    if (size < 3 || size > 4) return;
    const char32_t before = character_before(text, begin);
    if (before == '.' || before == '-' || before == '/' || before == U'第' || before == U'月' || is_numeral(before) || is_latin(before)) return;
    const std::string_view rest = text.substr(day_mark + mark_size);
    const bool limit = starts_with_any(rest, {"前", "之前", "以前", "起", "上午", "下午", "晚", "截止", "至", "召开"});
    const bool named = begin >= 3 && ends_with_any(text.substr(0, begin), {"于", "在", "到", "至"}) && starts_with_any(rest, {"，", ",", "。", "；"});
    if (!limit && !named) return;
    const auto split = split_month_and_day(text.substr(begin, size));
    if (!split) return;
    edits.push_back({make_span(begin, day_mark), std::to_string(split->month) + "月" + std::to_string(split->day), 0.7});
}

/// ?022年 can only be 2022年, 2?19年 only 2019年.
void lost_year_digit(std::string_view text, std::size_t year_mark, std::vector<Edit>& edits) {
    std::size_t begin = year_mark;
    int places = 0;
    int lost = -1;
    std::size_t lost_begin = 0, lost_end = 0;
    while (places < 4 && begin > 0) {
        const char32_t c = character_before(text, begin);
        const std::size_t size = begin - without_last(text.substr(0, begin)).size();
        if (c < 0x80 && is_plain_digit(static_cast<char>(c))) {
            begin -= size;
        } else if ((narrow(c) == '?' || c == 0xFFFD) && lost < 0) {
            lost = 3 - places;
            lost_end = begin;
            begin -= size;
            lost_begin = begin;
        } else {
            break;
        }
        ++places;
    }
    if (places != 4 || lost < 0 || lost > 1) return;
    if (begin > 0 && is_digit(character_before(text, begin))) return;
    std::string digits;
    for (std::size_t at = begin; at < year_mark;) {
        const char32_t c = quick_character(text, at);
        digits += c < 0x80 && is_plain_digit(static_cast<char>(c)) ? static_cast<char>(c) : '?';
    }
    char only = 0;
    for (char digit = '0'; digit <= '9'; ++digit) {
        digits[static_cast<std::size_t>(lost)] = digit;
        const int year = std::stoi(digits);
        if (digits[0] == '0' || year < 1949 || year > 2049) continue;
        if (only) return;
        only = digit;
    }
    if (only) edits.push_back({make_span(lost_begin, lost_end), std::string(1, only), 0.85});
}

}  // namespace

std::vector<Edit> propose_dates(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    if (!draft.holdings().any_of("0123456789")) return edits;
    // From digits to their mark, as digits are rarer than 日 and 年.
    for (std::size_t at = next_ascii(text, 0); at < text.size(); at = next_ascii(text, at + 1)) {
        if (!is_plain_digit(text[at])) continue;
        std::size_t end = at;
        while (end < text.size() && is_plain_digit(text[end])) ++end;
        const std::string_view rest = text.substr(end, 3);
        if (rest == "日") lost_month(text, end, 3, edits);
        else if (rest == "号") lost_month(text, end, 3, edits);
        else if (rest == "年" && end - at < 4) lost_year_digit(text, end, edits);
        at = end;
    }
    return edits;
}

}  // namespace jianbao::text
