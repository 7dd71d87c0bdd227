#include "ledger/derived.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "ledger/ledger.h"
#include "ledger/recurrence.h"

namespace jianbao::ledger {

namespace {

using sqlite::Statement;

/// Name, columns and indexes of each table.
struct Derived {
    const char* name;
    const char* key;  ///< column with the task's number
    const char* columns;
    const char* options;
    const char* indexes;
};

constexpr Derived tables[] = {
    {"task_now", "number", R"sql(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  first_seen DATE NOT NULL,
  found_id INTEGER,
  document_id INTEGER,
  article_id INTEGER,
  title TEXT NOT NULL,
  quote TEXT,
  grade TEXT NOT NULL,
  lead TEXT NOT NULL,
  support TEXT NOT NULL,
  person TEXT NOT NULL,
  deadline DATE,
  deadline_text TEXT,
  deadline_norm TEXT,
  deadline_kind TEXT,
  frequency TEXT NOT NULL,
  frequency_norm TEXT,
  targets TEXT NOT NULL,
  targets_list TEXT NOT NULL,
  status TEXT NOT NULL,
  done_on DATE,
  progress TEXT NOT NULL,
  note TEXT NOT NULL,
  entered_source TEXT NOT NULL,
  edited BOOLEAN NOT NULL,
  confidence REAL,
  to_check BOOLEAN NOT NULL)sql",
     "", R"sql(
CREATE INDEX main.task_now_status ON task_now(status, deadline);
CREATE INDEX main.task_now_deadline ON task_now(deadline);
CREATE INDEX main.task_now_seen ON task_now(first_seen);
CREATE INDEX main.task_now_document ON task_now(document_id);
CREATE INDEX main.task_now_frequency ON task_now(frequency) WHERE frequency <> '')sql"},
    {"task_party", "task", R"sql(
  task INTEGER NOT NULL,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (task, role, position))sql",
     " WITHOUT ROWID", "CREATE INDEX main.task_party_name ON task_party(name, task)"},
    // Title and sentence by themselves: to pass through all of them is quick, and finds words of any length.
    {"task_text", "task", "task INTEGER PRIMARY KEY, words TEXT NOT NULL", "", ""},
    {"task_occurrence", "task", R"sql(
  task INTEGER NOT NULL,
  period TEXT NOT NULL,
  status TEXT NOT NULL,
  closed_on DATE,
  progress TEXT NOT NULL,
  PRIMARY KEY (task, period))sql",
     " WITHOUT ROWID", ""},
    {"task_span", "task", R"sql(
  task INTEGER NOT NULL,
  begins DATE NOT NULL,
  ends DATE,
  status TEXT NOT NULL,
  deadline DATE,
  PRIMARY KEY (task, begins))sql",
     " WITHOUT ROWID", ""},
};

constexpr const char* recurrence_columns = R"sql(
  day DATE NOT NULL,
  text TEXT NOT NULL,
  every TEXT NOT NULL,
  last_period TEXT NOT NULL,
  last_name TEXT NOT NULL,
  last_due DATE NOT NULL,
  next_period TEXT NOT NULL,
  next_name TEXT NOT NULL,
  next_due DATE NOT NULL,
  PRIMARY KEY (day, text)) WITHOUT ROWID)sql";

const std::string end_of_time = "9999-12-31";

/// The tables of an earlier day: the tasks that were otherwise then, under views of the tables' names.
constexpr const char* then = "temp.then_";

std::string create(const std::string& place, const Derived& table) {
    return "CREATE TABLE " + place + table.name + " (" + table.columns + ")" + table.options;
}

bool exists(sqlite::Connection& connection, const std::string& schema, std::string_view name) {
    Statement there(connection, "SELECT 1 FROM " + (schema == "temp" ? "sqlite_temp_schema" : std::string("main.sqlite_schema")) +
                                    " WHERE type = 'table' AND name = ?");
    return there.bind(1, name).step();
}

/// Last words of the log on the fields of the tasks in `derive_set`. CROSS JOIN, here and below: the set comes first, for a
/// write touches few tasks, and the planner would read the whole log in the order of its index to spare a sort.
std::string words() {
    return "WITH words AS (SELECT task, " + last_words("period = ''") + R"sql(
  FROM (SELECT l.task, l.field, l.period, l.after, l.as_of, max(l.id)
        FROM temp.derive_set AS s CROSS JOIN main.ledger_log AS l ON l.task = s.task
        WHERE l.as_of <= ?1 AND l.field <> 'link'
        GROUP BY l.task, l.field, l.period)
  GROUP BY task))sql";
}

/// The rows that were shown for the tasks on the day, and their last words.
constexpr const char* sources = R"sql(
FROM temp.derive_set AS s CROSS JOIN main.task_registry AS r ON r.number = s.task
LEFT JOIN main.found_tasks AS f ON f.id = coalesce(
  (SELECT o.id FROM main.found_tasks AS o WHERE o.task = s.task AND o.retired > ?1 ORDER BY o.retired, o.id LIMIT 1),
  r.found_id)
LEFT JOIN words AS e ON e.task = s.task
WHERE r.first_seen <= ?1 AND (e.task IS NOT NULL OR (f.id IS NOT NULL AND coalesce(f.retired > ?1, 1))))sql";

/// A list with its edit above what was found. Lists that people typed are taken apart at 、.
std::string list_of(const StoredTable& table, const std::string& name) {
    const std::string found = table.has(name) ? "coalesce(f." + name + "_list, '[]')" : "'[]'";
    return "CASE WHEN e." + name + " IS NULL THEN " + found + " WHEN e." + name + " = '' THEN '[]' ELSE '[\"' || " +
           "replace(replace(replace(e." + name + ", '\\', '\\\\'), '\"', '\\\"'), '、', '\",\"') || '\"]' END";
}

std::string insert_now(const StoredTable& table, const std::string& place) {
    const auto found = [&](const char* name, const char* other) {
        return table.has(name) ? "f." + std::string(name) : std::string(other);
    };
    const auto text = [&](const char* name) {
        return std::string("coalesce(e.") + name + ", " + found(name, "''") + ", '')";
    };
    // A changed limit takes the place of all that was found about it.
    const auto limit = [&](const char* name) {
        return "CASE WHEN e.deadline IS NULL THEN " + found(name, "NULL") + " END";
    };
    const std::string to_check = "coalesce(" + found("to_check", "0") + ", 0)";
    return "INSERT INTO " + place + "task_now " + words() +
           " SELECT r.number, r.id, r.first_seen, f.id, f.document_id, f.article_id, " + text("title") + ", e.quote, " +
           "coalesce(" + found("grade", "''") + ", ''), " + text("lead") + ", " + text("support") + ", " +
           text("person") + ", CASE WHEN e.deadline IS NULL THEN " + found("deadline_last_day", "NULL") +
           " ELSE nullif(e.deadline, '') END, " + limit("deadline_text") + ", " + limit("deadline_norm") + ", " +
           limit("deadline_kind") + ", coalesce(e.frequency, " + found("frequency_text", "''") +
           ", ''), CASE WHEN e.frequency IS NULL THEN " + found("frequency_norm", "NULL") + " END, " + text("targets") +
           ", " + list_of(table, "targets") + ", coalesce(e.status, CASE WHEN " + to_check +
           " THEN '待核' ELSE '在办' END), CASE WHEN e.status = '已完成' THEN e.status_on END, coalesce(e.progress, "
           "''), coalesce(e.note, ''), coalesce(e.source, ''), e.task IS NOT NULL, " +
           found("confidence", "NULL") + ", " + to_check + " " + sources;
}

std::string insert_parties(const StoredTable& table, const std::string& place) {
    std::string roles;
    for (const char* role : {"lead", "support", "person"})
        roles += std::string(roles.empty() ? "" : " UNION ALL ") + "SELECT s.task AS task, '" + role + "' AS role, " +
                 list_of(table, role) + " AS list " + sources;
    return "INSERT INTO " + place + "task_party " + words() +
           " SELECT x.task, x.role, j.key, j.value FROM (" + roles + ") AS x, json_each(x.list) AS j";
}

std::string insert_texts(const std::string& place) {
    return "INSERT INTO " + place +
           "task_text SELECT n.number, n.title || char(10) || coalesce(n.quote, (SELECT f.quote FROM main.found_tasks AS f WHERE "
           "f.id = n.found_id), '') FROM temp.derive_set AS s CROSS JOIN " + place + "task_now AS n ON n.number = s.task";
}

std::string insert_occurrences(const std::string& place) {
    return "INSERT INTO " + place + R"sql(task_occurrence
SELECT task, period, coalesce(max(CASE WHEN field = 'status' THEN after END), '在办'),
       max(CASE WHEN field = 'status' AND after = '已完成' THEN as_of END),
       coalesce(max(CASE WHEN field = 'progress' THEN after END), '')
FROM (SELECT l.task, l.field, l.period, l.after, l.as_of, max(l.id)
      FROM temp.derive_set AS s CROSS JOIN main.ledger_log AS l ON l.task = s.task
      WHERE l.as_of <= ?1 AND l.period <> '' GROUP BY l.task, l.field, l.period)
GROUP BY task, period)sql";
}

/// Tasks whose status or limit never changed: one span. The rest is worked out one by one.
std::string insert_plain_spans(const std::string& place) {
    return "INSERT INTO " + place + R"sql(task_span
SELECT n.number, n.first_seen, NULL, n.status, n.deadline
FROM temp.derive_set AS s CROSS JOIN )sql" + place + R"sql(task_now AS n ON n.number = s.task
WHERE NOT EXISTS (SELECT 1 FROM main.ledger_log AS l WHERE l.task = s.task AND l.field IN ('status', 'deadline')
                  AND l.period = '' AND l.as_of <= ?1)
  AND NOT EXISTS (SELECT 1 FROM main.found_tasks AS o WHERE o.task = s.task AND o.retired IS NOT NULL))sql";
}

/// The spans of tasks that changed, from the log and the versions of what was found.
class Spans {
public:
    Spans(sqlite::Connection& connection, const StoredTable& table, const std::string& place, const std::string& as_of)
        : registry_(connection, "SELECT first_seen, found_id FROM main.task_registry WHERE number = ?"),
          found_(connection,
                 "SELECT id, retired, " +
                     std::string(table.has("deadline_last_day") ? "coalesce(deadline_last_day, '')" : "''") + ", " +
                     (table.has("to_check") ? "coalesce(to_check, 0)" : "0") +
                     " FROM main.found_tasks WHERE task = ?1 AND (retired IS NOT NULL OR id = ?2) ORDER BY retired IS "
                     "NULL, retired, id"),
          log_(connection,
               "SELECT field, as_of, after FROM main.ledger_log WHERE task = ? AND period = '' AND as_of <= ? AND "
               "field <> 'link' ORDER BY id"),
          insert_(connection, "INSERT INTO " + place + "task_span VALUES (?, ?, ?, ?, ?)"),
          as_of_(as_of) {}

    void add(std::int64_t task) {
        registry_.bind(1, task);
        if (!registry_.step()) return registry_.reset();
        const std::string first = registry_.text(0);
        const std::int64_t shown = registry_.integer(1);
        registry_.reset();
        if (first > as_of_) return;
        std::vector<Version> versions;
        for (found_.bind(1, task).bind(2, shown); found_.step();)
            versions.push_back({found_.is_null(1) ? end_of_time : found_.text(1), found_.text(2), found_.integer(3) != 0});
        found_.reset();
        std::vector<Entry> entries;
        std::set<std::string> days{first};
        for (log_.bind(1, task).bind(2, as_of_); log_.step();) {
            entries.push_back({log_.text(0), std::max(log_.text(1), first), log_.text(2)});
            days.insert(entries.back().day);
        }
        log_.reset();
        for (const Version& version : versions)
            if (version.until <= as_of_ && version.until > first) days.insert(version.until);

        std::optional<Span> open;
        std::string begins;
        const auto close = [&](const std::string* ends) {
            if (!open) return;
            insert_.bind(1, task).bind(2, begins);
            ends ? insert_.bind(3, std::string_view(*ends)) : insert_.bind_null(3);
            insert_.bind(4, open->status);
            open->deadline.empty() ? insert_.bind_null(5) : insert_.bind(5, open->deadline);
            insert_.run();
        };
        for (const std::string& day : days) {
            const std::optional<Span> now = at(day, versions, entries);
            if (now == open) continue;
            close(&day);
            open = now;
            begins = day;
        }
        close(nullptr);
    }

private:
    struct Version {
        std::string until, deadline;
        bool to_check = false;
    };
    struct Entry {
        std::string field, day, after;
    };
    struct Span {
        std::string status, deadline;
        bool operator==(const Span&) const = default;
    };

    /// Nothing where the task was not in the ledger that day: no longer found, and edited by nobody.
    static std::optional<Span> at(const std::string& day, const std::vector<Version>& versions,
                                  const std::vector<Entry>& entries) {
        const auto found = std::find_if(versions.begin(), versions.end(), [&](const Version& v) { return v.until > day; });
        const Version* version = found != versions.end() ? &*found : nullptr;
        bool edited = false;
        Span out;
        if (const Version* last = version ? version : versions.empty() ? nullptr : &versions.back())
            out = {last->to_check ? "待核" : "在办", last->deadline};
        else
            out = {"在办", ""};
        for (const Entry& entry : entries) {
            if (entry.day > day) continue;
            edited = true;
            if (entry.field == "status") out.status = entry.after;
            if (entry.field == "deadline") out.deadline = entry.after;
        }
        if (!version && !edited) return std::nullopt;
        return out;
    }

    Statement registry_, found_, log_, insert_;
    std::string as_of_;
};

/// Fills the tables at the place (main. or `then`) for the tasks in `temp.derive_set`, whose rows are gone from there.
void fill(sqlite::Connection& connection, const StoredTable& table, const std::string& place, const std::string& as_of) {
    for (const std::string& sql : {insert_now(table, place), insert_parties(table, place), insert_occurrences(place),
                                   insert_plain_spans(place)})
        Statement(connection, sql).bind(1, std::string_view(as_of)).run();
    connection.execute(insert_texts(place));
    std::vector<std::int64_t> changed;
    Statement rest(connection,
                   "SELECT s.task FROM temp.derive_set AS s WHERE NOT EXISTS (SELECT 1 FROM " + place +
                       "task_span AS p WHERE p.task = s.task)");
    while (rest.step()) changed.push_back(rest.integer(0));
    Spans spans(connection, table, place, as_of);
    for (const std::int64_t task : changed) spans.add(task);
}

/// Frequencies of the tasks in `temp.derive_set` that recur, with what they mean.
bool learn_frequencies(sqlite::Connection& connection) {
    Statement fresh(connection,
                    "SELECT DISTINCT n.frequency, coalesce(n.frequency_norm, '') FROM temp.derive_set AS s CROSS JOIN "
                    "main.task_now AS n ON n.number = s.task WHERE n.frequency <> '' AND n.frequency NOT IN (SELECT text "
                    "FROM main.frequency_names)");
    std::vector<std::pair<std::string, std::string>> found;
    while (fresh.step()) found.emplace_back(fresh.text(0), fresh.text(1));
    Statement insert(connection, "INSERT OR IGNORE INTO main.frequency_names VALUES (?, ?, ?, ?)");
    for (const auto& [text, norm] : found)
        if (const auto recurrence = parse_recurrence(text, norm))
            insert.bind(1, text)
                .bind(2, name_of(recurrence->every))
                .bind(3, static_cast<std::int64_t>(recurrence->month))
                .bind(4, static_cast<std::int64_t>(recurrence->day))
                .run();
    return !found.empty();
}

void make_set(sqlite::Connection& connection) {
    if (exists(connection, "temp", "derive_set"))
        connection.execute("DELETE FROM temp.derive_set");
    else
        connection.execute("CREATE TEMP TABLE derive_set (task INTEGER PRIMARY KEY)");
}

}  // namespace

std::string last_words(std::string_view which) {
    std::string out;
    const auto add = [&](std::string_view field, std::string_view value, std::string_view name) {
        out += (out.empty() ? "max(CASE WHEN field = '" : ", max(CASE WHEN field = '") + std::string(field) + "' AND " +
               std::string(which) + " THEN " + std::string(value) + " END) AS " + std::string(name);
    };
    for (int field = 0; field <= static_cast<int>(Field::source); ++field) {
        const std::string_view name = name_of(static_cast<Field>(field));
        add(name, "after", name);
    }
    add(name_of(Field::status), "as_of", "status_on");
    return out;
}

void create_derived(sqlite::Connection& connection) {
    for (const Derived& table : tables)
        if (!exists(connection, "main", table.name)) {
            connection.execute(create("main.", table));
            connection.execute(table.indexes);
        }
    if (!exists(connection, "main", "recurrence"))
        connection.execute(std::string("CREATE TABLE main.recurrence (") + recurrence_columns);
}

bool is_derived(std::string_view name) {
    return name == "recurrence" || name == "frequency_names" ||
           std::any_of(std::begin(tables), std::end(tables), [&](const Derived& table) { return table.name == name; });
}

bool has_derived(sqlite::Connection& connection) {
    return std::all_of(std::begin(tables), std::end(tables),
                       [&](const Derived& table) { return exists(connection, "main", table.name); }) &&
           exists(connection, "main", "recurrence");
}

bool derived_is_right(sqlite::Connection& connection, const StoredTable& table) {
    forget_as_of(connection);
    make_set(connection);
    connection.execute("INSERT INTO temp.derive_set SELECT number FROM main.task_registry");
    for (const Derived& one : tables) connection.execute(create(then, one));
    fill(connection, table, then, end_of_time);
    bool right = true;
    for (const Derived& one : tables) {
        const std::string name = one.name;
        for (const auto& [left, other] : {std::pair("main.", then), std::pair(then, "main.")})
            right &= connection.number("SELECT count(*) FROM (SELECT * FROM " + (left + name) + " EXCEPT SELECT * FROM " +
                                       (other + name) + ")") == 0;
    }
    forget_as_of(connection);
    return right;
}

void drop_derived(sqlite::Connection& connection) {
    for (const Derived& table : tables) connection.execute(std::string("DROP TABLE IF EXISTS main.") + table.name);
    connection.execute("DROP TABLE IF EXISTS main.recurrence");
}

void derive_all(sqlite::Connection& connection, const StoredTable& table) {
    make_set(connection);
    connection.execute("INSERT INTO temp.derive_set SELECT number FROM main.task_registry");
    for (const Derived& one : tables) connection.execute(std::string("DELETE FROM main.") + one.name);
    connection.execute("DELETE FROM main.frequency_names");
    fill(connection, table, "main.", end_of_time);
    learn_frequencies(connection);
}

bool derive(sqlite::Connection& connection, const StoredTable& table, const std::set<std::int64_t>& numbers) {
    if (numbers.empty()) return false;
    make_set(connection);
    Statement add(connection, "INSERT INTO temp.derive_set VALUES (?)");
    for (const std::int64_t number : numbers) add.bind(1, number).run();
    for (const Derived& one : tables)
        connection.execute(std::string("DELETE FROM main.") + one.name + " WHERE " + one.key + " IN (SELECT task FROM temp.derive_set)");
    fill(connection, table, "main.", end_of_time);
    return learn_frequencies(connection);
}

bool changed_after(sqlite::Connection& connection, Date as_of) {
    Statement later(connection,
                    "SELECT EXISTS (SELECT 1 FROM main.ledger_log WHERE as_of > ?1) OR EXISTS (SELECT 1 FROM "
                    "main.found_tasks WHERE retired > ?1)");
    later.bind(1, as_of).step();
    return later.integer(0) != 0;
}

void derive_as_of(sqlite::Connection& connection, const StoredTable& table, Date as_of) {
    forget_as_of(connection);
    make_set(connection);
    Statement(connection,
              "INSERT INTO temp.derive_set SELECT task FROM main.ledger_log WHERE as_of > ?1 AND task IS NOT NULL UNION "
              "SELECT task FROM main.found_tasks WHERE retired > ?1")
        .bind(1, as_of)
        .run();
    connection.execute("CREATE TEMP TABLE then_tasks AS SELECT task FROM temp.derive_set");
    connection.execute("CREATE UNIQUE INDEX temp.then_tasks_task ON then_tasks(task)");
    for (const Derived& one : tables) connection.execute(create(then, one));
    fill(connection, table, then, to_iso(as_of));
    // Most tasks are as they were then: views, so that no query pays for copies of tables it does not ask.
    for (const Derived& one : tables) {
        const std::string name = one.name;
        connection.execute("CREATE TEMP VIEW " + name + " AS SELECT * FROM main." + name + " WHERE " + one.key +
                           " NOT IN (SELECT task FROM temp.then_tasks) UNION ALL SELECT * FROM " + then + name);
    }
}

void forget_as_of(sqlite::Connection& connection) {
    for (const Derived& one : tables) {
        connection.execute(std::string("DROP VIEW IF EXISTS temp.") + one.name);
        connection.execute(std::string("DROP TABLE IF EXISTS ") + then + one.name);
    }
    connection.execute("DROP TABLE IF EXISTS temp.then_tasks");
}

void set_run(sqlite::Connection& connection, std::string_view schema, const Viewpoint& view) {
    const std::string table = std::string(schema) + ".run";
    const Date monday = add_days(view.as_of, 1 - static_cast<int>(iso_weekday(view.as_of)));
    connection.execute("DELETE FROM " + table);
    Statement(connection, "INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?)")
        .bind(1, view.as_of)
        .bind(2, static_cast<std::int64_t>(view.due_soon_days))
        .bind(3, monday)
        .bind(4, add_days(monday, 6))
        .bind(5, add_days(view.as_of, view.due_soon_days))
        .run();
}

void fill_recurrence(sqlite::Connection& connection, std::string_view schema, Date as_of) {
    const std::string table = std::string(schema) + ".recurrence";
    if (schema == "temp" && !exists(connection, "temp", "recurrence"))
        connection.execute("CREATE TABLE temp.recurrence (" + std::string(recurrence_columns));
    connection.execute("DELETE FROM " + table);
    std::set<std::string> days{to_iso(as_of)};
    const Date sunday = add_days(as_of, 7 - static_cast<int>(iso_weekday(as_of)));
    for (int week = 1; week < weeks_shown; ++week) days.insert(to_iso(add_days(sunday, -7 * week)));
    for (int week = 0; week < weeks_ahead - 1; ++week)
        days.insert(to_iso(add_days(sunday, 7 * week + 1)));
    // A week that had its report stands as it did there.
    for (Statement made(connection, std::string("SELECT DISTINCT made_on FROM main.ledger_issues WHERE ") + weekly_issue); made.step();)
        days.insert(made.text(0));
    Statement known(connection, "SELECT text, every, month, day FROM main.frequency_names");
    Statement insert(connection, "INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    while (known.step()) {
        const auto every = every_named(known.text(1));
        if (!every) continue;
        const Recurrence recurrence{*every, static_cast<int>(known.integer(2)), static_cast<int>(known.integer(3))};
        for (const std::string& day : days) {
            const auto date = parse_iso(day);
            if (!date) continue;  // past the end of the calendar
            const Occurrence last = last_due(recurrence, *date), coming = next(recurrence, last);
            insert.bind(1, day).bind(2, known.text(0)).bind(3, known.text(1));
            insert.bind(4, last.period).bind(5, last.name).bind(6, last.due);
            insert.bind(7, coming.period).bind(8, coming.name).bind(9, coming.due).run();
        }
    }
}

}  // namespace jianbao::ledger
