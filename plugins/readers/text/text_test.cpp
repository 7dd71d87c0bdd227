#include <unicode/ucnv.h>

#include <catch2/catch.hpp>

#include "encoding.h"
#include "text_reader.h"

using namespace jianbao;
using namespace jianbao::readers;

namespace {

class TestContext : public Context {
public:
    Date as_of() const override { return make_date(2021, 4, 26); }
    void report(Diagnostic diagnostic) override { diagnostics.push_back(std::move(diagnostic)); }
    bool cancelled() const override { return false; }
    ToolResult run_tool(const ToolRequest&) override { return {}; }
    std::vector<Diagnostic> diagnostics;
};

class TestOutput : public ReaderOutput {
public:
    void document(RawDocument document) override { documents.push_back(std::move(document)); }
    void nested(std::string, std::string) override { FAIL("a text holds no files"); }
    std::vector<RawDocument> documents;
};

std::string encoded(std::string_view utf8, const char* name) {
    std::string out(utf8.size() * 3 + 16, '\0');
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name, &error);
    std::u16string units;
    const std::u32string characters = to_utf32(utf8);
    for (const char32_t c : characters) units += static_cast<char16_t>(c);
    const int32_t size = ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()), units.data(),
                                         static_cast<int32_t>(units.size()), &error);
    ucnv_close(converter);
    REQUIRE(U_SUCCESS(error));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::string text_of(const RawDocument& document) {
    std::string text;
    for (const RawBlock& block : document.blocks) text += block.text + "\n";
    return text;
}

RawDocument read(std::string_view bytes, TestContext& context, const std::string& encoding = "auto") {
    TestOutput output;
    TextReader(encoding).read({"a.txt", bytes}, output, context);
    REQUIRE(output.documents.size() == 1);
    return output.documents.front();
}

std::string reason(std::string_view bytes) {
    TestContext context;
    TestOutput output;
    try {
        TextReader("auto").read({"a.txt", bytes}, output, context);
    } catch (const UnreadableInput& error) {
        return error.what();
    }
    return "";
}

const std::string simplified =
    "全县春灌工作会议要求：各乡镇要在5月10日前完成渠道清淤。\n县水利局负责督查，每周通报一次。\n";
const std::string traditional =
    "各位同仁：本次會議決議，水利處應於五月底前完成渠道清淤。\n請各單位依時辦理，並將結果送交。\n";

}  // namespace

TEST_CASE("The encodings offices use are recognised and read") {
    struct Case {
        const char* encoder;
        const char* expected;
        const std::string* text;
        std::string mark;
    };
    const Case cases[] = {
        {"UTF-8", "UTF-8", &simplified, ""},
        {"UTF-8", "UTF-8", &simplified, "\xEF\xBB\xBF"},
        {"GB18030", "GB18030", &simplified, ""},
        {"GBK", "GB18030", &simplified, ""},
        {"Big5", "Big5-HKSCS", &traditional, ""},
        {"UTF-16LE", "UTF-16LE", &simplified, "\xFF\xFE"},
        {"UTF-16BE", "UTF-16BE", &simplified, "\xFE\xFF"},
        {"UTF-16LE", "UTF-16LE", &simplified, ""},
        {"UTF-16BE", "UTF-16BE", &simplified, ""},
    };
    for (const Case& each : cases) {
        INFO(each.encoder << " mark " << each.mark.size());
        const std::string bytes = each.mark + encoded(*each.text, each.encoder);
        CHECK(detect_encoding(bytes).name == each.expected);
        TestContext context;
        CHECK(text_of(read(bytes, context)) == *each.text);
        CHECK(context.diagnostics.empty());
        CHECK(TextReader("auto").recognize({"a.txt", bytes}) > 0);
    }
}

TEST_CASE("Texts of a few characters are recognised too") {
    for (const char* name : {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"}) {
        INFO(name);
        CHECK(detect_encoding(encoded("同志们：", name)).name == name);
        CHECK(detect_encoding(encoded("县人民政府的通知", name)).name == name);
    }
    CHECK(detect_encoding("plain ASCII").name == "UTF-8");
}

TEST_CASE("A block knows its line and its byte in the original") {
    TestContext context;
    const std::string bytes = encoded("一行\r\n\n三行\n", "GB18030");
    const RawDocument document = read(bytes, context);
    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[0].text == "一行");
    CHECK(document.blocks[2].origin.paragraph == 3);
    CHECK(document.blocks[2].origin.byte == 7);
    CHECK_FALSE(document.bytes_follow);
    CHECK(read(simplified, context).bytes_follow);
}

TEST_CASE("A file cut off inside a character is read up to there, and says so") {
    TestContext context;
    const std::string cut = simplified.substr(0, simplified.size() - 2);
    const RawDocument document = read(cut, context);
    CHECK(simplified.starts_with(text_of(document).substr(0, 100)));
    REQUIRE(context.diagnostics.size() == 1);
    CHECK(context.diagnostics[0].message.find("cut off") != std::string::npos);
}

TEST_CASE("Damaged bytes become visible and are counted") {
    TestContext context;
    std::string damaged;
    for (int i = 0; i < 4; ++i) damaged += simplified;
    damaged.insert(6, "\xFF");
    const RawDocument document = read(damaged, context);
    CHECK(text_of(document).find("\xEF\xBF\xBD") != std::string::npos);
    REQUIRE(context.diagnostics.size() == 1);
    CHECK(context.diagnostics[0].message.find("1 character") != std::string::npos);
}

TEST_CASE("What is no text is refused with the reason") {
    CHECK(reason("").find("empty") != std::string::npos);
    CHECK(reason(" \n\t ").find("white space") != std::string::npos);
    CHECK(reason(std::string("PK\x03\x04rest", 8)).find("ZIP") != std::string::npos);
    CHECK(reason("%PDF-1.7 ").find("PDF") != std::string::npos);
    std::string binary;
    for (int i = 0; i < 4000; ++i) binary += static_cast<char>(i * 7919 % 251);
    CHECK(reason(binary).find("binary") != std::string::npos);
    CHECK(TextReader("auto").recognize({"a.txt", binary}) == 0);
}

TEST_CASE("The encoding can be set where the guess is wrong") {
    TestContext context;
    CHECK(text_of(read(encoded("乙未\n", "Big5"), context, "Big5")) == "乙未\n");
}

TEST_CASE("Lines of cells between bars or tabs are a table, wherever they came from") {
    const std::string bars =
        "重点任务表\n序号 | 任务 | 牵头单位 | 完成时限 |\n1 | 疏通沟渠 | 县水利局 | 5月底 |\n2 | 修缮校舍 | 县教育局 | 全年 |\n请抓好落实。\n";
    std::string tabs = bars;
    for (std::size_t at; (at = tabs.find(" | ")) != tabs.npos;) tabs.replace(at, 3, "\t");
    for (const std::string& text : {bars, tabs, encoded(bars, "GB18030"), encoded(tabs, "UTF-16LE")}) {
        TestContext context;
        const RawDocument document = read(text, context);
        REQUIRE(document.blocks.size() == 3);
        const RawBlock& table = document.blocks[1];
        REQUIRE(table.kind == RawBlock::Kind::table);
        REQUIRE(table.cells.size() == 12);
        CHECK(table.cells[3].text.starts_with("完成时限"));
        CHECK(table.cells[3].header);
        CHECK(table.cells[6].row == 1);
        CHECK(table.cells[6].text == "县水利局");
        CHECK(table.origin.paragraph == 2);
        CHECK(document.blocks[2].text == "请抓好落实。");
        CHECK(document.blocks[2].origin.paragraph == 5);
    }
}

TEST_CASE("A numbered table without marks: a row a line, or a cell a line") {
    const std::string rows = "重点任务表\n序号 任务 牵头单位 完成时限\n1 疏通沟渠 县水利局 5月底\n2 修缮校舍 县教育局　全年\n请抓好落实。\n";
    const std::string cells = "重点任务表\n序号\n任务\n牵头单位\n完成时限\n1\n疏通沟渠\n县水利局\n5月底\n\n2\n修缮校舍\n县教育局\n全年\n请抓好落实。\n";
    for (const std::string& text : {rows, cells, encoded(rows, "GB18030"), encoded(cells, "UTF-16LE")}) {
        TestContext context;
        const RawDocument document = read(text, context);
        REQUIRE(document.blocks.size() == 3);
        const RawBlock& table = document.blocks[1];
        REQUIRE(table.kind == RawBlock::Kind::table);
        REQUIRE(table.cells.size() == 12);
        CHECK(table.cells[3].text == "完成时限");
        CHECK(table.cells[3].header);
        CHECK(table.cells[6].text == "县水利局");
        CHECK(table.cells[11].text == "全年");
        CHECK(table.cells[11].row == 2);
        CHECK(document.blocks[2].text == "请抓好落实。");
    }
}

TEST_CASE("A numbered table ends before the row that has not as many cells as its head") {
    for (const char* text : {"序号 任务 牵头单位\n1 疏通沟渠 县水利局\n2 修缮 校舍 县教育局\n", "序号 任务 牵头单位\n1 疏通沟渠 县水利局\n请抓好落实。\n",
                             "序号\n任务\n牵头单位\n1\n疏通沟渠\n县水利局\n2\n修缮\n校舍\n县教育局\n3\n植树\n县林业局\n", "序号从1开始。\n1 疏通沟渠\n"}) {
        TestContext context;
        const RawDocument document = read(text, context);
        for (const RawBlock& block : document.blocks) CHECK(block.kind == RawBlock::Kind::paragraph);
        CHECK(text_of(document) == text);
    }
}

TEST_CASE("Parts of a table that are named between its rows are cells over all columns") {
    TestContext context;
    const RawDocument document = read("序号\t任务\t牵头单位\n一、水利（2项）\n1\t清淤\t县水利局\n2\t修渠\t县水利局\n\n二、教育\n3\t修缮校舍\t县教育局\n", context);
    REQUIRE(document.blocks.size() == 1);
    const auto& cells = document.blocks[0].cells;
    REQUIRE(cells.size() == 14);
    CHECK((cells[3].text == "一、水利（2项）" && cells[3].column_span == 3 && cells[3].row == 1));
    CHECK((cells.back().text == "县教育局" && cells.back().row == 5));
    // the same without marks, a row a line and a cell a line
    for (const char* text : {"序号 任务 牵头单位\n一、水利\n1 清淤 县水利局\n2 修渠 县水利局\n二、教育\n3 修缮校舍 县教育局\n",
                             "序号\n任务\n牵头单位\n一、水利\n1\n清淤\n县水利局\n2\n修渠\n县水利局\n二、教育\n3\n修缮校舍\n县教育局\n"}) {
        const RawDocument flat = read(text, context);
        REQUIRE(flat.blocks.size() == 1);
        REQUIRE(flat.blocks[0].cells.size() == 14);
        CHECK((flat.blocks[0].cells[10].text == "二、教育" && flat.blocks[0].cells[10].column_span == 3));
        CHECK(flat.blocks[0].cells.back().row == 5);
    }
    // what follows a table is none of it: a sentence, a table with a head of its own
    CHECK(read("序号\t任务\t牵头单位\n1\t清淤\t县水利局\n附表二\n序号\t任务\t牵头单位\n1\t修渠\t县水利局\n", context).blocks.size() == 3);
    CHECK(read("序号\t任务\t牵头单位\n1\t清淤\t县水利局\n以上任务，年底前完成。\n2\t修渠\t县水利局\n", context).blocks.size() > 1);
}

TEST_CASE("A bar or an indent makes no table") {
    for (const char* text : {"来源：县政府办 | 浏览次数：12 | 打印\n各镇要抓好落实。\n", "\t各镇要抓好落实。\n\t县局要督查。\n",
                             "联系人：王明\t电话：12345\n邮箱：a@b.cn\t传真：54321\n"}) {
        TestContext context;
        const RawDocument document = read(text, context);
        for (const RawBlock& block : document.blocks) CHECK(block.kind == RawBlock::Kind::paragraph);
        CHECK(text_of(document) == text);
    }
}

TEST_CASE("a byte that no text has is seen wherever it stands") {
    for (std::size_t at = 0; at < 150; ++at) {
        std::string bytes(150, '1');
        bytes[at] = '\0';
        if (reason_not_text(bytes).empty()) FAIL("a zero at " << at);
        bytes[at] = '\n';
        if (!reason_not_text(bytes).empty()) FAIL("a line break at " << at);
    }
}
