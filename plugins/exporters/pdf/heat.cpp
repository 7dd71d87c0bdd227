// Heat tables: numbers in fields that are darker the more they hold.
#include <algorithm>

#include "blocks.h"

namespace jianbao::pdf {
namespace {

/// One hue from pale to dark: the order of the shades survives print in black and white.
Colour shade_of(Colour darkest, int level) {
    constexpr double strength[] = {0, 0.14, 0.36, 0.7, 1};
    const double share = strength[std::clamp(level, 0, heat_levels)];
    const auto mixed = [&](std::uint8_t part) { return static_cast<std::uint8_t>(255 - (255 - part) * share); };
    return {mixed(darkest.red), mixed(darkest.green), mixed(darkest.blue)};
}

class HeatSetter {
public:
    HeatSetter(PageFlow& flow, const HeatBlock& block)
        : flow_(flow), block_(block), size_(std::min(flow.settings().table_size, 10.5)), row_(size_ * 2) {
        const TextStyle words = style(Role::body, colours::black);
        for (const HeatRow& row : block.rows) names_ = std::max(names_, flow.text_width(row.title, words));
        names_ = std::max(names_, flow.text_width(block.row_head, style(Role::hei, colours::black)));
        names_ = std::min(names_ + size_, flow.width() * 0.36);
        field_ = (flow.width() - names_) / static_cast<double>(block.columns.size());
    }

    void set() {
        bool first = true;
        for (std::size_t i = 0; i < block_.rows.size();) {
            // A few rows belong together; a head alone at the foot of a page is no beginning.
            const std::size_t together = std::min<std::size_t>(block_.rows.size() - i, first ? 12 : 3);
            if (first) close_up(together);
            flow_.need(title_height() + head_height() + row_ * static_cast<double>(together));
            draw_title(!first);
            draw_head();
            first = false;
            while (i < block_.rows.size() && flow_.room() >= row_) draw_row(block_.rows[i++]);
            if (i < block_.rows.size()) flow_.new_page(flow_.turned());
        }
        draw_legend();
    }

private:
    /// Rows stand closer where that keeps the table on this page.
    void close_up(std::size_t rows) {
        const double room = flow_.room() - title_height(), all = static_cast<double>(rows) + 1.1;
        if (row_ * all > room && size_ * 1.6 * all <= room) row_ = room / all;
    }

    TextStyle style(Role role, Colour colour) const { return {role, size_, colour}; }
    double title_height() const { return block_.title.empty() ? 0 : size_ * 2.2; }
    double head_height() const { return row_ * 1.1; }

    void draw_title(bool continued) {
        if (block_.title.empty()) return;
        std::string words = block_.title;
        if (!block_.unit.empty()) words += "（单位：" + block_.unit + "）";
        if (continued) words += "（续）";
        flow_.draw_text(words, {Role::hei, size_ * 1.14, colours::black}, flow_.left(), flow_.width(), flow_.y(),
                        title_height(), 0.5);
        flow_.advance(title_height());
    }

    /// Words in a field, made smaller where they are too wide for it.
    void fitted(const std::string& words, TextStyle style, double left, double width, double height, double align) {
        const double wide = flow_.text_width(words, style), room = width - size_ * 0.4;
        if (wide > room && wide > 0) style.size = std::max(4.0, style.size * room / wide);
        flow_.draw_text(words, style, left + size_ * 0.2, room, flow_.y(), height, align);
    }

    void draw_head() {
        Canvas& page = flow_.page();
        page.fill({flow_.left(), flow_.y(), flow_.width(), head_height()}, colours::shade);
        fitted(block_.row_head, style(Role::hei, colours::black), flow_.left(), names_, head_height(), 0.5);
        // All heads in the size that the longest of them needs.
        TextStyle head = style(Role::hei, colours::black);
        double widest = 0;
        for (const std::string& column : block_.columns) widest = std::max(widest, flow_.text_width(column, head));
        if (const double room = field_ - size_ * 0.4; widest > room)
            head.size = std::max(5.0, head.size * room / widest);
        for (std::size_t c = 0; c < block_.columns.size(); ++c)
            fitted(block_.columns[c], head, at(c), field_, head_height(), 0.5);
        flow_.advance(head_height());
    }

    /// The name of a row, on two lines where it is long.
    void draw_name(const std::string& name) {
        TextStyle words = style(Role::body, colours::black);
        const double room = names_ - size_ * 0.4;
        if (flow_.text_width(name, words) <= room) return fitted(name, words, flow_.left(), names_, row_, 0);
        for (words.size = std::min(size_, row_ / 2.25);; words.size *= 0.94) {
            Passage passage(flow_.fonts());
            passage.add(name, words);
            const auto lines = passage.break_lines({room, 0, 0, Fill::ragged, true});
            if (lines.size() > 2 && words.size > 4) continue;
            const double pitch = words.size * 1.04;
            double top = flow_.y() + (row_ - pitch * static_cast<double>(lines.size())) / 2;
            for (const Line& line : lines) {
                flow_.draw(passage, line, flow_.left() + size_ * 0.2, top, pitch);
                top += pitch;
            }
            return;
        }
    }

    void draw_row(const HeatRow& row) {
        Canvas& page = flow_.page();
        draw_name(row.title);
        for (std::size_t c = 0; c < block_.columns.size() && c < row.cells.size(); ++c) {
            const HeatCell& cell = row.cells[c];
            const int level = std::clamp(cell.level, 0, heat_levels);
            if (level > 0)
                page.fill({at(c) + 0.6, flow_.y() + 0.6, field_ - 1.2, row_ - 1.2},
                          shade_of(flow_.settings().palette.heat, level));
            fitted(cell.text, style(Role::body, level >= 3 ? colours::white : colours::black), at(c), field_, row_,
                   0.5);
        }
        flow_.advance(row_);
        page.line({flow_.left(), flow_.y()}, {flow_.left() + flow_.width(), flow_.y()}, 0.3, colours::hair);
    }

    /// 少 ▢▢▢▢ 多, at the right under the table.
    void draw_legend() {
        const TextStyle small{Role::body, size_ * 0.86, colours::grey};
        const double side = size_ * 1.4, height = size_ * 1.6, words = flow_.text_width("少", small) + size_ * 0.4;
        if (flow_.room() < height) return;
        double x = flow_.left() + flow_.width() - 2 * words - side * heat_levels;
        flow_.draw_text("少", small, x, words, flow_.y(), height, 0);
        x += words;
        for (int level = 1; level <= heat_levels; ++level, x += side)
            flow_.page().fill({x, flow_.y() + height * 0.25, side, height * 0.5},
                              shade_of(flow_.settings().palette.heat, level));
        flow_.draw_text("多", small, x, words, flow_.y(), height, 1);
        flow_.advance(height);
    }

    double at(std::size_t column) const { return flow_.left() + names_ + field_ * static_cast<double>(column); }

    PageFlow& flow_;
    const HeatBlock& block_;
    double size_, row_, names_ = 0, field_ = 0;
};

}  // namespace

void set_heat(PageFlow& flow, const HeatBlock& heat) {
    if (heat.rows.empty() || heat.columns.empty()) return;
    flow.page();
    flow.advance(flow.page_is_empty() ? 0 : 6);
    HeatSetter(flow, heat).set();
    if (!heat.note.empty()) set_paragraph(flow, {{{heat.note, Emphasis::none, {}}}, ParagraphStyle::note, {}});
    flow.advance(8);
}

}  // namespace jianbao::pdf
