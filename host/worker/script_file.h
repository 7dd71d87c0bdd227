/// Scripts: plugins that are programs of any language, described by a TOML file beside them.
#pragma once

#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "jianbao/plugin.h"
#include "jianbao/settings.h"

namespace jianbao::worker {

/// NAME.script.toml. Reading it runs nothing.
class ScriptFile {
public:
    /// Throws SettingError for the first mistake: unknown keys, missing ones, names that are none.
    explicit ScriptFile(const std::filesystem::path& file);
    ScriptFile(const ScriptFile&) = delete;
    ScriptFile& operator=(const ScriptFile&) = delete;

    const Manifest& manifest() const { return manifest_; }
    /// The program and its arguments; it runs in folder().
    const std::vector<std::string>& command() const { return command_; }
    std::filesystem::path folder() const { return file_.parent_path(); }
    /// The files of the folder that the command names: what the script consists of.
    std::vector<std::filesystem::path> code() const;

private:
    const char* keep(std::string text) { return texts_.emplace_back(std::move(text)).c_str(); }
    TableSpec read_table(const Node& node);
    OptionSpec read_option(const Node& node);

    std::filesystem::path file_;
    std::deque<std::string> texts_;
    std::vector<std::string> command_;
    std::vector<const char*> needs_;
    std::deque<std::vector<ColumnSpec>> columns_;
    std::vector<TableSpec> tables_;
    std::vector<OptionSpec> options_;
    Manifest manifest_;
};

}  // namespace jianbao::worker
