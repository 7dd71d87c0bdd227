#include <unistd.h>

#include <catch2/catch.hpp>

#include "../common/exporter_test.h"
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
