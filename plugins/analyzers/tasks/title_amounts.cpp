#include "title_amounts.h"

#include <algorithm>

#include "title_wording.h"
#include "word_walk.h"

namespace jianbao::chinese {

bool only_amount(const Phrases& known, std::string_view title) {
    const PhraseList& bounds = known[Phrase::bare_bounds];
    if (title.empty() || (!(title.front() >= '0' && title.front() <= '9') && bounds.begins(title).empty())) return false;
    for (const std::string_view word : bounds)
        for (bool found = true; found;) {
            found = title.starts_with(word);
            if (found) title.remove_prefix(word.size());
        }
    if (title.empty() || title.front() < '0' || title.front() > '9') return false;
    std::size_t digits = 0;
    while (digits < title.size() && ((title[digits] >= '0' && title[digits] <= '9') || title[digits] == '.' ||
                                     title[digits] == '%'))
        ++digits;
    return count_characters(title.substr(digits)) <= 4;
}

bool lacks_object(const Phrases& known, std::string_view title) {
    const std::string_view verb = known[Phrase::amount_openings].begins(title);
    if (verb.empty()) return false;
    std::string_view rest = title.substr(verb.size());
    for (const std::string_view comparison : Words{"不少于", "不低于", "超过", "达到", "至少"})
        if (rest.starts_with(comparison)) rest.remove_prefix(comparison.size());
    std::size_t digits = 0;
    while (digits < rest.size() && ((rest[digits] >= '0' && rest[digits] <= '9') || rest[digits] == '.' ||
                                    rest[digits] == 'x' || rest[digits] == '%'))
        ++digits;
    return digits > 0 && count_characters(rest.substr(digits)) <= 3;
}

bool counts_only(std::string_view title, const Reading& words) {
    constexpr std::size_t longest_verb = 4, longest_unit = 2;  // characters
    const auto is_figure = [](char one) { return one >= '0' && one <= '9'; };
    constexpr std::size_t longest_character = 4;  // bytes
    const std::string_view front = title.substr(0, longest_verb * longest_character + 1);
    const auto figure = static_cast<std::size_t>(std::find_if(front.begin(), front.end(), is_figure) - front.begin());
    if (figure == front.size() || figure == 0 || count_characters(title.substr(0, figure)) > longest_verb) return false;
    const std::size_t unit = title.find_first_not_of("0123456789.", figure);
    return unit != title.npos && count_characters(title.substr(unit)) <= longest_unit && words.longest(title, 0, title.size()).is(any_of(verb, soft_verb));
}

std::string_view label_of_stages(std::string_view before) {
    constexpr std::size_t longest = 16;  // characters
    // a sentence that begins farther off is none with stages; a table is one paragraph, however long
    constexpr std::size_t farthest = 1200;  // bytes
    if (before.size() > farthest) {
        std::size_t cut = before.size() - farthest;
        while (cut < before.size() && (static_cast<unsigned char>(before[cut]) & 0xC0) == 0x80) ++cut;
        before.remove_prefix(cut);
        const std::size_t opens = std::min({before.find("。"), before.find('\n'), before.find('\t')});
        if (opens == before.npos) return {};
        before.remove_prefix(opens);
    }
    const std::size_t stop = std::max(before.rfind("。") + 1, std::max(before.rfind('\n') + 1, before.rfind('\t') + 1));
    std::string_view sentence = before.substr(stop == 0 ? 0 : stop + (before[stop - 1] == '\n' || before[stop - 1] == '\t' ? 0 : 2));
    sentence.remove_prefix(skip_numbers(sentence, 0, static_cast<std::uint32_t>(sentence.size())));
    const std::size_t colon = std::min(sentence.find("："), sentence.find(':'));
    if (colon == sentence.npos || colon == 0 || holds(sentence.substr(0, colon), "，")) return {};
    return count_characters(sentence.substr(0, colon)) <= longest ? sentence.substr(0, colon) : std::string_view();
}

std::string object_of(std::string_view text, Span span, const Reading& words, const std::vector<Span>& times) {
    constexpr std::size_t longest_object = 15;
    std::vector<Clause> clauses;
    split_clauses(text, span, clauses);
    for (auto clause = clauses.rbegin(); clause != clauses.rend(); ++clause) {
        // the action may stand behind the names: 县交通局要抓好…
        std::uint32_t behind = clause->span.end;
        walk(words, text, clause->span, [&](std::uint32_t at, Word word) {
            if (!word.is(any_of(verb, goal)) || at + word.length >= clause->span.end) return true;
            behind = at + word.length;
            return false;
        });
        if (behind == clause->span.end) continue;
        std::string object = words_of(words.phrases(), text, {behind, clause->span.end}, times);
        if (count_characters(object) >= 2 && count_characters(object) <= longest_object) return object;
    }
    return {};
}

}  // namespace jianbao::chinese
