#include <catch2/catch.hpp>

#include "test_support.h"

using namespace jianbao;
using namespace jianbao::readers;
using Lines = std::vector<std::string>;

namespace {

struct Word {
    double left, top;
    std::string text;
    double em = 16;
};

/// A page the way pdftotext describes it.
std::string page_of(const std::vector<Word>& words) {
    std::string out = "<page width=\"595\" height=\"842\"><flow><block>";
    for (const Word& word : words) {
        double ems = 0;
        for (std::size_t at = 0; at < word.text.size();) ems += next_character(word.text, at) > 0x2000 ? 1 : 0.5;
        out += "<line><word xMin=\"" + std::to_string(word.left) + "\" yMin=\"" + std::to_string(word.top) +
               "\" xMax=\"" + std::to_string(word.left + ems * word.em) + "\" yMax=\"" +
               std::to_string(word.top + word.em) + "\">" + word.text + "</word></line>";
    }
    return out + "</block></flow></page>";
}

std::string answer;
Delivered delivered;
ToolResult pdftotext(const ToolRequest& request) {
    return {.found = request.program == "pdftotext", .exit_code = 0, .output = answer};
}

Lines read_pages_of(const std::vector<std::vector<Word>>& pages) {
    answer = "<html><head><title>input.doc</title></head><body><doc>";
    for (const auto& page : pages) answer += page_of(page);
    answer += "</doc></body></html>";
    delivered = read_with(jianbao_manifest, "a.pdf", "%PDF-1.4", pdftotext);
    return delivered.lines();
}

// 26 characters fill a line of the measure from 90 to 506 points.
const std::string full = "各乡镇要抓紧落实春季造林任务逐村逐户排查苗木缺口备足";

}  // namespace

TEST_CASE("lines the page broke are joined, paragraphs stay apart") {
    CHECK(read_pages_of({{{122, 100, full.substr(0, 72)},
                          {90, 130, full},
                          {90, 160, "水源。"},
                          {122, 190, full.substr(0, 72)},
                          {90, 220, full},
                          {90, 250, "树苗。"}}}) ==
          Lines{full.substr(0, 72) + full + "水源。", full.substr(0, 72) + full + "树苗。"});
}

TEST_CASE("a paragraph goes on over the page, furniture does not come between") {
    const std::vector<Word> head = {{60, 20, "2021/4/2 10:00"}, {60, 810, "https://www.example.cn/a.htm"}};
    std::vector<Word> one = head, two = head;
    one.insert(one.end(), {{122, 700, full.substr(0, 72)}, {90, 730, full}, {500, 810, "1/2"}});
    two.insert(two.end(), {{90, 90, full}, {90, 120, "水源。"}, {500, 810, "2/2"}});
    CHECK(read_pages_of({one, two}) == Lines{full.substr(0, 72) + full + full + "水源。"});
}

TEST_CASE("text printed twice at one place comes once, and again as a note") {
    CHECK(read_pages_of({{{90, 100, "一、总体要求"},
                          {90.4, 100, "一、总体要求"},
                          {90.4, 100, "一、总体要求"},
                          {122, 130, full},
                          {90, 160, "水源。"}}}) ==
          Lines{"* 一、总体要求一、总体要求", "一、总体要求", full + "水源。"});
    const auto& blocks = delivered.documents.front().blocks;
    CHECK(blocks[0].kind == RawBlock::Kind::note);
    CHECK(blocks[1].kind == RawBlock::Kind::paragraph);
    // the same words elsewhere on the page are text
    CHECK(read_pages_of({{{90, 100, "水利局"}, {90, 200, "水利局"}}}) == Lines{"水利局", "水利局"});
}

TEST_CASE("what stands in columns is a table, a sentence beside a date is none") {
    CHECK(read_pages_of({{{90, 100, "任务"},
                          {250, 100, "单位"},
                          {400, 100, "时限"},
                          {90, 140, "修渠清"},
                          {250, 140, "水利局"},
                          {400, 140, "4月底"},
                          {90, 160, "淤"},
                          {90, 200, "造林"},
                          {250, 200, "林业局"},
                          {400, 200, "5月底"}}}) == Lines{"[任务|单位|时限/修渠清淤|水利局|4月底/造林|林业局|5月底]"});
    CHECK(read_pages_of({{{90, 100, "云岭县水利局"}, {400, 100, "2021年4月"}, {122, 140, full}}}) ==
          Lines{"云岭县水利局 2021年4月", full});
}

TEST_CASE("rows that are numbered are told by their numbers, a cell between two belongs to both") {
    CHECK(read_pages_of({{{90, 100, "序号"},
                          {180, 100, "任务"},
                          {300, 100, "单位"},
                          {420, 100, "时限"},
                          {90, 130, "1"},
                          {300, 130, "水利局"},
                          {420, 130, "4月底"},
                          {180, 145, "修渠清淤"},
                          {90, 160, "2"},
                          {300, 160, "农业局"},
                          {420, 160, "5月底"},
                          {300, 182, "林业局、"},
                          {90, 190, "3"},
                          {180, 190, "造林"},
                          {420, 190, "6月底"},
                          {300, 198, "各乡镇"}}}) ==
          Lines{"[序号|任务|单位|时限/1|修渠清淤↓2|水利局|4月底/2|农业局|5月底/3|造林|林业局、各乡镇|6月底]"});
}

TEST_CASE("the box of facts gives a note an entry, and the metadata") {
    // a label is spread over its column, a value goes on in the next line
    CHECK(read_pages_of({{{122, 60, full},
                          {90, 100, "索"},
                          {122, 100, "引"},
                          {154, 100, "号：0001/2021-3"},
                          {330, 100, "主题分类："},
                          {420, 100, "农业\\林业"},
                          {420, 116, "水利"},
                          {90, 132, "发文机关："},
                          {180, 132, "云岭县人民政府"},
                          {330, 132, "成文日期："},
                          {330, 132, "成文日期："},
                          {420, 132, "2021年4月12日"},
                          {90, 164, "发文字号："},
                          {180, 164, "云政发〔2021〕3号"}}}) ==
          Lines{full, "* 索引号：0001/2021-3", "* 主题分类：农业\\林业水利", "* 发文机关：云岭县人民政府",
                "* 成文日期：", "* 成文日期：2021年4月12日", "* 发文字号：云政发〔2021〕3号"});
    const Metadata& metadata = delivered.documents.front().metadata;
    CHECK(metadata.issuer == "云岭县人民政府");
    CHECK(metadata.number == "云政发〔2021〕3号");
    CHECK(to_iso(metadata.date.value()) == "2021-04-12");
    // two labels are no box yet
    CHECK(read_pages_of({{{90, 100, "标题：修渠"}, {90, 130, "分类：水利"}}}).front().starts_with("标题：修渠"));
}

TEST_CASE("cells that stand close are still cells") {
    // 水利局农业局 ends 6 points before 4月底 begins
    CHECK(read_pages_of({{{90, 100, "任务"},
                          {250, 100, "单位"},
                          {352, 100, "时限"},
                          {90, 140, "修渠"},
                          {250, 140, "水利局农业局"},
                          {352, 140, "4月底"},
                          {90, 180, "造林"},
                          {250, 180, "林业局"},
                          {352, 180, "5月底"}}}) ==
          Lines{"[任务|单位|时限/修渠|水利局农业局|4月底/造林|林业局|5月底]"});
}

TEST_CASE("failures say what to do") {
    answer = "<html><body><doc><page width=\"595\" height=\"842\"/></doc></body></html>";
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.pdf", "%PDF-1.4", pdftotext), Catch::Contains("scan"));
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.pdf", "%PDF-1.4"), Catch::Contains("poppler-utils"));
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.pdf", "%PDF-1.4",
                                [](const ToolRequest&) { return ToolResult{.found = true, .timed_out = true}; }),
                      Catch::Contains("60 seconds"));
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.pdf", "%PDF-1.4",
                                [](const ToolRequest&) {
                                    return ToolResult{.found = true, .exit_code = 1, .errors = "Incorrect password"};
                                }),
                      Catch::Contains("password"));
    CHECK(recognized_by(jianbao_manifest, "x", "%PDF-1.7 ...") == 95);
    CHECK(recognized_by(jianbao_manifest, "a.pdf", "PDF") == 0);
}
