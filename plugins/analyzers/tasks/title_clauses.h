/// TitleClauses: the clauses a title is looked for in, and what each of them says.
#pragma once

#include <string_view>
#include <vector>

#include "title.h"

namespace jianbao::chinese {

/// No title is longer, in characters.
inline constexpr std::size_t longest_title = 30;

/// 审核通过后, 在…的前提下, 逾期不报的, 除急件外: when, on what ground or in which case it is done, not what.
bool is_circumstance(const Phrases& known, std::string_view clause);
/// Whether the clause says what the next one is for: 为确保安全.
bool is_purpose(std::string_view clause, const Phrases& known);
/// 虽然春汛已过, 县里因为资金不足: what is granted, why, or in which case; the demand stands behind it.
bool is_ground(std::string_view clause, const Reading& words);

/// Of the source, each without the note that closes it. All that is given must outlive it.
class TitleClauses {
public:
    TitleClauses(std::string_view text, const TitleSource& source, const Reading& words, const TitleWords& phrases);

    bool empty() const { return clauses_.empty(); }
    std::size_t size() const { return clauses_.size(); }
    const Clause& operator[](std::size_t i) const { return clauses_[i]; }
    std::string_view piece(Span span) const { return text_.substr(span.begin, span.size()); }

    /// The clause from its action on; found when first asked for.
    Span action(std::size_t i);
    /// It opens with an action that has an object: 完成改革任务, 对全县校车进行排查.
    bool acts(std::size_t i);
    /// It says when, where, why or with whom what follows is done: 审核通过后, 在重点领域, 会同各镇.
    bool aside(std::size_t i);
    /// 联系电话: where somebody is reached.
    bool gives_address(std::size_t i) const;
    /// 高度重视: it says nothing of what is done.
    bool is_formula(std::size_t i);
    /// 必须破除体制障碍: it opens with a command to do something.
    bool commands(std::size_t i) const;

private:
    bool names_who(std::size_t i);
    bool means_what_follows(std::size_t i);
    bool is_effect(std::size_t i) const;
    Span past_manner(Span action) const;

    std::string_view text_;
    const TitleSource& source_;
    const Reading& words_;
    const TitleWords& phrases_;
    std::vector<Clause> clauses_;
    std::vector<std::uint32_t> actions_;  ///< by clause, where its action begins; asked for more than once
};

}  // namespace jianbao::chinese
