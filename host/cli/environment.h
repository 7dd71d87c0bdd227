/// What a command works with: the configuration, the plugins, the lexicons.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/console.h"
#include "config/configuration.h"
#include "config/lexicons.h"
#include "loader/instance.h"
#include "loader/search.h"
#include "pipeline/settings.h"
#include "report/layout.h"

namespace jianbao::cli {

/// The options every command understands.
struct CommonOptions {
    std::string config;                    ///< --config
    std::string ledger = "jianbao.db";     ///< --ledger
    std::vector<std::string> plugin_dirs;  ///< --plugin-dir
    bool allow_classified = false;         ///< --allow-classified
    bool quiet = false;                    ///< --quiet
    std::string log;                       ///< --log
};

/// The configuration as found, without plugins.
struct Settings {
    config::Resources resources;
    config::Configuration configuration;
};
/// Throws SettingError.
Settings open_settings(const CommonOptions& common);

/// The settings and the plugins that are there. Opening it shows which ones are refused.
class Environment {
public:
    /// Throws SettingError for mistakes in the configuration, also in options of plugins, and
    /// std::runtime_error for a --plugin-dir that is not there.
    Environment(const CommonOptions& common, Console& console);
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

    const config::Resources& resources() const { return settings_.resources; }
    const config::Configuration& configuration() const { return settings_.configuration; }
    const loader::Catalogue& catalogue() const { return catalogue_; }

    /// A lexicon of a plugin with the office's additions. Throws SettingError, MissingLexicon.
    const Node& lexicon(const loader::Plugin& plugin, const std::string& name) {
        return lexicons_.get(name, plugin.file().parent_path());
    }

    /// Makes readers and analyzers; those that fail are shown.
    loader::Plugins make_plugins();
    /// Makes an exporter by the name of its plugin; `options` are those of a layout. Throws
    /// loader::Refusal.
    loader::Instance<Exporter> make_exporter(const std::string& name, const Node& options = {});
    /// The same with all that the layout sets for it: what its [look] has of the exporter's options, and above that
    /// its own table. Throws SettingError for what no exporter knows.
    loader::Instance<Exporter> make_exporter(const std::string& name, const report::Layout& layout);
    std::vector<std::string> exporters() const;
    /// All that is wrong with a layout's options for an exporter: its own table and what its [look] has of them.
    std::vector<SettingError> exporter_mistakes(const std::string& name, const Node& own, const Node& look);
    /// Options of [look] that no exporter has.
    std::vector<SettingError> look_mistakes(const Node& look) const;
    /// What a run goes by, the cleaning steps checked. Throws SettingError.
    pipeline::RunSettings run_settings(Date as_of) const;

private:
    Node options_for(const std::string& name, const Node& own, const Node& look) const;
    Console& console_;
    Settings settings_;
    config::Lexicons lexicons_;
    loader::Catalogue catalogue_;
    bool allow_classified_ = false;
};

/// Shows refused libraries as notices, except those the configuration disables by name.
void show_refused(const loader::Catalogue& catalogue, const config::Configuration& configuration, Console& console);

}  // namespace jianbao::cli
