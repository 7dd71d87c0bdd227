// Tables that flow over pages: repeated heads, rows that split, equal neighbours in one cell.
#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>
#include <utility>

#include "blocks.h"
#include "column_widths.h"

namespace jianbao::pdf {
namespace {

constexpr double rule_width = 0.5;
constexpr std::size_t rows_looked_at = 300;

struct CellBox {
    Passage text;
    std::vector<Line> lines;
    Light light = Light::none;
    bool merges = false;  ///< becomes one with equal neighbours
};

/// A row, or the part of one that stands on a page.
struct RowBox {
    std::vector<CellBox> cells;
    std::size_t source = 0;
    bool begins = true;  ///< not the continuation of a row split before
    bool split = false;  ///< part of a row: its text stands at the top
    double height = 0;   ///< its own
    double added = 0;    ///< so that the merged cell that ends here has room
};

class TableSetter {
public:
    TableSetter(PageFlow& flow, const TableBlock& table) : flow_(flow), table_(table) {
        if (table.compact) {
            leading_ = 1.32;
            pad_ = 0.24;
        }
        set_size(flow.settings().table_size * (table.compact ? 0.857 : 1));
    }

    void set();

private:
    void set_size(double size) {
        size_ = size;
        line_height_ = size * leading_;
        pad_x_ = size * 0.4;
        pad_y_ = size * pad_;
    }
    TextStyle cell_style() const { return {Role::body, size_, colours::black}; }
    TextStyle head_style() const { return {Role::hei, size_, colours::black}; }
    double row_height(const RowBox& row) const;
    double text_height(const CellBox& cell) const {
        return static_cast<double>(cell.lines.size()) * line_height_ + 2 * pad_y_;
    }
    CellBox make_cell(const ReportCell& cell, const ReportColumn& column, double width);
    RowBox make_row(std::size_t source);
    void make_head();
    std::vector<ColumnNeed> column_needs();
    void find_widths();
    double fit_merged(std::vector<RowBox>& rows) const;
    std::size_t group_end(const std::vector<RowBox>& rows, std::size_t row, std::size_t column) const;
    std::optional<RowBox> split_row(RowBox& row, double room) const;
    void draw_title(bool continued);
    void draw_head();
    void draw_rows(const std::vector<RowBox>& rows);
    void draw_cell(const CellBox& cell, const ReportColumn& column, const Rectangle& area, bool at_top);
    double title_height() const { return table_.title.empty() ? 0 : size_ * 2.2; }

    PageFlow& flow_;
    const TableBlock& table_;
    double leading_ = 1.42, pad_ = 0.36;  ///< of the type size
    double size_ = 0, line_height_ = 0, pad_x_ = 0, pad_y_ = 0;
    std::vector<double> widths_;
    std::vector<CellBox> head_;
    double head_height_ = 0;
};

CellBox TableSetter::make_cell(const ReportCell& cell, const ReportColumn& column, double width) {
    CellBox box{Passage(flow_.fonts()), {}, cell.light, false};
    TextStyle style = cell_style();
    std::string link = flow_.link(cell.link);
    if (!link.empty()) style.colour = colours::link;
    if (cell.light != Light::none) box.text.add_room(size_ * 1.15, style);
    std::string_view text = cell.text;
    if (text.empty() && cell.light != Light::none) text = light_word(cell.light);
    box.text.add(text, style, link);
    double room = width - 2 * pad_x_;
    bool running = column.align == Align::left && room > 11 * size_;
    box.lines = box.text.break_lines({room, 0, 0, running ? Fill::justified : Fill::ragged, true});
    // Long texts stay in their own rows, where they can be divided between pages.
    box.merges = column.merge_equal && !cell.text.empty() && text_height(box) < 0.3 * (flow_.bottom() - flow_.top());
    return box;
}

RowBox TableSetter::make_row(std::size_t source) {
    RowBox row;
    row.source = source;
    static const ReportCell empty;
    const auto& cells = table_.rows[source].cells;
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
        row.cells.push_back(make_cell(i < cells.size() ? cells[i] : empty, table_.columns[i], widths_[i]));
    row.height = row_height(row);
    return row;
}

/// Height of a row from its cells. Merged cells have the height of all their rows.
double TableSetter::row_height(const RowBox& row) const {
    double height = line_height_ + 2 * pad_y_;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (!row.cells[i].merges) height = std::max(height, text_height(row.cells[i]));
    return height;
}

void TableSetter::make_head() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
        CellBox box{Passage(flow_.fonts()), {}, Light::none, false};
        box.text.add(table_.columns[i].title, head_style());
        double room = widths_[i] - 2 * pad_x_;
        box.lines = box.text.break_lines({room, 0, 0, Fill::ragged});
        if (box.lines.size() > 1) {
            // 督办/事项 rather than 督办事/项: lines of even length.
            double even =
                std::ceil(box.text.natural_width() / static_cast<double>(box.lines.size()) / size_) * size_ + 0.1;
            auto balanced = box.text.break_lines({std::min(room, even), 0, 0, Fill::ragged});
            if (balanced.size() == box.lines.size()) box.lines = std::move(balanced);
        }
        head_height_ = std::max(head_height_, text_height(box) + pad_y_);
        head_.push_back(std::move(box));
    }
}

/// What the columns want at the current type size.
std::vector<ColumnNeed> TableSetter::column_needs() {
    std::vector<ColumnNeed> needs(table_.columns.size());
    std::size_t step = std::max<std::size_t>(1, table_.rows.size() / rows_looked_at);
    for (std::size_t i = 0; i < needs.size(); ++i) {
        ColumnNeed& need = needs[i];
        need.share = table_.columns[i].width;
        Passage head(flow_.fonts());
        head.add(table_.columns[i].title, head_style());
        // A head of more than two lines looks worse than a wider column.
        double half = std::ceil(head.natural_width() / 2 / size_) * size_;
        need.minimum = std::max({half, head.widest_piece(), 2 * size_}) + 2 * pad_x_ + 0.1;
        // People write in it.
        if (table_.columns[i].editable) need.lengths.push_back(static_cast<float>(8 * size_));
        need.lengths.push_back(static_cast<float>(std::min(head.natural_width(), 6 * size_) + 2 * pad_x_ + 0.1));
        double widest = 0;
        for (std::size_t row = 0; row < table_.rows.size(); row += step) {
            if (i >= table_.rows[row].cells.size()) continue;
            const ReportCell& cell = table_.rows[row].cells[i];
            Passage text(flow_.fonts());
            text.add(cell.text, cell_style());
            if (text.empty() && cell.light != Light::none) text.add(light_word(cell.light), cell_style());
            double light = cell.light != Light::none ? size_ * 1.15 : 0;
            double whole = text.natural_width();
            need.lengths.push_back(static_cast<float>(whole + light + 2 * pad_x_ + 0.1));
            // 在办, 第36段: what is as short as a word stays on its line.
            widest = std::max(widest, (whole <= 4.2 * size_ ? whole : text.widest_piece()) + light);
        }
        need.minimum = std::max(need.minimum, std::min(widest, 9 * size_) + 2 * pad_x_ + 0.1);
    }
    return needs;
}

/// Chooses the widths. A table with more columns than find room is set smaller, not cut up.
void TableSetter::find_widths() {
    std::vector<ColumnNeed> needs = column_needs();
    for (double smallest = std::min(size_, 7.0); size_ > smallest;) {
        double minimum = 0;
        for (const ColumnNeed& need : needs) minimum += need.minimum;
        if (minimum <= flow_.width()) break;
        set_size(std::max(smallest, size_ * 0.92));
        needs = column_needs();
    }
    widths_ = column_widths(needs, flow_.width(), 9.2 * size_ + 2 * pad_x_);
}

std::size_t TableSetter::group_end(const std::vector<RowBox>& rows, std::size_t row, std::size_t column) const {
    std::size_t end = row + 1;
    if (!rows[row].cells[column].merges) return end;
    // Cells that merge have text, so the report's row reaches this column.
    auto text = [&](std::size_t i) -> const std::string& { return table_.rows[rows[i].source].cells[column].text; };
    while (end < rows.size() && rows[end].cells[column].merges && text(end) == text(row)) ++end;
    return end;
}

/// Gives the last row of each merged cell what the cell's text needs besides; returns the height of
/// all rows.
double TableSetter::fit_merged(std::vector<RowBox>& rows) const {
    for (RowBox& row : rows) row.added = 0;
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        if (!table_.columns[column].merge_equal) continue;
        for (std::size_t begin = 0; begin < rows.size();) {
            std::size_t end = group_end(rows, begin, column);
            double height = 0;
            for (std::size_t i = begin; i < end; ++i) height += rows[i].height + rows[i].added;
            rows[end - 1].added += std::max(0.0, text_height(rows[begin].cells[column]) - height);
            begin = end;
        }
    }
    double all = 0;
    for (const RowBox& row : rows) all += row.height + row.added;
    return all;
}

/// Leaves in `row` the lines that fit into `room` and returns the others; nothing when no part
/// worth having fits.
std::optional<RowBox> TableSetter::split_row(RowBox& row, double room) const {
    auto fit = static_cast<std::size_t>(std::max(0.0, std::floor((room - 2 * pad_y_ + 0.01) / line_height_)));
    std::size_t longest = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (!row.cells[i].merges) longest = std::max(longest, row.cells[i].lines.size());
    if (fit < 2 || longest <= fit) return std::nullopt;
    if (longest - fit == 1 && fit > 2) --fit;
    RowBox rest;
    rest.source = row.source;
    rest.begins = false;
    rest.split = row.split = true;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        CellBox& cell = row.cells[i];
        CellBox tail{cell.text, {}, Light::none, cell.merges};
        if (cell.merges) {
            tail.lines = cell.lines;
            tail.light = cell.light;
        } else if (cell.lines.size() > fit) {
            tail.lines.assign(cell.lines.begin() + static_cast<std::ptrdiff_t>(fit), cell.lines.end());
            cell.lines.resize(fit);
        }
        rest.cells.push_back(std::move(tail));
    }
    row.height = row_height(row);
    rest.height = row_height(rest);
    return rest;
}

void TableSetter::draw_title(bool continued) {
    if (table_.title.empty()) return;
    TextStyle style{Role::hei, continued ? size_ : size_ * 1.14, continued ? colours::grey : colours::black};
    flow_.draw_text(continued ? table_.title + "（续）" : table_.title, style, flow_.left(), flow_.width(), flow_.y(),
                    title_height(), 0.5);
    flow_.advance(title_height());
}

void TableSetter::draw_cell(const CellBox& cell, const ReportColumn& column, const Rectangle& area, bool at_top) {
    if (cell.lines.empty() || cell.text.empty()) return;
    double height = static_cast<double>(cell.lines.size()) * line_height_;
    double top = at_top ? area.y + pad_y_ : area.y + (area.height - height) / 2;
    double align = column.align == Align::left ? 0 : column.align == Align::centre ? 0.5 : 1;
    double room = area.width - 2 * pad_x_;
    for (std::size_t i = 0; i < cell.lines.size(); ++i, top += line_height_) {
        double x = area.x + pad_x_ + (room - cell.lines[i].width) * align;
        flow_.draw(cell.text, cell.lines[i], x, top, line_height_);
        if (i == 0 && cell.light != Light::none)
            draw_light(flow_, cell.light, {x + size_ * 0.5, top + line_height_ / 2}, size_ * 0.72);
    }
}

void TableSetter::draw_head() {
    Canvas& page = flow_.page();
    double x = flow_.left(), top = flow_.y();
    page.fill({x, top, flow_.width(), head_height_}, colours::shade);
    ReportColumn centred;
    centred.align = Align::centre;
    for (std::size_t i = 0; i < head_.size(); ++i) {
        draw_cell(head_[i], centred, {x, top, widths_[i], head_height_}, false);
        if (i > 0) page.line({x, top}, {x, top + head_height_}, rule_width, colours::black);
        x += widths_[i];
    }
    page.line({flow_.left(), top}, {flow_.left() + flow_.width(), top}, 2 * rule_width, colours::black);
    page.line({flow_.left(), top + head_height_}, {flow_.left() + flow_.width(), top + head_height_}, rule_width,
              colours::black);
    flow_.advance(head_height_);
}

void TableSetter::draw_rows(const std::vector<RowBox>& rows) {
    Canvas& page = flow_.page();
    double top = flow_.y();
    std::vector<double> tops{top};
    for (const RowBox& row : rows) tops.push_back(tops.back() + row.height + row.added);

    double x = flow_.left();
    for (std::size_t column = 0; column < widths_.size(); ++column) {
        for (std::size_t begin = 0; begin < rows.size();) {
            std::size_t end = group_end(rows, begin, column);
            bool at_top = end - begin == 1 && rows[begin].split && !rows[begin].cells[column].merges;
            draw_cell(rows[begin].cells[column], table_.columns[column],
                      {x, tops[begin], widths_[column], tops[end] - tops[begin]}, at_top);
            if (end < rows.size())
                page.line({x, tops[end]}, {x + widths_[column], tops[end]}, rule_width, colours::rule);
            begin = end;
        }
        if (column > 0) page.line({x, top}, {x, tops.back()}, rule_width, colours::rule);
        x += widths_[column];
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].begins) flow_.anchor(table_.rows[rows[i].source].anchor);
        flow_.advance(rows[i].height + rows[i].added);
    }
    // The frame is closed where the table or the page ends.
    page.line({flow_.left(), tops.back()}, {flow_.left() + flow_.width(), tops.back()}, 2 * rule_width, colours::black);
    double table_top = top - head_height_;
    for (double edge : {flow_.left(), flow_.left() + flow_.width()})
        page.line({edge, table_top}, {edge, tops.back()}, rule_width, colours::black);
}

void TableSetter::set() {
    if (table_.columns.empty()) return;
    find_widths();
    make_head();
    std::size_t next = 0;
    std::deque<RowBox> waiting;  // rows made already, that go to the next page
    bool first = true;
    while (next < table_.rows.size() || !waiting.empty()) {
        double head = title_height() + head_height_;
        if (first) {
            // The head is not left alone at the foot of a page: two rows stay with it, and a
            // short table goes over as a whole rather than leave most of it behind.
            const std::size_t together = table_.rows.size() <= 12 ? table_.rows.size() : 2;
            double rows_height = 0, least = 0;
            while (next < together) {
                waiting.push_back(make_row(next++));
                rows_height += waiting.back().height;
                if (next <= 2) least += std::min(waiting.back().height, 4 * line_height_ + 2 * pad_y_);
            }
            const double page_room = flow_.bottom() - flow_.top(), whole = head + rows_height;
            const bool goes_over = table_.rows.size() <= 12 && whole > flow_.room() && whole < 0.5 * page_room &&
                                   flow_.room() < 0.5 * whole;
            flow_.need(goes_over ? whole : std::min(head + least, 0.5 * page_room));
        }
        double room = flow_.room() - head;
        // The note stays with the table's end.
        const double note = std::min(note_height(flow_, table_.note) + 0.4 * size_, 0.3 * room);
        std::vector<RowBox> rows;
        while (next < table_.rows.size() || !waiting.empty()) {
            if (waiting.empty()) waiting.push_back(make_row(next++));
            rows.push_back(std::move(waiting.front()));
            waiting.pop_front();
            const bool ends = !table_.note.empty() && next == table_.rows.size() && waiting.empty();
            if (fit_merged(rows) <= room - (ends ? note : 0) + 0.01) continue;
            RowBox last = std::move(rows.back());
            rows.pop_back();
            double used = fit_merged(rows);
            // Rows are kept whole where the next page has room for them; long ones are divided.
            double page_room = flow_.bottom() - flow_.top() - head;
            bool divide = rows.empty() || last.height > page_room ||
                          (last.height > 0.35 * page_room && room - used > 5 * line_height_);
            if (divide) {
                auto rest = split_row(last, room - used);
                if (rest || rows.empty()) {
                    rows.push_back(std::move(last));
                    fit_merged(rows);
                    if (rest) waiting.push_front(std::move(*rest));
                    break;
                }
            }
            waiting.push_front(std::move(last));
            // The table's last row takes another one along to the next page.
            if (next == table_.rows.size() && waiting.size() == 1 && waiting.front().begins && rows.size() > 3 &&
                !rows.back().split) {
                waiting.push_front(std::move(rows.back()));
                rows.pop_back();
                fit_merged(rows);
            }
            break;
        }
        draw_title(!first);
        draw_head();
        draw_rows(rows);
        first = false;
        if (next < table_.rows.size() || !waiting.empty()) flow_.new_page(flow_.turned());
    }
}

}  // namespace

void set_table(PageFlow& flow, const TableBlock& table) {
    flow.page();
    double size = flow.settings().table_size;
    if (table.rows.empty()) {
        flow.snap();
        ParagraphBlock text;
        std::string words = table.empty_text.empty() ? "（无）" : table.empty_text;
        if (!table.title.empty()) {
            flow.draw_text(table.title, {Role::hei, size * 1.14, colours::black}, flow.left(), flow.width(), flow.y(),
                           size * 2.2, 0.5);
            flow.advance(size * 2.2);
            text.style = ParagraphStyle::centred;
        }
        text.text.push_back({words, Emphasis::none, {}});
        set_paragraph(flow, text);
        return;
    }
    if (!flow.page_is_empty()) flow.advance(size * 0.4);
    if (table.list)
        set_list(flow, table);
    else
        TableSetter(flow, table).set();
    flow.advance(size * 0.4);
    if (!table.note.empty()) set_paragraph(flow, {{{table.note, Emphasis::none, {}}}, ParagraphStyle::note, {}});
    flow.advance(size * 0.4);
}

}  // namespace jianbao::pdf
