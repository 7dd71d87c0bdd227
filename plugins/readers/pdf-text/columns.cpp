#include "columns.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "grid.h"

namespace jianbao::pdf {

namespace {

struct Column {
    double left = 0, right = 0;
};

/// Stretches of the width that text covers, apart from each other by a third of an em.
std::vector<Column> columns_of(const Page& page, std::size_t first, std::size_t count) {
    std::vector<Column> covered;
    for (std::size_t i = first; i < first + count; ++i)
        for (const Piece& piece : page.lines[i].pieces) covered.push_back({piece.left, piece.right});
    std::sort(covered.begin(), covered.end(), [](const Column& a, const Column& b) { return a.left < b.left; });
    const double least_gap = 0.3 * page.lines[first].em();
    std::vector<Column> columns;
    for (const Column& part : covered) {
        if (!columns.empty() && part.left < columns.back().right + least_gap)
            columns.back().right = std::max(columns.back().right, part.right);
        else
            columns.push_back(part);
    }
    return columns;
}

/// The middle of each row of a table that numbers its rows in the first column: 1, 2, 3 … below
/// the head; empty for any other table.
std::vector<double> numbered_rows(const Page& page, std::size_t first, std::size_t count, const Column& column) {
    std::vector<double> middles;
    for (std::size_t i = first; i < first + count; ++i) {
        const Piece& piece = page.lines[i].pieces.front();
        if (piece.left >= column.right || piece.text != std::to_string(middles.size() + 1)) continue;
        middles.push_back(piece.middle());
    }
    return middles.size() >= 2 ? middles : std::vector<double>();
}

/// The grid has found the same rows: 1, 2, 3 … each begin one.
bool numbers_its_rows(const std::vector<RawCell>& cells, std::size_t count) {
    std::size_t number = 0;
    std::uint32_t row = 0, last = 0;
    for (const RawCell& cell : cells) {
        last = std::max(last, cell.row);
        if (cell.column != 0 || cell.text != std::to_string(number + 1)) continue;
        if (number > 0 && cell.row != row + 1) return false;
        row = cell.row;
        ++number;
    }
    return number == count && last == row;
}

bool has_columns(const Line& line) { return line.pieces.size() >= 2; }

}  // namespace

std::size_t table_lines(const Page& page, std::size_t first) {
    if (!has_columns(page.lines[first])) return 0;
    std::size_t end = first, with_columns = 0, best = 0;
    // Lines of one piece are cells that run on while others are done; a long one ends the table.
    for (; end < page.lines.size(); ++end) {
        const Line& line = page.lines[end];
        if (end > first && line.middle() - page.lines[end - 1].middle() > 5 * line.em()) break;
        if (!has_columns(line) && line.right() - line.left() > page.width * 0.55) break;
        with_columns += has_columns(line);
        const std::size_t count = end - first + 1;
        const std::size_t columns = columns_of(page, first, count).size();
        if (columns < 2) break;
        // Two columns stand beside each other by chance in three lines, hardly in four.
        const std::size_t least = columns == 2 ? 4 : 3;
        if (has_columns(line) && with_columns >= least && with_columns * 5 >= count * 2) best = count;
    }
    if (best == 0) return 0;
    // Cells of the last row may go on alone; where rows are numbered, not farther than a row reaches.
    double reach = page.height;
    if (const auto rows = numbered_rows(page, first, best, columns_of(page, first, best).front()); !rows.empty())
        reach = rows.back() + 0.6 * (rows.back() - rows[rows.size() - 2]);
    const auto goes_on = [&](std::size_t line) {
        const double step = page.lines[line].middle() - page.lines[line - 1].middle();
        return !has_columns(page.lines[line]) && page.lines[line].middle() < reach && step < 2.2 * page.lines[line].em();
    };
    while (first + best < end && goes_on(first + best)) ++best;
    return best;
}

RawBlock table_of(const Page& page, std::size_t first, std::size_t count) {
    const std::vector<Column> columns = columns_of(page, first, count);
    // Cells stand in the middle of their rows: where rows are numbered each line belongs to the
    // nearest number, and what stands halfway between two to both.
    const std::vector<double> numbered = numbered_rows(page, first, count, columns.front());
    const double head_end = numbered.empty() ? 0 : numbered.front() - (numbered[1] - numbered[0]) / 2;

    RawBlock block;
    block.kind = RawBlock::Kind::table;
    const auto begin = page.lines.begin() + static_cast<std::ptrdiff_t>(first);
    const std::vector<Line> lines(begin, begin + static_cast<std::ptrdiff_t>(count));
    const double em = page.lines[first].em();
    block.cells = grid_of(lines, em);
    if (numbered.empty() || numbers_its_rows(block.cells, numbered.size())) return block;
    block.cells.clear();
    const std::vector<double> borders = borders_of(lines, em);
    struct Content {
        std::string text;
        std::uint32_t rows = 1, columns = 1;
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, Content> cells;
    std::uint32_t row = 0;
    for (std::size_t i = first; i < first + count; ++i) {
        const Line& line = page.lines[i];
        std::uint32_t rows = 1;
        if (line.middle() >= head_end) {
            const auto below = std::lower_bound(numbered.begin(), numbered.end(), line.middle());
            const auto after = static_cast<std::uint32_t>(below - numbered.begin());  // rows above the line
            const double up = after == 0 ? 1e9 : line.middle() - numbered[after - 1];
            const double down = below == numbered.end() ? 1e9 : *below - line.middle();
            if (std::abs(up - down) < 0.3 * line.em()) rows = 2;
            row = up <= down || rows == 2 ? after : after + 1;
        }
        for (const Piece& piece : line.pieces) {
            const ColumnSpan place = columns_under(piece, borders, em);
            Content& cell = cells[{row, place.first}];
            cell.text += piece.text;
            cell.rows = std::max(cell.rows, rows);
            cell.columns = std::max(cell.columns, place.count);
        }
    }
    for (auto& [place, content] : cells) {
        // A cell of two rows only where the lower one has none of its own.
        const std::uint32_t rows = cells.contains({place.first + 1, place.second}) ? 1 : content.rows;
        block.cells.push_back({.row = place.first,
                               .column = place.second,
                               .row_span = rows,
                               .column_span = content.columns,
                               .text = std::move(content.text),
                               .header = place.first == 0});
    }
    return block;
}

}  // namespace jianbao::pdf
