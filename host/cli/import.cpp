/// import: what people did in a workbook, back into the ledger.
#include <iostream>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/ingestion.h"
#include "cli/ledger_takeover.h"
#include "cli/task_commands.h"
#include "cli/text_table.h"
#include "cli/workbook_conflicts.h"
#include "cli/workbook_file.h"

namespace jianbao::cli {

namespace {

struct ImportArguments {
    std::string file, as_of, by, struck, mapping, ref;
    bool dry_run = false, mapping_template = false;
};

Struck struck_argument(const std::string& text) {
    if (text.empty()) return Struck::shown;
    if (text == "keep") return Struck::keep;
    if (text == "stop") return Struck::stop;
    if (text == "close") return Struck::close;
    throw loader::Refusal("--struck: there is no `" + text + "`", "there are keep, stop, close");
}

std::string shown(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text.empty() ? "—" : shortened(text, 40);
}

std::string value_in(const ledger::NewTask& task, ledger::Field field) {
    for (const auto& [known, value] : task.values)
        if (known == field) return value;
    return {};
}

void show_missing(const WorkbookChanges& found, Struck struck, Console& console) {
    if (found.missing.empty() || struck == Struck::stop || struck == Struck::close) return;
    constexpr std::size_t most = 10;
    std::string list;
    for (std::size_t i = 0; i < std::min(found.missing.size(), most); ++i)
        list += (i ? "、" : "") + std::to_string(found.missing[i].task) + " " + shortened(found.missing[i].title, 24);
    if (found.missing.size() > most) list += " …";
    console.say(console("{} rows of the workbook are no longer in it; their tasks stay as they are: {}",
                        {std::to_string(found.missing.size()), list}));
    if (struck == Struck::shown)
        console.say(console("where they were deleted on purpose: --struck stop makes them 中止, --struck close 已完成"));
}

Exit take_back(const ImportArguments& arguments, const CommonOptions& common, Console& console) {
    require_ledger(common);
    const Struck struck = struck_argument(arguments.struck);
    const Date as_of = as_of_argument(arguments.as_of);
    Environment environment(common, console);
    const ImportWords words = load_import_words(environment.resources().config / "import.toml");
    const RawDocument workbook = read_workbook(arguments.file, as_of, environment, console);
    WorkbookChanges found;
    Heads heads;
    {
        ledger::Reading reading(common.ledger, {as_of, 7});
        if (!reading.has_table("tasks")) throw std::runtime_error("the ledger has no tasks: no analyzer filled them");
        heads = importable_heads(reading);
        const WorkbookRows rows = workbook_rows(workbook, heads);
        if (rows.tables == 0)
            throw loader::Refusal(arguments.file + " has no table with the hidden column #key",
                                  "only workbooks that jianbao wrote can be taken back; a ledger of another kind is "
                                  "taken over with --mapping, which --mapping-template helps to write");
        found = changes_of(rows, heads, words, struck, as_of, reading);
    }
    std::map<ledger::Field, std::string> head_of;
    for (const auto& [head, field] : heads) head_of.emplace(field, head);

    std::vector<std::int64_t> numbers(found.entered.size(), 0);
    if (!arguments.dry_run && (!found.changes.empty() || !found.entered.empty())) {
        ledger::Ledger ledger(common.ledger, std::span<const TableSpec* const>{});
        std::vector<ledger::Edit> edits;
        for (const WorkbookChange& change : found.changes)
            edits.push_back({change.task, change.field, change.after,
                             change.period.empty() ? std::optional(change.before) : std::nullopt, change.reason, change.period});
        numbers = ledger.apply(found.entered, edits,
                               author_of(arguments.by, "workbook", as_of,
                                         std::filesystem::path(arguments.file).filename().string()));
    }

    std::vector<std::vector<std::string>> lines;
    for (const WorkbookChange& change : found.changes)
        lines.push_back({std::to_string(change.task), head_of[change.field],
                         shown(change.before) + " → " + shown(change.after) +
                             (change.period.empty() ? "" : "（" + change.period + "）") +
                             (change.reason.empty() ? "" : "（" + change.reason + "）")});
    for (std::size_t i = 0; i < found.entered.size(); ++i) {
        const ledger::NewTask& task = found.entered[i];
        const std::string lead = value_in(task, ledger::Field::lead), limit = value_in(task, ledger::Field::deadline);
        lines.push_back({numbers[i] ? std::to_string(numbers[i]) : "+", console("new"),
                         shown(value_in(task, ledger::Field::title)) + "  " + shown(lead) + "  " + shown(limit)});
    }
    print_table(std::cout, lines);
    std::cout.flush();
    for (Diagnostic& refused : found.refused) {
        refused.document = arguments.file;
        console.show(refused);
    }
    for (const WorkbookConflict& conflict : found.conflicts)
        console.show({.severity = Severity::warning,
                      .message = "task " + std::to_string(conflict.task) + ": " + head_of[conflict.field] +
                                 ": the workbook has `" + shown(conflict.workbook) + "`, but " +
                                 (conflict.who.empty() ? "jianbao" : conflict.who) + " changed it to `" +
                                 shown(conflict.ledger) + "` after the workbook was written",
                      .document = arguments.file});
    if (!found.conflicts.empty() && !arguments.dry_run) {
        const std::filesystem::path file = conflicts_file(arguments.file);
        write_conflicts(found.conflicts, head_of, as_of, file, environment, console);
        console.say(console("{} conflicts are in {}: decide there, then import that file",
                            {std::to_string(found.conflicts.size()), file.string()}));
    }
    for (const std::int64_t task : found.ended)
        console.say(console("task {} recurs: 已完成 ends it with all its periods; for one period write 本期已完成", {std::to_string(task)}));
    for (const auto& [place, head] : found.unknown)
        console.say(console("{}: the column {} is not the ledger's; it stays in the workbook alone", {place, head}));
    show_missing(found, struck, console);
    const std::string changes = std::to_string(found.changes.size()), entered = std::to_string(found.entered.size()),
                      left = std::to_string(found.refused.size() + found.conflicts.size());
    console.say(arguments.dry_run
                    ? console("{} changes and {} new tasks would be taken over, {} not; nothing was written",
                              {changes, entered, left})
                    : console("{} changes and {} new tasks are taken over, {} not", {changes, entered, left}));
    return console.result();
}

Exit import(const ImportArguments& arguments, const CommonOptions& common, Console& console) {
    if (arguments.mapping_template || !arguments.mapping.empty()) {
        const TakeOver what{arguments.file, arguments.mapping, arguments.by, arguments.ref,
                            as_of_argument(arguments.as_of), arguments.dry_run};
        return arguments.mapping_template ? print_mapping(what, common, console) : take_over(what, common, console);
    }
    return take_back(arguments, common, console);
}

}  // namespace

void add_import(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<ImportArguments>();
    const Command command = app.subcommand("import", text("Take what people did in a workbook back into the ledger"));
    command.option("FILE", arguments->file, text("Workbook (.xlsx) that jianbao wrote, or with --mapping any other"))
        .required();
    command.flag("--dry-run", arguments->dry_run, text("Only show what would change"));
    command.option("--struck", arguments->struck,
                   text("What rows that were deleted or struck through do to their tasks: stop (中止), close "
                        "(已完成), keep (nothing)"));
    command
        .option("--mapping", arguments->mapping,
                text("Take over a ledger of the office's own, by a mapping of its headings"))
        .value_name("FILE");
    command.flag("--mapping-template", arguments->mapping_template,
                 text("Write such a mapping to start from, by the headings found"));
    command.option("--ref", arguments->ref, text("Day that limits like 6月底 in such a ledger count from"))
        .value_name("DATE");
    command.option("--by", arguments->by, text("Who decided; the user logged in if not given"));
    command.option("--as-of", arguments->as_of, text("Day of the run, like 2021-04-26; today if not given"))
        .value_name("DATE");
    command.on_chosen([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return import(*arguments, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
