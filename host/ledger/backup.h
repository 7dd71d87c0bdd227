/// Files around a ledger. Internal to the ledger.
#pragma once

#include <filesystem>

namespace jianbao::ledger {

/// Name of the copy made before a ledger of that format is led on: `jianbao-format1-2026-04-26.db`
/// beside it, with today's date; one that is not taken yet.
std::filesystem::path backup_name(const std::filesystem::path& ledger, int format);

/// Moves a new ledger, a file without a log beside it, into the place of `ledger`, whose file is kept
/// as `NAME.before-restore`. Throws LedgerError while another program uses the one there.
void move_into_place(const std::filesystem::path& from, const std::filesystem::path& ledger);

/// A file under a temporary name beside another one; removed unless it was moved into place.
struct TemporaryFile {
    explicit TemporaryFile(const std::filesystem::path& beside);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    std::filesystem::path path;
};

}  // namespace jianbao::ledger
