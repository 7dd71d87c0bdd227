#include "look.h"

#include <cmath>
#include <optional>

namespace jianbao::docx {

void add_borders(pugi::xml_node properties, const char* colour) {
    pugi::xml_node borders = properties.append_child("w:tblBorders");
    for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
        pugi::xml_node border = borders.append_child(side);
        border.append_attribute("w:val") = "single";
        border.append_attribute("w:sz") = 4;
        border.append_attribute("w:space") = 0;
        border.append_attribute("w:color") = colour;
    }
}

namespace {

constexpr const char* namespace_w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr double gap = 8;  ///< points of a line that parts tables from texts

pugi::xml_node add_value(pugi::xml_node parent, const char* name, const std::string& text) {
    pugi::xml_node node = parent.append_child(name);
    node.append_attribute("w:val") = text.c_str();
    return node;
}

/// Size 0 is that of the style below.
void fonts(pugi::xml_node run, const std::string& font, double size, exporters::Colour colour = exporters::black,
           std::optional<int> spacing = std::nullopt) {
    pugi::xml_node node = run.append_child("w:rFonts");
    // Latin letters and digits of a Chinese official document are set in Times New Roman.
    node.append_attribute("w:ascii") = "Times New Roman";
    node.append_attribute("w:hAnsi") = "Times New Roman";
    node.append_attribute("w:eastAsia") = font.c_str();
    if (colour != exporters::black) add_value(run, "w:color", exporters::hex(colour));
    if (spacing) add_value(run, "w:spacing", std::to_string(*spacing));
    if (size > 0) {
        add_value(run, "w:sz", std::to_string(half_points(size)));
        add_value(run, "w:szCs", std::to_string(half_points(size)));
    }
}

/// The standard asks for 28 characters of 3号 where 27.6 have room: in twips, how much closer they stand. Nothing where
/// it would be seen.
int grid_spacing(const Look& look) {
    const double text = look.page.text_width() / 20.0, characters = std::round(text / look.body_size);
    const double room = characters > 0 ? text / characters - look.body_size : 0;
    return room < 0 && room > -0.02 * look.body_size ? static_cast<int>(std::floor(room * 20)) : 0;
}

enum class Pitch { exact, single, gap };

struct StyleShape {
    const char* id;
    const char* name;
    std::string font;
    double size = 0;
    const char* align = nullptr;
    double indent_characters = 0;
    int outline = -1;
    double before = 0, after = 0;  ///< lines
    Pitch pitch = Pitch::exact;
    bool with_next = false;
    exporters::Colour colour = exporters::black;
};

void style(pugi::xml_node styles, const Look& look, const StyleShape& shape) {
    pugi::xml_node node = styles.append_child("w:style");
    node.append_attribute("w:type") = "paragraph";
    const bool normal = std::string_view(shape.id) == "Normal";
    if (normal) node.append_attribute("w:default") = "1";
    node.append_attribute("w:styleId") = shape.id;
    add_value(node, "w:name", shape.name);
    if (!normal) add_value(node, "w:basedOn", "Normal");
    if (shape.outline >= 0) add_value(node, "w:next", "BodyText");
    node.append_child("w:qFormat");
    pugi::xml_node paragraph = node.append_child("w:pPr");
    if (shape.outline >= 0 || shape.with_next) paragraph.append_child("w:keepNext");
    pugi::xml_node spacing = paragraph.append_child("w:spacing");
    spacing.append_attribute("w:before") = twips(shape.before * look.line_pitch);
    spacing.append_attribute("w:after") = twips(shape.after * look.line_pitch);
    spacing.append_attribute("w:line") =
        shape.pitch == Pitch::single ? 240 : twips(shape.pitch == Pitch::gap ? gap : look.line_pitch);
    spacing.append_attribute("w:lineRule") = shape.pitch == Pitch::single ? "auto" : "exact";
    pugi::xml_node indent = paragraph.append_child("w:ind");
    indent.append_attribute("w:firstLineChars") = static_cast<int>(shape.indent_characters * 100);
    indent.append_attribute("w:firstLine") =
        twips(shape.indent_characters * (shape.size > 0 ? shape.size : look.body_size));
    if (shape.align) add_value(paragraph, "w:jc", shape.align);
    if (shape.outline >= 0) add_value(paragraph, "w:outlineLvl", std::to_string(shape.outline));
    pugi::xml_node run = node.append_child("w:rPr");
    std::optional<int> closer;
    if (grid_spacing(look) != 0) closer = shape.pitch == Pitch::exact ? grid_spacing(look) : 0;
    fonts(run, shape.font, shape.size, shape.colour, closer);
}

/// Entries of the table of contents: dots to the page number at the right edge.
void contents_style(pugi::xml_node styles, const Look& look, int level) {
    const std::string id = "TOC" + std::to_string(level), name = "toc " + std::to_string(level);
    style(styles, look,
          {.id = id.c_str(), .name = name.c_str(), .font = level == 1 ? look.heading_font : look.body_font});
    pugi::xml_node paragraph = styles.last_child().child("w:pPr");
    pugi::xml_node tabs = paragraph.insert_child_before("w:tabs", paragraph.child("w:spacing"));
    pugi::xml_node stop = tabs.append_child("w:tab");
    stop.append_attribute("w:val") = "right";
    stop.append_attribute("w:leader") = "dot";
    stop.append_attribute("w:pos") = look.page.text_width();
    paragraph.child("w:ind").append_attribute("w:left") = twips(look.body_size * (level - 1));
}

/// The look of all tables, in one place to change it.
void table_style(pugi::xml_node styles, const Look& look) {
    pugi::xml_node node = styles.append_child("w:style");
    node.append_attribute("w:type") = "table";
    node.append_attribute("w:styleId") = "ReportTable";
    add_value(node, "w:name", "报告表格");
    add_value(node, "w:basedOn", "TableNormal");
    pugi::xml_node properties = node.append_child("w:tblPr");
    add_borders(properties, "7F7F7F");
    pugi::xml_node head = node.append_child("w:tblStylePr");
    head.append_attribute("w:type") = "firstRow";
    pugi::xml_node shade = head.append_child("w:tcPr").append_child("w:shd");
    shade.append_attribute("w:val") = "clear";
    shade.append_attribute("w:color") = "auto";
    shade.append_attribute("w:fill") =
        exporters::hex(exporters::mix(look.palette.heat, exporters::white, 0.12)).c_str();
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

    const exporters::Colour heading = look.palette.heading;
    const auto add = [&](const StyleShape& shape) { style(styles, look, shape); };
    add({.id = "Normal", .name = "Normal", .font = look.body_font, .size = look.body_size, .align = "both"});
    add({.id = "BodyText", .name = "Body Text", .font = look.body_font, .align = "both", .indent_characters = 2});
    add({.id = "Title",
         .name = "Title",
         .font = look.title_font,
         .size = look.title_size,
         .align = "center",
         .before = 0.5,
         .after = 0.5,
         .pitch = Pitch::single,
         .with_next = true});
    add({.id = "Subtitle", .name = "Subtitle", .font = look.second_font, .align = "center", .after = 0.5});
    add({.id = "Masthead",
         .name = "报头",
         .font = look.title_font,
         .size = 62,
         .align = "center",
         .pitch = Pitch::single});
    add({.id = "Imprint", .name = "版记", .font = look.body_font, .size = 14, .align = "both", .pitch = Pitch::single});
    const std::string* heading_fonts[] = {&look.heading_font, &look.second_font, &look.body_font, &look.body_font};
    for (int level = 1; level <= 4; ++level) {
        const std::string id = "Heading" + std::to_string(level), name = "heading " + std::to_string(level);
        add({.id = id.c_str(),
             .name = name.c_str(),
             .font = *heading_fonts[level - 1],
             .indent_characters = 2,
             .outline = level - 1,
             .colour = heading});
    }
    add({.id = "Signature", .name = "Signature", .font = look.body_font, .align = "right"});
    const double small = look.table_size;
    add({.id = "Note", .name = "说明", .font = look.body_font, .size = small, .align = "left", .pitch = Pitch::single});
    add({.id = "Caption",
         .name = "caption",
         .font = look.heading_font,
         .size = small + 1.5,
         .align = "center",
         .before = 0.3,
         .after = 0.2,
         .pitch = Pitch::single,
         .with_next = true});
    add({.id = "TableText",
         .name = "表格文字",
         .font = look.body_font,
         .size = small,
         .align = "left",
         .pitch = Pitch::single});
    add({.id = "TableHead",
         .name = "表头",
         .font = look.heading_font,
         .size = small,
         .align = "center",
         .pitch = Pitch::single,
         .with_next = true});
    add({.id = "Gap", .name = "表间距", .font = look.body_font, .size = gap / 2, .pitch = Pitch::gap});
    add({.id = "Footer", .name = "footer", .font = look.number_font, .size = 14, .pitch = Pitch::single});
    for (int level = 1; level <= 4; ++level) contents_style(styles, look, level);
    table_style(styles, look);
}

void write_fonts(pugi::xml_document& document, const Look& look) {
    pugi::xml_node table = document.append_child("w:fonts");
    table.append_attribute("xmlns:w") = namespace_w;
    struct Fallback {
        const std::string& font;
        const char* others;
        const char* family;
    };
    for (const auto& [font, others, family] :
         {Fallback{look.body_font, "仿宋,FangSong,华文仿宋,STFangsong,FandolFang", "modern"},
          Fallback{look.title_font, "华文中宋,STZhongsong,FandolSong,宋体,SimSun", "roman"},
          Fallback{look.heading_font, "SimHei,微软雅黑,FandolHei", "modern"},
          Fallback{look.second_font, "楷体,KaiTi,华文楷体,STKaiti,FandolKai", "modern"},
          Fallback{look.number_font, "SimSun,FandolSong", "roman"}}) {
        pugi::xml_node node = table.append_child("w:font");
        node.append_attribute("w:name") = font.c_str();
        add_value(node, "w:altName", others);
        add_value(node, "w:charset", "86");
        add_value(node, "w:family", family);
    }
}

void write_footer(pugi::xml_document& document, bool even) {
    pugi::xml_node footer = document.append_child("w:ftr");
    footer.append_attribute("xmlns:w") = namespace_w;
    pugi::xml_node paragraph = footer.append_child("w:p");
    pugi::xml_node properties = paragraph.append_child("w:pPr");
    add_value(properties, "w:pStyle", "Footer");
    // One character in from the edge of the text.
    properties.append_child("w:ind").append_attribute(even ? "w:leftChars" : "w:rightChars") = 100;
    add_value(properties, "w:jc", even ? "left" : "right");
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

void write_watermark(pugi::xml_document& document, const Look& look) {
    pugi::xml_node header = document.append_child("w:hdr");
    header.append_attribute("xmlns:w") = namespace_w;
    header.append_attribute("xmlns:v") = "urn:schemas-microsoft-com:vml";
    header.append_attribute("xmlns:o") = "urn:schemas-microsoft-com:office:office";
    pugi::xml_node paragraph = header.append_child("w:p");
    add_value(paragraph.append_child("w:pPr"), "w:pStyle", "Gap");
    pugi::xml_node drawing = paragraph.append_child("w:r").append_child("w:pict");
    // The type of shape Word itself uses for a watermark: a text fitted to a box.
    pugi::xml_node type = drawing.append_child("v:shapetype");
    type.append_attribute("id") = "_x0000_t136";
    type.append_attribute("coordsize") = "21600,21600";
    type.append_attribute("o:spt") = "136";
    type.append_attribute("adj") = "10800";
    type.append_attribute("path") = "m@7,l@8,m@5,21600l@6,21600e";
    pugi::xml_node formulas = type.append_child("v:formulas");
    for (const char* formula : {"sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3",
                                "if @0 @3 0", "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6",
                                "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5"})
        formulas.append_child("v:f").append_attribute("eqn") = formula;
    pugi::xml_node path = type.append_child("v:path");
    path.append_attribute("textpathok") = "t";
    path.append_attribute("o:connecttype") = "custom";
    pugi::xml_node fitted = type.append_child("v:textpath");
    fitted.append_attribute("on") = "t";
    fitted.append_attribute("fitshape") = "t";
    std::size_t letters = 0;
    for (std::size_t at = 0; at < look.watermark.size(); ++letters) next_character(look.watermark, at);
    const double width = 420, height = std::min(120.0, width / static_cast<double>(std::max<std::size_t>(letters, 1)));
    pugi::xml_node shape = drawing.append_child("v:shape");
    shape.append_attribute("id") = "watermark";
    shape.append_attribute("type") = "#_x0000_t136";
    shape.append_attribute("style") =
        ("position:absolute;margin-left:0;margin-top:0;width:" + std::to_string(width) +
         "pt;height:" + std::to_string(height) +
         "pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
         "mso-position-vertical:center;mso-position-vertical-relative:margin")
            .c_str();
    shape.append_attribute("o:allowincell") = "f";
    shape.append_attribute("fillcolor") = "#d9d9d9";
    shape.append_attribute("stroked") = "f";
    shape.append_child("v:fill").append_attribute("opacity") = ".6";
    pugi::xml_node text = shape.append_child("v:textpath");
    text.append_attribute("style") = ("font-family:\"" + look.heading_font + "\";font-size:1pt").c_str();
    text.append_attribute("string") = look.watermark.c_str();
}

void write_settings(pugi::xml_document& document) {
    pugi::xml_node settings = document.append_child("w:settings");
    settings.append_attribute("xmlns:w") = namespace_w;
    settings.append_child("w:evenAndOddHeaders");
    add_value(settings, "w:characterSpacingControl", "compressPunctuation");
    pugi::xml_node compat = settings.append_child("w:compat");
    pugi::xml_node mode = compat.append_child("w:compatSetting");
    mode.append_attribute("w:name") = "compatibilityMode";
    mode.append_attribute("w:uri") = "http://schemas.microsoft.com/office/word";
    mode.append_attribute("w:val") = "15";
}

}  // namespace jianbao::docx
