/// tasks show|history: one task with its sentence, and what was done to it.
#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/result_json.h"
#include "cli/task_commands.h"
#include "cli/text_table.h"
#include "config/messages.h"
#include "ledger/reading.h"

namespace jianbao::cli {

namespace {

struct ShowArguments {
    std::int64_t task = 0;
    std::string as_of;
    bool json = false;
};

constexpr const char* show_sql = R"sql(
SELECT number, id, state, status, title, lead,
       (SELECT group_concat(unit, '、') FROM (SELECT DISTINCT unit FROM task_parties
        WHERE task = :task AND role = 'lead' AND unit <> name ORDER BY position)) AS canonical, support, person, due, deadline, frequency, targets, period_name, period_due, period_done, grade, confidence,
       progress, note, quote, document, article, source, section, page, paragraph, first_seen, done_on, edited, same_as, maybe_same_as,
       superseded_by
FROM tasks WHERE number = :task
)sql";

constexpr const char* history_sql = R"sql(
SELECT at, as_of, who, origin, field, before, after, note, period FROM log WHERE task = :task ORDER BY id
)sql";

ledger::Reading open_reading(const ShowArguments& arguments, const CommonOptions& common) {
    const ledger::Viewpoint view{as_of_argument(arguments.as_of),
                                 open_settings(common).configuration.due_soon_days.value_or(7)};
    require_ledger(common);
    return ledger::Reading(common.ledger, view);
}

ledger::Result task_of(const ledger::Reading& reading, const ShowArguments& arguments) {
    ledger::Result found = reading.query(show_sql, {{"task", arguments.task}});
    if (found.rows.empty())
        throw loader::Refusal("the ledger has no task " + std::to_string(arguments.task),
                              "`jianbao tasks list` shows the numbers");
    return found;
}

Exit show(const ShowArguments& arguments, const CommonOptions& common, Console& console) {
    const ledger::Reading reading = open_reading(arguments, common);
    const ledger::Result found = task_of(reading, arguments);
    if (arguments.json) {
        write_json_lines(std::cout, found);
        return console.result();
    }
    const bool chinese = config::language_of_environment() == "zh_CN";
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < found.columns.size(); ++i)
        if (std::string text = ledger::to_text(found.rows[0][i]); !text.empty()) {
            if (found.columns[i].name == "edited" || found.columns[i].name == "period_done")
                text = text == "0" ? console("no") : console("yes");
            const std::string title = chinese ? reading.title_of(found.columns[i].name) : "";
            std::vector<std::string> line = {title.empty() ? shown_field(found.columns[i].name, console) : title, text};
            if (std::find(rows.begin(), rows.end(), line) == rows.end()) rows.push_back(std::move(line));
        }
    print_table(std::cout, rows);
    return console.result();
}

Exit history(const ShowArguments& arguments, const CommonOptions& common, Console& console) {
    const ledger::Reading reading = open_reading(arguments, common);
    task_of(reading, arguments);
    const ledger::Result found = reading.query(history_sql, {{"task", arguments.task}});
    if (arguments.json) {
        write_json_lines(std::cout, found);
        return console.result();
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : found.rows) {
        const auto text = [&](std::size_t i) { return ledger::to_text(row[i]); };
        rows.push_back({local_time(text(0)), text(1), text(2), shown_origin(text(3), console),
                        shown_field(text(4), console) + (text(8).empty() ? "" : " " + text(8)),
                        shortened(text(5), 30) + " → " + shortened(text(6), 30), text(7)});
    }
    print_table(std::cout, rows);
    console.say(console("{} changes", {std::to_string(rows.size())}));
    return console.result();
}

std::string shown(const std::string& kind, const std::string& name, const Console& console) {
    const std::string sentence = kind + ": " + name, translated = console.translated(sentence);
    return translated == sentence ? name : translated;
}

}  // namespace

std::string shown_field(const std::string& name, const Console& console) { return shown("field", name, console); }
std::string shown_origin(const std::string& name, const Console& console) { return shown("origin", name, console); }

void add_task_views(Command tasks, Invocation& invocation) {
    const Console& text = invocation.text;
    const auto add = [&](const char* name, const std::string& help, auto run) {
        auto arguments = std::make_shared<ShowArguments>();
        const Command command = tasks.subcommand(name, help);
        command.option("TASK", arguments->task, text("Number of the task, as `tasks list` shows it")).required();
        command.option("--as-of", arguments->as_of, text("Day of the run, like 2021-04-26; today if not given"));
        command.flag("--json", arguments->json, text("Write JSON lines with all fields"));
        command.on_chosen([arguments, run, &invocation] {
            invocation.action = [arguments, run, &invocation](Console& console) {
                return run(*arguments, invocation.common, console);
            };
        });
    };
    add("show", text("Show one task with everything that is known of it"), show);
    add("history", text("Show what was done to a task: when, by whom, from where, before and after"), history);
}

}  // namespace jianbao::cli
