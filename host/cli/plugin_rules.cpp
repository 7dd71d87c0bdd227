/// plugin check|new for rules files: analyzers written as TOML.
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

Exit check(const std::string& file, const CommonOptions& common, Console& console) {
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

/// What `plugin new rules` writes: it loads and passes its check as it is.
constexpr const char* sample = R"rules(# An analyzer without code. docs/writing-rules.md explains every key.
#
#   jianbao plugin check NAME.rules.toml          runs the examples below
#   jianbao --plugin-dir . analyze INPUT          finds with it
#   SELECT * FROM amounts                         its table, in a layout

[plugin]
name = "NAME"
version = "1.0"
summary = "Amounts of money, and what they are for"

[table]
name = "TABLE"
row_type = "amount"
title = "经费"

[[table.column]]
name = "purpose"
title = "用途"

[[table.column]]
name = "amount"
type = "number"   # text, integer, number, boolean, date or text_list
title = "金额（元）"

[words]
purpose = ["会议费", "培训费", "维修费", "补助资金", "专项资金", "工作经费"]

[[rule]]
name = "amount-for-a-purpose"
find = "{purpose} .. {money}"
within = 12                     # characters the gap may have
unless = ["去年", "上年"]
set = { purpose = "{purpose}", amount = "{money}" }
example = "安排维修费不少于20万元。"
counter = "维修费由各单位自行承担。"
)rules";

std::string replaced(std::string text, std::string_view from, const std::string& to) {
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

Exit make(const std::string& name, const std::string& folder, Console& console) {
    std::string table = name;
    for (char& c : table) {
        if (c == '-') c = '_';
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            throw loader::Refusal("`" + name + "` is no name for a plugin", "use only a-z, 0-9, _ and -");
    }
    const fs::path file = fs::path(folder) / (name + ".rules.toml");
    if (fs::exists(file))
        throw loader::Refusal(file.string() + " is there already", "choose another name, or remove the file");
    fs::create_directories(folder);
    Output output(file.string());
    output.stream() << replaced(replaced(replaced(sample, "NAME", name), "TABLE", table), "FROM amounts",
                                "FROM " + table);
    output.finish();
    console.say(console("{} is written; try `jianbao plugin check {}`", {file.string(), file.string()}));
    return console.result();
}

}  // namespace

void add_plugin_rules(CLI::App& plugin, Invocation& invocation) {
    const Console& text = invocation.text;
    auto file = std::make_shared<std::string>();
    CLI::App* checking = plugin.add_subcommand("check", text("Run the examples and counter-examples of a rules file"));
    checking->add_option("FILE", *file, text("Rules file, NAME.rules.toml"))->type_name("")->required();
    checking->callback([file, &invocation] {
        invocation.action = [file, &invocation](Console& console) { return check(*file, invocation.common, console); };
    });

    struct New {
        std::string name, folder = ".";
    };
    auto wanted = std::make_shared<New>();
    CLI::App* creating = plugin.add_subcommand("new", text("Write a new plugin to start from"));
    creating->require_subcommand(1);
    CLI::App* rules = creating->add_subcommand("rules", text("An analyzer as a TOML file of rules, without code"));
    rules->add_option("NAME", wanted->name, text("Name of the plugin"))->type_name("")->required();
    rules->add_option("--dir", wanted->folder, text("Folder to write it to"));
    rules->callback([wanted, &invocation] {
        invocation.action = [wanted](Console& console) { return make(wanted->name, wanted->folder, console); };
    });
}

}  // namespace jianbao::cli
