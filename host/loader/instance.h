/// Readers, analyzers and exporters, made from their plugins.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/configuration.h"
#include "config/lexicons.h"
#include "loader/search.h"

namespace jianbao::loader {

/// An object and the library its code is in, which outlives it.
template <class T>
struct Instance {
    PluginPointer plugin;  // declared first, destroyed last
    std::unique_ptr<T> object;

    std::string name() const { return plugin->name(); }
};

/// True where the plugin's workers failed so often in a row that it is not asked any more.
bool is_put_aside(const Analyzer& analyzer);

/// A plugin's message made fit to be shown: one line of valid UTF-8, at most 500 characters.
std::string tidy(std::string_view text);

/// Runs a plugin's code. Returns nothing where all went well, else the text of what it threw,
/// copied: the exception itself dies here, while the library is still open.
std::optional<std::string> guarded(const std::function<void()>& call);

/// What plugins are given when they are made.
struct Surroundings {
    const config::Configuration& configuration;
    const config::Resources& resources;
    config::Lexicons& lexicons;
};

/// The plugins of a run.
struct Plugins {
    std::vector<Instance<Reader>> readers;
    std::vector<Instance<Analyzer>> analyzers;  ///< each after those it needs
    std::vector<Diagnostic> diagnostics;        ///< plugins that could not be made, and why

    /// The tables of the analyzers, in their order.
    std::vector<const TableSpec*> tables() const;
};

/// Makes all enabled readers and analyzers. A plugin that throws is left out with a diagnostic,
/// and so are the analyzers that need its tables. Throws SettingError for mistakes of the user.
Plugins make_plugins(const Catalogue& catalogue, const Surroundings& surroundings);

/// Has the exporter write the report; nothing where it did, else what failed. An isolated exporter writes in a copy of
/// this process: its crash, endless loop or hunger is a failure like others. No other thread of the host should run
/// meanwhile.
std::optional<std::string> write(const Instance<Exporter>& exporter, const Report& report,
                                 const std::filesystem::path& file, Context& context, const config::Limits& limits);

/// Makes one exporter, an isolated one first in a copy of this process. `options` of a layout stand above those of the configuration. Throws
/// Refusal where it can't be made or is none, SettingError for mistakes of the user; one without a place that the plugin
/// throws stands at the option it names first, in backticks.
Instance<Exporter> make_exporter(const PluginPointer& plugin, const Node& options, const Surroundings& surroundings,
                                 std::vector<Diagnostic>& diagnostics);

}  // namespace jianbao::loader
