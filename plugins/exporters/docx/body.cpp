#include "body.h"

#include <algorithm>
#include <numeric>

namespace jianbao::docx {

namespace {

pugi::xml_node value(pugi::xml_node parent, const char* name, const char* text) {
    pugi::xml_node node = parent.append_child(name);
    node.append_attribute("w:val") = text;
    return node;
}

struct LightLook {
    const char* mark;
    const char* colour;
};
/// A mark of its own shape for each light, so that it can be told apart without colour.
LightLook look_of(Light light) {
    switch (light) {
        case Light::red:
            return {"●", "C00000"};
        case Light::yellow:
            return {"▲", "B88600"};
        case Light::green:
            return {"■", "3C7D22"};
        case Light::blue:
            return {"◆", "2F5597"};
        case Light::grey:
            return {"○", "7F7F7F"};
        case Light::none:
            break;
    }
    return {"", ""};
}

const char* justification(Align align) {
    return align == Align::centre ? "center" : align == Align::right ? "right" : "left";
}

double width_of(const std::string& text) {
    double width = 0;
    for (std::size_t at = 0; at < text.size();) width += next_character(text, at) < 0x2000 ? 0.5 : 1;
    return width;
}

/// Column widths in twips that add up to `total`: the layout's shares, else the content's
/// average within bounds.
std::vector<int> column_widths(const TableBlock& table, int total) {
    std::vector<double> weights;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const ReportColumn& column = table.columns[c];
        double weight = column.width;
        if (weight <= 0) {
            double sum = 0, longest = width_of(column.title);
            for (const ReportRow& row : table.rows) {
                if (c >= row.cells.size()) continue;
                const double width = width_of(row.cells[c].text) + (row.cells[c].light == Light::none ? 0 : 1.5);
                sum += width;
                longest = std::max(longest, width);
            }
            const double average = table.rows.empty() ? 0 : sum / static_cast<double>(table.rows.size());
            weight = std::clamp(std::max(average, std::min(longest, 6.0)), 2.5, 22.0);
        }
        weights.push_back(weight);
    }
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<int> widths;
    for (const double weight : weights) widths.push_back(all > 0 ? static_cast<int>(weight / all * total) : total);
    return widths;
}

}  // namespace

pugi::xml_node BodyWriter::paragraph(const char* style) { return paragraph_in(body_, style); }

pugi::xml_node BodyWriter::paragraph_in(pugi::xml_node parent, const char* style) {
    pugi::xml_node node = parent.append_child("w:p");
    value(node.append_child("w:pPr"), "w:pStyle", style);
    return node;
}

std::string BodyWriter::bookmark_name(const std::string& anchor) {
    // Word allows letters, digits and underscores, at most 40 characters.
    auto [found, fresh] = bookmarks_.try_emplace(anchor);
    if (fresh) found->second = "jianbao_" + std::to_string(bookmarks_.size());
    return found->second;
}

void BodyWriter::bookmark(pugi::xml_node paragraph, const std::string& anchor) {
    if (anchor.empty()) return;
    const unsigned id = next_bookmark_++;
    pugi::xml_node start = paragraph.append_child("w:bookmarkStart");
    start.append_attribute("w:id") = id;
    start.append_attribute("w:name") = bookmark_name(anchor).c_str();
    paragraph.append_child("w:bookmarkEnd").append_attribute("w:id") = id;
}

void BodyWriter::run(pugi::xml_node paragraph, const TextRun& text, const char* colour) {
    pugi::xml_node parent = paragraph;
    if (!text.link.empty()) {
        parent = paragraph.append_child("w:hyperlink");
        parent.append_attribute("w:anchor") = bookmark_name(text.link).c_str();
    }
    // Line breaks within a text become breaks in the paragraph.
    for (std::size_t from = 0; from <= text.text.size();) {
        const std::size_t end = std::min(text.text.find('\n', from), text.text.size());
        pugi::xml_node node = parent.append_child("w:r");
        pugi::xml_node properties = node.append_child("w:rPr");
        if (text.emphasis == Emphasis::strong) properties.append_child("w:b");
        const char* shown = colour                             ? colour
                            : !text.link.empty()               ? "1F4E99"
                            : text.emphasis == Emphasis::muted ? "666666"
                                                               : nullptr;
        if (shown) value(properties, "w:color", shown);
        if (from > 0) node.append_child("w:br");
        pugi::xml_node content = node.append_child("w:t");
        content.append_attribute("xml:space") = "preserve";
        content.text() = text.text.substr(from, end - from).c_str();
        from = end + 1;
    }
}

void BodyWriter::light(pugi::xml_node paragraph, Light light) {
    if (light == Light::none) return;
    const LightLook look = look_of(light);
    run(paragraph, {std::string(look.mark) + " ", Emphasis::none, {}}, look.colour);
}

pugi::xml_node BodyWriter::grid(const std::vector<int>& widths, const char* border_colour) {
    pugi::xml_node table = body_.append_child("w:tbl");
    pugi::xml_node properties = table.append_child("w:tblPr");
    pugi::xml_node width = properties.append_child("w:tblW");
    width.append_attribute("w:w") = std::accumulate(widths.begin(), widths.end(), 0);
    width.append_attribute("w:type") = "dxa";
    value(properties, "w:jc", "center");
    pugi::xml_node borders = properties.append_child("w:tblBorders");
    for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
        pugi::xml_node border = borders.append_child(side);
        border.append_attribute("w:val") = "single";
        border.append_attribute("w:sz") = 4;
        border.append_attribute("w:space") = 0;
        border.append_attribute("w:color") = border_colour;
    }
    properties.append_child("w:tblLayout").append_attribute("w:type") = "fixed";
    pugi::xml_node margins = properties.append_child("w:tblCellMar");
    for (const char* side : {"w:left", "w:right"}) {
        pugi::xml_node margin = margins.append_child(side);
        margin.append_attribute("w:w") = 70;
        margin.append_attribute("w:type") = "dxa";
    }
    pugi::xml_node columns = table.append_child("w:tblGrid");
    for (const int w : widths) columns.append_child("w:gridCol").append_attribute("w:w") = w;
    return table;
}

pugi::xml_node BodyWriter::cell(pugi::xml_node row, int width) {
    pugi::xml_node node = row.append_child("w:tc");
    pugi::xml_node properties = node.append_child("w:tcPr");
    pugi::xml_node size = properties.append_child("w:tcW");
    size.append_attribute("w:w") = width;
    size.append_attribute("w:type") = "dxa";
    return node;
}

void BodyWriter::cell_content(pugi::xml_node cell, const ReportCell& content, const ReportColumn& column,
                              const std::string& anchor) {
    value(cell.child("w:tcPr"), "w:vAlign", "center");
    pugi::xml_node node = paragraph_in(cell, "TableText");
    value(node.child("w:pPr"), "w:jc", justification(column.align));
    bookmark(node, anchor);
    light(node, content.light);
    run(node, {content.text, Emphasis::none, content.link});
}

void BodyWriter::write(pugi::xml_document& document) {
    pugi::xml_node root = document.append_child("w:document");
    root.append_attribute("xmlns:w") = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    root.append_attribute("xmlns:r") = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    root.append_attribute("xmlns:wp") = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    root.append_attribute("xmlns:a") = "http://schemas.openxmlformats.org/drawingml/2006/main";
    root.append_attribute("xmlns:c") = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    body_ = root.append_child("w:body");
    if (report_.masthead) masthead(*report_.masthead);
    if (!report_.title.empty()) run(paragraph("Title"), {report_.title, Emphasis::none, {}});
    if (!report_.subtitle.empty()) run(paragraph("Subtitle"), {report_.subtitle, Emphasis::none, {}});
    for (const Block& item : report_.blocks) std::visit([&](const auto& content) { block(content); }, item);
    if (!places_notices(report_))
        for (const std::string& notice : report_.notices)
            run(paragraph("Note"), {"注意：" + notice, Emphasis::none, {}});
    if (report_.imprint) imprint(*report_.imprint);
    page_setup(body_.append_child("w:sectPr"), false);
}

void BodyWriter::masthead(const Masthead& head) {
    const char* colour = head.red ? "E60012" : "000000";
    run(paragraph("Masthead"), {head.name, Emphasis::strong, {}}, colour);
    if (!head.issue.empty()) {
        pugi::xml_node issue = paragraph("Normal");
        value(issue.child("w:pPr"), "w:jc", "center");
        run(issue, {head.issue, Emphasis::none, {}});
    }
    pugi::xml_node line = paragraph("Normal");
    pugi::xml_node properties = line.child("w:pPr");
    pugi::xml_node rule = properties.append_child("w:pBdr").append_child("w:bottom");
    rule.append_attribute("w:val") = "single";
    rule.append_attribute("w:sz") = 18;
    rule.append_attribute("w:space") = 4;
    rule.append_attribute("w:color") = colour;
    pugi::xml_node stop = properties.append_child("w:tabs").append_child("w:tab");
    stop.append_attribute("w:val") = "right";
    stop.append_attribute("w:pos") = Measures::text_width;
    run(line, {head.office, Emphasis::none, {}});
    line.append_child("w:r").append_child("w:tab");
    run(line, {head.date, Emphasis::none, {}});
}

void BodyWriter::imprint(const Imprint& imprint) {
    pugi::xml_node table = grid({Measures::text_width}, "000000");
    for (const char* side : {"w:left", "w:right"})
        table.child("w:tblPr").child("w:tblBorders").child(side).attribute("w:val") = "nil";
    const auto line = [&](const std::string& text) {
        if (text.empty()) return;
        run(paragraph_in(cell(table.append_child("w:tr"), Measures::text_width), "Normal"), {text, Emphasis::none, {}});
    };
    line(imprint.copies_to.empty() ? "" : "抄送：" + imprint.copies_to);
    line(imprint.printed_by + (imprint.printed_on.empty() ? "" : "　　" + imprint.printed_on));
    if (!table.child("w:tr")) body_.remove_child(table);
    paragraph("Note");
}

void BodyWriter::block(const HeadingBlock& heading) {
    static constexpr const char* styles[] = {"Heading1", "Heading2", "Heading3", "Heading4"};
    pugi::xml_node node = paragraph(styles[std::clamp(heading.level, 1, 4) - 1]);
    bookmark(node, heading.anchor);
    run(node, {heading.text, Emphasis::none, {}});
}

void BodyWriter::block(const ParagraphBlock& block) {
    const char* style = block.style == ParagraphStyle::body        ? "BodyText"
                        : block.style == ParagraphStyle::note      ? "Note"
                        : block.style == ParagraphStyle::signature ? "Signature"
                                                                   : "Normal";
    pugi::xml_node node = paragraph(style);
    if (block.style == ParagraphStyle::centred) value(node.child("w:pPr"), "w:jc", "center");
    bookmark(node, block.anchor);
    for (const TextRun& text : block.text) run(node, text);
}

void BodyWriter::block(const KeyFiguresBlock& block) {
    if (block.figures.empty()) return;
    if (!block.title.empty()) run(paragraph("Caption"), {block.title, Emphasis::none, {}});
    // Rows of even length, of five cards at most.
    constexpr std::size_t in_a_row = 5;
    const std::size_t rows = (block.figures.size() + in_a_row - 1) / in_a_row;
    const std::size_t columns = (block.figures.size() + rows - 1) / rows;
    const int width = Measures::text_width / static_cast<int>(columns);
    pugi::xml_node table = grid(std::vector<int>(columns, width), "BFBFBF");
    for (std::size_t i = 0; i < block.figures.size(); i += columns) {
        pugi::xml_node row = table.append_child("w:tr");
        for (std::size_t c = 0; c < columns; ++c) {
            pugi::xml_node place = cell(row, width);
            const auto line = [&](const TextRun& text, double size, const char* colour) {
                pugi::xml_node node = paragraph_in(place, "TableText");
                value(node.child("w:pPr"), "w:jc", "center");
                run(node, text, colour);
                for (pugi::xml_node part : node.children("w:r"))
                    value(part.child("w:rPr"), "w:sz", std::to_string(half_points(size)).c_str());
            };
            if (i + c >= block.figures.size()) {
                paragraph_in(place, "TableText");
                continue;
            }
            const KeyFigure& figure = block.figures[i + c];
            const LightLook look = look_of(figure.light);
            line({figure.value + figure.unit, Emphasis::strong, {}}, 18, *look.colour ? look.colour : nullptr);
            line({figure.label, Emphasis::none, {}}, look_.table_size, nullptr);
            if (!figure.change.empty()) line({figure.change, Emphasis::muted, {}}, look_.table_size - 1.5, nullptr);
        }
    }
    paragraph("Note");
}

void BodyWriter::block(const TableBlock& block) {
    if (block.landscape && !block.rows.empty()) end_section(false);
    if (!block.title.empty()) run(paragraph("Caption"), {block.title, Emphasis::none, {}});
    if (block.rows.empty()) {
        run(paragraph("BodyText"), {block.empty_text, Emphasis::none, {}});
        return;
    }
    if (block.list) return list(block);
    const std::vector<int> widths =
        column_widths(block, block.landscape ? Measures::turned_width : Measures::text_width);
    pugi::xml_node table = grid(widths);
    pugi::xml_node head = table.append_child("w:tr");
    pugi::xml_node head_properties = head.append_child("w:trPr");
    head_properties.append_child("w:cantSplit");
    head_properties.append_child("w:tblHeader");
    for (std::size_t c = 0; c < block.columns.size(); ++c) {
        pugi::xml_node place = cell(head, widths[c]);
        pugi::xml_node shade = place.child("w:tcPr").append_child("w:shd");
        shade.append_attribute("w:val") = "clear";
        shade.append_attribute("w:fill") = "EDEDED";
        value(place.child("w:tcPr"), "w:vAlign", "center");
        run(paragraph_in(place, "TableHead"), {block.columns[c].title, Emphasis::none, {}});
    }
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
        const ReportRow& content = block.rows[r];
        pugi::xml_node row = table.append_child("w:tr");
        // Rows stay whole over a page break unless they are long.
        const bool is_long = std::any_of(content.cells.begin(), content.cells.end(),
                                         [](const ReportCell& shown) { return shown.text.size() > 600; });
        if (!is_long) row.append_child("w:trPr").append_child("w:cantSplit");
        for (std::size_t c = 0; c < block.columns.size(); ++c) {
            static const ReportCell nothing;
            const ReportCell& shown = c < content.cells.size() ? content.cells[c] : nothing;
            pugi::xml_node place = cell(row, widths[c]);
            const auto equals = [&](std::size_t other) {
                return other < block.rows.size() && c < block.rows[other].cells.size() && !shown.text.empty() &&
                       block.rows[other].cells[c].text == shown.text;
            };
            const bool goes_on = block.columns[c].merge_equal && r > 0 && equals(r - 1);
            if (goes_on) {
                place.child("w:tcPr").append_child("w:vMerge");
                paragraph_in(place, "TableText");
                continue;
            }
            if (block.columns[c].merge_equal && equals(r + 1)) value(place.child("w:tcPr"), "w:vMerge", "restart");
            cell_content(place, shown, block.columns[c], c == 0 ? content.anchor : std::string());
        }
    }
    run(paragraph("Note"), {block.note, Emphasis::none, {}});
    if (block.landscape) end_section(true);
}

void BodyWriter::block(const ChartBlock& chart) {
    charts_.push_back(&chart);
    const std::string id = "chart" + std::to_string(charts_.size());
    constexpr long emu_per_twip = 635;
    const long width = Measures::text_width * emu_per_twip;
    const std::size_t bars = chart.horizontal ? chart.categories.size() : 8;
    const long height = std::clamp(static_cast<long>(bars), 6L, 24L) * 330'000L + 700'000L;
    pugi::xml_node node = paragraph("Note");
    pugi::xml_node place = node.append_child("w:r").append_child("w:drawing").append_child("wp:inline");
    pugi::xml_node extent = place.append_child("wp:extent");
    extent.append_attribute("cx") = static_cast<long long>(width);
    extent.append_attribute("cy") = static_cast<long long>(height);
    pugi::xml_node properties = place.append_child("wp:docPr");
    properties.append_attribute("id") = static_cast<unsigned>(charts_.size());
    properties.append_attribute("name") = id.c_str();
    properties.append_attribute("descr") = chart.title.c_str();
    pugi::xml_node data = place.append_child("a:graphic").append_child("a:graphicData");
    data.append_attribute("uri") = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    data.append_child("c:chart").append_attribute("r:id") = id.c_str();
}

void BodyWriter::block(const SlipBlock& slip) {
    pugi::xml_node title = paragraph("Title");
    light(title, slip.light);
    run(title, {slip.title, Emphasis::none, {}});
    if (!slip.number.empty()) {
        pugi::xml_node number = paragraph("Normal");
        value(number.child("w:pPr"), "w:jc", "right");
        run(number, {slip.number, Emphasis::none, {}});
    }
    const int label_width = Measures::text_width / 5, text_width = Measures::text_width - label_width;
    pugi::xml_node table = grid({label_width, text_width}, "000000");
    const auto row = [&](const std::string& label, const std::string& text, double lines) {
        pugi::xml_node node = table.append_child("w:tr");
        pugi::xml_node height =
            value(node.append_child("w:trPr"), "w:trHeight", std::to_string(twips(lines * look_.line_pitch)).c_str());
        height.append_attribute("w:hRule") = "atLeast";
        pugi::xml_node left = cell(node, label_width);
        value(left.child("w:tcPr"), "w:vAlign", "center");
        run(paragraph_in(left, "TableHead"), {label, Emphasis::none, {}});
        pugi::xml_node right = cell(node, text_width);
        value(right.child("w:tcPr"), "w:vAlign", "center");
        run(paragraph_in(right, "Normal"), {text, Emphasis::none, {}});
    };
    for (const auto& [label, text] : slip.fields) row(label, text, 1.3);
    for (const std::string& label : slip.reply_fields) row(label, "", 4);
    paragraph("Note");
}

void BodyWriter::block(const PageBreakBlock&) {
    paragraph("Note").append_child("w:r").append_child("w:br").append_attribute("w:type") = "page";
}

void BodyWriter::block(const ContentsBlock& contents) {
    if (!contents.title.empty()) run(paragraph("Subtitle"), {contents.title, Emphasis::none, {}});
    pugi::xml_node node = paragraph("Normal");
    pugi::xml_node field = node.append_child("w:fldSimple");
    field.append_attribute("w:instr") =
        ("TOC \\o \"1-" + std::to_string(std::clamp(contents.depth, 1, 4)) + "\" \\h \\z").c_str();
    field.append_attribute("w:dirty") = "true";  // Word fills in the page numbers when the file is opened
    bool first = true;
    for (const Block& item : report_.blocks) {
        const HeadingBlock* heading = std::get_if<HeadingBlock>(&item);
        if (!heading || heading->level > contents.depth) continue;
        if (!first) field.append_child("w:r").append_child("w:br");
        first = false;
        run(field, {heading->text, Emphasis::none, heading->anchor});
    }
}

void BodyWriter::end_section(bool turned) {
    page_setup(paragraph("Note").child("w:pPr").append_child("w:sectPr"), turned);
}

void BodyWriter::page_setup(pugi::xml_node properties, bool turned) {
    for (const auto& [type, id] : {std::pair{"default", "footer1"}, std::pair{"even", "footer2"}}) {
        pugi::xml_node footer = properties.append_child("w:footerReference");
        footer.append_attribute("w:type") = type;
        footer.append_attribute("r:id") = id;
    }
    pugi::xml_node size = properties.append_child("w:pgSz");
    size.append_attribute("w:w") = turned ? Measures::page_height : Measures::page_width;
    size.append_attribute("w:h") = turned ? Measures::page_width : Measures::page_height;
    if (turned) size.append_attribute("w:orient") = "landscape";
    pugi::xml_node margins = properties.append_child("w:pgMar");
    // A turned page keeps its margins with the paper.
    margins.append_attribute("w:top") = turned ? Measures::left : Measures::top;
    margins.append_attribute("w:right") = turned ? Measures::top : Measures::right;
    margins.append_attribute("w:bottom") = turned ? Measures::right : Measures::bottom;
    margins.append_attribute("w:left") = turned ? Measures::bottom : Measures::left;
    margins.append_attribute("w:header") = 850;
    margins.append_attribute("w:footer") = turned ? 700 : 1400;
    margins.append_attribute("w:gutter") = 0;
}

}  // namespace jianbao::docx
