/// Words offices use in ledgers of their own: heads of columns and states (config/import.toml).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "ledger/ledger.h"

namespace jianbao::cli {

struct ImportWords {
    std::map<ledger::Field, std::vector<std::string>> heads;  ///< the surest first
    std::map<std::string, std::string, std::less<>> states;   ///< 已办结 → 已完成

    std::vector<std::string> period_done;                     ///< 本期已完成: a recurring task's period, not the task
    std::vector<std::string> totals;                          ///< 合计: first words of rows that count others

    /// The status meant, without spaces; the text itself where nobody knows it.
    std::string status(std::string_view text) const;
    /// True where the text says that a recurring task's period is done: 本期已完成.
    bool ends_period(std::string_view text) const;
    /// True for the first word of a row that counts others.
    bool is_total(std::string_view word) const;
};

/// Throws SettingError.
ImportWords load_import_words(const std::filesystem::path& file);

}  // namespace jianbao::cli
