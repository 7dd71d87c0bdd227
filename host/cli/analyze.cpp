#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/explanation.h"
#include "cli/findings_json.h"
#include "cli/output_file.h"
#include "pipeline/run.h"

namespace jianbao::cli {

namespace {

struct AnalyzeArguments {
    std::vector<std::string> inputs;
    std::string ref, refs, as_of, output;
    bool explain = false;
};

class Found : public pipeline::Sink {
public:
    Found(std::ostream& out, bool explain, const loader::Plugins& plugins, Console& console)
        : out_(out), explain_(explain), console_(console) {
        for (const TableSpec* table : plugins.tables()) writers_.emplace_back(table, FindingsJson(*table));
    }
    std::string encode(const Document& document, const FindingTable& table) const override {
        if (explain_) return {};
        for (const auto& [spec, writer] : writers_)
            if (spec == &table.spec()) return writer.lines(document, table);
        return findings_json(document, table);
    }
    void document(const pipeline::Analyzed& analyzed) override {
        if (explain_) explain_tasks(out_, analyzed.document, analyzed.findings, console_);
        for (const std::string& lines : analyzed.encoded) out_ << lines;
        check_written(out_, "can't write the findings: the disk is full");
    }
    void diagnostic(const Diagnostic& diagnostic) override { console_.show(diagnostic); }
    void progress(const pipeline::Progress& progress) override { console_.progress(progress); }

private:
    std::ostream& out_;
    bool explain_;
    Console& console_;
    std::vector<std::pair<const TableSpec*, FindingsJson>> writers_;
};

Exit analyze(const AnalyzeArguments& arguments, const CommonOptions& common, Console& console) {
    const auto dates = reference_dates(arguments.ref, arguments.refs);
    // The day of the run is that of the documents, unless told otherwise.
    const std::string& as_of = arguments.as_of.empty() ? arguments.ref : arguments.as_of;
    Environment environment(common, console);
    pipeline::RunSettings settings = environment.run_settings(as_of_argument(as_of));
    settings.option_date = dates;
    settings.undated = Severity::note;  // nothing is kept that would have to be put right
    std::vector<std::filesystem::path> excluded;
    if (!arguments.output.empty()) excluded.emplace_back(arguments.output);
    const std::vector<pipeline::InputFile> inputs = pipeline::collect_inputs(arguments.inputs, excluded);
    const loader::Plugins plugins = environment.make_plugins();
    Output output(arguments.output);
    Found sink(output.stream(), arguments.explain, plugins, console);
    pipeline::run(inputs, plugins, settings, sink);
    output.finish();
    return console.result();
}

}  // namespace

void add_analyze(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<AnalyzeArguments>();
    const Command command =
        app.subcommand("analyze", text("Write what is found in documents as JSON lines; nothing is stored"));
    command.option("INPUT", arguments->inputs, text("Files, folders, or - for standard input"))
        .value_name("")
        .required();
    command.option("--ref", arguments->ref, text("Day the documents' relative dates count from")).value_name("DATE");
    command.option("--refs", arguments->refs, text("JSON file with such a day for each document's name"))
        .value_name("FILE");
    command.option("--as-of", arguments->as_of, text("Day of the run, like 2021-04-26; today if not given"))
        .value_name("DATE");
    command.option("-o,--output", arguments->output, text("File to write instead of standard output"))
        .value_name("FILE");
    command.flag("--explain", arguments->explain,
                 text("Tell instead why each task was found: evidence, rules that met, how sure"));
    command.on_chosen([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return analyze(*arguments, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
