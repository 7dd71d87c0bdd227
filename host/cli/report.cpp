#include <memory>

#include "cli/commands.h"
#include "cli/reporting.h"

namespace jianbao::cli {

void add_report(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto options = std::make_shared<ReportOptions>();
    options->formats = {"pdf", "xlsx"};
    const Command command =
        app.subcommand("report", text("Write a report by a layout, from the ledger and further documents"));
    command.option("LAYOUT", options->layout, text("Name of a shipped layout, or a layout's file"))
        .value_name("")
        .required();
    command.option("INPUT", options->ingestion.inputs, text("Documents to read into the ledger first")).value_name("");
    add_report_options(command, *options, text);
    command.on_chosen([options, &invocation] {
        invocation.action = [options, &invocation](Console& console) {
            return make_report(*options, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
