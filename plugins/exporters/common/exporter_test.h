/// What the tests of exporters share: a host that is not there, and a report to write.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "config/options.h"
#include "config/toml.h"
#include "jianbao/plugin.h"

extern "C" const jianbao::Manifest jianbao_manifest;

namespace jianbao::testing {

class FakeSetup final : public Setup {
public:
    /// Options as they would stand in TOML; the rest has its defaults.
    explicit FakeSetup(std::string_view toml = {})
        : options_(config::make_options(jianbao_manifest.options, config::parse_toml(toml, "test.toml"))) {}
    const Options& options() const override { return options_; }
    const Node& data(std::string_view) const override { return nothing_; }
    /// The folder named by JIANBAO_TEST_FONTS; without it only the system's own fonts are found.
    std::vector<std::filesystem::path> font_folders() const override {
        const char* folder = std::getenv("JIANBAO_TEST_FONTS");
        return folder && *folder ? std::vector<std::filesystem::path>{folder} : std::vector<std::filesystem::path>{};
    }
    void report(Diagnostic) const override {}

private:
    Options options_;
    Node nothing_;
};

class FakeContext final : public Context {
public:
    Date as_of() const override { return make_date(2021, 4, 26); }
    void report(Diagnostic diagnostic) override { diagnostics.push_back(std::move(diagnostic)); }
    bool cancelled() const override { return false; }
    ToolResult run_tool(const ToolRequest&) override { return {}; }

    std::vector<Diagnostic> diagnostics;
};

inline std::unique_ptr<Exporter> make_exporter(std::string_view toml = {}) {
    return jianbao_manifest.make_exporter(FakeSetup(toml));
}

inline std::string read_bytes(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline ReportCell cell(std::string text, Light light = Light::none, std::string link = {}) {
    return {.text = std::move(text), .value = {}, .light = light, .link = std::move(link)};
}
inline ReportCell cell(std::string text, std::variant<std::monostate, std::int64_t, double, Date> value) {
    return {.text = std::move(text), .value = value, .light = Light::none, .link = {}};
}

/// A small weekly report with every kind of block. Its figures agree with each other, as those of
/// a real report do.
inline Report sample_report() {
    Report report;
    report.layout = "weekly";
    report.title = "重点工作督办周报";
    report.subtitle = "2021年第17周";
    report.author = "青川县人民政府办公室";
    report.as_of = make_date(2021, 4, 26);
    report.masthead = Masthead{"督查简报", "第17期", "青川县人民政府办公室", "2021年4月26日", true};
    report.notices = {"文件“会议录音.bin”不是文本，没有读入。"};

    report.blocks.push_back(HeadingBlock{1, "一、总体情况", "overall"});
    ParagraphBlock opening;
    opening.text = {{"截至4月26日，共有督办事项", {}, {}},
                    {"4项", Emphasis::strong, {}},
                    {"，逾期1项，详见台账。", {}, "ledger-1"}};
    report.blocks.push_back(opening);
    report.blocks.push_back(KeyFiguresBlock{"主要指标",
                                            {{"督办事项", "4", 4.0, "项", "较上周 +2", Light::none},
                                             {"在办事项", "2", 2.0, "项", "", Light::green},
                                             {"逾期", "1", 1.0, "项", "较上周 +1", Light::red},
                                             {"办结率", "25%", 0.25, "", "", Light::blue},
                                             {"文风", "较实", std::nullopt, "", "", Light::none}}});
    report.blocks.push_back(ChartBlock{
        ChartKind::bar, "各单位事项数", "项", {"县商务局", "县应急局"}, {{"事项", {3, 1}, Light::none}}, true});
    report.blocks.push_back(ChartBlock{
        ChartKind::pie, "状态构成", "项", {"逾期", "在办", "已完成"}, {{"事项", {1, 2, 1}, Light::none}}, false});
    report.blocks.push_back(ChartBlock{ChartKind::stacked_bar,
                                       "近三周办理",
                                       "项",
                                       {"第15周", "第16周", "第17周"},
                                       {{"在办", {1, 1, 2}, Light::green}, {"逾期", {0, 0, 1}, Light::red}},
                                       false});

    TableBlock ledger;
    ledger.name = "督办台账";
    ledger.title = "督办事项台账";
    ledger.note = "按完成时限排列。";
    ledger.numbered = true;
    ledger.columns = {
        {"number", "序号", CellType::integer, Align::centre},
        {"title", "工作任务", CellType::text, Align::left},
        {"lead", "牵头单位", CellType::text, Align::left, 0, true},
        {"due", "完成时限", CellType::date, Align::centre},
        {"progress", "完成比例", CellType::percent, Align::right},
        {"status", "状态", CellType::text, Align::centre, 0, false, true, {"在办", "逾期", "已完成", "中止"}},
        {"remark", "进展情况", CellType::text, Align::left, 0, false, true}};
    const auto row = [&](std::int64_t number, std::string title, std::string lead, std::string due, Date day,
                         double done, std::string percent, std::string status, Light light) {
        ReportRow made;
        made.anchor = "ledger-" + std::to_string(number);
        made.key = "t" + std::to_string(100 + number);
        made.cells = {cell(std::to_string(number), number),
                      cell(std::move(title), Light::none, "source-" + std::to_string(number)),
                      cell(std::move(lead)),
                      cell(std::move(due), day),
                      cell(std::move(percent), done),
                      cell(std::move(status), light),
                      cell("")};
        ledger.rows.push_back(std::move(made));
    };
    row(1, "完成冷库消防设施改造并组织验收", "县商务局", "4月20日前", make_date(2021, 4, 20), 0.4, "40%", "逾期",
        Light::red);
    row(2, "=HYPERLINK(\"x\") 开头的文字不是公式", "县商务局", "2021-05-10", make_date(2021, 5, 10), 0.625, "62.5%",
        "在办", Light::green);
    row(3, "每月报送隐患排查清单；对检查出的问题逐项登记、逐项交办、逐项验收，验收材料由牵头单位存档备查", "县应急局",
        "6月底前", make_date(2021, 6, 30), 0, "0%", "在办", Light::green);
    row(4, "印发夜市管理办法", "县商务局", "2021年4月1日", make_date(2021, 4, 1), 1, "100%", "已完成", Light::blue);
    report.blocks.push_back(ledger);

    TableBlock units;
    units.name = "责任单位";
    units.columns = {{"unit", "单位"}, {"count", "事项数", CellType::integer, Align::right}};
    units.rows = {{{cell("县商务局"), cell("3", std::int64_t{3})}, "", ""},
                  {{cell("县应急局"), cell("1", std::int64_t{1})}, "", ""}};
    report.blocks.push_back(units);

    HeatBlock heat{"时限分布", "各单位时限分布", "项", "责任单位", {"已逾期", "本月", "以后"}, {}, ""};
    heat.rows = {{"县商务局", {{"1", 1.0, 4}, {"", std::nullopt, 0}, {"1", 1.0, 4}}},
                 {"县应急局", {{}, {}, {"1", 1.0, 4}}}};
    report.blocks.push_back(heat);
    CalendarBlock calendar{"时限日历", "近期到期事项", make_date(2021, 4, 26), 3, {}, ""};
    calendar.days = {{make_date(2021, 5, 10), {{"2 县商务局", Light::green, "ledger-2"}}}};
    report.blocks.push_back(calendar);

    TableBlock overdue;
    overdue.name = "本周/新增";
    overdue.columns = {{"title", "工作任务"}, {"due", "完成时限", CellType::date}};
    overdue.empty_text = "本周无新增事项。";
    report.blocks.push_back(overdue);

    TableBlock sources;
    sources.name = "原文依据";
    sources.columns = {{"number", "序号", CellType::integer, Align::centre}, {"quote", "原文"}};
    for (std::int64_t i = 1; i <= 4; ++i)
        sources.rows.push_back(
            {{cell(std::to_string(i), i), cell("会议明确第" + std::to_string(i) + "项工作由牵头单位负责。", Light::none,
                                               "ledger-" + std::to_string(i))},
             "source-" + std::to_string(i),
             ""});
    report.blocks.push_back(sources);
    report.blocks.push_back(SlipBlock{
        "督办单",
        "督〔2021〕3号",
        Light::red,
        {{"承办单位", "县商务局"}, {"督办事项", "完成冷库消防设施改造并组织验收"}, {"完成时限", "2021年4月20日"}},
        {"办理情况", "负责人签字"}});
    return report;
}

}  // namespace jianbao::testing
