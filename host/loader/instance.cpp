#include "loader/instance.h"

#include <algorithm>
#include <thread>

#include "config/options.h"
#include "loader/order.h"
#include "worker/copy.h"
#include "worker/failure.h"
#include "worker/remote.h"

namespace jianbao::loader {

namespace {

/// The members of `above`, and those of `below` it does not have.
Node laid_over(const Node& below, const Node& above) {
    if (above.is_null()) return below;
    Node::Table members = above.table();
    if (!below.is_null())
        for (const auto& member : below.table())
            if (!above.has(member.first)) members.push_back(member);
    return Node(std::move(members), above.where(), above.key());
}

class PluginSetup : public Setup {
public:
    PluginSetup(const Plugin& plugin, const Surroundings& surroundings, std::vector<Diagnostic>& diagnostics,
                const Node& options = {})
        : plugin_(plugin),
          surroundings_(surroundings),
          diagnostics_(diagnostics),
          given_(laid_over(surroundings.configuration.plugins[plugin.manifest().name], options)),
          options_(config::make_options(plugin.manifest().options, given_)) {}

    const Options& options() const override { return options_; }

    /// A mistake the plugin found itself and could not place: it stands at the option it names first.
    SettingError placed(const SettingError& mistake) const {
        const std::string message = mistake.what();
        const std::size_t open = message.find('`'), end = message.find('`', open + 1);
        if (!mistake.where().file.empty() || end == std::string::npos) return mistake;
        return {given_[message.substr(open + 1, end - open - 1)].where(), message, mistake.hint()};
    }

    const Node& data(std::string_view name) const override {
        for (const char* declared : plugin_.manifest().data)
            if (name == declared) return surroundings_.lexicons.get(std::string(name), plugin_.file().parent_path());
        throw std::logic_error("data `" + std::string(name) + "` is not declared in the manifest");
    }

    std::vector<std::filesystem::path> font_folders() const override {
        std::vector<std::filesystem::path> folders = surroundings_.configuration.font_dirs;
        folders.push_back(surroundings_.resources.fonts);
        return folders;
    }

    void report(Diagnostic diagnostic) const override {
        diagnostic.plugin = plugin_.name();
        diagnostic.message = tidy(diagnostic.message);
        diagnostics_.push_back(std::move(diagnostic));
    }

private:
    const Plugin& plugin_;
    const Surroundings& surroundings_;
    std::vector<Diagnostic>& diagnostics_;
    Node given_;
    Options options_;
};

/// Calls the factory. Mistakes in the user's files go through; everything else is the plugin's
/// failure and returned as text.
template <class T, class Factory>
std::optional<std::string> make(const Factory& factory, const Setup& setup, std::unique_ptr<T>& object) {
    std::optional<SettingError> mistake;
    auto failure = guarded([&] {
        try {
            object = factory(setup);
        } catch (const SettingError& error) {
            // Made again from copied parts: the plugin's own exception object stays behind.
            const SourcePosition& at = error.where();
            mistake.emplace(SourcePosition{at.file.text(), at.line, at.column}, std::string(error.what()), std::string(error.hint()));
        }
    });
    if (mistake) throw *mistake;
    if (!failure && !object) return "its factory returned nothing";
    return failure;
}

/// A context for what is not about any document.
class NoContext : public Context {
public:
    Date as_of() const override { return {}; }
    void report(Diagnostic) override {}
    bool cancelled() const override { return false; }
    ToolResult run_tool(const ToolRequest&) override { throw std::logic_error("a factory runs no programs"); }
};

/// Makes, asks and destroys the exporter where a crash costs nothing. What it reports or throws is heard when it is
/// made in earnest. Throws Refusal.
void try_to_make(const Plugin& plugin, const Setup& setup, const config::Limits& limits) {
    NoContext nowhere;
    try {
        worker::in_a_copy(
            [&](Context&) -> std::optional<std::string> {
                try {
                    std::unique_ptr<Exporter> object;
                    make(plugin.manifest().make_exporter, setup, object);
                    if (object) object->extension();
                } catch (const SettingError&) {
                }
                return std::nullopt;
            },
            nowhere, limits);
    } catch (const worker::Failure& failure) {
        throw Refusal("the exporter `" + plugin.name() + "` could not be started: " + tidy(failure.what()));
    }
}

Diagnostic not_made(const Plugin& plugin, const std::string& reason) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::error;
    diagnostic.message = "the plugin could not be started: " + reason;
    diagnostic.hint = "the run goes on without it; tell its author, or leave it out with plugins.disabled";
    diagnostic.plugin = plugin.name();
    return diagnostic;
}

}  // namespace

bool is_put_aside(const Analyzer& analyzer) {
    const auto* worked = dynamic_cast<const worker::Worked*>(&analyzer);
    return worked && worked->standing().put_aside();
}

std::string tidy(std::string_view text) {
    constexpr std::size_t most = 500;
    std::string out;
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < most; ++count) {
        const char32_t c = next_character(text, at);
        append_utf8(out, c < 0x20 || c == 0x7F ? U' ' : c);
    }
    if (at < text.size()) out += "…";
    return out.empty() ? "no reason was given" : out;
}

std::optional<std::string> guarded(const std::function<void()>& call) {
    try {
        call();
        return std::nullopt;
    } catch (const std::exception& error) {
        return tidy(error.what());
    } catch (...) {
        return std::string("it threw something that is no std::exception");
    }
}

std::vector<const TableSpec*> Plugins::tables() const {
    std::vector<const TableSpec*> out;
    for (const Instance<Analyzer>& analyzer : analyzers)
        for (const TableSpec& table : analyzer.plugin->manifest().tables) out.push_back(&table);
    return out;
}

namespace {

/// Reads what the plugins of the catalogue will ask for, the last first, while they are made, the first first. What is
/// wrong with a lexicon is told to the plugin that asks for it.
std::jthread read_ahead(const Catalogue& catalogue, const Surroundings& surroundings) {
    std::vector<std::pair<std::string, std::filesystem::path>> wanted;
    for (const PluginPointer& plugin : catalogue.plugins)
        if (plugin->manifest().kind == PluginKind::analyzer && !plugin->is_isolated() && is_enabled(surroundings.configuration, plugin->manifest().name))
            for (const char* name : plugin->manifest().data) wanted.emplace_back(name, plugin->file().parent_path());
    if (wanted.empty()) return {};
    std::reverse(wanted.begin(), wanted.end());
    return std::jthread([wanted = std::move(wanted), &lexicons = surroundings.lexicons](const std::stop_token& over) {
        for (const auto& [name, beside] : wanted) {
            if (over.stop_requested()) return;
            static_cast<void>(guarded([&] { lexicons.get(name, beside); }));
        }
    });
}

}  // namespace

Plugins make_plugins(const Catalogue& catalogue, const Surroundings& surroundings) {
    Plugins made;
    const std::jthread reading = read_ahead(catalogue, surroundings);
    for (const PluginPointer& plugin : catalogue.plugins) {
        const Manifest& manifest = plugin->manifest();
        if (manifest.kind == PluginKind::exporter || !is_enabled(surroundings.configuration, manifest.name)) continue;
        const PluginSetup setup(*plugin, surroundings, made.diagnostics);
        std::optional<std::string> failure;
        try {
            if (manifest.kind == PluginKind::reader) {
                Instance<Reader> reader{plugin, nullptr};
                failure = make([&](const Setup& given) { return plugin->make_reader(given); }, setup, reader.object);
                if (!failure) made.readers.push_back(std::move(reader));
            } else {
                Instance<Analyzer> analyzer{plugin, nullptr};
                failure = make([&](const Setup& given) { return plugin->make_analyzer(given); }, setup, analyzer.object);
                if (!failure) made.analyzers.push_back(std::move(analyzer));
            }
        } catch (const SettingError& mistake) {
            throw setup.placed(mistake);
        }
        if (failure) made.diagnostics.push_back(not_made(*plugin, *failure));
    }

    std::vector<const Manifest*> manifests;
    for (const Instance<Analyzer>& analyzer : made.analyzers) manifests.push_back(&analyzer.plugin->manifest());
    const Order order = order_analyzers(manifests);
    std::vector<Instance<Analyzer>> ordered;
    for (const std::size_t index : order.sequence) ordered.push_back(std::move(made.analyzers[index]));
    made.analyzers = std::move(ordered);
    made.diagnostics.insert(made.diagnostics.end(), order.diagnostics.begin(), order.diagnostics.end());
    return made;
}

std::optional<std::string> write(const Instance<Exporter>& exporter, const Report& report,
                                 const std::filesystem::path& file, Context& context, const config::Limits& limits) {
    const auto call = [&](Context& own) { return guarded([&] { exporter.object->write(report, file, own); }); };
    if (!exporter.plugin->is_isolated()) return call(context);
    try {
        return worker::in_a_copy(call, context, limits);
    } catch (const worker::Failure& failure) {
        return tidy(failure.what());
    }
}

Instance<Exporter> make_exporter(const PluginPointer& plugin, const Node& options, const Surroundings& surroundings,
                                 std::vector<Diagnostic>& diagnostics) {
    if (!plugin->manifest().make_exporter)
        throw Refusal("`" + plugin->name() + "` is no exporter but " +
                      (plugin->manifest().kind == PluginKind::analyzer ? "an analyzer" : "a reader"));
    const PluginSetup setup(*plugin, surroundings, diagnostics, options);
    if (plugin->is_isolated()) try_to_make(*plugin, setup, surroundings.configuration.limits);
    Instance<Exporter> exporter{plugin, nullptr};
    try {
        if (const auto failure = make(plugin->manifest().make_exporter, setup, exporter.object))
            throw Refusal("the exporter `" + plugin->name() + "` could not be started: " + *failure);
    } catch (const SettingError& mistake) {
        throw setup.placed(mistake);
    }
    return exporter;
}

}  // namespace jianbao::loader
