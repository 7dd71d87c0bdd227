/// The values behind a report's placeholders: standard ones, parameters, figures.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/build.h"
#include "report/layout.h"

namespace jianbao::report {

/// Runs a query of a layout; a failure becomes a SettingError at its place. `only` are the columns
/// to deliver, all if there are none.
ledger::Result run_query(const ledger::Reading& reading, const Query& query, const ledger::NamedValues& values,
                         std::span<const std::string> only = {});

/// The same for rows that are too many to be in memory together.
std::vector<ledger::ResultColumn> run_each(const ledger::Reading& reading, const Query& query,
                                           const ledger::NamedValues& values, std::span<const std::string> only,
                                           const ledger::RowTaker& take);

class Values {
public:
    /// Looks from the day of the parameters and computes all figures.
    Values(const Layout& layout, ledger::Reading& reading, const ReportParameters& parameters);

    const ledger::NamedValues& all() const { return values_; }
    const ledger::Reading& reading() const { return reading_; }
    /// The value of that name; nothing where there is none.
    ledger::ResultValue operator[](std::string_view name) const;
    /// The values for texts; with a row, its columns stand before values of the same name. The result must
    /// live as long.
    Template::Lookup lookup() const;
    Template::Lookup lookup(const ledger::Result& result, std::size_t row) const;
    /// The figure seven days before; nothing where the ledger knew nothing then.
    std::optional<double> week_before(std::string_view figure) const;
    bool holds(const Condition& condition) const;
    /// The rows of a query with these columns, asked once for all formats of a report. For queries of few rows: they are kept.
    const ledger::Result& rows(const Query& query, const std::vector<std::string>& columns) const;
    /// How many rows the query gives, counted once; `column` is one of its columns.
    std::size_t count(const Query& query, const std::string& column) const;

private:
    void set_parameters(const std::vector<std::pair<std::string, std::string>>& set);
    /// Computes the named figures as they were seven days before.
    void look_back(const ledger::Viewpoint& now, const std::vector<std::string>& names);
    /// The parameters and the figures; only the sets that hold one of the names, where some are given.
    ledger::NamedValues figures(const ledger::NamedValues& parameters, const std::vector<std::string>* names) const;

    const Layout& layout_;
    ledger::Reading& reading_;
    ledger::NamedValues parameters_, values_;
    ledger::NamedValues before_;  ///< figures seven days before
    mutable std::map<std::pair<std::string, std::vector<std::string>>, ledger::Result> rows_;  ///< by SQL and columns
    mutable std::map<std::string, std::size_t> counts_;  ///< by SQL
};

}  // namespace jianbao::report
