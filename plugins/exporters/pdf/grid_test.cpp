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
                      Catch::Contains("colour_head takes a colour like #C81010"));
}
