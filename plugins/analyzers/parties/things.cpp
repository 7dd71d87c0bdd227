#include "things.h"

#include <algorithm>

#include "shape_events.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// 各镇完成率达90%: the clause opens with 各 or 每, so it is asked of each.
bool asks_each(std::string_view clause) { return clause.starts_with("各") || clause.starts_with("每"); }

}  // namespace

bool is_owned(const Phrases& known, std::string_view words) {
    std::size_t command = words.size();
    for (const std::string_view one : Words{"不得", "应当", "必须", "应", "须", "要", "遗失"}) command = std::min(command, words.find(one));
    const bool to_the_end = command == words.size();
    words = words.substr(0, command);
    if (!known[Phrase::things_owned].ends(words).empty()) return true;
    if (to_the_end || words.starts_with("对") || words.starts_with("针对") || words.starts_with("就")) return false;
    return words.ends_with("的问题") || words.ends_with("的事项");
}

bool befalls_works(const Phrases& known, std::string_view name, std::string_view words) {
    static constexpr WordList places({"省", "市", "县", "区", "镇", "乡", "街道", "村", "政府"});
    return known[Phrase::befalls_works].has(words) && (places.ends(name).empty() || name.ends_with("小区"));
}

bool is_rate_of_thing(std::string_view clause, std::string_view words) {
    // 全县供水管网覆盖率达到95%
    if (clause.starts_with("全") && holds(words, "率达")) return true;
    if (!words.starts_with("率") || words.starts_with("率先") || words.starts_with("率队") || words.starts_with("率领")) return false;
    return !asks_each(clause);
}

bool measures_rate(std::string_view clause, std::string_view words) {
    constexpr std::size_t farthest = 54;  // bytes: 与乡镇卫生院一体化管理率达到
    const std::string_view near = words.substr(0, farthest);
    if (asks_each(clause)) return false;
    static constexpr WordList numbers({"达到", "达", "总数达到", "数量达到", "超过", "突破", "增加到", "增至", "发展到"});
    if (const std::string_view number = numbers.begins(near); !number.empty() && near.size() > number.size() && near[number.size()] >= '0' && near[number.size()] <= '9')
        return true;
    const std::size_t rate = near.find("率");
    if (rate == near.npos || rate == 0) return false;
    static constexpr WordList reached({"达", "提高到", "提升到", "提高至", "提升至", "保持", "稳定在", "控制在", "超过"});
    return !reached.begins(near.substr(rate + 3)).empty();
}

}  // namespace jianbao::chinese
