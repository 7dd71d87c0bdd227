/// The cells of a table that stands on a page without its rules: which pieces make a cell, which
/// cells a row, and which cells reach over several rows or columns.
#pragma once

#include <cstdint>
#include <vector>

#include "jianbao/reader.h"
#include "page.h"

namespace jianbao::pdf {

/// Where one column ends and the next begins: what few lines bridge.
std::vector<double> borders_of(const std::vector<Line>& lines, double em);

/// The columns a piece stands in.
struct ColumnSpan {
    std::uint32_t first = 0, count = 1;
};
ColumnSpan columns_under(const Piece& piece, const std::vector<double>& borders, double em);

/// The cells of the lines, by row and column; `em` is the size of the type. Cells are told by
/// the pitch of lines, rows by the middles of cells or by their
/// first lines, whichever more of them agree on. A cell in the middle of several rows that have
/// nothing in its column belongs to all of them.
std::vector<RawCell> grid_of(const std::vector<Line>& lines, double em);

}  // namespace jianbao::pdf
