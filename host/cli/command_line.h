/// The words a user types: commands, their options and arguments, and the help that tells of them. The library that
/// reads them is known to command_line.cpp alone.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace jianbao::cli {

class Console;
enum class Exit;

/// An option, or an argument, which has its place instead of a name. A handle, good as long as its CommandLine. Each
/// function sets one property and gives the handle back for the next.
class Option {
public:
    explicit Option(CLI::Option& option) : option_(&option) {}

    /// What the help shows for the value, like FILE; empty for nothing. If not set: TEXT or INT, by the variable.
    Option value_name(const std::string& name) const;
    /// The command is refused without it.
    Option required() const;
    /// For a list: a word is split into values at this character.
    Option separator(char character) const;
    /// For a list: the option takes one word and is given again for more; else it takes all words up to the next
    /// option.
    Option one_value_each() const;
    /// For a number: others are refused, and the help shows least-most.
    Option range(int least, int most) const;

private:
    CLI::Option* option_;
};

/// A command with its options, or a group of commands. A handle, good as long as its CommandLine.
class Command {
public:
    explicit Command(CLI::App& command) : command_(&command) {}

    /// Adds a command below this one.
    Command subcommand(const std::string& name, const std::string& help) const;
    /// One of the commands below this one must be named.
    void require_subcommand() const;

    /// Adds an option ("--ref", "-o,--output") or, where the name begins with no hyphen, an argument. The value goes
    /// into `variable`, which keeps what is in it where the user gives none and must live until the words are read.
    /// Text that is no number is refused for a number; a list takes one value or more.
    Option option(const std::string& name, std::string& variable, const std::string& help) const;
    Option option(const std::string& name, int& variable, const std::string& help) const;
    Option option(const std::string& name, std::int64_t& variable, const std::string& help) const;
    Option option(const std::string& name, std::vector<std::string>& variable, const std::string& help) const;
    Option option(const std::string& name, std::vector<std::int64_t>& variable, const std::string& help) const;
    /// Adds an option without a value: `variable` becomes true where it is given.
    Option flag(const std::string& name, bool& variable, const std::string& help) const;

    /// What is called once all words are read, if they choose this command.
    void on_chosen(std::function<void()> call) const;

private:
    CLI::App* command_;
};

/// All that can be typed behind the program's name.
class CommandLine {
public:
    /// A program with --version and --help, of whose commands one must be named and whose options may stand behind
    /// the command too. The help is in the language of the console, which must outlive this.
    CommandLine(const std::string& program, const std::string& version, const std::string& help, Console& console);
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    /// The program itself: its options, and the commands below it.
    Command top() const;

    /// Reads the words, fills the variables and calls what the chosen command is to call. The exit code where nothing
    /// is left to do: the help or the version is shown, or what is wrong is said on the console with a hint.
    std::optional<Exit> read(int argc, char** argv);

private:
    Console& console_;
    std::unique_ptr<CLI::App> app_;
};

}  // namespace jianbao::cli
