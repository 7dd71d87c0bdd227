#include "numeric.h"

namespace jianbao::chinese {

namespace {

/// Start of the character that ends at byte `end`; `end` itself at the start of the text.
std::uint32_t character_before(std::string_view text, std::uint32_t end, char32_t& character) {
    if (end == 0) return character = 0, end;
    std::uint32_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    std::size_t at = begin;
    character = next_character(text, at);
    return begin;
}

char32_t character_from(std::string_view text, std::uint32_t at, std::uint32_t limit, std::uint32_t& end) {
    if (at >= limit) return end = at, 0;
    std::size_t next = at;
    const char32_t character = next_character(text, next);
    end = static_cast<std::uint32_t>(next);
    return character;
}

bool is_closing_mark(char32_t character) {
    return character == U'”' || character == U'’' || character == U'」' || character == U'』' || character == U'"';
}

/// End of the head at `at`, or `at` where none stands there or it belongs to a thing's name.
std::uint32_t head_end(std::string_view text, std::uint32_t at, std::uint32_t limit, const SloganLexicon& lexicon) {
    const Word found = lexicon.heads().longest(text, at, limit, SloganLexicon::head);
    if (!found) return at;
    const std::uint32_t end = at + found.length;
    return lexicon.heads().longest(text, end, limit, SloganLexicon::not_before) ? at : end;
}

}  // namespace

bool counts_on(std::string_view text, std::uint32_t begin) {
    constexpr std::u32string_view counting = U"第每近约前后上下百千万点.．几数";
    char32_t before = 0;
    character_before(text, begin, before);
    return before != 0 && (is_numeral(before) || counting.find(before) != counting.npos);
}

std::optional<Span> counted_slogan(std::string_view text, Span number, const SloganLexicon& lexicon) {
    // The trigger holds one numeral; 十二个 has more of them before it.
    std::uint32_t begin = number.begin;
    char32_t before = 0;
    for (std::uint32_t at = character_before(text, begin, before); before != 0 && is_numeral(before);
         at = character_before(text, begin, before))
        begin = at;
    if (counts_on(text, begin)) return std::nullopt;
    std::size_t first = begin;
    const char32_t numeral = next_character(text, first);
    const bool single = first == number.begin || begin == number.begin;
    if (single && (numeral == U'一' || numeral == U'1' || numeral == U'１' || numeral == U'0')) return std::nullopt;
    const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), number.end + 40));
    const std::uint32_t end = head_end(text, number.end, limit, lexicon);
    if (end == number.end) return std::nullopt;
    return Span{begin, end};
}

std::optional<Span> quoted_slogan(std::string_view text, Span opening, const SloganLexicon& lexicon) {
    std::uint32_t begin = opening.begin;
    {
        std::size_t after_mark = begin;
        next_character(text, after_mark);
        begin = static_cast<std::uint32_t>(after_mark);
    }
    constexpr int longest = 9;
    const auto limit = static_cast<std::uint32_t>(text.size());
    int length = 0, numbers = 0;
    std::uint32_t end = begin, measure_end = 0;
    bool after_numeral = false;
    while (true) {
        std::uint32_t next = 0;
        const char32_t character = character_from(text, end, limit, next);
        if (is_closing_mark(character)) break;
        const bool numeral = is_numeral(character);
        if (!is_han(character) || ++length > longest) return std::nullopt;
        if (numeral && !after_numeral) ++numbers;
        if (after_numeral && character == U'个' && measure_end == 0) measure_end = next;
        after_numeral = numeral;
        end = next;
    }
    if (length < 3 || after_numeral || lexicon.is_name(std::string(text.substr(begin, end - begin))))
        return std::nullopt;
    if (measure_end != 0) {
        if (measure_end == end || lexicon.heads().longest(text, measure_end, end, SloganLexicon::thing))
            return std::nullopt;
        std::size_t at = begin;
        return next_character(text, at) == U'一' && numbers == 1 ? std::nullopt : std::optional(Span{begin, end});
    }
    return numbers >= 2 && length >= 4 ? std::optional(Span{begin, end}) : std::nullopt;
}

}  // namespace jianbao::chinese
