/// The parts of the command `tasks`.
#pragma once

#include "cli/commands.h"
#include "cli/console.h"
#include "ledger/ledger.h"

namespace jianbao::cli {

/// Throws loader::Refusal where the ledger is not there.
void require_ledger(const CommonOptions& common);

/// Who makes a change now: `by`, else the user logged in.
ledger::Author author_of(const std::string& by, const char* origin, Date as_of, const std::string& note);

/// A field, and where a change came from, in the user's language: 完成时限, 工作簿; their names where that has none.
std::string shown_field(const std::string& name, const Console& console);
std::string shown_origin(const std::string& name, const Console& console);

/// set, close, reopen, extend.
void add_task_changes(Command tasks, Invocation& invocation);
/// link, unlink, links.
void add_task_links(Command tasks, Invocation& invocation);
/// show, history.
void add_task_views(Command tasks, Invocation& invocation);

}  // namespace jianbao::cli
