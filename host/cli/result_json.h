/// Results of queries as JSON lines.
#pragma once

#include <ostream>

#include "ledger/ledger.h"
#include "ledger/reading.h"

namespace jianbao::cli {

/// An object a row, with the columns as its members in their order.
void write_json_lines(std::ostream& out, const ledger::Result& result);

/// An object a task, for rows of `tasks list`: number, id, status and state, then the fields that
/// `analyze` writes (doc, article, section, quote, grade, lead …, deadline and frequency as objects
/// or null), then what the ledger adds.
void write_task_lines(std::ostream& out, const ledger::Result& result);

/// kind (kept, changed, appeared, vanished, stays), task, title; of a field: field, ledger, text; of what is
/// kept: who, day.
void write_difference(std::ostream& out, const ledger::Difference& difference);

}  // namespace jianbao::cli
