/// Exporter for CSV (RFC 4180): one table of the report, for other programs.
#include <algorithm>
#include <fstream>

#include "jianbao/plugin.h"

namespace jianbao::csv {

namespace {

constexpr OptionSpec options[] = {
    {"table", OptionType::text, "\"\"", "Name of the table to write; empty for the one with the most rows."},
    {"separator", OptionType::choice, "\"comma\"", "What stands between the fields.", "comma|semicolon|tab"},
    {"mark", OptionType::boolean, "true",
     "Whether the file begins with a byte order mark, without which Excel takes UTF-8 for GBK."},
};

/// Spreadsheets run what begins like a formula, wherever the file came from (OWASP, CSV
/// injection). An apostrophe makes it a text; numbers stay numbers.
std::string harmless(const ReportCell& cell) {
    const bool is_value = !std::holds_alternative<std::monostate>(cell.value);
    const std::string& text = cell.text;
    if (!is_value && !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        return "'" + text;
    if (text.starts_with("＝") || text.starts_with("＋") || text.starts_with("－") || text.starts_with("＠"))
        return "'" + text;
    return text;
}

std::string quoted(const std::string& text, char separator) {
    if (text.find_first_of(std::string("\"\r\n") + separator) == text.npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

class CsvExporter : public Exporter {
public:
    explicit CsvExporter(const Options& options)
        : table_(options.text("table")),
          separator_(options.text("separator") == "comma" ? ','
                     : options.text("separator") == "tab" ? '\t'
                                                          : ';'),
          mark_(options.boolean("mark")) {}

    const char* extension() const override { return "csv"; }

    void write(const Report& report, const std::filesystem::path& file, Context&) const override {
        const TableBlock* table = choose(report);
        std::ofstream out(file, std::ios::binary);
        if (mark_) out << "\xEF\xBB\xBF";
        const auto line = [&](std::size_t count, const auto& field) {
            for (std::size_t i = 0; i < count; ++i)
                out << (i > 0 ? std::string(1, separator_) : "") << quoted(field(i), separator_);
            out << "\r\n";
        };
        if (table) {
            line(table->columns.size(), [&](std::size_t i) { return table->columns[i].title; });
            for (const ReportRow& row : table->rows)
                line(table->columns.size(),
                     [&](std::size_t i) { return i < row.cells.size() ? harmless(row.cells[i]) : std::string(); });
        }
        out.close();
        if (!out)
            throw ExportError("the CSV file can't be written; check the free space and the permissions of the folder");
    }

private:
    const TableBlock* choose(const Report& report) const {
        const TableBlock* chosen = nullptr;
        std::string names;
        for (const Block& block : report.blocks) {
            const auto* table = std::get_if<TableBlock>(&block);
            if (!table) continue;
            names += (names.empty() ? "" : ", ") + table->name;
            if (!table_.empty() ? table->name == table_ && !chosen
                                : !chosen || table->rows.size() > chosen->rows.size())
                chosen = table;
        }
        if (!chosen && !table_.empty())
            throw ExportError("the report has no table named " + table_ +
                              "; it has: " + (names.empty() ? "none" : names));
        return chosen;
    }

    std::string table_;
    char separator_;
    bool mark_;
};

}  // namespace

}  // namespace jianbao::csv

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::exporter,
    .name = "csv",
    .version = "1.0",
    .summary = "One table of the report as CSV, no field of it a formula",
    .options = jianbao::csv::options,
    .make_exporter = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Exporter> {
        return std::make_unique<jianbao::csv::CsvExporter>(setup.options());
    }});
