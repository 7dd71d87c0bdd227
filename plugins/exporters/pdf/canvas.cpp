#include "canvas.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace jianbao::pdf {

Canvas::Canvas(double paper_width, double paper_height, bool turned)
    : paper_width_(paper_width), paper_height_(paper_height), turned_(turned) {
    // Landscape x runs up the paper, landscape y to its right.
    if (turned_) out_ = "q 0 1 -1 0 " + std::to_string(static_cast<int>(paper_width_ * 100) / 100.0) + " 0 cm\n";
}

void Canvas::to_paper() {
    if (!turned_ || upright_) return;
    out_ += "Q\n";
    upright_ = true;
    fill_ = stroke_ = {};
    line_width_ = 1;
    size_ = spacing_ = bold_ = 0;
    face_ = -1;
}

std::string Canvas::take_content() {
    if (turned_ && !upright_) out_ += "Q\n";
    return std::exchange(out_, {});
}

Point Canvas::on_paper(Point at) const {
    if (turned_) return {at.y, at.x};
    return {at.x, paper_height_ - at.y};
}

Rectangle Canvas::on_paper(const Rectangle& area) const {
    Point a = on_paper(Point{area.x, area.y}), b = on_paper(Point{area.right(), area.bottom()});
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

/// At most three decimals, none where they are zero: half the size of what printf would write.
void Canvas::number(double value) {
    long scaled = std::lround(value * 1000);
    if (scaled < 0) {
        out_ += '-';
        scaled = -scaled;
    }
    char digits[24];
    char* end = digits + sizeof digits;
    char* at = end;
    long whole = scaled / 1000;
    unsigned part = static_cast<unsigned>(scaled % 1000);
    do {
        *--at = static_cast<char>('0' + whole % 10);
        whole /= 10;
    } while (whole != 0);
    out_.append(at, end);
    if (part != 0) {
        char text[4] = {'.', static_cast<char>('0' + part / 100), static_cast<char>('0' + part / 10 % 10),
                        static_cast<char>('0' + part % 10)};
        std::size_t length = part % 10 != 0 ? 4 : part % 100 != 0 ? 3 : 2;
        out_.append(text, length);
    }
    out_ += ' ';
}

void Canvas::op(const char* name) {
    out_ += name;
    out_ += '\n';
}

void Canvas::point(Point at) {
    number(at.x);
    number((upright_ || !turned_ ? paper_height_ : paper_width_) - at.y);
}

void Canvas::set_fill(Colour colour) {
    if (colour == fill_) return;
    fill_ = colour;
    if (colour.red == colour.green && colour.green == colour.blue) {
        number(colour.red / 255.0);
        op("g");
        return;
    }
    number(colour.red / 255.0);
    number(colour.green / 255.0);
    number(colour.blue / 255.0);
    op("rg");
}

void Canvas::set_stroke(Colour colour) {
    if (colour == stroke_) return;
    stroke_ = colour;
    number(colour.red / 255.0);
    number(colour.green / 255.0);
    number(colour.blue / 255.0);
    op("RG");
}

void Canvas::set_line(double width) {
    if (width == line_width_) return;
    line_width_ = width;
    number(width);
    op("w");
}

void Canvas::glyphs(const GlyphRun& run) {
    if (run.face != face_ || run.size != size_) {
        face_ = run.face;
        size_ = run.size;
        out_ += "/F";
        number(run.face + 1);
        number(run.size);
        op("Tf");
    }
    if (run.spacing != spacing_) {
        spacing_ = run.spacing;
        number(run.spacing);
        op("Tc");
    }
    // Codes as bytes: half of what hexadecimal digits would cost to write and to compress.
    auto byte = [&](unsigned value) {
        if (value == '(' || value == ')' || value == '\\') out_ += '\\';
        if (value == '\r')
            out_ += "\\r";
        else
            out_ += static_cast<char>(value);
    };
    out_ += "[(";
    double owed = 0;  // what rounding has left over, in thousandths of the type size
    for (std::size_t i = 0; i < run.codes.size(); ++i) {
        unsigned code = run.codes[i];
        byte(code >> 8);
        byte(code & 0xFF);
        if (i + 1 == run.codes.size() || i >= run.shifts.size() || run.shifts[i] == 0) continue;
        double wanted = -run.shifts[i] * 1000 / run.size + owed;
        double written = std::round(wanted);
        owed = wanted - written;
        if (written == 0) continue;
        out_ += ')';
        number(written);
        out_.back() = '(';
    }
    out_ += ")]TJ\n";
}

void Canvas::text(double x, double baseline, const GlyphRun& run) {
    if (run.codes.empty()) return;
    set_fill(run.colour);
    out_ += "BT\n";
    if (run.embolden != bold_) {
        bold_ = run.embolden;
        out_ += bold_ > 0 ? "2 Tr\n" : "0 Tr\n";
    }
    if (bold_ > 0) {
        set_stroke(run.colour);
        set_line(bold_ * run.size);
    }
    point({x, baseline});
    op("Td");
    glyphs(run);
    out_ += "ET\n";
}

void Canvas::slanted_text(Point start, double turns, const GlyphRun& run) {
    if (run.codes.empty()) return;
    double angle = turns * 2 * std::numbers::pi;
    set_fill(run.colour);
    out_ += "BT\n";
    number(std::cos(angle));
    number(std::sin(angle));
    number(-std::sin(angle));
    number(std::cos(angle));
    point(start);
    op("Tm");
    glyphs(run);
    out_ += "ET\n";
}

void Canvas::fill(const Rectangle& area, Colour colour) {
    set_fill(colour);
    point({area.x, area.bottom()});
    number(area.width);
    number(area.height);
    op("re f");
}

void Canvas::frame(const Rectangle& area, double line, Colour colour) {
    set_stroke(colour);
    set_line(line);
    point({area.x, area.bottom()});
    number(area.width);
    number(area.height);
    op("re S");
}

void Canvas::line(Point from, Point to, double line, Colour colour) {
    set_stroke(colour);
    set_line(line);
    point(from);
    out_ += "m ";
    point(to);
    op("l S");
}

void Canvas::dots(Point from, Point to, double size, double distance, Colour colour) {
    set_stroke(colour);
    set_line(size);
    out_ += '[';
    number(size);
    number(distance - size);
    out_ += "] 0 d ";
    point(from);
    out_ += "m ";
    point(to);
    op("l S [] 0 d");
}

void Canvas::polygon(const std::vector<Point>& points, Colour colour) {
    if (points.size() < 3) return;
    set_fill(colour);
    for (std::size_t i = 0; i < points.size(); ++i) {
        point(points[i]);
        out_ += i == 0 ? "m " : "l ";
    }
    op("h f");
}

void Canvas::polyline(const std::vector<Point>& points, double line, Colour colour) {
    if (points.size() < 2) return;
    set_stroke(colour);
    set_line(line);
    for (std::size_t i = 0; i < points.size(); ++i) {
        point(points[i]);
        out_ += i == 0 ? "m " : "l ";
    }
    op("1 j S");
}

void Canvas::arc(Point centre, double radius, double from, double to) {
    // A cubic curve for at most an eighth of a turn: off by less than a thousandth of the radius.
    int parts = std::max(1, static_cast<int>(std::ceil((to - from) * 8)));
    double step = (to - from) / parts * 2 * std::numbers::pi;
    double handle = radius * 4.0 / 3.0 * std::tan(step / 4);
    double angle = from * 2 * std::numbers::pi;
    for (int i = 0; i < parts; ++i, angle += step) {
        double next = angle + step;
        point({centre.x + radius * std::sin(angle) + handle * std::cos(angle),
               centre.y - radius * std::cos(angle) + handle * std::sin(angle)});
        point({centre.x + radius * std::sin(next) - handle * std::cos(next),
               centre.y - radius * std::cos(next) - handle * std::sin(next)});
        point({centre.x + radius * std::sin(next), centre.y - radius * std::cos(next)});
        out_ += "c ";
    }
}

void Canvas::circle(Point centre, double radius, Colour colour, double ring) {
    if (ring > 0) {
        set_stroke(colour);
        set_line(ring);
    } else {
        set_fill(colour);
    }
    point({centre.x, centre.y - radius});
    out_ += "m ";
    arc(centre, radius, 0, 1);
    op(ring > 0 ? "h S" : "h f");
}

void Canvas::wedge(Point centre, double radius, double from, double to, Colour colour) {
    set_fill(colour);
    point(centre);
    out_ += "m ";
    point({centre.x + radius * std::sin(from * 2 * std::numbers::pi),
           centre.y - radius * std::cos(from * 2 * std::numbers::pi)});
    out_ += "l ";
    arc(centre, radius, from, to);
    op("h f");
}

}  // namespace jianbao::pdf
