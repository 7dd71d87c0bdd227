/// Lexicon: the words of the time grammar that are data, from config/lexicons/time_*.toml.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "calendar.h"
#include "characters.h"
#include "jianbao/settings.h"

namespace jianbao::timex {

/// By the last bits of a character: is it one of many? Mostly the answer is no, and then it is right.
class CharacterFilter {
public:
    void add(char16_t c) { bits_.set(bit(c)); }
    bool may_hold(char16_t c) const { return bits_.test(bit(c)); }

private:
    static std::size_t bit(char16_t c) { return c & 1023; }
    std::bitset<1024> bits_;
};

/// A set of words found by their first or last character.
class WordSet {
public:
    /// A neutral word hides the words inside it: 主要 hides 要.
    void add(std::u16string word, bool neutral = false);
    /// Length of the longest word that starts at `at`; 0 for none.
    std::size_t starting(const Characters& text, std::size_t at) const;
    /// Length of the longest word that ends before `end`; 0 for none.
    std::size_t ending(const Characters& text, std::size_t end) const;
    /// Position of the first word inside [begin, end) that no neutral word hides, or npos.
    std::size_t find(const Characters& text, std::size_t begin, std::size_t end) const;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

private:
    struct Entry {
        std::u16string word;
        bool neutral = false;
    };
    using Index = std::unordered_map<char16_t, std::vector<Entry>>;
    static void insert(std::vector<Entry>& entries, Entry entry);
    const Entry* entry_at(const Characters& text, std::size_t at) const;

    Index by_first_;  ///< longest first
    Index by_last_;
    CharacterFilter firsts_, lasts_;
};

/// A word that names an occasion before 前 or 后: 汛 in 汛前.
struct EventWord {
    std::u16string word;
    std::string name;           ///< in the norm: 汛期
    bool before = false;        ///< with 前, 之前, 以前
    bool after = false;         ///< with 后, 之后, 以后
    bool clause_start = false;  ///< only where a clause begins: 会后, not 社会后
    std::u16string not_after;   ///< characters that, standing before the word, make it another: 季|节
};

struct TimeLexicon {
    TimeLexicon() = default;
    /// Nodes of time_events, time_frequencies, time_roles and holidays. Throws SettingError.
    TimeLexicon(const Node& events, const Node& frequencies, const Node& roles, const Node& holidays);

    std::unordered_map<std::u16string, EventWord> events;
    std::size_t longest_event = 0;
    CharacterFilter event_ends;  ///< what the words of events end with
    WordSet turning_points;  ///< 结束, 完成, 到来: verbs that make the phrase before them an event
    WordSet steps_after;     ///< 完成, 受理: open a phrase that 后 closes
    WordSet steps_done;      ///< 消除, 审核: end a phrase that 后 closes, filling its clause
    WordSet beginnings;      ///< 开学, 复工: before 第一周 what it is the first week of
    WordSet prompt;          ///< 立即, 第一时间: behind 返回后, what is to be done then
    WordSet steps_before;    ///< 提交: opens a phrase that 前 closes
    WordSet conditions;      ///< 发生, 收到: verbs that make it a condition instead
    WordSet trigger_ends;    ///< 后, 之日起: before 不超过两年 they make it a limit
    WordSet elapsed;         ///< 毕业, 出生: before 2年内 they tell how long ago
    WordSet standing;        ///< 不得, 免征: after 2年内 they tell what holds meanwhile
    WordSet own_errands;      ///< 查询, 登录: what people do for themselves in a stretch of days
    WordSet each_case;        ///< 排查出的, 每起: a length behind them counts from each of many
    WordSet case_nouns;       ///< 投诉, 举报: so does one directly behind them
    WordSet case_openings;    ///< 发生, 若: open a clause that names the case from which a length counts
    WordSet cases_named;      ///< 有异议: name it anywhere in the clause
    WordSet own_issue;       ///< 印发, 发布: after 本通知, what the document's own date stands for
    WordSet trigger_openings;  ///< 收到, 本通知: open what a length counts from
    WordSet receipts;          ///< 接到: opens what a length counts from even without 后
    WordSet arising;           ///< 发生: opens the case that 24小时内 counts from
    WordSet other_papers;      ///< 政策: before 自印发之日起 another paper than the text
    WordSet own_papers;        ///< 通知: before 印发之日 the text itself
    WordSet carried_out;       ///< 一遍: behind 汛前检查 it is done then
    WordSet school_seasons;    ///< 秋季: between 2021年 and 开学前
    WordSet not_of_before;     ///< 进驻: behind 前 no 前进
    WordSet not_of_after;      ///< 退还: behind 后 no 后退

    WordSet regular_names;    ///< 例会, 调度: with 日, 周, 月 before them a frequency
    WordSet round_the_clock;  ///< 值班, 监测: with 24小时 before them
    WordSet descriptive;      ///< 增长, 新增: after 每年 they describe and bind nobody
    WordSet entitled;         ///< 领取, 缴费: behind 按月 what somebody receives or pays as it falls due
    WordSet caps;             ///< 不超过, 最高: behind 每月 the most there may be
    WordSet floors;           ///< 不少于: behind 每月 the least that is asked for
    WordSet bulletins;        ///< 简报: behind 每周编发二期 what is brought out so often
    WordSet payments;         ///< 补助, 缴费: behind 每年, with a sum of money, a rate
    WordSet possible;         ///< 可以, 能够: before 每年 what may come of it
    WordSet reported;    ///< 情况: before 日报 no newspaper
    WordSet named_days;  ///< 主题, 党: behind 一月一日 no date
    WordSet dividing;    ///< 分解: behind 逐月 made once, for every month
    WordSet forbidding;  ///< 严禁: behind 每日22时 no duty
    WordSet averages;    ///< 人均: before 每年 what there is

    WordSet event_attributes;  ///< 检查: 汛前检查 sets no limit
    WordSet obligation;        ///< 要, 将, 确保
    WordSet announcement;      ///< 将, 拟: bind with a period, not with a day
    WordSet completion;        ///< 完成, 建成: directly behind a period to come
    WordSet action;            ///< 完成, 做好: binds with a time that calls for an end
    WordSet delivery;          ///< 发放, 报送: with 于 and a day to come they tell by when
    WordSet directive;         ///< 力争, 确保, 务必: directly before the expression
    WordSet past;              ///< 了, 已, 累计
    WordSet happenings;        ///< 启用, 搬迁: at the end of a clause with a day to come
    WordSet attributive;       ///< 工作, 目标: directly after the expression
    WordSet object_of;         ///< 谋划, 完成: directly before it
    WordSet planned;           ///< 新增, 再: in the clause a year to come opens
    WordSet relative;          ///< 签订, 取得: with 的 behind them, 年底前 tells which
    WordSet named;             ///< 企业, 人员: behind 的 at a clause's end, who is meant
    WordSet of_year;           ///< 下达: with 的 behind it, near a year, which ones are meant
    WordSet moved_to;          ///< 调整为: directly before the day a limit was moved to
    WordSet shortened;         ///< 压缩至: directly before a length that something is to take
    WordSet limit_labels;      ///< 完成时限: directly before the expression or over its column
    WordSet rules_titles;      ///< 办法, 预案: a title that ends with one is that of standing rules
    WordSet rules_used;        ///< 贯彻: before such a name the text is about the rules
    WordSet completion_manners;  ///< 全部, 如期: before 竣工, in what manner
    WordSet action_manners;      ///< 集中, 抓紧: before 开展
    WordSet kept_up;             ///< 加强, 值守: go on all through 期间
    WordSet meetings;            ///< 例会: behind 下周三 no task
    WordSet attendance;          ///< 准时参加: asked of whoever is named, behind a day to come
    WordSet taken_in;            ///< 征集, 报名: before 截至5月31日
    WordSet levels_kept;         ///< 稳定在: behind 年底, with a figure
    WordSet levels_reached;      ///< 提高到: behind 2022年, with a figure
    WordSet closings;            ///< 结束, 收尾: behind 8月底
    WordSet plan_titles;         ///< 方案, 规划: at the end of 2022年招生…
    WordSet set_before;          ///< 工期: before 改为6月15日
    WordSet holding;             ///< 召开: behind 下次会议拟于5月中旬
    WordSet daily_turns;         ///< 放学: between a day and 前
    WordSet lengths_told;        ///< 为期, 不足: before 15日 so many days
    WordSet results;             ///< 拿出: behind 两个月 what is there by then
    WordSet drives;              ///< 整治: 通过半年整治 is by when
    WordSet toils;               ///< 努力: 经过三年努力 is by when
    WordSet rules_issued_by;     ///< 通知: 关于印发某某办法的通知 is about the rules

    /// 某某管理办法, 关于印发某某应急预案的通知; not 关于贯彻某某办法的通知.
    bool names_rules(const Characters& title) const;

    WorkCalendar calendar;
};

}  // namespace jianbao::timex
