#include "cli/application.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>

#include "cli/commands.h"
#include "cli/layouts.h"
#include "cli/output_file.h"
#include "config/nearest.h"
#include "config/toml.h"
#include "pipeline/inputs.h"

#ifndef JIANBAO_VERSION
#define JIANBAO_VERSION "0"
#endif

namespace jianbao::cli {

namespace {

int code(Exit exit) { return static_cast<int>(exit); }

void add_common(CLI::App& app, Invocation& invocation) {
    const Console& text = invocation.text;
    CommonOptions& common = invocation.common;
    app.add_option("--config", common.config,
                   text("Configuration; else jianbao.toml here or above, else the installed one"))
        ->type_name("FILE");
    app.add_option("--ledger", common.ledger, text("Ledger file; jianbao.db in this folder if not given"))
        ->type_name("FILE");
    app.add_option("--plugin-dir", common.plugin_dirs, text("Folder with more plugins; may be given several times"))
        ->type_name("DIR")
        ->allow_extra_args(false);
    app.add_flag("--allow-classified", common.allow_classified,
                 text("Read documents with a mark of secrecy (秘密★, 机密, 绝密) too"));
    app.add_flag("--quiet", common.quiet, text("Say nothing but what is wrong"));
    app.add_option("--log", common.log, text("File to write a log to"))->type_name("FILE");
}

/// Heads of the lists in the help, in the user's language.
void name_groups(CLI::App& app, const Console& text) {
    for (CLI::Option* option : app.get_options())
        if (option->get_group() == "Options") option->group(text("Options"));
    for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        command->group(text("Commands"));
        name_groups(*command, text);
    }
}

/// Names of the commands below `app`, and of its options and those common to all.
std::vector<std::string> known_words(const CLI::App& app, const CLI::App& root) {
    std::vector<std::string> out;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        out.push_back(command->get_name());
    for (const CLI::App* from : {&app, &root})
        for (const CLI::Option* option : from->get_options())
            for (const std::string& name : option->get_lnames()) out.push_back("--" + name);
    return out;
}

const CLI::App* command_below(const CLI::App& app, const std::string& name) {
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        if (command->get_name() == name) return command;
    return nullptr;
}

/// Explains what is wrong with the command line.
void explain(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv, Console& console) {
    // The command that was chosen, as far as the words go.
    const CLI::App* chosen = &app;
    std::string name = "jianbao", strange;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (const CLI::App* next = command_below(*chosen, word)) {
            chosen = next;
            name += " " + word;
        } else if (const std::vector<std::string> known = known_words(*chosen, app);
                   strange.empty() && word.size() > 1 &&
                   (word.starts_with("--") || (chosen->get_require_subcommand_min() > 0 && !word.starts_with("-"))) &&
                   std::find(known.begin(), known.end(), word.substr(0, word.find('='))) == known.end()) {
            strange = word.substr(0, word.find('='));
        }
    }
    if (strange.empty() || error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ConversionError)) {
        console.fail(error.what(), console("`{} --help` shows what can be given", {name}));
        return;
    }
    const std::string meant = config::nearest(strange, known_words(*chosen, app));
    console.fail(console(strange.starts_with("-") ? "there is no option `{}`" : "there is no command `{}`", {strange}),
                 meant.empty() ? console("`{} --help` shows what can be given", {name})
                               : console("did you mean `{}`?", {meant}));
}

Exit act(const Invocation& invocation, Console& console) {
    try {
        console.configure(invocation.common.quiet, invocation.common.log);
        return invocation.action(console);
    } catch (const ReaderGone&) {
        return console.result();
    } catch (const SettingError& error) {
        console.fail(error);
    } catch (const report::LayoutError& error) {
        fail(error, console);
    } catch (const loader::Refusal& refusal) {
        console.fail(refusal.what(), refusal.hint());
    } catch (const pipeline::NoInputs& error) {
        console.fail(error.what(), "name files that exist, or folders with documents in them");
    } catch (const std::exception& error) {
        console.fail(error.what());
    }
    return Exit::not_done;
}

/// The catalogue must be there before anything is said: it is read first, by itself.
config::Messages user_messages() {
    try {
        return config::load_messages(config::find_resources().messages, config::language_of_environment());
    } catch (const SettingError& error) {
        std::cerr << config::render(error);
        return {};
    } catch (const std::exception&) {
        return {};  // a program that does not know where it is still speaks English
    }
}

}  // namespace

int run(int argc, char** argv) {
    // A reader that goes away is told by the write, so that no command dies with files half made. Said here because libraries that
    // plugins bring say it when they are loaded: what happens would depend on the plugins.
    std::signal(SIGPIPE, SIG_IGN);
    Console console(user_messages());
    Invocation invocation{console, {}, {}};
    CLI::App app(console("Finds who promised what by when in official documents, and reports on it"), "jianbao");
    app.set_version_flag("--version", "jianbao " JIANBAO_VERSION, console("Show the version"));
    app.set_help_flag("-h,--help", console("Show this help"));
    app.require_subcommand(1);
    app.fallthrough();
    const auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", console("Usage"));
    formatter->label("REQUIRED", console("REQUIRED"));
    formatter->label("Positionals", console("Arguments"));
    formatter->label("OPTIONS", console("OPTIONS"));
    for (const char* word : {"SUBCOMMAND", "DATE", "FILE", "DIR", "FORMATS", "NAME=VALUE", "TEXT", "INT"})
        formatter->label(word, console.translated(word));
    formatter->column_width(32);
    app.formatter(formatter);
    add_common(app, invocation);
    add_weekly(app, invocation);
    add_report(app, invocation);
    add_ingest(app, invocation);
    add_analyze(app, invocation);
    add_clean(app, invocation);
    add_dates(app, invocation);
    add_tasks(app, invocation);
    add_import(app, invocation);
    add_mail(app, invocation);
    add_watch(app, invocation);
    add_plugin(app, invocation);
    add_layout(app, invocation);
    add_ledger(app, invocation);
    add_doctor(app, invocation);
    name_groups(app, console);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {  // help and version
            app.exit(error);
            return code(Exit::well);
        }
        explain(app, error, argc, argv, console);
        return code(Exit::not_done);
    }
    return code(act(invocation, console));
}

}  // namespace jianbao::cli
