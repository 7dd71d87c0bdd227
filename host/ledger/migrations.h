/// The format of a ledger file, as the steps that lead to it. Internal to the ledger.
#pragma once

#include <span>

#include "ledger/sqlite.h"

namespace jianbao::ledger {

/// Steps of SQL, in order: the first makes the tables of format 1 in an empty file, each other
/// one leads from the format of its position to the next. A step that a released program made is
/// never changed; a new format is a new step at the end. Tables of findings and the derived
/// tables are made and filled again after the steps, so that steps need not care for them.
std::span<const char* const> migrations();

/// The format this program writes and the newest it reads.
inline int schema_version() { return static_cast<int>(migrations().size()); }

/// Leads a ledger from `version` (0: an empty file) to `target`, inside the caller's transaction.
void migrate(sqlite::Connection& connection, int version, int target);

}  // namespace jianbao::ledger
