#include <memory>

#include "cli/commands.h"
#include "cli/reporting.h"

namespace jianbao::cli {

void add_weekly(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto options = std::make_shared<ReportOptions>();
    options->layout = "weekly";
    options->formats = {"pdf", "xlsx"};
    const Command command =
        app.subcommand("weekly", text("Read documents into the ledger and write the weekly report"));
    command
        .option("INPUT", options->ingestion.inputs,
                text("Documents to read into the ledger first: files, folders, or -"))
        .value_name("");
    add_report_options(command, *options, text);
    command.on_chosen([options, &invocation] {
        invocation.action = [options, &invocation](Console& console) {
            return make_report(*options, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
