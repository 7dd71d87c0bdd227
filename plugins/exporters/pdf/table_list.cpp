// Tables of long texts, set as running entries: 12  the sentence（第3段）.
#include <algorithm>

#include "blocks.h"

namespace jianbao::pdf {
namespace {

class ListSetter {
public:
    ListSetter(PageFlow& flow, const TableBlock& table)
        : flow_(flow),
          table_(table),
          size_(flow.settings().table_size * (table.compact ? 0.857 : 1)),
          pitch_(size_ * 1.48) {
        for (const ReportRow& row : table.rows)
            if (!row.cells.empty())
                marks_ = std::max(marks_, flow.text_width(row.cells[0].text, style(colours::black)));
        marks_ = std::min(marks_ + size_ * 0.8, flow.width() * 0.2);
    }

    void set() {
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            set_group(i);
            set_row(table_.rows[i]);
        }
        flow_.advance(pitch_ * 0.5);
    }

private:
    TextStyle style(Colour colour) const { return {Role::body, size_, colour}; }

    const std::string& text(std::size_t row, std::size_t column) const {
        static const std::string nothing;
        const auto& cells = table_.rows[row].cells;
        return column < cells.size() ? cells[column].text : nothing;
    }

    /// Cells that are the same for the rows below stand once, above them.
    void set_group(std::size_t row) {
        for (std::size_t c = 2; c < table_.columns.size(); ++c) {
            if (!table_.columns[c].merge_equal || text(row, c).empty()) continue;
            if (row > 0 && text(row, c) == text(row - 1, c)) continue;
            Passage words(flow_.fonts());
            words.add(text(row, c), {Role::hei, size_, colours::black});
            const auto lines = words.break_lines({flow_.width(), 0, 0, Fill::ragged, true});
            if (!flow_.page_is_empty()) flow_.advance(pitch_ * 0.4);
            flow_.need((static_cast<double>(lines.size()) + 2) * pitch_);
            for (const Line& line : lines) put(words, line, flow_.left());
        }
    }

    void set_row(const ReportRow& row) {
        Passage words(flow_.fonts());
        add(words, row.cells.size() > 1 ? row.cells[1] : ReportCell{}, "", "", colours::black);
        for (std::size_t c = 2; c < table_.columns.size() && c < row.cells.size(); ++c)
            if (!table_.columns[c].merge_equal) add(words, row.cells[c], "（", "）", colours::grey);
        const auto lines = words.break_lines({flow_.width() - marks_, 0, 0, Fill::justified, true});
        // Up to four lines stay together; of a longer entry two at least on either page.
        const std::size_t whole = lines.size() <= 4 ? lines.size() : 2;
        flow_.need(static_cast<double>(whole) * pitch_);
        flow_.anchor(row.anchor);
        if (!row.cells.empty()) {
            Passage mark(flow_.fonts());
            add(mark, row.cells[0], "", "", colours::black);
            const auto mark_lines = mark.break_lines({marks_, 0, 0, Fill::ragged});
            flow_.draw(mark, mark_lines.front(), flow_.left(), flow_.y(), pitch_);
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i >= whole) flow_.need(i + 2 == lines.size() ? 2 * pitch_ : pitch_);
            put(words, lines[i], flow_.left() + marks_);
        }
    }

    void add(Passage& words, const ReportCell& cell, const char* before, const char* after, Colour colour) {
        if (cell.text.empty() || cell.text.find_first_not_of(' ') == std::string::npos) return;
        const std::string link = flow_.link(cell.link);
        words.add(before + cell.text + after, style(link.empty() ? colour : colours::link), link);
    }

    void put(const Passage& words, const Line& line, double left) {
        flow_.draw(words, line, left, flow_.y(), pitch_);
        flow_.advance(pitch_);
    }

    PageFlow& flow_;
    const TableBlock& table_;
    double size_, pitch_, marks_ = 0;
};

}  // namespace

void set_list(PageFlow& flow, const TableBlock& table) { ListSetter(flow, table).set(); }

}  // namespace jianbao::pdf
