/// A plugin library that was opened and whose manifest was found right.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "config/configuration.h"
#include "jianbao/plugin.h"

namespace jianbao::worker {
struct Workshop;
}

namespace jianbao::loader {

/// Why a library is not used, and what to do about it.
class Refusal : public std::runtime_error {
public:
    Refusal(const std::string& reason, std::string hint = {}) : std::runtime_error(reason), hint_(std::move(hint)) {}
    const std::string& hint() const { return hint_; }

private:
    std::string hint_;
};

/// How a plugin is made where its manifest has no function for it: it is no library, or one that
/// only another process opens.
struct Making {
    std::function<std::unique_ptr<Analyzer>(const Setup&)> analyzer;
    std::function<std::unique_ptr<Reader>(const Setup&)> reader;
    bool isolated = false;                      ///< its code runs in other processes, an exporter's in copies of this one
    std::vector<std::filesystem::path> code{};  ///< further files its code is in
};

/// Holds the library open. Whatever was made from the manifest, tables and texts included, must
/// be gone before it.
class Plugin {
public:
    /// `library` keeps the manifest's memory; null for a manifest of the program itself.
    /// Throws Refusal for a manifest that contradicts itself.
    Plugin(const Manifest& manifest, std::filesystem::path file, std::shared_ptr<void> library);
    /// The same for a plugin that is not made by its manifest.
    Plugin(const Manifest& manifest, std::filesystem::path file, std::shared_ptr<const void> owner, Making making);

    const Manifest& manifest() const { return *manifest_; }
    const std::filesystem::path& file() const { return file_; }
    std::string name() const { return manifest_->name; }
    std::unique_ptr<Analyzer> make_analyzer(const Setup& setup) const {
        return making_.analyzer ? making_.analyzer(setup) : manifest_->make_analyzer(setup);
    }
    std::unique_ptr<Reader> make_reader(const Setup& setup) const {
        return making_.reader ? making_.reader(setup) : manifest_->make_reader(setup);
    }
    bool is_isolated() const { return making_.isolated; }
    /// Files beside file() its code is in; what is found depends on them too.
    const std::vector<std::filesystem::path>& code() const { return making_.code; }

private:
    std::filesystem::path file_;
    std::shared_ptr<const void> library_;
    const Manifest* manifest_;
    Making making_;
};

using PluginPointer = std::shared_ptr<const Plugin>;

/// Opens a library and reads its manifest; no factory is called. Throws Refusal for a file that
/// is no library, has no manifest of its own, was built for another SDK or by another compiler,
/// or whose manifest is wrong.
PluginPointer open_plugin(const std::filesystem::path& file);

/// Reads a rules file (NAME.rules.toml) as a plugin. Throws Refusal with the place of a mistake.
PluginPointer open_rules(const std::filesystem::path& file);

/// Reads the description of a script (NAME.script.toml) as a plugin; the script itself is not
/// run. Throws Refusal with the place of a mistake.
PluginPointer open_script(const std::filesystem::path& file, const config::Limits& limits);

/// Opens libraries in a worker, where their start-up code can do no harm. An entry is the plugin,
/// whose code stays in workers, or why the library is not used.
std::vector<std::variant<PluginPointer, Refusal>> open_isolated(std::span<const std::filesystem::path> files,
                                                                const worker::Workshop& workshop);

/// Throws Refusal unless the header is one this program can go on from. `present` is the number
/// of bytes the library has there.
void check_header(const ManifestHeader& header, std::size_t present);

std::string_view name_of(PluginKind kind);  ///< "analyzer"

}  // namespace jianbao::loader
