#include "cli/console.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <unistd.h>

#include <cmath>
#include <iostream>

#include "config/toml.h"

namespace jianbao::cli {

using Clock = std::chrono::steady_clock;

namespace {

std::string rate_text(double rate) {
    if (rate >= 10) return std::to_string(std::llround(rate));
    const long long tenths = std::llround(rate * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string time_text(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(seconds));
    if (whole < 60) return std::to_string(whole) + " s";
    if (whole < 3600) return std::to_string(whole / 60) + " min";
    return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

}  // namespace

std::string sentence_of(const Diagnostic& diagnostic, const config::Messages& messages) {
    std::string out;
    if (!diagnostic.document.empty()) out += diagnostic.document + ": ";
    if (!diagnostic.plugin.empty()) out += messages("plugin {}", {diagnostic.plugin}) + ": ";
    return out + messages(diagnostic.message);
}

Console::Console(config::Messages messages)
    : messages_(std::move(messages)), started_(Clock::now()), shown_(started_ - std::chrono::seconds(1)) {}

Console::~Console() { clear_progress(); }

void Console::configure(bool quiet, const std::filesystem::path& log) {
    quiet_ = quiet;
    terminal_ = !quiet && isatty(STDERR_FILENO);
    if (log.empty()) return;
    try {
        // A logger of its own, not the library's registry: there is no global state here.
        log_ = std::make_shared<spdlog::logger>("jianbao",
                                                std::make_shared<spdlog::sinks::basic_file_sink_st>(log.string()));
        log_->set_pattern("%Y-%m-%d %H:%M:%S.%e %^%l%$ %v");
        log_->flush_on(spdlog::level::info);
    } catch (const spdlog::spdlog_ex&) {
        throw std::runtime_error(messages_("can't write the log {}", {log.string()}));
    }
}

void Console::say(const std::string& text) {
    log(text);
    if (quiet_) return;
    clear_progress();
    std::cerr << text << '\n';
}

void Console::show(const Diagnostic& diagnostic) {
    const std::string sentence = sentence_of(diagnostic, messages_);
    if (log_)
        log_->log(diagnostic.severity == Severity::error     ? spdlog::level::err
                  : diagnostic.severity == Severity::warning ? spdlog::level::warn
                                                             : spdlog::level::info,
                  sentence);
    if (diagnostic.severity == Severity::note) {
        if (quiet_) return;
    } else {
        notices_.push_back(diagnostic);
    }
    clear_progress();
    std::cerr << messages_(diagnostic.severity == Severity::note ? "note: {}" : "notice: {}", {sentence}) << '\n';
    if (!diagnostic.hint.empty() && !quiet_)
        std::cerr << "  " << messages_("hint: {}", {messages_(diagnostic.hint)}) << '\n';
}

void Console::progress(const pipeline::Progress& progress) {
    if (!terminal_ || progress.inputs < 2) return;
    const auto now = Clock::now();
    if (now - shown_ < std::chrono::milliseconds(100)) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - started_).count();
    const double rate = static_cast<double>(progress.inputs_done) / std::max(seconds, 1e-3);
    std::string line =
        messages_("{} of {} files", {std::to_string(progress.inputs_done), std::to_string(progress.inputs)});
    if (progress.inputs_done > 0)
        line +=
            messages_(", {} a second, {} left",
                      {rate_text(rate), time_text(static_cast<double>(progress.inputs - progress.inputs_done) / rate)});
    std::cerr << "\r\x1b[K" << line << std::flush;
    progress_shown_ = true;
}

void Console::clear_progress() {
    if (progress_shown_) std::cerr << "\r\x1b[K" << std::flush;
    progress_shown_ = false;
}

void Console::fail(const std::string& message, const std::string& hint) {
    if (log_) log_->error(message);
    clear_progress();
    std::cerr << "jianbao: " << messages_(message) << '\n';
    if (!hint.empty()) std::cerr << messages_("hint: {}", {messages_(hint)}) << '\n';
}

void Console::fail(const SettingError& error) {
    if (log_) log_->error(error.where().file.text() + ": " + error.what());
    clear_progress();
    const SettingError shown(error.where(), messages_(error.what()));
    std::cerr << config::render(shown);
    if (!error.hint().empty()) std::cerr << messages_("hint: {}", {messages_(error.hint())}) << '\n';
}

void Console::log(const std::string& text) {
    if (log_) log_->info(text);
}

}  // namespace jianbao::cli
