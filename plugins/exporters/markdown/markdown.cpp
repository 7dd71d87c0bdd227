/// Exporter for Markdown (CommonMark with GitHub's tables): the report as text to paste anywhere.
#include <algorithm>
#include <cstdio>
#include <fstream>

#include "jianbao/plugin.h"
#include "wording.h"

namespace jianbao::markdown {

namespace {

/// Text as it is: what Markdown would take for markup is escaped.
std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (std::string_view("\\`*_[]<>|~").find(c) != std::string_view::npos) out += '\\';
        if (c == '\n') {
            out += "<br>";
            continue;
        }
        out += c;
    }
    // A paragraph that begins like a heading, a list or a quotation is none.
    if (!out.empty() && std::string_view("#+-=").find(out.front()) != std::string_view::npos) out.insert(0, "\\");
    const std::size_t digits = out.find_first_not_of("0123456789");
    if (digits != out.npos && digits > 0 && (out[digits] == '.' || out[digits] == ')')) out.insert(digits, "\\");
    return out;
}

std::string marked(Light light, const std::string& text) {
    static constexpr const char* marks[] = {"", "🔴 ", "🟡 ", "🟢 ", "🔵 ", "⚪ "};
    return marks[static_cast<int>(light)] + text;
}

std::string number(double value) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.10g", value);
    return buffer;
}

class Writer {
public:
    explicit Writer(std::ostream& out) : out_(out) {}

    void write(const Report& report) {
        if (report.masthead) {
            const Masthead& head = *report.masthead;
            paragraph("**" + plain(head.name) + "** " + plain(exporters::issue_of(head)));
            paragraph(plain(head.office) + "　" + plain(head.date));
        }
        if (!report.title.empty()) paragraph("# " + plain(report.title));
        if (!report.subtitle.empty()) paragraph(plain(report.subtitle));
        report_ = &report;
        if (!places_notices(report)) notices();
        for (const Block& block : report.blocks) std::visit([&](const auto& content) { add(content); }, block);
        if (!report.imprint) return;
        const std::string copies = exporters::copies_of(*report.imprint), day = exporters::printed_on(*report.imprint);
        if (!copies.empty()) paragraph(plain(copies));
        const std::string& office = report.imprint->printed_by;
        if (!office.empty() || !day.empty())
            paragraph(plain(office + (office.empty() || day.empty() ? "" : "　") + day));
    }

private:
    void paragraph(const std::string& text) { out_ << text << "\n\n"; }

    void add(const HeadingBlock& heading) {
        paragraph(std::string(static_cast<std::size_t>(std::clamp(heading.level, 1, 4)) + 1, '#') + " " +
                  plain(heading.text));
    }

    void add(const ParagraphBlock& block) {
        std::string text;
        for (const TextRun& run : block.text)
            text += run.emphasis == Emphasis::strong ? "**" + plain(run.text) + "**" : plain(run.text);
        if (!text.empty()) paragraph(text);
    }

    void row(const std::vector<std::string>& cells) {
        out_ << "|";
        for (const std::string& cell : cells) out_ << " " << cell << " |";
        out_ << "\n";
    }

    void add(const KeyFiguresBlock& block) {
        if (!block.title.empty()) paragraph("**" + plain(block.title) + "**");
        for (const KeyFigure& figure : block.figures)
            out_ << "- " << marked(figure.light, plain(figure.label)) << "：**" << plain(figure.value + figure.unit)
                 << "**" << (figure.change.empty() ? "" : "（" + plain(figure.change) + "）") << "\n";
        out_ << "\n";
    }

    void add(const TableBlock& table) {
        if (!table.title.empty()) paragraph("**" + plain(table.title) + "**");
        if (table.rows.empty()) return paragraph(plain(table.empty_text));
        std::vector<std::string> cells;
        for (const ReportColumn& column : table.columns) cells.push_back(plain(column.title));
        row(cells);
        cells.clear();
        for (const ReportColumn& column : table.columns)
            cells.push_back(column.align == Align::right ? "--:" : column.align == Align::centre ? ":-:" : "---");
        row(cells);
        for (const ReportRow& content : table.rows) {
            cells.clear();
            for (std::size_t c = 0; c < table.columns.size(); ++c)
                cells.push_back(c < content.cells.size() ? marked(content.cells[c].light, plain(content.cells[c].text))
                                                         : "");
            row(cells);
        }
        out_ << "\n";
        if (!table.note.empty()) paragraph(plain(table.note));
    }

    void add(const ChartBlock& chart) {
        paragraph("**" + plain(exporters::titled(chart.title, chart.unit)) + "**");
        std::vector<std::string> cells = {""};
        for (const ChartSeries& series : chart.series) cells.push_back(plain(series.name));
        row(cells);
        row(std::vector<std::string>(cells.size(), "---"));
        for (std::size_t i = 0; i < chart.categories.size(); ++i) {
            cells = {plain(chart.categories[i])};
            for (const ChartSeries& series : chart.series)
                cells.push_back(i < series.values.size() ? number(series.values[i]) : "");
            row(cells);
        }
        out_ << "\n";
    }

    void notices() {
        for (const std::string& notice : report_->notices) paragraph("> " + plain(notice));
    }

    void add(const NoticesBlock& block) {
        if (report_->notices.empty()) {
            if (!block.empty_text.empty()) paragraph(plain(block.empty_text));
            return;
        }
        paragraph("**" + plain(block.title) + "**");
        notices();
    }

    void add(const HeatBlock& heat) {
        if (heat.rows.empty()) return;
        paragraph("**" + plain(exporters::titled(heat.title, heat.unit)) + "**");
        std::vector<std::string> cells = {plain(heat.row_head)};
        for (const std::string& column : heat.columns) cells.push_back(plain(column));
        row(cells);
        cells.assign(cells.size(), "--:");
        cells.front() = "---";
        row(cells);
        for (const HeatRow& content : heat.rows) {
            cells = {plain(content.title)};
            for (std::size_t c = 0; c < heat.columns.size(); ++c)
                cells.push_back(c < content.cells.size() ? plain(content.cells[c].text) : "");
            row(cells);
        }
        out_ << "\n";
        if (!heat.note.empty()) paragraph(plain(heat.note));
    }

    /// A list of the days that have something: a grid of seven columns has no room in Markdown.
    void add(const CalendarBlock& calendar) {
        if (!calendar.title.empty()) paragraph("**" + plain(calendar.title) + "**");
        for (const CalendarDay& day : calendar.days) {
            out_ << "- **" << to_iso(day.day) << "**：";
            for (std::size_t i = 0; i < day.entries.size(); ++i)
                out_ << (i > 0 ? "；" : "") << marked(day.entries[i].light, plain(day.entries[i].text));
            out_ << "\n";
        }
        out_ << "\n";
        if (!calendar.note.empty()) paragraph(plain(calendar.note));
    }

    void add(const SlipBlock& slip) {
        paragraph("### " + marked(slip.light, plain(slip.title)) + " " + plain(slip.number));
        for (const auto& [name, text] : slip.fields) out_ << "- **" << plain(name) << "**：" << plain(text) << "\n";
        for (const std::string& name : slip.reply_fields) out_ << "- **" << plain(name) << "**：\n";
        out_ << "\n";
    }

    void add(const PageBreakBlock&) { paragraph("---"); }
    void add(const ContentsBlock&) {}

    std::ostream& out_;
    const Report* report_ = nullptr;
};

class MarkdownExporter : public Exporter {
public:
    const char* extension() const override { return "md"; }

    void write(const Report& report, const std::filesystem::path& file, Context&) const override {
        std::ofstream out(file, std::ios::binary);
        Writer(out).write(report);
        out.close();
        if (!out)
            throw ExportError(
                "the Markdown file can't be written; check the free space and the permissions of the folder");
    }
};

}  // namespace

}  // namespace jianbao::markdown

JIANBAO_PLUGIN(jianbao::Manifest{.kind = jianbao::PluginKind::exporter,
                                 .name = "markdown",
                                 .version = "1.0",
                                 .summary = "The report as Markdown text",
                                 .make_exporter = [](const jianbao::Setup&) -> std::unique_ptr<jianbao::Exporter> {
                                     return std::make_unique<jianbao::markdown::MarkdownExporter>();
                                 }});
