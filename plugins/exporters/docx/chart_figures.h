/// The small workbook behind a chart: with it Word can change the figures (编辑数据), not the colours alone.
#pragma once

#include <string>

#include "jianbao/report.h"

namespace jianbao::docx {

/// What the relations of a chart call its workbook.
inline constexpr const char* chart_figures = "figures";

/// "A" for 0, "AA" for 26.
std::string column_name(std::size_t index);

/// The bytes of a workbook whose Sheet1 has the categories in column A from row 2 on and a series a column.
std::string figures_of(const ChartBlock& chart);

}  // namespace jianbao::docx
