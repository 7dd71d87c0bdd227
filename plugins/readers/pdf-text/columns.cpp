#include "columns.h"

#include <algorithm>
#include <map>

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
    // Cells of the last row may go on alone.
    while (best > 0 && first + best < end && !has_columns(page.lines[first + best])) ++best;
    return best;
}

RawBlock table_of(const Page& page, std::size_t first, std::size_t count) {
    const std::vector<Column> columns = columns_of(page, first, count);
    double least_step = 1e9;
    for (std::size_t i = first + 1; i < first + count; ++i)
        least_step = std::min(least_step, page.lines[i].middle() - page.lines[i - 1].middle());

    RawBlock block;
    block.kind = RawBlock::Kind::table;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> cells;
    std::uint32_t row = 0;
    for (std::size_t i = first; i < first + count; ++i) {
        const Line& line = page.lines[i];
        const double step = i > first ? line.middle() - page.lines[i - 1].middle() : 0;
        const bool padded = step > 1.3 * least_step;
        const bool all_single = least_step > 1.7 * line.em();  // rows of one line each
        if (i > first && (padded || all_single)) ++row;
        for (const Piece& piece : line.pieces) {
            const auto column =
                std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return piece.left < c.right; });
            cells[{row, static_cast<std::uint32_t>(column - columns.begin())}] += piece.text;
        }
    }
    for (auto& [place, text] : cells)
        block.cells.push_back(
            {.row = place.first, .column = place.second, .text = std::move(text), .header = place.first == 0});
    return block;
}

}  // namespace jianbao::pdf
