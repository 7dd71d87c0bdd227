/// Runs of the pipeline with sample plugins, for tests.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "config/toml.h"
#include "loader/instance.h"
#include "pipeline/run.h"

namespace sample_run {

namespace fs = std::filesystem;
using namespace jianbao;

/// A folder that is removed at the end of the test.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "jianbao-test-XXXXXX").string();
        if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const fs::path& path() const { return path_; }
    std::string write(const std::string& name, const std::string& bytes) const {
        const fs::path file = path_ / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file.string();
    }

private:
    fs::path path_;
};

/// What a run gave, as text that is easy to compare.
struct Record : pipeline::Sink {
    fs::path folder;                       ///< cut off the paths in messages
    std::vector<std::string> documents;    ///< "name: table rows, table rows"; "!" where it is not complete
    std::vector<std::string> diagnostics;  ///< "document|plugin|message"
    std::vector<std::string> order;        ///< documents and diagnostics as they came

    void document(const pipeline::Analyzed& analyzed) override {
        std::string line = analyzed.document.name() + (analyzed.complete ? ":" : "!:");
        for (const FindingTable& table : analyzed.findings.tables())
            line += " " + std::string(table.spec().name) + " " + std::to_string(table.rows().size());
        documents.push_back(line);
        order.push_back(line);
        last = analyzed.findings;
    }
    void diagnostic(const Diagnostic& diagnostic) override {
        std::string where = diagnostic.document;
        if (!folder.empty() && where.starts_with(folder.string())) where.erase(0, folder.string().size() + 1);
        diagnostics.push_back(where + "|" + diagnostic.plugin + "|" + diagnostic.message);
        order.push_back(diagnostics.back());
    }

    Findings last;  ///< of the last document; valid as long as the plugins
};

/// All sample plugins, of which a run enables some. The reader `lines` is always there.
class Samples {
public:
    /// With a program that serves workers, the plugins are strangers and run in these; `more` is
    /// another folder of plugins then.
    explicit Samples(std::vector<std::string> enabled, const std::string& toml = "", const fs::path& program = {},
                     const fs::path& more = {})
        : configuration_(config::read_configuration(config::parse_toml(toml, "t.toml"), "t.toml")),
          lexicons_(LEXICONS "/shipped", {LEXICONS "/office"}) {
        std::vector<fs::path> folders{SAMPLES};
        if (!more.empty()) folders.push_back(more);
        resources_.program = program;
        catalogue_ = program.empty() ? loader::find_plugins(folders)
                                     : loader::find_plugins(folders, configuration_, resources_);
        enabled.emplace_back("lines");
        configuration_.enabled = std::move(enabled);
        plugins_ = loader::make_plugins(catalogue_, {configuration_, resources_, lexicons_});
        settings.as_of = make_date(2021, 4, 26);
        settings.limits = configuration_.limits;
        settings.threads = 2;
    }

    Record run(const std::vector<std::string>& inputs, const fs::path& folder = {}) const {
        Record record;
        record.folder = folder;
        pipeline::run(pipeline::collect_inputs(inputs, {}), plugins_, settings, record);
        return record;
    }

    /// The same into a sink of another kind.
    template <class Other>
    Other run_into(const std::vector<std::string>& inputs) const {
        Other other;
        pipeline::run(pipeline::collect_inputs(inputs, {}), plugins_, settings, other);
        return other;
    }

    const loader::Plugins& plugins() const { return plugins_; }
    const loader::Catalogue& catalogue() const { return catalogue_; }

    pipeline::RunSettings settings;

private:
    loader::Catalogue catalogue_;
    config::Configuration configuration_;
    config::Resources resources_;
    config::Lexicons lexicons_;
    loader::Plugins plugins_;
};

}  // namespace sample_run
