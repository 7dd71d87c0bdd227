/// Tables of a report: from the rows of a query to the block, as many as the medium shows.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "jianbao/report.h"
#include "ledger/typed_value.h"
#include "report/layout.h"
#include "report/row_spool.h"
#include "report/values.h"

namespace jianbao::report {

/// Most rows of a table, and most entries of a day, that a medium shows; 0 is all. Tables that people go on
/// working in (xlsx, csv) and data (json, ics) have all.
std::size_t rows_shown(const RowLimits& limits, std::string_view exporter);
std::size_t day_entries_shown(const RowLimits& limits, std::string_view exporter);

/// Whether the section or column stands in that format; all do in none.
bool stands_in(const std::vector<std::string>& exporters, std::string_view exporter);

class TableBuilder {
public:
    /// `masks`: marks of cells are of texts with personal numbers masked.
    TableBuilder(const Values& values, const RowLimits& limits, std::string_view exporter, bool masks)
        : values_(values), limits_(limits), exporter_(exporter), masks_(masks) {}

    /// The table; nothing where it has no rows and no text for that.
    std::optional<TableBlock> build(const TableSection& section);
    /// What stands for rows that are not shown: 其余12项从略，详见工作簿。
    std::string rest(std::size_t rows) const;
    /// Rows the longest table had before limits; as many as can be where a limit of its own cut one.
    std::size_t longest() const { return longest_; }
    /// The rows of tables that are kept on disk, to be settled when all anchors are known.
    const std::vector<std::shared_ptr<RowSpool>>& spools() const { return spools_; }

private:
    class Rows;
    std::vector<ColumnItem> items_of(const TableSection& section,
                                     const std::vector<ledger::ResultColumn>& rows) const;
    void add_columns(TableBlock& block, const std::vector<ColumnItem>& items,
                     const std::vector<ledger::ResultColumn>& rows) const;
    std::optional<ledger::Field> field_of(const ColumnItem& item) const;

    const Values& values_;
    const RowLimits& limits_;
    std::string_view exporter_;
    bool masks_;
    std::size_t longest_ = 0;
    std::vector<std::shared_ptr<RowSpool>> spools_;
};

}  // namespace jianbao::report
