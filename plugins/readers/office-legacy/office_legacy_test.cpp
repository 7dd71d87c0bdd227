#include <catch2/catch.hpp>

#include "test_support.h"

using namespace jianbao;
using namespace jianbao::readers;

namespace {

std::string compound(const std::string& stream) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(500, '\0');
    for (const char c : stream) (bytes += c) += '\0';
    return bytes;
}

ToolResult only_libreoffice(const ToolRequest& request) {
    if (request.program != "soffice") return {};
    return {.found = true, .exit_code = 0, .output = "converted to " + request.output_name};
}
ToolResult only_antiword(const ToolRequest& request) {
    if (request.program != "antiword") return {};
    return {.found = true, .exit_code = 0, .output = "\n一、抓好春灌\n\n各乡镇要抓紧。\n"};
}
ToolResult failing(const ToolRequest&) { return {.found = true, .exit_code = 1}; }

}  // namespace

TEST_CASE("old formats are told by their streams") {
    CHECK(recognized_by(jianbao_manifest, "a.txt", compound("WordDocument")) == 90);
    CHECK(recognized_by(jianbao_manifest, "a.wps", compound("WpsDocument")) == 90);
    CHECK(recognized_by(jianbao_manifest, "a.xls", compound("Workbook")) == 90);
    CHECK(recognized_by(jianbao_manifest, "a.rtf", "{\\rtf1\\ansi") == 90);
    CHECK(recognized_by(jianbao_manifest, "a.ppt", compound("PowerPoint Document")) == 0);
    CHECK(recognized_by(jianbao_manifest, "a.doc", "同志们：") == 0);
}

TEST_CASE("LibreOffice's result goes on to the reader of the newer format") {
    const Delivered read = read_with(jianbao_manifest, "报送/纪要.doc", compound("WordDocument"), only_libreoffice);
    REQUIRE(read.files.size() == 1);
    CHECK(read.files[0] == std::pair<std::string, std::string>{"纪要.docx", "converted to input.docx"});
    CHECK(read_with(jianbao_manifest, "a.xls", compound("Workbook"), only_libreoffice).files[0].first == "a.xlsx");
}

TEST_CASE("without LibreOffice antiword gives the text") {
    CHECK(read_with(jianbao_manifest, "a.doc", compound("WordDocument"), only_antiword).lines() ==
          std::vector<std::string>{"一、抓好春灌", "各乡镇要抓紧。"});
}

TEST_CASE("what is missing or fails is said") {
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.doc", compound("WordDocument")),
                      Catch::Contains("apt-get install antiword"));
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.xls", compound("Workbook"), only_antiword),
                      Catch::Contains("libreoffice-calc"));
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.doc", compound("WordDocument"), failing),
                      Catch::Contains("damaged"));
}
