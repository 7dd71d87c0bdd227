#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/result_json.h"
#include "cli/task_commands.h"
#include "cli/text_table.h"
#include "ledger/reading.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

struct Arguments {
    std::string as_of, unit, state;
    bool json = false;
};

constexpr const char* list_sql = R"sql(
SELECT t.number, t.state, t.due, t.lead, t.support, t.person, t.title, t.quote, t.grade, t.deadline, t.frequency,
       t.days_left, t.status, t.source, t.document, t.section, t.page
FROM tasks AS t
WHERE (:state = '' OR t.state = :state OR t.status = :state)
  AND (:unit = '' OR EXISTS (SELECT 1 FROM task_parties AS p WHERE p.task = t.number
                             AND (instr(p.unit, :unit) > 0 OR instr(p.name, :unit) > 0)))
ORDER BY t.deadline IS NULL, t.deadline, t.number
)sql";

Exit list(const Arguments& arguments, const CommonOptions& common, Console& console) {
    const ledger::Viewpoint view{as_of_argument(arguments.as_of),
                                 open_settings(common).configuration.due_soon_days.value_or(7)};
    require_ledger(common);
    const ledger::Reading reading(common.ledger, view);
    if (!reading.has_table("tasks")) throw std::runtime_error("the ledger has no tasks: no analyzer filled them");
    const ledger::Result found = reading.query(list_sql, {{"state", arguments.state}, {"unit", arguments.unit}});
    if (arguments.json) {
        write_json_lines(std::cout, found);
        return console.result();
    }
    std::vector<std::vector<std::string>> rows;
    const auto cell = [&](const std::vector<ledger::ResultValue>& row, std::string_view column) {
        return ledger::to_text(row[*found.find(column)]);
    };
    for (const auto& row : found.rows)
        rows.push_back({cell(row, "number"), cell(row, "state"), shortened(cell(row, "due"), 16),
                        shortened(cell(row, "lead"), 28), shortened(cell(row, "title"), 60),
                        shortened(cell(row, "source"), 40)});
    print_table(std::cout, rows);
    console.say(console("{} tasks as of {}", {std::to_string(rows.size()), to_iso(view.as_of)}));
    return console.result();
}

}  // namespace

void require_ledger(const CommonOptions& common) {
    std::error_code ignored;
    if (!fs::exists(common.ledger, ignored))
        throw loader::Refusal("there is no ledger " + common.ledger,
                              "name it with --ledger, or make it with `jianbao ingest`");
}

void add_tasks(CLI::App& app, Invocation& invocation) {
    const Console& text = invocation.text;
    CLI::App* command = app.add_subcommand("tasks", text("The ledger by hand"));
    command->require_subcommand(1);
    auto arguments = std::make_shared<Arguments>();
    CLI::App* listing =
        command->add_subcommand("list", text("Show the tasks: number, state, limit, responsible, task, source"));
    listing->add_option("--as-of", arguments->as_of, text("Day of the run, like 2021-04-26; today if not given"))
        ->type_name("DATE");
    listing->add_option("--unit", arguments->unit, text("Only tasks of units with this in their name"));
    listing->add_option("--state", arguments->state, text("Only tasks in this state, like 逾期, 临期, 在办, 待核"));
    listing->add_flag("--json", arguments->json, text("Write JSON lines with all fields"));
    listing->callback([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return list(*arguments, invocation.common, console);
        };
    });
    add_task_views(*command, invocation);
    add_task_changes(*command, invocation);
}

}  // namespace jianbao::cli
