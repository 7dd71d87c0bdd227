#include "statistics.h"

#include <algorithm>

#include "text.h"

namespace jianbao::xlsx {

namespace {

/// Beyond this a text column gets no wider.
constexpr double widest_text = 60;

void look_at_light(ColumnStatistics& column, const ReportCell& cell) {
    constexpr std::size_t most_words = 16, longest_word = 60;
    if (!column.words || cell.text.empty()) return;
    if (cell.value.index() != 0 || cell.text.size() > longest_word) {
        column.words.reset();
        return;
    }
    const auto [known, added] = column.words->emplace(cell.text, cell.light);
    if (known->second != cell.light || column.words->size() > most_words)
        column.words.reset();
    else
        column.lit |= cell.light != Light::none;
}

void look_at_width(ColumnStatistics& column, const ReportCell& cell) {
    const bool value = cell.value.index() != 0;
    if (value || column.width < widest_text) {
        const double width = static_cast<double>(display_width(cell.text)) + 2;
        column.width = std::max(column.width, width);
        if (value) column.value_width = std::max(column.value_width, width);
    }
    if (cell.link.empty()) return;
    column.link_width = std::max(column.link_width, static_cast<double>(display_width(cell.text)));
    column.link_breaks |= cell.text.find('\n') != cell.text.npos;
}

}  // namespace

StatisticsTaker::StatisticsTaker(const std::vector<ReportColumn>& columns) {
    for (const ReportColumn& column : columns)
        for (ColumnStatistics& made = statistics_.columns.emplace_back(); const std::string& choice : column.choices)
            made.choices[choice] = 0;
}

void StatisticsTaker::take(const ReportRow& row) {
    for (std::size_t i = 0; i < statistics_.columns.size(); ++i) {
        ColumnStatistics& column = statistics_.columns[i];
        if (i >= row.cells.size()) {
            column.filled = false;
            continue;
        }
        const ReportCell& cell = row.cells[i];
        column.filled &= !cell.text.empty();
        if (cell.light != Light::none) statistics_.lights.insert(cell.light);
        look_at_light(column, cell);
        look_at_width(column, cell);
        if (column.choices.empty()) continue;
        if (const auto choice = column.choices.find(cell.text); choice != column.choices.end()) ++choice->second;
    }
}

}  // namespace jianbao::xlsx
