#include "ledger/store_tasks.h"

#include <algorithm>
#include <map>

#include "jianbao/standard_tables.h"
#include "ledger/derived.h"
#include "ledger/identity.h"
#include "ledger/schema.h"

namespace jianbao::ledger {

namespace {

using sqlite::identifier;
using sqlite::Statement;

/// Fields that people change and documents tell, with their columns in found_tasks.
struct FoundField {
    Field field;
    const char* needs;  ///< column of the table
    const char* sql;
};
constexpr FoundField found_fields[] = {
    {Field::title, "title", "title"},
    {Field::quote, nullptr, "quote"},
    {Field::lead, "lead", "lead"},
    {Field::support, "support", "support"},
    {Field::person, "person", "person"},
    {Field::deadline, "deadline_last_day", "coalesce(deadline_last_day, deadline_text)"},
    {Field::frequency, "frequency_text", "frequency_text"},
    {Field::targets, "targets", "targets"},
};

class TaskStore {
public:
    TaskStore(sqlite::Connection& connection, const Document& document, RowWriter& rows, const FindingTable& table,
              const TaskSource& source, const Storing& storing)
        : connection_(connection), document_(document), rows_(rows), table_(table), source_(source), storing_(storing),
          day_(std::max(storing.as_of, source.first_seen)) {}

    StoredTasks store() {
        collect_old();
        for (const Row& row : table_.rows()) {
            rows_.check(table_, row);
            now_.push_back({normalize_quote(document_.text(row.evidence)),
                            {static_cast<std::uint32_t>(rows_.characters(row.evidence.begin)),
                             static_cast<std::uint32_t>(rows_.characters(row.evidence.end))}});
        }
        number_rows();
        replace_rows();
        Statement relink(connection_,
                         "UPDATE task_registry SET found_id = (SELECT id FROM found_tasks WHERE task = ?1 ORDER BY "
                         "retired IS NOT NULL, CASE WHEN retired IS NULL THEN document_id END, retired DESC, id LIMIT 1) "
                         "WHERE number = ?1");
        for (const std::int64_t number : out_.touched) relink.bind(1, number).run();
        return std::move(out_);
    }

private:
    struct OldRow {
        std::int64_t id = 0, task = 0;
        bool live = false;
    };

    /// Each task of the document once: as it was found last, or as it was kept when it no longer was.
    void collect_old() {
        Statement old(connection_,
                      "SELECT id, task, quote, span_begin, span_end, retired IS NULL FROM found_tasks WHERE document_id = ? "
                      "AND task IS NOT NULL ORDER BY retired IS NOT NULL, position, retired DESC");
        std::set<std::int64_t> seen;
        for (old.bind(1, source_.document_id); old.step();) {
            if (!seen.insert(old.integer(1)).second) continue;
            old_.push_back({old.integer(0), old.integer(1), old.integer(5) != 0});
            before_.push_back(
                {normalize_quote(old.text(2)),
                 {static_cast<std::uint32_t>(old.integer(3)), static_cast<std::uint32_t>(old.integer(4))}});
        }
    }

    void number_rows() {
        numbers_.resize(now_.size());
        for (const OldRow& old : old_) out_.touched.insert(old.task);
        continue_rows(match_rows(before_, now_), [&](std::size_t i) { return old_[i].task; });
        if (source_.copy_of) continue_copy();
        std::map<std::pair<std::string, std::string>, unsigned> occurrences;
        for (std::size_t i = 0; i < now_.size(); ++i) {
            if (!followed_up(table_.rows()[i])) continue;
            const std::string article = article_identity(document_, table_.rows()[i].article);
            unsigned& occurrence = occurrences[{article, now_[i].normalized}];
            ++occurrence;
            if (numbers_[i]) continue;
            // Numbers another row of this document continues are taken.
            do numbers_[i] = registered(task_id(article, now_[i].normalized, occurrence));
            while (continued_.contains(*numbers_[i]) && ++occurrence);
            continued_.insert(*numbers_[i]);
        }
        out_.touched.insert(continued_.begin(), continued_.end());
    }

    template <class TaskOf>
    void continue_rows(const std::vector<std::optional<std::size_t>>& match, TaskOf task_of) {
        for (std::size_t i = 0; i < now_.size(); ++i) {
            if (numbers_[i] || !match[i]) continue;
            const std::int64_t number = task_of(*match[i]);
            if (continued_.contains(number) || (!followed_up(table_.rows()[i]) && !edited(number))) continue;
            numbers_[i] = number;
            continued_.insert(number);
        }
    }

    /// Another file of a known document: its words may be cut in other places, as after a line break
    /// of a PDF, so that the tasks are compared one by one.
    void continue_copy() {
        std::vector<std::int64_t> tasks;
        std::vector<QuotedSpan> theirs;
        Statement other(connection_,
                        "SELECT task, quote, span_begin, span_end FROM found_tasks WHERE document_id = ? AND task IS NOT "
                        "NULL AND retired IS NULL ORDER BY position");
        for (other.bind(1, *source_.copy_of); other.step();) {
            tasks.push_back(other.integer(0));
            theirs.push_back(
                {normalize_quote(other.text(1)),
                 {static_cast<std::uint32_t>(other.integer(2)), static_cast<std::uint32_t>(other.integer(3))}});
        }
        continue_rows(match_rows(theirs, now_), [&](std::size_t i) { return tasks[i]; });
    }

    void replace_rows() {
        Statement(connection_, "DELETE FROM found_tasks WHERE document_id = ? AND task IS NULL")
            .bind(1, source_.document_id)
            .run();
        const std::vector<std::int64_t> ids = rows_.insert(table_, numbers_, day_);
        std::map<std::int64_t, std::int64_t> new_row;
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (numbers_[i]) new_row[*numbers_[i]] = ids[i];
        std::set<std::int64_t> known;
        for (const OldRow& old : old_) {
            known.insert(old.task);
            const auto now = new_row.find(old.task);
            if (now == new_row.end())
                no_longer_found(old);
            else
                found_again(old, now->second);
        }
        if (storing_.differences)
            for (const auto& [task, row] : new_row)
                if (!known.contains(task)) report(Difference::Kind::appeared, task, title_of(row));
    }

    void no_longer_found(const OldRow& old) {
        if (!old.live) return;
        const bool stays = edited(old.task);
        if (storing_.differences)
            report(stays ? Difference::Kind::stays : Difference::Kind::vanished, old.task, title_of(old.id));
        retire(old, stays);
    }

    void found_again(const OldRow& old, std::int64_t now) {
        if (storing_.differences) compare(old, now);
        if (!old.live) {
            // It was kept for its edits alone; what was never shown on a day of its own is no version.
            Statement spent(connection_, "SELECT coalesce(since, ?2) >= retired FROM found_tasks WHERE id = ?1");
            if (spent.bind(1, old.id).bind(2, source_.first_seen).step() && spent.integer(0) != 0) remove(old.id);
            return;
        }
        // Nothing changed but the place: the row is as old as it was.
        Statement same(connection_, same_sql());
        same.bind(1, old.id).bind(2, now).step();
        const bool unchanged = same.integer(0) != 0;
        if (unchanged)
            Statement(connection_, "UPDATE found_tasks SET since = (SELECT since FROM found_tasks WHERE id = ?) WHERE id = ?")
                .bind(1, old.id)
                .bind(2, now)
                .run();
        if (unchanged)
            remove(old.id);
        else
            retire(old, false);
    }

    /// A row that was shown for its task before today is kept, with the last day of it.
    void retire(const OldRow& old, bool always) {
        Statement shown(connection_,
                        "SELECT coalesce(f.since, ?2) < ?3 AND r.found_id = f.id FROM found_tasks AS f JOIN task_registry "
                        "AS r ON r.number = f.task WHERE f.id = ?1");
        shown.bind(1, old.id).bind(2, source_.first_seen).bind(3, day_);
        const bool keep = always || (shown.step() && shown.integer(0) != 0);
        if (!keep) return remove(old.id);
        Statement(connection_,
                  "UPDATE found_tasks SET retired = max(?2, coalesce((SELECT max(o.retired) FROM found_tasks AS o WHERE "
                  "o.task = found_tasks.task), ?2)) WHERE id = ?1")
            .bind(1, old.id)
            .bind(2, day_)
            .run();
    }

    void remove(std::int64_t row) {
        Statement(connection_, "UPDATE task_registry SET found_id = NULL WHERE found_id = ?").bind(1, row).run();
        Statement(connection_, "DELETE FROM found_tasks WHERE id = ?").bind(1, row).run();
    }

    /// Compares what the analyzers said of two rows, not where they stand.
    const std::string& same_sql() {
        if (!same_sql_.empty()) return same_sql_;
        same_sql_ = "SELECT o.quote = n.quote";
        for (const StoredTable& table : stored_tables(connection_)) {
            if (table.name != tasks::table) continue;
            for (const StoredColumn& column : table.columns)
                for (const std::string& name : column.sql_names())
                    same_sql_ += " AND o." + identifier(name) + " IS n." + identifier(name);
        }
        return same_sql_ += " FROM found_tasks AS o, found_tasks AS n WHERE o.id = ?1 AND n.id = ?2";
    }

    bool has(const char* column) {
        if (columns_.empty())
            for (const ColumnSpec& spec : table_.spec().columns) {
                columns_.emplace_back(spec.name);
                std::replace(columns_.back().begin(), columns_.back().end(), '.', '_');
            }
        return !column || std::find(columns_.begin(), columns_.end(), column) != columns_.end();
    }

    /// Tells what people changed and the text says otherwise, and what the new reading changes.
    void compare(const OldRow& old, std::int64_t now) {
        const std::string title = title_of(now);
        for (const FoundField& one : found_fields) {
            if (!has(one.needs)) continue;
            Statement values(connection_, std::string("SELECT coalesce((SELECT ") + one.sql +
                                              " FROM found_tasks WHERE id = ?1), ''), coalesce((SELECT " + one.sql +
                                              " FROM found_tasks WHERE id = ?2), '')");
            values.bind(1, old.id).bind(2, now).step();
            const std::string before = values.text(0), text = values.text(1);
            Statement word(connection_,
                           "SELECT after, who, as_of FROM ledger_log WHERE task = ? AND field = ? AND period = '' ORDER BY "
                           "id DESC LIMIT 1");
            if (word.bind(1, old.task).bind(2, name_of(one.field)).step()) {
                if (word.text(0) != text)
                    storing_.differences->push_back({Difference::Kind::kept, old.task, title, one.field, word.text(0), text,
                                                     word.text(1), word.text(2)});
            } else if (before != text) {
                storing_.differences->push_back(
                    {Difference::Kind::changed, old.task, title, one.field, before, text, "", ""});
            }
        }
    }

    void report(Difference::Kind kind, std::int64_t task, const std::string& title) {
        storing_.differences->push_back({kind, task, title, {}, "", "", "", ""});
    }

    std::string title_of(std::int64_t row) {
        Statement title(connection_, std::string("SELECT ") + (has("title") ? "coalesce(nullif(title, ''), quote)" : "quote") +
                                         " FROM found_tasks WHERE id = ?");
        return title.bind(1, row).step() ? title.text(0) : "";
    }

    /// Grade C are directives to everybody or nobody in particular: no tasks of the ledger, unless
    /// people made one of it.
    bool followed_up(const Row& row) {
        return !has("grade") || table_.get_or(row, tasks::grade) != "C";
    }

    bool edited(std::int64_t number) {
        return Statement(connection_, "SELECT 1 FROM ledger_log WHERE task = ? LIMIT 1").bind(1, number).step();
    }

    /// The number of the task of that id; a new one where it was never seen. What newer rules find
    /// in a known document became known today.
    std::int64_t registered(const std::string& id) {
        Statement known(connection_, "SELECT number, first_seen FROM task_registry WHERE id = ?");
        known.bind(1, id);
        if (known.step()) {
            const std::int64_t number = known.integer(0);
            if (source_.fresh && to_iso(source_.first_seen) < known.text(1))
                Statement(connection_, "UPDATE task_registry SET first_seen = ? WHERE number = ?")
                    .bind(1, source_.first_seen)
                    .bind(2, number)
                    .run();
            return number;
        }
        Statement(connection_, "INSERT INTO task_registry (id, first_seen) VALUES (?, ?)")
            .bind(1, id)
            .bind(2, day_)
            .run();
        out_.fresh.insert(connection_.last_id());
        return connection_.last_id();
    }

    sqlite::Connection& connection_;
    const Document& document_;
    RowWriter& rows_;
    const FindingTable& table_;
    const TaskSource& source_;
    const Storing& storing_;
    Date day_;
    StoredTasks out_;
    std::vector<OldRow> old_;
    std::vector<QuotedSpan> before_, now_;
    std::vector<std::optional<std::int64_t>> numbers_;
    std::set<std::int64_t> continued_;
    std::string same_sql_;
    std::vector<std::string> columns_;
};

}  // namespace

StoredTasks store_tasks(sqlite::Connection& connection, const Document& document, RowWriter& rows,
                        const FindingTable& table, const TaskSource& source, const Storing& storing) {
    return TaskStore(connection, document, rows, table, source, storing).store();
}

}  // namespace jianbao::ledger
