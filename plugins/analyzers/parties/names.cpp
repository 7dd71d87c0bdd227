#include "names.h"

#include <algorithm>

namespace jianbao::chinese {

namespace {

constexpr unsigned longest_name = 34;   // characters
constexpr unsigned longest_field = 10;  // characters of an item whose head is shared

/// Words at which a name has ended (or has not begun).
constexpr Classes boundary = any_of(modal, adverb, preposition, verb, lead_verb, support_verb, request, pronoun, past,
                                    problem, permission, recipient, goal, joint, opener, reporting, future);
/// Classes that make a word part of a name although it is one of the above.
constexpr Classes inside = any_of(soft_verb, domain, determiner, stem) | party_heads;

bool is_place_word(std::string_view word) {
    return word == "市" || word == "县" || word == "区" || word == "省" || word == "镇" || word == "乡" ||
           word == "州" || word == "中央" || word == "国家" || word == "村" || word == "市级" || word == "县级";
}

bool is_conjunction(std::string_view text, std::uint32_t at, std::uint32_t limit, std::uint32_t& length) {
    for (const std::string_view one : {"以及", "特别是", "尤其是", "和", "及", "与", "或"})
        if (starts_with(text, at, limit, one)) return length = static_cast<std::uint32_t>(one.size()), true;
    return false;
}

/// 宣传部 followed by 门 is a class of departments, 公安局 followed by 长 a post: the words overlap.
void extend_head(std::string_view text, std::uint32_t at, std::uint32_t limit, Word& word) {
    const std::uint32_t end = at + word.length;
    const std::string_view last = text.substr(end - 3, 3);
    if (last == "部" && starts_with(text, end, limit, "门"))
        word = {word.length + 3, bit(head_class)};
    else if (starts_with(text, end, limit, "长") && !starts_with(text, end, limit, "长期") &&
             !starts_with(text, end, limit, "长效"))
        word = {word.length + 3, bit(head_post)};
    else if (last == "局" && starts_with(text, end, limit, "面"))
        word = {word.length + 3, bit(object)};
}

/// The end of a run of placeholder characters that starts at `at`.
std::uint32_t mask_at(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t length = 0;
    while (at < limit) {
        const char32_t c = character_at(text, at, length);
        if (c != U'x' && c != U'X' && c != U'×' && c != U'*' && c != U'＊' && c != U'Ｘ') break;
        at += length;
    }
    return at;
}

/// A universal body, also behind 全市, 其他, x: 全市各级各部门, X各级党组织.
bool stands_for_everybody(const Lexicon& words, std::string_view name) {
    if (name.empty()) return false;
    if (words.classes_of(name) & bit(universal)) return true;
    for (const std::string_view front : {"全市", "全县", "全区", "全省", "全州", "全镇", "我市", "我县", "我区", "本市",
                                         "其他", "其它", "其余", "市级", "市直", "县直", "区直", "广大"})
        if (name.substr(0, front.size()) == front && name.size() > front.size() &&
            stands_for_everybody(words, name.substr(front.size())))
            return true;
    const std::uint32_t masked = mask_at(name, 0, static_cast<std::uint32_t>(name.size()));
    return masked > 0 && stands_for_everybody(words, name.substr(masked));
}

/// 各地区、部门; 全县各乡镇各部门: places and departments that add up to everybody.
bool adds_up(const Lexicon& words, const std::vector<Party>& parties) {
    bool departments = false;
    for (const Party& party : parties) {
        std::string_view name = party.name;
        for (const std::string_view front : {"全市", "全县", "全区", "全省", "我市", "我县", "我区"})
            if (name.substr(0, front.size()) == front) name.remove_prefix(front.size());
        if (name == "部门" || name == "单位" || name == "各部门" || name == "各单位" || name == "各系统" ||
            name == "各级部门" || name == "各级各部门") {
            departments = true;
            continue;
        }
        if (stands_for_everybody(words, name)) continue;
        if (name.substr(0, 3) != "各") return false;
        name.remove_prefix(3);
        for (const std::string_view middle : {"相关", "有关", "级"})
            if (name.substr(0, middle.size()) == middle) name.remove_prefix(middle.size());
        const Classes classes = words.classes_of(name);
        const bool place = classes & bit(head_place) || name == "乡镇" || name == "镇街" || name == "县区" ||
                           name == "县市区" || name == "地区" || name == "地" || name == "街道" || name == "区县";
        if (!place) return false;
    }
    return departments && parties.size() >= 2;
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
    bool opens_with_verb = false;  // 督导组, but not 引领企业
    std::uint32_t pos = skip_spaces(text, at, limit);
    item.span = {pos, pos};
    const std::uint32_t begin = pos;
    while (pos < limit && characters < longest_name) {
        const char32_t c = character_at(text, pos, length);
        if (c == U' ' || c == U'\u3000' || c == U'\u00A0') {
            pos += length;
            continue;
        }
        Word word = words_->longest(text, pos, limit);
        if (word.is(bit(head_unit)) || word.is(bit(name))) extend_head(text, pos, limit, word);
        if (head_end == pos && item.classes & bit(head_post) && word.is(bit(surname))) {
            if (const std::uint32_t named = person_at(text, pos, limit)) {
                // 副县长赵明远
                item.head = {named, named};
                item.person = {pos, named};
                item.classes = bit(head_person);
                pos = head_end = named;
                const Word title = words_->longest(text, pos, limit, bit(head_person));
                if (title) pos = head_end = pos + title.length;
                only_domain = false;
                break;
            }
        }
        if (!word) {
            // a place kept from the reader: xx, ×
            const std::uint32_t masked = mask_at(text, pos, limit);
            if (masked - pos >= 2) word = {masked - pos, bit(name)};
        }
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
            if (pos == begin && word.is(any_of(verb, soft_verb)) && !heads && !word.is(bit(stem)))
                opens_with_verb = true;
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
    if (item.complete && opens_with_verb && !(item.classes & bit(head_unit))) {
        // 监管部门, 组织部门: the head follows at once; 组织年轻干部 is a predicate
        std::uint32_t at_head = begin;
        while (at_head < item.head.begin) {
            const Word part = words_->longest(text, at_head, item.head.begin);
            if (!part.is(any_of(domain, soft_verb))) break;
            at_head += part.length;
        }
        if (at_head != item.head.begin ||
            (item.classes & bit(head_post) && !words_->longest(text, begin, end).is(bit(domain))))
            return std::nullopt;
    }
    if (item.complete && !plausible(text, item)) item.complete = false;
    if (item.complete) item.is_domain = false;
    return item;
}

std::uint32_t NameGrammar::person_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    // surname and one or two characters, then a word or mark that goes on without them
    const Word surname_word = words_->longest(text, at, limit, bit(surname));
    std::uint32_t end = at + surname_word.length;
    std::uint32_t fallback = 0;
    for (int given = 0; given < 2 && end < limit; ++given) {
        std::uint32_t length = 0;
        if (!is_han(character_at(text, end, length))) break;
        end += length;
        if (end >= limit) return end;
        const Word next = words_->longest(text, end, limit);
        const char32_t c = character_at(text, end, length);
        if (c == U'、' || next.is(bit(head_person))) return end;
        if (next.is(any_of(verb, lead_verb, support_verb, modal, joint, soft_verb)) || (c == U'和' || c == U'为')) {
            fallback = end;
            if (given == 1 || next.length > 3) return end;
        }
    }
    return fallback;
}

bool NameGrammar::plausible(std::string_view text, const Item& item) const {
    const std::string_view whole = text.substr(item.span.begin, item.span.size());
    const std::string_view head = text.substr(item.head.begin, item.head.size());
    const std::string_view before = text.substr(item.span.begin, item.head.begin - item.span.begin);
    if (before.empty()) {
        // a head alone: only words that name somebody by themselves
        if (item.classes & any_of(name, universal)) return true;
        if (words_->classes_of(head) & bit(object)) return false;
        return (head.size() > 3 && item.classes & any_of(head_unit, head_class, head_post)) ||
               (head.size() >= 9 && item.classes & bit(head_place));
    }
    if (item.classes & bit(head_place) && !(item.classes & any_of(head_unit, head_class))) {
        const Word first = words_->longest(text, item.span.begin, item.span.end);
        if (first.is(bit(universal)) && first.length == whole.size()) return true;
        if (first.is(bit(determiner))) return true;
        return count_characters(whole) >= 2;
    }
    return true;
}

void NameGrammar::add(std::string_view text, const Item& item, std::string name, PartyList& list) const {
    Party party{item.span, std::move(name), PartyKind::unit};
    party.kind = kind_of(party.name, item.classes);
    if (stands_for_everybody(*words_, party.name)) party.kind = PartyKind::universal;
    if (party.kind == PartyKind::person) {
        // 副市长张国栋同志: the person's own name is what stands before 同志 and after the post
        std::string_view bare = item.person.empty() ? text.substr(item.span.begin, item.head.begin - item.span.begin)
                                                    : text.substr(item.person.begin, item.person.size());
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
    std::size_t places = 0;
    std::size_t kept = 0;  // items up to the last complete one
    while (pos < limit && items.size() < 40) {
        std::optional<Item> item = item_at(text, pos, limit);
        if (!item) break;
        const std::uint32_t item_end = skip_spaces(text, item->span.end, limit);
        std::uint32_t length = 0;
        const bool more = item_end < limit &&
                          (starts_with(text, item_end, limit, "、") || is_conjunction(text, item_end, limit, length));
        const bool etc = starts_with(text, item_end, limit, "等") && !starts_with(text, item_end, limit, "等级");
        const bool place = is_place_word(without_spaces(text.substr(item->span.begin, item->span.size())));
        if (!item->complete && !more && !etc && !item->is_domain && !(place && places > 0)) break;
        if (!item->complete && count_characters(text.substr(item->span.begin, item->span.size())) > longest_field)
            break;
        if (place || (item->complete && item->classes & bit(head_place))) ++places;
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
    if (places == items.size() && places >= 2 && !shared) {
        // 县、镇、村: places that act together
        const bool all = std::all_of(items.begin(), items.end(), [&](const Item& one) {
            return is_place_word(without_spaces(text.substr(one.span.begin, one.span.size()))) ||
                   (one.complete && one.classes & bit(head_place));
        });
        if (all) {
            for (Item& one : items) {
                one.complete = true;
                one.classes |= bit(head_place);
            }
            kept = items.size();
        }
    }
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
                add(text, {item.span, last.head, {}, last.classes, 0, true, false}, name + tail.substr(place.length),
                    list);
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
    if (adds_up(*words_, list.parties))
        for (Party& party : list.parties) party.kind = PartyKind::universal;
    // the post in apposition to a named official is not a party of its own
    if (std::any_of(list.parties.begin(), list.parties.end(),
                    [](const Party& one) { return one.kind == PartyKind::person; }))
        std::erase_if(list.parties, [](const Party& one) { return one.kind == PartyKind::post; });
    if (list.parties.empty()) return std::nullopt;
    return list;
}

}  // namespace jianbao::chinese
