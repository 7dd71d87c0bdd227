#include "number_formats.h"

#include <cctype>
#include <cstdio>
#include <cstdlib>

namespace jianbao::xlsx {

namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Literal text of a format. Plain "-" stays as it is, so that yyyy-mm-dd looks as people know it.
/// Nothing for text that can't be quoted.
bool append_literal(std::string& format, std::string_view literal) {
    if (literal.empty()) return true;
    if (literal == "-") {
        format += literal;
        return true;
    }
    if (literal.find_first_of("\"\n") != literal.npos) return false;
    format.append("\"").append(literal).append("\"");
    return true;
}

std::string with_thousands(std::string digits) {
    const std::size_t point = digits.find('.');
    const std::size_t start = !digits.empty() && digits[0] == '-' ? 1 : 0;
    std::size_t at = point == digits.npos ? digits.size() : point;
    while (at > start + 3) digits.insert(at -= 3, ",");
    return digits;
}

}  // namespace

std::optional<std::string> date_format(Date value, std::string_view shown) {
    const int year = static_cast<int>(value.year());
    const unsigned fields[] = {static_cast<unsigned>(year), static_cast<unsigned>(value.month()),
                               static_cast<unsigned>(value.day())};
    std::string format;
    std::size_t next_field = 0, literal = 0, at = 0;
    bool has_month = false;
    while (at < shown.size()) {
        if (!is_digit(shown[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < shown.size() && is_digit(shown[end])) ++end;
        const std::string digits(shown.substr(at, end - at));
        if (next_field == 0 && digits.size() != 4) next_field = 1;
        if (next_field > 2 || digits.size() > 4) return std::nullopt;
        if (std::strtoul(digits.c_str(), nullptr, 10) != fields[next_field]) return std::nullopt;
        if (next_field > 0 && digits.size() > 2) return std::nullopt;
        if (!append_literal(format, shown.substr(literal, at - literal))) return std::nullopt;
        // 12 tells nothing of how 5 would be written: two digits mean padding only with a zero, or
        // between hyphens, where dates are always padded.
        const bool padded = digits.size() == 2 && (digits[0] == '0' || (at > 0 && shown[at - 1] == '-'));
        if (next_field == 0) format += "yyyy";
        if (next_field == 1) format += padded ? "mm" : "m";
        if (next_field == 2) format += padded ? "dd" : "d";
        has_month |= next_field == 1;
        ++next_field;
        literal = at = end;
    }
    if (!has_month || !append_literal(format, shown.substr(literal))) return std::nullopt;
    return format;
}

std::optional<std::string> number_format(double value, std::string_view shown) {
    std::size_t begin = 0;
    while (begin < shown.size() && !is_digit(shown[begin])) ++begin;
    if (begin == shown.size()) return std::nullopt;
    std::size_t end = begin;
    while (end < shown.size() && (is_digit(shown[end]) || ((shown[end] == ',' || shown[end] == '.') &&
                                                           end + 1 < shown.size() && is_digit(shown[end + 1]))))
        ++end;
    const bool negative = begin > 0 && shown[begin - 1] == '-';
    std::string token((negative ? "-" : "") + std::string(shown.substr(begin, end - begin)));
    const bool percent = end < shown.size() && shown[end] == '%';
    const bool grouped = token.find(',') != token.npos;
    const std::size_t point = token.find('.');
    const std::size_t decimals = point == token.npos ? 0 : token.size() - point - 1;

    char rendered[64];
    std::snprintf(rendered, sizeof rendered, "%.*f", static_cast<int>(decimals), percent ? value * 100 : value);
    if ((grouped ? with_thousands(rendered) : std::string(rendered)) != token) return std::nullopt;

    const std::string_view before = shown.substr(0, begin - (negative ? 1 : 0));
    const std::string_view after = shown.substr(end + (percent ? 1 : 0));
    for (const char byte : after)
        if (is_digit(byte)) return std::nullopt;
    // A sign written out belongs to this value only; the next one in the cell may be negative.
    if (!before.empty() && before.back() == '+') return std::nullopt;
    std::string format;
    if (!append_literal(format, before)) return std::nullopt;
    format += grouped ? "#,##0" : "0";
    if (decimals > 0) format.append(".").append(decimals, '0');
    if (percent) format += "%";
    if (!append_literal(format, after)) return std::nullopt;
    return format;
}

}  // namespace jianbao::xlsx
