/// Tables with more rows than somebody reads, or than should be in memory.
#include <catch2/catch.hpp>

#include "config/toml.h"
#include "ledger/ledger.h"
#include "ledger_fixture.h"
#include "report/build.h"

using namespace jianbao;
using namespace jianbao::report;
using namespace jianbao::test;
using ledger::Ledger;

namespace {

const Date as_of = make_date(2021, 4, 26);
const std::string head = "[layout]\nname = \"x\"\ntitle = \"报告\"\n";

Layout load(const std::string& text, const ledger::Reading& reading) {
    const Node root = config::parse_toml(text, "x.toml");
    return load_layout({root, Node(), text}, reading, {});
}

Report make(const std::string& text) {
    const Ledger ledger(":memory:", all_tables);
    ledger::Reading reading = ledger.read({as_of});
    return build_report(load(text, reading), reading, {as_of, {}, {}});
}

}  // namespace

TEST_CASE("long tables are limited on paper and screen, and complete elsewhere") {
    Ledger ledger(":memory:", all_tables);
    auto reading = ledger.read({as_of});
    const Layout layout = load(R"([layout]
name = "long"
title = "长表"
[limits]
paper = 3
screen = 5
day = 2
[[section]]
kind = "table"
name = "数"
note = "注。"
sql = "WITH n(i) AS (VALUES (1),(2),(3),(4),(5)) SELECT i FROM n ORDER BY i DESC;"
[[section]]
kind = "table"
most_rows = 4
sql = "WITH n(i) AS (VALUES (1),(2),(3),(4),(5)) SELECT i FROM n ORDER BY i -- all"
[[section]]
kind = "calendar"
day = "day"
text = "{i}"
sql = "WITH n(i) AS (VALUES (1),(2),(3)) SELECT i, :as_of AS day FROM n"
)", reading);
    const std::vector<std::string> formats = {"pdf", "xlsx", "docx", "html", "ics"};
    const ReportSet set = build_reports(layout, reading, {as_of, {}, {}}, formats);
    // html differs from xlsx by the day and the second table, docx from pdf by the day.
    CHECK(set.of == std::vector<std::size_t>{0, 1, 2, 3, 1});
    const auto rows = [&](std::size_t exporter, std::size_t block) {
        return std::get<TableBlock>(set.reports[set.of[exporter]].blocks[block]);
    };
    CHECK(rows(0, 0).rows.size() == 3);
    CHECK(rows(0, 0).rows[0].cells[0].text == "5");
    CHECK(rows(0, 0).note == "注。其余2项从略，详见工作簿。");
    CHECK(rows(0, 1).rows.size() == 4);
    CHECK(rows(0, 1).note == "其余1项从略，详见工作簿。");
    CHECK(rows(1, 0).rows.size() == 5);
    CHECK(rows(1, 0).note == "注。");
    CHECK(rows(1, 1).rows.size() == 5);
    CHECK(rows(3, 0).rows.size() == 5);
    CHECK(rows(3, 1).rows.size() == 4);
    const auto entries = [&](std::size_t exporter) {
        return std::get<CalendarBlock>(set.reports[set.of[exporter]].blocks[2]).days.at(0).entries;
    };
    CHECK(entries(0).size() == 3);
    REQUIRE(entries(2).size() == 2);
    CHECK(entries(2)[1].text == "另2项");
    CHECK(entries(1).size() == 3);
}

TEST_CASE("rows of a very long table are kept on disk, and are what they would be in memory") {
    const Report report = make(head + R"toml(
[[section]]
kind = "table"
anchor = "row-{i}"
numbered = true
sql = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
SELECT i, CASE WHEN i = 8500 THEN '八千五' ELSE i END AS mixed, date('2021-01-01', '+' || i || ' days') AS day, i / 8.0 AS share,
       CASE WHEN i = 5 THEN '电话13812345678' ELSE '' END AS note, 'red' AS light FROM n
"""
[[section.column]]
name = "i"
link = "row-{mixed}"
light = "light"
[[section.column]]
name = "mixed"
[[section.column]]
name = "day"
[[section.column]]
name = "share"
[[section.column]]
name = "note"
[[section]]
kind = "text"
text = "[末行](row-9000)、[无](row-9001)"
)toml");
    const TableBlock& table = std::get<TableBlock>(report.blocks[0]);
    REQUIRE(table.rows.source());
    CHECK(table.rows.size() == 9000);
    // One text among 9,000 numbers makes a column of texts, from its first row on.
    CHECK(table.columns[1].type == CellType::integer);
    CHECK(table.columns[2].type == CellType::text);
    CHECK(table.columns[3].type == CellType::date);
    std::size_t seen = 0;
    bool as_expected = true;
    for (const ReportRow& row : table.rows) {
        const auto i = static_cast<std::int64_t>(++seen);
        as_expected &= row.anchor == "row-" + std::to_string(i) && std::get<std::int64_t>(row.cells[0].value) == i &&
                       std::get<std::int64_t>(row.cells[1].value) == i && row.cells[1].light == Light::red &&
                       row.cells[1].link == (i == 8500 ? "" : "row-" + std::to_string(i)) &&
                       row.cells[2].value.index() == 0 &&
                       std::get<Date>(row.cells[3].value) == add_days(make_date(2021, 1, 1), static_cast<int>(i)) &&
                       row.cells[3].text == to_iso(std::get<Date>(row.cells[3].value)) &&
                       std::get<double>(row.cells[4].value) == static_cast<double>(i) / 8;
    }
    CHECK(as_expected);
    CHECK(seen == 9000);
    CHECK(table.rows[8499].cells[2].text == "八千五");
    CHECK(table.rows[4].cells[5].text == "电话138****5678");
    CHECK(table.rows[8999].cells[4].text == "1125");
    const RichText& text = std::get<ParagraphBlock>(report.blocks[1]).text;
    CHECK(text[0].link == "row-9000");
    CHECK(text.back().link.empty());
}
