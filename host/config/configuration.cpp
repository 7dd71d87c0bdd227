#include "config/configuration.h"

#include <string>

#include "config/toml.h"

namespace jianbao::config {

namespace fs = std::filesystem;

namespace {

constexpr const char* file_name = "jianbao.toml";

/// An integer from `least` to `most`, or `standard` where there is none.
std::int64_t number(const Node& node, std::int64_t standard, std::int64_t least, std::int64_t most) {
    const std::int64_t value = node.integer_or(standard);
    if (value < least || value > most)
        throw SettingError(node.where(), "must be from " + std::to_string(least) + " to " + std::to_string(most));
    return value;
}

std::vector<fs::path> folders(const Node& node, const fs::path& base) {
    std::vector<fs::path> out;
    for (const std::string& folder : node.texts_or_empty()) {
        const fs::path path = folder;
        out.push_back(path.is_absolute() ? path : (base / path).lexically_normal());
    }
    return out;
}

Limits limits(const Node& node) {
    reject_unknown_keys(node, {"seconds_per_document", "memory_mb", "file_mb", "nesting", "nested_mb", "answer_mb",
                               "failures_in_a_row", "compared_mb"});
    Limits out;
    out.time = std::chrono::seconds(number(node["seconds_per_document"], out.time.count(), 1, 86400));
    const auto megabytes = [&](const char* key, std::uint64_t standard) {
        return static_cast<std::uint64_t>(number(node[key], static_cast<std::int64_t>(standard >> 20), 1, 1 << 20))
               << 20;
    };
    out.memory = megabytes("memory_mb", out.memory);
    out.file_size = megabytes("file_mb", out.file_size);
    out.nested_total = megabytes("nested_mb", out.nested_total);
    out.answer = megabytes("answer_mb", out.answer);
    out.failures = static_cast<unsigned>(number(node["failures_in_a_row"], out.failures, 0, 1000000));
    out.compared = megabytes("compared_mb", out.compared);
    out.nesting = static_cast<int>(number(node["nesting"], out.nesting, 0, 32));
    return out;
}

/// The tables of the plugins without what is said there to the host; that goes to `isolation`.
Node plugin_tables(const Node& plugins, std::map<std::string, Isolation, std::less<>>& isolation) {
    if (plugins.is_null()) return plugins;
    Node::Table out;
    for (const auto& [name, table] : plugins.table()) {
        Node::Table options;
        for (const auto& [key, value] : table.table()) {
            if (key != "isolation") {
                options.emplace_back(key, value);
                continue;
            }
            const std::vector<std::string> choices{"none", "process"};
            if (value.text() != choices[0] && value.text() != choices[1])
                throw SettingError(value.where(), "`isolation` can't be `" + value.text() + "`",
                                   "\"none\" is in this process, \"process\" in one of its own");
            isolation[name] = value.text() == choices[0] ? Isolation::none : Isolation::process;
        }
        out.emplace_back(name, Node(std::move(options), table.where(), table.key()));
    }
    return Node(std::move(out), plugins.where(), plugins.key());
}

}  // namespace

Configuration read_configuration(const Node& root, const fs::path& file) {
    reject_unknown_keys(root, {"office", "threads", "font_dirs", "lexicon_dirs", "plugins", "plugin", "cleaning",
                               "limits", "thresholds", "privacy", "watch"});
    reject_unknown_keys(root["plugins"], {"dirs", "enabled", "disabled"});
    reject_unknown_keys(root["thresholds"], {"due_soon_days"});
    reject_unknown_keys(root["privacy"], {"show_personal_data"});
    reject_unknown_keys(root["watch"], {"weekly_at"});
    const fs::path base = file.parent_path();
    Configuration out;
    out.show_personal_data = root["privacy"]["show_personal_data"].boolean_or(false);
    out.weekly_at = root["watch"]["weekly_at"].text_or("");
    out.file = file;
    out.office = root["office"].text_or("");
    out.threads = static_cast<int>(number(root["threads"], 0, 0, 256));
    if (const Node& days = root["thresholds"]["due_soon_days"]; !days.is_null())
        out.due_soon_days = static_cast<int>(number(days, 0, 0, 365));
    out.font_dirs = folders(root["font_dirs"], base);
    out.lexicon_dirs = folders(root["lexicon_dirs"], base);
    out.plugin_dirs = folders(root["plugins"]["dirs"], base);
    out.enabled = root["plugins"]["enabled"].texts_or_empty();
    out.disabled = root["plugins"]["disabled"].texts_or_empty();
    out.limits = limits(root["limits"]);
    out.cleaning = root["cleaning"];
    out.plugins = plugin_tables(root["plugin"], out.isolation);
    if (!out.cleaning.is_null()) out.cleaning.table();
    return out;
}

Configuration load_configuration(const fs::path& file) { return read_configuration(load_toml(file), file); }

fs::path find_configuration(const fs::path& given, const fs::path& start, const Resources& resources) {
    if (!given.empty()) return given;
    std::error_code ignored;
    for (fs::path folder = start;; folder = folder.parent_path()) {
        if (fs::is_regular_file(folder / file_name, ignored)) return folder / file_name;
        if (folder == folder.parent_path()) break;
    }
    if (fs::is_regular_file(resources.config / file_name, ignored)) return resources.config / file_name;
    return {};
}

}  // namespace jianbao::config
