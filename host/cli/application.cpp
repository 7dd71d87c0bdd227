#include "cli/application.h"

#include <csignal>
#include <iostream>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/layouts.h"
#include "cli/output_file.h"
#include "config/toml.h"
#include "pipeline/inputs.h"

#ifndef JIANBAO_VERSION
#define JIANBAO_VERSION "0"
#endif

namespace jianbao::cli {

namespace {

int code(Exit exit) { return static_cast<int>(exit); }

void add_common(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    CommonOptions& common = invocation.common;
    app.option("--config", common.config,
               text("Configuration; else jianbao.toml here or above, else the installed one"))
        .value_name("FILE");
    app.option("--ledger", common.ledger, text("Ledger file; jianbao.db in this folder if not given"))
        .value_name("FILE");
    app.option("--plugin-dir", common.plugin_dirs, text("Folder with more plugins; may be given several times"))
        .value_name("DIR")
        .one_value_each();
    app.flag("--allow-classified", common.allow_classified,
             text("Read documents with a mark of secrecy (秘密★, 机密, 绝密) too"));
    app.flag("--quiet", common.quiet, text("Say nothing but what is wrong"));
    app.option("--log", common.log, text("File to write a log to")).value_name("FILE");
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
    CommandLine line("jianbao", JIANBAO_VERSION,
                     console("Finds who promised what by when in official documents, and reports on it"), console);
    const Command app = line.top();
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
    if (const std::optional<Exit> done = line.read(argc, argv)) return code(*done);
    return code(act(invocation, console));
}

}  // namespace jianbao::cli
