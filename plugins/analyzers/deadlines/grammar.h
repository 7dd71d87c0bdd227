/// Grammar: the time expressions of Chinese official text, with their normal forms and roles.
///
///     TimeGrammar grammar(events, frequencies, roles, holidays);
///     grammar.find("各县区6月底前完成排查。", {.reference = parse_iso("2021-04-23")});
///     // 6月底前: limit, date, 2021-06-30
///
/// One pass over the text; cost grows with its length alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"
#include "lexicon.h"

namespace jianbao::timex {

enum class Kind { date, partial, event, interval, duration, frequency };
enum class Role { limit, frequency, start, mention };
/// What the bare value is, leaving aside how the text uses it.
enum class ValueKind { none, date, interval, duration, frequency };

std::string_view name_of(Kind kind);
std::string_view name_of(Role role);
std::string_view name_of(ValueKind kind);  ///< "" for none

struct TimeExpression {
    std::uint32_t begin = 0;  ///< characters
    std::uint32_t end = 0;
    Kind kind = Kind::date;
    Role role = Role::mention;
    std::string norm;  ///< as in standard_tables.h
    ValueKind value_kind = ValueKind::none;
    std::string value;             ///< 2021-06-30, 2021-01-01/2021-06-30, P3D, R/P1M
    std::optional<Date> last_day;  ///< the last day on which it is on time
    double confidence = 1.0;
};

/// Where a text stands in its document.
enum class Place {
    body,
    heading,
    title,  ///< nothing in it binds anybody
    table_cell,
    limit_column,  ///< a cell under 完成时限
};

struct Surroundings {
    std::optional<Date> reference;  ///< what 年底前 and 3天内 count from
    int year = 0;  ///< what 7月底前 is of where there is no reference: the year of the title; 0 for none
    Place place = Place::body;
    bool directive = false;  ///< of a document that orders throughout: a notice, a plan
    bool minutes = false;    ///< of what a meeting decided: the plan it agrees to is another paper
    bool rules = false;      ///< of rules that hold for anybody at any time: 5日内 counts from each case, not from them
};

class TimeGrammar {
public:
    explicit TimeGrammar(TimeLexicon lexicon) : lexicon_(std::move(lexicon)) {}

    /// The expressions of one sentence, in the order of the text, not overlapping.
    std::vector<TimeExpression> find(std::string_view text, const Surroundings& surroundings) const;
    /// The same for a text already decoded, added to `found`.
    void find(const Characters& text, const Surroundings& surroundings, std::vector<TimeExpression>& found) const;

    const TimeLexicon& lexicon() const { return lexicon_; }

private:
    TimeLexicon lexicon_;
};

}  // namespace jianbao::timex
