/// TitleMaker: one title in the making. title_choice.cpp chooses its clause, title.cpp takes in what it lacks and leaves out
/// what it can do without.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "title.h"
#include "title_clauses.h"
#include "title_wording.h"

namespace jianbao::chinese {

inline constexpr std::size_t short_title = 8;     // below this the next clause is added

/// What stands before 由 and the parties, as the title may need it.
struct Topic {
    Span span;
    std::string_view words;
    bool completes = false;  ///< a verb without an object: 经费, not 审核通过后
};

class TitleMaker {
public:
    TitleMaker(std::string_view text, const TitleSource& source, const Reading& words, const TitleWords& phrases)
        : text_(text), source_(source), words_(words), known_(words.phrases()), phrases_(phrases), clauses_(text, source, words, phrases) {}

    std::string make();

private:
    /// Whether a title may have `more` beside it, with one character between them.
    bool fits_beside(std::string_view more) const {
        return count_characters(title_) + 1 + count_characters(more) <= longest_title;
    }
    Word first_word(Span span) const { return words_.longest(text_, span.begin, span.end); }
    std::string words_in(Span span) const { return words_of(known_, text_, span, source_.times); }

    void choose();
    // Each asks one kind of sign, and answers nothing where it finds none.
    bool heads_item();                             ///< 清理拖欠企业账款。6月30日前…: the heading of an item
    std::optional<std::size_t> with_target();      ///< the clause that holds the amount
    std::optional<std::size_t> with_limit();       ///< 对项目负总责，于10月底前制定细则: what has a limit is what is done
    std::optional<std::size_t> with_command();     ///< 推进节水改造，必须破除体制障碍: the aim stands before the command
    std::optional<std::size_t> with_action();      ///< the first that acts, rather one that is no formula
    std::size_t past_asides();                     ///< what is left: the first that is no aside

    bool says_only_how_much(std::size_t i);
    bool hands_on(std::size_t i);
    std::size_t before_how_much(std::size_t i);
    std::string words_of_choice();
    void lead_with_handing_over();
    Topic read_topic() const;
    void take_in_object_before();
    void take_in_further_clauses();
    std::uint32_t begin_of_further(std::size_t i);
    std::string words_of_further(std::size_t i);
    bool finishes_named(std::string_view more);
    void take_in_amount();
    void take_in_limited();
    void put_right_bare_amount();
    void take_in_topic(const Topic& topic);
    bool led_only_here(const Topic& topic);
    bool take_in_paper();
    bool take_in_paper_agreed(std::string_view sentence);
    void take_in_heading();
    void drop_loose_openers();
    void drop_loose_ends();

    std::string_view text_;
    const TitleSource& source_;
    const Reading& words_;
    const Phrases& known_;
    const TitleWords& phrases_;
    TitleClauses clauses_;
    std::size_t chosen_ = 0;                  ///< the clause that is the title
    std::optional<std::size_t> how_much_;     ///< the clause that says only how much is done of it
    std::string title_;
};

}  // namespace jianbao::chinese
