#include "cli/json_text.h"

#include <charconv>
#include <cstring>
#include <nlohmann/json.hpp>

namespace jianbao::cli {

namespace {

/// True where one of eight bytes must be escaped: below a space, a quotation mark or a backslash.
bool needs_escape(std::uint64_t bytes) {
    constexpr std::uint64_t each = 0x0101010101010101, top = each * 0x80;
    const auto zero = [&](std::uint64_t value) { return (value - each) & ~value & top; };
    const std::uint64_t control = (bytes - each * 0x20) & ~bytes & top;
    return (control | zero(bytes ^ each * '"') | zero(bytes ^ each * '\\')) != 0;
}

/// Length of the text up to the first byte that must be escaped.
std::size_t plain_length(std::string_view text) {
    std::size_t at = 0;
    // Sixteen bytes at a time, in whatever registers the processor has for it.
    using Block = unsigned char __attribute__((vector_size(16)));
    for (Block bytes; at + sizeof bytes <= text.size(); at += sizeof bytes) {
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        const auto odd = (bytes < 0x20) | (bytes == '"') | (bytes == '\\');
        std::uint64_t halves[2];
        std::memcpy(halves, &odd, sizeof halves);
        if ((halves[0] | halves[1]) != 0) break;
    }
    for (std::uint64_t bytes; at + sizeof bytes <= text.size(); at += sizeof bytes) {
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        if (needs_escape(bytes)) break;
    }
    for (; at < text.size(); ++at)
        if (static_cast<unsigned char>(text[at]) < 0x20 || text[at] == '"' || text[at] == '\\') break;
    return at;
}

void append_escape(std::string& out, char character) {
    constexpr std::string_view shorts = "\b\t\n\f\r\"\\", letters = "btnfr\"\\";
    out += '\\';
    if (const std::size_t known = shorts.find(character); known != shorts.npos) {
        out += letters[known];
    } else {
        constexpr std::string_view digits = "0123456789abcdef";
        out += "u00";
        out += digits[static_cast<unsigned char>(character) >> 4];
        out += digits[character & 15];
    }
}

}  // namespace

void append_json(std::string& out, std::string_view text) {
    out += '"';
    while (true) {
        const std::size_t plain = plain_length(text);
        out += text.substr(0, plain);
        if (plain == text.size()) break;
        append_escape(out, text[plain]);
        text.remove_prefix(plain + 1);
    }
    out += '"';
}

void append_json(std::string& out, std::int64_t number) {
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void append_json(std::string& out, double number) {
    // Shares, densities and confidences: the shortest digits that mean the number, as for all others.
    if (number >= 0.001 && number < 1e6) {
        // Rounded to thousandths, as confidences are: these are the shortest digits then.
        if (const auto thousandths = static_cast<std::int64_t>(number * 1000 + 0.5);
            static_cast<double>(thousandths) / 1000 == number) {
            append_json(out, thousandths / 1000);
            std::int64_t rest = thousandths % 1000;
            out += '.';
            do {
                out += static_cast<char>('0' + rest / 100);
                rest = rest % 100 * 10;
            } while (rest != 0);
            return;
        }
        char digits[40];
        const char* end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed).ptr;
        const std::string_view written(digits, static_cast<std::size_t>(end - digits));
        out += written;
        if (written.find('.') == written.npos) out += ".0";
        return;
    }
    out += nlohmann::json(number).dump();
}

}  // namespace jianbao::cli
