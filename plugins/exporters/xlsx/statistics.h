/// What one pass over the rows of a table tells before any of them is written.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "jianbao/report.h"

namespace jianbao::xlsx {

/// Words of a column that always come with the same light. A conditional format paints them, so
/// that the colour follows when somebody changes the word.
using LightWords = std::map<std::string, Light>;

struct ColumnStatistics {
    double width = 0;        ///< of the widest text, in columns of a Latin letter, with some room
    double value_width = 0;  ///< the same of numbers and dates, which don't wrap
    double link_width = 0;   ///< of the widest text that is a link
    bool link_breaks = false;  ///< such a text has several lines of its own
    bool filled = true;        ///< every row has a text
    bool lit = false;          ///< some cell has a light
    /// Nothing where lights say what words do not.
    std::optional<LightWords> words = LightWords();
    std::map<std::string, std::size_t> choices;  ///< how often each choice of the column stands in it
};

struct TableStatistics {
    std::vector<ColumnStatistics> columns;
    std::set<Light> lights;
};

/// Looks at the rows one by one.
class StatisticsTaker {
public:
    explicit StatisticsTaker(const std::vector<ReportColumn>& columns);
    void take(const ReportRow& row);
    TableStatistics result() { return std::move(statistics_); }

private:
    TableStatistics statistics_;
};

}  // namespace jianbao::xlsx
