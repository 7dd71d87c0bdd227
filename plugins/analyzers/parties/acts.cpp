// Whether the rest of a clause has the party before it act, or only tells of it.
#include <algorithm>

#include "assignment.h"
#include "name_words.h"
#include "shape_events.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

// What the clause begins or ends with, by the questions below: the grammar's own words, and pairs. The longer lists are phrases.
constexpr WordList no_doers({"基金", "级）"});
constexpr WordList projects({"项目", "工程"});
constexpr WordList joined({"与", "和"});
constexpr WordList duties({"必须", "须", "应"});
constexpr WordList every_day({"每天", "每日", "每周"});
constexpr WordList denials({"正在", "在有序", "不", "没", "未", "难以", "可能", "有", "责令"});

template <class List>
bool begins_with_one(std::string_view words, const List& ones) {
    return !ones.begins(words).empty();
}

template <class List>
bool ends_with_one(std::string_view words, const List& ones) {
    return !ones.ends(words).empty();
}

template <class List>
bool holds_one(std::string_view words, const List& ones) {
    return std::any_of(ones.begin(), ones.end(), [&](std::string_view one) { return holds(words, one); });
}

/// 按照协议, 根据需要: what somebody acts by.
bool is_basis(std::string_view word) {
    static constexpr WordList bases({"按照", "根据", "依据", "依照", "按", "严格按照", "基于", "通过"});
    return bases.has(word);
}

/// 提出调整方案, 提出申请: something is to be handed in; 提出意见 alone is what a speaker does.
bool proposes(const Phrases& known, std::string_view words) {
    const std::size_t verb = words.find("提出");
    return verb != words.npos && !known[Phrase::papers_proposed].ends(words.substr(verb + 6)).empty();
}

/// 报送, 提交: something goes to somebody.
bool hands_over(const Phrases& known, std::string_view words) {
    return holds_one(words, known[Phrase::handing_over]);
}

/// How far into a clause its verb may stand.
constexpr std::size_t verb_reach = 24;     // bytes
constexpr std::size_t outcome_reach = 60;  // bytes

bool ends_clause(char32_t after) { return after == 0 || after == U'。'; }

bool names_official(const PartyList& list) {
    return std::any_of(list.parties.begin(), list.parties.end(),
                       [](const Party& one) { return one.kind == PartyKind::person || one.kind == PartyKind::post; });
}

/// 望县政府高度重视, 请各单位提出宝贵意见: what a speaker closes with. `behind_wish`, `behind_by`: 望 or 由 stands
/// before the name.
bool is_courtesy(const Phrases& known, std::string_view words, bool behind_wish, bool behind_by) {
    if (behind_wish && words.starts_with("高度重视")) return true;
    // 请县委编办研究提出意见: it has to be made first
    return words.size() <= verb_reach && !behind_by && !words.starts_with("研究") && holds_one(words, known[Phrase::courtesies]);
}

/// 县水利局等单位负责同志参加会议: who was there.
bool attends(const Phrases& known, std::string_view words, const PartyList& list) {
    if (list.parties.back().kind == PartyKind::post && known[Phrase::attending].has(words)) return true;
    return ends_with_one(words, known[Phrase::meetings_attended]);
}

/// 县长李明主持召开第8次常务会议: what the minutes are of. 县粮食局召开安全工作会议: news, but not 各镇召开动员会.
bool convenes(const Phrases& known, std::string_view words, char32_t after, const PartyList& list) {
    if (names_official(list) && (holds_one(words, known[Phrase::chairing]) ||
                                 holds_one(words.substr(0, 18), Words{"组织召开", "出席"})))
        return true;
    return !list.parties.front().name.starts_with("各") && (ends_clause(after) || after == U'，') &&
           ends_with_one(words, known[Phrase::meetings]) && begins_with_one(words, known[Phrase::convening]);
}

/// What is called so, and does nothing.
bool is_called(const Phrases& known, std::string_view words, char32_t after, const PartyList& list) {
    // （一）用人单位主动补缴：
    if (after == U'：' && words.size() <= 15) return true;
    // 某办公厅转发某局报告的通知: a title
    if (ends_with_one(words, known[Phrase::genres])) return true;
    if (ends_with_one(words, known[Phrase::records_announced])) return true;
    if (ends_with_one(list.parties.back().name, no_doers) || holds(list.parties.front().name, "”指")) return true;
    // 粮库管理服务指南（2016年版）, 青石公司文件: what an annex is called
    if (after == 0) {
        const std::string_view named = words.substr(0, std::min(words.rfind("（"), words.size()));
        if (ends_with_one(named, known[Phrase::annexes]) && !holds(named, "，")) return true;
    }
    // 青石镇推动产业增收项目；: an item of a list of projects
    if ((after == U'；' || after == 0) && ends_with_one(words, projects)) return true;
    // 组织机构与职责
    if (words.size() <= 12 && ends_clause(after) && begins_with_one(words, joined)) return true;
    // 青禾县2026年检修方案
    return after == 0 && !words.empty() && words.front() >= '0' && words.front() <= '9' &&
           holds(words.substr(0, 8), "年") && ends_with_one(words, known[Phrase::plans_of_a_year]);
}

/// Who or what is looked at, built or dealt with.
bool undergoes(const Phrases& known, std::string_view words, char32_t after, const PartyList& list) {
    const std::string& name = list.parties.front().name;
    const bool alone = list.parties.size() == 1;
    // 污水处理厂年内投入运行: what is built
    if (holds_one(words.substr(0, outcome_reach), known[Phrase::building_done])) return true;
    // 每个车间抽查不少于10台: what is looked at
    if (alone && name.starts_with("每") && begins_with_one(words, known[Phrase::sampling])) return true;
    // 86户村民搬迁安置
    if (alone && ends_with_one(name, known[Phrase::inhabitants]) && !name.starts_with("各") && !words.starts_with("每")) return true;
    // 各县部署排查情况；: what is looked at
    if (words.ends_with("情况") && after != U'，' && !words.starts_with("每") && !hands_over(known, words) &&
        !holds_one(words, Words{"通报", "汇报", "公"}))
        return true;
    // 申请人要求撤销的，予以撤销: a case
    if (after == U'，' && words.ends_with("的")) return true;
    return words.starts_with("之间") && list.parties.size() < 2;
}

/// 提出要…, 强调应…: a verb of speaking, and behind it at once the command.
bool says_command(const Phrases& known, std::string_view words) {
    const std::string_view says = known[Phrase::verbs_of_saying].begins(words);
    if (says.empty()) return false;
    static constexpr WordList commands({"要", "应", "须", "必须", "务必"});
    return !commands.begins(words.substr(says.size())).empty();
}

/// What is said or found out, and no act.
bool tells(const Phrases& known, std::string_view words) {
    if (holds(words, "率为") || holds(words, "责令")) return true;
    // 城区小学一年级预计新增1130人, but 预计6月底前完工
    constexpr std::size_t near = 24;  // bytes
    if (const std::size_t at = words.substr(0, near).find("预计"); at != words.npos && words.size() > at + 6 && !(words[at + 6] >= '0' && words[at + 6] <= '9')) return true;
    // 县信访局收到来信12件; but 各镇收到通知后3日内上报
    if (words.starts_with("收到") && !holds(words, "后") && !holds(words, "内") && !holds(words, "之日")) return true;
    // 县长在调研时指出, 泵站建设滞后
    if (ends_with_one(words, known[Phrase::findings])) return true;
    // 县领导要求依法加强…: said, and of nobody in particular
    if (begins_with_one(words, known[Phrase::said_at_once])) return true;
    const std::size_t is = words.find("是");
    if (is != words.npos && words.find("是否") != is && words.find("特别是") != is - 6 &&
        words.find("尤其是") != is - 6)
        return true;
    const std::string_view opening = words.substr(0, verb_reach);
    if (holds_one(opening, known[Phrase::speaking])) return true;
    return holds(opening, "提出") && !proposes(known, words);
}

/// A figure, 每 or a limit in the rest of the sentence: what is asked can be checked.
bool measured(std::string_view text, Span rest) {
    const std::string_view said = text.substr(rest.begin, text.find("。", rest.begin) - rest.begin);
    return said.find_first_of("0123456789") != said.npos || holds_one(said, Words{"每", "逐", "按月", "按季", "前", "底", "内", "末"});
}

}  // namespace

/// Whether the rest of the clause has the party act. Decides what a future and a plain predicate
/// are, and leaves out parties that something is to happen to: 队伍需要加强.
bool ShapeGrammar::acts(std::string_view text, Span rest, char32_t after, const PartyList& list, Shape& shape) const {
    const std::string_view words = text.substr(rest.begin, rest.size());
    const Phrases& known = words_->phrases();
    // 县农业局提出要抓好春耕: who says so, to whom it may concern
    if (shape == Shape::modal && says_command(known, words)) return false;
    if (shape == Shape::request && is_courtesy(known, words, chinese::ends_with(text, 0, list.span.begin, "望"),
                                               chinese::ends_with(text, 0, list.span.begin, "由")))
        return false;
    if (shape == Shape::request && chinese::ends_with(text, 0, list.span.begin, "希望") && !names_unit(list) && !commands(text, rest) && !measured(text, rest)) return false;
    if (shape == Shape::request && only_holds_role(text, rest, after)) return false;
    if ((shape == Shape::plain || shape == Shape::support) && attends(known, words, list)) return false;
    if (begins_with_one(words, known[Phrase::tables_below])) return false;  // the rows of the table say what
    if (shape != Shape::request) {
        // 使用单位可以委派代表…, 我院存在…
        if (words.starts_with("存在") && !words.ends_with("的")) return false;
        // 书记还要作重要讲话; but 要将讲话精神纳入计划 is a command
        const bool commanded = shape == Shape::modal || shape == Shape::lead;
        if (commanded ? ends_with_one(words, known[Phrase::ceremonies]) : holds_one(words, known[Phrase::ceremonies])) return false;
    }
    if (shape == Shape::future) return promises(text, rest, list, shape);
    if (shape == Shape::modal && is_bare_command(text, rest, after, list)) return false;
    // 县发改局会同有关部门研究提出：…
    if (shape != Shape::modal && after == U'：' && ends_with_one(words, known[Phrase::said_before_colon])) return false;
    if (shape == Shape::lead && words.starts_with("联合") && convenes(words_->phrases(), words, after, list)) return false;
    if (shape != Shape::plain) return true;
    // 县政府办公室印发《检修办法》: news; 赵明远同志兼任办公室主任
    if (begins_with_one(words, known[Phrase::news])) return false;
    return !is_called(known, words, after, list) && !undergoes(known, words, after, list) &&
           !convenes(known, words, after, list) && !tells(known, words) && acts_unasked(text, rest, list);
}

/// 由青石水务公司作为业主单位，青石建设公司施工: what somebody is in a project. …，负责筹措资金, …，6月底前完成招标 says what there is to do.
bool ShapeGrammar::only_holds_role(std::string_view text, Span rest, char32_t after) const {
    const Phrases& known = words_->phrases();
    const std::string_view words = text.substr(rest.begin, rest.size());
    const std::string_view role = known[Phrase::roles_held].begins(words);
    if (role.empty() || (role.size() < words.size() && words.substr(role.size()) != "单位")) return false;
    if (after != U'，') return true;
    const auto limit = static_cast<std::uint32_t>(std::min(text.size(), text.find("。", rest.end)));
    if (holds_one(text.substr(rest.end, limit - rest.end), Words{"控制在", "不超过"})) return false;
    const std::uint32_t next = skip_openers(text, {rest.end + static_cast<std::uint32_t>(std::string_view("，").size()), limit}, *words_, false);
    return skip_time(known, text, next, limit) == next && !words_->longest(text, next, limit).is(any_of(verb, soft_verb, lead_verb, goal, modal));
}

/// What somebody is going to do, of whom the speaker may promise it: 县水利局将开展检查.
bool ShapeGrammar::promises(std::string_view text, Span rest, const PartyList& list, Shape& shape) const {
    if (changes(text, rest)) return false;
    const std::string& name = list.parties.front().name;
    const bool announces = names_unit(list) || name.ends_with("政府") || words_->phrases()[Phrase::authorities_spoken].has(name);
    if (!announces && !acting(text, list)) return false;
    // 将 before a noun is 把: 将应急响应降为三级
    std::uint32_t at = rest.begin;
    for (Word word; (word = words_->longest(text, at, rest.end)).is(any_of(future, adverb));) at += word.length;
    if (starts_with(text, at, rest.end, "同") && starts_with(text, at - 3, rest.end, "会")) at -= 3;  // 将 会同
    at = skip_time(words_->phrases(), text, at, rest.end);  // 计划于|6月底前|开展清理
    const Word next = words_->longest(text, at, rest.end);
    if (announces && next.is(any_of(verb, soft_verb, preposition, joint, lead_verb, stem))) {
        shape = Shape::modal;
        return true;
    }
    shape = Shape::plain;
    if (hands_over(words_->phrases(), text.substr(rest.begin, rest.size()))) return true;  // 各校将名单报送…
    // 县督查室将此项工作列入督查计划
    static constexpr WordList taken_in({"列入", "纳入"});
    const bool object = !next.is(any_of(preposition, verb, adverb, joint));
    return names_unit(list) && object && taken_in.stands_in(text.substr(rest.begin, std::min<std::size_t>(rest.size(), verb_reach))) && !narrates(text, rest);
}

/// 队伍要加强: a verb alone, of what is no office, is what is to happen to it; but 班子成员必须到岗.
bool ShapeGrammar::is_bare_command(std::string_view text, Span rest, char32_t after, const PartyList& list) const {
    constexpr std::uint32_t longest = 15;  // bytes
    constexpr std::uint32_t motto = 6;     // 七年级要稳
    if (rest.size() == motto && words_->longest(text, rest.begin, rest.end).is(bit(modal)) && words_->longest(text, rest.begin, rest.end).length == motto / 2) return true;
    if (rest.size() > longest || names_unit(list)) return false;
    if ((after == U'，' || after == U'：') && well_formed(text, list)) return false;  // 重点企业需提供：…
    const std::string_view words = text.substr(rest.begin, rest.size());
    if (begins_with_one(words, duties) && only(list, PartyKind::post) && well_formed(text, list)) return false;
    std::uint32_t at = rest.begin;
    for (Word word; (word = words_->longest(text, at, rest.end)).is(any_of(modal, adverb));) at += word.length;
    const Word word = words_->longest(text, at, rest.end);
    const bool manner = at > rest.begin + words_->longest(text, rest.begin, rest.end).length;
    return word.is(any_of(verb, soft_verb)) && at + word.length == rest.end && word.length <= 6 &&
           !(manner && acting(text, list));
}

/// Whether somebody of whom no command speaks acts: an office by its verb, others where what they do is due or kept up.
bool ShapeGrammar::acts_unasked(std::string_view text, Span rest, const PartyList& list) const {
    const std::string_view words = text.substr(rest.begin, rest.size());
    const bool due = is_due(words_->phrases(), text, rest.begin, rest.end);
    // 居民对环境很满意: told of people whom only a command makes answer, but not 班主任每天检查,
    // 申报人9月13日前将材料交办公室
    // 考生于6月5日至8日查询成绩
    const Word last = words_->longest(text, list.span.begin, list.span.end);
    const bool on_days = words.size() > 3 && words.starts_with("于") && words[3] >= '0' && words[3] <= '9';
    if (list.parties.size() == 1 && last.is(bit(audience)) && last.length == list.span.size() && !due && !on_days &&
        !begins_with_one(words, every_day))
        return false;
    // 见习基地实行动态管理: how it is dealt with
    if (words.starts_with("实行") && ends_with_one(words, words_->phrases()[Phrase::regimes]) && !names_unit(list) && !acting(text, list))
        return false;
    // 养老食堂按照协议…: who acts by something is no object, however the name begins
    const Word behind_names = words_->longest(text, rest.begin, rest.end);
    if (!due && !behind_names.is(bit(adverb)) && !is_basis(text.substr(rest.begin, behind_names.length)) &&
        !well_formed(text, list))
        return false;
    if (words_->phrases()[Phrase::leaderships].has(list.parties.front().name)) return false;
    const std::uint32_t at = skip_adverbs(text, rest.begin, rest.end);
    const Word first = words_->longest(text, at, rest.end);
    if (begins_with_one(text.substr(at, rest.end - at), denials) && skip_time(words_->phrases(), text, at, rest.end) == at &&
        !(at > rest.begin && words.starts_with("每") && first.is(bit(goal))))
        return false;
    // 各级政府抓的…: the verb is part of a description
    return !first.is(any_of(verb, soft_verb)) || !starts_with(text, at + first.length, rest.end, "的");
}

}  // namespace jianbao::chinese
