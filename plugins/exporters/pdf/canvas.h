/// Canvas: one page's drawing, written as PDF operators while the report is laid out.
///
/// Positions are points from the upper left corner of the text's page, x to the right and y down,
/// also on turned pages.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao::pdf {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};

namespace colours {
constexpr Colour black{0, 0, 0};
constexpr Colour grey{96, 96, 96};
constexpr Colour rule{150, 150, 150};
constexpr Colour hair{205, 205, 205};
constexpr Colour shade{240, 242, 245};
constexpr Colour link{12, 38, 92};
constexpr Colour white{255, 255, 255};
}  // namespace colours

struct Point {
    double x = 0, y = 0;
};

struct Rectangle {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
};

/// Glyphs of one line, in one face, size and colour.
struct GlyphRun {
    std::uint8_t face = 0;
    double size = 0;
    Colour colour;
    double embolden = 0;  ///< in type sizes
    double spacing = 0;   ///< points after every glyph
    std::vector<std::uint16_t> codes;
    std::vector<float> shifts;  ///< points after each glyph besides `spacing`
};

class Canvas {
public:
    struct Link {
        Rectangle area;
        std::string anchor;
    };

    /// A page of paper of that size; `turned` gives a landscape page on it, its top at the left.
    Canvas(double paper_width, double paper_height, bool turned);

    double width() const { return turned_ ? paper_height_ : paper_width_; }
    double height() const { return turned_ ? paper_width_ : paper_height_; }
    double paper_width() const { return paper_width_; }
    double paper_height() const { return paper_height_; }
    bool turned() const { return turned_; }

    void text(double x, double baseline, const GlyphRun& run);
    void fill(const Rectangle& area, Colour colour);
    void frame(const Rectangle& area, double line, Colour colour);
    void line(Point from, Point to, double line, Colour colour);
    /// A line of dots as wide as they are high.
    void dots(Point from, Point to, double size, double distance, Colour colour);
    void polygon(const std::vector<Point>& points, Colour colour);
    void polyline(const std::vector<Point>& points, double line, Colour colour);
    /// A circle, filled or as a ring.
    void circle(Point centre, double radius, Colour colour, double ring = 0);
    /// The part of a circle between two angles, in turns clockwise from the top.
    void wedge(Point centre, double radius, double from, double to, Colour colour);
    /// Text along a line that rises to the right, for watermarks.
    void slanted_text(Point start, double turns, const GlyphRun& run);
    void link(const Rectangle& area, const std::string& anchor) { links_.push_back({area, anchor}); }
    /// From here on positions are those of the upright paper, also on a turned page.
    void to_paper();

    /// The page's content stream; the canvas is finished.
    std::string take_content();
    const std::vector<Link>& links() const { return links_; }
    /// A point and an area in PDF's own coordinates of the paper.
    Point on_paper(Point point) const;
    Rectangle on_paper(const Rectangle& area) const;

private:
    void number(double value);
    void op(const char* name);
    void point(Point at);
    void set_fill(Colour colour);
    void set_stroke(Colour colour);
    void set_line(double width);
    void arc(Point centre, double radius, double from, double to);
    void glyphs(const GlyphRun& run);

    double paper_width_, paper_height_;
    bool turned_;
    bool upright_ = false;
    std::string out_;
    std::vector<Link> links_;
    Colour fill_, stroke_;
    double line_width_ = 1, size_ = 0, spacing_ = 0, bold_ = 0;
    int face_ = -1;
};

}  // namespace jianbao::pdf
