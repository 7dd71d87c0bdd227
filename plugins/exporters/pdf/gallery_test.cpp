// A long bulletin with everything in it: set with care, in order, complete. JIANBAO_KEEP=FOLDER
// keeps the file to look at.
#include "pdf_test_tools.h"

using namespace jianbao;
using namespace jianbao::testing;

namespace {

const char* const units[] = {"县农业农村局", "县自然资源和规划局", "县住房和城乡建设局", "县应急管理局",    "县商务局",
                             "县水利局",     "县生态环境局",       "城关镇人民政府",     "县市场监督管理局"};
const char* const work[] = {"完成冷库消防设施改造并组织验收",
                            "对全县37座小型水库逐座落实防汛责任人，汛前完成一轮检查，建立问题清单和整改"
                            "台账，并于每月5日前报送进展",
                            "印发夜市管理办法",
                            "制定2021年老旧小区改造实施方案（含资金来源、工期、验收标准），报县政府常务"
                            "会议研究",
                            "开展“厂中厂”安全隐患排查，逐户登记、逐项交办；对拒不整改的依法查处",
                            "推进高标准农田建设2.4万亩，6月底前完成工程量的60%以上"};
const Light lights[] = {Light::red, Light::yellow, Light::green, Light::blue, Light::grey, Light::green};
const char* const states[] = {"逾期", "临期", "正常", "办结", "待核", "正常"};

TableBlock ledger(std::size_t rows, bool landscape) {
    TableBlock table;
    table.name = landscape ? "台账" : "逾期";
    table.title = landscape ? "督办事项台账" : "逾期事项";
    table.note = "注：完成时限为空的事项按会议要求尽快办理。";
    table.landscape = landscape;
    table.numbered = true;
    table.columns = {{"no", "序号", CellType::integer, Align::centre},
                     {"source", "任务来源", CellType::text, Align::left, 0, true},
                     {"task", "重点工作"},
                     {"lead", "牵头单位", CellType::text, Align::centre, 0, true}};
    if (landscape) {
        table.columns.push_back({"support", "配合单位"});
        table.columns.push_back({"person", "责任人", CellType::text, Align::centre});
    }
    table.columns.push_back({"due", "完成时限", CellType::date, Align::centre});
    table.columns.push_back({"light", "状态", CellType::text, Align::centre});
    for (std::size_t i = 0; i < rows; ++i) {
        ReportRow row;
        row.cells = {cell(std::to_string(i + 1)), cell(i < rows / 2 ? "县政府第12次常务会议" : "全县安全生产工作会议"),
                     cell(work[i % 6], Light::none, "source-" + std::to_string(i)), cell(units[i / 2 % 9])};
        if (landscape) {
            row.cells.push_back(cell(i % 3 ? std::string(units[(i + 3) % 9]) + "、" + units[(i + 5) % 9] : ""));
            row.cells.push_back(cell(i % 4 ? "" : "王建国"));
        }
        row.cells.push_back(cell(i % 5 ? "2021年" + std::to_string(i % 12 + 1) + "月底前" : "2021-05-10"));
        row.cells.push_back(cell(states[i % 6], lights[i % 6]));
        row.anchor = (landscape ? "ledger-" : "late-") + std::to_string(i);
        table.rows.push_back(row);
    }
    return table;
}

Report bulletin() {
    Report report;
    report.title = "关于2021年第一季度县政府重点工作和会议议定事项办理情况的通报";
    report.author = "青川县人民政府督查室";
    report.as_of = make_date(2021, 4, 26);
    report.masthead = Masthead{"政务督查", "第17期", "青川县人民政府督查室", "2021年4月26日", true};
    report.imprint = Imprint{
        "抄送：县委办公室，县人大常委会办公室，县政协办公室，县纪委监委机"
        "关，各乡镇人民政府，县政府各部门、各直属机构"
        "。",
        "青川县人民政府办公室", "2021年4月26日印发"};
    auto& blocks = report.blocks;
    blocks.push_back(
        ParagraphBlock{{{"各乡镇人民政府，县政府各部门：", Emphasis::none, ""}}, ParagraphStyle::plain, ""});
    blocks.push_back(
        body("现将2021年第一季度县政府重点工作和会议议定事项办理情况通报如下。截"
             "至4月26日，列入督办的事项共52件，已办结"
             "27件，办结率51.9%"
             "；在办21件，其中临期5件；逾期4件，比上周增加1件。总的看，多数单位能"
             "够按照“一件一策、"
             "一周一报”的要求推进，但仍有个别单位重视不够、进度偏慢。"));
    blocks.push_back(HeadingBlock{1, "一、总体情况", "overall"});
    blocks.push_back(KeyFiguresBlock{"",
                                     {{"督办事项", "52", 52.0, "件", "较上周 +6", Light::none},
                                      {"办结", "27", 27.0, "件", "较上周 +4", Light::blue},
                                      {"临期", "5", 5.0, "件", "较上周 -1", Light::yellow},
                                      {"逾期", "4", 4.0, "件", "较上周 +1", Light::red}}});
    ParagraphBlock mixed;
    mixed.text = {{"主要特点：", Emphasis::strong, ""},
                  {"一是进度加快。GDP核算、“一网通办”（覆盖率98.5%"
                   "）等工作走在前列；二是质量提高。群众满意度由上季度的86.3分提高到91."
                   "7分；"
                   "三是短板明显——部分事项没有明确的完成时限和责任人……需要逐项核实。详见",
                   Emphasis::none, ""},
                  {"附件", Emphasis::none, "annex"},
                  {"。", Emphasis::none, ""}};
    blocks.push_back(mixed);
    blocks.push_back(HeadingBlock{2, "（一）各单位办理情况", ""});
    ChartBlock bars{ChartKind::bar, "各单位督办事项数", "件", {}, {{"事项", {}, Light::none}}, true};
    ChartBlock stacked{ChartKind::stacked_bar,
                       "各单位事项构成",
                       "件",
                       {},
                       {{"办结", {}, Light::blue}, {"在办", {}, Light::green}, {"逾期", {}, Light::red}},
                       true};
    for (std::size_t i = 0; i < 9; ++i) {
        bars.categories.push_back(units[i]);
        bars.series[0].values.push_back(static_cast<double>(12 - i));
        stacked.categories.push_back(units[i]);
        for (std::size_t j = 0; j < 3; ++j)
            stacked.series[j].values.push_back(static_cast<double>((i * 5 + j * 7) % 9));
    }
    blocks.push_back(bars);
    blocks.push_back(HeadingBlock{3, "1. 进度较快的单位", ""});
    blocks.push_back(
        body("县农业农村局、县商务局、城关镇人民政府组织有力，承办事"
             "项全部按期办结。"));
    blocks.push_back(stacked);
    blocks.push_back(HeadingBlock{2, "（二）变化情况", ""});
    blocks.push_back(ChartBlock{
        ChartKind::line,
        "近八周办理情况",
        "件",
        {"第10周", "第11周", "第12周", "第13周", "第14周", "第15周", "第16周", "第17周"},
        {{"办结", {3, 5, 8, 11, 15, 19, 23, 27}, Light::blue}, {"逾期", {1, 0, 2, 2, 3, 2, 3, 4}, Light::red}},
        false});
    blocks.push_back(
        ChartBlock{ChartKind::bar,
                   "分月到期事项",
                   "件",
                   {"4月", "5月", "6月", "7月", "8月", "9月"},
                   {{"本年", {4, 9, 13, 6, 2, 7}, Light::none}, {"上年", {6, 7, 10, 8, 4, 5}, Light::none}},
                   false});
    blocks.push_back(ChartBlock{ChartKind::pie,
                                "事项来源",
                                "件",
                                {"县政府常务会议", "县长办公会议", "上级文件", "领导批示", "其他"},
                                {{"", {21, 14, 9, 6, 2}, Light::none}},
                                false});
    blocks.push_back(HeadingBlock{1, "二、逾期事项", "late"});
    blocks.push_back(ledger(9, false));
    blocks.push_back(HeadingBlock{1, "三、有关要求", ""});
    for (const char* text : {"各责任单位要切实增强责任感和紧迫感，对照台账逐项研究，明确时间表、路线"
                             "图、责任人，确保件件有着落、事事有回音"
                             "。",
                             "对逾期事项，要在3个工作日内书面说明原因，提出补救措施；连续两期逾期的"
                             "，由县政府督查室约谈主要负责人。",
                             "联系人：刘思远，电话：0839-7201234，邮箱：ducha@qingchuan."
                             "example，网址：https://www.example.gov.cn/ducha/"
                             "2021/04/26/index.html。"})
        blocks.push_back(body(text));
    blocks.push_back(ParagraphBlock{{{"青川县人民政府督查室", Emphasis::none, ""}}, ParagraphStyle::signature, ""});
    blocks.push_back(ParagraphBlock{{{"2021年4月26日", Emphasis::none, ""}}, ParagraphStyle::signature, ""});
    blocks.push_back(HeadingBlock{1, "附件：督办事项台账", "annex"});
    blocks.push_back(ledger(26, true));
    blocks.push_back(SlipBlock{"督办单",
                               "督〔2021〕8号",
                               Light::yellow,
                               {{"承办单位", "县自然资源和规划局"},
                                {"督办事项", work[1]},
                                {"任务来源", "县政府第12次常务会议纪要（2021年4月1日）"},
                                {"完成时限", "2021年5月10日"},
                                {"督办要求", "请按要求抓紧办理，于5月6日前将办理情况书面报送县政府督查室。"}},
                               {"办理情况", "存在问题及下步措施", "负责人签字", "日期"}});
    return report;
}

}  // namespace

TEST_CASE("a bulletin comes out in order and whole") {
    Folder folder;
    Report report = bulletin();
    Written written = write(report, folder / "bulletin.pdf");
    check_clean(written.file);
    CHECK(written.diagnostics.empty());
    std::string text = written.text();
    std::size_t at = 0;
    for (const char* part :
         {"政 务 督 查", "各乡镇人民政府，县政府各部门：", "一、总体情况", "（一）各单位办理情况", "（二）变化情况",
          "二、逾期事项", "三、有关要求", "附件：督办事项台账", "督〔2021〕8号", "抄送："}) {
        INFO(part);
        std::size_t found = text.find(part, at);
        CHECK(found != std::string::npos);
        if (found != std::string::npos) at = found;
    }
    // Numbers beside Han are found by a search as they are written.
    CHECK(text.find("截至4月26日") != std::string::npos);
    CHECK(text.find("51.9%") != std::string::npos);
    // The name in the title's lines is whole.
    CHECK(text.find("会议议定事项") != std::string::npos);
}
