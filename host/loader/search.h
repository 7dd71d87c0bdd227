/// The plugins there are, and those among them that a run uses.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "config/configuration.h"
#include "loader/plugin.h"

namespace jianbao::loader {

/// A library that is not used although it lies in a plugin folder.
struct Refused {
    std::filesystem::path file;
    std::string name;  ///< of the file, without .so
    std::string reason;
    std::string hint;
};

/// Everything that was found, in a fixed order: folders as given, files by name.
struct Catalogue {
    std::vector<PluginPointer> plugins;
    std::vector<Refused> refused;
    std::vector<std::filesystem::path> folders;  ///< searched
    std::vector<std::filesystem::path> missing;  ///< named by the user, but not there

    PluginPointer find(std::string_view name) const;
    std::vector<std::string> names() const;
};

/// Opens every *.so, *.rules.toml and *.script.toml of the folders. Of two plugins of the same name
/// the first counts. Libraries of folders that are not installed ones are opened in a worker first
/// and stay there, unless the configuration says otherwise; of these, the ones it disables by name
/// are not opened at all.
Catalogue find_plugins(std::span<const std::filesystem::path> folders, const config::Configuration& configuration,
                       const config::Resources& resources);

/// The same with every library in this process.
Catalogue find_plugins(std::span<const std::filesystem::path> folders);

/// Installed folders, then the configuration's, then `given` (--plugin-dir), then those in
/// `search_path` (JIANBAO_PLUGIN_PATH, separated by colons).
std::vector<std::filesystem::path> plugin_folders(const config::Configuration& configuration,
                                                  const config::Resources& resources,
                                                  std::span<const std::filesystem::path> given,
                                                  std::string_view search_path);

/// True where the configuration leaves the plugin in.
bool is_enabled(const config::Configuration& configuration, std::string_view name);

/// Checks enabled, disabled and [plugin.NAME] of the configuration against the plugins there
/// are, the options of every one included. Throws SettingError with the nearest name.
void check_settings(const config::Configuration& configuration, const Catalogue& catalogue);

}  // namespace jianbao::loader
