// Items below a line, or behind a colon, that names who answers for them.
#include <catch2/catch.hpp>

#include "jianbao/standard_tables.h"
#include "test/analysis.h"

using namespace jianbao;

namespace {

/// "县财政局 2024-05-31 R/P1M": who leads, by when and how often of each task above grade C, a line a row.
std::string limits_in(const test::Analysis& analysis, const Document& document) {
    const Findings found = analysis.run(document);
    const FindingTable& table = found.at(tasks::table);
    std::string out;
    for (const Row& row : table.rows()) {
        if (table.get_or(row, tasks::grade) == "C") continue;
        std::string leads;
        for (const std::string& one : table.get_or(row, tasks::lead)) leads += (leads.empty() ? "" : "、") + one;
        const std::string limit = table.get_or(row, tasks::deadline_norm);
        out += (out.empty() ? "" : "\n") + (leads.empty() ? "-" : leads) + " " + (limit.empty() ? "-" : limit);
        for (const std::string& one : table.get_or(row, tasks::frequency_norm)) out += " " + one;
    }
    return out;
}
std::string limits_in(const test::Analysis& analysis, const std::string& text) { return limits_in(analysis, test::document(text)); }

}  // namespace

TEST_CASE("Items below a label belong to who it names") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "二、责任分工\n" + text); };
    SECTION("a line with a colon, a numbered heading, words before a colon") {
        CHECK(rows("县气象局：\n及时发布旱情预警；\n每天通报墒情。") == "B 县气象局\nA 县气象局");
        CHECK(rows("（一）县财政局\n一是统筹安排资金。二是6月底前完成评审。") == "B 县财政局\nA 县财政局");
        CHECK(rows("3.班主任和辅导员：\n早发现：坚持晨检，做好记录。") == "B 班主任、辅导员");
        CHECK(rows("县水务公司：1.抓紧更换管网；2.每周报送水质。") == "B 县水务公司\nA 县水务公司");
        CHECK(rows("县公安局职责：维护施工现场秩序。") == "B 县公安局");
    }
    SECTION("who is named in an item answers for it") {
        CHECK(rows("县教育局：\n1.组织节水宣传。\n2.县融媒体中心要开设专栏。") == "B 县教育局\nB 县融媒体中心");
    }
    SECTION("until the next label, or a number of its own level") {
        CHECK(rows("（一）县财政局\n1.落实资金。\n（二）工作保障\n1.加强值守。") == "B 县财政局");
        CHECK(rows("县气象局：\n发布旱情预警。\n加强值守。") == "B 县气象局");
    }
    SECTION("what a class is for, who came, what was told and who is written to are no labels") {
        CHECK(rows("参会单位：加强学习。") == "");
        CHECK(rows("（一）工作人员\n1.佩戴证件。") == "");
        CHECK(rows("县审计局：已完成审计项目，发现了问题。") == "");
        CHECK(test::tasks_in(analysis, "校属各单位：为做好节水，现通知如下。") == "");
    }
}

TEST_CASE("Labels and brackets behind an item say who answers for it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("1.压缩办理时限。责任单位：县税务局；完成时限：2024年6月底前") == "A 县税务局");
    CHECK(rows("1.压缩办理时限。办理地点：县税务局；") == "");
    CHECK(rows("1.整治采石场扬尘。\n责任单位：县资源局\n整改时限：2024年6月底前") == "A 县资源局");
    CHECK(rows("1.规范涉企检查；（责任领导：李明；责任单位：县司法局）") == "B 县司法局");
    CHECK(rows("1.规范涉企检查。（县司法局、县税务局按职责分工落实）") == "B 县司法局、县税务局");
    CHECK(rows("1.规范涉企检查。（由县司法局落实的除外）") == "");
    CHECK(rows("9.降低用电成本。\n（1）推广直购电；\n（2）减免接电费。\n牵头单位：县供电公司") == "B 县供电公司");
}

TEST_CASE("Labelled lines below an item are of it in whatever order they stand") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return limits_in(analysis, "整改清单\n" + text); };
    SECTION("who answers stands first, the limit behind the measures") {
        CHECK(rows("问题二：库区围栏破损。\n责任单位：县粮食局\n督导单位：县应急局\n整改目标：新建围栏300米以上。\n整改措施：\n"
                   "1.青石镇于2024年4月底前清理杂物。\n2.每月巡查一次。\n完成时限：2024年5月31日") ==
              "县粮食局 2024-05-31\n县粮食局 -\n青石镇 2024-04-30\n县粮食局 - R/P1M");
        // the next problem is an item of its own
        CHECK(rows("问题二：围栏破损。\n责任单位：县粮食局\n整改时限：2024年5月底\n问题三：账实不符。\n责任单位：县财政局\n整改时限：2024年6月底") ==
              "县粮食局 2024-05-31\n县财政局 2024-06-30");
    }
    SECTION("what holds for ever is no limit, and the measures keep theirs") {
        CHECK(rows("（一）关于“账目不清”的问题\n整改措施：4月底前盘点一遍。\n责任股室：县财政局\n整改时限：立行立改，长期坚持") ==
              "县财政局 -\n县财政局 2024-04-30");
        CHECK(rows("1.整修仓库，4月底前完工。（责任单位：县粮食局；时限：5月底）") == "县粮食局 2024-05-31\n县粮食局 2024-04-30");
        CHECK(rows("1.整修仓库，5月底前完工。（责任单位：县粮食局；时限：5月底）") == "县粮食局 2024-05-31");
    }
    SECTION("labels of other words say what they end with") {
        CHECK(rows("意见一：粮库漏雨\n办理单位：县粮食局\n建议内容：修补仓顶，每天巡查一次。\n办理时限：4月底前") == "县粮食局 2024-04-30 R/P1D");
        CHECK(rows("（六）关于“公示不规范”的问题\n具体表现：镇政府每月公示不足2次。\n整改措施：修订办法。\n责任部门：县粮食局\n整改时限：4月底前") ==
              "县粮食局 2024-04-30");
    }
    SECTION("lines that are no measures end the item") {
        CHECK(rows("1.修好围栏。\n责任单位：县粮食局\n以上工作由县财政局督促。\n完成时限：2024年5月31日") ==
              "县粮食局 -\n县财政局 -\n- 2024-05-31");
    }
}

TEST_CASE("A sentence of an item with who does it has its row; a bracket may name offices and by when alone") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return limits_in(analysis, "整修方案\n" + text); };
    CHECK(rows("1.抓好整修。青石镇要在4月底前清理杂物。（县粮食局负责）") == "县粮食局 -\n青石镇 2024-04-30");
    CHECK(rows("1.抓好整修。4月底前清理杂物。（县粮食局负责）") == "县粮食局 2024-04-30");
    const std::string bare = "2.修好围栏。（县水利局）\n3.清理杂物。（县财政局）\n";
    CHECK(rows("1.整修仓库。（县粮食局；4月底前完成）\n" + bare) == "县粮食局 2024-04-30\n县水利局 -\n县财政局 -");
    CHECK(rows("1.整修仓库。（县粮食局；共三批）\n" + bare) == "");
    CHECK(rows("1.新建粮仓2座\n牵头单位：县粮食局\n时间安排：3月底前招标，5月底前完工。") == "县粮食局 2024-03-31");
    CHECK(rows("任务一：整修粮仓\n牵头：县粮食局\n要求：4月底前完工，每日巡查一次。\n时限：4月30日") == "县粮食局 2024-04-30 R/P1D");
    CHECK(rows("4.清理沟渠，新建水闸3座。（县水利局；县财政局配合）\n" + bare) == "县水利局 -\n县水利局 -\n县财政局 -");
    CHECK(rows("4.清理沟渠，新建水闸3座。（县水利局、县财政局配合）\n" + bare) == "县水利局 -\n县财政局 -");
    CHECK(rows("二、职责分工\n县粮食局：负责整修粮仓，4月底前完成；县财政局：负责保障资金；县水利局：负责清理沟渠。") == "县粮食局 2024-04-30\n县财政局 -\n县水利局 -");
    CHECK(rows("二、职责分工\n县粮食局：负责整修粮仓，4月底前完成；注意：资金由县财政局负责。").starts_with("县粮食局 2024-04-30"));
    CHECK(rows("二、会务\n时间安排：4月20日上午九点在粮库集合。") == "");
}

TEST_CASE("What a stage is called stands before its time, and a day of its own above it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return limits_in(analysis, "二、活动安排\n" + text); };
    CHECK(rows("三、整治周（3月18日—24日）\n各社区要清理杂物。") == "各社区 2024-03-24");
    CHECK(rows("三、推荐（3月18日—24日）\n各社区要清理杂物。") == "各社区 2024-03-24");
    CHECK(rows("三、推荐（3月18日会议通过）\n各社区要清理杂物。") == "各社区 -");
    CHECK(rows("三、整治范围（城区一带）\n各社区要清理杂物。") == "各社区 -");
    CHECK(rows("三、实施阶段（3月18日—24日）\n县粮食局要抓好培训，3月20日演练一次。") == "县粮食局 2024-03-20");
    CHECK(rows("三、实施阶段（3月18日—24日）\n3月20日为咨询日，县粮食局要设立咨询台。") == "县粮食局 -");
}

TEST_CASE("What was due and is not done is told") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("有4处粮仓应于2月底前完成整修，至今未动工。") == "");
    CHECK(rows("有4处粮仓应于4月底前完成整修，抓紧验收。") == "A");
    CHECK(rows("对4处粮仓要在4月底前完成整修，重点盯住至今未动工的。") == "A");
    CHECK(rows("整修要抓紧，县长每周巡查一次，各村干部每天到场。") != "A 各村干部");
}

TEST_CASE("A sentence that says only who answers closes the item before it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("1.推进厂房建设，年底前完工12个以上。由县住建局牵头，县财政局、县发改局配合。") == "A 县住建局");
    CHECK(rows("1.推进厂房建设。由县住建局牵头改造，县财政局配合。") == "B 县住建局");
    CHECK(rows("1.县水利局要清淤。由县住建局牵头，县财政局配合。") == "B 县水利局\nB 县住建局");
}

TEST_CASE("Brackets with nothing but names close items where a text has many of them") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string two = "1.推广电子证照。（县政务局）\n2.规范涉企检查。（县司法局、县税务局）\n";
    CHECK(rows(two + "3.清理拖欠账款。（县工信局）") == "B 县政务局\nB 县司法局、县税务局\nB 县工信局");
    CHECK(rows(two + "3.清理拖欠账款。（共三批）") == "");
}

TEST_CASE("A number of several parts stands below the one it goes on with") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string rules = "粮库管理制度\n本制度适用于各粮库。\n";
    CHECK(rows(rules + "3.1 仓储部\n3.1.1 每月检修仓库一次。\n3.1.2 负责编制检修计划，并监督实施。\n") == "A 仓储部\nB 仓储部");
    CHECK(rows(rules + "3.1 仓储部\n3.1.1 每月检修仓库一次。\n3.2 检修要求\n3.2.1 每月要检查水泵一次。\n") == "A 仓储部\nA");
    CHECK(rows("检修会纪要\n会议对检修工作作了安排。\n一、青石镇\n要抓紧检修粮库，县里将组织抽查。\n") == "B 青石镇\nB 县里");
}

TEST_CASE("In a table the units beside who leads support it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& first, const std::string& second) {
        return test::tasks_in(analysis, test::table_document({{"序号", "重点任务", first, second, "完成时限"},
                                                              {"1", "编制检修规划", "县粮食局", "县财政局", "6月底"},
                                                              {"2", "改造粮仓两座", "县粮食局", "青石镇", "7月底"}}));
    };
    CHECK(rows("牵头单位", "责任单位") == "A 县粮食局\nA 县粮食局");
    CHECK(rows("责任单位", "承办单位") == "A 县粮食局、县财政局\nA 县粮食局、青石镇");
}

TEST_CASE("Whose person it is stands below a label, and items may open with what is acted on") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "检修流程制度\n本制度适用于粮库。\n" + text); };
    CHECK(rows("一、仓储部\n责任人：孟庆山\n1、填写检修单；\n2、将检修单传递给维修班；\n") == "B 仓储部\nB 仓储部");
    CHECK(rows("一、填写检修单\n责任人：孟庆山\n") == "B");
    CHECK(rows("3.1 仓储部应提报检修计划并说明原因。\n") == "B 仓储部");
    CHECK(rows("3.1 仓储部的检修计划比较合理。\n") == "");
}

TEST_CASE("A number and a name with a full stop label what follows") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "检修工作方案\n为做好检修，制定本方案。\n" + text); };
    CHECK(rows("（一）监督组。负责监督检修质量，及时处理投诉。\n") == "B 监督组");
    CHECK(rows("（一）检修质量。监督检修质量，及时处理投诉。\n") == "");
    CHECK(rows("（一）监督组。监督组已经成立。\n") == "");
    // the sentences behind the first are its own too, each in one row
    const std::string front = "检修工作方案\n为做好检修，制定本方案。\n";
    CHECK(limits_in(analysis, front + "（一）县水利局。负责闸门检修。2024年6月底前完成检修。每月报送进展。\n") == "县水利局 -\n县水利局 2024-06-30\n县水利局 - R/P1M");
    CHECK(limits_in(analysis, front + "（一）县水利局。1.负责闸门检修。2.2024年6月底前完成检修。\n") == "县水利局 -\n县水利局 2024-06-30");
    CHECK(limits_in(analysis, front + "（一）县水利局。2024年6月底前完成检修，年底前完成治理。\n") == "县水利局 2024-06-30\n县水利局 2024-12-31");
    CHECK(limits_in(analysis, front + "县水利局——负责闸门检修，2024年6月底前完成。\n") == "县水利局 2024-06-30");
    CHECK(limits_in(analysis, front + "（二）医院。推进建设，2024年6月底前完成检修。\n") == "- 2024-06-30");
}

TEST_CASE("Lines say who answers above or below what is to be put right") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string front = "青石镇督察反馈问题整改清单\n\n问题一：河道垃圾清理不及时。\n";
    SECTION("above it: all up to the limit is one item, and what it measures is of the same parties") {
        CHECK(rows(front + "责任单位：县水利局\n督导单位：县河长办\n整改目标：改造泵站3座。\n整改措施：\n1.青石镇每周巡河不少于2次。\n"
                           "2.建立台账，按月考核。\n完成时限：2026年6月30日\n问题二：管网老化。\n责任单位：县住建局\n整改措施：更换管网12公里。") ==
              "A 县水利局\nA 县水利局\nA 青石镇\nA 县水利局\nA 县住建局");
    }
    SECTION("below it: what follows is the next item") {
        CHECK(rows("一、重点任务\n任务：新建泵站3座。\n责任单位：县水利局\n完成时限：6月底前\n任务：改造堤防。\n责任单位：县住建局") ==
              "A 县水利局\nB 县住建局");
        CHECK(rows("整改方案\n\n（一）关于“台账不全”的问题\n整改措施：1.修订制度，每月巡查不少于4次。2.工程股对1月以来的台账逐一补记，6月底前完成。\n"
                   "责任领导：赵明远\n责任股室：工程股、水政股\n整改时限：7月底前") == "A 工程股、水政股\nA 工程股、水政股\nA 工程股");
        CHECK(rows("整改方案\n\n（一）关于“台账不全”的问题\n整改措施：1.修订制度，每月巡查不少于4次。2.对1月以来的台账逐一补记，6月底前完成。\n"
                   "责任领导：赵明远\n责任股室：工程股、水政股\n整改时限：7月底前") == "A 工程股、水政股\nA 工程股、水政股\nA 工程股、水政股");
    }
    SECTION("a label names offices whatever words are in their names") {
        CHECK(rows("整改方案\n\n一、整改任务\n1.核对台账。\n责任科室：农经站、各村、督查考核室") == "B 农经站、各村、督查考核室");
        CHECK(rows("整改方案\n\n一、整改任务\n1.核对台账。\n责任科室：经研究决定") == "");
    }
    SECTION("the foot of a page names nobody for the lines above it") {
        CHECK(rows("青石镇会议纪要\n\n审议水库方案\n主办：青石镇人民政府\n协办：县水利局") == "");
    }
}

TEST_CASE("A heading above its text is no task; what should have been done says which thing is meant") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "要抓好自查工作。\n" + text); };
    CHECK(rows("一、各镇自查\n每月报送台账不少于2次。") == "A");
    CHECK(rows("一、各镇自查，6月底前报送自查报告。") == "A 各镇");
    CHECK(rows("1.县水利局抓紧组织自查\n2.县住建局抓紧组织自查") == "B 县水利局\nB 县住建局");
    CHECK(rows("县水利局应修复的37座泵站，仅完成11座。") == "");
    CHECK(rows("县水利局应修复37座泵站。") == "A 县水利局");
}

TEST_CASE("What announces items gives them to who it tells") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("县水利局要做好以下工作：\n（一）6月底前排查渗漏点。\n（二）加固堤防。\n各镇要配合。") == "B 县水利局\nA 县水利局\nB 县水利局");
    CHECK(rows("县水利局要做好三座水库的工作：\n（一）6月底前排查渗漏点。") == "B 县水利局\nA");
    CHECK(rows("各部门要做好以下工作：\n（一）6月底前排查渗漏点。") == "A");
    CHECK(rows("县水利局要做好以下工作：\n1.抓紧排查。\n2.6月底前完成加固。") == "B 县水利局\nB 县水利局\nA 县水利局");
}

TEST_CASE("A case and what is allowed in it is no task") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "要抓好培训工作。\n" + text); };
    CHECK(rows("见习单位组织培训满6月，符合条件的，可申请补贴300元。") == "");
    CHECK(rows("见习单位每月组织培训不少于6次，可靠完成任务。") == "A 见习单位");
}

TEST_CASE("What is commanded in the next sentence is commanded to the same, what is told or has a time of its own is not") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("县水利局要逐项办理。全部建议须于10天内办结并不少于2次回访。") == "B 县水利局\nA 县水利局");
    CHECK(rows("县水利局要逐项办理。每年要回访不少于2次。") == "B 县水利局\nA 县水利局");
    CHECK(rows("县水利局要逐项办理。今年，要新建泵站3座。") == "B 县水利局\nA");
    CHECK(rows("学校将开展安全月活动，现将有关事项通知如下。") == "");
    CHECK(rows("学校将开展安全月活动，现将水管更换一遍。") == "B 学校");
}

TEST_CASE("A share of a plan was reached where no day is set; what is told behind a semicolon hides no duty") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "要抓好生产。\n" + text); };
    CHECK(rows("发运水泥8万吨，完成月计划的94%。") == "");
    CHECK(rows("要发运水泥8万吨，完成月计划的94%。") == "A");
    CHECK(rows("县水利局每月25日前报送进展；已办结事项报送报告。") == "A 县水利局");
    CHECK(rows("县水利局报送进展；已办结事项报送了报告。") == "");
}

TEST_CASE("A line of a title is no task") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "要抓好落实。\n" + text); };
    CHECK(rows("青石县组织引进人才管理办法") == "");
    CHECK(rows("青石县抓紧组织引进人才") == "B 青石县");
    CHECK(rows("青石县请求，尽快审核可研报告。") == "");
    CHECK(rows("青石县请尽快审核可研报告。") == "B 青石县");
}

TEST_CASE("Short brackets close items where others of the document do; an arrangement lays out plans") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string two = "党建要点\n\n（一）整顿党组织。（牵头：组织办；配合：宣传办）\n（二）培养后备干部。（组织办、各村支部）\n";
    CHECK(rows(two + "（三）深化作风建设。（镇纪委）") == "B 组织办\nB 组织办、各村支部\nB 镇纪委");
    CHECK(rows("党建要点\n\n（三）深化作风建设。（镇纪委）") == "");
    CHECK(test::tasks_in(analysis, test::document("教务处组织命题。\n各年级组组织监考。", "某中学第五周工作安排")) == "B 教务处\nB 各年级组");
    CHECK(test::tasks_in(analysis, test::document("教务处组织命题。\n各年级组组织监考。", "某中学第五周见闻")) == "");
}

TEST_CASE("What is not needed, asked or only spoken of as needed commands nothing") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("已领证的无需每年签注1次。") == "");
    CHECK(rows("已领证的需要每年签注1次。") == "A");
    CHECK(rows("县水利局是否要在6月底前完成加固？") == "");
    CHECK(rows("县水利局要在6月底前完成加固！") == "A 县水利局");
}

TEST_CASE("An item may begin with the text") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const Document document = test::document("堤防\n整改措施：加固河堤\n责任单位：县水利局\n完成时限：2024年6月底前\n");
    const Findings found = analysis.run(document);
    const FindingTable& table = found.at(tasks::table);
    REQUIRE(table.rows().size() == 1);
    CHECK(table.rows().front().evidence.begin == 0);
    CHECK(table.get_or(table.rows().front(), tasks::title) == "加固河堤");
}

TEST_CASE("A line that is nothing but who answers heads the numbered items below it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "责任清单如下。\n" + text); };
    CHECK(rows("班子成员\n1.全年上党课不少于1次\n2.全年参加支部活动不少于12次\n") == "A 班子成员\nA 班子成员");
    CHECK(rows("班子成员\n全年上党课不少于1次\n") != "A 班子成员");
    CHECK(rows("党课安排\n1.全年上党课不少于1次\n") != "A 班子成员");
}

TEST_CASE("A body that stands as the heading of its paragraph is told what follows it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const std::string notice = "关于成立工作专班的通知\n\n";
    CHECK(test::tasks_in(analysis, notice + "（一）综合协调组。负责统筹协调各项工作。") == "B 综合协调组");
    CHECK(test::tasks_in(analysis, notice + "（一）综合协调。负责统筹协调各项工作。") == "");
}

TEST_CASE("A row of a table that plans several stages gives each of them a row") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& steps) {
        return limits_in(analysis, test::table_document({{"序号", "实事项目", "工作措施", "责任单位"}, {"1", "检修粮库3座。", steps, "县粮食局"}}));
    };
    CHECK(rows("1.4月底前完成清仓；2.8月底前交库验收。") == "县粮食局 -\n县粮食局 2024-04-30\n县粮食局 2024-08-31");
    CHECK(rows("8月底前交库验收。") == "县粮食局 2024-08-31");
}

TEST_CASE("Tables by month, by stage and of what is to be reached") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::vector<std::vector<std::string>>& cells) { return limits_in(analysis, test::table_document(cells)); };
    CHECK(rows({{"月份", "工作内容", "负责部门"}, {"4月", "开展粮库检查", "业务科"}}) == "业务科 2024-04-30");
    CHECK(rows({{"栏目", "工作内容", "供稿部门"}, {"4月", "开展粮库检查", "业务科"}}) == "");
    CHECK(rows({{"阶段", "时间", "任务", "责任部门"}, {"实施", "4月至9月", "开展检修", "业务科"}}) == "业务科 2024-09-30");
    CHECK(rows({{"指标名称", "单位", "目标值", "责任部门"}, {"粮食产量", "万吨", "30", "县农业农村局"}}) == "县农业农村局 -");
    CHECK(rows({{"指标名称", "单位", "目标值", "上年情况"}, {"粮食产量", "万吨", "30", "29"}}) == "");
}

TEST_CASE("Parts of an item with lines of their own are items; who coordinates is one of its persons") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "任务分工\n\n一、重点任务\n2.加快粮库检修。\n（1）检修仓顶，疏通水沟。\n" + text); };
    const std::string second = "（2）更换水泵，清理库区。\n责任单位：县水利局";
    CHECK(rows("责任人：赵明远副县长\n协调人：王芳副主任\n责任单位：县粮食局\n" + second) == "B 县粮食局\nB 县水利局");
    CHECK(rows("责任人：赵明远副县长\n见习生：王芳副主任\n责任单位：县粮食局\n" + second) != "B 县粮食局\nB 县水利局");
    CHECK(rows(second) == "B 县水利局");
}

TEST_CASE("Labels on one line need no mark between them, and names behind a label only spaces") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return limits_in(analysis, "任务分工\n\n一、重点任务\n1.检修仓顶，疏通水沟。" + text); };
    CHECK(rows("\n牵头单位：县粮食局 配合单位：县水利局 完成时限：6月底前") == "县粮食局 2024-06-30");
    CHECK(rows("\n参观单位：县粮食局 来访单位：县水利局 开放时间：6月底前") != "县粮食局 2024-06-30");
    CHECK(rows("（牵头单位：县粮食局 配合单位：县水利局）") == "县粮食局 -");
    CHECK(rows("\n责任单位：县粮食局 县水利局 各镇") == "县粮食局、县水利局、各镇 -");
    CHECK(rows("\n牵头责任单位：县粮食局") == "县粮食局 -");
    CHECK(rows("\n责任单位：青石县 粮食局") == "青石县粮食局 -");
    CHECK(rows("\n责任单位：县委 办公室、县政府 办公室") == "县委办公室、县政府办公室 -");
    CHECK(rows("[责任单位：县粮食局]") == "县粮食局 -");
    CHECK(rows("［县粮食局牵头，各镇配合］") == "县粮食局 -");
    CHECK(rows("［粮食局供图］") == "");
    CHECK(rows("（县粮食局、县水利局；列第一位的为牵头单位）") == "县粮食局 -");
    CHECK(rows("\n责任单位：县粮食局、县水利局（除另有说明外，列第一位的为牵头单位，下同）") == "县粮食局 -");
}

TEST_CASE("Behind the bracket that closes an item the sentence has parties of its own; amounts that tell who is meant are no targets") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "检修方案\n\n一、重点任务\n" + text); };
    CHECK(rows("1.检修仓顶，疏通水沟。（责任单位：县粮食局）各镇要清理库区。") == "B 县粮食局\nB 各镇");
    CHECK(rows("1.检修仓顶，疏通水沟。(责任单位:县粮食局)各镇要清理库区。") == "B 县粮食局\nB 各镇");
    CHECK(rows("1.检修仓顶，疏通水沟。（责任单位：县粮食局）各镇的库区很整洁。") == "B 县粮食局");
    CHECK(rows("年收购量超过300吨的企业应建立台账。") == "B 年收购量超过300吨的企业");
    CHECK(rows("加工企业应储备不少于300吨的粮食。") == "A 加工企业");
}
