#include "ledger/typed_value.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace jianbao::ledger {

namespace {

constexpr std::string_view nothing = "—";

bool is_list(Field field) { return field == Field::lead || field == Field::support || field == Field::person; }

/// The names where blanks part them, 县统计局 县财政局. A single character is no name: 李 明 is written wide.
std::vector<std::string> names_between_blanks(const std::string& text) {
    std::vector<std::string> names(1);
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        if (c == U' ' || c == U'\t' || c == U'　') {
            if (names.back().empty()) continue;
            if (characters < 2) return {text};
            names.emplace_back();
            characters = 0;
        } else {
            if (c < U'一' || c > U'\u9fff') return {text};
            names.back() += text.substr(begin, at - begin);
            ++characters;
        }
    }
    return characters < 2 ? std::vector{text} : names;
}

/// People part names with commas, semicolons, strokes, blanks and line ends; the ledger with 、. What stands in
/// brackets stays together.
std::string joined_list(std::string_view text) {
    std::string out, name;
    int depth = 0;
    const auto end_name = [&] {
        if (name = trimmed(name); !name.empty())
            for (const std::string& one : names_between_blanks(name)) out += (out.empty() ? "" : "、") + one;
        name.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        if (c == U'（' || c == U'(') ++depth;
        if ((c == U'）' || c == U')') && depth > 0) --depth;
        const bool parts = c == U'、' || c == U'，' || c == U',' || c == U'；' || c == U';' || c == U'\n' || c == U'/' || c == U'／';
        if (parts && depth == 0)
            end_name();
        else
            name += text.substr(begin, at - begin);
    }
    end_name();
    return out;
}

/// Takes a number of at most `most` digits from the front; a wide digit is a digit.
std::optional<unsigned> take_number(std::string_view& text, std::size_t most) {
    unsigned value = 0;
    std::size_t digits = 0;
    while (!text.empty()) {
        std::size_t at = 0;
        const char32_t c = next_character(text, at);
        const bool wide = c >= U'０' && c <= U'９';
        if (!wide && !(c >= U'0' && c <= U'9')) break;
        if (++digits > most) return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - (wide ? U'０' : U'0'));
        text.remove_prefix(at);
    }
    return digits > 0 ? std::optional(value) : std::nullopt;
}

/// Takes one of the words from the front.
bool take(std::string_view& text, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
        if (text.starts_with(word)) {
            text.remove_prefix(word.size());
            return true;
        }
    return false;
}

/// 20210630, or 44377: the number of days since 1899-12-30 that is left where a cell lost its
/// date format. Only days of this century count as such.
std::optional<Date> day_of_digits(std::string_view text) {
    if (text.size() != 8 && text.size() != 5) return std::nullopt;
    const bool serial = text.size() == 5;
    const auto number = take_number(text, 8);
    if (!number || !text.empty()) return std::nullopt;
    if (serial)
        return *number >= 36526 && *number <= 73050 ? std::optional(add_days(make_date(1899, 12, 30), static_cast<int>(*number)))
                                                    : std::nullopt;
    const Date date = make_date(static_cast<int>(*number / 10000), *number / 100 % 100, *number % 100);
    return *number / 10000 >= 1949 && *number / 10000 <= 2100 && date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

std::string trimmed(std::string_view text) {
    constexpr std::string_view wide = "　";
    std::string out;
    for (const char c : text)
        if (c != '\r') out += c;
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    std::size_t begin = 0, end = out.size();
    for (;;) {
        const std::string_view rest(out.data() + begin, end - begin);
        if (rest.empty()) break;
        if (blank(rest.front()))
            ++begin;
        else if (rest.starts_with(wide))
            begin += wide.size();
        else if (blank(rest.back()))
            --end;
        else if (rest.ends_with(wide))
            end -= wide.size();
        else
            break;
    }
    return out.substr(begin, end - begin);
}

std::string without_blanks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        if (c > U' ' && c != U'　') out += text.substr(begin, at - begin);
    }
    return out;
}

std::optional<Date> exact_day(std::string_view text) {
    std::string all = trimmed(text);
    // Programs that keep days as ISO 8601 add the time of the day.
    for (const std::string_view midnight : {"00:00:00", "00:00", "0:00:00", "0:00"})
        if (all.size() > midnight.size() + 1 && all.ends_with(midnight) &&
            (all[all.size() - midnight.size() - 1] == ' ' || all[all.size() - midnight.size() - 1] == 'T')) {
            all.resize(all.size() - midnight.size() - 1);
            break;
        }
    all = without_blanks(all);
    std::string_view rest = all;
    if (const auto day = day_of_digits(all)) return day;
    const auto year = take_number(rest, 4);
    if (!year || *year < 1000) return std::nullopt;
    const bool words = rest.starts_with("年");
    if (!take(rest, {"年", "-", "/", ".", "．", "－"})) return std::nullopt;
    const auto month = take_number(rest, 2);
    if (!month || !(words ? take(rest, {"月"}) : take(rest, {"-", "/", ".", "．", "－"}))) return std::nullopt;
    const auto day = take_number(rest, 2);
    if (!day || (words && !take(rest, {"日", "号"}))) return std::nullopt;
    take(rest, {"之前", "以前", "前"});
    const Date date = make_date(static_cast<int>(*year), *month, *day);
    return rest.empty() && date.ok() ? std::optional(date) : std::nullopt;
}

std::string typed_value(Field field, std::string_view text) {
    const std::string value = trimmed(text);
    if (value == nothing) return {};
    if (is_list(field)) return joined_list(value);
    if (field == Field::status) return without_blanks(value);
    if (field == Field::deadline)
        if (const auto day = exact_day(value)) return to_iso(*day);
    return value;
}

std::optional<Field> field_of_column(std::string_view column) {
    if (column == "due") return Field::deadline;
    if (column == "leader") return Field::lead;
    for (std::size_t i = 0; i < mark_letters.size(); ++i)
        if (name_of(static_cast<Field>(i)) == column) return static_cast<Field>(i);
    return std::nullopt;
}

std::string value_mark(Field field, std::string_view text) {
    std::uint32_t hash = 2166136261u;  // FNV-1a
    for (const char c : without_blanks(typed_value(field, text))) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 16777619u;
    }
    std::array<char, 8> digits{};
    std::snprintf(digits.data(), digits.size(), "%06x", (hash ^ hash >> 24) & 0xFFFFFF);
    return mark_letters[static_cast<std::size_t>(field)] + std::string(digits.data());
}

}  // namespace jianbao::ledger
