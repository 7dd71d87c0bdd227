// What the words behind the names say: a command, a report, a description.
#include <algorithm>

#include "assignment.h"
#include "name_words.h"
#include "shape_events.h"
#include "things.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// 3家单位 behind the names, in figures; empty where no such stands there.
std::string_view counted_offices(std::string_view words) {
    std::size_t end = 0;
    while (end < words.size() && end < 2 && words[end] >= '0' && words[end] <= '9') ++end;
    if (end == 0) return {};
    static constexpr WordList offices({"家单位", "家企业", "家公司", "家", "个单位", "个部门", "个乡镇", "个镇", "个县区", "个街道"});
    const std::string_view counted = offices.begins(words.substr(end));
    return counted.empty() ? counted : words.substr(0, end + counted.size());
}

/// 5项 behind 青石公司牵头: how many are its own; but 负责3座水库加固 says what it does.
bool counts_items(std::string_view words) {
    const std::size_t figures = words.find_first_not_of("0123456789");
    static constexpr WordList items({"项", "个", "件", "条"});
    return figures != 0 && figures != words.npos && items.has(words.substr(figures));
}

/// 值班表 of 值班表（含联系电话）.
std::string_view before_bracket(std::string_view words) {
    const std::size_t open = words.ends_with("）") ? words.rfind("（") : words.npos;
    return words.substr(0, open);
}

/// …进行检查, …予以通报: what is done to what stands behind 对.
bool acts_on(const Phrases& known, std::string_view words) { return known[Phrase::dealings].stands_in(words); }

}  // namespace

bool due_paper_stands_in(const Phrases& known, std::string_view words) {
    static constexpr WordList pressing({"务必", "务", "应", "须", "要", "请", "需"});
    constexpr std::string_view by = "于";
    const PhraseList& papers = known[Phrase::papers_due];
    for (std::size_t from = 0, at; (at = find_word(words.substr(from), by)) != words.npos; from += at + by.size()) {
        const std::string_view front = before_bracket(words.substr(0, from + at));
        if (!papers.ends(front).empty() || !papers.ends(before_bracket(front.substr(0, front.size() - pressing.ends(front).size()))).empty()) return true;
    }
    return false;
}

bool paper_is_due(const Phrases& known, std::string_view text, Span rest) {
    const std::string_view words = text.substr(rest.begin, rest.size());
    if (!due_paper_stands_in(known, words)) return false;
    const std::size_t farthest = words.starts_with("的") ? 36 : 18;  // bytes
    for (const std::string_view paper : known[Phrase::papers_due]) {
        const std::size_t end = words.substr(0, farthest + paper.size()).find(paper);
        if (end == words.npos) continue;
        // 施工队伍将名单于…报送: what somebody hands in, and not whose it is
        if (holds(words.substr(0, end), "将") || holds(words.substr(0, end), "把")) continue;
        std::string_view due = words.substr(end + paper.size());
        if (due.starts_with("（") && due.find("）") != due.npos) due.remove_prefix(due.find("）") + std::string_view("）").size());
        for (const std::string_view by : Words{"务于", "应于", "须于", "要于", "请于", "务必于", "需于", "于"})
            if (due.starts_with(by)) return holds(due, "报") || holds(due, "交") || holds(due, "送");
    }
    return false;
}

/// X，要…: the command opens one of the `reach` clauses after `index`.
ShapeGrammar::Predicate ShapeGrammar::command_after(std::string_view text, std::span<const Clause> clauses,
                                                    std::size_t index, std::size_t reach) const {
    for (std::size_t next = index + 1; next < clauses.size() && next <= index + reach && clauses[next].before == U'，';
         ++next) {
        const Span span = clauses[next].span;
        std::uint32_t p = skip_openers(text, span, *words_, true);
        for (Word word; (word = words_->longest(text, p, span.end)).is(bit(adverb)) && !word.is(bit(modal));)
            p += word.length;
        const Word word = words_->longest(text, p, span.end);
        if (word.is(bit(modal))) return {true, Shape::modal, false};
        if (word.is(bit(lead_verb)) && next == index + 1) return {true, Shape::lead, true};
        if (word.is(bit(preposition)) && commands(text, {p, span.end})) return {true, Shape::modal, false};
        // 完成核实后，将恢复发放
        if (word.is(bit(future)) && next == index + 1) return {true, Shape::future, false};
        // 收到短信的人员，请尽快…: who is asked stands before the comma
        if (text.substr(p, word.length) == "请" && !names_.list_at(text, p + word.length, span.end, true))
            return {true, Shape::modal, false};
        // another subject takes over
        if (const auto other = names_.list_at(text, p, span.end)) return {};
        if (word.is(any_of(past, request))) return {};
    }
    return {};
}

/// 各单位于每月25日前，将…; 在校学生9月1日至3日期间，务必…: what the clause says behind a name and a time that stand alone. `limited`: the
/// time says by when.
ShapeGrammar::Predicate ShapeGrammar::after_time(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                                                 bool limited) const {
    if (clauses[index].after != U'，' || index + 1 >= clauses.size()) return {};
    if (const Predicate later = command_after(text, clauses, index, 1); later.found && later.shape == Shape::modal) return later;
    const Span next = clauses[index + 1].span;
    const Word does = words_->longest(text, skip_adverbs(text, next.begin, next.end), next.end);
    static constexpr WordList handles({"将", "把", "对"});
    const bool acts = !handles.begins(text.substr(next.begin, next.size())).empty() || (does.is(bit(verb)) && !does.is(party_heads));
    return (limited && acts) || acts_in_time(text, next) ? Predicate{true, Shape::plain, false} : Predicate{};
}

/// What stands behind a name in its clause, and how far it is read: 2024年3月底前 of 县水利局2024年3月底前完成检修.
struct ShapeGrammar::Rest {
    std::string_view text;
    std::span<const Clause> clauses;
    std::size_t index;       ///< of the clause
    std::uint32_t name_end;  ///< where the name ends
    std::uint32_t at;        ///< where what is not read yet begins
    bool adverbial = false;  ///< a time or an adverb stands before the verb
    bool limited = false;    ///< a time by which stands before the verb

    const Clause& clause() const { return clauses[index]; }
    std::uint32_t end() const { return clause().span.end; }
    Span span() const { return {at, end()}; }
    std::string_view words() const { return text.substr(at, end() - at); }
    /// All of the clause.
    std::string_view whole() const { return text.substr(clause().span.begin, end() - clause().span.begin); }
    bool opens_with(std::string_view word) const { return starts_with(text, at, end(), word); }
    bool closes_with(std::string_view word) const { return ends_with(text, at, end(), word); }
    /// Whether a comma and another clause follow, which next() is.
    bool goes_on() const { return clause().after == U'，' && index + 1 < clauses.size(); }
    Span next() const { return clauses[index + 1].span; }
};

ShapeGrammar::Predicate ShapeGrammar::predicate_at(std::string_view text, std::span<const Clause> clauses,
                                                   std::size_t index, std::uint32_t at) const {
    Rest rest{text, clauses, index, at, skip_spaces(text, at, clauses[index].span.end)};
    // what stands behind a mark is another name, or none
    if (rest.opens_with("、")) return {};
    if (rest.at >= rest.end())
        return rest.clause().after == U'，' ? command_after(text, clauses, index, 2) : Predicate{};
    if (const auto formed = predicate_by_form(rest)) return *formed;
    if (const auto cased = predicate_in_case(rest)) return *cased;
    if (const auto role = predicate_of_role(rest)) return *role;
    if (const auto timed = predicate_behind_time(rest)) return *timed;
    if (!skip_count(rest)) return {};
    skip_each(rest);
    while (rest.at < rest.end()) {
        // 从即日起
        if ((rest.opens_with("从") || rest.opens_with("自")) && !rest.adverbial)
            if (const std::uint32_t past = skip_time(words_->phrases(), text, rest.at + 3, rest.end()); ends_with(text, rest.at + 6, past, "起") && !read_time(rest, past)) return {};
        if (const std::uint32_t past = skip_time(words_->phrases(), text, rest.at, rest.end()); past != rest.at) {
            if (!read_time(rest, past)) return {};
            continue;
        }
        if (befalls_works(words_->phrases(), text.substr(0, at), rest.words())) return {};
        const Word word = words_->longest(text, rest.at, rest.end());
        if (const auto ordered = predicate_by_command(rest, word)) return *ordered;
        if (const auto told = predicate_told(rest, word)) return *told;
        if (const auto charged = predicate_of_charge(rest, word)) return *charged;
        if (word.is(any_of(verb, soft_verb, goal, preposition))) return predicate_by_verb(rest, word);
        if (!word.is(bit(adverb))) return predicate_of_unknown(rest);
        rest.at = skip_spaces(text, rest.at + word.length, rest.end());
        rest.adverbial = true;
    }
    return rest.adverbial ? after_time(text, clauses, index, rest.limited) : Predicate{};
}

/// 各镇如遇重大问题，要|及时报告: a case the name meets with, and behind the comma what it does then.
std::optional<ShapeGrammar::Predicate> ShapeGrammar::predicate_in_case(const Rest& rest) const {
    const Phrases& known = words_->phrases();
    if (known[Phrase::cases_met].begins(rest.words()).empty()) return std::nullopt;
    // 检验科发现危急值须在10分钟内通知临床科室
    static constexpr WordList commands_of_rules({"须", "必须", "应当", "应", "要"});
    static constexpr WordList met({"发现", "接到", "收到", "遇"});
    const std::string_view meets = met.begins(rest.words());
    const bool described = meets.empty() || rest.words().substr(meets.size()).starts_with("的") || rest.closes_with("的");
    const std::uint32_t command = described ? rest.end() : first_of(rest.text, rest.at, rest.end(), *words_, bit(modal));
    if (command < rest.end() && !commands_of_rules.begins(rest.text.substr(command, rest.end() - command)).empty()) return Predicate{true, Shape::modal, false};
    if (!rest.goes_on()) return std::nullopt;
    if (const Predicate later = command_after(rest.text, rest.clauses, rest.index, 2); later.found && later.shape == Shape::modal) return later;
    const Span next = rest.next();
    const std::string_view said = rest.text.substr(next.begin, next.end - next.begin);
    const std::string_view at_once = known[Phrase::done_at_once].begins(said);
    const Word does = words_->longest(rest.text, next.begin + static_cast<std::uint32_t>(at_once.size()), next.end);
    if (at_once.empty() || !does.is(any_of(verb, soft_verb, preposition, recipient))) return std::nullopt;
    return Predicate{true, Shape::plain, false};
}

std::optional<ShapeGrammar::Predicate> ShapeGrammar::predicate_by_form(const Rest& rest) const {
    if (hands_in(rest.text, rest.clauses, rest.index, rest.at)) return Predicate{true, Shape::modal, false};
    if (is_case_of_others(rest)) return Predicate{};
    if (promises_more(rest) || names_.acts_in_person(rest.text, rest.at, rest.end())) return Predicate{true, Shape::modal, false};
    for (const std::string_view told : Words{"关于", "说", "要求"})  // 书记、省长要求各部门要…
        if (rest.opens_with(told)) return Predicate{};
    // 省委书记在全省会议上要求，…: but 各镇按照县委要求，…
    if (rest.goes_on() && rest.opens_with("在") && !words_->phrases()[Phrase::says_there].ends(rest.words()).empty()) return Predicate{};
    // 县公安局在用地审批上给予配合
    if ((rest.opens_with("在") || rest.opens_with("对") || rest.opens_with("就")) && !words_->phrases()[Phrase::support_given].ends(rest.words()).empty() &&
        !commands(rest.text, rest.span()))
        return Predicate{true, Shape::support, false};
    if (rest.opens_with("一要") || rest.opens_with("一是要")) return Predicate{true, Shape::modal, false};
    // 残疾人符合条件的，应发放补贴: for whom it is
    if (rest.opens_with("符合") && rest.closes_with("的"))
        for (const std::string_view done : Words{"发放", "予以", "给予", "批准", "受理", "纳入"})
            if (holds(rest.text.substr(rest.end(), 48), done)) return Predicate{};
    if (paper_is_due(words_->phrases(), rest.text, rest.span())) return Predicate{true, Shape::modal, false};
    if (rest.clause().after == U'，' && joins_forces(words_->phrases(), rest.words())) return Predicate{true, Shape::plain, false};
    // 各学院请于6月24日前…: who is asked stands before 请
    if (rest.opens_with("请") && !rest.opens_with("请求") && !rest.opens_with("请示") && !rest.opens_with("请假") &&
        !names_.list_at(rest.text, rest.at + 3, rest.end(), true))
        return Predicate{true, Shape::modal, false};
    return std::nullopt;
}

/// 县水利局正在编制方案，力争6月底前完成; 水利部表示，将积极配合: an office says what it is at, and what it will do.
bool ShapeGrammar::promises_more(const Rest& rest) const {
    const Phrases& known = words_->phrases();
    std::string_view said = rest.words();
    for (const std::string_view also : Words{"也", "已"})
        if (said.starts_with(also)) said.remove_prefix(also.size());
    const bool says = said.starts_with("表示"), busy = !known[Phrase::under_way].begins(said).empty();
    if ((!says && !busy) || known[Phrase::offices_that_promise].ends(rest.text.substr(0, rest.name_end)).empty()) return false;
    constexpr std::size_t near = 30;  // bytes
    if (says && holds(said.substr(0, near), "将")) return true;
    constexpr std::size_t reach = 2;  // clauses
    for (std::size_t i = rest.index + 1; i < rest.clauses.size() && i <= rest.index + reach && rest.clauses[i].before == U'，'; ++i) {
        const Span next = rest.clauses[i].span;
        const std::string_view then = rest.text.substr(next.begin, next.size());
        if (!known[Phrase::promises].begins(then).empty() || (says && holds(then, "将"))) return true;
    }
    return false;
}

bool ShapeGrammar::is_case_of_others(const Rest& rest) const {
    if (!rest.goes_on() || !rest.closes_with("的")) return false;
    const Span next = rest.next();
    const auto other = names_.list_at(rest.text, skip_openers(rest.text, next, *words_, false), next.end);
    return other && words_->longest(rest.text, other->span.end, next.end).is(bit(modal));
}

std::optional<ShapeGrammar::Predicate> ShapeGrammar::predicate_of_role(const Rest& rest) const {
    const std::string_view role = rest.words();
    const Phrases& known = words_->phrases();
    const bool serves_as = rest.opens_with("为") && !known[Phrase::roles_of_charge].ends(role).empty();
    // 专班办公室设在县水利局，每周五汇总进展
    if (rest.opens_with("设在") && rest.goes_on()) {
        // 专班办公室设在县水利局，负责日常协调
        static constexpr WordList charged({"负责", "具体负责", "承担", "具体承担"});
        const Span next = rest.next();
        if (acts_in_time(rest.text, next) || !charged.begins(rest.text.substr(next.begin, next.size())).empty()) return Predicate{true, Shape::lead, false};
    }
    if (!rest.opens_with("是") && !rest.opens_with("作为") && !serves_as) return std::nullopt;
    // 村支书为总负责人，全面统筹禁烧工作; 组长为责任人，负责…
    if (serves_as && rest.goes_on()) {
        const Span next = rest.next();
        const Word does = words_->longest(rest.text, skip_adverbs(rest.text, next.begin, next.end), next.end);
        if (does.is(any_of(verb, soft_verb)) && !does.is(party_heads)) return Predicate{true, Shape::plain, false};
    }
    // 分管领导是直接责任人，要具体抓
    if (serves_as && rest.goes_on() && acts_in_time(rest.text, rest.next())) return Predicate{true, Shape::lead, false};
    const bool answers = rest.opens_with("作为") || known[Phrase::signs_of_duty].stands_in(role);
    if (answers && rest.goes_on() && acts_in_time(rest.text, rest.next())) return Predicate{true, Shape::lead, false};
    // X 是本市主管部门，负责…
    const bool office = !known[Phrase::kinds_of_offices].ends(role).empty();
    const Predicate later =
        (answers || office) && rest.goes_on() ? command_after(rest.text, rest.clauses, rest.index, 1) : Predicate{};
    // 县供水公司作为项目法人，负责招标
    if ((office || serves_as || rest.opens_with("作为")) && later.found && later.shape == Shape::lead) return Predicate{true, Shape::lead, false};
    return later.shape == Shape::modal ? later : Predicate{};
}

bool ShapeGrammar::acts_in_time(std::string_view text, Span clause) const {
    if (starts_with(text, clause.begin, clause.end, "24小时")) return true;  // 24小时在岗
    // 镇党委书记是第一责任人，每半月调度一次
    if (starts_with(text, clause.begin, clause.end, "每") && !holds(text.substr(clause.begin, clause.size()), "的"))
        return true;
    // 石桥镇是征拆的责任主体，9月30日前完成迁移
    if (!is_due(words_->phrases(), text, clause.begin, clause.end)) return false;
    const std::uint32_t past = skip_time(words_->phrases(), text, clause.begin, clause.end);
    return words_->longest(text, skip_adverbs(text, past, clause.end), clause.end).is(any_of(verb, soft_verb, goal));
}

std::optional<ShapeGrammar::Predicate> ShapeGrammar::predicate_behind_time(const Rest& rest) const {
    if (rest.clause().after != U'，') return std::nullopt;
    const auto behind = [&](bool limited) { return after_time(rest.text, rest.clauses, rest.index, limited); };
    constexpr std::uint32_t longest_time = 45;  // bytes
    if (rest.end() - rest.at <= longest_time) {
        // 各单位于每月25日前，将…
        const bool every = rest.opens_with("于每") || rest.opens_with("在每");
        if (every && rest.closes_with("前")) return behind(true);
        // 在校学生9月1日至3日期间，务必…
        const char first = rest.text[rest.at];
        if (first >= '0' && first <= '9' && rest.closes_with("期间")) return behind(false);
    }
    // 各站自即日起至11月15日，对管网逐一检查
    static constexpr WordList until({"至", "到", "—", "-", "－"});
    const bool range = std::any_of(until.begin(), until.end(), [&](std::string_view one) { return holds(rest.words(), one); });
    if (range && skip_time(words_->phrases(), rest.text, rest.at, rest.end()) >= rest.end()) return behind(true);
    // 各单位于3月25日前，将…
    if (is_due(words_->phrases(), rest.text, rest.at, rest.end()))
        for (const std::string_view by : Words{"于", "在"})
            if (rest.opens_with(by) && skip_time(words_->phrases(), rest.text, rest.at + 3, rest.end()) >= rest.end()) return behind(true);
    return std::nullopt;
}

bool ShapeGrammar::skip_count(Rest& rest) const {
    for (const std::string_view count :
         Words{"两家单位", "三家单位", "几家单位", "两家", "三家", "四家", "五家", "六家", "几家", counted_offices(rest.words())})
        if (!count.empty() && rest.opens_with(count)) {
            rest.at += static_cast<std::uint32_t>(count.size());
            return words_->longest(rest.text, rest.at, rest.end())
                       .is(any_of(modal, adverb, verb, soft_verb, lead_verb, support_verb, preposition, joint, goal,
                                  future)) ||
                   skip_time(words_->phrases(), rest.text, rest.at, rest.end()) != rest.at;
        }
    return true;
}

void ShapeGrammar::skip_each(Rest& rest) const {
    // 甲、乙各组建一支队伍
    if (names_.distributes(rest.text, rest.at, rest.end())) rest.at += 3;
    // 各村每村准备编织袋
    const PhraseList& every = words_->phrases()[Phrase::each_of_them];
    if (every.begins(rest.words()).empty()) return;
    for (const std::string_view each : every)
        if (rest.opens_with(each) &&
            words_->longest(rest.text, rest.at + each.size(), rest.end()).is(any_of(verb, soft_verb, adverb)))
            rest.at += static_cast<std::uint32_t>(each.size());
}

bool ShapeGrammar::read_time(Rest& rest, std::uint32_t past) {
    const bool lasts = ends_with(rest.text, rest.at, past, "内");
    rest.limited = lasts || ends_with(rest.text, rest.at, past, "前");
    rest.at = skip_spaces(rest.text, past + (starts_with(rest.text, past, rest.end(), "期间") ? 6 : 0), rest.end());
    rest.adverbial = true;
    return !lasts || !rest.opens_with("不");  // 3年内不得申报: how long a ban is
}

std::optional<ShapeGrammar::Predicate> ShapeGrammar::predicate_by_command(const Rest& rest, const Word& word) const {
    // X应对Y进行检查: 应 and 对, not the verb
    if (rest.text.substr(rest.at, word.length) == "应对" &&
        (starts_with(rest.text, rest.at + word.length, rest.end(), "接") || acts_on(words_->phrases(), rest.words())))
        return Predicate{true, Shape::modal, false};
    if (rest.opens_with("不予") && !ends_with(rest.text, rest.clause().span.begin, rest.name_end, "基金"))
        return Predicate{true, Shape::modal, false};
    if (!word.is(bit(modal))) return std::nullopt;
    const std::uint32_t behind = rest.at + word.length;
    const Word next = words_->longest(rest.text, behind, rest.end());
    // 师资需要稳定: a want, not an order
    if (rest.text.substr(rest.at, word.length) == "需要" &&
        !next.is(any_of(verb, soft_verb, adverb, preposition, support_verb, lead_verb, joint))) {
        // X需要帮助的，应当…: a case that the rule speaks of
        const bool a_case = rest.closes_with("的") && ruled_later(rest.text, rest.clauses, rest.index);
        return a_case ? Predicate{true, Shape::modal, false} : Predicate{};
    }
    // 全市应修复的37座矿山，…: which ones are meant
    if (next.length >= 6 && next.is(any_of(verb, soft_verb, goal)) && !next.is(bit(adverb)) &&
        starts_with(rest.text, behind + next.length, rest.end(), "的") && behind + next.length + 3 < rest.end())
        return Predicate{};
    // 申请人应为…, 学员应具备…: who may, not what somebody does
    if (states_condition(words_->phrases(), rest.text, rest.at, word.length, rest.end())) return Predicate{};
    return Predicate{true, Shape::modal, false};
}

std::optional<ShapeGrammar::Predicate> ShapeGrammar::predicate_told(const Rest& rest, const Word& word) const {
    if (word.is(bit(past))) return Predicate{true, Shape::narrated, false};
    // X 3日内将报告送达: behind a limit 将 is 把
    if (word.is(bit(future))) return Predicate{true, rest.limited ? Shape::plain : Shape::future, false};
    // 办公室就有关工作进行协调: but who reports on something is told of
    if (rest.opens_with("就") && word.length == 3) {
        const std::string_view said = rest.words();
        if (holds(said, "进行") && !words_->phrases()[Phrase::speeches].stands_in(said))
            return Predicate{true, Shape::plain, false};
    }
    // 甲局、乙局组成联合检查组，…: who they go as
    if (!words_->phrases()[Phrase::teams_made_up].begins(rest.words()).empty()) return Predicate{true, Shape::plain, false};
    // X 为…, X 就…: told of, not asked
    if (!rest.adverbial && (rest.opens_with("为") || rest.opens_with("就")) && word.length == 3) return Predicate{};
    if (word.is(bit(permission)) && !(rest.adverbial && word.is(bit(verb)))) {  // 再支持五所学校
        // 学生可查询…，应…: what is allowed first, then what is asked
        const bool rule = rest.clause().after == U'，' && ruled_later(rest.text, rest.clauses, rest.index);
        return rule ? Predicate{true, Shape::modal, false} : Predicate{};
    }
    return std::nullopt;
}

std::optional<ShapeGrammar::Predicate> ShapeGrammar::predicate_of_charge(const Rest& rest, const Word& word) const {
    const auto by_command = [&] { return commands(rest.text, rest.span()) ? Shape::modal : Shape::lead; };
    if (word.is(bit(lead_verb))) {
        if (counts_items(rest.text.substr(rest.at + word.length, rest.end() - rest.at - word.length))) return Predicate{};
        return Predicate{true, by_command(), holds(rest.text.substr(rest.at, word.length), "牵头")};
    }
    if (word.is(bit(support_verb))) return Predicate{true, Shape::support, false};
    if (word.is(bit(joint))) return Predicate{true, by_command(), false};
    return std::nullopt;
}

ShapeGrammar::Predicate ShapeGrammar::predicate_by_verb(const Rest& rest, const Word& word) const {
    if (measures_rate(rest.whole(), rest.words())) return {};
    if (is_owned(words_->phrases(), rest.words())) return {};
    if (is_rate_of_thing(rest.whole(), rest.words().substr(word.length))) return {};
    if (commands(rest.text, rest.span())) return {true, Shape::modal, false};
    if (const auto later = predicate_after_step(rest)) return *later;
    if (ruled_later(rest.text, rest.clauses, rest.index)) return {true, Shape::modal, false};
    if (word.is(bit(preposition)) && ordered_later(rest)) return {true, Shape::modal, false};
    return {true, Shape::plain, false};
}

std::optional<ShapeGrammar::Predicate> ShapeGrammar::predicate_after_step(const Rest& rest) const {
    const std::string_view last = rest.text.substr(rest.end() - 3, 3);
    if (!rest.goes_on() || (last != "后" && last != "时" && last != "前")) return std::nullopt;
    // X 完成审核后，要…
    const Predicate later = command_after(rest.text, rest.clauses, rest.index, 1);
    if (later.found && (later.shape == Shape::modal || later.shape == Shape::future)) return later;
    const Span next = rest.next();
    // 检验科检出阳性后，1小时内通知临床科室
    if (last == "后" && is_due(words_->phrases(), rest.text, next.begin, next.end)) return Predicate{true, Shape::plain, false};
    // X 发布预警后，Y 应当…: a case for somebody else
    if (last != "前" && names_.list_at(rest.text, skip_openers(rest.text, next, *words_, false), next.end))
        return Predicate{};
    return std::nullopt;
}

bool ShapeGrammar::ordered_later(const Rest& rest) const {
    constexpr std::size_t reach = 3;  // clauses
    for (std::size_t i = rest.index + 1;
         i < rest.clauses.size() && i <= rest.index + reach && rest.clauses[i].before == U'，'; ++i) {
        const Span next = rest.clauses[i].span;
        const std::uint32_t opened = skip_openers(rest.text, next, *words_, false);
        if (words_->longest(rest.text, opened, next.end).is(bit(modal))) return true;
    }
    return false;
}

ShapeGrammar::Predicate ShapeGrammar::predicate_of_unknown(const Rest& rest) const {
    if (measures_rate(rest.whole(), rest.words())) return {};
    // X因成本变动…的，应当…
    if (ruled_later(rest.text, rest.clauses, rest.index)) return {true, Shape::modal, false};
    const std::uint32_t begin = rest.clause().span.begin;
    const bool named =
        starts_with(rest.text, begin, rest.end(), "所有") || starts_with(rest.text, begin, rest.end(), "各");
    if (commands(rest.text, rest.span())) return {true, rest.adverbial || named ? Shape::modal : Shape::plain, false};
    return {rest.adverbial, Shape::plain, false};
}

}  // namespace jianbao::chinese
