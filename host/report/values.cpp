#include "report/values.h"

#include <algorithm>
#include <charconv>

#include "config/nearest.h"

namespace jianbao::report {

namespace {

constexpr std::string_view standard[] = {"as_of",       "year",      "month",        "day",
                                         "week",        "week_year", "week_start",   "week_end",
                                         "month_start", "month_end", "due_soon_days"};

std::optional<double> number_in(const ledger::ResultValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    return std::nullopt;
}

/// Figures that are shown beside those of the week before.
std::vector<std::string> compared(const Layout& layout) {
    std::vector<std::string> names;
    for (const Section& section : layout.sections)
        if (const auto* figures = std::get_if<FiguresSection>(&section.body))
            for (const FigureItem& figure : figures->figures)
                if (figure.compare) names.push_back(figure.value);
    return names;
}

template <class T>
T number_from(const std::string& name, const std::string& text) {
    T value{};
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size())
        throw SettingError({}, "--set " + name + " takes a number, not '" + text + "'", "write --set " + name + "=7");
    return value;
}

}  // namespace

ledger::Result run_query(const ledger::Reading& reading, const Query& query, const ledger::NamedValues& values,
                         std::span<const std::string> only) {
    try {
        return reading.query(query.sql, values, {}, only);
    } catch (const ledger::QueryError& error) {
        throw SettingError(query.where, "the query of " + query.label + ": " + error.what());
    }
}

std::vector<ledger::ResultColumn> run_each(const ledger::Reading& reading, const Query& query,
                                           const ledger::NamedValues& values, std::span<const std::string> only,
                                           const ledger::RowTaker& take) {
    try {
        return reading.each(query.sql, values, {}, only, take);
    } catch (const ledger::QueryError& error) {
        throw SettingError(query.where, "the query of " + query.label + ": " + error.what());
    }
}

Values::Values(const Layout& layout, ledger::Reading& reading, const ReportParameters& parameters)
    : layout_(layout), reading_(reading) {
    parameters_ = standard_values({parameters.as_of, layout.due_soon_days});
    for (const Parameter& parameter : layout.parameters) parameters_[parameter.name] = parameter.standard;
    set_parameters(parameters.set);
    const auto days = static_cast<int>(std::get<std::int64_t>(parameters_["due_soon_days"]));
    const ledger::Viewpoint now{parameters.as_of, days};
    if (const std::vector<std::string> names = compared(layout); !names.empty()) look_back(now, names);
    reading_.look_from(now);
    reading_.hold();
    values_ = figures(parameters_, nullptr);
}

void Values::set_parameters(const std::vector<std::pair<std::string, std::string>>& set) {
    std::vector<std::string> known = {"due_soon_days"};
    for (const Parameter& parameter : layout_.parameters) known.push_back(parameter.name);
    for (const auto& [name, text] : set) {
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw SettingError({}, "the layout '" + layout_.name + "' has no parameter '" + name + "'",
                               config::hint_for(name, known));
        if (!is_valid_utf8(text)) throw SettingError({}, "the value of --set " + name + " is not UTF-8 text");
        ledger::ResultValue& value = parameters_[name];
        if (std::holds_alternative<std::int64_t>(value))
            value = number_from<std::int64_t>(name, text);
        else if (std::holds_alternative<double>(value))
            value = number_from<double>(name, text);
        else
            value = text;
    }
}

ledger::NamedValues Values::figures(const ledger::NamedValues& parameters,
                                    const std::vector<std::string>* names) const {
    ledger::NamedValues out = parameters;
    for (const FigureSet& set : layout_.figures) {
        const auto wanted = [&](const std::string& name) {
            return std::find(names->begin(), names->end(), name) != names->end();
        };
        if (names && std::none_of(set.names.begin(), set.names.end(), wanted)) continue;
        const ledger::Result result = run_query(reading_, set.query, parameters);
        for (std::size_t i = 0; i < set.names.size(); ++i)
            out[set.names[i]] =
                result.rows.empty() || i >= result.rows[0].size() ? ledger::ResultValue{} : result.rows[0][i];
    }
    return out;
}

ledger::ResultValue Values::operator[](std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? ledger::ResultValue{} : found->second;
}

Template::Lookup Values::lookup() const {
    return [this](std::string_view name) { return (*this)[name]; };
}

Template::Lookup Values::lookup(const ledger::Result& result, std::size_t row) const {
    return [this, &result, row](std::string_view name) {
        const std::optional<std::size_t> column = result.find(name);
        return column ? result.rows[row][*column] : (*this)[name];
    };
}

void Values::look_back(const ledger::Viewpoint& now, const std::vector<std::string>& names) {
    // The report of the week before, where there was one.
    const ledger::Result last = reading_.query("SELECT compared_with FROM report_week");
    const ledger::Viewpoint then{last.rows.empty() ? add_days(now.as_of, -7)
                                                   : parse_iso(ledger::to_text(last.rows[0][0])).value_or(add_days(now.as_of, -7)),
                                 now.due_soon_days};
    reading_.look_from(then);
    // Where nothing was known there is nothing to compare with; a change from 0 would mislead.
    if (reading_.query("SELECT 1 FROM documents LIMIT 1").rows.empty()) return;
    ledger::NamedValues parameters = parameters_;
    for (const auto& [name, value] : standard_values(then)) parameters[name] = value;
    before_ = figures(parameters, &names);
}

std::optional<double> Values::week_before(std::string_view figure) const {
    const auto found = before_.find(figure);
    return found == before_.end() ? std::nullopt : number_in(found->second);
}

bool Values::holds(const Condition& condition) const {
    ledger::ResultValue value;
    if (condition.query) {
        const ledger::Result& result = rows(*condition.query, {});
        if (!result.rows.empty()) value = result.rows[0][0];
    } else {
        value = (*this)[condition.name];
    }
    return is_true(value) != condition.negated;
}

const ledger::Result& Values::rows(const Query& query, const std::vector<std::string>& columns) const {
    const auto [place, fresh] = rows_.try_emplace({query.sql, columns});
    if (fresh) place->second = run_query(reading_, query, values_, columns);
    return place->second;
}

std::size_t Values::count(const Query& query, const std::string& column) const {
    const auto [place, fresh] = counts_.try_emplace(query.sql, 0);
    // count(*) around the query would have all its columns computed, which may take a minute; this computes one.
    if (fresh)
        run_each(reading_, query, values_, std::vector<std::string>{column}, [&](const auto&, auto&) { return ++place->second > 0; });
    return place->second;
}

std::span<const std::string_view> standard_names() { return standard; }

ledger::NamedValues standard_values(const ledger::Viewpoint& view) {
    const Date monday = add_days(view.as_of, 1 - static_cast<int>(iso_weekday(view.as_of)));
    const Date first = view.as_of.year() / view.as_of.month() / std::chrono::day(1);
    const Date last = Date(view.as_of.year() / view.as_of.month() / std::chrono::last);
    return {{"as_of", to_iso(view.as_of)},
            {"year", std::int64_t{static_cast<int>(view.as_of.year())}},
            {"month", std::int64_t{static_cast<unsigned>(view.as_of.month())}},
            {"day", std::int64_t{static_cast<unsigned>(view.as_of.day())}},
            {"week", std::int64_t{iso_week(view.as_of).week}},
            {"week_year", std::int64_t{iso_week(view.as_of).year}},
            {"week_start", to_iso(monday)},
            {"week_end", to_iso(add_days(monday, 6))},
            {"month_start", to_iso(first)},
            {"month_end", to_iso(last)},
            {"due_soon_days", std::int64_t{view.due_soon_days}}};
}

}  // namespace jianbao::report
