/// ClauseSigns: what the words of a clause say of a time in it: that it binds, is gone by, is spoken of, or tells which
/// thing is meant. All positions are characters of the sentence, all stretches [begin, end).
#pragma once

#include "grammar.h"

namespace jianbao::timex {

class ClauseSigns {
public:
    /// What is given must outlive it.
    ClauseSigns(const Characters& text, const TimeLexicon& lexicon, const Surroundings& around)
        : text_(text), lexicon_(lexicon), around_(around) {}

    /// Where the clause begins that `at` stands in, or some way before it in a text without marks.
    std::size_t clause_begin(std::size_t at) const;
    std::size_t clause_end(std::size_t at) const;
    /// Inside 《》.
    bool in_book_title(std::size_t at) const;
    /// Whether a comma follows.
    bool alone_at(std::size_t end) const;
    /// A number stands in the stretch.
    bool has_figure(std::size_t begin, std::size_t end) const;

    /// 要, 须, 确保 stand in the stretch: something is asked.
    bool is_obliged(std::size_t begin, std::size_t end) const;
    /// 目标是 stands in the clause.
    bool announces_goal(std::size_t end) const;
    /// What is done or changed stands in the stretch.
    bool is_planned(std::size_t begin, std::size_t end) const;
    /// Something is finished in the stretch: 设备进场; not 竣工的工程.
    bool finishes(std::size_t begin, std::size_t end) const;

    /// 已, 了, 去年: the stretch tells of what is over.
    bool is_past(std::size_t begin, std::size_t end) const;
    /// The clause [begin, end) tells of the time at `time` as gone by.
    bool is_told(std::size_t begin, std::size_t time, std::size_t end) const;
    /// 原定9月30日完工，顺延至10月20日: that it moves a day named before.
    bool was_set_before(std::size_t begin) const;
    /// 下次例会拟于4月中旬召开: when those meet again who met, and nobody's task.
    bool is_next_meeting(std::size_t begin, std::size_t end) const;

    /// What ends at `end` goes on with 的, and so belongs to a thing.
    bool is_attributive(std::size_t end) const;
    /// 年底前签订的合同, 未在3个月内退回: the time tells which is meant, not by when.
    bool is_told_of(std::size_t begin, std::size_t end) const;
    /// 将本单位今年总结报…, 对2026年…企业给予…: the year stands in what is handled.
    bool is_handled(std::size_t clause, std::size_t begin) const;

private:
    const Characters& text_;
    const TimeLexicon& lexicon_;
    const Surroundings& around_;
};

}  // namespace jianbao::timex
