#include "rules/quantities.h"

#include <algorithm>
#include <array>
#include <string>

namespace jianbao::rules {

namespace {

int digit_of(char32_t c) {
    if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
    if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
    return -1;
}

int chinese_digit(char32_t c) {
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    if (c == U'〇') return 0;
    if (c == U'两') return 2;
    const std::size_t at = digits.find(c);
    return at == digits.npos ? -1 : static_cast<int>(at);
}

double unit_of(char32_t c) {
    switch (c) {
        case U'十':
            return 10;
        case U'百':
            return 100;
        case U'千':
            return 1000;
        case U'万':
            return 1e4;
        case U'亿':
            return 1e8;
        default:
            return 0;
    }
}

/// Reads a text character by character with a look ahead.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::size_t at = 0;
    bool end() const { return at >= text_.size(); }
    char32_t peek() const {
        if (end()) return 0;
        std::size_t next = at;
        return next_character(text_, next);
    }
    void skip() { next_character(text_, at); }
    bool take(std::string_view word) {
        if (!text_.substr(at).starts_with(word)) return false;
        at += word.size();
        return true;
    }

    /// A number in digits, with 万 or 亿 behind it.
    std::optional<double> digits() {
        double value = 0, place = 1;
        bool any = false, fraction = false;
        for (; !end(); skip()) {
            const char32_t c = peek();
            if (const int digit = digit_of(c); digit >= 0) {
                any = true;
                value = fraction ? value + digit * (place /= 10) : value * 10 + digit;
            } else if ((c == U'.' || c == U'．') && any && !fraction && digit_after()) {
                fraction = true;
            } else if ((c == U',' || c == U'，') && any && !fraction && three_digits_after()) {
                continue;
            } else {
                break;
            }
        }
        if (!any) return std::nullopt;
        double scale = 1;
        while (unit_of(peek()) > 1) {
            scale *= unit_of(peek());
            skip();
        }
        value *= scale;
        // 3亿5000万: what follows counts less than what stands before.
        if (scale >= 1e4 && digit_of(peek()) >= 0) {
            const std::size_t before = at;
            if (const auto rest = digits(); rest && *rest < scale)
                value += *rest;
            else
                at = before;
        }
        return value;
    }

    /// A number in Chinese numerals: 三百二十, 两万, 十五.
    std::optional<double> numerals() {
        double total = 0, section = 0, digit = -1;
        const std::size_t from = at;
        for (; !end(); skip()) {
            const char32_t c = peek();
            if (const int d = chinese_digit(c); d >= 0) {
                digit = d;
            } else if (const double unit = unit_of(c); unit > 0) {
                if (unit >= 1e4) {
                    total = (total + section + (digit > 0 ? digit : 0)) * unit;
                    section = 0;
                } else {
                    section += (digit < 0 ? 1 : digit) * unit;
                }
                digit = -1;
            } else {
                break;
            }
        }
        if (at == from) return std::nullopt;
        return total + section + std::max(0.0, digit);
    }

private:
    bool digit_after() const {
        std::size_t next = at;
        next_character(text_, next);
        if (next >= text_.size()) return false;
        return digit_of(next_character(text_, next)) >= 0;
    }
    bool three_digits_after() const {
        std::size_t next = at;
        next_character(text_, next);
        for (int i = 0; i < 3; ++i)
            if (next >= text_.size() || digit_of(next_character(text_, next)) < 0) return false;
        return next >= text_.size() || digit_of(next_character(text_, next)) < 0;
    }

    std::string_view text_;
};

/// Reads a quantity of any kind at the reader's place and says which it is.
std::optional<double> quantity(Reader& reader, PartKind& kind) {
    kind = PartKind::number;
    const bool of_hundred = reader.take("百分之");
    std::optional<double> value = reader.digits();
    if (!value) value = reader.numerals();
    if (!value) return std::nullopt;
    if (of_hundred || reader.take("%") || reader.take("％")) {
        kind = PartKind::percent;
        return *value / 100;
    }
    if (*value <= 10 && reader.take("成")) {
        kind = PartKind::percent;
        return *value / 10;
    }
    if (reader.take("元") || reader.take("块")) kind = PartKind::money;
    return value;
}

}  // namespace

std::vector<Span> find_quantities(std::string_view text, PartKind wanted) {
    std::vector<Span> found;
    Reader reader(text);
    while (!reader.end()) {
        const std::size_t from = reader.at;
        PartKind kind = PartKind::number;
        if (quantity(reader, kind)) {
            if (kind == wanted)
                found.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(reader.at)});
        } else {
            reader.at = from;
            reader.skip();
        }
    }
    return found;
}

std::optional<double> value_of(std::string_view text) {
    Reader reader(text);
    PartKind kind = PartKind::number;
    const std::optional<double> value = quantity(reader, kind);
    return reader.end() ? value : std::nullopt;
}

}  // namespace jianbao::rules
