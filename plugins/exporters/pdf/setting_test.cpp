// Line breaking, the room of marks, column widths and axes, without a page.
#include <cmath>

#include "chart_scale.h"
#include "column_widths.h"
#include "passage.h"
#include "pdf_test_tools.h"

using namespace jianbao;
using namespace jianbao::pdf;
using namespace jianbao::testing;

namespace {

FontSet& fonts() {
    static FontSet set({"/usr/share/fonts"}, {}, [](const std::string&, const std::string&) {});
    return set;
}

constexpr TextStyle body_style{Role::body, 16, colours::black};

/// The text of each line, in lines of so many characters.
std::vector<std::string> lines_of(const std::string& text, double characters, bool avoid_single = false) {
    Passage paragraph(fonts());
    paragraph.add(text, body_style);
    std::vector<std::string> result;
    for (const Line& line : paragraph.break_lines({characters * 16, 0, 0, Fill::justified, avoid_single})) {
        std::string out;
        for (std::size_t i = line.begin; i < line.end; ++i) append_utf8(out, paragraph.items()[i].character);
        result.push_back(out);
    }
    return result;
}

double width_of(const std::string& text) {
    Passage paragraph(fonts());
    paragraph.add(text, body_style);
    return paragraph.natural_width() / 16;
}

}  // namespace

using Lines = std::vector<std::string>;

TEST_CASE("lines of Han fill the grid") {
    CHECK(lines_of("各部门要抓好落实工作", 5) == Lines{"各部门要抓", "好落实工作"});
    CHECK(lines_of("", 5) == Lines{""});
    CHECK(lines_of("短", 5) == Lines{"短"});
}

TEST_CASE("no closing mark begins a line, no opening mark ends one") {
    // The second comma would begin a line: both commas give their blank away and it stays.
    CHECK(lines_of("各，部门要抓，好落实", 6) == Lines{"各，部门要抓，", "好落实"});
    CHECK(lines_of("各部门要抓“好”落实", 6) == Lines{"各部门要抓", "“好”落实"});
    CHECK(lines_of("任务（含附件）已下达", 3) == Lines{"任务", "（含附", "件）已", "下达"});
    for (const auto& line : lines_of("一、二，三。四！五？六；七：八）九》十”、。」", 4)) {
        std::size_t at = 0;
        INFO(line);
        CHECK(classify(next_character(line, at)) != CharacterClass::closer);
    }
}

TEST_CASE("dashes and dots of omission stay in pairs") {
    CHECK(lines_of("各部门——重要", 4) == Lines{"各部", "门——重", "要"});
    CHECK(lines_of("各部门要……等", 5) == Lines{"各部门", "要……等"});
}

TEST_CASE(
    "Latin words and numbers are not cut, unless they are wider than the "
    "line") {
    CHECK(lines_of("按照2021年计划", 3.5).front() == "按照");
    CHECK(lines_of("目标为1234567.89万元", 5)[1].starts_with("1234567.89"));
    CHECK(lines_of("state-of-the-art方法", 5).front() == "state-of-");
    CHECK(lines_of("截止2021-04-26前", 6.2) == Lines{"截止", "2021-04-26前"});
    auto cut = lines_of("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", 6);
    CHECK(cut.size() > 2);
    std::string all;
    for (const auto& line : cut) all += line;
    CHECK(all == "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz");
}

TEST_CASE("neighbouring marks share their blank") {
    CHECK(width_of("《甲》") == Approx(3));
    CHECK(width_of("《甲》，") == Approx(3.5));
    CHECK(width_of("（《甲") == Approx(2.5));
    CHECK(width_of("甲”，“乙") == Approx(4));
    CHECK(width_of("甲。乙") == Approx(3));
}

TEST_CASE("Han and digits stand a little apart") {
    CHECK(width_of("年2") - width_of("2") == Approx(1.09));
    CHECK(width_of("年22") - width_of("年2") == Approx(width_of("2")));
}

TEST_CASE("filled lines end at the right edge") {
    Passage paragraph(fonts());
    paragraph.add(
        "县商务局牵头，县应急局配合，2021年6月底前完成冷库消防设施改造"
        "（含验收），每月报告一次进展情况。",
        body_style);
    auto lines = paragraph.break_lines({10 * 16, 32, 0, Fill::justified, false});
    REQUIRE(lines.size() > 3);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const Item& last = paragraph.items()[lines[i].end - 1];
        double blank = last.full_width ? blank_after(last.kind) * 16 : 0;
        INFO(i);
        CHECK(lines[i].indent + lines[i].width >= 160 - 0.1);
        CHECK(lines[i].indent + lines[i].width - blank <= 160 + 0.1);
    }
}

TEST_CASE("a word wider than the column begins on the line it follows") {
    CHECK(lines_of("完成AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA上线", 8)[0].starts_with("完成AAAA"));
    // A word that fits on a line of its own stays whole.
    CHECK(lines_of("按要求完成AAAAAAAA上线", 8)[0] == "按要求完成");
}

TEST_CASE("no single character is left for the last line") {
    CHECK(lines_of("各部门要抓好落实各项工作啊。", 12).back() == "啊。");
    CHECK(lines_of("各部门要抓好落实各项工作啊。", 12, true).back() == "作啊。");
}

TEST_CASE("what draws nothing takes no room") {
    CHECK(width_of("甲\u200B\uFEFF乙") == Approx(2));
    CHECK(width_of("葛\U000E0100") == Approx(1));
}

TEST_CASE("columns add up to the table's width and follow their content") {
    ColumnNeed number{0, 20, {15, 18}}, task{0, 40, {400, 300, 350}}, unit{0, 40, {60, 60, 50}};
    auto widths = column_widths({number, task, unit}, 400, 100);
    CHECK(widths[0] + widths[1] + widths[2] == Approx(400));
    CHECK(widths[0] == Approx(20));
    CHECK(widths[2] >= 60);
    CHECK(widths[1] > 300);

    // Shares of the layout come first.
    ColumnNeed one{1, 20, {}}, three{3, 20, {}};
    widths = column_widths({one, three}, 400, 100);
    CHECK(widths == std::vector<double>{100, 300});

    // But no column is narrower than its words while another has room.
    widths = column_widths({ColumnNeed{1, 60, {}}, ColumnNeed{9, 20, {}}}, 400, 100);
    CHECK(widths[0] == Approx(60));
    CHECK(widths[1] == Approx(340));

    // Where words find no room, all are narrower alike.
    widths = column_widths({ColumnNeed{0, 90, {900}}, ColumnNeed{0, 30, {900}}}, 60, 100);
    CHECK(widths[0] == Approx(45));
    CHECK(widths[1] == Approx(15));
    CHECK(column_widths({}, 100, 10).empty());
}

TEST_CASE("axes have round steps and whole numbers for what is counted") {
    Scale scale = make_scale(0, 37, 5);
    CHECK(scale.step == 10);
    CHECK(scale.high == 40);
    scale = make_scale(-3, 12, 5);
    CHECK(scale.low == -5);
    CHECK(scale.high == 15);
    CHECK(make_scale(0, 0, 5).high == 1);
    CHECK(make_scale(0, std::nan(""), 5).high == 1);

    ChartBlock chart{ChartKind::bar, "", "", {"甲", "乙"}, {{"", {1, 2}, Light::none}}, false};
    CHECK(value_scale(chart, 5).step == 1);
    chart.kind = ChartKind::stacked_bar;
    chart.series.push_back({"", {3, 4}, Light::none});
    CHECK(value_scale(chart, 5).high == 6);
    CHECK(format_value(2) == "2");
    CHECK(format_value(2.5) == "2.5");
    CHECK(format_value(-0.001) == "0");
}
