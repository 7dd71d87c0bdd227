/// Views that look across weeks, and at what is linked.
#include "ledger/derived.h"
#include "ledger/views.h"

namespace jianbao::ledger {

namespace {

/// Pairs of tasks, in both directions; the last word of the log decides on what was proposed.
constexpr const char* task_links_view = R"sql(
SELECT k.task, k.other, k.first_seen, k.likeness,
       coalesce((SELECT CASE l.after WHEN '' THEN '已否定' ELSE '已确认' END FROM log AS l
                 WHERE l.field = 'link' AND l.task = min(k.task, k.other) AND l.other = max(k.task, k.other)
                 ORDER BY l.id DESC LIMIT 1), '建议') AS state
FROM (SELECT task, other, first_seen, likeness FROM ledger_links
      UNION ALL SELECT other, task, first_seen, likeness FROM ledger_links) AS k CROSS JOIN run
WHERE k.first_seen <= run.as_of
)sql";

/// Documents that say they change others which are in the ledger; another file of either is the same document. CROSS JOIN
/// begins with what they say: few documents do, and the planner would try all pairs of a large ledger.
constexpr const char* document_links_view = R"sql(
SELECT n.id AS document_id, o.id AS other_id, min(r.kind) AS kind, n.title, o.title AS other_title, min(r.quote) AS quote,
       max(n.first_seen, o.first_seen) AS first_seen
FROM ledger_references AS r CROSS JOIN document_keys AS k ON k.key = r.key
CROSS JOIN documents AS n ON n.id = r.document_id CROSS JOIN documents AS o ON o.id = k.document_id
WHERE n.id <> o.id AND n.copy_of IS NULL AND o.copy_of IS NULL AND coalesce(o.date <= n.date, 1)
GROUP BY n.id, o.id
)sql";

/// Weeks up to that of the report; `day` is the day the counts stand for.
const std::string weeks_before = "WITH RECURSIVE w (week_start, week_end) AS (SELECT week_start, week_end FROM run UNION ALL "
                                 "SELECT date(week_start, '-7 days'), date(week_end, '-7 days') FROM w LIMIT " +
                                 std::to_string(weeks_shown) + R"sql(),
made (day) AS MATERIALIZED (SELECT DISTINCT made_on FROM ledger_issues WHERE )sql" + std::string(weekly_issue) + R"sql(),
days (week_start, week_end, since, day) AS (
  SELECT w.week_start, w.week_end,
         coalesce((SELECT date(max(m.day), '+1 day') FROM made AS m
                   WHERE m.day BETWEEN date(w.week_start, '-7 days') AND date(w.week_start, '-1 day')), w.week_start),
         CASE WHEN w.week_end >= run.as_of THEN run.as_of
              ELSE coalesce((SELECT max(m.day) FROM made AS m WHERE m.day BETWEEN w.week_start AND w.week_end), w.week_end) END
  FROM w CROSS JOIN run
  WHERE w.week_end >= (SELECT min(first_seen) FROM ledger_documents)))sql";

/// The days the report of a week speaks of begin after the report of the week before, where there was one.
const std::string report_week_view = R"sql(
SELECT coalesce(date(i.last, '+1 day'), run.week_start) AS since, coalesce(i.last, date(run.as_of, '-7 days')) AS compared_with
FROM run CROSS JOIN (SELECT max(made_on) AS last FROM ledger_issues, run WHERE )sql" + std::string(weekly_issue) + R"sql(
  AND made_on BETWEEN date(run.week_start, '-7 days') AND date(run.week_start, '-1 day')) AS i
)sql";

/// Spans count by the days they hold; the period of a recurring task that was missed counts on top. Most spans of a large
/// ledger are alike to these weeks: over before them, or of tasks done before them, which are counted and no more. The others
/// are brought together where they are alike, once for all weeks: begun before them is the day before them, due before them
/// the day before that, and due after them not at all. Recurring and new tasks are looked for once for all weeks as well: for an
/// earlier day the tables are views without indexes.
const std::string weeks_view = weeks_before + R"sql(,
around AS (SELECT date(min(since), '-1 day') AS day_before, date(min(since), '-2 days') AS due_before,
                  max(day) AS last_day FROM days),
spans AS MATERIALIZED (
  SELECT f.day_before AS begins, NULL AS ends, '已完成' AS status, NULL AS deadline, count(s.task) AS tasks
  FROM around AS f CROSS JOIN task_span AS s
  WHERE s.status = '已完成' AND s.ends IS NULL AND s.begins <= f.day_before
  UNION ALL
  SELECT max(s.begins, f.day_before), s.ends, s.status,
         CASE WHEN s.status = '在办' AND s.deadline < f.last_day THEN max(s.deadline, f.due_before) END, count(*)
  FROM around AS f CROSS JOIN task_span AS s
  WHERE (s.ends > f.day_before OR (s.ends IS NULL AND NOT (s.status = '已完成' AND s.begins <= f.day_before)))
  GROUP BY 1, 2, 3, 4),
counted AS (
  SELECT d.week_start,
         sum(s.tasks) FILTER (WHERE s.ends IS NULL OR s.ends > d.day) AS total,
         sum(s.tasks) FILTER (WHERE (s.ends IS NULL OR s.ends > d.day) AND s.status IN ('在办', '长期坚持')) AS open,
         sum(s.tasks) FILTER (WHERE (s.ends IS NULL OR s.ends > d.day) AND s.status = '已完成') AS done,
         sum(s.tasks) FILTER (WHERE (s.ends IS NULL OR s.ends > d.day) AND s.status = '待核') AS to_check,
         sum(s.tasks) FILTER (WHERE (s.ends IS NULL OR s.ends > d.day) AND s.status = '在办' AND s.deadline < d.day) AS overdue,
         sum(s.tasks) FILTER (WHERE s.begins >= d.since AND s.status = '已完成') AS finished,
         sum(s.tasks) FILTER (WHERE s.status = '在办' AND s.deadline < d.day
                          AND max(s.deadline, date(s.begins, '-1 day')) >= date(d.since, '-1 day')
                          AND coalesce(s.ends > date(max(s.deadline, date(s.begins, '-1 day')), '+1 day'), 1)) AS became_overdue
  FROM days AS d JOIN spans AS s ON s.begins <= d.day
  GROUP BY d.week_start),
recurring AS MATERIALIZED (SELECT number, frequency, first_seen FROM task_now WHERE frequency <> ''),
in_hand AS MATERIALIZED (
  SELECT task, begins, ends, deadline FROM task_span WHERE status = '在办' AND task IN (SELECT number FROM recurring)),
came AS MATERIALIZED (
  SELECT n.first_seen AS day, count(*) AS tasks
  FROM around AS f CROSS JOIN task_now AS n WHERE n.first_seen > f.day_before GROUP BY n.first_seen),
missed AS (
  SELECT d.week_start, count(*) AS overdue,
         count(*) FILTER (WHERE rc.last_due >= date(d.since, '-1 day')) AS became_overdue
  FROM days AS d JOIN recurrence AS rc ON rc.day = d.day
  JOIN recurring AS n ON n.frequency = rc.text AND n.first_seen <= rc.last_due
  JOIN in_hand AS s ON s.task = n.number AND s.begins <= d.day AND (s.ends IS NULL OR s.ends > d.day)
       AND (s.deadline IS NULL OR (s.deadline >= rc.last_due AND s.deadline >= d.day))
  WHERE NOT EXISTS (SELECT 1 FROM task_occurrence AS o WHERE o.task = n.number AND o.period = rc.last_period
                    AND o.closed_on <= d.day AND o.status = '已完成')
  GROUP BY d.week_start),
fresh AS (
  SELECT d.week_start, coalesce((SELECT sum(c.tasks) FROM came AS c WHERE c.day BETWEEN d.since AND d.day), 0) AS added
  FROM days AS d)
SELECT d.week_start, d.week_end, d.since, d.day,
       CAST(strftime('%Y', date(d.week_start, '+3 days')) AS INTEGER) AS year,
       (CAST(strftime('%j', date(d.week_start, '+3 days')) AS INTEGER) + 6) / 7 AS week,
       coalesce(c.total, 0) AS total, coalesce(c.open, 0) AS open, coalesce(c.done, 0) AS done,
       coalesce(c.to_check, 0) AS to_check, coalesce(c.overdue, 0) + coalesce(m.overdue, 0) AS overdue,
       f.added, coalesce(c.finished, 0) AS finished,
       coalesce(c.became_overdue, 0) + coalesce(m.became_overdue, 0) AS became_overdue,
       1.0 * coalesce(c.done, 0) / nullif(coalesce(c.open, 0) + coalesce(c.done, 0), 0) AS done_ratio
FROM days AS d LEFT JOIN counted AS c ON c.week_start = d.week_start LEFT JOIN missed AS m ON m.week_start = d.week_start
JOIN fresh AS f ON f.week_start = d.week_start
)sql";

/// What happened to tasks, a row an event; what a task was entered with is no change of it.
constexpr const char* task_changes_view = R"sql(
SELECT c.task, c.day, c.event, c.before, c.after, c.who, c.note FROM (
  SELECT n.number AS task, n.first_seen AS day, '新增' AS event, '' AS before, '' AS after, '' AS who, '' AS note
  FROM task_now AS n
  UNION ALL
  SELECT l.task, l.as_of,
         CASE WHEN l.period <> '' AND l.field = 'status' THEN CASE l.after WHEN '已完成' THEN '本期办结' ELSE '本期重办' END
              WHEN l.field = 'status' AND l.after = '已完成' THEN '办结'
              WHEN l.field = 'status' AND l.after = '中止' THEN '中止'
              WHEN l.field = 'status' AND l.before IN ('已完成', '中止') THEN '重新办理'
              WHEN l.field = 'status' THEN '状态调整'
              WHEN l.field = 'deadline' THEN '时限调整'
              WHEN l.field IN ('lead', 'support', 'person') THEN '责任调整'
              WHEN l.field = 'progress' THEN '进展更新'
              ELSE '内容修改' END,
         l.before, CASE WHEN l.period <> '' AND l.field = 'status' THEN l.period ELSE l.after END, l.who, l.note
  FROM ledger_log AS l WHERE l.task IS NOT NULL AND l.field <> 'link' AND l.before <> l.after
    AND NOT EXISTS (SELECT 1 FROM task_now AS e WHERE e.number = l.task AND e.entered_source <> '' AND l.before = ''
                    AND e.first_seen = l.as_of)
  UNION ALL
  SELECT s.task, max(date(s.deadline, '+1 day'), s.begins), '转逾期', s.deadline, '', '', ''
  FROM task_span AS s CROSS JOIN run
  WHERE s.status = '在办' AND s.deadline < run.as_of
    AND coalesce(s.ends > max(date(s.deadline, '+1 day'), s.begins), 1)
  UNION ALL
  SELECT p.number, date(p.last_due, '+1 day'), '转逾期', p.last_due, p.last_period, '', ''
  FROM task_periods AS p WHERE p.missed
) AS c CROSS JOIN run WHERE c.day <= run.as_of AND EXISTS (SELECT 1 FROM task_now AS n WHERE n.number = c.task)
)sql";

/// How long what is overdue has been so.
constexpr const char* overdue_ages_view = R"sql(
SELECT b.position, b.age, b.days_from, b.days_to, count(t.number) AS tasks
FROM (SELECT 1 AS position, '7天以内' AS age, 1 AS days_from, 7 AS days_to UNION ALL SELECT 2, '8至30天', 8, 30
      UNION ALL SELECT 3, '31至90天', 31, 90 UNION ALL SELECT 4, '90天以上', 91, 1000000) AS b
LEFT JOIN task_states AS t ON t.overdue AND t.days_late BETWEEN b.days_from AND b.days_to
GROUP BY b.position
)sql";

/// What falls due in each of the coming weeks, this one first: limits, and every occurrence of what recurs.
constexpr const char* workload_view = R"sql(
WITH RECURSIVE w (week_start, week_end, position) AS (
  SELECT week_start, week_end, 1 FROM run
  UNION ALL SELECT date(week_start, '+7 days'), date(week_end, '+7 days'), position + 1 FROM w LIMIT 8),
dated AS MATERIALIZED (
  SELECT CAST((julianday(n.deadline) - julianday(run.week_start)) / 7 AS INTEGER) + 1 AS position, count(*) AS tasks
  FROM task_now AS n CROSS JOIN run
  WHERE n.status IN ('在办', '长期坚持') AND n.first_seen <= run.as_of
    AND n.deadline BETWEEN run.as_of AND date(run.week_start, '+55 days')
  GROUP BY 1),
again AS MATERIALIZED (
  SELECT w.position, count(*) AS tasks
  FROM w CROSS JOIN run CROSS JOIN recurrence AS rc ON rc.day = max(w.week_start, run.as_of) AND rc.next_due <= w.week_end
  JOIN task_now AS n ON n.frequency = rc.text AND n.frequency <> '' AND n.first_seen <= run.as_of
  WHERE n.status IN ('在办', '长期坚持') AND rc.next_due < coalesce(n.deadline, '9999-12-31')
    AND NOT EXISTS (SELECT 1 FROM task_occurrence AS o WHERE o.task = n.number AND o.period = rc.next_period AND o.status = '已完成')
  GROUP BY w.position)
SELECT w.position, w.week_start, w.week_end, coalesce(d.tasks, 0) + coalesce(a.tasks, 0) AS tasks, coalesce(a.tasks, 0) AS recurring
FROM w LEFT JOIN dated AS d ON d.position = w.position LEFT JOIN again AS a ON a.position = w.position
)sql";

constexpr const char* issues_view = R"sql(
SELECT i.series, i.year, i.number, i.period, i.made_on FROM ledger_issues AS i CROSS JOIN run WHERE i.made_on <= run.as_of
)sql";

}  // namespace

std::vector<std::pair<std::string, std::string>> link_views() {
    return {{"document_links", document_links_view}, {"task_links", task_links_view}};
}

std::vector<std::pair<std::string, std::string>> week_views() {
    return {{"report_week", report_week_view},
            {"weeks", weeks_view},
            {"task_changes", task_changes_view},
            {"overdue_ages", overdue_ages_view},
            {"workload", workload_view},
            {"issues", issues_view}};
}

}  // namespace jianbao::ledger
