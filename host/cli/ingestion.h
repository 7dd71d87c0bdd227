/// Documents into the ledger: what ingest, weekly and report have in common.
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"
#include "ledger/ledger.h"

namespace jianbao::cli {

/// What becomes of files the ledger knows as they are, analyzed as they would be now.
enum class KnownFiles {
    read,   ///< read and compared with the others of the run
    count,  ///< not read; counted as unchanged
    skip,   ///< not read, not mentioned
};

struct IngestOptions {
    std::vector<std::string> inputs;
    Date as_of{};
    std::string ref, refs;                        ///< --ref, --refs
    bool again = false;                           ///< read also what is known as it was analyzed last
    KnownFiles known = KnownFiles::read;
    std::vector<std::filesystem::path> excluded;  ///< not read in folders: the output's own files
};

struct IngestCounts {
    std::size_t fresh = 0;  ///< documents the ledger did not know
    std::size_t again = 0;  ///< known, and analyzed in another way than last time
    std::size_t unchanged = 0;
    std::vector<ledger::Difference> differences;  ///< of documents that were read again
    std::size_t total() const { return fresh + again + unchanged; }
};

/// Reads and analyzes the inputs and puts them into the ledger, each document in a transaction
/// of its own. What is wrong with an input is shown and costs only itself. Throws NoInputs,
/// LedgerError, SettingError.
IngestCounts ingest(const IngestOptions& options, Environment& environment, const loader::Plugins& plugins,
                    ledger::Ledger& ledger, Console& console);

/// Throws loader::Refusal for a ledger that is no file.
void check_ledger_name(const CommonOptions& common);

/// Opens the ledger named by --ledger for writing.
ledger::Ledger open_ledger(const CommonOptions& common, const loader::Plugins& plugins);

}  // namespace jianbao::cli
