/// plugin test: runs the cases of a plugin and shows where they come out differently.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/plugin_cases.h"
#include "cli/plugin_commands.h"
#include "config/nearest.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

Chosen choose_plugin(const std::string& argument, CommonOptions& common) {
    Chosen out;
    std::error_code ignored;
    const fs::path given = fs::path(argument).lexically_normal();
    if (fs::is_regular_file(given, ignored)) {
        const std::string name = given.filename().string();
        out.file = fs::absolute(given);
        out.name = name.substr(0, name.find('.'));
        common.plugin_dirs.push_back(out.file.parent_path().string());
        out.folders = {out.file.parent_path(), out.file.parent_path().parent_path()};
        return out;
    }
    if (!fs::is_directory(given, ignored)) {
        if (argument.find('/') != std::string::npos)
            throw loader::Refusal("there is no file or folder " + argument);
        out.name = argument;
        return out;
    }
    // A project: its plugin lies in it, or in its build folder.
    const fs::path folder = fs::absolute(given);
    out.folders = {folder};
    std::vector<fs::path> files;
    std::string refused;
    for (const fs::path& place : {folder, folder / "build"}) {
        if (!fs::is_directory(place, ignored)) continue;
        const fs::path places[] = {place};
        const loader::Catalogue found = loader::find_plugins(places, {}, config::find_resources());
        for (const loader::PluginPointer& plugin : found.plugins) files.push_back(plugin->file());
        for (const loader::Refused& one : found.refused) refused += one.file.string() + ": " + one.reason;
    }
    if (files.empty())
        throw loader::Refusal(refused.empty() ? "no plugin lies in " + argument + " or its build folder" : refused,
                              "build it first, or name its file");
    if (files.size() > 1)
        throw loader::Refusal("several plugins lie in " + argument, "name the file of one of them");
    const std::string name = files.front().filename().string();
    out.file = files.front();
    out.name = name.substr(0, name.find('.'));
    common.plugin_dirs.push_back(out.file.parent_path().string());
    return out;
}

loader::PluginPointer find_chosen(const Chosen& chosen, const loader::Catalogue& catalogue) {
    std::error_code ignored;
    const loader::PluginPointer plugin = catalogue.find(chosen.name);
    if (plugin && (chosen.file.empty() || fs::equivalent(plugin->file(), chosen.file, ignored))) return plugin;
    for (const loader::Refused& refused : catalogue.refused)
        if (chosen.file.empty() ? refused.name == chosen.name : fs::equivalent(refused.file, chosen.file, ignored))
            throw loader::Refusal(refused.file.string() + ": " + refused.reason, refused.hint);
    if (!chosen.file.empty()) throw loader::Refusal(chosen.file.string() + " is no plugin");
    throw loader::Refusal("there is no plugin `" + chosen.name + "`",
                          config::hint_for(chosen.name, catalogue.names()));
}

namespace {

struct PluginTestArguments {
    std::string plugin, cases;
    bool accept = false;
};

Exit run_cases(const PluginTestArguments& arguments, CommonOptions common, Console& console) {
    const Chosen chosen = choose_plugin(arguments.plugin, common);
    // The installed configuration, not that of the folder one happens to stand in.
    if (common.config.empty()) {
        const config::Resources resources = config::find_resources();
        common.config = config::find_configuration("", resources.config, resources).string();
    }
    fs::path cases = arguments.cases;
    if (cases.empty()) {
        std::vector<fs::path> places = chosen.folders;
        {
            Environment environment(common, console);
            const loader::PluginPointer plugin = find_chosen(chosen, environment.catalogue());
            if (places.empty()) places = {plugin->file().parent_path()};
        }
        cases = places.front() / "cases";
        for (const fs::path& place : places)
            if (fs::is_directory(place / "cases")) {
                cases = place / "cases";
                break;
            }
    } else {
        Environment environment(common, console);
        find_chosen(chosen, environment.catalogue());
    }
    std::size_t failed = 0, compared = 0;
    const std::vector<fs::path> folders = cases_in(cases);
    for (const fs::path& folder : folders) {
        const CaseResult result = run_case(folder, chosen.name, arguments.accept, common, console);
        compared += result.compared;
        failed += !result.differences.empty();
        for (const std::string& difference : result.differences)
            std::cout << folder.filename().string() << ": " << difference << '\n';
    }
    std::cout.flush();
    console.say(arguments.accept
                    ? console("{} cases written anew: look at what changed before you keep it", {std::to_string(folders.size())})
                    : console("{} cases, {} rows and lines compared, {} cases differ",
                              {std::to_string(folders.size()), std::to_string(compared), std::to_string(failed)}));
    return failed == 0 ? Exit::well : Exit::not_done;
}

}  // namespace

Exit test_plugin(const std::string& plugin, const CommonOptions& common, Console& console) {
    return run_cases({plugin, "", false}, common, console);
}

void add_plugin_test(Command plugin, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<PluginTestArguments>();
    const Command command =
        plugin.subcommand("test", text("Run the cases of a plugin: documents and what must come out"));
    command.option("PLUGIN", arguments->plugin, text("Name, file or project folder of the plugin"))
        .value_name("")
        .required();
    command.option("--cases", arguments->cases, text("Folder of the cases; cases/ beside the plugin if not given"))
        .value_name("DIR");
    command.flag("--accept", arguments->accept, text("Write what comes out as what is expected from now on"));
    command.on_chosen([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return run_cases(*arguments, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
