// Lists of conditions: 申报单位应符合下列条件：（一）… says who may, and nobody is told to do it.
#include <algorithm>

#include "assembly.h"
#include "clauses.h"
#include "word_list.h"
#include "word_walk.h"

namespace jianbao::chinese {

namespace {

/// The words of a clause without the bracket that closes it.
std::string_view without_bracket(std::string_view words) {
    if (words.empty() || (words.back() != ')' && !words.ends_with("）"))) return words;
    return words.substr(0, std::max(words.rfind("（"), words.rfind("(")));
}

}  // namespace

int numbering(std::string_view words) {
    const std::uint32_t end = skip_enumerator(words, 0, static_cast<std::uint32_t>(words.size()));
    if (end == 0) return 0;
    const std::string_view number = words.substr(0, end);
    if (number.starts_with("第")) return 1;
    const bool bracket = number.starts_with("（") || number.starts_with("(");
    const bool digits = number.find_first_of("0123456789") != number.npos;
    return bracket ? (digits ? 5 : 3) : (digits ? 4 : 2);
}

/// Where in the sentence a list of conditions is opened, behind the colon; the end of the text for
/// none. A colon may end it or the first item follow at once.
std::uint32_t Assembly::conditions_open(Span sentence) const {
    const std::string_view words = document_.text(sentence);
    if (!holds(words, "：") && !holds(words, ":") && !words.ends_with("条件")) return no_index;  // most sentences
    const std::size_t cue = discourse_.conditions_announced(words);
    if (cue == words.npos) return no_index;
    // 不得有下列行为： forbids what follows
    for (const std::string_view forbids : {"不得", "禁止", "严禁"})
        if (holds(words.substr(0, cue), forbids)) return no_index;
    const std::string_view behind = words.substr(cue);
    const std::size_t colon = std::min(behind.find("："), behind.find(":"));
    constexpr std::size_t longest_tail = 75;  // bytes: 下列条件之一的人员，由所在单位认定：
    const bool ends = behind.size() <= longest_tail && sentence.end < document_.text().size();
    if (colon != behind.npos && colon <= longest_tail)
        return sentence.begin + static_cast<std::uint32_t>(cue + colon);
    return ends && document_.text()[sentence.end] == '\n' && behind.ends_with("条件") ? sentence.end : no_index;
}

bool Assembly::headed_by_conditions(std::uint32_t section) {
    conditions_of_.resize(document_.sections().size());
    std::optional<bool>& known = conditions_of_[section];
    if (!known) known = discourse_.heads_conditions(document_.text(document_.sections()[section].heading));
    return *known;
}

/// Follows the lists from paragraph to paragraph: sets conditions_from_ for this one.
void Assembly::follow_conditions(const Paragraph& paragraph) {
    const std::string_view words = document_.text(paragraph.span);
    conditions_from_ = no_index;
    if (in_conditions_) {
        const int number = numbering(words);
        if (conditions_numbering_ == 0 && number > 1) conditions_numbering_ = number;
        in_conditions_ = number != 0 && number >= conditions_numbering_ && number > 1;
        if (in_conditions_) conditions_from_ = paragraph.span.begin;
    }
    if (conditions_from_ == no_index && paragraph.section < document_.sections().size() &&
        headed_by_conditions(paragraph.section) &&
        !document_.sections()[paragraph.section].heading.overlaps(paragraph.span))
        conditions_from_ = paragraph.span.begin;
    if (in_conditions_) return;
    const bool colon = holds(words, "：") || holds(words, ":");  // most paragraphs open no list
    for (std::uint32_t i = paragraph.sentences.begin; i < paragraph.sentences.end; ++i) {
        const Span sentence = document_.sentences()[i].span;
        if (!colon && !document_.text(sentence).ends_with("条件")) continue;
        const std::uint32_t from = conditions_open(sentence);
        if (from == no_index) continue;
        conditions_from_ = std::min(conditions_from_, from);
        // the items stand in the paragraphs that follow
        if (i + 1 == paragraph.sentences.end && from + 3 >= sentence.end) {
            in_conditions_ = true;
            conditions_numbering_ = 0;
        }
    }
}

/// Whether the row says a condition; a day by which something is asked is asked for wherever it stands.
bool Assembly::is_condition(const Draft& draft) const {
    if (conditions_from_ == no_index) return false;
    const bool dated = std::any_of(draft.times.begin(), draft.times.end(), [](const Time* time) {
        return !time->frequency && time->kind == "date" && time->last_day;
    });
    if (dated && draft.evidence.commands) return false;
    if (draft.quote.begin >= conditions_from_) return true;
    // 出现下列情形之一的，服务机构应当办理终止手续：: who is told stands behind the case
    if (draft.group && draft.group->shaped("modal") && discourse_.conditions_announced(document_.text(draft.quote)) == std::string_view::npos) return false;
    // 申请人应当符合下列条件： opens the list and says no more
    return draft.quote.end >= conditions_from_ || draft.quote.end + 3 >= conditions_from_;
}

/// 由县住建局负责解释, 由县长召集和主持, 由各园自定, X 结合实际，可制定…: what somebody is, or is free to do.
bool Assembly::says_role(const Group& group, std::string_view said) const {
    if (discourse_.says_role(said)) return true;
    const std::string_view told = document_.text({group.names_end(), group.scope.end});
    const std::string_view first = told.substr(0, std::min(told.find("，"), told.find(",")));
    if (discourse_.only_chairs(first)) return true;
    // 由县教育局主办，青石大学承办: whose event it is; but 解释工作由县司法局承办
    if (first.ends_with("承办") && (group.shaped("plain") || holds(document_.text(document_.sentences()[sentence_].span), "主办"))) return true;
    // 由组委会邀请行业专家组成，负责评审: who belongs to it
    if (group.shaped("request") && first.ends_with("组成")) return true;
    if (!group.shaped("plain") && !group.shaped("lead")) return false;
    if (discourse_.refers_elsewhere(said)) return true;
    bool permitted = false;
    walk(words_, document_.text(), {group.names_end(), group.scope.end}, [&](std::uint32_t at, Word word) {
        permitted = discourse_.permits_at(document_.text(), at, word.length);
        return !permitted && (!word.is(any_of(verb, soft_verb, modal, request, lead_verb, support_verb)) ||
                              word.is(any_of(preposition, adverb)));
    });
    return permitted;
}

/// 每年服务超过60人，满意率达到90%以上的，予以表扬: the case that the measures in it belong to; empty, at the beginning of the
/// stretch, where it opens with none. 县城投公司每旬巡查一遍，发现溢流的，…: what is done before a case is none of it.
Span Assembly::case_of(Span stretch) const {
    const auto ends_case = [&](const Clause& one) {
        const std::string_view said = without_bracket(document_.text(one.span));
        return one.after == U'，' && said.ends_with("的") && !said.ends_with("目的");
    };
    Span found{stretch.begin, stretch.begin};
    const std::span<const Clause> known = known_clauses(stretch);
    if (!known.empty() && std::none_of(known.begin(), known.end(), ends_case)) return found;  // nearly every stretch
    std::vector<Clause> clauses;
    cut(stretch, clauses);
    while (!clauses.empty() && !ends_case(clauses.back())) clauses.pop_back();
    for (const Clause& clause : clauses) {
        if (clause.before == U'；' || read_evidence(document_.text(), clause.span, words_).commands) break;
        if (!ends_case(clause)) continue;
        const std::string_view said = document_.text(clause.span);
        static constexpr WordList ranked({"连续", "排名", "排在", "末位", "倒数"});  // 进度连续两旬排在后两位的
        const bool own = std::any_of(ranked.begin(), ranked.end(), [&](std::string_view one) { return holds(said, one); });
        if (own || !words_.phrases()[Phrase::opens_case].begins(said).empty()) found.begin = clause.span.begin;
        found.end = clause.span.end;
    }
    return found;
}

/// 可延期3个月, 可在2月1日至5日内领取: all that is measured stands behind a permission in its clause.
bool Assembly::permits_only(const Draft& draft) const {
    std::vector<Clause> clauses;
    cut(draft.quote, clauses);
    const auto permitted = [&](std::uint32_t place) {
        for (const Clause& clause : clauses) {
            if (!clause.span.contains(place)) continue;
            bool allows = false, commands = false;
            walk(words_, document_.text(), clause.span, [&](std::uint32_t at, Word word) {
                const std::string_view before = document_.text({clause.span.begin, at});
                const bool permits = row_words_.is(document_.text({at, at + word.length}), RowClass::permitted);
                // 检测合格后方可使用: what comes after it is done
                const bool after_all = permits && before.ends_with("方") && !before.ends_with("地方");
                commands = word.is(bit(modal)) || after_all;
                allows |= permits;
                return !commands;
            });
            return allows && !commands;
        }
        return false;
    };
    return draft.measured() &&
           std::all_of(draft.times.begin(), draft.times.end(), [&](const Time* one) { return permitted(one->span.begin); }) &&
           std::all_of(draft.targets.begin(), draft.targets.end(), [&](const Target& one) { return permitted(one.span.begin); });
}

}  // namespace jianbao::chinese
