#include "quantity.h"

#include <charconv>
#include <string>

#include "jianbao/basics.h"

namespace amounts {

namespace {

constexpr std::u32string_view digits = U"〇一二三四五六七八九";

/// The character at the byte without moving on; 0 at the end.
char32_t peek(std::string_view text, std::size_t at) {
    return at < text.size() ? jianbao::next_character(text, at) : U'\0';
}

/// 0…9 of a Chinese numeral, or nothing.
std::optional<int> digit_of(char32_t c) {
    if (c == U'零') return 0;
    if (c == U'两') return 2;
    const std::size_t position = digits.find(c);
    if (position == std::u32string_view::npos) return std::nullopt;
    return static_cast<int>(position);
}

double small_scale(char32_t c) { return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0; }
double large_scale(char32_t c) { return c == U'万' ? 1e4 : c == U'亿' ? 1e8 : 0; }

/// 1200 · 1,200 · 1.5
std::optional<double> read_arabic(std::string_view text, std::size_t& at) {
    std::string plain;
    std::size_t end = at;
    for (; end < text.size(); ++end) {
        const char c = text[end];
        const bool digit_follows = end + 1 < text.size() && text[end + 1] >= '0' && text[end + 1] <= '9';
        if (c >= '0' && c <= '9')
            plain += c;
        else if (c == '.' && digit_follows && !plain.empty() && plain.find('.') == std::string::npos)
            plain += c;
        else if (c != ',' || !digit_follows || plain.empty())
            break;
    }
    double value = 0;
    if (std::from_chars(plain.data(), plain.data() + plain.size(), value).ec != std::errc()) return std::nullopt;
    at = end;
    return value;
}

/// 三百二十 · 十五 · 两千零五
std::optional<double> read_chinese(std::string_view text, std::size_t& at) {
    double sum = 0, last = 0;
    bool any = false, waiting = false;  // waiting: a digit without its 十, 百 or 千
    for (std::size_t next = at; next < text.size();) {
        const char32_t c = jianbao::next_character(text, next);
        if (const auto digit = digit_of(c)) {
            last = *digit;
            waiting = true;
        } else if (const double scale = small_scale(c)) {
            sum += (waiting ? last : 1) * scale;
            last = 0;
            waiting = false;
        } else {
            break;
        }
        any = true;
        at = next;
    }
    if (!any) return std::nullopt;
    return sum + last;
}

}  // namespace

std::optional<Quantity> read_quantity(std::string_view text, std::size_t at) {
    Quantity out;
    double before = 1e300;  // 3亿5000万 goes down; 3万5亿 is no number
    for (bool first = true;; first = false) {
        std::size_t next = at;
        std::optional<double> part = read_arabic(text, next);
        if (!part) part = read_chinese(text, next);
        if (!part) return first ? std::nullopt : std::optional(out);
        double scale = 1;
        // 5百万, 3千万: behind digits the small ones count too. 万亿 is one scale.
        for (char32_t c = peek(text, next); small_scale(c) + large_scale(c) > 0; c = peek(text, next)) {
            scale *= small_scale(c) + large_scale(c);
            jianbao::next_character(text, next);
        }
        if (scale >= before) return out;
        out.value += *part * scale;
        out.scale = before = scale;
        out.end = at = next;
        if (scale < 1e4) return out;
    }
}

}  // namespace amounts
