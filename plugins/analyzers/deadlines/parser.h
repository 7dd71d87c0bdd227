/// Parser: one reading of one sentence. It asks moment_reader.h what is written and clause_signs.h what the words around it
/// say, and decides what comes of it. Its parts stand in a file a concept: calendar_expressions.cpp, duration_use.cpp,
/// counted_from.cpp, frequencies.cpp, repeated.cpp, frequency_use.cpp, events.cpp, uses.cpp, uses_of_periods.cpp, plans.cpp.
#pragma once

#include <optional>
#include <vector>

#include "moment_reader.h"

namespace jianbao::timex {

/// What the words around a stretch of the calendar make of it.
enum class Relation { none, before, within, start, since, as_of, approximate };

class Parser {
public:
    Parser(const Characters& text, const TimeLexicon& lexicon, const Surroundings& surroundings,
           std::vector<TimeExpression>& found)
        : text_(text),
          lexicon_(lexicon),
          around_(surroundings),
          found_(found),
          signs_(text, lexicon, surroundings),
          moments_(text, lexicon, surroundings, signs_, found) {}

    void run();

private:
    // Each reader gets a position and returns the position after what it read and put into
    // found_, or 0 where nothing of its kind starts there.
    std::size_t read_at(std::size_t at);
    std::size_t read_calendar_expression(std::size_t at);
    std::size_t read_duration_expression(std::size_t at);
    std::size_t read_repeated(std::size_t at);         ///< 每月, 逐日, 按季度, 隔周
    std::size_t read_regular_name(std::size_t at);     ///< 周例会, 月调度
    std::size_t read_unit_by_unit(std::size_t at);     ///< 一月一通报, 一周两次
    /// 晨检情况日报: what is reported day by day, and no newspaper.
    bool is_reported_daily(std::size_t at, std::size_t end) const;
    bool is_due_paper(std::size_t at, std::size_t noun) const;
    /// 昼夜值班
    std::size_t read_day_and_night(std::size_t at);
    std::size_t read_parts_of_year(std::size_t at);    ///< 年中和年末, 上、下半年各
    std::size_t read_two_seasons(std::size_t at);      ///< at 两季 or 季 of 春秋两季各, 春、秋季各
    std::size_t read_round_the_clock(std::size_t at);  ///< 24小时值班
    /// 24小时防汛值班: the length of the topic and the duty that begin at `at`; zero for none.
    std::size_t duty_with_topic(std::size_t at) const;
    std::size_t read_event(std::size_t at);            ///< at 前 or 后, or 束, 满 or 毕
    std::size_t read_first_of_event(std::size_t at);   ///< at 一 of 开学第一周, 复工第一天
    std::size_t read_end_of_event(std::size_t at);     ///< 培训结束时, 调查完毕
    /// Where a step that is done by then begins: 完成审核 before 后, 提交申请 before 前; npos where none stands there.
    std::size_t finished_step(std::size_t clause, std::size_t stem, bool before) const;
    /// An occasion of the lexicon ends at `end`.
    bool names_turn(std::size_t begin, std::size_t end) const;  ///< 开学, 验收合格: what a length after it counts from
    bool names_occasion(std::size_t begin, std::size_t end) const;

    // duration_use.cpp
    /// Where a length of time stands in its sentence. read_duration_expression fills it as far as the next question needs.
    struct LengthStanding {
        const Length& span;
        std::size_t at = 0;              ///< where the length was met
        std::size_t begin = 0, end = 0;  ///< with 不超过 before it and 内 behind it
        std::size_t behind = 0;          ///< what stands behind the length, 内 or other
        bool within = false;             ///< 三天内, 不超过三天, 限期三天: it is the time there is for something
        bool back = false;               ///< 三天前
        bool later = false;              ///< 三天后
        std::size_t clause = 0;          ///< where its clause begins
        bool effort = false;             ///< 用三年时间, 经过两年努力
        bool quoted = false;             ///< in a title, where nothing binds anybody
    };
    /// What the words beside the length make of it: 不超过三天, 三天内, 三天之前, 三天后.
    void take_frame(LengthStanding& here) const;
    /// 两个月拿出意见, 收到后三天改完, 限期一周: the time there is for something, and no 内.
    bool gives_time(const LengthStanding& here) const;
    /// 提前5个工作日公示: so long before what the sentence is about.
    std::size_t read_in_advance(const LengthStanding& here);
    /// What the length counts from, written before it: 自印发之日起, 2012年起, 接到通知后. Without it 最长不超过15个工作日 is no time to
    /// do something in, and `within` is taken back.
    std::size_t read_counted_from(LengthStanding& here);
    /// 2012年起5年内, and 2012年起…用5年时间 where the start is not `beside` the length.
    std::size_t read_since_start(const LengthStanding& here, bool beside);
    /// 接到通知后3日内: an occasion ends at `trigger_end`, and the length counts from it; not 今后三年内.
    bool counts_from_event(const LengthStanding& here, std::size_t trigger_end) const;
    /// 接到通知后3日内; 本通知印发之日起30日内, which has a last day.
    std::size_t read_since_event(const LengthStanding& here, std::size_t trigger_end);
    /// 不得超过30天（自批准之日起计算）
    std::size_t read_with_note(const LengthStanding& here);
    /// ×个月内, ×天: how long is unknown.
    std::size_t read_masked_length(const LengthStanding& here);
    /// 10日内 is to be kept to: it neither looks back, nor goes on, nor tells of a case or a rate.
    bool binds(const LengthStanding& here) const;
    /// 若发现隐患，…3日内整改: a clause of the sentence before it names a case.
    bool is_behind_case(std::size_t clause) const;
    /// 不合格者10日内补考: how soon in each case.
    bool is_within_each_case(const LengthStanding& here) const;
    /// 10日内: counted from each case, or else from the reference.
    std::size_t read_within(const LengthStanding& here);
    /// 用三年时间, 经过3—5年努力，…: what is striven for from the reference on.
    std::size_t read_effort(const LengthStanding& here);
    /// 三天前, 两年后: a day counted from the reference.
    std::size_t read_day_away(const LengthStanding& here);

    // counted_from.cpp
    /// Past 30日, 5个工作日, 3个月 at `at`, 0 for none; `long_lead` for months and years.
    std::size_t lead_end(std::size_t at, bool& long_lead) const;
    std::size_t read_days_before(std::size_t at);  ///< at 30 in 有效期届满30日前
    /// The limit [begin, end) with the length at `at`, where the clause before tells what it counts from.
    std::size_t read_stated(std::size_t at, std::size_t begin, std::size_t end, const Length& span);
    /// 停工前请疏通地漏: an occasion that opens its sentence, and at once what is asked.
    bool is_asked_before(std::size_t begin, std::size_t stem, std::size_t end) const;
    /// 请在清场后关闭阀门
    bool is_asked_after(std::size_t stem) const;
    /// Whether what begins there is the first of its sentence, behind an item's number or none.
    bool opens_sentence(std::size_t begin) const;
    /// The clause that begins there is the first of its sentence.
    bool begins_sentence(std::size_t clause) const;
    /// 期中考试后进行质量分析: a named occasion, and at once what is done then.
    bool is_led_by_occasion(std::size_t begin, std::size_t stem, std::size_t end) const;
    /// Where an occasion at `begin` begins with the year right before it: 明年 in 明年秋季开学前. Takes that year out of found_.
    std::size_t take_year_before(std::size_t begin);
    /// 在本人认证周期内办理: a period that each has of his own; at 周.
    std::size_t read_period_of_case(std::size_t at);
    /// 销号当日由…, 督查结束次日…: the day of what is done, or the next, with what is due on it; at 当 or 次.
    std::size_t read_same_day(std::size_t at);
    /// 本通知印发之日起, 方案印发后: the phrase means the document itself.
    bool is_own_issue(std::size_t begin, std::size_t end) const;
    /// A length at `at` counts from each of many: the sentence repeats a duty, or speaks of 排查出的… and the length is
    /// one of procedures (working days, hours).
    bool is_each_case(std::size_t at, bool procedural) const;
    /// Past （自批准之日起计算） at `at`; 0 for no such note.
    std::size_t counted_note(std::size_t at) const;
    /// 应当在项目试运行 ends at `end`: what stands behind 应当在 or 应当于 and is no time.
    bool is_due_before(std::size_t end) const;
    /// 设备投用前，应当…: the phrase [begin, end) opens its sentence and fills its clause, and the next says at once what is due.
    bool opens_due_clause(std::size_t begin, std::size_t end, std::size_t reach) const;
    /// Where the phrase that ends at `end` begins: 收到材料 in 应在收到材料之日起15日内.
    std::size_t trigger_begin(std::size_t end) const;
    /// A kind of paper is named right before `end`: 规范性文件自.
    bool names_paper(std::size_t begin, std::size_t end) const;
    /// The verb at `at`, whatever 全部 or 基本 stands before it, says that something is finished.
    bool completes(std::size_t at) const;
    /// What stands at `at` says what is done, with whom or to what it may be said before.
    bool acts_at(std::size_t at, std::size_t reach) const;
    /// 完成时限： stands right before `at`.
    bool is_labelled(std::size_t at) const;
    /// In notices, plans and minutes a time and what is done in it is asked for.
    bool lays_out() const { return around_.directive || around_.minutes; }
    /// Past the number of an item, (2), (二十三), 二、 or 3.; else `at`.
    std::size_t skip_item_number(std::size_t at) const;
    /// 接到通知, 收到材料: what a length counts from even without 后.
    bool is_receipt(std::size_t at) const;
    /// 用三年时间, 力争经过两年努力: the length that stands between is one to be done in.
    bool is_effort(std::size_t begin, std::size_t end) const;

    // calendar_expressions.cpp
    /// What stands together: 6月、9月、12月底前; 5月1日至10日.
    struct Moments {
        std::vector<Moment> members;  ///< in their order, one at least
        bool range = false;           ///< the last of them is one
    };
    Moments moments_from(Moment first) const;
    /// Takes what else belongs to a day into it: （星期三）, 上午9:00.
    void finish_day(Moment& member) const;
    /// 5月1日 before 至10日: the first of a range becomes the whole; not where what follows is no end of one.
    bool extend_to_range(Moment& first) const;
    /// 9月 behind 6月、.
    std::optional<Moment> next_listed(const Moment& last) const;
    Relation relation_after(std::size_t at, std::size_t& end) const;
    /// 到, 截至, 自, 不迟于 before an expression: where it begins with them, and what they make of it.
    std::size_t prefix_before(std::size_t at, Relation& relation) const;
    /// 农历五月底前, 腊月底前: the occasion that begins at `begin`.
    std::size_t read_lunar(std::size_t begin, const Moment& moment);
    void emit_calendar(const Moment& moment, Relation relation, std::size_t begin, std::size_t end,
                       std::size_t group_begin, std::size_t group_end, bool range);

    // uses.cpp
    struct Use {
        Role role = Role::mention;
        double confidence = 0.9;
    };
    /// Where a stretch of the calendar stands in its sentence. use_of_moment fills it as far as the next question needs.
    struct Standing {
        const Moment& moment;
        Grain grain = Grain::day;
        Relation relation = Relation::none;
        std::size_t begin = 0, end = 0;   ///< of the whole group: a list's members share what stands around it
        bool range = false;               ///< 5月6日至20日
        Day last{};                       ///< its last day
        bool gone = false;                ///< it lay before the reference
        bool ahead = false;               ///< it ends behind the reference
        bool to_come = false;             ///< the same, and no day of the year gone by
        bool month_to_come = false;       ///< a month that ends behind the reference
        double doubt = 0;                 ///< what is taken off the confidence
        std::size_t clause = 0;           ///< where its clause begins
        std::size_t reach = 0;            ///< where what may speak of it ends: its clause, or the next where it is one of its own
        std::size_t next_clause = 0;      ///< where the clause behind `reach` ends
        std::size_t word_end = 0;         ///< the end of the word before
        std::size_t next = 0;             ///< the beginning of the word behind
        bool opens = false;               ///< its clause opens with it
        bool alone = false;               ///< it is a clause of its own
        bool obliged = false;             ///< 要, 须, 确保 speak in its clause
    };
    /// `begin` and `end` span the whole group.
    Use use_of_moment(const Moment& moment, Relation relation, std::size_t begin, std::size_t end, bool range) const;
    // Each asks one kind of sign, and answers nothing where it finds none.
    std::optional<Use> use_by_label(const Standing& here) const;            ///< 完成时限：6月底, 截至5月10日
    std::optional<Use> use_in_phrase(const Standing& here) const;           ///< 原定9月30日, 对3月底前未整改的
    std::optional<Use> use_as_attribute(const Standing& here) const;        ///< 将本周进展报县政府办
    std::optional<Use> use_by_relation(const Standing& here) const;         ///< 6月底前, 5月1日至10日期间
    bool comes_about(const Standing& here) const;                           ///< 6月20日新办公楼正式启用: its clause ends with what happens
    bool says_which_thing(const Standing& here) const;                      ///< 上半年建成车位的地块, not 完成对企业的检查
    bool closes_stage(const Standing& here) const;                          ///< 自查阶段到5月31日结束，
    std::optional<Use> use_by_neighbours(const Standing& here) const;       ///< （2025年12月完成）, 下一年度民生项目
    std::optional<Use> use_behind_preposition(const Standing& here) const;  ///< 于10月上旬组织检查, 到2030年
    std::optional<Use> use_of_period(const Standing& here) const;           ///< 年终考核, 分别于4月、7月开展督查
    std::optional<Use> use_as_clause(const Standing& here) const;           ///< 7月上旬，由县粮食局牵头，组织检查
    std::optional<Use> use_of_part(const Standing& here) const;             ///< 四季度组织评查, 泵站上半年竣工
    std::optional<Use> use_behind_actor(const Standing& here) const;        ///< 县农机局5月下旬组织抽查
    std::optional<Use> use_of_years(const Standing& here) const;            ///< 今后五年，新建…, 今年再建成学校两所
    Use use_by_command(const Standing& here) const;                         ///< 要…, 将…: what is left
    /// The clauses before the one that begins at `clause` give an order.
    bool is_gone_at_start(std::size_t clause) const;  ///< 去年, 上月 open it
    bool ordered_before(std::size_t clause) const;
    // plans.cpp
    /// 6月20日至7月31日为报名阶段: the time that ends at `end` is only called something.
    bool is_named(std::size_t end) const;
    /// 年终 in 每月调度、每季通报、年终考核: one of a list of turns.
    bool is_listed_turn(std::size_t begin) const;
    /// 8月至10月对水电气开展检查, 6月中旬向县政府报告: a part of the year to come and what is done in it. `opens`: it begins
    /// its clause, which ends at `reach`.
    bool is_scheduled(const Moment& moment, bool opens, bool to_come, std::size_t end, std::size_t reach, bool range) const;
    /// The clause that begins at `at` opens with a command of something to be done, not to be kept up: 务必核对.
    bool is_told_to_do(std::size_t at) const;
    /// What stands in the stretch goes on all the time, or is forbidden: 加强值守.
    bool is_kept_up(std::size_t begin, std::size_t end) const;
    /// Where the sentence ends that goes on at `at`, or some way behind it in a very long one.
    std::size_t sentence_end(std::size_t at) const;
    /// …，请各站站长准时参加 in the sentence behind a day.
    bool asks_to_attend(std::size_t end) const;
    /// 4月26日发至责任科室, 于9月6日安排考场: a day to come on which something is done or handed over. The time ends at `end`, what
    /// stands before it at `word_end`, the next clause at `next_clause`.
    bool is_day_to_act(const Moment& moment, bool opens, bool to_come, std::size_t word_end, std::size_t end, std::size_t next_clause) const;
    /// 周三给个答复, 下周一报送, 明天把电梯修好: a day of this week or the next on which something is handed over or done.
    bool is_day_soon(const Moment& moment, std::size_t begin, std::size_t end, std::size_t next_clause) const;
    /// The day behind 截止 or 截至 is soon to come, and something closes or is to be done then.
    bool is_closing_day(const Moment& moment, std::size_t begin, std::size_t end) const;
    /// 参保率稳定在95%以上: a figure that is to be reached or kept.
    bool is_level(std::size_t end, std::size_t reach) const;
    /// 互认项目扩大到150项: up to how many something is to come.
    bool reaches_level(std::size_t end, std::size_t reach) const;
    /// 上半年完成拆迁，年内建成: a part of the year, where the next clause opens with a later time; 2021年完成10座，2022年完成10座: this year, where a clause of its kind goes on with a later one.
    bool is_stage(const Moment& moment, bool opens, std::size_t end, std::size_t reach) const;

    // events.cpp
    /// 前 or 后, and where it stands in its sentence.
    struct Occasion {
        std::size_t at = 0;       ///< where 前 or 后 stands
        bool before = false;      ///< 前
        std::size_t stem = 0;     ///< where the occasion ends: before 前, 之前
        std::size_t end = 0;      ///< of the whole, with the length in 节前一周
        std::size_t clause = 0;   ///< where its clause begins, as far as nothing is read of it yet
        std::size_t reach = 0;    ///< where its clause ends
        bool step_taken = false;  ///< 完成审核后, 险情消除后，…: a step that is done
        bool named = false;       ///< one that everybody knows: 国庆节后, no step of a procedure
    };
    /// 离校前，请检查一遍: where what is due ends, in the next clause where the occasion closes its own.
    std::size_t due_end(const Occasion& here) const;
    /// 汛前检查, and 节前 in 节前、汛前检查: what kind of; not 汛前检查一遍.
    bool is_event_attribute(const Occasion& here) const;
    /// Something is due at the occasion that begins at `begin`: 汛前要…, 考试结束后由教务处归档.
    bool asks_at_event(const Occasion& here, std::size_t begin) const;
    /// Whether the occasion that begins at `begin` binds; `confidence` where something is due then.
    Use use_of_event(const Occasion& here, std::size_t begin, double confidence) const;
    /// Past 一周 in 节前一周, 6个小时 in 洪水偎堤前6个小时; 0 for no such length, or one that only compares: 较前五年.
    std::size_t lead_behind(const Occasion& here) const;
    std::size_t read_lead_of_event(Occasion& here, std::size_t lead);  ///< 节前一周, whose 一周 ends at `lead`
    /// An occasion of the lexicon, also in quotation marks: 汛前, “五一”前.
    std::size_t read_named_event(const Occasion& here);

    /// A phrase before 前 or 后 that names an occasion the lexicon has not.
    struct OccasionPhrase {
        std::size_t verb = 0;              ///< how long the word at its end is that tells it: 结束 of 暗访结束后
        std::size_t opening = 0;           ///< where the clause begins behind its number
        bool stepped = false;              ///< 险情消除后，要…
        bool handed_on = false;            ///< 复核后县粮食局将名单报县政府
        bool due = false;                  ///< 应当在恢复运营前检查
        std::size_t step = WordSet::npos;  ///< where the step that is done begins: 完成 of 完成审核后
        std::size_t begin = 0;             ///< where the phrase begins
    };
    /// 督查组暗访结束后: a phrase that ends in a turning point or begins with one: 完成审核后, 通过复核后.
    /// 待方案批复后，…: what is waited for, where the next clause says what is done then; 0 for none.
    std::size_t read_awaited_event(const Occasion& here);
    std::size_t read_event_phrase(Occasion& here);
    std::optional<OccasionPhrase> occasion_phrase(const Occasion& here) const;
    /// 险情消除后，要…: a step that is done, where the sentence opens with it or what is due follows at once.
    bool is_done_first(const Occasion& here, std::size_t opening) const;
    /// 复核后县粮食局将名单报县政府: what another does when the step is done; 审核后报送 is a step of one's own.
    bool is_handed_on(const Occasion& here) const;
    /// 应当在恢复运营前检查: whatever stands behind 应当在, but for a place and a step of one's own (作出决定前).
    bool is_due_around(const Occasion& here, std::size_t opening) const;
    /// Behind 在, 待 or 、 where one stands before the word that tells the occasion: 督查组暗访结束 in 待督查组暗访结束后.
    bool commands_at(std::size_t at, std::size_t end) const;
    std::size_t phrase_begin(const Occasion& here, const OccasionPhrase& phrase) const;
    /// 竣工后，县粮食局要…, 毕业前完成签约: the word alone names the occasion, for what stands around it.
    bool stands_bare(const Occasion& here, const OccasionPhrase& phrase) const;
    /// 如…, 作出…, 对员工进行上岗: a condition, a step or a kind of thing.
    bool is_no_occasion(std::size_t begin, std::size_t stem) const;

    // frequencies.cpp
    void emit_frequency(std::size_t begin, std::size_t end, const Length& every, int times, double confidence);
    /// Where 次 of a count stands soon behind `at`; 0 for none.
    std::size_t times_ahead(std::size_t at) const;
    int times_in_clause(std::size_t at, std::size_t& end) const;

    // repeated.cpp
    /// 每两个月, 隔周, 每年4月底前: by what something is repeated, and when in it.
    struct Repetition {
        std::size_t at = 0;             ///< where 每 or 隔 stands
        std::size_t unit_end = 0;       ///< of 每两个月
        std::size_t end = 0;            ///< with what tells when: 每周一, 每年4月底前
        Length unit;                    ///< 一个月 of 每两个月
        int count = 1;                  ///< 2 of 每两个月 and 隔月
        Length every;                   ///< 两个月
        int days_of_month = 1;          ///< 3 of 每月8日、18日、28日
        std::optional<Moment> in_year;  ///< 4月底 of 每年4月底前
        std::size_t clause = 0;         ///< where its clause ends
    };
    std::size_t read_unit_after_unit(std::size_t at);  ///< 逐日, 按季度
    /// 每两个月 at `at`, without what tells when.
    std::optional<Repetition> repetition(std::size_t at) const;
    // Each takes into `turn` what stands behind it of its kind.
    void take_weekdays(Repetition& turn) const;  ///< 每周一、三、五
    void take_moments(Repetition& turn) const;   ///< 每年9月到11月, 每月10日, 每天晚上8点——9点
    void take_lag(Repetition& turn) const;       ///< 每季度结束后15日内, 每月终了后5个工作日内
    /// Past a day told by its place in the unit: 首月10日, 第一个星期一, 最后一个工作日, 月底; 0 for none.
    std::size_t named_day_end(const Length& unit, std::size_t at) const;
    /// Past 底 in 每月底, 上旬 in 每月上旬; 0 for none.
    std::size_t part_of_unit_end(const Length& unit, std::size_t at) const;
    /// 4月底 in 每年4月底, 10日 in 每月10日.
    std::optional<Moment> moment_in_unit(const Length& unit, std::size_t at) const;
    std::size_t read_all_day(const Repetition& turn);  ///< 每天24小时提供服务
    /// 每天上、下午各清扫一次, 每天早中晚各巡查一次: how many times a day that is, 1 where nothing tells.
    int parts_of_day(const Repetition& turn) const;
    /// It tells of something and asks for nothing: 近三年每年…, 每年增长10%, 每年组织的培训.
    bool is_no_duty(const Repetition& turn) const;
    /// 每人每月, 每户每年: a rate.
    bool is_apportioned(const Repetition& turn) const;
    /// 每年增长10%, 每月的平均…: how much or how many there are each time.
    bool is_described(const Repetition& turn) const;
    /// 今明两年继续提高标准，人均每年增长一成: so much each time until a limit named before, and so a duty all the same.
    bool is_stepwise(const Repetition& turn) const;
    /// 每年3月至12月每月巡查: a season, in which something else is repeated.
    bool is_season(const Repetition& turn) const;
    /// 每年4月底前, 每年4月1日至6月20日组织: something is done then.
    bool is_due_in_year(const Repetition& turn, Relation relation) const;
    /// 4月底前 of 每年4月底前: again and again, and first by the end of the next one.
    void emit_next_in_year(const Repetition& turn);

    // frequency_use.cpp
    /// 近三年 stands right before: 近三年每年… looks back.
    bool is_span_gone(std::size_t at) const;
    /// 每年组织的培训: it tells which training.
    bool tells_which(std::size_t at, std::size_t end) const;
    /// 逐月分解任务: what is made once, for every month.
    bool divides(std::size_t end) const;
    /// 每日22时至次日6时禁止施工: when something is not to be done.
    bool is_spoken_of(std::size_t end) const;
    bool is_forbidden(std::size_t end, std::size_t clause) const;
    /// 每月不超过60小时, 每年补助三万元: so much a unit of time.
    bool is_rate(std::size_t at, std::size_t end, std::size_t clause) const;
    /// 由每日一次调整为…: what it was before.
    bool is_changed_from(std::size_t at, std::size_t end) const;
    /// 五年来，每年…: the clause before looks back.
    bool is_told_before(std::size_t at) const;
    /// 约2000人, 2000余人: a figure of what there is.
    bool is_counted(std::size_t begin, std::size_t end) const;

    TimeExpression& emit(std::size_t begin, std::size_t end, Kind kind, Role role, double confidence);

    const Characters& text_;
    const TimeLexicon& lexicon_;
    const Surroundings& around_;
    std::vector<TimeExpression>& found_;
    ClauseSigns signs_;
    MomentReader moments_;
    std::size_t done_ = 0;              ///< end of the last expression
    std::optional<Moment> start_;       ///< 从明年起, for later lengths of the sentence
    std::optional<Moment> later_year_;  ///< a year after the reference's, written in the sentence
};

}  // namespace jianbao::timex
