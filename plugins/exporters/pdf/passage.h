/// Passages: text with fonts and sizes, broken into lines and drawn.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "canvas.h"
#include "character_class.h"
#include "fonts.h"

namespace jianbao::pdf {

struct TextStyle {
    Role role = Role::body;
    double size = 16;
    Colour colour;
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// One character of a paragraph and the room behind it.
struct Item {
    std::uint16_t code = 0;
    std::uint8_t face = 0;
    std::uint8_t style = 0;
    CharacterClass kind = CharacterClass::han;
    bool break_after = false;
    bool missing = false;
    bool full_width = false;
    std::uint8_t stretch = 0;  ///< weight of the room behind when a line is filled out
    std::uint16_t link = 0;    ///< 0 none
    char32_t character = 0;
    float width = 0;   ///< points
    float gap = 0;     ///< room behind, negative where two marks share their blank
    float shrink = 0;  ///< how much of the room behind may go
};

/// A line: items [begin, end), without the spaces at its end.
struct Line {
    std::uint32_t begin = 0, end = 0;
    double indent = 0;   ///< from the paragraph's left edge
    double width = 0;    ///< as set, from the indent
    double stretch = 0;  ///< points for each weight of stretch
    double shrink = 0;   ///< share of what may shrink that does
};

enum class Fill {
    justified,  ///< to both edges, but the last line
    ragged,     ///< natural widths
};

struct LineShape {
    double width = 0;         ///< of the column
    double first_indent = 0;  ///< of the first line
    double indent = 0;        ///< of the others
    Fill fill = Fill::justified;
    bool avoid_single = false;  ///< no last line of a single character (单字不成行)
};

class Passage {
public:
    explicit Passage(FontSet& fonts) : fonts_(&fonts) {}

    /// Adds text. Line feeds become spaces. `link` is an anchor of the report, or empty.
    void add(std::string_view text, const TextStyle& style, const std::string& link = {});
    /// Room of its own width, in points, that stands for what is drawn there later.
    void add_room(double width, const TextStyle& style);

    /// Breaks the text into lines; at least one line, empty for empty text.
    std::vector<Line> break_lines(const LineShape& shape);
    /// Width of the whole text on one line.
    double natural_width();
    /// Width of the widest piece that no line break divides.
    double widest_piece();

    bool empty() const { return items_.empty(); }
    std::size_t size() const { return items_.size(); }
    const std::vector<Item>& items() const { return items_; }
    /// Type size of the largest style.
    double size_points() const;

    /// Draws a line with its left edge (before the indent) at x. Missing characters are told to
    /// `missing` as they are drawn.
    void draw(Canvas& canvas, const Line& line, double x, double baseline, std::vector<char32_t>* missing) const;

private:
    void settle();
    double gap(std::size_t item, const Line& line) const {
        const Item& i = items_[item];
        return i.gap + i.stretch * line.stretch - i.shrink * line.shrink;
    }
    Line make_line(std::size_t begin, std::size_t end, double indent, double room, bool fill_out) const;
    double trailing_blank(const Item& item) const;
    double piece_width(std::size_t item) const;

    FontSet* fonts_;
    std::vector<TextStyle> styles_;
    std::vector<std::string> links_;
    std::vector<Item> items_;
    bool settled_ = false;
};

}  // namespace jianbao::pdf
