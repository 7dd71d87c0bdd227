#include "names.h"

#include <algorithm>

namespace jianbao::chinese {

namespace {

constexpr unsigned longest_name = 34;   // characters
constexpr unsigned longest_field = 10;  // characters of an item whose head is shared

/// Words at which a name has ended (or has not begun).
constexpr Classes boundary = any_of(modal, adverb, preposition, verb, lead_verb, support_verb, request, pronoun, past,
                                    problem, permission, recipient, goal, joint, opener, reporting);
/// Classes that make a word part of a name although it is one of the above.
constexpr Classes inside = any_of(soft_verb, domain, determiner, stem) | party_heads;

bool is_place_word(std::string_view word) {
    return word == "市" || word == "县" || word == "区" || word == "省" || word == "镇" || word == "乡" ||
           word == "州" || word == "中央" || word == "国家" || word == "村" || word == "市级" || word == "县级";
}

bool is_conjunction(std::string_view text, std::uint32_t at, std::uint32_t limit, std::uint32_t& length) {
    for (const std::string_view one : {"以及", "和", "及", "与", "或"})
        if (starts_with(text, at, limit, one)) return length = static_cast<std::uint32_t>(one.size()), true;
    return false;
}

PartyKind kind_of(std::string_view name, Classes head) {
    if (head & bit(head_person)) return PartyKind::person;
    if (head & bit(head_post)) return PartyKind::post;
    if (head & bit(head_class)) return PartyKind::group;
    for (const std::string_view all : {"各", "所有", "每", "全体", "其他", "其它"})
        if (name.substr(0, all.size()) == all) return PartyKind::group;
    return PartyKind::unit;
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
    for (std::uint32_t at = 0; at < words.size(); at += length) {
        const char32_t c = character_at(words, at, length);
        if (c != U' ' && c != U'\u3000' && c != U'\u00A0' && c != U'\t' && c != U'\n' && c != U'\r')
            out.append(words.substr(at, length));
    }
    return out;
}

bool PartyList::universal() const {
    return std::all_of(parties.begin(), parties.end(),
                       [](const Party& one) { return one.kind == PartyKind::universal; });
}

std::optional<NameGrammar::Item> NameGrammar::item_at(std::string_view text, std::uint32_t at,
                                                      std::uint32_t limit) const {
    Item item;
    std::uint32_t length = 0;
    std::uint32_t head_end = 0;    // end of the last head met
    std::uint32_t viable_end = 0;  // end of a head followed by a word that may be its predicate
    Span viable_head;
    Classes viable_classes = 0;
    unsigned characters = 0;
    bool relative = false;  // behind 的
    bool object_last = false;
    bool only_domain = true;
    std::uint32_t pos = skip_spaces(text, at, limit);
    item.span = {pos, pos};
    const std::uint32_t begin = pos;
    while (pos < limit && characters < longest_name) {
        const char32_t c = character_at(text, pos, length);
        if (c == U' ' || c == U'\u3000' || c == U'\u00A0') {
            pos += length;
            continue;
        }
        const Word word = words_->longest(text, pos, limit);
        std::uint32_t joined = 0;
        if (!word.is(party_heads) && is_conjunction(text, pos, limit, joined) && (!word || word.length == joined)) {
            if (pos == begin || head_end == pos || relative) break;
            if (item.joint) break;
            item.joint = pos;
            pos += joined;
            characters += 1;
            only_domain = false;
            continue;
        }
        if (word) {
            const bool heads = word.is(party_heads);
            if (word.is(boundary) && !word.is(inside)) break;
            // 各 after a head opens the next party: 各地各部门
            if (word.is(bit(determiner)) && !heads && head_end == pos && pos != begin) break;
            if (word.is(any_of(soft_verb, stem)) && !heads && head_end == pos && pos != begin) {
                viable_end = pos;
                viable_head = item.head;
                viable_classes = item.classes;
            }
            if (!word.is(bit(domain))) only_domain = false;
            pos += word.length;
            characters += word.length / 3;
            object_last = word.is(bit(object)) && !heads;
            if (heads) {
                item.head = {pos - word.length, pos};
                item.classes = word.classes & (party_heads | bit(determiner));
                head_end = pos;
            }
            continue;
        }
        if (c == U'（' || c == U'(' || c == U'“' || c == U'‘') {
            const std::uint32_t past = skip_bracketed(text, pos, std::min<std::uint32_t>(limit, pos + 42));
            if (past == pos || pos == begin) {
                if (past != pos && (c == U'“' || c == U'‘')) {
                    pos = past;
                    characters += 2;
                    only_domain = false;
                    continue;
                }
                break;
            }
            const bool kept = head_end == pos;
            pos = past;
            characters += 2;
            if (kept) head_end = pos;
            only_domain = false;
            continue;
        }
        const bool letter = c >= 0x3400 || (c < 0x80 && std::isalnum(static_cast<int>(c))) || c == U'×' || c == U'*' ||
                            c == U'＊' || c == U'-';
        if (!letter || (c >= 0xFF00 && !(c >= U'０' && c <= U'９')) || (c >= 0x3000 && c < 0x3400)) break;
        if (c == U'等') break;
        if (c == U'的') {
            relative = true;
            head_end = 0;
            viable_end = 0;
            item.head = {};
        }
        if (c == U'是' || c == U'有' || c == U'了' || c == U'被' || c == U'使' || c == U'令') break;
        only_domain = false;
        object_last = false;
        pos += length;
        ++characters;
    }
    std::uint32_t end = pos;
    while (end > begin && text[end - 1] == ' ') --end;
    if (end == begin) return std::nullopt;
    if (head_end != 0 && head_end == end) {
        item.complete = true;
    } else if (viable_end != 0 && !object_last) {
        end = viable_end;
        item.head = viable_head;
        item.classes = viable_classes;
        item.complete = true;
    }
    item.span = {begin, end};
    if (item.joint >= end) item.joint = 0;
    item.is_domain = only_domain;
    if (item.complete && !plausible(text, item)) item.complete = false;
    if (item.complete) item.is_domain = false;
    return item;
}

bool NameGrammar::plausible(std::string_view text, const Item& item) const {
    const std::string_view whole = text.substr(item.span.begin, item.span.size());
    const std::string_view head = text.substr(item.head.begin, item.head.size());
    const std::string_view before = text.substr(item.span.begin, item.head.begin - item.span.begin);
    if (before.empty()) {
        // a head alone: only words that name somebody by themselves
        if (item.classes & any_of(name, universal)) return true;
        return (head.size() > 3 && item.classes & any_of(head_unit, head_class, head_post)) ||
               (head.size() >= 9 && item.classes & bit(head_place));
    }
    if (item.classes & bit(head_place) && !(item.classes & any_of(head_unit, head_class))) {
        const Word first = words_->longest(text, item.span.begin, item.span.end);
        if (first.is(bit(universal)) && first.length == whole.size()) return true;
        if (first.is(bit(determiner))) return true;
        return whole.size() >= 6;
    }
    return true;
}

void NameGrammar::add(std::string_view text, const Item& item, std::string name, PartyList& list) const {
    Party party{item.span, std::move(name), PartyKind::unit};
    party.kind = kind_of(party.name, item.classes);
    if (words_->classes_of(party.name) & bit(universal)) party.kind = PartyKind::universal;
    if (party.kind == PartyKind::person) {
        // 副市长张国栋同志: the person's own name is what stands before 同志 and after the post
        std::string_view bare = text.substr(item.span.begin, item.head.begin - item.span.begin);
        const std::u32string letters = to_utf32(without_spaces(bare));
        party.name = to_utf8(letters.size() > 3 ? std::u32string_view(letters).substr(letters.size() - 3)
                                                : std::u32string_view(letters));
        if (party.name.empty()) return;
    }
    list.parties.push_back(std::move(party));
}

std::optional<NameGrammar::Item> NameGrammar::shared_head(std::string_view text, std::uint32_t& at,
                                                          std::uint32_t limit) const {
    // 等(5)(个|家|所)(有关)(职能)部门
    std::uint32_t pos = skip_spaces(text, at, limit);
    std::uint32_t length = 0;
    while (pos < limit) {
        const char32_t c = character_at(text, pos, length);
        const bool counted = (c >= U'0' && c <= U'9') || c == U'个' || c == U'家' || c == U'所' || c == U'多' ||
                             std::u32string_view(U"一二三四五六七八九十两几余").find(c) != std::u32string_view::npos;
        if (!counted || words_->longest(text, pos, limit).length > length) break;
        pos += length;
    }
    const std::optional<Item> found = item_at(text, pos, limit);
    if (!found || !found->complete || !(found->classes & any_of(head_class, head_post, head_unit, universal)))
        return std::nullopt;
    at = found->span.end;
    return found;
}

std::optional<PartyList> NameGrammar::list_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    std::vector<Item> items;
    std::optional<Item> shared;
    std::uint32_t pos = at;
    std::uint32_t end = at;
    std::size_t kept = 0;  // items up to the last complete one
    while (pos < limit && items.size() < 40) {
        std::optional<Item> item = item_at(text, pos, limit);
        if (!item) break;
        const std::uint32_t item_end = skip_spaces(text, item->span.end, limit);
        std::uint32_t length = 0;
        const bool more = item_end < limit &&
                          (starts_with(text, item_end, limit, "、") || is_conjunction(text, item_end, limit, length));
        const bool etc = starts_with(text, item_end, limit, "等") && !starts_with(text, item_end, limit, "等级");
        if (!item->complete && !more && !etc && !item->is_domain) break;
        if (!item->complete && count_characters(text.substr(item->span.begin, item->span.size())) > longest_field)
            break;
        items.push_back(*item);
        end = item->span.end;
        if (item->complete) kept = items.size();
        if (etc) {
            std::uint32_t tail = item_end + 3;
            shared = shared_head(text, tail, limit);
            if (shared) {
                end = tail;
                kept = items.size();
                // 等部门和单位
                std::uint32_t joint = skip_spaces(text, end, limit);
                if (is_conjunction(text, joint, limit, length) || starts_with(text, joint, limit, "、")) {
                    std::uint32_t next = joint + (length ? length : 3);
                    if (shared->classes & bit(head_class)) {
                        const Word again = words_->longest(text, next, limit, bit(head_class));
                        if (again) end = next + again.length;
                    }
                }
                pos = skip_spaces(text, end, limit);
                if (starts_with(text, pos, limit, "、")) {
                    // 县委宣传部等部门、各乡镇
                    if (const auto rest = list_at(text, pos + 3, limit)) {
                        PartyList list{{items.front().span.begin, rest->span.end}, {}};
                        if (auto front = list_at(text, at, pos)) {
                            list.parties = std::move(front->parties);
                            list.parties.insert(list.parties.end(), rest->parties.begin(), rest->parties.end());
                            return list;
                        }
                    }
                }
            } else {
                end = kept == items.size() ? item_end + 3 : end;
            }
            break;
        }
        if (!more) {
            // 各地各部门: the next name follows without a mark
            if (item->complete && words_->longest(text, item_end, limit).is(bit(determiner))) {
                pos = item_end;
                continue;
            }
            break;
        }
        pos = item_end + (starts_with(text, item_end, limit, "、") ? 3 : length);
        // 、和
        if (is_conjunction(text, pos, limit, length)) pos += length;
    }
    if (items.empty()) return std::nullopt;
    bool domains = false;
    if (kept == 0) {
        // a bare list of fields: 公安、安监
        if (!std::all_of(items.begin(), items.end(), [](const Item& one) { return one.is_domain; }))
            return std::nullopt;
        domains = true;
        kept = items.size();
    }
    items.resize(kept);
    if (!shared) end = std::max(items.back().span.end, domains ? items.back().span.end : std::min(end, limit));
    if (!shared && end > items.back().span.end && !starts_with(text, items.back().span.end, limit, "等"))
        end = items.back().span.end;

    PartyList list{{items.front().span.begin, end}, {}};
    const Item& last = items.back();
    std::string head;
    if (shared) {
        head = without_spaces(text.substr(shared->head.begin, shared->head.size()));
    } else if (last.complete && last.classes & any_of(head_class, head_post, head_unit)) {
        head = without_spaces(text.substr(last.head.begin, last.head.size()));
    }
    // the whole universal list: 各乡镇、各部门
    const std::string whole = without_spaces(text.substr(list.span.begin, list.span.size()));
    if (words_->classes_of(whole) & bit(universal)) {
        list.parties.push_back({list.span, whole, PartyKind::universal});
        return list;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Item& item = items[i];
        std::string name = without_spaces(text.substr(item.span.begin, item.span.size()));
        // 市、县电教部门: the place shares the rest of the last name
        if (!shared && i + 1 < items.size() && is_place_word(name) && last.complete) {
            const std::string tail = without_spaces(text.substr(last.span.begin, last.span.size()));
            const Word place = words_->longest(tail, 0, tail.size(), bit(head_place));
            if (place && place.length < tail.size() && is_place_word(std::string_view(tail).substr(0, place.length)) &&
                last.classes & any_of(head_class, head_unit)) {
                add(text, {item.span, last.head, last.classes, 0, true, false}, name + tail.substr(place.length), list);
                continue;
            }
        }
        if (item.complete && item.joint && item.classes & bit(head_class)) {
            // 各县区应急管理和消防部门
            const std::string left = without_spaces(text.substr(item.span.begin, item.joint - item.span.begin));
            const std::string right = without_spaces(text.substr(item.joint, item.span.end - item.joint));
            const std::string own = without_spaces(text.substr(item.head.begin, item.head.size()));
            std::uint32_t length = 0;
            is_conjunction(right, 0, static_cast<std::uint32_t>(right.size()), length);
            add(text, item, left + own, list);
            // the place before the first field is the second's too
            std::size_t field = left.size();
            for (std::size_t i = 0; i < left.size(); i += 3)
                if (const Word word = words_->longest(left, i, left.size(), bit(domain));
                    word && i + word.length == left.size()) {
                    field = i;
                    break;
                }
            add(text, item, (field < left.size() ? left.substr(0, field) : "") + right.substr(length), list);
            continue;
        }
        if (!item.complete && !domains) name += head;
        Item named = item;
        if (!item.complete) named.classes = shared ? shared->classes : last.classes;
        if (!item.complete && !(named.classes & party_heads)) continue;
        add(text, named, name, list);
    }
    if (list.parties.empty()) return std::nullopt;
    return list;
}

}  // namespace jianbao::chinese
