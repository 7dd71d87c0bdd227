#include "loader/plugin.h"

#include <dlfcn.h>
#include <link.h>

#include <algorithm>
#include <boost/dll/shared_library.hpp>
#include <cstring>
#include <set>

#include "config/options.h"
#include "config/toml.h"
#include "rules/rules_plugin.h"
#include "worker/remote.h"
#include "worker/script.h"

namespace jianbao::loader {

namespace {

constexpr const char* symbol = "jianbao_manifest";

std::string version(unsigned major, unsigned minor) { return std::to_string(major) + "." + std::to_string(minor); }

/// The linker's own words, without what Boost puts around them ("… (dlerror system message: FILE:
/// WORDS): Bad file descriptor") and without the file's name, which the message has already.
std::string linker_text(const std::exception& error, const std::filesystem::path& file) {
    std::string text = error.what();
    for (const std::string& before : {std::string("system message: "), file.string() + ": "})
        if (const std::size_t at = text.find(before); at != std::string::npos) text.erase(0, at + before.size());
    if (const std::size_t at = text.rfind("): "); at != std::string::npos) text.erase(at);
    return text;
}

void check_columns(const TableSpec& table) {
    const auto refuse = [&](const std::string& what) {
        throw Refusal(std::string("table `") + table.name + "`: " + what, "correct the table in the plugin's manifest");
    };
    std::set<std::string> names;
    for (const ColumnSpec& column : table.columns) {
        if (!column.name || !*column.name) refuse("a column has no name");
        if (!names.insert(column.name).second) refuse(std::string("two columns are named `") + column.name + "`");
    }
    // "deadline" beside "deadline.norm" would be a value and an object at once.
    for (const std::string& name : names)
        for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1))
            if (names.contains(name.substr(0, dot)))
                refuse("column `" + name.substr(0, dot) + "` is also a group, because of `" + name + "`");
    for (const char* reserved : {"type", "doc", "article", "section", "quote", "span"})
        if (names.contains(reserved)) refuse(std::string("`") + reserved + "` is a name every row has already");
}

void check_manifest(const Manifest& manifest, const Making& making) {
    const auto refuse = [](const std::string& what) { throw Refusal(what, "correct the plugin's manifest"); };
    if (!manifest.name || !*manifest.name) refuse("the manifest has no name");
    for (const char* c = manifest.name; *c; ++c)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9') && *c != '_' && *c != '-')
            refuse(std::string("the name `") + manifest.name + "` has other characters than a-z, 0-9, _ and -");
    if (!manifest.version || !manifest.summary) refuse("version or summary is null");
    const bool factories[] = {manifest.make_reader != nullptr, manifest.make_analyzer != nullptr,
                              manifest.make_exporter != nullptr};
    const bool made_otherwise[] = {making.reader != nullptr, making.analyzer != nullptr, false};
    const auto is_made = [&](std::size_t kind) { return factories[kind] || made_otherwise[kind]; };
    if (static_cast<std::uint32_t>(manifest.kind) > 2)
        refuse("the manifest names a kind of plugin that does not exist");
    for (std::size_t i = 0; i < 3; ++i)
        if (is_made(i) != (static_cast<std::size_t>(manifest.kind) == i))
            refuse("the manifest must have the factory of its kind, " + std::string(name_of(manifest.kind)) +
                   ", and no other");
    std::set<std::string> tables;
    for (const TableSpec& table : manifest.tables) {
        if (!table.name || !*table.name || !table.row_type || !*table.row_type)
            refuse("a table has no name or row type");
        if (!tables.insert(table.name).second) refuse(std::string("two tables are named `") + table.name + "`");
        check_columns(table);
    }
    if (manifest.kind == PluginKind::analyzer && manifest.tables.empty())
        refuse("an analyzer declares at least one table");
    for (const OptionSpec& option : manifest.options)
        if (option.name == std::string_view("isolation")) refuse("`isolation` is an option every plugin has already");
    try {
        config::make_options(manifest.options, Node());
    } catch (const SettingError& error) {
        refuse(error.what());
    }
}

}  // namespace

std::string_view name_of(PluginKind kind) {
    constexpr std::string_view names[] = {"reader", "analyzer", "exporter"};
    const auto index = static_cast<std::size_t>(kind);
    return index < 3 ? names[index] : "unknown";
}

void check_header(const ManifestHeader& header, std::size_t present) {
    const ManifestHeader own;
    if (present < sizeof(ManifestHeader) || std::memcmp(header.magic, own.magic, sizeof own.magic) != 0)
        throw Refusal(std::string("its `") + symbol + "` is no manifest of jianbao",
                      "the file is not a plugin of jianbao; export the manifest with JIANBAO_PLUGIN(…)");
    // Before 1.0 a minor version may change everything; from 1.0 on newer minors only add.
    const bool fits = header.sdk_major == own.sdk_major &&
                      (own.sdk_major == 0 ? header.sdk_minor == own.sdk_minor : header.sdk_minor <= own.sdk_minor);
    if (!fits) {
        const bool older = std::pair(header.sdk_major, header.sdk_minor) < std::pair(own.sdk_major, own.sdk_minor);
        throw Refusal("built for SDK " + version(header.sdk_major, header.sdk_minor) + ", running SDK " +
                          version(own.sdk_major, own.sdk_minor),
                      older ? "build the plugin again with the SDK of this jianbao"
                            : "install a newer jianbao, or build the plugin again with the SDK of this one");
    }
    const std::string_view tag(header.build_tag, strnlen(header.build_tag, sizeof header.build_tag));
    if (tag != std::string_view(own.build_tag))
        throw Refusal("built as " + std::string(tag) + ", running " + own.build_tag,
                      "build the plugin again with the compiler and flags of this jianbao");
    if (header.manifest_size != sizeof(Manifest) || present < sizeof(Manifest))
        throw Refusal("its manifest has " + std::to_string(header.manifest_size) + " bytes instead of " +
                          std::to_string(sizeof(Manifest)),
                      "build the plugin again with the headers of this jianbao");
}

Plugin::Plugin(const Manifest& manifest, std::filesystem::path file, std::shared_ptr<void> library)
    : file_(std::move(file)), library_(std::move(library)), manifest_(&manifest) {
    check_manifest(manifest, {});
}

Plugin::Plugin(const Manifest& manifest, std::filesystem::path file, std::shared_ptr<const void> owner, Making making)
    : file_(std::move(file)), library_(std::move(owner)), manifest_(&manifest), making_(std::move(making)) {
    check_manifest(manifest, making_);
}

namespace {

/// A plugin described by a TOML file, NAME and the ending. Mistakes in it become refusals.
template <class Make>
PluginPointer open_described(const std::filesystem::path& file, const std::string& ending, const Make& make) {
    try {
        PluginPointer plugin = make();
        if (file.filename() != plugin->name() + ending)
            throw Refusal("its plugin is named `" + plugin->name() + "`",
                          "rename the file to " + plugin->name() + ending + ", or correct the name in it");
        return plugin;
    } catch (const SettingError& error) {
        std::string place;
        if (error.where().line > 0)
            place = "line " + std::to_string(error.where().line) + ", column " + std::to_string(error.where().column) +
                    ": ";
        throw Refusal(place + error.what(), error.hint());
    }
}

}  // namespace

PluginPointer open_rules(const std::filesystem::path& file) {
    return open_described(file, ".rules.toml", [&] {
        auto rules = std::make_shared<rules::RulesPlugin>(file);
        Making making;
        making.analyzer = [&made = *rules](const Setup&) { return made.analyzer(); };
        return std::make_shared<const Plugin>(rules->manifest(), file, rules, std::move(making));
    });
}

PluginPointer open_script(const std::filesystem::path& file, const config::Limits& limits) {
    return open_described(file, ".script.toml", [&] {
        auto script = std::make_shared<const worker::ScriptFile>(file);
        Making making;
        making.analyzer = [script, limits](const Setup& setup) {
            return worker::make_script_analyzer(script, setup, limits);
        };
        making.isolated = true;
        making.code = script->code();
        return std::make_shared<const Plugin>(script->manifest(), file, script, std::move(making));
    });
}

namespace {
/// Opens the library in this process; `isolated` for one whose code is called in copies of it.
PluginPointer open_library(const std::filesystem::path& given, bool isolated);
}  // namespace

std::vector<std::variant<PluginPointer, Refusal>> open_isolated(std::span<const std::filesystem::path> files,
                                                                const worker::Workshop& workshop) {
    std::vector<std::variant<PluginPointer, Refusal>> out;
    const std::vector<worker::Examined> examined = worker::examine(files, workshop);
    for (std::size_t i = 0; i < files.size(); ++i) try {
            const auto copy = examined[i].manifest;
            if (!copy) throw Refusal(examined[i].reason, examined[i].hint);
            const Manifest& manifest = copy->manifest();
            Making making;
            making.isolated = true;
            if (manifest.kind == PluginKind::analyzer)
                making.analyzer = [&manifest, file = files[i], workshop](const Setup& setup) {
                    return worker::make_library_analyzer(file, manifest, setup, workshop);
                };
            if (manifest.kind == PluginKind::reader)
                making.reader = [&manifest, file = files[i], workshop](const Setup& setup) {
                    return worker::make_library_reader(file, manifest, setup, workshop);
                };
            // An exporter draws on the whole report: now that it is known to open it is opened here
            // too, and made and called in copies of this process.
            if (manifest.kind == PluginKind::exporter)
                out.emplace_back(open_library(files[i], true));
            else
                out.emplace_back(std::make_shared<const Plugin>(manifest, files[i], copy, std::move(making)));
        } catch (const Refusal& refusal) {
            out.emplace_back(refusal);
        }
    return out;
}

PluginPointer open_plugin(const std::filesystem::path& file) { return open_library(file, false); }

namespace {

PluginPointer open_library(const std::filesystem::path& given, bool isolated) {
    // A path without a slash would be searched for in the system's library folders.
    const std::filesystem::path file = std::filesystem::absolute(given);
    auto library = std::make_shared<boost::dll::shared_library>();
    try {
        // All symbols now: a missing one is found here, not in the middle of a run. The throwing
        // overload, because the other one loses the linker's text.
        library->load(file, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
    } catch (const std::exception& error) {
        throw Refusal("can't be loaded: " + linker_text(error, file),
                      "it is damaged, of another machine, or a library it needs is not installed (see `ldd " +
                          file.string() + "`)");
    }
    if (!library->has(symbol))
        throw Refusal(std::string("exports no `") + symbol + "`",
                      "the file is not a plugin of jianbao; export the manifest with JIANBAO_PLUGIN(…)");
    const void* address = &library->get<const char>(symbol);

    // A library also "has" what its dependencies export; and the symbol may be anything.
    Dl_info info{};
    void* found = nullptr;
    std::error_code ignored;
    if (dladdr1(address, &info, &found, RTLD_DL_SYMENT) == 0 || !found || !info.dli_fname ||
        !std::filesystem::equivalent(info.dli_fname, file, ignored))
        throw Refusal(std::string("exports no `") + symbol + "` of its own; the one found belongs to " +
                          (info.dli_fname ? info.dli_fname : "another library"),
                      "export the manifest with JIANBAO_PLUGIN(…) in the plugin itself");
    const auto* entry = static_cast<const ElfW(Sym)*>(found);
    ManifestHeader header{};
    std::memcpy(&header, address, std::min<std::size_t>(sizeof header, entry->st_size));
    check_header(header, entry->st_size);

    const Manifest& manifest = *static_cast<const Manifest*>(address);
    Making making;
    making.isolated = isolated;
    auto plugin = std::make_shared<const Plugin>(manifest, file, library, std::move(making));
    if (file.stem() != plugin->name())
        throw Refusal("the manifest is that of `" + plugin->name() + "`",
                      "rename the file to " + plugin->name() + ".so, or correct the name in the manifest");
    return plugin;
}

}  // namespace

}  // namespace jianbao::loader
