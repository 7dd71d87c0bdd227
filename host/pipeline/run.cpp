#include "pipeline/run.h"

#include <algorithm>
#include <exception>
#include <utility>
#include <thread>

#include "pipeline/context.h"
#include "pipeline/reading.h"
#include "pipeline/undated.h"
#include "pipeline/window.h"

namespace jianbao::pipeline {

namespace {

/// One thing that came out of an input.
struct Outcome {
    std::optional<Analyzed> analyzed;
    std::vector<Diagnostic> diagnostics;
};

/// Bytes of text that may wait for their turn.
constexpr std::size_t waiting_room = 8 << 20;

struct Stopped {};

/// The analyzers that compare documents, and what else a thread needs to know of the run.
struct Work {
    const loader::Plugins& plugins;
    const RunSettings& settings;
    const Sink& sink;

    bool compares() const {
        return std::any_of(plugins.analyzers.begin(), plugins.analyzers.end(),
                           [](const auto& analyzer) { return analyzer.plugin->manifest().compares; });
    }

    /// True for a table that may get more rows when documents are compared.
    bool grows(const FindingTable& table) const {
        return std::any_of(plugins.analyzers.begin(), plugins.analyzers.end(), [&](const auto& analyzer) {
            const Manifest& manifest = analyzer.plugin->manifest();
            return manifest.compares && std::any_of(manifest.tables.begin(), manifest.tables.end(),
                                                    [&](const TableSpec& spec) { return &spec == &table.spec(); });
        });
    }

    /// Encodes the tables that are complete: all but those that grow, or these.
    void encode(Analyzed& analyzed, bool growing) const {
        const std::vector<FindingTable>& tables = analyzed.findings.tables();
        analyzed.encoded.resize(tables.size());
        for (std::size_t i = 0; i < tables.size(); ++i) {
            if (grows(tables[i]) != growing) continue;
            analyzed.encoded[i] = sink.encode(analyzed.document, tables[i]);
            // Nobody asks for these rows again, and documents that wait to be compared are many.
            if (!analyzed.encoded[i].empty() && !compared_by(tables[i]))
                std::vector<Row>().swap(analyzed.findings.tables()[i].rows());
        }
    }

private:
    /// True for a table that an analyzer looks at when it compares.
    bool compared_by(const FindingTable& table) const {
        return std::any_of(plugins.analyzers.begin(), plugins.analyzers.end(), [&](const auto& analyzer) {
            const Manifest& manifest = analyzer.plugin->manifest();
            return manifest.compares &&
                   std::any_of(manifest.needs.begin(), manifest.needs.end(),
                               [&](const char* need) { return std::string_view(need) == table.spec().name; });
        });
    }
};

void work(std::span<const InputFile> inputs, const Work& run, OrderedWindow<Outcome>& window) {
    while (const std::optional<std::size_t> task = window.claim()) {
        const DocumentSink sink = [&](std::optional<Document> document, std::vector<Diagnostic> diagnostics) {
            Outcome outcome;
            outcome.diagnostics = std::move(diagnostics);
            std::size_t weight = 1024;
            if (document) {
                weight += document->text().size();
                outcome.analyzed = analyze(std::move(*document), run.plugins.analyzers, run.settings);
                if (run.settings.undated)
                    if (auto notice = undated_limits(*outcome.analyzed, *run.settings.undated))
                        outcome.analyzed->diagnostics.push_back(std::move(*notice));
                run.encode(*outcome.analyzed, false);
            }
            if (!window.give(*task, std::move(outcome), weight)) throw Stopped{};
        };
        try {
            read_input(inputs[*task], run.plugins.readers, run.settings, sink);
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

/// Documents that wait to be compared with each other. A run larger than the limit is compared in
/// parts, so that what waits never takes more memory than that.
class Batch {
public:
    Batch(const Work& run, Sink& sink) : run_(run), sink_(sink) {}

    void add(Analyzed analyzed) {
        const std::size_t weight = analyzed.document.text().size();
        if (weight_ + weight > run_.settings.limits.compared && !documents_.empty()) {
            if (!std::exchange(parted_, true))
                sink_.diagnostic(about("", Severity::note,
                                       "the run is compared in parts of " +
                                           std::to_string(run_.settings.limits.compared >> 20) +
                                           " MB of text; what documents of two parts share is not found",
                                       "raise limits.compared_mb in jianbao.toml to compare more at once"));
            flush();
        }
        weight_ += weight;
        documents_.push_back(std::move(analyzed));
    }

    void flush() {
        compare(documents_, run_.plugins.analyzers, run_.settings);
        for (Analyzed& analyzed : documents_) {
            run_.encode(analyzed, true);
            deliver(analyzed, sink_);
        }
        documents_.clear();
        weight_ = 0;
    }

private:
    const Work& run_;
    Sink& sink_;
    std::vector<Analyzed> documents_;
    std::size_t weight_ = 0;
    bool parted_ = false;
};

}  // namespace

std::size_t run(std::span<const InputFile> inputs, const loader::Plugins& plugins, const RunSettings& settings,
                Sink& sink) {
    const Work shared{plugins, settings, sink};
    const bool compares = shared.compares();
    OrderedWindow<Outcome> window(inputs.size(), waiting_room);
    const std::size_t wanted = settings.threads > 0 ? static_cast<std::size_t>(settings.threads)
                                                    : std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < std::min(wanted, inputs.size()); ++i)
        workers.emplace_back([&] { work(inputs, shared, window); });

    Batch batch(shared, sink);
    Progress progress{0, inputs.size(), 0};
    try {
        std::size_t done = 0;
        while (std::optional<Outcome> outcome = window.take(done)) {
            for (const Diagnostic& diagnostic : outcome->diagnostics) sink.diagnostic(diagnostic);
            if (outcome->analyzed) {
                ++progress.documents;
                if (compares)
                    batch.add(std::move(*outcome->analyzed));
                else
                    deliver(*outcome->analyzed, sink);
            }
            progress.inputs_done = done;
            sink.progress(progress);
        }
        progress.inputs_done = inputs.size();
        sink.progress(progress);
        batch.flush();
    } catch (...) {
        window.stop();
        throw;  // the workers are joined on the way out
    }
    return progress.documents;
}

}  // namespace jianbao::pipeline
