/// The views layouts select from. All of them show the ledger as it was known on `run.as_of`.
#include <algorithm>
#include <utility>

#include "jianbao/standard_tables.h"
#include "ledger/schema.h"

namespace jianbao::ledger {

namespace {

using sqlite::identifier;

constexpr const char* documents_view = R"sql(
SELECT d.id, d.hash, d.name, d.path, d.title, d.issuer, d.number, d.speaker, d.kind, d.kind_title, d.date,
       d.characters, d.first_seen, d.first_seen BETWEEN run.week_start AND run.week_end AS is_new
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
constexpr const char* task_edits_view = R"sql(
SELECT task,
       max(CASE WHEN field = 'title' THEN after END) AS title,
       max(CASE WHEN field = 'quote' THEN after END) AS quote,
       max(CASE WHEN field = 'lead' THEN after END) AS lead,
       max(CASE WHEN field = 'support' THEN after END) AS support,
       max(CASE WHEN field = 'person' THEN after END) AS person,
       max(CASE WHEN field = 'deadline' THEN after END) AS deadline,
       max(CASE WHEN field = 'frequency' THEN after END) AS frequency,
       max(CASE WHEN field = 'targets' THEN after END) AS targets,
       max(CASE WHEN field = 'status' THEN after END) AS status,
       max(CASE WHEN field = 'status' THEN as_of END) AS status_on,
       max(CASE WHEN field = 'progress' THEN after END) AS progress,
       max(CASE WHEN field = 'note' THEN after END) AS note,
       max(CASE WHEN field = 'source' THEN after END) AS source
FROM (SELECT task, field, after, as_of, row_number() OVER (PARTITION BY task, field ORDER BY id DESC) AS nth
      FROM log WHERE task IS NOT NULL)
WHERE nth = 1
GROUP BY task
)sql";

/// A field with its edit above what was found. Lists that people typed are taken apart at 、.
std::string edited_list(const std::string& name) {
    return "CASE WHEN e." + name + " IS NULL THEN coalesce(f." + name + "_list, '[]') WHEN e." + name +
           " = '' THEN '[]' ELSE '[\"' || replace(replace(replace(e." + name +
           ", '\\', '\\\\'), '\"', '\\\"'), '、', '\",\"') || '\"]' END AS " + name + "_list";
}

std::string task_values_view(const StoredTable& table) {
    const auto found = [&](const char* name, const char* other) {
        return table.has(name) ? "f." + std::string(name) : std::string(other);
    };
    const auto edited = [&](const std::string& name) {
        return "coalesce(e." + name + ", " + found(name.c_str(), "''") + ", '') AS " + name;
    };
    const auto list = [&](const std::string& name) {
        if (table.has(name)) return edited(name) + ", " + edited_list(name);
        return "coalesce(e." + name + ", '') AS " + name + ", '[]' AS " + name + "_list";
    };
    // A changed limit takes the place of all that was found about it.
    const auto limit = [&](const char* name) {
        return "CASE WHEN e.deadline IS NULL THEN " + found(name, "NULL") + " END AS " + name;
    };
    std::string sql =
        "SELECT r.number, r.id, r.first_seen, " + edited("title") + ", coalesce(e.quote, f.quote, '') AS quote, " +
        found("grade", "''") + " AS grade, " + list("lead") + ", " + list("support") + ", " + list("person") +
        ", CASE WHEN e.deadline IS NULL THEN " + found("deadline_last_day", "NULL") +
        " ELSE nullif(e.deadline, '') END AS deadline, " + limit("deadline_text") + ", " + limit("deadline_norm") +
        ", " + limit("deadline_kind") + ", coalesce(e.frequency, " + found("frequency_text", "''") +
        ", '') AS frequency, CASE WHEN e.frequency IS NULL THEN " + found("frequency_norm", "NULL") +
        " END AS frequency_norm, " + list("targets") + ", coalesce(e.status, CASE WHEN " + found("to_check", "0") +
        " THEN '待核' ELSE '在办' END) AS status, CASE WHEN e.status = '已完成' THEN e.status_on END AS "
        "done_on, coalesce(e.progress, '') AS progress, coalesce(e.note, '') AS note, "
        "coalesce(e.source, '') AS entered_source, e.task IS NOT NULL "
        "AS edited, " +
        found("confidence", "NULL") + " AS confidence, " + found("to_check", "0") +
        " AS to_check, f.document_id, f.article_id, f.section, f.span_begin, f.span_end, f.page, "
        "f.paragraph, f.position";
    static const std::vector<std::string> standard = {
        "title",         "grade",         "lead",          "support",        "person",         "deadline_last_day",
        "deadline_text", "deadline_norm", "deadline_kind", "frequency_text", "frequency_norm", "targets",
        "confidence",    "to_check"};
    for (const StoredColumn& column : table.columns) {
        if (std::find(standard.begin(), standard.end(), column.name) != standard.end()) continue;
        for (const std::string& name : column.sql_names()) sql += ", f." + identifier(name);
    }
    return sql +
           " FROM task_registry AS r CROSS JOIN run LEFT JOIN found_tasks AS f ON f.id = r.found_id LEFT JOIN "
           "task_edits AS e ON e.task = r.number WHERE r.first_seen <= run.as_of AND (e.task IS NOT NULL OR (f.id IS "
           "NOT NULL AND f.retired IS NULL))";
}

constexpr const char* tasks_view = R"sql(
SELECT v.*,
       coalesce(v.deadline, v.deadline_text, '') AS due,
       CASE WHEN v.deadline IS NOT NULL THEN CAST(julianday(v.deadline) - julianday(run.as_of) AS INTEGER) END
         AS days_left,
       v.status = '在办' AND coalesce(v.deadline < run.as_of, 0) AS overdue,
       v.status = '在办' AND coalesce(v.deadline BETWEEN run.as_of AND date(run.as_of, '+' || run.due_soon_days || ' days'), 0)
         AS due_soon,
       v.status IN ('在办', '长期坚持') AS is_open,
       v.first_seen BETWEEN run.week_start AND run.week_end AS is_new,
       CASE WHEN v.status <> '在办' THEN v.status
            WHEN v.deadline < run.as_of THEN '逾期'
            WHEN v.deadline <= date(run.as_of, '+' || run.due_soon_days || ' days') THEN '临期'
            WHEN v.deadline IS NOT NULL OR v.frequency <> '' THEN '正常'
            ELSE '无期限' END AS state,
       CASE WHEN v.status = '已完成' THEN 'blue'
            WHEN v.status = '长期坚持' THEN 'green'
            WHEN v.status <> '在办' THEN 'grey'
            WHEN v.deadline < run.as_of THEN 'red'
            WHEN v.deadline <= date(run.as_of, '+' || run.due_soon_days || ' days') THEN 'yellow'
            WHEN v.deadline IS NOT NULL OR v.frequency <> '' THEN 'green'
            ELSE 'grey' END AS light,
       coalesce(d.name, '') AS document, coalesce(d.title, '') AS document_title, coalesce(a.title, '') AS article,
       coalesce(nullif(v.entered_source, ''), nullif(a.title, ''), d.title, '') AS source
FROM task_values AS v CROSS JOIN run
LEFT JOIN ledger_documents AS d ON d.id = v.document_id
LEFT JOIN ledger_articles AS a ON a.id = v.article_id
)sql";

constexpr const char* task_parties_view = R"sql(
SELECT p.task, p.role, p.position, p.name, coalesce(u.unit, p.name) AS unit, coalesce(u.kind, '') AS kind
FROM (SELECT t.number AS task, 'lead' AS role, j.key AS position, j.value AS name
      FROM tasks AS t, json_each(t.lead_list) AS j
      UNION ALL
      SELECT t.number, 'support', j.key, j.value FROM tasks AS t, json_each(t.support_list) AS j
      UNION ALL
      SELECT t.number, 'person', j.key, j.value FROM tasks AS t, json_each(t.person_list) AS j) AS p
LEFT JOIN unit_names AS u ON u.name = p.name AND p.role <> 'person'
)sql";

constexpr const char* units_view = R"sql(
SELECT p.unit, max(p.kind) AS kind,
       count(*) FILTER (WHERE t.status NOT IN ('待核', '中止')) AS total,
       count(*) FILTER (WHERE t.is_open) AS open,
       count(*) FILTER (WHERE t.status = '已完成') AS done,
       count(*) FILTER (WHERE t.overdue) AS overdue,
       count(*) FILTER (WHERE t.due_soon) AS due_soon,
       count(*) FILTER (WHERE t.is_new) AS added,
       count(*) FILTER (WHERE t.status = '待核') AS to_check,
       1.0 * count(*) FILTER (WHERE t.status = '已完成') /
         nullif(count(*) FILTER (WHERE t.status NOT IN ('待核', '中止')), 0) AS done_ratio,
       max(CASE WHEN t.overdue THEN -t.days_left END) AS days_overdue
FROM (SELECT task, unit, max(kind) AS kind FROM task_parties WHERE role = 'lead' GROUP BY task, unit) AS p
JOIN tasks AS t ON t.number = p.task
GROUP BY p.unit
)sql";

std::string finding_view(const StoredTable& table) {
    std::string sql =
        "SELECT f.id, f.document_id, f.article_id, d.name AS document, d.title AS document_title, coalesce(a.title, "
        "'') "
        "AS article, coalesce(nullif(a.title, ''), d.title) AS source, f.position, f.section, f.quote, f.span_begin, "
        "f.span_end, f.page, f.paragraph, d.first_seen";
    for (const StoredColumn& column : table.columns)
        for (const std::string& name : column.sql_names()) sql += ", f." + identifier(name);
    return sql + " FROM " + identifier(table.sql_name()) +
           " AS f JOIN documents AS d ON d.id = f.document_id LEFT JOIN ledger_articles AS a ON a.id = f.article_id";
}

std::vector<std::pair<std::string, std::string>> definitions(const std::vector<StoredTable>& tables) {
    std::vector<std::pair<std::string, std::string>> out = {
        {"documents", documents_view}, {"articles", articles_view}, {"log", log_view}, {"task_edits", task_edits_view}};
    for (const StoredTable& table : tables) {
        if (table.name != jianbao::tasks::table) {
            out.emplace_back(table.name, finding_view(table));
            continue;
        }
        out.emplace_back("task_values", task_values_view(table));
        // Directives to nobody in particular: found like tasks, not followed up.
        out.emplace_back("directives", finding_view(table) + " WHERE f.task IS NULL");
    }
    out.emplace_back("tasks", tasks_view);
    out.emplace_back("task_parties", task_parties_view);
    out.emplace_back("units", units_view);
    return out;
}

std::string statement(std::string_view name, const std::string& select) {
    return "VIEW " + identifier(name) + " AS " + select;
}

}  // namespace

void create_views(sqlite::Connection& connection, const std::vector<StoredTable>& tables, bool temporary) {
    for (const auto& [name, select] : definitions(tables))
        connection.execute((temporary ? "CREATE TEMP " : "CREATE ") + statement(name, select));
}

bool views_are_current(sqlite::Connection& connection, const std::vector<StoredTable>& tables) {
    const auto wanted = definitions(tables);
    sqlite::Statement stored(connection, "SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?");
    for (const auto& [name, select] : wanted) {
        stored.bind(1, name);
        const bool same = stored.step() && stored.text(0) == "CREATE " + statement(name, select);
        stored.reset();
        if (!same) return false;
    }
    return connection.number("SELECT count(*) FROM sqlite_schema WHERE type = 'view'") ==
           static_cast<std::int64_t>(wanted.size());
}

}  // namespace jianbao::ledger
