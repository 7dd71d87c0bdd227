/// Tables in plain text: lines whose cells stand between bars or tabs, or the bare words of a numbered table, as they are
/// left by copying from a document or a page.
#pragma once

#include <string_view>
#include <vector>

#include "jianbao/reader.h"

namespace jianbao::readers {

/// Lines [begin, end) of a text that are a table.
struct TextTable {
    std::size_t begin = 0;  ///< byte of its first line
    std::size_t end = 0;    ///< byte behind its last line, its line break included
    std::uint32_t line = 0; ///< number of its first line, from one
    std::vector<RawCell> cells;  ///< the first row is the head
};

/// The tables of a text of UTF-8 lines, in its order: three columns at least, in two lines at least, with as many
/// cells in each (one more or less where the last is empty). Between numbered rows empty lines
/// may stand, and a short line without cells (一、产业发展) is a cell over all columns. Tabs before a line are its indent.
std::vector<TextTable> find_tables(std::string_view text);

/// Whether a line inside a table may name the part that its next rows belong to (一、产业发展（5项）): short, and no sentence.
/// An empty line may.
bool names_part(std::string_view line);

/// Tables without marks: a line that begins with 序号 heads them, and their rows count from 1, each on a line of its own
/// with spaces between the cells (序号 任务 牵头单位 / 1 修缮校舍 县教育局), or each cell on a line. Every row has as many cells
/// as the head, or names a part, or the table ends before it; two rows at least.
std::vector<TextTable> find_flat_tables(std::string_view text);

/// Both kinds, in the order of the text; where they overlap, what has marks.
std::vector<TextTable> all_tables(std::string_view text);

}  // namespace jianbao::readers
