#include "cli/ingestion.h"

#include <set>
#include <utility>

#include "cli/arguments.h"
#include "pipeline/run.h"
#include "pipeline/build_id.h"
#include "pipeline/sha256.h"

#ifndef JIANBAO_VERSION
#define JIANBAO_VERSION "0"
#endif

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

/// A node's values, whatever file and place they came from.
std::string text_of(const Node& node) {
    struct Visitor {
        std::string operator()(std::monostate) const { return "-"; }
        std::string operator()(bool value) const { return value ? "true" : "false"; }
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
        std::string operator()(double value) const { return std::to_string(value); }
        std::string operator()(const std::string& value) const { return "\"" + value + "\""; }
        std::string operator()(Date value) const { return to_iso(value); }
        std::string operator()(const Node::List& list) const {
            std::string out = "[";
            for (const Node& item : list) out += text_of(item) + ",";
            return out + "]";
        }
        std::string operator()(const Node::Table& table) const {
            std::string out = "{";
            for (const auto& [key, value] : table) out += key + "=" + text_of(value) + ",";
            return out + "}";
        }
    };
    return std::visit(Visitor{}, node.value());
}

/// Everything that may change what is found in a document, in 16 digits: the program, the
/// plugins, their settings and lexicons, and the cleaning.
std::string fingerprint(Environment& environment, const loader::Plugins& plugins) {
    const config::Configuration& configuration = environment.configuration();
    std::string all = JIANBAO_VERSION " " + pipeline::build_of("/proc/self/exe") + text_of(configuration.cleaning);
    const auto add = [&](const loader::Plugin& plugin) {
        all += "\n" + plugin.name() + " " + plugin.manifest().version + " " + pipeline::build_of(plugin.file()) +
               text_of(configuration.plugins[plugin.manifest().name]);
        for (const fs::path& code : plugin.code()) all += pipeline::sha256_of(code);
        for (const char* data : plugin.manifest().data) all += text_of(environment.lexicon(plugin, data));
    };
    for (const auto& reader : plugins.readers) add(*reader.plugin);
    for (const auto& analyzer : plugins.analyzers) add(*analyzer.plugin);
    return pipeline::sha256(all).substr(0, 16);
}

/// How the document of that name is analyzed: the fingerprint, and the day the user gave it.
std::string analysis_of(const std::string& name, const std::string& fingerprint, const pipeline::RunSettings& settings) {
    if (settings.option_date)
        if (const auto date = settings.option_date(name)) return fingerprint + " ref " + to_iso(*date);
    return fingerprint;
}

class LedgerSink : public pipeline::Sink {
public:
    LedgerSink(ledger::Ledger& ledger, const IngestOptions& options, const pipeline::RunSettings& settings,
               std::string analysis, Console& console)
        : ledger_(ledger), options_(options), settings_(settings), analysis_(std::move(analysis)), console_(console) {}

    void document(const pipeline::Analyzed& analyzed) override {
        const Document& document = analyzed.document;
        std::string analysis = analysis_of(document.name(), analysis_, settings_);
        if (!analyzed.complete) {
            // What a whole analysis once found is not given up for a part of it; and a part is
            // marked, so that the document is taken again when all plugins work.
            if (ledger_.knows(document.id(), analysis) && !options_.again) {
                ++counts_.unchanged;
                return;
            }
            analysis += " incomplete";
        }
        const bool known = ledger_.knows(document.id(), analysis);
        switch (options_.again ? ledger_.read_again(document, analyzed.findings, options_.as_of, analysis, counts_.differences)
                               : ledger_.add(document, analyzed.findings, options_.as_of, analysis)) {
            case ledger::Added::fresh:
                ++counts_.fresh;
                break;
            case ledger::Added::again:
                ++counts_.again;
                break;
            case ledger::Added::unchanged:
                ++counts_.unchanged;
                break;
        }
        console_.log("in the ledger: " + document.path());
        if (!known) tell_superseded(document);
    }
    void diagnostic(const Diagnostic& diagnostic) override { console_.show(diagnostic); }
    void progress(const pipeline::Progress& progress) override { console_.progress(progress); }

    /// A file the ledger knows as it is, which was not read.
    void passed_over() { ++counts_.unchanged; }
    const IngestCounts& counts() const { return counts_; }

private:
    /// Documents that repeal or amend others change no state: people look at the tasks.
    void tell_superseded(const Document& document) {
        for (const ledger::Superseded& one : ledger_.superseded(document.id())) {
            // Both documents may have been read, and other files of them.
            if (!told_.emplace(one.title, one.kind + one.other_title).second) continue;
            const std::string tasks = std::to_string(one.tasks);
            console_.say(console_("`{}` says it changes `{}` ({}), which has {} tasks that are not done: look at them with "
                                  "`jianbao tasks list --document {}`",
                                  {one.title, one.other_title, one.kind, tasks, one.other_title}));
        }
    }

    ledger::Ledger& ledger_;
    const IngestOptions& options_;
    const pipeline::RunSettings& settings_;
    std::string analysis_;
    Console& console_;
    IngestCounts counts_;
    std::set<std::pair<std::string, std::string>> told_;  ///< what was said of documents that change others
};

/// True for a file that would leave the ledger as it is.
bool is_unchanged(const pipeline::InputFile& input, const std::string& fingerprint, Date as_of,
                  const pipeline::RunSettings& settings, const ledger::Ledger& ledger) {
    std::error_code error;
    // A pipe is read once, and a file over the limit is not read for nothing.
    if (input.file.empty() || !fs::is_regular_file(input.file, error)) return false;
    if (fs::file_size(input.file, error) > settings.limits.file_size || error) return false;
    const std::string analysis = analysis_of(pipeline::document_name(input.shown), fingerprint, settings);
    return ledger.knows(pipeline::sha256_of(input.file), analysis, as_of);
}

}  // namespace

void check_ledger_name(const CommonOptions& common) {
    if (common.ledger.find("://") != std::string::npos)
        throw loader::Refusal("the ledger " + common.ledger + " can't be opened: this version keeps ledgers in files",
                              "name a file with --ledger, like office.db");
}

ledger::Ledger open_ledger(const CommonOptions& common, const loader::Plugins& plugins) {
    check_ledger_name(common);
    return ledger::Ledger(common.ledger, plugins.tables());
}

IngestCounts ingest(const IngestOptions& options, Environment& environment, const loader::Plugins& plugins,
                    ledger::Ledger& ledger, Console& console) {
    pipeline::RunSettings settings = environment.run_settings(options.as_of);
    if (!options.ref.empty() || !options.refs.empty())
        settings.option_date = reference_dates(options.ref, options.refs);
    std::vector<fs::path> excluded = options.excluded;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) excluded.push_back(ledger.file().string() + suffix);
    // Copies made beside the ledger are no documents either.
    std::error_code ignored;
    const fs::path folder = ledger.file().has_parent_path() ? ledger.file().parent_path() : fs::path(".");
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
        if (const std::string name = entry.path().filename().string(); name.starts_with(ledger.file().stem().string()))
            for (const char* suffix : {"", "-wal", "-shm", "-journal"})
                if (name.ends_with(ledger.file().extension().string() + suffix)) excluded.push_back(entry.path());
    if (!environment.configuration().file.empty()) excluded.push_back(environment.configuration().file);
    std::vector<pipeline::InputFile> inputs = pipeline::collect_inputs(options.inputs, excluded);
    const std::string analysis = fingerprint(environment, plugins);
    LedgerSink sink(ledger, options, settings, analysis, console);
    if (options.known != KnownFiles::read && !options.again)
        std::erase_if(inputs, [&](const pipeline::InputFile& input) {
            if (!is_unchanged(input, analysis, options.as_of, settings, ledger)) return false;
            if (options.known == KnownFiles::count) sink.passed_over();
            console.log("unchanged: " + input.shown);
            return true;
        });
    if (inputs.empty() && sink.counts().total() == 0) return sink.counts();
    if (sink.counts().total() > 0) ledger.see_day(options.as_of);
    const std::int64_t pairs = ledger.proposed_pairs();
    if (!inputs.empty()) pipeline::run(inputs, plugins, settings, sink);
    const IngestCounts& counts = sink.counts();
    console.say(console("{} documents: {} new, {} analyzed again, {} unchanged",
                        {std::to_string(counts.total()), std::to_string(counts.fresh), std::to_string(counts.again),
                         std::to_string(counts.unchanged)}));
    if (const std::int64_t fresh = ledger.proposed_pairs() - pairs; fresh > 0)
        console.say(console("{} new tasks may be ones that other documents have: `jianbao tasks links` shows the pairs",
                            {std::to_string(fresh)}));
    return counts;
}

}  // namespace jianbao::cli
