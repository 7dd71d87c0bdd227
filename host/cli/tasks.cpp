#include <algorithm>
#include <iostream>
#include <limits>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/result_json.h"
#include "cli/task_commands.h"
#include "cli/text_table.h"
#include "ledger/ledger.h"
#include "ledger/reading.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();

struct TasksArguments {
    std::string as_of, unit, state, document, text, due_by;
    std::int64_t limit = no_limit;
    bool fresh = false, json = false;
};

/// Chosen by what is asked for, so that the ledger can use its indexes.
std::string list_sql(const TasksArguments& arguments) {
    std::string sql =
        "SELECT t.number, t.id, t.state, t.status, t.due, t.lead, t.title, t.source, t.document, t.article, t.section, "
        "t.quote, t.grade, t.lead_list, t.support_list, t.person_list, t.deadline, t.deadline_text, t.deadline_norm, "
        "t.deadline_kind, t.frequency, t.frequency_norm, t.period, t.period_due, t.next_due, t.days_left, t.targets_list, "
        "t.progress, t.note, t.first_seen, t.done_on, t.edited, t.confidence, t.page, t.same_as, t.maybe_same_as, "
        "t.superseded_by "
        "FROM tasks AS t WHERE 1";
    if (arguments.state == "逾期")
        sql += " AND t.overdue";
    else if (arguments.state == "临期")
        sql += " AND t.status = '在办' AND t.state = :state";
    else if (const auto known = ledger::statuses(); std::find(known.begin(), known.end(), arguments.state) != known.end())
        sql += " AND t.status = :state";
    else if (!arguments.state.empty())
        sql += " AND t.state = :state";
    // The few names that match are found first.
    if (!arguments.unit.empty())
        sql +=
            " AND t.number IN (SELECT p.task FROM task_party AS p WHERE p.name IN (SELECT DISTINCT n.name FROM task_party AS "
            "n LEFT JOIN unit_names AS u ON u.name = n.name WHERE instr(n.name, :unit) > 0 OR instr(u.unit, :unit) > 0))";
    if (!arguments.document.empty())
        sql += " AND t.document_id IN (SELECT d.id FROM ledger_documents AS d WHERE instr(d.name, :document) > 0 OR "
               "instr(d.title, :document) > 0 OR d.number = :document)";
    if (!arguments.text.empty())
        sql += " AND t.number IN (SELECT x.task FROM task_text AS x WHERE instr(x.words, :text) > 0)";
    if (!arguments.due_by.empty()) sql += " AND t.is_open AND t.next_due <= :due_by";
    if (arguments.fresh) sql += " AND t.is_new";
    sql += " ORDER BY t.status IN ('已完成', '中止'), t.next_due IS NULL, t.next_due, t.number";
    if (arguments.limit != no_limit) sql += " LIMIT :limit";
    return sql;
}

void check_state(const std::string& state) {
    std::vector<std::string> known = {"逾期", "临期", "正常", "无期限"};
    for (const std::string_view status : ledger::statuses()) known.emplace_back(status);
    if (state.empty() || std::find(known.begin(), known.end(), state) != known.end()) return;
    std::string list;
    for (const std::string& one : known) list += (list.empty() ? "" : "、") + one;
    throw loader::Refusal("--state: there is no state `" + state + "`", "known are: " + list);
}

Exit list(const TasksArguments& arguments, const CommonOptions& common, Console& console) {
    check_state(arguments.state);
    if (arguments.limit < 1)
        throw loader::Refusal("--limit: no list has " + std::to_string(arguments.limit) + " tasks",
                              "write 1 or more, or leave --limit out for all");
    const ledger::Viewpoint view{as_of_argument(arguments.as_of),
                                 open_settings(common).configuration.due_soon_days.value_or(7)};
    require_ledger(common);
    const std::string due_by = arguments.due_by.empty() ? "" : to_iso(date_argument("--due-by", arguments.due_by));
    const ledger::Reading reading(common.ledger, view);
    if (!reading.has_table("tasks")) throw std::runtime_error("the ledger has no tasks: no analyzer filled them");
    const std::vector<std::string> shown = {"number", "state", "due",    "period",    "period_due",
                                            "leader", "title", "source", "next_due"};
    const ledger::Result found = reading.query(list_sql(arguments),
                                               {{"state", arguments.state},
                                                {"unit", arguments.unit},
                                                {"document", arguments.document},
                                                {"text", arguments.text},
                                                {"due_by", due_by},
                                                {"limit", arguments.limit}},
                                               {}, arguments.json ? std::vector<std::string>{} : shown);
    if (arguments.json) {
        write_task_lines(std::cout, found);
        return console.result();
    }
    std::vector<std::vector<std::string>> rows;
    const auto cell = [&](const std::vector<ledger::ResultValue>& row, std::string_view column) {
        return ledger::to_text(row[*found.find(column)]);
    };
    for (const auto& row : found.rows) {
        std::string due = cell(row, "due");
        // Of a recurring task the day that decides, which may come before the limit of the whole.
        if (!cell(row, "period").empty() && (due.empty() || cell(row, "next_due") == cell(row, "period_due")))
            due = cell(row, "period_due") + " ↻";
        rows.push_back({cell(row, "number"), cell(row, "state"), shortened(due, 16), shortened(cell(row, "leader"), 28),
                        shortened(cell(row, "title"), 60), shortened(cell(row, "source"), 40)});
    }
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

void add_tasks(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    const Command command = app.subcommand("tasks", text("The ledger by hand"));
    command.require_subcommand();
    auto arguments = std::make_shared<TasksArguments>();
    const Command listing =
        command.subcommand("list", text("Show the tasks: number, state, limit, responsible, task, source"));
    listing.option("--as-of", arguments->as_of, text("Day of the run, like 2021-04-26; today if not given"))
        .value_name("DATE");
    listing.option("--unit", arguments->unit, text("Only tasks of units with this in their name"));
    listing.option("--state", arguments->state, text("Only tasks in this state, like 逾期, 临期, 在办, 待核"));
    listing.option("--document", arguments->document,
                   text("Only tasks of documents with this in their name or title, or with this number"));
    listing.option("--text", arguments->text, text("Only tasks with these words"));
    listing.option("--due-by", arguments->due_by, text("Only open tasks due on this day or before")).value_name("DATE");
    listing.flag("--new", arguments->fresh, text("Only tasks that came in the week"));
    listing.option("--limit", arguments->limit, text("No more than so many, the most urgent first"));
    listing.flag("--json", arguments->json, text("Write JSON lines with all fields"));
    listing.on_chosen([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return list(*arguments, invocation.common, console);
        };
    });
    add_task_views(command, invocation);
    add_task_changes(command, invocation);
    add_task_links(command, invocation);
}

}  // namespace jianbao::cli
