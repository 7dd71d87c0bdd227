/// Analyzers over documents.
#pragma once

#include "loader/instance.h"
#include "pipeline/settings.h"

namespace jianbao::pipeline {

/// A document with what was found in it.
struct Analyzed {
    Document document;
    Findings findings;  ///< a table for each the analyzers declare, rows in text order
    std::vector<Diagnostic> diagnostics;
    bool complete = true;  ///< false where an analyzer failed or ran out of time
    /// For each table what Sink::encode() made of it.
    std::vector<std::string> encoded;
};

/// Runs the analyzers, which stand in the order of their needs. One that throws or whose findings
/// are faulty costs these findings, and those of the analyzers that need them.
Analyzed analyze(Document document, std::span<const loader::Instance<Analyzer>> analyzers, const RunSettings& settings);

/// The second phase of the analyzers that compare documents: their rows are added.
void compare(std::vector<Analyzed>& documents, std::span<const loader::Instance<Analyzer>> analyzers,
             const RunSettings& settings);

}  // namespace jianbao::pipeline
