#include "cli/findings_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

namespace jianbao::cli {

using Json = nlohmann::ordered_json;

namespace {

Json span_json(const Document& document, Span span) {
    return Json::array({document.characters_before(span.begin), document.characters_before(span.end)});
}

struct CellJson {
    const Document& document;
    ColumnType type;

    Json operator()(std::monostate) const { return type == ColumnType::text_list ? Json::array() : Json(nullptr); }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(std::int64_t number) const { return number; }
    Json operator()(double number) const { return number; }
    Json operator()(bool yes) const { return yes; }
    Json operator()(Date date) const { return to_iso(date); }
    Json operator()(Span span) const { return span_json(document, span); }
    Json operator()(const TextList& list) const { return list; }
};

bool is_empty(const Json& value) {
    if (value.is_object()) return std::all_of(value.begin(), value.end(), is_empty);
    return value.is_null() || (value.is_array() && value.empty());
}

/// A group of lists of one length is a list of objects; one object stands for itself.
Json in_rows(const Json& group) {
    const std::size_t count = group.begin()->size();
    for (const Json& member : group)
        if (!member.is_array() || member.size() != count) return group;
    Json rows = Json::array();
    for (std::size_t i = 0; i < count; ++i) {
        Json row = Json::object();
        for (const auto& [name, list] : group.items()) row[name] = list[i];
        rows.push_back(std::move(row));
    }
    return count == 1 ? rows[0] : rows;
}

/// Groups without any value become null.
void fold_groups(Json& object) {
    for (Json& member : object) {
        if (!member.is_object()) continue;
        if (is_empty(member)) {
            member = nullptr;
        } else {
            fold_groups(member);
            member = in_rows(member);
        }
    }
}

std::string article_title(const Document& document, std::uint32_t article) {
    if (article >= document.articles().size()) return document.metadata().title;
    const Article& found = document.articles()[article];
    return found.metadata.title.empty() ? std::string(document.text(found.title)) : found.metadata.title;
}

Json row_json(const Document& document, const TableSpec& table, const Row& row) {
    Json columns = Json::object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        Json* place = &columns;
        std::string_view name = table.columns[i].name;
        for (std::size_t dot; (dot = name.find('.')) != std::string_view::npos; name.remove_prefix(dot + 1))
            place = &(*place)[std::string(name.substr(0, dot))];
        (*place)[std::string(name)] = std::visit(CellJson{document, table.columns[i].type}, row.cells[i]);
    }
    fold_groups(columns);
    Json out{{"type", table.row_type},
             {"doc", document.name()},
             {"article", article_title(document, row.article)},
             {"section", document.section_title(row.section)},
             {"quote", document.text(row.evidence)},
             {"span", span_json(document, row.evidence)}};
    out.update(columns);
    return out;
}

}  // namespace

void write_findings(std::ostream& out, const Document& document, const Findings& findings) {
    for (const FindingTable& table : findings.tables())
        for (const Row& row : table.rows())
            // A file's name may be of any bytes; everything else has been checked.
            out << row_json(document, table.spec(), row).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace jianbao::cli
