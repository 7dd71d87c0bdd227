#include <catch2/catch.hpp>

#include "test_support.h"

using namespace jianbao;
using namespace jianbao::readers;
using Lines = std::vector<std::string>;

namespace {

std::string workbook(const std::string& rows, const std::string& merges = {}) {
    return make_zip(
        {{"xl/workbook.xml",
          "<workbook><sheets><sheet name=\"任务\" r:id=\"r1\"/><sheet name=\"隐\" state=\"hidden\" "
          "r:id=\"r2\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/>"
          "<Relationship Id=\"r2\" Target=\"worksheets/sheet2.xml\"/></Relationships>"},
         {"xl/sharedStrings.xml",
          "<sst><si><t>重点任务表</t></si><si><t>任务</t></si><si><r><t>牵头</t></r><r><t>单位</t></r></si></sst>"},
         {"xl/styles.xml",
          "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>"
          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf "
          "numFmtId=\"170\"/></cellXfs></styleSheet>"},
         {"xl/worksheets/sheet1.xml",
          "<worksheet><sheetData>" + rows + "</sheetData><mergeCells>" + merges + "</mergeCells></worksheet>"},
         {"xl/worksheets/sheet2.xml",
          "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" "
          "t=\"inlineStr\"><is><t>隐</t></is></c></row></sheetData></worksheet>"}});
}

}  // namespace

TEST_CASE("title lines, head, dates and merged cells") {
    const Delivered read =
        read_with(jianbao_manifest, "a.xlsx",
                  workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
                           "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c><c r=\"C2\" "
                           "t=\"str\"><v>时限</v></c></row>"
                           "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>修渠</t></is></c><c r=\"B3\" "
                           "t=\"inlineStr\"><is><t>水利站</t></is></c><c r=\"C3\" s=\"1\"><v>44316</v></c></row>"
                           "<row r=\"4\"><c r=\"B4\" s=\"2\"><v>0.8</v></c><c r=\"C4\"><v>3.5</v></c></row>",
                           "<mergeCell ref=\"A3:A4\"/>"));
    CHECK(read.lines() == Lines{"# 重点任务表", "[任务|牵头单位|时限/修渠↓2|水利站|2021年4月30日/80%|3.5]"});
    CHECK(read.documents[0].blocks[1].cells[0].header);
}

TEST_CASE("hidden rows stand behind the others, marked") {
    const auto read = read_with(jianbao_manifest, "a.xlsx",
                                workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"2\" "
                                         "hidden=\"1\"><c r=\"A2\"><v>9</v></c></row>"
                                         "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row>"));
    const auto& cells = read.documents[0].blocks[0].cells;
    const auto hidden = std::find_if(cells.begin(), cells.end(), [](const RawCell& cell) { return cell.hidden; });
    REQUIRE(hidden != cells.end());
    CHECK((hidden->text == "9" && hidden->line == 2 && hidden->row == 2));
    CHECK((cells.back().text == "3" && cells.back().line == 3 && cells.back().row == 1));
    CHECK(read.documents[0].blocks[0].name == "任务");
}

TEST_CASE("hidden sheets and rows stay out; an empty workbook is refused") {
    CHECK(read_with(jianbao_manifest, "a.xlsx",
                    workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"2\" "
                             "hidden=\"1\"><c r=\"A2\"><v>9</v></c></row>"
                             "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row>"))
              .lines() == Lines{"任务[1|2/3]"});
    CHECK_THROWS_AS(read_with(jianbao_manifest, "a.xlsx", workbook("")), UnreadableInput);
}

TEST_CASE("places that no sheet has are no place to write to") {
    CHECK(read_with(
              jianbao_manifest, "a.xlsx",
              workbook(
                  "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"ZZZZZZ9\"><v>2</v></c><c r=\"??\"><v>3</v></c></row>"))
              .documents.size() == 1);
    CHECK_THROWS_AS(read_with(jianbao_manifest, "a.xlsx", workbook("<row r=\"900000\"><c><v>1</v></c></row>")),
                    UnreadableInput);
}
