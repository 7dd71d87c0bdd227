// What an article is for: whether it orders, tells, or lays down rules.
#include <algorithm>

#include "assembly.h"
#include "clauses.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t least_sentences = 5;  // an article shorter than this may ask without 要
constexpr std::size_t least_rules = 3;      // paragraphs 第一条, 第二条, …

/// 第十二条 …
bool is_rule(std::string_view words) {
    if (!words.starts_with("第")) return false;
    const std::size_t mark = words.substr(0, 24).find("条");
    return mark != words.npos && skip_enumerator(words, 0, static_cast<std::uint32_t>(words.size())) > mark;
}

}  // namespace

/// A notice or plan speaks to those it names: 各县制定活动计划 needs no 要.
bool Assembly::orders() const {
    if (paragraph_->article >= document_.articles().size()) return false;
    const DocumentKind kind = document_.articles()[paragraph_->article].metadata.kind;
    return kind == DocumentKind::notice || kind == DocumentKind::plan;
}

/// Whether anything is asked in the article at all; a report of what goes well asks nothing.
bool Assembly::article_commands() {
    const std::uint32_t article = paragraph_->article;
    if (commands_of_.size() <= article) commands_of_.resize(article + 1);
    std::optional<bool>& known = commands_of_[article];
    if (known) return *known;
    known = std::any_of(parties_.begin(), parties_.end(), [&](const NamedParty& one) {
        return one.shape == "bracket" || one.shape == "modal" || one.shape == "request";
    });
    std::size_t sentences = 0;
    for (const Sentence& one : document_.sentences()) {
        if (one.article != article) continue;
        ++sentences;
        if (!*known) known = read_evidence(document_.text(), one.span, words_).commands;
    }
    // so few sentences say nothing about the whole
    if (sentences < least_sentences) known = true;
    return *known;
}

/// Statutes, guides and calls for tenders say what holds for anybody at any time.
bool Assembly::article_rules(std::uint32_t article) {
    if (rules_of_.size() <= article) rules_of_.resize(article + 1);
    std::optional<bool>& known = rules_of_[article];
    if (known) return *known;
    known = article < document_.articles().size() &&
            discourse_.lays_down_rules(document_.articles()[article].metadata.title);
    std::size_t rules = 0;
    for (const Paragraph& one : document_.paragraphs())
        if (one.article == article) rules += is_rule(document_.text(one.span));
    if (rules >= least_rules) known = true;
    return *known;
}

/// What a set of rules measures is nobody's task, but for a day by which something is asked.
bool Assembly::standing_rule(const Draft& draft, std::uint32_t article) {
    if (draft.group || !article_rules(article)) return false;
    return std::none_of(draft.times.begin(), draft.times.end(),
                        [](const Time* time) { return !time->frequency && time->kind == "date" && time->last_day; });
}

/// 比例为90%, 受理时间：…, 具体安排如下: it is told how things are or what follows.
bool Assembly::says_what_is(const Draft& draft, const Evidence& evidence) const {
    const std::string_view words = document_.text(draft.quote);
    for (const std::string_view end : {"如下", "见下表", "见附件"})
        if (words.ends_with(end)) return true;
    const bool aimed = std::count_if(draft.targets.begin(), draft.targets.end(),
                                     [](const Target& one) { return one.compared; }) >= 2;
    if (evidence.commands || evidence.aims || aimed) return false;
    // a label and its value
    std::vector<Clause> clauses;
    split_clauses(document_.text(), draft.quote, clauses);
    constexpr std::uint32_t longest_label = 36;  // bytes
    return clauses.size() >= 2 && clauses.front().after == U'：' && clauses.front().span.size() <= longest_label &&
           !read_evidence(document_.text(), clauses[1].span, words_).acts_first;
}

}  // namespace jianbao::chinese
