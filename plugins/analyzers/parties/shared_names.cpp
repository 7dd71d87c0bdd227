// What the names of a list share: the head of the last one (教育、财政部门), or all of it behind its place
// (市、县电教部门).
#include <algorithm>

#include "name_words.h"
#include "names.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

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

/// 等群团组织: what they all are, no head that fields share.
bool shares_kind(std::string_view said) {
    static constexpr std::string_view kinds[] = {"组织", "团体", "群团", "单位"};
    return std::any_of(std::begin(kinds), std::end(kinds), [&](std::string_view one) { return said.ends_with(one); });
}

bool is_numeral(std::string_view name) {
    static constexpr WordList numerals({"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"});
    return numerals.has(name);
}

/// 上海、天津等城市, 网吧、农家乐等场所, 红山新闻网等媒体: each has a name of its own, unlike 沿海、沿江等城市.
bool has_own_name(std::string_view name, std::string_view shared) {
    static constexpr WordList papers({"网", "报", "周刊", "客户端"});
    static constexpr WordList of_papers({"媒体", "单位", "平台"});
    constexpr std::size_t shortest_paper = 4;  // characters; 电网等单位
    if (of_papers.has(shared) && count_characters(name) >= shortest_paper && !papers.ends(name).empty()) return true;
    static constexpr WordList kinds({"城市", "省市", "省份", "场所"});
    static constexpr WordList described({"沿", "大中", "大型", "中小", "中型", "小型", "边境", "内陆", "老", "新", "试", "特大", "超大", "各"});
    return kinds.has(shared) && count_characters(name) <= 3 && described.begins(name).empty();
}

/// 国务院、中央军事委员会, 国家和地方: the first is no other committee and no place, but 国务院、省级有关部门.
bool stands_alone(std::string_view name, std::string_view shared, Classes head) {
    static constexpr WordList bodies({"国务院", "国家"});
    static constexpr WordList places({"地方", "地区"});
    return bodies.has(name) && (places.has(shared) || !(head & any_of(head_class, universal)));
}

/// 主要负责人 of 各镇党委、政府主要负责人: the committee has one as well. Empty for other pairs.
std::string post_of_both(const Phrases& known, std::string_view committee, std::string_view officials) {
    constexpr std::string_view government = "政府";
    const std::string_view body = known[Phrase::party_committees].ends(committee);
    if (body.empty()) return {};
    const std::string_view place = committee.substr(0, committee.size() - body.size());
    if (officials.starts_with(place)) officials.remove_prefix(place.size());  // 县委、县政府主要负责人
    if (!officials.starts_with(government)) return {};
    const std::string_view post = officials.substr(government.size());
    return known[Phrase::posts_of_both].has(post) ? std::string(post) : std::string();
}

/// 督查室 of 县委、县政府督查室: the committee has one as well. Empty for other pairs.
std::string_view office_of_both(const Phrases& known, std::string_view committee, std::string_view office) {
    constexpr std::string_view of = "委", government = "政府";
    if (!committee.ends_with(of)) return {};
    const std::string_view place = committee.substr(0, committee.size() - of.size());
    if (place.empty() || !office.starts_with(place) || !office.substr(place.size()).starts_with(government)) return {};
    const std::string_view own = office.substr(place.size() + government.size());
    return known[Phrase::offices_of_both].has(own) ? own : std::string_view();
}

}  // namespace

PartyList NameGrammar::parties_of(std::string_view text, const Series& series) const {
    PartyList list{{series.items.front().span.begin, series.end}, {}};
    const std::size_t placed = series.shared ? add_shared_fields(text, series.items, shared_name(text, series, 0), list)
                                             : add_placed_fields(text, series.items, list);
    for (std::size_t i = placed; i < series.items.size(); ++i) add_item(text, series, i, list);
    if (series.beside) add(text, *series.beside, name_in(text, series.beside->span), list);
    if (series.counted && !list.parties.empty()) list.parties.back().evidence.end = series.shared->span.end;
    // the whole universal list: 各乡镇、各部门
    const bool all_of_them = (words_->classes_of(name_in(text, list.span)) & bit(universal)) != 0;
    if (all_of_them || adds_up(*words_, list.parties))
        for (Party& party : list.parties) party.kind = PartyKind::universal;
    // the post in apposition to a named official is not a party of its own
    if (std::any_of(list.parties.begin(), list.parties.end(),
                    [](const Party& one) { return one.kind == PartyKind::person; }))
        std::erase_if(list.parties, [](const Party& one) { return one.kind == PartyKind::post; });
    return list;
}

void NameGrammar::add_item(std::string_view text, const Series& series, std::size_t index, PartyList& list) const {
    Item item = series.items[index];
    // 地震、洪涝高风险区的学校: one description of the school, and no office for earthquakes
    const auto described = [&](std::size_t i) { return series.items[i].complete && holds(text.substr(series.items[i].span.begin, series.items[i].span.size()), "的"); };
    const auto part_of_next = [&](std::size_t i) {
        const Phrases& known = words_->phrases();
        const std::string field = name_in(text, series.items[i].span);
        return !series.shared && !series.items[i].complete && i + 1 < series.items.size() && described(i + 1) &&
               !known[Phrase::fields_of_offices].has(field) && !is_place_word(known, field);
    };
    if (part_of_next(index)) return;
    if (index > 0 && part_of_next(index - 1)) item.span.begin = series.items[index - 1].span.begin;
    std::string name = name_in(text, item.span);
    if (index > 0) name.insert(0, series.place);
    if (add_filled(text, series, index, name, list)) return;
    // 县环卫部门 of 市、县两级环卫部门
    if (index > 0 && item.complete && is_place_word(words_->phrases(), name_in(text, series.items[index - 1].span))) {
        const Word place = words_->longest(name, 0, name.size(), bit(head_place));
        if (place && place.length < name.size() && levels(name, place.length)) name.erase(place.length, 6);
    }
    if (item.complete && item.joint && item.classes & bit(head_class)) {
        add_both_fields(text, item, list);
        return;
    }
    // 财政 in 教育、财政等部门 is a field, 供销社 an office; 工会 in 工会、团委等群团组织 has a name of its own
    const bool field = series.shared && words_->classes_of(name) & bit(domain) && !(item.complete && shares_kind(text.substr(series.shared->span.begin, series.shared->span.size())));
    // 协会、联盟等行业组织: what they all are
    const bool of_kind = series.shared && !item.complete && item.classes & any_of(head_class, head_unit) && !(words_->classes_of(name) & bit(domain)) &&
                         shares_kind(text.substr(series.shared->span.begin, series.shared->span.size()));
    // 三、四工区: the number is what they differ in
    if (const std::string last = name_in(text, series.items.back().span); !item.complete && is_numeral(name) && last.size() > name.size() && is_numeral(last.substr(0, 3))) {
        Item numbered = series.items.back();
        numbered.span = item.span;
        add(text, numbered, name + last.substr(3), list);
        return;
    }
    if ((!item.complete || field) && !of_kind && !series.domains) {
        const std::string shared = shared_name(text, series, index);
        const Classes head = series.shared ? series.shared->classes : series.items.back().classes;
        if (!(series.shared && has_own_name(name, shared)) && !stands_alone(name, shared, head)) name += shared;
    }
    // 省级人民政府及其有关部门: those of that government
    if (index > 0 && item.complete && item.classes & bit(universal) && !list.parties.empty() && list.parties.back().name.ends_with("政府") &&
        chinese::ends_with(text, series.items[index - 1].span.end, item.span.begin, "及其")) {
        Item own = item;
        own.classes = bit(head_class);
        add(text, own, list.parties.back().name + name, list);
        return;
    }
    Item named = item;
    if (!item.complete) named.classes = series.shared ? series.shared->classes : series.items.back().classes;
    if (!item.complete && named.classes & bit(universal)) named.classes = bit(head_class);
    if (!item.complete && !(named.classes & party_heads)) return;
    add(text, named, std::move(name), list);
}

std::string NameGrammar::shared_name(std::string_view text, const Series& series, std::size_t from) const {
    if (series.shared) {
        // 教育、供水等领域主管部门: what makes them departments of a field is shared as well
        const std::string_view said = text.substr(series.shared->span.begin, series.shared->span.size());
        const std::string_view whole = words_->phrases()[Phrase::heads_shared_whole].ends(said);
        if (whole == "主管部门" && !said.starts_with("有关") && !said.starts_with("相关")) return without_spaces(said);
        if (!whole.empty() && whole != "主管部门") return std::string(whole);
        if (said.ends_with("各行各业")) return "行业";
        // 建设、施工等有关单位: a bare head is shared
        const std::string head = name_in(text, series.shared->head);
        return std::string(without_determiner(head));
    }
    const std::vector<Item>& items = series.items;
    const Item& last = items.back();
    for (const std::string_view competent : Words{"行业主管部门", "主管部门"})
        if (last.complete && text.substr(last.span.begin, last.span.size()).ends_with(competent)) return std::string(competent);
    // 公安、卫健部门和各街道: that of the next name that has one
    for (std::size_t i = from; i + 1 < items.size(); ++i)
        if (items[i].complete && items[i].classes & bit(head_class) &&
            text.substr(items[i].head.begin, items[i].head.size()).ends_with("部门"))
            return "部门";
    if (last.complete && last.classes & any_of(head_class, head_post, head_unit)) {
        // 值班、带班人员: 带班人员 is one word, and what it shares is 人员
        std::string head = name_in(text, last.head);
        static constexpr WordList whole({"从业人员", "工作人员", "管理人员", "服务人员"});
        if (whole.has(head)) return head;
        // 建设、施工、监理单位, but 水库、水电站管理单位: what they do is what they differ in
        if (constexpr std::string_view unit = "单位"; head.ends_with(unit) && words_->classes_of(name_in(text, items[from].span)) & any_of(verb, soft_verb, lead_verb, support_verb))
            return std::string(unit);
        const std::string_view kind = words_->phrases()[Phrase::people_by_kind].ends(head);
        return kind.empty() ? head : std::string(kind);
    }
    if (last.complete && last.classes & bit(universal) && chinese::ends_with(text, 0, last.span.end, "部门"))
        return "部门";  // 民政、市场监管和相关部门
    return {};
}

bool NameGrammar::add_filled(std::string_view text, const Series& series, std::size_t index, const std::string& name,
                             PartyList& list) const {
    if (series.shared || index + 1 >= series.items.size()) return false;
    const Item& item = series.items[index];
    const Item& last = series.items.back();
    const auto fill = [&](std::string_view rest) {
        Item filled = last;
        filled.span = item.span;
        add(text, filled, std::string(name).append(rest), list);
        return true;
    };
    // 各省、自治区、直辖市人民政府
    if (last.complete)
        if (const auto rest = rest_behind_place(text, series, index, name)) return fill(*rest);
    // 县委、县政府督查室
    if (item.complete) {
        const Span next = series.items[index + 1].span;
        if (const std::string post = post_of_both(words_->phrases(), name, text.substr(next.begin, next.size())); !post.empty()) {
            Item both = last;
            both.span = item.span;
            add(text, both, name + post, list);
            return true;
        }
        const std::string_view office = office_of_both(words_->phrases(), name, text.substr(next.begin, next.size()));
        if (!office.empty()) {
            add(text, item, name + std::string(office), list);
            return true;
        }
    }
    // 各子公司、各分厂主要负责人
    if (const std::string_view post = post_behind(text, std::span(series.items).subspan(index)); !post.empty()) {
        Item headed = item;
        headed.classes = bit(head_post);
        add(text, headed, name + std::string(post), list);
        return true;
    }
    // 石桥县、临江区人民政府, 鹿鸣县、青浦区住建局: each has one
    if (item.complete && item.classes & bit(head_place) && last.complete && last.classes & any_of(head_unit, chinese::name))
        if (const std::string_view office = office_behind_place(name, text.substr(last.span.begin, last.span.size())); !office.empty()) return fill(office);
    // 市、县电教部门
    if (is_place_word(words_->phrases(), name) && last.complete)
        if (auto rest = rest_behind_level(text, last)) {
            if (name.ends_with("级") && rest->starts_with("级")) rest->erase(0, 3);  // 市级、县级财政部门
            if ((name == "中央" || name == "国家") && rest->starts_with("属")) rest->erase(0, 3);  // 中央、省属企业
            add(text, {item.span, last.head, {}, last.classes, 0, true, false}, name + *rest, list);
            return true;
        }
    return false;
}

std::string_view NameGrammar::office_behind_place(std::string_view place, std::string_view office) const {
    constexpr std::size_t shortest = 9, longest = 18;  // bytes: 鹿鸣县, 石桥自治县
    if (place.size() < shortest || place.starts_with("各")) return {};
    static constexpr WordList governments({"人民政府", "政府"});
    static constexpr WordList counties({"县", "区", "市", "旗"});
    static constexpr WordList zones({"开发区", "高新区", "经开区", "示范区", "新区", "园区", "景区", "库区", "矿区", "林区"});
    const PhraseList& governed = words_->phrases()[Phrase::levels_governed];
    for (std::size_t at = shortest - 3; at + 3 < office.size() && at < longest; at += 3) {
        const std::string_view level = governed.begins(office.substr(at));
        const std::string_view rest = office.substr(at + level.size());
        if (level.empty() || (!governments.has(rest) && words_->longest(office, at, office.size()).length != level.size())) continue;  // 青石|市场监管局
        if (!zones.ends(office.substr(0, at + level.size())).empty()) return {};  // 云岭县、开发区分局
        const bool both = governments.has(rest) ? !governed.ends(place).empty() : counties.has(level) && !counties.ends(place).empty();
        return both ? rest : std::string_view();
    }
    return {};
}

std::string_view NameGrammar::post_behind(std::string_view text, std::span<const Item> items) const {
    const auto is_body = [](const Item& one) { return one.complete && one.classes & any_of(head_unit, head_class, head_place, chinese::name) && !(one.classes & any_of(head_post, head_person)); };
    constexpr std::size_t farthest = 12;
    std::size_t at = 0;
    while (at < std::min(items.size(), farthest) && is_body(items[at])) ++at;
    if (at == 0 || at == items.size() || !items[at].complete || !(items[at].classes & bit(head_post))) return {};
    const std::string_view last = text.substr(items[at].span.begin, items[at].span.size());
    const std::string_view post = words_->phrases()[Phrase::posts_of_both].ends(last);
    // 项目申报单位和项目负责人: of no body
    const std::string_view body = last.substr(0, last.size() - post.size());
    for (std::size_t begin = 0; begin < body.size(); begin += 3)
        if (const Word head = words_->longest(body, begin, body.size()); head.is(any_of(head_unit, head_class, head_place, universal, chinese::name)) && begin + head.length == body.size())
            return post;
    return {};
}

std::optional<std::string> NameGrammar::rest_behind_place(std::string_view text, const Series& series,
                                                          std::size_t index, std::string_view name) const {
    const Phrases& known = words_->phrases();
    const std::vector<Item>& items = series.items;
    const Item& last = items.back();
    const std::string_view bare = without_determiner(name);
    if (bare.empty() || place_in_front(known, bare) != bare.size()) return std::nullopt;
    const std::string tail = name_in(text, last.span);
    const std::string_view bare_tail = without_determiner(tail);
    const std::size_t place = place_in_front(known, bare_tail);
    if (place == 0) return std::nullopt;
    const bool opened = bare_tail.size() != tail.size();
    const std::size_t rest = tail.size() - bare_tail.size() + place;
    const bool only_place = rest == tail.size();
    // 各省、自治区、直辖市登记机关, but 各县、市教育局
    const auto several = [&] {
        if (index + 2 >= items.size()) return false;
        const std::string second = name_in(text, items[index + 1].span);
        return !second.empty() && place_in_front(known, second) == second.size();
    };
    // 各市（州）、县（市、区）司法局: all of those counties as well, and not the one county of the office
    static constexpr WordList below({"镇", "乡", "街道", "村", "社区"});
    const bool classes = bare_tail.substr(0, place).ends_with("）") && below.ends(bare.substr(0, bare.find("（"))).empty();
    if (!only_place && bare.size() != name.size() && !opened && !tail.ends_with("政府") && !tail.ends_with("部门") &&
        !classes && !several())
        return std::nullopt;
    if (!only_place && !(last.classes & any_of(head_class, head_unit, chinese::name))) return std::nullopt;
    if (starts_with(tail, rest, tail.size(), "（")) return std::nullopt;
    return tail.substr(rest + levels(tail, rest));
}

std::optional<std::string> NameGrammar::rest_behind_level(std::string_view text, const Item& last) const {
    const std::string tail = name_in(text, last.span);
    const Word place = words_->longest(tail, 0, tail.size(), bit(head_place));
    // 州、县市区领导: all of those levels are one
    static constexpr WordList joint({"县市区", "县区", "区县", "县市", "乡镇"});
    if (const std::string_view levels = joint.begins(tail); place && levels.size() > place.length) return tail.substr(levels.size());
    if (!place || place.length >= tail.size() || !is_place_word(words_->phrases(), std::string_view(tail).substr(0, place.length)) ||
        !(last.classes & any_of(head_class, head_unit, head_post, universal)))
        return std::nullopt;
    return tail.substr(place.length + levels(tail, place.length));
}

void NameGrammar::add_both_fields(std::string_view text, const Item& item, PartyList& list) const {
    const std::string left = name_in(text, {item.span.begin, item.joint});
    const std::string right = name_in(text, {item.joint, item.span.end});
    const std::string own = name_in(text, item.head);
    std::uint32_t length = 0;
    is_conjunction(right, 0, static_cast<std::uint32_t>(right.size()), length);
    add(text, item, stands_alone(left, own, item.classes) ? left : left + own, list);
    // the place before the first field is the second's too
    std::size_t field = left.size();
    for (std::size_t i = 0; i < left.size(); i += 3)
        if (const Word word = words_->longest(left, i, left.size(), bit(domain));
            word && i + word.length == left.size()) {
            field = i;
            break;
        }
    add(text, item, (field < left.size() ? left.substr(0, field) : "") + right.substr(length), list);
}

}  // namespace jianbao::chinese
