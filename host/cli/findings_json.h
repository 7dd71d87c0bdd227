/// Findings as JSON lines.
#pragma once

#include <iosfwd>

#include "jianbao/document.h"
#include "jianbao/findings.h"

namespace jianbao::cli {

/// One object a row, table by table, rows in the order of the text:
/// `type`, `doc`, `article`, `section`, `quote`, `span` (in characters), then the columns. A dot
/// in a column's name makes an object; an object whose members are all empty is null. Lists are
/// never null, other empty cells are.
void write_findings(std::ostream& out, const Document& document, const Findings& findings);

}  // namespace jianbao::cli
