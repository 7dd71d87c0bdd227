// Findings on the wire.
#include "worker/wire.h"

namespace jianbao::worker {

namespace {

struct CellEncoder {
    Encoder& out;
    void operator()(std::monostate) const {}
    void operator()(const std::string& text) const { out.text(text); }
    void operator()(std::int64_t number) const { out.number(number); }
    void operator()(double number) const { out.number(number); }
    void operator()(bool yes) const { out.number<std::uint8_t>(yes); }
    void operator()(Date date) const { out.date(date); }
    void operator()(Span span) const { out.span(span); }
    void operator()(const TextList& list) const {
        out.size(list.size());
        for (const std::string& text : list) out.text(text);
    }
};

Value decode_value(Decoder& in) {
    switch (in.number<std::uint8_t>()) {
        case 0:
            return {};
        case 1:
            return in.copied();
        case 2:
            return in.number<std::int64_t>();
        case 3:
            return in.number<double>();
        case 4:
            return in.boolean();
        case 5:
            return in.date();
        case 6:
            return in.span();
        case 7: {
            TextList list(in.size());
            for (std::string& text : list) text = in.copied();
            return list;
        }
        default:
            throw Garbled("a cell of an unknown kind");
    }
}

void encode(Encoder& out, const Row& row) {
    out.span(row.evidence);
    out.number(row.article);
    out.number(row.section);
    out.size(row.cells.size());
    for (const Value& cell : row.cells) {
        out.number(static_cast<std::uint8_t>(cell.index()));
        std::visit(CellEncoder{out}, cell);
    }
}

Row decode_row(Decoder& in) {
    Row row;
    row.evidence = in.span();
    row.article = in.number<std::uint32_t>();
    row.section = in.number<std::uint32_t>();
    row.cells.resize(in.size());
    for (Value& cell : row.cells) cell = decode_value(in);
    return row;
}

/// The specification that came, only valid while `texts` is.
TableSpec decode_spec(Decoder& in, std::deque<std::string>& texts, std::vector<ColumnSpec>& columns) {
    const auto text = [&] { return texts.emplace_back(in.copied()).c_str(); };
    TableSpec spec{};
    spec.name = text();
    spec.row_type = text();
    spec.title = text();
    columns.resize(in.size());
    for (ColumnSpec& column : columns) {
        column.name = text();
        column.type = in.choice(ColumnType::text_list);
        column.title = text();
        column.help = "";
    }
    spec.help = "";
    spec.columns = columns;
    return spec;
}

void decode_table_rows(Decoder& in, FindingTable* table) {
    for (std::size_t count = in.size(); count > 0; --count) {
        Row row = decode_row(in);
        if (table) table->rows().push_back(std::move(row));
    }
}

}  // namespace

const char* TableSpecs::keep(Kept& kept, const char* text) { return kept.texts.emplace_back(text).c_str(); }

const TableSpec& TableSpecs::intern(const TableSpec& spec) {
    for (const Kept& kept : kept_)
        if (std::string_view(kept.spec.name) == spec.name) return kept.spec;
    Kept& kept = kept_.emplace_back();
    for (const ColumnSpec& column : spec.columns)
        kept.columns.push_back({keep(kept, column.name), column.type, keep(kept, column.title), ""});
    kept.spec = {keep(kept, spec.name), keep(kept, spec.row_type), keep(kept, spec.title), "", kept.columns};
    return kept.spec;
}

void encode(Encoder& out, std::span<const FindingTable> tables) {
    out.size(tables.size());
    for (const FindingTable& table : tables) {
        const TableSpec& spec = table.spec();
        out.text(spec.name);
        out.text(spec.row_type);
        out.text(spec.title);
        out.size(spec.columns.size());
        for (const ColumnSpec& column : spec.columns) {
            out.text(column.name);
            encode_choice(out, column.type);
            out.text(column.title);
        }
        out.size(table.rows().size());
        for (const Row& row : table.rows()) encode(out, row);
    }
}

Findings decode_findings(Decoder& in, TableSpecs& specs) {
    Findings findings;
    for (std::size_t count = in.size(); count > 0; --count) {
        std::deque<std::string> texts;
        std::vector<ColumnSpec> columns;
        decode_table_rows(in, &findings.add(specs.intern(decode_spec(in, texts, columns))));
    }
    return findings;
}

void decode_rows(Decoder& in, Findings& into) {
    std::string strange;
    for (std::size_t count = in.size(); count > 0; --count) {
        std::deque<std::string> texts;
        std::vector<ColumnSpec> columns;
        const TableSpec spec = decode_spec(in, texts, columns);
        FindingTable* table = into.find(spec.name);
        if (!table) strange = spec.name;
        decode_table_rows(in, table);
    }
    if (!strange.empty()) throw std::runtime_error("table " + strange + " is not in its manifest");
}

}  // namespace jianbao::worker
