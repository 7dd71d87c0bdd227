/// Lines of text with their places on the page, from pdftotext's -bbox-layout output.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jianbao::pdf {

/// A run of text without a wide gap. Points, from the upper left corner of the page.
struct Piece {
    double left = 0, right = 0, top = 0, bottom = 0;
    double em = 0;  ///< width of a Han character, estimated from the run
    std::string text;

    double middle() const { return (top + bottom) / 2; }
};

/// A word that is drawn again over itself, once more each.
struct Again {
    std::size_t piece = 0;  ///< of the line, which it is part of
    std::string text;
};

/// Pieces on one line, from left to right.
struct Line {
    std::vector<Piece> pieces;
    std::vector<Again> again;  ///< in the order in which it is drawn

    double left() const { return pieces.front().left; }
    double right() const { return pieces.back().right; }
    double middle() const { return pieces.front().middle(); }
    double em() const;
    /// The pieces joined by a space.
    std::string text() const;
};

struct Page {
    std::uint32_t number = 0;  ///< from 1
    double width = 0, height = 0;
    std::vector<Line> lines;  ///< from top to bottom
};

/// Reads the XHTML of `pdftotext -bbox-layout`. Text that is printed twice at one place (a way
/// to make it bold) comes once. Throws UnreadableInput for output that is cut off.
std::vector<Page> read_pages(const std::string& xhtml);

/// Reads the XHTML of `pdftotext -raw -bbox`, which leaves out nothing the page draws, and notes
/// at the lines of `pages` what is drawn over them again. Other words of it are not looked at.
void note_overprints(std::vector<Page>& pages, const std::string& xhtml);

}  // namespace jianbao::pdf
