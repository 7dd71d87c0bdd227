// Words that stand in the names of places by chance.
#include "character_set.h"
#include "names.h"
#include "word_list.h"

namespace jianbao::chinese {

/// 望亭区: the first character of a place's name, where it would ask; but 望各县区抓紧, 望县政府支持.
bool NameGrammar::wishes_nothing(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    constexpr std::uint32_t character = 3;
    if (!starts_with(text, at, limit, "望")) return false;
    static constexpr WordList addressed({"各", "全", "有", "我", "你", "贵", "县", "市", "区", "镇", "乡", "村", "省", "州", "上", "下", "广", "大"});
    if (!addressed.begins(text.substr(at + character)).empty()) return false;
    static constexpr CharacterSet levels(U"区县市镇乡村");
    std::uint32_t length = 0;
    for (const std::uint32_t behind : {at + 2 * character, at + 3 * character})
        if (behind < limit && levels.contains(character_at(text, behind, length))) return true;
    return false;
}

bool NameGrammar::names_district(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    static constexpr CharacterSet of_mountains(U"远困寒蒙巴岭部边等老大深浅高半各该此的在从到对向和与及或是有入出");
    std::uint32_t length = 0;
    if (at < 3 || !starts_with(text, at, limit, "山区") || words_->longest(text, at, limit).length != 6) return false;
    const char32_t before = character_at(text, at - 3, length);
    return is_han(before) && !of_mountains.contains(before);
}

}  // namespace jianbao::chinese
