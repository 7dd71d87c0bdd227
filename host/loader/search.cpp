#include "loader/search.h"

#include <algorithm>

#include "config/nearest.h"
#include "config/options.h"

namespace jianbao::loader {

namespace fs = std::filesystem;

namespace {

bool is_rules(const fs::path& file) { return file.filename().string().ends_with(".rules.toml"); }

}  // namespace

PluginPointer Catalogue::find(std::string_view name) const {
    for (const PluginPointer& plugin : plugins)
        if (name == plugin->manifest().name) return plugin;
    return nullptr;
}

std::vector<std::string> Catalogue::names() const {
    std::vector<std::string> out;
    for (const PluginPointer& plugin : plugins) out.push_back(plugin->name());
    return out;
}

Catalogue find_plugins(std::span<const fs::path> folders) {
    Catalogue found;
    for (const fs::path& folder : folders) {
        std::error_code error;
        std::vector<fs::path> files;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
            if (entry.path().extension() == ".so" || is_rules(entry.path())) files.push_back(entry.path());
        if (error) {
            found.missing.push_back(folder);
            continue;
        }
        const auto same = [&](const fs::path& other) { return fs::equivalent(other, folder, error); };
        if (std::any_of(found.folders.begin(), found.folders.end(), same)) continue;
        found.folders.push_back(folder);
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files) {
            const std::string name = is_rules(file) ? file.stem().stem().string() : file.stem().string();
            try {
                PluginPointer plugin = is_rules(file) ? open_rules(file) : open_plugin(file);
                if (const PluginPointer first = found.find(plugin->manifest().name))
                    throw Refusal("a plugin of that name was found before, in " + first->file().string(),
                                  "rename one of the two, or take its folder off the search path");
                found.plugins.push_back(std::move(plugin));
            } catch (const Refusal& refusal) {
                found.refused.push_back({file, name, refusal.what(), refusal.hint()});
            } catch (const std::exception& failure) {
                found.refused.push_back({file, name, std::string("can't be read: ") + failure.what(), ""});
            }
        }
    }
    return found;
}

std::vector<fs::path> plugin_folders(const config::Configuration& configuration, const config::Resources& resources,
                                     std::span<const fs::path> given, std::string_view search_path) {
    std::vector<fs::path> out = resources.plugins;
    out.insert(out.end(), configuration.plugin_dirs.begin(), configuration.plugin_dirs.end());
    out.insert(out.end(), given.begin(), given.end());
    while (!search_path.empty()) {
        const std::size_t colon = search_path.find(':');
        if (colon != 0) out.emplace_back(search_path.substr(0, colon));
        search_path.remove_prefix(colon == std::string_view::npos ? search_path.size() : colon + 1);
    }
    return out;
}

bool is_enabled(const config::Configuration& configuration, std::string_view name) {
    const auto holds = [&](const std::vector<std::string>& names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return (configuration.enabled.empty() || holds(configuration.enabled)) && !holds(configuration.disabled);
}

void check_settings(const config::Configuration& configuration, const Catalogue& catalogue) {
    std::vector<std::string> names = catalogue.names();
    // A plugin that was refused is known by its file: its settings are no mistake.
    for (const Refused& refused : catalogue.refused) names.push_back(refused.name);
    const auto check = [&](const std::string& name, const SourcePosition& where) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            throw SettingError(where, "there is no plugin `" + name + "`", config::hint_for(name, names));
    };
    const SourcePosition file{configuration.file.string(), 0, 0};
    for (const std::string& name : configuration.enabled) check(name, file);
    for (const std::string& name : configuration.disabled) check(name, file);
    if (configuration.plugins.is_null()) return;
    for (const auto& [name, table] : configuration.plugins.table()) {
        check(name, table.key());
        if (const PluginPointer plugin = catalogue.find(name)) config::make_options(plugin->manifest().options, table);
    }
}

}  // namespace jianbao::loader
