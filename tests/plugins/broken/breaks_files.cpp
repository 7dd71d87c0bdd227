// An exporter that breaks as its option says, made or writing.
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "jianbao/plugin.h"

namespace {

using namespace jianbao;

const OptionSpec options[] = {
    {"fault", OptionType::choice, "\"none\"", "What goes wrong.", "none|made|aborts|exits|hangs|throws|prints"}};

class BreaksFiles : public Exporter {
public:
    explicit BreaksFiles(std::string fault) : fault_(std::move(fault)) {
        if (fault_ == "made") std::abort();
    }
    const char* extension() const override { return "txt"; }
    void write(const Report& report, const std::filesystem::path& file, Context& context) const override {
        std::ofstream(file) << report.title;
        if (fault_ == "aborts") {
            std::fputs("last words\n", stderr);
            std::abort();
        }
        if (fault_ == "exits") std::exit(0);
        if (fault_ == "hangs")
            for (;;) pause();
        if (fault_ == "throws") throw ExportError("the paper is out");
        if (fault_ == "prints") {
            std::puts("hello");
            std::fflush(stdout);
            Diagnostic diagnostic;
            diagnostic.message = "a glyph is missing";
            context.report(diagnostic);
        }
    }

private:
    std::string fault_;
};

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::exporter,
                        .name = "breaks_files",
                        .version = "1.0",
                        .summary = "Breaks on purpose.",
                        .options = options,
                        .make_exporter = [](const Setup& setup) -> std::unique_ptr<Exporter> {
                            return std::make_unique<BreaksFiles>(setup.options().text("fault"));
                        }});
