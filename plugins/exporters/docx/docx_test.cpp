#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <pugixml.hpp>

#include "../common/exporter_test.h"
#include "chart_figures.h"
#include "palette.h"

using namespace jianbao;
using namespace jianbao::testing;

namespace {

/// The members of a ZIP.
std::map<std::string, std::string> unzipped(const std::string& bytes) {
    std::map<std::string, std::string> members;
    archive* a = archive_read_new();
    archive_read_support_format_zip(a);
    REQUIRE(archive_read_open_memory(a, bytes.data(), bytes.size()) == ARCHIVE_OK);
    for (archive_entry* entry = nullptr; archive_read_next_header(a, &entry) == ARCHIVE_OK;) {
        std::string content(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
        REQUIRE(archive_read_data(a, content.data(), content.size()) == static_cast<la_ssize_t>(content.size()));
        members[archive_entry_pathname(entry)] = std::move(content);
    }
    archive_read_free(a);
    return members;
}

/// Writes the report and gives the members of the file.
std::map<std::string, std::string> members_of(const Report& report, std::string_view toml = {}) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("jianbao-docx-" + std::to_string(getpid()) + ".docx");
    FakeContext context;
    make_exporter(toml)->write(report, file, context);
    const std::string bytes = read_bytes(file);
    std::filesystem::remove(file);
    return unzipped(bytes);
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("every part is well-formed and named in the list of types") {
    const auto members = members_of(sample_report());
    for (const auto& [name, content] : members) {
        pugi::xml_document document;
        INFO(name);
        if (name.ends_with(".xlsx")) continue;
        CHECK(document.load_buffer(content.data(), content.size()));
        if (name.starts_with("word/") && !name.ends_with(".rels"))
            CHECK(members.at("[Content_Types].xml").find("PartName=\"/" + name) != std::string::npos);
    }
}

TEST_CASE("headings are real ones and every link has its bookmark") {
    const std::string body = members_of(sample_report()).at("word/document.xml");
    CHECK(count(body, "w:val=\"Heading1\"") >= 1);
    pugi::xml_document document;
    document.load_string(body.c_str());
    std::size_t links = 0;
    for (const auto& link : document.select_nodes("//w:hyperlink")) {
        const std::string anchor = link.node().attribute("w:anchor").value();
        INFO(anchor);
        CHECK(document.select_node(("//w:bookmarkStart[@w:name='" + anchor + "']").c_str()));
        ++links;
    }
    CHECK(links > 0);
}

TEST_CASE("tables repeat their heads, merge equal neighbours and show lights with their words") {
    Report report;
    TableBlock table;
    table.columns = {{"unit", "单位"}, {"task", "任务"}, {"light", "状态"}};
    table.columns[0].merge_equal = true;
    table.rows = {{{cell("水利局"), cell("修渠"), cell("逾期", Light::red)}, "", ""},
                  {{cell("水利局"), cell("清淤"), cell("正常", Light::green)}, "", ""},
                  {{cell("林业局"), cell("造林"), cell("正常", Light::green)}, "", ""}};
    report.blocks.push_back(table);
    const std::string body = members_of(report).at("word/document.xml");
    CHECK(count(body, "w:tblHeader") == 1);
    CHECK(count(body, "w:vMerge w:val=\"restart\"") == 1);
    CHECK(count(body, "<w:vMerge/>") == 1);
    CHECK(count(body, "◆ ") == 1);
    CHECK(count(body, "逾期") == 1);
    table.rows.clear();
    table.empty_text = "本周无逾期事项。";
    report.blocks = {table};
    CHECK(count(members_of(report).at("word/document.xml"), "本周无逾期事项。") == 1);
}

TEST_CASE("key figures stand under their labels, and merged cells are centred as one") {
    Report report;
    KeyFiguresBlock figures;
    figures.figures = {{"办结率", "75%"}, {"在办", "12"}};
    report.blocks = {figures};
    std::string body = members_of(report).at("word/document.xml");
    CHECK(body.find("办结率") < body.find("75%"));
    CHECK(body.find("75%") < body.find("在办"));
    TableBlock table;
    table.columns = {{"unit", "单位", CellType::text, Align::left, 0, true}};
    table.rows = {{{cell("水利局")}, "", ""}, {{cell("水利局")}, "", ""}};
    report.blocks = {table};
    body = members_of(report).at("word/document.xml");
    CHECK(count(body.substr(body.find("w:vMerge w:val=\"restart\"")), "<w:vAlign w:val=\"center\"/>") == 2);
}

TEST_CASE("a wide table turns its page and only its page") {
    Report report;
    TableBlock table;
    table.landscape = true;
    table.columns = {{"task", "任务"}};
    table.rows = {{{cell("修渠")}, "", ""}};
    report.blocks = {ParagraphBlock{{{"前", {}, {}}}}, table, ParagraphBlock{{{"后", {}, {}}}}};
    const std::string body = members_of(report).at("word/document.xml");
    CHECK(count(body, "<w:sectPr>") == 3);
    CHECK(count(body, "landscape") == 1);
}

TEST_CASE("charts are native and carry their values") {
    Report report;
    report.blocks = {ChartBlock{.kind = ChartKind::bar,
                                .title = "各单位",
                                .unit = "项",
                                .categories = {"水利局", "林业局"},
                                .series = {{"在办", {3, 2.5}, Light::none}},
                                .horizontal = true}};
    const std::string chart = members_of(report).at("word/charts/chart1.xml");
    CHECK(count(chart, "<c:barDir val=\"bar\"") == 1);
    CHECK(count(chart, "<c:v>2.5</c:v>") == 1);
    CHECK(count(chart, "水利局") == 1);
    CHECK(count(chart, "<c:smooth") == 0);
    std::get<ChartBlock>(report.blocks.back()).kind = ChartKind::line;
    CHECK(count(members_of(report).at("word/charts/chart1.xml"), "<c:smooth val=\"0\"") == 1);
}

TEST_CASE("the same report gives the same bytes; markup in texts stays text") {
    Report report = sample_report();
    report.title = "<w:p> & \"完\"";
    const auto first = members_of(report), second = members_of(report);
    CHECK(first == second);
    CHECK(count(first.at("word/document.xml"), "&lt;w:p&gt; &amp;") == 1);
    CHECK(members_of(report, "body_size = 15").at("word/styles.xml") != first.at("word/styles.xml"));
}

TEST_CASE("colours of the office reach the head, headings, lights, tables and charts") {
    const std::string toml =
        "colour_head = \"#112233\"\ncolour_heading = \"#223344\"\ncolour_red = \"#334455\"\ncolour_heat = \"#004400\"";
    Report report = sample_report();
    report.masthead->red = true;
    const auto plain = members_of(report), coloured = members_of(report, toml);
    for (const char* colour : {"112233", "334455"}) {
        INFO(colour);
        CHECK(count(plain.at("word/document.xml"), colour) == 0);
        CHECK(count(coloured.at("word/document.xml"), colour) >= 1);
    }
    CHECK(count(coloured.at("word/styles.xml"), "w:color w:val=\"223344\"") == 4);
    CHECK(count(plain.at("word/styles.xml"), "<w:color ") == 0);
    // The red of a light, and the first colour of charts.
    CHECK(count(coloured.at("word/charts/chart1.xml"), "004400") >= 1);
    CHECK(count(coloured.at("word/charts/chart3.xml"), "334455") >= 1);
    // Heads of tables have the colour of heat tables, pale.
    const std::string pale = exporters::hex(exporters::mix({0, 0x44, 0}, exporters::white, 0.12));
    CHECK(count(coloured.at("word/document.xml"), "w:fill=\"" + pale + "\"") > 5);
    CHECK(count(plain.at("word/document.xml"), "w:fill=\"" + pale + "\"") == 0);
    report.masthead->red = false;
    CHECK(count(members_of(report, toml).at("word/document.xml"), "112233") == 0);
}

TEST_CASE("children stand in the order the schema gives them") {
    const std::map<std::string, std::vector<std::string>> orders = {
        {"w:pPr",
         {"pStyle", "keepNext", "pageBreakBefore", "framePr", "pBdr", "shd", "tabs", "spacing", "ind", "jc",
          "outlineLvl", "sectPr"}},
        {"w:rPr", {"rFonts", "b", "color", "spacing", "sz", "szCs", "lang"}},
        {"w:tcPr", {"tcW", "vMerge", "shd", "vAlign"}},
        {"w:tblPr", {"tblStyle", "tblpPr", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"}},
        {"w:sectPr", {"headerReference", "footerReference", "pgSz", "pgMar"}},
        {"w:style", {"name", "basedOn", "next", "qFormat", "pPr", "rPr", "tblPr", "tblStylePr"}},
        {"c:ser", {"idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt", "dLbls", "cat", "val", "smooth"}},
        {"c:dLbls",
         {"numFmt", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent",
          "showBubbleSize", "separator"}},
        {"c:catAx",
         {"axId", "scaling", "delete", "axPos", "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr",
          "crossAx"}},
        {"c:valAx",
         {"axId", "scaling", "delete", "axPos", "majorGridlines", "majorTickMark", "minorTickMark", "tickLblPos",
          "spPr", "txPr", "crossAx", "crosses", "crossBetween", "majorUnit"}}};
    Report report = sample_report();
    report.imprint = Imprint{"县委办公室。", "县政府办公室", "2021年4月26日"};
    report.blocks.push_back(ContentsBlock{"目录", 2});
    report.blocks.push_back(ParagraphBlock{{{"县政府办公室", {}, {}}}, ParagraphStyle::signature, ""});
    std::size_t checked = 0;
    for (const auto& [name, content] : members_of(report, "watermark = \"内部资料\"")) {
        pugi::xml_document document;
        document.load_buffer(content.data(), content.size());
        for (const auto& [parent, order] : orders)
            for (const auto& found : document.select_nodes(("//" + parent).c_str())) {
                std::size_t last = 0;
                for (const pugi::xml_node child : found.node().children()) {
                    const std::string local = std::string(child.name()).substr(2);
                    const auto place = std::find(order.begin(), order.end(), local);
                    INFO(name << ": " << parent << " has " << child.name());
                    REQUIRE(place != order.end());
                    const auto at = static_cast<std::size_t>(place - order.begin());
                    CHECK(at >= last);
                    last = at;
                    ++checked;
                }
            }
    }
    CHECK(checked > 1000);
}

TEST_CASE("the table of contents leads to every heading, with its page") {
    Report report;
    report.blocks = {ContentsBlock{"目录", 2}, HeadingBlock{1, "一、总体情况", ""}, HeadingBlock{2, "（一）进展", "x"},
                     HeadingBlock{3, "1.细目", ""}};
    const std::string body = members_of(report).at("word/document.xml");
    CHECK(count(body, "TOC \\o \"1-2\" \\h") == 1);
    CHECK(count(body, "w:val=\"TOC1\"") == 1);
    CHECK(count(body, "w:val=\"TOC2\"") == 1);
    CHECK(count(body, "PAGEREF") == 2);
    CHECK(count(body, "1.细目") == 1);
    CHECK(count(body, "fldCharType=\"begin\"") == count(body, "fldCharType=\"end\""));
}

TEST_CASE("the frame is worded as in the PDF, and the watermark stands behind every page") {
    Report report = sample_report();
    report.imprint = Imprint{"县委办公室。", "县政府办公室", "2021年4月26日"};
    auto members = members_of(report);
    const std::string& body = members.at("word/document.xml");
    CHECK(count(body, "（第17期）") == 1);
    CHECK(count(body, "抄送：县委办公室。") == 1);
    CHECK(count(body, "2021年4月26日印发") == 1);
    CHECK(count(body, "w:headerReference") == 0);
    CHECK(members.count("word/header1.xml") == 0);
    members = members_of(report, "watermark = \"内部资料\"");
    CHECK(count(members.at("word/header1.xml"), "内部资料") == 1);
    CHECK(count(members.at("word/document.xml"), "w:headerReference") == 2);
}

TEST_CASE("page, sizes and fonts are settable under the names the PDF has for them") {
    const auto members = members_of(sample_report(), "margin_left = 20\nfont_body = \"仿宋\"\npage_numbers = false");
    CHECK(count(members.at("word/document.xml"), "w:left=\"1134\"") >= 1);
    CHECK(count(members.at("word/document.xml"), "w:footerReference") == 0);
    CHECK(count(members.at("word/styles.xml"), "w:eastAsia=\"仿宋\"") >= 3);
    CHECK_THROWS(members_of(sample_report(), "margin_left = 90\nmargin_right = 85"));
}

TEST_CASE("a workbook behind each chart has its figures where the chart says they are") {
    Report report;
    report.blocks = {ChartBlock{ChartKind::line,
                                "趋势",
                                "项",
                                {"=第1周", "第2周"},
                                {{"新增", {3, 2.5}, Light::none}, {"办结", {1, std::nan("")}, Light::none}},
                                false}};
    const auto members = members_of(report);
    CHECK(count(members.at("word/charts/chart1.xml"), "Sheet1!$C$2:$C$3") == 1);
    CHECK(count(members.at("word/charts/chart1.xml"), "<c:externalData r:id=\"figures\">") == 1);
    CHECK(count(members.at("word/charts/_rels/chart1.xml.rels"), "../embeddings/chart1.xlsx") == 1);
    CHECK(count(members.at("word/charts/chart1.xml"), "nan") == 0);
    const auto book = unzipped(members.at("word/embeddings/chart1.xlsx"));
    const std::string& sheet = book.at("xl/worksheets/sheet1.xml");
    CHECK(count(sheet, "<c r=\"B3\"><v>2.5</v></c>") == 1);
    CHECK(count(sheet, "<c r=\"A2\" t=\"inlineStr\"><is><t>=第1周</t></is></c>") == 1);
    CHECK(count(sheet, "r=\"C3\"") == 0);
    CHECK(docx::column_name(25) == "Z");
    CHECK(docx::column_name(26) == "AA");
}
