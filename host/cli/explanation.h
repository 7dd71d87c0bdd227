/// Explanations: why a task was found, for people who doubt it.
#pragma once

#include <iosfwd>

#include "cli/console.h"
#include "jianbao/document.h"
#include "jianbao/findings.h"

namespace jianbao::cli {

/// For each task of the document its grade, confidence, place, title and words, then the evidence
/// (parties with their roles, times with their normal forms) and what each rule that met means.
/// Writes nothing for a document whose findings hold no task table.
void explain_tasks(std::ostream& out, const Document& document, const Findings& findings, const Console& text);

/// What a rule that met says about a row; the name itself for a rule of another analyzer.
std::string meaning_of_rule(const std::string& rule, const Console& text);

}  // namespace jianbao::cli
