/// Results of queries as JSON lines.
#pragma once

#include <ostream>

#include "ledger/reading.h"

namespace jianbao::cli {

/// An object a row, with the columns as its members in their order.
void write_json_lines(std::ostream& out, const ledger::Result& result);

}  // namespace jianbao::cli
