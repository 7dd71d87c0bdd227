#include "body.h"

#include <algorithm>

#include "wording.h"

namespace jianbao::docx {

double width_of(const std::string& text) {
    double width = 0;
    for (std::size_t at = 0; at < text.size();) width += next_character(text, at) < 0x2000 ? 0.5 : 1;
    return width;
}

pugi::xml_node value(pugi::xml_node parent, const char* name, const std::string& text) {
    pugi::xml_node node = parent.child(name);
    if (!node) node = parent.append_child(name);
    if (!node.attribute("w:val")) node.append_attribute("w:val");
    node.attribute("w:val") = text.c_str();
    return node;
}

void justify(pugi::xml_node paragraph, Align align) {
    value(paragraph.child("w:pPr"), "w:jc",
          align == Align::centre  ? "center"
          : align == Align::right ? "right"
                                  : "left");
}

pugi::xml_node BodyWriter::paragraph(const char* style) { return paragraph_in(body_, style); }

pugi::xml_node BodyWriter::paragraph_in(pugi::xml_node parent, const char* style) {
    pugi::xml_node node = parent.append_child("w:p");
    value(node.append_child("w:pPr"), "w:pStyle", style);
    return node;
}

void BodyWriter::line(const char* style, const std::string& text) {
    if (!text.empty()) run(paragraph(style), {text, Emphasis::none, {}});
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
        // Quotation marks and dashes are Chinese ones.
        properties.append_child("w:rFonts").append_attribute("w:hint") = "eastAsia";
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

void BodyWriter::field(pugi::xml_node paragraph, const std::string& instruction, const std::string& shown) {
    pugi::xml_node node = paragraph.append_child("w:fldSimple");
    node.append_attribute("w:instr") = instruction.c_str();
    node.append_child("w:r").append_child("w:t").text() = shown.c_str();
}

std::string BodyWriter::text_colour(Light light) const {
    if (light == Light::none) return {};
    return exporters::hex(exporters::readable(look_.palette.of(light), exporters::white, 4.5));
}

void BodyWriter::light(pugi::xml_node paragraph, Light light) {
    if (light == Light::none) return;
    run(paragraph, {std::string(exporters::mark_of(light)) + " ", Emphasis::none, {}}, text_colour(light).c_str());
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
    line("Title", report_.title);
    line("Subtitle", report_.subtitle);
    if (!places_notices(report_))
        for (const std::string& notice : report_.notices) line("Note", "注意：" + notice);
    for (at_ = 0; at_ < report_.blocks.size(); ++at_)
        std::visit([&](const auto& content) { block(content); }, report_.blocks[at_]);
    if (report_.imprint) imprint(*report_.imprint);
    page_setup(body_.append_child("w:sectPr"), false);
}

void BodyWriter::block(const HeadingBlock& heading) {
    static constexpr const char* styles[] = {"Heading1", "Heading2", "Heading3", "Heading4"};
    pugi::xml_node node = paragraph(styles[std::clamp(heading.level, 1, 4) - 1]);
    bookmark(node, heading.anchor);
    bookmark(node, "heading " + std::to_string(headings_++));  // for the table of contents
    run(node, {heading.text, Emphasis::none, {}});
}

void BodyWriter::block(const ParagraphBlock& block) {
    if (block.style == ParagraphStyle::signature) return signature(block, at_);
    const char* style = block.style == ParagraphStyle::body   ? "BodyText"
                        : block.style == ParagraphStyle::note ? "Note"
                                                              : "Normal";
    pugi::xml_node node = paragraph(style);
    if (block.style == ParagraphStyle::centred) justify(node, Align::centre);
    bookmark(node, block.anchor);
    for (const TextRun& text : block.text) run(node, text);
}

void BodyWriter::signature(const ParagraphBlock& block, std::size_t index) {
    const auto own = [&](std::size_t i) -> const ParagraphBlock* {
        if (i >= report_.blocks.size()) return nullptr;
        const auto* one = std::get_if<ParagraphBlock>(&report_.blocks[i]);
        return one && one->style == ParagraphStyle::signature ? one : nullptr;
    };
    const auto characters = [](const ParagraphBlock& one) {
        double width = 0;
        for (const TextRun& text : one.text) width += width_of(text.text);
        return width;
    };
    std::size_t first = index;
    while (first > 0 && own(first - 1)) --first;
    double widest = 0;
    for (std::size_t i = first; own(i); ++i) widest = std::max(widest, characters(*own(i)));
    pugi::xml_node node = paragraph("Signature");
    pugi::xml_node properties = node.child("w:pPr");
    if (own(index + 1)) properties.append_child("w:keepNext");
    const double most = look_.page.text_width() / (20 * look_.body_size);
    const double in = std::clamp(4 + (widest - characters(block)) / 2, 0.0, std::max(0.0, most - characters(block)));
    pugi::xml_node indent = properties.append_child("w:ind");
    indent.append_attribute("w:rightChars") = static_cast<int>(in * 100);
    indent.append_attribute("w:right") = twips(in * look_.body_size);
    bookmark(node, block.anchor);
    for (const TextRun& text : block.text) run(node, text);
}

void BodyWriter::block(const ChartBlock& chart) {
    if (chart.categories.empty() || chart.series.empty()) return;
    charts_.push_back(&chart);
    const std::string id = "chart" + std::to_string(charts_.size());
    constexpr long emu_per_twip = 635;
    const long width = look_.page.text_width() * emu_per_twip;
    const std::size_t bars = chart.horizontal ? chart.categories.size() : 8;
    const long height = std::clamp(static_cast<long>(bars), 6L, 24L) * 290'000L + 700'000L;
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

void BodyWriter::block(const NoticesBlock& block) {
    if (report_.notices.empty()) return line("BodyText", block.empty_text);
    line("Caption", block.title);
    for (const std::string& notice : report_.notices) line("Note", notice);
}

}  // namespace jianbao::docx
