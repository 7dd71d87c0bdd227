/// Keeping a ledger: copies, the way back, a look at its health, everything as text.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "ledger/error.h"

namespace jianbao::ledger {

/// Copies the ledger as last committed, whoever writes to it meanwhile: under a temporary name
/// first, so that there is a whole copy or none. Its folder is made where there is none. An older copy
/// is replaced; a ledger in use or any other file only with `force`, and never while another program
/// uses it. Throws LedgerError.
void back_up(const std::filesystem::path& ledger, const std::filesystem::path& to, bool force);

/// Puts a copy in the place of a ledger. What stands there is kept beside it under a name with day and
/// time, which is returned (empty where nothing was there); without `force` it is refused. The copy is
/// looked through first: one that is damaged, no ledger, or of a newer program changes nothing. Throws
/// LedgerError, also while another program uses the ledger.
std::filesystem::path restore(const std::filesystem::path& copy, const std::filesystem::path& ledger, bool force);

/// How many rows went through.
struct Exchanged {
    std::int64_t documents = 0, tasks = 0, changes = 0, lines = 0;
    std::filesystem::path kept{};  ///< of import_lines(): where the ledger is that was there before
};

/// The file begins as export_lines() begins.
bool holds_lines(const std::filesystem::path& file);

/// Writes everything in the ledger as JSON lines: a line with the format, then a line a row, which
/// names its table. Throws LedgerError.
Exchanged export_lines(const std::filesystem::path& ledger, std::ostream& out);

/// Makes a ledger of what export_lines() wrote, equal to the one it came from. Lines of older
/// formats are led on. Under a temporary name first; an existing file needs `force` and is kept as
/// with restore(). Throws LedgerError with the number of the line that is wrong, and `name`, that of
/// the lines.
Exchanged import_lines(std::istream& in, const std::string& name, const std::filesystem::path& ledger, bool force);

/// One thing that is wrong with a ledger.
struct Flaw {
    std::string what;  ///< a sentence, what is wrong and how often
    std::string hint;  ///< what to do
};

/// Looks for damage: of the file, of references between rows, of what the program keeps true. Only
/// reads. Empty for a sound ledger. Throws LedgerError for a file that is none.
std::vector<Flaw> check_ledger(const std::filesystem::path& ledger);

}  // namespace jianbao::ledger
