#include "characters.h"

#include <bit>
#include <cstring>

#include "jianbao/basics.h"

namespace jianbao::timex {

namespace {

char16_t fold(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char16_t>(c - 0xFF01 + 0x21);
    if (c == 0x3000 || c == 0x00A0) return u' ';
    return c > 0xFFFF ? u'\xFFFD' : static_cast<char16_t>(c);
}

}  // namespace

void Characters::assign(std::string_view text) {
    if (units_.size() < text.size() + 1) units_.resize(text.size() + 1);
    text_ = text;
    asked_ = byte_ = 0;
    char16_t* unit = units_.data();
    std::size_t at = 0;
    while (at < text.size()) {
        // Nearly every character of a Chinese text is three bytes: two of U+4000 to U+CFFF in one step.
        std::uint64_t eight = 0;
        if (std::endian::native == std::endian::little && at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            const auto plain = [](std::uint64_t lead) { return lead >= 0xE4 && lead <= 0xEC; };
            if ((eight & 0xC0C000C0C000) == 0x808000808000 && plain(eight & 0xFF) && plain(eight >> 24 & 0xFF)) {
                unit[0] = static_cast<char16_t>((eight & 0x0F) << 12 | (eight >> 2 & 0xFC0) | (eight >> 16 & 0x3F));
                eight >>= 24;
                unit[1] = static_cast<char16_t>((eight & 0x0F) << 12 | (eight >> 2 & 0xFC0) | (eight >> 16 & 0x3F));
                unit += 2;
                at += 6;
                continue;
            }
        }
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead >= 0xE3 && lead < 0xEF && at + 2 < text.size()) {
            const auto second = static_cast<unsigned char>(text[at + 1]);
            const auto third = static_cast<unsigned char>(text[at + 2]);
            if ((second & 0xC0) == 0x80 && (third & 0xC0) == 0x80 && lead != 0xED) {
                const auto c = static_cast<char16_t>((lead & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F));
                *unit++ = c == 0x3000 ? u' ' : c;
                at += 3;
                continue;
            }
        }
        if (lead < 0x80) {
            *unit++ = lead;
            ++at;
            continue;
        }
        *unit++ = fold(next_character(text, at));
    }
    size_ = static_cast<std::size_t>(unit - units_.data());
}

std::uint32_t Characters::byte(std::size_t at) const {
    if (at < asked_) asked_ = byte_ = 0;
    for (; asked_ < at && byte_ < text_.size(); ++asked_) next_character(text_, byte_);
    return static_cast<std::uint32_t>(byte_);
}

bool Characters::ends_with(std::size_t end, std::u16string_view word) const {
    return end >= word.size() && starts_with(end - word.size(), word);
}

std::size_t Characters::skip_spaces(std::size_t at) const {
    while (at < size_ && units_[at] == u' ') ++at;
    return at;
}

std::u16string_view Characters::slice(std::size_t begin, std::size_t end) const {
    return std::u16string_view(units_.data(), size_).substr(begin, end - begin);
}

std::u16string to_utf16(std::string_view utf8) {
    Characters characters;
    characters.assign(utf8);
    return std::u16string(characters.slice(0, characters.size()));
}

std::string to_utf8(std::u16string_view text) {
    std::string out;
    for (const char16_t c : text) append_utf8(out, c);
    return out;
}

bool ends_clause(char16_t c) {
    switch (c) {
        case 0:
        case u',':
        case u';':
        case u':':
        case u'!':
        case u'?':
        case u'，':
        case u'。':
        case u'；':
        case u'：':
        case u'！':
        case u'？':
        case u'\n':
        case u'\r':
            return true;
        default:
            return false;
    }
}

}  // namespace jianbao::timex
