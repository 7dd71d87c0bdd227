#include "worker/script_json.h"

#include "config/nearest.h"

namespace jianbao::worker {

namespace {

/// Offsets come in any order but mostly rising; the document counts from the nearest kilobyte.
Json pair_json(const Document& document, Span span) {
    return Json::array({document.characters_before(span.begin), document.characters_before(span.end)});
}

Json index_json(std::uint32_t index) { return index == no_index ? Json(nullptr) : Json(index); }
Json date_json(const std::optional<Date>& date) { return date ? Json(to_iso(*date)) : Json(nullptr); }

std::string_view name_of(ParagraphRole role) {
    constexpr std::string_view names[] = {"body",      "title",      "heading", "salutation", "addressee",
                                          "signature", "attachment", "table",   "note"};
    return names[static_cast<std::size_t>(role)];
}

struct CellJson {
    const Document& document;
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(std::int64_t number) const { return number; }
    Json operator()(double number) const { return number; }
    Json operator()(bool yes) const { return yes; }
    Json operator()(Date date) const { return to_iso(date); }
    Json operator()(Span span) const { return pair_json(document, span); }
    Json operator()(const TextList& list) const { return list; }
};

Json table_json(const Document& document, const Table& table) {
    Json cells = Json::array();
    for (const Cell& cell : table.cells)
        cells.push_back({{"row", cell.row},
                         {"column", cell.column},
                         {"row_span", cell.row_span},
                         {"column_span", cell.column_span},
                         {"span", pair_json(document, cell.text)}});
    return {{"span", pair_json(document, table.span)},
            {"rows", table.rows},
            {"columns", table.columns},
            {"header_rows", table.header_rows},
            {"cells", std::move(cells)}};
}

Json rows_json(const Document& document, const FindingTable& table) {
    Json rows = Json::array();
    for (const Row& row : table.rows()) {
        Json cells = Json::object();
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            cells[table.spec().columns[i].name] = std::visit(CellJson{document}, row.cells[i]);
        rows.push_back({{"span", pair_json(document, row.evidence)},
                        {"article", row.article},
                        {"section", index_json(row.section)},
                        {"cells", std::move(cells)}});
    }
    return rows;
}

[[noreturn]] void wrong_type(const ColumnSpec& column, const Json& value) {
    throw std::runtime_error(std::string("column `") + column.name + "` takes a value of type " +
                             std::string(name_of(column.type)) + ", not " +
                             value.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 60));
}

Value value_of(const Json& value, const ColumnSpec& column, const Characters& characters) {
    if (value.is_null()) return {};
    switch (column.type) {
        case ColumnType::text:
            if (value.is_string()) return value.get<std::string>();
            break;
        case ColumnType::integer:
            if (value.is_number_integer()) return value.get<std::int64_t>();
            break;
        case ColumnType::number:
            if (value.is_number()) return value.get<double>();
            break;
        case ColumnType::boolean:
            if (value.is_boolean()) return value.get<bool>();
            break;
        case ColumnType::date:
            if (value.is_string())
                if (const auto date = parse_iso(value.get<std::string>())) return *date;
            break;
        case ColumnType::span:
            return characters.span(value);
        case ColumnType::text_list:
            if (value.is_array() &&
                std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_string(); }))
                return value.get<TextList>();
            break;
    }
    wrong_type(column, value);
}

std::uint32_t index_at(const Json& row, const char* key, std::uint32_t otherwise) {
    const auto found = row.find(key);
    if (found == row.end() || found->is_null()) return otherwise;
    if (!found->is_number_unsigned() || found->get<std::uint64_t>() >= no_index)
        throw std::runtime_error(std::string("`") + key + "` is no position: " + found->dump().substr(0, 60));
    return found->get<std::uint32_t>();
}

FindingTable& table_of(const Json& row, Findings& found) {
    const auto named = row.find("table");
    if (named == row.end() && found.tables().size() == 1) return found.tables()[0];
    if (named == row.end() || !named->is_string())
        throw std::runtime_error("a row names its `table`, because there are several");
    const std::string name = named->get<std::string>();
    if (FindingTable* table = found.find(name)) return *table;
    std::vector<std::string> names;
    for (const FindingTable& table : found.tables()) names.emplace_back(table.spec().name);
    const std::string near = config::nearest(name, names);
    throw std::runtime_error("there is no table `" + name + "` in its manifest" +
                             (near.empty() ? "" : "; did it mean `" + near + "`?"));
}

}  // namespace

Json document_json(const Document& document, const Findings& findings, Date as_of) {
    const auto span = [&](Span one) { return pair_json(document, one); };
    const Metadata& metadata = document.metadata();
    Json articles = Json::array(), sections = Json::array(), paragraphs = Json::array(), sentences = Json::array(),
         tables = Json::array(), needs = Json::object();
    for (const Article& one : document.articles())
        articles.push_back(
            {{"span", span(one.span)}, {"title", one.metadata.title}, {"date", date_json(one.metadata.date)}});
    for (const Section& one : document.sections())
        sections.push_back({{"span", span(one.span)},
                            {"heading", span(one.heading)},
                            {"level", one.level},
                            {"parent", index_json(one.parent)}});
    for (const Paragraph& one : document.paragraphs())
        paragraphs.push_back(
            {{"span", span(one.span)}, {"role", name_of(one.role)}, {"section", index_json(one.section)}});
    for (const Sentence& one : document.sentences())
        sentences.push_back(
            {{"span", span(one.span)}, {"paragraph", one.paragraph}, {"section", index_json(one.section)}});
    for (const Table& one : document.tables()) tables.push_back(table_json(document, one));
    for (const FindingTable& one : findings.tables()) needs[one.spec().name] = rows_json(document, one);
    return {{"type", "document"},
            {"name", document.name()},
            {"path", document.path()},
            {"as_of", to_iso(as_of)},
            {"title", metadata.title},
            {"issuer", metadata.issuer},
            {"number", metadata.number},
            {"kind", name_of(metadata.kind)},
            {"date", date_json(document.reference_date(0))},
            {"text", document.text()},
            {"articles", std::move(articles)},
            {"sections", std::move(sections)},
            {"paragraphs", std::move(paragraphs)},
            {"sentences", std::move(sentences)},
            {"tables", std::move(tables)},
            {"findings", std::move(needs)}};
}

Characters::Characters(const std::string& text) {
    bytes_.reserve(text.size() / 2);
    for (std::uint32_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) bytes_.push_back(i);
    bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

Span Characters::span(const Json& pair) const {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_integer() || !pair[1].is_number_integer())
        throw std::runtime_error("a span is [begin, end] in characters, not " +
                                 pair.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 60));
    const auto begin = pair[0].get<std::int64_t>(), end = pair[1].get<std::int64_t>();
    if (begin < 0 || end < begin || static_cast<std::uint64_t>(end) >= bytes_.size())
        throw std::runtime_error("the span " + pair.dump() + " lies outside the text, which has " +
                                 std::to_string(bytes_.size() - 1) + " characters");
    return {bytes_[static_cast<std::size_t>(begin)], bytes_[static_cast<std::size_t>(end)]};
}

void add_row(const Json& row, const Document& document, const Characters& characters, Findings& found) {
    FindingTable& table = table_of(row, found);
    const auto place = row.find("span");
    if (place == row.end()) throw std::runtime_error("a row has a `span`: the text it was found in");
    const Span evidence = characters.span(*place);
    const std::uint32_t sentence = document.sentence_at(evidence.begin);
    const bool inside = sentence != no_index;
    Row& made = table.add(evidence, index_at(row, "article", inside ? document.sentences()[sentence].article : 0),
                          index_at(row, "section", inside ? document.sentences()[sentence].section : no_index));
    const auto cells = row.find("cells");
    if (cells == row.end()) return;
    if (!cells->is_object()) throw std::runtime_error("`cells` is an object: a value for each column");
    const auto columns = table.spec().columns;
    for (const auto& [name, value] : cells->items()) {
        const auto column =
            std::find_if(columns.begin(), columns.end(), [&](const ColumnSpec& one) { return name == one.name; });
        if (column == columns.end()) {
            std::vector<std::string> names;
            for (const ColumnSpec& one : columns) names.emplace_back(one.name);
            const std::string near = config::nearest(name, names);
            throw std::runtime_error("table `" + std::string(table.spec().name) + "` has no column `" + name + "`" +
                                     (near.empty() ? "" : "; did it mean `" + near + "`?"));
        }
        made.cells[static_cast<std::size_t>(column - columns.begin())] = value_of(value, *column, characters);
    }
}

}  // namespace jianbao::worker
