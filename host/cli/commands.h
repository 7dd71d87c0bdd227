/// The commands, a file each. A function adds a command to the command line and, when the user
/// chose it, says what is to be done.
#pragma once

#include <functional>

#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/environment.h"

namespace jianbao::cli {

/// What was asked for on the command line.
struct Invocation {
    const Console& text;  ///< for help texts in the user's language
    CommonOptions common;
    std::function<Exit(Console& console)> action;  ///< set by the command that was chosen
};

void add_weekly(Command app, Invocation& invocation);
void add_report(Command app, Invocation& invocation);
void add_ingest(Command app, Invocation& invocation);
void add_analyze(Command app, Invocation& invocation);
void add_clean(Command app, Invocation& invocation);
void add_dates(Command app, Invocation& invocation);
void add_import(Command app, Invocation& invocation);
void add_mail(Command app, Invocation& invocation);
void add_watch(Command app, Invocation& invocation);
void add_tasks(Command app, Invocation& invocation);
void add_plugin(Command app, Invocation& invocation);
void add_ledger(Command app, Invocation& invocation);
void add_layout(Command app, Invocation& invocation);
void add_doctor(Command app, Invocation& invocation);

}  // namespace jianbao::cli
