/// Exporter for Word (.docx, ECMA-376): the report as a file people go on editing, with real
/// styles and headings.
#include "body.h"
#include "chart_part.h"
#include "jianbao/plugin.h"
#include "look.h"
#include "package.h"

namespace jianbao::docx {

namespace {

constexpr OptionSpec options[] = {
    {"body_font", OptionType::text, "\"仿宋_GB2312\"", "Font of the text; Word replaces one that is not installed."},
    {"title_font", OptionType::text, "\"方正小标宋简体\"", "Font of the title and the masthead."},
    {"heading_font", OptionType::text, "\"黑体\"", "Font of first headings and table heads."},
    {"second_font", OptionType::text, "\"楷体_GB2312\"", "Font of second headings."},
    {"body_size", OptionType::number, "16", "Size of the text in points (16 is 3号).", "", 8, 36},
    {"table_size", OptionType::number, "10.5", "Size of tables in points (10.5 is 5号).", "", 6, 24},
    {"line_pitch", OptionType::number, "28.99", "Distance of lines in points; 28.99 gives 22 lines a page.", "", 10,
     60},
};

constexpr const char* office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pugi::xml_node relationship(pugi::xml_node list, const std::string& id, const std::string& type,
                            const std::string& target) {
    pugi::xml_node node = list.append_child("Relationship");
    node.append_attribute("Id") = id.c_str();
    node.append_attribute("Type") = type.c_str();
    node.append_attribute("Target") = target.c_str();
    return node;
}

pugi::xml_node relationships(pugi::xml_document& document) {
    pugi::xml_node list = document.append_child("Relationships");
    list.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/relationships";
    return list;
}

void declare(pugi::xml_document& document) {
    pugi::xml_node declaration = document.prepend_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    declaration.append_attribute("standalone") = "yes";
}

void write_types(pugi::xml_document& document, std::size_t charts) {
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
    part("/word/footer1.xml", word + "footer+xml");
    part("/word/footer2.xml", word + "footer+xml");
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
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
        look_.body_font = options.text("body_font");
        look_.title_font = options.text("title_font");
        look_.heading_font = options.text("heading_font");
        look_.second_font = options.text("second_font");
        look_.body_size = options.number("body_size");
        look_.table_size = options.number("table_size");
        look_.line_pitch = options.number("line_pitch");
    }

    const char* extension() const override { return "docx"; }

    void write(const Report& report, const std::filesystem::path& file, Context&) const override {
        BodyWriter body(report, look_);
        pugi::xml_document content;
        body.write(content);

        Package package;
        const auto add = [&](const char* name, auto fill) {
            pugi::xml_document part;
            fill(part);
            declare(part);
            package.add(name, part);
        };
        add("[Content_Types].xml", [&](auto& part) { write_types(part, body.charts().size()); });
        add("_rels/.rels", [&](auto& part) {
            pugi::xml_node list = relationships(part);
            relationship(list, "r1", std::string(office) + "/officeDocument", "word/document.xml");
            relationship(list, "r2",
                         "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                         "docProps/core.xml");
        });
        add("docProps/core.xml", [&](auto& part) { write_properties(part, report); });
        declare(content);
        package.add("word/document.xml", content);
        add("word/styles.xml", [&](auto& part) { write_styles(part, look_); });
        add("word/settings.xml", [&](auto& part) { write_settings(part); });
        add("word/footer1.xml", [&](auto& part) { write_footer(part, false); });
        add("word/footer2.xml", [&](auto& part) { write_footer(part, true); });
        for (std::size_t i = 0; i < body.charts().size(); ++i)
            add(("word/charts/chart" + std::to_string(i + 1) + ".xml").c_str(),
                [&](auto& part) { write_chart(part, *body.charts()[i]); });
        add("word/_rels/document.xml.rels", [&](auto& part) {
            pugi::xml_node list = relationships(part);
            relationship(list, "styles", std::string(office) + "/styles", "styles.xml");
            relationship(list, "settings", std::string(office) + "/settings", "settings.xml");
            relationship(list, "footer1", std::string(office) + "/footer", "footer1.xml");
            relationship(list, "footer2", std::string(office) + "/footer", "footer2.xml");
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
