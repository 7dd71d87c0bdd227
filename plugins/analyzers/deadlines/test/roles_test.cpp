#include <catch2/catch.hpp>

#include "test/readings.h"

using namespace jianbao::timex;
using readings::norms;

TEST_CASE("Past, attributive and titled times bind nobody") {
    const auto text =
        GENERATE(as<const char*>{}, "截至6月底,全县完成投资三亿元。", "截至2021年4月20日,共收到建议十件。",
                 "去年底前建成了三个站点。", "2020年6月30日前完成确权登记。", "今年以来,各项工作有序推进。",
                 "在下半年的工作中,大家要再加把劲。", "要认真贯彻《2021—2025年全县水利规划》。",
                 "要落实《关于做好2021年12月底前有关工作的通知》。", "今年是建县六十周年。", "今年的防汛形势非常严峻。",
                 "春节前后要加强巡护。", "6月30日左右气温升高。", "近三年来投入不断加大。", "连续三年获得先进。",
                 "一旦山洪发生后转移不及时,要追究责任。", "材料汇总后报送县政府。", "要谋划好明年的项目。",
                 "到年底还有四个月时间,要抓紧。", "参保3年以上的人员要登记。", "年底前已经完成了验收。",
                 "工期比去年缩短两个月。", "我们去年提出用x年时间建新城,大家都很振奋。",
                 "2022年“五一”假期将至,要抓好安全。", "第3季度报告要写实。", "落实三年行动计划要有抓手。",
                 "下一年度民生项目各单位要加强研究。");
    INFO(text);
    CHECK(norms(text, Role::limit).empty());
}

TEST_CASE("A bare period binds only where something is to be done in it") {
    CHECK(norms("下半年要开工两座桥。", Role::limit) == "2021-12-31");
    CHECK(norms("下半年雨水偏多。", Role::limit).empty());
    CHECK(norms("明年,全县要新增学位三千个。", Role::limit) == "2022-12-31");
    CHECK(norms("明年,学位比较紧张。", Role::limit).empty());
    CHECK(norms("力争年底完成主体。", Role::limit) == "2021-12-31");
    CHECK(norms("年底考核由督查室组织。", Role::limit).empty());
}

TEST_CASE("A time in what is meant or handled sets no limit") {
    CHECK(norms("年底前订立的租约要逐份核对。", Role::limit).empty());
    CHECK(norms("年底前订立新的租约。", Role::limit) == "2021-12-31");
    CHECK(norms("逾期未在3个月内腾退的，依法处理。", Role::limit).empty());
    CHECK(norms("应当在3个月内腾退。", Role::limit) == "2021-07-23");
    CHECK(norms("证件到期时间在2年内的人员可以线上办理。", Role::limit).empty());
    CHECK(norms("满6个月不满12个月（含）的不再登记。", Role::limit).empty());
    CHECK(norms("拟对2022年考核合格的社区给予补助。", Role::limit).empty());
    CHECK(norms("各站要将2021年运行日志报县水务局。", Role::limit).empty());
    CHECK(norms("2022年春季入园的孩子应满三岁。", Role::limit).empty());
    CHECK(norms("2022年各园应增加学位。", Role::limit) == "2022-12-31");
    CHECK(norms("研究拟订2022年招生章程。", Role::limit).empty());
}

TEST_CASE("What is handed over on a day to come is due on it") {
    CHECK(norms("7月2日，县教育局公布录取名单。", Role::limit) == "2021-07-02");
    CHECK(norms("4月23日，县教育局公布录取名单。", Role::limit).empty());
    CHECK(norms("6月1日至6月5日，考生登录平台填报志愿。", Role::limit) == "2021-06-05");
    CHECK(norms("6月1日至6月5日，博览会在县城举办。", Role::limit).empty());
}

TEST_CASE("The goals of a year are to be reached in it") {
    CHECK(norms("今年全县发展的主要预期目标是：新增就业四千人。", Role::limit) == "2021-12-31");
    CHECK(norms("今年的目标任务十分繁重。", Role::limit).empty());
    CHECK(norms("去年的预期目标是新增就业四千人。", Role::limit).empty());
}

TEST_CASE("What a coming year opens is planned") {
    CHECK(norms("2022年新建停车场三处。", Role::limit) == "2022-12-31");
    CHECK(norms("2022年毕业生共九百人。", Role::limit).empty());
    // only the first months of a year look ahead to it
    CHECK(readings::read("今年新建停车场三处。", Place::body, "2021-02-01") == "今年 limit 2021-12-31");
    CHECK(readings::read("今年新建停车场三处。", Place::body, "2021-06-01").find("limit") == std::string::npos);
}

TEST_CASE("A start opens, it does not limit") {
    CHECK(readings::read("从6月起要实行新办法。") == "从6月起 start 2021-06-01");
    CHECK(readings::read("自2022年1月1日起施行。") == "自2022年1月1日起 start 2022-01-01");
}

TEST_CASE("The place decides where the words do not") {
    CHECK(readings::read("2021年6月底前工作安排", Place::title).find("limit") == std::string::npos);
    CHECK(readings::read("2021年9月", Place::limit_column) == "2021年9月 limit 2021-09-30");
    CHECK(readings::read("下半年要抓的三件事", Place::heading).find("limit") == std::string::npos);
    CHECK(readings::read("6月底前完成摸排", Place::heading).find("limit") != std::string::npos);
    CHECK(readings::read("2021年9月", Place::table_cell).find("limit") == std::string::npos);
    CHECK(norms("完成时限:2021年9月", Role::limit) == "2021-09-30");
}

TEST_CASE("In a notice or a plan a period that opens the sentence binds") {
    const auto limits = [](std::string_view text, bool directive) {
        std::string out;
        for (const TimeExpression& one :
             readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23"), .directive = directive}))
            if (one.role == Role::limit) out += one.norm;
        return out;
    };
    CHECK(limits("2021年,启动两个片区改造。", true) == "2021-12-31");
    CHECK(limits("2021年,启动两个片区改造。", false).empty());
    CHECK(limits("5月6日至20日,开展集中清理。", true) == "2021-05-20");
    CHECK(limits("5月6日至20日,开展集中清理。", false).empty());
    CHECK(limits("5月6日至20日,凡初审通过的家长持有关材料,到所在学校办理手续。", true) == "2021-05-20");
    CHECK(limits("5月6日至20日,山区多雨,气温偏低。", true).empty());
    CHECK(limits("经过两年努力,建成示范园。", true) == "2023-04-23");
    CHECK(limits("各镇要至少用5天时间完成走访。", true) == "2021-04-28");
    CHECK(limits("各镇要每月至少用5天时间走访。", true).empty());
    CHECK(limits("2021年,启动了两个片区改造。", true).empty());
    CHECK(limits("完成老旧管网改造(县住建局牵头,2021年9月)。", true) == "2021-09-30");
    CHECK(limits("完成老旧管网改造(县住建局牵头,2021年9月)。", false).empty());
}

TEST_CASE("Confidence falls with guessing") {
    const auto confidence = [](const char* text) {
        const auto found = readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23")});
        REQUIRE(found.size() == 1);
        return found.front().confidence;
    };
    CHECK(confidence("要在6月20日前完成。") > 0.9);
    CHECK(confidence("要在620日前完成。") < confidence("要在6月20日前完成。"));
    CHECK(confidence("下半年要完成。") < confidence("年底前要完成。"));
}

TEST_CASE("Descriptions of what happens are no frequencies of duty") {
    CHECK(norms("产值每年增长百分之八。", Role::frequency).empty());
    CHECK(norms("情况要在24小时内上报。", Role::frequency).empty());
    CHECK(norms("本周例会已经开过。", Role::frequency).empty());
    CHECK(norms("人民日报作过报道。", Role::frequency).empty());
    CHECK(norms("第一周一般比较忙。", Role::frequency).empty());
    CHECK(norms("定期会商,经常走访。", Role::frequency).empty());
    CHECK(norms("一年一个样,三年大变样。", Role::frequency).empty());
}

TEST_CASE("What is waited for is an occasion where the next clause says what is done then") {
    CHECK(norms("待国务院批准后,县发改局将组织评审。", Role::limit) == "event:国务院批准后");
    CHECK(norms("待第一批学位排满后,再录取第二批。", Role::limit) == "event:第一批学位排满后");
    CHECK(norms("待国务院批准后,形势已经好转。", Role::limit).empty());
    CHECK(norms("待遇调整后,职工比较满意。", Role::limit).empty());
}

TEST_CASE("How long something may be used is no time limit") {
    CHECK(norms("土地使用期限自启用之日起至2047年6月30日止。", Role::limit).empty());
    CHECK(norms("申报时间自即日起至6月30日止。", Role::limit) == "2021-06-30");
}
