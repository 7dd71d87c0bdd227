#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "../common/exporter_test.h"
#include "report/report_json.h"
#include "report_json.h"

using namespace jianbao;
using namespace jianbao::testing;

namespace {

std::string write(const Report& report, std::string_view options = {}) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("jianbao-json-" + std::to_string(getpid()));
    FakeContext context;
    make_exporter(options)->write(report, file, context);
    const std::string bytes = read_bytes(file);
    std::filesystem::remove(file);
    return bytes;
}

}  // namespace

TEST_CASE("a report written as JSON can be read back whole") {
    Report report = sample_report();
    report.imprint = Imprint{"各责任单位", "县督查室", "2021年4月26日"};
    report.blocks.push_back(PageBreakBlock{});
    report.blocks.push_back(ContentsBlock{"目录", 3});
    const std::string bytes = write(report);
    CHECK(json::to_json(report::from_json(bytes)) == json::to_json(report));
}

TEST_CASE("values keep their types") {
    const auto json = nlohmann::json::parse(write(sample_report(), "indent = -1"));
    const auto& table = json["blocks"][6];
    REQUIRE(table["block"] == "table");
    const auto& cells = table["rows"][0]["cells"];
    CHECK(cells[0]["value"] == 1);
    CHECK(cells[3]["value"] == "2021-04-20");
    CHECK(cells[3]["text"] == "4月20日前");
    CHECK(cells[4]["value"] == 0.4);
    CHECK(cells[5]["light"] == "red");
    CHECK(table["rows"][0]["key"] == "t101");
}

TEST_CASE("broken UTF-8 is replaced, an empty report is an object") {
    Report report;
    report.title = "督\xFF查";
    CHECK(nlohmann::json::parse(write(report))["title"] == "督\xEF\xBF\xBD查");
}

TEST_CASE("a folder that is not there is a clear error") {
    FakeContext context;
    CHECK_THROWS_AS(make_exporter()->write(sample_report(), "/nonexistent/folder/report.json", context), ExportError);
}

TEST_CASE("what is no report is refused") {
    CHECK_THROWS_WITH(report::from_json("{\"blocks\": [{\"block\": \"headng\"}]}"),
                      "this is no report: there is no block 'headng'");
    CHECK_THROWS_WITH(report::from_json("[]"), "this is no report: an object was expected");
    CHECK_THROWS_WITH(report::from_json("{\"as_of\": \"2021-13-01\"}"),
                      "this is no report: a date must be like 2021-04-26");
}
