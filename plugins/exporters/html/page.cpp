#include "page.h"

#include <algorithm>
#include <set>

#include "assets.h"
#include "colours.h"
#include "grids.h"
#include "markup.h"
#include "svg_chart.h"
#include "wording.h"

namespace jianbao::html {

namespace {

std::string id_attribute(const std::string& anchor) { return anchor.empty() ? "" : " id=\"" + escape(anchor) + "\""; }

/// Text with its line breaks.
std::string lines(std::string_view text) {
    std::string out = escape(text);
    for (std::size_t at = out.find('\n'); at != out.npos; at = out.find('\n', at)) out.replace(at, 1, "<br>");
    return out;
}

std::string linked(const std::string& content, const std::string& link) {
    return link.empty() ? content : "<a href=\"#" + escape(link) + "\">" + content + "</a>";
}

/// What a column is sorted by: the number or date behind the text, else the text.
std::string sort_key(const ReportCell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) return std::to_string(*whole);
    if (const auto* real = std::get_if<double>(&cell.value)) return plain_number(*real);
    if (const auto* date = std::get_if<Date>(&cell.value)) return to_iso(*date);
    return {};
}

class Writer {
public:
    Writer(const Report& report, const PageOptions& options) : report_(report), options_(options) {}

    std::string page() {
        out_ = "<!DOCTYPE html>\n<html lang=\"zh-CN\" data-look=\"" + escape(options_.look) +
               "\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
               "script-src 'unsafe-inline'; img-src data:\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" "
               "content=\"jianbao\">\n<title>" +
               escape(report_.title) + "</title>\n<style>\n" + colour_rules(options_.palette) +
               std::string(page_style) + "</style>\n</head>\n<body>\n";
        if (!options_.watermark.empty())
            out_ += "<div class=\"watermark\" aria-hidden=\"true\">" + escape(options_.watermark) + "</div>\n";
        head();
        navigation();
        out_ += "<main>\n";
        if (!places_notices(report_)) notices();
        for (const Block& block : report_.blocks) std::visit([&](const auto& content) { add(content); }, block);
        if (report_.imprint) imprint(*report_.imprint);
        out_ += "</main>\n";
        if (options_.interactive)
            out_ += "<dialog id=\"source\" aria-label=\"原文依据\"></dialog>\n<script>\n" + std::string(page_script) +
                    "</script>\n";
        return std::move(out_ += "</body>\n</html>\n");
    }

private:
    void head() {
        out_ += "<header>\n";
        if (report_.masthead) {
            const Masthead& head = *report_.masthead;
            out_ += std::string("<div class=\"masthead") + (head.red ? " red-head" : "") + "\"><p class=\"name\">" +
                    escape(head.name) + "</p>";
            if (!head.issue.empty()) out_ += "<p class=\"issue\">" + escape(exporters::issue_of(head)) + "</p>";
            out_ += "<p class=\"office\"><span>" + escape(head.office) + "</span><span>" + escape(head.date) +
                    "</span></p></div>\n";
        }
        if (!report_.title.empty()) out_ += "<h1>" + lines(report_.title) + "</h1>\n";
        if (!report_.subtitle.empty()) out_ += "<p class=\"subtitle\">" + lines(report_.subtitle) + "</p>\n";
        out_ += "</header>\n";
    }

    /// Of the n-th heading of the report, from 0.
    static std::string anchor_of(const HeadingBlock& heading, int number) {
        return heading.anchor.empty() ? "part-" + std::to_string(number) : heading.anchor;
    }

    void navigation() {
        std::string links;
        int number = 0;
        for (const Block& block : report_.blocks)
            if (const auto* heading = std::get_if<HeadingBlock>(&block)) {
                const std::string anchor = anchor_of(*heading, number++);
                if (heading->level != 1) continue;
                links += "<li><a href=\"#" + escape(anchor) + "\">" + escape(heading->text) + "</a></li>";
            }
        if (!links.empty()) out_ += "<nav aria-label=\"目录\"><ul>" + links + "</ul></nav>\n";
    }

    void add(const HeadingBlock& heading) {
        const std::string anchor = anchor_of(heading, parts_++);
        const std::string name = "h" + std::to_string(std::clamp(heading.level, 1, 4) + 1);
        out_ += "<" + name + id_attribute(anchor) + ">" + lines(heading.text) + "</" + name + ">\n";
    }

    void add(const ParagraphBlock& paragraph) {
        static constexpr const char* classes[] = {"body", "plain", "centred", "note", "signature"};
        out_ += "<p class=\"" + std::string(classes[static_cast<int>(paragraph.style)]) + "\"" +
                id_attribute(paragraph.anchor) + ">";
        for (const TextRun& run : paragraph.text) {
            std::string text = linked(lines(run.text), run.link);
            if (run.emphasis == Emphasis::strong) text = "<strong>" + text + "</strong>";
            if (run.emphasis == Emphasis::muted) text = "<span class=\"muted\">" + text + "</span>";
            out_ += text;
        }
        out_ += "</p>\n";
    }

    void add(const KeyFiguresBlock& block) {
        if (block.figures.empty()) return;
        out_ += "<section class=\"figures\">";
        if (!block.title.empty()) out_ += "<p class=\"caption\">" + escape(block.title) + "</p>";
        out_ += "<ul>";
        for (const KeyFigure& figure : block.figures) {
            out_ += "<li><span class=\"value " + std::string(class_of(figure.light)) + "\">" + escape(figure.value) +
                    "<small>" + escape(figure.unit) + "</small></span><span class=\"label\">" +
                    light_mark(figure.light) + escape(figure.label) + "</span>";
            if (!figure.change.empty()) out_ += "<span class=\"change\">" + escape(figure.change) + "</span>";
            out_ += "</li>";
        }
        out_ += "</ul></section>\n";
    }

    void add(const TableBlock& table) {
        const std::string title = table.title.empty() ? table.name : table.title;
        if (table.rows.empty()) {
            if (!table.title.empty()) out_ += "<p class=\"caption\">" + escape(table.title) + "</p>\n";
            out_ += "<p class=\"body\">" + lines(table.empty_text) + "</p>\n";
            return;
        }
        out_ += std::string("<section class=\"table") + (table.landscape ? " wide" : "") + "\" data-rows=\"" +
                std::to_string(table.rows.size()) +
                "\"><div class=\"tools\"></div><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                escape(title) + "\"><table>";
        if (!table.title.empty()) out_ += "<caption>" + escape(table.title) + "</caption>";
        out_ += "<thead><tr>";
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            out_ += "<th scope=\"col\" style=\"min-width:" + plain_number(least_width(table, c)) + "em\" data-name=\"" +
                    escape(table.columns[c].name) + "\"" + (filterable(table, c) ? " data-filter" : "") +
                    (table.columns[c].merge_equal ? " data-merge" : "") + ">" + escape(table.columns[c].title) +
                    "</th>";
        }
        out_ += "</tr></thead>\n<tbody>\n";
        std::vector<std::string> above(table.columns.size());
        for (const ReportRow& row : table.rows) {
            out_ += "<tr" + id_attribute(row.anchor) + light_attribute(row) + ">";
            for (std::size_t c = 0; c < table.columns.size(); ++c) {
                static const ReportCell nothing;
                const ReportCell& cell = c < row.cells.size() ? row.cells[c] : nothing;
                const std::string key = sort_key(cell);
                const Align align = table.columns[c].align;
                out_ += "<td";
                std::string classes = align == Align::left ? "" : align == Align::right ? "right" : "centre";
                if (table.columns[c].merge_equal) {
                    if (!cell.text.empty() && cell.text == above[c]) classes += classes.empty() ? "again" : " again";
                    above[c] = cell.text;
                }
                if (!classes.empty()) out_ += " class=\"" + classes + "\"";
                if (!key.empty()) out_ += " data-key=\"" + escape(key) + "\"";
                out_ += ">" + light_mark(cell.light) + linked(lines(cell.text), cell.link) + "</td>";
            }
            out_ += "</tr>\n";
        }
        out_ += "</tbody></table></div>";
        if (!table.note.empty()) out_ += "<p class=\"note\">" + lines(table.note) + "</p>";
        out_ += "</section>\n";
    }

    static std::string light_attribute(const ReportRow& row) {
        for (const ReportCell& cell : row.cells)
            if (cell.light != Light::none) return " data-light=\"" + std::string(class_of(cell.light)) + "\"";
        return {};
    }

    /// Room for the column's short texts on one line, in ems: a state or a unit's short name is not broken up by its
    /// neighbours. Half of that is enough for Latin letters.
    static double least_width(const TableBlock& table, std::size_t column) {
        constexpr double most = 6.5, mark = 1.5, padding = 1.4;
        const auto width = [](const std::string& text) {
            double sum = 0;
            for (std::size_t at = 0; at < text.size();) sum += next_character(text, at) < 0x2000 ? 0.6 : 1;
            return sum;
        };
        double widest = std::min(width(table.columns[column].title), 4.0);
        for (const ReportRow& row : table.rows) {
            if (widest >= most) break;
            if (column < row.cells.size())
                widest = std::max(widest,
                                  width(row.cells[column].text) + (row.cells[column].light == Light::none ? 0 : mark));
        }
        return std::min(widest, most) + padding;
    }

    /// A column worth a filter: few values that come again (units, states), no long texts. Of several units in one
    /// cell each counts.
    static bool filterable(const TableBlock& table, std::size_t column) {
        constexpr std::string_view comma = "、";
        constexpr std::size_t longest = 60, most_values = 400;
        if (table.columns[column].type != CellType::text || table.rows.size() < 4) return false;
        std::set<std::string> values;
        std::size_t total = 0;
        for (const ReportRow& row : table.rows) {
            if (column >= row.cells.size()) return false;
            const std::string& text = row.cells[column].text;
            for (std::size_t from = 0; from < text.size();) {
                const std::size_t end = std::min(text.find(comma, from), text.size());
                if (end - from > longest) return false;
                values.insert(text.substr(from, end - from));
                ++total;
                from = end + comma.size();
            }
            if (values.size() > most_values) return false;
        }
        return values.size() >= 2 && values.size() * 4 <= total * 3;
    }

    void notices() {
        for (const std::string& notice : report_.notices)
            out_ += "<p class=\"notice\" role=\"note\">" + lines(notice) + "</p>\n";
    }

    void add(const NoticesBlock& block) {
        if (report_.notices.empty()) {
            if (!block.empty_text.empty()) out_ += "<p class=\"body\">" + lines(block.empty_text) + "</p>\n";
            return;
        }
        out_ += "<p class=\"caption\">" + escape(block.title) + "</p>\n";
        notices();
    }

    void add(const HeatBlock& heat) { out_ += heat_of(heat); }
    void add(const CalendarBlock& calendar) { out_ += calendar_of(calendar, report_.as_of); }
    void add(const ChartBlock& chart) { out_ += figure_of(chart); }

    void add(const SlipBlock& slip) {
        out_ += "<section class=\"slip\"><h3>" + light_mark(slip.light) + escape(slip.title) +
                "</h3><p class=\"number\">" + escape(slip.number) + "</p><table>";
        for (const auto& [name, text] : slip.fields)
            out_ += "<tr><th scope=\"row\">" + escape(name) + "</th><td>" + lines(text) + "</td></tr>";
        for (const std::string& name : slip.reply_fields)
            out_ += "<tr class=\"reply\"><th scope=\"row\">" + escape(name) + "</th><td></td></tr>";
        out_ += "</table></section>\n";
    }

    void add(const PageBreakBlock&) { out_ += "<div class=\"page-break\"></div>\n"; }

    void add(const ContentsBlock& contents) {
        out_ += "<section class=\"contents\"><p class=\"caption\">" + escape(contents.title) + "</p><ol>";
        int number = 0;
        for (const Block& block : report_.blocks) {
            const auto* heading = std::get_if<HeadingBlock>(&block);
            if (!heading) continue;
            const std::string anchor = anchor_of(*heading, number++);
            if (heading->level <= contents.depth)
                out_ += "<li class=\"level-" + std::to_string(heading->level) + "\">" +
                        linked(escape(heading->text), anchor) + "</li>";
        }
        out_ += "</ol></section>\n";
    }

    void imprint(const Imprint& imprint) {
        const std::string copies = exporters::copies_of(imprint);
        out_ += "<footer class=\"imprint\">";
        if (!copies.empty()) out_ += "<p>" + escape(copies) + "</p>";
        out_ += "<p class=\"office\"><span>" + escape(imprint.printed_by) + "</span><span>" +
                escape(exporters::printed_on(imprint)) + "</span></p></footer>\n";
    }

    const Report& report_;
    const PageOptions& options_;
    std::string out_;
    int parts_ = 0;
};

}  // namespace

std::string page_of(const Report& report, const PageOptions& options) { return Writer(report, options).page(); }

}  // namespace jianbao::html
