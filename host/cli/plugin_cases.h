/// Cases of a plugin: folders with what goes in and what must come out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/environment.h"

namespace jianbao::cli {

/// A case as it came out.
struct CaseResult {
    std::size_t compared = 0;              ///< rows, or lines of text
    std::vector<std::string> differences;  ///< a sentence each, in the user's language
};

/// The folders below `cases` that hold a case, by name. Throws loader::Refusal where there is none.
std::vector<std::filesystem::path> cases_in(const std::filesystem::path& cases);

/// Runs one case of the plugin of that name, which must be among the environment's:
///
///     input.*          what an analyzer or a reader works on; several are read by name
///     report.json      what an exporter works on
///     expected.jsonl   the rows, in their order; members that are not named are free
///     expected.txt     the clean text of the inputs; any other ending: the exporter's file
///     case.toml        what (a sentence), ref, as_of (days), messages (pieces of what it reports)
///     jianbao.toml     the configuration, where the case needs its own
///
/// With `accept` the expected files are written instead of compared. Throws SettingError and
/// loader::Refusal for a case that can't be run.
CaseResult run_case(const std::filesystem::path& folder, const std::string& plugin, bool accept,
                    const CommonOptions& common, Console& console);

}  // namespace jianbao::cli
