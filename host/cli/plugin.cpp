#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/plugin_commands.h"
#include "cli/text_table.h"
#include "config/nearest.h"
#include "config/options.h"

namespace jianbao::cli {

namespace {

Exit list(const CommonOptions& common, Console& console) {
    Environment environment(common, console);
    std::vector<std::vector<std::string>> rows;
    for (const loader::PluginPointer& plugin : environment.catalogue().plugins) {
        const Manifest& manifest = plugin->manifest();
        const bool enabled = loader::is_enabled(environment.configuration(), manifest.name);
        rows.push_back({manifest.name, std::string(loader::name_of(manifest.kind)), manifest.version,
                        enabled ? console("enabled") : console("disabled"), manifest.summary});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        // In the order of the work: readers, analyzers, exporters.
        const auto rank = [](const std::string& kind) { return kind == "reader" ? 0 : kind == "analyzer" ? 1 : 2; };
        return std::pair(rank(a[1]), a[0]) < std::pair(rank(b[1]), b[0]);
    });
    if (rows.empty()) throw loader::Refusal("no plugin was found", "`jianbao doctor` shows where they are looked for");
    print_table(std::cout, rows);
    return console.result();
}

std::string range_of(const OptionSpec& spec) {
    std::string out;
    const auto shown = [](double value) {
        std::string text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        return text;
    };
    if (spec.minimum > -1e300) out += " ≥ " + shown(spec.minimum);
    if (spec.maximum < 1e300) out += " ≤ " + shown(spec.maximum);
    if (*spec.choices) {
        out += ":";
        for (const std::string& choice : config::choices_of(spec)) out += " " + choice;
    }
    return out;
}

std::string joined(std::span<const char* const> names) {
    std::string out;
    for (const char* name : names) out += (out.empty() ? "" : ", ") + std::string(name);
    return out;
}

Exit describe(const std::string& name, const CommonOptions& common, Console& console) {
    const Environment environment(common, console);
    const loader::PluginPointer plugin = environment.catalogue().find(name);
    if (!plugin) {
        for (const loader::Refused& refused : environment.catalogue().refused)
            if (refused.name == name)
                throw loader::Refusal(refused.file.string() + ": " + refused.reason, refused.hint);
        throw loader::Refusal("there is no plugin `" + name + "`",
                              config::hint_for(name, environment.catalogue().names()));
    }
    const Manifest& manifest = plugin->manifest();
    std::ostream& out = std::cout;
    out << manifest.name << " " << manifest.version << " (" << loader::name_of(manifest.kind) << ")\n"
        << manifest.summary << "\n"
        << plugin->file().string() << "\n";
    if (!manifest.needs.empty()) out << "\n" << console("Needs the tables:") << " " << joined(manifest.needs) << "\n";
    if (!manifest.data.empty()) out << "\n" << console("Reads the lexicons:") << " " << joined(manifest.data) << "\n";
    if (manifest.compares) out << "\n" << console("Compares the documents of a run.") << "\n";
    for (const TableSpec& table : manifest.tables) {
        out << "\n" << console("Table {}", {table.name}) << " (" << table.title << "): " << table.help << "\n";
        std::vector<std::vector<std::string>> rows;
        for (const ColumnSpec& column : table.columns)
            rows.push_back({"  " + std::string(column.name), std::string(jianbao::name_of(column.type)), column.title,
                            column.help});
        print_table(out, rows);
    }
    out << "\n";
    if (manifest.options.empty()) {
        out << console("It has no options.") << "\n";
        return console.result();
    }
    // As it may be copied into jianbao.toml.
    out << "[plugin." << manifest.name << "]\n";
    for (const OptionSpec& spec : manifest.options)
        out << "# " << spec.help << " (" << config::name_of(spec.type) << range_of(spec) << ")\n"
            << spec.name << " = " << spec.standard << "\n";
    return console.result();
}

}  // namespace

void add_plugin(CLI::App& app, Invocation& invocation) {
    const Console& text = invocation.text;
    CLI::App* command = app.add_subcommand("plugin", text("List, describe, check and start plugins"));
    command->require_subcommand(1);
    command->add_subcommand("list", text("Show all plugins, and the libraries that are refused"))
        ->callback([&invocation] {
            invocation.action = [&invocation](Console& console) { return list(invocation.common, console); };
        });
    auto name = std::make_shared<std::string>();
    CLI::App* about = command->add_subcommand("describe", text("Show the options, tables and columns of a plugin"));
    about->add_option("NAME", *name, text("Name of the plugin"))->type_name("")->required();
    about->callback([name, &invocation] {
        invocation.action = [name, &invocation](Console& console) {
            return describe(*name, invocation.common, console);
        };
    });
    add_plugin_rules(*command, invocation);
    add_plugin_new(*command, invocation);
    add_plugin_test(*command, invocation);
}

}  // namespace jianbao::cli
