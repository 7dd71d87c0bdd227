// Times between a name and its predicate. The deadlines plugin reads what they say; here it matters only how far
// they reach.
#include "character_set.h"
#include "name_words.h"

namespace jianbao::chinese {

namespace {

class TimeWords {
public:
    TimeWords(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit)
        : known_(known), text_(text), at_(at), limit_(limit) {}

    std::uint32_t end() {
        const std::uint32_t from = at_;
        if (const std::uint32_t past = calendar(); past != from) return past;
        at_ = from;
        return length_from_event() ? done(from) : from;
    }

private:
    std::uint32_t calendar() {
        const std::uint32_t from = at_;
        // 最迟5月10日, 不晚于6月底
        const bool latest = any({"最迟于", "最迟在", "最迟", "最晚于", "最晚在", "最晚", "不晚于", "不迟于", "不得晚于", "不得迟于", "截至", "截止"});
        // 秋季学期开学前
        if (any(known_[Phrase::school_terms]) && !starts_with(text_, at_, limit_, "开学")) at_ = from;
        // 会后, 汛前: an occasion
        if (any(known_[Phrase::time_occasions])) return done(from);
        // 即日起, 明天起, 从6月1日起
        if (any({"即日起", "今天起", "今日起", "明天起", "明日起", "本月起", "下月起", "本周起", "下周起"})) return done(from);
        if (numeric_date()) return any({"之前", "以前", "前"}) ? done(from) : from;  // 3.2万元, 5.10前
        if (any({"今天", "今日", "明天", "明日", "后天", "今晚", "明晚"})) {
            const std::uint32_t day = at_;
            clock();
            return any({"之前", "以前", "前", "之内", "以内", "内"}) || at_ != day || hands_over() ? done(from) : from;  // 今天下午, 明天把
        }
        // 暑假期间完成改造, 利用寒假检修
        if (any(known_[Phrase::seasons])) return done(from);
        // 监理当天签认: on the day of what comes before it
        if (any({"当天", "当日", "次日"})) return done(from);
        const bool year = any({"今年", "明年", "本年度", "本年", "当年"}) || number_of({"年度", "年"});
        bool named = false, day = false;
        if (any({"上半年", "下半年", "本月", "当月", "下个月", "下月", "次月", "本季度", "下季度", "本周", "下周", "这周"}) ||
            number_of({"月份", "月", "季度"}) || weekday()) {
            named = true;
            if (ends_with(text_, from, at_, "下周") || ends_with(text_, from, at_, "本周")) any({"一", "二", "三", "四", "五", "六", "日"});
            day = number_of({"日", "号"});
            if (!day) any({"上旬", "中旬", "下旬"});
        } else if (number_of({"日", "号"})) {
            weekday_in_bracket();
            clock();
            if (!any({"之前", "以前", "前", "之内", "以内", "内"}) && !latest) return from;  // 3号泵站
            return done(from);
        }
        if (!year && !named && (any({"半个月", "半月", "半年"}) || number_of({"个工作日", "工作日", "天", "个月", "周", "小时", "年"}))) {
            if (!any({"之内", "以内", "内"})) return from;
            return done(from);
        }
        bool bounded = false;
        if (!named) bounded = any(year ? std::initializer_list<std::string_view>{"年底", "底", "末", "终", "初"}
                                       : std::initializer_list<std::string_view>{"年底", "年末", "年终", "月底", "月末", "季末", "周末"});
        else bounded = any({"底", "末", "初"});
        if (!year && !named && !bounded) {
            if (any({"年内", "月内", "周内"})) return done(from);
            return from;
        }
        if (day) {
            // 5月1日至10日期间
            const std::uint32_t first = at_;
            if (any({"至", "到", "—", "－", "-", "～", "~"})) {
                number_of({"月份", "月"});
                if (number_of({"日", "号"}))
                    any({"期间", "之间"});
                else
                    at_ = first;
            }
        }
        weekday_in_bracket();
        clock();
        any({"之前", "以前", "前", "之内", "以内", "内"});
        return done(from);
    }

    bool any(std::initializer_list<std::string_view> words) {
        for (const std::string_view one : words)
            if (starts_with(text_, at_, limit_, one)) {
                at_ += static_cast<std::uint32_t>(one.size());
                return true;
            }
        return false;
    }
    bool any(const PhraseList& words) {
        const std::string_view found = words.begins(text_.substr(at_, limit_ - at_));
        at_ += static_cast<std::uint32_t>(found.size());
        return !found.empty();
    }
    bool hands_over() const {
        return starts_with(text_, at_, limit_, "把") || starts_with(text_, at_, limit_, "将") || starts_with(text_, at_, limit_, "给");
    }
    bool weekday() {
        const std::uint32_t from = at_;
        if (any({"周", "星期"}) && any({"一", "二", "三", "四", "五", "六", "日", "天"})) return true;
        at_ = from;
        return false;
    }
    /// 开学一周内, 印发之日起10个工作日内: so long from what comes first.
    bool length_from_event() {
        const std::uint32_t from = at_;
        any(known_[Phrase::limits_of_what]);
        if (any(known_[Phrase::limits_from]) &&
            number_of({"个工作日", "工作日", "日", "天", "个月", "周", "小时"}) && any({"之内", "以内", "内"}))
            return true;
        at_ = from;
        return false;
    }
    /// （星期六）
    void weekday_in_bracket() {
        const std::uint32_t from = at_;
        if (!any({"（", "("})) return;
        if (!weekday() || !any({"）", ")"})) at_ = from;
    }
    /// 下午5时, 17:30, 下班, 中午12点
    void clock() {
        const std::uint32_t from = at_;
        const bool part = any({"上午", "下午", "中午", "晚上", "早上", "凌晨"});
        if (any({"下班", "上班"})) return;
        if (number_of({"时", "点", ":", "：", "∶"})) {
            if (!any({"半", "整"})) minutes();
            return;
        }
        if (!part) at_ = from;
    }
    void minutes() {
        while (at_ < limit_ && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
        any({"分"});
    }
    /// 2025.5.10, 2025-05-10, 5.10: figures and marks alone
    bool numeric_date() {
        const std::uint32_t from = at_;
        unsigned parts = 0;
        for (char mark = 0; at_ < limit_;) {
            const std::uint32_t digits = at_;
            while (at_ < limit_ && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
            if (at_ == digits) break;
            ++parts;
            const char next = at_ < limit_ ? text_[at_] : '\0';
            if ((next != '.' && next != '-' && next != '/') || (mark != 0 && next != mark)) break;
            mark = next;
            ++at_;
        }
        if (parts == 2 || parts == 3) return true;
        at_ = from;
        return false;
    }
    /// 6月, 十二月, 第三季度, 2026年
    bool number_of(std::initializer_list<std::string_view> units) {
        const std::uint32_t from = at_;
        any({"第"});
        const std::uint32_t digits = at_;
        static constexpr CharacterSet figures(U"0123456789一二三四五六七八九十两");
        std::uint32_t length = 0;
        while (at_ < limit_ && figures.contains(character_at(text_, at_, length))) at_ += length;
        if (at_ != digits && any(units)) return true;
        at_ = from;
        return false;
    }
    std::uint32_t done(std::uint32_t from) const {
        return starts_with(text_, at_, limit_, "的") || starts_with(text_, at_, limit_, "以来") ? from : at_;
    }

    const Phrases& known_;
    std::string_view text_;
    std::uint32_t at_, limit_;
};

}  // namespace

std::uint32_t skip_time(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (at >= limit) return at;
    // asked behind many names: the first character decides nearly always
    if (!(text[at] >= '0' && text[at] <= '9')) {
        std::uint32_t length = 0;
        static constexpr CharacterSet openers(U"两今明后本当上下次这周星第一二三四五六七八九十月季年半最不即截");
        const char32_t first = character_at(text, at, length);
        if (!openers.contains(first) && !known.opens_time(first)) return at;
    }
    return TimeWords(known, text, at, limit).end();
}

bool is_due(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit) {
    for (const std::string_view by : Words{"于", "在"})
        if (starts_with(text, at, limit, by)) at += static_cast<std::uint32_t>(by.size());
    const std::uint32_t past = skip_time(known, text, at, limit);
    return past != at && (ends_with(text, at, past, "前") || ends_with(text, at, past, "内"));
}

}  // namespace jianbao::chinese
