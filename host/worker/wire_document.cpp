// Documents on the wire, as analyzers see them and as readers give them.
#include "worker/wire.h"

namespace jianbao::worker {

namespace {

void encode(Encoder& out, const Metadata& metadata) {
    for (const std::string* text : {&metadata.title, &metadata.issuer, &metadata.number, &metadata.speaker})
        out.text(*text);
    out.size(metadata.addressees.size());
    for (const std::string& addressee : metadata.addressees) out.text(addressee);
    encode_choice(out, metadata.kind);
    out.optional_date(metadata.date);
    encode_choice(out, metadata.date_source);
}

Metadata decode_metadata(Decoder& in) {
    Metadata metadata;
    for (std::string* text : {&metadata.title, &metadata.issuer, &metadata.number, &metadata.speaker})
        *text = in.copied();
    metadata.addressees.resize(in.size());
    for (std::string& addressee : metadata.addressees) addressee = in.copied();
    metadata.kind = in.choice(DocumentKind::letter);
    metadata.date = in.optional_date();
    metadata.date_source = in.choice(DateSource::option);
    return metadata;
}

void encode(Encoder& out, const Article& article) {
    out.span(article.span);
    out.span(article.title);
    for (const Range range : {article.sections, article.paragraphs, article.sentences}) {
        out.number(range.begin);
        out.number(range.end);
    }
    encode(out, article.metadata);
}

Article decode_article(Decoder& in) {
    Article article;
    article.span = in.span();
    article.title = in.span();
    for (Range* range : {&article.sections, &article.paragraphs, &article.sentences}) {
        range->begin = in.number<std::uint32_t>();
        range->end = in.number<std::uint32_t>();
    }
    article.metadata = decode_metadata(in);
    return article;
}

void encode(Encoder& out, const Table& table) {
    out.span(table.span);
    out.span(table.caption);
    for (const std::uint32_t number : {table.rows, table.columns, table.header_rows, table.paragraph})
        out.number(number);
    out.plain(std::span<const Cell>(table.cells));
}

Table decode_table(Decoder& in) {
    Table table;
    table.span = in.span();
    table.caption = in.span();
    for (std::uint32_t* number : {&table.rows, &table.columns, &table.header_rows, &table.paragraph})
        *number = in.number<std::uint32_t>();
    table.cells = in.plain<Cell>();
    return table;
}

void encode(Encoder& out, const Repair& repair) {
    out.text(repair.step);
    out.span(repair.span);
    out.text(repair.before);
    out.number(repair.confidence);
}

Repair decode_repair(Decoder& in) {
    Repair repair;
    repair.step = in.copied();
    repair.span = in.span();
    repair.before = in.copied();
    repair.confidence = in.number<double>();
    return repair;
}

void encode(Encoder& out, const Origin& origin) {
    out.number(origin.page);
    out.number(origin.paragraph);
    out.number(origin.byte);
}

// What a reader delivers is taken apart by name: a member that is new does not compile here until it
// goes over the wire too.
void encode(Encoder& out, const RawCell& cell) {
    const auto& [row, column, row_span, column_span, text, header, line, struck, hidden] = cell;
    for (const std::uint32_t number : {row, column, row_span, column_span, line}) out.number(number);
    out.text(text);
    for (const bool flag : {header, struck, hidden}) out.number<std::uint8_t>(flag);
}

RawCell decode_raw_cell(Decoder& in) {
    RawCell cell;
    for (std::uint32_t* number : {&cell.row, &cell.column, &cell.row_span, &cell.column_span, &cell.line})
        *number = in.number<std::uint32_t>();
    cell.text = in.copied();
    for (bool* flag : {&cell.header, &cell.struck, &cell.hidden}) *flag = in.boolean();
    return cell;
}

void encode(Encoder& out, const RawBlock& block) {
    const auto& [kind, text, level, cells, origin, name, hidden] = block;
    encode_choice(out, kind);
    out.text(text);
    out.number<std::int32_t>(level);
    out.size(cells.size());
    for (const RawCell& cell : cells) encode(out, cell);
    encode(out, origin);
    out.text(name);
    out.number<std::uint8_t>(hidden);
}

RawBlock decode_block(Decoder& in) {
    RawBlock block;
    block.kind = in.choice(RawBlock::Kind::note);
    block.text = in.copied();
    block.level = in.number<std::int32_t>();
    block.cells.resize(in.size());
    for (RawCell& cell : block.cells) cell = decode_raw_cell(in);
    block.origin.page = in.number<std::uint32_t>();
    block.origin.paragraph = in.number<std::uint32_t>();
    block.origin.byte = in.number<std::uint64_t>();
    block.name = in.copied();
    block.hidden = in.boolean();
    return block;
}

template <class Items>
void encode_all(Encoder& out, const Items& items) {
    out.size(items.size());
    for (const auto& item : items) encode(out, item);
}

}  // namespace

void encode(Encoder& out, const Document& document) {
    for (const std::string* text : {&document.id(), &document.name(), &document.path(), &document.text()})
        out.text(*text);
    encode(out, document.metadata());
    encode_all(out, document.articles());
    out.plain(document.sections());
    out.plain(document.paragraphs());
    out.plain(document.sentences());
    encode_all(out, document.tables());
    encode_all(out, document.repairs());
    out.plain(document.sources());
}

Document decode_document(Decoder& in) {
    Document::Parts parts;
    for (std::string* text : {&parts.id, &parts.name, &parts.path, &parts.text}) *text = in.copied();
    parts.metadata = decode_metadata(in);
    parts.articles.resize(in.size());
    for (Article& article : parts.articles) article = decode_article(in);
    parts.sections = in.plain<Section>();
    parts.paragraphs = in.plain<Paragraph>();
    parts.sentences = in.plain<Sentence>();
    parts.tables.resize(in.size());
    for (Table& table : parts.tables) table = decode_table(in);
    parts.repairs.resize(in.size());
    for (Repair& repair : parts.repairs) repair = decode_repair(in);
    parts.sources = in.plain<SourceRun>();
    return Document(std::move(parts));
}

void encode(Encoder& out, const RawDocument& document) {
    const auto& [blocks, metadata, lines_are_paragraphs, bytes_follow] = document;
    encode_all(out, blocks);
    encode(out, metadata);
    out.number<std::uint8_t>(lines_are_paragraphs);
    out.number<std::uint8_t>(bytes_follow);
}

RawDocument decode_raw(Decoder& in) {
    RawDocument document;
    document.blocks.resize(in.size());
    for (RawBlock& block : document.blocks) block = decode_block(in);
    document.metadata = decode_metadata(in);
    document.lines_are_paragraphs = in.boolean();
    document.bytes_follow = in.boolean();
    return document;
}

}  // namespace jianbao::worker
