#include "report/personal_data.h"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace jianbao::report {

namespace {

/// A run of digits, which spaces and hyphens may part: positions in the text.
struct Number {
    std::size_t begin = 0, end = 0;  ///< characters
    std::string digits;              ///< 0-9, and X at the end
    std::vector<std::size_t> groups; ///< digits in each part
    bool area = false;               ///< the first part stands in brackets or is parted by a hyphen
};

char digit(char32_t c) {
    if (c >= U'0' && c <= U'9') return static_cast<char>(c);
    if (c >= U'０' && c <= U'９') return static_cast<char>('0' + (c - U'０'));
    return 0;
}

bool is_hyphen(char32_t c) { return c == U'-' || c == U'－' || c == U'—' || c == U'–'; }
bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// What follows says that the digits are an amount or the number of a document.
bool counts_something(std::u32string_view rest) {
    static constexpr std::u32string_view units[] = {U"号", U"元", U"万", U"亿", U"件", U"人", U"户", U"吨", U"亩", U"%", U"％", U"期", U"第"};
    while (!rest.empty() && rest.front() == U' ') rest.remove_prefix(1);
    for (const std::u32string_view unit : units)
        if (rest.starts_with(unit)) return true;
    return rest.size() > 1 && (rest[0] == U'.' || rest[0] == U'．' || rest[0] == U',') && digit(rest[1]);
}

/// GB 11643-1999: the 18th digit checks the others.
bool is_identity_card(const std::string& digits) {
    static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (digits.size() != 18 || digits[0] == '0') return false;
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        if (digits[i] == 'X') return false;
        sum += weights[i] * (digits[i] - '0');
    }
    const int year = std::stoi(digits.substr(6, 4)), month = std::stoi(digits.substr(10, 2)), day = std::stoi(digits.substr(12, 2));
    return "10X98765432"[sum % 11] == digits[17] && year >= 1900 && year <= 2100 && month >= 1 && month <= 12 &&
           make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day)).ok();
}

/// The digits that begin at `at`. Parts are joined by one space or hyphen.
Number number_at(std::u32string_view text, std::size_t at) {
    Number out{at, at, {}, {}, false};
    std::size_t group = 0;
    for (std::size_t i = at; i < text.size();) {
        if (const char d = digit(text[i])) {
            out.digits += d;
            ++group;
            out.end = ++i;
            continue;
        }
        if ((text[i] == U'X' || text[i] == U'x') && out.digits.size() == 17 && (i + 1 == text.size() || !is_letter(text[i + 1]))) {
            out.digits += 'X';
            ++group;
            out.end = i + 1;
            break;
        }
        const bool closes = (text[i] == U')' || text[i] == U'）') && out.groups.empty() && at > 0 && (text[at - 1] == U'(' || text[at - 1] == U'（');
        if (group == 0 || !(is_hyphen(text[i]) || text[i] == U' ' || closes) || out.groups.size() > 4) break;
        std::size_t next = i + 1;
        if (closes && next < text.size() && text[next] == U' ') ++next;
        if (next >= text.size() || !digit(text[next])) break;
        if (out.groups.empty()) out.area = closes || is_hyphen(text[i]) || text[i] == U' ';
        out.groups.push_back(group);
        group = 0;
        i = next;
    }
    out.groups.push_back(group);
    return out;
}

bool says_telephone(std::u32string_view before) {
    static constexpr std::u32string_view words[] = {U"电话", U"座机", U"传真", U"手机", U"热线", U"联系方式", U"固话", U"TEL", U"Tel", U"tel"};
    while (!before.empty() && (before.back() == U'：' || before.back() == U':' || before.back() == U' ' || before.back() == U'为' ||
                               before.back() == U'　' || before.back() == U'（' || before.back() == U'('))
        before.remove_suffix(1);
    for (const std::u32string_view word : words)
        if (before.ends_with(word)) return true;
    return false;
}

/// Positions of digits that are hidden, first and behind the last; nothing for other numbers.
std::optional<std::pair<std::size_t, std::size_t>> hidden_digits(const Number& number, std::u32string_view text) {
    const std::string& digits = number.digits;
    const bool telephone = says_telephone(text.substr(0, number.begin));
    if (number.begin > 0 && (is_letter(text[number.begin - 1]) || text[number.begin - 1] == U'.' || text[number.begin - 1] == U'〔' ||
                             text[number.begin - 1] == U'〕' || text[number.begin - 1] == U'￥' || text[number.begin - 1] == U'¥'))
        return std::nullopt;
    if (is_identity_card(digits)) return std::pair<std::size_t, std::size_t>{6, 14};
    if (!telephone && counts_something(text.substr(number.end))) return std::nullopt;
    const std::size_t country = digits.size() == 13 && digits.starts_with("86") ? 2 : 0;
    if (digits.size() - country == 11 && digits[country] == '1' && digits[country + 1] >= '3' &&
        (number.groups.size() == 1 || number.groups[country ? 1 : 0] == 3 || number.groups.back() == 11))
        return std::pair<std::size_t, std::size_t>{country + 3, country + 7};
    const std::size_t area = number.groups.size() >= 2 ? number.groups[0] : 0;
    if (number.area && digits[0] == '0' && digits[1] != '0' && (area == 3 || area == 4)) {
        const std::size_t local = number.groups[1];
        if (local == 7 || local == 8) return std::pair{area, area + local - 3};
        return std::nullopt;
    }
    if (telephone && number.groups.size() == 1 && (digits.size() == 7 || digits.size() == 8))
        return std::pair<std::size_t, std::size_t>{0, digits.size() - 3};
    if (telephone && number.groups.size() == 1 && (digits.size() == 11 || digits.size() == 12) && digits[0] == '0')
        return std::pair<std::size_t, std::size_t>{4, digits.size() - 3};
    return std::nullopt;
}

/// Calls `found` with each personal number: begin and end in the text, and its masked form.
template <class Found>
void for_each_number(std::u32string_view text, const Found& found) {
    for (std::size_t at = 0; at < text.size();) {
        if (!digit(text[at])) {
            ++at;
            continue;
        }
        Number number = number_at(text, at);
        auto hidden = hidden_digits(number, text);
        // 2021 13812345678: digits before it may be another number.
        while (!hidden && number.groups.size() > 1) {
            std::size_t next = number.begin, left = number.groups.front();
            while (left > 0) left -= digit(text[next++]) != 0;
            while (next < number.end && !digit(text[next])) ++next;
            Number shorter = number_at(text.substr(0, number.end), next);
            number = shorter;
            hidden = hidden_digits(number, text);
        }
        if (hidden) {
            std::u32string masked;
            std::size_t nth = 0;
            for (std::size_t i = number.begin; i < number.end; ++i) {
                const bool counts = digit(text[i]) || text[i] == U'X' || text[i] == U'x';
                masked += counts && nth >= hidden->first && nth < hidden->second ? U'*' : text[i];
                nth += counts;
            }
            found(number.begin, number.end, masked);
        }
        at = std::max(at + 1, number.end);
    }
}

}  // namespace

std::string mask_personal_data(std::string_view text) {
    std::size_t digits = 0;
    for (const char c : text) digits += (c >= '0' && c <= '9') || static_cast<unsigned char>(c) == 0xEF;
    if (digits < 7) return std::string(text);
    std::u32string characters = to_utf32(text);
    const std::u32string whole = characters;
    bool changed = false;
    for_each_number(whole, [&](std::size_t begin, std::size_t end, const std::u32string& masked) {
        characters.replace(begin, end - begin, masked);  // of the same length
        changed = true;
    });
    return changed ? to_utf8(characters) : std::string(text);
}

std::string unmask(std::string_view text, std::string_view original) {
    if (text.find("***") == text.npos) return std::string(text);
    std::string out(text);
    const std::u32string characters = to_utf32(original);
    for_each_number(characters, [&](std::size_t begin, std::size_t end, const std::u32string& masked) {
        const std::string mask = to_utf8(masked), number = to_utf8(characters.substr(begin, end - begin));
        if (const std::size_t at = out.find(mask); at != out.npos) out.replace(at, mask.size(), number);
    });
    return out;
}

namespace {

void mask(std::string& text) { text = mask_personal_data(std::string_view(text)); }

/// Every text of a block, whatever kinds of blocks there are.
struct BlockMask {
    template <class Block>
    void operator()(Block& block) const {
        if constexpr (requires { mask(block.title); }) mask(block.title);
        if constexpr (requires { mask(block.note); }) mask(block.note);
        if constexpr (requires { block.text.begin()->emphasis; }) {
            for (TextRun& run : block.text) mask(run.text);
        } else if constexpr (requires { mask(block.text); }) {
            mask(block.text);
        }
        if constexpr (requires { block.categories; })
            for (std::string& category : block.categories) mask(category);
        if constexpr (requires { block.fields; })
            for (auto& [label, value] : block.fields) mask(value);
        if constexpr (requires { block.days.begin()->entries; })
            for (auto& day : block.days)
                for (auto& entry : day.entries) mask(entry.text);
        if constexpr (std::is_same_v<Block, TableBlock>)
            // Rows of a source are masked where they are made.
            if (!block.rows.source())
                for (ReportRow& row : block.rows.own())
                    for (ReportCell& cell : row.cells)
                        if (cell.value.index() == 0) mask(cell.text);
    }
};

}  // namespace

void mask_personal_data(Report& report) {
    mask(report.title);
    mask(report.subtitle);
    for (std::string& notice : report.notices) mask(notice);
    for (Block& block : report.blocks) std::visit(BlockMask{}, block);
}

}  // namespace jianbao::report
