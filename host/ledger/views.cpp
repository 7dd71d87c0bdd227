/// The views layouts select from. All of them show the ledger as it was known on `run.as_of`.
#include "ledger/views.h"

#include <algorithm>

#include "jianbao/standard_tables.h"
#include "ledger/derived.h"

namespace jianbao::ledger {

namespace {

using sqlite::identifier;

constexpr const char* documents_view = R"sql(
SELECT d.id, d.hash, d.name, d.path, d.title, d.issuer, d.number, d.speaker, d.kind, d.kind_title, d.date,
       d.characters, d.first_seen, d.copy_of IS NULL AND d.first_seen BETWEEN (SELECT since FROM report_week) AND run.week_end AS is_new,
       d.copy_of
FROM ledger_documents AS d CROSS JOIN run
WHERE d.first_seen <= run.as_of
)sql";

constexpr const char* articles_view = R"sql(
SELECT a.id, a.document_id, d.name AS document, d.title AS document_title, a.position, a.title,
       coalesce(nullif(a.title, ''), d.title) AS source, a.issuer, a.number, a.speaker, a.kind, a.kind_title, a.date,
       a.span_begin, a.span_end, d.first_seen
FROM ledger_articles AS a JOIN documents AS d ON d.id = a.document_id
)sql";

constexpr const char* log_view = R"sql(
SELECT l.* FROM ledger_log AS l CROSS JOIN run WHERE l.as_of <= run.as_of
)sql";

/// What people made of a task, the last word of each field. An empty text is a field somebody
/// emptied; NULL is one nobody touched.
std::string task_edits_view() {
    return "SELECT task, " + last_words("nth = 1") + R"sql(
FROM (SELECT task, field, after, as_of, row_number() OVER (PARTITION BY task, field ORDER BY id DESC) AS nth
      FROM log WHERE task IS NOT NULL AND period = '' AND field <> 'link')
GROUP BY task
)sql";
}

/// A task with the period that counts: the last one that fell due where it was not closed, else
/// the coming one.
constexpr const char* task_periods_view = R"sql(
SELECT n.*, run.as_of, run.soon_until, run.week_start, run.week_end,
       CASE WHEN n.status IN ('在办', '长期坚持') THEN rc.every END AS recurs,
       rc.last_period, rc.last_name, rc.last_due,
       CASE WHEN rc.next_due <= coalesce(n.deadline, rc.next_due) THEN rc.next_due END AS next_day,
       rc.next_period, rc.next_name,
       CASE WHEN n.status = '在办' AND rc.last_due >= n.first_seen AND rc.last_due <= coalesce(n.deadline, rc.last_due)
            THEN NOT EXISTS (SELECT 1 FROM task_occurrence AS o WHERE o.task = n.number AND o.period = rc.last_period
                             AND o.status = '已完成') ELSE 0 END AS missed,
       CASE WHEN rc.text IS NOT NULL
            THEN EXISTS (SELECT 1 FROM task_occurrence AS o WHERE o.task = n.number AND o.period = rc.next_period
                         AND o.status = '已完成') ELSE 0 END AS next_done
FROM task_now AS n CROSS JOIN run LEFT JOIN recurrence AS rc ON rc.day = run.as_of AND rc.text = n.frequency
WHERE n.first_seen <= run.as_of
)sql";

constexpr const char* task_values_view = R"sql(
SELECT v.*,
       CASE WHEN v.recurs IS NULL THEN NULL WHEN v.missed THEN v.last_period WHEN v.next_day IS NOT NULL
            THEN v.next_period END AS period,
       CASE WHEN v.recurs IS NULL THEN NULL WHEN v.missed THEN v.last_name WHEN v.next_day IS NOT NULL
            THEN v.next_name END AS period_name,
       CASE WHEN v.recurs IS NULL THEN NULL WHEN v.missed THEN v.last_due ELSE v.next_day END AS period_due,
       CASE WHEN v.recurs IS NULL OR (NOT v.missed AND v.next_day IS NULL) THEN NULL ELSE v.next_done AND NOT v.missed END
         AS period_done,
       CASE WHEN v.recurs IS NULL THEN v.deadline
            WHEN v.missed THEN min(v.last_due, coalesce(v.deadline, v.last_due))
            WHEN v.next_done OR v.next_day IS NULL THEN v.deadline
            ELSE min(v.next_day, coalesce(v.deadline, v.next_day)) END AS next_due
FROM task_periods AS v
)sql";

/// Weekly duties are due soon all the time: of these only a limit of the whole task counts.
constexpr const char* task_lights_view = R"sql(
SELECT v.*,
       v.status = '在办' AND coalesce(v.next_due < v.as_of, 0) AS overdue,
       v.status = '在办' AND coalesce(CASE WHEN v.recurs = 'week' AND v.next_due >= v.as_of THEN v.deadline ELSE v.next_due END
                                      BETWEEN v.as_of AND v.soon_until, 0) AS due_soon
FROM task_values AS v
)sql";

constexpr const char* task_states = R"sql(
SELECT v.number, v.id, v.title, v.grade, v.lead, v.support, v.person, coalesce(nullif(v.lead, ''), v.person, '') AS leader, v.deadline, v.deadline_text, v.deadline_norm,
       v.deadline_kind, coalesce(v.deadline, v.deadline_text, '') AS due, v.frequency, v.frequency_norm, v.recurs,
       v.period, v.period_name, v.period_due, v.period_done, v.next_due, v.targets, v.targets_list, v.status,
       CASE WHEN v.status <> '在办' THEN v.status WHEN v.overdue THEN '逾期' WHEN v.due_soon THEN '临期'
            WHEN v.deadline IS NOT NULL OR v.frequency <> '' THEN '正常' ELSE '无期限' END AS state,
       CASE WHEN v.status = '已完成' THEN 'blue' WHEN v.status = '长期坚持' THEN 'green' WHEN v.status <> '在办' THEN 'grey'
            WHEN v.overdue THEN 'red' WHEN v.due_soon THEN 'yellow'
            WHEN v.deadline IS NOT NULL OR v.frequency <> '' THEN 'green' ELSE 'grey' END AS light,
       v.overdue, v.due_soon, v.status IN ('在办', '长期坚持') AS is_open,
       CASE WHEN v.next_due IS NOT NULL THEN CAST(julianday(v.next_due) - julianday(v.as_of) AS INTEGER) END AS days_left,
       CASE WHEN v.status = '已完成' AND v.done_on > v.deadline
            THEN CAST(julianday(v.done_on) - julianday(v.deadline) AS INTEGER)
            WHEN v.overdue THEN CAST(julianday(v.as_of) - julianday(v.next_due) AS INTEGER) ELSE 0 END AS days_late,
       v.first_seen, v.first_seen BETWEEN (SELECT since FROM report_week) AND v.week_end AS is_new, v.done_on, v.progress, v.note, v.edited,
       v.confidence, v.to_check, v.document_id, v.article_id, v.found_id, v.quote AS quote_edited, v.entered_source
FROM )sql";

/// What is true of all tasks that nobody works on: no period counts for them, and they are neither late nor due soon.
constexpr const char* settled_lights = R"sql((
  SELECT n.*, run.as_of, run.week_start, run.week_end, NULL AS recurs, NULL AS period, NULL AS period_name, NULL AS period_due,
         NULL AS period_done, n.deadline AS next_due, 0 AS overdue, 0 AS due_soon
  FROM task_now AS n CROSS JOIN run
  WHERE n.first_seen <= run.as_of AND n.status NOT IN ('在办', '长期坚持')) AS v)sql";

/// Documents that say they change the task's, looked up by the names it goes by; CROSS JOIN keeps that order, few rows first.
constexpr const char* superseded_by = R"sql(coalesce((SELECT group_concat(c.change, '、') FROM (
  SELECT DISTINCT d.title || '（' || r.kind || '）' AS change
  FROM document_keys AS k CROSS JOIN ledger_references AS r ON r.key = k.key
  CROSS JOIN ledger_documents AS d ON d.id = r.document_id CROSS JOIN ledger_documents AS o ON o.id = k.document_id CROSS JOIN run
  WHERE k.document_id = s.document_id AND d.id <> o.id AND d.copy_of IS NULL AND d.first_seen <= run.as_of
    AND coalesce(o.date <= d.date, 1)
  ORDER BY d.first_seen, d.id) AS c), '') AS superseded_by)sql";

/// The periods of a recurring task as a rule of iCalendar; its first day is `period_due`.
constexpr const char* repeats = R"sql((SELECT CASE f.every
  WHEN 'week' THEN 'FREQ=WEEKLY;BYDAY=' || substr('MOTUWETHFRSASU', 2 * coalesce(nullif(f.day, 0), 7) - 1, 2)
  WHEN 'half_month' THEN 'FREQ=MONTHLY;BYMONTHDAY=15,-1' WHEN 'ten_days' THEN 'FREQ=MONTHLY;BYMONTHDAY=10,20,-1'
  ELSE 'FREQ=MONTHLY' || CASE f.every WHEN 'quarter' THEN ';INTERVAL=3' WHEN 'half_year' THEN ';INTERVAL=6'
                                      WHEN 'year' THEN ';INTERVAL=12' ELSE '' END ||
       CASE WHEN f.day IN (0, 31) THEN ';BYMONTHDAY=-1' WHEN f.day <= 28 THEN ';BYMONTHDAY=' || f.day
            WHEN f.day = 29 THEN ';BYMONTHDAY=28,29;BYSETPOS=-1' ELSE ';BYMONTHDAY=28,29,30;BYSETPOS=-1' END END ||
  CASE WHEN s.deadline IS NULL THEN '' ELSE ';UNTIL=' || replace(s.deadline, '-', '') END
  FROM frequency_names AS f WHERE f.text = s.frequency AND s.period_due IS NOT NULL) AS repeats)sql";

/// What is wide or rarely asked for is looked up where a query names it.
std::string tasks_view(const StoredTable& table) {
    const auto found = [](const std::string& column) {
        return "(SELECT f." + column + " FROM found_tasks AS f WHERE f.id = s.found_id)";
    };
    const auto list = [](const std::string& role) {
        return "(SELECT json_group_array(p.name) FROM (SELECT name FROM task_party WHERE task = s.number AND role = '" + role +
               "' ORDER BY position) AS p) AS " + role + "_list";
    };
    const auto document = [](const std::string& column) {
        return "coalesce((SELECT d." + column + " FROM ledger_documents AS d WHERE d.id = s.document_id), '')";
    };
    const std::string article =
        "coalesce((SELECT a.title FROM ledger_articles AS a WHERE a.id = s.article_id), '')";
    const auto linked = [](const std::string& state, const std::string& name) {
        return "coalesce((SELECT group_concat(other, '、') FROM (SELECT k.other FROM task_links AS k WHERE k.task = s.number "
               "AND k.state = '" + state + "' ORDER BY k.other)), '') AS " + name;
    };
    static const char* const states =
        "s.number, s.id, s.title, s.grade, s.lead, s.support, s.person, s.leader, s.deadline, s.deadline_text, s.deadline_norm, "
        "s.deadline_kind, s.due, s.frequency, s.frequency_norm, s.recurs, s.period, s.period_name, s.period_due, "
        "s.period_done, s.next_due, s.targets, s.targets_list, s.status, s.state, s.light, s.overdue, s.due_soon, "
        "s.is_open, s.days_left, s.days_late, s.first_seen, s.is_new, s.done_on, s.progress, s.note, s.edited, "
        "s.confidence, s.to_check, s.document_id, s.article_id, s.entered_source";
    std::string sql = std::string("SELECT ") + states + ", coalesce(s.quote_edited, " + found("quote") + ", '') AS quote, " + list("lead") + ", " +
                      list("support") + ", " + list("person") + ", " + document("name") + " AS document, " +
                      document("title") + " AS document_title, " + article +
                      " AS article, coalesce(nullif(s.entered_source, ''), nullif(" + article + ", ''), " + document("title") + ") AS source, " +
                      linked("已确认", "same_as") + ", " + linked("建议", "maybe_same_as") + ", " + superseded_by + ", " + repeats;
    for (const char* column : {"section", "span_begin", "span_end", "page", "paragraph", "position"})
        sql += ", " + found(column) + " AS " + column;
    static const std::vector<std::string> standard = {
        "title",         "grade",         "lead",          "support",        "person",         "deadline_last_day",
        "deadline_text", "deadline_norm", "deadline_kind", "frequency_text", "frequency_norm", "targets",
        "confidence",    "to_check"};
    for (const StoredColumn& column : table.columns) {
        if (std::find(standard.begin(), standard.end(), column.name) != standard.end()) continue;
        for (const std::string& name : column.sql_names()) sql += ", " + found(identifier(name)) + " AS " + identifier(name);
    }
    return sql + " FROM task_states AS s";
}

constexpr const char* task_parties_view = R"sql(
SELECT p.task, p.role, p.position, p.name,
       CASE WHEN p.role = 'person' THEN p.name ELSE coalesce(u.unit, p.name) END AS unit,
       CASE WHEN p.role = 'person' THEN '' ELSE coalesce(u.kind, '') END AS kind
FROM task_party AS p JOIN task_now AS n ON n.number = p.task CROSS JOIN run LEFT JOIN unit_names AS u ON u.name = p.name
WHERE n.first_seen <= run.as_of
)sql";

/// Counted by names first, in the order of their index, for names are few: unit and kind are looked up once a name. A task led
/// by two names of one unit counts once.
constexpr const char* units_view = R"sql(
SELECT coalesce(u.unit, c.name) AS unit, max(coalesce(u.kind, '')) AS kind, sum(c.total) AS total, sum(c.open) AS open,
       sum(c.done) AS done, sum(c.overdue) AS overdue, sum(c.due_soon) AS due_soon, sum(c.added) AS added,
       sum(c.to_check) AS to_check, 1.0 * sum(c.done) / nullif(sum(c.total), 0) AS done_ratio,
       max(c.days_overdue) AS days_overdue, sum(c.late) AS late, 1.0 * sum(c.days_late) / nullif(sum(c.late), 0) AS average_days_late
FROM (SELECT p.name, count(*) FILTER (WHERE t.is_open OR t.status = '已完成') AS total,
             count(*) FILTER (WHERE t.is_open) AS open,
             count(*) FILTER (WHERE t.status = '已完成') AS done,
             count(*) FILTER (WHERE t.overdue) AS overdue,
             count(*) FILTER (WHERE t.due_soon) AS due_soon,
             count(*) FILTER (WHERE t.is_new) AS added,
             count(*) FILTER (WHERE t.status = '待核') AS to_check,
             max(CASE WHEN t.overdue THEN t.days_late END) AS days_overdue,
             count(*) FILTER (WHERE t.days_late > 0) AS late,
             sum(t.days_late) AS days_late
      FROM task_party AS p CROSS JOIN task_states AS t ON t.number = p.task
      WHERE p.role = 'lead' AND (p.position = 0 OR NOT EXISTS (
        SELECT 1 FROM task_party AS b LEFT JOIN unit_names AS bu ON bu.name = b.name
        WHERE b.task = p.task AND b.role = 'lead' AND b.position < p.position
          AND coalesce(bu.unit, b.name) = coalesce((SELECT unit FROM unit_names WHERE name = p.name), p.name)))
      GROUP BY p.name) AS c LEFT JOIN unit_names AS u ON u.name = c.name
GROUP BY 1
)sql";

/// Findings of a copy would count twice what stands once.
std::string finding_view(const StoredTable& table) {
    std::string sql =
        "SELECT f.id, f.document_id, f.article_id, d.name AS document, d.title AS document_title, coalesce(a.title, "
        "'') "
        "AS article, coalesce(nullif(a.title, ''), d.title) AS source, f.position, f.section, f.quote, f.span_begin, "
        "f.span_end, f.page, f.paragraph, d.first_seen";
    for (const StoredColumn& column : table.columns)
        for (const std::string& name : column.sql_names()) sql += ", f." + identifier(name);
    return sql + " FROM " + identifier(table.sql_name()) +
           " AS f JOIN documents AS d ON d.id = f.document_id LEFT JOIN ledger_articles AS a ON a.id = f.article_id "
           "WHERE d.copy_of IS NULL";
}

std::string statement(std::string_view name, const std::string& select) {
    return "VIEW " + identifier(name) + " AS " + select;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> view_definitions(const std::vector<StoredTable>& tables) {
    std::vector<std::pair<std::string, std::string>> out = {
        {"documents", documents_view}, {"articles", articles_view}, {"log", log_view}, {"task_edits", task_edits_view()}};
    for (const auto& [name, select] : link_views()) out.emplace_back(name, select);
    out.emplace_back("task_periods", task_periods_view);
    out.emplace_back("task_values", task_values_view);
    out.emplace_back("task_lights", task_lights_view);
    out.emplace_back("task_states", std::string(task_states) + "task_lights AS v");
    for (const StoredTable& table : tables) {
        if (table.name != jianbao::tasks::table) {
            out.emplace_back(table.name, finding_view(table));
            continue;
        }
        out.emplace_back("tasks", tasks_view(table));
        // Directives to nobody in particular: found like tasks, not followed up.
        out.emplace_back("directives", finding_view(table) + " AND f.task IS NULL");
    }
    out.emplace_back("task_parties", task_parties_view);
    out.emplace_back("units", units_view);
    for (const auto& [name, select] : week_views()) out.emplace_back(name, select);
    return out;
}

std::vector<std::string> task_states_in_parts() {
    return {std::string(task_states) + settled_lights,
            std::string(task_states) + "task_lights AS v WHERE v.status IN ('在办', '长期坚持')"};
}

void create_views(sqlite::Connection& connection, const std::vector<StoredTable>& tables, bool temporary) {
    for (const auto& [name, select] : view_definitions(tables))
        connection.execute((temporary ? "CREATE TEMP " : "CREATE ") + statement(name, select));
}

bool views_are_current(sqlite::Connection& connection, const std::vector<StoredTable>& tables) {
    const auto wanted = view_definitions(tables);
    sqlite::Statement stored(connection, "SELECT sql FROM main.sqlite_schema WHERE type = 'view' AND name = ?");
    for (const auto& [name, select] : wanted) {
        // SQLite keeps the text without the white space at its end.
        std::string made = "CREATE " + statement(name, select);
        made.erase(made.find_last_not_of(" \n") + 1);
        stored.bind(1, name);
        const bool same = stored.step() && stored.text(0) == made;
        stored.reset();
        if (!same) return false;
    }
    return connection.number("SELECT count(*) FROM main.sqlite_schema WHERE type = 'view'") ==
           static_cast<std::int64_t>(wanted.size());
}

}  // namespace jianbao::ledger
