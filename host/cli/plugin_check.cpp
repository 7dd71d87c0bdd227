/// plugin check for what is written without a compiler: rules files and scripts.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/arguments.h"
#include "cli/chosen_analyzers.h"
#include "cli/commands.h"
#include "cli/output_file.h"
#include "cli/plugin_commands.h"
#include "config/toml.h"
#include "pipeline/analysis.h"
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

Exit check_rules(const std::string& file, const CommonOptions& common, Console& console) {
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
                                            : console("rule {} finds nothing in its example", {failure.rule})))
                  << "\n";
    std::size_t examples = 0;
    for (const rules::Rule& rule : plugin.file()->rules) examples += rule.examples.size() + rule.counters.size();
    console.say(console(
        "{} rules, {} examples, {} failures",
        {std::to_string(plugin.file()->rules.size()), std::to_string(examples), std::to_string(failures.size())}));
    return failures.empty() ? console.result() : Exit::not_done;
}

Exit check(const std::string& file, const CommonOptions& common, Console& console) {
    if (!file.ends_with(".script.toml")) return check_rules(file, common, console);
    const worker::ScriptFile script{fs::path(file)};  // throws SettingError, shown with its line
    return test_plugin(file, common, console);
}

}  // namespace

void add_plugin_rules(CLI::App& plugin, Invocation& invocation) {
    const Console& text = invocation.text;
    auto file = std::make_shared<std::string>();
    CLI::App* checking =
        plugin.add_subcommand("check", text("Run the examples of a rules file, or the cases of a script"));
    checking->add_option("FILE", *file, text("NAME.rules.toml or NAME.script.toml"))->type_name("")->required();
    checking->callback([file, &invocation] {
        invocation.action = [file, &invocation](Console& console) { return check(*file, invocation.common, console); };
    });
}

}  // namespace jianbao::cli
