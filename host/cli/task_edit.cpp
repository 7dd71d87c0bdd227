/// tasks set|close|reopen|extend: what people decide about a task.
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/import_words.h"
#include "cli/task_commands.h"
#include "config/nearest.h"
#include "ledger/ledger.h"
#include "ledger/reading.h"
#include "ledger/typed_value.h"

namespace jianbao::cli {

namespace {

using ledger::Field;

constexpr Field fields[] = {Field::title,  Field::quote,    Field::lead,      Field::support,
                            Field::person, Field::deadline, Field::frequency, Field::targets,
                            Field::status, Field::progress, Field::note,      Field::source};

struct EditArguments {
    std::vector<std::int64_t> tasks;
    std::vector<std::string> settings;
    std::string date, note, progress, as_of, by, period;
};

/// 2021-04-26T08:30:00Z.
std::string clock_time() {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::hh_mm_ss time(now - day);
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return to_iso(Date{day}) + buffer;
}

struct Change {
    Field field;
    std::string value;
};
using Changes = std::function<std::vector<Change>(const EditArguments&, const ImportWords&)>;

/// "status=已完成", "状态=办结": the field by its name or a head that workbooks have for it, the rest is the value.
Change parse_setting(const std::string& setting, const ImportWords& words) {
    const std::size_t equals = setting.find('=');
    const std::string name = setting.substr(0, equals);
    std::vector<std::string> known;
    for (const Field field : fields) {
        known.emplace_back(name_of(field));
        const auto heads = words.heads.find(field);
        const bool is_head =
            heads != words.heads.end() && std::find(heads->second.begin(), heads->second.end(), name) != heads->second.end();
        if ((name != known.back() && !is_head) || equals == setting.npos) continue;
        const std::string value = ledger::typed_value(field, setting.substr(equals + 1));
        return {field, field == Field::status ? words.status(value) : value};
    }
    if (equals == setting.npos)
        throw loader::Refusal("`" + setting + "` is no FIELD=VALUE",
                              "write it like status=已完成 or deadline=2021-06-30");
    throw loader::Refusal("a task has no field `" + name + "`", config::hint_for(name, known));
}

/// Says where recurring tasks end altogether: one of their periods may have been meant.
void tell_of_ended(const EditArguments& arguments, const CommonOptions& common, Date as_of, Console& console) {
    const ledger::Reading reading(common.ledger, {as_of, 7});
    for (const std::int64_t task : arguments.tasks) {
        const ledger::Result found =
            reading.query("SELECT period FROM tasks WHERE recurs IS NOT NULL AND number = :task", {{"task", task}});
        if (!found.rows.empty())
            console.say(console("task {} recurs: it ends with all its periods; for one period add --period {}",
                                {std::to_string(task), ledger::to_text(found.rows[0][0])}));
    }
}

/// An extension moves a limit that still counts to a later day.
void check_extension(const EditArguments& arguments, const CommonOptions& common) {
    const std::string date = to_iso(date_argument("DATE", arguments.date)), task = std::to_string(arguments.tasks[0]);
    const ledger::Reading reading(common.ledger, {as_of_argument(arguments.as_of), 7});
    const ledger::Result found =
        reading.query("SELECT status, coalesce(deadline, '') FROM tasks WHERE number = :task", {{"task", arguments.tasks[0]}});
    if (found.rows.empty()) return;  // the ledger says so
    const std::string status = ledger::to_text(found.rows[0][0]), limit = ledger::to_text(found.rows[0][1]);
    if (status == "已完成" || status == "中止")
        throw loader::Refusal("task " + task + " is " + status + ": its limit can't be extended",
                              "take it up again first with `jianbao tasks reopen " + task + "`");
    if (date < limit)
        throw loader::Refusal("task " + task + " is due on " + limit + ", and " + date + " is earlier: that is no extension",
                              "an earlier limit is set with `jianbao tasks set " + task + " deadline=" + date + "`");
}

/// Says of each task what became of it; what was emptied with its old value, for it may have been a slip.
void tell(const std::vector<ledger::Edit>& edits, const std::vector<ledger::Outcome>& outcomes, Console& console) {
    for (std::size_t i = 0; i < edits.size();) {
        const std::string task = std::to_string(edits[i].task);
        bool changed = false;
        for (const std::int64_t one = edits[i].task; i < edits.size() && edits[i].task == one; ++i) {
            changed |= outcomes[i].changed;
            if (outcomes[i].changed && edits[i].value.empty() && !outcomes[i].before.empty())
                console.say(console("task {}: {} is empty now; before: {}",
                                    {task, shown_field(std::string(name_of(edits[i].field)), console), outcomes[i].before}));
        }
        console.say(changed ? console("task {} is changed", {task})
                            : console("task {} was so already: nothing is changed", {task}));
    }
}

Exit change(const EditArguments& arguments, const Changes& wanted_changes, const CommonOptions& common, Console& console) {
    const std::vector<Change> changes =
        wanted_changes(arguments, load_import_words(open_settings(common).resources.config / "import.toml"));
    require_ledger(common);
    if (!arguments.date.empty()) check_extension(arguments, common);
    if (arguments.period.empty() && std::any_of(changes.begin(), changes.end(), [](const Change& one) {
            return one.field == Field::status && one.value == "已完成";
        }))
        tell_of_ended(arguments, common, as_of_argument(arguments.as_of), console);
    ledger::Ledger ledger(common.ledger, {});
    const ledger::Author author = author_of(arguments.by, "command", as_of_argument(arguments.as_of), arguments.note);
    std::vector<ledger::Edit> edits;
    std::set<std::int64_t> given;
    for (const std::int64_t task : arguments.tasks)
        if (given.insert(task).second)
            for (const Change& wanted : changes)
                edits.push_back({task, wanted.field, wanted.value, std::nullopt, {}, arguments.period, !arguments.settings.empty()});
    std::vector<ledger::Outcome> outcomes;
    ledger.apply({}, edits, author, &outcomes);
    tell(edits, outcomes, console);
    return console.result();
}

/// A command that changes tasks: their numbers, then what `changes` makes of the arguments.
void add(Command tasks, Invocation& invocation, const char* name, const char* help,
         const std::function<void(Command, EditArguments&, const Console&)>& more, Changes changes) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<EditArguments>();
    const Command command = tasks.subcommand(name, text.translated(help));
    more(command, *arguments, text);
    command.option("--note", arguments->note, text("Why: kept in the history"));
    command.option("--by", arguments->by, text("Who decided; the user logged in if not given"));
    command.option("--as-of", arguments->as_of, text("Day of the run, like 2021-04-26; today if not given"));
    command.on_chosen([arguments, changes = std::move(changes), &invocation] {
        invocation.action = [arguments, changes, &invocation](Console& console) {
            return change(*arguments, changes, invocation.common, console);
        };
    });
}

void add_numbers(Command command, EditArguments& arguments, const Console& text) {
    command.option("TASK", arguments.tasks, text("Numbers of tasks, as `tasks list` shows them")).required();
}

void add_period(Command command, EditArguments& arguments, const Console& text) {
    command.option("--period", arguments.period,
                   text("Only this period of a recurring task, like 2026-11, 2026-W17 or 2026-Q2: the task goes on"));
}

/// The user's name: `by`, else the one logged in.
std::string user_name(const std::string& by) {
    if (!by.empty()) return by;
    for (const char* variable : {"USER", "LOGNAME"})
        if (const char* name = std::getenv(variable); name && *name) return name;
    // Timers and services run without these.
    const passwd* user = getpwuid(getuid());
    return user && user->pw_name && *user->pw_name ? user->pw_name : "unknown";
}

}  // namespace

ledger::Author author_of(const std::string& by, const char* origin, Date as_of, const std::string& note) {
    return {.who = user_name(by), .origin = origin, .at = clock_time(), .as_of = as_of, .note = note};
}

void add_task_changes(Command tasks, Invocation& invocation) {
    add(
        tasks, invocation, "set", "Change fields of a task; what people set stands above what is extracted, for ever",
        [](Command command, EditArguments& arguments, const Console& text) {
            arguments.tasks.resize(1);
            command.option("TASK", arguments.tasks[0], text("Number of the task, as `tasks list` shows it")).required();
            command
                .option("FIELD=VALUE", arguments.settings,
                        text("title, lead, support, person, deadline, frequency, targets, status, progress, note, "
                             "source; "
                             "an empty value empties it"))
                .required();
        },
        [](const EditArguments& arguments, const ImportWords& words) {
            std::vector<Change> changes;
            for (const std::string& setting : arguments.settings) changes.push_back(parse_setting(setting, words));
            return changes;
        });
    add(
        tasks, invocation, "close", "Mark tasks as done",
        [](Command command, EditArguments& arguments, const Console& text) {
            add_numbers(command, arguments, text);
            add_period(command, arguments, text);
            command.option("--progress", arguments.progress, text("What was done, for the ledger's column 进展情况"));
        },
        [](const EditArguments& arguments, const ImportWords&) {
            std::vector<Change> changes = {{Field::status, "已完成"}};
            if (!arguments.progress.empty()) changes.push_back({Field::progress, arguments.progress});
            return changes;
        });
    add(
        tasks, invocation, "reopen", "Take tasks up again",
        [](Command command, EditArguments& arguments, const Console& text) {
            add_numbers(command, arguments, text);
            add_period(command, arguments, text);
        },
        [](const EditArguments&, const ImportWords&) {
            return std::vector<Change>{{Field::status, "在办"}};
        });
    add(
        tasks, invocation, "extend", "Move the limit of a task; give the reason with --note",
        [](Command command, EditArguments& arguments, const Console& text) {
            arguments.tasks.resize(1);
            command.option("TASK", arguments.tasks[0], text("Number of the task, as `tasks list` shows it")).required();
            command.option("DATE", arguments.date, text("The new limit, like 2021-06-30")).required();
        },
        [](const EditArguments& arguments, const ImportWords&) {
            if (arguments.note.empty())
                throw loader::Refusal("an extension needs its reason", "add --note \"县政府同意延期\"");
            return std::vector<Change>{{Field::deadline, to_iso(date_argument("DATE", arguments.date))}};
        });
}

}  // namespace jianbao::cli
