#include <catch2/catch.hpp>

#include "../common/exporter_test.h"
#include "book.h"
#include "number_formats.h"
#include "text.h"

using namespace jianbao;
using namespace jianbao::xlsx;
using namespace jianbao::testing;

namespace {

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "jianbao-xlsx-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    std::filesystem::path operator/(const char* name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

std::string part(const std::filesystem::path& workbook, const std::string& name) {
    const std::string command = "unzip -p '" + workbook.string() + "' '" + name + "'";
    std::string bytes;
    FILE* pipe = popen(command.c_str(), "r");
    char buffer[4096];
    while (const std::size_t got = fread(buffer, 1, sizeof buffer, pipe)) bytes.append(buffer, got);
    REQUIRE(pclose(pipe) == 0);
    return bytes;
}

}  // namespace

TEST_CASE("text is made fit for a cell") {
    CHECK(cell_text("7月1日前").text == "7月1日前");
    CHECK(cell_text("甲\r\n乙\r丙").text == "甲\n乙\n丙");
    const CellText broken = cell_text("确\xE4\xBF保");
    CHECK(broken.repaired);
    CHECK(is_valid_utf8(broken.text));
    CHECK(cell_text(std::string("甲\x01乙\0丙", 11)).text == "甲乙丙");
    CHECK(cell_text("\xEF\xBF\xBF").text == "\xEF\xBF\xBD");
    CHECK(cell_text("_x000D_").text == "_x005F_x000D_");
    CHECK(cell_text("a_xyz_b").text == "a_xyz_b");
    CHECK_FALSE(cell_text("写的就是\xEF\xBF\xBD").repaired);
}

TEST_CASE("text longer than a cell is cut at a character and says so") {
    std::string text;
    for (int i = 0; i < 32767; ++i) text += "办";
    CHECK_FALSE(cell_text(text).cut);
    text += "办";
    const CellText cut = cell_text(text);
    CHECK(cut.cut);
    CHECK(utf16_length(cut.text) == cell_limit);
    CHECK(cut.text.ends_with("办…"));
    // Characters beyond the BMP count two in Excel.
    CHECK(cell_text("𠮷𠮷𠮷", 5).text == "𠮷𠮷…");
    CHECK(cell_text("𠮷𠮷𠮷", 6).text == "𠮷𠮷𠮷");
}

TEST_CASE("an ideograph is two columns wide and the widest line counts") {
    CHECK(display_width("督办A1") == 6);
    CHECK(display_width("一\n二三四\n五") == 6);
    CHECK(display_width("“是”") == 6);
    CHECK(display_width("") == 0);
    CHECK(count_lines("四个汉字", 9) == 1);
    CHECK(count_lines("四个汉字", 8) == 2);
    CHECK(count_lines("一\n二", 40) == 2);
    CHECK(count_lines("", 5) == 1);
}

TEST_CASE("sheet names are valid and unique") {
    SheetNames names;
    CHECK(names.add("本周新增") == "本周新增");
    CHECK(names.add("本周新增") == "本周新增 (2)");
    CHECK(names.add("A/B:C") == "A B C");
    CHECK(names.add("a b c") == "a b c (2)");
    CHECK(names.add("'引号'") == "引号");
    CHECK(names.add("") == "表");
    CHECK(names.add("History") == "History_");
    const std::string longest = names.add("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三");
    CHECK(utf16_length(longest) == 31);
    CHECK(utf16_length(names.add(longest)) == 31);
    CHECK(quoted_sheet("it's") == "'it''s'");
    CHECK(absolute_cell(0, 0) == "$A$1");
    CHECK(absolute_cell(4, 701) == "$ZZ$5");
    CHECK(absolute_cell(4, 702) == "$AAA$5");
    CHECK(header_text("甲&乙") == "甲&&乙");
}

TEST_CASE("a date format keeps the wording of the date") {
    const Date day = make_date(2021, 6, 30);
    CHECK(date_format(day, "2021-06-30") == "yyyy-mm-dd");
    CHECK(date_format(day, "2021年6月30日") == "yyyy\"年\"m\"月\"d\"日\"");
    CHECK(date_format(day, "6月30日前") == "m\"月\"d\"日前\"");
    CHECK(date_format(day, "6月底前") == "m\"月底前\"");
    CHECK(date_format(make_date(2021, 12, 5), "2021-12-05") == "yyyy-mm-dd");
    CHECK_FALSE(date_format(day, "年底前"));
    CHECK_FALSE(date_format(day, "6月29日前"));
    CHECK_FALSE(date_format(day, "2021"));
    CHECK_FALSE(date_format(day, "6月30日前完成3项"));
}

TEST_CASE("a number format keeps the wording of the number") {
    CHECK(number_format(22, "22项") == "0\"项\"");
    CHECK(number_format(0.27, "27%") == "0%");
    CHECK(number_format(0.625, "62.5%") == "0.0%");
    CHECK(number_format(1234567, "1,234,567") == "#,##0");
    CHECK(number_format(-3, "-3") == "0");
    CHECK(number_format(1.5, "约1.50万元") == "\"约\"0.00\"万元\"");
    CHECK_FALSE(number_format(3, "+3"));
    CHECK_FALSE(number_format(22, "23项"));
    CHECK_FALSE(number_format(22, "22项中的5项"));
    CHECK_FALSE(number_format(22, "较多"));
}

TEST_CASE("the same report gives the same bytes, row by row too") {
    const TemporaryFolder folder;
    for (const char* options : {"", "streaming_cells = 0"}) {
        FakeContext context;
        const auto exporter = make_exporter(options);
        exporter->write(sample_report(), folder / "a.xlsx", context);
        exporter->write(sample_report(), folder / "b.xlsx", context);
        CHECK(read_bytes(folder / "a.xlsx") == read_bytes(folder / "b.xlsx"));
        CHECK(read_bytes(folder / "a.xlsx").size() > 5000);
        CHECK(context.diagnostics.empty());
    }
}

TEST_CASE("damaged and endless texts cost themselves and are named") {
    const TemporaryFolder folder;
    Report report = sample_report();
    auto& table = std::get<TableBlock>(report.blocks[6]);
    table.rows[0].cells[2].text = "县\xFF商务局";
    table.rows[1].cells[6].text = std::string(40000, 'x');
    table.rows[2].cells.resize(2);  // fewer cells than columns
    table.name = std::string("督\xE5\x8A台账");
    FakeContext context;
    make_exporter()->write(report, folder / "a.xlsx", context);
    REQUIRE(context.diagnostics.size() == 2);
    CHECK(is_valid_utf8(part(folder / "a.xlsx", "xl/sharedStrings.xml")));
    CHECK(is_valid_utf8(part(folder / "a.xlsx", "xl/workbook.xml")));
}

TEST_CASE("a folder that is not there is a clear error and leaves nothing behind") {
    const TemporaryFolder folder;
    FakeContext context;
    const auto file = folder / "missing/a.xlsx";
    CHECK_THROWS_AS(make_exporter()->write(sample_report(), file, context), ExportError);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("an empty report is a workbook too") {
    const TemporaryFolder folder;
    Report report;
    report.as_of = make_date(2021, 4, 26);
    FakeContext context;
    make_exporter()->write(report, folder / "a.xlsx", context);
    CHECK(part(folder / "a.xlsx", "xl/workbook.xml").find("总览") != std::string::npos);
}

TEST_CASE("a state without lights is coloured where it is decided") {
    const TemporaryFolder folder;
    Report report;
    report.as_of = make_date(2021, 4, 26);
    TableBlock table;
    table.name = "台账";
    table.columns = {{"title", "任务"},
                     {"status", "状态", CellType::text, Align::centre, 0, false, true, {"在办", "已完成", "中止"}}};
    table.rows = {{{cell("修路"), cell("在办")}, "", ""}, {{cell("架桥"), cell("已完成")}, "", ""}};
    report.blocks.push_back(table);
    FakeContext context;
    make_exporter()->write(report, folder / "a.xlsx", context);
    const std::string sheet = part(folder / "a.xlsx", "xl/worksheets/sheet2.xml");
    CHECK(sheet.find("<formula>\"已完成\"</formula>") != std::string::npos);
    CHECK(sheet.find("<formula>\"中止\"</formula>") != std::string::npos);
    CHECK(sheet.find("<formula>\"在办\"</formula>") == std::string::npos);
}

TEST_CASE("more links than a sheet may have become text") {
    const TemporaryFolder folder;
    Report report;
    report.as_of = make_date(2021, 4, 26);
    TableBlock table;
    table.name = "长表";
    table.columns = {{"title", "任务"}};
    for (int i = 0; i < 65600; ++i)
        table.rows.push_back({{cell("见首行", Light::none, "first")}, i == 0 ? "first" : "", ""});
    report.blocks.push_back(std::move(table));
    FakeContext context;
    make_exporter()->write(report, folder / "a.xlsx", context);
    const std::string sheet = part(folder / "a.xlsx", "xl/worksheets/sheet2.xml");
    CHECK(sheet.find("r=\"A65603\"") != std::string::npos);
}

TEST_CASE("rows of cards on the cover are filled evenly") {
    const TemporaryFolder folder;
    // Joined cells of the row of labels: 督办事项 stands in A to D where a row has three cards.
    const auto joined = [&](std::size_t figures) {
        Report report;
        report.as_of = make_date(2021, 4, 26);
        KeyFiguresBlock block;
        for (std::size_t i = 0; i < figures; ++i) block.figures.push_back({"指标" + std::to_string(i), std::to_string(i), double(i), "项", "", Light::none});
        report.blocks = {block};
        FakeContext context;
        make_exporter()->write(report, folder / "a.xlsx", context);
        const std::string sheet = part(folder / "a.xlsx", "xl/worksheets/sheet1.xml");
        std::string ends;
        for (const std::string end : {":B", ":C", ":D", ":F", ":H", ":I", ":L"}) {
            std::size_t times = 0;
            for (std::size_t at = sheet.find(end, sheet.find("<mergeCells")); at != sheet.npos; at = sheet.find(end, at + 1)) ++times;
            if (times > 0) ends += end.substr(1) + std::to_string(times);
        }
        return ends;
    };
    // Two joined lines of the title end in L; a card has two rows.
    CHECK(joined(4) == "C2F2I2L4");
    CHECK(joined(6) == "D4H4L6");
    CHECK(joined(5) == "D2F2H2L6");
}

TEST_CASE("choices too long for a validation stand on the hidden sheet") {
    const TemporaryFolder folder;
    Report report;
    report.as_of = make_date(2021, 4, 26);
    TableBlock table;
    table.name = "台账";
    ReportColumn unit{"unit", "单位", CellType::text, Align::left, 0, false, true};
    for (int i = 1; i <= 40; ++i) unit.choices.push_back("第" + std::to_string(i) + "责任单位，含下属");
    table.columns = {unit};
    table.rows = {{{cell(unit.choices[0])}, "", ""}};
    report.blocks.push_back(table);
    FakeContext context;
    make_exporter()->write(report, folder / "a.xlsx", context);
    const std::string sheet = part(folder / "a.xlsx", "xl/worksheets/sheet2.xml");
    CHECK(sheet.find("<formula1>'_jianbao'!$K$2:$K$41</formula1>") != std::string::npos);
    CHECK(part(folder / "a.xlsx", "xl/worksheets/sheet4.xml").find("r=\"K41\"") != std::string::npos);
}

TEST_CASE("a column of dates is wide enough for them, whatever its share") {
    const TemporaryFolder folder;
    Report report;
    report.as_of = make_date(2021, 4, 26);
    TableBlock table;
    table.name = "台账";
    table.columns = {{"title", "任务", CellType::text, Align::left, 99},
                     {"due", "时限", CellType::date, Align::centre, 1}};
    table.rows = {{{cell("修路"), cell("2021年12月31日", make_date(2021, 12, 31))}, "", ""}};
    report.blocks.push_back(table);
    FakeContext context;
    make_exporter()->write(report, folder / "a.xlsx", context);
    const std::string sheet = part(folder / "a.xlsx", "xl/worksheets/sheet2.xml");
    const std::string before = "<col min=\"2\" max=\"2\" width=\"";
    const std::size_t at = sheet.find(before);
    REQUIRE(at != std::string::npos);
    CHECK(std::stod(sheet.substr(at + before.size())) >= 16);
}

TEST_CASE("colours of the office reach heads, lights, rules and charts") {
    const TemporaryFolder folder;
    const std::string toml =
        "colour_head = \"#112233\"\ncolour_heading = \"#223344\"\ncolour_red = \"#0000FF\"\ncolour_heat = \"#004400\"";
    FakeContext context;
    make_exporter()->write(sample_report(), folder / "a.xlsx", context);
    make_exporter(toml)->write(sample_report(), folder / "b.xlsx", context);
    const std::string plain = part(folder / "a.xlsx", "xl/styles.xml"),
                      styles = part(folder / "b.xlsx", "xl/styles.xml");
    const auto fill = [](exporters::Colour colour, double share) {
        return "FF" + exporters::hex(exporters::mix(colour, exporters::white, share));
    };
    for (const std::string& colour :
         {std::string("FF112233"), std::string("FF223344"), fill({0, 0, 255}, 0.2), fill({0, 0x44, 0}, 0.15)}) {
        INFO(colour);
        CHECK(plain.find(colour) == std::string::npos);
        CHECK(styles.find(colour) != std::string::npos);
    }
    CHECK(part(folder / "b.xlsx", "xl/charts/chart1.xml").find("004400") != std::string::npos);
    // The pie of states: its first slice is 逾期.
    CHECK(part(folder / "b.xlsx", "xl/charts/chart2.xml").find("0000FF") != std::string::npos);
    CHECK(part(folder / "b.xlsx", "xl/worksheets/sheet5.xml").find("colorScale") != std::string::npos);
}

TEST_CASE("text on the light of an office can be read") {
    exporters::Palette palette = exporters::standard_palette();
    palette.yellow = {255, 255, 0};
    palette.red = {80, 0, 0};
    for (const Light light : {Light::red, Light::yellow, Light::green, Light::blue, Light::grey}) {
        const LightColours colours = colours_of(palette, light);
        CHECK(exporters::contrast(colours.fill, colours.text) >= 6);
    }
}
