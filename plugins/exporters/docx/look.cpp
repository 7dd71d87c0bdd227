#include "look.h"

#include <cmath>

namespace jianbao::docx {

namespace {

constexpr const char* namespace_w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pugi::xml_node value(pugi::xml_node parent, const char* name, const std::string& text) {
    pugi::xml_node node = parent.append_child(name);
    node.append_attribute("w:val") = text.c_str();
    return node;
}

void fonts(pugi::xml_node run, const std::string& font, double size) {
    pugi::xml_node node = run.append_child("w:rFonts");
    // Latin letters and digits of a Chinese official document are set in Times New Roman.
    node.append_attribute("w:ascii") = "Times New Roman";
    node.append_attribute("w:hAnsi") = "Times New Roman";
    node.append_attribute("w:eastAsia") = font.c_str();
    if (size > 0) {
        value(run, "w:sz", std::to_string(half_points(size)));
        value(run, "w:szCs", std::to_string(half_points(size)));
    }
}

struct StyleShape {
    const char* id;
    const char* name;
    std::string font;
    double size = 0;
    const char* align = nullptr;
    double indent_characters = 0;
    int outline = -1;
    double before = 0, after = 0;  ///< lines
    bool exact_pitch = true;
};

void style(pugi::xml_node styles, const Look& look, const StyleShape& shape) {
    pugi::xml_node node = styles.append_child("w:style");
    node.append_attribute("w:type") = "paragraph";
    if (std::string_view(shape.id) == "Normal") node.append_attribute("w:default") = "1";
    node.append_attribute("w:styleId") = shape.id;
    value(node, "w:name", shape.name);
    if (std::string_view(shape.id) != "Normal") value(node, "w:basedOn", "Normal");
    if (shape.outline >= 0) value(node, "w:next", "BodyText");
    node.append_child("w:qFormat");
    pugi::xml_node paragraph = node.append_child("w:pPr");
    if (shape.outline >= 0) paragraph.append_child("w:keepNext");
    pugi::xml_node spacing = paragraph.append_child("w:spacing");
    spacing.append_attribute("w:before") = twips(shape.before * look.line_pitch);
    spacing.append_attribute("w:after") = twips(shape.after * look.line_pitch);
    if (shape.exact_pitch) {
        spacing.append_attribute("w:line") = twips(look.line_pitch);
        spacing.append_attribute("w:lineRule") = "exact";
    } else {
        spacing.append_attribute("w:line") = 240;
        spacing.append_attribute("w:lineRule") = "auto";
    }
    pugi::xml_node indent = paragraph.append_child("w:ind");
    indent.append_attribute("w:firstLineChars") = static_cast<int>(shape.indent_characters * 100);
    indent.append_attribute("w:firstLine") =
        twips(shape.indent_characters * (shape.size > 0 ? shape.size : look.body_size));
    if (shape.align) value(paragraph, "w:jc", shape.align);
    if (shape.outline >= 0) value(paragraph, "w:outlineLvl", std::to_string(shape.outline));
    fonts(node.append_child("w:rPr"), shape.font, shape.size);
}

}  // namespace

int twips(double points) { return static_cast<int>(std::lround(points * 20)); }
int half_points(double points) { return static_cast<int>(std::lround(points * 2)); }

void write_styles(pugi::xml_document& document, const Look& look) {
    pugi::xml_node styles = document.append_child("w:styles");
    styles.append_attribute("xmlns:w") = namespace_w;
    pugi::xml_node language = styles.append_child("w:docDefaults").append_child("w:rPrDefault").append_child("w:rPr");
    fonts(language, look.body_font, look.body_size);
    pugi::xml_node lang = language.append_child("w:lang");
    lang.append_attribute("w:val") = "en-US";
    lang.append_attribute("w:eastAsia") = "zh-CN";

    const double big = look.body_size + 6;  // 2号 beside 3号
    style(styles, look,
          {.id = "Normal", .name = "Normal", .font = look.body_font, .size = look.body_size, .align = "both"});
    style(styles, look,
          {.id = "BodyText", .name = "Body Text", .font = look.body_font, .align = "both", .indent_characters = 2});
    style(styles, look,
          {.id = "Title",
           .name = "Title",
           .font = look.title_font,
           .size = big,
           .align = "center",
           .before = 0.5,
           .after = 0.5,
           .exact_pitch = false});
    style(styles, look,
          {.id = "Subtitle", .name = "Subtitle", .font = look.second_font, .align = "center", .after = 0.5});
    style(styles, look,
          {.id = "Masthead",
           .name = "报头",
           .font = look.title_font,
           .size = 36,
           .align = "center",
           .exact_pitch = false});
    style(styles, look,
          {.id = "Heading1", .name = "heading 1", .font = look.heading_font, .indent_characters = 2, .outline = 0});
    style(styles, look,
          {.id = "Heading2", .name = "heading 2", .font = look.second_font, .indent_characters = 2, .outline = 1});
    style(styles, look,
          {.id = "Heading3", .name = "heading 3", .font = look.body_font, .indent_characters = 2, .outline = 2});
    style(styles, look,
          {.id = "Heading4", .name = "heading 4", .font = look.body_font, .indent_characters = 2, .outline = 3});
    style(styles, look, {.id = "Signature", .name = "Signature", .font = look.body_font, .align = "right"});
    style(styles, look,
          {.id = "Note",
           .name = "说明",
           .font = look.body_font,
           .size = look.table_size,
           .align = "left",
           .exact_pitch = false});
    style(styles, look,
          {.id = "Caption",
           .name = "caption",
           .font = look.heading_font,
           .size = look.table_size + 1.5,
           .align = "center",
           .before = 0.3,
           .after = 0.2,
           .exact_pitch = false});
    style(styles, look,
          {.id = "TableText",
           .name = "表格文字",
           .font = look.body_font,
           .size = look.table_size,
           .align = "left",
           .exact_pitch = false});
    style(styles, look,
          {.id = "TableHead",
           .name = "表头",
           .font = look.heading_font,
           .size = look.table_size,
           .align = "center",
           .exact_pitch = false});
    style(styles, look, {.id = "Footer", .name = "footer", .font = "宋体", .size = 14, .exact_pitch = false});
}

void write_footer(pugi::xml_document& document, bool even) {
    pugi::xml_node footer = document.append_child("w:ftr");
    footer.append_attribute("xmlns:w") = namespace_w;
    pugi::xml_node paragraph = footer.append_child("w:p");
    pugi::xml_node properties = paragraph.append_child("w:pPr");
    value(properties, "w:pStyle", "Footer");
    // One character in from the edge of the text.
    properties.append_child("w:ind").append_attribute(even ? "w:leftChars" : "w:rightChars") = 100;
    value(properties, "w:jc", even ? "left" : "right");
    const auto text = [&](const char* shown) {
        pugi::xml_node node = paragraph.append_child("w:r").append_child("w:t");
        node.append_attribute("xml:space") = "preserve";
        node.text() = shown;
    };
    text("— ");
    pugi::xml_node field = paragraph.append_child("w:fldSimple");
    field.append_attribute("w:instr") = "PAGE";
    field.append_child("w:r").append_child("w:t").text() = "1";
    text(" —");
}

void write_settings(pugi::xml_document& document) {
    pugi::xml_node settings = document.append_child("w:settings");
    settings.append_attribute("xmlns:w") = namespace_w;
    settings.append_child("w:evenAndOddHeaders");
    value(settings, "w:characterSpacingControl", "compressPunctuation");
    pugi::xml_node compat = settings.append_child("w:compat");
    pugi::xml_node mode = compat.append_child("w:compatSetting");
    mode.append_attribute("w:name") = "compatibilityMode";
    mode.append_attribute("w:uri") = "http://schemas.microsoft.com/office/word";
    mode.append_attribute("w:val") = "15";
}

}  // namespace jianbao::docx
