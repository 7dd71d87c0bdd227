// Which clause of a row its title is made of.
#include "title_amounts.h"
#include "title_maker.h"
#include "word_list.h"

namespace jianbao::chinese {

bool TitleMaker::heads_item() {
    return source_.headed && clauses_.size() > 1 && clauses_[0].after == U'。' && clauses_.acts(0);
}

/// 开展银企对接，每月至少举办一场: how much stands behind what is done
bool TitleMaker::says_only_how_much(std::size_t i) {
    // 3月底前制定备案办法，同一企业检查不超过2次: a bound of what has the limit
    for (std::size_t k = 0; k < i && !source_.limit.empty(); ++k)
        if (clauses_[k].span.contains(source_.limit.begin) && clauses_.acts(k) && !clauses_.acts(i) && !clauses_.commands(i))
            return true;
    std::string said = words_in(clauses_.action(i));
    const std::string_view amount = clauses_.piece(source_.target);
    if (const std::size_t at = said.find(amount); at != said.npos) said.erase(at, amount.size());
    // 备好沙袋，每个村不少于200条
    constexpr std::size_t longest_share = 5;
    if (said.starts_with("每") && han_in(said) <= longest_share) return true;
    // 修订应急预案，修订率达到100%; 对供水点抽检，抽检比例不少于30%
    constexpr std::size_t longest_share_of = 4;  // 粮食播种面积 says itself of what
    static constexpr WordList reached({"达到", "达", "不低于", "不少于", "保持在", "稳定在", "控制在", "提高到"});
    const std::string_view share = std::string_view(said).substr(0, said.size() - reached.ends(said).size());
    if (i > 0 && clauses_[i].before == U'，' && han_in(share) <= longest_share_of && !known_[Phrase::shares_of_action].ends(share).empty() &&
        clauses_.acts(i - 1) && count_characters(words_in(clauses_.action(i - 1))) + count_characters(words_in(clauses_[i].span)) < longest_title)
        return true;
    // 组织演练，参加人员不少于120人
    return han_in(said) <= 2 || !known_[Phrase::measured_of_action].ends(said).empty();
}

/// The clause that is done so much, where the one with the amount says no more than that.
std::size_t TitleMaker::before_how_much(std::size_t i) {
    if (!says_only_how_much(i)) return i;
    for (std::size_t k = i; k > 0 && clauses_[k].before == U'，'; --k)
        if (clauses_.acts(k - 1) && !clauses_.aside(k - 1) && !clauses_.is_formula(k - 1) &&
            !clauses_.piece(clauses_[k - 1].span).ends_with("的")) {
            how_much_ = i;
            return k - 1;
        }
    return i;
}

std::optional<std::size_t> TitleMaker::with_target() {
    // 制定疏导方案，提前3天公告: how long before says no more of what is done than a limit does
    if (holds(clauses_.piece(source_.target), "提前")) return std::nullopt;
    for (std::size_t i = 0; i < clauses_.size() && !source_.target.empty(); ++i)
        if (clauses_[i].span.contains(source_.target.begin)) return before_how_much(i);
    return std::nullopt;
}

std::optional<std::size_t> TitleMaker::with_limit() {
    for (std::size_t i = 1; i < clauses_.size() && !source_.limit.empty(); ++i) {
        if (!clauses_[i].span.contains(source_.limit.begin)) continue;
        const Span action = clauses_.action(i);
        // 采购装备，4月底前配发到各乡镇: to whom what the clause before gets is handed
        if (clauses_[i].before == U'，' && clauses_.acts(i - 1) && !clauses_.aside(i - 1) && hands_on(i)) return i - 1;
        if (action.begin >= source_.limit.end && clauses_.acts(i) && !clauses_.aside(i) &&
            !first_word(action).is(bit(recipient)) && han_in(clauses_.piece(action)) >= short_title / 2 + 1)
            return i;
    }
    return std::nullopt;
}

/// 配发到各乡镇: to whom, and not what.
bool TitleMaker::hands_on(std::size_t i) {
    const std::string_view does = clauses_.piece(clauses_.action(i));
    const std::string_view word = known_[Phrase::handed_to].begins(does);
    return !word.empty() && does.substr(word.size()).find("，") == does.npos;
}

std::optional<std::size_t> TitleMaker::with_command() {
    if (!source_.unassigned || clauses_.commands(0)) return std::nullopt;
    for (std::size_t i = 1; i < clauses_.size() && clauses_[i].before == U'，'; ++i) {
        if (!clauses_.commands(i)) continue;
        if (clauses_.acts(i) && !clauses_.aside(i) && !clauses_.is_formula(i)) return i;
        break;
    }
    return std::nullopt;
}

std::optional<std::size_t> TitleMaker::with_action() {
    for (std::size_t i = 0; i < clauses_.size(); ++i)
        if (clauses_.acts(i) && !clauses_.aside(i) && !clauses_.is_formula(i)) return i;
    std::size_t formula = 0;
    while (formula < clauses_.size() && (!clauses_.acts(formula) || clauses_.aside(formula))) ++formula;
    if (formula == clauses_.size()) return std::nullopt;
    // 坚持…相统一，力争用一年时间，使评价进入第一方阵: behind a clause of its own for the limit
    for (std::size_t i = 0; i + 1 < clauses_.size() && !source_.limit.empty(); ++i) {
        constexpr std::size_t fewest = 3;
        const Span clause = clauses_[i].span;
        const bool alone = clause.contains(source_.limit.begin) && source_.limit.end <= clause.end && han_in(clauses_.piece({source_.limit.end, clause.end})) < fewest;
        if (alone && clauses_[i + 1].before == U'，' && !clauses_.aside(i + 1)) return i + 1;
    }
    return formula;
}

std::size_t TitleMaker::past_asides() {
    std::size_t i = 0;
    while (i + 1 < clauses_.size() && (clauses_.action(i).empty() || clauses_.aside(i))) ++i;
    return i;
}

void TitleMaker::choose() {
    if (heads_item()) return;  // the first
    std::optional<std::size_t> found = with_target();
    if (!found) found = with_limit();
    if (!found) found = with_command();
    if (!found) found = with_action();
    chosen_ = found ? *found : past_asides();
}

}  // namespace jianbao::chinese
