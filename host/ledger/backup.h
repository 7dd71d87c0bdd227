/// Files around a ledger. Internal to the ledger.
#pragma once

#include <filesystem>

namespace jianbao::ledger {

/// Name of the copy made before a ledger of that format is led on: `jianbao-format1-2026-04-26.db`
/// beside it, with today's date; one that is not taken yet.
std::filesystem::path backup_name(const std::filesystem::path& ledger, int format);

/// Name under which a ledger is kept that gives its place to another:
/// `jianbao-before-restore-2026-04-26-0930.db` beside it, with day and time; one that is not taken yet.
std::filesystem::path kept_name(const std::filesystem::path& ledger);

/// Moves a new ledger, a file without a log beside it, into the place of `ledger`. What stands there,
/// a log without its ledger too, is kept under kept_name(); that name is returned, empty where nothing
/// was there. Throws LedgerError while another program uses the one there.
std::filesystem::path move_into_place(const std::filesystem::path& from, const std::filesystem::path& ledger);

/// A file under a temporary name beside another one; removed unless it was moved into place.
struct TemporaryFile {
    explicit TemporaryFile(const std::filesystem::path& beside);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    std::filesystem::path path;
};

}  // namespace jianbao::ledger
