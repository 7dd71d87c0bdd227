/// Writing the rows of finding tables. Internal to the ledger.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "jianbao/document.h"
#include "jianbao/findings.h"
#include "ledger/sqlite.h"

namespace jianbao::ledger {

/// Writes rows of one document.
class RowWriter {
public:
    /// `article_ids` are the rows of ledger_articles, by position.
    RowWriter(sqlite::Connection& connection, const Document& document, std::int64_t document_id,
              std::vector<std::int64_t> article_ids);

    /// Throws LedgerError for a row without evidence or with values of other types than declared.
    void check(const FindingTable& table, const Row& row) const;
    /// Inserts all rows of the table and gives their ids.
    std::vector<std::int64_t> insert(const FindingTable& table);
    /// The same for the table of the tasks; `numbers` holds the task of each row, `since` the day.
    std::vector<std::int64_t> insert(const FindingTable& table, const std::vector<std::optional<std::int64_t>>& numbers,
                                     Date since);

    /// Characters of the clean text before a byte.
    std::int64_t characters(std::uint32_t offset) const {
        return static_cast<std::int64_t>(document_.characters_before(offset));
    }

private:
    std::vector<std::int64_t> insert_rows(const FindingTable& table,
                                          const std::vector<std::optional<std::int64_t>>* numbers,
                                          std::optional<Date> since);
    void bind_value(sqlite::Statement& insert, int& place, const Value& value, ColumnType type) const;

    sqlite::Connection& connection_;
    const Document& document_;
    std::int64_t document_id_;
    std::vector<std::int64_t> article_ids_;
};

}  // namespace jianbao::ledger
