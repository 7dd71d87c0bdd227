/// Report layouts: found by name, read and checked.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "config/resources.h"
#include "ledger/reading.h"
#include "report/layout.h"

namespace jianbao::cli {

/// A layout's file with the queries it may name. The nodes live as long as this object.
class LayoutFile {
public:
    /// Reads the TOML. The named queries are the shipped ones; those in a queries.toml beside the
    /// layout stand above them. Throws SettingError.
    LayoutFile(const std::filesystem::path& file, const config::Resources& resources);

    const std::filesystem::path& file() const { return file_; }
    std::string name() const;
    std::string help() const;
    /// The layout with all it takes over from others, unchecked but for its title and list of
    /// sections. Throws report::LayoutError or SettingError.
    Node whole() const;
    /// The same as far as it can be read: no mistake is told.
    Node tables() const;
    /// Checks it against the tables there are. Throws report::LayoutError.
    report::Layout load(const ledger::Reading& reading, const std::vector<std::string>& exporters) const;

private:
    report::ParentSource parents() const;

    std::filesystem::path file_;
    config::Resources resources_;
    Node root_, queries_;
};

/// Whether a layout is named by its file: the name has a slash or ends in .toml.
bool is_file_name(const std::string& name);

/// The file of a layout: a path where the name is a file's, else one of the
/// shipped ones. Throws loader::Refusal with the nearest name.
std::filesystem::path find_layout(const std::string& name, const config::Resources& resources);

/// Files of the shipped layouts, by name.
std::vector<std::filesystem::path> shipped_layouts(const config::Resources& resources);

/// Shows every mistake of a layout.
void fail(const report::LayoutError& error, Console& console);

}  // namespace jianbao::cli
