// Writes a report as plain text: an exporter to start from.
#include <fstream>
#include <variant>

#include "jianbao/plugin.h"

namespace {

using jianbao::OptionType;

// What layouts can set in their table [@NAME@], and jianbao.toml in [plugin.@NAME@].
const jianbao::OptionSpec options[] = {
    {"separator", OptionType::text, "\" | \"", "What stands between the cells of a table."},
};

// A block is one of several types: a function for each. Those without one of their own are left out.
struct Writer {
    std::ostream& out;
    const std::string& separator;

    void operator()(const jianbao::HeadingBlock& heading) const { out << '\n' << heading.text << "\n\n"; }
    void operator()(const jianbao::ParagraphBlock& paragraph) const {
        for (const jianbao::TextRun& run : paragraph.text) out << run.text;
        out << '\n';
    }
    void operator()(const jianbao::KeyFiguresBlock& figures) const {
        for (const jianbao::KeyFigure& figure : figures.figures)
            out << figure.label << ": " << figure.value << figure.unit << '\n';
    }
    void operator()(const jianbao::TableBlock& table) const {
        if (!table.title.empty()) out << '\n' << table.title << '\n';
        if (table.rows.empty()) out << table.empty_text << '\n';
        for (const jianbao::ReportRow& row : table.rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) out << (i ? separator : "") << row.cells[i].text;
            out << '\n';
        }
    }
    template <class Other>
    void operator()(const Other&) const {}
};

class @CLASS@ : public jianbao::Exporter {
public:
    explicit @CLASS@(const jianbao::Options& given) : separator_(given.text("separator")) {}

    const char* extension() const override { return "txt"; }

    // `file` is a temporary name; the host moves it into place when the call returns.
    void write(const jianbao::Report& report, const std::filesystem::path& file, jianbao::Context&) const override {
        std::ofstream out(file, std::ios::binary);
        out << report.title << '\n';
        for (const jianbao::Block& block : report.blocks) std::visit(Writer{out, separator_}, block);
        for (const std::string& notice : report.notices) out << "! " << notice << '\n';
        if (!out.flush()) throw jianbao::ExportError("the file can't be written: is the disk full?");
    }

private:
    std::string separator_;
};

}  // namespace

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::exporter,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "Writes reports as plain text.",
    .options = options,
    .make_exporter = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Exporter> {
        return std::make_unique<@CLASS@>(setup.options());
    }});
