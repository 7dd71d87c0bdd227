#include "targets.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "amount_starts.h"
#include "amount_surroundings.h"
#include "character_set.h"
#include "clauses.h"
#include "marks.h"
#include "units.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

constexpr WordList after_words({"以上", "以下", "以内", "左右", "之内"});

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

Comparison comparison_before(const Phrases& known, std::string_view text, std::uint32_t begin, std::uint32_t at) {
    std::uint32_t end = at;
    while (end > begin && text[end - 1] == ' ') --end;
    const std::string_view before = text.substr(begin, end - begin);
    const auto begins = [&](std::string_view word) { return end - static_cast<std::uint32_t>(word.size()); };
    if (const std::string_view word = known[Phrase::comparisons].ends(before); !word.empty()) return {begins(word), true, true};
    if (const std::string_view word = known[Phrase::levels_reached].ends(before); !word.empty()) return {begins(word), true, false};
    return {at, false, false};
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

/// An amount in figures or Chinese numerals, and what is found out about it.
struct Amount {
    std::uint32_t begin = 0;    ///< of the figure
    std::uint32_t end = 0;      ///< of the figure, then of the unit and what belongs to it: 以上, /人
    std::uint32_t start = 0;    ///< of the target: with 不少于 or 每 before the figure
    std::uint32_t counted = 0;  ///< where the unit begins
    std::uint32_t go_on = 0;    ///< where the reading goes on if it is no target
    std::uint32_t digits = 0;
    bool chinese = false;       ///< in Chinese numerals
    bool masked = false;        ///< x人
    bool ratio = false;         ///< 10:1
    Unit unit;
    Comparison comparison;
    std::string_view suffix;    ///< 以上, 左右; empty for none
    std::string_view near;      ///< the words right before the figure
    bool each = false;          ///< 每200米
    bool per_head = false;      ///< 200元/人
    bool shown = false;         ///< 公示期为7天
    bool compared = false;      ///< a requirement by its form
};

/// Reads the amounts of text[span] one by one.
class TargetReader {
public:
    TargetReader(std::string_view text, Span span, const AmountWords& words, std::vector<Target>& found)
        : text_(text), span_(span), units_(words.units), known_(words.known), found_(found), first_(found.size()) {}

    /// Finds the target that begins at `at`, if one does, and gives the place to go on at.
    std::uint32_t read(std::uint32_t at);

private:
    bool goes_on_with(std::uint32_t at, std::string_view word) const { return starts_with(text_, at, span_.end, word); }
    bool is_behind(std::uint32_t at, std::string_view word) const { return ends_with(text_, span_.begin, at, word); }
    std::string_view rest(std::uint32_t at) const { return text_.substr(at, span_.end - at); }
    void add(std::uint32_t begin, std::uint32_t end, bool compared) { found_.push_back({{begin, end}, compared}); }

    std::uint32_t read_words(std::uint32_t at, bool chinese);
    std::uint32_t read_amount(std::uint32_t at, bool chinese);
    Amount read_figure(std::uint32_t at, bool chinese) const;
    void read_unit(Amount& amount) const;
    bool is_level(const Amount& amount) const;
    void take_lead(Amount& amount) const;
    void add_ratio(const Amount& amount);
    void read_suffix(Amount& amount) const;
    void read_measure(Amount& amount) const;
    bool says_which(const Amount& amount) const;
    bool is_compared(Amount& amount) const;
    bool says_when(const Amount& amount) const;
    bool goes_on_from_amount(std::string_view between) const;
    bool is_there_already(const Amount& amount) const;
    bool counts_named(const Amount& amount) const;

    std::string_view text_;
    Span span_;
    const Units& units_;
    const Phrases& known_;
    std::vector<Target>& found_;
    std::size_t first_;  ///< of those found here
};

constexpr WordList kinds_of_networks({"光网", "网络", "城市", "小区", "园区"});

/// Amounts that are words: 每组一套, 千兆, 三分之二. Gives the end of what was read; `at` where a figure may begin there.
std::uint32_t TargetReader::read_words(std::uint32_t at, bool chinese) {
    // 一些, 万众, 人民: most are no amounts
    const std::uint32_t run = end_of_run(text_, at, span_.end);
    std::uint32_t next = 0;
    const char32_t behind = run < span_.end ? character_at(text_, run, next) : U'\0';
    if (!followers.contains(behind) && !units_.start_with(behind)) return run;
    if (const std::uint32_t end = apportioned(text_, at, span_.end); end != at) {
        add(at, end, true);
        return end;
    }
    if (!chinese) return at;
    if (const std::string_view bandwidth = known_[Phrase::bandwidths].begins(rest(at)); !bandwidth.empty()) {
        const std::uint32_t end = at + static_cast<std::uint32_t>(bandwidth.size());
        // 双千兆 and 千兆光网 are kinds of networks
        if (!is_behind(at, "双") && kinds_of_networks.begins(rest(end)).empty()) add(at, end, true);
        return end;
    }
    const std::uint32_t end = fraction(text_, at, span_.end);
    if (end != at) {
        const Comparison compared = comparison_before(known_, text_, span_.begin, at);
        const bool half = goes_on_with(at, "一半");
        if (!half || compared.any || end > at + 6) add(compared.written ? compared.begin : at, end, true);
    }
    return end;
}

/// The figure at `at`: 40, 3—12, 10:1, 二十.
Amount TargetReader::read_figure(std::uint32_t at, bool chinese) const {
    Amount amount;
    amount.chinese = chinese;
    amount.begin = at;
    std::uint32_t end = at, length = 0;
    const auto behind = [&] {
        std::uint32_t next = 0;
        return character_at(text_, end + length, next);
    };
    for (; end < span_.end; end += length) {
        const char32_t c = character_at(text_, end, length);
        if (chinese ? chinese_numeral(c) : (digit(c) || mask(c))) {
            amount.masked |= mask(c);
            ++amount.digits;
            continue;
        }
        if (chinese || end == at || end + length >= span_.end) break;
        if (c == U'.' || c == U'．' || c == U',' || c == U'-' || c == U'—' || c == U'～' || c == U'~' || c == U'、' || c == U'至' || c == U'到') {
            const char32_t next = behind();
            if (!digit(next) && !mask(next) && !(c == U'—' && next == U'—')) break;
        } else if (c == U':' || c == U'：' || c == U'∶') {
            if (!digit(behind())) break;
            amount.ratio = true;
        } else {
            break;
        }
    }
    amount.end = amount.go_on = end;
    return amount;
}

void TargetReader::read_unit(Amount& amount) const {
    amount.counted = skip_spaces(text_, amount.end, span_.end);
    // 1万名, 15万名, 320万名, 10多个, 10万余人次
    static constexpr WordList sizes({"万", "亿", "余", "多"});
    for (std::uint32_t next = amount.counted; !amount.chinese && !sizes.begins(rest(next)).empty();) {
        next += 3;
        if (units_.at(text_, next, span_.end)) amount.counted = next;
    }
    amount.unit = units_.at(text_, amount.counted, span_.end);
}

/// 控制在0.85以内, 不超过2.0: a bare number with a fraction, which a comparison asks for.
bool TargetReader::is_level(const Amount& amount) const {
    if (amount.unit || amount.chinese || amount.masked) return false;
    const std::string_view figure = text_.substr(amount.begin, amount.end - amount.begin);
    if (std::count(figure.begin(), figure.end(), '.') != 1 || figure.find_first_not_of("0123456789.") != figure.npos) return false;
    std::uint32_t length = 0;
    const bool ends = amount.end >= span_.end || (!is_han(character_at(text_, amount.end, length)) && (static_cast<unsigned char>(text_[amount.end]) & 0x80) != 0);
    return ends || !after_words.begins(rest(amount.end)).empty();
}

/// 至少提前3天公示: how long before it is to be done is an amount that is asked for.
void TargetReader::take_lead(Amount& amount) const {
    constexpr std::string_view ahead = "提前";
    const std::uint32_t begin = amount.comparison.any ? amount.comparison.begin : amount.begin;
    if (!is_behind(begin, ahead) || (amount.comparison.any && !amount.comparison.written) || !amount.unit.is(Unit::time)) return;
    // 提前20天摘了牌, 提前3天完成: how much sooner it came
    constexpr std::size_t nearby = 9;  // bytes
    const std::string_view behind = rest(amount.counted + static_cast<std::uint32_t>(amount.unit.word.size()));
    if (holds(behind.substr(0, nearby), "了") || behind.starts_with("完成")) return;
    const std::uint32_t lead = begin - static_cast<std::uint32_t>(ahead.size());
    const Comparison least = comparison_before(known_, text_, span_.begin, lead);
    amount.comparison = {least.written ? least.begin : lead, true, true};
}

/// 10:1, but not 8:30
void TargetReader::add_ratio(const Amount& amount) {
    const std::string_view figure = text_.substr(amount.begin, amount.end - amount.begin);
    const bool clock = is_clock(text_, span_.begin, amount.begin, figure);
    if (!clock && figure.size() <= 5 && figure.find(":0") == figure.npos && figure.find(":3") == figure.npos)
        add(amount.start, amount.end, true);
}

/// 以上, 左右 behind the unit.
void TargetReader::read_suffix(Amount& amount) const {
    const std::uint32_t behind = skip_spaces(text_, amount.end, span_.end);
    amount.suffix = after_words.begins(rest(behind));
    if (!amount.suffix.empty()) amount.end = behind + static_cast<std::uint32_t>(amount.suffix.size());
}

/// For each of what it is: 200元/人, 每200米设一组.
void TargetReader::read_measure(Amount& amount) const {
    // 200元/人: so much for each
    if (amount.unit.is(Unit::rated) && goes_on_with(amount.end, "/")) {
        std::uint32_t length = 0;
        amount.per_head = is_han(character_at(text_, amount.end + 1, length));
        if (amount.per_head) {
            amount.end += 1 + length;
            amount.end += static_cast<std::uint32_t>(after_words.begins(rest(amount.end)).size());
        }
    }
    // 每200米设一组, 3—12个月
    const std::uint32_t begin = amount.begin;
    amount.each = !goes_on_with(begin, "一") && !goes_on_with(begin, "千") && !goes_on_with(begin, "万") &&
                  !goes_on_with(begin, "百") && begin >= span_.begin + 3 && text_.compare(begin - 3, 3, "每") == 0 &&
                  !amount.unit.is(Unit::each_time);
    if (amount.each) amount.start = begin - 3;
    amount.near = words_before(text_, span_.begin, begin);
}

/// Which ones are meant, not how much is asked.
bool TargetReader::says_which(const Amount& amount) const {
    // 超过10天的四个科室: which ones
    if (amount.comparison.any && !amount.comparison.written && amount.suffix.empty() && goes_on_with(amount.end, "的") &&
        (is_behind(amount.begin, "超过") || is_behind(amount.begin, "低于")))
        return true;
    // 90分以上为优秀; 日常检查占60%: how it is weighed
    static constexpr WordList grades({"为优秀", "为良好", "为合格", "为不合格", "为基本合格", "为达标", "为一般", "为好", "为较差"});
    if (!grades.begins(rest(amount.end)).empty()) return true;
    if (amount.unit.is(Unit::percent) && amount.suffix.empty() && is_behind(amount.begin, "占")) return true;
    return amount.unit.is(Unit::age) || picks_out(known_, amount.near, text_.substr(amount.counted + amount.unit.word.size(), 40));
}

/// A requirement by its form: 不少于2次, 80%, 3—12个月, 每人每次2元.
bool TargetReader::is_compared(Amount& amount) const {
    const Unit unit = amount.unit;
    const std::uint32_t begin = amount.begin;
    const bool range = !amount.chinese && unit.is(Unit::months) &&
                       holds(text_.substr(begin, amount.counted - begin), "—");
    // 之日起5个工作日 says when
    // 公示期5个工作日, 公示时间为7天: how long is asked for
    amount.shown = unit.is(Unit::shown) && lasts(known_, amount.near);
    const bool working_days = unit.is(Unit::working_days) && !amount.near.ends_with("起") && !amount.near.ends_with("后");
    const bool one_turn = unit.is(Unit::turn) && amount.digits == 1 && (goes_on_with(begin, "一") || goes_on_with(begin, "1"));
    const bool least = !unit.is(Unit::year) && !one_turn && bounded(amount.near);
    return amount.each || range || amount.comparison.any || amount.per_head || !amount.suffix.empty() ||
           unit.is(Unit::percent) || working_days || least || amount.shown ||
           spends(known_, words_before(text_, span_.begin, begin, each_reach), unit) || (unit.is(Unit::rated) && rated(amount.near)) ||
           (unit.is(Unit::multiple) && compared_with(text_, span_.begin, begin));
}

/// 20日以内: by when, which is no amount.
bool TargetReader::says_when(const Amount& amount) const {
    if (amount.unit.is(Unit::working_days) && !amount.compared) return true;
    return amount.unit.is(Unit::stated) && ((!amount.comparison.any && !amount.shown) || !amount.suffix.empty());
}

/// 在青石、白水、红岩3个乡镇: as many as were named before.
bool TargetReader::counts_named(const Amount& amount) const {
    if (amount.compared || amount.chinese || amount.digits > 2 || amount.end <= amount.begin) return false;
    std::size_t count = 0;
    for (const char one : text_.substr(amount.begin, amount.digits)) {
        if (one < '0' || one > '9') return false;
        count = count * 10 + static_cast<std::size_t>(one - '0');
    }
    std::size_t named = 1;
    for (std::uint32_t at = amount.begin; at > span_.begin;) {
        --at;
        while (at > span_.begin && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) --at;
        std::uint32_t length = 0;
        const char32_t c = character_at(text_, at, length);
        if (c == U'、' || c == U'和')
            ++named;
        else if (digit(c))
            return false;  // 航线3条、班列2条
        else if (!is_han(c))
            break;
    }
    return named > 1 && named == count;
}

/// 不少于200条编织袋、2面铜锣: the words from the amount before say that this one is asked for with it.
bool TargetReader::goes_on_from_amount(std::string_view between) const {
    constexpr std::size_t longest = 24;  // bytes
    return !between.empty() && between.size() <= longest && found_.size() > first_ && holds(between, "、") &&
           between.find("，") == between.npos;
}

/// Nobody is asked for so much: 的3处, 有5家, 一名干部, 2021年.
bool TargetReader::is_there_already(const Amount& amount) const {
    const Unit unit = amount.unit;
    const std::string_view before = text_.substr(span_.begin, amount.begin - span_.begin);
    // 修缮“幸福路”60公里, but not ”12条
    const bool stretch = unit.is(Unit::stretched) && is_behind(amount.begin, "”");
    const std::size_t last_end = found_.size() == first_ || found_.back().span.end < span_.begin ? 0 : found_.back().span.end - span_.begin;
    if (!amount.compared && !stretch && !makes_named(known_, before, last_end) &&
        !makes_some_of(known_, before, last_end != 0) && follows_description(known_, before))
        return true;
    if (!amount.compared && amount.masked && unit.is(Unit::masked)) return true;
    // 安排一名干部, but not 一名干部; 新增床位三百张
    const std::string_view figure = text_.substr(amount.begin, amount.counted - amount.begin);
    const bool large = amount.digits == 2 && (figure.ends_with("百") || figure.ends_with("千")) && !figure.starts_with("百") && !figure.starts_with("千");
    if (amount.chinese && !amount.compared && !large && !(unit.is(Unit::assigned) && assigns(known_, before))) return true;
    if (amount.chinese && amount.digits == 1 && !unit.is(Unit::assigned) && amount.suffix.empty() && amount.comparison.any &&
        !amount.comparison.written && goes_on_with(amount.begin, "一"))
        return true;
    // 推荐2位人员, but not 2位人员
    if (!amount.compared && unit.is(Unit::weak) && !(unit.is(Unit::assigned) && assigns_somebody(known_, before)) &&
        !goes_on_from_amount(before.substr(last_end)))
        return true;
    // dates: 2021年, 6月
    return unit.is(Unit::year) && amount.suffix.empty() && !amount.comparison.any && !amount.shown;
}

std::uint32_t TargetReader::read_amount(std::uint32_t at, bool chinese) {
    Amount amount = read_figure(at, chinese);
    read_unit(amount);
    const bool level = is_level(amount);
    if (!amount.unit && !amount.ratio && !level) return amount.go_on;
    amount.comparison = comparison_before(known_, text_, span_.begin, at);
    take_lead(amount);
    amount.start = amount.comparison.written ? amount.comparison.begin : at;
    if (level) {
        read_suffix(amount);
        if (amount.comparison.any) add(amount.start, amount.end, true);
        return std::max(amount.go_on, amount.end);
    }
    if (!amount.unit) {
        add_ratio(amount);
        return amount.go_on;
    }
    amount.end = amount.counted + static_cast<std::uint32_t>(amount.unit.word.size());
    if (amount.unit.is(Unit::ordered) && !amount.comparison.any && !known_[Phrase::parts_of_text].begins(rest(amount.end)).empty())
        return amount.go_on;
    read_suffix(amount);
    if (!known_[Phrase::changed_to].begins(text_.substr(amount.end)).empty()) return amount.end;
    read_measure(amount);
    if (says_which(amount)) return amount.go_on;
    amount.compared = is_compared(amount);
    if (says_when(amount)) return amount.go_on;
    const bool finished = !amount.compared && finishes(text_, span_.begin, at);
    if (!finished && (is_there_already(amount) || counts_named(amount))) return amount.go_on;
    add(amount.start, amount.end, amount.compared);
    return amount.end;
}

std::uint32_t TargetReader::read(std::uint32_t at) {
    std::uint32_t length = 0;
    const char32_t first = character_at(text_, at, length);
    const bool chinese = chinese_numeral(first);
    if (chinese || first == U'每' || first == U'人')
        if (const std::uint32_t end = read_words(at, chinese); end != at) return end;
    if (!digit(first) && !mask(first) && !chinese) return at + length;
    return read_amount(at, chinese);
}

}  // namespace

void find_targets(std::string_view text, Span span, const AmountWords& words, std::vector<Target>& found) {
    TargetReader reader(text, span, words, found);
    AmountStarts starts(text, span.end);
    for (std::uint32_t at = span.begin; (at = starts.next(at)) < span.end;) at = reader.read(at);
}

}  // namespace jianbao::chinese
