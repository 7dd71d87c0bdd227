#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output_file.h"
#include "cli/plugin_commands.h"
#include "cli/plugin_markdown.h"
#include "cli/text_table.h"
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
                        enabled ? console("enabled") : console("disabled"), console.translated(manifest.summary)});
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

std::string joined(std::span<const char* const> names) {
    std::string out;
    for (const char* name : names) out += (out.empty() ? "" : ", ") + std::string(name);
    return out;
}

struct Described {
    std::string plugin, folder;
    bool markdown = false;
};

/// A page for every installed plugin, and the list of them.
Exit write_pages(const std::filesystem::path& folder, Console& console) {
    // The installed ones as they are, whatever a configuration says.
    const loader::Catalogue catalogue = loader::find_plugins(config::find_resources().plugins);
    make_folder("-o", folder.string());
    std::vector<const Manifest*> manifests;
    for (const loader::PluginPointer& plugin : catalogue.plugins) {
        manifests.push_back(&plugin->manifest());
        Output page((folder / (plugin->name() + ".md")).string());
        write_page(page.stream(), plugin->manifest());
        page.finish();
    }
    Output index((folder / "README.md").string());
    write_index(index.stream(), manifests);
    index.finish();
    console.say(console("{} pages written to {}", {std::to_string(manifests.size() + 1), folder.string()}));
    return console.result();
}

Exit describe(const Described& wanted, CommonOptions common, Console& console) {
    if (wanted.plugin.empty()) {
        if (wanted.markdown && !wanted.folder.empty()) return write_pages(wanted.folder, console);
        throw loader::Refusal("name a plugin to describe", "`jianbao plugin list` shows them");
    }
    const Chosen chosen = choose_plugin(wanted.plugin, common);
    const Environment environment(common, console);
    const loader::PluginPointer plugin = find_chosen(chosen, environment.catalogue());
    if (wanted.markdown) {
        Output page(wanted.folder.empty() ? "" : (std::filesystem::path(wanted.folder) / (chosen.name + ".md")).string());
        write_page(page.stream(), plugin->manifest());
        page.finish();
        return console.result();
    }
    const Manifest& manifest = plugin->manifest();
    std::ostream& out = std::cout;
    out << manifest.name << " " << manifest.version << " (" << loader::name_of(manifest.kind) << ")\n"
        << console.translated(manifest.summary) << "\n"
        << plugin->file().string() << "\n";
    if (!manifest.needs.empty()) out << "\n" << console("Needs the tables:") << " " << joined(manifest.needs) << "\n";
    if (!manifest.data.empty()) out << "\n" << console("Reads the lexicons:") << " " << joined(manifest.data) << "\n";
    if (manifest.compares) out << "\n" << console("Compares the documents of a run.") << "\n";
    for (const TableSpec& table : manifest.tables) {
        out << "\n" << console("Table {}", {table.name}) << " (" << table.title << "): " << console.translated(table.help) << "\n";
        std::vector<std::vector<std::string>> rows;
        for (const ColumnSpec& column : table.columns)
            rows.push_back({"  " + std::string(column.name), std::string(jianbao::name_of(column.type)), column.title,
                            console.translated(column.help)});
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
        out << "# " << console.translated(spec.help) << " (" << config::name_of(spec.type) << (range_of(spec).empty() ? "" : ": ") << range_of(spec)
            << ")\n"
            << spec.name << " = " << spec.standard << "\n";
    return console.result();
}

}  // namespace

void add_plugin(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    const Command command = app.subcommand("plugin", text("List, describe, check and start plugins"));
    command.require_subcommand();
    command.subcommand("list", text("Show all plugins, and the libraries that are refused")).on_chosen([&invocation] {
        invocation.action = [&invocation](Console& console) { return list(invocation.common, console); };
    });
    auto wanted = std::make_shared<Described>();
    const Command about = command.subcommand("describe", text("Show the options, tables and columns of a plugin"));
    about.option("PLUGIN", wanted->plugin, text("Name, file or project folder of the plugin")).value_name("");
    about.flag("--markdown", wanted->markdown,
               text("Write a reference page; with -o and no plugin, one for each installed"));
    about.option("-o,--output", wanted->folder, text("Folder to write the pages to")).value_name("DIR");
    about.on_chosen([wanted, &invocation] {
        invocation.action = [wanted, &invocation](Console& console) {
            return describe(*wanted, invocation.common, console);
        };
    });
    add_plugin_check(command, invocation);
    add_plugin_new(command, invocation);
    add_plugin_test(command, invocation);
}

}  // namespace jianbao::cli
