// Lists: names one after the other, from the first to the last head that ends one.
#include <algorithm>
#include <array>

#include "name_words.h"
#include "names.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t most_items = 40;  // no list of names is longer
constexpr unsigned longest_field = 10;  // characters of an item whose head is shared

/// 3 where 、 joins two names at `at`, 6 where 以及 does; 0 where nothing does.
std::uint32_t joint_length(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (starts_with(text, at, limit, "、")) return 3;
    std::uint32_t length = 0;
    return is_conjunction(text, at, limit, length) ? length : 0;
}

/// A number of names, 2 to 10, and its length; 二 numbers, and counts nothing.
struct Number {
    std::size_t value = 0;  ///< 0 for none
    std::size_t length = 0;
};
Number number_opening(std::string_view words) {
    static constexpr std::array<std::string_view, 9> numerals{"两", "三", "四", "五", "六", "七", "八", "九", "十"};
    for (std::size_t i = 0; i < numerals.size(); ++i)
        if (words.starts_with(numerals[i])) return {i + 2, numerals[i].size()};
    if (words.starts_with("10")) return {10, 2};
    if (words.empty() || words[0] < '2' || words[0] > '9') return {};
    return {static_cast<std::size_t>(words[0] - '0'), 1};
}

/// 三个村 of 柳林三个村.
struct CountedHead {
    std::uint32_t at = 0;  ///< where its number begins; 0 for none
    std::uint32_t head = 0;
    std::size_t count = 0;
};
CountedHead counted_head(const PhraseList& bodies, std::string_view text, Span last) {
    static constexpr WordList measures({"个", "家", "所", "支"});
    std::uint32_t length = 0;
    for (std::uint32_t at = last.begin; at < last.end; at += length) {
        character_at(text, at, length);
        const Number number = number_opening(text.substr(at, last.end - at));
        if (at == last.begin || number.value == 0 || (text[at - 1] >= '0' && text[at - 1] <= '9')) continue;
        const std::string_view rest = text.substr(at + number.length, last.end - at - number.length);
        const std::string_view measure = measures.begins(rest);
        if (rest.size() > measure.size() && (!measure.empty() || bodies.has(rest)))
            return {at, last.end - static_cast<std::uint32_t>(rest.size() - measure.size()), number.value};
    }
    return {};
}

}  // namespace

std::optional<PartyList> NameGrammar::list_at(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                              bool verb_follows) const {
    if (auto people = comrades_at(text, skip_spaces(text, at, limit), limit)) return people;
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
    Series series = read_series(text, at, limit, verb_follows);
    if (series.items.empty()) return std::nullopt;
    if (auto both = list_beyond(text, at, limit, series)) return both;
    complete_places(text, series);
    complete_fields(text, series);
    if (!end_series(text, limit, series)) return std::nullopt;
    PartyList list = parties_of(text, series);
    if (list.parties.empty()) return std::nullopt;
    return list;
}

NameGrammar::Series NameGrammar::read_series(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                             bool verb_follows) const {
    Series series;
    series.end = at;
    std::uint32_t pos = at;
    while (pos < limit && series.items.size() < most_items) {
        const std::optional<Item> item = next_item(text, pos, limit, verb_follows);
        if (!item) break;
        const std::uint32_t behind = skip_spaces(text, item->span.end, limit);
        const std::uint32_t joint = joint_length(text, behind, limit);
        const bool etc = starts_with(text, behind, limit, "等") && !starts_with(text, behind, limit, "等级");
        if (!take_item(text, *item, joint != 0 || etc, series)) break;
        if (etc) {
            read_shared_head(text, behind + 3, limit, series);
            break;
        }
        if (joint == 0) {
            pos = next_unmarked(text, behind, limit, verb_follows, series);
            if (pos == 0) break;
            continue;
        }
        pos = behind + joint;
        // 、和
        std::uint32_t second = 0;
        if (is_conjunction(text, pos, limit, second)) pos += second;
    }
    share_counted_head(text, series);
    return series;
}

void NameGrammar::share_counted_head(std::string_view text, Series& series) const {
    std::vector<Item>& items = series.items;
    if (series.shared || items.size() < 2 || !items.back().complete || series.end != items.back().span.end) return;
    const Item whole = items.back();
    const Phrases& known = words_->phrases();
    const CountedHead counted = counted_head(known[Phrase::bodies_counted], text, whole.span);
    if (counted.at == 0) return;
    const Span head{counted.head, whole.span.end};
    std::uint32_t begin = whole.span.begin;
    // 柳湾和东岭 of 石坪、柳湾和东岭三个村
    std::optional<Item> before;
    if (counted.count == items.size() + 1) {
        std::uint32_t joint = begin, length = 0, joined = 0;
        while (joint < counted.at && !is_conjunction(text, joint, counted.at, joined)) {
            character_at(text, joint, length);
            joint += length;
        }
        if (joint > begin && joint < counted.at) before = item_at(text, begin, joint);
        if (before && before->span.end != joint) return;
        if (before) begin = joint + joined;
    }
    auto front = item_at(text, begin, counted.at);
    if (!front || front->span.end != counted.at) return;
    // 驻深圳、杭州两个招商小分队: a place is no team, but 城关镇 of 三个单位 and 县工信局 of 两部门 are named
    static constexpr WordList levels({"村", "街道", "社区"});
    constexpr std::uint32_t shortest_name = 9;  // bytes
    const auto named = [&](const Item& one) {
        const std::string_view words = text.substr(one.span.begin, one.span.size());
        const bool place = !known[Phrase::levels_governed].ends(words).empty() || !levels.ends(words).empty();
        const bool own = one.classes & any_of(head_unit, head_class, head_post) || words.ends_with(text.substr(head.begin, head.size()));
        return one.complete && (own || (words.size() >= shortest_name && (place || one.classes & bit(chinese::name))));
    };
    const bool all = counted.count == items.size() + (before ? 1 : 0);
    // 县财政局、审计局三部门: whoever the third is, each of these has a name; 县水利局、柳林镇五个村 are those of one town
    const bool bodies = known[Phrase::bodies_counted].has(text.substr(head.begin, head.size())) && front->complete && !(front->classes & bit(head_place));
    if (!all && !bodies) return;
    Item shared = whole;
    shared.span = shared.head = head;
    items.pop_back();
    if (before) {
        before->complete = named(*before);
        items.push_back(*before);
    }
    front->complete = named(*front);
    items.push_back(*front);
    series.kept = items.size();
    series.shared = shared;
    series.counted = true;
}

std::optional<NameGrammar::Item> NameGrammar::next_item(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                                        bool verb_follows) const {
    if (verb_follows) {
        if (auto province = province_in_charge(text, at, limit)) return province;
        if (auto person = person_in_charge(text, at, limit)) return person;
    }
    return item_at(text, at, limit, verb_follows);
}

bool NameGrammar::take_item(std::string_view text, const Item& item, bool goes_on, Series& series) const {
    const bool place = item.span.size() <= 6 && is_place_word(words_->phrases(), text.substr(item.span.begin, item.span.size()));
    if (!item.complete && !goes_on && !item.is_domain && !(place && series.places > 0)) return false;
    // 县级以上人民政府教育、卫生健康等部门: only what follows the government is the field
    const std::uint32_t field = item.head.end > item.span.begin ? item.head.end : item.span.begin;
    if (!item.complete && count_characters(text.substr(field, item.span.end - field)) > longest_field) return false;
    if (place || (item.complete && item.classes & bit(head_place))) ++series.places;
    series.items.push_back(item);
    series.end = item.span.end;
    if (item.complete) series.kept = series.items.size();
    return true;
}

std::uint32_t NameGrammar::next_unmarked(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                         bool verb_follows, Series& series) const {
    Item& item = series.items.back();
    if (!item.complete) return 0;
    // 省级人民政府有关行政主管部门, 县教育局相关科室, 省级各责任单位: part of it
    const bool some = item.classes & bit(head_unit) && (starts_with(text, at, limit, "有关") || starts_with(text, at, limit, "相关"));
    const bool level = starts_with(text, at, limit, "各") &&
                       words_->phrases()[Phrase::administrative_levels].has(text.substr(item.span.begin, item.span.size()));
    if (some || level)
        if (const auto part = item_at(text, at, limit, verb_follows);
            part && part->complete && !(part->classes & bit(head_person))) {
            item.span.end = series.end = part->span.end;
            item.head = part->head;
            item.classes = part->classes & ~bit(universal);
            const std::uint32_t behind = skip_spaces(text, series.end, limit);
            const std::uint32_t joint = joint_length(text, behind, limit);
            return joint != 0 ? behind + joint : 0;
        }
    if (!words_->longest(text, at, limit).is(bit(determiner))) return 0;
    // 各地各部门, but 县教育局各组建一支队伍: each does it
    const Word own = words_->longest(text, at + 3, limit);
    const bool each =
        starts_with(text, at, limit, "各") && own.is(any_of(verb, soft_verb)) && !own.is(party_heads | bit(domain));
    return each ? 0 : at;
}

void NameGrammar::read_shared_head(std::string_view text, std::uint32_t at, std::uint32_t limit, Series& series) const {
    series.shared = shared_head(text, at, limit);
    if (!series.shared) {
        if (series.kept == series.items.size()) series.end = at;
        return;
    }
    series.end = at;
    series.kept = series.items.size();
    // 等部门和单位
    const std::uint32_t mark = skip_spaces(text, at, limit);
    const std::uint32_t joint = joint_length(text, mark, limit);
    if (joint == 0 || !(series.shared->classes & bit(head_class))) return;
    const std::uint32_t next = mark + joint;
    if (const Word again = words_->longest(text, next, limit, bit(head_class))) {
        series.end = next + again.length;
        return;
    }
    if (starts_with(text, mark, limit, "、")) return;
    const auto second = item_at(text, next, limit);
    if (!second || !second->complete) return;
    series.end = second->span.end;  // 等应急队伍和专家团队
    // 等部门和农业发展银行: one more
    if (second->classes & any_of(head_unit, name)) series.beside = second;
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

std::optional<PartyList> NameGrammar::list_beyond(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                                  const Series& series) const {
    const std::uint32_t mark = skip_spaces(text, series.end, limit);
    if (!series.shared || !starts_with(text, mark, limit, "、")) return std::nullopt;
    const auto rest = list_at(text, mark + 3, limit);
    if (!rest) return std::nullopt;
    auto front = list_at(text, at, mark);
    if (!front) return std::nullopt;
    PartyList list{{series.items.front().span.begin, rest->span.end}, std::move(front->parties)};
    list.parties.insert(list.parties.end(), rest->parties.begin(), rest->parties.end());
    return list;
}

void NameGrammar::complete_places(std::string_view text, Series& series) const {
    std::vector<Item>& items = series.items;
    if (series.places != items.size() || series.places < 2 || series.shared) return;
    const bool all = std::all_of(items.begin(), items.end(), [&](const Item& one) {
        return is_place_word(words_->phrases(), name_in(text, one.span)) ||
               (one.complete && one.classes & bit(head_place));
    });
    if (!all) return;
    for (Item& one : items) {
        one.complete = true;
        one.classes |= bit(head_place);
    }
    series.kept = items.size();
}

bool NameGrammar::end_series(std::string_view text, std::uint32_t limit, Series& series) {
    if (series.kept == 0) {
        // a bare list of fields: 公安、安监
        if (!std::all_of(series.items.begin(), series.items.end(), [](const Item& one) { return one.is_domain; }))
            return false;
        series.domains = true;
        series.kept = series.items.size();
    }
    series.items.resize(series.kept);
    if (series.shared) return true;
    const std::uint32_t last = series.items.back().span.end;
    series.end = std::max(last, series.domains ? last : std::min(series.end, limit));
    if (series.end > last && !starts_with(text, last, limit, "等")) series.end = last;
    return true;
}

}  // namespace jianbao::chinese
