/// What the user sees on the terminal, and finds in the log.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "config/messages.h"
#include "jianbao/context.h"
#include "pipeline/run.h"

namespace spdlog {
class logger;
}

namespace jianbao::cli {

/// How a command ended; the program's exit code.
enum class Exit { well = 0, notices = 1, not_done = 2 };

/// Writes to standard error, in the user's language, and to the log.
class Console {
public:
    explicit Console(config::Messages messages);
    ~Console();

    /// `log` is appended to; empty for none. Throws std::runtime_error where it can't be opened.
    void configure(bool quiet, const std::filesystem::path& log);

    /// The message in the user's language.
    std::string operator()(std::string_view english, std::initializer_list<std::string> values = {}) const {
        return messages_(english, values);
    }
    /// A sentence that is translated as a whole.
    std::string translated(std::string_view english) const { return messages_(english); }

    /// One line of information; not shown when quiet.
    void say(const std::string& text);
    /// Shows the diagnostic and keeps it: warnings and errors make the exit code 1.
    void show(const Diagnostic& diagnostic);
    /// The line about documents done, rate and time left; only on a terminal.
    void progress(const pipeline::Progress& progress);
    /// The reason why nothing was done.
    void fail(const std::string& message, const std::string& hint = {});
    void fail(const SettingError& error);
    /// To the log alone.
    void log(const std::string& text);

    /// Warnings and errors so far, in the order they came.
    const std::vector<Diagnostic>& notices() const { return notices_; }
    Exit result() const { return notices_.empty() ? Exit::well : Exit::notices; }

private:
    void clear_progress();

    config::Messages messages_;
    std::vector<Diagnostic> notices_;
    std::shared_ptr<spdlog::logger> log_;
    bool quiet_ = false;
    bool terminal_ = false;
    bool progress_shown_ = false;
    std::chrono::steady_clock::time_point started_, shown_;
};

/// A diagnostic in one sentence: "doc.txt: the file is empty", "doc.txt: tasks: failed: …".
std::string sentence_of(const Diagnostic& diagnostic, const config::Messages& messages);

}  // namespace jianbao::cli
