// Which limits of a sentence make rows of their own.
#include <catch2/catch.hpp>

#include "test/analysis.h"

using namespace jianbao;

TEST_CASE("Clauses with limits of their own are rows of their own, stages of one thing are not") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    SECTION("of one party") {
        CHECK(rows("县水利局要在5月底前报送方案，年底前完成三座水闸的加固。") == "A 县水利局\nA 县水利局");
        CHECK(rows("各村要反复走访，5月底前开完评议会，6月5日前张榜公布。") == "A 各村\nA 各村");
        CHECK(rows("各镇会后立即部署，5月底前开完评议会。") == "A 各镇\nA 各镇");
        CHECK(rows("会后，各村要立即部署，5月底前开完评议会。") == "A 各村");
        CHECK(rows("县水利局要在3月底前制定办法，同一水库全年检查不超过2次。") == "A 县水利局");
        CHECK(rows("县水利局要于3月底前完成招标，并将结果于4月10日前报县政府。") == "A 县水利局\nA 县水利局");
        CHECK(rows("各村分别于5月底前将方案，8月底前将进展，年底前将总结报县水利局。") == "A 各村\nA 各村\nA 各村");
        CHECK(rows("5月底前完成摸底排查，力争年底前完成全部整改。") == "A\nA");
        CHECK(rows("县水利局今年要抓紧开工建设，明年要建成投用。") == "A 县水利局");
        CHECK(rows("县水利局每周五前报送巡查记录，5月20日前组织一次演练。") == "A 县水利局\nA 县水利局");
        CHECK(rows("县水利局每周报送巡查记录，5月20日前组织一次演练。") == "A 县水利局");
        CHECK(rows("县水利局要于6月底前完成水闸加固，确保汛期前全部投用。") == "A 县水利局\nA 县水利局");
        CHECK(rows("县水利局要加快水闸加固，确保汛期前全部投用。") == "A 县水利局");
        CHECK(rows("5月底前，县水利局要完成泵站检修；7月15日前，县供电公司要建成线路。") == "A 县水利局\nA 县供电公司");
        CHECK(rows("县水利局要完成泵站检修；二是7月15日前，县供电公司要建成线路。") == "B 县水利局\nA 县供电公司");
        CHECK(rows("县水利局要完成泵站检修，7月15日前。") == "A 县水利局");
        CHECK(rows("县水利局每周五前报送巡查记录，5月20日前。") == "A 县水利局");
    }
    SECTION("until a stage ends") {
        CHECK(rows("自查阶段到6月底结束，各镇要逐项排查。") == "A 各镇");
        CHECK(rows("展览到6月30日结束，各镇要逐项排查。") == "B 各镇");
        CHECK(rows("自查阶段（2026年4月至5月），各校要逐项排查。各镇要派人参加。") == "A 各校\nA 各镇");
        CHECK(rows("各校要派人参加。自查阶段（2026年4月至5月），各校要逐项排查。") == "B 各校\nA 各校");
        CHECK(rows("第二阶段：整治（2026年4月至5月）。各校要逐项整改。") == "A 各校");
        CHECK(rows("第二步，科室整改（4月1日—4月18日）。各校要逐项整改。") == "A 各校");
        CHECK(rows("自查小组（2026年4月成立），各校要逐项排查。") == "B 各校");
    }
    SECTION("what a stage is for, where nobody is named") {
        const auto in_plan = [&](const std::string& text) { return test::tasks_in(analysis, test::document(text, "某县水闸加固实施方案")); };
        CHECK(in_plan("一、动员部署阶段（2026年2月下旬至3月底）\n成立工作专班，摸清水闸底数。") == "A");
        CHECK(in_plan("一、动员部署阶段（2026年2月下旬至3月底）\n县水利局成立工作专班，摸清水闸底数。") == "A 县水利局");
        CHECK(in_plan("一、动员部署阶段（2026年2月下旬至3月底）\n已成立工作专班，摸清了水闸底数。") == "");
        CHECK(in_plan("一、动员部署\n成立工作专班，摸清水闸底数。") == "");
        CHECK(in_plan("一、企业自查（3月底前）\n各学校逐项开展自查。") == "A 各学校");
        CHECK(in_plan("一、企业自查（3月底前）") == "A 企业");
        CHECK(in_plan("1.动员部署阶段（3月底前）：成立工作专班，摸清水闸底数。") == "A");
    }
    SECTION("to what a sum is to come") {
        CHECK(rows("各镇要开展培训，到2027年累计培训500人次。") == "A 各镇");
        CHECK(rows("各镇抓紧开展培训。到2027年底累计建成冷库20座。") == "B 各镇\nA");
        CHECK(rows("各镇抓紧开展培训。截至2025年底累计建成冷库20座。") == "B 各镇");
    }
    SECTION("behind what is done by then") {
        CHECK(rows("县水利局要加快建设，管网10月底前完工，路面恢复11月15日前收口。") == "A 县水利局\nA 县水利局");
        CHECK(rows("各镇要6月底前完成60%，9月底前完成90%。") == "A 各镇\nA 各镇");
        CHECK(rows("各镇要6月底前完成60%，其余的9月底前完成。") == "A 各镇\nA 各镇");
        CHECK(rows("试点镇要一年内建成站点，其他乡镇两年内全部建成。") == "A 试点镇\nA 其他乡镇");
        CHECK(rows("县商务局要每天到场督办，确保市场在8月28日开业。") == "A 县商务局");
    }
}

TEST_CASE("Who is told goes on into the next sentence where it says how often") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("县水利局要修好水闸。自4月起，每月检查一次。") == "B 县水利局\nA 县水利局");
    CHECK(rows("县水利局要修好水闸。对旧水闸，每月检查一次。") == "B 县水利局\nA 县水利局");
    CHECK(rows("县水利局要修好水闸。泵房每月检查一次。") == "B 县水利局\nA");
}

TEST_CASE("A rate of years to come is asked for where it says until when") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("要抓好寄递物流。到2030年，上行快件年均增长20%以上。").find("A") != std::string::npos);
    CHECK(rows("要抓好寄递物流。上行快件年均增长20%以上。").find("A") == std::string::npos);
}

TEST_CASE("What a stage is for is said behind its name, up to who is told") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("准备阶段（2030年4月至5月），主要任务是组建专班、开展培训，县统计局要在4月底前印发细则。") == "A\nA 县统计局");
    CHECK(rows("准备阶段（2030年4月至5月），县统计局要在4月底前印发细则。") == "A 县统计局");
}

TEST_CASE("To interpret is a role where somebody does it, and an action where it is offered") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("县司法局要选派骨干驻点，现场提供政策解释。") == "B 县司法局");
    CHECK(rows("本办法由县司法局解释。").empty());
}

TEST_CASE("An encouragement before what is to be done does not hide it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("县水利局要再接再厉，抓好汛前检查。") == "B 县水利局");
    CHECK(rows("县水利局要再接再厉。").empty());
}

TEST_CASE("Somebody's own words about what they do ask nothing") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "各镇要抓好管理。" + text); };
    CHECK(rows("“我们每月都要检查一次。”老张说。") == "B 各镇");
    CHECK(rows("“每月都要检查一次。”老张说。") != "B 各镇");
}

TEST_CASE("A limit for all behind the last of several is everybody's") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("学校由县教育局负责，企业由县工信局负责，6月15日前全部排查一遍。") == "B 县教育局\nB 县工信局\nA 县教育局、县工信局");
    CHECK(rows("请县教育局牵头组织校园演练，请县卫健局牵头组织医疗演练，所有演练6月20日前完成。") == "B 县教育局\nB 县卫健局\nA 县教育局、县卫健局");
    CHECK(rows("校园演练由县教育局组织，医疗演练由县卫健局组织，均于6月20日前完成。") == "B 县教育局\nB 县卫健局\nA 县教育局、县卫健局");
    CHECK(rows("学校由县教育局负责，企业由县工信局负责，6月15日前排查一遍。") == "B 县教育局\nA 县工信局");
    CHECK(rows("学校由县教育局5月底前排查，企业由县工信局负责，6月15日前全部排查一遍。") == "A 县教育局\nA 县工信局");
}

TEST_CASE("What the year comes to is watched apart from what is due in it, what the year sets aside by no day") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("人力资源部要制订培训计划，6月底前完成班组长轮训，全年人均培训不少于20学时。") == "A 人力资源部\nA 人力资源部");
    CHECK(rows("人力资源部要制订培训计划，6月底前完成班组长轮训，人均培训不少于20学时。") == "A 人力资源部");
    CHECK(rows("县财政局要核对今年下达的专项资金。") == "B 县财政局");
    CHECK(rows("县财政局今年要核对专项资金。") == "A 县财政局");
    CHECK(rows("县财政局今年要核对省里下达的专项资金。") == "A 县财政局");
    CHECK(rows("据县气象局预报，23日起将有暴雨，青石镇雨量可达80毫米以上。").empty());
}

TEST_CASE("Among what is wrong a day is set beside a command, and nothing is where nobody commands") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "一、提高思想认识\n" + text); };
    CHECK(rows("各镇要靠前指挥。县领导于4月27日前到岗到位。") == "B 各镇\nA 县领导");
    CHECK(rows("形势十分严峻。县领导4月27日前到岗不足三成。").empty());
}

TEST_CASE("The limit of a stage is that of its first sentence, what is asked behind it goes on beside it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("三、实施阶段（5月18日至30日）\n各社区要清理杂物。各学校要抓好宣传。") == "A 各社区\nB 各学校");
    CHECK(rows("三、实施阶段（5月18日至30日）。各社区要清理杂物。各学校要抓好宣传。") == "A 各社区\nB 各学校");
    CHECK(rows("三、实施阶段（5月18日至30日）\n各社区要清理杂物。各学校5月25日前抓好宣传。") == "A 各社区\nA 各学校");
}
