// Persons: behind a post, put in charge by name, behind the label of a person.
#include <algorithm>

#include "character_set.h"
#include "name_words.h"
#include "names.h"

namespace jianbao::chinese {

namespace {

/// The end of a name in parts, 阿依古丽·买买提, as Chinese writes Uygur, Kazakh and other names; 0 where there is none.
std::uint32_t dotted_name_end(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    constexpr unsigned longest_part = 8;
    std::uint32_t length = 0;
    std::uint32_t end = at;
    unsigned part = 0, dots = 0;
    for (; end < limit; end += length) {
        const char32_t c = character_at(text, end, length);
        if (c == U'·' || c == U'•') {
            if (part == 0) return 0;
            part = 0;
            ++dots;
        } else if (!is_han(c) || ++part > longest_part) {
            break;
        }
    }
    return dots > 0 && part > 0 ? end : 0;
}

/// The end of a name in parts before the word that puts somebody in charge or lets him help; 0 where there is none.
std::uint32_t dotted_name_charged(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words) {
    constexpr std::uint32_t longest_part = 24;  // bytes
    const std::string_view near = text.substr(at, std::min<std::size_t>(limit - at, longest_part + 3));
    const std::size_t dot = std::min(near.find("·"), near.find("•"));
    if (dot == near.npos || dot < 6) return 0;
    std::uint32_t length = 0;
    for (std::uint32_t i = at; i < at + dot; i += length)
        if (!is_han(character_at(text, i, length))) return 0;
    character_at(text, at + static_cast<std::uint32_t>(dot), length);
    const std::uint32_t last = at + static_cast<std::uint32_t>(dot) + length;
    for (std::uint32_t end = last; end < limit && end <= last + longest_part; end += length) {
        if (end > last + 3 && words.longest(text, end, limit).is(any_of(lead_verb, support_verb))) return end;
        if (!is_han(character_at(text, end, length))) break;
    }
    return 0;
}

}  // namespace

bool NameGrammar::is_province(std::string_view name) const { return words_->phrases()[Phrase::provinces].has(name); }

Word NameGrammar::family_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    const Word known = words_->longest(text, at, limit, bit(surname));
    if (known || at >= limit) return known;
    std::uint32_t length = 0;
    if (!words_->phrases()[Phrase::doubtful_surnames].has(character_at(text, at, length)) || starts_with(text, at, limit, "国家")) return {};
    // 领导常负责…: an adverb and what it goes with
    const Word next = words_->longest(text, at + length, limit);
    const bool goes_on = next.is(any_of(lead_verb, support_verb, modal, preposition)) || (next.length >= 6 && next.is(any_of(verb, soft_verb, adverb)));
    return !goes_on && words_->longest(text, at, limit).length <= length ? Word{length, bit(surname)} : Word{};
}

std::uint32_t NameGrammar::person_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    // surname and one or two characters, then a word or mark that goes on without them
    const Word surname_word = family_at(text, at, limit);
    if (!surname_word || words_->longest(text, at, limit).length > surname_word.length) return 0;  // 残疾人符合条件
    // 请各组长于今日起通知, 请党员于每月10日前交纳: a time, and nobody called 于今日
    if (starts_with(text, at, limit, "于")) {
        static constexpr CharacterSet of_time(U"每今本即次当明近会汛节年月周开春夏秋冬");
        std::uint32_t length = 0;
        if (at + 3 < limit && of_time.contains(character_at(text, at + 3, length)) && !words_->longest(text, at + 6, limit).is(bit(lead_verb))) return 0;
    }
    const bool doubtful = !words_->longest(text, at, limit, bit(surname));
    std::uint32_t end = at + surname_word.length;
    std::uint32_t fallback = 0;
    for (int given = 0; given < 2 && end < limit; ++given) {
        std::uint32_t length = 0;
        if (!is_han(character_at(text, end, length))) break;
        end += length;
        if (end >= limit) return end;
        const Word next = words_->longest(text, end, limit);
        const char32_t c = character_at(text, end, length);
        if (doubtful) {  // 副局长成建国负责
            if (next.is(any_of(lead_verb, head_person))) return end;
            continue;
        }
        if (c == U'、' || next.is(bit(head_person))) return end;
        // 会计李长根4月25日前…, 主任杨小琴每天…
        if (given == 1 && (skip_time(words_->phrases(), text, end, limit) != end || c == U'每' || next.is(any_of(adverb, preposition)))) return end;
        if (next.is(any_of(verb, lead_verb, support_verb, modal, joint, soft_verb)) || (c == U'和' || c == U'为')) {
            fallback = end;
            if (given == 1 || next.length > 3) return end;
        }
    }
    return fallback;
}

/// 由温国华对接: behind 由 a surname and two characters that are of no word, then a verb.
bool NameGrammar::acts_by_name(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const {
    const PhraseList& ends_office = words_->phrases()[Phrase::ends_of_bodies];
    std::uint32_t length = 0;
    if (!words_->longest(text, begin, limit, bit(surname)) || !starts_with(text, begin - 3, limit, "由") || ends_office.has(character_at(text, end - 3, length))) return false;
    for (std::uint32_t at = begin; at < end; at += 3)
        if (words_->longest(text, at, limit).length > 3 || words_->longest(text, at, limit).is(any_of(head_unit, head_place, preposition))) return false;
    const Word verb_word = words_->longest(text, end, limit);
    return verb_word.is(any_of(verb, soft_verb, support_verb)) && verb_word.length >= 6 && !verb_word.is(party_heads);
}

NameGrammar::Item NameGrammar::a_person(Span name, std::uint32_t end) {
    Item item;
    item.span = {name.begin, end};
    item.person = name;
    item.head = {end, end};
    item.classes = bit(head_person);
    item.complete = true;
    return item;
}

/// 由赵明远牵头, 由赵明远、王强负责: a surname, one or two characters, and at once the word that puts in charge or
/// the next name.
std::optional<NameGrammar::Item> NameGrammar::person_in_charge(std::string_view text, std::uint32_t at,
                                                               std::uint32_t limit) const {
    const std::uint32_t pos = skip_spaces(text, at, limit);
    // 由阿依古丽·买买提负责
    if (const std::uint32_t whole = dotted_name_charged(text, pos, limit, *words_)) {
        return a_person({pos, whole}, whole);
    }
    const Word family = family_at(text, pos, limit);
    if (!family || words_->longest(text, pos, limit).is(bit(preposition)) || starts_with(text, pos - 3, limit, "由于")) return std::nullopt;
    const unsigned longest_person = 2 + family.length / 3;  // characters
    std::uint32_t length = 0;
    std::uint32_t end = pos;
    for (unsigned characters = 1; characters <= longest_person && end < limit; ++characters) {
        if (!is_han(character_at(text, end, length))) return std::nullopt;
        end += length;
        if (characters == 1 || end - pos <= family.length) continue;
        if (words_->longest(text, pos, end).length == end - pos) return std::nullopt;  // 高校, 江苏: a word of its own
        const bool charged = words_->longest(text, end, limit).is(bit(lead_verb));
        const bool listed = starts_with(text, end, limit, "、") && person_in_charge(text, end + 3, limit);
        if (!charged && !listed && !(characters == 3 && acts_by_name(text, pos, end, limit))) continue;
        // 胡川镇, 白寺乡: a town whose first character is a surname too
        if (characters == 3 && !words_->phrases()[Phrase::levels_of_places].ends(text.substr(pos, end - pos)).empty()) return std::nullopt;
        // 赵县, 敖汉旗: nobody is called so
        static constexpr CharacterSet places(U"县旗");
        if (places.contains(character_at(text, end - 3, length))) return std::nullopt;
        // 由安全处负责
        if (characters == 3 && words_->phrases()[Phrase::ends_of_offices].has(character_at(text, end - 3, length))) return std::nullopt;
        return a_person({pos, end}, end);
    }
    return std::nullopt;
}

/// 由上海牵头，江苏、浙江配合: a province in short acts where it is put in charge or helps, alone or in a list of them.
std::optional<NameGrammar::Item> NameGrammar::province_in_charge(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    const std::uint32_t begin = skip_spaces(text, at, limit);
    if (begin >= limit) return std::nullopt;
    const std::string_view province = words_->phrases()[Phrase::provinces].begins(text.substr(begin, limit - begin));
    if (province.empty()) return std::nullopt;
    const std::uint32_t end = begin + static_cast<std::uint32_t>(province.size());
    std::uint32_t joined = 3;
    const bool listed = starts_with(text, end, limit, "、") || is_conjunction(text, end, limit, joined);
    const bool charged = words_->longest(text, end, limit).is(any_of(lead_verb, support_verb));
    if (!charged && !(listed && province_in_charge(text, end + joined, limit))) return std::nullopt;
    Item item;
    item.span = item.head = {begin, end};
    item.classes = bit(head_unit);
    item.complete = true;
    return item;
}

/// 李志明副县长, 丁应龙同志: a surname, one or two characters, and at once the post. 白云区区长 is no person's name.
std::optional<NameGrammar::Item> NameGrammar::titled_person_at(std::string_view text, std::uint32_t at,
                                                               std::uint32_t limit) const {
    const PhraseList& no_given = words_->phrases()[Phrase::never_given];
    const Word family = words_->longest(text, at, limit);
    if (!family.is(bit(surname)) || family.length != 3 || family.is(any_of(preposition, joint))) return std::nullopt;
    std::uint32_t end = at + family.length;
    if (words_->longest(text, end, limit).length > 3) return std::nullopt;  // 向人民负责人…
    for (unsigned given = 0; given < 2; ++given) {
        std::uint32_t length = 0;
        if (end >= limit) return std::nullopt;
        const char32_t c = character_at(text, end, length);
        if (!is_han(c) || no_given.has(c)) return std::nullopt;
        end += length;
        const Word post = words_->longest(text, end, limit);
        // 丁应龙同志: 应 commands nobody there
        const bool comrade = post.is(bit(head_person)) && !starts_with(text, end, limit, "同志们");
        if (!comrade && (!post.is(bit(head_post)) || post.is(bit(audience)) || post.length < 6)) continue;
        // 车管干部: nobody is spoken to so
        if (words_->phrases()[Phrase::people_by_kind].has(text.substr(end, post.length))) return std::nullopt;
        return a_person({at, end}, end + post.length);
    }
    return std::nullopt;
}

std::optional<PartyList> NameGrammar::persons_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    constexpr std::uint32_t longest_person = 12;  // bytes
    PartyList list{{at, limit}, {}};
    for (std::uint32_t begin = skip_spaces(text, at, limit); begin < limit;) {
        const std::size_t mark = text.substr(begin, limit - begin).find("、");
        std::uint32_t end = mark == text.npos ? limit : begin + static_cast<std::uint32_t>(mark);
        const std::uint32_t next = mark == text.npos ? limit : end + 3;
        while (end > begin && text[end - 1] == ' ') --end;
        if (dotted_name_end(text, begin, end) != end) {
            if (end - begin < 6 || end - begin > longest_person || !family_at(text, begin, end)) return std::nullopt;
            std::uint32_t length = 0;
            for (std::uint32_t i = begin; i < end; i += length)
                if (!is_han(character_at(text, i, length)) && text[i] != ' ') return std::nullopt;
        }
        list.parties.push_back({{begin, end}, name_in(text, {begin, end}), PartyKind::person});
        begin = skip_spaces(text, next, limit);
    }
    if (list.parties.empty()) return std::nullopt;
    return list;
}

/// 吕民会、李明同志: names before 同志, whatever words of the grammar stand in them.
std::optional<PartyList> NameGrammar::comrades_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    constexpr std::uint32_t reach = 60;  // bytes
    constexpr std::string_view comrades = "同志", everybody = "同志们";
    if (at >= limit || !family_at(text, at, limit)) return std::nullopt;
    const std::size_t found = find_word(text.substr(at, std::min(reach, limit - at)), comrades);
    if (found == text.npos || found == 0 || text.substr(at + found).starts_with(everybody)) return std::nullopt;
    const std::uint32_t end = at + static_cast<std::uint32_t>(found);
    auto list = persons_at(text, at, end);
    if (!list) return std::nullopt;
    for (const Party& one : list->parties) {
        std::uint32_t length = 0;
        const Span own = one.evidence;
        // 安全处同志, 高校同志
        if (words_->longest(text, own.begin, own.end).length == own.size() || words_->phrases()[Phrase::ends_of_offices].has(character_at(text, own.end - 3, length)))
            return std::nullopt;
    }
    list->parties.back().evidence.end = list->span.end = end + static_cast<std::uint32_t>(comrades.size());
    return list;
}

}  // namespace jianbao::chinese
