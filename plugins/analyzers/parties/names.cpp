#include "names.h"

#include <algorithm>
#include <array>

#include "marks.h"
#include "name_words.h"

namespace jianbao::chinese {

namespace {

PartyKind kind_of(std::string_view name, Classes head) {
    if (head & bit(head_person)) return PartyKind::person;
    if (head & bit(head_post)) return PartyKind::post;
    if (head & bit(head_class)) return PartyKind::group;
    for (const std::string_view all : Words{"各", "所有", "每", "全体", "其他", "其它"})
        if (name.substr(0, all.size()) == all) return PartyKind::group;
    return PartyKind::unit;
}

/// 全党同志, 受过审查的同志, 扎根山区…: what stands before 同志 or a post and is no name.
bool is_nobodys_name(const Phrases& known, std::string_view name) {
    return known[Phrase::comrades_at_large].has(name) || name.ends_with("的") || !known[Phrase::no_comrades].ends(name).empty();
}

}  // namespace

std::string_view name_of(PartyKind kind) {
    switch (kind) {
        case PartyKind::unit:
            return "unit";
        case PartyKind::group:
            return "class";
        case PartyKind::post:
            return "post";
        case PartyKind::person:
            return "person";
        case PartyKind::universal:
            return "universal";
    }
    return "unit";
}

std::string without_spaces(std::string_view words) {
    std::string out;
    std::uint32_t length = 0;
    const auto size = static_cast<std::uint32_t>(words.size());
    std::uint32_t kept = 0;  // from here to `at` all is kept
    for (std::uint32_t at = 0; (at = next_mark(words, at, size)) < size; at += length) {
        const char32_t c = character_at(words, at, length);
        if (c != U' ' && c != U'\u3000' && c != U'\u00A0' && c != U'\t' && c != U'\n' && c != U'\r') continue;
        out.append(words.substr(kept, at - kept));
        kept = at + length;
    }
    out.append(words.substr(kept));
    return out;
}

bool PartyList::universal() const {
    return std::all_of(parties.begin(), parties.end(),
                       [](const Party& one) { return one.kind == PartyKind::universal; });
}

void NameGrammar::add(std::string_view text, const Item& item, std::string name, PartyList& list) const {
    if (!list.parties.empty()) {
        name.insert(0, place_shared(words_->phrases(), list.parties.back().name, name));
    }
    // 中央和地方财政, 国家或省级指挥部: one of each level
    for (const auto& [both, first, second] : {std::array<std::string_view, 3>{"中央和地方", "中央", "地方"}, {"国家或省级", "国家", "省级"},
                                              {"国家和省级", "国家", "省级"}, {"省级和市级", "省级", "市级"}, {"市级和县级", "市级", "县级"}})
        if (name.starts_with(both) && name.size() > both.size()) {
            std::string rest = name.substr(both.size());
            const std::string bare = rest.starts_with("各级") ? rest.substr(6) : rest;
            add(text, item, std::string(first) + bare, list);
            add(text, item, std::string(second) + rest, list);
            return;
        }
    Party party{item.span, std::move(name), PartyKind::unit};
    for (const std::string_view mark : Words{"（牵头）", "(牵头)", "（牵头单位）", "(牵头单位)"})
        if (party.name.ends_with(mark) && party.name.size() > mark.size()) {
            party.name.erase(party.name.size() - mark.size());
            party.marked = true;
        }
    party.kind = kind_of(party.name, item.classes);
    if (stands_for_everybody(*words_, party.name)) party.kind = PartyKind::universal;
    if (!item.unit.empty()) list.parties.push_back({item.unit, name_in(text, item.unit), PartyKind::unit});
    if (party.kind == PartyKind::person) {
        // 副市长张国栋同志: the person's own name is what stands before 同志 and after the post
        // a name in a list that shares the others' head has none of its own: 由璩军、王建国牵头
        const Span before = item.head.empty() ? item.span : Span{item.span.begin, item.head.begin};
        const Span own = item.person.empty() ? before : item.person;
        if (const std::string_view said = text.substr(own.begin, own.size()); said.find("·") != said.npos || said.find("•") != said.npos) {
            party.name = without_spaces(said);
            list.parties.push_back(std::move(party));
            return;
        }
        const std::u32string letters = to_utf32(name_in(text, own));
        constexpr std::size_t longest = 4;  // 欧阳明远
        const std::u32string_view last = std::u32string_view(letters).substr(letters.size() - std::min(letters.size(), longest));
        const bool compound = last.size() == longest && words_->classes_of(to_utf8(last.substr(0, 2))) & bit(surname);
        party.name = to_utf8(compound || last.size() < longest ? last : last.substr(1));
        if (party.name.ends_with("领导")) {  // 各级领导同志: a post
            party.name = name_in(text, item.span);
            party.kind = PartyKind::post;
        }
        if (party.name.empty() || is_nobodys_name(words_->phrases(), party.name)) return;
    }
    // 各地区、各部门: each is named
    std::size_t from = 0;
    if (party.kind == PartyKind::universal)
        for (std::size_t mark; (mark = party.name.find("、各", from)) != party.name.npos; from = mark + std::string_view("、").size())
            list.parties.push_back({party.evidence, party.name.substr(from, mark - from), party.kind});
    party.name.erase(0, from);
    list.parties.push_back(std::move(party));
}

}  // namespace jianbao::chinese
