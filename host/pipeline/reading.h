/// From one input to its documents: identity, the reader that knows it, files inside files.
#pragma once

#include <functional>

#include "loader/instance.h"
#include "pipeline/inputs.h"
#include "pipeline/settings.h"

namespace jianbao::pipeline {

/// Takes what comes out of an input, in order: a document with what its reader had to say, or
/// only diagnostics, for a file that could not be read.
using DocumentSink = std::function<void(std::optional<Document>, std::vector<Diagnostic>)>;

/// Reads one input and everything inside it. What is wrong with it is reported to `sink` and
/// thrown by nothing; only what `sink` throws comes through.
void read_input(const InputFile& input, std::span<const loader::Instance<Reader>> readers, const RunSettings& settings,
                const DocumentSink& sink);

}  // namespace jianbao::pipeline
