/// Reading the ledger: SQL over the documented views, as of a day.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "jianbao/basics.h"
#include "ledger/error.h"

namespace jianbao::ledger {

/// The day the reader looks from. Views show nothing that became known later, and derive
/// overdue, due soon and the week from it.
struct Viewpoint {
    Date as_of{};
    int due_soon_days = 7;  ///< 临期: due on one of this many days after `as_of`, or on the day itself
};

enum class ResultType { text, integer, number, date };
using ResultValue = std::variant<std::monostate, std::int64_t, double, std::string>;

struct ResultColumn {
    std::string name;
    ResultType type = ResultType::text;  ///< by the values: a date where all of them are dates
};

struct Result {
    std::vector<ResultColumn> columns;
    std::vector<std::vector<ResultValue>> rows;

    /// Position of the column, or nothing.
    std::optional<std::size_t> find(std::string_view name) const;
};

/// The value as text: numbers in their shortest form, nothing as an empty text.
std::string to_text(const ResultValue& value);

/// Finds the type of a column from its values.
class TypeFinder {
public:
    void see(const ResultValue& value);
    /// A text where there was no value, or values of several types.
    ResultType type() const;

private:
    bool any_ = false, whole_ = true, numeric_ = true, dates_ = true;
};

/// Takes one row, and may move its values away; false where no more is wanted.
using RowTaker = std::function<bool(const std::vector<ResultColumn>& columns, std::vector<ResultValue>& row)>;

/// Values for `:name` in the SQL. More than the SQL uses may be given.
using NamedValues = std::map<std::string, ResultValue, std::less<>>;

/// What bounds a query, so that a slip of a layout ends in a message.
struct Limits {
    std::size_t rows = 1'000'000;
    std::chrono::milliseconds time{60'000};
};

/// A table or view a query may name.
struct Selectable {
    std::string name;
    std::vector<std::string> columns;
};

namespace sqlite {
class Connection;
}

/// A look at the ledger that stays the same while it lives: what other processes write meanwhile
/// is not seen, so that all figures of a report agree. Used from one thread.
class Reading {
public:
    /// Opens the file for reading alone. Throws LedgerError.
    Reading(const std::filesystem::path& file, const Viewpoint& view);
    Reading(Reading&&) noexcept;
    Reading& operator=(Reading&&) noexcept;
    ~Reading();

    const Viewpoint& viewpoint() const { return view_; }
    /// Looks from another day.
    void look_from(const Viewpoint& view);
    /// Computes the tasks once, and what is counted by units and weeks once a query names it, for all queries until the reader
    /// looks from another day. Worth it for more than a few queries over them; they give the same either way.
    void hold();

    /// Runs one SELECT (or WITH … SELECT). Anything else is refused. Throws QueryError. `only` are
    /// the columns to deliver, all if there are none: a layout selects * and shows a few.
    Result query(std::string_view sql, const NamedValues& values = {}, const Limits& limits = {},
                 std::span<const std::string> only = {}) const;
    /// query() for more rows than should be in memory: hands over each as it comes, until `take` returns false.
    /// Returns the columns, all typed as text.
    std::vector<ResultColumn> each(std::string_view sql, const NamedValues& values, const Limits& limits,
                                   std::span<const std::string> only, const RowTaker& take) const;
    /// What query() would do, without running it: the columns (types are not known yet, they are
    /// given as text). Throws the same errors as far as they don't depend on data.
    std::vector<ResultColumn> describe(std::string_view sql, const NamedValues& values = {}) const;

    /// The documented views, those of all analyzers included.
    const std::vector<Selectable>& selectables() const;
    bool has_table(std::string_view name) const;
    /// The Chinese head of a column, as its analyzer declares it; empty where nobody does.
    std::string title_of(std::string_view column) const;

private:
    friend class Ledger;
    Reading(std::shared_ptr<sqlite::Connection> connection, const Viewpoint& view);
    void prepare();
    void make_views();

    std::shared_ptr<sqlite::Connection> connection_;
    Viewpoint view_;
    bool earlier_ = false;  ///< something changed after the day
    bool held_ = false;
    mutable std::vector<Selectable> selectables_;  ///< with their columns once somebody asked for them
    std::map<std::string, std::string, std::less<>> titles_;
};

}  // namespace jianbao::ledger
