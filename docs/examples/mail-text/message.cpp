#include "message.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace mail_text {

namespace {

std::string base64(std::string_view bytes) {
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k <= bytes.size() ? letters[group >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

std::size_t width_of(char32_t c) { return c >= 0x1100 ? 2 : 1; }

/// Characters that may not begin a line.
bool hangs(char32_t c) { return std::u32string_view(U"，。、；：？！）》」』”’%").find(c) != std::u32string_view::npos; }

}  // namespace

std::string date_header(jianbao::Date day) {
    static constexpr const char* weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02u %s %04d 08:00:00 +0800", weekdays[jianbao::iso_weekday(day) - 1],
                  static_cast<unsigned>(day.day()), months[static_cast<unsigned>(day.month()) - 1],
                  static_cast<int>(day.year()));
    return text;
}

std::string encoded_words(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; })) return std::string(text);
    // An encoded word has at most 75 characters; whole characters of the text stand in each.
    constexpr std::size_t most_bytes = 42;
    std::string out, word;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at;
        jianbao::next_character(text, next);
        if (word.size() + (next - at) > most_bytes) {
            out += "=?UTF-8?B?" + base64(word) + "?=\r\n ";
            word.clear();
        }
        word += text.substr(at, next - at);
        at = next;
    }
    return out + "=?UTF-8?B?" + base64(word) + "?=";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t cells, std::string_view indent) {
    std::vector<std::string> lines(1);
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = jianbao::next_character(text, at);
        if (c == U'\n' || (width + width_of(c) > cells && !hangs(c))) {
            lines.emplace_back(indent);
            width = indent.size();
            if (c == U'\n') continue;
        }
        lines.back() += text.substr(begin, at - begin);
        width += width_of(c);
    }
    return lines;
}

}  // namespace mail_text
