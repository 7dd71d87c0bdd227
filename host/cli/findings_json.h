/// Findings as JSON lines.
#pragma once

#include <string>
#include <vector>

#include "jianbao/document.h"
#include "jianbao/findings.h"

namespace jianbao::cli {

/// One object a row, rows in the order of the table: `type`, `doc`, `article`, `section`, `quote`,
/// `span` (in characters), then the columns; a column of one of these names takes its place. A dot
/// in a column's name makes an object; an object whose members are all empty is null, and one of
/// lists of one length is a list of objects (one such object stands for itself). Lists are never
/// null, other empty cells are.
std::string findings_json(const Document& document, const FindingTable& table);

}  // namespace jianbao::cli
