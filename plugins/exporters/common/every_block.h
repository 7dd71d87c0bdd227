/// A report with every block there is, and with the texts that are hard to show.
#pragma once

#include "exporter_test.h"

namespace jianbao::testing {

/// A text of 400 characters, as a task copied whole from a speech.
inline std::string long_text() {
    std::string text;
    const std::string clause = "各责任单位要对照台账逐项研究逐项交办逐项验收，";  // 23 characters
    while (text.size() < 3 * 390) text += clause;
    return text.substr(0, 3 * 399) + "。";
}

inline Report every_block_report() {
    Report report = sample_report();
    report.imprint =
        Imprint{"县委办公室，县人大常委会办公室，各乡镇人民政府。", "青川县人民政府办公室", "2021年4月26日"};
    auto& blocks = report.blocks;
    blocks.insert(blocks.begin(), ContentsBlock{"目录", 2});
    const auto text = [](std::string words, ParagraphStyle style) {
        return ParagraphBlock{{{std::move(words), Emphasis::none, {}}}, style, ""};
    };
    blocks.push_back(HeadingBlock{1, "二、其他情况", "other"});
    blocks.push_back(HeadingBlock{2, "（一）趋势", ""});
    blocks.push_back(ChartBlock{ChartKind::line,
                                "近四周办理趋势",
                                "项",
                                {"第14周", "第15周", "第16周", "第17周"},
                                {{"新增", {7, 11, 6, 9}, Light::none}, {"办结", {2, 5, 8, 13}, Light::blue}},
                                false});
    blocks.push_back(ChartBlock{ChartKind::bar,
                                "新增与办结",
                                "项",
                                {"县水务局", "县林业局"},
                                {{"新增", {17, 14}, Light::none}, {"办结", {15, 12}, Light::none}},
                                false});
    blocks.push_back(text("单位：项", ParagraphStyle::note));
    blocks.push_back(HeadingBlock{3, "1.需要说明的", ""});
    blocks.push_back(NoticesBlock{"读入情况", ""});
    blocks.push_back(HeadingBlock{4, "（1）细目", ""});
    blocks.push_back(text("各单位：", ParagraphStyle::plain));
    blocks.push_back(text("（此件公开发布）", ParagraphStyle::centred));

    TableBlock merged;
    merged.name = "分片任务";
    merged.title = "分片包干任务";
    merged.note = "注：同一单位的任务排在一起。";
    merged.landscape = true;
    merged.columns = {{"unit", "包干单位", CellType::text, Align::left, 0, true},
                      {"task", "任务内容"},
                      {"share", "完成率", CellType::percent, Align::right},
                      {"money", "资金（万元）", CellType::number, Align::right},
                      {"state", "亮灯", CellType::text, Align::centre}};
    const auto row = [&](std::string unit, std::string task, double share, std::string percent, double money,
                         std::string shown, std::string state, Light light) {
        merged.rows.push_back({{cell(std::move(unit)), cell(std::move(task)), cell(std::move(percent), share),
                                cell(std::move(shown), money), cell(std::move(state), light)},
                               "",
                               ""});
    };
    row("县水务局", "+1 号塘坝除险", 0.335, "33.5%", 1234.5, "1,234.5", "临期", Light::yellow);
    row("县水务局", "-2 号渠清淤", 1, "100%", 0, "0", "办结", Light::blue);
    row("县水务局", "@值班：请䶮、𬱖两位同志负责", 0, "0%", -3, "-3", "正常", Light::green);
    row("县林业局", long_text(), 0.5, "50%", 20, "20", "逾期", Light::red);
    row("县林业局", "补植 GB/T 15776-2016 规定的苗木 <3 年生> & \"乡土\"树种 | 两行\n第二行", 0.25, "25%", 7.25, "7.25",
        "待核", Light::grey);
    blocks.push_back(merged);

    TableBlock quotes;
    quotes.name = "讲话摘录";
    quotes.list = true;
    quotes.columns = {{"number", "编号"},
                      {"quote", "原句"},
                      {"source", "文件", CellType::text, Align::left, 0, true},
                      {"place", "位置"}};
    for (int i = 1; i <= 3; ++i)
        quotes.rows.push_back(
            {{cell(std::to_string(i)), cell("会议要求第" + std::to_string(i) + "项工作抓早抓小。"),
              cell(i < 3 ? "县长在防汛会上的讲话" : "第18次常务会议纪要"), cell("第" + std::to_string(i + 4) + "段")},
             "",
             ""});
    blocks.push_back(quotes);
    blocks.push_back(PageBreakBlock{});
    blocks.push_back(text("青川县人民政府办公室", ParagraphStyle::signature));
    blocks.push_back(text("2021年4月27日", ParagraphStyle::signature));
    return report;
}

}  // namespace jianbao::testing
