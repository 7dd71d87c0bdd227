/// Context: what the host tells a plugin while it works, and takes back from it.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/settings.h"

namespace jianbao {

enum class Severity { note, warning, error };  // warnings and errors stand in the report and make the exit code 1

/// A message for the user: what is wrong, where, and what to do about it.
struct Diagnostic {
    Severity severity = Severity::warning;
    std::string message;   ///< one sentence, English
    std::string hint;      ///< what to do; may be empty
    SourcePosition where;  ///< file empty where there is none
    std::string plugin;    ///< filled in by the host
    std::string document;  ///< filled in by the host: the input the plugin was working on
};

/// A plugin's settings and data when it is made. Valid only during the call.
class Setup {
public:
    virtual ~Setup() = default;
    virtual const Options& options() const = 0;
    /// The data file (lexicon) of that name, which the manifest declares: NAME.toml, or the files of a folder NAME, of
    /// the shipped lexicons or, for a plugin of one's own, beside its library; the office's additions merged in.
    /// std::logic_error if not declared.
    virtual const Node& data(std::string_view name) const = 0;
    /// Folders with fonts, the office's own first. They need not exist.
    virtual std::vector<std::filesystem::path> font_folders() const = 0;
    virtual void report(Diagnostic diagnostic) const = 0;
};

/// An external program run for a plugin: without a shell, in a folder of its own, with limits.
struct ToolRequest {
    std::string program;                 ///< looked up in PATH
    std::vector<std::string> arguments;  ///< "{input}" stands for a copy of `input`, "{folder}" for the run's folder
    std::string_view input;
    std::string input_name = "input";    ///< file name of the copy, with the extension the tool needs
    std::string output_name;             ///< file of the run's folder to return; standard output if empty
    std::chrono::seconds timeout{60};
};
struct ToolResult {          // a program that is not there, hangs or fails is no exception but a result
    bool found = false;      ///< the program is installed
    bool timed_out = false;
    int exit_code = -1;      ///< -1 where it was killed or never ran
    std::string output;      ///< the file asked for, or standard output
    std::string errors;      ///< at most 64 KiB of standard error
};

/// The host's side of one call. Valid only during the call; used from the calling thread.
class Context {
public:
    virtual ~Context() = default;
    /// The day the run counts from. Plugins ask no clock.
    virtual Date as_of() const = 0;
    virtual void report(Diagnostic diagnostic) = 0;
    /// True when the time given to the call is used up; long loops ask and return early.
    virtual bool cancelled() const = 0;
    virtual ToolResult run_tool(const ToolRequest& request) = 0;
    /// Work on the document in hand that other analyzers would do alike, such as its words looked up: what one of them
    /// kept under the key, or null. The key names the type and whatever it was made with: the host doesn't look into it.
    virtual std::shared_ptr<const void> kept(std::string_view key) const {
        (void)key;
        return nullptr;
    }
    /// Keeps something for the analyzers that come later, until the document is done. What stands under the key already
    /// stays. Analyzers in processes of their own keep nothing for each other.
    virtual void keep(std::string_view key, std::shared_ptr<const void> work) {
        (void)key;
        (void)work;
    }
};

}  // namespace jianbao
