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

}  // namespace

double twin_likeness(const Comparable& a, const Comparable& b, bool same_unit) {
    const bool same_day = !a.deadline.empty() && a.deadline == b.deadline;
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
    Statement task(connection,
                   "SELECT title, coalesce(quote, (SELECT f.quote FROM main.found_tasks AS f WHERE f.id = found_id), ''), "
                   "coalesce(deadline, ''), lead <> '', document_id FROM main.task_now WHERE number = ?");
    std::map<std::int64_t, std::pair<Comparable, std::int64_t>> known;
    const auto get = [&](std::int64_t number) -> const std::pair<Comparable, std::int64_t>& {
        const auto [place, fresh_entry] = known.try_emplace(number);
        if (!fresh_entry) return place->second;
        if (task.bind(1, number).step())
            place->second = {{normalize_quote(task.text(0)), normalize_quote(task.text(1)), task.text(2), task.integer(3) != 0},
                             task.integer(4)};
        task.reset();
        return place->second;
    };
    Statement by_unit(connection,
                      "SELECT DISTINCT o.task FROM main.task_party AS p JOIN main.task_party AS o ON o.name IN (SELECT p.name "
                      "UNION SELECT u.name FROM main.unit_names AS u WHERE u.unit = (SELECT unit FROM main.unit_names WHERE "
                      "name = p.name)) WHERE p.task = ?1 AND p.role = 'lead' AND o.role = 'lead' AND o.task <> ?1 ORDER BY "
                      "o.task DESC LIMIT ?2");
    Statement by_day(connection,
                     "SELECT number FROM main.task_now WHERE deadline = ?1 AND number <> ?2 ORDER BY number DESC LIMIT ?3");
    Statement recent(connection, "SELECT 1 FROM main.task_registry WHERE number = ? AND first_seen >= ?");
    Statement insert(connection, "INSERT OR IGNORE INTO ledger_links VALUES (?, ?, ?, ?)");
    const std::string since = to_iso(add_days(as_of, -days_back));
    for (const std::int64_t number : fresh) {
        const auto [mine, own_document] = get(number);
        std::map<std::int64_t, bool> candidates;  // task, whether it shares a unit
        for (by_unit.bind(1, number).bind(2, candidates_each); by_unit.step();) candidates[by_unit.integer(0)] = true;
        by_unit.reset();
        if (!mine.deadline.empty()) {
            for (by_day.bind(1, mine.deadline).bind(2, number).bind(3, candidates_each); by_day.step();)
                candidates.try_emplace(by_day.integer(0), false);
            by_day.reset();
        }
        std::vector<std::pair<double, std::int64_t>> twins;
        for (const auto& [other, same_unit] : candidates) {
            const auto& [theirs, document] = get(other);
            if (document == document_id || document == 0) continue;
            const double likeness = twin_likeness(mine, theirs, same_unit);
            if (likeness == 0) continue;
            if (recent.bind(1, other).bind(2, since).step()) twins.emplace_back(-likeness, other);
            recent.reset();
        }
        std::sort(twins.begin(), twins.end());
        if (twins.size() > links_each) twins.resize(links_each);
        for (const auto& [likeness, other] : twins)
            insert.bind(1, std::min(number, other)).bind(2, std::max(number, other)).bind(3, as_of).bind(4, -likeness).run();
    }
}

}  // namespace jianbao::ledger
