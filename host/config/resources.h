/// Where the program's own files are.
#pragma once

#include <filesystem>
#include <vector>

namespace jianbao::config {

/// The installed folders, found relative to the program so that the tree may be moved. The build
/// tree has the same shape.
struct Resources {
    std::filesystem::path program;               ///< PREFIX/bin/jianbao itself
    std::filesystem::path prefix;                ///< PREFIX of PREFIX/bin/jianbao
    std::filesystem::path config;                ///< PREFIX/share/jianbao/config
    std::filesystem::path reports;               ///< PREFIX/share/jianbao/reports
    std::filesystem::path fonts;                 ///< PREFIX/share/jianbao/fonts
    std::filesystem::path templates;             ///< PREFIX/share/jianbao/templates, for `plugin new`
    std::filesystem::path messages;              ///< catalogues of other languages, in config
    std::vector<std::filesystem::path> plugins;  ///< PREFIX/lib*/jianbao/plugins, those that exist
};

/// Resources of the running program.
Resources find_resources();
/// Resources of a program at PREFIX/bin.
Resources resources_of(const std::filesystem::path& program);

}  // namespace jianbao::config
