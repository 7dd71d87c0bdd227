#include <CLI/CLI.hpp>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/ingestion.h"

namespace jianbao::cli {

namespace {

struct Arguments {
    IngestOptions options;
    std::string as_of;
};

Exit run_ingest(const Arguments& arguments, const CommonOptions& common, Console& console) {
    IngestOptions options = arguments.options;
    options.as_of = as_of_argument(arguments.as_of);
    reference_dates(options.ref, options.refs);  // a wrong date is found before the ledger is made
    Environment environment(common, console);
    const loader::Plugins plugins = environment.make_plugins();
    pipeline::collect_inputs(options.inputs, {});
    ledger::Ledger ledger = open_ledger(common, plugins);
    ingest(options, environment, plugins, ledger, console);
    return console.result();
}

}  // namespace

void add_ingest(CLI::App& app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "ingest", text("Read and analyze documents into the ledger; the same document twice is once"));
    command->add_option("INPUT", arguments->options.inputs, text("Files, folders, or - for standard input"))
        ->type_name("")
        ->required();
    command->add_option("--as-of", arguments->as_of, text("Day of the run, like 2021-04-26; today if not given"))
        ->type_name("DATE");
    command->add_option("--ref", arguments->options.ref, text("Day the documents' relative dates count from"))
        ->type_name("DATE");
    command->add_option("--refs", arguments->options.refs, text("JSON file with such a day for each document's name"))
        ->type_name("FILE");
    command->callback([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return run_ingest(*arguments, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
