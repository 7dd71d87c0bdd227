#include "title.h"

#include "clauses.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t longest_title = 30;

std::string clean(std::string_view words) {
    std::string out;
    std::uint32_t length = 0;
    for (std::uint32_t at = 0; at < words.size(); at += length) {
        const char32_t c = character_at(words, at, length);
        if (c != U' ' && c != U'\n' && c != U'\r' && c != U'\t' && c != U'\u3000') out.append(words.substr(at, length));
    }
    return out;
}

}  // namespace

std::string make_title(std::string_view text, Span span, const Lexicon& words) {
    std::uint32_t at = skip_openers(text, span, words, false);
    // past commands and manner to the action itself
    for (Word word; at < span.end; at = skip_spaces(text, at + word.length, span.end)) {
        word = words.longest(text, at, span.end);
        if (!word.is(any_of(modal, adverb)) || word.is(any_of(verb, soft_verb, lead_verb))) break;
    }
    std::vector<Clause> clauses;
    split_clauses(text, {at, span.end}, clauses);
    std::string title;
    for (const Clause& clause : clauses) {
        const std::string piece = clean(text.substr(clause.span.begin, clause.span.size()));
        const std::size_t have = count_characters(title);
        if (title.empty()) {
            title = piece;
        } else if (have < 8 && have + 1 + count_characters(piece) <= longest_title) {
            title += "，" + piece;
        } else {
            break;
        }
        if (clause.after != U'，') break;
    }
    if (count_characters(title) <= longest_title) return title;
    return std::string(first_characters(title, longest_title - 1)) + "…";
}

}  // namespace jianbao::chinese
