/// watch: documents are read into the ledger as they arrive, and the weekly report is made when it is due.
#include <csignal>
#include <ctime>
#include <memory>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/folder_watch.h"
#include "cli/ingestion.h"
#include "cli/reporting.h"
#include "cli/weekly_time.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

struct WatchArguments {
    std::string folder, output = ".", weekly_at;
    int settle = 2, rescan = 600;
    bool once = false;
};

/// The signals that end the program, as a file that can be waited for: the work at hand is finished.
class Ending {
public:
    Ending() {
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGTERM);
        sigaddset(&set, SIGINT);
        sigprocmask(SIG_BLOCK, &set, &before_);
        file_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
        if (file_ < 0) throw std::runtime_error("can't wait for signals");
    }
    ~Ending() {
        close(file_);
        sigprocmask(SIG_SETMASK, &before_, nullptr);
    }
    Ending(const Ending&) = delete;
    Ending& operator=(const Ending&) = delete;

    int file() const { return file_; }
    bool asked() {
        signalfd_siginfo info;
        asked_ |= read(file_, &info, sizeof info) == static_cast<ssize_t>(sizeof info);
        return asked_;
    }

private:
    int file_ = -1;
    bool asked_ = false;
    sigset_t before_{};
};

class Watcher {
public:
    Watcher(const WatchArguments& arguments, const CommonOptions& common, Console& console)
        : arguments_(arguments),
          common_(common),
          console_(console),
          environment_(common, console),
          plugins_(environment_.make_plugins()),
          watch_(arguments.folder, {fs::path(common.ledger), environment_.configuration().file}) {
        const std::string at = arguments.weekly_at.empty() ? environment_.configuration().weekly_at : arguments.weekly_at;
        if (!at.empty() && at != "off") weekly_ = parse_weekly_time(at);
        check_ledger_name(common);
        make_folder("-o", arguments.output);
    }

    Exit run() {
        console_.say(console_("watching {}; stop with Ctrl-C or SIGTERM", {arguments_.folder}));
        const auto settle = std::chrono::seconds(arguments_.settle);
        auto next_scan = Clock::now();
        while (!ending_.asked()) {
            if (Clock::now() >= next_scan) {
                watch_.scan();
                next_scan = Clock::now() + std::chrono::seconds(arguments_.rescan);
            }
            std::vector<fs::path> ready = watch_.settled(settle);
            std::erase_if(ready, [&](const fs::path& file) { return is_output(file); });
            take_in(ready);
            if (ending_.asked()) break;
            make_weekly();
            if (arguments_.once && !watch_.waiting()) break;
            wait();
        }
        console_.say(console_("stopped"));
        // What was wrong with single documents was said when it happened: stopping is no failure.
        return arguments_.once ? console_.result() : Exit::well;
    }

private:
    using Clock = std::chrono::steady_clock;

    void wait() {
        pollfd files[] = {{ending_.file(), POLLIN, 0}, {watch_.file(), POLLIN, 0}};
        // Seconds: while something settles, and for the clock of the weekly report.
        poll(files, 2, watch_.waiting() ? 250 : 1000);
        if (files[1].revents & POLLIN) watch_.read_events();
    }

    /// Files the reports of earlier runs left where they are watched.
    bool is_output(const fs::path& file) const {
        std::error_code ignored;
        const std::string name = file.filename().string();
        return name.starts_with("weekly-") && (name.ends_with(".pdf") || name.ends_with(".xlsx")) &&
               fs::equivalent(file.parent_path(), arguments_.output, ignored);
    }

    void take_in(const std::vector<fs::path>& files) {
        constexpr std::size_t at_once = 16;  // between two looks for the end
        for (std::size_t i = 0; i < files.size() && !ending_.asked(); i += at_once) {
            IngestOptions options;
            options.as_of = today();
            options.known = KnownFiles::skip;
            for (std::size_t k = i; k < std::min(files.size(), i + at_once); ++k) options.inputs.push_back(files[k].string());
            try {
                ledger::Ledger ledger = open_ledger(common_, plugins_);
                ingest(options, environment_, plugins_, ledger, console_);
            } catch (const std::exception& error) {
                // A ledger that is in use, a disk that is full: the files are tried again.
                console_.show({.severity = Severity::error, .message = error.what()});
                watch_.again({files.begin() + static_cast<std::ptrdiff_t>(i), files.end()}, std::chrono::seconds(30));
                return;
            }
        }
    }

    void make_weekly() {
        if (!weekly_) return;
        const std::time_t now = std::time(nullptr);
        const std::time_t due = weekly_->last_before(now);
        if (due == made_) return;
        made_ = due;
        std::error_code ignored;
        if (!fs::exists(common_.ledger, ignored)) return;
        const Date day = day_of(due);
        const fs::path file = fs::path(arguments_.output) / (report_stem("weekly", day) + ".pdf");
        struct stat state {};
        // A program that was started again after the report was made does not make it twice; one
        // that was down when it was due makes it now.
        if (stat(file.c_str(), &state) == 0 && state.st_mtime >= due) return;
        if (now - due > 6 * 86400) return;
        ReportOptions options;
        options.layout = "weekly";
        options.formats = {"pdf", "xlsx"};
        options.folder = arguments_.output;
        options.as_of = to_iso(day);
        try {
            make_report(options, common_, console_);
        } catch (const std::exception& error) {
            console_.show({.severity = Severity::error, .message = error.what()});
        }
    }

    const WatchArguments& arguments_;
    const CommonOptions& common_;
    Console& console_;
    Environment environment_;
    loader::Plugins plugins_;
    FolderWatch watch_;
    Ending ending_;
    std::optional<WeeklyTime> weekly_;
    std::time_t made_ = 0;
};

Exit watch(const WatchArguments& arguments, const CommonOptions& common, Console& console) {
    std::error_code ignored;
    if (!fs::is_directory(arguments.folder, ignored))
        throw loader::Refusal(arguments.folder + ": there is no such folder", "make it, or name the folder documents arrive in");
    return Watcher(arguments, common, console).run();
}

}  // namespace

void add_watch(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<WatchArguments>();
    const Command command = app.subcommand(
        "watch", text("Read documents as they arrive in a folder, and make the weekly report when it is due"));
    command.option("FOLDER", arguments->folder, text("Folder documents arrive in, with its subfolders")).required();
    command.option("-o,--output", arguments->output, text("Folder to write to; this one if not given"))
        .value_name("DIR");
    command
        .option(
            "--weekly-at", arguments->weekly_at,
            text("When the weekly report is made, like \"fri 16:00\"; off for never; as in jianbao.toml if not given"))
        .value_name("TEXT");
    command.option("--settle", arguments->settle, text("Seconds a file must have been left alone before it is read"))
        .range(0, 3600);
    command
        .option("--rescan", arguments->rescan,
                text("Seconds between two looks at the whole folder, for network drives"))
        .range(1, 86400);
    command.flag("--once", arguments->once, text("Read what is there, make the report if it is due, and stop"));
    command.on_chosen([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) { return watch(*arguments, invocation.common, console); };
    });
}

}  // namespace jianbao::cli
