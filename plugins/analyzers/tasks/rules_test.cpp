// Rows of measures, rule books and announcements.
#include <catch2/catch.hpp>

#include "discourse.h"
#include "jianbao/standard_tables.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::chinese;

TEST_CASE("An article of rules opens no part, whatever its case speaks of") {
    const Discourse discourse(test::lexicon("discourse"));
    CHECK(discourse.part_of_heading("第九条 检查中发现存在问题的，应当记录") == Part::unknown);
    CHECK(discourse.part_of_heading("九、存在问题") == Part::problems);
    CHECK(discourse.part_of_heading("五、做好工作总结") == Part::unknown);
    CHECK(discourse.part_of_heading("1.4月25日前完成形势分析。") == Part::unknown);
    CHECK(discourse.part_of_heading("一、目前完成情况和形势分析") == Part::review);
    CHECK(discourse.part_of_heading("五、上半年工作总结") == Part::review);
    CHECK(discourse.part_of_heading("（三）年底前必须见到成效的事项。") == Part::unknown);
    CHECK(discourse.part_announced("县粮食局负责汇总分析检修中存在的问题。") == Part::unknown);
    CHECK(discourse.part_announced("检修中存在的问题有三个。") == Part::problems);
}

TEST_CASE("An item that asks for papers heads nothing; what opens with another limit is a row of its own") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string notice = "关于做好项目调度的通知\n\n各镇：\n现将有关事项通知如下：\n";
    CHECK(rows(notice + "一、各镇每月5日前将进展情况报县项目办。") == "A 各镇");
    CHECK(rows(notice + "一、项目进展情况\n各镇每月5日前将台账报县项目办。") == "");
    CHECK(rows("各镇要抓紧，已报的务必于4月3日前改完，未报的务必于4月9日前补报。") == "A 各镇\nA 各镇");
    CHECK(rows("各镇要抓紧，已报的务必于4月3日前改完，未报的务必补报。") == "A 各镇");
    CHECK(rows("各镇4月3日前核对账款，有争议的5月底前化解八成以上。") == "A 各镇\nA 各镇");
    CHECK(rows("各镇4月3日前核对账款，有争议的账款由两家协商。") == "A 各镇");
    const std::string told = "县司法局工作总结\n\n一、工作情况\n1—6月，排查纠纷300件。\n开展宣传12场。\n走访矫正对象46人。\n";
    CHECK(rows(told + "二、下半年工作打算\n9月底前新建司法所6个。") == "A");
    CHECK(rows(told + "9月底前新建司法所6个。") == "");
    CHECK(rows(notice + "县商务局自推荐截止之日起20个工作日内组织评审。") == "A 县商务局");
    CHECK(rows(notice + "截止4月2日，县商务局组织评审了20场。") == "");
}

TEST_CASE("What comes after it is done, what is counted in turns, what a notice orders behind problems") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("4月20日前更换水泵并经检测合格后方可恢复使用。") == "A");
    CHECK(rows("4月20日前可恢复使用。") == "");
    CHECK(rows("各镇要抓紧整治。从今年起，每年为老人免费体检一次。") == "B 各镇\nA");
    CHECK(rows("各镇要抓紧整治。从今年起，每年免费体检的老人增多。") == "B 各镇");
    CHECK(rows("要抓紧改造。今年底前改厕300户。") == "A");
    CHECK(rows("要抓好环保。年底前淘汰不达标的锅炉30台。") == "A");
    CHECK(rows("要抓好财务。对2023年以来的往来款逐笔清理，年底前清理完毕。") == "A");
    CHECK(rows("要抓好财务。2023年以来清理往来款30笔。") == "");
    CHECK(rows("要抓好环保。年底前不达标的锅炉有30台。") == "");
    CHECK(rows("要抓好农业。明年在全县实现可靠供电20小时以上。") == "A");
    CHECK(rows("要抓好农业。明年全县可供电20小时以上。") == "");
    const Discourse discourse(test::lexicon("discourse"));
    CHECK(discourse.part_announced("现责令你单位按以下要求整改：") == Part::requirement);
    CHECK(discourse.part_announced("检查发现下列问题：") == Part::problems);
    CHECK(discourse.part_announced("按要求检查了下列场所：") == Part::unknown);
}

TEST_CASE("Conditions, permissions, reasons and consequences are nobody's task") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    SECTION("a list of conditions says who may") {
        const std::string list = "（一）场地面积不低于800平方米；\n（二）每年培训学员不少于60人；\n";
        CHECK(rows("申报单位应当符合下列条件：\n" + list) == "");
        CHECK(rows("申报单位应当完成下列任务：\n" + list) == "B 申报单位\nA 申报单位\nA 申报单位");
        CHECK(rows("申报单位应当符合下列条件：\n" + list + "申报单位应当在3月20日前提交材料。") == "A 申报单位");
        CHECK(rows("申报单位应当符合下列条件：（一）场地面积不低于800平方米；（二）职工不少于60人。") == "");
        CHECK(rows("申报单位应当符合下列条件：\n" + list + "二、考核要求\n每年要培训学员不少于60人。") == "A");
    }
    SECTION("what may be done is no row, however it is measured") {
        CHECK(rows("受理窗口可延长工作时间不超过2小时。") == "");
        CHECK(rows("受理窗口延长工作时间不少于2小时。") == "A 受理窗口");
        CHECK(rows("中签者可在3月4日至6日内登录网站选号。") == "");
    }
    SECTION("why a text was written, where it comes from, what follows of itself") {
        CHECK(rows("为加强管理，根据《某县市场管理办法》等规定，今年试行按季度开展摊位抽签。") == "");
        CHECK(rows("为加强管理，按季度开展摊位抽签。") == "A");
        CHECK(rows("来源：某县住建局 时间：2024-03-01 10:57") == "");
        CHECK(rows("中签者未在规定时间内选定1处摊位，视为放弃。") == "");
        CHECK(rows("补贴金额=完成人数×每月标准。") == "");
    }
    SECTION("how long something is shown is asked for") {
        const Document document = test::document("县住建局要公示抽签结果，公示期为7天。");
        const Findings found = analysis.run(document);
        const FindingTable& table = found.at(tasks::table);
        REQUIRE(table.rows().size() == 1);
        CHECK(table.get_or(table.rows().front(), tasks::targets) == TextList{"7天"});
    }
}

TEST_CASE("A rule goes on for who was named before") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string rules = "第一条 为加强管理，制定本办法。\n第二条 本办法所称摊位是指固定摊位。\n第三条 ";
    SECTION("behind a case, an occasion, and in a further paragraph") {
        CHECK(rows(rules + "镇政府应当受理申请。属本县户籍的，应当在3个工作日内完成初审。") == "B 镇政府\nA 镇政府");
        CHECK(rows(rules + "镇政府应当受理申请。初审通过后提交县民政局。") == "B 镇政府\nA 镇政府");
        CHECK(rows(rules + "镇政府应当受理申请。\n属本县户籍的，应当在3个工作日内完成初审。") == "B 镇政府\nA 镇政府");
    }
    SECTION("but not into the next article, nor where something else is spoken of") {
        CHECK(rows(rules + "镇政府应当受理申请。\n第四条 属本县户籍的，应当在3个工作日内完成初审。") == "B 镇政府\nA");
        CHECK(rows(rules + "镇政府应当受理申请。办理结果在3个工作日内公开。") == "B 镇政府\nA");
    }
}

TEST_CASE("What somebody is or is free to do is no task") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("会议由县长召集和主持。") == "");
    CHECK(rows("名单由各学院提出，校团委审定。") == "B 各学院\nB 校团委");
    CHECK(rows("名单由各学院提出；校团委审定。") == "B 各学院");
    CHECK(rows("名单由各学院提出，校团委审定了三份。") == "B 各学院");
    CHECK(rows("县教育局与县团委联合召开全县学生工作会议。") == "");
    CHECK(rows("县教育局与县团委联合开展学生工作调研。各镇要配合。") == "B 县教育局、县团委");
    CHECK(rows("大赛由县教育局与县科协共同主办，青禾大学承办。") == "");
    CHECK(rows("文化节由县文旅局主办，由县日报社承办。") == "");
    CHECK(rows("法规的解释工作由县司法局承办。") == "B 县司法局");
    CHECK(rows("由组委会邀请企业、高校专家组成，负责评审。") == "");
    CHECK(rows("由组委会牵头组成评审组，负责评审。") == "B 组委会");
    CHECK(rows("会议由县长主持并部署工作。") == "B 县长");
    CHECK(rows("抽签方式由镇政府自主确定。") == "");
    CHECK(rows("抽签方式由镇政府确定。") == "B 镇政府");
    const std::string rules = "第一条 为加强管理，制定本办法。\n第二条 本办法所称摊位是指固定摊位。\n第三条 ";
    CHECK(rows(rules + "镇政府结合实际，可参照本办法制定细则。") == "");
    CHECK(rows(rules + "镇政府结合实际制定细则，可参照本办法。") == "B 镇政府");
    CHECK(rows("县政府及各部门要加强协作。") == "");
    CHECK(rows("充分发挥县协调组的作用。") == "");
    CHECK(rows("充分发挥县协调组的作用，搭建平台。") == "B 县协调组");
    CHECK(rows("各合作社应有10万元以上资金。") == "");
    CHECK(rows("各合作社应安排10万元以上资金。") == "A 各合作社");
    CHECK(rows("各镇要清理沟渠。以上工作要在4月底前完成。") == "B 各镇\nA 各镇");
    CHECK(rows("以政府名义发文，由县长签发；会议决定的事项，3月底前公开。") == "B 县长\nA");
    CHECK(rows("以政府名义发文，由县政府办起草；3月底前公开。") == "A 县政府办");
    CHECK(rows("会议由副县长主持，各镇干部参加会议。") == "");
    CHECK(rows("1.企业申报。各企业于3月10日前填报。") == "A 各企业");
    CHECK(rows("本办法所称小微企业，是指年收入不超过500万元的企业。") == "");
    CHECK(rows("申请材料包括：申请表1份、照片2份。") == "");
    CHECK(rows("申请材料一式2份于3月10日前报送。") == "A");
    CHECK(rows("由县农办研究解决建设中存在的问题。县水利局要加快建设。") == "B 县农办\nB 县水利局");
}

TEST_CASE("Rules name problems without complaining of them") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string rules = "第一条 为加强管理，制定本办法。\n第二条 本办法所称摊位是指固定摊位。\n第三条 ";
    CHECK(rows(rules + "县农机局会同县残联建立抽查机制，及时纠正存在的偏差。") == "B 县农机局");
    CHECK(rows("县农机局会同县残联建立抽查机制，及时纠正存在的偏差。") == "");
}

TEST_CASE("The measures of a case, of a definition and of a heading ask nothing") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("讲解员每年接待游客超过60人，满意率达到90%以上（含90%）的，予以通报表扬。") == "");
    CHECK(rows("每年接待游客不少于60人，满意率达到90%以上。") == "A");
    CHECK(rows("能够每年提供岗位30个以上，场地在500平方米以上的各类单位及其他组织。") == "");
    CHECK(rows("建设30个每年培训学员50人以上的基地。") == "A");
    CHECK(rows("申请人就业补助，参照本办法执行。") == "");
    CHECK(rows("摊主不得有下列行为：（一）占道超过30%。") == rows("摊主不得占道超过30%。"));
}

TEST_CASE("The items of a list go on for who opens it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const std::string rules = "第一条 为加强管理，制定本办法。\n第二条 本办法所称摊位是指固定摊位。\n第三条 ";
    CHECK(test::tasks_in(analysis, rules + "镇政府应当分别作出处理：\n（一）材料不全的，应当在3日内一次告知。") ==
          "B 镇政府\nA 镇政府");
}

TEST_CASE("Who is named for no less than so much is asked") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("各村每天巡查水库不少于2次。") == "A 各村");
    CHECK(rows("各村每天巡查水库2次，效果很好。") == "");
}

TEST_CASE("Amounts that last, come in issues or are due") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto targets = [&](const std::string& text) {
        const Document document = test::document(text);
        const Findings found = analysis.run(document);
        std::string out;
        for (const Row& row : found.at(tasks::table).rows())
            for (const std::string& one : found.at(tasks::table).get_or(row, tasks::targets)) out += (out.empty() ? "" : " ") + one;
        return out;
    };
    CHECK(targets("县教育局要公示5天。") == "5天");
    CHECK(targets("县教育局要推荐2位教师。") == "2位");
    CHECK(targets("县教育局要按不低于500元的标准发放，500元以上的有5所。") == "不低于500元");
    CHECK(targets("县教育局要关心2位教师。") == "");
    CHECK(targets("县教育局要约谈缺课超过10天的学校。") == "");
    CHECK(targets("县教育局要将缺课控制在10天的标准内。") == "10天");
    CHECK(targets("县教育局要准备木桩300根、砂石50方。") == "300根 50方");
    CHECK(targets("县教育局要抓住3根本、5方面。") == "");
    CHECK(targets("县教育局要评出“最美校园”3个。") == "3个");
    CHECK(targets("县教育局要开放5天。") == "");
    CHECK(targets("各校要组织学生每天锻炼30分钟。") == "30分钟");
    CHECK(targets("各校要至少提前30分钟到场。") == "至少提前30分钟");
    CHECK(targets("各校要在30分钟前到场。") == "");
    CHECK(targets("各窗口等待时间不得超过30秒。") == "不得超过30秒");
    CHECK(targets("县委组织部要举办培训班2期。") == "2期");
    CHECK(targets("县住建局要加快二期工程。") == "");
    CHECK(targets("县政府办要把总结控制在3000字以内。") == "3000字以内");
    CHECK(targets("青石园区要加快建设，年底前3家企业投产。") == "3家");
    CHECK(targets("凡漏报3次以上的单位，取消评优资格。") == "");
    CHECK(targets("各单位每年要抽查3次以上。") == "3次以上");
    CHECK(targets("县粮食局要实施粮仓防潮、屋面翻修等12个项目。") == "12个");
    CHECK(targets("县粮食局要感谢粮仓防潮、屋面翻修等12个项目。") == "");
    CHECK(targets("新开工青禾至白石等23个项目，年底前建成粮库6座。") == "23个 6座");
    CHECK(targets("新开工了青禾至白石等23个项目，年底前要建成粮库6座。") == "6座");
    CHECK(targets("新建成的甲、乙等3个粮仓，县粮食局要抓紧验收。") == "");
    CHECK(targets("年底前建成粮库6座，加快青禾、白石等9个仓点改造。") == "6座 9个");
    CHECK(targets("要加快青禾、白石等9个仓点改造。") == "");
    CHECK(targets("县粮食局要选树“放心粮店”10家、“放心仓库”5座。") == "10家 5座");
    CHECK(targets("县粮食局要宣传“放心粮店”10家、“放心仓库”5座。") == "");
    CHECK(targets("县粮食局要完成剩余12处屋面翻修。") == "12处");
    CHECK(targets("县粮食局要看好剩余12处屋面。") == "");
    CHECK(targets("各校要确保每月上门送教时间为8小时。") == "8小时");
    CHECK(targets("各校的办公时间为8小时。") == "");
}

TEST_CASE("What tells of a time gone by does so behind an item's number, too") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "粮库检修会纪要\n会议对检修作了安排。\n" + text); };
    CHECK(rows("一、截至5月10日，县粮食局完成检修12座。\n") == "");
    CHECK(rows("一、5月10日前，县粮食局完成检修12座。\n") == "A 县粮食局");
    CHECK(rows("一、近年来，检修取得明显成效。县粮食局负责检修粮库，6月底前完成。\n") == "A 县粮食局");
    CHECK(rows("一、近年来，检修取得明显成效。县粮食局负责检修粮库。\n") == "");
}

TEST_CASE("What should have been done stands among the problems, what is to be done in the column that asks") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("二、存在问题\n县财政局应于6月底前拨付的检修资金至今未到位。") == "");
    CHECK(rows("三、整改要求\n县财政局应于6月底前拨付检修资金。") == "A 县财政局");
    const Document table = test::table_document({{"责任单位", "存在问题", "整改要求", "整改时限"}, {"青禾镇", "库区堆放垃圾", "调整2名保洁员", "7月20日"}});
    CHECK(test::tasks_in(analysis, table) == "A 青禾镇");
    const Findings found = analysis.run(table);
    CHECK(found.at(tasks::table).get_or(found.at(tasks::table).rows()[0], tasks::title) == "调整2名保洁员");
}

TEST_CASE("Sums by a day to come are asked for, penalties of nobody are not") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("要抓好培训。2024年底前累计培训仓管员超过500人次。") == "A");
    CHECK(rows("要抓好培训。去年累计培训仓管员500人次。") == "");
    CHECK(rows("对未完成检修的，一律取消评优资格，并扣减绩效10%。") == "");
    CHECK(rows("对未完成检修的，县粮食局要扣减绩效10%。") == "A 县粮食局");
    CHECK(rows("6月16日，青禾公司、白石公司各组织1次演练，参加不少于80人。") == "A 青禾公司、白石公司");
    CHECK(rows("县粮食局要抓好流通，粮油产值突破8亿元。") == "A 县粮食局");
}

TEST_CASE("After an occasion 由 says who has it to do, and days before one are counted back") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("考试结束后由教务处归档。") == "A 教务处");
    CHECK(rows("考试结束后由衷高兴。") == "");
    CHECK(rows("教务处要于假期前3日报送名单。") == "A 教务处");
}

TEST_CASE("How long somebody is shut out is no task") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("该库点自取消储备资格之日起2年内不得再次申报储备粮库。") == "");
    CHECK(rows("青禾粮食公司应当在2年内重新申报储备粮库。") == "A 青禾粮食公司");
}

TEST_CASE("Who is told behind a case with a list of cases is told") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("储户出现下列情形之一的，县粮食局应当办理注销手续：\n（一）户籍迁出的；\n") == "B 县粮食局");
    CHECK(rows("储户应当符合下列条件：\n（一）户籍不少于3年；\n") == "");
}

TEST_CASE("Turns announced before a colon are those of who keeps them; a year alone that lists what follows is no row") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("整修期间实行“每日巡查、每日报送”：县粮食局于每日18时前将巡查表报县政府办。") == "A 县粮食局");
    CHECK(rows("整修期间实行“每日巡查”：县粮食局每周将巡查表报县政府办。") == "A\nA 县粮食局");
    CHECK(rows("2024年，重点抓好以下工作：") == "");
    CHECK(rows("2024年，要重点抓好粮库整修，开工3座。") == "A");
    CHECK(rows("对逾期未报的，4月底将在全县点名。") == "");
    CHECK(rows("对逾期未报的，4月底前逐户上门核对。") == "A");
}

TEST_CASE("What opens with a time gone by is told") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "要抓好整修。" + text); };
    CHECK(rows("1月份开工粮仓9座，完成投资3000万元。") == "");
    CHECK(rows("5月份开工粮仓9座，完成投资3000万元。") == "A");
    CHECK(rows("2023年完成投资3000万元，2024年6月底前要完成投资5000万元。") == "A");
    CHECK(rows("对2023年以来的粮仓逐座检修，年底前检修30座。") == "A");
}

TEST_CASE("A step that is over at once, and then a day: the step is the limit") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto limit = [&](const std::string& text) {
        const Findings found = analysis.run(test::document(text));
        const FindingTable& table = found.at(tasks::table);
        return table.rows().empty() ? std::string() : table.get_or(table.rows().front(), tasks::deadline_norm);
    };
    CHECK(limit("各粮库应于收到清单后5日内完成初审，并于4月15日前上报。") == "event:收到清单后5日内");
    CHECK(limit("会后，各粮库要在4月15日前上报。") == "2024-04-15");
    CHECK(limit("各粮库于检修结束后立即封仓，于4月15日前上报。") == "event:检修结束后");
}

TEST_CASE("What stands under a heading of times, and what is only asked whether, is no task") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("要抓好督查。\n二、督查时间\n5月13日至6月12日，每个粮库不少于3天。") == "");
    CHECK(rows("要抓好督查。\n二、督查要求\n每个粮库督查不少于3天。") == "A");
    CHECK(rows("要抓好督查。重点看县粮食局是否每月召开一次例会。") == "");
    CHECK(rows("要抓好督查。全县每月召开一次例会。") == "A");
    CHECK(rows("要抓好督查。全县各医院每月召开一次例会。") == "A 全县各医院");
}

TEST_CASE("今年 with an amount of its own is the limit, not the year behind it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto first = [&](const std::string& text) {
        const Findings found = analysis.run(test::document(text));
        const FindingTable& table = found.at(tasks::table);
        return table.rows().empty() ? std::string() : table.get_or(table.rows().front(), tasks::deadline_norm);
    };
    CHECK(first("县粮食局要抓好整修，今年建成粮库5座，明年再建6座。") == "2024-12-31");
    CHECK(first("县粮食局要抓好整修，今年打基础，明年建成粮库5座。") == "2025-12-31");
}

TEST_CASE("By 到 and a year stands where a figure is to be, whatever verb moves it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string plan = "关于印发节能方案的通知\n\n";
    CHECK(rows(plan + "到2030年，全县单位能耗比2020年下降15%。") == "A");
    CHECK(rows(plan + "2020年，全县单位能耗下降了15%。") == "");
    CHECK(rows(plan + "到2030年，全县粉尘浓度控制在30微克/立方米以下。") == "A");
    CHECK(rows(plan + "到2030年，全县单位能耗有望下降。") == "");
}

TEST_CASE("A paper whose headings are stages orders, whatever it is called") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string first = "一、部署阶段（5月）\n各县领导小组结合实际确定整治重点。\n";
    CHECK(rows(first + "二、整治阶段（6月至8月）\n各县领导小组组织企业开展自查。") == "A 各县领导小组\nA 各县领导小组");
    CHECK(rows("一、部署阶段\n各县领导小组结合实际确定整治重点。\n二、整治阶段\n各县领导小组组织企业开展自查。") == "");
}

TEST_CASE("A closing bracket of several sentences is one bracket") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const std::string item = "关于印发方案的通知\n\n1.制定清单。完成清单编制工作，明确禁止发展的产业目录。";
    CHECK(test::tasks_in(analysis, item + "〔县环保局牵头，县发改局参与，各镇落实。以下均需各镇落实，不再列出。〕") == "B 县环保局");
    CHECK(test::tasks_in(analysis, item + "〔根据上级文件〕") == "");
    CHECK(test::tasks_in(analysis, item + "（责任单位：县水利局（牵头）、县财政局、各镇）") == "B 县水利局");
    CHECK(test::tasks_in(analysis, item + "（责任单位：县水利局、县财政局）") == "B 县水利局、县财政局");
}

TEST_CASE("Whatever was asked in a paragraph may have one limit; a total of what is made is an amount") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("请县应急局组织演练。请县水利局组织培训。以上工作6月20日前完成。") == "B 县应急局\nB 县水利局\nA 县应急局、县水利局");
    CHECK(rows("请县应急局组织演练。以上工作6月20日前完成。") == "B 县应急局\nA 县应急局");
    CHECK(rows("县住建局要新建公租房、安置房共300套。") == "A 县住建局");
    CHECK(rows("县住建局要管好公租房、安置房共300套。") == "B 县住建局");
    CHECK(rows("要抓好创建。对已达标的街道提档升级，达标率提高到50%以上。") == "A");
    CHECK(rows("要抓好创建。街道已全部提档升级，达标率提高到50%以上。") == "");
}

TEST_CASE("Bulletins tell what goes on; what they ask they command or date") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) {
        return test::tasks_in(analysis, test::document(text, "关于春耕工作情况的通报", DocumentKind::bulletin));
    };
    CHECK(rows("县农业农村局联合县公安局出动执法人员260人次，检查门店180家。") == "");
    CHECK(rows("县农业农村局要联合县公安局检查门店180家。") == "A 县农业农村局");
    const auto announced = [&](const std::string& text) {
        return test::tasks_in(analysis, test::document(text, "关于受理公寓申请的公告", DocumentKind::bulletin));
    };
    CHECK(announced("县住建局负责收集并初审申请人材料，公示结果。") == "B 县住建局");
    CHECK(rows("县住建局负责收集并初审申请人材料，公示结果。") == "");
    CHECK(rows("选派农技人员120名下沉一线，举办培训班30期。") == "");
    CHECK(rows("确保举办培训班30期。") == "A");
    CHECK(rows("县商务局应于12月20日前报送的总结至今未报。") == "");
    CHECK(rows("县水利局要对至今未完工的项目挂牌督办。") == "B 县水利局");
    CHECK(rows("白石镇应完成造林3000亩，实际仅完成1800亩。") == "");
    CHECK(rows("白石镇应完成造林3000亩。") == "A 白石镇");
}

TEST_CASE("Amounts in points, in Chinese numerals and with 余 before the unit") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("县发改局要抓好节能，能耗下降5个百分点。") == "A 县发改局");
    CHECK(rows("县发改局要抓好节能，认清5个要点。") == "B 县发改局");
    CHECK(rows("县卫健局要新增床位三百张。") == "A 县卫健局");
    CHECK(rows("县卫健局要管好床位三张。") == "B 县卫健局");
    CHECK(rows("县残联要服务群众10万余人次。") == "A 县残联");
    CHECK(rows("县残联要服务10万余群众。") == rows("县残联要服务10万群众。"));
}

TEST_CASE("Who is put in charge in one of the items of a sentence is not in charge of the next") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("会议要求：一要逐案包保，由包片领导负责；二要限期化解，6月底前化解率不低于80%。") == "B 包片领导\nA");
    CHECK(rows("会议要求：逐案包保，由包片领导负责；6月底前化解率不低于80%。") == "A 包片领导");
}

TEST_CASE("Of a time gone, of what may come and of how large a thing is nothing is asked") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) {
        return test::tasks_in(analysis, test::document(text, "关于做好当前工作的通知", DocumentKind::notice));
    };
    CHECK(rows("去年，县水利局完成清淤120公里。") == "");
    CHECK(rows("县水利局于去年5月完成清淤120公里。") == "");
    CHECK(rows("今年，县水利局完成清淤120公里。") == "A 县水利局");
    CHECK(rows("只有抓好落实，才能在年底前完成目标。") == "");
    CHECK(rows("抓好落实，在年底前完成目标。") == "A");
    CHECK(rows("收费标准为每月每平方米1.5元。") == "");
    CHECK(rows("通过整治，群众满意度达到98%。") == "A");
    CHECK(test::tasks_in(analysis, "去年抓得紧。通过整治，群众满意度达到98%。") == "");
}

TEST_CASE("How many were named, what a body is made up of and how fast a network is called are no targets") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("县农业农村局要在青石、白水、红岩3个乡镇开展试点。") == "B 县农业农村局");
    CHECK(rows("县农业农村局要在青石、白水、红岩建设5个示范点。") == "A 县农业农村局");
    CHECK(rows("联席会议设召集人1人，由县长担任；设副召集人2人，由县教育局负责同志和协助分管的副县长担任。") == "");
    CHECK(rows("联络员由县教育局职教科科长担任。") == "");
    CHECK(rows("县科工局要抓好千兆光网建设。") == "B 县科工局");
    CHECK(rows("县科工局要实现千兆接入。") == "A 县科工局");
    CHECK(rows("县住建局要推进20个重点区域整治。") == "A 县住建局");
    CHECK(rows("县住建局要推进20个重点任务落实。") == "B 县住建局");
    CHECK(rows("下步工作安排：\n新增1000处路灯、累计达8000处。") == "A");
    CHECK(rows("下步工作安排：\n新增1000处路灯，累计新增8000处。") == "");
}

TEST_CASE("That office is the last one named before that is called so") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("会议听取了县水利局的汇报。会议要求，该局要在6月底前拿出清单。") == "A 县水利局");
    CHECK(rows("会议听取了县水利站的汇报。会议要求，该局要在6月底前拿出清单。") == "A 该局");
    CHECK(rows("会议听取了五个局的汇报。会议要求，该局要在6月底前拿出清单。") == "A 该局");
}

TEST_CASE("How far a thing is is not how much is asked") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("由县住建局牵头，目前完成管网铺设12公里，要加快进度。") == "B 县住建局");
    CHECK(rows("由县住建局牵头，完成管网铺设12公里，要加快进度。") == "A 县住建局");
}

TEST_CASE("A request points at what it is about") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto quote = [&](const std::string& text) {
        const Document document = test::document(text);
        const Findings found = analysis.run(document);
        return std::string(document.text(found.at(tasks::table).rows().back().evidence));
    };
    CHECK(quote("常务会议的纪要，由县长签发。") == "常务会议的纪要，由县长签发");
    CHECK(quote("违反规定开业的，由县司法局责令停业。") == "违反规定开业的，由县司法局责令停业");
    CHECK(quote("加快粮库建设，由县粮食局牵头，6月底前完成。") == "加快粮库建设，由县粮食局牵头，6月底前完成");
    CHECK(quote("加快粮库建设，由县粮食局拨付资金。") == "由县粮食局拨付资金");
    CHECK(quote("县财政局提出名单，由县粮食局印发。") == "由县粮食局印发");
    CHECK(quote("根据会议的安排，由县粮食局负责检修。") == "由县粮食局负责检修");
}

TEST_CASE("A case closes nobody's row: it is the next one's, or none") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto quotes = [&](const std::string& text) {
        const Document document = test::document(text);
        const Findings found = analysis.run(document);
        std::string all;
        for (const Row& row : found.at(tasks::table).rows()) all += (all.empty() ? "" : " | ") + std::string(document.text(row.evidence));
        return all;
    };
    CHECK(quotes("由县民政局注销结果；已经入户的，由县公安局处理。") == "由县民政局注销结果 | 已经入户的，由县公安局处理");
    CHECK(quotes("由县民政局注销结果；名单，由县公安局处理。") == "由县民政局注销结果 | 名单，由县公安局处理");
    CHECK(quotes("由县民政局注销结果，要及时归还的，由县公安局处理。") == "由县民政局注销结果，要及时归还的 | 由县公安局处理");
    CHECK(quotes("由县民政局监护的儿童年满十八周岁的；").empty());
    CHECK(quotes("（二）由县民政局长期监护的儿童；").empty());
    CHECK(quotes("（三）县民政局与儿童监护关系终止的其他情形。").empty());
    CHECK(quotes("（二）县民政局要慰问由其长期监护的儿童。") != "");
    CHECK(quotes("由县民政局监护的儿童年满十八周岁的，应当离院；") == "由县民政局监护的儿童年满十八周岁的，应当离院");
}

TEST_CASE("A command to do nothing that is said, and what a time is, are no tasks") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    CHECK(rows("站长应当：一是清点器材。") != "B 站长; B 站长");
    CHECK(rows("站长应当清点器材。") == "B 站长");
    CHECK(rows("要抓好转型。从现在到2029年，是产业转型的关键期。").find("A") == std::string::npos);
    CHECK(rows("要抓好转型。到2029年，关键设备更新80%。").find("A") != std::string::npos);
}

TEST_CASE("What is counted, expected or described is no task, however it is measured") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, "各镇要抓好管理。" + text); };
    CHECK(rows("据交警部门统计，停车泊位缺口约4.3万个。") == "B 各镇");
    CHECK(rows("据此新增停车泊位不少于4.3万个。") != "B 各镇");
    CHECK(rows("公司日供气量将由目前的38万立方米逐步攀升至55万立方米左右。") == "B 各镇");
    CHECK(rows("电梯是居民每天都要使用的重要设施。") == "B 各镇");
    CHECK(rows("电梯每天都要检查。") != "B 各镇");
}
