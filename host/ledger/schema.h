/// The tables of a ledger file: made, checked, and widened by what analyzers declare. Internal
/// to the ledger; docs/ledger.md documents the tables for those who query them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "jianbao/findings.h"
#include "ledger/sqlite.h"

namespace jianbao::ledger {

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

/// "JNBR": tells in the header of a file that it is a ledger.
inline constexpr std::int64_t application_id = 0x4A4E4252;

/// Refuses files that are no ledgers or newer than this program; throws LedgerError. The format
/// of the ledger, 0 for a file that is still empty.
int check_schema(sqlite::Connection& connection);

/// Makes the tables in an empty file, leads a ledger of an older format to that of this program,
/// and adds the declared tables and columns that are missing. A ledger that is led on is copied
/// first, to `NAME-format1-2026-04-26.db` beside it. Throws LedgerError for a declaration that
/// can't be stored, before anything is changed.
void prepare_schema(sqlite::Connection& connection, std::span<const TableSpec* const> specs);

/// Makes the tables of a format in an empty file, those of findings aside.
void create_empty(sqlite::Connection& connection, int format);
/// Makes the tables of findings that `finding_tables` and `finding_columns` tell of.
void create_stored_tables(sqlite::Connection& connection);

/// The finding tables there are, by name.
std::vector<StoredTable> stored_tables(sqlite::Connection& connection);

/// The table of the tasks among them. Throws LedgerError where there is none.
const StoredTable& task_table(const std::vector<StoredTable>& tables);

/// SQL type of a column, which tells dates and booleans from texts and integers.
std::string_view sql_type(ColumnType type);

}  // namespace jianbao::ledger
