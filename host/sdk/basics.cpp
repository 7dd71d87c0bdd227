#include "jianbao/basics.h"

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

/// How many bytes from `at` on are characters of three bytes that need no further check, two at a time.
inline std::size_t plain_run(std::string_view text, std::size_t at) {
    const std::size_t from = at;
    for (std::uint64_t eight; at + sizeof eight <= text.size(); at += 6) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
        if ((eight & 0xC0C0F0C0C0F0) != 0x8080E08080E0) break;
        // Behind E0 and ED not everything is a character.
        constexpr unsigned sound_leads = 0xDFFE;
        if (!(sound_leads >> (eight & 15) & sound_leads >> (eight >> 24 & 15) & 1)) break;
    }
    return at - from;
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
/// How many bytes from `at` on are ASCII and characters of three bytes that need no further check, sixteen
/// bytes at a time; what is counted ends with a whole character.
std::size_t plain_blocks(std::string_view text, std::size_t at) {
    const std::size_t from = at;
    // The compiler's own vectors: the SDK includes no headers of a processor.
    using Block = char __attribute__((vector_size(16)));
    using Signed = signed char __attribute__((vector_size(16)));
    const auto bits = [](auto mask) { return static_cast<unsigned>(__builtin_ia32_pmovmskb128((Block)mask)); };
    unsigned due = 0;  // bytes at the begin of the block that have to go on a character
    std::size_t whole = at;
    for (; at + 16 <= text.size(); at += 16) {
        Signed bytes;
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        // As signed numbers ASCII is 0 and above, later bytes of a character are below -64, E1 to EF -31 to -17.
        const unsigned later = bits(bytes < -64), ascii = bits(bytes >= 0);
        // Behind E0 and ED not everything is a character.
        constexpr signed char behind_ed = -19;
        const unsigned leads = bits((bytes > -32) & (bytes < -16) & (bytes != behind_ed));
        const unsigned expected = due | leads << 1 | leads << 2;
        if ((expected & 0xFFFF) != later || (leads | later | ascii) != 0xFFFF) break;
        due = expected >> 16;
        whole = at + 16;
        // The block's last character may go on in the next.
        if (due == 1) whole -= 2;
        if (due == 3) whole -= 1;
    }
    return whole - from;
}
#endif

}  // namespace

bool is_valid_utf8(std::string_view text) {
    std::size_t next_blocks = 0;
    for (std::size_t at = 0; at < text.size();) {
#if defined(__SSE2__)
        if (at >= next_blocks) {
            const std::size_t run = plain_blocks(text, at);
            at += run;
            next_blocks = at + 32;  // what ended them is looked at by characters
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
