#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/console.h"
#include "config/nearest.h"
#include "config/width.h"

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

/// The option of that name, among those of the chosen command and those common to all.
const CLI::Option* option_named(const CLI::App& chosen, const CLI::App& root, const std::string& name) {
    for (const CLI::App* from : {&chosen, &root})
        for (const CLI::Option* option : from->get_options())
            if (option->get_name() == name) return option;
    return nullptr;
}

bool is_whole_number(const std::string& text) {
    const std::size_t sign = text.starts_with("-") || text.starts_with("+") ? 1 : 0;
    return text.size() > sign && text.find_first_not_of("0123456789", sign) == std::string::npos;
}

/// What follows `before` in the text; nothing where it does not begin so.
std::optional<std::string> rest_behind(const std::string& text, std::string_view before) {
    return text.starts_with(before) ? std::optional(text.substr(before.size())) : std::nullopt;
}

struct Explained {
    std::string message, hint;
};

/// What the library says of a value that is no number ("TASK = 1,abc") in words of ours, with what is expected there.
Explained explain_conversion(const std::string& said, const CLI::App& chosen, const CLI::App& root, Console& console) {
    const std::size_t equals = said.find(" = ");
    const std::string name = said.substr(0, equals);
    std::string value = equals == std::string::npos ? "" : said.substr(equals + 3);
    const CLI::Option* option = option_named(chosen, root, name);
    if (option && option->get_expected_min() == 0) return {console("{} takes no value", {name}), ""};
    for (std::size_t at = 0; at < value.size();) {  // of several values the wrong one
        const std::size_t end = std::min(value.find(',', at), value.size());
        if (const std::string one = value.substr(at, end - at); !is_whole_number(one)) {
            value = one;
            break;
        }
        at = end + 1;
    }
    return {console("{}: `{}` is no whole number", {console.translated(name), value}),
            option ? option->get_description() : ""};
}

/// What the library says of the words, in words of ours. They are known by their kind and their beginning, because it
/// keeps no more of what was wrong than its sentence.
Explained explained(const CLI::ParseError& error, const CLI::App& chosen, const CLI::App& root, Console& console) {
    const std::string said = error.what();
    if (const auto rest = rest_behind(said, "Could not convert: ")) return explain_conversion(*rest, chosen, root, console);
    for (const char* begin : {"The following argument was not expected: ", "The following arguments were not expected: "})
        if (const auto rest = rest_behind(said, begin)) return {console("more was given than is expected: {}", {*rest}), ""};
    if (const std::size_t end = said.find(" is required"); end != std::string::npos && said != "A subcommand is required") {
        const CLI::Option* option = option_named(chosen, root, said.substr(0, end));
        return {console("{} is required", {console.translated(said.substr(0, end))}), option ? option->get_description() : ""};
    }
    if (const std::size_t end = said.find(": 1 required "); end != std::string::npos)
        return {console("{}: its value is missing", {said.substr(0, end)}), ""};
    const std::size_t value = said.find(": Value "), range = said.find(" not in range "), to = said.find(" to ", range);
    if (value != std::string::npos && range != std::string::npos && to != std::string::npos)
        return {console("{}: `{}` is no whole number from {} to {}",
                        {said.substr(0, value), said.substr(value + 8, range - value - 8),
                         said.substr(range + 14, to - range - 14), said.substr(to + 4)}),
                ""};
    return {said, ""};
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
    const std::string help = console("`{} --help` shows what can be given", {name});
    if (strange.empty() || error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ConversionError)) {
        const Explained wrong = explained(error, *chosen, app, console);
        console.fail(wrong.message, wrong.hint.empty() ? help : wrong.hint);
        return;
    }
    const std::string meant = config::nearest(strange, known_words(*chosen, app));
    console.fail(console(strange.starts_with("-") ? "there is no option `{}`" : "there is no command `{}`", {strange}),
                 meant.empty() ? help : console("did you mean `{}`?", {meant}));
}

/// The library's help in the user's language. Its columns are as wide as they look: a Chinese character takes two cells.
class Help : public CLI::Formatter {
public:
    explicit Help(const Console& text) : text_(text) {
        label("Usage", text("Usage"));
        label("REQUIRED", text("REQUIRED"));
        label("Positionals", text("Arguments"));
        label("OPTIONS", text("OPTIONS"));
        for (const char* word : {"SUBCOMMAND", "DATE", "FILE", "DIR", "FORMATS", "NAME=VALUE", "TEXT", "INT", "LAYOUT"})
            label(word, text.translated(word));
        column_width(32);
    }
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        return line(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
    }
    std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
        return is_positional ? text_.translated(option->get_name(true, false)) : option->get_name(false, true);
    }
    std::string make_subcommand(const CLI::App* command) const override {
        return line(command->get_display_name(true), command->get_description());
    }

private:
    std::string line(const std::string& name, const std::string& description) const {
        const std::size_t width = get_column_width(), cells = 2 + config::cells_of(name);
        std::string out = "  " + name;
        if (!description.empty()) out += cells < width ? std::string(width - cells, ' ') : "\n" + std::string(width, ' ');
        return out + description + "\n";
    }

    const Console& text_;
};

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
    app_->formatter(std::make_shared<Help>(console));
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
