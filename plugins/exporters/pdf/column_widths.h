/// Column widths of a table, from what stands in it.
#pragma once

#include <vector>

namespace jianbao::pdf {

/// What one column wants. Widths are points and include the room beside the text.
struct ColumnNeed {
    double share = 0;            ///< width the layout asks for, relative to the others; 0 from content
    double minimum = 0;          ///< narrower, words would be cut
    std::vector<float> lengths;  ///< of the text of each row looked at, on one line
};

/// Widths that add up to `total`. Columns of short text get it on one line; the rest of the room
/// goes where it saves the most lines. `short_length` is the longest text that counts as short.
std::vector<double> column_widths(const std::vector<ColumnNeed>& columns, double total, double short_length);

}  // namespace jianbao::pdf
