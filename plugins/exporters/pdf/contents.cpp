// 目录: one entry a heading, with its page number at the right and a link.
#include <algorithm>
#include <cmath>

#include "blocks.h"

namespace jianbao::pdf {

PendingContents set_contents(PageFlow& flow, const ContentsBlock& contents, const Report& report) {
    const Settings& settings = flow.settings();
    double pitch = settings.line_pitch * 0.93;
    PendingContents pending;
    if (!contents.title.empty()) {
        flow.snap();
        flow.need(4 * settings.line_pitch);
        TextStyle style{Role::hei, settings.body_size, colours::black};
        flow.draw_text(contents.title, style, flow.left(), flow.width(), flow.y(), settings.line_pitch, 0.5);
        flow.advance(settings.line_pitch * 1.3);
    }
    std::size_t number = 0;
    for (const Block& block : report.blocks) {
        const auto* heading = std::get_if<HeadingBlock>(&block);
        if (!heading) continue;
        std::string anchor = PageFlow::heading_anchor(number++);
        if (heading->level > contents.depth) continue;
        TextStyle style{heading->level <= 1 ? Role::hei : Role::body, settings.body_size * 0.875, colours::black};
        double indent = (heading->level - 1) * 2 * style.size;
        Passage paragraph(flow.fonts());
        paragraph.add(heading->text, style);
        // Room for the page number is kept free on every line.
        auto lines =
            paragraph.break_lines({flow.width() - 3.5 * style.size, indent, indent + 2 * style.size, Fill::ragged});
        flow.need(pitch * static_cast<double>(lines.size()));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            flow.draw(paragraph, lines[i], flow.left(), flow.y(), pitch);
            flow.page().link({flow.left(), flow.y(), flow.width(), pitch}, anchor);
            if (i + 1 == lines.size())
                pending.entries.push_back(
                    {flow.page_index(), flow.y(), pitch, flow.left() + lines[i].indent + lines[i].width, anchor});
            flow.advance(pitch);
        }
    }
    flow.advance(pitch * 0.5);
    return pending;
}

void finish_contents(PageFlow& flow, const PendingContents& contents) {
    const Settings& settings = flow.settings();
    TextStyle style{Role::song, settings.body_size * 0.8, colours::black};
    double right = settings.margin_left + settings.block_width();
    for (const auto& entry : contents.entries) {
        auto place = flow.anchors().find(entry.heading);
        if (place == flow.anchors().end()) continue;
        Passage number(flow.fonts());
        number.add(std::to_string(place->second.page + 1), style);
        auto lines = number.break_lines({1e6, 0, 0, Fill::ragged});
        double left = right - lines[0].width;
        flow.draw_on(entry.page, number, lines[0], left, entry.top, entry.pitch);
        double middle = entry.top + entry.pitch / 2 + 0.3 * style.size;
        // Dots stand on one grid, whatever the length of the text.
        double distance = style.size * 0.45, from = entry.text_end + style.size * 0.6;
        double first = right - 3 * style.size - std::floor((right - 3 * style.size - from) / distance) * distance;
        if (first < left - 2 * distance)
            flow.page(entry.page)
                .dots({first, middle}, {left - style.size * 0.6, middle}, 0.8, distance, colours::grey);
    }
}

}  // namespace jianbao::pdf
