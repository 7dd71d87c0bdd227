// Key figures: cards in a row, the number large.
#include <algorithm>

#include "blocks.h"

namespace jianbao::pdf {

namespace {

/// 较上周↑2个百分点, under the number: on two lines where the card is narrow.
void draw_change(PageFlow& flow, const std::string& words, double left, double width, double top, double size) {
    if (words.empty()) return;
    TextStyle style{Role::body, size * 0.95, colours::grey};
    const double room = width - size * 0.5, whole = flow.text_width(words, style);
    if (whole * 0.85 <= room) {
        if (whole > room) style.size *= room / whole;
        return flow.draw_text(words, style, left, width, top, size * 1.6, 0.5);
    }
    style.size = size * 0.78;
    Passage passage(flow.fonts());
    passage.add(words, style);
    double y = top;
    for (const Line& line : passage.break_lines({room, 0, 0, Fill::ragged, true})) {
        flow.draw(passage, line, left + (width - line.width) / 2, y, style.size * 1.1);
        y += style.size * 1.1;
    }
}

}  // namespace

void set_key_figures(PageFlow& flow, const KeyFiguresBlock& block) {
    if (block.figures.empty()) return;
    double size = std::max(flow.settings().table_size, 9.0);
    std::size_t count = block.figures.size();
    double gap = size * 0.8;
    bool changes =
        std::any_of(block.figures.begin(), block.figures.end(), [](const auto& f) { return !f.change.empty(); });
    double height = size * (changes ? 7.0 : 5.6), title_height = block.title.empty() ? 0 : size * 2.4;
    flow.snap();
    // The cards are read together: up to three rows of them stay on one page. Where that page would have to be the
    // next one, narrower cards may still find room on this one.
    auto height_in = [&](std::size_t columns) {
        const std::size_t rows = std::min<std::size_t>((count + columns - 1) / columns, 3);
        return title_height + size * 0.6 + static_cast<double>(rows) * (height + gap) - gap;
    };
    std::size_t columns = count <= 5 ? count : count == 6 || count == 9 ? 3 : 4;
    const std::size_t narrow = count <= 6 ? count : (count + 1) / 2;
    if (narrow <= 6 && height_in(columns) > flow.room() && height_in(narrow) <= flow.room()) columns = narrow;
    double width = (flow.width() - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    flow.need(height_in(columns));
    if (!flow.page_is_empty()) flow.advance(size * 0.6);
    if (!block.title.empty()) {
        flow.draw_text(block.title, {Role::hei, size * 1.14, colours::black}, flow.left(), flow.width(), flow.y(),
                       title_height, 0.5);
        flow.advance(title_height);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const KeyFigure& figure = block.figures[i];
        std::size_t column = i % columns;
        if (column == 0 && i > 0) {
            flow.advance(height + gap);
            flow.need(height);
        }
        Canvas& page = flow.page();
        double x = flow.left() + static_cast<double>(column) * (width + gap), y = flow.y();
        Colour accent =
            figure.light == Light::none ? Colour{120, 128, 140} : light_colour(flow.settings(), figure.light);
        page.fill({x, y, width, height}, {248, 249, 251});
        page.frame({x, y, width, height}, 0.5, colours::hair);
        page.fill({x, y, width, 2.4}, accent);

        TextStyle label{Role::body, size * 1.1, colours::black};
        double room = width - size;
        double mark = figure.light == Light::none ? 0 : label.size * 1.2;
        double label_width = flow.text_width(figure.label, label);
        if (label_width + mark > room) {
            label.size *= room / (label_width + mark);
            label_width = room - mark;
        }
        double pitch = size * 2.1, top = y + size * 0.4;
        double label_x = x + (width - label_width - mark) / 2;
        if (mark > 0) draw_light(flow, figure.light, {label_x + label.size * 0.5, top + pitch / 2}, label.size * 0.8);
        flow.draw_text(figure.label, label, label_x + mark, label_width, top, pitch, 0);
        top += pitch;

        TextStyle value{Role::hei, size * 2.3, colours::black};
        TextStyle unit{Role::body, size * 1.05, colours::black};
        double unit_width = figure.unit.empty() ? 0 : flow.text_width(figure.unit, unit) + size * 0.25;
        double value_width = flow.text_width(figure.value, value);
        if (value_width + unit_width > room) {
            value.size *= std::max(0.3, (room - unit_width) / value_width);
            value_width = flow.text_width(figure.value, value);
        }
        double value_x = x + (width - value_width - unit_width) / 2, value_pitch = size * 2.7;
        flow.draw_text(figure.value, value, value_x, value_width, top, value_pitch, 0);
        // The unit stands on the number's baseline.
        double lower = 0.38 * (value.size - unit.size);
        flow.draw_text(figure.unit, unit, value_x + value_width + size * 0.25, unit_width, top + lower, value_pitch, 0);
        top += value_pitch;

        draw_change(flow, figure.change, x, width, top - size * 0.15, size);
    }
    flow.advance(height + size * 0.9);
}

}  // namespace jianbao::pdf
