// 报头 and 版记: the red head of a bulletin and the lines at its foot.
#include <algorithm>

#include "blocks.h"

namespace jianbao::pdf {
namespace {

/// Letters of one line set at even distances over a width.
void spread(PageFlow& flow, const std::string& text, const TextStyle& style, double left, double width, double top,
            double pitch) {
    Passage paragraph(flow.fonts());
    paragraph.add(text, style);
    auto lines = paragraph.break_lines({1e6, 0, 0, Fill::ragged});
    Line line = lines.front();
    std::size_t gaps = line.end > line.begin ? line.end - line.begin - 1 : 0;
    if (gaps > 0) line.stretch = std::max(0.0, (width - line.width) / static_cast<double>(gaps));
    double set = line.width + line.stretch * static_cast<double>(gaps);
    flow.draw(paragraph, line, left + (width - set) / 2, top, pitch);
}

bool is_bracketed(const std::string& text) {
    return text.starts_with("（") || text.starts_with("(") || text.starts_with("〔");
}

}  // namespace

void set_masthead(PageFlow& flow, const Masthead& masthead) {
    const Settings& settings = flow.settings();
    Colour red = masthead.red ? settings.palette.head : colours::black;
    flow.bookmark(0, masthead.name);
    if (!masthead.name.empty()) {
        // As large as the width allows, 62 pt at most, the letters apart where there are few.
        TextStyle style{Role::title, 62, red};
        double natural = flow.text_width(masthead.name, style), most = flow.width() * 0.94;
        if (natural > most) style.size *= most / natural;
        natural = flow.text_width(masthead.name, style);
        std::size_t letters = count_characters(masthead.name);
        double wanted =
            std::min(most, natural + 0.45 * style.size * static_cast<double>(letters > 0 ? letters - 1 : 0));
        double height = style.size * 1.45;
        spread(flow, masthead.name, style, flow.left() + (flow.width() - wanted) / 2, wanted, flow.y(), height);
        flow.advance(height);
    }
    TextStyle text{Role::body, settings.body_size, colours::black};
    double pitch = settings.line_pitch;
    if (!masthead.issue.empty()) {
        std::string issue = is_bracketed(masthead.issue) ? masthead.issue : "（" + masthead.issue + "）";
        flow.draw_text(issue, text, flow.left(), flow.width(), flow.y(), pitch, 0.5);
        flow.advance(pitch * 1.15);
    }
    if (!masthead.office.empty() || !masthead.date.empty()) {
        double inset = text.size;
        double width = flow.width() - 2 * inset;
        // A long office name pushes nothing off the page: it is set smaller.
        double both = flow.text_width(masthead.office, text) + flow.text_width(masthead.date, text) + 2 * text.size;
        TextStyle fitted = text;
        if (both > width) fitted.size *= width / both;
        flow.draw_text(masthead.office, fitted, flow.left() + inset, width, flow.y(), pitch, 0);
        flow.draw_text(masthead.date, fitted, flow.left() + inset, width, flow.y(), pitch, 1);
        flow.advance(pitch * 1.1);
    }
    flow.page().line({flow.left(), flow.y()}, {flow.left() + flow.width(), flow.y()}, 2, red);
    flow.advance(pitch);
    flow.snap();
}

void set_imprint(PageFlow& flow, const Imprint& imprint) {
    TextStyle style{Role::body, 14, colours::black};
    double pitch = 14 * 1.75, inset = style.size;
    double width = flow.width() - 2 * inset;
    Passage copies(flow.fonts());
    std::vector<Line> lines;
    if (!imprint.copies_to.empty()) {
        // Layouts may give the bare names, or the whole line with its own label (抄报：…).
        bool labelled = imprint.copies_to.find("：") != std::string::npos;
        copies.add(labelled ? imprint.copies_to : "抄送：" + imprint.copies_to, style);
        lines = copies.break_lines({width, 0, 3 * style.size, Fill::justified});
    }
    bool last_line = !imprint.printed_by.empty() || !imprint.printed_on.empty();
    double height = pitch * (static_cast<double>(lines.size()) + (last_line ? 1 : 0));
    if (height == 0) return;
    // A line of text at least stays free above it.
    const double room = height + flow.settings().line_pitch * 0.5;
    if (room > flow.room() + 0.5 && !flow.page_is_empty()) flow.miss_foot(flow.page_index(), room);
    flow.need(room);
    double top = flow.bottom() - height;
    Canvas& page = flow.page();
    auto rule = [&](double y, double line) {
        page.line({flow.left(), y}, {flow.left() + flow.width(), y}, line, colours::black);
    };
    rule(top, 1);
    double y = top;
    for (const Line& line : lines) {
        flow.draw(copies, line, flow.left() + inset, y, pitch);
        y += pitch;
    }
    if (last_line) {
        if (!lines.empty()) rule(y, 0.5);
        std::string printed_on = imprint.printed_on;
        if (!printed_on.empty() && !printed_on.ends_with("印发")) printed_on += "印发";
        flow.draw_text(imprint.printed_by, style, flow.left() + inset, width, y, pitch, 0);
        flow.draw_text(printed_on, style, flow.left() + inset, width, y, pitch, 1);
        y += pitch;
    }
    rule(y, 1);
    flow.advance(flow.bottom() - flow.y());
}

}  // namespace jianbao::pdf
