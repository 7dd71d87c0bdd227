/// Discourse: which part of a document a sentence stands in. What was done and what is wrong is
/// told in one part, what is to be done in another.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "jianbao/context.h"
#include "jianbao/document.h"
#include "lexicon.h"

namespace jianbao::chinese {

enum class Part {
    unknown,
    review,       ///< 工作回顾, 取得的成绩, 主要做法
    problems,     ///< 存在的问题, 面临的形势
    requirement,  ///< 下一步工作, 工作任务, 我讲几点意见
};

/// Reads the parts from headings and announcements; the words are those of the `discourse` lexicon.
class Discourse {
public:
    explicit Discourse(const Node& lexicon);
    /// The part a heading opens; unknown for one that does not say. One that only says what was reached (招商引资取得新进展)
    /// opens none `inside` a part of requirements: it says what these are to lead to.
    Part part_of_heading(std::string_view heading, Part inside = Part::unknown) const;
    /// The part a sentence announces (下面，我讲三点意见); unknown for most.
    Part part_announced(std::string_view sentence) const;
    /// Whether a title says that the text lays down what holds for anybody at any time: 办法, 条例,
    /// 办事指南, 招标公告.
    bool lays_down_rules(std::string_view title) const;
    /// Where a sentence announces conditions (符合下列条件), by byte; npos for most.
    std::size_t conditions_announced(std::string_view sentence) const;
    /// Whether a heading names conditions: 申报条件.
    bool heads_conditions(std::string_view heading) const;
    /// Whether a title says that the text lays out what is to be done: 政府工作报告, 民生实事.
    bool lays_out_plans(std::string_view title) const;
    /// Whether a sentence speaks of what is to come: 力争, 争取.
    bool looks_ahead(std::string_view sentence) const;
    /// Whether what is said behind somebody's name tells what he is for or free to do: 负责解释, 自主确定.
    bool says_role(std::string_view said) const;
    /// Whether a clause says no more of somebody than that he chairs or attends: 主持, 参加会议.
    bool only_chairs(std::string_view said) const;
    /// Whether it says that what is laid down elsewhere holds: …，参照本办法执行.
    bool refers_elsewhere(std::string_view said) const;
    /// Whether the word of that length says that somebody may: 可, 可以.
    bool permits_at(std::string_view text, std::size_t at, std::size_t length) const;
    /// Adds the words that part_announced() looks for to those that somebody else looks for anyway. Their classes are
    /// among the upper half.
    static void add_announcements(Lexicon& words, const Node& lexicon);
    /// The part of each sentence of the document, by position in Document::sentences(). `said` are the classes of the words
    /// of each sentence (classes_by_sentence()) in a lexicon with add_announcements().
    std::vector<Part> parts_of(const Document& document, std::span<const Classes> said) const;
    std::vector<Part> parts_of(const Document& document) const;
    /// The same of the document in hand, for all analyzers that ask.
    std::shared_ptr<const std::vector<Part>> parts_of(const Document& document, Context& context) const;
    std::shared_ptr<const std::vector<Part>> parts_of(const Document& document, std::span<const Classes> said, Context& context) const;

private:
    class Walk;
    /// What the first words of a sentence say of it.
    struct Telling {
        bool opens_review = false;  ///< 今年以来: and so does the rest of its paragraph
        bool tells = false;         ///< 截至目前
    };
    Telling telling_at(std::string_view sentence, std::size_t from) const;
    /// Of what was reached and what is to be done the heading names the latter last.
    bool names_work_last(std::string_view heading) const;
    /// 推动招商引资取得新进展: the outcome stands behind what aims at it. The heading has no sentence in it.
    bool aims_at_outcome(std::string_view heading) const;
    /// What the sentence announces with words of these classes.
    Part part_announced(std::string_view sentence, Classes said) const;
    std::string key() const;

    Lexicon cues_;
    Lexicon announcements_;  ///< of cues_ what sentences announce with: nearly every sentence has others (要)
};

}  // namespace jianbao::chinese
