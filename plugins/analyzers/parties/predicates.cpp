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

/// 按照协议, 根据需要: what somebody acts by.
bool is_basis(std::string_view word) {
    return word == "按照" || word == "根据" || word == "依据" || word == "依照" || word == "按" || word == "严格按照" ||
           word == "基于" || word == "通过";
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

/// 提出调整方案, 提出申请: something is to be handed in; 提出意见 alone is what a speaker does.
bool proposes(std::string_view words) {
    const std::size_t verb = words.find("提出");
    if (verb == words.npos) return false;
    const std::string_view what = words.substr(verb + 6);
    for (const std::string_view paper : Words{"方案", "申请", "计划", "建议", "目标", "清单", "名单", "预算", "议案", "请求",
                                         "审核意见", "初审意见", "审查意见", "处理意见", "办理意见", "评审意见"})
        if (what.ends_with(paper)) return true;
    return false;
}

/// 报送, 提交: something goes to somebody.
bool hands_over(std::string_view words) {
    for (const std::string_view hands : Words{"报", "提交", "送", "移交", "公示", "录入", "反馈"})
        if (words.find(hands) != words.npos) return true;
    return false;
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
    if (starts_with(text, pos, clause.span.end, "关于") || starts_with(text, pos, clause.span.end, "说")) return {};
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

/// Whether the rest of the clause has the party act. Decides what a future and a plain predicate
/// are, and leaves out parties that something is to happen to: 队伍需要加强.
bool ShapeGrammar::acts(std::string_view text, Span rest, char32_t after, const PartyList& list, Shape& shape) const {
    const std::string_view words = text.substr(rest.begin, rest.size());
    const bool unit = std::any_of(list.parties.begin(), list.parties.end(),
                                  [](const Party& one) { return one.kind == PartyKind::unit; });
    if (shape == Shape::request && words.starts_with("高度重视") && chinese::ends_with(text, 0, list.span.begin, "望")) return false;
    if (shape == Shape::request && words.size() <= 24 && !chinese::ends_with(text, 0, list.span.begin, "由"))
        for (const std::string_view asked : Words{"提出意见", "提出宝贵意见", "予以审议", "批评指正"})
            if (holds(words, asked)) return false;
    for (const std::string_view table : Words{"按下表", "按照下表", "按附表", "按照附表"})  // the rows of the table say what
        if (words.starts_with(table)) return false;
    // 县水利局等单位负责同志参加会议: who was there
    if (shape == Shape::plain || shape == Shape::support)
        for (const std::string_view present : Words{"参加会议", "参加了会议", "列席会议", "出席会议", "同志参加", "负责人参加"})
            if (words.ends_with(present)) return false;
    // 赵明远同志兼任办公室主任，…; 使用单位可以委派代表…
    if (shape == Shape::plain && words.starts_with("兼任")) return false;
    if (shape != Shape::request && words.starts_with("存在") && !words.ends_with("的")) return false;
    if (shape != Shape::request)
        for (const std::string_view event : Words{"讲话", "举行", "发言", "到会", "列席", "迎接"})
            if (holds(words, event)) return false;
    if (shape == Shape::future) {
        if (changes(text, rest)) return false;
        const std::string& name = list.parties.front().name;
        const bool announces = unit || name.ends_with("政府") || name == "市里" || name == "县里" || name == "区里" ||
                               name == "省里" || name == "市上";
        if (!announces && !acting(text, list)) return false;
        // 将 before a noun is 把: 将应急响应降为三级
        std::uint32_t at = rest.begin;
        for (Word word; (word = words_->longest(text, at, rest.end)).is(any_of(future, adverb));) at += word.length;
        if (starts_with(text, at, rest.end, "同") && starts_with(text, at - 3, rest.end, "会")) at -= 3;  // 将 会同
        const Word next = words_->longest(text, at, rest.end);
        if (announces && next.is(any_of(verb, soft_verb, preposition, joint, lead_verb, stem))) {
            shape = Shape::modal;
            return true;
        }
        shape = Shape::plain;
        return hands_over(words);  // 各校将名单报送…
    }
    const bool bound = std::all_of(list.parties.begin(), list.parties.end(), [](const Party& one) { return one.kind == PartyKind::post; }) &&
                       well_formed(text, list) && (words.starts_with("必须") || words.starts_with("须") || words.starts_with("应"));  // 班子成员必须到岗
    if (shape == Shape::modal && !unit && !bound && rest.size() <= 15 && (after != U'，' || !well_formed(text, list))) {
        std::uint32_t at = rest.begin;
        for (Word word; (word = words_->longest(text, at, rest.end)).is(any_of(modal, adverb));) at += word.length;
        const Word word = words_->longest(text, at, rest.end);
        const bool manner = at > rest.begin + words_->longest(text, rest.begin, rest.end).length;
        if (word.is(any_of(verb, soft_verb)) && at + word.length == rest.end && word.length <= 6 &&
            !(manner && acting(text, list)))
            return false;
    }
    if (shape == Shape::plain) {
        // 居民对环境很满意: told of people whom only a command makes answer
        const Word last = words_->longest(text, list.span.begin, list.span.end);
        // …, but not 班主任每天检查, 申报人9月13日前将材料交办公室
        const bool kept_up = starts_with(text, rest.begin, rest.end, "每天") || starts_with(text, rest.begin, rest.end, "每日") ||
                             starts_with(text, rest.begin, rest.end, "每周");
        if (list.parties.size() == 1 && last.is(bit(audience)) && last.length == list.span.size() && !kept_up && !is_due(text, rest.begin, rest.end)) return false;
        // 污水处理厂年内投入运行: what is built
        for (const std::string_view built : Words{"投入运行", "投入使用", "建成投用", "竣工验收", "全面竣工", "主体封顶", "建成并"})
            if (holds(words.substr(0, 60), built)) return false;
        // 每个车间抽查不少于10台: what is looked at
        if (list.parties.size() == 1 && list.parties.front().name.starts_with("每"))
            for (const std::string_view looks : Words{"抽查", "抽检", "督查", "走访", "暗访", "至少抽查", "至少走访"})
                if (words.starts_with(looks)) return false;
        // （一）用人单位主动补缴：: what it is called
        if (after == U'：' && words.size() <= 15) return false;
        // 某办公厅转发某局报告的通知: a title
        for (const std::string_view genre : Words{"的通知", "的意见", "的决定", "的报告", "的函", "的批复", "的复函", "的汇报",
                                             "的请示"})
            if (words.ends_with(genre)) return false;
        // 县长李明主持召开第8次常务会议: what the minutes are of
        const bool official = std::any_of(list.parties.begin(), list.parties.end(), [](const Party& one) {
            return one.kind == PartyKind::person || one.kind == PartyKind::post;
        });
        for (const std::string_view convening : Words{"主持召开", "主持会议", "召集会议", "召集", "主持了"})
            if (official && words.find(convening) != words.npos) return false;
        // 县粮食局召开安全工作会议: news, but not 各镇召开动员会
        if (!list.parties.front().name.starts_with("各") && words.ends_with("会议") && (after == 0 || after == U'，' || after == U'。'))
            for (const std::string_view convenes : Words{"召开", "联合召开", "组织召开", "举行"})
                if (words.starts_with(convenes)) return false;
        for (const std::string_view there : Words{"组织召开", "出席"})
            if (official && words.substr(0, 18).find(there) != words.npos) return false;
        for (const std::string_view noted : Words{"纪要如下", "议定如下"})
            if (words.ends_with(noted)) return false;
        if (list.parties.back().name.ends_with("基金") || list.parties.back().name.ends_with("级）")) return false;
        // 青石镇推动产业增收项目；: an item of a list of projects
        if ((after == U'；' || after == 0) && (words.ends_with("项目") || words.ends_with("工程"))) return false;
        // 县领导要求依法加强…: said, and of nobody in particular
        for (const std::string_view end : Words{"指出", "强调", "反映", "滞后", "缓慢", "不足", "不力"})  // 县长在调研时指出, 泵站建设滞后
            if (words.ends_with(end)) return false;
        if (words.size() <= 12 && (after == 0 || after == U'。') && (words.starts_with("与") || words.starts_with("和"))) return false;  // 组织机构与职责
        // 青禾县2026年检修方案: a title
        if (after == 0 && !words.empty() && words.front() >= '0' && words.front() <= '9' && holds(words.substr(0, 8), "年"))
            for (const std::string_view paper : Words{"方案", "办法", "细则", "规划", "计划", "要点", "预案", "清单"})
                if (words.ends_with(paper)) return false;
        if (words.starts_with("要求") || words.starts_with("汇报") || words.starts_with("说") || words.starts_with("高度重视")) return false;
        for (const std::string_view people : Words{"村民", "居民", "群众", "住户"})  // 86户村民搬迁安置
            if (list.parties.size() == 1 && list.parties.front().name.ends_with(people) && !list.parties.front().name.starts_with("各") && !words.starts_with("每")) return false;
        if (holds(words, "率为") || holds(list.parties.front().name, "”指")) return false;
        // 各县部署排查情况；: what is looked at
        if (words.ends_with("情况") && after != U'，' && !words.starts_with("每") && !hands_over(words) && !holds(words, "通报") && !holds(words, "汇报") && !holds(words, "公")) return false;
        // 见习基地实行动态管理: how it is dealt with
        if (!acting(text, list) && !unit && words.starts_with("实行") && (words.ends_with("管理") || words.ends_with("制") || words.ends_with("制度")))
            return false;
        // 申请人要求撤销的，予以撤销: a case
        if (after == U'，' && words.ends_with("的")) return false;
        if (words.substr(0, 6) == "之间" && list.parties.size() < 2) return false;
        // 养老食堂按照协议…: who acts by something is no object, however the name begins
        const Word behind_names = words_->longest(text, rest.begin, rest.end);
        if (!well_formed(text, list) && !behind_names.is(bit(adverb)) && !is_due(text, rest.begin, rest.end) &&
            !is_basis(text.substr(rest.begin, behind_names.length)))
            return false;
        for (const std::string_view front : Words{"中央", "国家", "省委", "市委", "市政府", "县委", "县政府", "区委", "州委",
                                             "州委州政府", "市委市政府", "县委县政府"})
            if (list.parties.front().name == front) return false;
        std::uint32_t at = rest.begin;
        for (Word word; (word = words_->longest(text, at, rest.end)).is(bit(adverb));) at += word.length;
        for (const std::string_view denial : Words{"正在", "在有序", "不", "没", "未", "难以", "可能", "有", "责令"})
            if (starts_with(text, at, rest.end, denial) && skip_time(text, at, rest.end) == at && !(at > rest.begin && words.starts_with("每") && words_->longest(text, at, rest.end).is(bit(goal)))) return false;
        // 各级政府抓的…: the verb is part of a description
        const Word first = words_->longest(text, at, rest.end);
        if (first.is(any_of(verb, soft_verb)) && starts_with(text, at + first.length, rest.end, "的")) return false;
        if (words.find("责令") != words.npos) return false;
        const std::size_t is = words.find("是");
        if (is != words.npos && words.find("是否") != is && words.find("特别是") != is - 6 &&
            words.find("尤其是") != is - 6)
            return false;
        for (const std::string_view saying :
             {"提出", "指出", "强调", "宣布", "介绍", "表示", "派出", "汇报了", "赞成", "一致认为", "一致同意",
              "说"})
            if (words.substr(0, 24).find(saying) != words.npos && !(saying == "提出" && proposes(words))) return false;
    }
    return true;
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
