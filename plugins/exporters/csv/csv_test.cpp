#include <unistd.h>

#include <catch2/catch.hpp>

#include "../common/exporter_test.h"

using namespace jianbao;
using namespace jianbao::testing;

namespace {

std::string csv(const Report& report, std::string_view toml = {}) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("jianbao-csv-" + std::to_string(getpid()) + ".csv");
    FakeContext context;
    make_exporter(toml)->write(report, file, context);
    const std::string bytes = read_bytes(file);
    std::filesystem::remove(file);
    return bytes;
}

Report two_tables() {
    TableBlock small, large;
    small.name = "单位";
    small.columns = {{"unit", "单位"}};
    small.rows = {{{cell("水利局")}, "", ""}};
    large.name = "台账";
    large.columns = {{"task", "任务"}, {"count", "数"}};
    large.rows = {{{cell("=1+1"), cell("-3", std::int64_t{-3})}, "", ""}, {{cell("甲,\"乙\"\n丙"), cell("")}, "", ""}};
    Report report;
    report.blocks = {small, large};
    return report;
}

}  // namespace

TEST_CASE("the largest table is written, fields quoted where they must be") {
    CHECK(csv(two_tables()) == "\xEF\xBB\xBF任务,数\r\n'=1+1,-3\r\n\"甲,\"\"乙\"\"\n丙\",\r\n");
}

TEST_CASE("a table is chosen by name, an unknown one refused with the names there are") {
    CHECK(csv(two_tables(), "table = \"单位\"\nmark = false") == "单位\r\n水利局\r\n");
    CHECK_THROWS_WITH(csv(two_tables(), "table = \"无\""), Catch::Contains("单位, 台账"));
}

TEST_CASE("text that would be a formula is made a text, numbers stay numbers") {
    Report report = two_tables();
    for (const char* danger : {"+1", "-1", "@x", "=x", "＝x", "\tx"}) {
        std::get<TableBlock>(report.blocks[1]).rows[0].cells[0] = cell(danger);
        INFO(danger);
        CHECK(csv(report).find(std::string("\r\n'") + danger) != std::string::npos);
    }
    std::get<TableBlock>(report.blocks[1]).rows[0].cells[0] = cell("7月1日前");
    CHECK(csv(report).find("\r\n7月1日前,") != std::string::npos);
}

TEST_CASE("a report without tables gives an empty file") { CHECK(csv(Report{}, "mark = false").empty()); }
