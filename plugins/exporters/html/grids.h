/// Heat tables and calendars as HTML tables: they are read by screen readers and printed like others.
#pragma once

#include <string>

#include "jianbao/report.h"

namespace jianbao::html {

std::string heat_of(const HeatBlock& heat);
/// `today` is the day of the report.
std::string calendar_of(const CalendarBlock& calendar, Date today);

}  // namespace jianbao::html
