#include "ledger/links.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "ledger/identity.h"

namespace jianbao::ledger {

namespace {

using sqlite::Statement;

// A speech and its plan share few words but the action; with unit and day in common that is enough.
constexpr double enough_with_unit_and_day = 0.4;
constexpr double enough_with_unit = 0.6;
constexpr double enough_with_day = 0.75;
constexpr int days_back = 183;
constexpr std::int64_t candidates_each = 120;  ///< keeps a document of many tasks quick in a large ledger
constexpr std::size_t links_each = 3;

/// The numbers of the text, without those of dates, which differ in form: 6月30日 and 6月底.
std::vector<std::string> numbers_in(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] < '0' || text[at] > '9') {
            ++at;
            continue;
        }
        const std::size_t end = std::min(text.find_first_not_of("0123456789%", at), text.size());
        const std::string_view after = std::string_view(text).substr(end);
        const bool date = after.starts_with("年") || after.starts_with("月") || after.starts_with("日") ||
                          after.starts_with("号") || after.starts_with("时");
        if (!date) out.push_back(text.substr(at, end - at));
        at = end;
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// What is compared of a task, from a row that has title, quote, limit, whether it is led and the limit as written from
/// that column on.
Comparable comparable(const Statement& row, int column) {
    return {normalize_quote(row.text(column)), normalize_quote(row.text(column + 1)), row.text(column + 2),
            row.integer(column + 3) != 0, row.text(column + 4)};
}

}  // namespace

double twin_likeness(const Comparable& a, const Comparable& b, bool same_unit) {
    // What people moved in one of them was the same when it was written.
    const auto agree = [](const std::string& one, const std::string& other) { return !one.empty() && one == other; };
    const bool same_day = agree(a.deadline, b.deadline) || agree(a.found_deadline, b.deadline) ||
                          agree(a.deadline, b.found_deadline) || agree(a.found_deadline, b.found_deadline);
    if (!a.deadline.empty() && !b.deadline.empty() && !same_day) return 0;
    if (a.led && b.led && !same_unit) return 0;
    if (!same_unit && !same_day) return 0;
    const std::vector<std::string> here = numbers_in(a.title), there = numbers_in(b.title);
    if (!here.empty() && !there.empty() && here != there) return 0;
    const double likeness = std::max(quote_similarity(a.title, b.title), quote_similarity(a.quote, b.quote));
    const double enough = same_unit && same_day ? enough_with_unit_and_day : same_unit ? enough_with_unit : enough_with_day;
    return likeness >= enough ? likeness : 0;
}

void propose_links(sqlite::Connection& connection, const std::set<std::int64_t>& fresh, std::int64_t document_id,
                   Date as_of) {
    if (fresh.empty()) return;
    // Of the tasks with a unit or the limit in common those whose limit, document or age rule them out are not read. What
    // people edited may have had another limit when it was written.
    const std::string written =
        ", CASE WHEN n.edited THEN coalesce((SELECT f.deadline_last_day FROM main.found_tasks AS f WHERE f.id = n.found_id), '') "
        "ELSE '' END";
    const std::string wanted =
        " SELECT n.number, n.title, coalesce(n.quote, (SELECT f.quote FROM main.found_tasks AS f WHERE f.id = n.found_id), ''), "
        "coalesce(n.deadline, ''), n.lead <> ''" + written + " FROM found AS c CROSS JOIN main.task_now AS n ON n.number = c.task WHERE "
        "coalesce(n.document_id, 0) <> ?3 AND n.first_seen >= ?4 AND (?5 = '' OR n.deadline IS NULL OR n.deadline = ?5 OR n.edited)";
    const std::string most = " DESC LIMIT " + std::to_string(candidates_each) + ")";
    Statement task(connection,
                   "SELECT n.title, coalesce(n.quote, (SELECT f.quote FROM main.found_tasks AS f WHERE f.id = n.found_id), ''), "
                   "coalesce(n.deadline, ''), n.lead <> ''" + written + " FROM main.task_now AS n WHERE n.number = ?");
    Statement by_unit(connection,
                      "WITH found (task) AS (SELECT DISTINCT o.task FROM main.task_party AS p JOIN main.task_party AS o ON "
                      "o.name IN (SELECT p.name UNION SELECT u.name FROM main.unit_names AS u WHERE u.unit = (SELECT unit FROM "
                      "main.unit_names WHERE name = p.name)) WHERE p.task = ?1 AND p.role = 'lead' AND o.role = 'lead' AND "
                      "o.task <> ?1 ORDER BY o.task" + most + wanted);
    Statement by_day(connection, "WITH found (task) AS (SELECT number FROM main.task_now WHERE deadline = ?5 AND number <> ?1 "
                                 "ORDER BY number" + most + wanted);
    Statement insert(connection, "INSERT OR IGNORE INTO ledger_links VALUES (?, ?, ?, ?)");
    const std::string since = to_iso(add_days(as_of, -days_back));
    for (const std::int64_t number : fresh) {
        task.bind(1, number);
        if (!task.step()) continue;
        const Comparable mine = comparable(task, 0);
        task.reset();
        std::map<std::int64_t, double> likeness;  // of the candidates
        const auto compare = [&](Statement& candidates, bool same_unit) {
            candidates.bind(1, number).bind(3, document_id).bind(4, since).bind(5, mine.deadline);
            while (candidates.step()) {
                const auto [place, first] = likeness.try_emplace(candidates.integer(0));
                if (first) place->second = twin_likeness(mine, comparable(candidates, 1), same_unit);
            }
            candidates.reset();
        };
        compare(by_unit, true);
        if (!mine.deadline.empty()) compare(by_day, false);
        std::vector<std::pair<double, std::int64_t>> twins;
        for (const auto& [other, like] : likeness)
            if (like > 0) twins.emplace_back(-like, other);
        std::sort(twins.begin(), twins.end());
        if (twins.size() > links_each) twins.resize(links_each);
        for (const auto& [likeness, other] : twins)
            insert.bind(1, std::min(number, other)).bind(2, std::max(number, other)).bind(3, as_of).bind(4, -likeness).run();
    }
}

}  // namespace jianbao::ledger
