// Strangers' exporters: what they break is their own file.
#include <catch2/catch.hpp>

#include "config/lexicons.h"
#include "pipeline/context.h"
#include "sample_run.h"

using namespace sample_run;

namespace {

/// What became of one report: the failure, what was reported, the text in the file.
struct Written {
    std::string failure, reported, text;
};

Written write_with(const std::string& fault, std::chrono::seconds time = std::chrono::seconds(20)) {
    config::Configuration configuration = config::read_configuration(
        config::parse_toml("[plugin.breaks_files]\nfault = \"" + fault + "\"\n", "t.toml"), "t.toml");
    configuration.limits.time = time;
    config::Resources resources;
    resources.program = JIANBAO;
    config::Lexicons lexicons(LEXICONS "/shipped", {});
    const fs::path folders[] = {BROKEN};
    const loader::Catalogue found = loader::find_plugins(folders, configuration, resources);
    const loader::PluginPointer plugin = found.find("breaks_files");
    REQUIRE(plugin);
    REQUIRE(plugin->is_isolated());
    std::vector<Diagnostic> diagnostics;
    Written written;
    const Folder folder;
    const fs::path file = folder.path() / "report.txt";
    try {
        const loader::Instance<Exporter> exporter =
            loader::make_exporter(plugin, {}, {configuration, resources, lexicons}, diagnostics);
        Report report;
        report.title = "周报";
        pipeline::CallContext context("breaks_files", "report.txt", make_date(2021, 4, 26), configuration.limits, diagnostics);
        written.failure = loader::write(exporter, report, file, context, configuration.limits).value_or("");
    } catch (const loader::Refusal& refusal) {
        written.failure = refusal.what();
    }
    for (const Diagnostic& diagnostic : diagnostics) written.reported += diagnostic.message;
    std::getline(std::ifstream(file), written.text);
    return written;
}

}  // namespace

TEST_CASE("an isolated exporter writes its file and reports as in this process") {
    const Written good = write_with("none");
    CHECK(good.failure.empty());
    CHECK(good.text == "周报");
    const Written prints = write_with("prints");
    CHECK(prints.failure.empty());
    CHECK(prints.reported == "a glyph is missing");
}

TEST_CASE("an exporter that breaks is a failure with a reason") {
    CHECK(write_with("throws").failure == "the paper is out");
    CHECK(write_with("aborts").failure == "its worker was ended by signal 6 (Aborted); it wrote: last words");
    CHECK(write_with("exits").failure == "its worker ended with exit code 0 before it had answered");
    CHECK(write_with("made").failure ==
          "the exporter `breaks_files` could not be started: its worker was ended by signal 6 (Aborted)");
    CHECK(write_with("hangs", std::chrono::seconds(4)).failure == "its worker gave no answer in the time it had, and was ended");
}
