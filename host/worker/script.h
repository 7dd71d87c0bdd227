/// Scripts in workers: the same exchange as with a library, in JSON lines.
#pragma once

#include <memory>

#include "worker/script_file.h"
#include "worker/session.h"

namespace jianbao::worker {

/// Starts the script and tells it the options of `setup`. Throws Failure.
///
/// The lines are described in docs/writing-a-script.md. Offsets are characters there, bytes here.
std::unique_ptr<AnalyzerSession> start_script(std::shared_ptr<const ScriptFile> file, const std::string& start,
                                              const config::Limits& limits);

/// The first line a script gets: protocol, name, options.
std::string start_line(const Manifest& manifest, const Options& options);

/// An analyzer whose workers run the script.
std::unique_ptr<Analyzer> make_script_analyzer(std::shared_ptr<const ScriptFile> file, const Setup& setup,
                                               const config::Limits& limits);

}  // namespace jianbao::worker
