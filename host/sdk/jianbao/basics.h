/// Spans, dates and UTF-8: the small change every plugin handles.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao {

/// A half-open range [begin, end) of bytes in a document's clean UTF-8 text.
/// Both ends stand on character boundaries. Users see characters: Document::characters_before().
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t size() const { return end - begin; }
    constexpr bool empty() const { return begin >= end; }
    constexpr bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
    constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// A half-open range [begin, end) of positions in one of a document's vectors.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t size() const { return end - begin; }
    constexpr bool empty() const { return begin >= end; }
    friend constexpr auto operator<=>(const Range&, const Range&) = default;
};

/// A day of the Gregorian calendar. `date.ok()` is false for 30 February.
using Date = std::chrono::year_month_day;

Date make_date(int year, unsigned month, unsigned day);
/// "2021-04-23". The date must be ok().
std::string to_iso(Date date);
/// Reads "2021-04-23"; nothing for anything else or a day that does not exist.
std::optional<Date> parse_iso(std::string_view text);
Date add_days(Date date, int days);
/// Days from `from` to `to`; negative when `to` lies before.
int days_between(Date from, Date to);
/// The last day of the month, leap years included.
Date last_day_of_month(int year, unsigned month);
/// 1 = Monday … 7 = Sunday (ISO 8601).
unsigned iso_weekday(Date date);

/// The ISO 8601 week a day belongs to. The year can differ from the day's own at New Year.
struct IsoWeek {
    int year = 0;
    unsigned week = 0;
};
IsoWeek iso_week(Date date);

/// The character that starts at byte `at`, which is advanced past it. A byte that is not UTF-8
/// gives U+FFFD and advances by one. `at` must be below text.size().
char32_t next_character(std::string_view text, std::size_t& at);
/// Number of characters (code points); bytes that are not UTF-8 count one each.
std::size_t count_characters(std::string_view text);
void append_utf8(std::string& out, char32_t character);
std::string to_utf8(std::u32string_view characters);
std::u32string to_utf32(std::string_view text);
/// True for well-formed UTF-8 (no surrogates, no overlong forms).
bool is_valid_utf8(std::string_view text);
/// The first `count` characters of the text, or all of it.
std::string_view first_characters(std::string_view text, std::size_t count);
/// A CJK ideograph, extensions and 〇 included.
bool is_han(char32_t character);

}  // namespace jianbao
