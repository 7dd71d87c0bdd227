#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/layout_new.h"
#include "cli/layout_preview.h"
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
        rows.push_back({layout.name(), console(layout.help()), file.string()});
    }
    if (rows.empty())
        throw loader::Refusal("no layout was found in " + settings.resources.reports.string(), "reinstall jianbao");
    print_table(std::cout, rows);
    return console.result();
}

/// Adds a mistake in [look] once, whichever of the exporters tells it.
void add_once(report::Problems& problems, const SettingError& mistake) {
    const auto same = [&](const SettingError& other) {
        return other.where().file == mistake.where().file && other.where().line == mistake.where().line &&
               other.where().column == mistake.where().column;
    };
    if (mistake.where().line == 0 || std::none_of(problems.begin(), problems.end(), same)) problems.push_back(mistake);
}

/// Checks against the tables of the analyzers that are there, and of the ledger where there is
/// one: it may have tables of analyzers that are not installed here.
Exit check(const std::string& name, const CommonOptions& common, Console& console) {
    Environment environment(common, console);
    const loader::Plugins plugins = environment.make_plugins();
    const LayoutFile file(find_layout(name, environment.resources()), environment.resources());
    const ledger::Ledger empty(":memory:", plugins.tables());
    report::Problems problems;
    report::Layout layout;
    try {
        layout = file.load(empty.read({today(), 7}), environment.exporters());
    } catch (const report::LayoutError& error) {
        problems = error.problems();
    }
    const Node tables = file.tables();
    for (const SettingError& mistake : environment.look_mistakes(tables["look"])) problems.push_back(mistake);
    for (const std::string& exporter : environment.exporters())
        for (const SettingError& mistake : environment.exporter_mistakes(exporter, tables[exporter], tables["look"]))
            add_once(problems, mistake);
    if (!problems.empty()) {
        report::put_in_order(problems, file.file().string());
        throw report::LayoutError(std::move(problems));
    }
    std::cout << console("{}: no mistake found, {} sections",
                         {file.file().string(), std::to_string(layout.sections.size())})
              << '\n';
    return console.result();
}

}  // namespace

void add_layout(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    const Command command = app.subcommand("layout", text("List, check, start and show report layouts"));
    command.require_subcommand();
    command.subcommand("list", text("Show the shipped layouts")).on_chosen([&invocation] {
        invocation.action = [&invocation](Console& console) { return list(invocation.common, console); };
    });
    auto name = std::make_shared<std::string>();
    const Command checking = command.subcommand("check", text("Find the mistakes in a layout, with line and column"));
    checking.option("LAYOUT", *name, text("Name of a shipped layout, or a layout's file")).value_name("").required();
    checking.on_chosen([name, &invocation] {
        invocation.action = [name, &invocation](Console& console) { return check(*name, invocation.common, console); };
    });

    struct New {
        std::string name, from = "weekly", folder = ".";
    };
    auto wanted = std::make_shared<New>();
    const Command creating = command.subcommand("new", text("Write a layout to start from, which takes over another"));
    creating.option("NAME", wanted->name, text("Name of the new layout")).value_name("").required();
    creating.option("--from", wanted->from, text("Layout it takes over: a shipped one, or a file; weekly if not given"))
        .value_name("LAYOUT");
    creating.option("--dir", wanted->folder, text("Folder to write it to")).value_name("DIR");
    creating.on_chosen([wanted, &invocation] {
        invocation.action = [wanted, &invocation](Console& console) {
            return make_layout(wanted->name, wanted->from, wanted->folder, invocation.common, console);
        };
    });

    auto preview = std::make_shared<PreviewOptions>();
    const Command previewing = command.subcommand("preview", text("Show the pages of a report as pictures (PNG)"));
    previewing.option("LAYOUT", preview->report.layout, text("Name of a shipped layout, or a layout's file"))
        .value_name("")
        .required();
    previewing
        .option("INPUT", preview->report.ingestion.inputs, text("Documents to make it of; the ledger is not touched"))
        .value_name("");
    previewing.option("--as-of", preview->report.as_of, text("Day of the run, like 2021-04-26; today if not given"))
        .value_name("DATE");
    previewing.option("-o,--output", preview->report.folder, text("Folder to write to; this one if not given"))
        .value_name("DIR");
    previewing.option("--set", preview->report.set, text("Value for a parameter of the layout: name=value"))
        .value_name("NAME=VALUE")
        .one_value_each();
    previewing.option("--resolution", preview->resolution, text("Dots an inch; 60 if not given"))
        .value_name("N")
        .range(20, 600);
    previewing.option("--pages", preview->pages, text("Pages to show at most; 10 if not given"))
        .value_name("N")
        .range(1, 999);
    previewing.on_chosen([preview, &invocation] {
        invocation.action = [preview, &invocation](Console& console) {
            return preview_layout(*preview, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
