#include "targets.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "amount_starts.h"
#include "character_set.h"
#include "clauses.h"
#include "marks.h"
#include "units.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// Comparisons that are written as part of the target.
constexpr WordList written({"不得少于", "不得低于", "不能少于", "不少于", "不低于", "不小于", "不超过", "不高于", "不大于", "不多于",
                            "至少要有", "至少完成", "至少", "最少", "最多", "大于"});
/// Those that are not: 达到80%.
constexpr WordList unwritten({"限报", "限推", "限推荐", "超过", "超", "突破", "控制在", "低于", "达到", "达", "降低到", "降到", "提高到", "压缩至", "压减至", "缩短至"});
constexpr WordList after_words({"以上", "以下", "以内", "左右", "之内"});
constexpr WordList bandwidths({"千兆", "百兆", "万兆"});
/// Words after 个 and 项 that count the text's own order, not things to be made.
constexpr WordList orders({"指标", "方面", "阶段", "步骤", "环节", "层面", "问题", "关键", "重点", "坚持",
                            "聚焦", "必须", "适应", "维护", "意识", "自信", "字",   "词",   "原则",
                            "维度", "专项", "会议", "文件", "通知", "意识", "亲自", "带头", "注重",
                            "确保", "一",   "到位", "不",   "好",   "转变", "结合", "统一", "明确"});
/// Behind an amount: what it is changed from, not what is asked. 从每人每月200元提高到300元
constexpr WordList changes({"提高到", "提高至", "增加到", "增加至", "扩大到", "扩大至",
                            "提升到", "提升至", "降低到", "缩短到", "减少到", "压缩到"});

bool digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool mask(char32_t c) { return c == U'x' || c == U'X' || c == U'×' || c == U'*' || c == U'＊' || c == U'Ｘ'; }
constexpr CharacterSet chinese_numerals(U"一二三四五六七八九十百千万两");
bool chinese_numeral(char32_t c) { return chinese_numerals.contains(c); }

/// The comparison before an amount.
struct Comparison {
    std::uint32_t begin = 0;  ///< that of the amount where there is none
    bool any = false;
    bool written = false;     ///< as part of the target
};

Comparison comparison_before(std::string_view text, std::uint32_t begin, std::uint32_t at) {
    std::uint32_t end = at;
    while (end > begin && text[end - 1] == ' ') --end;
    const std::string_view before = text.substr(begin, end - begin);
    const auto begins = [&](std::string_view word) { return end - static_cast<std::uint32_t>(word.size()); };
    if (const std::string_view word = written.ends(before); !word.empty()) return {begins(word), true, true};
    if (const std::string_view word = unwritten.ends(before); !word.empty()) return {begins(word), true, false};
    return {at, false, false};
}

/// What stands before the amount says that it is there already: 的3处, 有5家, ”12条.
bool follows_description(std::string_view before) {
    static constexpr WordList words({"的", "等", "有", "共", "不足", "仅", "只有", "近", "”", "》", "全国", "全省", "全市", "全县",
                                     "这", "那", "第", "其中", "余下", "剩余"});
    return !words.ends(before).empty();
}

/// 建成“无废细胞”200个: what is made has its name in quotation marks. In 选树“金牌店”10家、“银牌店”20家 the second goes on
/// where the last amount ended.
bool makes_named(std::string_view before, std::size_t last_end) {
    static constexpr WordList words({"建成", "打造", "创建", "培育", "评选", "新增", "建设", "选树", "新建", "遴选", "认定", "培养", "推出", "举办", "命名", "评出", "评定", "表彰"});
    if (!before.ends_with("”")) return false;
    const std::size_t open = before.rfind("“");
    if (open == before.npos) return false;
    constexpr std::size_t comma = 3;  // bytes: 、
    return !words.ends(before.substr(0, open)).empty() || (last_end != 0 && last_end + comma == open && before.substr(last_end, comma) == "、");
}

/// 新增社保、医保等15个“一件事”, 新开工青禾至白石等23个项目: how many of them are to be made. Work on what is there already
/// (加快青禾等9个园区建设) counts only `beside` other amounts.
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

constexpr std::u32string_view small_numerals = U"一二三四五六七八九十两";
constexpr std::u32string_view holders = U"组村镇校户企班社园人";
/// What may stand behind a Chinese numeral, or behind 每 and 人, where an amount begins, beside units: who has it, 一半,
/// 分之, 千兆, 人手.
constexpr CharacterSet followers = [] {
    CharacterSet set(holders);
    for (const char32_t c : std::u32string_view(U"天分半兆手 \t\r\u3000\u00A0")) set.add(c);
    return set;
}();

/// The end of the run of Chinese numerals, or of the one 每 or 人, at `at`.
std::uint32_t end_of_run(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t length = 0;
    if (!chinese_numeral(character_at(text, at, length))) return at + length;
    while (at < limit && chinese_numeral(character_at(text, at, length))) at += length;
    return at;
}
constexpr std::uint32_t near_reach = 18;  // bytes: 最多填报19个, 每人每学年5000元

/// 四分之一, 三分之二以上, 一半以上: where the fraction ends; `at` where none begins there.
std::uint32_t fraction(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t length = 0;
    std::uint32_t end = at;
    if (starts_with(text, at, limit, "一半")) {
        end = at + 6;
    } else {
        while (end < limit && chinese_numeral(character_at(text, end, length))) end += length;
        if (end == at || !starts_with(text, end, limit, "分之")) return at;
        const std::uint32_t upper = end += 6;
        while (end < limit && chinese_numeral(character_at(text, end, length))) end += length;
        if (end == upper) return at;
    }
    return end + static_cast<std::uint32_t>(after_words.begins(text.substr(end, limit - end)).size());
}

constexpr std::uint32_t each_reach = 30;  // bytes: 每月上门服务时间为28小时

/// The words right before the amount up to a mark or another figure, at most `reach` bytes.
std::string_view words_before(std::string_view text, std::uint32_t begin, std::uint32_t at, std::uint32_t reach = near_reach) {
    std::uint32_t from = at > begin + reach ? at - reach : begin;
    while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    std::uint32_t length = 0;
    for (std::uint32_t i = from; (i = next_mark(text, i, at)) < at; i += length)
        if (!is_han(character_at(text, i, length))) from = i + length;
    return text.substr(from, at - from);
}

/// 最少填报1个, 至少建设一所: the least or the most that is done.
bool bounded(std::string_view before) {
    static constexpr WordList words({"至少", "最少", "最多", "至多", "不少于", "不超过"});
    for (; !before.empty(); before.remove_prefix(1))
        if (!words.begins(before).empty()) return true;
    return false;
}

/// 每人每次2元, 每生每学年5000元, 每期培训4天: so much for each.
bool rated(std::string_view before) {
    const std::size_t each = before.rfind("每");
    return each != before.npos && before.size() - each >= 6;
}

/// 公示期为7天: what is asked to last so long.
bool lasts(std::string_view before) {
    for (const std::string_view is : Words{"为", "是", "不少于"})
        if (before.ends_with(is)) before.remove_suffix(is.size());
    for (const std::string_view period : Words{"公示期", "公示期限", "公示时间", "公告期", "公示时限", "公示", "公告"})
        if (before.ends_with(period)) return true;
    return false;
}

/// 每天锻炼30分钟, 每月服务时间为28小时: so long each time. 培训班2期, 简报4期: what comes in issues.
bool spends(std::string_view before, Unit unit) {
    if (unit.is(Unit::issue))
        return before.ends_with("班") || before.ends_with("简报") || before.ends_with("专刊") || before.ends_with("培训") ||
               before.ends_with("举办") || before.ends_with("开办") || before.ends_with("编发");
    if (!unit.is(Unit::lasting)) return false;
    for (const std::string_view each : Words{"每天", "每日", "每次", "每周", "每月", "每年"})
        if (const std::size_t at = before.find(each); at != before.npos && before.size() - at > each.size()) return true;
    return false;
}

/// 单户金额500万元及以下的小微企业: which ones are meant, not how much is asked.
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

/// 3月2日10:57, 2026-03-02 10:57: a time of day behind a date, not a ratio.
bool is_clock(std::string_view text, std::uint32_t begin, std::uint32_t at, std::string_view amount) {
    const std::size_t colon = amount.find(':');
    if (colon == amount.npos || amount.size() != colon + 3) return false;
    std::uint32_t before = at;
    while (before > begin && text[before - 1] == ' ') --before;
    return (before < at && before > begin && digit(static_cast<unsigned char>(text[before - 1]))) ||
           ends_with(text, begin, before, "日") || ends_with(text, begin, before, "午");
}

/// 完成规划的2.9万所…, 完成剩余12处…: what is asked to be finished, although 的 stands before it.
bool finishes(std::string_view text, std::uint32_t begin, std::uint32_t at) {
    const std::string_view before = text.substr(begin, at - begin);
    if (!before.ends_with("的") && !before.ends_with("剩余") && !before.ends_with("余下")) return false;
    const std::size_t clause = std::max(before.rfind("，") + 1, before.rfind("。") + 1);
    const std::string_view own = before.substr(clause);
    return (own.find("完成") != own.npos || own.find("建成") != own.npos) &&
           own.find("完成了") == own.npos && own.find("建成了") == own.npos && own.find("已") == own.npos;
}

/// 不低于当地平均水平的1.6倍: the comparison stands before what is compared with.
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

/// 每组一套, 一村两名, 人手一机, 一组分三班, 五天四夜: an amount to each, without a figure. Gives its
/// end; `at` where none begins there.
std::uint32_t apportioned(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::array<char32_t, 5> letters{};
    std::array<std::uint32_t, 5> ends{};
    std::size_t count = 0;
    std::uint32_t length = 0;
    for (std::uint32_t i = at; i < limit && count < letters.size(); i += length, ++count) {
        letters[count] = character_at(text, i, length);
        ends[count] = i + length;
    }
    const auto is = [&](std::size_t i, std::u32string_view set) { return i < count && set.find(letters[i]) != set.npos; };
    constexpr std::u32string_view pieces = U"套名台册机岗班组员人队支部本盏辆";
    if (is(0, U"人") && is(1, U"手") && is(2, U"一") && is(3, pieces)) return ends[3];
    if (is(0, U"每") && is(1, holders) && is(2, small_numerals) && is(3, pieces)) return ends[3];
    if (is(0, U"一") && is(1, holders) && is(2, U"分") && is(3, small_numerals) && is(4, pieces)) return ends[4];
    if (is(0, U"一") && is(1, holders) && is(2, U"两三四五") && is(3, pieces)) return ends[3];
    if (is(0, small_numerals) && is(1, U"天") && is(2, small_numerals) && is(3, U"夜")) return ends[3];
    return at;
}

}  // namespace

void find_targets(std::string_view text, Span span, std::vector<Target>& found) {
    const std::size_t first = found.size();
    std::uint32_t length = 0;
    AmountStarts starts(text, span.end);
    const auto rest = [&](std::uint32_t from) { return text.substr(from, span.end - from); };
    for (std::uint32_t at = span.begin; (at = starts.next(at)) < span.end; at += length) {
        char32_t c = character_at(text, at, length);
        const bool chinese = chinese_numeral(c);
        if (chinese || c == U'每' || c == U'人') {
            // 一些, 万众, 人民: most are no amounts
            const std::uint32_t run = end_of_run(text, at, span.end);
            std::uint32_t next = 0;
            const char32_t behind = run < span.end ? character_at(text, run, next) : U'\0';
            if (!followers.contains(behind) && !starts_unit(behind)) {
                length = run - at;
                continue;
            }
            if (const std::uint32_t end = apportioned(text, at, span.end); end != at) {
                found.push_back({{at, end}, true});
                length = end - at;
                continue;
            }
        }
        if (chinese && !bandwidths.begins(rest(at)).empty()) {
            // 双千兆 is a kind of network
            if (!ends_with(text, span.begin, at, "双")) found.push_back({{at, at + 6}, true});
            length = 6;
            continue;
        }
        if (chinese)
            if (const std::uint32_t end = fraction(text, at, span.end); end != at) {
                const Comparison compared = comparison_before(text, span.begin, at);
                const bool half = starts_with(text, at, span.end, "一半");
                if (!half || compared.any || end > at + 6)
                    found.push_back({{compared.written ? compared.begin : at, end}, true});
                length = end - at;
                continue;
            }
        if (!digit(c) && !mask(c) && !chinese) continue;
        const std::uint32_t begin = at;
        std::uint32_t end = at;
        bool has_mask = false;
        bool ratio = false;
        std::uint32_t digits = 0;
        while (end < span.end) {
            c = character_at(text, end, length);
            if (chinese ? chinese_numeral(c) : (digit(c) || mask(c))) {
                has_mask |= mask(c);
                ++digits;
            } else if (!chinese &&
                       (c == U'.' || c == U'．' || c == U',' || c == U'-' || c == U'—' || c == U'～' || c == U'~' ||
                        c == U'、') &&
                       end > begin && end + length < span.end) {
                std::uint32_t next_length = 0;
                const char32_t next = character_at(text, end + length, next_length);
                if (!digit(next) && !mask(next) && !(c == U'—' && next == U'—')) break;
            } else if (!chinese && (c == U':' || c == U'：' || c == U'∶') && end > begin && end + length < span.end) {
                std::uint32_t next_length = 0;
                if (!digit(character_at(text, end + length, next_length))) break;
                ratio = true;
            } else {
                break;
            }
            end += length;
        }
        length = std::max<std::uint32_t>(1, end - at);
        if (end == begin) continue;
        std::uint32_t counted = skip_spaces(text, end, span.end);
        // 1万名, 15万名, 320万名, 10多个
        while (!chinese && (starts_with(text, counted, span.end, "万") || starts_with(text, counted, span.end, "亿") || starts_with(text, counted, span.end, "余") ||
                            starts_with(text, counted, span.end, "多"))) {
            const std::uint32_t next = counted + 3;
            if (!unit_at(text, next, span.end)) break;
            counted = next;
        }
        const Unit unit = unit_at(text, counted, span.end);
        if (!unit && !ratio) continue;
        const Comparison comparison = comparison_before(text, span.begin, begin);
        std::uint32_t start = comparison.written ? comparison.begin : begin;
        if (ratio && !unit) {
            // 10:1, but not 8:30
            const std::string_view amount = text.substr(begin, end - begin);
            const bool clock = is_clock(text, span.begin, begin, amount);
            if (!clock && amount.size() <= 5 && amount.find(":0") == amount.npos && amount.find(":3") == amount.npos)
                found.push_back({{start, end}, true});
            continue;
        }
        if (!unit) {
            // 培训人次不少于500，: the measure stands before the comparison
            const bool ends = counted >= span.end || !is_han(character_at(text, counted, length));
            length = std::max<std::uint32_t>(1, end - at);
            if (!chinese && ends && comparison.written && digits >= 2 && !ratio)
                found.push_back({{start, end}, true});
            continue;
        }
        end = counted + static_cast<std::uint32_t>(unit.word.size());
        if (unit.is(Unit::ordered) && !comparison.any && !orders.begins(rest(end)).empty()) continue;
        const std::string_view suffix = after_words.begins(rest(skip_spaces(text, end, span.end)));
        if (!suffix.empty()) end = skip_spaces(text, end, span.end) + static_cast<std::uint32_t>(suffix.size());
        if (!changes.begins(text.substr(end)).empty()) {
            length = end - at;
            continue;
        }
        // 200元/人: so much for each
        const bool per_head = unit.is(Unit::rated) && starts_with(text, end, span.end, "/") && is_han(character_at(text, end + 1, length));
        if (per_head) {
            end += 1 + length;
            end += static_cast<std::uint32_t>(after_words.begins(text.substr(end, span.end - end)).size());
        }
        // 每200米设一组, 3—12个月
        const bool each = !starts_with(text, begin, span.end, "一") && !starts_with(text, begin, span.end, "千") &&
                          !starts_with(text, begin, span.end, "万") && !starts_with(text, begin, span.end, "百") && begin >= span.begin + 3 &&
                          text.compare(begin - 3, 3, "每") == 0 && !unit.is(Unit::each_time);
        if (each) start = begin - 3;
        const bool range =
            !chinese && unit.is(Unit::months) && text.substr(begin, counted - begin).find("—") != std::string_view::npos;
        const std::string_view before = text.substr(span.begin, begin - span.begin);
        const std::string_view near = words_before(text, span.begin, begin);
        // 超过10天的四个科室: which ones
        if (comparison.any && !comparison.written && suffix.empty() && starts_with(text, end, span.end, "的") &&
            (ends_with(text, span.begin, begin, "超过") || ends_with(text, span.begin, begin, "低于")))
            continue;
        if (unit.is(Unit::age) || picks_out(near, text.substr(counted + unit.word.size(), 40))) continue;
        // 提前5个工作日, 之日起5个工作日 say when
        // 公示期5个工作日, 公示时间为7天: how long is asked for
        const bool shown = unit.is(Unit::shown) && lasts(near);
        const bool working_days = unit.is(Unit::working_days) && !near.ends_with("提前") && !near.ends_with("起") && !near.ends_with("后");
        const bool one_turn = unit.is(Unit::turn) && digits == 1 &&
                              (starts_with(text, begin, span.end, "一") || starts_with(text, begin, span.end, "1"));
        const bool least = !unit.is(Unit::year) && !one_turn && bounded(near);
        const bool compared = each || range || comparison.any || per_head || !suffix.empty() || unit.is(Unit::percent) || working_days || least || shown ||
                              spends(words_before(text, span.begin, begin, each_reach), unit) || (unit.is(Unit::rated) && rated(near)) ||
                              (unit.is(Unit::multiple) && compared_with(text, span.begin, begin));
        if (unit.is(Unit::working_days) && !compared) continue;
        if (unit.is(Unit::stated) && ((!comparison.any && !shown) || !suffix.empty())) continue;
        if (!compared && finishes(text, span.begin, begin)) {
            found.push_back({{start, end}, false});
            length = end - at;
            continue;
        }
        // 修缮“幸福路”60公里, but not ”12条
        const bool stretch = unit.is(Unit::stretched) && ends_with(text, span.begin, begin, "”");
        const std::size_t last_end = found.size() == first || found.back().span.end < span.begin ? 0 : found.back().span.end - span.begin;
        if (!compared && !stretch && !makes_named(before, last_end) && !makes_some_of(before, last_end != 0) && follows_description(before)) continue;
        if (!compared && has_mask && unit.is(Unit::masked)) continue;
        // 安排一名干部, but not 一名干部
        if (chinese && !compared && !(unit.is(Unit::assigned) && assigns(before))) continue;
        if (chinese && digits == 1 && !unit.is(Unit::assigned) && suffix.empty() && comparison.any && !comparison.written &&
            starts_with(text, begin, span.end, "一"))
            continue;
        // 推荐2位人员, but not 2位人员
        if (!compared && unit.is(Unit::weak) && !(unit.is(Unit::assigned) && assigns(before))) continue;
        // dates: 2021年, 6月
        if (unit.is(Unit::year) && suffix.empty() && !comparison.any && !shown) continue;
        found.push_back({{start, end}, compared});
        length = end - at;
    }
}

}  // namespace jianbao::chinese
