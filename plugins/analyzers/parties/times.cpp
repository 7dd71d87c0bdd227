// Times between a name and its predicate. The deadlines plugin reads what they say; here it matters only how far
// they reach.
#include "name_words.h"

namespace jianbao::chinese {

namespace {

class TimeWords {
public:
    TimeWords(std::string_view text, std::uint32_t at, std::uint32_t limit) : text_(text), at_(at), limit_(limit) {}

    std::uint32_t end() {
        const std::uint32_t from = at_;
        // 会后, 汛前: an occasion
        if (any({"会后", "会前", "汛前", "汛期前", "节前", "节后", "年前", "年后", "春节前", "国庆前", "国庆节前", "开学前", "入冬前"}))
            return done(from);
        const bool year = any({"今年", "明年", "本年度", "本年", "当年"}) || number_of({"年度", "年"});
        bool named = false;
        if (any({"上半年", "下半年", "本月", "当月", "下个月", "下月", "次月", "本季度", "下季度", "本周", "下周", "这周"}) ||
            number_of({"月份", "月", "季度"}) || weekday()) {
            named = true;
            if (ends_with(text_, from, at_, "下周") || ends_with(text_, from, at_, "本周")) any({"一", "二", "三", "四", "五", "六", "日"});
            if (!number_of({"日", "号"})) any({"上旬", "中旬", "下旬"});
        } else if (number_of({"日", "号"})) {
            if (!any({"之前", "以前", "前", "之内", "以内", "内"})) return from;  // 3号泵站
            return done(from);
        }
        if (!year && !named && number_of({"个工作日", "工作日", "天", "个月", "周", "小时", "年"})) {
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
        any({"之前", "以前", "前", "之内", "以内", "内"});
        return done(from);
    }

private:
    bool any(std::initializer_list<std::string_view> words) {
        for (const std::string_view one : words)
            if (starts_with(text_, at_, limit_, one)) {
                at_ += static_cast<std::uint32_t>(one.size());
                return true;
            }
        return false;
    }
    bool weekday() {
        const std::uint32_t from = at_;
        if (any({"周", "星期"}) && any({"一", "二", "三", "四", "五", "六", "日", "天"})) return true;
        at_ = from;
        return false;
    }
    /// 6月, 十二月, 第三季度, 2026年
    bool number_of(std::initializer_list<std::string_view> units) {
        const std::uint32_t from = at_;
        any({"第"});
        const std::uint32_t digits = at_;
        while (at_ < limit_) {
            if (text_[at_] >= '0' && text_[at_] <= '9')
                ++at_;
            else if (!any({"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两"}))
                break;
        }
        if (at_ != digits && any(units)) return true;
        at_ = from;
        return false;
    }
    std::uint32_t done(std::uint32_t from) const {
        return starts_with(text_, at_, limit_, "的") || starts_with(text_, at_, limit_, "以来") ? from : at_;
    }

    std::string_view text_;
    std::uint32_t at_, limit_;
};

}  // namespace

std::uint32_t skip_time(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (at >= limit) return at;
    // asked behind many names: the first character decides nearly always
    if (!(text[at] >= '0' && text[at] <= '9')) {
        std::uint32_t length = 0;
        static constexpr std::u32string_view openers = U"会汛节年春国开入今明本当上下次这周星第一二三四五六七八九十两月季";
        if (openers.find(character_at(text, at, length)) == openers.npos) return at;
    }
    return TimeWords(text, at, limit).end();
}

bool is_due(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    for (const std::string_view by : {"于", "在"})
        if (starts_with(text, at, limit, by)) at += static_cast<std::uint32_t>(by.size());
    const std::uint32_t past = skip_time(text, at, limit);
    return past != at && (ends_with(text, at, past, "前") || ends_with(text, at, past, "内"));
}

}  // namespace jianbao::chinese
