/// Charts as DrawingML (ECMA-376 part 1, 21.2): native ones, whose colours and texts people can
/// change in Word.
#pragma once

#include <pugixml.hpp>

#include "jianbao/report.h"
#include "look.h"

namespace jianbao::docx {

/// word/charts/chartN.xml. Values are kept in the chart itself; the workbook behind it has them for those who change
/// them.
void write_chart(pugi::xml_document& document, const ChartBlock& chart, const Look& look);

}  // namespace jianbao::docx
