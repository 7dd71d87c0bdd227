/// A workbook read for taking it back.
#pragma once

#include <string>

#include "cli/console.h"
#include "cli/environment.h"
#include "jianbao/reader.h"

namespace jianbao::cli {

/// The sheets of an Excel workbook as tables, hidden rows and sheets too. Throws loader::Refusal
/// for a file that is none or can't be read.
RawDocument read_workbook(const std::string& file, Date as_of, Environment& environment, Console& console);

}  // namespace jianbao::cli
