// Tables: rows of the ledger, cards of key figures, slips, and lists of running text.

#include <algorithm>
#include <numeric>

#include "body.h"
#include "wording.h"

namespace jianbao::docx {

namespace {

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

void size_of_runs(pugi::xml_node paragraph, double size) {
    for (pugi::xml_node part : paragraph.children("w:r")) {
        value(part.child("w:rPr"), "w:sz", std::to_string(half_points(size)));
        value(part.child("w:rPr"), "w:szCs", std::to_string(half_points(size)));
    }
}

void space(pugi::xml_node paragraph, double before, double after) {
    pugi::xml_node node = paragraph.child("w:pPr").append_child("w:spacing");
    node.append_attribute("w:before") = twips(before);
    node.append_attribute("w:after") = twips(after);
}

}  // namespace

pugi::xml_node BodyWriter::grid(const std::vector<int>& widths, const char* border_colour) {
    pugi::xml_node table = body_.append_child("w:tbl");
    pugi::xml_node properties = table.append_child("w:tblPr");
    value(properties, "w:tblStyle", "ReportTable");
    pugi::xml_node width = properties.append_child("w:tblW");
    width.append_attribute("w:w") = std::accumulate(widths.begin(), widths.end(), 0);
    width.append_attribute("w:type") = "dxa";
    value(properties, "w:jc", "center");
    if (border_colour) add_borders(properties, border_colour);
    properties.append_child("w:tblLayout").append_attribute("w:type") = "fixed";
    pugi::xml_node margins = properties.append_child("w:tblCellMar");
    for (const auto& [side, room] : {std::pair{"w:top", 30}, {"w:left", 70}, {"w:bottom", 30}, {"w:right", 70}}) {
        pugi::xml_node margin = margins.append_child(side);
        margin.append_attribute("w:w") = room;
        margin.append_attribute("w:type") = "dxa";
    }
    properties.append_child("w:tblLook").append_attribute("w:val") = "0000";
    pugi::xml_node columns = table.append_child("w:tblGrid");
    for (const int w : widths) columns.append_child("w:gridCol").append_attribute("w:w") = w;
    return table;
}

pugi::xml_node BodyWriter::row(pugi::xml_node table, bool head, bool whole) {
    pugi::xml_node node = table.append_child("w:tr");
    if (!head && !whole) return node;
    pugi::xml_node properties = node.append_child("w:trPr");
    properties.append_child("w:cantSplit");
    if (head) {
        properties.append_child("w:tblHeader");
        // The style's first row is the head.
        table.child("w:tblPr").child("w:tblLook").attribute("w:val") = "0020";
    }
    return node;
}

pugi::xml_node BodyWriter::cell(pugi::xml_node row, int width) {
    pugi::xml_node node = row.append_child("w:tc");
    pugi::xml_node properties = node.append_child("w:tcPr");
    pugi::xml_node size = properties.append_child("w:tcW");
    size.append_attribute("w:w") = width;
    size.append_attribute("w:type") = "dxa";
    return node;
}

void BodyWriter::shade(pugi::xml_node cell, exporters::Colour colour) {
    pugi::xml_node node = cell.child("w:tcPr").append_child("w:shd");
    node.append_attribute("w:val") = "clear";
    node.append_attribute("w:color") = "auto";
    node.append_attribute("w:fill") = exporters::hex(colour).c_str();
}

void BodyWriter::centre(pugi::xml_node cell) { value(cell.child("w:tcPr"), "w:vAlign", "center"); }

void BodyWriter::head_cell(pugi::xml_node row, int width, const std::string& text) {
    pugi::xml_node place = cell(row, width);
    // LibreOffice leaves the style's own shade out where a table has rows of several heads.
    shade(place, exporters::mix(look_.palette.heat, exporters::white, 0.12));
    centre(place);
    run(paragraph_in(place, "TableHead"), {text, Emphasis::none, {}});
}

void BodyWriter::cell_content(pugi::xml_node cell, const ReportCell& content, const ReportColumn& column,
                              const std::string& anchor) {
    centre(cell);
    pugi::xml_node node = paragraph_in(cell, "TableText");
    justify(node, column.align);
    bookmark(node, anchor);
    light(node, content.light);
    run(node, {content.text, Emphasis::none, content.link});
}

void BodyWriter::block(const KeyFiguresBlock& block) {
    if (block.figures.empty()) return;
    line("Caption", block.title);
    if (block.title.empty()) paragraph("Gap");
    // Rows of even length, of five cards at most.
    constexpr std::size_t in_a_row = 5;
    const std::size_t rows = (block.figures.size() + in_a_row - 1) / in_a_row;
    const std::size_t columns = (block.figures.size() + rows - 1) / rows;
    const int width = look_.page.text_width() / static_cast<int>(columns);
    pugi::xml_node table = grid(std::vector<int>(columns, width), "BFBFBF");
    for (std::size_t i = 0; i < block.figures.size(); i += columns) {
        pugi::xml_node cards = row(table, false, true);
        for (std::size_t c = 0; c < columns; ++c) {
            pugi::xml_node place = cell(cards, width);
            if (i + c >= block.figures.size()) {
                paragraph_in(place, "TableText");
                continue;
            }
            const KeyFigure& figure = block.figures[i + c];
            shade(place,
                  exporters::mix(figure.light == Light::none ? look_.palette.heat : look_.palette.of(figure.light),
                                 exporters::white, 0.06));
            centre(place);
            const auto add = [&](double before, double after) {
                pugi::xml_node node = paragraph_in(place, "TableText");
                space(node, before, after);
                justify(node, Align::centre);
                return node;
            };
            const std::string colour = text_colour(figure.light);
            const bool last = figure.change.empty();
            pugi::xml_node label = add(4, 0);
            light(label, figure.light);
            run(label, {figure.label, Emphasis::none, {}});
            pugi::xml_node number = add(0, last ? 4 : 0);
            run(number, {figure.value, Emphasis::strong, {}}, colour.empty() ? nullptr : colour.c_str());
            size_of_runs(number, 20);
            if (!figure.unit.empty()) {
                run(number, {figure.unit, Emphasis::none, {}});
                pugi::xml_node properties = number.last_child().child("w:rPr");
                value(properties, "w:sz", std::to_string(half_points(look_.table_size)));
                value(properties, "w:szCs", std::to_string(half_points(look_.table_size)));
            }
            if (last) continue;
            pugi::xml_node change = add(0, 4);
            run(change, {figure.change, Emphasis::muted, {}});
            size_of_runs(change, look_.table_size - 1.5);
        }
    }
    paragraph("Gap");
}

void BodyWriter::block(const TableBlock& block) {
    const bool turned = block.landscape && !block.rows.empty() && !block.list;
    if (turned && at_ > 0) end_section(false);
    line("Caption", block.title);
    if (block.rows.empty()) return line("BodyText", block.empty_text);
    if (block.list) return list(block);
    if (block.title.empty() && !turned) paragraph("Gap");
    const std::vector<int> widths = column_widths(block, turned ? look_.page.turned_width() : look_.page.text_width());
    pugi::xml_node table = grid(widths);
    pugi::xml_node head = row(table, true, true);
    for (std::size_t c = 0; c < block.columns.size(); ++c) head_cell(head, widths[c], block.columns[c].title);
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
        const ReportRow& content = block.rows[r];
        // Rows stay whole over a page break unless they are long.
        const bool is_long = std::any_of(content.cells.begin(), content.cells.end(),
                                         [](const ReportCell& shown) { return shown.text.size() > 600; });
        pugi::xml_node line = row(table, false, !is_long);
        for (std::size_t c = 0; c < block.columns.size(); ++c) {
            static const ReportCell nothing;
            const ReportCell& shown = c < content.cells.size() ? content.cells[c] : nothing;
            pugi::xml_node place = cell(line, widths[c]);
            const auto equals = [&](std::size_t other) {
                return other < block.rows.size() && c < block.rows[other].cells.size() && !shown.text.empty() &&
                       block.rows[other].cells[c].text == shown.text;
            };
            const bool goes_on = block.columns[c].merge_equal && r > 0 && equals(r - 1);
            if (goes_on) {
                place.child("w:tcPr").append_child("w:vMerge");
                centre(place);  // Word goes by the first of the merged cells, LibreOffice by each
                paragraph_in(place, "TableText");
                continue;
            }
            if (block.columns[c].merge_equal && equals(r + 1)) value(place.child("w:tcPr"), "w:vMerge", "restart");
            cell_content(place, shown, block.columns[c], c == 0 ? content.anchor : std::string());
        }
    }
    if (!block.note.empty())
        line("Note", block.note);
    else
        paragraph("Gap");
    if (turned) end_section(true);
}

void BodyWriter::list(const TableBlock& table) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& cells = table.rows[r].cells;
        for (std::size_t c = 2; c < table.columns.size() && c < cells.size(); ++c) {
            const bool goes_on =
                r > 0 && c < table.rows[r - 1].cells.size() && table.rows[r - 1].cells[c].text == cells[c].text;
            if (!table.columns[c].merge_equal || goes_on || cells[c].text.empty()) continue;
            pugi::xml_node head = paragraph("Note");
            head.child("w:pPr").append_child("w:keepNext");
            space(head, 6, 2);
            run(head, {cells[c].text, Emphasis::strong, {}});
        }
        pugi::xml_node node = paragraph("Note");
        pugi::xml_node indent = node.child("w:pPr").append_child("w:ind");
        indent.append_attribute("w:left") = 480;
        indent.append_attribute("w:hanging") = 480;
        bookmark(node, table.rows[r].anchor);
        for (std::size_t c = 0; c < cells.size() && c < table.columns.size(); ++c) {
            if (cells[c].text.find_first_not_of(' ') == std::string::npos) continue;
            if (c >= 2 && table.columns[c].merge_equal) continue;
            const bool aside = c >= 2;
            run(node, {aside ? "（" + cells[c].text + "）" : cells[c].text, aside ? Emphasis::muted : Emphasis::none,
                       cells[c].link});
            if (c == 0) node.append_child("w:r").append_child("w:tab");
        }
    }
    line("Note", table.note);
}

void BodyWriter::block(const SlipBlock& slip) {
    pugi::xml_node title = paragraph("Title");
    light(title, slip.light);
    run(title, {slip.title, Emphasis::none, {}});
    if (!slip.number.empty()) {
        pugi::xml_node number = paragraph("Normal");
        number.child("w:pPr").append_child("w:keepNext");  // a slip begins where all of it has room
        justify(number, Align::right);
        run(number, {slip.number, Emphasis::none, {}});
    }
    const int label_width = look_.page.text_width() / 5, text_width = look_.page.text_width() - label_width;
    pugi::xml_node table = grid({label_width, text_width}, "000000");
    const auto add = [&](const std::string& label, const std::string& text, double lines) {
        pugi::xml_node node = row(table, false, true);
        pugi::xml_node height =
            value(node.child("w:trPr"), "w:trHeight", std::to_string(twips(lines * look_.line_pitch)));
        height.append_attribute("w:hRule") = "atLeast";
        pugi::xml_node left = cell(node, label_width);
        centre(left);
        run(paragraph_in(left, "TableHead"), {label, Emphasis::none, {}});
        pugi::xml_node right = cell(node, text_width);
        centre(right);
        run(paragraph_in(right, "Normal"), {text, Emphasis::none, {}});
    };
    for (const auto& [label, text] : slip.fields) add(label, text, 1.3);
    for (const std::string& label : slip.reply_fields) add(label, "", 4);
    paragraph("Gap");
}

}  // namespace jianbao::docx
