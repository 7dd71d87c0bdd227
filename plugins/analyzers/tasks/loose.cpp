// Rows of the stretches of a sentence that no named group covers: what is asked there without a name, or of the group
// named before.
#include <algorithm>

#include "assembly.h"
#include "clauses.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

bool covered(const std::vector<const Group*>& groups, Span span) {
    return !groups.empty() &&
           std::any_of(groups.begin(), groups.end(), [&](const Group* one) { return one->scope.overlaps(span); });
}

/// 二要…, 三是…: one of the items that are counted inside a sentence.
bool opens_item_of_row(std::string_view clause) {
    constexpr std::size_t character = 3;  // bytes
    const std::string_view mark = clause.substr(std::min(clause.size(), character), character);
    static constexpr WordList numbers({"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"});
    return !numbers.begins(clause).empty() && (mark == "要" || mark == "是");
}

}  // namespace

/// A stretch on its way to a row.
struct Assembly::Loose {
    const Sentence& sentence;
    Part part = Part::unknown;  ///< the sentence stands in
    Span first;                 ///< clause of it
    bool follows = false;       ///< right behind the stretch before and a semicolon
    Draft draft;
    const Group* named_before = nullptr;  ///< the last group of the sentence, a semicolon before the stretch
    bool may_command = false;   ///< a command or a request may stand in it; else it is read for its measures at once
    bool due = false;           ///< it says by when or how often
    Classes said = 0;           ///< the row words in it

    /// 工作回顾, 存在问题: what is said there is told and not asked.
    bool told() const { return part == Part::review || part == Part::problems; }
};

/// The clause that begins the next stretch behind the one that begins at clause `begin`.
std::size_t Assembly::end_of_loose(std::span<const Clause> clauses, std::size_t begin,
                                   const std::vector<const Group*>& groups, bool timed) const {
    const auto stretch = [&](std::size_t next) { return Span{clauses[begin].span.begin, clauses[next - 1].span.end}; };
    std::size_t next = begin + 1;
    while (next < clauses.size() && clauses[next].before != U'；' && !covered(groups, clauses[next].span) &&
           !(timed && opens_row(clauses[next].span, stretch(next))))
        ++next;
    // 按小学10:1；中学8:1的标准配齐: what opens with 按照 goes on behind the semicolon
    if (next < clauses.size() && clauses[next].before == U'；' && !covered(groups, clauses[next].span) &&
        measures_only(stretch(next))) {
        ++next;
        while (next < clauses.size() && clauses[next].before != U'；' && !covered(groups, clauses[next].span)) ++next;
    }
    return next;
}

/// Most stretches say nothing that could be measured and give no command, and are done with here.
bool Assembly::worth_reading(Loose& loose) const {
    Draft& draft = loose.draft;
    loose.may_command = (words_.may_hold(draft.quote) & any_of(modal, request)) != 0;
    if (loose.may_command) return true;
    if (loose.told() && !(loose.part == Part::problems && has_limit(draft.quote))) return false;
    take(draft);
    return draft.measured();
}

/// 要…, 确保…, 6月底前…: it sounds like something to do.
bool Assembly::demands(Loose& loose) {
    Draft& draft = loose.draft;
    draft.evidence = read_evidence(document_.text(), draft.quote, words_);
    const Evidence& evidence = draft.evidence;
    // 全年工业产值增长8%以上，…: what the year is to bring
    const bool yearly = std::any_of(draft.times.begin(), draft.times.end(), [](const Time* one) { return one->planned; });
    loose.due = says_when_due(draft.quote) || yearly || counts_turns(draft.quote);
    return !evidence.asks && (evidence.commands || evidence.aims || evidence.acts || loose.due);
}

/// What was done, what is wrong, how much is given: told, unless it is ordered all the same.
bool Assembly::only_tells(const Loose& loose) {
    const Span quote = loose.draft.quote;
    const Evidence& evidence = loose.draft.evidence;
    // “我们每月都要检查一次。”老张说: somebody's own words
    static constexpr WordList own_words({"我们", "咱们", "我", "俺"});
    const std::string_view words = document_.text(quote);
    constexpr std::string_view opens_speech = "“";
    if (const std::string_view spoken = words.starts_with(opens_speech) ? words.substr(opens_speech.size()) : std::string_view();
        !own_words.begins(spoken).empty() || (ends_with(document_.text(), 0, quote.begin, opens_speech) && !own_words.begins(words).empty()))
        return true;
    // 今年要在“精”字上做文章: how hard somebody is to try
    const std::vector<const Time*>& times = loose.draft.times;
    if (loose.draft.targets.empty() && std::all_of(times.begin(), times.end(), [](const Time* one) { return is_bare_year(*one); }) &&
        !words_.phrases()[Phrase::efforts].ends(words).empty())
        return true;
    if (evidence.commands) return false;
    // 到2028年，产值年均增长8%以上: 年均 tells of years gone where nothing says until when
    static constexpr WordList until({"到", "至"});
    const std::string_view opening = document_.text({skip_enumerator(document_.text(), quote.begin, quote.end), quote.end});
    const bool rate_ahead = !until.begins(opening).empty() && holds(opening, "年均") && has_limit(quote);
    const bool looks_back = (evidence.narrates && !rate_ahead) || (evidence.weighs && !has_limit(quote));
    // 通过整治，群众满意度达到98%, where the text gives no orders
    const std::string_view said = document_.text(quote);
    // 据交警部门统计，泊位缺口约4万个
    static constexpr WordList counted({"统计", "测算", "了解", "监测", "摸排", "调查", "估算", "预报", "预测", "介绍", "报道", "悉"});
    if ((said.starts_with("据") || said.starts_with("根据")) && !counted.ends(said.substr(0, said.find("，"))).empty()) return true;
    // 手术占比达到58.3%: what was counted, where the text does not say what is to be done
    static constexpr WordList aimed({"确保", "力争", "争取", "努力", "预期", "目标"});
    const auto counted_exactly = [&](const Target& one) {
        const std::string_view amount = document_.text(one.span);
        return holds(amount, "%") && amount.find('.') != amount.npos && amount.ends_with("%");
    };
    if (loose.part == Part::unknown && !has_limit(quote) && !loose.draft.targets.empty() && loose.draft.times.empty() &&
        std::all_of(loose.draft.targets.begin(), loose.draft.targets.end(), counted_exactly) &&
        std::none_of(aimed.begin(), aimed.end(), [&](std::string_view one) { return holds(said, one); }))
        return true;
    // 今年预计新增入学人口1130人, but 预计6月底前完工
    const std::size_t expected = said.find("预计");
    if (expected != said.npos && !has_limit({quote.begin + static_cast<std::uint32_t>(expected), quote.end}) && !evidence.aims) return true;
    if ((said.starts_with("通过") || said.starts_with("经过")) && !has_limit(quote) && loose.part != Part::requirement && !orders() &&
        !holds(said, "确保") && !holds(said, "力争"))
        return true;
    // 选派农技员120名，举办培训班30期, in a bulletin
    static constexpr WordList aims_first({"确保", "力争", "争取", "务必", "保证"});
    if (loose.part != Part::requirement && !has_limit(quote) && aims_first.begins(said).empty() && gives_account()) return true;
    if (looks_back || loose.told() || evidence.complains || states_value_) {
        // among problems, 书面整改计划于4月20日前报县创卫办: it is not the problem
        const bool asked_for = loose.due && loose.part == Part::problems && !evidence.narrates && has_limit(quote);
        // 年底前淘汰不达标的锅炉: what is wrong is to be done away with
        const bool cured = !loose.told() && evidence.complains && evidence.acts_first && !evidence.narrates && has_limit(quote);
        // 确保今年底学生都能…: what is ordered by a day is not told
        const bool by_then = !loose.told() && evidence.aims && has_limit(quote);
        if (!asked_for && !cured && !by_then && !(loose.due && measure_in_bracket(quote))) return true;
    }
    return states_value_ && quote.begin >= paragraph_->span.begin && !has_limit(quote);
}

/// Neither measured nor commanded, or its words say what is, what was left undone or what was decided.
bool Assembly::asks_nothing(Loose& loose) {
    const std::string& text = document_.text();
    const Draft& draft = loose.draft;
    const Evidence& evidence = draft.evidence;
    if (!draft.measured() && !evidence.commands) return true;
    if (draft.measured() && ends_undone(draft.quote)) return true;
    // 凡是超过10天没有办结的，由县督查室…: a case, and what is done in it is asked of somebody
    const std::string_view whole = document_.text(draft.quote);
    if (whole.starts_with("凡") && whole.ends_with("的") && !holds(whole, "，")) return true;
    if (!evidence.commands && (under_label(loose.sentence) || (!has_limit(draft.quote) && opens_with_gone(draft.quote)) ||
                               holds(document_.text(draft.quote), "是否")))
        return true;
    // 采购办由各县各派1名代表组成: how it is made up
    if (!evidence.commands && document_.text(draft.quote).ends_with("组成")) return true;
    loose.said = row_words_.in(document_.text(draft.quote));
    if (draft.measured() && (says_what_is(draft, evidence, loose.said) || standing_rule(draft, loose.sentence.article)))
        return true;
    if ((loose.said & row_bit(RowClass::shut_out)) != 0) return true;
    // 同意采购彩超两台: what was decided; who does it is told behind it
    if (!draft.times.empty()) return false;
    const std::uint32_t begin = skip_enumerator(text, draft.quote.begin, draft.quote.end);
    return row_words_.begins(document_.text({begin, draft.quote.end}), RowClass::approval);
}

/// A heading, the name of an annex, a condition or a permission, whatever is measured in it.
bool Assembly::binds_nobody(const Loose& loose) const {
    const Draft& draft = loose.draft;
    // 一、一年至少检查一次: a heading names what stands under it
    const bool named_only = paragraph_->role == ParagraphRole::heading && !draft.evidence.commands &&
                            draft.targets.empty() && !has_limit(draft.quote);
    // 附件：1.检查情况周报表
    const bool annex = paragraph_->role == ParagraphRole::attachment && !draft.evidence.commands && !has_limit(draft.quote);
    return named_only || annex || is_condition(draft) || (draft.evidence.permits && permits_only(draft));
}

/// 在细管上精益求精，更新改造道路80条: among what is to be done, a clause that is measured and opens with its verb.
bool Assembly::acts_where_measured(const Loose& loose) const {
    if (loose.part != Part::requirement) return false;
    std::vector<Clause> clauses;
    cut(loose.draft.quote, clauses);
    return std::any_of(clauses.begin(), clauses.end(), [&](const Clause& clause) {
        return std::any_of(loose.draft.targets.begin(), loose.draft.targets.end(),
                           [&](const Target& one) { return clause.span.contains(one.span.begin); }) &&
               read_evidence(document_.text(), clause.span, words_).acts_first;
    });
}

/// It directs somebody, in a text or a part of it that gives directions.
bool Assembly::directs(const Loose& loose) {
    const Draft& draft = loose.draft;
    const Evidence& evidence = draft.evidence;
    const bool bound =
        evidence.acts && (!draft.times.empty() || std::any_of(draft.targets.begin(), draft.targets.end(),
                                                              [](const Target& one) { return one.compared; }));
    // 到年底，…。推动建设300个示范点。: amounts that go on where an aim with a limit stands before
    const bool goal_goes_on = drafts_.size() > first_draft_ && !drafts_.back().group && has_limit(drafts_.back().quote) &&
                              !draft.targets.empty();
    // 对居民免费体检3万名, in a text that plans: so many of them, wherever its verb stands
    const bool counted = evidence.acts && !draft.targets.empty() && !words_.phrases()[Phrase::amounts_told].stands_in(document_.text(draft.quote)) &&
                         article_plans(loose.sentence.article);
    if (!goal_goes_on && !evidence.commands && !evidence.aims && !bound && !loose.due && !counted &&
        !read_evidence(document_.text(), loose.first, words_).acts_first && !acts_where_measured(loose))
        return false;
    if (!(evidence.aims && has_limit(draft.quote)) && loose.part != Part::requirement && !article_commands()) return false;
    // …目标是：增长5%左右，新增…: figures to be reached by this time next year
    const bool unmeasured = draft.targets.size() < 2 && (draft.targets.empty() || !has_limit(draft.quote));
    return !unmeasured || (loose.said & row_bit(RowClass::aim)) == 0;
}

/// Nobody is named, as the group named before answers for it too: 以上工作要在6月底前完成.
bool Assembly::goes_on_with_group(const Draft& draft) {
    if (!last_group_ || !draft.measured()) return false;
    const std::string& text = document_.text();
    const Evidence& evidence = draft.evidence;
    const auto next_said = [&] {
        return (evidence.commands && starts_with(text, draft.words, draft.quote.end, "要")) ||
               starts_with(text, draft.quote.begin, draft.quote.end, "同时") ||
               starts_with(text, draft.words, draft.quote.end, "以上") ||
               starts_with(text, draft.words, draft.quote.end, "上述") || opens_with_frequency(draft.quote);
    };
    // 自4月起，每月5日前填报数据; 对旧车，每月增加一次检查; from a year on it is a service of everybody's
    const auto next_turn = [&] {
        const auto when = times_.between(draft.quote);
        const auto turn = std::find_if(when.begin(), when.end(), [](const Time& one) { return one.frequency; });
        if (turn == when.end() || !turn->text.starts_with("每")) return false;
        std::string_view before = document_.text({draft.quote.begin, turn->span.begin});
        const bool topic = before.ends_with("，") && (before.starts_with("对") || before.starts_with("针对"));
        if (before.ends_with("，")) before.remove_suffix(std::string_view("，").size());
        const bool from = (before.starts_with("自") || before.starts_with("从")) && before.ends_with("起") && !before.ends_with("年起");
        return (topic || from) && before.find("，") == before.npos;
    };
    // 县水利局要逐项办理。全部建议须在10月底前办结。
    const auto commanded_on = [&] {
        const auto when = times_.between(draft.quote);
        const bool opens_with_time = (!when.empty() && when.front().span.begin <= draft.quote.begin) ||
                                     skip_openers(text, draft.quote, words_, false) !=
                                         skip_openers(text, draft.quote, words_, true);
        return evidence.commands && !evidence.narrates && !opens_with_time && drafts_.size() > first_draft_ &&
               drafts_.back().group == last_group_;
    };
    // 各学院要组织评阅。5月30日前提交推荐表: the paragraph goes on with what is due next
    const auto due_next = [&] {
        const auto when = times_.between(draft.quote);
        if (when.empty() || when.front().frequency || drafts_.size() <= first_draft_ || drafts_.back().group != last_group_) return false;
        const std::uint32_t opening = skip_enumerator(text, draft.quote.begin, draft.quote.end);
        const std::uint32_t at = skip_openers(text, draft.quote, words_, true);
        if (opening != draft.quote.begin || when.front().span.begin > opening + 6) return false;
        const Word does = words_.longest(text, at, draft.quote.end);
        return does.is(any_of(verb, soft_verb, recipient)) && !does.is(party_heads);
    };
    return (last_group_near_ && (next_said() || next_turn() || commanded_on() || due_next())) || (orders() && rules_on(draft.quote));
}

/// 到年底，…达到x；…达到y: one aim, one row. `first_loose` is the first draft of the sentence's stretches.
bool Assembly::joins_row_before(const Loose& loose, std::size_t first_loose) {
    const Draft& draft = loose.draft;
    const bool numbered = skip_enumerator(document_.text(), draft.quote.begin, draft.quote.end) != draft.quote.begin;
    if (!loose.follows || numbered || drafts_.size() <= first_loose || drafts_.back().group != draft.group ||
        !drafts_.back().measured() || !draft.measured() || timed_apart(drafts_.back(), draft))
        return false;
    Draft& whole = drafts_.back();
    whole.quote.end = draft.quote.end;
    whole.targets.insert(whole.targets.end(), draft.targets.begin(), draft.targets.end());
    return true;
}

/// 请甲局组织演练。请乙局组织培训。以上工作6月底前完成。: a limit for all who were named in the paragraph; null where the stretch does not
/// sum up or one alone was named.
const Group* Assembly::summed_up(const Draft& draft) {
    if (!has_limit(draft.quote)) return nullptr;
    const std::string_view words = document_.text({draft.words, draft.quote.end});
    if (words_.phrases()[Phrase::sums_up].begins(words).empty()) return nullptr;
    return leads_of(first_draft_, draft.quote);
}

/// Who leads in the drafts from `first` on, as one group for `scope`; null where they are of one group.
const Group* Assembly::leads_of(std::size_t first, Span scope) {
    Group all{scope, {}};
    std::vector<const Group*> seen;
    for (std::size_t i = first; i < drafts_.size(); ++i) {
        const Group* group = drafts_[i].group;
        if (!group || std::find(seen.begin(), seen.end(), group) != seen.end()) continue;
        seen.push_back(group);
        for (const NamedParty* one : group->parties)
            if (one->role == "lead" && std::none_of(all.parties.begin(), all.parties.end(), [&](const NamedParty* other) { return other->name == one->name; }))
                all.parties.push_back(one);
    }
    return seen.size() > 1 ? &groups_.emplace_back(std::move(all)) : nullptr;
}

/// 6月20日前全部完成, 所有演练6月20日前完成, 均于6月20日前完成: a clause with a limit for all that was asked before it.
bool Assembly::limits_all(Span clause) const {
    static constexpr WordList every({"均", "都", "一律"});
    static constexpr WordList all({"全部", "均", "都要", "要全部", "须全部", "必须全部"});
    const std::string_view words = document_.text(clause);
    const auto times = times_.between(clause);
    if (times.empty() || times.back().frequency || !has_limit(clause)) return false;
    if (!words_.phrases()[Phrase::sums_up].begins(words).empty() || !every.begins(words).empty()) return true;
    return times.front().span.begin <= clause.begin + 3 && !all.begins(document_.text({times.back().span.end, clause.end})).empty();
}

/// 甲由甲局负责，乙由乙局负责，6月20日前全部完成: the limit behind the last of several is everybody's, a row of its own. `first` is the
/// sentence's first draft.
void Assembly::share_last_limit(std::size_t first) {
    if (drafts_.size() < first + 2) return;
    const Draft& last = drafts_.back();
    std::vector<Clause> clauses;
    cut(last.quote, clauses);
    if (clauses.size() < 2 || clauses.back().before != U'，' || !limits_all(clauses.back().span)) return;
    const Span limited = clauses.back().span;
    const auto own_part = [&](const Draft& one) {
        return one.group && !one.inherited && one.group->has_lead() && !one.group->shaped("bracket") &&
               std::none_of(one.times.begin(), one.times.end(), [&](const Time* time) { return time->span.begin < limited.begin; });
    };
    if (!std::all_of(drafts_.begin() + static_cast<std::ptrdiff_t>(first), drafts_.end(), own_part)) return;
    const Group* const all = leads_of(first, limited);
    if (!all) return;
    Draft shared = drafts_.back();
    shared.quote = limited;
    shared.words = skip_openers(document_.text(), limited, words_, true);
    shared.group = all;
    shared.inherited = true;
    shared.reasons.push_back("inherited");
    shared.evidence = read_evidence(document_.text(), limited, words_);
    shared.times.clear();
    shared.targets.clear();
    take(shared);
    Draft& own = drafts_.back();
    own.quote.end = clauses[clauses.size() - 2].span.end;
    own.times.clear();
    own.targets.clear();
    take(own);
    drafts_.push_back(std::move(shared));
}

/// Makes the stretch a row or part of the row before it.
void Assembly::add_loose(Loose& loose, std::size_t first_loose) {
    Draft& draft = loose.draft;
    draft.words = skip_openers(document_.text(), draft.quote, words_, true);
    draft.article = loose.sentence.article;
    draft.section = loose.sentence.section;
    draft.reasons.reserve(usual_reasons);
    draft.reasons.emplace_back(draft.measured() ? "measured" : "command");
    if (loose.named_before && draft.measured()) {
        draft.group = loose.named_before;
        draft.inherited = true;
        draft.reasons.push_back("inherited");
    } else if (const Group* all = summed_up(draft)) {
        draft.group = all;
        draft.inherited = true;
        draft.reasons.push_back("inherited");
    } else if (goes_on_with_group(draft)) {
        draft.group = last_group_;
        draft.inherited = true;
        draft.reasons.push_back("inherited");
    }
    if (!joins_row_before(loose, first_loose)) drafts_.push_back(std::move(draft));
}

void Assembly::loose_rows(std::uint32_t index, const std::vector<const Group*>& groups, const Group* bracket) {
    const Sentence& sentence = document_.sentences()[index];
    const std::span<const Clause> clauses = clauses_.of(index);
    const bool timed = !times_.between(sentence.span).empty();  // else no clause opens a row
    const std::size_t first_loose = drafts_.size();
    std::uint32_t last_end = 0;  // of the stretch before
    for (std::size_t i = 0, next = 0; i < clauses.size(); i = next) {
        next = i + 1;
        if (covered(groups, clauses[i].span)) continue;
        next = end_of_loose(clauses, i, groups, timed);
        const bool named_behind = next < clauses.size() && covered(groups, clauses[next].span);
        // 培训结束后，各镇要…: the time is the row's that follows
        std::size_t last = next;
        while (named_behind && last > i && is_time(clauses[last - 1].span)) --last;
        if (last == i) continue;
        Loose loose{sentence, parts_[index], clauses[i].span};
        loose.draft.quote = {clauses[i].span.begin, clauses[last - 1].span.end};
        loose.follows = i > 0 && clauses[i].before == U'；' && clauses[i - 1].span.end == last_end;
        last_end = loose.draft.quote.end;
        // 隐患由工程部盯办，周五前整改；下周二报验收材料: who is named governs until somebody else is
        if (i > 0 && clauses[i].before == U'；')
            for (const Group* group : groups)
                if (group->has_lead() && !group->shaped("bracket") && group->scope.end <= loose.draft.quote.begin) loose.named_before = group;
        // 一要…，由包片领导负责；二要限期化解: another item
        if (loose.named_before && loose.named_before->shaped("request") && opens_item_of_row(document_.text(clauses[i].span))) loose.named_before = nullptr;
        // 由县长签发；会议决定的事项，3月底前公开: of something else
        if (loose.named_before && loose.named_before->shaped("request") && holds(document_.text(clauses[i].span), "的")) loose.named_before = nullptr;
        if (bracket) continue;
        if (named_behind && clauses[next - 1].after == U'：' &&
            says_turns_of({loose.draft.quote.begin, clauses[next].span.begin}, sentence.span.end))
            continue;
        if (!worth_reading(loose) || !demands(loose) || only_tells(loose)) continue;
        if (loose.may_command) take(loose.draft);
        if (asks_nothing(loose) || binds_nobody(loose) || !directs(loose)) continue;
        add_loose(loose, first_loose);
    }
}

}  // namespace jianbao::chinese
