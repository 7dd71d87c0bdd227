#include "amount_surroundings.h"

#include <algorithm>

#include "clauses.h"
#include "word_list.h"

namespace jianbao::chinese {

bool follows_description(const Phrases& known, std::string_view before) {
    static constexpr WordList words({"的", "等", "有", "共", "不足", "仅", "只有", "近", "”", "》", "这", "那",
                                     "第", "其中", "余下", "剩余"});
    // 新建公租房、安置房共300套: the sum of what is made
    if (before.ends_with("共")) {
        constexpr std::size_t longest = 90;  // bytes
        const std::string_view near = before.substr(before.size() - std::min(before.size(), longest));
        const std::size_t comma = near.rfind("，");
        const std::string_view own = comma == near.npos ? near : near.substr(comma);
        if (known[Phrase::makes_listed].stands_in(own) && !holds(own, "了") && !holds(own, "已")) return false;
    }
    return !words.ends(before).empty() || !known[Phrase::whole_regions].ends(before).empty() || !known[Phrase::sizes_of_things].ends(before).empty();
}

bool makes_named(const Phrases& known, std::string_view before, std::size_t last_end) {
    if (!before.ends_with("”")) return false;
    const std::size_t open = before.rfind("“");
    if (open == before.npos) return false;
    constexpr std::size_t comma = 3;  // bytes: 、
    return !known[Phrase::makes_named].ends(before.substr(0, open)).empty() ||
           (last_end != 0 && last_end + comma == open && before.substr(last_end, comma) == "、");
}

bool makes_some_of(const Phrases& known, std::string_view before, bool beside) {
    constexpr std::size_t longest = 90;  // bytes between them
    if (!before.ends_with("等")) return false;
    const std::size_t comma = before.rfind("，");
    const std::string_view own = before.substr(comma == before.npos ? 0 : comma + 3);
    if (own.size() > longest || holds(own, "了") || holds(own, "已")) return false;
    const std::size_t list = std::min(own.find("、"), own.find("和"));
    const auto opens = [&](const PhraseList& verbs) {
        return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view makes) {
            const std::size_t at = own.substr(0, list).find(makes);
            if (at == own.npos || (at != 0 && list == own.npos)) return false;
            return !holds(own.substr(at, list == own.npos ? list : list - at), "的");  // but 新建成的甲、乙等3个
        });
    };
    return opens(known[Phrase::makes_listed]) || (beside && opens(known[Phrase::works_on_listed]));
}

bool assigns(const Phrases& known, std::string_view before) {
    return !known[Phrase::assigns_people].ends(before).empty();
}

bool assigns_somebody(const Phrases& known, std::string_view before) {
    constexpr std::size_t longest = 36;  // bytes from the verb on
    for (const std::string_view verb : known[Phrase::assigns_people])
        if (const std::size_t at = before.rfind(verb); at != before.npos && before.size() - at <= longest) {
            const std::string_view who = before.substr(at + verb.size());
            if (who.find("的") == who.npos && who.find("，") == who.npos && who.find("、") == who.npos && who.find("了") == who.npos) return true;
        }
    return false;
}

bool bounded(std::string_view before) {
    static constexpr WordList words({"至少", "最少", "最多", "至多", "不少于", "不超过"});
    for (; !before.empty(); before.remove_prefix(1))
        if (!words.begins(before).empty()) return true;
    return false;
}

bool rated(std::string_view before) {
    const std::size_t each = before.rfind("每");
    return each != before.npos && before.size() - each >= 6;
}

bool lasts(const Phrases& known, std::string_view before) {
    for (const std::string_view is : Words{"为", "是", "不少于"})
        if (before.ends_with(is)) before.remove_suffix(is.size());
    return !known[Phrase::periods_shown].ends(before).empty();
}

bool spends(const Phrases& known, std::string_view before, Unit unit) {
    if (unit.is(Unit::issue)) return !known[Phrase::comes_in_issues].ends(before).empty();
    if (!unit.is(Unit::lasting)) return false;
    for (const std::string_view each : Words{"每天", "每日", "每次", "每周", "每月", "每年"})
        if (const std::size_t at = before.find(each); at != before.npos && before.size() - at > each.size()) return true;
    return false;
}

bool picks_out(const Phrases& known, std::string_view before, std::string_view behind) {
    // 300元的有41个, 500元以上的有5个: how they fall into groups
    static constexpr WordList grouped({"的有", "以上的有", "以下的有", "以内的有"});
    if (!grouped.begins(behind).empty()) return true;
    static constexpr WordList bounds({"及以", "（含）以", "(含)以", "以上的", "以下的", "以内的"});
    if (bounds.begins(behind).empty() || behind.substr(0, 21).find("的") == behind.npos) return false;
    return !known[Phrase::measures_of_kind].ends(before).empty();
}

bool is_clock(std::string_view text, std::uint32_t begin, std::uint32_t at, std::string_view amount) {
    const std::size_t colon = amount.find(':');
    if (colon == amount.npos || amount.size() != colon + 3) return false;
    std::uint32_t before = at;
    while (before > begin && text[before - 1] == ' ') --before;
    return (before < at && before > begin && text[before - 1] >= '0' && text[before - 1] <= '9') ||
           ends_with(text, begin, before, "日") || ends_with(text, begin, before, "午");
}

bool finishes(std::string_view text, std::uint32_t begin, std::uint32_t at) {
    const std::string_view before = text.substr(begin, at - begin);
    if (!before.ends_with("的") && !before.ends_with("剩余") && !before.ends_with("余下")) return false;
    const std::size_t clause = std::max(before.rfind("，") + 1, before.rfind("。") + 1);
    const std::string_view own = before.substr(clause);
    return (own.find("完成") != own.npos || own.find("建成") != own.npos) &&
           own.find("完成了") == own.npos && own.find("建成了") == own.npos && own.find("已") == own.npos;
}

bool compared_with(std::string_view text, std::uint32_t begin, std::uint32_t at) {
    constexpr std::uint32_t reach = 75;  // bytes
    const std::string_view before = text.substr(at > begin + reach ? at - reach : begin, std::min(at - begin, reach));
    if (!before.ends_with("的")) return false;
    const std::size_t comma = before.rfind("，");
    const std::string_view own = comma == before.npos ? before : before.substr(comma);
    for (const std::string_view word : Words{"不低于", "不高于", "不少于", "不超过", "不得低于", "不得高于", "不得超过"})
        if (own.find(word) != own.npos) return true;
    return false;
}

}  // namespace jianbao::chinese
