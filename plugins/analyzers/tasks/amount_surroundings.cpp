#include "amount_surroundings.h"

#include <algorithm>

#include "clauses.h"
#include "word_list.h"

namespace jianbao::chinese {

bool follows_description(std::string_view before) {
    static constexpr WordList words({"的", "等", "有", "共", "不足", "仅", "只有", "近", "”", "》", "全国", "全省", "全市", "全县",
                                     "这", "那", "第", "其中", "余下", "剩余"});
    return !words.ends(before).empty();
}

bool makes_named(std::string_view before, std::size_t last_end) {
    static constexpr WordList words({"建成", "打造", "创建", "培育", "评选", "新增", "建设", "选树", "新建", "遴选", "认定", "培养", "推出", "举办", "命名", "评出", "评定", "表彰"});
    if (!before.ends_with("”")) return false;
    const std::size_t open = before.rfind("“");
    if (open == before.npos) return false;
    constexpr std::size_t comma = 3;  // bytes: 、
    return !words.ends(before.substr(0, open)).empty() || (last_end != 0 && last_end + comma == open && before.substr(last_end, comma) == "、");
}

bool makes_some_of(std::string_view before, bool beside) {
    constexpr std::size_t longest = 90;  // bytes between them
    if (!before.ends_with("等")) return false;
    const std::size_t comma = before.rfind("，");
    const std::string_view own = before.substr(comma == before.npos ? 0 : comma + 3);
    if (own.size() > longest || holds(own, "了") || holds(own, "已")) return false;
    const std::size_t list = std::min(own.find("、"), own.find("和"));
    const auto opens = [&](std::initializer_list<std::string_view> verbs) {
        return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view makes) {
            const std::size_t at = own.substr(0, list).find(makes);
            if (at == own.npos || (at != 0 && list == own.npos)) return false;
            return !holds(own.substr(at, list == own.npos ? list : list - at), "的");  // but 新建成的甲、乙等3个
        });
    };
    return opens({"新增", "新建", "建成", "实施", "打造", "培育", "完成", "推出", "举办", "创建", "新开工", "开工", "启动", "谋划"}) ||
           (beside && opens({"推进", "建设", "改造", "开展", "提速", "抓好", "加快", "落实", "争取"}));
}

bool assigns(std::string_view before) {
    static constexpr WordList words({"安排", "明确", "确定", "配备", "落实", "选派", "指定", "配齐", "选配", "设立", "推荐", "推选", "选定", "选拔", "派出", "抽调", "聘请", "带徒", "招募"});
    return !words.ends(before).empty();
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

bool lasts(std::string_view before) {
    for (const std::string_view is : Words{"为", "是", "不少于"})
        if (before.ends_with(is)) before.remove_suffix(is.size());
    for (const std::string_view period : Words{"公示期", "公示期限", "公示时间", "公告期", "公示时限", "公示", "公告"})
        if (before.ends_with(period)) return true;
    return false;
}

bool spends(std::string_view before, Unit unit) {
    if (unit.is(Unit::issue))
        return before.ends_with("班") || before.ends_with("简报") || before.ends_with("专刊") || before.ends_with("培训") ||
               before.ends_with("举办") || before.ends_with("开办") || before.ends_with("编发");
    if (!unit.is(Unit::lasting)) return false;
    for (const std::string_view each : Words{"每天", "每日", "每次", "每周", "每月", "每年"})
        if (const std::size_t at = before.find(each); at != before.npos && before.size() - at > each.size()) return true;
    return false;
}

bool picks_out(std::string_view before, std::string_view behind) {
    // 300元的有41个, 500元以上的有5个: how they fall into groups
    static constexpr WordList grouped({"的有", "以上的有", "以下的有", "以内的有"});
    if (!grouped.begins(behind).empty()) return true;
    static constexpr WordList bounds({"及以", "（含）以", "(含)以", "以上的", "以下的", "以内的"});
    if (bounds.begins(behind).empty() || behind.substr(0, 21).find("的") == behind.npos) return false;
    for (const std::string_view measure : Words{"金额", "规模", "面积", "收入", "产值", "投资", "年龄", "人数", "资产", "资本",
                                           "销售额", "营业额", "成交额", "注册资金"})
        if (before.ends_with(measure)) return true;
    return false;
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
