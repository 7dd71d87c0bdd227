#include "cli/environment.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "config/nearest.h"
#include "config/options.h"
#include "config/toml.h"
#include "ledger/ledger.h"
#include "pipeline/context.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

Settings open_settings(const CommonOptions& common) {
    Settings out;
    out.resources = config::find_resources();
    const fs::path file = config::find_configuration(common.config, fs::current_path(), out.resources);
    if (!file.empty()) out.configuration = config::load_configuration(file);
    return out;
}

namespace {

loader::Catalogue find_plugins(const Settings& settings, const CommonOptions& common) {
    std::vector<fs::path> given;
    for (const std::string& folder : common.plugin_dirs) {
        std::error_code ignored;
        if (!fs::is_directory(folder, ignored)) throw std::runtime_error("--plugin-dir: there is no folder " + folder);
        given.emplace_back(folder);
    }
    const char* path = std::getenv("JIANBAO_PLUGIN_PATH");
    return loader::find_plugins(
        loader::plugin_folders(settings.configuration, settings.resources, given, path ? path : ""),
        settings.configuration, settings.resources);
}

}  // namespace

Environment::Environment(const CommonOptions& common, Console& console)
    : console_(console),
      settings_(open_settings(common)),
      lexicons_(settings_.resources.config / "lexicons", settings_.configuration.lexicon_dirs),
      catalogue_(find_plugins(settings_, common)),
      allow_classified_(common.allow_classified) {
    loader::check_settings(settings_.configuration, catalogue_);
    console.log("configuration " + settings_.configuration.file.string() + ", " +
                std::to_string(catalogue_.plugins.size()) + " plugins");
    for (const fs::path& folder : catalogue_.missing)
        console.show(
            {.severity = Severity::warning, .message = "the plugin folder " + folder.string() + " is not there"});
    show_refused(catalogue_, settings_.configuration, console);
}

void show_refused(const loader::Catalogue& catalogue, const config::Configuration& configuration, Console& console) {
    for (const loader::Refused& refused : catalogue.refused)
        if (loader::is_enabled(configuration, refused.name))
            console.show({.severity = Severity::warning,
                          .message = "not used: " + refused.reason,
                          .hint = refused.hint,
                          .plugin = refused.name,
                          .document = refused.file.string()});
}

namespace {

/// Takes out the analyzers whose tables the ledger can't hold, and those that need what these
/// would have found, with a diagnostic each.
void leave_out_unstorable(loader::Plugins& made) {
    std::set<std::string_view> missing;
    for (auto one = made.analyzers.begin(); one != made.analyzers.end();) {  // each stands after those it needs
        const Manifest& manifest = one->plugin->manifest();
        std::optional<std::string> reason;
        for (const TableSpec& table : manifest.tables)
            if (!reason) reason = ledger::why_not_stored(table);
        for (const char* need : manifest.needs)
            if (!reason && missing.contains(need))
                reason = std::string("it needs the table `") + need + "`, which no analyzer of this run fills";
        if (!reason) {
            ++one;
            continue;
        }
        for (const TableSpec& table : manifest.tables) missing.insert(table.name);
        made.diagnostics.push_back(pipeline::about("", Severity::error, "the plugin could not be started: " + *reason,
                                                   "the run goes on without it; tell its author, or leave it out with "
                                                   "plugins.disabled", manifest.name));
        one = made.analyzers.erase(one);
    }
}

}  // namespace

loader::Plugins Environment::make_plugins() {
    loader::Plugins made = loader::make_plugins(catalogue_, {settings_.configuration, settings_.resources, lexicons_});
    leave_out_unstorable(made);
    for (const Diagnostic& diagnostic : made.diagnostics) console_.show(diagnostic);
    return made;
}

std::vector<std::string> Environment::exporters() const {
    std::vector<std::string> out;
    for (const loader::PluginPointer& plugin : catalogue_.plugins)
        if (plugin->manifest().kind == PluginKind::exporter &&
            loader::is_enabled(settings_.configuration, plugin->manifest().name))
            out.push_back(plugin->name());
    return out;
}

loader::Instance<Exporter> Environment::make_exporter(const std::string& name, const Node& options) {
    const std::vector<std::string> known = exporters();
    if (std::find(known.begin(), known.end(), name) == known.end())
        throw loader::Refusal(
            "there is no exporter `" + name + "`",
            known.empty() ? "no exporter is installed; see `jianbao doctor`" : config::hint_for(name, known));
    std::vector<Diagnostic> diagnostics;
    loader::Instance<Exporter> exporter = loader::make_exporter(
        catalogue_.find(name), options, {settings_.configuration, settings_.resources, lexicons_}, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics) console_.show(diagnostic);
    return exporter;
}

/// The exporter's own options and those of [look] it has and its own table does not set.
Node Environment::options_for(const std::string& name, const Node& own, const Node& look) const {
    const loader::PluginPointer plugin = catalogue_.find(name);
    if (!plugin || !look.is_table()) return own;
    Node::Table options;
    if (own.is_table()) options = own.table();
    for (const auto& [key, value] : look.table())
        for (const OptionSpec& option : plugin->manifest().options)
            if (key == option.name && !own.has(key)) options.emplace_back(key, value);
    return Node(std::move(options), own.where(), own.key());
}

std::vector<SettingError> Environment::look_mistakes(const Node& look) const {
    std::vector<SettingError> mistakes;
    if (!look.is_table()) return mistakes;
    std::set<std::string> known;
    for (const loader::PluginPointer& plugin : catalogue_.plugins)
        if (plugin->manifest().kind == PluginKind::exporter)
            for (const OptionSpec& option : plugin->manifest().options) known.insert(option.name);
    for (const auto& [key, value] : look.table())
        if (!known.contains(key))
            mistakes.emplace_back(value.key(), "no exporter has an option `" + key + "`",
                                  config::hint_for(key, std::vector(known.begin(), known.end())));
    return mistakes;
}

loader::Instance<Exporter> Environment::make_exporter(const std::string& name, const report::Layout& layout) {
    if (const std::vector<SettingError> mistakes = look_mistakes(layout.look); !mistakes.empty()) throw mistakes.front();
    return make_exporter(name, options_for(name, layout.options(name), layout.look));
}

std::vector<SettingError> Environment::exporter_mistakes(const std::string& name, const Node& own,
                                                         const Node& look) {
    const loader::PluginPointer plugin = catalogue_.find(name);
    const Node options = options_for(name, own, look);
    if (!plugin || !options.is_table()) return {};
    std::vector<SettingError> mistakes = config::option_mistakes(plugin->manifest().options, options);
    // What only the plugin can tell, a colour that is none, it tells one at a time: it is asked again without that option.
    Node::Table left = options.table();
    const auto leave_out = [&](const SettingError& mistake) {
        return std::erase_if(left, [&](const auto& one) {
                   const auto at = [&](const SourcePosition& place) {
                       return std::pair(place.line, place.column) ==
                              std::pair(mistake.where().line, mistake.where().column);
                   };
                   return at(one.second.where()) || at(one.second.key());
               }) > 0;
    };
    for (const SettingError& mistake : mistakes) leave_out(mistake);
    for (bool again = true; again;) {
        again = false;
        try {
            make_exporter(name, Node(left, options.where(), options.key()));
        } catch (const SettingError& mistake) {
            mistakes.push_back(mistake);
            again = leave_out(mistake);
        }
    }
    return mistakes;
}

pipeline::RunSettings Environment::run_settings(Date as_of) const {
    pipeline::RunSettings out;
    out.as_of = as_of;
    out.limits = settings_.configuration.limits;
    out.threads = settings_.configuration.threads;
    out.allow_classified = allow_classified_;
    const Node& cleaning = settings_.configuration.cleaning;
    config::reject_unknown_keys(cleaning, {"steps", "minimum_confidence"});
    if (cleaning.has("steps")) {
        std::vector<std::string> known;
        for (const text::CleaningStep& step : text::cleaning_steps()) known.emplace_back(step.name);
        out.cleaning.steps.clear();
        for (const Node& step : cleaning["steps"].list()) {
            if (std::find(known.begin(), known.end(), step.text()) == known.end())
                throw SettingError(step.where(), "there is no cleaning step `" + step.text() + "`",
                                   config::hint_for(step.text(), known));
            out.cleaning.steps.push_back(step.text());
        }
    }
    if (const Node& least = cleaning["minimum_confidence"]; !least.is_null()) {
        if (least.number() < 0 || least.number() > 1) throw SettingError(least.where(), "must be from 0 to 1");
        out.cleaning.minimum_confidence = least.number();
    }
    return out;
}

}  // namespace jianbao::cli
