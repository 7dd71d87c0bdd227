#include <iostream>
#include <memory>
#include <set>
#include <tuple>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/ingestion.h"
#include "cli/result_json.h"
#include "cli/task_commands.h"
#include "cli/text_table.h"

namespace jianbao::cli {

namespace {

struct IngestArguments {
    IngestOptions options;
    std::string as_of;
    bool json = false;
};

/// What the reading says otherwise than the ledger, a line each.
void show_differences(const std::vector<ledger::Difference>& differences, bool json, Console& console) {
    using Kind = ledger::Difference::Kind;
    std::size_t kept = 0, shown_ones = 0;
    std::set<std::tuple<Kind, std::int64_t, ledger::Field, std::string>> told;  // a document may have come in several files
    for (const ledger::Difference& one : differences) {
        if (!told.emplace(one.kind, one.task, one.field, one.text).second) continue;
        ++shown_ones;
        if (one.kind == Kind::kept || one.kind == Kind::stays) ++kept;
        if (json) {
            write_difference(std::cout, one);
            continue;
        }
        const std::string task = std::to_string(one.task), field = shown_field(std::string(name_of(one.field)), console);
        const auto shown = [](const std::string& text) { return text.empty() ? "—" : shortened(text, 40); };
        switch (one.kind) {
            case Kind::kept:
                std::cout << console("task {}: {} stays {} ({}, {}); the text says {}",
                                     {task, field, shown(one.ledger), one.who, one.day, shown(one.text)});
                break;
            case Kind::changed:
                std::cout << console("task {}: {} is read anew: {} → {}", {task, field, shown(one.ledger), shown(one.text)});
                break;
            case Kind::appeared:
                std::cout << console("task {}: found for the first time: {}", {task, shown(one.title)});
                break;
            case Kind::vanished:
                std::cout << console("task {}: no longer found: {}", {task, shown(one.title)});
                break;
            case Kind::stays:
                std::cout << console("task {}: no longer found, and stays because people worked on it: {}",
                                     {task, shown(one.title)});
                break;
        }
        std::cout << '\n';
    }
    std::cout.flush();
    console.say(console("{} differences; {} of them touch what people changed, which stays",
                        {std::to_string(shown_ones), std::to_string(kept)}));
}

Exit run_ingest(const IngestArguments& arguments, const CommonOptions& common, Console& console) {
    IngestOptions options = arguments.options;
    options.as_of = as_of_argument(arguments.as_of);
    options.known = KnownFiles::count;
    reference_dates(options.ref, options.refs);  // a wrong date is found before the ledger is made
    Environment environment(common, console);
    const loader::Plugins plugins = environment.make_plugins();
    pipeline::collect_inputs(options.inputs, {});
    ledger::Ledger ledger = open_ledger(common, plugins);
    const IngestCounts counts = ingest(options, environment, plugins, ledger, console);
    if (options.again) show_differences(counts.differences, arguments.json, console);
    return console.result();
}

}  // namespace

void add_ingest(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<IngestArguments>();
    const Command command = app.subcommand(
        "ingest", text("Read and analyze documents into the ledger; what it knows unchanged is not read again"));
    command.option("INPUT", arguments->options.inputs, text("Files, folders, or - for standard input"))
        .value_name("")
        .required();
    command.option("--as-of", arguments->as_of, text("Day of the run, like 2021-04-26; today if not given"))
        .value_name("DATE");
    command.option("--ref", arguments->options.ref, text("Day the documents' relative dates count from"))
        .value_name("DATE");
    command.option("--refs", arguments->options.refs, text("JSON file with such a day for each document's name"))
        .value_name("FILE");
    command.flag("--again", arguments->options.again,
                 text("Read known documents again and tell where they differ; what people changed stays"));
    command.flag("--json", arguments->json, text("With --again: write the differences as JSON lines"));
    command.on_chosen([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return run_ingest(*arguments, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
