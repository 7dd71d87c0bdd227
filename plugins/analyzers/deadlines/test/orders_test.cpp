// What texts that give orders make of times that are no limits by their form.
#include <catch2/catch.hpp>

#include "test/readings.h"

using namespace jianbao::timex;

namespace {

/// Norms of the limits in a sentence of a text that gives orders.
std::string limit(std::string_view text, std::string_view reference = "2021-04-23") {
    std::string joined;
    for (const TimeExpression& one :
         readings::grammar().find(text, {.reference = jianbao::parse_iso(reference), .directive = true}))
        if (one.role == Role::limit) joined += (joined.empty() ? "" : "; ") + one.norm;
    return joined;
}

}  // namespace

TEST_CASE("Behind an order a time that opens its clause says by when something is finished") {
    CHECK(limit("县水利局要加快建设，8月份投入使用。") == "2021-08-31");
    CHECK(limit("县水利局要加快建设，8月中旬投入运行。") == "2021-08-20");
    CHECK(limit("县水利局要加快建设，10月31日完成验收。") == "2021-10-31");
    CHECK(limit("泵站进展顺利，10月31日完成验收。").empty());
    CHECK(limit("县水利局要总结经验，3月2日完成了验收。").empty());
}

TEST_CASE("The end of a stage is a limit for who is told next what to do in it") {
    CHECK(limit("自查阶段到5月31日结束，各镇要逐项排查。") == "2021-05-31");
    CHECK(limit("自查自纠6月底结束，各镇要逐项排查。") == "2021-06-30");
    CHECK(limit("展览到5月31日结束，各镇要逐项排查。").empty());
}

TEST_CASE("At the end of a year a month of its beginning is the next year's") {
    CHECK(limit("各镇要在1月底前报送总结。", "2021-12-10") == "2022-01-31");
    CHECK(limit("各镇要在2月底前报送总结。", "2021-11-10") == "2022-02-28");
    CHECK(limit("各镇要在10月底前报送总结。", "2021-12-10") == "2021-10-31");
    CHECK(limit("各镇要在今年1月底前报送总结。", "2021-12-10").empty());
}

TEST_CASE("So much a year is a duty where a least is set, and told of where none is") {
    const auto often = [](std::string_view text) {
        std::string joined;
        for (const TimeExpression& one : readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23"), .directive = true}))
            if (one.role == Role::frequency) joined += (joined.empty() ? "" : "; ") + one.norm;
        return joined;
    };
    CHECK(often("县城管局每年新增车位不少于800个。") == "R/P1Y");
    CHECK(often("车位每年新增800个。").empty());
    CHECK(often("检修车间每月增加一次检查。") == "R/P1M");
    CHECK(often("用电量每月增加一成。").empty());
    CHECK(often("对教师轮训，每人每年培训不少于40学时。") == "R/P1Y");
    CHECK(often("按每人每年补助不少于40元发放。").empty());
}

TEST_CASE("How long something holds is no limit") {
    CHECK(limit("责任期限自2021年5月1日至2022年4月30日。").empty());
    CHECK(limit("全县接种率年底达到90%以上。") == "2021-12-31");
    CHECK(limit("全县接种人数年底达到高峰。").empty());
    CHECK(limit("各镇要自2021年5月1日至2022年4月30日完成整治。") == "2022-04-30");
}

TEST_CASE("What comes in is dealt with from the time it comes in") {
    CHECK(limit("对群众反映强烈的问题，各镇应在24小时内上报。") == "event:24小时内");
    CHECK(limit("对排查台账，各镇应在24小时内上报。") == "2021-04-24");
    CHECK(limit("热线受理的举报，须在10个工作日内办结。") == "event:10个工作日内");
    CHECK(limit("落实热线受理的举报，须在10个工作日内办结。") == "2021-05-10");
    CHECK(limit("要健全处理机制，乘客投诉24小时内回复。") == "event:24小时内");
}

TEST_CASE("What somebody is told to do is no occasion") {
    CHECK(limit("各镇要落实“班前五分钟”制度。").empty());
    CHECK(limit("各镇要在汛期来临前10天完成检修。") == "event:汛期来临前10天");
}
