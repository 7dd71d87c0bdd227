#include "page_flow.h"

#include <cmath>

#include "jianbao/basics.h"
#include "jianbao/exporter.h"

namespace jianbao::pdf {

PageFlow::PageFlow(const Settings& settings, FontSet& fonts, std::function<bool()> stopped)
    : settings_(settings), fonts_(fonts), stopped_(std::move(stopped)) {}

Canvas& PageFlow::page() {
    if (pages_.empty()) new_page();
    return *pages_.back();
}

void PageFlow::new_page(bool turned) {
    if (stopped_ && stopped_())
        throw ExportError("the time for the PDF file was used up on page " + std::to_string(pages_.size() + 1));
    turned_ = turned;
    pages_.push_back(std::make_unique<Canvas>(settings_.paper_width, settings_.paper_height, turned));
    y_ = top();
    if (!settings_.watermark.empty()) draw_watermark();
}

/// Drawn first, so that the text stands on it.
void PageFlow::draw_watermark() {
    const TextStyle style{Role::hei, 54, {228, 228, 228}};
    GlyphRun run;
    run.size = style.size;
    run.colour = style.colour;
    double width = 0;
    for (std::size_t at = 0; at < settings_.watermark.size();) {
        char32_t character = next_character(settings_.watermark, at);
        if (is_ignorable(character)) continue;
        const Glyph& glyph = fonts_.glyph(style.role, character);
        // One face for all of it: a slanted line is one run.
        if (!run.codes.empty() && glyph.face != run.face) continue;
        run.face = glyph.face;
        run.codes.push_back(glyph.code);
        width += glyph.advance * style.size;
    }
    Canvas& canvas = *pages_.back();
    double most = 0.9 * std::hypot(canvas.width(), canvas.height());
    if (width > most) {
        run.size *= most / width;
        width = most;
    }
    double half = width / 2 * std::sqrt(0.5);
    canvas.slanted_text({canvas.width() / 2 - half, canvas.height() / 2 + half}, 0.125, run);
}

void PageFlow::fresh_page(bool turned) {
    if (pages_.empty() || !page_is_empty()) {
        new_page(turned);
    } else if (turned_ != turned) {
        pages_.pop_back();
        new_page(turned);
    }
}

// On a turned page the paper's upper margin lies at the right and its left margin on top.
double PageFlow::left() const { return turned_ ? settings_.margin_bottom : settings_.margin_left; }
double PageFlow::width() const { return turned_ ? settings_.block_height() : settings_.block_width(); }
double PageFlow::top() const { return turned_ ? settings_.margin_left : settings_.margin_top; }
double PageFlow::bottom() const {
    if (turned_) return settings_.paper_width - settings_.margin_right;
    const auto kept = pages_.empty() ? feet_.end() : feet_.find(page_index());
    return settings_.paper_height - settings_.margin_bottom - (kept == feet_.end() ? 0 : kept->second);
}

void PageFlow::need(double height) {
    page();
    if (y_ + height > bottom() + 0.5 && !page_is_empty()) new_page(turned_);
}

void PageFlow::snap() {
    page();
    double lines = std::ceil((y_ - top()) / settings_.line_pitch - 0.02);
    y_ = top() + std::max(0.0, lines) * settings_.line_pitch;
}

void PageFlow::anchor(const std::string& name) {
    if (name.empty()) return;
    page();
    anchors_.try_emplace(name, Place{page_index(), y_});
}

void PageFlow::bookmark(int level, std::string title) {
    page();
    bookmarks_.push_back({level, std::move(title), {page_index(), y_}});
}

void PageFlow::note_missing(std::size_t page, const std::vector<char32_t>& characters) {
    for (char32_t character : characters) missing_[character].insert(page);
}

void PageFlow::draw_on(std::size_t page, const Passage& paragraph, const Line& line, double x, double top,
                       double pitch) {
    // The em box of Chinese type reaches 0.88 above the baseline; its middle goes to the line's
    // middle.
    double baseline = top + pitch / 2 + 0.38 * paragraph.size_points();
    std::vector<char32_t> missing;
    paragraph.draw(*pages_[page], line, x, baseline, &missing);
    if (!missing.empty()) note_missing(page, missing);
}

void PageFlow::draw(const Passage& paragraph, const Line& line, double x, double top, double pitch) {
    page();
    draw_on(page_index(), paragraph, line, x, top, pitch);
}

double PageFlow::text_width(std::string_view text, const TextStyle& style) {
    Passage paragraph(fonts_);
    paragraph.add(text, style);
    return paragraph.natural_width();
}

void PageFlow::draw_text(std::string_view text, const TextStyle& style, double left, double width, double top,
                         double pitch, double align) {
    if (text.empty()) return;
    Passage paragraph(fonts_);
    paragraph.add(text, style);
    LineShape shape{1e6, 0, 0, Fill::ragged};
    auto lines = paragraph.break_lines(shape);
    draw(paragraph, lines.front(), left + (width - lines.front().width) * align, top, pitch);
}

void PageFlow::finish() {
    const TextStyle number_style{Role::song, 14, colours::black};
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        Canvas& canvas = *pages_[i];
        canvas.to_paper();
        if (!settings_.page_numbers) continue;
        // 7 mm below the text, one character in from the outer edge: right on odd pages, left on
        // even ones.
        Passage number(fonts_);
        number.add("— " + std::to_string(i + 1) + " —", number_style);
        auto lines = number.break_lines({1e6, 0, 0, Fill::ragged});
        double x = i % 2 == 0 ? settings_.paper_width - settings_.margin_right - number_style.size - lines[0].width
                              : settings_.margin_left + number_style.size;
        double top = settings_.paper_height - settings_.margin_bottom + 7 * points_per_mm;
        draw_on(i, number, lines[0], x, top, number_style.size);
    }
}

}  // namespace jianbao::pdf
