#include <catch2/catch.hpp>

#include "test_support.h"

using namespace jianbao;
using namespace jianbao::readers;
using Lines = std::vector<std::string>;

namespace {

std::string odt(const std::string& body) {
    return make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                     {"content.xml",
                      "<office:document-content><office:automatic-styles><text:list-style style:name=\"L1\">"
                      "<text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, 三, ...\" "
                      "style:num-suffix=\"、\"/>"
                      "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\"/>"
                      "</text:list-style></office:automatic-styles><office:body><office:text>" +
                          body + "</office:text></office:body></office:document-content>"}});
}
Lines lines(const std::string& body) { return read_with(jianbao_manifest, "a.odt", odt(body)).lines(); }

}  // namespace

TEST_CASE("paragraphs, headings, spaces and notes") {
    CHECK(lines("<text:h text:outline-level=\"2\">目标</text:h><text:p>月底<text:s "
                "text:c=\"2\"/>前<text:span>完工</text:span>"
                "<text:note><text:note-body><text:p>指干渠</text:p></text:note-body></text:note></text:p><text:p/>") ==
          Lines{"# 目标", "月底  前完工", "* 指干渠"});
}

TEST_CASE("deleted text and comments stay out") {
    CHECK(lines("<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion></"
                "text:changed-region>"
                "</text:tracked-changes><text:p>新<office:annotation><text:p>批注</text:p></office:annotation>文</"
                "text:p>") == Lines{"新文"});
}

TEST_CASE("list numbers are written out") {
    CHECK(
        lines("<text:list "
              "text:style-name=\"L1\"><text:list-item><text:p>甲</text:p><text:list><text:list-item><text:p>子</text:p>"
              "</text:list-item></text:list></text:list-item><text:list-item><text:p>乙</text:p></text:list-item></"
              "text:list>") == Lines{"一、甲", "1.子", "二、乙"});
}

TEST_CASE("tables keep their merges, frames become text") {
    CHECK(lines("<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>任务</text:p></"
                "table:table-cell>"
                "<table:table-cell><text:p>单位</text:p></table:table-cell></table:table-row></table:table-header-rows>"
                "<table:table-row><table:table-cell "
                "table:number-columns-spanned=\"2\"><text:p>修渠</text:p></table:table-cell>"
                "<table:covered-table-cell/></table:table-row></table:table>") == Lines{"[任务|单位/修渠→2]"});
    CHECK(lines("<table:table><table:table-row><table:table-cell><text:p>框内</text:p></table:table-cell></"
                "table:table-row></table:table>") == Lines{"框内"});
}

TEST_CASE("other packages are not taken, damage is refused") {
    CHECK(recognized_by(jianbao_manifest, "a.odt", odt("<text:p>甲</text:p>")) == 95);
    CHECK(recognized_by(jianbao_manifest, "a.odt", make_zip({{"content.xml", "<x/>"}})) == 0);
    CHECK_THROWS_AS(lines("<text:p>"), UnreadableInput);
}
