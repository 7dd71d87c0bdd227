#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/console.h"
#include "config/nearest.h"

namespace jianbao::cli {

namespace {

template <class Value>
Option added(CLI::App& command, const std::string& name, Value& variable, const std::string& help) {
    return Option(*command.add_option(name, variable, help));
}

std::vector<const CLI::App*> commands_below(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
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
    for (const CLI::App* command : commands_below(app)) out.push_back(command->get_name());
    for (const CLI::App* from : {&app, &root})
        for (const CLI::Option* option : from->get_options())
            for (const std::string& name : option->get_lnames()) out.push_back("--" + name);
    return out;
}

const CLI::App* command_below(const CLI::App& app, const std::string& name) {
    for (const CLI::App* command : commands_below(app))
        if (command->get_name() == name) return command;
    return nullptr;
}

/// Explains what is wrong with the command line.
void explain(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv, Console& console) {
    // The command that was chosen, as far as the words go.
    const CLI::App* chosen = &app;
    std::string name = app.get_name(), strange;
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

}  // namespace

Option Option::value_name(const std::string& name) const {
    option_->type_name(name);
    return *this;
}

Option Option::required() const {
    option_->required();
    return *this;
}

Option Option::separator(char character) const {
    option_->delimiter(character);
    return *this;
}

Option Option::one_value_each() const {
    option_->allow_extra_args(false);
    return *this;
}

Option Option::range(int least, int most) const {
    option_->check(CLI::Range(least, most).description(std::to_string(least) + "-" + std::to_string(most)));
    return *this;
}

Command Command::subcommand(const std::string& name, const std::string& help) const {
    return Command(*command_->add_subcommand(name, help));
}

void Command::require_subcommand() const { command_->require_subcommand(1); }

Option Command::option(const std::string& name, std::string& variable, const std::string& help) const {
    return added(*command_, name, variable, help);
}

Option Command::option(const std::string& name, int& variable, const std::string& help) const {
    return added(*command_, name, variable, help);
}

Option Command::option(const std::string& name, std::int64_t& variable, const std::string& help) const {
    return added(*command_, name, variable, help);
}

Option Command::option(const std::string& name, std::vector<std::string>& variable, const std::string& help) const {
    return added(*command_, name, variable, help);
}

Option Command::option(const std::string& name, std::vector<std::int64_t>& variable, const std::string& help) const {
    return added(*command_, name, variable, help);
}

Option Command::flag(const std::string& name, bool& variable, const std::string& help) const {
    return Option(*command_->add_flag(name, variable, help));
}

void Command::on_chosen(std::function<void()> call) const { command_->callback(std::move(call)); }

CommandLine::CommandLine(const std::string& program, const std::string& version, const std::string& help,
                         Console& console)
    : console_(console), app_(std::make_unique<CLI::App>(help, program)) {
    // All of this before any command is added: commands take it over from the program when they are made.
    app_->set_version_flag("--version", program + " " + version, console("Show the version"));
    app_->set_help_flag("-h,--help", console("Show this help"));
    app_->require_subcommand(1);
    app_->fallthrough();
    const auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", console("Usage"));
    formatter->label("REQUIRED", console("REQUIRED"));
    formatter->label("Positionals", console("Arguments"));
    formatter->label("OPTIONS", console("OPTIONS"));
    for (const char* word : {"SUBCOMMAND", "DATE", "FILE", "DIR", "FORMATS", "NAME=VALUE", "TEXT", "INT"})
        formatter->label(word, console.translated(word));
    formatter->column_width(32);
    app_->formatter(formatter);
}

CommandLine::~CommandLine() = default;

Command CommandLine::top() const { return Command(*app_); }

std::optional<Exit> CommandLine::read(int argc, char** argv) {
    name_groups(*app_, console_);
    try {
        app_->parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {  // help and version
            app_->exit(error);
            return Exit::well;
        }
        explain(*app_, error, argc, argv, console_);
        return Exit::not_done;
    }
    return std::nullopt;
}

}  // namespace jianbao::cli
