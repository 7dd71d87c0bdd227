#include "names.h"

#include <algorithm>
#include <array>

#include "marks.h"
#include "name_words.h"

namespace jianbao::chinese {

namespace {

constexpr unsigned longest_field = 10;  // characters of an item whose head is shared

/// 各省, 有关市: the place without the words that open it.
std::string_view without_determiner(std::string_view name) {
    static constexpr std::string_view fronts[] = {"各有关", "各相关", "有关", "相关", "各"};
    for (const std::string_view front : fronts)
        if (name.starts_with(front)) return name.substr(front.size());
    return name;
}

/// The length of 两级, 三级 in 市、区两级环卫部门.
std::size_t levels(std::string_view name, std::size_t at) {
    const std::string_view here = name.substr(at, 6);
    return here == "两级" || here == "三级" || here == "四级" ? 6 : 0;
}

PartyKind kind_of(std::string_view name, Classes head) {
    if (head & bit(head_person)) return PartyKind::person;
    if (head & bit(head_post)) return PartyKind::post;
    if (head & bit(head_class)) return PartyKind::group;
    for (const std::string_view all : Words{"各", "所有", "每", "全体", "其他", "其它"})
        if (name.substr(0, all.size()) == all) return PartyKind::group;
    return PartyKind::unit;
}

/// 全党同志, 受过审查的同志, 扎根山区…: what stands before 同志 or a post and is no name.
bool is_nobodys_name(std::string_view name) {
    for (const std::string_view all : Words{"全党", "全军", "全国", "全体", "党内", "党外"})
        if (name == all) return true;
    for (const std::string_view end : Words{"的", "部门", "机关", "电话", "山区", "单位"})
        if (name.ends_with(end)) return true;
    return false;
}

/// 督查室 of 县委、县政府督查室: the committee has one as well. Empty for other pairs.
std::string_view office_of_both(std::string_view committee, std::string_view office) {
    constexpr std::string_view of = "委", government = "政府";
    if (!committee.ends_with(of)) return {};
    const std::string_view place = committee.substr(0, committee.size() - of.size());
    if (place.empty() || !office.starts_with(place) || !office.substr(place.size()).starts_with(government)) return {};
    const std::string_view own = office.substr(place.size() + government.size());
    for (const std::string_view shared : Words{"督查室", "办公室", "办", "信访局", "研究室", "政策研究室", "值班室", "总值班室"})
        if (own == shared) return own;
    return {};
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
        name.resize(count_behind(name));
        name.insert(0, place_shared(list.parties.back().name, name));
    }
    // 财政两部门 of 发改、财政两部门
    for (const std::string_view counted : Words{"两部门", "三部门", "两个部门", "三个部门"})
        if (name.ends_with(counted) && name.size() > counted.size() && !name.ends_with("第三部门")) {
            name.erase(name.size() - counted.size());
            name += "部门";
            break;
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
    party.kind = kind_of(party.name, item.classes);
    if (stands_for_everybody(*words_, party.name)) party.kind = PartyKind::universal;
    if (!item.unit.empty()) list.parties.push_back({item.unit, without_spaces(text.substr(item.unit.begin, item.unit.size())), PartyKind::unit});
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
        const std::u32string letters = to_utf32(without_spaces(text.substr(own.begin, own.size())));
        constexpr std::size_t longest = 4;  // 欧阳明远
        const std::u32string_view last = std::u32string_view(letters).substr(letters.size() - std::min(letters.size(), longest));
        const bool compound = last.size() == longest && words_->classes_of(to_utf8(last.substr(0, 2))) & bit(surname);
        party.name = to_utf8(compound || last.size() < longest ? last : last.substr(1));
        if (party.name.ends_with("领导")) {  // 各级领导同志: a post
            party.name = without_spaces(text.substr(item.span.begin, item.span.size()));
            party.kind = PartyKind::post;
        }
        if (party.name.empty() || is_nobodys_name(party.name)) return;
    }
    // 各地区、各部门: each is named
    std::size_t from = 0;
    if (party.kind == PartyKind::universal)
        for (std::size_t mark; (mark = party.name.find("、各", from)) != party.name.npos; from = mark + std::string_view("、").size())
            list.parties.push_back({party.evidence, party.name.substr(from, mark - from), party.kind});
    party.name.erase(0, from);
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
    std::optional<Item> found = item_at(text, pos, limit);
    // 等市场监管领域有关部门: the field between is everybody's
    if (!found || !found->complete) {
        constexpr std::size_t longest_between = 36;  // bytes
        const std::string_view near = text.substr(pos, std::min<std::size_t>(limit - pos, longest_between));
        for (const std::string_view some : Words{"有关", "相关"})
            if (const std::size_t field = near.substr(0, near.find(some)).find("领域");
                field != near.npos && near.find(some) == field + 6)
                found = item_at(text, pos + static_cast<std::uint32_t>(field) + 6, limit);
    }
    // 等公共场所: a bare head is enough to be shared
    const bool bare = found && !found->complete && found->head == found->span && found->classes & bit(head_class);
    if (bare) {
        at = found->span.end;
        return found;
    }
    if (!found || !found->complete || !(found->classes & any_of(head_class, head_post, head_unit, universal)))
        return std::nullopt;
    at = found->span.end;
    return found;
}

std::optional<PartyList> NameGrammar::list_at(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                              bool verb_follows) const {
    if (!may_list(text, at, limit, verb_follows)) return std::nullopt;
    return read_list(text, at, limit, verb_follows);
}

bool NameGrammar::may_list(std::string_view text, std::uint32_t at, std::uint32_t limit, bool verb_follows) const {
    return (words_->marks(text, at, limit) && may_name(text, at, limit, verb_follows)) ||
           (verb_follows && (person_in_charge(text, at, limit) || province_in_charge(text, at, limit)));
}

std::optional<PartyList> NameGrammar::read_list(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                                bool verb_follows) const {
    if (auto places = counted_places_at(text, skip_spaces(text, at, limit), limit)) return places;
    std::vector<Item> items;
    std::optional<Item> shared, beside;
    std::uint32_t pos = at;
    std::uint32_t end = at;
    std::size_t places = 0;
    std::size_t kept = 0;  // items up to the last complete one
    while (pos < limit && items.size() < 40) {
        std::optional<Item> item = verb_follows ? province_in_charge(text, pos, limit) : std::nullopt;
        if (!item && verb_follows) item = person_in_charge(text, pos, limit);
        if (!item) item = item_at(text, pos, limit, verb_follows);
        if (!item) break;
        const std::uint32_t item_end = skip_spaces(text, item->span.end, limit);
        std::uint32_t length = 0;
        const bool more = item_end < limit &&
                          (starts_with(text, item_end, limit, "、") || is_conjunction(text, item_end, limit, length));
        const bool etc = starts_with(text, item_end, limit, "等") && !starts_with(text, item_end, limit, "等级");
        const bool place = item->span.size() <= 6 && is_place_word(text.substr(item->span.begin, item->span.size()));
        if (!item->complete && !more && !etc && !item->is_domain && !(place && places > 0)) break;
        // 县级以上人民政府教育、卫生健康等部门: only what follows the government is the field
        const std::uint32_t field = item->head.end > item->span.begin ? item->head.end : item->span.begin;
        if (!item->complete && count_characters(text.substr(field, item->span.end - field)) > longest_field) break;
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
                        if (again) {
                            end = next + again.length;
                        } else if (const auto second = item_at(text, next, limit);
                                   second && second->complete && length) {
                            end = second->span.end;  // 等应急队伍和专家团队
                            // 等部门和农业发展银行: one more
                            if (second->classes & any_of(head_unit, jianbao::chinese::name)) beside = second;
                        }
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
            const Word own = words_->longest(text, item_end + 3, limit);
            const bool each = starts_with(text, item_end, limit, "各") && own.is(any_of(verb, soft_verb)) && !own.is(party_heads | bit(domain));
            // 省级人民政府有关行政主管部门, 县教育局相关科室: part of it
            if (item->complete && item->classes & bit(head_unit) && (starts_with(text, item_end, limit, "有关") || starts_with(text, item_end, limit, "相关")))
                if (const auto part = item_at(text, item_end, limit, verb_follows); part && part->complete && !(part->classes & bit(head_person))) {
                    items.back().span.end = end = part->span.end;
                    items.back().head = part->head;
                    items.back().classes = part->classes & ~bit(universal);
                    pos = end;
                    const std::uint32_t next = skip_spaces(text, pos, limit);
                    if (!starts_with(text, next, limit, "、") && !is_conjunction(text, next, limit, length)) break;
                    pos = next + (starts_with(text, next, limit, "、") ? 3 : length);
                    continue;
                }
            if (item->complete && !each && words_->longest(text, item_end, limit).is(bit(determiner))) {
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
    const auto shared_name = [&](std::size_t from = 0) -> std::string {  // of the head the names share
        // 公安、卫健部门和各街道: that of the next name that has one
        if (!shared && last.complete && text.substr(last.span.begin, last.span.size()).ends_with("主管部门")) return "主管部门";
        if (!shared)
            for (std::size_t i = from; i + 1 < items.size(); ++i)
                if (items[i].complete && items[i].classes & bit(head_class) && text.substr(items[i].head.begin, items[i].head.size()).ends_with("部门")) return "部门";
        if (shared) {
            // 教育、供水等领域主管部门: what makes them departments of a field is shared as well
            const std::string_view said = text.substr(shared->span.begin, shared->span.size());
            if (said.ends_with("主管部门") && !said.starts_with("有关") && !said.starts_with("相关")) return without_spaces(said);
            return without_spaces(text.substr(shared->head.begin, shared->head.size()));
        }
        if (last.complete && last.classes & any_of(head_class, head_post, head_unit))
            return without_spaces(text.substr(last.head.begin, last.head.size()));
        if (last.complete && last.classes & bit(universal) && chinese::ends_with(text, 0, last.span.end, "部门"))
            return "部门";  // 民政、市场监管和相关部门
        return {};
    };
    // the whole universal list: 各乡镇、各部门
    const std::string whole = without_spaces(text.substr(list.span.begin, list.span.size()));
    const bool all_of_them = (words_->classes_of(whole) & bit(universal)) != 0;
    const std::size_t placed = shared ? add_shared_fields(text, items, shared_name(), list) : add_placed_fields(text, items, list);
    for (std::size_t i = placed; i < items.size(); ++i) {
        const Item& item = items[i];
        std::string name = without_spaces(text.substr(item.span.begin, item.span.size()));
        // 各省、自治区、直辖市人民政府; 有关省、市、自治区
        const std::string_view bare = without_determiner(name);
        if (!shared && i + 1 < items.size() && last.complete && !bare.empty() && place_in_front(bare) == bare.size()) {
            const std::string tail = without_spaces(text.substr(last.span.begin, last.span.size()));
            const std::size_t place = place_in_front(without_determiner(tail));
            const std::size_t opened = tail.size() - without_determiner(tail).size();
            // 各省、自治区、直辖市登记机关, but 各县、市教育局
            const std::string second = i + 2 < items.size() ? without_spaces(text.substr(items[i + 1].span.begin, items[i + 1].span.size())) : std::string();
            const bool several = !second.empty() && place_in_front(second) == second.size();
            if (place != 0 &&
                (opened + place == tail.size() || bare.size() == name.size() || opened != 0 || several ||
                 place_in_front(bare) == 0 || chinese::ends_with(tail, 0, tail.size(), "政府") ||
                 chinese::ends_with(tail, 0, tail.size(), "部门")) &&
                (opened + place == tail.size() ||
                 last.classes & any_of(head_class, head_unit, jianbao::chinese::name)) &&
                !starts_with(tail, opened + place, tail.size(), "（")) {
                Item filled = last;
                filled.span = item.span;
                filled.joint = 0;
                add(text, filled, name + tail.substr(opened + place + levels(tail, opened + place)), list);
                continue;
            }
        }
        if (!shared && i + 1 < items.size() && item.complete)
            if (const std::string_view office = office_of_both(name, text.substr(items[i + 1].span.begin, items[i + 1].span.size())); !office.empty()) {
                add(text, item, name + std::string(office), list);
                continue;
            }
        // 石桥县、临江区人民政府
        if (!shared && i + 1 < items.size() && item.complete && item.classes & bit(head_place) && last.complete && last.classes & bit(head_unit) &&
            name.size() >= 9 && !name.starts_with("各") && !name.ends_with("）"))
            if (const std::string_view body = government_of(text.substr(last.span.begin, last.span.size())); !body.empty()) {
                Item filled = last;
                filled.span = item.span;
                add(text, filled, name + std::string(body), list);
                continue;
            }
        // 市、县电教部门: the place shares the rest of the last name
        if (!shared && i + 1 < items.size() && is_place_word(name) && last.complete) {
            const std::string tail = without_spaces(text.substr(last.span.begin, last.span.size()));
            const Word place = words_->longest(tail, 0, tail.size(), bit(head_place));
            if (place && place.length < tail.size() && is_place_word(std::string_view(tail).substr(0, place.length)) &&
                last.classes & any_of(head_class, head_unit, head_post, universal)) {
                add(text, {item.span, last.head, {}, last.classes, 0, true, false},
                    name + tail.substr(place.length + levels(tail, place.length)), list);
                continue;
            }
        }
        if (i > 0 && item.complete &&
            is_place_word(without_spaces(text.substr(items[i - 1].span.begin, items[i - 1].span.size())))) {
            const Word place = words_->longest(name, 0, name.size(), bit(head_place));
            if (place && place.length < name.size() && levels(name, place.length)) name.erase(place.length, 6);
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
        // 财政 in 教育、财政等部门 is a field, 供销社 an office
        const bool field = shared && words_->classes_of(name) & bit(domain);
        if ((!item.complete || field) && !domains) name += shared_name(i);
        Item named = item;
        if (!item.complete) named.classes = shared ? shared->classes : last.classes;
        if (!item.complete && named.classes & bit(universal)) named.classes = bit(head_class);
        if (!item.complete && !(named.classes & party_heads)) continue;
        add(text, named, name, list);
    }
    if (beside) add(text, *beside, without_spaces(text.substr(beside->span.begin, beside->span.size())), list);
    if (all_of_them || adds_up(*words_, list.parties))
        for (Party& party : list.parties) party.kind = PartyKind::universal;
    // the post in apposition to a named official is not a party of its own
    if (std::any_of(list.parties.begin(), list.parties.end(),
                    [](const Party& one) { return one.kind == PartyKind::person; }))
        std::erase_if(list.parties, [](const Party& one) { return one.kind == PartyKind::post; });
    if (list.parties.empty()) return std::nullopt;
    return list;
}

}  // namespace jianbao::chinese
