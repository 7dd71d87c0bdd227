#include "cli/plugin_markdown.h"

#include <algorithm>
#include <ostream>
#include <string>

#include "config/options.h"
#include "loader/plugin.h"

namespace jianbao::cli {

namespace {

/// Text for a cell of a table: a bar would end the cell.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

std::string code(std::string_view text) { return text.empty() ? "" : "`" + cell(text) + "`"; }

/// Names of a column in SQL.
std::string sql_names(const ColumnSpec& column) {
    std::string name = column.name;
    std::replace(name.begin(), name.end(), '.', '_');
    if (column.type == ColumnType::span) return code(name + "_begin") + ", " + code(name + "_end");
    if (column.type == ColumnType::text_list) return code(name) + ", " + code(name + "_list");
    return code(name);
}

std::string number(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

void write_table(std::ostream& out, const TableSpec& table) {
    out << "\n## Table `" << table.name << "` (" << table.title << ")\n\n" << table.help << " Rows in JSON have the type `"
        << table.row_type << "`.\n\n";
    out << "| column | in SQL | type | title | meaning |\n| --- | --- | --- | --- | --- |\n";
    for (const ColumnSpec& column : table.columns)
        out << "| " << code(column.name) << " | " << sql_names(column) << " | " << jianbao::name_of(column.type) << " | "
            << cell(column.title) << " | " << cell(column.help) << " |\n";
}

void write_options(std::ostream& out, const Manifest& manifest) {
    out << "\n## Options\n\n";
    if (manifest.options.empty()) {
        out << "None.\n";
        return;
    }
    out << "In `jianbao.toml` under `[plugin." << manifest.name << "]`";
    if (manifest.kind == PluginKind::exporter) out << ", in a layout under `[" << manifest.name << "]`";
    out << ".\n\n| option | type | default | range | meaning |\n| --- | --- | --- | --- | --- |\n";
    for (const OptionSpec& spec : manifest.options)
        out << "| " << code(spec.name) << " | " << config::name_of(spec.type) << " | " << code(spec.standard) << " | "
            << cell(range_of(spec)) << " | " << cell(spec.help) << " |\n";
}

void write_list(std::ostream& out, const char* words, std::span<const char* const> names) {
    if (names.empty()) return;
    out << "\n" << words;
    for (std::size_t i = 0; i < names.size(); ++i) out << (i ? ", " : " ") << code(names[i]);
    out << ".\n";
}

}  // namespace

std::string range_of(const OptionSpec& spec) {
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : ", ") + text; };
    if (spec.minimum > -1e300) add("≥ " + number(spec.minimum));
    if (spec.maximum < 1e300) add("≤ " + number(spec.maximum));
    if (*spec.choices)
        for (const std::string& choice : config::choices_of(spec)) add(choice);
    return out;
}

void write_page(std::ostream& out, const Manifest& manifest) {
    out << "# " << manifest.name << "\n\n" << manifest.summary << "\n\n";
    const std::string_view kind = loader::name_of(manifest.kind);
    out << (kind == "reader" ? "A reader" : kind == "analyzer" ? "An analyzer" : "An exporter") << ", version "
        << manifest.version << ".\n";
    write_list(out, "It needs the tables", manifest.needs);
    write_list(out, "It reads the lexicons", manifest.data);
    if (manifest.compares) out << "\nIt compares the documents of a run when all have been analyzed.\n";
    for (const TableSpec& table : manifest.tables) write_table(out, table);
    write_options(out, manifest);
}

void write_index(std::ostream& out, std::span<const Manifest* const> manifests) {
    out << "# Reference of the plugins\n\nWritten by `jianbao plugin describe --markdown -o docs/reference`; a test fails where "
           "a page is not what that writes.\n\nEvery row of every table also has, in JSON, `type`, `doc`, `article`, `section`, "
           "`quote` and `span` (in characters); in SQL the\ncolumns of [ledger.md](../ledger.md).\n";
    for (const PluginKind kind : {PluginKind::reader, PluginKind::analyzer, PluginKind::exporter}) {
        bool first = true;
        for (const Manifest* manifest : manifests) {
            if (manifest->kind != kind) continue;
            if (std::exchange(first, false))
                out << "\n## "
                    << (kind == PluginKind::reader     ? "Readers"
                        : kind == PluginKind::analyzer ? "Analyzers"
                                                       : "Exporters")
                    << "\n\n| plugin | what it does | tables |\n| --- | --- | --- |\n";
            out << "| [" << manifest->name << "](" << manifest->name << ".md) | " << cell(manifest->summary) << " | ";
            for (std::size_t i = 0; i < manifest->tables.size(); ++i)
                out << (i ? ", " : "") << code(manifest->tables[i].name);
            out << " |\n";
        }
    }
}

}  // namespace jianbao::cli
