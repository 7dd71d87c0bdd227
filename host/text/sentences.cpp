#include "sentences.h"

#include <algorithm>

#include "scan.h"

namespace jianbao::text {

namespace {

constexpr std::size_t short_quotation = 180;  ///< bytes, about 60 characters
constexpr std::size_t longest_bracket = 600;

/// The closing mark of an opening one, or 0.
char32_t closing_of(char32_t open) {
    switch (open) {
        case U'“': return U'”';
        case U'‘': return U'’';
        case U'「': return U'」';
        case U'『': return U'』';
        case U'《': return U'》';
        case U'〈': return U'〉';
        case U'（': case '(': return ')';
        case U'【': return U'】';
        case U'〔': return U'〕';
        default: return 0;
    }
}

/// What goes on the sentence behind a closing quotation mark: punctuation, or a word that makes
/// the quotation a part of speech.
bool goes_on(std::string_view text, std::size_t at, std::size_t end) {
    if (at >= end) return false;
    const char32_t next = character_at(text, at);
    if (is_comma(next) || is_colon(next) || narrow(next) == ';' || ends_sentence(next) || is_closing(next)) return true;
    const std::string_view rest = text.substr(at, std::min<std::size_t>(end - at, 12));
    return starts_with_any(rest, {"的", "等", "之", "和", "与", "及", "这", "为", "是", "要求", "精神", "原则", "理念", "目标"});
}

struct Open {
    char32_t closing;
    std::size_t begin;
    std::size_t end;  ///< offset of the closing mark
};

/// Offset of the mark that closes what opens before `at`, or npos; the same marks nest.
std::size_t find_closing(std::string_view text, std::size_t at, std::size_t end, char32_t open, char32_t closing) {
    int depth = 1;
    const std::size_t limit = std::min(end, at + longest_bracket);
    while ((at = next_mark(text, at, limit)) < limit) {
        const std::size_t here = at;
        const char32_t c = quick_character(text, at);
        if (narrow(c) == narrow(open)) {
            // A second “ before the ” means that the first was never closed.
            if (open == U'“' || open == U'‘') return std::string_view::npos;
            ++depth;
        } else if (narrow(c) == closing && --depth == 0) {
            return here;
        }
    }
    return std::string_view::npos;
}

/// Where the next character stands at or after `at`, or `end`, that may end a sentence, a quotation or a bracket or open
/// one: all but Han, the two commas and most of ASCII. `at` is the first byte of a character.
std::size_t next_turn(std::string_view text, std::size_t at, std::size_t end) {
    // The marks begin with E2, E3 and EF; ， is EF BC 8C and 、 is E3 80 81.
    const auto is = [](Block bytes, int byte) { return bytes == block_of(static_cast<char>(byte)); };
    for (; at < end && at + sizeof(Block) + 2 <= text.size(); at += sizeof(Block)) {
        const Block first = block_at(text.data() + at), third = block_at(text.data() + at + 2);
        const unsigned found = bits_of(is(first, 0xE2) | (is(first, 0xE3) & ~is(third, 0x81)) | (is(first, 0xEF) & ~is(third, 0x8C)) |
                                       is(first, '\n') | is(first, '\t') | is(first, '!') | is(first, '?') | is(first, '('));
        if (found != 0) return std::min(end, at + static_cast<std::size_t>(std::countr_zero(found)));
    }
    for (; at < end; ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == 0xE2 || byte == 0xE3 || byte == 0xEF || byte == '\n' || byte == '\t' || byte == '!' || byte == '?' || byte == '(') break;
    }
    return std::min(at, end);
}

}  // namespace

void split_sentences(std::string_view text, Span paragraph, std::vector<Span>& sentences) {
    std::size_t begin = paragraph.begin;
    const std::size_t end = paragraph.end;
    const auto close = [&](std::size_t at) {
        const std::string_view sentence = trim(text.substr(begin, at - begin));
        if (!sentence.empty()) {
            const auto from = static_cast<std::uint32_t>(sentence.data() - text.data());
            sentences.push_back({from, from + static_cast<std::uint32_t>(sentence.size())});
        }
        begin = at;
    };
    std::size_t protected_until = 0;  // end of the innermost bracket whose marks end nothing
    for (std::size_t at = next_turn(text, begin, end); at < end; at = next_turn(text, at, end)) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const std::size_t here = at;
        const char32_t c = quick_character(text, at);
        if (c == '\n' || c == '\t') {
            close(here);
            begin = at;
            protected_until = 0;
            continue;
        }
        if (const char32_t closing = closing_of(c); closing && here >= protected_until) {
            const std::size_t found = find_closing(text, at, end, c, closing);
            const bool quotation = closing == U'”' || closing == U'’' || closing == U'」' || closing == U'』';
            if (found != std::string_view::npos && (!quotation || found - at <= short_quotation)) {
                protected_until = found;
                if (!quotation) {
                    at = found;
                    at += character_length(text[at]);
                }
            }
            continue;
        }
        if (!ends_sentence(c)) continue;
        // ? and ! inside Latin text are part of an address or a formula.
        if (byte < 0x80 && (is_latin(character_at(text, at)) || is_digit(character_at(text, at))) &&
            static_cast<unsigned char>(here > begin ? text[here - 1] : ' ') < 0x80)
            continue;
        std::size_t after = at;
        bool closes_quotation = false;
        while (after < end) {
            std::size_t next = after;
            const char32_t mark = quick_character(text, next);
            if (is_closing(mark) && mark != U'》') {
                closes_quotation = true;
            } else if (!ends_sentence(mark)) {
                break;
            }
            after = next;
        }
        if (here < protected_until && after <= protected_until) continue;
        if (closes_quotation && goes_on(text, after, end)) continue;
        at = after;
        close(at);
        protected_until = 0;
    }
    close(end);
}

}  // namespace jianbao::text
