#include "text/secrecy.h"

#include <catch2/catch.hpp>

using namespace jianbao;

namespace {

std::string mark_of(const std::vector<std::string>& lines) {
    RawDocument document;
    for (const std::string& line : lines) {
        RawBlock block;
        block.text = line;
        document.blocks.push_back(block);
    }
    return text::secrecy_mark(document).value_or("");
}

}  // namespace

TEST_CASE("a mark of secrecy stands on a line of its own") {
    CHECK(mark_of({"机密★1年", "某某县人民政府文件"}) == "机密★1年");
    CHECK(mark_of({"000012", "秘　密★　6个月　　特急", "某某县防汛办文件"}) == "秘密★6个月特急");
    CHECK(mark_of({"绝密★长期", "通知"}) == "绝密★长期");
    CHECK(mark_of({"機密★", "通知"}) == "机密★");
    CHECK(mark_of({"密级：秘密", "通知"}) == "秘密");
    CHECK(mark_of({"【机密】", "通知"}) == "机密");
    CHECK(mark_of({"秘密", "某某县委办公室文件"}) == "秘密");
    CHECK(mark_of({"000003 机密*10年\n某某县委文件"}) == "机密★10年");
    // A part of a compilation has its own mark, far behind the head of the whole.
    std::vector<std::string> compilation(40, "各乡镇要抓好春灌工作。");
    compilation.push_back("秘密★1年");
    CHECK(mark_of(compilation) == "秘密★1年");
    RawDocument table;
    table.blocks.push_back({.kind = RawBlock::Kind::table, .cells = {{.row = 0, .column = 0, .text = "机密★1年"}}});
    CHECK(text::secrecy_mark(table) == "机密★1年");
}

TEST_CASE("the word in a sentence or a title is no mark") {
    CHECK(mark_of({"关于加强国家秘密管理工作的通知", "各单位要严守国家秘密。"}).empty());
    CHECK(mark_of({"机密级计算机台账", "要对机密、秘密级文件逐件清点。"}).empty());
    CHECK(mark_of({"一、秘密文件的管理", "绝密级文件由专人保管★。"}).empty());
    CHECK(mark_of({"秘密★1年（已解密）", "通知"}).empty());
    CHECK(mark_of({"保守商业秘密", "机密局"}).empty());
    CHECK(mark_of({"密级", "机密性要求见附件"}).empty());
    std::vector<std::string> late(20, "各乡镇要抓好春灌工作。");
    late.push_back("秘密");
    CHECK(mark_of(late).empty());
}
