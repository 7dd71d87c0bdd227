#include "evidence.h"

#include "clauses.h"

namespace jianbao::chinese {

namespace {

bool ends_clause(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (at >= limit) return true;
    std::uint32_t length = 0;
    return std::u32string_view(U"，,。；;！!").find(character_at(text, at, length)) != std::u32string_view::npos;
}

}  // namespace

Evidence read_evidence(std::string_view text, Span span, const Reading& words) {
    Evidence found;
    bool opening = true;
    bool aimed = false;  // in this clause
    std::uint32_t at = skip_openers(text, span, words, true);
    while (at < span.end) {
        // what is no word, no mark and no bracket says nothing
        if (const std::uint32_t stop = words.next_stop(text, at, span.end); stop != at) {
            opening = false;
            at = stop;
            continue;
        }
        std::uint32_t length = 0;
        const char32_t c = character_at(text, at, length);
        if (const std::uint32_t past_it = skip_bracketed(text, at, span.end); past_it != at) {
            at = past_it;
            opening = false;
            continue;
        }
        const Word word = words.longest(text, at, span.end);
        if (!word) {
            if (c == U'？' || c == U'?') found.asks = true;
            if (c == U'，' || c == U',' || c == U'；' || c == U';' || c == U'、') aimed = false;
            opening = c == U'，' || c == U',' || c == U'；' || c == U';' || (opening && c == U' ');
            at += length;
            continue;
        }
        // 适应发展需要，: at the end of a clause it is a noun
        found.commands |= word.is(bit(modal)) && !ends_clause(text, at + word.length, span.end) &&
                          !states_condition(text, at, word.length, span.end);
        found.aims |= word.is(bit(goal));
        aimed |= word.is(bit(goal));
        // 力争比去年实现更多增长: what the aim is measured by
        const bool base = word.is(bit(past)) &&
                          (ends_with(text, span.begin, at, "比") || ends_with(text, span.begin, at, "较"));
        // 2020年底前累计培训500万人次: by a day to come
        const bool until = word.is(bit(past)) && text.substr(at, word.length) == "累计" &&
                           (ends_with(text, span.begin, at, "前") || ends_with(text, span.begin, at, "底") ||
                            ends_with(text, span.begin, at, "末"));
        found.narrates |= word.is(bit(past)) && !base && !until;
        found.weighs |= base && !aimed;
        found.complains |= word.is(bit(problem));
        if (word.is(bit(request))) {
            // 请大家, 希望各位: a request to everybody
            if (words.longest(text, at + word.length, span.end).is(any_of(pronoun, universal))) found.commands = true;
        }
        found.permits |= word.is(bit(permission));
        if (word.is(any_of(verb, soft_verb, goal))) {
            found.acts = true;
            if (opening) found.acts_first = true;
            if (starts_with(text, at + word.length, span.end, "了") ||
                starts_with(text, at + word.length, span.end, "过"))
                found.narrates = true;
        }
        if (!word.is(any_of(adverb, preposition, opener))) opening = false;
        at += word.length;
    }
    return found;
}

}  // namespace jianbao::chinese
