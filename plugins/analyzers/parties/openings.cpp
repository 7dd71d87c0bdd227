// Where no name begins, told without reading one: so it is at nearly every clause.
#include <algorithm>

#include "character_set.h"
#include "name_words.h"
#include "names.h"

namespace jianbao::chinese {

namespace {

constexpr CharacterSet spaces(U" \t\r\u3000\u00A0");
constexpr CharacterSet letters(U"0123456789０１２３４５６７８９-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
constexpr CharacterSet opens_addition(U"（(“‘");
/// No name goes over them where they are no part of a word.
constexpr CharacterSet ends_name(U"是说有了使令");
/// Placeholders of names, and what closes a list whose names share a head.
constexpr CharacterSet decides_nothing(U"xXＸ×*＊等");
/// Han characters that are more than a step within a name: those above, conjunctions, 联合 and 各.
constexpr CharacterSet notable(U"是说有了使令等以特尤和及与或联各");

bool is_letter(char32_t c) { return c >= 0x3400 && c < 0xFF00; }

}  // namespace

bool NameGrammar::picks_some(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    constexpr std::string_view some = "重点";
    return starts_with(text, at, limit, some) && words_->longest(text, at + some.size(), limit).is(any_of(domain, head_class));
}

/// Walks over the words as item_at() and list_at() do, up to the first that may be of a name or that no name goes over.
/// In doubt it says that a name may begin.
bool NameGrammar::may_name(std::string_view text, std::uint32_t at, std::uint32_t limit, bool verb_follows) const {
    constexpr std::uint32_t longest_place = 6;           // bytes: 县、村, which are no more than places
    std::uint32_t begin = skip_spaces(text, at, limit);  // of the name being read
    std::uint32_t end = begin;                           // of its last word
    bool fields = true;                                  // nothing but fields of government: 公安、民政
    bool opens_with_verb = false, opens_with_determiner = false;
    bool goes_on = false;    // or another part of it, behind a conjunction
    bool ruled_out = false;  // the name being read is none, but 各 would begin another
    if (town_at(text, begin, limit) != 0 || unit_by_verb_at(text, begin, limit, verb_follows) != 0) return true;
    std::uint32_t pos = begin;
    unsigned characters = 0;
    const auto pass = [&](const Word& word) {
        if (pos == begin) {
            opens_with_determiner |= word.is(bit(determiner));
            opens_with_verb = !goes_on && word.is(any_of(verb, soft_verb, support_verb)) && !word.is(any_of(stem, domain));
        }
        fields &= word.is(bit(domain));
        characters += word.length / 3;
        end = pos += word.length;
    };
    for (; pos < limit; ++characters) {
        if (characters >= longest_name) return true;
        std::uint32_t length = 0;
        const char32_t c = character_at(text, pos, length);
        const Word word = word_at(text, pos, limit);
        const bool noted = notable.contains(c);
        if (pos == begin && word.is(bit(surname)) && titled_person_at(text, pos, limit)) return true;
        if (word && !noted && !word.is(party_heads | boundary)) {
            pass(word);
            continue;
        }
        if (!word && !noted && is_letter(c)) {
            fields = false;
            end = pos += length;
            continue;
        }
        if (c == U'各' || (c == U'联' && starts_with(text, pos, limit, "联合"))) return true;
        if (word.is(party_heads)) {
            // 推进企业…: behind a verb only divisions are named, as 督导处, and trades before a command, as 检验机构要…
            const auto told = [&] { return words_->longest(text, pos + word.length, limit).is(bit(modal)); };
            if (!opens_with_verb || (!ruled_out && (may_head_division(words_->phrases(), text.substr(pos, word.length)) || told()))) return true;
            ruled_out |= !word.is(any_of(soft_verb, domain, stem));
        }
        std::uint32_t joined = 0;
        const bool joins = noted && is_conjunction(text, pos, limit, joined);
        if (c == U'、' || (joins && !word.is(party_heads) && (!word || word.length == joined))) {
            if (ruled_out && !joins) break;
            if (!ruled_out && (fields || verb_follows || end - begin <= longest_place)) return true;
            pos += joins ? joined : length;
            if (is_conjunction(text, pos, limit, joined)) {
                if (joins) return true;
                pos += joined;
            }
            begin = end = pos = skip_spaces(text, pos, limit);
            if (town_at(text, begin, limit) != 0 || unit_by_verb_at(text, begin, limit, verb_follows) != 0) return true;
            // behind a conjunction the name may as well go on
            goes_on = joins;
            opens_with_verb = false;
            opens_with_determiner &= joins;
            continue;
        }
        if (word) {
            if (word.is(boundary) && !word.is(inside)) {
                if (ruled_out) break;
                const bool relative = opens_with_determiner && word.is(any_of(verb, lead_verb, support_verb));
                const bool department = word.is(bit(verb)) && words_->starting(text, pos + word.length) & bit(head_unit);  // 拓展部
                if (relative || department || picks_some(text, pos, limit) || joins || c == U'等' || opens_purpose_body(words_->phrases(), text.substr(begin, pos - begin))) return true;
                break;
            }
            pass(word);
            continue;
        }
        if (c == U'等' && ruled_out) break;
        if (decides_nothing.contains(c)) return true;
        fields = false;
        if (opens_addition.contains(c)) {
            const std::uint32_t past = skip_bracketed(text, pos, std::min(limit, pos + longest_addition));
            if (past == pos) break;
            end = pos = past;
            continue;
        }
        if (ends_name.contains(c) || !(is_letter(c) || letters.contains(c) || spaces.contains(c))) break;
        pos += length;
        if (!spaces.contains(c)) end = pos;
    }
    return fields && pos != begin;
}

}  // namespace jianbao::chinese
