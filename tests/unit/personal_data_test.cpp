#include "report/personal_data.h"

#include <catch2/catch.hpp>

using namespace jianbao;
using report::mask_personal_data;
using report::unmask;

namespace {

/// A number with the check digit of GB 11643-1999, made up.
const std::string card = "11010519491231002X";

}  // namespace

TEST_CASE("telephone and identity card numbers are masked") {
    CHECK(mask_personal_data("联系人老周，13812345678。") == "联系人老周，138****5678。");
    CHECK(mask_personal_data("138-1234-5678、139 1234 5678") == "138-****-5678、139 **** 5678");
    CHECK(mask_personal_data("+8613812345678") == "+86138****5678");
    CHECK(mask_personal_data("值班电话：0312-8765432") == "值班电话：0312-****432");
    CHECK(mask_personal_data("010－12345678，(0312)8765432") == "010－*****678，(0312)****432");
    CHECK(mask_personal_data("办公室电话8765432，传真 03128765432") == "办公室电话****432，传真 0312****432");
    CHECK(mask_personal_data("身份证号" + card + "。") == "身份证号110105********002X。");
    CHECK(mask_personal_data("电话１３８１２３４５６７８") == "电话１３８****５６７８");
    CHECK(mask_personal_data("2021年 13812345678") == "2021年 138****5678");
}

TEST_CASE("numbers that are nobody's stay as they are") {
    for (const char* text :
         {"国办发〔2021〕13812345678号", "文号20210430001", "2021-04-30", "20210430前完成", "2021年4月30日至2021年12月31日", "投资13812345678元",
          "投资1381234.5678万元", "13812345678.50", "编号12345678901", "110105194912310021", "12345热线", "1381234567", "138123456789",
          "合同HT13812345678", "面积8765432亩", "第0312-876号", "2021-04-30 2021-05-01", "100-200万元", "8765432"})
        CHECK(mask_personal_data(text) == text);
}

TEST_CASE("a masked number people wrote beside is the old number") {
    CHECK(unmask("已联系138****5678，答复周三到", "联系人13812345678") == "已联系13812345678，答复周三到");
    CHECK(unmask("139****0000", "13812345678") == "139****0000");
    CHECK(mask_personal_data(mask_personal_data("13812345678")) == "138****5678");
}

TEST_CASE("all texts of a report are masked, values are not") {
    Report made;
    made.blocks.emplace_back(ParagraphBlock{{{"请致电13812345678"}}});
    TableBlock table;
    table.rows.push_back({.cells = {{"原文：13812345678"}, {"13812345678", std::int64_t{13812345678}}}});
    made.blocks.emplace_back(table);
    made.blocks.emplace_back(SlipBlock{.title = "督办单", .fields = {{"电话", "13812345678"}}});
    made.notices = {"13812345678.txt: 读不了"};
    mask_personal_data(made);
    CHECK(std::get<ParagraphBlock>(made.blocks[0]).text[0].text == "请致电138****5678");
    CHECK(std::get<TableBlock>(made.blocks[1]).rows[0].cells[0].text == "原文：138****5678");
    CHECK(std::get<TableBlock>(made.blocks[1]).rows[0].cells[1].text == "13812345678");
    CHECK(std::get<SlipBlock>(made.blocks[2]).fields[0].second == "138****5678");
}
