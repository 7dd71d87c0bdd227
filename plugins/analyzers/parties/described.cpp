// Parties a rule describes instead of naming them, and commands that stand a clause further on.
#include <algorithm>

#include "assignment.h"

namespace jianbao::chinese {

namespace {

/// Commands of rules: 要 may speak to anybody, these speak to who stands before them.
bool rules(std::string_view command) {
    return command.starts_with("应") || command.starts_with("须") || command == "必须" || command == "不得" ||
           command == "需" || command == "不准" || command.starts_with("均应") || command.starts_with("都应");
}

}  // namespace

/// Where a relative clause names the party: 已经完成改革任务的县区，要…
std::optional<PartyList> ShapeGrammar::described_at(std::string_view text, const Clause& clause,
                                                    std::uint32_t at) const {
    if (!holds(text.substr(at, std::min<std::size_t>(clause.span.end - at, 120)), "的")) return std::nullopt;
    std::uint32_t of = 0;
    std::uint32_t length = 0;
    unsigned characters = 0;
    for (std::uint32_t i = at; i < clause.span.end && characters < 40; ++characters) {
        const char32_t c = character_at(text, i, length);
        const Word word = words_->longest(text, i, clause.span.end);
        if (word.is(bit(modal))) break;
        if (c == U'的') of = i + length;
        i += c == U'的' || !word ? length : word.length;
    }
    if (of == 0 || words_->longest(text, at, clause.span.end).is(any_of(preposition, modal, goal, pronoun, request)))
        return std::nullopt;
    auto list = names_.list_at(text, of, clause.span.end);
    if (!list || list->parties.size() != 1) return std::nullopt;
    Party& party = list->parties.front();
    if (words_->classes_of(text.substr(of, list->span.end - of)) & bit(object)) return std::nullopt;
    if (party.kind != PartyKind::group && party.kind != PartyKind::universal && party.kind != PartyKind::post)
        return std::nullopt;
    // 药品生产企业、在本县销售药品的企业: names in front of the one described
    PartyList all{{at, list->span.end}, {}};
    std::uint32_t begin = at;
    for (;;) {
        const auto front = names_.list_at(text, begin, of);
        if (!front || !starts_with(text, front->span.end, of, "、")) break;
        all.parties.insert(all.parties.end(), front->parties.begin(), front->parties.end());
        begin = front->span.end + 3;
    }
    party.evidence.begin = begin;
    party.name = without_spaces(text.substr(begin, list->span.end - begin));
    party.kind = PartyKind::group;
    all.parties.push_back(party);
    return all;
}

/// X 开展监测，应当…; X 终止的，应当…: what the party does or is in is the case, the command follows. Rules
/// are written so; 要 behind a clause of its own may speak to anybody.
bool ShapeGrammar::ruled_later(std::string_view text, const std::vector<Clause>& clauses, std::size_t index) const {
    if (index + 1 >= clauses.size() || clauses[index + 1].before != U'，') return false;
    const Span span = clauses[index + 1].span;
    std::uint32_t at = skip_openers(text, span, *words_, true);
    for (Word word; (word = words_->longest(text, at, span.end)).is(bit(adverb)) && !word.is(bit(modal));)
        at += word.length;
    const Word word = words_->longest(text, at, span.end);
    const std::string_view command = text.substr(at, word.length);
    return word.is(bit(modal)) && rules(command) && !states_condition(text, at, word.length, span.end) &&
           !narrates(text, clauses[index].span);
}

/// 综合利用企业应当…, 与县城合作的维修企业不得…: a class whose name opens with a verb or a preposition is
/// told from a predicate by the command directly behind it.
std::optional<PartyList> ShapeGrammar::ruled_at(std::string_view text, const Clause& clause, std::uint32_t at) const {
    constexpr std::size_t longest_name = 75;  // bytes
    const Word opening = words_->longest(text, at, clause.span.end);
    if (!opening.is(any_of(verb, soft_verb, preposition, support_verb, lead_verb))) return std::nullopt;
    const bool introduced = opening.is(bit(preposition)) && !opening.is(any_of(verb, soft_verb));
    const std::string_view first = text.substr(at, opening.length);
    if (introduced && first != "与" && first != "同") return std::nullopt;
    Word last;
    std::uint32_t name_end = at;
    bool of = false;
    for (std::uint32_t i = at; i < clause.span.end && i - at < longest_name;) {
        std::uint32_t length = 0;
        const char32_t c = character_at(text, i, length);
        if (!is_han(c)) return std::nullopt;
        const Word word = words_->longest(text, i, clause.span.end);
        if (word.is(bit(modal))) {
            if (!rules(text.substr(i, word.length)) || name_end != i || (introduced && !of)) return std::nullopt;
            if (!last.is(any_of(head_class, head_post)) || last.is(any_of(object, universal))) return std::nullopt;
            Party party{{at, i}, without_spaces(text.substr(at, i - at)), PartyKind::group};
            return PartyList{{at, i}, {std::move(party)}};
        }
        if (word.is(any_of(past, pronoun, request, goal, adverb)) && !word.is(any_of(soft_verb, verb)))
            return std::nullopt;
        of |= c == U'的';
        i += word ? word.length : length;
        last = word;
        name_end = i;
    }
    return std::nullopt;
}

}  // namespace jianbao::chinese
