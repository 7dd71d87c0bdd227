// What the words behind the names say: a command, a report, a description.
#include <algorithm>

#include "assignment.h"
#include "name_words.h"
#include "shape_events.h"

namespace jianbao::chinese {

namespace {

/// Where the reading goes on: behind the bracket that opens here, the word, or the character.
std::uint32_t behind(std::string_view text, std::uint32_t at, const Word& word, std::uint32_t end) {
    if (const std::uint32_t past = skip_bracketed(text, at, end); past != at) return past;
    std::uint32_t length = 0;
    character_at(text, at, length);
    return at + (word ? word.length : length);
}

/// 企业经营许可证不得出租, 县里解决不了的问题要上报, 机构接受捐赠的情况，应当公开: what belongs to somebody is spoken of, up to the command.
bool is_owned(std::string_view text, std::uint32_t at, std::uint32_t end) {
    std::string_view words = text.substr(at, end - at);
    std::size_t command = words.size();
    for (const std::string_view one : Words{"不得", "应当", "必须", "应", "须", "要", "遗失"}) command = std::min(command, words.find(one));
    words = words.substr(0, command);
    for (const std::string_view owned : Words{"许可证", "证书", "资格证", "执照", "的情况", "有效期"})
        if (words.ends_with(owned)) return true;
    if (words.size() == end - at || words.starts_with("对") || words.starts_with("针对") || words.starts_with("就")) return false;
    return words.ends_with("的问题") || words.ends_with("的事项");
}

/// …进行检查, …予以通报: what is done to what stands behind 对.
bool acts_on(std::string_view words) {
    for (const std::string_view does : Words{"进行", "予以", "给予", "开展", "实施", "实行", "加以", "作出", "做出", "负责", "检查", "抽查", "排查", "审核", "核查", "检验", "检测", "评估", "考核", "督查", "巡查", "清理", "公示", "登记"})
        if (words.find(does) != words.npos) return true;
    return false;
}

}  // namespace

bool paper_is_due(std::string_view text, Span rest) {
    const std::string_view words = text.substr(rest.begin, rest.size());
    if (!words.starts_with("的")) return false;
    for (const std::string_view paper : Words{"计划", "方案", "报告", "总结", "名单", "清单", "台账", "材料", "报表", "意见"}) {
        const std::size_t end = words.find(paper);
        if (end == words.npos || end > 36) continue;
        const std::string_view due = words.substr(end + paper.size());
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
    const bool acts = starts_with(text, next.begin, next.end, "将") || starts_with(text, next.begin, next.end, "把") || (does.is(bit(verb)) && !does.is(party_heads));
    return limited && acts ? Predicate{true, Shape::plain, false} : Predicate{};
}

ShapeGrammar::Predicate ShapeGrammar::predicate_at(std::string_view text, std::span<const Clause> clauses,
                                                   std::size_t index, std::uint32_t at) const {
    const Clause& clause = clauses[index];
    std::uint32_t pos = skip_spaces(text, at, clause.span.end);
    // what stands behind a mark is another name, or none
    if (starts_with(text, pos, clause.span.end, "、")) return {};
    if (pos >= clause.span.end) return clause.after == U'，' ? command_after(text, clauses, index, 2) : Predicate{};
    if (hands_in(text, clauses, index, pos)) return {true, Shape::modal, false};
    // 企业依法应当清算的，清算组应当…: a case for somebody else
    if (clause.after == U'，' && ends_with(text, pos, clause.span.end, "的") && index + 1 < clauses.size()) {
        const std::uint32_t next = skip_openers(text, clauses[index + 1].span, *words_, false);
        if (const auto other = names_.list_at(text, next, clauses[index + 1].span.end);
            other && words_->longest(text, other->span.end, clauses[index + 1].span.end).is(bit(modal)))
            return {};
    }
    for (const std::string_view told : Words{"关于", "说", "要求"})  // 书记、省长要求各部门要…
        if (starts_with(text, pos, clause.span.end, told)) return {};
    if (starts_with(text, pos, clause.span.end, "一要") || starts_with(text, pos, clause.span.end, "一是要")) return {true, Shape::modal, false};
    // 残疾人符合条件的，应发放补贴: for whom it is
    if (starts_with(text, pos, clause.span.end, "符合") && ends_with(text, pos, clause.span.end, "的"))
        for (const std::string_view done : Words{"发放", "予以", "给予", "批准", "受理", "纳入"})
            if (holds(text.substr(clause.span.end, 48), done)) return {};
    if (paper_is_due(text, {pos, clause.span.end})) return {true, Shape::modal, false};
    if (clause.after == U'，' && joins_forces(text.substr(pos, clause.span.end - pos))) return {true, Shape::plain, false};
    // 各学院请于6月24日前…: who is asked stands before 请
    if (starts_with(text, pos, clause.span.end, "请") && !starts_with(text, pos, clause.span.end, "请求") && !starts_with(text, pos, clause.span.end, "请示") && !starts_with(text, pos, clause.span.end, "请假") && !names_.list_at(text, pos + 3, clause.span.end, true))
        return {true, Shape::modal, false};
    // 分管领导是直接责任人，要具体抓
    const std::string_view role = text.substr(pos, clause.span.end - pos);
    const bool serves_as = starts_with(text, pos, clause.span.end, "为") && (role.ends_with("责任主体") || role.ends_with("责任单位") || role.ends_with("责任人") || role.ends_with("负责人"));
    if (starts_with(text, pos, clause.span.end, "是") || starts_with(text, pos, clause.span.end, "作为") || serves_as) {
        const bool answers = starts_with(text, pos, clause.span.end, "作为") || role.find("责任") != role.npos ||
                             role.find("主体") != role.npos || role.find("主力") != role.npos;
        // X 是本市主管部门，负责…
        const bool office = role.ends_with("部门") || role.ends_with("机构") || role.ends_with("机关") || role.ends_with("单位");
        // 村支书为总负责人，全面统筹禁烧工作; 组长为责任人，负责…
        if (serves_as && clause.after == U'，' && index + 1 < clauses.size()) {
            const Span next = clauses[index + 1].span;
            const Word does = words_->longest(text, skip_adverbs(text, next.begin, next.end), next.end);
            if (does.is(any_of(verb, soft_verb)) && !does.is(party_heads)) return {true, Shape::plain, false};
        }
        // 石桥镇是征拆的责任主体，9月30日前完成迁移
        // 镇党委书记是第一责任人，每半月调度一次
        if (answers && clause.after == U'，' && index + 1 < clauses.size() && starts_with(text, clauses[index + 1].span.begin, clauses[index + 1].span.end, "每") &&
            !holds(text.substr(clauses[index + 1].span.begin, clauses[index + 1].span.size()), "的"))
            return {true, Shape::lead, false};
        if (answers && clause.after == U'，' && index + 1 < clauses.size() && is_due(text, clauses[index + 1].span.begin, clauses[index + 1].span.end)) {
            const Span next = clauses[index + 1].span;
            const std::uint32_t past = skip_time(text, next.begin, next.end);
            if (words_->longest(text, skip_adverbs(text, past, next.end), next.end).is(any_of(verb, soft_verb, goal))) return {true, Shape::lead, false};
        }
        const Predicate later =
            (answers || office) && clause.after == U'，' ? command_after(text, clauses, index, 1) : Predicate{};
        if ((office || serves_as) && later.found && later.shape == Shape::lead) return {true, Shape::lead, false};
        return later.shape == Shape::modal ? later : Predicate{};
    }
    bool adverbial = false;
    bool limited = false;  // a time by which stands before the verb
    constexpr std::uint32_t longest_time = 45;  // bytes
    if (clause.after == U'，' && clause.span.end - pos <= longest_time) {
        const bool every = starts_with(text, pos, clause.span.end, "于每") || starts_with(text, pos, clause.span.end, "在每");
        if (every && ends_with(text, pos, clause.span.end, "前")) return after_time(text, clauses, index, true);
        if (text[pos] >= '0' && text[pos] <= '9' && ends_with(text, pos, clause.span.end, "期间")) return after_time(text, clauses, index, false);
    }
    // 各单位于3月25日前，将…
    if (clause.after == U'，' && is_due(text, pos, clause.span.end))
        for (const std::string_view by : Words{"于", "在"})
            if (starts_with(text, pos, clause.span.end, by) && skip_time(text, pos + 3, clause.span.end) >= clause.span.end)
                return after_time(text, clauses, index, true);
    // 县教育局、县卫健局两家要会商
    for (const std::string_view count : Words{"两家单位", "三家单位", "几家单位", "两家", "三家", "四家", "五家", "六家", "几家"})
        if (starts_with(text, pos, clause.span.end, count)) {
            pos += static_cast<std::uint32_t>(count.size());
            const bool goes_on = words_->longest(text, pos, clause.span.end).is(any_of(modal, adverb, verb, soft_verb, lead_verb, support_verb, preposition, joint, goal, future));
            if (!goes_on && skip_time(text, pos, clause.span.end) == pos) return {};
            break;
        }
    // 甲、乙各组建一支队伍, 各村每村准备编织袋
    if (names_.distributes(text, pos, clause.span.end)) pos += 3;
    for (const std::string_view each : Words{"每村", "每镇", "每乡", "每校", "每县", "每班", "每家", "每户", "每所", "每个单位", "每个村", "每个社区"})
        if (starts_with(text, pos, clause.span.end, each) && words_->longest(text, pos + each.size(), clause.span.end).is(any_of(verb, soft_verb, adverb)))
            pos += static_cast<std::uint32_t>(each.size());
    while (pos < clause.span.end) {
        if (const std::uint32_t past_time = skip_time(text, pos, clause.span.end); past_time != pos) {
            const bool lasts = ends_with(text, pos, past_time, "内");
            limited = lasts || ends_with(text, pos, past_time, "前");
            pos = skip_spaces(text, past_time + (starts_with(text, past_time, clause.span.end, "期间") ? 6 : 0), clause.span.end);
            adverbial = true;
            if (lasts && starts_with(text, pos, clause.span.end, "不")) return {};  // 3年内不得申报: how long a ban is
            continue;
        }
        const Word word = words_->longest(text, pos, clause.span.end);
        // X应对Y进行检查: 应 and 对, not the verb
        if (text.substr(pos, word.length) == "应对" && starts_with(text, pos + word.length, clause.span.end, "接"))
            return {true, Shape::modal, false};
        if (text.substr(pos, word.length) == "应对" && acts_on(text.substr(pos, clause.span.end - pos)))
            return {true, Shape::modal, false};
        if (starts_with(text, pos, clause.span.end, "不予") && !ends_with(text, clause.span.begin, at, "基金"))
            return {true, Shape::modal, false};
        if (word.is(bit(modal))) {
            // 师资需要稳定: a want, not an order
            const Word next = words_->longest(text, pos + word.length, clause.span.end);
            if (text.substr(pos, word.length) == "需要" &&
                !next.is(any_of(verb, soft_verb, adverb, preposition, support_verb, lead_verb, joint))) {
                // X需要帮助的，应当…: a case that the rule speaks of
                const bool a_case = ends_with(text, pos, clause.span.end, "的") && ruled_later(text, clauses, index);
                return a_case ? Predicate{true, Shape::modal, false} : Predicate{};
            }
            // 全市应修复的37座矿山，…: which ones are meant
            if (const Word done = words_->longest(text, pos + word.length, clause.span.end);
                done.length >= 6 && done.is(any_of(verb, soft_verb, goal)) && !done.is(bit(adverb)) &&
                starts_with(text, pos + word.length + done.length, clause.span.end, "的") && pos + word.length + done.length + 3 < clause.span.end)
                return {};
            // 申请人应为…, 学员应具备…: who may, not what somebody does
            if (states_condition(text, pos, word.length, clause.span.end)) return {};
            return {true, Shape::modal, false};
        }
        if (word.is(bit(past))) return {true, Shape::narrated, false};
        // X 3日内将报告送达: behind a limit 将 is 把
        if (word.is(bit(future)) && limited) return {true, Shape::plain, false};
        if (word.is(bit(future))) return {true, Shape::future, false};
        // 办公室就有关工作进行协调: but who reports on something is told of
        if (starts_with(text, pos, clause.span.end, "就") && word.length == 3) {
            const std::string_view said = text.substr(pos, clause.span.end - pos);
            static constexpr std::string_view tells[] = {"汇报", "说明", "发言", "介绍", "讨论", "交流", "座谈", "解读", "讲解", "表态", "了"};
            if (holds(said, "进行") && std::none_of(std::begin(tells), std::end(tells), [&](std::string_view one) { return holds(said, one); }))
                return {true, Shape::plain, false};
        }
        // 甲局、乙局组成联合检查组，…: who they go as
        if (starts_with(text, pos, clause.span.end, "组成联合") || starts_with(text, pos, clause.span.end, "组成专家组")) return {true, Shape::plain, false};
        // X 为…, X 就…: told of, not asked
        if (!adverbial &&
            (starts_with(text, pos, clause.span.end, "为") || starts_with(text, pos, clause.span.end, "就")) &&
            word.length == 3)
            return {};
        if (word.is(bit(permission)) && !(adverbial && word.is(bit(verb)))) {  // 再支持五所学校
            // 学生可查询…，应…: what is allowed first, then what is asked
            const bool rule = clause.after == U'，' && ruled_later(text, clauses, index);
            return rule ? Predicate{true, Shape::modal, false} : Predicate{};
        }
        // 青石公司牵头5项: how many are its own
        if (word.is(bit(lead_verb)) && pos + word.length < clause.span.end && text[pos + word.length] >= '0' && text[pos + word.length] <= '9') return {};
        if (word.is(bit(lead_verb))) {
            const std::string_view lead = text.substr(pos, word.length);
            return {true, commands(text, {pos, clause.span.end}) ? Shape::modal : Shape::lead,
                    lead.find("牵头") != lead.npos};
        }
        if (word.is(bit(support_verb))) return {true, Shape::support, false};
        if (word.is(bit(joint)))
            return {true, commands(text, {pos, clause.span.end}) ? Shape::modal : Shape::lead, false};
        if (word.is(any_of(verb, soft_verb, goal)) || (word.is(bit(preposition)))) {
            if (is_owned(text, pos, clause.span.end)) return {};
            if (commands(text, {pos, clause.span.end})) return {true, Shape::modal, false};
            // X 完成审核后，要…
            const std::string_view end = text.substr(clause.span.end - 3, 3);
            if (clause.after == U'，' && (end == "后" || end == "时" || end == "前")) {
                const Predicate later = command_after(text, clauses, index, 1);
                if (later.found && (later.shape == Shape::modal || later.shape == Shape::future)) return later;
                // 检验科检出阳性后，1小时内通知临床科室
                if (end == "后" && is_due(text, clauses[index + 1].span.begin, clauses[index + 1].span.end)) return {true, Shape::plain, false};
                // X 发布预警后，Y 应当…: a case for somebody else
                const std::uint32_t next = skip_openers(text, clauses[index + 1].span, *words_, false);
                if (end != "前" && names_.list_at(text, next, clauses[index + 1].span.end)) return {};
            }
            if (ruled_later(text, clauses, index)) return {true, Shape::modal, false};
            if (word.is(bit(preposition))) {
                for (std::size_t next = index + 1;
                     next < clauses.size() && next <= index + 3 && clauses[next].before == U'，'; ++next) {
                    const std::uint32_t p = skip_openers(text, clauses[next].span, *words_, false);
                    if (words_->longest(text, p, clauses[next].span.end).is(bit(modal)))
                        return {true, Shape::modal, false};
                }
            }
            return {true, Shape::plain, false};
        }
        if (word.is(bit(adverb))) {
            pos = skip_spaces(text, pos + word.length, clause.span.end);
            adverbial = true;
            continue;
        }
        // X因成本变动…的，应当…
        if (ruled_later(text, clauses, index)) return {true, Shape::modal, false};
        // unknown words between party and command
        const bool named = starts_with(text, clause.span.begin, clause.span.end, "所有") ||
                           starts_with(text, clause.span.begin, clause.span.end, "各");
        if (commands(text, {pos, clause.span.end}))
            return {true, adverbial || named ? Shape::modal : Shape::plain, false};
        return {adverbial, Shape::plain, false};
    }
    if (adverbial && pos >= clause.span.end) return after_time(text, clauses, index, limited);
    return {};
}

bool ShapeGrammar::commands(std::string_view text, Span span) const {
    for (std::uint32_t at = span.begin; at < span.end;) {
        const Word word = words_->longest(text, at, span.end);
        // 适应发展需要: at the end it is a noun; 开工建设的要…: somebody else is told
        const bool noun = at + word.length >= span.end || (at >= span.begin + 3 && starts_with(text, at - 3, at, "的"));
        if (word.is(bit(modal)) && !noun) return true;
        // 对项目要由…向…转变: 要由 is a request by its form
        const std::string_view here = text.substr(at, word.length);
        if (word.is(bit(request)) && !noun && at > span.begin && (here == "要由" || here == "应由" || here == "须由"))
            return true;
        at = behind(text, at, word, span.end);
    }
    return false;
}

bool ShapeGrammar::narrates(std::string_view text, Span span) const {
    for (std::uint32_t at = span.begin; at < span.end;) {
        const Word word = words_->longest(text, at, span.end);
        if (word.is(bit(past))) return true;
        if (word.is(any_of(verb, soft_verb)) && (starts_with(text, at + word.length, span.end, "了") ||
                                                 starts_with(text, at + word.length, span.end, "过")))
            return true;
        at = behind(text, at, word, span.end);
    }
    return false;
}

/// 由各县自行设置的指标: a verb directly before 的 that no preposition governs.
bool ShapeGrammar::describes(std::string_view text, Span span) const {
    // 由县公安局解决群众反映的问题: it is somebody else's
    std::uint32_t first = skip_time(text, span.begin, span.end);
    if (const Word with = words_->longest(text, first, span.end); with.is(bit(joint)))
        if (const auto helpers = names_.list_at(text, first + with.length, span.end)) first = skip_time(text, helpers->span.end, span.end);
    for (const std::string_view cures : Words{"解决", "处理", "化解", "整改", "回应", "答复", "办理", "核实", "调查", "清理", "排查", "纠正"})
        if (starts_with(text, first, span.end, cures) && !starts_with(text, first + static_cast<std::uint32_t>(cures.size()), span.end, "的")) return false;
    bool acted = false;
    for (std::uint32_t at = span.begin; at < span.end;) {
        const Word word = words_->longest(text, at, span.end);
        for (const std::string_view objects : Words{"对", "对于", "把", "将", "就", "向", "给", "为"})
            if (text.substr(at, word.length) == objects) return false;
        if (acted && starts_with(text, at, span.end, "的")) return true;
        acted = word.is(any_of(verb, soft_verb)) && !word.is(bit(stem));
        at = behind(text, at, word, span.end);
    }
    return false;
}

}  // namespace jianbao::chinese
