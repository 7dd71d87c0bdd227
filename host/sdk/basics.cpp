#include "jianbao/basics.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstring>

namespace jianbao {

namespace chr = std::chrono;

Date make_date(int year, unsigned month, unsigned day) {
    return Date{chr::year{year}, chr::month{month}, chr::day{day}};
}

std::string to_iso(Date date) {
    const int year = static_cast<int>(date.year());
    if (year >= 0 && year <= 9999) {  // as every date of a document has it
        std::string out(10, '-');
        const auto put = [&](std::size_t at, unsigned number, std::size_t digits) {
            for (; digits > 0; --digits, number /= 10) out[at + digits - 1] = static_cast<char>('0' + number % 10);
        };
        if (static_cast<unsigned>(date.month()) < 100 && static_cast<unsigned>(date.day()) < 100) {
            put(0, static_cast<unsigned>(year), 4);
            put(5, static_cast<unsigned>(date.month()), 2);
            put(8, static_cast<unsigned>(date.day()), 2);
            return out;
        }
    }
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return buffer;
}

std::optional<Date> parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const Date date = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!date.ok()) return std::nullopt;
    return date;
}

Date add_days(Date date, int days) { return Date{chr::sys_days{date} + chr::days{days}}; }

int days_between(Date from, Date to) {
    return static_cast<int>((chr::sys_days{to} - chr::sys_days{from}).count());
}

Date last_day_of_month(int year, unsigned month) {
    return Date{chr::year_month_day_last{chr::year{year}, chr::month_day_last{chr::month{month}}}};
}

unsigned iso_weekday(Date date) { return chr::weekday{chr::sys_days{date}}.iso_encoding(); }

IsoWeek iso_week(Date date) {
    // The week belongs to the year its Thursday lies in.
    const Date thursday = add_days(date, 4 - static_cast<int>(iso_weekday(date)));
    const int year = static_cast<int>(thursday.year());
    return {year, static_cast<unsigned>(days_between(make_date(year, 1, 1), thursday) / 7 + 1)};
}

namespace {

struct Decoded {
    char32_t character;
    std::size_t length;
    bool valid;
};

Decoded decode(std::string_view text, std::size_t at) {
    constexpr Decoded broken{0xFFFD, 1, false};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return {lead, 1, true};
    std::size_t length = 0;
    char32_t character = 0, least = 0;
    if ((lead & 0xE0) == 0xC0) {
        length = 2, character = lead & 0x1F, least = 0x80;
    } else if ((lead & 0xF0) == 0xE0) {
        length = 3, character = lead & 0x0F, least = 0x800;
    } else if ((lead & 0xF8) == 0xF0) {
        length = 4, character = lead & 0x07, least = 0x10000;
    } else {
        return broken;
    }
    if (at + length > text.size()) return broken;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return broken;
        character = character << 6 | (byte(at + i) & 0x3F);
    }
    if (character < least || character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) return broken;
    return {character, length, true};
}

/// Length of the ASCII or three-byte character at `at` when it is one of those that need no
/// further check, which nearly all characters of Chinese text are; 0 for every other.
inline std::size_t plain_length(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return 1;
    if (lead < 0xE1 || lead > 0xEF || lead == 0xED || at + 2 >= text.size()) return 0;
    return (text[at + 1] & 0xC0) == 0x80 && (text[at + 2] & 0xC0) == 0x80 ? 3 : 0;
}

/// True where the low bytes of the number, those that `mask` covers, are characters of three bytes that need no
/// further check: one or two.
constexpr bool are_plain(std::uint64_t bytes, std::uint64_t mask) {
    if ((bytes & mask & 0xC0C0F0C0C0F0) != (mask & 0x8080E08080E0)) return false;
    // Behind E0 and ED not everything is a character.
    constexpr unsigned sound_leads = 0xDFFE;
    return (sound_leads >> (bytes & 15) & (sound_leads >> (bytes >> 24 & 15) | (mask >> 24 == 0)) & 1) != 0;
}

/// Eight bytes, the first of them lowest.
inline std::uint64_t eight_bytes(const char* from) {
    std::uint64_t eight;
    std::memcpy(&eight, from, sizeof eight);
    if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
    return eight;
}

/// How many bytes from `at` on are characters of three bytes that need no further check, two at a time.
inline std::size_t plain_run(std::string_view text, std::size_t at) {
    constexpr std::uint64_t two = 0xFFFFFFFFFFFF, one = 0xFFFFFF;
    const std::size_t from = at;
    for (; at + 8 <= text.size(); at += 6)
        if (!are_plain(eight_bytes(text.data() + at), two)) return at - from;
    // The last one or two, from the eight bytes they end.
    const std::size_t left = text.size() - at;
    if ((left == 6 || left == 3) && text.size() >= 8 &&
        are_plain(eight_bytes(text.data() + text.size() - 8) >> 8 * (8 - left), left == 6 ? two : one))
        at = text.size();
    return at - from;
}

/// True for a text of ASCII alone.
inline bool is_ascii(std::string_view text) {
    constexpr std::uint64_t tops = 0x8080808080808080;
    if (text.size() < 8) return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    std::uint64_t seen = eight_bytes(text.data() + text.size() - 8);
    for (std::size_t at = 0; at + 8 <= text.size(); at += 8) seen |= eight_bytes(text.data() + at);
    return (seen & tops) == 0;
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
    if (const std::size_t length = plain_length(text, at)) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
        const char32_t character = length == 1 ? byte(0) : (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
        at += length;
        return character;
    }
    const Decoded decoded = decode(text, at);
    at += decoded.length;
    return decoded.character;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const std::size_t run = plain_run(text, at);
        count += run / 3;
        at += run;
        if (at == text.size()) break;
        const std::size_t length = plain_length(text, at);
        at += length != 0 ? length : decode(text, at).length;
    }
    return count;
}

void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

std::string to_utf8(std::u32string_view characters) {
    std::string out;
    out.reserve(characters.size() * 3);
    for (const char32_t c : characters) append_utf8(out, c);
    return out;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size() / 2);
    for (std::size_t at = 0; at < text.size();) out += next_character(text, at);
    return out;
}

namespace {

#if defined(__SSE2__)
/// What 64 bytes of UTF-8 are, or fewer: a bit for each of them, the first the lowest.
class KindsOfBytes {
public:
    /// Adds the sixteen bytes at `from`, whose bits begin at `place`. Bytes may be added again.
    void add(const char* from, unsigned place) {
        // As signed numbers ASCII is 0 and above, later bytes of a character are below -64, first bytes from E1 on are
        // above -32.
        Block bytes;
        std::memcpy(&bytes, from, sizeof bytes);
        beyond_ascii_ |= bits(bytes) << place;
        later_ |= bits(bytes < -64) << place;
        leads_ |= bits(bytes > -32) << place;
        // Behind ED not everything is a character; from F0 on there are four bytes.
        others_ |= (Block)(bytes == -19) | (Block)((Unsigned)bytes >= 0xF0);
    }
    /// True where they are ASCII and characters of three bytes that need no further check. `due` has a bit for each byte
    /// that has to go on a character of bytes before, and gets those for the bytes behind.
    bool are_plain(std::uint64_t& due) {
        leads_ &= beyond_ascii_;
        const std::uint64_t expected = due | leads_ << 1 | leads_ << 2;
        // What is neither ASCII nor later nor one of these leads is C0 to E0.
        if (expected != later_ || (leads_ | later_) != beyond_ascii_ || bits(others_) != 0) return false;
        due = leads_ >> 63 | leads_ >> 62;
        return true;
    }

private:
    // The compiler's own vectors: the SDK includes no headers of a processor.
    using Block = signed char __attribute__((vector_size(16)));
    using Unsigned = unsigned char __attribute__((vector_size(16)));
    template <class Mask>
    static std::uint64_t bits(Mask mask) {
        using Bytes = char __attribute__((vector_size(16)));
        return std::uint64_t{static_cast<unsigned>(__builtin_ia32_pmovmskb128((Bytes)mask))};
    }

    std::uint64_t beyond_ascii_ = 0, later_ = 0;
    std::uint64_t leads_ = 0;  ///< bytes that begin characters of three bytes and more
    Block others_{};           ///< and those of them behind which not everything is a character of three bytes
};

/// How many bytes from `at` on are ASCII and characters of three bytes that need no further check, 64 bytes
/// at a time; what is counted ends with a whole character.
std::size_t plain_blocks(std::string_view text, std::size_t at) {
    const std::size_t from = at;
    std::uint64_t due = 0;
    for (; at + 64 <= text.size(); at += 64) {
        KindsOfBytes kinds;
#pragma GCC unroll 4
        for (unsigned i = 0; i < 64; i += 16) kinds.add(text.data() + at + i, i);
        if (!kinds.are_plain(due)) break;
    }
    // The last character before the break may go on behind it: it is looked at again.
    return at - from - (due == 0 ? 0 : due == 1 ? 2 : 1);
}

/// True for 16 to 63 bytes that are ASCII and whole characters of three bytes that need no further check.
bool is_plain(std::string_view text) {
    KindsOfBytes kinds;
    unsigned at = 0;
    for (; at + 16 <= text.size(); at += 16) kinds.add(text.data() + at, at);
    const auto last = static_cast<unsigned>(text.size()) - 16;
    if (last != at - 16) kinds.add(text.data() + last, last);
    std::uint64_t due = 0;  // none: a character that is cut off asks for a byte behind the last, and there is none
    return kinds.are_plain(due);
}
#endif

}  // namespace

bool is_valid_utf8(std::string_view text) {
    constexpr std::size_t one_word = 24;  // names, kinds and days are short
    if (text.size() <= one_word && is_ascii(text)) return true;
#if defined(__SSE2__)
    if (text.size() >= 16 && text.size() < 64 && is_plain(text)) return true;
#endif
    std::size_t next_blocks = 0;
    for (std::size_t at = 0; at < text.size();) {
#if defined(__SSE2__)
        if (at >= next_blocks) {
            at += plain_blocks(text, at);
            next_blocks = at + 64;  // what ended them is looked at by characters
        }
#endif
        at += plain_run(text, at);
        if (at == text.size()) break;
        if (const std::size_t length = plain_length(text, at)) {
            at += length;
            continue;
        }
        const Decoded decoded = decode(text, at);
        if (!decoded.valid) return false;
        at += decoded.length;
    }
    return true;
}

std::string_view first_characters(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (count-- > 0 && at < text.size()) {
        const std::size_t length = plain_length(text, at);
        at += length != 0 ? length : decode(text, at).length;
    }
    return text.substr(0, at);
}

bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

}  // namespace jianbao
