/// The tables of a ledger file: made, checked, and widened by what analyzers declare. Internal
/// to the ledger; docs/ledger.md documents the tables for those who query them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "jianbao/findings.h"
#include "ledger/sqlite.h"

namespace jianbao::ledger {

/// The version of the schema this program writes and the newest it reads.
constexpr int schema_version = 1;

/// One column of a finding table as the ledger keeps it.
struct StoredColumn {
    std::string name;  ///< the declared name with dots as underscores
    ColumnType type = ColumnType::text;
    std::string title;
    /// Columns of the SQL table: `scope_begin`, `scope_end` for a span, `lead`, `lead_list` for a
    /// text list, the name itself for the rest.
    std::vector<std::string> sql_names() const;
};

/// One analyzer's table as the ledger keeps it, whether or not that analyzer is there today.
struct StoredTable {
    std::string name;  ///< as declared; rows stand in found_NAME
    std::string title;
    std::vector<StoredColumn> columns;

    std::string sql_name() const { return "found_" + name; }
    bool has(std::string_view column) const;
};

/// Refuses files that are no ledgers or newer than this program; throws LedgerError. True for a
/// ledger, false for a file that is still empty.
bool check_schema(sqlite::Connection& connection);

/// Makes the tables in an empty file, or adds the declared tables and columns that are missing.
/// Throws LedgerError for a declaration that can't be stored, before anything is changed.
void prepare_schema(sqlite::Connection& connection, std::span<const TableSpec* const> specs);

/// The finding tables there are, by name.
std::vector<StoredTable> stored_tables(sqlite::Connection& connection);

/// Makes the views of docs/ledger.md. In `temp` they stand over the `run` of this connection
/// alone; in `main` they serve other programs that open the file.
void create_views(sqlite::Connection& connection, const std::vector<StoredTable>& tables, bool temporary);

/// True when the views in `main` are those create_views() would make: another version of the
/// program may have made them.
bool views_are_current(sqlite::Connection& connection, const std::vector<StoredTable>& tables);

/// SQL type of a column, which tells dates and booleans from texts and integers.
std::string_view sql_type(ColumnType type);

}  // namespace jianbao::ledger
