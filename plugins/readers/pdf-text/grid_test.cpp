// Tables without rules: cells of several lines, merged cells, heads of two rows.
#include <catch2/catch.hpp>

#include <cmath>

#include "grid.h"
#include "jianbao/basics.h"

using namespace jianbao;
using namespace jianbao::pdf;

namespace {

constexpr double em = 10;

struct At {
    double left, middle;
    std::string text;
};

/// Each piece a line of its own, as poppler gives them; a Han character is an em wide.
std::vector<std::string> rows_of(const std::vector<At>& pieces) {
    std::vector<Line> lines;
    for (const At& piece : pieces) {
        double ems = 0;
        for (std::size_t at = 0; at < piece.text.size();) ems += next_character(piece.text, at) > 0x2000 ? 1 : 0.5;
        Piece made{.left = piece.left, .right = piece.left + ems * em, .top = piece.middle - 6, .bottom = piece.middle + 6, .em = em, .text = piece.text};
        if (!lines.empty() && std::abs(lines.back().middle() - piece.middle) < 3)
            lines.back().pieces.push_back(made);
        else
            lines.push_back({{made}, {}});
    }
    std::vector<std::string> rows;
    for (const RawCell& cell : grid_of(lines, em)) {
        if (rows.size() <= cell.row) rows.resize(cell.row + 1);
        std::string& row = rows[cell.row];
        row += (row.empty() ? "" : "|") + cell.text;
        if (cell.row_span > 1) row += "↓" + std::to_string(cell.row_span);
    }
    return rows;
}
using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("lines as close in cells as between rows: the cells in the middle tell the rows") {
    CHECK(rows_of({{50, 100, "索引"}, {200, 100, "分"}, {100, 106, "甲〔一〕号"}, {250, 106, "水利"}, {50, 112, "号："}, {200, 112, "类："},
                   {50, 124, "发文机"}, {200, 124, "日"}, {100, 130, "县政府"}, {250, 130, "四月"}, {50, 136, "关："}, {200, 136, "期："},
                   {50, 148, "文件"}, {200, 148, "状"}, {100, 154, "某号"}, {250, 154, "有效"}, {50, 160, "号："}, {200, 160, "态："}}) ==
          Rows{"索引号：|甲〔一〕号|分类：|水利", "发文机关：|县政府|日期：|四月", "文件号：|某号|状态：|有效"});
}

TEST_CASE("cells with more lines than others, in the middle of their rows or beginning with them") {
    const Rows want = {"任务|单位|时限", "水库除险加固|县水利局|5月底前", "校舍排查|县教育局|6月底前"};
    CHECK(rows_of({{50, 100, "任务"}, {150, 100, "单位"}, {250, 100, "时限"}, {50, 124, "水库除险"}, {150, 131, "县水利局"}, {250, 131, "5月底前"}, {50, 138, "加固"},
                   {50, 162, "校舍排查"}, {150, 162, "县教育局"}, {250, 162, "6月底前"}}) == want);
    CHECK(rows_of({{50, 100, "任务"}, {150, 100, "单位"}, {250, 100, "时限"}, {50, 124, "水库除险"}, {150, 124, "县水利局"}, {250, 124, "5月底前"}, {50, 138, "加固"},
                   {50, 162, "校舍排查"}, {150, 162, "县教育局"}, {250, 162, "6月底前"}}) == want);
    // A line a row, however close: names and posts.
    CHECK(rows_of({{50, 100, "主任：张三"}, {150, 100, "副县长"}, {50, 115, "成员：李四"}, {150, 115, "县水利局局长"}, {50, 130, "王五"}, {150, 130, "县教育局局长"}}) ==
          Rows{"主任：张三|副县长", "成员：李四|县水利局局长", "王五|县教育局局长"});
}

TEST_CASE("merged cells count for all their rows, a lonely remark only for its own") {
    CHECK(rows_of({{50, 100, "任务"}, {150, 100, "单位"}, {250, 100, "时限"}, {50, 120, "修渠"}, {250, 120, "5月底前"}, {150, 130, "县水利局"}, {50, 140, "清淤"}, {250, 140, "6月底前"},
                   {50, 160, "排查"}, {150, 160, "县教育局"}, {250, 160, "7月底前"}}) == Rows{"任务|单位|时限", "修渠|县水利局↓2|5月底前", "清淤|6月底前", "排查|县教育局|7月底前"});
    CHECK(rows_of({{50, 100, "任务"}, {150, 100, "单位"}, {250, 100, "备注"}, {50, 120, "修渠"}, {150, 120, "县水利局"}, {50, 140, "清淤"}, {150, 140, "各乡镇"}, {250, 140, "已完成"},
                   {50, 160, "排查"}, {150, 160, "县教育局"}}) == Rows{"任务|单位|备注", "修渠|县水利局", "清淤|各乡镇|已完成", "排查|县教育局"});
}

TEST_CASE("a cell over several columns does not make them one") {
    const Rows rows = rows_of({{50, 100, "任务"}, {150, 100, "单位"}, {196, 100, "时限"}, {50, 120, "修渠"}, {150, 120, "水利局"}, {196, 120, "5月底前"}, {50, 140, "清淤"}, {150, 140, "各乡镇，6月底前完成"},
                               {50, 160, "排查"}, {150, 160, "教育局"}, {196, 160, "7月底前"}, {50, 180, "绿化"}, {150, 180, "林业局"}, {196, 180, "8月底前"}});
    CHECK(rows == Rows{"任务|单位|时限", "修渠|水利局|5月底前", "清淤|各乡镇，6月底前完成", "排查|教育局|7月底前", "绿化|林业局|8月底前"});
}
