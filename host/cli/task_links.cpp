/// tasks links|link|unlink: the same task in two documents, and documents that change others.
#include <iostream>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/result_json.h"
#include "cli/task_commands.h"
#include "cli/text_table.h"
#include "ledger/reading.h"

namespace jianbao::cli {

namespace {

struct LinkArguments {
    std::int64_t task = 0, other = 0;
    std::string as_of, note, by;
    bool json = false, all = false;
};

constexpr const char* links_sql = R"sql(
SELECT k.task, k.other, k.state, round(k.likeness, 2) AS likeness, k.first_seen, t.title, t.lead, t.due, t.status, t.source,
       o.title AS other_title, o.lead AS other_lead, o.due AS other_due, o.status AS other_status, o.source AS other_source
FROM task_links AS k JOIN tasks AS t ON t.number = k.task JOIN tasks AS o ON o.number = k.other
WHERE k.task < k.other AND (:all OR k.state <> '已否定')
ORDER BY k.state DESC, k.likeness DESC, k.task, k.other
)sql";

constexpr const char* document_links_sql = R"sql(
SELECT k.kind, k.title, k.other_title, k.quote, k.first_seen,
       (SELECT count(*) FROM tasks AS t WHERE t.document_id = k.other_id AND t.status NOT IN ('已完成', '中止')) AS open_tasks
FROM document_links AS k ORDER BY k.first_seen, k.document_id, k.other_id
)sql";

Exit links(const LinkArguments& arguments, const CommonOptions& common, Console& console) {
    require_ledger(common);
    const ledger::Reading reading(common.ledger, {as_of_argument(arguments.as_of)});
    const ledger::Result found = reading.query(links_sql, {{"all", std::int64_t{arguments.all}}});
    const ledger::Result documents = reading.query(document_links_sql);
    if (arguments.json) {
        write_json_lines(std::cout, found);
        write_json_lines(std::cout, documents);
        return console.result();
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : documents.rows) {
        const auto cell = [&](std::string_view column) { return ledger::to_text(row[*documents.find(column)]); };
        rows.push_back({cell("kind"), shortened(cell("title"), 60), shortened(cell("other_title"), 60),
                        console("{} tasks not done", {cell("open_tasks")})});
    }
    print_table(std::cout, rows);
    rows.clear();
    for (const auto& row : found.rows) {
        const auto cell = [&](std::string_view column) { return ledger::to_text(row[*found.find(column)]); };
        rows.push_back({cell("task"), cell("other"), cell("state"), cell("likeness"),
                        shortened(cell("title"), 40) + " | " + shortened(cell("source"), 24),
                        shortened(cell("other_title"), 40) + " | " + shortened(cell("other_source"), 24)});
    }
    print_table(std::cout, rows);
    console.say(console("{} pairs of tasks", {std::to_string(rows.size())}));
    return console.result();
}

Exit decide(const LinkArguments& arguments, bool same, const CommonOptions& common, Console& console) {
    require_ledger(common);
    ledger::Ledger ledger(common.ledger, {});
    ledger.link(arguments.task, arguments.other, same,
                author_of(arguments.by, "command", as_of_argument(arguments.as_of), arguments.note));
    const std::string task = std::to_string(arguments.task), other = std::to_string(arguments.other);
    console.say(same ? console("tasks {} and {} are the same one; both stay in the ledger", {task, other})
                     : console("tasks {} and {} are different ones", {task, other}));
    return console.result();
}

}  // namespace

void add_task_links(Command tasks, Invocation& invocation) {
    const Console& text = invocation.text;
    const std::string day = text("Day of the run, like 2021-04-26; today if not given");
    const std::string number = text("Number of the task, as `tasks list` shows it");
    auto listing = std::make_shared<LinkArguments>();
    const Command list = tasks.subcommand(
        "links", text("Show tasks of different documents that may be the same one, and documents that change others"));
    list.option("--as-of", listing->as_of, day);
    list.flag("--all", listing->all, text("Also those that were rejected"));
    list.flag("--json", listing->json, text("Write JSON lines with all fields"));
    list.on_chosen([listing, &invocation] {
        invocation.action = [listing, &invocation](Console& console) { return links(*listing, invocation.common, console); };
    });
    const auto add = [&](const char* name, const std::string& help, bool same) {
        auto arguments = std::make_shared<LinkArguments>();
        const Command command = tasks.subcommand(name, help);
        command.option("TASK", arguments->task, number).required();
        command.option("OTHER", arguments->other, text("The other task")).required();
        command.option("--note", arguments->note, text("Why: kept in the history"));
        command.option("--by", arguments->by, text("Who decided; the user logged in if not given"));
        command.option("--as-of", arguments->as_of, day);
        command.on_chosen([arguments, same, &invocation] {
            invocation.action = [arguments, same, &invocation](Console& console) {
                return decide(*arguments, same, invocation.common, console);
            };
        });
    };
    add("link", text("Say that two tasks are the same one; both stay"), true);
    add("unlink", text("Say that two tasks are different ones"), false);
}

}  // namespace jianbao::cli
