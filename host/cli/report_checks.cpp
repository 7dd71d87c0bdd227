#include "cli/report_checks.h"

#include <algorithm>

#include "config/nearest.h"
#include "loader/plugin.h"

namespace jianbao::cli {

namespace {

constexpr const char* unit_parameter = "unit";
constexpr std::size_t most_names = 10;  ///< in a hint

/// A day on which all that the ledger has is known.
ledger::Viewpoint after_all() { return {make_date(9000, 1, 1), 0}; }

bool has_parameter(const report::Layout& layout, std::string_view name) {
    return std::any_of(layout.parameters.begin(), layout.parameters.end(),
                       [&](const report::Parameter& one) { return one.name == name; });
}

std::string value_of(const ReportValues& set, std::string_view name) {
    std::string out;
    for (const auto& [key, value] : set)
        if (key == name) out = value;
    return out;
}

/// Units with tasks, those that lead most first.
std::vector<std::string> units_of(const ledger::Reading& reading) {
    std::vector<std::string> out;
    if (!reading.has_table("task_parties")) return out;
    const ledger::Result found = reading.query(
        "SELECT unit FROM task_parties WHERE unit <> '' GROUP BY unit ORDER BY count(*) FILTER (WHERE role = 'lead') DESC, unit");
    for (const auto& row : found.rows) out.push_back(ledger::to_text(row[0]));
    return out;
}

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i) out += (i == 0 ? "" : "、") + names[i];
    return names.size() > most_names ? out + "、…" : out;
}

/// Names that hold the word or stand in it (教育局, 县教育局), and the one that was probably mistyped.
std::vector<std::string> near(const std::string& word, const std::vector<std::string>& names) {
    std::vector<std::string> out;
    for (const std::string& name : names)
        if (name.find(word) != std::string::npos || word.find(name) != std::string::npos) out.push_back(name);
    const std::string meant = config::nearest(word, names);
    if (!meant.empty() && std::find(out.begin(), out.end(), meant) == out.end()) out.push_back(meant);
    return out;
}

}  // namespace

void check_needs(const report::Layout& layout, const ReportValues& set, const std::string& ledger) {
    for (const std::string& name : layout.needs) {
        if (!value_of(set, name).empty()) continue;
        std::vector<std::string> units;
        if (name == unit_parameter && !ledger.empty()) units = units_of(ledger::Reading(ledger, after_all()));
        throw loader::Refusal("the report `" + layout.name + "` needs a value: --set " + name + "=…",
                              units.empty() ? "write --set " + name + "=VALUE"
                                            : "units of this ledger: " + listed(units));
    }
}

void check_unit(const report::Layout& layout, const ReportValues& set, const ledger::Ledger& ledger) {
    const std::string unit = value_of(set, unit_parameter);
    if (unit.empty() || !has_parameter(layout, unit_parameter)) return;
    const ledger::Reading reading = ledger.read(after_all());
    const std::vector<std::string> units = units_of(reading);
    if (!reading.has_table("task_parties") || std::find(units.begin(), units.end(), unit) != units.end()) return;
    const std::vector<std::string> meant = near(unit, units);
    throw loader::Refusal("no task of the ledger has the unit `" + unit + "`",
                          units.empty()   ? "`jianbao tasks list` shows the tasks with their units"
                          : meant.empty() ? "units of this ledger: " + listed(units)
                                          : "units with such a name: " + listed(meant));
}

void tell_if_before_all(Date as_of, const ledger::Ledger& ledger, Console& console) {
    const ledger::Result first = ledger.read(after_all()).query("SELECT min(first_seen) FROM documents");
    const std::string day = first.rows.empty() ? "" : ledger::to_text(first.rows[0][0]);
    if (day.empty() || day <= to_iso(as_of)) return;
    console.show({.severity = Severity::warning,
                  .message = "on " + to_iso(as_of) + " the ledger had nothing yet: its first documents came in on " + day,
                  .hint = "give that day or a later one with --as-of"});
}

}  // namespace jianbao::cli
