#include "characters.h"

#include <algorithm>

namespace jianbao::text {

namespace {

int numeral_value(char32_t c) {
    switch (c) {
        case U'〇': case U'零': case U'○': case U'Ｏ': return 0;
        case U'一': return 1;
        case U'二': case U'两': return 2;
        case U'三': return 3;
        case U'四': return 4;
        case U'五': return 5;
        case U'六': return 6;
        case U'七': return 7;
        case U'八': return 8;
        case U'九': return 9;
        case U'十': return 10;
        case U'百': return 100;
        default: return -1;
    }
}

}  // namespace

bool is_numeral(char32_t c) { return numeral_value(c) >= 0; }

std::string_view trim(std::string_view text) {
    // Lines that begin with a Han character or a letter, which most do, need no look.
    while (!text.empty() && static_cast<unsigned char>(text.front()) - 0x21u > 0x5Du && static_cast<unsigned char>(text.front()) - 0xE4u > 5u) {
        std::size_t at = 0;
        const char32_t c = quick_character(text, at);
        if (!is_space(c) && c != '\n' && c != '\r') break;
        text.remove_prefix(at);
    }
    while (!text.empty()) {
        // nor those that end with one, or with a full-width mark; of those of E3 the space has 80 at its end
        if (text.size() >= 3)
            if (const auto lead = static_cast<unsigned char>(text[text.size() - 3]);
                lead == 0xEF || lead - 0xE4u <= 5u || (lead == 0xE3 && text.back() != '\x80'))
                break;
        const char32_t c = character_before(text, text.size());
        if (!is_space(c) && c != '\n' && c != '\r') break;
        text = without_last(text);
    }
    return text;
}

std::size_t find_text(std::string_view text, std::string_view words, std::size_t from) {
    const std::size_t size = words.size();
    if (size == 0 || from > text.size() || text.size() - from < size) return std::string_view::npos;
    // Many places at a time, by the last two bytes of the words, which tell most.
    const std::size_t one = size >= 2 ? size - 2 : 0, two = size - 1;
    const Block first = block_of(words[one]), second = block_of(words[two]);
    const std::size_t last = text.size() - size;  // the last place where they can stand
    const auto equal_at = [&](std::size_t at) {
        return (block_at(text.data() + at + one) == first) & (block_at(text.data() + at + two) == second);
    };
    // The place among those of the bits where they stand, or npos.
    const auto place_of = [&](std::size_t at, unsigned equal) {
        for (; equal != 0; equal &= equal - 1)
            if (const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(equal));
                std::memcmp(text.data() + place, words.data(), size) == 0)
                return place;
        return std::string_view::npos;
    };
    // What is left at the end is looked at together with places that have been.
    const std::size_t places = last + 1 - from;
    if (places >= 64)
        for (std::size_t at = from;; at = std::min(at + 64, last - 63)) {
            if (any(equal_at(at) | equal_at(at + 16) | equal_at(at + 32) | equal_at(at + 48)))
                for (std::size_t block = at; block < at + 64; block += 16)
                    if (const std::size_t found = place_of(block, bits_of(equal_at(block))); found != std::string_view::npos) return found;
            if (at == last - 63) return std::string_view::npos;
        }
    if (places >= 16)
        for (std::size_t at = from;; at = std::min(at + 16, last - 15)) {
            if (const unsigned equal = bits_of(equal_at(at)))
                if (const std::size_t found = place_of(at, equal); found != std::string_view::npos) return found;
            if (at == last - 15) return std::string_view::npos;
        }
    for (std::size_t at = from; at <= last; ++at)
        if (text[at + two] == words[two] && std::memcmp(text.data() + at, words.data(), size) == 0) return at;
    return std::string_view::npos;
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return find_text(text, part) != std::string_view::npos; });
}

std::optional<Number> read_digits(std::string_view text) {
    Number number;
    for (int count = 0; number.length < text.size(); ++count) {
        std::size_t at = number.length;
        const char32_t c = quick_character(text, at);
        if (!is_digit(c)) break;
        if (count == 6) return std::nullopt;
        number.value = number.value * 10 + static_cast<int>(narrow(c) - '0');
        number.length = at;
    }
    if (number.length == 0) return std::nullopt;
    return number;
}

std::optional<Number> read_numerals(std::string_view text) {
    Number number;
    int digits = 0, pending = -1;
    bool positional = true;
    for (; number.length < text.size();) {
        std::size_t at = number.length;
        const int value = numeral_value(quick_character(text, at));
        if (value < 0 || digits == 6) break;
        if (value >= 10) {
            if (positional && digits > 1) return std::nullopt;
            number.value = (positional ? 0 : number.value) + (pending > 0 ? pending : 1) * value;
            positional = false;
            pending = -1;
        } else if (positional) {
            number.value = number.value * 10 + value;
            pending = value;
        } else {
            if (pending > 0) break;  // 十一二: a range, not a number
            pending = value;
        }
        ++digits;
        number.length = at;
    }
    if (number.length == 0) return std::nullopt;
    if (!positional && pending > 0) number.value += pending;
    return number;
}

}  // namespace jianbao::text
