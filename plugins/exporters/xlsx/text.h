/// Text as a workbook can hold it: valid characters, limited length, sheet names, widths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace jianbao::xlsx {

/// Most UTF-16 units a cell holds.
inline constexpr std::size_t cell_limit = 32767;

/// Text that may stand in a cell, and what had to be done for it.
struct CellText {
    std::string text;
    bool cut = false;       ///< was longer than a cell holds; ends in "…"
    bool repaired = false;  ///< held bytes that are not UTF-8 or characters XML forbids
};

/// The text with broken bytes as U+FFFD, without control characters, with line ends as "\n", and
/// no longer than `limit` UTF-16 units. Sequences Excel would decode ("_x000D_") are protected.
CellText cell_text(std::string_view text, std::size_t limit = cell_limit);

/// UTF-16 units of valid UTF-8, which is how Excel counts.
std::size_t utf16_length(std::string_view text);

/// Columns the widest line takes when a Latin letter takes one and an ideograph two.
std::size_t display_width(std::string_view text);

/// What a text may be wide in a column that wide: the cell has a margin of its own.
double text_room(double column_width);

/// Lines the text takes when wrapped in a column that wide.
std::size_t count_lines(std::string_view text, double column_width);

/// Hands out sheet names: what Excel forbids is replaced, at most 31 units, and none twice, also
/// not in another case. "本周新增" twice becomes "本周新增" and "本周新增 (2)".
class SheetNames {
public:
    std::string add(std::string_view wanted);

private:
    std::set<std::string> taken_;
};

/// The name as formulas and links write it: 'it''s'.
std::string quoted_sheet(std::string_view name);

/// "$B$5" for row 4, column 1 (both from zero).
std::string absolute_cell(std::uint32_t row, std::uint16_t column);

/// "'台账'!$B$5:$B$9".
std::string range_reference(std::string_view sheet, std::uint32_t first_row, std::uint32_t last_row,
                            std::uint16_t column);

/// Text for a page header or footer, where & starts a code.
std::string header_text(std::string_view text);

}  // namespace jianbao::xlsx
