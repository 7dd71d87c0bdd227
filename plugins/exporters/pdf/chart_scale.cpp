#include "chart_scale.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace jianbao::pdf {

Scale make_scale(double lowest, double highest, int steps) {
    lowest = std::min(lowest, 0.0);
    highest = std::max(highest, 0.0);
    if (!(highest - lowest > 0) || !std::isfinite(highest - lowest)) return {0, 1, 1};
    double rough = (highest - lowest) / steps;
    double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * 0.9999) {
            step = factor * power;
            break;
        }
    }
    Scale scale;
    scale.step = step;
    scale.low = std::floor(lowest / step + 1e-9) * step;
    scale.high = std::ceil(highest / step - 1e-9) * step;
    return scale;
}

Scale value_scale(const ChartBlock& chart, int steps) {
    double low = 0, high = 0;
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        double up = 0, down = 0;
        for (const ChartSeries& series : chart.series) {
            double value = i < series.values.size() && std::isfinite(series.values[i]) ? series.values[i] : 0;
            if (chart.kind == ChartKind::stacked_bar)
                (value >= 0 ? up : down) += value;
            else {
                up = std::max(up, value);
                down = std::min(down, value);
            }
        }
        high = std::max(high, up);
        low = std::min(low, down);
    }
    Scale scale = make_scale(low, high, steps);
    // Things are counted in whole numbers: no half of an item on the axis.
    bool whole = true;
    for (const ChartSeries& series : chart.series)
        for (double value : series.values) whole = whole && value == std::floor(value);
    if (whole && scale.step < 1) {
        scale.step = 1;
        scale.low = std::floor(low);
        scale.high = std::max(std::ceil(high), scale.low + 1);
    }
    return scale;
}

std::string format_value(double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%.2f", value);
    std::string out = text;
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out == "-0" ? "0" : out;
}

}  // namespace jianbao::pdf
