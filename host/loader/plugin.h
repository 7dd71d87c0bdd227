/// A plugin library that was opened and whose manifest was found right.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "jianbao/plugin.h"

namespace jianbao::loader {

/// Why a library is not used, and what to do about it.
class Refusal : public std::runtime_error {
public:
    Refusal(const std::string& reason, std::string hint = {}) : std::runtime_error(reason), hint_(std::move(hint)) {}
    const std::string& hint() const { return hint_; }

private:
    std::string hint_;
};

/// Makes an analyzer; of a plugin that is no library, which has no function to name in a manifest.
using AnalyzerFactory = std::function<std::unique_ptr<Analyzer>(const Setup&)>;

/// Holds the library open. Whatever was made from the manifest, tables and texts included, must
/// be gone before it.
class Plugin {
public:
    /// `library` keeps the manifest's memory; null for a manifest of the program itself.
    /// Throws Refusal for a manifest that contradicts itself.
    Plugin(const Manifest& manifest, std::filesystem::path file, std::shared_ptr<void> library);
    /// The same for an analyzer that is made by `factory`, not by its manifest.
    Plugin(const Manifest& manifest, std::filesystem::path file, std::shared_ptr<void> owner, AnalyzerFactory factory);

    const Manifest& manifest() const { return *manifest_; }
    const std::filesystem::path& file() const { return file_; }
    std::string name() const { return manifest_->name; }
    std::unique_ptr<Analyzer> make_analyzer(const Setup& setup) const {
        return factory_ ? factory_(setup) : manifest_->make_analyzer(setup);
    }

private:
    std::filesystem::path file_;
    std::shared_ptr<void> library_;
    const Manifest* manifest_;
    AnalyzerFactory factory_;
};

using PluginPointer = std::shared_ptr<const Plugin>;

/// Opens a library and reads its manifest; no factory is called. Throws Refusal for a file that
/// is no library, has no manifest of its own, was built for another SDK or by another compiler,
/// or whose manifest is wrong.
PluginPointer open_plugin(const std::filesystem::path& file);

/// Reads a rules file (NAME.rules.toml) as a plugin. Throws Refusal with the place of a mistake.
PluginPointer open_rules(const std::filesystem::path& file);

/// Throws Refusal unless the header is one this program can go on from. `present` is the number
/// of bytes the library has there.
void check_header(const ManifestHeader& header, std::size_t present);

std::string_view name_of(PluginKind kind);  ///< "analyzer"

}  // namespace jianbao::loader
