#include "worker/manifest_copy.h"

#include "worker/wire.h"

namespace jianbao::worker {

namespace {

void encode_text(Encoder& out, const char* text) { out.text(text ? text : ""); }

void encode_texts(Encoder& out, std::span<const char* const> texts) {
    out.size(texts.size());
    for (const char* text : texts) encode_text(out, text);
}

}  // namespace

void encode(Encoder& out, const Manifest& manifest) {
    encode_choice(out, manifest.kind);
    for (const char* text : {manifest.name, manifest.version, manifest.summary}) encode_text(out, text);
    out.size(manifest.options.size());
    for (const OptionSpec& option : manifest.options) {
        encode_choice(out, option.type);
        for (const char* text : {option.name, option.standard, option.help, option.choices}) encode_text(out, text);
        out.number(option.minimum);
        out.number(option.maximum);
    }
    encode_texts(out, manifest.data);
    out.size(manifest.tables.size());
    for (const TableSpec& table : manifest.tables) {
        for (const char* text : {table.name, table.row_type, table.title, table.help}) encode_text(out, text);
        out.size(table.columns.size());
        for (const ColumnSpec& column : table.columns) {
            encode_choice(out, column.type);
            for (const char* text : {column.name, column.title, column.help}) encode_text(out, text);
        }
    }
    encode_texts(out, manifest.needs);
    out.number<std::uint8_t>(manifest.compares);
}

const char* ManifestCopy::text(Decoder& in) {
    const std::string& text = texts_.emplace_back(in.copied());
    if (!is_valid_utf8(text)) throw Garbled("a text of its manifest is not valid UTF-8");
    return text.c_str();
}

std::vector<const char*> ManifestCopy::texts(Decoder& in) {
    std::vector<const char*> out(in.size());
    for (const char*& one : out) one = text(in);
    return out;
}

ManifestCopy::ManifestCopy(Decoder& in) {
    manifest_.kind = in.choice(PluginKind::exporter);
    for (const char** one : {&manifest_.name, &manifest_.version, &manifest_.summary}) *one = text(in);
    options_.resize(in.size());
    for (OptionSpec& option : options_) {
        option.type = in.choice(OptionType::path);
        for (const char** one : {&option.name, &option.standard, &option.help, &option.choices}) *one = text(in);
        option.minimum = in.number<double>();
        option.maximum = in.number<double>();
    }
    data_ = texts(in);
    tables_.resize(in.size());
    for (TableSpec& table : tables_) {
        for (const char** one : {&table.name, &table.row_type, &table.title, &table.help}) *one = text(in);
        std::vector<ColumnSpec>& columns = columns_.emplace_back(in.size());
        for (ColumnSpec& column : columns) {
            column.type = in.choice(ColumnType::text_list);
            for (const char** one : {&column.name, &column.title, &column.help}) *one = text(in);
        }
        table.columns = columns;
    }
    needs_ = texts(in);
    manifest_.compares = in.boolean();
    manifest_.options = options_;
    manifest_.data = data_;
    manifest_.tables = tables_;
    manifest_.needs = needs_;
}

}  // namespace jianbao::worker
