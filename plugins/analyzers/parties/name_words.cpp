#include "name_words.h"

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

bool masks_number(std::string_view text, std::uint32_t end, std::uint32_t limit) {
    static constexpr WordList counted({"月", "日", "年", "号", "起", "个", "座", "人次", "名", "天", "周", "季", "元", "亿", "千", "百", "%", "％", "公里", "米", "吨", "户", "件", "条", "辆", "家", "次", "时", "点", "万", "宗", "例", "份", "亩", "人，", "人,", "人。"});
    static constexpr WordList places({"年级", "家乡", "家庄", "家村", "家镇", "家沟", "家湾", "百货", "千户", "万达"});
    const std::string_view behind = text.substr(end, limit - end);
    return !counted.begins(behind).empty() && places.begins(behind).empty();
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
            // 县级及以上城市: of which level, not two of them
            if (one == "及" && (starts_with(text, at + length, limit, "以上") || starts_with(text, at + length, limit, "以下"))) return false;
            // 以及其他单位: 其 belongs to what follows
            if (one.ends_with("其") &&
                (starts_with(text, at + length, limit, "他") || starts_with(text, at + length, limit, "它") ||
                 starts_with(text, at + length, limit, "余")))
                length -= 3;
            return true;
        }
    return false;
}

bool is_place_word(const Phrases& known, std::string_view word) { return known[Phrase::places_alone].has(word); }

std::size_t place_in_front(const Phrases& known, std::string_view name) {
    return known[Phrase::places_in_front].begins(name).size();
}

std::string_view place_shared(const Phrases& known, std::string_view first, std::string_view second) {
    // 各镇党委主要负责人, 政府主要负责人
    if (const std::string_view post = known[Phrase::posts_of_both].ends(first); !post.empty() && second.ends_with(post) && second.size() > post.size()) {
        first.remove_suffix(post.size());
        second.remove_suffix(post.size());
    }
    const bool bare = second == "政府" || second == "人民政府" || second == "人大" || second == "政协";
    const std::string_view level = !bare && (second.ends_with("政府") || second.ends_with("人大") || second.ends_with("政协")) ? second.substr(0, 3) : "";
    if (!bare && (level.empty() || !is_place_word(known, level) || (second.size() != 9 && second.substr(3) != "人民政府"))) return {};
    const std::string_view body = known[Phrase::party_committees].ends(first);
    if (body.empty()) return {};
    const std::string_view place = first.substr(0, first.size() - body.size());
    if (bare) return place;
    return place.ends_with(level) ? place.substr(0, place.size() - level.size()) : std::string_view();
}

bool stands_for_everybody(const Reading& words, std::string_view name) {
    if (name.empty()) return false;
    if (words.classes_of(name) & bit(universal)) return true;
    if (name.starts_with("各个")) return stands_for_everybody(words, std::string("各").append(name.substr(6)));
    const std::string_view front = words.phrases()[Phrase::wholes_in_front].begins(name);
    if (!front.empty() && name.size() > front.size() && stands_for_everybody(words, name.substr(front.size()))) return true;
    // 各县(市)各部门
    if (name.starts_with("各"))
        if (const std::size_t second = name.find("各", 3); second != name.npos && stands_for_everybody(words, name.substr(second)))
            return true;
    const std::uint32_t masked = mask_at(name, 0, static_cast<std::uint32_t>(name.size()));
    return masked > 0 && stands_for_everybody(words, name.substr(masked));
}

bool adds_up(const Reading& words, const std::vector<Party>& parties) {
    if (parties.size() < 2) return false;
    const Phrases& known = words.phrases();
    bool departments = false;
    for (const Party& party : parties) {
        std::string_view name = party.name;
        static constexpr WordList wholes({"全市", "全县", "全区", "全省", "我市", "我县", "我区"});
        name.remove_prefix(wholes.begins(name).size());
        if (name.empty()) continue;  // 全市各县区、市直各单位
        if (known[Phrase::departments_summed].has(name)) {
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
        if (!(classes & bit(head_place)) && !known[Phrase::places_summed].has(name)) return false;
    }
    return departments;
}

bool charges(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit) {
    const std::string_view rest = text.substr(at, limit - at);
    if (!known[Phrase::charging_verbs].begins(rest).empty()) return true;
    if (rest.starts_with("派驻")) return known[Phrase::stationed_bodies].begins(rest.substr(6)).empty();
    for (const std::string_view helps : Words{"配合", "协助", "牵头"})
        if (rest.starts_with(helps)) return known[Phrase::helping_bodies].begins(rest.substr(6)).empty();
    if (!rest.starts_with("组织")) return false;
    const std::string_view behind = rest.substr(6);
    return known[Phrase::organising_divisions].begins(behind).empty() || behind.starts_with("部际");
}

bool NameGrammar::distributes(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    if (!starts_with(text, at, limit, "各")) return false;
    const Word acts = words_->longest(text, at + 3, limit, any_of(verb, soft_verb));
    return acts && !words_->longest(text, at + 3, limit).is(party_heads) &&
           !words_->longest(text, at + 3 + acts.length, limit).is(bit(head_unit));
}

}  // namespace jianbao::chinese
