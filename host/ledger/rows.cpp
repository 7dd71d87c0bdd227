#include "ledger/rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "ledger/error.h"
#include "ledger/schema.h"

namespace jianbao::ledger {

using sqlite::identifier;
using sqlite::Statement;

namespace {

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

}  // namespace

RowWriter::RowWriter(sqlite::Connection& connection, const Document& document, std::int64_t document_id,
                     std::vector<std::int64_t> article_ids)
    : connection_(connection), document_(document), document_id_(document_id), article_ids_(std::move(article_ids)) {}

std::vector<std::int64_t> RowWriter::insert(const FindingTable& table) {
    return insert_rows(table, nullptr, std::nullopt);
}

std::vector<std::int64_t> RowWriter::insert(const FindingTable& table,
                                            const std::vector<std::optional<std::int64_t>>& numbers, Date since) {
    return insert_rows(table, &numbers, since);
}

std::vector<std::int64_t> RowWriter::insert_rows(const FindingTable& table,
                                                 const std::vector<std::optional<std::int64_t>>* numbers,
                                                 std::optional<Date> since) {
    std::string names = "document_id, article_id, position, section, quote, span_begin, span_end, page, paragraph";
    std::string places = "?, ?, ?, ?, ?, ?, ?, ?, ?";
    const auto column = [&](const std::string& name) {
        names += ", " + identifier(name);
        places += ", ?";
    };
    if (numbers) {
        column("task");
        column("since");
    }
    std::vector<StoredColumn> columns;
    for (const ColumnSpec& spec : table.spec().columns) {
        std::string name = spec.name;
        std::replace(name.begin(), name.end(), '.', '_');
        columns.push_back({name, spec.type, ""});
        for (const std::string& part : columns.back().sql_names()) column(part);
    }
    Statement insert(connection_, "INSERT INTO " + identifier("found_" + std::string(table.spec().name)) + " (" +
                                      names + ") VALUES (" + places + ")");
    std::vector<std::int64_t> ids;
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
        if (numbers) {
            insert.bind(++place, (*numbers)[i]);
            insert.bind(++place, since);
        }
        for (std::size_t c = 0; c < columns.size(); ++c) bind_value(insert, place, row.cells[c], columns[c].type);
        insert.run();
        ids.push_back(connection_.last_id());
    }
    return ids;
}

void RowWriter::check(const FindingTable& table, const Row& row) const {
    const std::string what = "the analyzer of the table '" + std::string(table.spec().name) + "' gave ";
    if (row.evidence.empty() || row.evidence.end > document_.text().size())
        throw LedgerError(what + "a row without evidence in '" + document_.name() +
                          "'; its findings can't be stored");
    for (std::size_t i = 0; i < table.spec().columns.size(); ++i)
        if (i >= row.cells.size() || !fits(row.cells[i], table.spec().columns[i].type))
            throw LedgerError(what + "a value of another type than declared in its column '" +
                              table.spec().columns[i].name + "'; its findings can't be stored");
}

void RowWriter::bind_value(Statement& insert, int& place, const Value& value, ColumnType type) const {
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

}  // namespace jianbao::ledger
