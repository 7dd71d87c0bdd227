/// Which heading of an office's own ledger means which field of a task.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/import_words.h"
#include "cli/workbook_rows.h"

namespace jianbao::cli {

struct Mapping {
    std::vector<std::string> sheets;                         ///< to read; all with the headings where empty
    std::map<ledger::Field, std::vector<std::string>> heads; ///< as in the workbook; one field may have several columns
    std::map<ledger::Field, std::string> values;             ///< the same for all rows
    std::map<std::string, std::string, std::less<>> states;  ///< the ledger's own words
};

/// Reads a mapping. Throws SettingError for unknown keys, fields and statuses, and where no column
/// is the title.
Mapping load_mapping(const std::filesystem::path& file);

/// The headings of a sheet: the row that tells most, and what its columns are likely to mean.
struct FoundHeads {
    std::string sheet;
    std::uint32_t line = 0;                                 ///< row in the sheet, from one
    std::vector<std::pair<std::string, std::string>> heads; ///< heading, name of the field or empty
};
std::optional<FoundHeads> find_heads(const RawBlock& table, const ImportWords& words);

/// The mapping as a file to start from.
std::string mapping_template(const std::vector<FoundHeads>& found, const std::string& workbook);

/// The columns of the line that are mapped headings; empty where the title is not among them.
std::map<std::uint32_t, ledger::Field> mapped_columns(const SheetLine& line, const Mapping& mapping);

}  // namespace jianbao::cli
