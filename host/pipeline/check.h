/// Findings are checked before anybody relies on them.
#pragma once

#include <optional>
#include <string>

#include "jianbao/document.h"
#include "jianbao/plugin.h"

namespace jianbao::pipeline {

/// What is wrong with the findings an analyzer made for a document, or nothing: tables that are
/// not the manifest's, a row without evidence, spans outside the text or inside a character,
/// cells of another number or type, text that is not UTF-8, dates that do not exist, numbers
/// that are none.
std::optional<std::string> fault_in(const Findings& found, const Document& document, const Manifest& manifest);

/// Puts the rows of every table in the order of the text; rows at the same place keep theirs.
void sort_rows(Findings& findings);

}  // namespace jianbao::pipeline
