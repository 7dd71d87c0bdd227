#include "grid.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

namespace jianbao::pdf {

std::vector<double> borders_of(const std::vector<Line>& lines, double em) {
    std::vector<std::pair<double, int>> edges;
    int with_columns = 0;
    for (const Line& line : lines) {
        with_columns += line.pieces.size() >= 2;
        for (const Piece& piece : line.pieces) {
            edges.emplace_back(piece.left, 1);
            edges.emplace_back(piece.right, -1);
        }
    }
    std::sort(edges.begin(), edges.end());
    // A caption or a cell merged over columns may bridge the gap between them.
    const int most = with_columns >= 4 ? std::max(1, with_columns / 6) : 0;
    std::vector<double> borders;
    int covered = 0;
    bool any = false;          // something has stood left of here
    std::optional<double> from;  // begin of the gap that is open
    int least = 0;
    double best = 0;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        covered += edges[i].second;
        any = true;
        const double left = edges[i].first, right = edges[i + 1].first;
        if (right - left < 1e-6) continue;
        if (covered > most) {
            from.reset();
            continue;
        }
        const bool wide = right - left >= 0.3 * em;
        if (!from) {
            from = left;
            least = most + 1;
        }
        if (!wide || covered >= least) continue;
        // The emptiest stretch of the gap is the border.
        if (least <= most) borders.pop_back();
        least = covered;
        best = (left + right) / 2;
        borders.push_back(best);
    }
    if (!any) return {};
    // Something must stand on both sides of a border in two lines, or it is a ragged edge.
    std::erase_if(borders, [&](double border) {
        const auto divided = std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
            bool before = false, behind = false;
            for (const Piece& piece : line.pieces) {
                before = before || piece.right <= border;
                behind = behind || piece.left >= border;
            }
            return before && behind;
        });
        return divided < 2;
    });
    return borders;
}

ColumnSpan columns_under(const Piece& piece, const std::vector<double>& borders, double em) {
    const auto first = static_cast<std::uint32_t>(std::upper_bound(borders.begin(), borders.end(), piece.left + 0.3 * em) - borders.begin());
    const auto last = static_cast<std::uint32_t>(std::upper_bound(borders.begin(), borders.end(), piece.right - 0.6 * em) - borders.begin());
    return {first, std::max(last, first) - first + 1};
}

namespace {

/// One or several pieces below each other.
struct Block {
    std::uint32_t column = 0, columns = 1;
    double top = 0, bottom = 0;
    double first = 0;  ///< middle of the first line
    std::uint32_t lines = 1;
    std::uint32_t row = 0, rows = 1;
    std::string text;

    double middle() const { return (top + bottom) / 2; }
};

std::vector<Block> pieces_of(const std::vector<Line>& lines, const std::vector<double>& borders, double em) {
    std::vector<Block> blocks;
    for (const Line& line : lines)
        for (const Piece& piece : line.pieces) {
            Block block;
            const ColumnSpan place = columns_under(piece, borders, em);
            block.column = place.first;
            block.columns = place.count;
            block.top = piece.top;
            block.bottom = piece.bottom;
            block.first = piece.middle();
            block.text = piece.text;
            blocks.push_back(std::move(block));
        }
    std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return std::pair(a.column, a.first) < std::pair(b.column, b.first); });
    return blocks;
}

/// The smallest step between lines below each other, which is the pitch inside cells where cells
/// have several lines.
double least_step(const std::vector<Block>& pieces, double em) {
    double least = 1e9;
    for (std::size_t i = 1; i < pieces.size(); ++i)
        if (pieces[i].column == pieces[i - 1].column) {
            const double step = pieces[i].first - pieces[i - 1].first;
            if (step > 0.7 * em) least = std::min(least, step);
        }
    return least;
}

std::vector<Block> joined(const std::vector<Block>& pieces, double widest_step) {
    std::vector<Block> blocks;
    double last = 0;
    for (const Block& piece : pieces) {
        if (!blocks.empty() && blocks.back().column == piece.column && piece.first - last <= widest_step) {
            Block& block = blocks.back();
            block.text += piece.text;
            block.bottom = std::max(block.bottom, piece.bottom);
            block.columns = std::max(block.columns, piece.columns);
            ++block.lines;
        } else {
            blocks.push_back(piece);
        }
        last = piece.first;
    }
    return blocks;
}

/// Pieces joined around those of one column, which stand in the middle of their rows: each to the
/// nearest. Nothing where the column's own are as close as lines are.
std::vector<Block> gathered(const std::vector<Block>& pieces, std::uint32_t key, double step) {
    std::vector<double> middles;
    for (const Block& piece : pieces)
        if (piece.column == key) {
            if (!middles.empty() && piece.middle() - middles.back() < 1.6 * step) return {};
            middles.push_back(piece.middle());
        }
    if (middles.size() < 3) return {};
    std::vector<Block> blocks;
    std::size_t last = 0;
    for (const Block& piece : pieces) {
        const auto below = std::lower_bound(middles.begin(), middles.end(), piece.middle());
        auto row = static_cast<std::size_t>(below - middles.begin());
        if (row == middles.size() || (row > 0 && piece.middle() - middles[row - 1] < middles[row] - piece.middle())) --row;
        // Rows above the first and below the last have nothing in that column.
        const std::size_t count = middles.size();
        if (piece.middle() > middles.back() + 0.6 * (middles.back() - middles[count - 2])) row = count;
        if (piece.middle() < middles.front() - 0.6 * (middles[1] - middles.front())) row = count + 1;
        if (!blocks.empty() && blocks.back().column == piece.column && last == row) {
            blocks.back().text += piece.text;
            blocks.back().bottom = std::max(blocks.back().bottom, piece.bottom);
            blocks.back().columns = std::max(blocks.back().columns, piece.columns);
            ++blocks.back().lines;
        } else {
            blocks.push_back(piece);
        }
        last = row;
    }
    return blocks;
}

double anchor_of(const Block& block, bool by_first) { return by_first ? block.first : block.middle(); }

struct Row {
    double top = 0, bottom = 0, anchor = 0;
    std::vector<std::size_t> blocks;
};

std::vector<Row> rows_of(const std::vector<Block>& blocks, bool by_first, double em) {
    std::vector<std::size_t> order(blocks.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return anchor_of(blocks[a], by_first) < anchor_of(blocks[b], by_first); });
    std::vector<Row> rows;
    for (const std::size_t i : order) {
        const double anchor = anchor_of(blocks[i], by_first);
        if (rows.empty() || anchor - rows.back().anchor > 0.45 * em) rows.push_back({blocks[i].top, blocks[i].bottom, anchor, {}});
        Row& row = rows.back();
        row.top = std::min(row.top, blocks[i].top);
        row.bottom = std::max(row.bottom, blocks[i].bottom);
        row.blocks.push_back(i);
    }
    return rows;
}

/// Share of the blocks that agree with one of another column on where they stand, less what
/// rows overlap.
double agreement(const std::vector<Block>& blocks, bool by_first, double em) {
    std::size_t agreed = 0;
    for (const Block& one : blocks)
        agreed += std::any_of(blocks.begin(), blocks.end(), [&](const Block& other) {
            return other.column != one.column && std::abs(anchor_of(other, by_first) - anchor_of(one, by_first)) < 0.35 * em;
        });
    if (blocks.empty()) return 0;
    const std::vector<Row> rows = rows_of(blocks, by_first, em);
    std::size_t overlaps = 0;
    for (std::size_t r = 1; r < rows.size(); ++r) overlaps += rows[r].top < rows[r - 1].bottom - 0.2 * em;
    return static_cast<double>(agreed) / static_cast<double>(blocks.size()) - 0.5 * static_cast<double>(overlaps) / static_cast<double>(rows.size());
}

bool shares_column(const std::vector<Block>& blocks, const Row& a, const Row& b) {
    for (const std::size_t i : a.blocks)
        for (const std::size_t k : b.blocks)
            if (blocks[i].column < blocks[k].column + blocks[k].columns && blocks[k].column < blocks[i].column + blocks[i].columns) return true;
    return false;
}

/// Cells between two rows, in columns neither has anything in, are merged over both: the row they
/// seem to make is none.
void dissolve_merged(std::vector<Block>& blocks, std::vector<Row>& rows, double em) {
    for (std::size_t k = 1; k + 1 < rows.size(); ++k) {
        const Row &above = rows[k - 1], &here = rows[k], &below = rows[k + 1];
        if (std::abs((above.top + below.bottom) / 2 - (here.top + here.bottom) / 2) > 0.4 * em) continue;
        if (shares_column(blocks, above, here) || shares_column(blocks, here, below)) continue;
        if (here.top >= above.bottom + 0.2 * em && here.bottom <= below.top - 0.2 * em) continue;  // room for a row of its own
        for (const std::size_t i : here.blocks) {
            blocks[i].rows = 2;
            rows[k - 1].blocks.push_back(i);
        }
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(k));
    }
}

/// A column whose cells, each in the middle of what it covers, cover all rows is one of merged cells.
void spread_merged(std::vector<Block>& blocks, const std::vector<Row>& rows, std::uint32_t column, double em) {
    std::vector<Block*> cells;
    for (Block& block : blocks)
        if (block.column == column) cells.push_back(&block);
    // A head and one remark cover all rows by chance.
    if (cells.size() < 3 || cells.size() >= rows.size()) return;
    std::sort(cells.begin(), cells.end(), [](const Block* a, const Block* b) { return a->middle() < b->middle(); });
    std::vector<std::pair<std::size_t, std::size_t>> covers;
    std::size_t next = 0;
    for (const Block* cell : cells) {
        std::size_t end = next;
        while (end < rows.size() && std::abs((rows[next].top + rows[end].bottom) / 2 - cell->middle()) > 0.45 * em) ++end;
        if (end >= rows.size()) return;
        covers.emplace_back(next, end + 1 - next);
        next = end + 1;
    }
    if (next != rows.size()) return;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i]->row = static_cast<std::uint32_t>(covers[i].first);
        cells[i]->rows = static_cast<std::uint32_t>(covers[i].second);
    }
}

}  // namespace

std::vector<RawCell> grid_of(const std::vector<Line>& lines, double em) {
    const std::vector<double> borders = borders_of(lines, em);
    const std::vector<Block> pieces = pieces_of(lines, borders, em);
    const double step = least_step(pieces, em);
    std::vector<Block> blocks = pieces, wrapped = joined(pieces, step * 1.08 + 0.4);
    bool by_first = false;
    // Cells of several lines, if they agree as well as single lines do and the first column, which
    // numbers or names the rows, is not all joined.
    const auto in_first = [](const std::vector<Block>& list) { return std::count_if(list.begin(), list.end(), [](const Block& block) { return block.column == 0; }); };
    if (wrapped.size() < pieces.size() && in_first(wrapped) * 10 >= in_first(pieces) * 4) {
        const double lines_agree = agreement(pieces, false, em), middles_agree = agreement(wrapped, false, em), firsts_agree = agreement(wrapped, true, em);
        if (std::max(middles_agree, firsts_agree) >= lines_agree - 0.02) {
            by_first = firsts_agree > middles_agree;
            blocks = std::move(wrapped);
        }
    }
    // Lines as close inside cells as between them: the cells of some column tell where rows are.
    double best = agreement(blocks, by_first, em) + 0.05;
    for (std::uint32_t column = 0; column <= borders.size(); ++column) {
        std::vector<Block> around = gathered(pieces, column, step);
        const double agreed = agreement(around, false, em);
        if (around.empty() || agreed < 0.85 || agreed <= best) continue;
        best = agreed;
        by_first = false;
        blocks = std::move(around);
    }
    std::vector<Row> rows = rows_of(blocks, by_first, em);
    if (!by_first) dissolve_merged(blocks, rows, em);
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (const std::size_t i : rows[r].blocks) blocks[i].row = static_cast<std::uint32_t>(r);
    if (!by_first)
        for (std::uint32_t column = 0; column <= borders.size(); ++column) spread_merged(blocks, rows, column, em);

    std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return std::tuple(a.row, a.column, a.first) < std::tuple(b.row, b.column, b.first); });
    std::vector<RawCell> cells;
    for (Block& block : blocks) {
        if (!cells.empty() && cells.back().row == block.row && cells.back().column == block.column) {
            cells.back().text += block.text;
            continue;
        }
        cells.push_back({.row = block.row, .column = block.column, .row_span = block.rows, .column_span = block.columns, .text = std::move(block.text), .header = block.row == 0});
    }
    return cells;
}

}  // namespace jianbao::pdf
