// Rows of reports and plans: which part a heading opens, what a measured clause asks, whom a limit in front reaches.
#include <catch2/catch.hpp>

#include "discourse.h"
#include "jianbao/standard_tables.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

/// Grade, parties, limit and title of each row above grade C.
std::string told(const test::Analysis& analysis, const std::string& text) {
    const Findings found = analysis.run(test::document(text));
    const FindingTable& table = found.at(tasks::table);
    std::string all;
    for (const Row& row : table.rows()) {
        if (table.get_or(row, tasks::grade) == "C") continue;
        for (const std::string& party : table.get_or(row, tasks::lead)) all += party + " ";
        all += table.get_or(row, tasks::deadline_norm) + " " + table.get_or(row, tasks::title) + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("A limit that opens a sentence holds for all who are named in it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    CHECK(told(analysis, "4月底前，县粮食局要清查库存，县财政局要拨付资金。") ==
          "县粮食局 2024-04-30 清查库存\n县财政局 2024-04-30 拨付资金\n");
    // behind a semicolon, and where the limit is the first party's own, it does not
    CHECK(told(analysis, "4月底前，县粮食局要清查库存；县财政局要拨付资金。") ==
          "县粮食局 2024-04-30 清查库存\n县财政局  拨付资金\n");
    CHECK(told(analysis, "县粮食局要在4月底前清查库存，县财政局要拨付资金。") ==
          "县粮食局 2024-04-30 清查库存\n县财政局  拨付资金\n");
    CHECK(told(analysis, "4月底前，县粮食局要清查库存，县财政局要在6月底前拨付资金。") ==
          "县粮食局 2024-04-30 清查库存\n县财政局 2024-06-30 拨付资金\n");
    // how long the first one goes on
    CHECK(told(analysis, "从3月10日起到9月30日止，县粮食局要日夜值守，县财政局要拨付资金。").find("县财政局  拨付资金") != std::string::npos);
}

TEST_CASE("What somebody else does in the clause before is no topic of a title") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    CHECK(told(analysis, "请县粮食局4月底前报送台账，请县财政局做好配合。") == "县粮食局 2024-04-30 报送台账\n县财政局  做好配合\n");
    CHECK(told(analysis, "粮库改造经费，由县财政局承担。") == "县财政局  承担粮库改造经费\n");
}

TEST_CASE("An outcome in a heading is what is aimed at, where it stands among what is to be done") {
    const Discourse discourse(test::lexicon("discourse"));
    CHECK(discourse.part_of_heading("（一）扩大开放，推动招商引资取得新进展") == Part::review);
    CHECK(discourse.part_of_heading("（一）扩大开放，推动招商引资取得新进展", Part::requirement) == Part::unknown);
    CHECK(discourse.part_of_heading("（六）不断提升城市治理水平", Part::requirement) == Part::unknown);
    CHECK(discourse.part_of_heading("（一）强化协同推进，成效明显", Part::requirement) == Part::review);
    CHECK(discourse.part_of_heading("三是工作水平明显提升。各校推进建设", Part::requirement) == Part::review);
    // of what was reached and what is to be done what is named last
    CHECK(discourse.part_of_heading("一、2025年主要工作和五年发展成就") == Part::review);
    CHECK(discourse.part_of_heading("二、五年发展成就和今后主要目标任务") == Part::requirement);
    CHECK(discourse.part_of_heading("一、2025年重点工作完成情况") == Part::review);
    CHECK(discourse.part_of_heading("三、2026年重点工作") == Part::requirement);

    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const std::string plans = "青禾县政府工作报告\n二、2026年重点工作\n（一）坚持建管并重，推动城市建设取得新进展\n";
    CHECK(told(analysis, plans + "新建公园6个。") == " 新建公园6个\n");
    CHECK(told(analysis, "青禾县政府工作报告\n一、2025年主要工作和五年发展成就\n新建公园6个。") == "");
}

TEST_CASE("Among what is to be done a clause that is measured and opens with its verb asks, wherever it stands") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const std::string plans = "青禾县政府工作报告\n二、2026年重点工作\n";
    CHECK(told(analysis, plans + "在细管上精益求精，整治背街小巷60条。") == " 整治背街小巷60条\n");
    CHECK(told(analysis, plans + "在细管上精益求精，背街小巷有60条。") == "");
    // 老旧 is what is dealt with, or what is wrong
    CHECK(told(analysis, plans + "改造老旧供热管网80公里。") == " 改造老旧供热管网80公里\n");
    CHECK(told(analysis, plans + "供热管网80公里老旧。") == "");
    CHECK(told(analysis, plans + "工业用电量下降11.3%，需引起重视。") == "");
}

TEST_CASE("How many people are to be found for something is a target, how many there are is none") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    CHECK(test::tasks_in(analysis, "各镇要指定联络员1—2名。") == "A 各镇");
    CHECK(test::tasks_in(analysis, "各镇要推荐给每个专班2—3位干部。") == "A 各镇");
    CHECK(test::tasks_in(analysis, "各镇指定的联络员3名到会。") == "");
    CHECK(test::tasks_in(analysis, "各镇要帮助联络员3位。") == "B 各镇");
}

TEST_CASE("Who is named governs what stands behind a semicolon, until somebody else is named") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    CHECK(told(analysis, "名单由县工程办4月2日前报送；建设期间，要组织技术人员驻场。") == "县工程办 2024-04-02 报送名单\n县工程办  组织技术人员驻场\n");
    CHECK(told(analysis, "县工程办4月2日前报送名单；确因客观条件难以报送的，要说明原因。") == "县工程办 2024-04-02 报送名单\n");
    CHECK(told(analysis, "隐患由县工程办盯办，4月2日前整改；4月9日前报验收材料。") == "县工程办 2024-04-02 盯办隐患并整改\n县工程办 2024-04-09 报验收材料\n");
    CHECK(told(analysis, "隐患由县工程办盯办，4月2日前整改；县水利局4月9日前报验收材料。") == "县工程办 2024-04-02 盯办隐患并整改\n县水利局 2024-04-09 报验收材料\n");
}

TEST_CASE("A sentence that opens with its limit and then its verb goes on for who was named") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    CHECK(told(analysis, "各学院要组织评阅。5月30日前提交推荐表。") == "各学院  组织评阅\n各学院 2024-05-30 提交推荐表\n");
    CHECK(told(analysis, "各学院要组织评阅。推荐表5月30日前提交。") == "各学院  组织评阅\n2024-05-30 推荐表提交\n");
    CHECK(told(analysis, "各学院要组织评阅。\n5月30日前提交推荐表。").find("各学院 2024-05-30") == std::string::npos);
}

TEST_CASE("A line that announces what is due by a day sets the limit of the items below it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const std::string notice = "关于做好检修的通知\n各镇：\n一、请各镇于5月10日前完成以下工作：\n";
    CHECK(told(analysis, notice + "1.检查屋面。\n2.县粮食局4月2日前抽查3座。\n二、各镇要加强值守。\n") ==
          "各镇 2024-05-10 完成以下工作\n各镇 2024-05-10 检查屋面\n县粮食局 2024-04-02 抽查3座\n各镇  加强值守\n");
    CHECK(told(analysis, "一、请各镇于5月10日前按以下步骤报名：\n1.各镇要填写表格。\n").find("各镇  填写表格") != std::string::npos);
}

TEST_CASE("A bare half-year says whose it is where a day stands in the same clause") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    CHECK(told(analysis, "2024年上半年所有研究生须在2024年5月10日前提交论文。").find("2024-05-10") != std::string::npos);
    CHECK(told(analysis, "各学院要在2024年上半年提交论文，5月10日前审核。").find("2024-06-30") != std::string::npos);
}

TEST_CASE("A stage may begin at once") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const std::string notice = "关于做好整治的通知\n各镇：\n";
    CHECK(told(analysis, notice + "一、自查自纠（即日起至4月20日）\n各燃气企业要对管网开展自查。\n").find("各燃气企业 2024-04-20") != std::string::npos);
    CHECK(told(analysis, notice + "一、自查自纠（即日起）\n各燃气企业要对管网开展自查。\n").find("2024-04-20") == std::string::npos);
}

TEST_CASE("What the meeting agreed to besides is no part of a row") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto quoted = [&](const std::string& text) {
        const Document document = test::document(text);
        const Findings found = analysis.run(document);
        return std::string(document.text(found.at(tasks::table).rows().at(0).evidence));
    };
    CHECK(quoted("各镇要细化方案，落实资金，原则同意县发改局意见。") == "各镇要细化方案，落实资金");
    CHECK(quoted("各镇要细化方案，落实资金，报送县发改局。") == "各镇要细化方案，落实资金，报送县发改局");
}

TEST_CASE("全年 is a limit in an item that a bracket closes") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    CHECK(told(analysis, "利用闲置校舍改建食堂，全年新建不少于20个。（县民政局负责）") == "县民政局 2024-12-31 利用闲置校舍改建食堂，新建不少于20个\n");
    CHECK(told(analysis, "县民政局利用闲置校舍改建食堂，全年新建了20个。") == "");
}

TEST_CASE("What a bulletin says comes next holds for its item, and promises nothing that could not be checked") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, test::document(text, "青禾县水利简报", DocumentKind::bulletin)); };
    CHECK(rows("下一步，县水利局将检修泵站。\n县气象局监测天气变化，发布预警信息。") == "B 县水利局");
    CHECK(rows("下一步，县水利局将检修泵站。\n一是县气象局监测天气变化，发布预警信息。") == "B 县水利局\nB 县气象局");
    CHECK(rows("下一步，县水利局将持续加大巡查力度。") == "");
    CHECK(rows("下一步，县水利局将持续加大巡查力度，6月底前完成检修。") == "A 县水利局");
    // who told what he has done is meant by what comes next, but not where somebody else is named, nor with nothing asked
    CHECK(rows("县水利局已完成泵站检修，下一步抓紧清理渠道，6月底前完工。") == "A 县水利局");
    CHECK(rows("县水利局已完成泵站检修，下一步由县财政局结算，6月底前付清。") == "A 县财政局");
    CHECK(rows("县水利局已完成泵站检修，下一步将持续加大巡查力度。") == "");
    CHECK(rows("民警全员上岗，24小时值守，确保社会稳定。") == "");
    CHECK(rows("民警要全员上岗，24小时值守，确保社会稳定。") == "A 民警");
}

TEST_CASE("News tells what was done of late") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("要抓好检查。为保障安全，日前，县水利局组织开展节前检查。") == "");
    CHECK(rows("要抓好检查。5月10日前，县水利局组织开展节前检查。") == "A 县水利局");
    CHECK(rows("该镇组建由村干部、党员代表组成的评议小组，对农户进行打分。") == "");
}

TEST_CASE("What a plan counts is to be done wherever its verb stands, and whoever is served") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& title, const std::string& text) { return test::tasks_in(analysis, test::document(text, title)); };
    const std::string plan = "2026年青石县十件民生实事";
    CHECK(rows(plan, "对易涝村疏通水沟3万米。") == "A");
    CHECK(rows("青石县水沟概况", "对易涝村疏通水沟3万米。") == "");
    CHECK(rows(plan, "为2万户农户免费检修粮柜。") == "A");
    CHECK(rows(plan, "农户2万户，粮柜很旧。") == "");
    CHECK(rows(plan, "检修组由各镇各派2名代表组成。") == "");
}

TEST_CASE("How far things have come since is told, and no task") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("县粮库计划6月底前完成封顶，目前仅施工至地上5层。") == "");
    CHECK(rows("县粮库应于6月底前封顶，至今仍未完成基础。") == "");
    CHECK(rows("县住建局计划6月底前完成封顶，目前正在安装设备。") == "");
    CHECK(rows("目前仅施工至地上5层的县粮库，要在6月底前封顶。") == "A");
    CHECK(rows("县粮库计划6月底前封顶，目前正在安装设备，要加快进度。") == "A");
    CHECK(rows("县粮食局要抓紧检修，目前仍有3座粮库未开工。") == "B 县粮食局");
    CHECK(rows("县粮食局要抓紧检修，目前落后的务必于6月底前完成。") == "A 县粮食局");
}

TEST_CASE("So many points announce what is to be done") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string review = "一、回顾上半年\n上半年粮库检修很好。";
    const std::string duty = "\n各镇每周检修粮库不少于2次。";
    CHECK(rows(review + duty) == "");
    CHECK(rows(review + "\n就粮库检修，强调四件事。" + duty) == "A 各镇");
    CHECK(rows(review + "\n下面讲三个问题：" + duty) == "A 各镇");
    CHECK(rows(review + "\n我们抓了四件事。" + duty) == "");
    CHECK(rows(review + "\n今年要在三个方面下功夫：" + duty) == "A 各镇");
    CHECK(rows(review + "\n去年各方面都下了功夫。" + duty) == "");
}

TEST_CASE("What is asked stands before a case of its own, and 目的 is none") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("各镇每月8日前将进度报县粮食局，连续两个月没有进展的，扣减经费。") == "A 各镇");
    CHECK(rows("各镇要抓紧。质检科每月抽查粮样不少于200份，扣分不是目的，目的是提醒。") == "B 各镇\nA 质检科");
    CHECK(rows("由县督查室每旬通报一次进度，进度连续两旬排在后两位的，约谈镇长。") == "A 县督查室");
    CHECK(rows("凡是超过10天没有办结的，由县督查室下督办单。") == "B 县督查室");
    CHECK(rows("各镇要抓紧。县城投公司巡查粮库，每月漏报两次以上的，报县粮食局。") == "B 各镇\nB 县城投公司");
}

TEST_CASE("What is seen from figures is told") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("从监测看，粮温达标率60%，这个数字太低。") == "");
    CHECK(rows("从现在起，每月巡查粮库不少于2次。") == "A");
    CHECK(rows("从长远看，要在6月底前建成粮库。") == "A");
}

TEST_CASE("What something is said to be, and how little there is of it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("要抓好检修。一年两次检修，是县里交的任务。") == "");
    CHECK(rows("要抓好检修。各粮库一年检修两次，是否到位由县粮食局检查。") != "");
    CHECK(rows("要抓好检修。入库率只有61%，排在全市末位。") == "");
    CHECK(rows("要抓好检修。入库率达到61%以上。") == "A");
    CHECK(rows("要抓好检修。全市新建粮库20座。") == "A");
}

TEST_CASE("What was counted to a tenth of a percent, and what is praised, was done") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("粮食入库率达到58.3%。") == "");
    CHECK(rows("粮食入库率要达到58.5%。") == "A");
    CHECK(rows("力争粮食入库率达到58.5%。") == "A");
    CHECK(rows("粮食入库率达到58%。") == "A");
    CHECK(rows("要抓好检修。县水利局架设线路20公里，县粮食局检修粮库30座，这些都要给予充分肯定。") == "");
    CHECK(rows("要抓好检修。县水利局架设线路20公里，县粮食局检修粮库30座。") == "A 县水利局\nA 县粮食局");
}

TEST_CASE("What a speaker hopes of people is no task, unless it can be checked or is commanded") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "各镇要抓好检修。" + text); };
    CHECK(rows("希望各科室转变作风，多跑现场。") == "B 各镇");
    CHECK(rows("希望各科室一定要转变作风，多跑现场。") == "B 各镇\nB 各科室");
    CHECK(rows("希望各科室每周跑一次现场。") == "B 各镇\nA 各科室");
    CHECK(rows("希望各科室年底前完成整改。") == "B 各镇\nA 各科室");
    CHECK(rows("希望青石公司转变作风，多跑现场。") == "B 各镇\nB 青石公司");
}
