#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/reporting.h"

namespace jianbao::cli {

void add_weekly(CLI::App& app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto options = std::make_shared<ReportOptions>();
    options->layout = "weekly";
    options->formats = {"pdf", "xlsx"};
    CLI::App* command =
        app.add_subcommand("weekly", text("Read documents into the ledger and write the weekly report"));
    command->add_option("INPUT", options->ingestion.inputs, text("Documents to read into the ledger first: files, folders, or -"))
        ->type_name("");
    add_report_options(*command, *options, text);
    command->callback([options, &invocation] {
        invocation.action = [options, &invocation](Console& console) {
            return make_report(*options, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
