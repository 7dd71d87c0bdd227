// Towns whose names hold a word of the grammar or run into one: 平定镇 (定), 毛都站镇 (都), 周城镇 (城镇), 柳家乡 (家乡).
#include <algorithm>
#include <array>

#include "names.h"

namespace jianbao::chinese {

namespace {

/// What stands before 城镇 and is no name: 小城镇, 使城乡….
constexpr std::array<std::string_view, 15> no_town_names = {"小", "大", "我", "他", "各", "该", "本", "全",
                                                       "回", "使", "令", "促", "助", "为", "是"};

}  // namespace

std::uint32_t NameGrammar::town_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    constexpr unsigned longest_town = 5;  // characters before 镇
    // asked at every clause, so what decides soonest comes first
    const std::uint32_t reach = std::min(limit, at + 3 * longest_town + 1);
    if (at + 3 >= reach || words_->next_of(text, at + 3, reach, bit(Sign::town)) >= reach) return 0;
    const Word opening = words_->longest(text, at, limit);
    if (opening && (opening.length > 3 || (opening.classes & ~any_of(surname, domain, stem)) != 0)) return 0;
    const bool no_name = std::any_of(no_town_names.begin(), no_town_names.end(),
                                     [&](std::string_view word) { return starts_with(text, at, limit, word); });
    const PhraseList& levels = words_->phrases()[Phrase::town_levels];
    bool holds_word = false;
    std::uint32_t pos = at, length = 0;
    for (unsigned characters = 0; characters <= longest_town && pos < limit; ++characters, pos += length) {
        const char32_t c = character_at(text, pos, length);
        if (!is_han(c)) return 0;
        if (characters > 0 && holds_word)
            if (const std::string_view level = levels.begins(text.substr(pos, limit - pos)); !level.empty()) {
                // 送水到村, 干部驻村: where it goes and stays
                std::uint32_t before = 0;
                if (level == "村" && (characters < 2 || words_->phrases()[Phrase::before_villages].has(character_at(text, pos - 3, before)))) return 0;
                const std::uint32_t end = pos + static_cast<std::uint32_t>(level.size());
                if (end == limit) return end;
                const Word next = words_->longest(text, end, limit);
                const bool goes_on = next.is(any_of(modal, adverb, verb, soft_verb, lead_verb, support_verb, joint, goal, head_unit));
                std::uint32_t mark_length = 0;
                const char32_t mark = character_at(text, end, mark_length);
                return goes_on || mark == U'每' || !is_han(mark) ? end : 0;
            }
        if (pos == at) continue;
        const Word word = words_->longest(text, pos, limit);
        if (!word) continue;
        const std::uint32_t last = pos + word.length - 3;
        // 周城镇: the level is the end of another word
        if (word.length == 6 && word.is(bit(stem)) && !levels.begins(text.substr(last, limit - last)).empty() && pos == at + 3 && !no_name) holds_word = true;
        else if (word.length > 3) return 0;
        else if (word.is(any_of(modal, adverb, preposition, verb, joint, opener, pronoun, permission, recipient, past)))
            holds_word = true;
    }
    return 0;
}

std::optional<PartyList> NameGrammar::counted_places_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    constexpr std::uint32_t shortest = 6, longest = 12;  // bytes of one name
    constexpr std::size_t fewest = 2;
    PartyList list{{at, at}, {}};
    std::uint32_t begin = at, length = 0;
    for (std::uint32_t pos = at; pos < limit;) {
        const char32_t c = character_at(text, pos, length);
        const bool counted = c == U'等';
        if (c == U'、' || counted) {
            if (pos - begin < shortest || pos - begin > longest) return std::nullopt;
            list.parties.push_back({{begin, pos}, std::string(text.substr(begin, pos - begin)), PartyKind::unit});
            begin = pos += length;
            if (!counted) continue;
            // 7个区、县（市）
            const std::uint32_t number = pos;
            constexpr std::u32string_view figures = U"0123456789一二三四五六七八九十两";
            while (pos < limit && figures.find(character_at(text, pos, length)) != figures.npos) pos += length;
            if (pos == number || list.parties.size() < fewest || !starts_with(text, pos, limit, "个")) return std::nullopt;
            pos += 3;
            const std::string_view level = words_->phrases()[Phrase::levels_counted].begins(text.substr(pos, limit - pos));
            if (level.empty()) return std::nullopt;
            list.span.end = pos + static_cast<std::uint32_t>(level.size());
            return list;
        }
        if (!is_han(c) || pos - begin > longest) return std::nullopt;
        pos += length;
    }
    return std::nullopt;
}

}  // namespace jianbao::chinese
