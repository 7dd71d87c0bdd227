#include "loader/search.h"

#include <algorithm>

#include "config/nearest.h"
#include "config/options.h"
#include "worker/library.h"
#include "worker/remote.h"

namespace jianbao::loader {

namespace fs = std::filesystem;

namespace {

enum class FileKind { none, library, rules, script };

FileKind kind_of(const fs::path& file) {
    const std::string name = file.filename().string();
    return name.ends_with(".rules.toml")    ? FileKind::rules
           : name.ends_with(".script.toml") ? FileKind::script
           : file.extension() == ".so"      ? FileKind::library
                                            : FileKind::none;
}

/// The name the plugin must have: that of its file.
std::string name_of_file(const fs::path& file) {
    return kind_of(file) == FileKind::library ? file.stem().string() : file.stem().stem().string();
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Decides where libraries are opened.
class Trust {
public:
    Trust(const config::Configuration* configuration, const config::Resources* resources)
        : configuration_(configuration), resources_(resources) {}

    bool isolates(const fs::path& file) const {
        if (!configuration_) return false;
        const auto chosen = configuration_->isolation.find(name_of_file(file));
        return chosen == configuration_->isolation.end() ? !is_installed(file)
                                                         : chosen->second == config::Isolation::process;
    }
    /// Whether a reader here has its files read in a worker: an installed one that takes apart what
    /// others made, unless the configuration says where it runs.
    bool guards(const fs::path& file) const {
        static constexpr std::string_view plain[] = {"text", "markdown-text"};  // go through bytes once, and no more
        const std::string name = name_of_file(file);
        return configuration_ && is_installed(file) && !configuration_->isolation.contains(name) &&
               std::find(std::begin(plain), std::end(plain), name) == std::end(plain);
    }
    /// Whether the library is opened in a worker before anything else.
    bool examines(const fs::path& file) const { return configuration_ && (isolates(file) || !is_installed(file)); }
    bool leaves_out(const fs::path& file) const {
        return configuration_ && kind_of(file) == FileKind::library && !is_installed(file) &&
               holds(configuration_->disabled, name_of_file(file));
    }
    config::Limits limits() const { return configuration_ ? configuration_->limits : config::Limits{}; }
    worker::Workshop workshop() const { return {resources_->program, configuration_->limits}; }

private:
    bool is_installed(const fs::path& file) const {
        std::error_code ignored;
        return std::any_of(resources_->plugins.begin(), resources_->plugins.end(),
                           [&](const fs::path& folder) { return fs::equivalent(folder, file.parent_path(), ignored); });
    }
    const config::Configuration* configuration_;
    const config::Resources* resources_;
};

using Opened = std::variant<PluginPointer, Refusal>;

/// A reader whose files are read in a worker: what a file does to the code that takes it apart
/// stays there, and the limits on time and memory hold for it.
PluginPointer read_in_worker(PluginPointer plugin, const worker::Workshop& workshop) {
    Making making;
    making.reader = [&manifest = plugin->manifest(), file = plugin->file(), workshop](const Setup& setup) {
        return worker::make_guarded_reader(manifest.make_reader(setup), file, manifest, setup, workshop);
    };
    const Manifest& manifest = plugin->manifest();
    std::filesystem::path file = plugin->file();
    return std::make_shared<const Plugin>(manifest, std::move(file), std::move(plugin), std::move(making));
}

Opened open_here(const fs::path& file, const Trust& trust) {
    try {
        const FileKind kind = kind_of(file);
        if (kind == FileKind::rules) return open_rules(file);
        if (kind == FileKind::script) return open_script(file, trust.limits());
        PluginPointer plugin = open_plugin(file);
        if (!trust.guards(file) || plugin->manifest().kind != PluginKind::reader) return plugin;
        return read_in_worker(std::move(plugin), trust.workshop());
    } catch (const Refusal& refusal) {
        return refusal;
    } catch (const std::exception& failure) {
        return Refusal(std::string("can't be read: ") + failure.what());
    }
}

/// Opens the files of a folder, those of strangers in a worker.
std::vector<Opened> open_all(std::span<const fs::path> files, const Trust& trust) {
    std::vector<fs::path> strangers;
    for (const fs::path& file : files)
        if (kind_of(file) == FileKind::library && trust.examines(file) && !trust.leaves_out(file))
            strangers.push_back(fs::absolute(file));
    std::vector<Opened> isolated;
    if (!strangers.empty()) isolated = open_isolated(strangers, trust.workshop());
    std::vector<Opened> out;
    auto next = isolated.begin();
    for (const fs::path& file : files) {
        if (trust.leaves_out(file)) {
            out.emplace_back(Refusal("it is disabled in the configuration, so it was not opened",
                                     "take it out of plugins.disabled"));
        } else if (kind_of(file) == FileKind::library && trust.examines(file)) {
            Opened one = std::move(*next++);
            // Known to open: a plugin the user trusts is opened once more, here.
            out.push_back(std::holds_alternative<PluginPointer>(one) && !trust.isolates(file) ? open_here(file, trust)
                                                                                              : std::move(one));
        } else {
            out.push_back(open_here(file, trust));
        }
    }
    return out;
}

Catalogue find_trusting(std::span<const fs::path> folders, const Trust& trust);

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

Catalogue find_plugins(std::span<const fs::path> folders) { return find_trusting(folders, {nullptr, nullptr}); }

Catalogue find_plugins(std::span<const fs::path> folders, const config::Configuration& configuration,
                       const config::Resources& resources) {
    return find_trusting(folders, {&configuration, &resources});
}

namespace {

Catalogue find_trusting(std::span<const fs::path> folders, const Trust& trust) {
    Catalogue found;
    for (const fs::path& folder : folders) {
        std::error_code error;
        std::vector<fs::path> files;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
            if (kind_of(entry.path()) != FileKind::none) files.push_back(entry.path());
        if (error) {
            found.missing.push_back(folder);
            continue;
        }
        const auto same = [&](const fs::path& other) { return fs::equivalent(other, folder, error); };
        if (std::any_of(found.folders.begin(), found.folders.end(), same)) continue;
        found.folders.push_back(folder);
        std::sort(files.begin(), files.end());
        std::vector<Opened> opened = open_all(files, trust);
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (auto* plugin = std::get_if<PluginPointer>(&opened[i])) {
                const PluginPointer first = found.find((*plugin)->manifest().name);
                if (!first) {
                    found.plugins.push_back(std::move(*plugin));
                    continue;
                }
                opened[i] = Refusal("a plugin of that name was found before, in " + first->file().string(),
                                    "rename one of the two, or take its folder off the search path");
            }
            const auto& refusal = std::get<Refusal>(opened[i]);
            found.refused.push_back({files[i], name_of_file(files[i]), refusal.what(), refusal.hint()});
        }
    }
    return found;
}

}  // namespace

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
    return (configuration.enabled.empty() || holds(configuration.enabled, name)) &&
           !holds(configuration.disabled, name);
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
