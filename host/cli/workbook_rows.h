/// The rows of a workbook that jianbao wrote and people went on working in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "jianbao/reader.h"
#include "ledger/ledger.h"

namespace jianbao::cli {

/// Fields of the ledger by the heads of their columns: 牵头单位 → lead.
using Heads = std::map<std::string, ledger::Field, std::less<>>;

struct WorkbookRow {
    std::string key;       ///< of the hidden column; empty where somebody added the row
    std::string shown;     ///< its longest text, for messages
    bool emptied = false;  ///< nothing but the key stands in it
    bool twice = false;    ///< another row of its table has the same key
    /// The cells below known heads, trimmed; "—" is empty. A cell that lies under one that was
    /// joined over rows has its text; one under a cell joined over columns is not there.
    std::map<ledger::Field, std::string> cells;
};

struct WorkbookRows {
    std::size_t tables = 0;       ///< sheets with the key column
    std::optional<Date> made_on;  ///< 统计日期: the day of the report the workbook was written for
    std::vector<WorkbookRow> rows;
};

/// The rows of all tables with a column `#key`, in the order of the workbook.
WorkbookRows workbook_rows(const RawDocument& workbook, const Heads& heads);

/// The text without white space at its ends; line ends are \n.
std::string trimmed(std::string_view text);

}  // namespace jianbao::cli
