/// The pipeline: inputs are read and analyzed on all processors, and their documents come out in
/// the order of the inputs.
#pragma once

#include "pipeline/analysis.h"
#include "pipeline/inputs.h"
#include "pipeline/settings.h"

namespace jianbao::pipeline {

struct Progress {
    std::size_t inputs_done = 0;
    std::size_t inputs = 0;
    std::size_t documents = 0;
};

/// Takes the results, in the thread that called run() but for encode(). What it throws ends the run.
class Sink {
public:
    virtual ~Sink() = default;
    /// The rows of a table in the form the sink wants them, which document() finds in
    /// Analyzed::encoded; where that is not empty, the rows themselves are no longer there. Called by the threads that analyze, several at once, so that the one
    /// thread that takes the results need not do it.
    virtual std::string encode(const Document& document, const FindingTable& table) const {
        (void)document, (void)table;
        return {};
    }
    /// A document with its findings. Its diagnostics have been given before.
    virtual void document(const Analyzed& analyzed) = 0;
    virtual void diagnostic(const Diagnostic& diagnostic) = 0;
    virtual void progress(const Progress& progress) { (void)progress; }
};

/// Runs everything. The same inputs and settings give the same calls of the sink, whatever the
/// number of threads. Returns the number of documents.
std::size_t run(std::span<const InputFile> inputs, const loader::Plugins& plugins, const RunSettings& settings,
                Sink& sink);

}  // namespace jianbao::pipeline
