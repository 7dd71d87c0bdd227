#include "column_widths.h"

#include <algorithm>
#include <numeric>

namespace jianbao::pdf {
namespace {

/// Share of the table that columns of short text leave to the others.
constexpr double least_open = 0.48;

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// Widths from content alone.
std::vector<double> from_content(const std::vector<const ColumnNeed*>& columns, double total, double short_length) {
    std::size_t count = columns.size();
    std::vector<double> widths(count), longest(count);
    for (std::size_t i = 0; i < count; ++i) {
        const ColumnNeed& column = *columns[i];
        longest[i] = column.minimum;
        for (float length : column.lengths) longest[i] = std::max<double>(longest[i], length);
    }
    if (sum(longest) <= total) {
        double scale = total / std::max(sum(longest), 1.0);
        for (std::size_t i = 0; i < count; ++i) widths[i] = longest[i] * scale;
        return widths;
    }
    // Short columns take what they like as long as the others keep a good part of the table.
    for (double limit = short_length; limit > short_length / 3; limit *= 0.85) {
        double taken = 0;
        bool others = false;
        for (std::size_t i = 0; i < count; ++i) {
            bool is_short = longest[i] <= limit;
            widths[i] = is_short ? longest[i] : std::min(columns[i]->minimum, limit);
            taken += is_short ? widths[i] : 0;
            others = others || !is_short;
        }
        if (!others || taken <= total * (1 - least_open)) break;
    }
    if (sum(widths) >= total)
        for (std::size_t i = 0; i < count; ++i) widths[i] = columns[i]->minimum;
    if (double minimum = sum(widths); minimum >= total) {
        for (double& width : widths) width *= total / minimum;
        return widths;
    }
    // Step by step to the column where the most lines go. The fourth power stands for the fact that
    // a row is as high as its highest cell.
    auto cost = [&](std::size_t i, double width) {
        double all = 0;
        for (float length : columns[i]->lengths) {
            double lines = std::max(length / width, 1.0);
            all += lines * lines * lines * lines;
        }
        return all;
    };
    double step = std::max((total - sum(widths)) / 80, 0.5);
    std::vector<double> gain(count);
    auto set_gain = [&](std::size_t i) { gain[i] = cost(i, widths[i]) - cost(i, widths[i] + step); };
    for (std::size_t i = 0; i < count; ++i) set_gain(i);
    for (double left = total - sum(widths); left > 0.01; left -= step) {
        std::size_t best = static_cast<std::size_t>(std::max_element(gain.begin(), gain.end()) - gain.begin());
        if (gain[best] <= 0) {  // nothing left to save: evenly
            for (double& width : widths) width += left / static_cast<double>(count);
            break;
        }
        widths[best] += std::min(step, left);
        set_gain(best);
    }
    return widths;
}

/// Columns that are too narrow for their words take what they lack from those with more than they
/// need.
void keep_minimum(const std::vector<ColumnNeed>& columns, std::vector<double>& widths) {
    double lacking = 0, spare = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        lacking += std::max(0.0, columns[i].minimum - widths[i]);
        spare += std::max(0.0, widths[i] - columns[i].minimum);
    }
    if (lacking <= 0 || spare <= 0) return;
    double moved = std::min(lacking, spare);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        double more = columns[i].minimum - widths[i];
        widths[i] += more > 0 ? more * moved / lacking : more * moved / spare;
    }
}

}  // namespace

std::vector<double> column_widths(const std::vector<ColumnNeed>& columns, double total, double short_length) {
    std::vector<double> widths(columns.size());
    std::vector<const ColumnNeed*> open;
    std::vector<std::size_t> open_at;
    double shares = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        shares += columns[i].share > 0 ? columns[i].share : 1;
        if (columns[i].share > 0) continue;
        open.push_back(&columns[i]);
        open_at.push_back(i);
    }
    if (columns.empty()) return widths;
    double unit = total / shares;
    for (std::size_t i = 0; i < columns.size(); ++i) widths[i] = columns[i].share * unit;
    auto found = from_content(open, unit * static_cast<double>(open.size()), short_length);
    for (std::size_t i = 0; i < open.size(); ++i) widths[open_at[i]] = found[i];
    keep_minimum(columns, widths);
    return widths;
}

}  // namespace jianbao::pdf
