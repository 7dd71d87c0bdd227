#include "pipeline/run.h"

#include <algorithm>
#include <exception>
#include <thread>

#include "pipeline/context.h"
#include "pipeline/reading.h"
#include "pipeline/window.h"

namespace jianbao::pipeline {

namespace {

/// One thing that came out of an input.
struct Outcome {
    std::optional<Analyzed> analyzed;
    std::vector<Diagnostic> diagnostics;
};

/// Bytes of text that may wait for their turn.
constexpr std::size_t waiting_room = 32 << 20;

struct Stopped {};

void work(std::span<const InputFile> inputs, const loader::Plugins& plugins, const RunSettings& settings,
          OrderedWindow<Outcome>& window) {
    while (const std::optional<std::size_t> task = window.claim()) {
        const DocumentSink sink = [&](std::optional<Document> document, std::vector<Diagnostic> diagnostics) {
            Outcome outcome;
            outcome.diagnostics = std::move(diagnostics);
            std::size_t weight = 1024;
            if (document) {
                weight += document->text().size();
                outcome.analyzed = analyze(std::move(*document), plugins.analyzers, settings);
            }
            if (!window.give(*task, std::move(outcome), weight)) throw Stopped{};
        };
        try {
            read_input(inputs[*task], plugins.readers, settings, sink);
        } catch (const Stopped&) {
            return;
        } catch (const std::exception& error) {  // the host's own: no memory
            Outcome outcome;
            outcome.diagnostics = {about(inputs[*task].shown, Severity::error, error.what())};
            window.give(*task, std::move(outcome), 1024);
        }
        window.finish(*task);
    }
}

void deliver(const Analyzed& analyzed, Sink& sink) {
    for (const Diagnostic& diagnostic : analyzed.diagnostics) sink.diagnostic(diagnostic);
    sink.document(analyzed);
}

}  // namespace

std::size_t run(std::span<const InputFile> inputs, const loader::Plugins& plugins, const RunSettings& settings,
                Sink& sink) {
    const bool compares = std::any_of(plugins.analyzers.begin(), plugins.analyzers.end(),
                                      [](const auto& analyzer) { return analyzer.plugin->manifest().compares; });
    OrderedWindow<Outcome> window(inputs.size(), waiting_room);
    const std::size_t wanted = settings.threads > 0 ? static_cast<std::size_t>(settings.threads)
                                                    : std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < std::min(wanted, inputs.size()); ++i)
        workers.emplace_back([&] { work(inputs, plugins, settings, window); });

    std::vector<Analyzed> kept;  // only where documents are compared
    Progress progress{0, inputs.size(), 0};
    try {
        std::size_t done = 0;
        while (std::optional<Outcome> outcome = window.take(done)) {
            for (const Diagnostic& diagnostic : outcome->diagnostics) sink.diagnostic(diagnostic);
            if (outcome->analyzed) {
                ++progress.documents;
                if (compares)
                    kept.push_back(std::move(*outcome->analyzed));
                else
                    deliver(*outcome->analyzed, sink);
            }
            progress.inputs_done = done;
            sink.progress(progress);
        }
        progress.inputs_done = inputs.size();
        sink.progress(progress);
    } catch (...) {
        window.stop();
        throw;  // the workers are joined on the way out
    }
    if (compares) {
        compare(kept, plugins.analyzers, settings);
        for (const Analyzed& analyzed : kept) deliver(analyzed, sink);
    }
    return progress.documents;
}

}  // namespace jianbao::pipeline
