/// Exporter for Word (.docx, ECMA-376): the report as a file people go on editing, with real
/// styles and headings.
#include "body.h"
#include "chart_figures.h"
#include "chart_part.h"
#include "jianbao/plugin.h"
#include "look.h"
#include "package.h"

namespace jianbao::docx {

namespace {

constexpr OptionSpec options[] = {
    {"font_body", OptionType::text, "\"仿宋_GB2312\"", "Font of the text; Word replaces one that is not installed."},
    {"font_title", OptionType::text, "\"方正小标宋简体\"", "Font of the title and the red head."},
    {"font_heading", OptionType::text, "\"黑体\"", "Font of first headings and table heads."},
    {"font_subheading", OptionType::text, "\"楷体_GB2312\"", "Font of second headings."},
    {"font_number", OptionType::text, "\"宋体\"", "Font of page numbers."},
    {"body_size", OptionType::number, "16", "Size of the text in points; 16 is 3号.", "", 8, 30},
    {"title_size", OptionType::number, "22", "Size of the title in points; 22 is 2号.", "", 10, 48},
    {"table_size", OptionType::number, "10.5", "Size of tables in points; 10.5 is 5号.", "", 6, 20},
    {"line_pitch", OptionType::number, "28.99", "Distance of lines in points; 28.99 gives 22 lines a page.", "", 12,
     60},
    {"margin_top", OptionType::number, "37", "Upper margin in millimetres.", "", 5, 120},
    {"margin_bottom", OptionType::number, "35", "Lower margin in millimetres.", "", 5, 120},
    {"margin_left", OptionType::number, "28", "Left margin in millimetres.", "", 5, 90},
    {"margin_right", OptionType::number, "26", "Right margin in millimetres.", "", 5, 90},
    {"page_numbers", OptionType::boolean, "true", "Page numbers below the text, — 1 —, outside."},
    {"watermark", OptionType::text, "\"\"", "Text behind every page in light grey; empty for none."},
    exporters::colour_head,
    exporters::colour_heading,
    exporters::colour_red,
    exporters::colour_yellow,
    exporters::colour_green,
    exporters::colour_blue,
    exporters::colour_grey,
    exporters::colour_heat,
};

constexpr const char* office = office_relations;

void write_types(pugi::xml_document& document, std::size_t charts, const Look& look) {
    pugi::xml_node types = document.append_child("Types");
    types.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/content-types";
    const auto standard = [&](const char* extension, const char* type) {
        pugi::xml_node node = types.append_child("Default");
        node.append_attribute("Extension") = extension;
        node.append_attribute("ContentType") = type;
    };
    const auto part = [&](const std::string& name, const std::string& type) {
        pugi::xml_node node = types.append_child("Override");
        node.append_attribute("PartName") = name.c_str();
        node.append_attribute("ContentType") = type.c_str();
    };
    const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    standard("rels", "application/vnd.openxmlformats-package.relationships+xml");
    standard("xml", "application/xml");
    part("/word/document.xml", word + "document.main+xml");
    part("/word/styles.xml", word + "styles+xml");
    part("/word/settings.xml", word + "settings+xml");
    part("/word/fontTable.xml", word + "fontTable+xml");
    if (!look.watermark.empty()) part("/word/header1.xml", word + "header+xml");
    part("/word/footer1.xml", word + "footer+xml");
    part("/word/footer2.xml", word + "footer+xml");
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    if (charts > 0) standard("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    for (std::size_t i = 1; i <= charts; ++i)
        part("/word/charts/chart" + std::to_string(i) + ".xml",
             "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
}

void write_properties(pugi::xml_document& document, const Report& report) {
    pugi::xml_node core = document.append_child("cp:coreProperties");
    core.append_attribute("xmlns:cp") = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    core.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
    core.append_attribute("xmlns:dcterms") = "http://purl.org/dc/terms/";
    core.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
    core.append_child("dc:title").text() = report.title.c_str();
    core.append_child("dc:creator").text() = report.author.c_str();
    pugi::xml_node created = core.append_child("dcterms:created");
    created.append_attribute("xsi:type") = "dcterms:W3CDTF";
    created.text() = (to_iso(report.as_of) + "T12:00:00Z").c_str();
}

class DocxExporter : public Exporter {
public:
    explicit DocxExporter(const Options& options) {
        // An empty font is the standard's, as in the PDF.
        const auto font = [&](const char* name, std::string& target) {
            if (!options.text(name).empty()) target = options.text(name);
        };
        font("font_body", look_.body_font);
        font("font_title", look_.title_font);
        font("font_heading", look_.heading_font);
        font("font_subheading", look_.second_font);
        font("font_number", look_.number_font);
        look_.body_size = options.number("body_size");
        look_.title_size = options.number("title_size");
        look_.table_size = options.number("table_size");
        look_.line_pitch = options.number("line_pitch");
        look_.page_numbers = options.boolean("page_numbers");
        const auto margin = [&](const char* name) { return twips(options.number(name) * 72 / 25.4); };
        look_.page = {margin("margin_top"), margin("margin_bottom"), margin("margin_left"), margin("margin_right")};
        if (look_.page.text_width() < 10 * twips(look_.body_size) || look_.line_pitch < look_.body_size)
            throw std::runtime_error(
                "the margins or the line pitch leave no room for text: change margin_left, margin_right or line_pitch");
        look_.watermark = options.text("watermark");
        look_.palette = exporters::make_palette(options);
    }

    const char* extension() const override { return "docx"; }

    void write(const Report& report, const std::filesystem::path& file, Context&) const override {
        BodyWriter body(report, look_);
        pugi::xml_document content;
        body.write(content);

        Package package;
        package.add_part("[Content_Types].xml", [&](auto& part) { write_types(part, body.charts().size(), look_); });
        package.add_part("_rels/.rels", [&](auto& part) {
            pugi::xml_node list = relationships(part);
            relationship(list, "r1", std::string(office) + "/officeDocument", "word/document.xml");
            relationship(list, "r2",
                         "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                         "docProps/core.xml");
        });
        package.add_part("docProps/core.xml", [&](auto& part) { write_properties(part, report); });
        declare(content);
        package.add("word/document.xml", content);
        package.add_part("word/styles.xml", [&](auto& part) { write_styles(part, look_); });
        package.add_part("word/settings.xml", [&](auto& part) { write_settings(part); });
        package.add_part("word/fontTable.xml", [&](auto& part) { write_fonts(part, look_); });
        if (!look_.watermark.empty()) package.add_part("word/header1.xml", [&](auto& part) { write_watermark(part, look_); });
        package.add_part("word/footer1.xml", [&](auto& part) { write_footer(part, false); });
        package.add_part("word/footer2.xml", [&](auto& part) { write_footer(part, true); });
        for (std::size_t i = 0; i < body.charts().size(); ++i) {
            const std::string name = "chart" + std::to_string(i + 1);
            package.add_part("word/charts/" + name + ".xml",
                [&](auto& part) { write_chart(part, *body.charts()[i], look_); });
            package.add_part("word/charts/_rels/" + name + ".xml.rels", [&](auto& part) {
                relationship(relationships(part), chart_figures, std::string(office) + "/package",
                             "../embeddings/" + name + ".xlsx");
            });
            package.add("word/embeddings/" + name + ".xlsx", figures_of(*body.charts()[i]));
        }
        package.add_part("word/_rels/document.xml.rels", [&](auto& part) {
            pugi::xml_node list = relationships(part);
            relationship(list, "styles", std::string(office) + "/styles", "styles.xml");
            relationship(list, "settings", std::string(office) + "/settings", "settings.xml");
            relationship(list, "fonts", std::string(office) + "/fontTable", "fontTable.xml");
            if (!look_.watermark.empty())
                relationship(list, page_header, std::string(office) + "/header", "header1.xml");
            relationship(list, odd_footer, std::string(office) + "/footer", "footer1.xml");
            relationship(list, even_footer, std::string(office) + "/footer", "footer2.xml");
            for (std::size_t i = 1; i <= body.charts().size(); ++i) {
                const std::string name = "chart" + std::to_string(i);
                relationship(list, name, std::string(office) + "/chart", "charts/" + name + ".xml");
            }
        });
        package.write(file);
    }

private:
    Look look_;
};

}  // namespace

}  // namespace jianbao::docx

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::exporter,
    .name = "docx",
    .version = "1.0",
    .summary = "Word files (.docx) to go on editing: real styles, headings, tables and charts",
    .options = jianbao::docx::options,
    .make_exporter = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Exporter> {
        return std::make_unique<jianbao::docx::DocxExporter>(setup.options());
    }});
