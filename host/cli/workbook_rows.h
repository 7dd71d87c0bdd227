/// The rows of a workbook that jianbao wrote and people went on working in.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "jianbao/reader.h"
#include "ledger/ledger.h"

namespace jianbao::cli {

/// Fields of the ledger by the heads of their columns: 牵头单位 → lead.
using Heads = std::map<std::string, ledger::Field, std::less<>>;

struct WorkbookRow {
    std::string place;     ///< 督办台账!12
    std::size_t table = 0; ///< position of its table in the workbook
    std::string key;       ///< of the hidden column; empty where somebody added the row
    /// What the cells held when the workbook was written, as ledger::value_mark().
    std::map<ledger::Field, std::string> marks;
    /// What stands below the head of the tasks' numbers: tells the task where the key was lost.
    std::optional<std::int64_t> number;
    std::string first;     ///< its first text
    std::string shown;     ///< its longest text, for messages
    bool emptied = false;  ///< nothing but the key stands in it
    bool struck = false;   ///< its title, or all of it where it has none, is struck through
    /// The cells below known heads, trimmed; "—" is empty. A cell that lies under one that was
    /// joined over rows has its text; one under a cell joined over columns is not there.
    std::map<ledger::Field, std::string> cells;
    std::string decision, wanted;  ///< of a row of a workbook of conflicts: 处理, 工作簿填写
};

/// Columns of a table that people renamed, removed or added.
struct ForeignColumns {
    std::string place;                 ///< of the table's head: 督办台账!3
    std::vector<std::string> missing;  ///< heads of columns to fill in that are not there
    std::vector<std::string> unknown;  ///< heads that the workbook did not have
};

struct WorkbookRows {
    std::size_t tables = 0;         ///< with the key column, or to fill in where that was deleted
    std::optional<Date> as_of;      ///< the day of the report
    std::vector<ForeignColumns> foreign;
    std::vector<std::string> keys;  ///< of all rows there were when the workbook was written
    std::vector<WorkbookRow> rows;
};

/// Heads of a workbook of conflicts, and what is to be done with a row of it.
inline constexpr const char* decision_head = "处理";
inline constexpr const char* wanted_head = "工作簿填写";
inline constexpr const char* take_workbook = "以工作簿为准";
inline constexpr const char* keep_ledger = "以台账为准";

/// The rows of all tables with a column `#key`, in the order of the workbook, hidden ones too; of a table to fill in
/// that lost it also. `heads` grows by what the workbook itself says of its columns.
WorkbookRows workbook_rows(const RawDocument& workbook, Heads& heads);

/// A table of the workbook by rows.
struct SheetLine {
    std::uint32_t number = 0;                    ///< in the sheet, from one
    std::map<std::uint32_t, std::string> texts;  ///< by column, trimmed; under a cell that is joined over rows its text
    std::set<std::uint32_t> covered;             ///< columns that a joined cell to the left lies over
    std::set<std::uint32_t> below;               ///< columns that a joined cell above lies over
    std::set<std::uint32_t> struck;              ///< columns that are struck through
};
std::map<std::uint32_t, SheetLine> sheet_lines(const RawBlock& table);

/// "督办台账!C12"; without a column "督办台账!12".
std::string cell_place(const std::string& sheet, std::uint32_t line, std::optional<std::uint32_t> column = {});

}  // namespace jianbao::cli
