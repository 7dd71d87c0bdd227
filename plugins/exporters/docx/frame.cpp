// What stands around the text: the red head, 版记, the table of contents, pages.

#include <algorithm>
#include <cmath>
#include <vector>

#include "body.h"
#include "wording.h"

namespace jianbao::docx {

namespace {

std::size_t count_characters(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) next_character(text, at);
    return count;
}

void right_tab(pugi::xml_node properties, int position) {
    pugi::xml_node stop = properties.append_child("w:tabs").append_child("w:tab");
    stop.append_attribute("w:val") = "right";
    stop.append_attribute("w:pos") = position;
}

bool is_turned(const Report& report, std::size_t index) {
    const auto* table = index < report.blocks.size() ? std::get_if<TableBlock>(&report.blocks[index]) : nullptr;
    return table && table->landscape && !table->rows.empty() && !table->list;
}

}  // namespace

void BodyWriter::masthead(const Masthead& head) {
    const std::string colour =
        exporters::hex(head.red ? exporters::readable(look_.palette.head, exporters::white, 3) : exporters::black);
    if (!head.name.empty()) {
        // As large as the width allows, 62 pt at most, the letters apart where they are few.
        const double most = look_.page.text_width() / 20.0 * 0.94, wide = width_of(head.name);
        const double size = std::min(62.0, std::floor(most / std::max(wide, 1.0)));
        const std::size_t letters = count_characters(head.name);
        const double apart =
            letters < 2 ? 0 : std::min(0.45 * size, (most - wide * size) / static_cast<double>(letters - 1));
        std::size_t last = 0;
        for (std::size_t at = 0; at < head.name.size();) {
            last = at;
            next_character(head.name, at);
        }
        pugi::xml_node name = paragraph("Masthead");
        const auto add = [&](const std::string& part, double blank) {
            if (part.empty()) return;
            run(name, {part, Emphasis::none, {}}, colour.c_str());
            pugi::xml_node properties = name.last_child().child("w:rPr");
            if (blank >= 1) value(properties, "w:spacing", std::to_string(twips(blank)));
            value(properties, "w:sz", std::to_string(half_points(size)));
            value(properties, "w:szCs", std::to_string(half_points(size)));
        };
        // A blank behind the last letter would push the name to the left.
        add(head.name.substr(0, last), apart);
        add(head.name.substr(last), 0);
    }
    if (!head.issue.empty()) {
        pugi::xml_node issue = paragraph("Normal");
        justify(issue, Align::centre);
        run(issue, {exporters::issue_of(head), Emphasis::none, {}});
    }
    pugi::xml_node below = paragraph("Normal");
    pugi::xml_node properties = below.child("w:pPr");
    pugi::xml_node rule = properties.append_child("w:pBdr").append_child("w:bottom");
    rule.append_attribute("w:val") = "single";
    rule.append_attribute("w:sz") = 16;
    rule.append_attribute("w:space") = 4;
    rule.append_attribute("w:color") = colour.c_str();
    if (head.office.empty() && head.date.empty()) return;
    right_tab(properties, look_.page.text_width() - twips(look_.body_size));
    // A character in at both ends.
    run(below, {"　" + head.office, Emphasis::none, {}});
    below.append_child("w:r").append_child("w:tab");
    run(below, {head.date, Emphasis::none, {}});
}

void BodyWriter::imprint(const Imprint& imprint) {
    const std::string copies = exporters::copies_of(imprint), day = exporters::printed_on(imprint);
    if (copies.empty() && imprint.printed_by.empty() && day.empty()) return;
    const int width = look_.page.text_width();
    pugi::xml_node table = grid({width}, "000000");
    pugi::xml_node properties = table.child("w:tblPr"), borders = properties.child("w:tblBorders");
    for (const char* side : {"w:left", "w:right"}) borders.child(side).attribute("w:val") = "nil";
    for (const char* side : {"w:top", "w:bottom"}) borders.child(side).attribute("w:sz") = 8;
    // At the foot of the page, whatever stands above. LibreOffice 7.4 leaves it behind the text.
    constexpr double pitch = 14 * 1.75;
    const bool signed_off = !imprint.printed_by.empty() || !day.empty();
    pugi::xml_node place = properties.insert_child_after("w:tblpPr", properties.child("w:tblStyle"));
    place.append_attribute("w:vertAnchor") = "margin";
    place.append_attribute("w:horzAnchor") = "margin";
    place.append_attribute("w:tblpXSpec") = "center";
    place.append_attribute("w:tblpYSpec") = "bottom";
    const auto add = [&] {
        pugi::xml_node one = row(table, false, true);
        value(one.child("w:trPr"), "w:trHeight", std::to_string(twips(pitch))).append_attribute("w:hRule") = "atLeast";
        pugi::xml_node text = cell(one, width);
        centre(text);
        return paragraph_in(text, "Imprint");
    };
    if (!copies.empty()) {
        pugi::xml_node node = add();
        pugi::xml_node indent = node.child("w:pPr").append_child("w:ind");
        indent.append_attribute("w:left") = twips(4 * 14);
        indent.append_attribute("w:hanging") = twips(3 * 14);
        run(node, {copies, Emphasis::none, {}});
    }
    if (signed_off) {
        pugi::xml_node node = add();
        right_tab(node.child("w:pPr"), width - 140 - twips(14));
        run(node, {"　" + imprint.printed_by, Emphasis::none, {}});
        if (!day.empty()) {
            node.append_child("w:r").append_child("w:tab");
            run(node, {day, Emphasis::none, {}});
        }
    }
    paragraph("Gap");
}

void BodyWriter::block(const ContentsBlock& contents) {
    line("Subtitle", contents.title);
    const int depth = std::clamp(contents.depth, 1, 4);
    std::vector<std::pair<const HeadingBlock*, std::size_t>> shown;
    std::size_t number = 0;
    for (const Block& item : report_.blocks)
        if (const auto* heading = std::get_if<HeadingBlock>(&item)) {
            if (heading->level <= depth) shown.emplace_back(heading, number);
            ++number;
        }
    const auto mark = [](pugi::xml_node paragraph, const char* kind) {
        pugi::xml_node node = paragraph.append_child("w:r").append_child("w:fldChar");
        node.append_attribute("w:fldCharType") = kind;
        return node;
    };
    pugi::xml_node node;
    for (const auto& [heading, place] : shown) {
        const bool first = !node;
        node = paragraph(("TOC" + std::to_string(std::clamp(heading->level, 1, 4))).c_str());
        if (first) {
            mark(node, "begin").append_attribute("w:dirty") = "true";  // Word makes it anew when the file is opened
            pugi::xml_node code = node.append_child("w:r").append_child("w:instrText");
            code.append_attribute("xml:space") = "preserve";
            code.text() = ("TOC \\o \"1-" + std::to_string(depth) + "\" \\h \\z").c_str();
            mark(node, "separate");
        }
        const std::string target = bookmark_name("heading " + std::to_string(place));
        pugi::xml_node link = node.append_child("w:hyperlink");
        link.append_attribute("w:anchor") = target.c_str();
        run(link, {heading->text, Emphasis::none, {}});
        link.append_child("w:r").append_child("w:tab");
        field(link, "PAGEREF " + target + " \\h", "");
    }
    if (node) mark(node, "end");
}

bool BodyWriter::is_idle_break(std::size_t index) const {
    return is_turned(report_, index + 1) || (index > 0 && is_turned(report_, index - 1)) ||
           index + 1 == report_.blocks.size();
}

void BodyWriter::block(const PageBreakBlock&) {
    if (is_idle_break(at_)) return;
    paragraph("Gap").append_child("w:r").append_child("w:br").append_attribute("w:type") = "page";
}

void BodyWriter::end_section(bool turned) {
    page_setup(paragraph("Gap").child("w:pPr").append_child("w:sectPr"), turned);
}

void BodyWriter::page_setup(pugi::xml_node properties, bool turned) {
    const auto refer = [&](const char* name, const char* type, const char* id) {
        pugi::xml_node node = properties.append_child(name);
        node.append_attribute("w:type") = type;
        node.append_attribute("r:id") = id;
    };
    if (!look_.watermark.empty())
        for (const char* type : {"default", "even"}) refer("w:headerReference", type, page_header);
    if (look_.page_numbers) {
        refer("w:footerReference", "default", odd_footer);
        refer("w:footerReference", "even", even_footer);
    }
    const Page& page = look_.page;
    pugi::xml_node size = properties.append_child("w:pgSz");
    size.append_attribute("w:w") = turned ? Page::height : Page::width;
    size.append_attribute("w:h") = turned ? Page::width : Page::height;
    if (turned) size.append_attribute("w:orient") = "landscape";
    pugi::xml_node margins = properties.append_child("w:pgMar");
    // A turned page keeps its margins with the paper.
    margins.append_attribute("w:top") = turned ? page.left : page.top;
    margins.append_attribute("w:right") = turned ? page.top : page.right;
    const int bottom = turned ? page.right : page.bottom;
    margins.append_attribute("w:bottom") = bottom;
    margins.append_attribute("w:left") = turned ? page.bottom : page.left;
    margins.append_attribute("w:header") = 850;
    // The upper edge of the number 7 mm below the text.
    constexpr int below = 397, number = 320;
    margins.append_attribute("w:footer") = std::max(bottom - below - number, 280);
    margins.append_attribute("w:gutter") = 0;
}

}  // namespace jianbao::docx
