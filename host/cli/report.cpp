#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/reporting.h"

namespace jianbao::cli {

void add_report(CLI::App& app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto options = std::make_shared<ReportOptions>();
    options->formats = {"pdf", "xlsx"};
    CLI::App* command =
        app.add_subcommand("report", text("Write a report by a layout, from the ledger and further documents"));
    command->add_option("LAYOUT", options->layout, text("Name of a shipped layout, or a layout's file"))
        ->type_name("")
        ->required();
    command->add_option("INPUT", options->ingestion.inputs, text("Documents to read into the ledger first"))
        ->type_name("");
    add_report_options(*command, *options, text);
    command->callback([options, &invocation] {
        invocation.action = [options, &invocation](Console& console) {
            return make_report(*options, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
