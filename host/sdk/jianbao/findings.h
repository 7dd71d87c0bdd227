/// Findings: what analyzers found, as tables with declared, typed columns.
#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "jianbao/basics.h"

namespace jianbao {

enum class ColumnType { text, integer, number, boolean, date, span, text_list };  // C++ types: see Value

/// One column. All strings are string literals. Names every row has already are refused: docs/ledger.md lists them.
struct ColumnSpec {
    /// lower_case; a dot groups columns into an object in JSON ("deadline.norm") and becomes an
    /// underscore in SQL (deadline_norm).
    const char* name;
    ColumnType type;
    const char* title;  ///< in Chinese, as a table head
    const char* help;   ///< meaning, unit, example
};

/// One table an analyzer fills. It is a view of the ledger: names of the ledger's own (documents, units …) are refused.
struct TableSpec {
    const char* name;      ///< plural, lower_case, unique among the analyzers: "tasks"
    const char* row_type;  ///< `type` of its rows in JSON: "task"
    const char* title;     ///< in Chinese
    const char* help;
    std::span<const ColumnSpec> columns;
};

using TextList = std::vector<std::string>;
/// Nothing, or a value of the column's type, in the order of ColumnType: text is std::string, integer std::int64_t …
using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool, Date, Span, TextList>;

/// A typed handle on a column, for FindingTable::set and get: `constexpr Column<double> amount{"amount"};`
template <class T>
struct Column {
    const char* name;
};

/// One row: the text it was found in, and a value for each column.
struct Row {
    Span evidence;                     ///< the sentence or phrase the row points at; never empty
    std::uint32_t article = 0;         ///< position in Document::articles()
    std::uint32_t section = 0xFFFFFFFF;  ///< position in Document::sections(), or no_index
    std::vector<Value> cells;          ///< as many as the table has columns
};

/// The rows of one table for one document, in the order of the text.
class FindingTable {
public:
    explicit FindingTable(const TableSpec& spec) : spec_(&spec) {}

    const TableSpec& spec() const { return *spec_; }
    const std::vector<Row>& rows() const { return rows_; }
    std::vector<Row>& rows() { return rows_; }
    /// Adds a row with empty cells; the reference holds until the next add. `add(s.span, s.article, s.section)`
    Row& add(Span evidence, std::uint32_t article = 0, std::uint32_t section = 0xFFFFFFFF);
    /// Position of a column; throws std::logic_error naming the table for one it has not.
    std::size_t column(std::string_view name) const;

    template <class T>
    void set(Row& row, Column<T> where, T value) const {
        row.cells[column(where.name)] = std::move(value);
    }
    /// The value, or null for an empty cell. Throws std::logic_error if the column has another type.
    template <class T>
    const T* get(const Row& row, Column<T> where) const {
        const Value& cell = row.cells[column(where.name)];
        if (std::holds_alternative<std::monostate>(cell)) return nullptr;
        if (const T* value = std::get_if<T>(&cell)) return value;
        throw std::logic_error(std::string("column ") + where.name + " has another type");
    }
    template <class T>
    T get_or(const Row& row, Column<T> where, T other = T{}) const {
        const T* value = get(row, where);
        return value ? *value : std::move(other);
    }

private:
    const TableSpec* spec_;
    std::vector<Row> rows_;
};

/// All tables of one document.
class Findings {
public:
    /// The table, or null where no analyzer declared it.
    const FindingTable* find(std::string_view name) const;
    FindingTable* find(std::string_view name);
    /// The table; throws std::logic_error where no analyzer declared it.
    const FindingTable& at(std::string_view name) const;
    FindingTable& at(std::string_view name);
    /// Adds an empty table, or returns the one there is.
    FindingTable& add(const TableSpec& spec);
    const std::vector<FindingTable>& tables() const { return tables_; }
    std::vector<FindingTable>& tables() { return tables_; }

private:
    std::vector<FindingTable> tables_;
};

/// True when the value is empty or of the column's type.
bool fits(const Value& value, ColumnType type);
std::string_view name_of(ColumnType type);  ///< "text_list"

}  // namespace jianbao
