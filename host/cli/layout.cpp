#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/layout_new.h"
#include "cli/layouts.h"
#include "cli/text_table.h"
#include "ledger/ledger.h"

namespace jianbao::cli {

namespace {

Exit list(const CommonOptions& common, Console& console) {
    const Settings settings = open_settings(common);
    std::vector<std::vector<std::string>> rows;
    for (const std::filesystem::path& file : shipped_layouts(settings.resources)) {
        const LayoutFile layout(file, settings.resources);
        rows.push_back({layout.name(), layout.help(), file.string()});
    }
    if (rows.empty())
        throw loader::Refusal("no layout was found in " + settings.resources.reports.string(), "reinstall jianbao");
    print_table(std::cout, rows);
    return console.result();
}

/// Checks against the tables of the analyzers that are there, and of the ledger where there is
/// one: it may have tables of analyzers that are not installed here.
Exit check(const std::string& name, const CommonOptions& common, Console& console) {
    Environment environment(common, console);
    const loader::Plugins plugins = environment.make_plugins();
    const LayoutFile file(find_layout(name, environment.resources()), environment.resources());
    const ledger::Ledger empty(":memory:", plugins.tables());
    const report::Layout layout = file.load(empty.read({today(), 7}), environment.exporters());
    for (const std::string& exporter : environment.exporters())
        if (const Node& options = layout.options(exporter); !options.is_null())
            environment.make_exporter(exporter, options);
    std::cout << console("{}: no mistake found, {} sections",
                         {file.file().string(), std::to_string(layout.sections.size())})
              << '\n';
    return console.result();
}

}  // namespace

void add_layout(CLI::App& app, Invocation& invocation) {
    const Console& text = invocation.text;
    CLI::App* command = app.add_subcommand("layout", text("List, check and start report layouts"));
    command->require_subcommand(1);
    command->add_subcommand("list", text("Show the shipped layouts"))->callback([&invocation] {
        invocation.action = [&invocation](Console& console) { return list(invocation.common, console); };
    });
    auto name = std::make_shared<std::string>();
    CLI::App* checking = command->add_subcommand("check", text("Find the mistakes in a layout, with line and column"));
    checking->add_option("LAYOUT", *name, text("Name of a shipped layout, or a layout's file"))
        ->type_name("")
        ->required();
    checking->callback([name, &invocation] {
        invocation.action = [name, &invocation](Console& console) { return check(*name, invocation.common, console); };
    });

    struct New {
        std::string name, from = "weekly", folder = ".";
    };
    auto wanted = std::make_shared<New>();
    CLI::App* creating = command->add_subcommand("new", text("Write a layout to start from, which takes over another"));
    creating->add_option("NAME", wanted->name, text("Name of the new layout"))->type_name("")->required();
    creating
        ->add_option("--from", wanted->from,
                     text("Layout it takes over: a shipped one, or a file; weekly if not given"))
        ->type_name("LAYOUT");
    creating->add_option("--dir", wanted->folder, text("Folder to write it to"))->type_name("DIR");
    creating->callback([wanted, &invocation] {
        invocation.action = [wanted, &invocation](Console& console) {
            return make_layout(wanted->name, wanted->from, wanted->folder, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
