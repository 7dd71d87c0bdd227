#include "ledger/store.h"

#include <optional>
#include <set>

#include "jianbao/standard_tables.h"
#include "ledger/derived.h"
#include "ledger/identity.h"
#include "ledger/links.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/store_tasks.h"

namespace jianbao::ledger {

namespace {

using sqlite::identifier;
using sqlite::Statement;

class Store {
public:
    Store(sqlite::Connection& connection, const Document& document, const Storing& storing)
        : connection_(connection), document_(document), storing_(storing), as_of_(storing.as_of) {}

    Stored add(const Findings& findings) {
        Added added = Added::fresh;
        Statement known(connection_, "SELECT id, first_seen, analysis FROM ledger_documents WHERE hash = ?");
        known.bind(1, document_.id());
        if (known.step()) {
            document_id_ = known.integer(0);
            first_seen_ = parse_iso(known.text(1)).value_or(as_of_);
            if (as_of_ < first_seen_) see_earlier();
            if (known.text(2) == storing_.analysis && !storing_.differences)
                return {Added::unchanged, derive(connection_, tasks_of_ledger(), earlier_)};
            added = Added::again;
            known.reset();
        } else {
            first_seen_ = as_of_;
        }
        store_document();
        store_articles();
        if (added == Added::fresh) find_original();
        store_keys();
        RowWriter rows(connection_, document_, document_id_, article_ids_);
        StoredTasks stored;
        for (const FindingTable& table : findings.tables()) {
            if (table.spec().name == std::string_view(tasks::table)) {
                stored = store_tasks(connection_, document_, rows, table,
                                     {document_id_, copy_of_, first_seen_, added == Added::fresh}, storing_);
            } else {
                remove_rows(table);
                rows.insert(table);
            }
            if (table.spec().name == std::string_view(parties::table)) learn_units(table);
            if (table.spec().name == std::string_view(revisions::table)) store_references(table);
        }
        stored.touched.insert(earlier_.begin(), earlier_.end());
        const bool new_frequency = derive(connection_, tasks_of_ledger(), stored.touched);
        propose_links(connection_, stored.fresh, document_id_, as_of_);
        return {added, new_frequency};
    }

private:
    void see_earlier() {
        Statement(connection_, "UPDATE ledger_documents SET first_seen = ? WHERE id = ?")
            .bind(1, as_of_)
            .bind(2, document_id_)
            .run();
        Statement later(connection_,
                        "SELECT number FROM task_registry WHERE first_seen > ?1 AND number IN (SELECT task FROM found_tasks "
                        "WHERE document_id = ?2)");
        for (later.bind(1, as_of_).bind(2, document_id_); later.step();) earlier_.insert(later.integer(0));
        Statement(connection_,
                  "UPDATE task_registry SET first_seen = ?1 WHERE first_seen > ?1 AND number IN (SELECT task FROM "
                  "found_tasks WHERE document_id = ?2)")
            .bind(1, as_of_)
            .bind(2, document_id_)
            .run();
        first_seen_ = as_of_;
    }

    /// The row of the document. Of a known one newer rules may read another head; name, path and the day it became known stay.
    void store_document() {
        const Metadata& metadata = document_.metadata();
        Statement upsert(connection_,
                         "INSERT INTO ledger_documents (title, issuer, number, speaker, kind, kind_title, date, characters, "
                         "analysis, hash, name, path, first_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
                         "(hash) DO UPDATE SET title = excluded.title, issuer = excluded.issuer, number = excluded.number, "
                         "speaker = excluded.speaker, kind = excluded.kind, kind_title = excluded.kind_title, date = "
                         "excluded.date, characters = excluded.characters, analysis = excluded.analysis RETURNING id, copy_of");
        upsert.bind(1, metadata.title.empty() ? document_.name() : metadata.title);
        bind_head(upsert, 2, metadata);
        upsert.bind(8, characters(static_cast<std::uint32_t>(document_.text().size())))
            .bind(9, storing_.analysis)
            .bind(10, document_.id())
            .bind(11, document_.name())
            .bind(12, document_.path())
            .bind(13, as_of_);
        while (upsert.step()) {
            document_id_ = upsert.integer(0);
            if (!upsert.is_null(1)) copy_of_ = upsert.integer(1);
        }
    }

    /// Six values from that place on.
    static void bind_head(Statement& statement, int place, const Metadata& metadata) {
        statement.bind(place, metadata.issuer)
            .bind(place + 1, metadata.number)
            .bind(place + 2, metadata.speaker)
            .bind(place + 3, name_of(metadata.kind))
            .bind(place + 4, chinese_name(metadata.kind))
            .bind(place + 5, metadata.date);
    }

    void store_articles() {
        Statement upsert(connection_,
                         "INSERT INTO ledger_articles (document_id, position, title, issuer, number, speaker, kind, "
                         "kind_title, date, span_begin, span_end, identity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
                         "CONFLICT (document_id, position) DO UPDATE SET title = excluded.title, issuer = "
                         "excluded.issuer, number = excluded.number, speaker = excluded.speaker, kind = "
                         "excluded.kind, kind_title = excluded.kind_title, date = excluded.date, span_begin = "
                         "excluded.span_begin, span_end = excluded.span_end, identity = excluded.identity RETURNING id");
        const auto articles = document_.articles();
        for (std::size_t i = 0; i < articles.size(); ++i) {
            const Metadata& own = articles[i].metadata;
            const std::string title = own.title.empty() ? std::string(document_.text(articles[i].title)) : own.title;
            upsert.bind(1, document_id_).bind(2, static_cast<std::int64_t>(i)).bind(3, title);
            bind_head(upsert, 4, own);
            upsert.bind(10, characters(articles[i].span.begin))
                .bind(11, characters(articles[i].span.end))
                .bind(12, article_identity(document_, static_cast<std::uint32_t>(i)));
            while (upsert.step()) article_ids_.push_back(upsert.integer(0));
            upsert.reset();
        }
        Statement(connection_, "DELETE FROM ledger_articles WHERE document_id = ? AND position >= ?")
            .bind(1, document_id_)
            .bind(2, static_cast<std::int64_t>(articles.size()))
            .run();
    }

    /// Another file of the same text: every article is known from one earlier document, by title and
    /// by number or date, and about as long. A title alone is not enough: minutes of every month
    /// have the same. Web pages and printed pages may show another title, so that a number and date in
    /// common do as well.
    void find_original() {
        Statement candidates(connection_,
                             "SELECT a.document_id FROM ledger_articles AS a WHERE a.document_id < ?1 AND (SELECT "
                             "copy_of FROM ledger_documents WHERE id = a.document_id) IS NULL AND a.identity IN (SELECT "
                             "identity FROM ledger_articles WHERE document_id = ?1 AND identity NOT LIKE '%||') GROUP BY "
                             "a.document_id ORDER BY a.document_id");
        Statement common(connection_,
                         "SELECT count(*) FROM ledger_articles AS n WHERE n.document_id = ?1 AND EXISTS (SELECT 1 FROM "
                         "ledger_articles AS o WHERE o.document_id = ?2 AND o.identity = n.identity AND "
                         "abs((o.span_end - o.span_begin) - (n.span_end - n.span_begin)) * 10 <= o.span_end - o.span_begin)");
        for (candidates.bind(1, document_id_); candidates.step();) {
            common.bind(1, document_id_).bind(2, candidates.integer(0)).step();
            const bool all = common.integer(0) == static_cast<std::int64_t>(article_ids_.size());
            common.reset();
            if (all) return copy_of(candidates.integer(0));
        }
        if (document_.metadata().number.empty()) return;
        Statement numbered(connection_,
                           "SELECT o.id FROM ledger_documents AS n JOIN ledger_documents AS o ON o.date = n.date AND o.id < n.id "
                           "WHERE n.id = ?1 AND o.number = n.number AND o.copy_of IS NULL AND abs(o.characters - n.characters) "
                           "* 10 <= o.characters ORDER BY o.id LIMIT 1");
        if (numbered.bind(1, document_id_).step()) copy_of(numbered.integer(0));
    }

    void copy_of(std::int64_t original) {
        copy_of_ = original;
        Statement(connection_, "UPDATE ledger_documents SET copy_of = ? WHERE id = ?")
            .bind(1, original)
            .bind(2, document_id_)
            .run();
    }

    /// Names other documents call this one by.
    void store_keys() {
        Statement(connection_, "DELETE FROM document_keys WHERE document_id = ?").bind(1, document_id_).run();
        Statement insert(connection_, "INSERT OR IGNORE INTO document_keys VALUES (?, ?)");
        const auto add = [&](const Metadata& metadata) {
            for (const std::string& key : document_keys(metadata.title, metadata.number))
                insert.bind(1, key).bind(2, document_id_).run();
        };
        add(document_.metadata());
        for (const Article& article : document_.articles()) add(article.metadata);
    }

    void remove_rows(const FindingTable& table) {
        Statement(connection_,
                  "DELETE FROM " + identifier("found_" + std::string(table.spec().name)) + " WHERE document_id = ?")
            .bind(1, document_id_)
            .run();
    }

    /// The documents this one says it changes, by the names they go by.
    void store_references(const FindingTable& table) {
        Statement(connection_, "DELETE FROM ledger_references WHERE document_id = ?").bind(1, document_id_).run();
        Statement insert(connection_, "INSERT OR IGNORE INTO ledger_references VALUES (?, ?, ?, ?)");
        for (const Row& row : table.rows())
            for (const std::string& key : document_keys(table.get_or(row, revisions::title), table.get_or(row, revisions::number)))
                insert.bind(1, document_id_)
                    .bind(2, key)
                    .bind(3, table.get_or(row, revisions::kind))
                    .bind(4, document_.text(row.evidence))
                    .run();
    }

    void learn_units(const FindingTable& table) {
        Statement learn(connection_,
                        "INSERT INTO unit_names VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET unit = "
                        "excluded.unit, kind = excluded.kind");
        for (const Row& row : table.rows()) {
            const std::string name = table.get_or(row, parties::name);
            const std::string canonical = table.get_or(row, parties::canonical);
            if (name.empty()) continue;
            learn.bind(1, name).bind(2, canonical.empty() ? name : canonical).bind(3, table.get_or(row, parties::kind));
            learn.run();
        }
    }

    std::int64_t characters(std::uint32_t offset) const {
        return static_cast<std::int64_t>(document_.characters_before(offset));
    }

    StoredTable tasks_of_ledger() { return task_table(stored_tables(connection_)); }

    sqlite::Connection& connection_;
    const Document& document_;
    const Storing& storing_;
    Date as_of_;
    Date first_seen_{};
    std::int64_t document_id_ = 0;
    std::optional<std::int64_t> copy_of_;
    std::vector<std::int64_t> article_ids_;
    std::set<std::int64_t> earlier_;  ///< tasks that turned out to be known before
};

}  // namespace

Stored store(sqlite::Connection& connection, const Document& document, const Findings& findings,
             const Storing& storing) {
    return Store(connection, document, storing).add(findings);
}

}  // namespace jianbao::ledger
