#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/findings_json.h"
#include "cli/json_text.h"

using namespace jianbao;
using cli::findings_json;

namespace {

const ColumnSpec columns[] = {
    {"name", ColumnType::text, "", ""},          {"deadline.text", ColumnType::text, "", ""},
    {"deadline.day", ColumnType::date, "", ""},  {"often.text", ColumnType::text_list, "", ""},
    {"often.norm", ColumnType::text_list, "", ""}, {"lead", ColumnType::text_list, "", ""},
    {"scope", ColumnType::span, "", ""},         {"confidence", ColumnType::number, "", ""},
    {"count", ColumnType::integer, "", ""},      {"sure", ColumnType::boolean, "", ""},
};
const TableSpec spec{"things", "thing", "", "", columns};

Document document() {
    Document::Parts parts;
    parts.name = "a\xff" "b";  // a file's name may be of any bytes
    parts.text = "一、总则\n确保\"6月\"底前完成。";
    parts.articles.push_back({.span = {0, static_cast<std::uint32_t>(parts.text.size())}});
    parts.metadata.title = "题";
    parts.sections.push_back({.span = {0, 40}, .heading = {0, 12}});
    return Document(std::move(parts));
}

/// The members after `span`, of a row filled by `fill`.
template <class Fill>
std::string row_json(Fill fill) {
    FindingTable table(spec);
    fill(table, table.add({13, 19}));
    const std::string line = findings_json(document(), table);
    return line.substr(line.find("\"name\""));
}

}  // namespace

TEST_CASE("a row is an object: where it stands, then its columns; empty groups are null and empty lists are lists") {
    FindingTable table(spec);
    table.add({13, 19}, 0, 0);
    CHECK(findings_json(document(), table) ==
          "{\"type\":\"thing\",\"doc\":\"a\xEF\xBF\xBD" "b\",\"article\":\"\",\"section\":\"一、总则\",\"quote\":\"确保\",\"span\":[5,7],"
          "\"name\":null,\"deadline\":null,\"often\":null,\"lead\":[],\"scope\":null,\"confidence\":null,\"count\":null,"
          "\"sure\":null}\n");
    CHECK(findings_json(document(), FindingTable(spec)).empty());
}

TEST_CASE("each type of cell has its form in JSON") {
    CHECK(row_json([](FindingTable& table, Row& row) {
              table.set(row, Column<std::string>{"name"}, std::string("a\"b\\c\nd\x01中"));
              table.set(row, Column<Date>{"deadline.day"}, make_date(2026, 6, 30));
              table.set(row, Column<TextList>{"lead"}, TextList{"甲", "乙"});
              table.set(row, Column<Span>{"scope"}, Span{13, 20});
              table.set(row, Column<double>{"confidence"}, 0.9);
              table.set(row, Column<std::int64_t>{"count"}, std::int64_t{-3});
              table.set(row, Column<bool>{"sure"}, true);
          }) == "\"name\":\"a\\\"b\\\\c\\nd\\u0001中\",\"deadline\":{\"text\":null,\"day\":\"2026-06-30\"},\"often\":null,"
                "\"lead\":[\"甲\",\"乙\"],\"scope\":[5,8],\"confidence\":0.9,\"count\":-3,\"sure\":true}\n");
}

TEST_CASE("a group of lists of one length is a list of objects, of one element an object") {
    const auto often = [](TextList texts, TextList norms) {
        const std::string line = row_json([&](FindingTable& table, Row& row) {
            table.set(row, Column<TextList>{"often.text"}, texts);
            table.set(row, Column<TextList>{"often.norm"}, norms);
        });
        const std::size_t begin = line.find("\"often\":") + 8;
        return line.substr(begin, line.find(",\"lead\"") - begin);
    };
    CHECK(often({"每月"}, {"R/P1M"}) == "{\"text\":\"每月\",\"norm\":\"R/P1M\"}");
    CHECK(often({"每月", "每周"}, {"R/P1M", "R/P1W"}) ==
          "[{\"text\":\"每月\",\"norm\":\"R/P1M\"},{\"text\":\"每周\",\"norm\":\"R/P1W\"}]");
    CHECK(often({"每月", "每周"}, {"R/P1M"}) == "{\"text\":[\"每月\",\"每周\"],\"norm\":[\"R/P1M\"]}");
}

TEST_CASE("every byte that JSON wants escaped is, wherever it stands in a text of any length") {
    for (std::size_t size = 1; size < 50; ++size)
        for (std::size_t at = 0; at < size; ++at)
            for (int byte = 0; byte < 0x80; ++byte) {
                std::string text(size, 'x');
                for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('A' + i % 20);
                text[at] = static_cast<char>(byte);
                cli::JsonText out;
                out.add_text(text);
                if (out.view() != nlohmann::json(text).dump()) FAIL(size << " bytes, " << byte << " at " << at);
            }
    cli::JsonText out;
    out.add_text("\b\f\r\t\x1f");
    CHECK(out.view() == "\"\\b\\f\\r\\t\\u001f\"");
}

TEST_CASE("JSON grows with what is put into it, and long texts with their escapes") {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += i % 7 == 0 ? "\n" : "水";
    cli::JsonText out;
    out.add("[");
    const std::size_t begin = out.size();
    out.add_text(text);
    CHECK(out.view().substr(begin) == nlohmann::json(text).dump());
    out.replace(0, '{');
    out.shorten(1);
    out.add('}');
    CHECK(out.view() == "{}");
}

TEST_CASE("one writer serves many documents, and rows name the place each stands in") {
    const cli::FindingsJson writer(spec);
    FindingTable table(spec);
    table.add({13, 19}, 0, 0);
    table.add({13, 19}, 0, no_index);
    table.add({13, 19}, 5, 0);
    const std::string lines = writer.lines(document(), table);
    CHECK(lines == writer.lines(document(), table));
    CHECK(lines == findings_json(document(), table));
    std::vector<std::string> places;
    for (std::size_t at = 0; (at = lines.find("\"article\"", at)) != lines.npos; ++at)
        places.push_back(lines.substr(at, lines.find(",\"quote\"", at) - at));
    CHECK(places == std::vector<std::string>{"\"article\":\"\",\"section\":\"一、总则\"", "\"article\":\"\",\"section\":\"\"",
                                             "\"article\":\"题\",\"section\":\"一、总则\""});
}
