#include "name_words.h"

#include "character_set.h"

namespace jianbao::chinese {

std::uint32_t mask_at(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t length = 0;
    while (at < limit) {
        const char32_t c = character_at(text, at, length);
        if (c != U'x' && c != U'X' && c != U'×' && c != U'*' && c != U'＊' && c != U'Ｘ') break;
        at += length;
    }
    return at;
}

bool is_conjunction(std::string_view text, std::uint32_t at, std::uint32_t limit, std::uint32_t& length) {
    if (at + 3 > limit) return false;
    // asked at every character of a name: the first one decides nearly always
    std::uint32_t first = 0;
    switch (character_at(text, at, first)) {
        case U'以':
        case U'特':
        case U'尤':
        case U'和':
        case U'及':
        case U'与':
        case U'或':
            break;
        default:
            return false;
    }
    for (const std::string_view one : Words{"以及其", "以及", "及其", "特别是", "尤其是", "和", "及", "与", "或者", "或"})
        if (starts_with(text, at, limit, one)) {
            length = static_cast<std::uint32_t>(one.size());
            // 以及其他单位: 其 belongs to what follows
            if (one.ends_with("其") &&
                (starts_with(text, at + length, limit, "他") || starts_with(text, at + length, limit, "它") ||
                 starts_with(text, at + length, limit, "余")))
                length -= 3;
            return true;
        }
    return false;
}

bool is_place_word(std::string_view word) {
    return word == "市" || word == "县" || word == "区" || word == "省" || word == "镇" || word == "乡" ||
           word == "州" || word == "中央" || word == "国家" || word == "村" || word == "市级" || word == "县级";
}

std::size_t place_in_front(std::string_view name) {
    for (const std::string_view place :
         {"自治区", "直辖市", "自治州", "自治县", "计划单列市", "县（市、区）", "县(市、区)", "县（区）", "县(区)", "县（市）", "县(市)",
          "区（县）", "区(县)", "镇（街道）", "镇(街道)", "市", "县", "区", "省", "镇", "乡", "州", "村"})
        if (name.starts_with(place)) return place.size();
    return 0;
}

std::size_t count_behind(std::string_view name) {
    for (const std::string_view all : Words{"部门", "家单位", "个部门", "个单位", "单位", "家公司"}) {
        if (!name.ends_with(all)) continue;
        const std::string_view before = name.substr(0, name.size() - all.size());
        for (const std::string_view number : Words{"两", "二", "三", "四", "五", "六", "七", "八", "九", "十"})
            if (before.ends_with(number)) {
                const std::string_view office = before.substr(0, before.size() - number.size());
                for (const std::string_view head : Words{"局", "委", "办", "部", "会", "中心", "公司", "院", "社"})
                    if (office.ends_with(head)) return office.size();
            }
    }
    return name.size();
}

std::string_view place_shared(std::string_view first, std::string_view second) {
    const bool bare = second == "政府" || second == "人民政府" || second == "人大" || second == "政协";
    const std::string_view level = !bare && (second.ends_with("政府") || second.ends_with("人大") || second.ends_with("政协")) ? second.substr(0, 3) : "";
    if (!bare && (level.empty() || !is_place_word(level) || (second.size() != 9 && second.substr(3) != "人民政府"))) return {};
    for (const std::string_view body : Words{"党委", "党工委", "委"})
        if (first.ends_with(body)) {
            const std::string_view place = first.substr(0, first.size() - body.size());
            if (bare) return place;
            return place.ends_with(level) ? place.substr(0, place.size() - level.size()) : std::string_view();
        }
    return {};
}

std::string_view government_of(std::string_view name) {
    constexpr std::size_t shortest_place = 9;  // bytes: two characters and the level
    for (const std::string_view body : Words{"人民政府", "政府"})
        if (name.ends_with(body)) {
            const std::string_view place = name.substr(0, name.size() - body.size());
            if (place.size() < shortest_place) return {};
            for (const std::string_view level : Words{"省", "市", "县", "区", "州", "镇", "乡"})
                if (place.ends_with(level)) return body;
            return {};
        }
    return {};
}

bool stands_for_everybody(const Reading& words, std::string_view name) {
    if (name.empty()) return false;
    if (words.classes_of(name) & bit(universal)) return true;
    // what may stand before a universal body, by its first character
    static constexpr CharacterSet fronts(U"全我本其市县区广各公学医集xX×*＊Ｘ");
    std::uint32_t length = 0;
    if (!fronts.contains(character_at(name, 0, length))) return false;
    for (const std::string_view front : Words{"全市", "全县", "全区", "全省", "全州", "全镇", "我市", "我县", "我区", "本市",
                                         "公司", "学校", "全校", "全院", "医院", "集团",
                                         "其他", "其它", "其余", "市级", "市直", "县直", "区直", "广大"})
        if (name.substr(0, front.size()) == front && name.size() > front.size() &&
            stands_for_everybody(words, name.substr(front.size())))
            return true;
    // 各县(市)各部门
    if (const std::size_t second = name.find("各", 3);
        name.substr(0, 3) == "各" && second != name.npos && stands_for_everybody(words, name.substr(second)))
        return true;
    const std::uint32_t masked = mask_at(name, 0, static_cast<std::uint32_t>(name.size()));
    return masked > 0 && stands_for_everybody(words, name.substr(masked));
}

bool adds_up(const Reading& words, const std::vector<Party>& parties) {
    if (parties.size() < 2) return false;
    bool departments = false;
    for (const Party& party : parties) {
        std::string_view name = party.name;
        for (const std::string_view front : Words{"全市", "全县", "全区", "全省", "我市", "我县", "我区"})
            if (name.substr(0, front.size()) == front) name.remove_prefix(front.size());
        if (name == "部门" || name == "单位" || name == "各部门" || name == "各单位" || name == "各系统" ||
            name == "各部门单位" || name == "部门单位" || name == "各级部门" || name == "各级各部门") {
            departments = true;
            continue;
        }
        if (stands_for_everybody(words, name)) {
            // 各有关部门 leaves some out: 各板块和相关部门
            const bool some = name.find("有关") != name.npos || name.find("相关") != name.npos;
            departments |= !some && (name.find("部门") != name.npos || name.find("单位") != name.npos);
            continue;
        }
        if (name.substr(0, 3) != "各") return false;
        name.remove_prefix(3);
        for (const std::string_view middle : Words{"相关", "有关", "级"})
            if (name.substr(0, middle.size()) == middle) name.remove_prefix(middle.size());
        const Classes classes = words.classes_of(name);
        const bool place = classes & bit(head_place) || name == "乡镇" || name == "镇街" || name == "县区" ||
                           name == "县市区" || name == "地区" || name == "板块" || name == "地" || name == "街道" ||
                           name == "区县";
        if (!place) return false;
    }
    return departments;
}

bool charges(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    for (const std::string_view one : Words{"召集", "邀请", "发现", "督促", "聘请", "指派", "抽调"})
        if (starts_with(text, at, limit, one)) return true;
    if (starts_with(text, at, limit, "派驻")) {
        for (const std::string_view sent : Words{"纪检", "机构", "组", "县", "市", "区", "省"})
            if (starts_with(text, at + 6, limit, sent)) return false;
        return true;
    }
    for (const std::string_view helps : Words{"配合", "协助", "牵头"})
        if (starts_with(text, at, limit, helps)) {
            for (const std::string_view part : Words{"部门", "单位", "科", "处", "组", "室"})
                if (starts_with(text, at + 6, limit, part)) return false;
            return true;
        }
    if (!starts_with(text, at, limit, "组织")) return false;
    for (const std::string_view part : Words{"部", "科", "处", "股", "办", "室", "人事", "机构", "委员", "局"})
        if (starts_with(text, at + 6, limit, part) && !starts_with(text, at + 6, limit, "部际"))
            return false;
    return true;
}

bool NameGrammar::distributes(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    if (!starts_with(text, at, limit, "各")) return false;
    const Word acts = words_->longest(text, at + 3, limit, any_of(verb, soft_verb));
    return acts && !words_->longest(text, at + 3, limit).is(party_heads) &&
           !words_->longest(text, at + 3 + acts.length, limit).is(bit(head_unit));
}

}  // namespace jianbao::chinese
