#include "characters.h"

#if defined(__x86_64__)
#include <tmmintrin.h>
#endif

#include <algorithm>

#include "jianbao/basics.h"

namespace jianbao::timex {

namespace {

char16_t fold(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char16_t>(c - 0xFF01 + 0x21);
    if (c == 0x3000 || c == 0x00A0) return u' ';
    return c > 0xFFFF ? u'\xFFFD' : static_cast<char16_t>(c);
}

#if defined(__x86_64__)
/// Turns characters of three bytes into units and folds them, five at a time: nearly every character of a Chinese text is
/// one of U+2000 to U+CFFF and U+E000 to U+FFFF. Blocks begin in the first `begins` bytes only, and read up to fifteen bytes
/// behind those. Reads up to the first other character; gives how many bytes it read. Up to eight units behind the last
/// are written too.
__attribute__((target("ssse3"))) std::size_t read_blocks(const char* text, std::size_t begins, char16_t* units) {
    constexpr int later_places = 0x6DB6, first_places = 0x1249;
    const __m128i low = _mm_setr_epi8(2, 1, 5, 4, 8, 7, 11, 10, 14, 13, -1, -1, -1, -1, -1, -1);
    const __m128i high = _mm_setr_epi8(-1, 0, -1, 3, -1, 6, -1, 9, -1, 12, -1, -1, -1, -1, -1, -1);
    std::size_t at = 0;
    for (; at < begins; at += 15, units += 5) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
        const int later = _mm_movemask_epi8(_mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC0))));
        const __m128i lead = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE1))),
                                           _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xF0))));
        const int first = _mm_movemask_epi8(_mm_andnot_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xED))), lead));
        const __m128i two = _mm_shuffle_epi8(bytes, low), one = _mm_shuffle_epi8(bytes, high);
        const __m128i lower = _mm_or_si128(_mm_and_si128(two, _mm_set1_epi16(0x003F)),
                                           _mm_srli_epi16(_mm_and_si128(two, _mm_set1_epi16(0x3F00)), 2));
        const __m128i all = _mm_or_si128(lower, _mm_slli_epi16(_mm_and_si128(one, _mm_set1_epi16(0x0F00)), 4));
        // as fold() does: U+FF01 to U+FF5E are the highest below U+FF5F as signed numbers too, U+3000 is a space
        const __m128i wide = _mm_and_si128(_mm_cmpgt_epi16(all, _mm_set1_epi16(static_cast<short>(0xFF00))),
                                           _mm_cmplt_epi16(all, _mm_set1_epi16(static_cast<short>(0xFF5F))));
        const __m128i space = _mm_cmpeq_epi16(all, _mm_set1_epi16(0x3000));
        const __m128i shift = _mm_or_si128(_mm_and_si128(wide, _mm_set1_epi16(static_cast<short>(0xFEE0))),
                                           _mm_and_si128(space, _mm_set1_epi16(0x3000 - u' ')));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(units), _mm_sub_epi16(all, shift));
        const int odd = ((later ^ later_places) & 0x7FFF) | (first_places & ~first);
        if (odd != 0) return at + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(odd))) / 3 * 3;
    }
    return at;
}
bool has_blocks() {
    static const bool known = __builtin_cpu_supports("ssse3");
    return known;
}
#else
std::size_t read_blocks(const char*, std::size_t, char16_t*) { return 0; }
bool has_blocks() { return false; }
#endif

}  // namespace

void Characters::assign(std::string_view text, std::size_t behind) {
    constexpr std::size_t written_behind = 8;
    if (units_.size() < text.size() + written_behind) units_.resize(text.size() + written_behind);
    text_ = text;
    before_last_ = last_ = {};
    numerals_.forget();
    char16_t* unit = units_.data();
    std::size_t at = 0;
    const bool blocks = has_blocks();
    constexpr std::size_t needed = 15;  // bytes behind the first of a block
    const std::size_t begins = std::min(text.size(), std::max(text.size() + behind, needed) - needed);
    while (at < text.size()) {
        if (blocks && at < begins) {
            const std::size_t read = std::min(read_blocks(text.data() + at, begins - at, unit), text.size() - at);
            at += read;
            unit += read / 3;
            if (at == text.size()) break;
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
    if (at >= last_.character)
        before_last_ = last_;
    else if (at < before_last_.character)
        before_last_ = {};
    Place place = before_last_;
    const auto is_later = [&](std::size_t byte) { return (static_cast<unsigned char>(text_[byte]) & 0xC0) == 0x80; };
    for (; place.character < at && place.byte < text_.size(); ++place.character) {
        // nearly every character has three bytes
        if ((static_cast<unsigned char>(text_[place.byte]) & 0xF0) == 0xE0 && place.byte + 2 < text_.size() && is_later(place.byte + 1) && is_later(place.byte + 2))
            place.byte += 3;
        else
            next_character(text_, place.byte);
    }
    last_ = place;
    return static_cast<std::uint32_t>(place.byte);
}

std::string Characters::written(std::size_t begin, std::size_t end) const {
    std::string out;
    for (std::size_t at = begin; at < end;) {
        std::size_t stop = at;
        while (stop < end && units_[stop] != u' ') ++stop;
        out += text_.substr(byte(at), byte(stop) - byte(at));
        std::size_t next = stop;
        while (next < end && units_[next] == u' ') ++next;
        const bool kept = stop > begin && next < end && units_[stop - 1] < 0x80 && units_[next] < 0x80;
        if (kept) out += ' ';
        at = next;
    }
    return out;
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

bool is_clause_mark(char16_t c) {
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
