#include "ledger/store.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "jianbao/standard_tables.h"
#include "ledger/identity.h"
#include "ledger/schema.h"

namespace jianbao::ledger {

namespace {

using sqlite::identifier;
using sqlite::Statement;

std::string joined(const TextList& list) {
    std::string out;
    for (const std::string& item : list) {
        if (!out.empty()) out += "、";
        out += item;
    }
    return out;
}

std::string json_list(const TextList& list) {
    return nlohmann::json(list).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

class Store {
public:
    Store(sqlite::Connection& connection, const Document& document, Date as_of)
        : connection_(connection), document_(document), as_of_(as_of) {}

    Added add(const Findings& findings, std::string_view analysis) {
        Added added = Added::fresh;
        Statement known(connection_, "SELECT id, first_seen, analysis FROM ledger_documents WHERE hash = ?");
        known.bind(1, document_.id());
        if (known.step()) {
            document_id_ = known.integer(0);
            first_seen_ = parse_iso(known.text(1)).value_or(as_of_);
            if (as_of_ < first_seen_) see_earlier();
            if (known.text(2) == analysis) return Added::unchanged;
            added = Added::again;
        } else {
            first_seen_ = as_of_;
            insert_document();
        }
        Statement(connection_, "UPDATE ledger_documents SET analysis = ? WHERE id = ?")
            .bind(1, analysis)
            .bind(2, document_id_)
            .run();
        store_articles();
        for (const FindingTable& table : findings.tables()) {
            if (table.spec().name == std::string_view(tasks::table))
                store_tasks(table);
            else {
                remove_rows(table);
                insert_rows(table, {});
            }
            if (table.spec().name == std::string_view(parties::table)) learn_units(table);
        }
        return added;
    }

private:
    void see_earlier() {
        Statement(connection_, "UPDATE ledger_documents SET first_seen = ? WHERE id = ?")
            .bind(1, as_of_)
            .bind(2, document_id_)
            .run();
        Statement(connection_,
                  "UPDATE task_registry SET first_seen = ?1 WHERE first_seen > ?1 AND number IN (SELECT task FROM "
                  "found_tasks WHERE document_id = ?2)")
            .bind(1, as_of_)
            .bind(2, document_id_)
            .run();
        first_seen_ = as_of_;
    }

    void insert_document() {
        const Metadata& metadata = document_.metadata();
        Statement(connection_,
                  "INSERT INTO ledger_documents (hash, name, path, title, issuer, number, speaker, kind, kind_title, "
                  "date, characters, first_seen, analysis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')")
            .bind(1, document_.id())
            .bind(2, document_.name())
            .bind(3, document_.path())
            .bind(4, metadata.title.empty() ? document_.name() : metadata.title)
            .bind(5, metadata.issuer)
            .bind(6, metadata.number)
            .bind(7, metadata.speaker)
            .bind(8, name_of(metadata.kind))
            .bind(9, chinese_name(metadata.kind))
            .bind(10, metadata.date)
            .bind(11, characters(static_cast<std::uint32_t>(document_.text().size())))
            .bind(12, as_of_)
            .run();
        document_id_ = connection_.last_id();
    }

    void store_articles() {
        Statement upsert(connection_,
                         "INSERT INTO ledger_articles (document_id, position, title, issuer, number, speaker, kind, "
                         "kind_title, date, span_begin, span_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
                         "CONFLICT (document_id, position) DO UPDATE SET title = excluded.title, issuer = "
                         "excluded.issuer, number = excluded.number, speaker = excluded.speaker, kind = "
                         "excluded.kind, kind_title = excluded.kind_title, date = excluded.date, span_begin = "
                         "excluded.span_begin, span_end = excluded.span_end RETURNING id");
        const auto articles = document_.articles();
        for (std::size_t i = 0; i < articles.size(); ++i) {
            const Metadata& own = articles[i].metadata;
            const std::string title = own.title.empty() ? std::string(document_.text(articles[i].title)) : own.title;
            upsert.bind(1, document_id_)
                .bind(2, static_cast<std::int64_t>(i))
                .bind(3, title)
                .bind(4, own.issuer)
                .bind(5, own.number)
                .bind(6, own.speaker)
                .bind(7, name_of(own.kind))
                .bind(8, chinese_name(own.kind))
                .bind(9, own.date)
                .bind(10, characters(articles[i].span.begin))
                .bind(11, characters(articles[i].span.end));
            while (upsert.step()) article_ids_.push_back(upsert.integer(0));
            upsert.reset();
        }
        Statement(connection_, "DELETE FROM ledger_articles WHERE document_id = ? AND position >= ?")
            .bind(1, document_id_)
            .bind(2, static_cast<std::int64_t>(articles.size()))
            .run();
    }

    void remove_rows(const FindingTable& table) {
        Statement(connection_,
                  "DELETE FROM " + identifier("found_" + std::string(table.spec().name)) + " WHERE document_id = ?")
            .bind(1, document_id_)
            .run();
    }

    /// `numbers` holds the task of each row, for the table of the tasks.
    void insert_rows(const FindingTable& table, const std::vector<std::optional<std::int64_t>>& numbers) {
        std::string names = "document_id, article_id, position, section, quote, span_begin, span_end, page, paragraph";
        std::string places = "?, ?, ?, ?, ?, ?, ?, ?, ?";
        const auto column = [&](const std::string& name) {
            names += ", " + identifier(name);
            places += ", ?";
        };
        if (!numbers.empty()) column("task");
        std::vector<StoredColumn> columns;
        for (const ColumnSpec& spec : table.spec().columns) {
            std::string name = spec.name;
            std::replace(name.begin(), name.end(), '.', '_');
            columns.push_back({name, spec.type, ""});
            for (const std::string& part : columns.back().sql_names()) column(part);
        }
        Statement insert(connection_, "INSERT INTO " + identifier("found_" + std::string(table.spec().name)) + " (" +
                                          names + ") VALUES (" + places + ")");
        for (std::size_t i = 0; i < table.rows().size(); ++i) {
            const Row& row = table.rows()[i];
            check(table, row);
            const Origin origin = document_.origin(row.evidence.begin);
            int place = 0;
            insert.bind(++place, document_id_);
            if (row.article < article_ids_.size())
                insert.bind(++place, article_ids_[row.article]);
            else
                insert.bind_null(++place);
            insert.bind(++place, static_cast<std::int64_t>(i));
            insert.bind(++place, document_.section_title(row.section));
            insert.bind(++place, document_.text(row.evidence));
            insert.bind(++place, characters(row.evidence.begin));
            insert.bind(++place, characters(row.evidence.end));
            for (const std::uint32_t value : {origin.page, origin.paragraph})
                value ? insert.bind(++place, static_cast<std::int64_t>(value)) : insert.bind_null(++place);
            if (!numbers.empty()) insert.bind(++place, numbers[i]);
            for (std::size_t c = 0; c < columns.size(); ++c) bind_value(insert, place, row.cells[c], columns[c].type);
            insert.run();
        }
    }

    void check(const FindingTable& table, const Row& row) const {
        const std::string what = "the analyzer of the table '" + std::string(table.spec().name) + "' gave ";
        if (row.evidence.empty() || row.evidence.end > document_.text().size())
            throw LedgerError(what + "a row without evidence in '" + document_.name() +
                              "'; its findings can't be stored");
        for (std::size_t i = 0; i < table.spec().columns.size(); ++i)
            if (i >= row.cells.size() || !fits(row.cells[i], table.spec().columns[i].type))
                throw LedgerError(what + "a value of another type than declared in its column '" +
                                  table.spec().columns[i].name + "'; its findings can't be stored");
    }

    void bind_value(Statement& insert, int& place, const Value& value, ColumnType type) const {
        if (type == ColumnType::span) {
            const Span* span = std::get_if<Span>(&value);
            for (const auto end : {&Span::begin, &Span::end})
                span ? insert.bind(++place, characters(span->*end)) : insert.bind_null(++place);
        } else if (type == ColumnType::text_list) {
            const TextList* list = std::get_if<TextList>(&value);
            insert.bind(++place, list ? joined(*list) : std::string());
            insert.bind(++place, list ? json_list(*list) : std::string("[]"));
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            insert.bind(++place, std::string_view(*text));
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            insert.bind(++place, *whole);
        } else if (const auto* number = std::get_if<double>(&value)) {
            insert.bind(++place, *number);
        } else if (const auto* flag = std::get_if<bool>(&value)) {
            insert.bind(++place, std::int64_t{*flag});
        } else if (const auto* date = std::get_if<Date>(&value)) {
            insert.bind(++place, *date);
        } else {
            insert.bind_null(++place);
        }
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

    void store_tasks(const FindingTable& table) {
        std::vector<std::int64_t> old_numbers;
        std::vector<QuotedSpan> before, now;
        Statement old(connection_,
                      "SELECT task, quote, span_begin, span_end FROM found_tasks WHERE document_id = ? AND task IS NOT "
                      "NULL ORDER BY retired IS NOT NULL, position");
        for (old.bind(1, document_id_); old.step();) {
            old_numbers.push_back(old.integer(0));
            before.push_back(
                {normalize_quote(old.text(1)),
                 {static_cast<std::uint32_t>(old.integer(2)), static_cast<std::uint32_t>(old.integer(3))}});
        }
        for (const Row& row : table.rows()) {
            check(table, row);
            now.push_back({normalize_quote(document_.text(row.evidence)),
                           {static_cast<std::uint32_t>(characters(row.evidence.begin)),
                            static_cast<std::uint32_t>(characters(row.evidence.end))}});
        }

        std::vector<std::optional<std::int64_t>> numbers(now.size());
        std::set<std::int64_t> affected(old_numbers.begin(), old_numbers.end()), continued;
        const auto match = match_rows(before, now);
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (!match[i]) continue;
            const std::int64_t number = old_numbers[*match[i]];
            if (!followed_up(table, table.rows()[i]) && !edited(number)) continue;
            numbers[i] = number;
            continued.insert(number);
        }
        std::map<std::pair<std::string, std::string>, unsigned> occurrences;
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (!followed_up(table, table.rows()[i])) continue;
            const std::string article = article_identity(document_, table.rows()[i].article);
            unsigned& occurrence = occurrences[{article, now[i].normalized}];
            ++occurrence;
            if (numbers[i]) continue;
            // Numbers another row of this document continues are taken.
            do numbers[i] = registered(task_id(article, now[i].normalized, occurrence));
            while (continued.contains(*numbers[i]) && ++occurrence);
            continued.insert(*numbers[i]);
        }
        affected.insert(continued.begin(), continued.end());

        // What people edited keeps the last row that was found for it.
        Statement retire(connection_,
                         "UPDATE found_tasks SET retired = coalesce(retired, ?) WHERE document_id = ? AND task = ?");
        for (const std::int64_t number : old_numbers)
            if (!continued.contains(number) && edited(number))
                retire.bind(1, as_of_).bind(2, document_id_).bind(3, number).run();
        Statement(connection_, "DELETE FROM found_tasks WHERE document_id = ? AND retired IS NULL")
            .bind(1, document_id_)
            .run();
        Statement remove(connection_, "DELETE FROM found_tasks WHERE document_id = ? AND task = ?");
        for (const std::int64_t number : continued) remove.bind(1, document_id_).bind(2, number).run();
        insert_rows(table, numbers);

        Statement relink(connection_,
                         "UPDATE task_registry SET found_id = (SELECT id FROM found_tasks WHERE task = ?1 ORDER BY "
                         "retired IS NOT NULL, document_id, id LIMIT 1) WHERE number = ?1");
        for (const std::int64_t number : affected) relink.bind(1, number).run();
    }

    /// Grade C are directives to everybody or nobody in particular: no tasks of the ledger, unless
    /// people made one of it.
    static bool followed_up(const FindingTable& table, const Row& row) {
        for (std::size_t i = 0; i < table.spec().columns.size(); ++i)
            if (table.spec().columns[i].name == std::string_view(tasks::grade.name))
                return table.get_or(row, tasks::grade) != "C";
        return true;
    }

    bool edited(std::int64_t number) {
        return Statement(connection_, "SELECT 1 FROM ledger_log WHERE task = ?").bind(1, number).step();
    }

    /// The number of the task of that id; a new one where it was never seen.
    std::int64_t registered(const std::string& id) {
        Statement known(connection_, "SELECT number, first_seen FROM task_registry WHERE id = ?");
        known.bind(1, id);
        if (known.step()) {
            const std::int64_t number = known.integer(0);
            if (to_iso(first_seen_) < known.text(1))
                Statement(connection_, "UPDATE task_registry SET first_seen = ? WHERE number = ?")
                    .bind(1, first_seen_)
                    .bind(2, number)
                    .run();
            return number;
        }
        Statement(connection_, "INSERT INTO task_registry (id, first_seen) VALUES (?, ?)")
            .bind(1, id)
            .bind(2, first_seen_)
            .run();
        return connection_.last_id();
    }

    std::int64_t characters(std::uint32_t offset) const {
        return static_cast<std::int64_t>(document_.characters_before(offset));
    }

    sqlite::Connection& connection_;
    const Document& document_;
    Date as_of_;
    Date first_seen_{};
    std::int64_t document_id_ = 0;
    std::vector<std::int64_t> article_ids_;
};

}  // namespace

Added store(sqlite::Connection& connection, const Document& document, const Findings& findings, Date as_of,
            std::string_view analysis) {
    return Store(connection, document, as_of).add(findings, analysis);
}

}  // namespace jianbao::ledger
