/// Plugin libraries in workers of the host's own executable.
#pragma once

#include <memory>

#include "worker/manifest_copy.h"
#include "worker/session.h"
#include "worker/wire.h"

namespace jianbao::worker {

/// How workers are started: the program that serves (see serve.h) and what each may use up.
struct Workshop {
    std::filesystem::path program;
    config::Limits limits;
};

/// Messages to a worker and back.
class Talk {
public:
    explicit Talk(const Workshop& workshop);
    /// Starts an exchange that may bring `most` bytes.
    void begin(std::uint64_t most) { process_.begin(most); }
    void send(Encoder& message, Deadline deadline);
    /// The next message. Throws Failure for what is none.
    std::string receive(Deadline deadline);

private:
    Process process_;
    std::uint64_t turn_ = 0;
};

/// A library as a worker found it: its manifest, or why it is not used.
struct Examined {
    std::shared_ptr<const ManifestCopy> manifest;  ///< null where it is not used
    std::string reason, hint;
};

/// Opens the libraries one after the other in a worker and brings back their manifests. One that
/// crashes, hangs or lies there costs itself: the rest is opened in another worker.
std::vector<Examined> examine(std::span<const std::filesystem::path> files, const Workshop& workshop);

/// The message that makes a plugin: everything of `setup` the manifest says it uses. Throws what
/// `setup` throws.
Encoder make_message(const Manifest& manifest, const Setup& setup);

/// A worker with one library, opened and made. Throws Failure, and SettingError for mistakes in
/// the user's files that the plugin's factory found.
class LibrarySession : public AnalyzerSession {
public:
    /// What the factory reports goes to `setup`, where there is one.
    LibrarySession(const std::filesystem::path& file, const Encoder& make, const Workshop& workshop,
                   const Setup* setup);

    void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) override;
    void compare(Corpus& corpus, Context& context) override;
    int recognize(const Input& input);
    /// `delivered` turns true when something went to `output`: from then on nothing is done twice.
    void read(const Input& input, ReaderOutput& output, Context& context, bool& delivered);

private:
    struct Answer;
    void begin(std::size_t documents);
    Answer receive(Context* context, Deadline& deadline);
    void expect_done(Answer& answer, Context& context);

    const config::Limits limits_;
    Talk talk_;
    std::string room_;
};

}  // namespace jianbao::worker
