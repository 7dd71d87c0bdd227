#include "title.h"

#include <algorithm>
#include <optional>

#include "clauses.h"
#include "title_action.h"
#include "title_amounts.h"
#include "title_circumstances.h"
#include "title_clauses.h"
#include "title_maker.h"
#include "title_wording.h"
#include "word_list.h"
#include "word_walk.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t bare_verb = 4;

/// 配合, 负责: a part in what is done and no action of its own.
bool says_role(std::string_view title, const Reading& words) {
    const Word word = words.longest(title, 0, title.size());
    return word.length == title.size() && word.is(any_of(support_verb, lead_verb));
}

/// 报县政府审议, 修改后报县政府审议: to whom, not what.
bool is_submission(std::string_view title) {
    const std::size_t at = title.starts_with("报") ? 0 : find_word(title, "后报");
    if (at == title.npos) return false;
    const std::string_view behind = title.substr(at + (at == 0 ? 3 : 6));
    for (const std::string_view other : Words{"送", "告", "名", "备", "表", "废"})
        if (behind.starts_with(other)) return false;
    return true;
}

/// 设立到位 behind 设立检查站: nothing but that what is said already gets finished.
bool only_finishes(const Phrases& known, std::string_view more, std::string_view title) {
    const std::string_view end = known[Phrase::finished].ends(more);
    if (end.empty() || end.size() == more.size()) return false;
    std::string_view done = more.substr(0, more.size() - end.size());
    for (const std::string_view all : Words{"全部", "全面", "基本"})
        if (done.starts_with(all)) done.remove_prefix(all.size());
    return !done.empty() && holds(title, done);
}

/// 工作人员不少于|2人: where an amount at `at` begins with its bound.
std::uint32_t with_bound(std::string_view text, Span clause, std::uint32_t at) {
    static constexpr WordList bounds({"不少于", "不超过", "不低于", "不高于", "至少"});
    if (at >= clause.end || text[at] < '0' || text[at] > '9') return at;
    return at - static_cast<std::uint32_t>(bounds.ends(text.substr(clause.begin, at - clause.begin)).size());
}

/// 研究和决定, 组织、实施
bool two_verbs(std::string_view title, const Reading& words) {
    constexpr std::size_t longest_second = 6;  // bytes
    const Word first = words.longest(title, 0, title.size(), any_of(verb, soft_verb));
    static constexpr WordList joints({"和", "并", "、"});
    const std::string_view joint = joints.begins(title.substr(first.length));
    if (!first || joint.empty()) return false;
    const std::size_t at = first.length + joint.size();
    return title.size() - at <= longest_second && words.longest(title, at, title.size()).is(any_of(verb, soft_verb, stem));
}

}  // namespace

std::string TitleMaker::words_of_choice() {
    Span action = clauses_.action(chosen_);
    // 规上工业企业达到120家: what is measured belongs to it
    static constexpr WordList reached({"达到", "达", "超过", "突破", "提高到", "提升到", "降到", "降至", "控制在", "保持在", "稳定在"});
    if (!reached.begins(text_.substr(action.begin, action.size())).empty()) {
        constexpr std::uint32_t longest_thing = 45;  // bytes
        const std::uint32_t thing = skip_openers(text_, clauses_[chosen_].span, words_, true);
        if (thing < action.begin && action.begin - thing <= longest_thing && skip_parties(text_, thing, action.begin, source_, words_) == thing) action.begin = thing;
    }
    action.begin = with_bound(text_, clauses_[chosen_].span, action.begin);
    const HandedOver handed = handed_over(known_, text_, action, clauses_[chosen_].span);
    if (handed.verb.empty() && !source_.shared_verb.empty()) {
        static constexpr WordList takes({"将", "把"});
        action.begin += static_cast<std::uint32_t>(takes.begins(clauses_.piece(action)).size());
        const std::string verb(clauses_.piece(source_.shared_verb));
        return (verb == "报" ? "报送" : verb) + words_in(action);
    }
    return handed.verb.empty() ? words_in(action) : std::string(handed.verb) + words_in(handed.object);
}

/// …的有关情况，要及时报送县应急局: what is done with it goes before the matter.
void TitleMaker::lead_with_handing_over() {
    const std::size_t behind = chosen_ + 1;
    if (behind >= clauses_.size() || clauses_[chosen_].after != U'，' || !phrases_.ends_with(title_, matter) ||
        title_.find("的") == title_.npos)
        return;
    const Span next = clauses_.action(behind);
    const std::string_view up_to_end = text_.substr(0, next.end);
    // 及时报送 is one word
    std::uint32_t at = next.begin;
    while (at < next.end && at < next.begin + 6 && !phrases_.at(up_to_end, at, hand_over)) at += 3;
    const Word verb_word = phrases_.at(up_to_end, at, hand_over);
    const std::uint32_t begin = clauses_[behind].span.begin;
    const bool commanded = words_.longest(text_, begin, next.end).is(bit(modal)) && next.begin > begin;
    if (verb_word && commanded && !ends_with(text_, 0, clauses_.action(chosen_).begin, "要"))
        title_ = std::string(text_.substr(at, verb_word.length)) + title_;
}

Topic TitleMaker::read_topic() const {
    Topic topic{source_.topic, {}};
    topic.span.begin = skip_enumerator(text_, topic.span.begin, topic.span.end);
    for (const std::string_view command : Words{"先", "分别", "统一", "一律", "暂", "均", "应当", "应", "须", "要", "可"}) {
        if (topic.span.empty()) break;
        // 会议纪要, 各项需要: a noun
        if (!known_[Phrase::nouns_in_yao].ends(text_.substr(topic.span.begin, topic.span.size())).empty()) break;
        if (ends_with(text_, topic.span.begin, topic.span.end, command)) topic.span.end -= static_cast<std::uint32_t>(command.size());
    }
    const std::string_view about = topic.words = clauses_.piece(topic.span);
    const auto told = [&] {  // …的报告已经国务院同意
        bool past_told = false;
        walk(words_, text_, topic.span, [&](std::uint32_t, Word word) { return !(past_told = word.is(bit(past))); });
        return past_told;
    };
    static constexpr WordList meeting_papers({"会议纪要", "会议文件", "会议材料", "会议方案", "会议记录", "会议通知", "会议议程", "会议议题"});
    static constexpr WordList grounds({"经", "根据", "结合", "按照", "依据", "依照", "通过", "准备", "为"});
    topic.completes = count_characters(about) >= 2 && !told() && !is_circumstance(known_, about) && !is_ground(about, words_) &&
                      grounds.begins(about).empty() && (!about.starts_with("会议") || meeting_papers.has(about)) && !about.starts_with("同意") &&
                      !about.starts_with("对") && !about.starts_with("按");
    return topic;
}

/// 对86座水库逐一过筛，5月10日前完成整改: a bare verb takes in the clause before it that says to what.
void TitleMaker::take_in_object_before() {
    for (std::size_t i = 0; i < chosen_ && !longer_than(title_, bare_verb); ++i) {
        const std::string first = words_in(clauses_.action(i));
        if (first_word(clauses_.action(i)).is(bit(preposition)) && !clauses_.aside(i) &&
            count_characters(first) >= short_title && fits_beside(first))
            title_ = only_finishes(known_, title_, first) ? first : first + "，" + title_;
    }
}

/// Where the words of a clause behind the chosen one begin: the manner of a further action stays with it, a command does
/// not.
std::uint32_t TitleMaker::begin_of_further(std::size_t i) {
    const std::uint32_t own = skip_openers(text_, clauses_[i].span, words_, false);
    const Word first = words_.longest(text_, own, clauses_[i].span.end);
    constexpr std::uint32_t shortest_manner = 6;  // bytes: not 也, 既
    const std::uint32_t action = clauses_.action(i).begin;
    const bool manner = first.is(bit(adverb)) && !first.is(any_of(modal, verb)) && first.length >= shortest_manner &&
                        own < action && own + first.length >= action;
    return manner ? own : with_bound(text_, clauses_[i].span, action);
}

/// The words of a clause behind the chosen one: 自印发之日起3个月内出台细则 leaves 自 with the time.
std::string TitleMaker::words_of_further(std::size_t i) {
    std::string words = words_in({begin_of_further(i), clauses_[i].span.end});
    if (words.starts_with("自") && !source_.times.empty() && starts_with(text_, clauses_[i].span.begin, clauses_[i].span.end, "自") &&
        std::any_of(source_.times.begin(), source_.times.end(), [&](Span one) { return one.begin <= clauses_[i].span.begin + 3 && one.end > clauses_[i].span.begin + 3; }))
        words.erase(0, 3);
    return words;
}

/// Whether the title only names what, and `more` says that it is to be done or finished.
bool TitleMaker::finishes_named(std::string_view more) {
    constexpr std::size_t longest_end = 4;
    const Span action = clauses_.action(chosen_);
    const bool about = title_.starts_with("对") || title_.starts_with("针对");
    return !more.empty() && count_characters(more) <= longest_end && source_.target.empty() && (about || !clauses_.acts(chosen_)) &&
           title_.find("的") != title_.npos && !title_.ends_with("的") && !words_.longest(text_, action.begin, action.end).is(any_of(verb, soft_verb)) &&
           (more.starts_with("全部") || words_.longest(more, 0, more.size()).is(any_of(verb, soft_verb, adverb, goal))) && fits_beside(more);
}

/// 完成整改，建立台账: a short title goes on with the clauses behind it.
void TitleMaker::take_in_further_clauses() {
    // 剩下的20座改厕任务，上冻之前要全部完工; 对查出的隐患，5日内整改
    if (const std::size_t next = chosen_ + 1; next < clauses_.size() && clauses_[next].before == U'，' && clauses_[next].after != U'：') {
        const std::string end = words_in({begin_of_further(next), clauses_[next].span.end});
        if (finishes_named(end)) {
            if (!only_finishes(known_, end, title_)) title_ += end;
            return;
        }
    }
    for (std::size_t i = chosen_ + 1;
         i < clauses_.size() && !longer_than(title_, short_title - 1) && clauses_[i].before == U'，'; ++i) {
        if (clauses_.is_formula(i)) continue;
        const Span clause = clauses_[i].span;
        // 如确有困难, 审核不合格的: a case, and what is done in it
        if (is_ground(clauses_.piece(clause), words_) || (longer_than(title_, bare_verb / 2) && is_circumstance(known_, clauses_.piece(clause)))) break;
        // who acts along does something else: 县供销联社协助调运
        if (skip_parties(text_, clause.begin, clause.end, source_, words_) != clause.begin) break;
        std::string more = words_of_further(i);
        // 工资按月发
        constexpr std::size_t cut_short = 3;
        if (han_in(more) <= cut_short && !source_.times.empty() && std::any_of(source_.times.begin(), source_.times.end(), [&](Span one) { return one.begin > clause.begin + 3 && one.end < clause.end; }))
            more = words_of(known_, text_, clause, {});
        // …，10天内完成: without the time it says nothing
        if (han_in(more) <= 2 && words_.longest(more, 0, more.size()).length == more.size()) continue;
        if (only_finishes(known_, more, title_)) continue;
        if (more.empty() || !fits_beside(more) || clauses_.gives_address(i)) break;
        title_ += (title_.empty() ? "" : "，") + more;
    }
}

/// 开展银企对接，每月至少举办一场: how much is added to what is done.
void TitleMaker::take_in_amount() {
    if (!how_much_ || !longer_than(title_, short_title - 1)) return;
    const std::string amount = words_in(clauses_[*how_much_].span);
    const bool there = title_.find(clauses_.piece(source_.target)) != title_.npos ||
                       title_.ends_with(words_in(clauses_.action(*how_much_)));
    if (!amount.empty() && !there && fits_beside(amount)) title_ += "，" + amount;
}

/// 实行24小时值班，接到火情后15分钟内出动: what the limit is for stands beside what is done, if it is short.
void TitleMaker::take_in_limited() {
    // 制定疏导方案，提前3天公告
    const bool ahead = source_.limit.empty() && holds(clauses_.piece(source_.target), "提前");
    const Span limit = ahead ? source_.target : source_.limit;
    std::size_t i = chosen_ + 1;
    while (i < clauses_.size() && clauses_[i].before == U'，' && !clauses_[i].span.contains(limit.begin)) ++i;
    if (limit.empty() || clauses_[chosen_].span.contains(limit.begin) || i >= clauses_.size() || clauses_[i].before != U'，') return;
    const Span clause = clauses_[i].span;
    if (skip_parties(text_, clause.begin, clause.end, source_, words_) != clause.begin || clauses_.gives_address(i) || clauses_.aside(i) || clauses_.piece(clause).ends_with("努力")) return;
    // how soon after what says more than a day does
    static constexpr WordList soon({"分钟内", "小时内", "日内", "天内"});
    const bool timed = ahead || !soon.ends(clauses_.piece(limit)).empty();
    const std::string action = words_of_further(i);
    Span whole = clause;
    if (const Word command = words_.longest(text_, whole.begin, whole.end); command.is(bit(modal)) && command.length < whole.size()) whole.begin += command.length;
    const std::string more = timed ? words_of(known_, text_, whole, {}) : action;
    if (han_in(action) < 2 || known_[Phrase::finished].has(action) || only_finishes(known_, action, title_) || title_.find(action) != title_.npos || !fits_beside(more)) return;
    // 制定方案，4月27日前印发
    constexpr std::size_t verb_alone = 2;
    title_ += (longer_than(more, verb_alone) ? "，" : "并") + more;
}

/// 最长不超过12个月, 完成不少于120公里: an amount alone takes in the words around it that say of what.
void TitleMaker::put_right_bare_amount() {
    if (only_amount(known_, title_)) {
        const std::string whole = words_of(known_, text_, clauses_[chosen_].span, {});
        title_ = only_amount(known_, whole) && chosen_ > 0 ? words_of(known_, text_, clauses_[chosen_ - 1].span, {}) + title_ : whole;
    }
    if (counts_only(title_, words_)) {
        const std::string_view label = label_of_stages(text_.substr(source_.before.begin, clauses_[chosen_].span.begin - source_.before.begin));
        if (!label.empty() && title_.find(label) == title_.npos && fits_beside(label)) title_ = std::string(label) + "：" + title_;
        return;
    }
    if (!lacks_object(known_, title_)) return;
    // 负责隔离带的割除，4月10日前完成不少于120公里: of what, the clause before says
    if (chosen_ > 0 && clauses_[chosen_].before == U'，') {
        const std::string own = words_in(clauses_.action(chosen_ - 1));
        if (han_in(own) >= short_title / 2 && fits_beside(own)) {
            title_ = own + "，" + title_;
            return;
        }
    }
    if (source_.before.empty()) return;
    // 6月底前新增200个；9月底前完成500个: the other amount is no object
    const std::string object = object_of(text_, source_.before, words_, source_.times);
    if (object.empty() || object.front() < '0' || object.front() > '9') title_ = object + title_;
}

/// 经费由县财政承担: the bare verb takes what it is said of.
void TitleMaker::take_in_topic(const Topic& topic) {
    // 物资采购由县应急局牵头，制定预案: a clause behind has an object of its own
    constexpr std::size_t verb_alone = 2;
    // 加快项目建设，由县住建局牵头，6月底前完成: the topic says what is done
    static constexpr WordList finishing({"完成", "完工", "办结", "到位", "结束", "完毕"});
    if (topic.completes && finishing.has(title_) && first_word(topic.span).is(any_of(verb, goal)) && topic.words.find("的") == topic.words.npos) {
        title_ = words_in(topic.span);
        return;
    }
    if (topic.completes && (!longer_than(title_, chosen_ > 0 ? verb_alone : bare_verb) || two_verbs(title_, words_))) {
        // 文件由县司法局进行审核: 审核文件
        constexpr std::string_view carries_out = "进行";
        if (title_.starts_with(carries_out) && title_.size() > carries_out.size()) title_.erase(0, carries_out.size());
        title_ += words_in(without_predicate(text_, topic.span, words_));
    }
    // 对拒不拆除的住户，由县城管局依法处置
    if ((topic.words.starts_with("对") || topic.words.starts_with("针对")) && !longer_than(title_, short_title) &&
        count_characters(topic.words) + count_characters(title_) <= longest_title)
        title_ = words_in(topic.span) + title_;
}

/// 物资采购由县应急局牵头，县财政局保障资金: what is led, where only others act behind it.
bool TitleMaker::led_only_here(const Topic& topic) {
    if (!topic.completes || chosen_ == 0 || !known_[Phrase::bare_roles].has(clauses_.piece(clauses_[0].span))) return false;
    const Span other = clauses_[chosen_].span;
    return skip_parties(text_, other.begin, other.end, source_, words_) != other.begin;
}

/// 同意县水利局提出的加固方案，由县水利局报批后组织实施: the paper without a name that was agreed to. Whether there is one.
bool TitleMaker::take_in_paper_agreed(std::string_view sentence) {
    constexpr std::size_t longest_title_so_far = 8;
    if (longer_than(title_, longest_title_so_far) || known_[Phrase::papers_carried_out].ends(title_).empty()) return false;
    for (const std::string_view agreed : Words{"原则同意", "同意", "通过"}) {
        const std::size_t at = sentence.find(agreed);
        if (at == sentence.npos) continue;
        std::string_view paper = sentence.substr(at + agreed.size());
        paper = paper.substr(0, paper.find("，"));
        if (const std::size_t of = paper.rfind("的"); of != paper.npos) paper.remove_prefix(of + 3);
        constexpr std::size_t shortest = 4;  // characters: not 该方案
        if (known_[Phrase::papers_agreed].ends(paper).empty() || count_characters(paper) < shortest || paper.starts_with("该") || !fits_beside(paper)) return false;
        title_ = std::string(paper) + title_;
        return true;
    }
    return false;
}

/// 同意印发《安置方案（送审稿）》，由县政府办按程序印发: which paper, the sentence says before, or the heading where it agrees to 该方案.
/// Whether one does.
bool TitleMaker::take_in_paper() {
    constexpr std::size_t shortest = 18;  // bytes, with its marks
    if (title_.find("《") != title_.npos || (known_[Phrase::papers_dealt_with].ends(title_).empty() && known_[Phrase::papers_carried_out].ends(title_).empty())) return false;
    const std::string_view before = text_.substr(source_.before.begin, source_.before.size());
    const std::size_t stop = before.rfind("。");
    std::string_view sentence = stop == before.npos ? before : before.substr(stop + 3);
    if (take_in_paper_agreed(sentence)) return true;
    // 三、审议《停车场建设方案》。会议原则同意该方案，由…印发
    const bool above = !holds(sentence, "《") && known_[Phrase::decides].stands_in(sentence);
    if (above) sentence = text_.substr(source_.heading.begin, source_.heading.size());
    const std::size_t open = sentence.rfind("《"), close = sentence.rfind("》");
    if (open == sentence.npos || close == sentence.npos || close < open + shortest) return false;
    if (!above && !known_[Phrase::decides].stands_in(sentence.substr(0, open))) return false;  // 按照《…办法》, 报…备案: it is another paper
    std::string paper(sentence.substr(open, close + 3 - open));
    std::erase(paper, ' ');
    for (const std::string_view draft : known_[Phrase::drafts_marked])
        if (const std::size_t at = paper.find(draft); at != paper.npos) paper.erase(at, draft.size());
    title_ = title_.starts_with("向") && title_.ends_with("汇报") ? "就" + paper + title_ : title_ + paper;
    return true;
}

/// 完成整改, 报县政府常务会议审议: of what, the heading says
void TitleMaker::take_in_heading() {
    constexpr std::size_t short_rest = 6;  // 公布30项, of what the row before speaks
    if (source_.heading.empty() || (longer_than(title_, source_.further ? short_rest : bare_verb) && !is_submission(title_))) return;
    std::string heading = words_of(known_, text_, source_.heading, {});
    for (const std::string_view opens : Words{"审议", "研究审议", "审定"})  // 二、审议《停车场建设方案》: the paper is the topic
        if (heading.starts_with(std::string(opens) + "《")) heading.erase(0, opens.size());
    constexpr std::size_t longest_heading = 16, shortest_heading = 4;
    const std::size_t characters = count_characters(heading);
    if (!known_[Phrase::heading_complaints].ends(heading).empty() || characters < shortest_heading || characters > longest_heading ||
        phrases_.is_formula(heading) || heading.find_first_of("0123456789,") != heading.npos ||
        heading.find("，") != heading.npos || heading.find(title_) != heading.npos || !fits_beside(heading))
        return;
    title_ = says_role(title_, words_) ? heading : heading + "：" + title_;
}

void TitleMaker::drop_loose_openers() {
    static constexpr WordList openers({"及其", "及", "则", "即", "的"});
    for (std::string_view loose; !(loose = openers.begins(title_)).empty() && !title_.starts_with("及时");) title_.erase(0, loose.size());
}

void TitleMaker::drop_loose_ends() {
    static constexpr WordList loose_ends({"，", "、", "；", "：", "并", "以及"});
    for (std::string_view loose; !(loose = loose_ends.ends(title_)).empty();) {
        if (title_.size() == loose.size() || title_.ends_with("合并")) break;
        title_.erase(title_.size() - loose.size());
    }
    // （即）选定1套房屋
    if (title_.starts_with("（"))
        if (const std::size_t close = title_.find("）"); close != title_.npos && close + 3 < title_.size()) title_.erase(0, close + 3);
}

std::string TitleMaker::make() {
    if (clauses_.empty()) return {};
    choose();
    title_ = words_of_choice();
    lead_with_handing_over();
    const Topic topic = read_topic();
    const bool bare = topic.completes && !longer_than(title_, 2);  // 由…承担，按照…
    take_in_object_before();
    if (!bare) take_in_further_clauses();
    take_in_amount();
    // A clause of times alone (月调度、季通报) keeps them.
    if (!holds_han(title_, 2) || title_.ends_with("时间为") || title_.ends_with("于")) {
        Span whole = clauses_[chosen_].span;
        const Word command = words_.longest(text_, whole.begin, whole.end);
        if (command.is(bit(modal)) && !forbids(text_.substr(whole.begin, command.length)) && command.length < whole.size()) whole.begin += command.length;
        title_ = words_of(known_, text_, whole, {});
    }
    while (title_.starts_with("、") || title_.starts_with("，") || title_.starts_with("；")) title_.erase(0, 3);
    put_right_bare_amount();
    if (led_only_here(topic))
        title_ = words_in(topic.span);
    else
        take_in_topic(topic);
    take_in_limited();
    drop_loose_openers();
    if (!take_in_paper()) take_in_heading();
    drop_loose_ends();
    return without_command(shortened(std::move(title_), longest_title, phrases_, words_), words_);
}

std::string make_title(std::string_view text, const TitleSource& source, const Reading& words, const TitleWords& phrases) {
    return TitleMaker(text, source, words, phrases).make();
}

}  // namespace jianbao::chinese
