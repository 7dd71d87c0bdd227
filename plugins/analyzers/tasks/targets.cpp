#include "targets.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "character_set.h"
#include "clauses.h"

namespace jianbao::chinese {

namespace {

constexpr std::string_view before_words[] = {
    "不得少于",   "不得低于",   "不能少于", "不少于",   "不低于", "不小于", "不超过", "不高于", "不大于", "不多于",
    "最高不超过", "最多不超过", "至少要有", "至少完成", "至少",   "最少",   "最多",   "超过",   "超",     "突破",   "控制在",
    "低于",       "达到",       "达",         "降低到",   "降到",     "提高到", "压缩至", "压减至", "缩短至"};
/// Comparisons that are written as part of the target; 达到 and 控制在 are not.
constexpr std::size_t written_before = 17;
constexpr std::string_view after_words[] = {"以上", "以下", "以内", "左右", "之内"};
constexpr std::string_view units[] = {
    "个工作日", "平方公里", "平方米", "立方米", "公里", "万元", "亿元", "万吨", "万亩", "千瓦时", "千瓦",
    "兆瓦",     "标箱",     "公顷",   "公斤",   "场次",     "人次",   "车次",   "班次", "学时", "课时", "学分", "小时", "分钟",   "个百分点",
    "百分点",   "个月",     "%",      "％",     "‰",    "名",   "家",   "处",   "项",   "次",     "元",
    "亿",       "万",       "人",     "户",     "亩",   "米",   "m",    "M",    "吨",   "台",     "辆",
    "场",       "件",       "条",     "天",     "年",   "倍",   "所",   "座",   "套",   "篇",     "期",
    "张",       "份",       "支",     "只",     "头",   "株",   "棵",   "盏",   "部",   "间",     "栋",
    "艘",       "架",       "兆",     "岁",     "个",   "位",   "批",   "成",   "分",     "款",   "种",
    "列",       "宗",       "字",     "斤",     "门",       "册",       "口",     "眼",     "孔",   "床"};
/// Words after 个 and 项 that count the text's own order, not things to be made.
constexpr std::string_view bandwidths[] = {"千兆", "百兆", "万兆"};
constexpr std::string_view orders[] = {"指标", "方面", "阶段", "步骤", "环节", "层面", "问题", "关键", "重点", "坚持",
                                       "聚焦", "必须", "适应", "维护", "意识", "自信", "字",   "词",   "原则",
                                       "维度", "专项", "会议", "文件", "通知", "意识", "亲自", "带头", "注重",
                                       "确保", "一",   "到位", "不",   "好",   "转变", "结合", "统一", "明确"};
/// Units that make a target only with a comparison.
constexpr std::string_view weak_units[] = {"年", "天", "个月", "小时", "分钟", "岁",
                                           "批", "期", "分",   "成",   "位",   "部",
                                           "款", "种", "门",   "册",   "口",   "眼", "孔", "字"};

/// The characters units begin with.
constexpr CharacterSet unit_starts = [] {
    CharacterSet set(U"");
    for (const std::string_view unit : units) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(unit[i]); };
        set.add(byte(0) < 0x80    ? byte(0)
                : byte(0) >= 0xE0 ? (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu)
                                  : (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu));
    }
    return set;
}();

bool digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool mask(char32_t c) { return c == U'x' || c == U'X' || c == U'×' || c == U'*' || c == U'＊' || c == U'Ｘ'; }
constexpr CharacterSet chinese_numerals(U"一二三四五六七八九十百千万两");
bool chinese_numeral(char32_t c) { return chinese_numerals.contains(c); }
/// What an amount begins with, or an apportioned one: 每组一套, 人手一机.
constexpr CharacterSet starts(U"0123456789０１２３４５６７８９xX×*＊Ｘ一二三四五六七八九十百千万两每人");

std::uint32_t ends_with_any(std::string_view text, std::uint32_t begin, std::uint32_t at, std::size_t& which) {
    std::uint32_t end = at;
    while (end > begin && text[end - 1] == ' ') --end;
    for (std::size_t i = 0; i < std::size(before_words); ++i) {
        const std::string_view word = before_words[i];
        if (ends_with(text, begin, end, word)) {
            which = i;
            return end - static_cast<std::uint32_t>(word.size());
        }
    }
    return at;
}

/// What stands before the amount says that it is there already: 的3处, 有5家, ”12条.
bool follows_description(std::string_view text, std::uint32_t begin, std::uint32_t at) {
    static constexpr std::string_view words[] = {"的",   "等",   "有",   "共",   "不足", "仅", "只有", "近",   "”",    "》",
                                        "全国", "全省", "全市", "全县", "这",   "那", "第",   "其中", "余下", "剩余"};
    for (const std::string_view word : words)
        if (ends_with(text, begin, at, word)) return true;
    return false;
}

bool assigns(std::string_view text, std::uint32_t begin, std::uint32_t at) {
    static constexpr std::string_view words[] = {"安排", "明确", "确定", "配备", "落实", "选派", "指定", "配齐", "选配", "设立"};
    for (const std::string_view word : words)
        if (ends_with(text, begin, at, word)) return true;
    return false;
}

template <std::size_t N>
std::string_view starts_with_any(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                 const std::string_view (&words)[N]) {
    for (const std::string_view word : words)
        if (starts_with(text, at, limit, word)) return word;
    return {};
}

}  // namespace

namespace {

constexpr std::u32string_view small_numerals = U"一二三四五六七八九十两";
constexpr std::u32string_view holders = U"组村镇校户企班社园人";
/// What stands behind a Chinese numeral, or behind 每 and 人, where an amount may begin: a unit, who has it, 一半,
/// 分之, 千兆, 人手.
constexpr CharacterSet followers = [] {
    CharacterSet set = unit_starts;
    for (const char32_t c : holders) set.add(c);
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
    const std::string_view suffix = starts_with_any(text, end, limit, after_words);
    return end + static_cast<std::uint32_t>(suffix.size());
}

/// The words right before the amount up to a mark or another figure, at most near_reach bytes.
std::string_view words_before(std::string_view text, std::uint32_t begin, std::uint32_t at) {
    std::uint32_t from = at > begin + near_reach ? at - near_reach : begin;
    while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    std::uint32_t length = 0;
    for (std::uint32_t i = from; i < at; i += length)
        if (!is_han(character_at(text, i, length))) from = i + length;
    return text.substr(from, at - from);
}

/// 最少填报1个, 至少建设一所: the least or the most that is done.
bool bounded(std::string_view before) {
    static constexpr std::string_view words[] = {"至少", "最少", "最多", "至多", "不少于", "不超过"};
    for (const std::string_view word : words)
        if (before.find(word) != before.npos) return true;
    return false;
}

/// 每人每次2元, 每生每学年5000元, 每期培训4天: so much for each.
bool rated(std::string_view before) {
    const std::size_t each = before.rfind("每");
    return each != before.npos && before.size() - each >= 6;
}

/// 公示期为7天: what is asked to last so long.
bool lasts(std::string_view before) {
    for (const std::string_view is : {"为", "是", "不少于"})
        if (before.ends_with(is)) before.remove_suffix(is.size());
    for (const std::string_view period : {"公示期", "公示期限", "公示时间", "公告期", "公示时限", "公示", "公告"})
        if (before.ends_with(period)) return true;
    return false;
}

/// 每天锻炼30分钟: so long each time. 培训班2期, 简报4期: what comes in issues.
bool spends(std::string_view before, std::string_view unit) {
    if (unit == "期") return before.ends_with("班") || before.ends_with("简报") || before.ends_with("专刊") || before.ends_with("培训");
    if (unit != "分钟" && unit != "小时") return false;
    for (const std::string_view each : {"每天", "每日", "每次", "每周"})
        if (const std::size_t at = before.find(each); at != before.npos && before.size() - at > each.size()) return true;
    return false;
}

/// 单户金额500万元及以下的小微企业: which ones are meant, not how much is asked.
bool picks_out(std::string_view before, std::string_view behind) {
    const bool bound = behind.starts_with("及以") || behind.starts_with("（含）以") || behind.starts_with("(含)以") ||
                       behind.starts_with("以上的") || behind.starts_with("以下的") || behind.starts_with("以内的");
    if (!bound || behind.substr(0, 21).find("的") == behind.npos) return false;
    for (const std::string_view measure : {"金额", "规模", "面积", "收入", "产值", "投资", "年龄", "人数", "资产", "资本",
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

/// 完成规划的2.9万所…: what is asked to be finished, although 的 stands before it.
bool finishes(std::string_view text, std::uint32_t begin, std::uint32_t at) {
    const std::string_view before = text.substr(begin, at - begin);
    const std::size_t clause = std::max(before.rfind("，") + 1, before.rfind("。") + 1);
    const std::string_view own = before.substr(clause);
    return before.ends_with("的") && (own.find("完成") != own.npos || own.find("建成") != own.npos) &&
           own.find("完成了") == own.npos && own.find("建成了") == own.npos && own.find("已") == own.npos;
}

/// 不低于当地平均水平的1.6倍: the comparison stands before what is compared with.
bool compared_with(std::string_view text, std::uint32_t begin, std::uint32_t at) {
    constexpr std::uint32_t reach = 75;  // bytes
    const std::string_view before = text.substr(at > begin + reach ? at - reach : begin, std::min(at - begin, reach));
    if (!before.ends_with("的")) return false;
    const std::size_t comma = before.rfind("，");
    const std::string_view own = comma == before.npos ? before : before.substr(comma);
    for (const std::string_view word : {"不低于", "不高于", "不少于", "不超过", "不得低于", "不得高于", "不得超过"})
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
    std::uint32_t length = 0;
    for (std::uint32_t at = span.begin; at < span.end; at += length) {
        // Nearly all are of three bytes, U+4000 to U+9FFF, and no amount begins with them.
        const auto* bytes = reinterpret_cast<const unsigned char*>(text.data()) + at;
        if (bytes[0] >= 0xE4 && bytes[0] <= 0xE9 && at + 3 <= span.end) {
            length = 3;
            if (!starts.contains((bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu))) continue;
        }
        char32_t c = character_at(text, at, length);
        if (!starts.contains(c)) continue;
        const bool chinese = chinese_numeral(c);
        if (chinese || c == U'每' || c == U'人') {
            // 一些, 万众, 人民: most are no amounts
            const std::uint32_t run = end_of_run(text, at, span.end);
            std::uint32_t next = 0;
            if (run >= span.end || !followers.contains(character_at(text, run, next))) {
                length = run - at;
                continue;
            }
            if (const std::uint32_t end = apportioned(text, at, span.end); end != at) {
                found.push_back({{at, end}, true});
                length = end - at;
                continue;
            }
        }
        if (chinese && !starts_with_any(text, at, span.end, bandwidths).empty()) {
            // 双千兆 is a kind of network
            if (!ends_with(text, span.begin, at, "双")) found.push_back({{at, at + 6}, true});
            length = 6;
            continue;
        }
        if (chinese)
            if (const std::uint32_t end = fraction(text, at, span.end); end != at) {
                std::size_t compared = 0;
                const std::uint32_t start = ends_with_any(text, span.begin, at, compared);
                const bool half = starts_with(text, at, span.end, "一半");
                if (!half || start != at || end > at + 6)
                    found.push_back({{start != at && compared < written_before ? start : at, end}, true});
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
        std::uint32_t unit_at = skip_spaces(text, end, span.end);
        // 1万名, 15万名, 320万名, 10多个
        while (!chinese && (starts_with(text, unit_at, span.end, "万") || starts_with(text, unit_at, span.end, "亿") || starts_with(text, unit_at, span.end, "余") ||
                            starts_with(text, unit_at, span.end, "多"))) {
            const std::uint32_t next = unit_at + 3;
            if (starts_with_any(text, next, span.end, units).empty()) break;
            unit_at = next;
        }
        std::string_view unit;
        if (std::uint32_t first = 0; unit_at < span.end && unit_starts.contains(character_at(text, unit_at, first)))
            unit = starts_with_any(text, unit_at, span.end, units);
        if (unit.empty() && !ratio) continue;
        std::size_t which = 0;
        std::uint32_t start = ends_with_any(text, span.begin, begin, which);
        const bool compared_before = start != begin;
        if (compared_before && which >= written_before) start = begin;
        if (ratio && unit.empty()) {
            // 10:1, but not 8:30
            const std::string_view amount = text.substr(begin, end - begin);
            const bool clock = is_clock(text, span.begin, begin, amount);
            if (!clock && amount.size() <= 5 && amount.find(":0") == amount.npos && amount.find(":3") == amount.npos)
                found.push_back({{start, end}, true});
            continue;
        }
        if (unit.empty()) {
            // 培训人次不少于500，: the measure stands before the comparison
            const bool ends = unit_at >= span.end || !is_han(character_at(text, unit_at, length));
            length = std::max<std::uint32_t>(1, end - at);
            if (!chinese && ends && compared_before && which < written_before && digits >= 2 && !ratio)
                found.push_back({{start, end}, true});
            continue;
        }
        end = unit_at + static_cast<std::uint32_t>(unit.size());
        if ((unit == "个" || unit == "项" || unit == "条" || unit == "大") &&
            !starts_with_any(text, end, span.end, orders).empty() && !compared_before)
            continue;
        const std::string_view suffix = starts_with_any(text, skip_spaces(text, end, span.end), span.end, after_words);
        if (!suffix.empty()) end = skip_spaces(text, end, span.end) + static_cast<std::uint32_t>(suffix.size());
        // 从每人每月200元、300元提高到…: where it starts from
        if (const std::string_view to = text.substr(end, 9);
            to == "提高到" || to == "提高至" || to == "增加到" || to == "增加至" || to == "扩大到" || to == "扩大至" ||
            to == "提升到" || to == "提升至" || to == "降低到" || to == "缩短到" || to == "减少到" || to == "压缩到") {
            length = end - at;
            continue;
        }
        const bool percent = unit == "%" || unit == "％" || unit == "‰";
        // 每200米设一组, 3—12个月
        const bool each = !starts_with(text, begin, span.end, "一") && !starts_with(text, begin, span.end, "千") &&
                          !starts_with(text, begin, span.end, "万") && !starts_with(text, begin, span.end, "百") && begin >= span.begin + 3 &&
                          text.compare(begin - 3, 3, "每") == 0 && unit != "年" && unit != "天" && unit != "月" &&
                          unit != "个月" && unit != "小时";
        if (each) start = begin - 3;
        const bool range =
            !chinese && text.substr(begin, unit_at - begin).find("—") != std::string_view::npos && unit == "个月";
        const std::string_view near = words_before(text, span.begin, begin);
        if (unit == "岁" || picks_out(near, text.substr(unit_at + unit.size(), 40))) continue;
        // 提前5个工作日, 之日起5个工作日 say when
        // 公示期5个工作日, 公示时间为7天: how long is asked for
        const bool shown = (unit == "个工作日" || unit == "天" || unit == "日" || unit == "年" || unit == "个月") &&
                           lasts(near);
        const bool working_days = unit == "个工作日" && !near.ends_with("提前") && !near.ends_with("起") && !near.ends_with("后");
        const bool money = unit == "元" || unit == "万元" || unit == "天";
        const bool least = bounded(near) && unit != "年" && unit != "月" && !(unit == "次" && digits == 1 &&
                           (starts_with(text, begin, span.end, "一") || starts_with(text, begin, span.end, "1")));
        const bool compared = each || range || compared_before || !suffix.empty() || percent || working_days || least || shown || spends(near, unit) ||
                              (money && rated(near)) || (unit == "倍" && compared_with(text, span.begin, begin));
        if (unit == "个工作日" && !compared) continue;
        if (!compared && finishes(text, span.begin, begin)) {
            found.push_back({{start, end}, false});
            length = end - at;
            continue;
        }
        // 修缮“幸福路”60公里, but not ”12条
        const bool stretch = ends_with(text, span.begin, begin, "”") &&
                             (unit == "公里" || unit == "平方米" || unit == "米" || unit == "亩" || unit == "万亩");
        if (!compared && !stretch && follows_description(text, span.begin, begin)) continue;
        if (!compared && has_mask && (unit == "人" || unit == "户")) continue;
        // 安排一名干部, but not 一名干部
        if (chinese && !compared && !((unit == "名" || unit == "人") && assigns(text, span.begin, begin))) continue;
        if (chinese && digits == 1 && unit != "名" && unit != "人" && suffix.empty() && which >= written_before &&
            starts_with(text, begin, span.end, "一"))
            continue;
        if (!compared && std::find(std::begin(weak_units), std::end(weak_units), unit) != std::end(weak_units))
            continue;
        if (!compared && has_mask && (unit == "年" || unit == "月" || unit == "日" || unit == "个")) continue;
        // dates: 2021年, 6月
        if (unit == "年" && suffix.empty() && !compared_before && !shown) continue;
        found.push_back({{start, end}, compared});
        length = end - at;
    }
}

}  // namespace jianbao::chinese
