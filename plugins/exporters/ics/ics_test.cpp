#include <unistd.h>

#include <catch2/catch.hpp>

#include "../common/exporter_test.h"

using namespace jianbao;
using namespace jianbao::testing;

namespace {

std::string calendar(const Report& report) {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / ("jianbao-ics-" + std::to_string(getpid()) + ".ics");
    FakeContext context;
    make_exporter()->write(report, file, context);
    const std::string bytes = read_bytes(file);
    std::filesystem::remove(file);
    return bytes;
}

Report report_of(const std::string& title, std::optional<Date> day, const std::string& key, const std::string& rule = "") {
    Report report;
    report.as_of = make_date(2021, 4, 26);
    TableBlock table;
    table.columns = {{.name = "title", .title = "督办事项"}, {.name = "due", .title = "完成时限", .type = CellType::date},
                     {.name = "lead", .title = "牵头单位"}, {.name = "rule", .title = ""}};
    ReportCell date{"6月30日"};
    if (day) date.value = *day;
    table.rows.push_back({.cells = {{title}, date, {"县水利局"}, {rule}}, .key = key});
    report.blocks = {table, table};
    return report;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("a row with a key and a day is one event") {
    const std::string text = calendar(report_of("清淤", make_date(2021, 6, 30), "ab12"));
    CHECK(count(text, "BEGIN:VEVENT") == 1);
    CHECK(text.find("UID:ab12@jianbao\r\n") != text.npos);
    CHECK(text.find("DTSTART;VALUE=DATE:20210630\r\nDTEND;VALUE=DATE:20210701\r\n") != text.npos);
    CHECK(text.find("TRIGGER:-PT63H\r\n") != text.npos);
    CHECK(text.find("TRIGGER:PT9H\r\n") != text.npos);
    CHECK(text.find("RRULE") == text.npos);
    CHECK(count(text, "BEGIN:VALARM") == 2);
}

TEST_CASE("rows without a day or a key are no events") {
    CHECK(count(calendar(report_of("清淤", std::nullopt, "ab12")), "BEGIN:VEVENT") == 0);
    CHECK(count(calendar(report_of("清淤", make_date(2021, 6, 30), "")), "BEGIN:VEVENT") == 0);
}

TEST_CASE("lines are folded with characters whole, texts escaped, rules as they are") {
    std::string title;
    for (int i = 0; i < 40; ++i) title += "完成干渠清淤";
    const std::string text = calendar(report_of(title + ",甲;乙\\丙\n丁", make_date(2021, 6, 30), "ab12", "FREQ=MONTHLY;BYMONTHDAY=28"));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find("\r\n", at);
        REQUIRE(end != text.npos);
        CHECK(end - at <= 75);
        CHECK(is_valid_utf8(text.substr(at, end - at)));
        at = end + 2;
    }
    CHECK(text.find("甲\\;乙\\\\丙\\n丁") != text.npos);
    CHECK(text.find("RRULE:FREQ=MONTHLY;BYMONTHDAY=28\r\n") != text.npos);
}
