/// Configuration: what jianbao.toml says, with the defaults filled in.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config/resources.h"
#include "jianbao/settings.h"

namespace jianbao::config {

/// What documents may use up. Inputs over a limit are refused by name; the run goes on.
struct Limits {
    std::chrono::seconds time{60};               ///< analyzers are asked to stop after that
    std::uint64_t memory = 2048ull << 20;        ///< bytes an external program or a worker may take
    std::uint64_t file_size = 256ull << 20;      ///< bytes of one input
    int nesting = 4;                             ///< archives in archives
    std::uint64_t nested_total = 2048ull << 20;  ///< unpacked bytes from one input
    std::uint64_t answer = 64ull << 20;          ///< bytes a plugin's worker may say about one document
    unsigned failures = 5;                       ///< of a worker in a row, then its plugin is put aside; 0: never
    std::uint64_t compared = 16ull << 20;        ///< bytes of text compared with each other at once
};

/// Where a plugin runs: in the host's own process, or in a worker that may crash alone.
enum class Isolation { none, process };

struct Configuration {
    std::filesystem::path file;  ///< where it was read from; empty for the defaults alone
    std::string office;          ///< 督查室: on the head of reports
    int threads = 0;             ///< 0: one a processor
    /// 临期: days before the last day. Stands above what a layout says.
    std::optional<int> due_soon_days;
    bool show_personal_data = false;  ///< reports show telephone and identity card numbers in full
    std::string weekly_at;            ///< when `watch` makes the weekly report: "fri 16:00"; empty for never
    std::vector<std::filesystem::path> font_dirs;     ///< before the installed fonts
    std::vector<std::filesystem::path> lexicon_dirs;  ///< NAME.toml there adds to the shipped lexicon
    std::vector<std::filesystem::path> plugin_dirs;   ///< beside the installed plugins
    std::vector<std::string> enabled;                 ///< plugins to use; all where empty
    std::vector<std::string> disabled;                ///< plugins to leave out
    /// What [plugin.NAME] says of isolation; others run where their folder says.
    std::map<std::string, Isolation, std::less<>> isolation;
    Limits limits;
    Node cleaning;  ///< [cleaning], as it stands
    Node plugins;   ///< [plugin.NAME] tables without `isolation`, validated when the plugins are known
};

/// Reads a configuration. Relative folders count from the file's own. Throws SettingError for
/// unknown keys and wrong values.
Configuration load_configuration(const std::filesystem::path& file);
Configuration read_configuration(const Node& root, const std::filesystem::path& file);

/// The file to read: `given` where it is not empty, else jianbao.toml in `start` or a folder
/// above, else the installed default, else nothing (the defaults stand).
std::filesystem::path find_configuration(const std::filesystem::path& given, const std::filesystem::path& start,
                                         const Resources& resources);

}  // namespace jianbao::config
