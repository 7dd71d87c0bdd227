/// Assembly: parties, times and targets put together into rows, sentence by sentence.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "discourse.h"
#include "document_words.h"
#include "draft.h"
#include "evidence.h"
#include "jianbao/document.h"
#include "row_words.h"

namespace jianbao::chinese {

struct TaskTable;

/// How an item is numbered, the outermost first: 第一条, 一、, （一）, 1., （1）; 0 for none.
int numbering(std::string_view words);

/// Whether a text has headings of stages with times of their own: 实施阶段（…）.
bool has_stages(const Phrases& known, const Document& document);

class Assembly {
public:
    Assembly(const Document& document, const Reading& words, const SentenceClauses& clauses, const Discourse& discourse,
             const RowWords& row_words, const AmountWords& amounts, const std::vector<Part>& parts,
             const std::vector<NamedParty>& parties, Times times, const Times& all_times, std::vector<Span> gone);
    /// The rows of the document in the order of the text.
    std::vector<Draft> make();
    /// The groups the drafts point at.
    const std::deque<Group>& groups() const { return groups_; }

private:
    void paragraph(const Paragraph& paragraph);
    std::vector<std::size_t> lines_that_close() const;
    void table_rows(const Table& table, const Paragraph& paragraph);
    const Time& by_last_day(const Time& time);
    std::vector<Span> stages_of_row(const TaskTable& read, const Table& table, std::uint32_t number) const;
    std::span<const NamedParty> parties_between(Span span) const;
    void sentence(std::uint32_t index, const std::vector<const Group*>& mine, const Group* bracket);
    void drop_rows_of_labels();
    void group_rows(const Group& group, const Sentence& sentence, const Group* bracket);
    std::uint32_t closing_from(const Group& group, std::uint32_t named) const;
    struct ItemParts;
    bool heads_item(Span body) const;
    ItemParts parts_of_item(const Group& group, const Paragraph& paragraph) const;
    bool says_by_when(Span closing) const;
    bool has_own_row(const Group& group, Span sentence) const;
    void item_rows(const Group& group, const Paragraph& paragraph);
    std::uint32_t end_of_first_row(Span sentence) const;
    void sentence_rows(const Group& group, Span body, const Paragraph& paragraph);
    struct Loose;
    std::size_t end_of_loose(std::span<const Clause> clauses, std::size_t begin,
                             const std::vector<const Group*>& groups, bool timed) const;
    bool worth_reading(Loose& loose) const;
    bool demands(Loose& loose);
    bool only_tells(const Loose& loose);
    bool asks_nothing(Loose& loose);
    bool binds_nobody(const Loose& loose) const;
    bool acts_where_measured(const Loose& loose) const;
    bool directs(const Loose& loose);
    bool goes_on_with_group(const Draft& draft);
    bool limits_all(Span clause) const;
    void share_last_limit(std::size_t first);
    const Group* leads_of(std::size_t first, Span scope);
    const Group* summed_up(const Draft& draft);
    bool joins_row_before(const Loose& loose, std::size_t first_loose);
    void add_loose(Loose& loose, std::size_t first_loose);
    void loose_rows(std::uint32_t index, const std::vector<const Group*>& groups, const Group* bracket);
    std::span<const Clause> known_clauses(Span stretch) const;
    void cut(Span stretch, std::vector<Clause>& clauses) const;
    bool closes_stage(const Time& time, Span clause) const;
    bool is_time(Span clause) const;
    bool under_label(const Sentence& sentence) const;
    bool opens_clause(const Time& time, Span sentence) const;
    bool ends_undone(Span stretch) const;
    bool urges(Span stretch) const;
    bool ends_with_progress(Span stretch, const std::vector<Clause>& clauses) const;
    bool opens_with_gone(Span stretch) const;
    bool follows_gone(Span stretch) const;
    bool says_turns_of(Span stretch, std::uint32_t end) const;
    bool measures_only(Span span) const;
    bool has_frequency(Span span) const;
    bool orders();
    bool article_commands();
    bool article_rules(std::uint32_t article);
    bool only_reports();
    bool sets_post(Span clause) const;
    bool tells_of_late(const Group& group) const;
    bool standing_rule(const Draft& draft, std::uint32_t article);
    const Time* limit_of_heading(Span heading);
    const Time* limit_of_section(std::uint32_t section);
    std::size_t stages_in(std::uint32_t article);
    bool gives_account() const;
    const Time* stage_told_before(const Sentence& sentence);
    const Time* stage_limit(const Sentence& sentence);
    bool opens_stage(const Sentence& sentence) const;
    bool first_in_stage(const Sentence& sentence) const;
    std::optional<const Time*> own_day(const Draft& draft) const;
    Span purpose_told(const Sentence& sentence) const;
    Span purpose_of_stage(const Sentence& sentence);
    void add_stage_rows();
    void drop_stage_names();
    void take_stage_limits();
    const Time* opening_limit(const Sentence& sentence) const;
    void take_opening_limits();
    const Time* announced_limit(const Paragraph& paragraph) const;
    void take_announced_limits();
    std::uint32_t conditions_open(Span sentence) const;
    bool headed_by_conditions(std::uint32_t section);
    void follow_conditions(const Paragraph& paragraph);
    bool continues_article(const Paragraph& paragraph);
    bool says_role(const Group& group, std::string_view said) const;
    bool rules_on(Span stretch) const;
    Span case_of(Span stretch) const;
    bool permits_only(const Draft& draft) const;
    bool is_condition(const Draft& draft) const;
    bool says_what_is(const Draft& draft, const Evidence& evidence, Classes told) const;
    bool says_case(std::string_view clause) const;
    bool describes_somebody(std::string_view words) const;
    bool exhorts(Span span) const;
    bool has_limit(Span span) const;
    bool plans(const Time& whole_year);
    bool says_when_due(Span span) const;
    bool counts_turns(Span span) const;
    bool measure_in_bracket(Span span) const;
    bool opens_with_frequency(Span span) const;
    bool leads_clause(const Time& time, Span stretch) const;
    bool opens_with_further_limit(Span clause, Span before) const;
    bool opens_with_further_turn(Span clause, Span before) const;
    bool opens_row(Span clause, Span before) const;
    bool asked_apart(const Draft& first, const Draft& second) const;
    Span handing_verb(Span clause) const;
    Span part_dues(std::vector<Clause>& clauses) const;
    std::uint32_t end_before_case(const Group& group) const;
    std::uint32_t own_start(const Group& group, const Sentence& sentence, std::uint32_t begin) const;
    std::uint32_t topic_start(const Group& group, const Sentence& sentence, std::uint32_t begin) const;
    std::uint32_t measured_start(const Group& group, const Sentence& sentence, std::uint32_t begin) const;
    void take(Draft& draft) const;
    struct Assigned;
    bool opens_with_value(const Paragraph& paragraph) const;
    bool allowed_in_case(Span scope) const;
    bool is_title_line() const;
    bool heads_text() const;
    bool directive(const Group& group, Span scope, const Evidence& evidence, Part part, bool closed);
    Range sentences_of(std::uint32_t article) const;
    bool labelled_directive(const Group& group, Span scope, Part part);
    bool lists_tasks(std::uint32_t article) const;
    bool titled_plan(std::uint32_t article) const;
    bool article_plans(std::uint32_t article);

    const Document& document_;
    const Reading& words_;
    const SentenceClauses& clauses_;
    const std::vector<NamedParty>& parties_;
    std::vector<const NamedParty*> labelled_;  ///< those that a label names, by their scopes
    Times times_;             ///< those that bind
    const Times& all_times_;  ///< those that only stand there too, for the columns of tables and for stages
    std::vector<Span> gone_;  ///< times that were over when the text was written
    const Discourse& discourse_;
    const RowWords& row_words_;
    const AmountWords& amounts_;
    std::deque<Group> groups_;
    std::deque<Time> stage_limits_;
    std::map<std::uint32_t, const Time*> limit_of_section_;
    std::vector<std::size_t> stages_of_;  ///< by article; empty until asked for
    const std::vector<Part>& parts_;  ///< by sentence
    std::vector<Draft> drafts_;
    const Group* last_group_ = nullptr;  ///< the last sentence's, or in rules an earlier one's, for what continues it
    bool last_group_near_ = false;       ///< it is the last sentence's
    bool states_value_ = false;          ///< the paragraph says how much is given or who may apply
    const Paragraph* paragraph_ = nullptr;
    std::uint32_t sentence_ = no_index;  ///< the one whose rows are made
    mutable std::optional<bool> paragraph_commands_;  ///< read when first asked for
    std::vector<std::optional<bool>> commands_of_;    ///< by article, read when first asked for
    std::vector<std::optional<bool>> rules_of_, orders_of_, plans_of_;  ///< likewise
    std::vector<std::optional<bool>> conditions_of_;  ///< by section, read when first asked for
    std::uint32_t conditions_from_ = no_index;  ///< where in the paragraph conditions are told, if it tells any
    bool in_conditions_ = false;                ///< a list of conditions may go on in the next paragraph
    int conditions_numbering_ = 0;              ///< how its items are numbered
    std::size_t first_group_ = 0;                     ///< of the paragraph
    std::size_t first_draft_ = 0;
};

}  // namespace jianbao::chinese
