#include <catch2/catch.hpp>

#include "test_support.h"
#include "xml.h"

using namespace jianbao;
using namespace jianbao::readers;
using Lines = std::vector<std::string>;

namespace {

const std::string numbering = R"(<w:numbering>
 <w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
 </w:abstractNum>
 <w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
 </w:abstractNum>
 <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
 <w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>
 <w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>)";

const std::string styles = R"(<w:styles>
 <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
 <w:style w:type="paragraph" w:styleId="1x"><w:name w:val="Own"/><w:basedOn w:val="1"/></w:style>
 <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
 <w:style w:type="paragraph" w:styleId="loop"><w:name w:val="Loop"/><w:basedOn w:val="loop"/></w:style>
</w:styles>)";

std::string docx(const std::string& body, const std::string& footnotes = {}) {
    std::vector<std::pair<std::string, std::string>> members = {
        {"[Content_Types].xml", "<Types/>"},
        {"word/document.xml", "<?xml version=\"1.0\"?><w:document><w:body>" + body + "</w:body></w:document>"},
        {"word/numbering.xml", numbering},
        {"word/styles.xml", styles},
        {"word/header1.xml", "<w:hdr><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>"}};
    if (!footnotes.empty()) members.emplace_back("word/footnotes.xml", "<w:footnotes>" + footnotes + "</w:footnotes>");
    return make_zip(members);
}

std::string p(const std::string& text, const std::string& properties = {}) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

std::string in_list(const std::string& text, int list, int level) {
    return p(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                       std::to_string(list) + "\"/></w:numPr>");
}

Lines lines(const std::string& bytes) { return read_with(jianbao_manifest, "a.docx", bytes).lines(); }

}  // namespace

TEST_CASE("a Word file is recognized by its content") {
    CHECK(recognized_by(jianbao_manifest, "whatever", docx(p("文"))) > 50);
    CHECK(recognized_by(jianbao_manifest, "a.docx", "word/document.xml") == 0);
    CHECK(recognized_by(jianbao_manifest, "a.zip", make_zip({{"notes/word/document.xml.txt", "x"}})) == 0);
}

TEST_CASE("numbers Word generates are written out") {
    CHECK(lines(docx(in_list("总体要求", 5, 0) + in_list("抓好春灌", 5, 1) + in_list("修渠", 5, 2) +
                     in_list("清淤", 5, 2) + in_list("抓好植树", 5, 1) + in_list("整地", 5, 2) +
                     in_list("保障措施", 5, 0) + in_list("督查", 5, 1))) ==
          Lines{"一、总体要求", "（一）抓好春灌", "1.修渠", "2.清淤", "（二）抓好植树", "1.整地", "二、保障措施",
                "（一）督查"});
    CHECK(lines(docx(in_list("甲", 5, 0) + in_list("", 5, 0) + in_list("乙", 5, 0) + in_list("丙", 7, 0))) ==
          Lines{"一、甲", "二、乙", "一、丙"});
    CHECK(lines(docx(in_list("黑点", 6, 0) + in_list("无此表", 99, 0))) == Lines{"黑点", "无此表"});
    CHECK(chinese_number(10) == "十");
    CHECK(chinese_number(21) == "二十一");
    CHECK(chinese_number(105) == "一百零五");
    CHECK(chinese_number(110) == "一百一十");
}

TEST_CASE("styles give headings, titles and lists, inherited too") {
    CHECK(lines(docx(p("春灌方案", "<w:pStyle w:val=\"T\"/>") + p("任务", "<w:pStyle w:val=\"1\"/>") +
                     p("保障", "<w:pStyle w:val=\"1x\"/>") + p("正文", "<w:pStyle w:val=\"loop\"/>"))) ==
          Lines{"# 春灌方案", "# 一、任务", "# 二、保障", "正文"});
    CHECK(lines(docx(p("不编号", "<w:pStyle w:val=\"1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"))) ==
          Lines{"# 不编号"});
}

TEST_CASE("merged cells stand once with their extent") {
    const std::string table = "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>" + p("任务") + "</w:tc><w:tc>" +
                              p("单位") +
                              "</w:tc></w:tr>"
                              "<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" +
                              p("修渠") + "</w:tc><w:tc>" + p("水利站") +
                              "</w:tc></w:tr>"
                              "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" +
                              p("") + "</w:tc><w:tc>" + p("农业站") +
                              "</w:tc></w:tr>"
                              "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" +
                              p("合计") + p("两项") + "</w:tc></w:tr></w:tbl>";
    const Delivered read = read_with(jianbao_manifest, "a.docx", docx(table));
    CHECK(read.lines() == Lines{"[任务|单位/修渠↓2|水利站/农业站/合计\n两项→2]"});
    CHECK(read.documents[0].blocks[0].cells[0].header);
    CHECK_FALSE(read.documents[0].blocks[0].cells[2].header);
    CHECK(lines(docx("<w:tbl><w:tr><w:tc>" + p("框内一") + p("框内二") + "</w:tc></w:tr></w:tbl>")) ==
          Lines{"框内一", "框内二"});
}

TEST_CASE("tracked changes are taken as accepted") {
    CHECK(lines(docx("<w:p><w:r><w:t>月底前</w:t></w:r><w:del><w:r><w:delText>开工</w:delText></w:r></w:del>"
                     "<w:ins><w:r><w:t>完工</w:t></w:r></w:ins></w:p>")) == Lines{"月底前完工"});
    CHECK(lines(docx("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>" + p("后半"))) ==
          Lines{"前半后半"});
}

TEST_CASE("notes, text boxes and fields read as they are shown") {
    CHECK(lines(docx("<w:p><w:r><w:t>全县渠系</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
                     "<w:footnote w:id=\"2\">" + p("指干支渠。") + "</w:footnote>")) ==
          Lines{"全县渠系", "* 指干支渠。"});
    CHECK(lines(docx("<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" +
                     p("框") + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
                     p("框") + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")) ==
          Lines{"正文", "框"});
    CHECK(lines(docx("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
                     "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r>"
                     "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>页</w:t></w:r></w:p>")) == Lines{"3页"});
}

TEST_CASE("hostile files cost themselves") {
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "<w:ins>";
    for (int i = 0; i < 5000; ++i) deep += "</w:ins>";
    CHECK_THROWS_AS(lines(docx(deep)), UnreadableInput);
    CHECK_THROWS_AS(lines(docx("<w:p>")), UnreadableInput);
    CHECK_THROWS_AS(lines(docx(p("好")).substr(0, 300)), UnreadableInput);
    CHECK_THROWS_WITH(lines(docx(p(std::string(64 << 20, ' ')))), Catch::Contains("decompression bomb"));
    // entities of a document type are not expanded
    const std::string entity =
        make_zip({{"word/document.xml",
                   "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                   "<w:document><w:body><w:p><w:r><w:t>甲&x;乙</w:t></w:r></w:p></w:body></w:document>"}});
    CHECK(lines(entity) == Lines{"甲&x;乙"});
}
