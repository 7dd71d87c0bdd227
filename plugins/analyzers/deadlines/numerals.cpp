#include "numerals.h"

namespace jianbao::timex {

namespace {

int chinese_unit(char16_t c) {
    switch (c) {
        case u'十':
            return 10;
        case u'百':
            return 100;
        case u'千':
            return 1000;
        default:
            return 0;
    }
}

std::optional<Numeral> read_chinese(const Characters& text, std::size_t at) {
    Numeral numeral{.begin = at, .end = at, .chinese = true};
    bool has_unit = false;
    int total = 0;
    int pending = -1;
    int run = 0;
    std::size_t p = at;
    for (;; ++p) {
        const char16_t c = text[p];
        if (!is_chinese_numeral(c) && !is_one_of(c, u"○0")) break;
        // 一九八○年: a circle inside a row of digits is a zero.
        const int read = is_one_of(c, u"○0") && numeral.digits > 0 && !has_unit ? 0 : chinese_digit(c);
        if (const int digit = read; digit >= 0) {
            // 二十 has no second unit digit: 三五 is a list, 三十五 is not.
            if (has_unit && pending > 0) break;
            run = pending >= 0 ? run * 10 + digit : digit;
            pending = digit;
            if (++numeral.digits > 9) return std::nullopt;
        } else if (const int unit = chinese_unit(c); unit > 0) {
            if (!has_unit && numeral.digits > 1) break;
            has_unit = true;
            total += (pending > 0 ? pending : 1) * unit;
            pending = -1;
            run = 0;
            if (++numeral.digits > 9) return std::nullopt;
        } else if (c == u'廿' || c == u'卅') {
            if (has_unit || numeral.digits > 0) break;
            has_unit = true;
            total = c == u'廿' ? 20 : 30;
            ++numeral.digits;
        } else {
            break;
        }
    }
    if (p == at) return std::nullopt;
    numeral.end = p;
    numeral.listed = !has_unit;
    numeral.value = has_unit ? total + (pending > 0 ? pending : 0) : run;
    if (text[p] == u'万' || text[p] == u'亿') return std::nullopt;
    return numeral;
}

std::optional<Numeral> read_digits(const Characters& text, std::size_t at);

}  // namespace

int chinese_digit(char16_t c) {
    switch (c) {
        case u'〇':
        case u'零':
            return 0;
        case u'一':
            return 1;
        case u'二':
        case u'两':
            return 2;
        case u'三':
            return 3;
        case u'四':
            return 4;
        case u'五':
            return 5;
        case u'六':
            return 6;
        case u'七':
            return 7;
        case u'八':
            return 8;
        case u'九':
            return 9;
        default:
            return -1;
    }
}

bool is_mask(char16_t c) {
    switch (c) {
        case u'x':
        case u'X':
        case u'×':
        case u'*':
        case u'○':
        case u'□':
        case u'_':
            return true;
        default:
            return false;
    }
}

bool is_month_or_year(const Characters& text, std::size_t at) {
    std::size_t end = at;
    while (is_digit(text[end])) ++end;
    if (text[end] == u'年') return end - at == 4;
    if (text[end] != u'月' || text[at] == u'0') return false;
    return end - at == 1 || (end - at == 2 && text[at] == u'1' && text[at + 1] <= u'2');
}

std::optional<Numeral> read_numeral(const Characters& text, std::size_t at) {
    const char16_t first = text[at];
    const bool chinese = is_chinese_numeral(first);
    if (!chinese && !is_digit(first) && !is_mask(first)) return std::nullopt;
    NumeralMemo::Entry& known = text.numerals().at(at);
    if (known.at != at) known = {at, chinese ? read_chinese(text, at) : read_digits(text, at)};
    return known.numeral;
}

namespace {

std::optional<Numeral> read_digits(const Characters& text, std::size_t at) {
    Numeral numeral{.begin = at, .end = at};
    std::size_t p = at;
    for (;; ++p) {
        // 2O21: a letter between digits is the digit it looks like.
        const bool letter = is_one_of(text[p], u"Oo") && numeral.digits > 0 && !numeral.masked && is_digit(text[p + 1]);
        if (!letter && !is_digit(text[p]) && !is_mask(text[p])) break;
        if (++numeral.digits > 9) return std::nullopt;
        if (letter) {
            numeral.value *= 10;
            continue;
        }
        if (is_mask(text[p])) numeral.masked = true;
        if (!numeral.masked) numeral.value = numeral.value * 10 + (text[p] - u'0');
    }
    if (is_latin(text[p]) || (numeral.masked && is_latin(text.before(at)))) return std::nullopt;
    if (numeral.masked) {
        if (numeral.digits > 4) return std::nullopt;
        for (int i = 0; i < numeral.digits; ++i) {
            const char16_t c = text[at + static_cast<std::size_t>(i)];
            numeral.mask[static_cast<std::size_t>(i)] = is_digit(c) ? static_cast<char>(c) : 'X';
        }
    }
    if (!numeral.masked && text[p] == u'.' && is_digit(text[p + 1])) {
        std::size_t q = p + 1;
        while (is_digit(text[q])) ++q;
        // 2021.06.30 is a date, not a decimal, and 2.7月15日 the second point.
        if ((text[q] != u'.' || !is_digit(text[q + 1])) && !(numeral.digits <= 2 && is_month_or_year(text, p + 1))) {
            numeral.decimal = true;
            numeral.half = q == p + 2 && text[p + 1] == u'5';
            p = q;
        }
    }
    numeral.end = p;
    return numeral;
}

}  // namespace

}  // namespace jianbao::timex
