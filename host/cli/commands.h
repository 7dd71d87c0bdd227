/// The commands, a file each. A function adds a command to the command line and, when the user
/// chose it, says what is to be done.
#pragma once

#include <functional>

#include "cli/console.h"
#include "cli/environment.h"

namespace CLI {
class App;
}

namespace jianbao::cli {

/// What was asked for on the command line.
struct Invocation {
    const Console& text;  ///< for help texts in the user's language
    CommonOptions common;
    std::function<Exit(Console& console)> action;  ///< set by the command that was chosen
};

void add_weekly(CLI::App& app, Invocation& invocation);
void add_report(CLI::App& app, Invocation& invocation);
void add_ingest(CLI::App& app, Invocation& invocation);
void add_analyze(CLI::App& app, Invocation& invocation);
void add_clean(CLI::App& app, Invocation& invocation);
void add_dates(CLI::App& app, Invocation& invocation);
void add_import(CLI::App& app, Invocation& invocation);
void add_mail(CLI::App& app, Invocation& invocation);
void add_watch(CLI::App& app, Invocation& invocation);
void add_tasks(CLI::App& app, Invocation& invocation);
void add_plugin(CLI::App& app, Invocation& invocation);
void add_ledger(CLI::App& app, Invocation& invocation);
void add_layout(CLI::App& app, Invocation& invocation);
void add_doctor(CLI::App& app, Invocation& invocation);

}  // namespace jianbao::cli
