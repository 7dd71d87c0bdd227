// Whether what is said of a named party is asked of it: the rules, in their order.
#include <algorithm>

#include "assembly.h"
#include "clauses.h"

namespace jianbao::chinese {

/// What the rules ask about.
struct Assembly::Assigned {
    Assembly& in;
    const Group& group;
    Span scope;  ///< with the time that stands before the names
    const Evidence& evidence;
    Part part;
    bool closed;  ///< a bracket of the item says who answers for all of it
    std::string_view said = in.document_.text(group.scope);

    bool is(std::string_view shape) const { return group.shaped(shape); }
    bool limited(Span span) const { return in.has_limit(span); }
    bool says(RowClass one) const { return in.row_words_.in(said, one); }

    /// 企业申报: a step has its name, nobody is told.
    bool names_step() const {
        constexpr std::size_t longest_step = 7;  // bytes
        return is("plain") && group.parties.size() == 1 && group.parties.front()->kind == "class" &&
               !group.parties.front()->name.starts_with("各") && group.scope.end - group.names_end() < longest_step &&
               in.document_.sentences()[in.document_.sentence_at(scope.begin)].span.end <= group.scope.end + 3;
    }
    /// 县水利局6月底前…, 各村每天不少于2次: measured by its form.
    bool measured() const {
        const Span told = closed ? group.scope : scope;
        return limited(told) || (in.says_when_due(told) && in.article_commands()) || says(RowClass::least) ||
               (closed && in.has_frequency(told));
    }
    /// 各镇于每月25日前上报；已办结事项报送报告: up to the first semicolon it tells nothing and has a time.
    bool due_at_first() const {
        const std::size_t semicolon = said.find("；");
        if (semicolon == said.npos) return false;
        const Span first{group.scope.begin, group.scope.begin + static_cast<std::uint32_t>(semicolon)};
        return (in.has_limit(first) || in.has_frequency(first)) && !read_evidence(in.document_.text(), first, in.words_).narrates;
    }
    /// Behind the names stands a command and nothing it is a command to do.
    bool only_commands() const {
        const std::uint32_t at = skip_spaces(in.document_.text(), group.names_end(), group.scope.end);
        const Word word = in.words_.longest(in.document_.text(), at, group.scope.end);
        return word.is(bit(modal)) && at + word.length >= group.scope.end;
    }
    /// Right behind a clause that puts somebody in charge with 由.
    bool beside_request() const {
        constexpr std::uint32_t comma = 3;  // bytes
        const std::deque<Group>& groups = in.groups_;
        return part != Part::review && part != Part::problems &&
               std::any_of(groups.begin() + static_cast<std::ptrdiff_t>(in.first_group_), groups.end(), [&](const Group& other) {
                   return other.shaped("request") && other.scope.end <= group.scope.begin && other.scope.end + comma >= group.scope.begin &&
                          ends_with(in.document_.text(), 0, group.scope.begin, "，");
               });
    }
    bool paragraph_commands() const {
        std::optional<bool>& known = in.paragraph_commands_;
        if (!known) known = read_evidence(in.document_.text(), in.paragraph_->span, in.words_).commands;
        return *known;
    }
};

/// 补贴标准：…: how much is given or who may, which all of the paragraph says.
bool Assembly::opens_with_value(const Paragraph& paragraph) const {
    constexpr std::uint32_t longest_label = 36, longest_number = 24;  // bytes
    const std::uint32_t front = std::min(paragraph.span.end, paragraph.span.begin + longest_label + longest_number);
    if (words_.next_of(document_.text(), paragraph.span.begin, front, bit(Sign::colon)) >= front && front > paragraph.span.begin) return false;
    const std::uint32_t begin = skip_enumerator(document_.text(), paragraph.span.begin, paragraph.span.end);
    const std::string_view words = document_.text({begin, paragraph.span.end}).substr(0, longest_label);
    const std::size_t colon = words.find("：");
    return colon != words.npos && row_words_.ends(words.substr(0, colon), RowClass::value);
}

/// …的，可按规定申请补贴: behind a case, what somebody may do.
bool Assembly::allowed_in_case(Span scope) const {
    std::vector<Clause> clauses;
    cut(scope, clauses);
    for (std::size_t i = 1; i < clauses.size(); ++i) {
        const std::uint32_t at = skip_openers(document_.text(), clauses[i].span, words_, true);
        const std::string_view said = document_.text({at, clauses[i].span.end});
        if (clauses[i].before == U'，' && (said.starts_with("可") && words_.longest(document_.text(), at, clauses[i].span.end).is(bit(permission))) &&
            (document_.text(clauses[i - 1].span).ends_with("的") || holds(document_.text(clauses[i - 1].span), "如需") ||
             holds(document_.text(clauses[i - 1].span), "如要") || holds(document_.text(clauses[i - 1].span), "如有")))
            return true;
    }
    return false;
}

/// A line of a title set on several, or one that ends as a paper's name does: 某县引进人才管理办法实施细则.
bool Assembly::is_title_line() const {
    constexpr std::size_t longest = 150;  // bytes
    const std::string_view words = document_.text(paragraph_->span);
    if (words.size() > longest || words.ends_with("。") || words.ends_with("；") || numbering(words) != 0) return false;
    if (paragraph_->article < document_.articles().size()) {
        const std::string& title = document_.articles()[paragraph_->article].metadata.title;
        if (words.size() >= 18 && words.size() < title.size() && title.find(words) != std::string::npos) return true;
    }
    return !words_.phrases()[Phrase::papers_titled].ends(words).empty();
}

/// 二、部门自查 above what is said of it; not one of a list of short items.
bool Assembly::heads_text() const {
    if (paragraph_->role != ParagraphRole::heading) return false;
    const auto paragraphs = document_.paragraphs();
    const auto next = std::partition_point(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& one) { return one.span.begin < paragraph_->span.end; });
    if (next == paragraphs.end() || next->article != paragraph_->article || next->role == ParagraphRole::signature) return false;
    const int own = numbering(document_.text(paragraph_->span)), below = numbering(document_.text(next->span));
    return own != 0 && (below > own || (below == 0 && next->role != ParagraphRole::heading));
}

bool Assembly::directive(const Group& group, Span scope, const Evidence& evidence, Part part, bool closed) {
    struct Rule {
        const char* name;
        bool asked;  ///< the answer where it meets
        bool (*meets)(const Assigned&);
    };
    static constexpr Rule rules[] = {
        {"a question", false, [](const Assigned& one) { return one.evidence.asks; }},
        // 本办法由县住建局负责解释
        {"a role or a permission", false, [](const Assigned& one) { return one.in.says_role(one.group, one.said); }},
        // 会上由县水利局通报了进展
        {"a request that was met", false,
         [](const Assigned& one) {
             return one.is("request") && one.evidence.narrates && !one.evidence.commands && holds(one.said, "了");
         }},
        // 机长应当：（一）…: what is asked stands elsewhere
        {"nothing but a command", false, [](const Assigned& one) { return one.only_commands(); }},
        // （二）由县民政局监护的儿童年满十八周岁的；
        {"a case alone", false,
         [](const Assigned& one) {
             return !one.closed && one.said.ends_with("的") && !holds(one.said, "，") && !one.evidence.commands && !one.limited(one.scope);
         }},
        // （二）由县民政局依法监护的儿童；（三）监护关系终止的其他情形: as an item of its own, who or which case is meant
        {"a case named", false,
         [](const Assigned& one) {
             const bool named = (one.is("request") && one.in.describes_somebody(one.said)) || one.said.ends_with("的情形") || one.said.ends_with("的其他情形");
             return named && !holds(one.said, "，") && !one.limited(one.scope) && numbering(one.in.document_.text(one.in.paragraph_->span)) != 0;
         }},
        // 充分发挥协调组的作用
        {"nothing but its effect", false,
         [](const Assigned& one) {
             return one.is("effect") && one.said.ends_with("作用") && one.said.find("，") == one.said.npos;
         }},
        {"shut out for a time", false, [](const Assigned& one) { return one.says(RowClass::shut_out); }},
        // 存在问题：…应于6月底前拨付的资金至今未到位
        {"a problem told", false,
         [](const Assigned& one) {
             return one.part == Part::problems && (one.evidence.complains || one.evidence.narrates);
         }},
        // 县水利局架设线路20公里，这些都要给予充分肯定
        {"what is praised", false,
         [](const Assigned& one) { return one.is("plain") && !one.limited(one.scope) && holds(one.in.document_.text(one.in.document_.sentences()[one.in.sentence_].span), "充分肯定"); }},
        // 发现一处火点，包村干部当年不得评优
        {"a penalty on who is named", false,
         [](const Assigned& one) {
             constexpr std::size_t how_long = 18;  // bytes: 两年内一律
             std::string_view behind = one.said.substr(std::min<std::size_t>(one.group.names_end() - one.group.scope.begin, one.said.size()));
             behind = behind.substr(0, behind.find("，"));
             for (std::size_t at = 0; at <= std::min(how_long, behind.size()); ++at) {
                 if (one.in.row_words_.begins(behind.substr(at), RowClass::penalty)) return true;
                 if (behind.substr(at, 3) == "对" || behind.substr(at, 3) == "将" || behind.substr(at, 3) == "要") return false;
             }
             return false;
         }},
        // 县教育局将开展宣传月活动，现将有关事项通知如下
        {"an announcement", false,
         [](const Assigned& one) {
             return (one.is("modal") || one.is("plain")) && one.in.words_.phrases()[Phrase::announces].stands_in(one.said) &&
                    one.in.row_words_.ends(one.said, RowClass::announcement) && !one.limited(one.scope);
         }},
        // 为做好防汛工作，现将有关事项通知如下, whoever it is written to
        {"an opening", false, [](const Assigned& one) { return one.said.ends_with("通知如下") && !one.limited(one.scope); }},
        // 希望受表彰的单位再接再厉
        {"an encouragement", false,
         [](const Assigned& one) {
             const std::string_view first = one.said.substr(0, one.said.find("，"));
             // 县水利局要再接再厉，抓好汛前检查
             const auto behind = static_cast<std::uint32_t>(one.group.scope.begin + first.size() + 3);
             if (one.is("modal") && behind < one.group.scope.end && read_evidence(one.in.document_.text(), {behind, one.group.scope.end}, one.in.words_).acts_first) return false;
             return one.in.words_.phrases()[Phrase::encouragements].stands_in(first) && !one.limited(one.scope) && !one.in.has_frequency(one.scope);
         }},
        // 县水利局将管护纳入村规民约，成效明显
        {"praise", false,
         [](const Assigned& one) { return !one.evidence.commands && !one.evidence.aims && !one.measured() && one.in.row_words_.ends(one.said, RowClass::appraisal); }},
        // 县商务局应于12月20日前报送的总结至今未报
        {"left undone", false, [](const Assigned& one) { return !one.closed && one.in.ends_undone(one.scope); }},
        // 下一步，县商务局将持续优化营商环境: how an account ends
        {"a vague promise", false,
         [](const Assigned& one) {
             const std::string_view promised = one.in.document_.text({one.group.names_end(), one.group.scope.end});
             return one.is("modal") && !one.evidence.commands && !one.measured() && one.in.only_reports() &&
                    !one.in.words_.phrases()[Phrase::vague_promises].begins(promised).empty();
         }},
        {"a shape that commands", true,
         [](const Assigned& one) { return one.is("modal") || one.is("request") || one.is("effect"); }},
        // 去年，县水利局完成清淤120公里; 县水利局于去年5月完成清淤
        {"of a time gone", false,
         [](const Assigned& one) {
             return (one.is("plain") || one.is("lead")) && !one.evidence.commands && !one.limited(one.scope) &&
                    (one.in.follows_gone(one.group.scope) || one.in.opens_with_gone({one.group.names_end(), one.group.scope.end}));
         }},
        // 近日，县市场监管局开展节前检查: news, whatever day is named
        {"of late", false,
         [](const Assigned& one) { return (one.is("plain") || one.is("lead")) && !one.evidence.commands && one.in.tells_of_late(one.group); }},
        // 县农业农村局联合县公安局出动执法人员260人次
        {"a bulletin's account", false,
         [](const Assigned& one) {
             return !one.is("label") && !one.closed && one.part != Part::requirement && !one.evidence.commands && one.in.gives_account() &&
                    !one.measured();
         }},
        // 申报主体：本市高校联合企业申报
        {"a value", false, [](const Assigned& one) { return one.in.states_value_ && !one.evidence.commands; }},
        // 高校毕业生参加培训，符合条件的，可申请补贴
        {"allowed in a case", false, [](const Assigned& one) { return one.is("plain") && one.in.allowed_in_case(one.scope); }},
        // 山区每年最高6000元
        {"an amount", false,
         [](const Assigned& one) {
             return one.is("plain") && !one.evidence.commands && !one.evidence.acts && !one.evidence.aims && one.said.ends_with("元") && holds(one.said, "最");
         }},
        // 某办公室转发某局 / 关于…的通知
        {"a title", false, [](const Assigned& one) { return one.is("plain") && !one.evidence.commands && !one.limited(one.scope) && one.in.is_title_line(); }},
        // 一、各地自查
        {"a heading", false,
         [](const Assigned& one) { return one.is("plain") && !one.evidence.commands && !one.limited(one.scope) && one.in.heads_text(); }},
        {"a lead who is commanded", true, [](const Assigned& one) { return one.is("lead") && one.evidence.commands; }},
        {"an item below a label", true,
         [](const Assigned& one) {
             return one.is("label") && one.in.labelled_directive(one.group, one.scope, one.part);
         }},
        {"another item below a label", false, [](const Assigned& one) { return one.is("label"); }},
        {"told of the past", false,
         [](const Assigned& one) {
             return (one.evidence.narrates && !one.due_at_first()) || (one.evidence.weighs && !one.limited(one.scope));
         }},
        // 县水利局开展专项整治，罚款35万元
        {"a result", false,
         [](const Assigned& one) {
             return (one.is("plain") || one.is("lead") || one.is("reports")) && !one.closed && !one.evidence.commands && !one.limited(one.scope) &&
                    one.said.find_first_of("0123456789xX") != one.said.npos && one.in.words_.phrases()[Phrase::results_told].stands_in(one.said);
         }},
        // 县水利局检修不及时、不到位
        {"a fault", false,
         [](const Assigned& one) {
             return (one.is("plain") || one.is("lead") || one.is("reports")) && !one.closed && !one.evidence.commands && !one.limited(one.scope) &&
                    !one.in.words_.phrases()[Phrase::faults_at_end].ends(one.said).empty();
         }},
        // 对存在的问题监督检查: what a rule names it does not complain of
        {"a complaint", false, [](const Assigned& one) { return one.evidence.complains && !one.in.orders(); }},
        {"the name of a step", false, [](const Assigned& one) { return one.names_step(); }},
        // 名单由各学院提出，校团委审定
        {"put in charge beside somebody", true, [](const Assigned& one) { return one.is("plain") && one.beside_request(); }},
        {"among what is to be done", true, [](const Assigned& one) { return one.part == Part::requirement; }},
        // 前一阶段检修有序推进。各镇要抓紧。县粮食局负责验收，6月底前完成。: behind a command, or by a day, nothing is told
        {"put in charge behind what was told", true,
         [](const Assigned& one) {
             return one.is("lead") && one.part == Part::review && (one.limited(one.scope) || one.paragraph_commands());
         }},
        // 一、认清形势 / 各镇要靠前指挥。县领导于1月17日前到岗。: beside a command a day is set even there
        {"by a day beside a command", true,
         [](const Assigned& one) { return one.is("plain") && one.part == Part::problems && one.limited(one.scope) && one.paragraph_commands(); }},
        {"among what was done or is wrong", false, [](const Assigned& one) { return one.part != Part::unknown; }},
        {"a lead where something is asked", true,
         [](const Assigned& one) {
             return one.is("lead") &&
                    (one.in.article_commands() || one.limited(one.scope) || one.in.has_frequency(one.scope));
         }},
        {"another lead", false, [](const Assigned& one) { return one.is("lead"); }},
        {"measured", true, [](const Assigned& one) { return one.is("plain") && one.measured(); }},
        // 教导处按时做好报名: so it is told to somebody, unless the text tells of good work
        {"urged", true,
         [](const Assigned& one) {
             const std::string_view behind = one.said.substr(std::min<std::size_t>(one.group.names_end() - one.group.scope.begin, one.said.size()));
             return one.is("plain") && one.in.row_words_.begins(behind, RowClass::urge) && one.in.article_commands();
         }},
        {"in a text that orders", true, [](const Assigned& one) { return !one.closed && one.in.orders(); }},
        {"in a paragraph that commands", true, [](const Assigned& one) { return one.paragraph_commands(); }},
    };
    const Assigned one{*this, group, scope, evidence, part, closed};
    const auto rule = std::find_if(std::begin(rules), std::end(rules), [&](const Rule& each) { return each.meets(one); });
    return rule != std::end(rules) && rule->asked;
}

}  // namespace jianbao::chinese
