// What an article is for: whether it orders, tells, or lays down rules.
#include <algorithm>

#include "assembly.h"
#include "clauses.h"
#include "word_walk.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t least_sentences = 5;  // an article shorter than this may ask without 要
constexpr std::size_t least_rules = 3;      // paragraphs 第一条, 第二条, … of a set of rules
constexpr std::size_t least_stages = 2;     // headings （一）动员部署阶段（5月）, … of a plan

/// 第十二条 …
bool is_rule(std::string_view words) {
    if (!words.starts_with("第")) return false;
    const std::size_t mark = words.substr(0, 24).find("条");
    return mark != words.npos && skip_enumerator(words, 0, static_cast<std::uint32_t>(words.size())) > mark;
}

}  // namespace

Range Assembly::sentences_of(std::uint32_t article) const {
    return article < document_.articles().size() ? document_.articles()[article].sentences : Range{};
}

/// A notice, a plan or a set of rules speaks to those it names: 各县制定活动计划 needs no 要.
bool Assembly::orders() {
    const std::uint32_t article = paragraph_->article;
    if (orders_of_.size() <= article) orders_of_.resize(article + 1);
    std::optional<bool>& known = orders_of_[article];
    if (known) return *known;
    known = false;
    if (article < document_.articles().size()) {
        const DocumentKind kind = document_.articles()[article].metadata.kind;
        known = kind == DocumentKind::notice || kind == DocumentKind::plan || kind == DocumentKind::minutes;
    }
    if (!*known) known = stages_in(article) >= least_stages;
    if (!*known) {
        std::size_t rules = 0;
        const Range paragraphs = article < document_.articles().size() ? document_.articles()[article].paragraphs : Range{};
        for (const Paragraph& one : document_.paragraphs().subspan(paragraphs.begin, paragraphs.size()))
            rules += is_rule(document_.text(one.span));
        known = rules >= least_rules || (titled_plan(article) && article_plans(article));
    }
    return *known;
}

/// A bulletin gives an account of what is going on; what it asks it says with a command or a time. A public notice (公告, 通告) lays down
/// what holds.
bool Assembly::gives_account() const {
    const std::uint32_t article = paragraph_->article;
    if (article >= document_.articles().size()) return false;
    const Metadata& data = document_.articles()[article].metadata;
    return data.kind == DocumentKind::bulletin && data.title.find("公告") == std::string::npos && data.title.find("通告") == std::string::npos;
}

/// A bulletin, or news by its text: of no kind that lays down or answers anything, and without a command.
bool Assembly::only_reports() {
    if (gives_account()) return true;
    const std::uint32_t article = paragraph_->article;
    const bool unknown = article >= document_.articles().size() || document_.articles()[article].metadata.kind == DocumentKind::unknown;
    return unknown && !article_commands();
}

/// How many of the article's headings set a limit for what stands below them.
std::size_t Assembly::stages_in(std::uint32_t article) {
    const auto articles = document_.articles();
    if (article >= articles.size()) return 0;
    if (stages_of_.empty()) {  // of all articles at once: a compilation has many, with many headings
        stages_of_.resize(articles.size());
        for (std::uint32_t i = 0; i < document_.sections().size(); ++i) {
            if (!limit_of_section(i)) continue;
            const std::uint32_t place = document_.sections()[i].heading.begin;
            const auto behind = std::partition_point(articles.begin(), articles.end(), [&](const Article& one) { return one.span.end <= place; });
            if (behind != articles.end() && behind->span.contains(place)) ++stages_of_[static_cast<std::size_t>(behind - articles.begin())];
        }
    }
    return stages_of_[article];
}

/// Whether anything is asked in the article at all; a report of what goes well asks nothing.
bool Assembly::article_commands() {
    const std::uint32_t article = paragraph_->article;
    if (commands_of_.size() <= article) commands_of_.resize(article + 1);
    std::optional<bool>& known = commands_of_[article];
    if (known) return *known;
    if (orders()) return *(known = true);  // a plan of nothing but aims: 新建道路40公里
    known = std::any_of(parties_.begin(), parties_.end(), [&](const NamedParty& one) {
        // 县商务局将持续优化环境 is a promise
        return one.shape == "bracket" || one.shape == "request" || (one.shape == "modal" && read_evidence(document_.text(), one.scope, words_).commands);
    });
    const Range sentences = sentences_of(article);
    // so few sentences say nothing about the whole
    if (sentences.size() < least_sentences) known = true;
    const PhraseList& asks_reader = words_.phrases()[Phrase::asks_reader];
    for (std::uint32_t i = sentences.begin; i < sentences.end && !*known; ++i) {
        const Span one = document_.sentences()[i].span;
        if ((words_.may_hold(one) & any_of(modal, request)) == 0) continue;
        // 请于6月5日前反馈: asked of who is written to
        known = read_evidence(document_.text(), one, words_).commands || asks_reader.stands_in(document_.text(one));
    }
    if (!*known && article_plans(article)) known = true;
    return *known;
}

/// 2026年民生实事, 政府工作报告
bool Assembly::titled_plan(std::uint32_t article) const {
    return article < document_.articles().size() &&
           discourse_.lays_out_plans(document_.articles()[article].metadata.title);
}

/// A list of things to be done for the people, the excerpt of a report on the year ahead: aims, nearly nothing told
/// of the past, and a title or words that look ahead.
bool Assembly::article_plans(std::uint32_t article) {
    if (plans_of_.size() <= article) plans_of_.resize(article + 1);
    std::optional<bool>& known = plans_of_[article];
    if (known) return *known;
    constexpr std::size_t most_told = 10;  // one sentence in so many
    constexpr std::size_t least_aims = 2;
    const Range sentences = sentences_of(article);
    std::size_t told = 0, aims = titled_plan(article) ? least_aims : 0;
    for (std::uint32_t i = sentences.begin; i < sentences.end && told * most_told <= sentences.size(); ++i)
        told += parts_[i] == Part::review ||
                read_evidence(document_.text(), document_.sentences()[i].span, words_).narrates;
    if (told * most_told > sentences.size()) return *(known = false);
    for (std::uint32_t i = sentences.begin; i < sentences.end && aims < least_aims; ++i)
        aims += discourse_.looks_ahead(document_.text(document_.sentences()[i].span));
    return *(known = aims >= least_aims);
}

/// Statutes, guides and calls for tenders say what holds for anybody at any time.
bool Assembly::article_rules(std::uint32_t article) {
    if (rules_of_.size() <= article) rules_of_.resize(article + 1);
    std::optional<bool>& known = rules_of_[article];
    if (known) return *known;
    known = article < document_.articles().size() &&
            discourse_.lays_down_rules(document_.articles()[article].metadata.title);
    return *known;
}

/// A paragraph without a number under the same heading: in a set of rules the article goes on in it.
bool Assembly::continues_article(const Paragraph& paragraph) {
    if (!last_group_ || !orders() || paragraph.span.empty()) return false;
    const std::uint32_t before = document_.sentence_at(last_group_->scope.begin);
    if (before == no_index) return false;
    const Paragraph& named = document_.paragraphs()[document_.sentences()[before].paragraph];
    // 申请，由镇政府分别作出处理：（一）…: the items of the list the article opens
    const std::string_view opened = document_.text(named.span);
    const std::string_view words = document_.text(paragraph.span);
    if (opened.ends_with("：") && named.article == paragraph.article && (words.starts_with("（") || words.starts_with("(")))
        return true;
    return named.article == paragraph.article && named.section == paragraph.section &&
           skip_enumerator(document_.text(), paragraph.span.begin, paragraph.span.end) == paragraph.span.begin;
}

/// 属本县户籍的，应在3个工作日内…: a case or an occasion, and behind it a command that names nobody: the
/// rule goes on for who was named before.
bool Assembly::rules_on(Span stretch) const {
    const std::string& text = document_.text();
    std::vector<Clause> clauses;
    cut(stretch, clauses);
    for (const Clause& clause : clauses) {
        std::uint32_t at = skip_openers(text, clause.span, words_, true);
        for (Word word; (word = words_.longest(text, at, clause.span.end)).is(bit(adverb)) && !word.is(bit(modal));)
            at += word.length;
        if (words_.longest(text, at, clause.span.end).is(bit(modal))) return true;
        // 初审通过后提交县残联: what is done when a step is finished
        constexpr std::uint32_t opening = 3;  // bytes: 在, 自
        const auto times = times_.between(clause.span);
        if (!times.empty() && times.front().kind == "event" && times.front().span.begin <= at + opening) return true;
        const std::string_view words = document_.text(clause.span);
        const bool a_case = words.ends_with("的") || words.ends_with("后") || words.ends_with("时") || words.ends_with("起");
        if (!a_case || clause.after != U'，') return false;
    }
    return false;
}

/// What a set of rules measures is nobody's task, but for a day by which something is asked.
bool Assembly::standing_rule(const Draft& draft, std::uint32_t article) {
    if (draft.group || !article_rules(article)) return false;
    // 林长每半年巡护不少于1次: so often is asked for
    const std::string_view said = document_.text(draft.quote);
    const bool at_least = row_words_.in(said, RowClass::bound);
    return std::none_of(draft.times.begin(), draft.times.end(), [&](const Time* time) {
        return time->frequency ? at_least : time->kind == "date" && time->last_day;
    });
}

/// …达到60%以上的单位: all of it says who is meant.
bool Assembly::describes_somebody(std::string_view words) const {
    constexpr std::size_t longest_head = 45;  // bytes: 各类企事业单位及其他组织
    if (!row_words_.ends(words, RowClass::who)) return false;
    const std::size_t of = words.rfind("的");
    return of != words.npos && words.size() - of <= longest_head && words.find("，", of) == words.npos;
}

/// 二、督导时间, and below it 5月13日至6月12日，每个单位3天以上: the heading names a value, and nothing to do.
bool Assembly::under_label(const Sentence& sentence) const {
    if (sentence.section >= document_.sections().size()) return false;
    const Section& around = document_.sections()[sentence.section];
    if (around.heading.overlaps(sentence.span)) return false;
    constexpr std::size_t longest_label = 24;  // bytes
    const std::string_view heading = document_.text({std::max(around.marker.end, around.heading.begin), around.heading.end});
    return heading.size() <= longest_label && row_words_.ends(heading, RowClass::label);
}

/// 联席会议设召集人1人: a post, and how many hold it.
bool Assembly::sets_post(Span clause) const {
    const std::string_view said = document_.text(clause);
    const std::size_t set = said.find("设");
    if (set == said.npos || said.empty() || (!said.ends_with("人") && !said.ends_with("名"))) return false;
    std::string_view post = said.substr(set + 3, said.size() - set - 6);
    while (!post.empty() && (static_cast<unsigned char>(post.back()) < 0x80 || post.ends_with("一") || post.ends_with("两")))
        post.remove_suffix(static_cast<unsigned char>(post.back()) < 0x80 ? 1 : 3);
    return !words_.phrases()[Phrase::posts_of_bodies].ends(post).empty();
}

/// 比例为90%, 受理时间：…, 具体安排如下: it is told how things are or what follows. `told`: the classes of the row words
/// that stand in the draft.
bool Assembly::says_what_is(const Draft& draft, const Evidence& evidence, Classes told) const {
    const std::string_view words = document_.text(draft.quote);
    const auto says = [&](RowClass one) { return (told & row_bit(one)) != 0; };
    if (says(RowClass::announcement) && row_words_.ends(words, RowClass::announcement)) return true;
    std::vector<Clause> clauses;
    cut(draft.quote, clauses);
    if (clauses.empty()) return false;
    // 五个方面, 一些大事实事: the text's own order and not something to be done
    // 2026年，重点抓好以下工作
    const Clause& said = clauses.size() > 1 && is_time(clauses.front().span) ? clauses[1] : clauses.front();
    if (draft.targets.empty() && draft.times.size() <= 1 && says(RowClass::agenda) &&
        row_words_.ends(document_.text(said.span), RowClass::agenda))
        return true;
    // 逾期的视为放弃
    if (!has_limit(draft.quote) && says(RowClass::of_itself)) return true;
    // 对未完成任务的，一律取消评优资格, 对逾期未报的，将于下月通报批评: who decides on it is not said
    if ((draft.times.empty() || holds(words, "将")) && (words.starts_with("对") || words.starts_with("凡") || words.starts_with("逾期")) &&
        document_.text(clauses.front().span).ends_with("的") && says(RowClass::sanction) &&
        row_words_.in(document_.text({clauses.front().span.end, draft.quote.end}), RowClass::sanction))
        return true;
    // 联席会议设召集人1人，由…担任: how a body is made up
    if (!has_limit(draft.quote))
        for (const Clause& clause : clauses)
            if (sets_post(clause.span)) return true;
    if (evidence.commands) return false;
    // 如果6月底前完不成，就会影响汛期; 只有…，才能…; 预计到2030年，老年人口将达到8万人; 能不能按期完成，…: weighed and not asked
    const Phrases& known = words_.phrases();
    if (!known[Phrase::weighed_whether].begins(words).empty() ||
        (!known[Phrase::weighed_if].begins(words).empty() && known[Phrase::outcomes_weighed].stands_in(words)))
        return true;
    // 从现在到2029年，是产业转型的关键期
    static constexpr WordList ages({"期", "阶段", "之年", "元年", "的一年"});
    const auto names_age = [&](const Clause& one) { return holds(document_.text(one.span), "是") && !ages.ends(document_.text(one.span)).empty(); };
    if (!evidence.aims && std::any_of(clauses.begin(), clauses.end(), names_age)) return true;
    // 电梯是居民每天都要使用的设施: its times say which thing it is
    const std::string_view first = document_.text(clauses.front().span);
    constexpr std::size_t longest_subject = 24, longest_thing = 24;  // bytes
    const std::size_t is = first.find("是"), of = first.rfind("的");
    const auto within = [&](const Time* one) { return one->span.end <= clauses.front().span.begin + of; };
    if (!evidence.aims && draft.targets.empty() && is != first.npos && of != first.npos && is <= longest_subject && is < of &&
        first.size() - of <= longest_thing && std::all_of(draft.times.begin(), draft.times.end(), within))
        return true;
    // 项目建成后，年产值可达5亿元: what is to be expected
    if (!evidence.aims && known[Phrase::expected].stands_in(words)) return true;
    // 从监测看，达标率60%
    if (draft.times.empty() && !evidence.aims && first.starts_with("从") && first.ends_with("看") && draft.quote.begin == clauses.front().span.begin) return true;
    // 从督查情况看，有的企业每月只检查一次
    if (!has_limit(draft.quote) && std::any_of(clauses.begin(), clauses.end(), [&](const Clause& one) { return !known[Phrase::some_told_of].begins(document_.text(one.span)).empty(); }))
        return true;
    // 为加强管理，根据《…》，今年试行…: why the text was written
    if ((words.starts_with("为") || words.starts_with("根据")) && holds(words, "根据") && holds(words, "《") &&
        clauses.front().before == 0)
        return true;
    if (holds(words, "＝") || holds(words, "=")) return true;
    // 本办法所称…，是指…: what a word means; 申请材料包括：申请表1份: what belongs to something
    if (says(RowClass::definition)) return true;
    for (const Clause& clause : clauses)
        if (says(RowClass::papers) && clause.after == U'：' && draft.times.empty() &&
            row_words_.ends(document_.text(clause.span), RowClass::papers))
            return true;
    // 能够提供岗位、…的各类企事业单位: which ones are meant
    if (!evidence.aims && (holds(words, "能够") || (says(RowClass::who) && describes_somebody(words) &&
                                                       !read_evidence(document_.text(), clauses.back().span, words_).acts_first)))
        return true;
    // 新生应为…出生的幼儿: who may
    if ((words_.may_hold(draft.quote) & bit(modal)) != 0)
        for (const Clause& clause : clauses) {
            bool conditional = false;
            walk(words_, document_.text(), clause.span, [&](std::uint32_t at, Word word) {
                conditional = word.is(bit(modal)) && states_condition(words_.phrases(), document_.text(), at, word.length, clause.span.end);
                return !conditional;
            });
            if (conditional) return true;
        }
    const bool aimed = std::count_if(draft.targets.begin(), draft.targets.end(),
                                     [](const Target& one) { return one.compared; }) >= 2;
    if (evidence.aims || aimed) return false;
    // a label and its value
    if (clauses.size() < 2 || clauses.front().after != U'：') return false;
    const std::string_view label = document_.text(clauses.front().span);
    return says(RowClass::label) && row_words_.ends(label, RowClass::label);
}

}  // namespace jianbao::chinese
