/// import: edits people made in a workbook that jianbao wrote, back into the ledger.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/task_commands.h"
#include "cli/text_table.h"
#include "cli/workbook_changes.h"
#include "pipeline/context.h"
#include "pipeline/inputs.h"

namespace jianbao::cli {

namespace {

constexpr const char* reader_name = "xlsx-table";

struct Arguments {
    std::string file, as_of, by;
    bool dry_run = false;
};

/// Keeps the document a reader delivers; a workbook is one.
class Delivery : public ReaderOutput {
public:
    void document(RawDocument document) override { delivered = std::move(document); }
    void nested(std::string, std::string) override {}
    RawDocument delivered;
};

RawDocument read_workbook(const std::string& file, Date as_of, Environment& environment, Console& console) {
    const pipeline::RunSettings settings = environment.run_settings(as_of);
    const loader::Plugins plugins = environment.make_plugins();
    const auto reader = std::find_if(plugins.readers.begin(), plugins.readers.end(),
                                     [](const auto& instance) { return instance.name() == reader_name; });
    if (reader == plugins.readers.end())
        throw loader::Refusal(std::string("the reader ") + reader_name + " is not there",
                              "install or enable it; `jianbao plugin list` shows the plugins");
    std::string bytes;
    try {
        bytes = pipeline::read_bytes({file, file}, settings.limits.file_size);
    } catch (const std::runtime_error& error) {
        throw loader::Refusal(file + ": " + error.what());
    }
    const Input input{file, bytes};
    Delivery delivery;
    int surety = 0;
    std::vector<Diagnostic> diagnostics;
    std::optional<std::string> failure;
    {
        pipeline::CallContext context(reader->name(), file, as_of, settings.limits, diagnostics);
        failure = loader::guarded([&] {
            surety = reader->object->recognize(input);
            if (surety > 0) reader->object->read(input, delivery, context);
        });
    }
    for (const Diagnostic& diagnostic : diagnostics) console.show(diagnostic);
    if (failure) throw loader::Refusal(file + ": can't be read: " + *failure);
    if (surety == 0)
        throw loader::Refusal(file + " is no Excel workbook (.xlsx)",
                              "save it as .xlsx; another format can't be taken back");
    return std::move(delivery.delivered);
}

WorkbookRows rows_of(const RawDocument& workbook, const Heads& heads, const std::string& file) {
    WorkbookRows rows = workbook_rows(workbook, heads);
    if (rows.tables == 0)
        throw loader::Refusal(
            file + " has no table with the hidden column #key",
            "only workbooks that jianbao wrote can be taken back, like `jianbao report ledger --to xlsx`");
    if (!rows.made_on)
        throw loader::Refusal(file + " does not tell the day it was written for",
                              "the sheet 说明 has it as 统计日期: copy that sheet back");
    return rows;
}

Exit import(const Arguments& arguments, const CommonOptions& common, Console& console) {
    require_ledger(common);
    const Date as_of = as_of_argument(arguments.as_of);
    Environment environment(common, console);
    const RawDocument workbook = read_workbook(arguments.file, as_of, environment, console);
    WorkbookChanges found;
    Heads heads;
    {
        ledger::Reading reading(common.ledger, {as_of, 7});
        if (!reading.has_table("tasks")) throw std::runtime_error("the ledger has no tasks: no analyzer filled them");
        heads = importable_heads(reading);
        found = changes_of(rows_of(workbook, heads, arguments.file), heads, reading);
    }
    std::map<ledger::Field, std::string> head_of;
    for (const auto& [head, field] : heads) head_of[field] = head;
    std::vector<std::vector<std::string>> lines;
    const auto shown = [](std::string text) {
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text.empty() ? "—" : shortened(text, 40);
    };
    std::optional<ledger::Ledger> ledger;
    if (!arguments.dry_run && !found.changes.empty())
        ledger.emplace(common.ledger, std::span<const TableSpec* const>{});
    const ledger::Author author =
        author_of(arguments.by, "workbook", as_of, std::filesystem::path(arguments.file).filename().string());
    for (const WorkbookChange& change : found.changes) {
        try {
            if (ledger) ledger->edit(change.task, change.field, change.after, author);
            lines.push_back({std::to_string(change.task), head_of[change.field],
                             shown(change.before) + " → " + shown(change.after)});
        } catch (const ledger::LedgerError& error) {
            found.refused.push_back({.severity = Severity::error, .message = error.what()});
        }
    }
    print_table(std::cout, lines);
    std::cout.flush();
    for (Diagnostic& refused : found.refused) {
        refused.document = arguments.file;
        console.show(refused);
    }
    const std::string changes = std::to_string(lines.size()), left = std::to_string(found.refused.size());
    console.say(arguments.dry_run
                    ? console("{} changes would be taken over, {} not; nothing was written", {changes, left})
                    : console("{} changes are taken over, {} not", {changes, left}));
    return console.result();
}

}  // namespace

void add_import(CLI::App& app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("import", text("Take edits made in a workbook of the ledger back into it"));
    command->add_option("FILE", arguments->file, text("Workbook (.xlsx) that jianbao wrote"))->required();
    command->add_flag("--dry-run", arguments->dry_run, text("Only show what would change"));
    command->add_option("--by", arguments->by, text("Who decided; the user logged in if not given"));
    command->add_option("--as-of", arguments->as_of, text("Day of the run, like 2021-04-26; today if not given"))
        ->type_name("DATE");
    command->callback([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return import(*arguments, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
