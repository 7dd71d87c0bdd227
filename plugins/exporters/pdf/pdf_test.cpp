// Reports written as PDF and read back with programs that did not write them (poppler, qpdf).
#include "pdf_test_tools.h"

using namespace jianbao;
using namespace jianbao::testing;

TEST_CASE("a whole report reads back from its PDF") {
    Folder folder;
    Written written = write(sample_report(), folder / "sample.pdf");
    check_clean(written.file);
    CHECK(written.diagnostics.empty());
    std::string text = written.text();
    for (const char* part :
         {"督 查 简 报", "（第17期）", "青川县人民政府办公室", "重点工作督办周报", "一、总体情况", "共有督办事项",
          "完成冷库消防设施改造", "逾期", "本周无新增事项。", "督〔2021〕3号", "办理情况"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
    // The blank between dash and number differs from font to font.
    CHECK((text.find("— 1 —") != std::string::npos || text.find("—1—") != std::string::npos));
    std::string info = run("pdfinfo " + written.file.string()).output;
    CHECK(info.find("Title:           重点工作督办周报") != std::string::npos);
    CHECK(info.find("Author:          青川县人民政府办公室") != std::string::npos);
    CHECK(info.find("2021") != std::string::npos);
    std::string json = run("qpdf --json --json-key=outlines " + written.file.string()).output;
    CHECK(json.find("一、总体情况") != std::string::npos);
}

TEST_CASE("the same report gives the same bytes") {
    Folder folder;
    write(sample_report(), folder / "first.pdf");
    write(sample_report(), folder / "second.pdf");
    CHECK(read_bytes(folder / "first.pdf") == read_bytes(folder / "second.pdf"));
}

TEST_CASE("tables flow over pages with their heads") {
    Folder folder;
    Report report = empty_report("台账");
    report.blocks = {plain_table(300)};
    Written written = write(report, folder / "rows.pdf");
    check_clean(written.file);
    std::string text = written.text();
    int pages = written.pages();
    CHECK(pages > 6);
    CHECK(count_of(text, "牵头单位") == static_cast<std::size_t>(pages));
    CHECK(count_of(text, "督办台账（续）") == static_cast<std::size_t>(pages - 1));
    // Every row is there once.
    for (int row : {1, 57, 150, 299, 300}) CHECK(count_of(text, "\n第" + std::to_string(row) + "项任务") == 1);
    CHECK(count_of(text, "项任务，请抓紧办理") == 300);
}

TEST_CASE("a cell of more than a page goes on on the next") {
    Folder folder;
    Report report = empty_report("台账");
    TableBlock table = plain_table(3);
    std::string cell_text;
    for (int i = 1; i <= 220; ++i) cell_text += "第" + std::to_string(i) + "条要逐项核对清楚，";
    table.rows[1].cells[1].text = cell_text + "完毕。";
    report.blocks = {table};
    Written written = write(report, folder / "long-cell.pdf");
    check_clean(written.file);
    std::string text = written.text();
    CHECK(written.pages() >= 2);
    std::erase_if(text, [](char c) { return c == '\n' || c == '\f'; });
    for (int i : {1, 100, 150, 220}) CHECK(count_of(text, "第" + std::to_string(i) + "条") == 1);
    CHECK(count_of(text, "第3项任务") == 1);
}

TEST_CASE("the last row of a table is not alone on its page") {
    Folder folder;
    for (std::size_t rows = 20; rows < 26; ++rows) {
        Report report = empty_report("台账");
        report.blocks = {plain_table(rows)};
        Written written = write(report, folder / "last-row.pdf");
        if (written.pages() == 1) continue;
        INFO(rows);
        CHECK(count_of(written.text("-f 2 -l 2"), "项任务，请抓紧办理") >= 2);
        CHECK(count_of(written.text(), "项任务，请抓紧办理") == rows);
    }
}

TEST_CASE("a table without rows shows its text") {
    Folder folder;
    Report report = empty_report("台账");
    TableBlock with_text = plain_table(0), without = plain_table(0);
    with_text.empty_text = "本周无逾期事项。";
    report.blocks = {with_text, without};
    std::string text = write(report, folder / "no-rows.pdf").text();
    CHECK(text.find("本周无逾期事项。") != std::string::npos);
    CHECK(text.find("（无）") != std::string::npos);
}

TEST_CASE("a report of nothing is a page") {
    Folder folder;
    Written written = write(Report{}, folder / "nothing.pdf");
    check_clean(written.file);
    CHECK(written.pages() == 1);
}

TEST_CASE("rows short of cells, columns without rows, and text that is no UTF-8") {
    Folder folder;
    Report report = empty_report("坏\xff字");
    TableBlock table = plain_table(2);
    table.rows[0].cells.resize(1);
    table.rows[1].cells[1].text = "断\xe4\xb8 开 \xed\xa0\x80";
    table.rows[1].cells[2].link = "nowhere";
    report.blocks = {table,      body(std::string("a\0b\tc", 5)), TableBlock{}, ChartBlock{}, KeyFiguresBlock{},
                     SlipBlock{}};
    Written written = write(report, folder / "odd.pdf");
    check_clean(written.file);
    CHECK(written.text().find("县农业农村局") != std::string::npos);
}

TEST_CASE("a character that no font has is named with its page and still copies") {
    Folder folder;
    Report report = empty_report("名单");
    // The last character of a supplementary private plane: no font has it.
    report.blocks = {body("联系人：王\U0010FFFD同志。")};
    Written written = write(report, folder / "missing.pdf");
    check_clean(written.file);
    REQUIRE(written.diagnostics.size() == 1);
    CHECK(written.diagnostics[0].message.find("U+10FFFD") != std::string::npos);
    CHECK(written.diagnostics[0].message.find("on page 1") != std::string::npos);
    CHECK(written.text().find("王\U0010FFFD同志") != std::string::npos);
}

TEST_CASE("characters beyond U+FFFF come from the face that has them") {
    Folder folder;
    Report report = empty_report("名单");
    report.blocks = {body("联系人：王\U00020021同志。")};
    Written written = write(report, folder / "rare.pdf");
    check_clean(written.file);
    CHECK(written.diagnostics.empty());
    CHECK(written.text().find("王\U00020021同志") != std::string::npos);
}

TEST_CASE("marks that share their blank stay one text") {
    Folder folder;
    Report report = empty_report("引用");
    report.blocks = {
        body("会议指出：“要抓落实。”《通知》、《意见》（附件）已下发"
             "，“回头看”，“再督查”。")};
    std::string text = write(report, folder / "marks.pdf").text();
    std::erase(text, '\n');
    CHECK(text.find("会议指出：“要抓落实。”《通知》、《意见》（附件）已下发，“回"
                    "头看”，“再督查”。") != std::string::npos);
}

TEST_CASE("〇 comes from another face where the face lacks it") {
    Folder folder;
    Report report = empty_report("二〇二一年工作要点");
    report.blocks = {body("二〇二一年四月二十六日")};
    Written written = write(report, folder / "zero.pdf");
    CHECK(written.diagnostics.empty());
    CHECK(written.text().find("二〇二一年四月") != std::string::npos);
}

TEST_CASE(
    "landscape tables stand on turned pages, and the next text on an "
    "upright one") {
    Folder folder;
    Report report = empty_report("台账");
    TableBlock wide = plain_table(40);
    wide.landscape = true;
    report.blocks = {body("见附件。"), HeadingBlock{1, "附件", ""}, wide, body("以上。")};
    Written written = write(report, folder / "landscape.pdf");
    check_clean(written.file);
    std::string info = run("pdfinfo -f 1 -l 9 " + written.file.string()).output;
    CHECK(info.find("1 rot:   0") != std::string::npos);
    CHECK(info.find("2 rot:   90") != std::string::npos);
    CHECK(info.find("3 rot:   90") != std::string::npos);
    CHECK(info.find(std::to_string(written.pages()) + " rot:   0") != std::string::npos);
    // Heading and table stand on the same page.
    std::string second = written.text("-f 2 -l 2");
    CHECK(second.find("附件") != std::string::npos);
    CHECK(second.find("第1项任务") != std::string::npos);
}

TEST_CASE("contents name the pages of headings and lead to them") {
    Folder folder;
    Report report = empty_report("汇编");
    report.blocks = {ContentsBlock{"目录", 2},
                     PageBreakBlock{},
                     HeadingBlock{1, "一、总体情况", "a"},
                     body("正文。"),
                     PageBreakBlock{},
                     HeadingBlock{2, "（一）进展", "b"},
                     body("正文。"),
                     HeadingBlock{3, "1.细节", ""}};
    Written written = write(report, folder / "contents.pdf");
    check_clean(written.file);
    std::string first = written.text("-f 1 -l 1 -layout");
    CHECK(first.find("细节") == std::string::npos);
    CHECK(first.find(" 2\n") != std::string::npos);
    CHECK(first.find(" 3\n") != std::string::npos);
    CHECK(count_of(
              run("qpdf --qdf --object-streams=disable " + written.file.string() + " - | grep -a -c '/Subtype /Link'")
                  .output,
              "2") == 1);
}

TEST_CASE("links lead to rows and headings, and text that leads nowhere is no link") {
    Folder folder;
    Report report = empty_report("台账");
    TableBlock table = plain_table(2);
    table.rows[0].cells[1].link = "row-2";
    table.rows[1].cells[1].link = "nowhere";
    report.blocks = {table};
    Written written = write(report, folder / "links.pdf");
    std::string pages = run("qpdf --qdf --object-streams=disable " + written.file.string() + " -").output;
    CHECK(count_of(pages, "/Subtype /Link") == 1);
}

TEST_CASE("an export that is told to stop stops") {
    struct Stopped final : Context {
        Date as_of() const override { return make_date(2021, 4, 26); }
        void report(Diagnostic) override {}
        bool cancelled() const override { return true; }
        ToolResult run_tool(const ToolRequest&) override { return {}; }
    } context;
    Folder folder;
    CHECK_THROWS_WITH(make_exporter()->write(sample_report(), folder / "stopped.pdf", context),
                      Catch::Contains("page 1"));
}

TEST_CASE("an imprint has its labels, given or not") {
    Folder folder;
    Report report = empty_report("通报");
    report.imprint = Imprint{"各责任单位", "县政府办公室", "2021年4月26日"};
    std::string text = write(report, folder / "imprint.pdf").text();
    CHECK(text.find("抄送：各责任单位") != std::string::npos);
    CHECK(text.find("2021年4月26日印发") != std::string::npos);
    report.imprint = Imprint{"抄报：县委办公室。", "", "2021年4月26日印发"};
    text = write(report, folder / "imprint.pdf").text();
    CHECK(count_of(text, "抄") == 1);
    CHECK(count_of(text, "印发") == 1);
}

TEST_CASE("a password encrypts the file") {
    Folder folder;
    Written written = write(sample_report(), folder / "locked.pdf", "password = \"mima2021\"");
    CHECK(run("qpdf --check " + written.file.string()).status != 0);
    CHECK(run("qpdf --password=mima2021 --check " + written.file.string()).status == 0);
    CHECK(run("qpdf --password=mima2021 --show-encryption " + written.file.string()).output.find("AESv3") !=
          std::string::npos);
}

TEST_CASE("a folder that can't be written is named") {
    FakeContext context;
    CHECK_THROWS_WITH(make_exporter()->write(sample_report(), "/nonexistent/report.pdf", context),
                      Catch::Contains("/nonexistent/report.pdf") && Catch::Contains("rights"));
}

TEST_CASE("margins without room for text are refused") {
    CHECK_THROWS_WITH(make_exporter("margin_left = 90\nmargin_right = 90"), Catch::Contains("no room"));
}

TEST_CASE("a watermark lies under the text of every page") {
    Folder folder;
    Report report = empty_report("台账");
    report.blocks = {plain_table(60)};
    Written written = write(report, folder / "watermark.pdf", "watermark = \"内部资料\"");
    check_clean(written.file);
    // Slanted text is the only one with a matrix of its own, and comes first on each page.
    std::string pages = run("qpdf --qdf --object-streams=disable " + written.file.string() + " -").output;
    CHECK(count_of(pages, "stream\n0.894 g\nBT\n0.707 0.707 -0.707 0.707") ==
          static_cast<std::size_t>(written.pages()));
}

TEST_CASE("more pages than a PDF can hold are refused in words") {
    Folder folder;
    Report report = empty_report("空页");
    for (int i = 0; i < 40100; ++i) {
        report.blocks.emplace_back(std::in_place_type<PageBreakBlock>);
        report.blocks.push_back(ParagraphBlock{{{"页", Emphasis::none, ""}}, ParagraphStyle::plain, ""});
    }
    FakeContext context;
    CHECK_THROWS_WITH(make_exporter()->write(report, folder / "many.pdf", context),
                      Catch::Contains("make the report shorter"));
}
