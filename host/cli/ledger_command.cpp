/// ledger backup|restore|check|export|import: keeping the file.
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/ingestion.h"
#include "cli/output_file.h"
#include "cli/task_commands.h"
#include "ledger/maintenance.h"
#include "pipeline/context.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

struct LedgerArguments {
    std::string file;
    bool force = false;
};

void tell_kept(const fs::path& kept, Console& console) {
    if (!kept.empty()) console.say(console("what was there is kept as {}", {kept.string()}));
}

Exit backup(const LedgerArguments& arguments, const CommonOptions& common, Console& console) {
    require_ledger(common);
    ledger::back_up(common.ledger, arguments.file, arguments.force);
    console.say(console("the ledger {} is copied to {}", {common.ledger, arguments.file}));
    return console.result();
}

Exit restore(const LedgerArguments& arguments, const CommonOptions& common, Console& console) {
    check_ledger_name(common);
    const fs::path kept = ledger::restore(arguments.file, common.ledger, arguments.force);
    console.say(console("the ledger {} is that of {} again", {common.ledger, arguments.file}));
    tell_kept(kept, console);
    return console.result();
}

Exit check(const LedgerArguments&, const CommonOptions& common, Console& console) {
    require_ledger(common);
    const std::vector<ledger::Flaw> flaws = ledger::check_ledger(common.ledger);
    for (const ledger::Flaw& flaw : flaws)
        console.show(pipeline::about(common.ledger, Severity::error, flaw.what, flaw.hint));
    if (flaws.empty()) console.say(console("the ledger {} is sound", {common.ledger}));
    return console.result();
}

std::string told(const Console& console, const ledger::Exchanged& done) {
    return console("{} documents, {} tasks, {} changes; {} lines in all",
                   {std::to_string(done.documents), std::to_string(done.tasks), std::to_string(done.changes),
                    std::to_string(done.lines)});
}

Exit export_it(const LedgerArguments& arguments, const CommonOptions& common, Console& console) {
    require_ledger(common);
    if (arguments.file.empty() || arguments.file == "-") {
        ledger::export_lines(common.ledger, std::cout);
        std::cout.flush();
        if (!std::cout) throw std::runtime_error("the lines could not be written to the end");
        return console.result();
    }
    if (std::error_code error; !arguments.force && fs::is_regular_file(arguments.file, error) &&
                               fs::file_size(arguments.file, error) > 0 && !ledger::holds_lines(arguments.file))
        throw loader::Refusal(arguments.file + " is there already and was not written by `jianbao ledger export`",
                              "name another file, or replace it with --force");
    TemporaryName temporary(arguments.file);
    ledger::Exchanged done;
    {
        std::ofstream out(temporary.path(), std::ios::binary);
        done = ledger::export_lines(common.ledger, out);
        out.close();
        if (!out) throw std::runtime_error(arguments.file + " can't be written; is the disk full?");
    }
    temporary.keep();
    console.say(told(console, done));
    return console.result();
}

Exit import_it(const LedgerArguments& arguments, const CommonOptions& common, Console& console) {
    check_ledger_name(common);
    std::ifstream file;
    if (arguments.file != "-") {
        file.open(arguments.file, std::ios::binary);
        if (!file) throw loader::Refusal(arguments.file + " can't be opened", "name a file that `jianbao ledger export` wrote");
    }
    const bool standard = arguments.file == "-";
    const ledger::Exchanged done = ledger::import_lines(standard ? std::cin : file, standard ? "standard input" : arguments.file,
                                                        common.ledger, arguments.force);
    console.say(told(console, done));
    tell_kept(done.kept, console);
    return console.result();
}

}  // namespace

void add_ledger(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    const Command ledger = app.subcommand("ledger", text("Keep the ledger: copies, the way back, its health"));
    ledger.require_subcommand();
    const auto add = [&](const char* name, const std::string& help, auto run, const std::string& file, bool needed,
                         const std::string& force) {
        auto arguments = std::make_shared<LedgerArguments>();
        const Command command = ledger.subcommand(name, help);
        if (!file.empty()) {
            const Option option = command.option("FILE", arguments->file, file).value_name("");
            if (needed) option.required();
        }
        if (!force.empty()) command.flag("--force", arguments->force, force);
        command.on_chosen([arguments, run, &invocation] {
            invocation.action = [arguments, run, &invocation](Console& console) {
                return run(*arguments, invocation.common, console);
            };
        });
    };
    const std::string replace = text("Replace the file also where it is no copy or export of a ledger"),
                      keep = text("Replace the ledger that is there; it is kept beside");
    add("backup", text("Copy the ledger to a file, also while others work with it"), backup, text("The copy"), true, replace);
    add("restore", text("Put a copy in the place of the ledger"), restore, text("The copy"), true, keep);
    add("check", text("Look for damage in the ledger"), check, "", false, "");
    add("export", text("Write everything in the ledger as JSON lines"), export_it,
        text("File to write; standard output if not given"), false, replace);
    add("import", text("Make a ledger of what `ledger export` wrote"), import_it,
        text("File that `ledger export` wrote, or - for standard input"), true, keep);
}

}  // namespace jianbao::cli
