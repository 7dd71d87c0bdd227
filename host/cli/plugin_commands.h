/// The parts of the command `plugin`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace jianbao::cli {

/// check.
void add_plugin_check(Command plugin, Invocation& invocation);
/// new.
void add_plugin_new(Command plugin, Invocation& invocation);
/// test.
void add_plugin_test(Command plugin, Invocation& invocation);

/// Runs the cases that lie beside a plugin's file; see plugin_cases.h.
Exit test_plugin(const std::string& plugin, const CommonOptions& common, Console& console);

/// A plugin named on the command line: by its name, its file, or the folder of its project.
struct Chosen {
    std::string name;
    std::filesystem::path file;                  ///< empty where it was given by its name
    std::vector<std::filesystem::path> folders;  ///< where its cases may lie
};
/// Adds the file's folder to those plugins are looked for in. Throws loader::Refusal where nothing
/// is there.
Chosen choose_plugin(const std::string& argument, CommonOptions& common);
/// The plugin among those found. Throws loader::Refusal with the reason it is not used.
loader::PluginPointer find_chosen(const Chosen& chosen, const loader::Catalogue& catalogue);

}  // namespace jianbao::cli
