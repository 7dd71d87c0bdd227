/// Assignments: who is told to act, in which role, and for which stretch of text.
#pragma once

#include <span>
#include <vector>

#include "jianbao/document.h"
#include "names.h"

namespace jianbao::chinese {

enum class Role { lead, support, recipient, mention };
std::string_view name_of(Role role);

/// How the text says that a party answers for something.
enum class Shape {
    modal,     ///< X 要…, X 应…, X，要…
    request,   ///< 由 X…, 请 X…
    lead,      ///< X 牵头, X 负责
    plain,     ///< X 加强…, with no word that commands
    support,   ///< X 配合, 会同 X
    bracket,   ///< （X 负责）, （牵头单位：X）
    cell,      ///< a cell of a column 牵头单位
    effect,    ///< 发挥 X 的作用
    future,    ///< X 将…
    narrated,  ///< X 已完成…: told, not asked
    label,     ///< X：1.…；2.…, or a line X above the items
    reports,   ///< 报 X, 向 X 报告: X receives
};
std::string_view name_of(Shape shape);

struct Assignment {
    Party party;
    Role role = Role::lead;
    Shape shape = Shape::modal;
    Span scope;  ///< see parties::scope; equal for parties that answer together
    double confidence = 1.0;
};

/// Sentences: the parties named as subjects of their clauses, after 由 and 请, with 会同 and 配合.
class ShapeGrammar {
public:
    explicit ShapeGrammar(const Reading& words) : words_(&words), names_(words) {}
    /// Adds the assignments of one sentence, which has these clauses, in the order of the text.
    void find(std::string_view text, Span sentence, std::span<const Clause> cut, std::vector<Assignment>& found) const;
    void find(std::string_view text, Span sentence, std::vector<Assignment>& found) const {
        std::vector<Clause> cut;
        split_clauses(text, sentence, cut);
        find(text, sentence, cut, found);
    }
    /// Adds who is reported to in one sentence; they answer for nothing, so their scope is empty.
    void recipients(std::string_view text, std::span<const Clause> cut, std::vector<Assignment>& found) const;
    void recipients(std::string_view text, Span sentence, std::vector<Assignment>& found) const {
        std::vector<Clause> cut;
        split_clauses(text, sentence, cut);
        recipients(text, cut, found);
    }

private:
    struct Event;
    struct Predicate;
    struct Rest;
    void clause_events(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                       std::vector<Event>& events) const;
    bool subject_at(std::string_view text, std::span<const Clause> clauses, std::size_t index, std::uint32_t at,
                    std::vector<Event>& events) const;
    std::optional<PartyList> put_in_charge(std::string_view text, const Clause& clause, std::size_t index,
                                           std::uint32_t at) const;
    std::optional<PartyList> owner_of_paper(std::string_view text, const Clause& clause, std::uint32_t at) const;
    std::optional<PartyList> picked_out(std::string_view text, std::uint32_t begin, std::uint32_t limit) const;
    bool list_goes_on(std::string_view text, std::span<const Clause> clauses, std::size_t index, std::uint32_t at,
                      const PartyList& list, std::vector<Event>& events) const;
    bool offices_act(std::string_view text, std::span<const Clause> clauses, std::size_t index, std::uint32_t at,
                     const PartyList& list, std::vector<Event>& events) const;
    /// Keeps the event where what stands behind its names has them act.
    bool takes_part(std::string_view text, std::span<const Clause> clauses, std::size_t index, Event event,
                    std::vector<Event>& events) const;
    std::optional<PartyList> measured_at(std::string_view text, const Clause& clause, std::uint32_t at) const;
    bool needed_at(std::string_view text, const Clause& clause, std::uint32_t at, std::vector<Event>& events) const;
    bool asks_by_day(std::string_view text, const Clause& clause, std::uint32_t at) const;
    bool subject_after_occasion(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                                std::uint32_t at, std::vector<Event>& events) const;
    bool subject_behind_circumstances(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                                      std::uint32_t at, std::vector<Event>& events) const;
    void next_steps(std::string_view text, std::span<const Clause> clauses, std::vector<Event>& events) const;
    bool advised_at(std::string_view text, const Clause& clause, std::size_t index, std::uint32_t at, std::vector<Event>& events) const;
    bool main_actor_at(std::string_view text, std::span<const Clause> clauses, std::size_t index, std::uint32_t at,
                       std::vector<Event>& events) const;
    bool subject_after_demand(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                              std::uint32_t at, std::vector<Event>& events) const;
    std::uint32_t skip_adverbs(std::string_view text, std::uint32_t at, std::uint32_t end) const;
    bool request_at(std::string_view text, const Clause& clause, std::uint32_t at, std::uint32_t begin,
                    std::vector<Event>& events) const;
    bool asked_at(std::string_view text, const Clause& clause, std::uint32_t at, std::uint32_t pos, std::uint32_t begin,
                  std::vector<Event>& events) const;
    std::uint32_t behind_asker(std::string_view text, const Clause& clause, std::uint32_t at) const;
    std::uint32_t asked_by_somebody(std::string_view text, const Clause& clause) const;
    Predicate predicate_at(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                           std::uint32_t at) const;
    // Each asks one kind of sign behind the name, and answers nothing where it finds none; a predicate not found is an
    // answer: nobody is asked. `word` is the one the rest opens with.
    std::optional<Predicate> predicate_in_case(const Rest& rest) const;      ///< …如遇重大问题，要及时报告
    std::optional<Predicate> predicate_by_form(const Rest& rest) const;      ///< …请于6月24日前报送, …一要加强值守
    std::optional<Predicate> predicate_of_role(const Rest& rest) const;      ///< …是直接责任人，要具体抓
    std::optional<Predicate> predicate_behind_time(const Rest& rest) const;  ///< …于3月25日前，将方案报县政府
    std::optional<Predicate> predicate_by_command(const Rest& rest, const Word& word) const;  ///< …要, …不予, …应对Y进行检查
    std::optional<Predicate> predicate_told(const Rest& rest, const Word& word) const;        ///< …已, …将, …为, …可: not asked
    std::optional<Predicate> predicate_of_charge(const Rest& rest, const Word& word) const;   ///< …牵头, …配合, …会同
    Predicate predicate_by_verb(const Rest& rest, const Word& word) const;                    ///< …加强, …对
    std::optional<Predicate> predicate_after_step(const Rest& rest) const;                    ///< …完成审核后，要
    Predicate predicate_of_unknown(const Rest& rest) const;  ///< …因成本变动: a word that tells nothing by itself
    /// 企业依法应当清算的，清算组应当…: the next clause orders somebody else.
    bool is_case_of_others(const Rest& rest) const;
    bool promises_more(const Rest& rest) const;
    /// 每半月调度一次, 9月30日前完成迁移: the clause says what is done how often or by when.
    bool acts_in_time(std::string_view text, Span clause) const;
    /// …对在建项目，逐一排查，要…: a command opens one of the next clauses.
    bool ordered_later(const Rest& rest) const;
    /// Reads over 两家 in 县教育局、县卫健局两家要会商; false where nothing that they do follows.
    bool skip_count(Rest& rest) const;
    /// Reads over 各 in 甲、乙各组建一支队伍, over 每村 in 各村每村准备编织袋.
    void skip_each(Rest& rest) const;
    /// Reads over the time that ends at `past`, 3月底前 or 5个工作日内. False where it is how long a ban is (3年内不得申报).
    static bool read_time(Rest& rest, std::uint32_t past);
    Predicate command_after(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                            std::size_t reach) const;
    Predicate after_time(std::string_view text, std::span<const Clause> clauses, std::size_t index, bool limited) const;
    bool hands_in(std::string_view text, std::span<const Clause> clauses, std::size_t index, std::uint32_t at) const;
    bool ruled_later(std::string_view text, std::span<const Clause> clauses, std::size_t index) const;
    Span described_without_name(std::string_view text, std::uint32_t at, std::uint32_t end) const;
    std::vector<Span> heads_in_row(std::string_view text, std::uint32_t at, std::uint32_t end) const;
    std::optional<PartyList> described_at(std::string_view text, const Clause& clause, std::uint32_t at,
                                          bool asked = false) const;
    std::optional<PartyList> ruled_at(std::string_view text, const Clause& clause, std::uint32_t at) const;
    std::optional<PartyList> ruled_in_case(std::string_view text, std::span<const Clause> clauses, std::size_t index, std::uint32_t at) const;
    bool rules_in_case(std::string_view text, std::span<const Clause> clauses, std::size_t index, std::uint32_t at) const;
    bool rules_at_once(std::string_view text, std::uint32_t at, std::uint32_t end) const;
    bool effect_at(std::string_view text, const Clause& clause, std::size_t index, std::uint32_t at,
                   std::vector<Event>& events) const;
    void leave_out_partner(std::string_view text, PartyList& list, std::uint32_t end) const;
    std::uint32_t office_that_acts(std::string_view text, Span name) const;
    std::uint32_t office_over_institution(std::string_view text, Span name) const;
    bool well_formed(std::string_view text, const PartyList& list) const;
    bool takes_object(std::string_view text, std::uint32_t begin, std::uint32_t end) const;
    bool acts(std::string_view text, Span rest, char32_t after, const PartyList& list, Shape& shape) const;
    bool promises(std::string_view text, Span rest, const PartyList& list, Shape& shape) const;
    bool is_bare_command(std::string_view text, Span rest, char32_t after, const PartyList& list) const;
    bool acts_unasked(std::string_view text, Span rest, const PartyList& list) const;
    bool only_holds_role(std::string_view text, Span rest, char32_t after) const;
    bool acting(std::string_view text, const PartyList& list) const;
    bool changes(std::string_view text, Span span) const;
    std::uint32_t behind_basis(std::string_view text, Span span) const;
    bool describes(std::string_view text, Span span) const;
    bool prevents(std::string_view text, Span span) const;
    bool commands(std::string_view text, Span span) const;
    bool narrates(std::string_view text, Span span) const;
    std::optional<Role> joins(std::string_view text, Span sentence, std::span<const Clause> clauses, const Event& head,
                              const Event& other) const;
    std::uint32_t end_of_task(std::string_view text, Span sentence, std::span<const Clause> clauses,
                              std::span<const Event> events, std::size_t first, std::size_t next) const;
    /// Adds what the event and those that answer with it are charged with; the index of the next that does not.
    std::size_t assign(std::string_view text, Span sentence, std::span<const Clause> clauses,
                       std::span<const Event> events, std::size_t first, std::vector<Assignment>& found) const;
    std::uint32_t end_of_topic(std::string_view text, std::span<const Clause> clauses, const Event& event) const;
    std::uint32_t begin_of_charge(std::string_view text, std::span<const Clause> clauses, const Event& event) const;
    std::uint32_t end_of_item(std::string_view text, std::span<const Clause> clauses, const Event& event) const;
    bool fills_post(std::string_view text, Span topic, Span rest) const;
    bool sees_to_it(std::string_view text, const Event& event, std::uint32_t end) const;
    bool superintends(std::string_view text, const Event& event, std::uint32_t end) const;
    void helpers(std::string_view text, Span scope, std::uint32_t from, std::vector<Assignment>& found) const;

    const Reading* words_;
    NameGrammar names_;
};

/// Closing brackets: （A、B按职责分工负责）, （牵头单位：A，配合单位：B）.
class BracketGrammar {
public:
    explicit BracketGrammar(const Reading& words) : words_(&words), names_(words) {}
    /// Takes brackets that hold nothing but names （县发改局） for who answers where the document closes many items so.
    void look_for_bare(const Document& document);
    /// Adds the assignments of one paragraph. `first_leads` is whether the first office of a
    /// bracket leads and the others support, as 列第一位者为牵头单位 says; set when the text says so.
    void find(std::string_view text, Span paragraph, bool& first_leads, std::vector<Assignment>& found) const;
    /// Whether a paragraph says nothing but who answers, or by when, for the item above it: 牵头单位：A, or a bracket alone.
    bool closes(std::string_view text, Span paragraph) const;
    /// Whether a sentence says who answers and nothing to do: 由A牵头，B配合。 It closes the item before it.
    bool only_names(std::string_view text, Span sentence) const;
    /// Where labels begin behind the item's own sentences in its paragraph: 扩建车棚。责任单位：A；完成时限：6月; 0 for none.
    std::uint32_t labels_behind_item(std::string_view text, Span paragraph) const;
    /// Adds the assignments of such paragraphs, which stand one behind the other, for the item, its number left out.
    void find_closing(std::string_view text, Span lines, Span item, bool& first_leads,
                      std::vector<Assignment>& found) const;

private:
    bool names_units(std::string_view text, Span inside) const;
    std::size_t behind_label(std::string_view words) const;
    bool parties_in(std::string_view text, Span inside, bool& first_leads, std::vector<Assignment>& found) const;
    std::optional<PartyList> spaced_names(std::string_view text, Span values) const;

    const Reading* words_;
    NameGrammar names_;
    bool bare_ = false;  ///< brackets that hold nothing but names close items
};

/// Task tables: the cells of the columns 牵头单位, 配合单位, 责任人.
class CellGrammar {
public:
    explicit CellGrammar(const Reading& words) : names_(words) {}
    /// Adds the assignments of one table; their scope is the row.
    void find(const Document& document, const Table& table, std::vector<Assignment>& found) const;

private:
    NameGrammar names_;
};

}  // namespace jianbao::chinese
