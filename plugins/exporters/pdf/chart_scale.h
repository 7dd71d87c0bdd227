/// Numbers of charts: axes with round steps, and values as they are written at bars and points.
#pragma once

#include <string>
#include <vector>

#include "jianbao/report.h"

namespace jianbao::pdf {

struct Scale {
    double low = 0, high = 1, step = 1;
    /// Place of a value on the axis, 0 at its beginning and 1 at its end.
    double at(double value) const { return (value - low) / (high - low); }
};

/// A scale with at most `steps` round steps that holds all values and zero.
Scale make_scale(double lowest, double highest, int steps);

/// The lowest and the highest end of the chart's bars or points, zero included.
Scale value_scale(const ChartBlock& chart, int steps);

/// "12", "3.5", "0.25": at most two decimals.
std::string format_value(double value);

}  // namespace jianbao::pdf
