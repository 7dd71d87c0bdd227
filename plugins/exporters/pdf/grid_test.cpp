// Heat tables, calendars and lists of sentences.
#include "pdf_test_tools.h"

using namespace jianbao;
using namespace jianbao::testing;

TEST_CASE("a heat table shows its numbers and goes on with its head") {
    Folder folder;
    Report report = empty_report("分布");
    HeatBlock heat{"时限分布", "时限分布", "项", "责任单位", {"逾期", "7日内", "以后"}, {}, "注：按牵头单位。"};
    for (int i = 0; i < 40; ++i)
        heat.rows.push_back({"单位" + std::to_string(100 + i), {{"7", 7.0, 4}, {"", std::nullopt, 0}, {"2", 2.0, 2}}});
    report.blocks = {heat};
    const Written written = write(report, folder / "heat.pdf");
    check_clean(written.file);
    CHECK(written.pages() == 2);
    const std::string text = written.text();
    CHECK(count_of(text, "责任单位") == 2);
    CHECK(count_of(text, "单位1") == 40);
    CHECK(text.find("时限分布（单位：项）（续）") != std::string::npos);
    CHECK(text.find("注：按牵头单位。") != std::string::npos);
}

TEST_CASE("a calendar counts what finds no room and leads to the tasks") {
    Folder folder;
    Report report = empty_report("日历");
    CalendarBlock calendar{"时限日历", "时限日历", make_date(2021, 4, 26), 30, {}, ""};
    CalendarDay day{make_date(2021, 4, 30), {}};
    for (int i = 1; i <= 9; ++i)
        day.entries.push_back({std::to_string(i) + " 县农业农村局", Light::yellow, "row-" + std::to_string(i)});
    calendar.days = {day};
    report.blocks = {calendar, plain_table(9)};
    const Written written = write(report, folder / "calendar.pdf");
    check_clean(written.file);
    const std::string text = written.text();
    CHECK(text.find("4月26日") != std::string::npos);
    CHECK(text.find("5月1日") != std::string::npos);
    CHECK(text.find("另3项") != std::string::npos);
    CHECK(text.find("时限日历（续）") != std::string::npos);
    const std::string pages = run("qpdf --qdf --object-streams=disable " + written.file.string() + " -").output;
    CHECK(count_of(pages, "/Subtype /Link") >= 6);
}

TEST_CASE("a list of sentences has every row, under the heads they share") {
    Folder folder;
    Report report = empty_report("依据");
    TableBlock list;
    list.name = "原文依据";
    list.compact = list.list = true;
    list.columns = {{"number", "编号"},
                    {"quote", "原文"},
                    {"source", "文件", CellType::text, Align::left, 0, true},
                    {"place", "位置"}};
    const std::string sentence = "由牵头单位会同有关部门逐项登记、逐项交办、逐项验收，验收材料存档备查";
    std::string whole;
    for (int i = 0; i < 60; ++i) whole += sentence;
    for (int i = 1; i <= 80; ++i)
        list.rows.push_back({{cell(std::to_string(i), Light::none, "row-1"), cell(i == 40 ? whole : sentence),
                              cell(i <= 50 ? "第一次会议" : "第二次会议"), cell("第" + std::to_string(i) + "段")},
                             "source-" + std::to_string(i),
                             ""});
    report.blocks = {plain_table(1), list};
    const Written written = write(report, folder / "list.pdf");
    check_clean(written.file);
    std::string text = written.text();
    std::erase(text, '\n');
    CHECK(count_of(text, "次会议") == 2);
    CHECK(count_of(text, "（第") == 80);
    CHECK(count_of(text, "存档备查") >= 130);
    CHECK(written.pages() < 9);
}

TEST_CASE("what readers may do with the file is set beside the password") {
    Folder folder;
    const Written written = write(sample_report(), folder / "guarded.pdf",
                                  "owner_password = \"guan2021\"\nallow_copy = false\nallow_change = false");
    CHECK(run("qpdf --check " + written.file.string()).status == 0);  // opens without a password
    const std::string shown = run("qpdf --show-encryption " + written.file.string()).output;
    CHECK(shown.find("extract for any purpose: not allowed") != std::string::npos);
    CHECK(shown.find("modify anything: not allowed") != std::string::npos);
    CHECK(shown.find("print high resolution: allowed") != std::string::npos);
    CHECK_THROWS_WITH(make_exporter("allow_print = false"), Catch::Contains("owner_password"));
}

TEST_CASE("notices stand where the layout wants them, else under the title") {
    Folder folder;
    Report report = empty_report("通报");
    report.notices = {"文件“录音.bin”没有读入。"};
    report.blocks = {body("正文第一段。"), NoticesBlock{"提示", ""}, body("正文第二段。")};
    std::string text = write(report, folder / "notices.pdf").text();
    CHECK(text.find("提示") > text.find("正文第一段"));
    CHECK(text.find("录音.bin") < text.find("正文第二段"));
    CHECK(count_of(text, "录音.bin") == 1);
    report.blocks = {body("正文第一段。")};
    text = write(report, folder / "notices.pdf").text();
    CHECK(text.find("录音.bin") < text.find("正文第一段"));
    report.notices.clear();
    report.blocks = {NoticesBlock{"提示", "各文件均已读入。"}};
    CHECK(write(report, folder / "notices.pdf").text().find("各文件均已读入。") != std::string::npos);
}

TEST_CASE("a wide table without text before it needs no upright page for the title") {
    Folder folder;
    Report report = empty_report("台账");
    TableBlock table = plain_table(3);
    table.landscape = true;
    report.blocks = {body("共3项。"), table};
    CHECK(write(report, folder / "turned.pdf").pages() == 1);
    report.masthead = Masthead{"督查简报", "第1期", "督查室", "2021年4月26日", true};
    CHECK(write(report, folder / "turned.pdf").pages() == 2);
}

TEST_CASE("bars named after states have the colours of their lights, others the first of the sequence") {
    Folder folder;
    Report report = empty_report("台账");
    const auto filled = [&](std::vector<std::string> categories) {
        report.blocks = {ChartBlock{ChartKind::bar, "", "", std::move(categories), {{"", {3, 2}, Light::none}}, false}};
        const Written written = write(report, folder / "bars.pdf", "colour_red = \"#0000FF\"");
        const std::string pages = run("qpdf --qdf --object-streams=disable " + written.file.string() + " -").output;
        return count_of(pages, "0 0 1 rg");
    };
    CHECK(filled({"逾期", "正常"}) == 1);
    CHECK(filled({"逾期", "县水利局"}) == 0);
}

TEST_CASE("the office's colours stand in place of the usual ones") {
    Folder folder;
    const Written written =
        write(sample_report(), folder / "colours.pdf", "colour_head = \"#0A64C8\"\ncolour_red = \"#0000FF\"");
    check_clean(written.file);
    const std::string pages = run("qpdf --qdf --object-streams=disable " + written.file.string() + " -").output;
    CHECK(count_of(pages, "0.039 0.392 0.784 rg") >= 1);
    CHECK(count_of(pages, "0 0 1 rg") >= 2);
    CHECK(count_of(pages, "0.784 0.063 0.063 rg") == 0);
    CHECK_THROWS_WITH(make_exporter("colour_head = \"red\""),
                      Catch::Contains("`colour_head` takes a colour like #C81010"));
}

TEST_CASE("a slip of long texts is one sheet") {
    Folder folder;
    Report report;
    report.as_of = make_date(2021, 4, 26);
    std::string requirement;
    for (int i = 0; i < 12; ++i) requirement += "县水务局要会同有关单位逐处排查、逐项登记、限期整改并按月报送进展，";
    for (int i = 1; i <= 3; ++i)
        report.blocks.push_back(SlipBlock{"督办单",
                                          "督办〔2021〕" + std::to_string(i) + "号",
                                          Light::red,
                                          {{"责任单位", "县水务局"},
                                           {"督办事项", "完成排查整改"},
                                           {"原文要求", requirement},
                                           {"任务来源", "全县安全生产工作会议"},
                                           {"完成时限", "2021年4月20日"},
                                           {"督办意见", "请说明原因，并于3日内将办理情况报督查室。"}},
                                          {"办理情况", "下一步措施", "负责人签字", "日期"}});
    const Written written = write(report, folder / "slips.pdf");
    check_clean(written.file);
    CHECK(written.pages() == 3);
    CHECK(count_of(written.text(), "负责人签字") == 3);
}

TEST_CASE("cards and charts near the foot of a page are made to fit on it") {
    Folder folder;
    Report report = empty_report("督查工作周报");
    report.masthead = Masthead{"督查简报", "第1期", "督查室", "2021年4月26日", true};
    for (int i = 0; i < 5; ++i) report.blocks.push_back(body("截至4月26日，督办事项共88项。"));
    KeyFiguresBlock cards;
    for (const char* label : {"督办事项", "在办", "本周新增", "临期", "逾期", "办结率"})
        cards.figures.push_back({label, "88", 88.0, "项", "较上周↑2个百分点", Light::none});
    report.blocks.push_back(cards);
    CHECK(write(report, folder / "cards.pdf").pages() == 1);

    report = empty_report("督查工作周报");
    for (int i = 0; i < 12; ++i) report.blocks.push_back(body("截至4月26日，督办事项共88项。"));
    report.blocks.push_back(
        ChartBlock{ChartKind::bar, "亮灯情况", "项", {"逾期", "临期", "正常"}, {{"事项", {10, 19, 40}}}});
    CHECK(write(report, folder / "chart.pdf").pages() == 1);
}

TEST_CASE("a report that is to fit on a page gets smaller, and says where it can't") {
    Folder folder;
    Report report = empty_report("一页通");
    report.blocks = {plain_table(26)};
    CHECK(write(report, folder / "as-it-is.pdf").pages() == 2);
    const Written fitted = write(report, folder / "fitted.pdf", "most_pages = 1");
    check_clean(fitted.file);
    CHECK(fitted.pages() == 1);
    CHECK(fitted.diagnostics.empty());
    CHECK(count_of(fitted.text(), "请抓紧办理并按时报告") == 26);
    report.blocks = {plain_table(200)};
    const Written longer = write(report, folder / "longer.pdf", "most_pages = 1");
    CHECK(longer.pages() > 1);
    REQUIRE(longer.diagnostics.size() == 1);
    CHECK(longer.diagnostics[0].message.find("pages, not 1") != std::string::npos);
}

TEST_CASE("long names of a heat table stand on two lines, not in small print") {
    Folder folder;
    Report report = empty_report("分布");
    HeatBlock heat{"时限分布", "时限分布", "项", "责任单位", {"逾期", "7日内", "8—30日", "31—90日", "以后"}, {}, ""};
    heat.rows.push_back({"云岭县城乡规划建设和历史文化名城保护管理委员会办公室", {{"1", 1.0, 4}}});
    report.blocks = {heat};
    const Written written = write(report, folder / "heat.pdf");
    const std::string boxes = run("pdftotext -bbox-layout " + written.file.string() + " -").output;
    double smallest = 100;
    for (std::size_t at = boxes.find("<line "); at != std::string::npos; at = boxes.find("<line ", at + 1)) {
        auto number = [&](const char* name) { return std::stod(boxes.substr(boxes.find(name, at) + 6)); };
        smallest = std::min(smallest, number("yMax=\"") - number("yMin=\""));
    }
    CHECK(smallest > 7);
}

TEST_CASE("a heading with a line doesn't stand alone on the last page before the annexes") {
    Folder folder;
    for (int lines = 14; lines <= 24; ++lines) {
        Report report = empty_report("");
        for (int i = 0; i < lines; ++i) report.blocks.push_back(body("各单位要抓好落实。"));
        report.blocks.push_back(HeadingBlock{1, "六、近期时限安排", ""});
        report.blocks.push_back(body("今后五周无到期事项。"));
        report.blocks.push_back(PageBreakBlock{});
        report.blocks.push_back(HeadingBlock{1, "附件1 督办台账", ""});
        report.blocks.push_back(body("各项见下。"));
        const Written written = write(report, folder / "alone.pdf");
        INFO(lines);
        for (int page = 1; page <= static_cast<int>(written.pages()); ++page) {
            const std::string text = written.text("-f " + std::to_string(page) + " -l " + std::to_string(page));
            if (text.find("今后五周") != std::string::npos) CHECK(text.find("各单位要抓好落实") != std::string::npos);
            if (text.find("附件1") != std::string::npos) CHECK(text.find("今后五周") == std::string::npos);
        }
        CHECK(count_of(written.text(), "各单位要抓好落实") == static_cast<std::size_t>(lines));
    }
}

TEST_CASE("neither the imprint nor a table's note stands on a page without text") {
    Folder folder;
    for (int lines = 15; lines <= 22; ++lines) {
        Report report = empty_report("");
        report.imprint = Imprint{"各责任单位", "督查室", "2021年4月26日"};
        for (int i = 0; i < lines; ++i) report.blocks.push_back(body("各单位要抓好落实。"));
        const Written written = write(report, folder / "imprint.pdf");
        const std::string last = written.text("-f " + std::to_string(written.pages()));
        INFO(lines);
        CHECK(last.find("抄送") != std::string::npos);
        CHECK(last.find("各单位要抓好落实") != std::string::npos);
        CHECK(count_of(written.text(), "各单位要抓好落实") == static_cast<std::size_t>(lines));
    }
    for (std::size_t rows = 24; rows <= 32; ++rows) {
        Report report = empty_report("");
        TableBlock table = plain_table(rows);
        table.note = "另有14项，见督办台账。";
        report.blocks = {table};
        const Written written = write(report, folder / "note.pdf");
        const std::string last = written.text("-f " + std::to_string(written.pages()));
        INFO(rows);
        CHECK(last.find("另有14项") != std::string::npos);
        CHECK(last.find("项任务") != std::string::npos);
    }
}
