#include <unistd.h>

#include <catch2/catch.hpp>

#include "../common/exporter_test.h"
#include "colours.h"
#include "markup.h"
#include "page.h"
#include "svg_chart.h"

using namespace jianbao;
using namespace jianbao::html;
using namespace jianbao::testing;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

TableBlock ledger(std::size_t rows) {
    TableBlock table;
    table.name = "台账";
    table.columns = {{"task", "任务"}, {"unit", "单位"}, {"due", "时限", CellType::date}, {"light", "状态"}};
    for (std::size_t i = 0; i < rows; ++i)
        table.rows.push_back(
            {{cell("第" + std::to_string(i) + "项"), cell(i % 2 ? "水利局" : "林业局"),
              cell("5月" + std::to_string(i + 1) + "日", make_date(2021, 5, static_cast<unsigned>(i + 1))),
              cell(i % 2 ? "逾期" : "正常", i % 2 ? Light::red : Light::green)},
             "task-" + std::to_string(i),
             ""});
    return table;
}

}  // namespace

TEST_CASE("the page asks for nothing from outside") {
    const std::string page = page_of(sample_report(), {});
    for (const char* outside : {"http://", "https://", "src=", "@import", "url(", "<link"}) {
        INFO(outside);
        CHECK(count(page, outside) == 0);
    }
    CHECK(count(page, "default-src 'none'") == 1);
}

TEST_CASE("texts are never markup") {
    Report report;
    report.title = "<script>alert(1)</script>";
    TableBlock table = ledger(1);
    table.rows[0].cells[0].text = "\"><img onerror=x>";
    report.blocks = {table, ParagraphBlock{{{"a & b <c>", Emphasis::none, "x\"y"}}}};
    const std::string page = page_of(report, {.interactive = false});
    CHECK(count(page, "<script") == 0);
    CHECK(count(page, "<img") == 0);
    CHECK(count(page, "a &amp; b &lt;c&gt;") == 1);
    CHECK(count(page, "href=\"#x&quot;y\"") == 1);
}

TEST_CASE("every link in the page has its place") {
    const std::string page = page_of(sample_report(), {});
    for (std::size_t at = page.find("href=\"#"); at != page.npos; at = page.find("href=\"#", at + 1)) {
        const std::string anchor = page.substr(at + 7, page.find('"', at + 7) - at - 7);
        INFO(anchor);
        CHECK(count(page, "id=\"" + anchor + "\"") == 1);
    }
}

TEST_CASE("columns with few values get filters, long texts and numbers do not") {
    Report report;
    report.blocks = {ledger(6)};
    const std::string page = page_of(report, {});
    CHECK(count(page, "data-name=\"unit\" data-filter") == 1);
    CHECK(count(page, "data-name=\"task\" data-filter") == 0);
    CHECK(count(page, "data-name=\"due\" data-filter") == 0);
    CHECK(count(page, "data-key=\"2021-05-03\"") == 1);
    CHECK(count(page, "data-light=\"red\"") == 3);
    report.blocks = {ledger(2)};
    CHECK(count(page_of(report, {}), " data-filter>") == 0);
}

TEST_CASE("a table without rows gives its text") {
    Report report;
    TableBlock table = ledger(0);
    table.empty_text = "本周无逾期事项。";
    report.blocks = {table};
    const std::string page = page_of(report, {});
    CHECK(count(page, "本周无逾期事项。") == 1);
    CHECK(count(page, "<table>") == 0);
}

TEST_CASE("charts carry their numbers in the drawing and in a table") {
    ChartBlock chart{.kind = ChartKind::bar,
                     .title = "各单位",
                     .unit = "项",
                     .categories = {"水利局", "林业局"},
                     .series = {{"在办", {3, 2.5}, Light::none}}};
    for (const ChartKind kind : {ChartKind::bar, ChartKind::stacked_bar, ChartKind::line, ChartKind::pie}) {
        chart.kind = kind;
        for (const bool horizontal : {false, true}) {
            chart.horizontal = horizontal;
            const std::string figure = figure_of(chart);
            CHECK(count(figure, "<td>2.5</td>") == 1);
            CHECK(count(figure, "水利局") >= 2);
            CHECK(count(figure, "nan") == 0);
        }
    }
    chart.series[0].values = {0, 0};
    CHECK(count(figure_of(chart), "nan") == 0);
    chart.categories.clear();
    CHECK(figure_of(chart).empty());
}

TEST_CASE("the same report gives the same bytes") {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("jianbao-html-" + std::to_string(getpid()) + ".html");
    FakeContext context;
    make_exporter()->write(sample_report(), file, context);
    const std::string first = read_bytes(file);
    make_exporter("look = \"dark\"")->write(sample_report(), file, context);
    CHECK(count(read_bytes(file), "data-look=\"dark\"") == 1);
    make_exporter()->write(sample_report(), file, context);
    CHECK(read_bytes(file) == first);
    std::filesystem::remove(file);
    CHECK_THROWS_AS(make_exporter()->write(sample_report(), "/nowhere/a.html", context), ExportError);
}

TEST_CASE("colours of the office are on the page, and can be read in the light and in the dark") {
    PageOptions options;
    options.palette.red = {0xFF, 0xEE, 0x00};  // on white nobody reads it
    options.palette.heading = {0x00, 0x40, 0x80};
    options.palette.heat = {0x00, 0x60, 0x00};
    const std::string plain = page_of(sample_report(), {}), page = page_of(sample_report(), options);
    CHECK(count(plain, "--heading: #004080") == 0);
    CHECK(count(page, "--heading: #004080") == 2);  // light and print; in the dark it is lighter
    CHECK(count(page, "--h4: #006000") >= 1);
    const auto colour_after = [&](std::size_t from, const std::string& name) {
        const std::size_t at = page.find("--" + name + ": #", from) + name.size() + 5;
        const unsigned long value = std::stoul(page.substr(at, 6), nullptr, 16);
        return exporters::Colour{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 255),
                                 static_cast<std::uint8_t>(value & 255)};
    };
    std::size_t looks = 0;
    for (std::size_t at = page.find("--paper: "); at != page.npos; at = page.find("--paper: ", at + 1), ++looks) {
        const exporters::Colour paper = colour_after(at, "paper");
        for (const char* name : {"red", "yellow", "green", "blue", "grey", "accent", "heading", "soft"}) {
            INFO(name << " in look " << looks);
            CHECK(exporters::contrast(colour_after(at, name), paper) >= 4.5);
            CHECK(exporters::contrast(colour_after(at, name), colour_after(at, "head")) >= 4.5);
        }
        for (const char* name : {"masthead", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"}) {
            INFO(name << " in look " << looks);
            CHECK(exporters::contrast(colour_after(at, name), paper) >= 3);
        }
        for (const std::string level : {"1", "2", "3", "4"})
            CHECK(exporters::contrast(colour_after(at, "on-h" + level), colour_after(at, "h" + level)) >= 4.5);
    }
    CHECK(looks == 4);
}

TEST_CASE("bars and slices of states have the colours of their lights") {
    ChartBlock chart{ChartKind::bar, "", "项", {"逾期", "正常"}, {{"事项", {1, 2}, Light::none}}, false};
    CHECK(count(figure_of(chart), "class=\"l-red\"") == 1);
    chart.kind = ChartKind::pie;
    CHECK(count(figure_of(chart), "l-green") == 2);
    chart.categories = {"县水务局", "县林业局"};
    CHECK(count(figure_of(chart), "l-green") == 0);
}

TEST_CASE("of several units in a cell each is a value of the filter, equal neighbours are shown once") {
    Report report;
    TableBlock table = ledger(8);
    table.columns[1].merge_equal = true;
    for (std::size_t i = 0; i < 8; ++i) {
        const char* units[] = {"水利局", "水利局", "林业局、水利局", "林业局"};
        table.rows[i].cells[1].text = units[i % 4];
    }
    table.landscape = true;
    report.blocks = {table};
    const std::string page = page_of(report, {});
    CHECK(count(page, "data-name=\"unit\" data-filter data-merge") == 1);
    CHECK(count(page, "class=\"again\"") == 2);
    CHECK(count(page, "class=\"table wide\"") == 1);
}

TEST_CASE("the frame is worded as in the PDF, and the watermark lies over the page") {
    Report report = sample_report();
    report.imprint = Imprint{"县委办公室。", "县政府办公室", "2021年4月26日"};
    const std::string page = page_of(report, {.watermark = "内部<资料>"});
    CHECK(count(page, "（第17期）") == 1);
    CHECK(count(page, "抄送：县委办公室。") == 1);
    CHECK(count(page, "2021年4月26日印发") == 1);
    CHECK(count(page, "<div class=\"watermark\" aria-hidden=\"true\">内部&lt;资料&gt;</div>") == 1);
    CHECK(count(page_of(report, {}), "class=\"watermark\"") == 0);
}

TEST_CASE("the table of contents and the navigation lead to every heading") {
    Report report;
    report.blocks = {ContentsBlock{"目录", 2}, HeadingBlock{1, "一、总体情况", ""}, HeadingBlock{2, "（一）进展", ""},
                     HeadingBlock{1, "二、安排", "plan"}};
    const std::string page = page_of(report, {.interactive = false});
    CHECK(count(page, "<li class=\"level-2\"><a href=\"#part-1\">（一）进展</a>") == 1);
    CHECK(count(page, "<h3 id=\"part-1\">") == 1);
    CHECK(count(page, "href=\"#plan\"") == 2);
    CHECK(count(page, "href=\"#part-0\"") == 2);
}
