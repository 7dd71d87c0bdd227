/// plugin check: the examples of rules files, the cases of scripts, one plugin, or all of them with the order they run in.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>

#include "cli/arguments.h"
#include "cli/chosen_analyzers.h"
#include "cli/commands.h"
#include "cli/findings_json.h"
#include "cli/plugin_commands.h"
#include "cli/text_table.h"
#include "config/toml.h"
#include "pipeline/analysis.h"
#include "pipeline/context.h"
#include "pipeline/sha256.h"
#include "rules/rules_plugin.h"
#include "text/make_document.h"
#include "worker/script_file.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

/// The sentence as a document of its own, with what the chosen analyzers find in it.
rules::Analyzed analyze_sentence(const std::string& sentence, const loader::Plugins& plugins,
                                 const pipeline::RunSettings& settings) {
    RawDocument raw;
    raw.blocks.push_back({.kind = RawBlock::Kind::paragraph, .text = sentence});
    const text::SourceFile source{pipeline::sha256(sentence), "example", "example", std::nullopt, settings.as_of};
    pipeline::Analyzed analyzed =
        pipeline::analyze(text::make_document(std::move(raw), source, settings.cleaning), plugins.analyzers, settings);
    return {std::make_shared<const Document>(std::move(analyzed.document)), std::move(analyzed.findings)};
}

/// What the rules fill in their examples, as `analyze` would write it.
void print_rows(const rules::RulesPlugin& plugin, const loader::Plugins& plugins,
                const pipeline::RunSettings& settings) {
    const std::unique_ptr<Analyzer> analyzer = plugin.analyzer();
    std::vector<Diagnostic> diagnostics;
    pipeline::CallContext context(plugin.file()->name, "example", settings.as_of, settings.limits, diagnostics);
    for (const rules::Rule& rule : plugin.file()->rules)
        for (const rules::Example& example : rule.examples) {
            const rules::Analyzed input = analyze_sentence(example.text, plugins, settings);
            Findings found;
            analyzer->analyze(*input.document, input.needs, found, context);
            std::cout << rule.name << ": " << example.text << '\n';
            for (const FindingTable& table : found.tables()) std::cout << findings_json(*input.document, table);
        }
}

Exit check_rules(const std::string& file, bool show_rows, const CommonOptions& common, Console& console) {
    const rules::RulesPlugin plugin{fs::path(file)};  // throws SettingError, shown with its line
    loader::open_rules(file);                         // the file's name and the table's columns
    Environment environment(common, console);
    loader::Plugins plugins = environment.make_plugins();
    keep_for(plugins, {plugin.manifest().needs.begin(), plugin.manifest().needs.end()});
    const pipeline::RunSettings settings = environment.run_settings(today());
    const auto failures = rules::check_examples(
        *plugin.file(), [&](const std::string& sentence) { return analyze_sentence(sentence, plugins, settings); });
    for (const rules::ExampleFailure& failure : failures)
        std::cout << config::render(SettingError(
                         failure.where, failure.counter
                                            ? console("rule {} finds something in its counter-example", {failure.rule})
                                            : console("rule {} finds nothing in its example", {failure.rule}),
                         console.translated(failure.why)))
                  << "\n";
    if (show_rows) print_rows(plugin, plugins, settings);
    std::size_t examples = 0;
    for (const rules::Rule& rule : plugin.file()->rules) examples += rule.examples.size() + rule.counters.size();
    console.say(console(
        "{} rules, {} examples, {} failures",
        {std::to_string(plugin.file()->rules.size()), std::to_string(examples), std::to_string(failures.size())}));
    return failures.empty() ? console.result() : Exit::not_done;
}

/// The analyzers in the order they run, each with the tables it needs and the plugins they come from.
void print_order(const loader::Plugins& plugins, Console& console) {
    std::map<std::string, std::string> fills;
    for (const auto& analyzer : plugins.analyzers)
        for (const TableSpec& table : analyzer.plugin->manifest().tables) fills[table.name] = analyzer.name();
    std::vector<std::vector<std::string>> rows;
    for (const auto& analyzer : plugins.analyzers) {
        std::string needs;
        for (const char* need : analyzer.plugin->manifest().needs) {
            needs += (needs.empty() ? "" : ", ") + std::string(need);
            if (fills[need] != need) needs += console(" of {}", {fills[need]});
        }
        rows.push_back({std::to_string(rows.size() + 1), analyzer.name(),
                        needs.empty() ? "" : console("needs {}", {needs})});
    }
    std::cout << console("Analyzers, in the order they run:") << '\n';
    print_table(std::cout, rows);
}

/// Everything the configuration uses. Refused libraries and plugins that could not be started are
/// shown on the way.
Exit check_all(const CommonOptions& common, Console& console) {
    Environment environment(common, console);
    const loader::Plugins plugins = environment.make_plugins();
    for (const std::string& name : environment.exporters()) {
        try {
            environment.make_exporter(name);
        } catch (const loader::Refusal& refusal) {
            console.show({.severity = Severity::error, .message = refusal.what(), .hint = refusal.hint(), .plugin = name});
        }
    }
    print_order(plugins, console);
    std::string disabled;
    for (const loader::PluginPointer& plugin : environment.catalogue().plugins)
        if (!loader::is_enabled(environment.configuration(), plugin->manifest().name))
            disabled += (disabled.empty() ? "" : ", ") + plugin->name();
    if (!disabled.empty()) std::cout << console("Disabled: {}", {disabled}) << '\n';
    console.say(console("{} readers, {} analyzers, {} exporters can be used",
                        {std::to_string(plugins.readers.size()), std::to_string(plugins.analyzers.size()),
                         std::to_string(environment.exporters().size())}));
    return console.result();
}

Exit check_one(const std::string& argument, bool show_rows, CommonOptions common, Console& console) {
    const Chosen chosen = choose_plugin(argument, common);
    const std::string file = chosen.file.filename().string();
    if (file.ends_with(".script.toml")) {
        const worker::ScriptFile script{chosen.file};  // throws SettingError, shown with its line
        return test_plugin(chosen.file.string(), common, console);
    }
    if (file.ends_with(".rules.toml"))
        return check_rules(argument == file ? file : chosen.file.string(), show_rows, common, console);
    Environment environment(common, console);
    const loader::PluginPointer plugin = find_chosen(chosen, environment.catalogue());
    if (!loader::is_enabled(environment.configuration(), chosen.name))
        throw loader::Refusal("the plugin `" + chosen.name + "` is disabled by " +
                              environment.configuration().file.string());
    bool usable = true;
    if (plugin->manifest().kind == PluginKind::exporter) {
        environment.make_exporter(chosen.name);
    } else {
        const loader::Plugins plugins = environment.make_plugins();
        const auto is_it = [&](const auto& one) { return one.name() == chosen.name; };
        usable = std::any_of(plugins.readers.begin(), plugins.readers.end(), is_it) ||
                 std::any_of(plugins.analyzers.begin(), plugins.analyzers.end(), is_it);
    }
    if (!usable) return Exit::not_done;  // the reason was shown
    console.say(console("{} can be used", {chosen.name}));
    return console.result();
}

}  // namespace

void add_plugin_check(Command plugin, Invocation& invocation) {
    const Console& text = invocation.text;
    struct Wanted {
        std::string plugin;
        bool rows = false;
    };
    auto wanted = std::make_shared<Wanted>();
    const Command command = plugin.subcommand(
        "check", text("Check a plugin, for a rules file with its examples; or all, with the order they run in"));
    command.option("PLUGIN", wanted->plugin, text("Name, file or project folder of the plugin")).value_name("");
    command.flag("--rows", wanted->rows, text("Show the rows that the examples of a rules file give"));
    command.on_chosen([wanted, &invocation] {
        invocation.action = [wanted, &invocation](Console& console) {
            return wanted->plugin.empty() ? check_all(invocation.common, console)
                                          : check_one(wanted->plugin, wanted->rows, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
