#include "numeric.h"

#include <algorithm>
#include <array>

namespace jianbao::chinese {

namespace {

/// Start of the character that ends at byte `end`; `end` itself at the start of the text.
std::uint32_t character_before(std::string_view text, std::uint32_t end, char32_t& character) {
    if (end == 0) return character = 0, end;
    std::uint32_t length = 0;
    if (end >= 3 && (static_cast<unsigned char>(text[end - 3]) & 0xF0) == 0xE0) [[likely]]
        return character = character_at(text, end - 3, length), end - 3;
    std::uint32_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    character = character_at(text, begin, length);
    return begin;
}

char32_t character_from(std::string_view text, std::uint32_t at, std::uint32_t limit, std::uint32_t& end) {
    if (at >= limit) return end = at, 0;
    std::uint32_t length = 0;
    const char32_t character = character_at(text, at, length);
    end = at + length;
    return character;
}

/// is_han() of most that is asked, without asking.
bool is_letter_of_han(char32_t character) { return (character >= 0x4E00 && character <= 0x9FFF) || is_han(character); }

bool is_closing_mark(char32_t character) {
    return character == U'”' || character == U'’' || character == U'」' || character == U'』' || character == U'"';
}

/// A character and where it stands.
struct Letter {
    char32_t character = 0;
    std::uint32_t begin = 0, end = 0;
};

constexpr std::size_t longest_form = 14;

/// Characters of one form, read forward or backward.
struct Letters {
    std::array<Letter, longest_form> all;
    std::size_t count = 0;

    const Letter& operator[](std::size_t i) const { return all[i]; }
    void push(Letter letter) { all[count++] = letter; }
    bool full() const { return count == all.size(); }
};

bool is_thing(std::string_view text, const Letter& letter, std::uint32_t limit, const SloganLexicon& lexicon) {
    return static_cast<bool>(lexicon.heads().longest(text, letter.begin, limit, SloganLexicon::thing));
}

/// 三个重点产业: what is counted is a thing, whatever is said about it.
bool ends_with_thing(std::string_view text, const Letters& letters, std::size_t first, Classes things,
                     const SloganLexicon& lexicon) {
    const std::uint32_t end = letters[letters.count - 1].end;
    for (std::size_t i = first; i < letters.count; ++i)
        if (lexicon.heads().longest(text, letters[i].begin, end, things).length == end - letters[i].begin) return true;
    return false;
}

/// What a form of several numbers is made of: 三转三进 has two parts.
struct Parts {
    std::size_t count = 0;  ///< 0 where it is no such form
    bool all_one = true;    ///< 一县一策
};

/// Each number with one to `most` characters behind it, which count no plain things (两年三次).
Parts parts_of(std::string_view text, const Letters& letters, std::size_t first, std::size_t most, Classes plain,
               const SloganLexicon& lexicon) {
    Parts parts;
    const std::uint32_t end = letters[letters.count - 1].end;
    for (std::size_t at = first; at < letters.count;) {
        if (!is_numeral(letters[at].character) && letters[at].character != U'多') return {};
        parts.all_one &= letters[at].character == U'一';
        while (at < letters.count && (is_numeral(letters[at].character) || letters[at].character == U'多')) ++at;
        const std::size_t behind = at;
        while (at < letters.count && !is_numeral(letters[at].character) && letters[at].character != U'多') ++at;
        if (at == behind || at - behind > most) return {};
        if (lexicon.heads().longest(text, letters[behind].begin, end, plain)) return {};
        ++parts.count;
    }
    return parts;
}

/// Numbers in words, ordinals and the numbers of meetings: 一百五十六项, 一要…二要…, 二十届四中全会.
bool has_large_number(const Letters& letters) {
    constexpr std::u32string_view large = U"百千万亿第届";
    for (std::size_t i = 0; i < letters.count; ++i) {
        if (large.find(letters[i].character) != large.npos) return true;
        if (letters[i].character == U'二' && (i == 0 || letters[i - 1].character != U'十')) return true;
        if (i > 0 && is_numeral(letters[i - 1].character) && letters[i].character == U'是') return true;
    }
    return false;
}

/// 一县一策: so for each county, nothing to be counted.
bool says_each(std::string_view text, const Letters& letters, const Parts& parts, const SloganLexicon& lexicon) {
    if (!parts.all_one || letters.count < 3) return false;
    const Word each = lexicon.heads().longest(text, letters[1].begin, letters[letters.count - 1].end, SloganLexicon::each);
    return each && each.length < letters[letters.count - 1].end - letters[1].begin;
}

/// End of the head at `at`, or `at` where none stands there or it belongs to a thing's name.
std::uint32_t head_end(std::string_view text, std::uint32_t at, std::uint32_t limit, const SloganLexicon& lexicon) {
    const Word found = lexicon.heads().longest(text, at, limit, SloganLexicon::head);
    if (!found) return at;
    const std::uint32_t end = at + found.length;
    return lexicon.heads().longest(text, end, limit, SloganLexicon::not_before) ? at : end;
}

/// The same behind 大, where up to four characters may say of what kind: 十大提升行动.
std::uint32_t great_head_end(std::string_view text, std::uint32_t at, std::uint32_t limit, const SloganLexicon& lexicon) {
    constexpr std::u32string_view stops = U"的和与及等在为是以对";
    constexpr int most_before = 4;
    std::uint32_t here = at;
    for (int before = 0; before <= most_before; ++before) {
        std::uint32_t end = here;
        for (Word word; (word = lexicon.heads().longest(text, end, limit, SloganLexicon::great_head)); end += word.length) {}
        if (end != here) return lexicon.heads().longest(text, end, limit, SloganLexicon::office) ? at : end;
        std::uint32_t next = 0;
        const char32_t character = character_from(text, here, limit, next);
        if (!is_letter_of_han(character) || is_numeral(character) || stops.find(character) != stops.npos) break;
        here = next;
    }
    return at;
}

/// “1+6+N”, and “12345” before 思路: digits as a slogan.
bool is_sum(std::string_view content, std::string_view behind, const SloganLexicon& lexicon) {
    std::size_t terms = 0;
    bool in_term = false, rising = true, letter = false;
    char last = '0';
    for (const char c : content) {
        if (c == '+') {
            in_term = false;
            continue;
        }
        const bool digit = c >= '0' && c <= '9';
        if (!digit && c != 'N' && c != 'n' && c != 'X') return false;
        letter |= !digit;
        terms += in_term ? 0 : 1;
        rising &= digit && c == last + 1;
        last = c;
        in_term = true;
    }
    if (terms >= 3 || (terms == 2 && letter)) return true;
    return terms == 1 && rising && content.size() >= 3 &&
           lexicon.heads().longest(behind, 0, behind.size(), SloganLexicon::digit_tail);
}

bool tail_follows(std::string_view text, std::uint32_t at, const SloganLexicon& lexicon) {
    return static_cast<bool>(lexicon.heads().longest(text, at, text.size(), SloganLexicon::tail));
}

/// 严把“六关”: the word before the mark says that what follows is a slogan.
bool leads(std::string_view text, std::uint32_t mark, const SloganLexicon& lexicon) {
    constexpr std::uint32_t longest_lead = 6;
    return mark >= longest_lead && lexicon.heads().longest(text, mark - longest_lead, mark, SloganLexicon::lead).length ==
                                       longest_lead;
}

bool ends_with_tail(std::string_view text, const Letters& letters, const SloganLexicon& lexicon) {
    const std::uint32_t end = letters[letters.count - 1].end;
    for (std::size_t i = 2; i < letters.count; ++i)
        if (lexicon.heads().longest(text, letters[i].begin, end, SloganLexicon::tail).length == end - letters[i].begin)
            return true;
    return false;
}

/// A quotation of Han characters: 六个一, 三大革命, 三转三进, 五定.
bool quotes_slogan(std::string_view text, const Letters& letters, Span marks, const SloganLexicon& lexicon) {
    const std::uint32_t end = letters[letters.count - 1].end;
    std::size_t first = 0;
    while (first < letters.count && is_numeral(letters[first].character)) ++first;
    std::size_t numbers = 0;
    for (std::size_t i = 0; i < letters.count; ++i)
        numbers += is_numeral(letters[i].character) && (i == 0 || !is_numeral(letters[i - 1].character));
    if (first == letters.count || (letters[first].character != U'个' && has_large_number(letters))) return false;
    const bool one = first == 1 && letters[0].character == U'一';
    const bool before_tail = tail_follows(text, marks.end, lexicon);
    if (letters[first].character == U'个') {
        if (first + 1 == letters.count || is_thing(text, letters[first + 1], end, lexicon)) return false;
        return !ends_with_thing(text, letters, first + 1, SloganLexicon::thing, lexicon) && !(one && numbers == 1);
    }
    if (letters[first].character == U'大' && letters.count >= 3)
        return great_head_end(text, letters[first].end, end, lexicon) != letters[first].end ||
               ((before_tail || letters.count == first + 3) && !is_thing(text, letters[first + 1], end, lexicon) &&
                !ends_with_thing(text, letters, first + 1, SloganLexicon::thing | SloganLexicon::great_thing, lexicon));
    if (numbers >= 2) {
        const Parts parts = parts_of(text, letters, 0, letters.count, SloganLexicon::unit, lexicon);
        // “一码、一图、一表” is a list
        const bool list = parts.all_one && text.substr(marks.begin, marks.size()).find("、") != text.npos;
        return letters.count >= 4 && parts.count >= 2 && !list && !says_each(text, letters, parts, lexicon);
    }
    const char32_t numeral = letters[0].character;
    constexpr std::u32string_view counting = U"三四五六七八九十两";
    constexpr std::size_t longest_single = 6;
    if (first != 1 || counting.find(numeral) == counting.npos || letters.count > longest_single) return false;
    // “三张清单”, “五道防线”: what is counted is a figure of speech
    if (lexicon.heads().longest(text, letters[1].begin, end, SloganLexicon::figure).length == end - letters[1].begin)
        return true;
    if (is_thing(text, letters[1], end, lexicon) ||
        lexicon.heads().longest(text, letters[1].begin, end, SloganLexicon::unit))
        return false;
    return before_tail || leads(text, marks.begin, lexicon) || ends_with_tail(text, letters, lexicon);
}

}  // namespace

bool counts_on(std::string_view text, std::uint32_t begin) {
    constexpr std::u32string_view counting = U"第每近约前后百千万点.．几数";
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
    const bool single = begin == number.begin;
    if (single && (numeral == U'一' || numeral == U'1' || numeral == U'１' || numeral == U'0')) return std::nullopt;
    const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), number.end + 40));
    const bool great = text.substr(number.begin, number.size()).ends_with("大");
    const std::uint32_t end =
        great ? great_head_end(text, number.end, limit, lexicon) : head_end(text, number.end, limit, lexicon);
    if (end == number.end) return std::nullopt;
    return Span{begin, end};
}

std::optional<Span> quoted_slogan(std::string_view text, Span opening, const SloganLexicon& lexicon) {
    std::size_t after_mark = opening.begin;
    next_character(text, after_mark);
    const auto begin = static_cast<std::uint32_t>(after_mark);
    const auto limit = static_cast<std::uint32_t>(text.size());
    Letters letters;
    bool han = true;
    std::uint32_t end = begin;
    while (true) {
        std::uint32_t next = 0;
        const char32_t character = character_from(text, end, limit, next);
        if (is_closing_mark(character)) {
            const std::string_view content = text.substr(begin, end - begin);
            if (lexicon.is_name(std::string(content))) return std::nullopt;
            constexpr std::size_t behind = 24;
            const bool found = han ? letters.count >= 2 && quotes_slogan(text, letters, {opening.begin, next}, lexicon)
                                   : is_sum(content, text.substr(next, behind), lexicon);
            return found ? std::optional(Span{begin, end}) : std::nullopt;
        }
        if (character == 0 || letters.full()) return std::nullopt;
        // “五统一、一开放”
        if ((character == U'、' || character == U'，') && letters.count > 0) {
            end = next;
            continue;
        }
        if (!is_letter_of_han(character)) {
            if (character >= 0x80) return std::nullopt;
            han = false;
        }
        // digits of ASCII are no Han characters, so 3个 ends here
        letters.push({character, end, next});
        end = next;
    }
}

std::optional<Span> chained_slogan(std::string_view text, Span number, Classes part, const SloganLexicon& lexicon) {
    const auto limit = static_cast<std::uint32_t>(text.size());
    const auto part_end = [&](std::uint32_t at, std::uint32_t until) {
        std::uint32_t behind = 0;
        const char32_t numeral = character_from(text, at, until, behind);
        const bool counts = is_numeral(numeral) && numeral != U'二';
        if (!counts && (numeral != U'多' || part != SloganLexicon::plan_part)) return at;
        const Word word = lexicon.heads().longest(text, behind, until, part);
        return word ? behind + word.length : at;
    };
    Span span = number;
    std::size_t parts = 1;
    std::uint32_t end = part_end(span.begin, limit);
    if (end == span.begin) return std::nullopt;
    span.end = end;
    for (; (end = part_end(span.end, limit)) != span.end; ++parts) span.end = end;
    // 三地一区一带: what stands before the first part that only plans have
    for (bool more = true; more;) {
        more = false;
        std::uint32_t at = span.begin;
        char32_t character = 0;
        at = character_before(text, at, character);
        for (int letters = 0; letters < 3 && character != 0 && !more; ++letters) {
            std::uint32_t begin = character_before(text, at, character);
            if (is_numeral(character) && part_end(begin, span.begin) == span.begin) {
                span.begin = begin;
                ++parts;
                more = true;
            }
            at = begin;
        }
    }
    if (parts < 2 || counts_on(text, span.begin)) return std::nullopt;
    // 一问一答, 一进一出
    bool all_one = part == SloganLexicon::act;
    for (std::size_t at = span.begin; at < span.end && all_one;) {
        const char32_t character = next_character(text, at);
        all_one = !is_numeral(character) || character == U'一';
    }
    // 三进四合院: the last part goes on as something else
    std::uint32_t behind = 0;
    if (all_one || (part == SloganLexicon::act && is_numeral(character_from(text, span.end, limit, behind)))) return std::nullopt;
    return lexicon.is_name(std::string(text.substr(span.begin, span.size()))) ? std::nullopt : std::optional(span);
}

std::optional<Span> tailed_slogan(std::string_view text, Span tail, const SloganLexicon& lexicon) {
    constexpr std::size_t longest = 9, longest_part = 3;
    // Most tails have no number before them: none within reach, so none further on.
    std::uint32_t from = tail.begin;
    bool numbered = false;
    for (std::size_t i = 0; i <= longest_part && !numbered; ++i) {
        char32_t character = 0;
        from = character_before(text, from, character);
        numbered = is_numeral(character);
    }
    if (!numbered) return std::nullopt;
    // from the tail back over the characters of one word, to the first numeral from the left
    std::array<Letter, longest> back;
    std::size_t count = 0, last_numeral = 0;
    for (std::uint32_t at = tail.begin; count < longest;) {
        char32_t character = 0;
        const std::uint32_t begin = character_before(text, at, character);
        if (!is_letter_of_han(character)) break;
        back[count++] = {character, begin, at};
        if (is_numeral(character)) last_numeral = count;
        if (last_numeral == 0 ? count > longest_part : count - last_numeral > longest_part) break;
        at = begin;
    }
    if (last_numeral < 4) return std::nullopt;
    Letters letters;
    for (std::size_t i = last_numeral; i-- > 0;) letters.push(back[i]);
    if (counts_on(text, letters[0].begin) || has_large_number(letters)) return std::nullopt;
    const Parts parts =
        parts_of(text, letters, 0, longest_part, SloganLexicon::unit | SloganLexicon::thing, lexicon);
    if (parts.count < 2 || says_each(text, letters, parts, lexicon)) return std::nullopt;
    const Span span{letters[0].begin, tail.begin};
    return lexicon.is_name(std::string(text.substr(span.begin, span.size()))) ? std::nullopt : std::optional(span);
}

}  // namespace jianbao::chinese
