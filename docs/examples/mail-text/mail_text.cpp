// Writes a report as a mail in plain text, to be opened in a mail program and sent.
#include <fstream>
#include <variant>

#include "jianbao/plugin.h"
#include "message.h"

namespace {

using jianbao::OptionType;

const jianbao::OptionSpec options[] = {
    {"from", OptionType::text, "\"\"", "Sender, as 督查室 <dcs@example.org>; empty leaves it to the mail program."},
    {"to", OptionType::text_list, "[]", "Recipients."},
    {"width", OptionType::integer, "72", "Width of a line; Chinese characters count two.", "", 20, 200},
};

std::string plain(const jianbao::RichText& text) {
    std::string out;
    for (const jianbao::TextRun& run : text) out += run.text;
    return out;
}

/// Puts blocks down as text. What has no meaning without pages or colours is left out.
class Body {
public:
    Body(std::ostream& out, std::size_t width) : out_(out), width_(width) {}

    void line(std::string_view text = {}, std::string_view indent = {}) const {
        for (const std::string& part : mail_text::wrapped(text, width_, indent)) out_ << part << "\r\n";
    }

    void operator()(const jianbao::HeadingBlock& heading) const {
        line();
        line(heading.text);
        line();
    }
    void operator()(const jianbao::ParagraphBlock& paragraph) const {
        const bool indented = paragraph.style == jianbao::ParagraphStyle::body;
        line((indented ? "　　" : "") + plain(paragraph.text));
    }
    void operator()(const jianbao::KeyFiguresBlock& figures) const {
        for (const jianbao::KeyFigure& figure : figures.figures)
            line("  " + figure.label + "：" + figure.value + figure.unit +
                     (figure.change.empty() ? "" : "（" + figure.change + "）"),
                 "    ");
    }
    /// Columns would break in a proportional font: a list instead, a point a row.
    void operator()(const jianbao::TableBlock& table) const {
        line();
        if (!table.title.empty()) line("【" + table.title + "】");
        if (table.rows.empty()) line(table.empty_text);
        for (const jianbao::ReportRow& row : table.rows) {
            std::string text;
            for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
                if (row.cells[i].text.empty()) continue;
                text += text.empty() ? "* " : "；";
                if (i > 0) text += table.columns[i].title + "：";
                text += row.cells[i].text;
            }
            line(text, "  ");
        }
        if (!table.note.empty()) line(table.note);
    }
    void operator()(const jianbao::SlipBlock& slip) const {
        line();
        line("【" + slip.title + "】" + slip.number);
        for (const auto& [label, value] : slip.fields) line("  " + label + "：" + value, "    ");
    }
    template <class Other>
    void operator()(const Other&) const {}

private:
    std::ostream& out_;
    std::size_t width_;
};

class MailText : public jianbao::Exporter {
public:
    explicit MailText(const jianbao::Options& given)
        : from_(given.text("from")), to_(given.texts("to")), width_(static_cast<std::size_t>(given.integer("width"))) {}

    const char* extension() const override { return "eml"; }

    void write(const jianbao::Report& report, const std::filesystem::path& file, jianbao::Context&) const override {
        std::ofstream out(file, std::ios::binary);
        const std::string subject = report.title + report.subtitle;
        out << "Subject: " << mail_text::encoded_words(subject) << "\r\n";
        out << "Date: " << mail_text::date_header(report.as_of) << "\r\n";
        if (!from_.empty()) out << "From: " << address(from_) << "\r\n";
        for (std::size_t i = 0; i < to_.size(); ++i)
            out << (i == 0 ? "To: " : " ") << address(to_[i]) << (i + 1 < to_.size() ? "," : "") << "\r\n";
        out << "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";

        const Body body(out, width_);
        body.line(subject);
        if (const auto& masthead = report.masthead) body.line(masthead->office + "  " + masthead->date);
        for (const jianbao::Block& block : report.blocks) std::visit(body, block);
        if (!report.notices.empty()) {
            body.line();
            body.line("说明：");
            for (const std::string& notice : report.notices) body.line("* " + notice, "  ");
        }
        if (!out.flush()) throw jianbao::ExportError("the mail can't be written: is the disk full?");
    }

private:
    /// The name before <address> may be Chinese, the address not.
    static std::string address(const std::string& text) {
        const std::size_t bracket = text.find('<');
        if (bracket == std::string::npos || bracket == 0) return text;
        std::string name = text.substr(0, bracket);
        while (name.ends_with(' ')) name.pop_back();
        return mail_text::encoded_words(name) + " " + text.substr(bracket);
    }

    std::string from_;
    std::vector<std::string> to_;
    std::size_t width_;
};

}  // namespace

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::exporter,
    .name = "mail-text",
    .version = "1.0",
    .summary = "Writes reports as mails in plain text.",
    .options = options,
    .make_exporter = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Exporter> {
        return std::make_unique<MailText>(setup.options());
    }});
