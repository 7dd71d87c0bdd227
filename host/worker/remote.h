/// Plugins in workers, as the rest of the host sees them: analyzers and readers like any other.
#pragma once

#include <memory>

#include "jianbao/plugin.h"
#include "worker/crew.h"
#include "worker/library.h"

namespace jianbao::worker {

/// Something that can be put aside; what is made here is one.
class Worked {
public:
    virtual ~Worked() = default;
    virtual const Standing& standing() const = 0;
};

/// An analyzer whose work is done by workers that `hire` starts. The first one is started at
/// once, so that a plugin that can't start says so then: throws what `hire` throws.
using HireAnalyzer = std::function<std::unique_ptr<AnalyzerSession>(const Setup* setup)>;
std::unique_ptr<Analyzer> make_remote_analyzer(HireAnalyzer hire, const Setup& setup, unsigned most_failures);

/// Analyzer and reader of a library, made in workers.
std::unique_ptr<Analyzer> make_library_analyzer(const std::filesystem::path& file, const Manifest& manifest,
                                                const Setup& setup, const Workshop& workshop);
std::unique_ptr<Reader> make_library_reader(const std::filesystem::path& file, const Manifest& manifest,
                                            const Setup& setup, const Workshop& workshop);

/// A reader that knows its kind of file here (`here`) and reads in workers. The first one is started
/// when there is something to read. It is never put aside: what fails is the file's fault.
std::unique_ptr<Reader> make_guarded_reader(std::unique_ptr<Reader> here, const std::filesystem::path& file,
                                            const Manifest& manifest, const Setup& setup, const Workshop& workshop);

}  // namespace jianbao::worker
