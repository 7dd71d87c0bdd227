#include "cli/json_text.h"

#include <algorithm>
#include <charconv>
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

/// Sixteen bytes, in whatever registers the processor has for them.
using Block = unsigned char __attribute__((vector_size(16)));

bool needs_escape(std::uint32_t bytes) { return needs_escape(bytes | std::uint64_t{0x20202020} << 32); }

bool needs_escape(Block bytes) {
    const auto odd = (bytes < 0x20) | (bytes == '"') | (bytes == '\\');
    std::uint64_t halves[2];
    std::memcpy(halves, &odd, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

bool needs_escape(char character) { return static_cast<unsigned char>(character) < 0x20 || character == '"' || character == '\\'; }

/// Copies as many bytes as the type has, unless one of them must be escaped.
template <class Bytes>
bool copy_plain(const char* from, char* to) {
    Bytes bytes;
    std::memcpy(&bytes, from, sizeof bytes);
    if (needs_escape(bytes)) return false;
    std::memcpy(to, &bytes, sizeof bytes);
    return true;
}

constexpr std::size_t longest_escape = 6;  // \u001f

/// Puts the escape of the character; gives its end.
char* put_escape(char* to, char character) {
    constexpr std::string_view shorts = "\b\t\n\f\r\"\\", letters = "btnfr\"\\", digits = "0123456789abcdef";
    *to++ = '\\';
    if (const std::size_t known = shorts.find(character); known != shorts.npos) {
        *to++ = letters[known];
        return to;
    }
    std::memcpy(to, "u00", 3);
    to[3] = digits[static_cast<unsigned char>(character) >> 4];
    to[4] = digits[character & 15];
    return to + 5;
}

/// Puts the text with its escapes where there is room for them; gives its end.
inline char* put_text(char* to, std::string_view text) {
    const char* from = text.data();
    const char* const end = from + text.size();
    // A piece that reaches back over bytes copied before puts them where they stand: all of it is plain.
    const auto last_plain = [&]<class Bytes>(Bytes) {
        return text.size() >= sizeof(Bytes) && copy_plain<Bytes>(end - sizeof(Bytes), to + (end - from) - sizeof(Bytes));
    };
    while (from < end) {
        const auto left = static_cast<std::size_t>(end - from);
        if (left >= sizeof(Block)) {
            if (copy_plain<Block>(from, to)) {
                from += sizeof(Block), to += sizeof(Block);
                continue;
            }
        } else if (left >= sizeof(std::uint64_t)) {
            if (copy_plain<std::uint64_t>(from, to)) {
                from += sizeof(std::uint64_t), to += sizeof(std::uint64_t);
                continue;
            }
        } else if (last_plain(std::uint64_t{})) {
            return to + left;
        } else if (left >= sizeof(std::uint32_t) && copy_plain<std::uint32_t>(from, to)) {
            from += sizeof(std::uint32_t), to += sizeof(std::uint32_t);
            continue;
        } else if (left < sizeof(std::uint32_t) && last_plain(std::uint32_t{})) {
            return to + left;
        }
        // Up to what must be escaped, at the most to the end of the block, byte by byte.
        for (const char* const stop = from + std::min(left, sizeof(Block)); from < stop && !needs_escape(*from);) *to++ = *from++;
        if (from < end && needs_escape(*from)) to = put_escape(to, *from++);
    }
    return to;
}

}  // namespace

void JsonText::reserve(std::size_t bytes) {
    if (bytes <= capacity_) return;
    auto larger = std::make_unique_for_overwrite<char[]>(bytes);
    if (size_ > 0) std::memcpy(larger.get(), bytes_.get(), size_);
    bytes_ = std::move(larger);
    capacity_ = bytes;
}

void JsonText::grow(std::size_t bytes) { reserve(std::max({size_ + bytes, 2 * capacity_, std::size_t{4096}})); }

void JsonText::add_text(std::string_view text) {
    // Long ones in parts, so that the room for their escapes is never much.
    constexpr std::size_t part = 4096;
    char* to = room(std::min(text.size(), part) * longest_escape + 2);
    *to++ = '"';
    while (text.size() > part) {
        size_ = static_cast<std::size_t>(put_text(to, text.substr(0, part)) - bytes_.get());
        text.remove_prefix(part);
        to = room(part * longest_escape + 1);
    }
    to = put_text(to, text);
    *to++ = '"';
    size_ = static_cast<std::size_t>(to - bytes_.get());
}

void JsonText::add_number(std::int64_t number) {
    constexpr std::size_t longest = 24;
    char* const to = room(longest);
    size_ += static_cast<std::size_t>(std::to_chars(to, to + longest, number).ptr - to);
}

void JsonText::add_number(double number) {
    // Shares, densities and confidences: the shortest digits that mean the number, as for all others.
    if (number >= 0.001 && number < 1e6) {
        // Rounded to thousandths, as confidences are: these are the shortest digits then.
        if (const auto thousandths = static_cast<std::int64_t>(number * 1000 + 0.5);
            static_cast<double>(thousandths) / 1000 == number) {
            add_number(thousandths / 1000);
            std::int64_t rest = thousandths % 1000;
            add('.');
            do {
                add(static_cast<char>('0' + rest / 100));
                rest = rest % 100 * 10;
            } while (rest != 0);
            return;
        }
        char digits[40];
        const char* end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed).ptr;
        const std::string_view written(digits, static_cast<std::size_t>(end - digits));
        add(written);
        if (written.find('.') == written.npos) add(".0");
        return;
    }
    add(nlohmann::json(number).dump());
}

}  // namespace jianbao::cli
