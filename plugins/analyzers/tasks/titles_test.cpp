#include <catch2/catch.hpp>

#include <string>

#include "jianbao/standard_tables.h"
#include "test/analysis.h"

namespace jianbao::chinese {

namespace {

/// The title of the last row that the text gives.
std::string title(const std::string& text) {
    static const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const Document document = test::document(text);
    const Findings found = analysis.run(document);
    const FindingTable& table = found.at(tasks::table);
    return table.rows().empty() ? "" : std::string(table.get_or(table.rows().back(), tasks::title));
}

}  // namespace

TEST_CASE("Manner is left out of a title, but for a verb that stands alone") {
    CHECK(title("县水利局要及时处置。") == "及时处置");
    CHECK(title("县水利局要及时处置险情。") == "处置险情");
    CHECK(title("县水利局要毫不动摇地推进河道确权。") == "推进河道确权");
    CHECK(title("县水利局要坚定不移和积极稳妥地推进河道确权。") == "推进河道确权");
}

TEST_CASE("What 将 and 提前 go with stays in a title") {
    CHECK(title("县财政局收到申请后5个工作日内将资金拨付到合作社账户。") == "将资金拨付到合作社账户");
    CHECK(title("县财政局将拨付资金到合作社账户。") == "拨付资金到合作社账户");
    CHECK(title("县残联应当提前6个月提醒残疾人换领证件。") == "提前6个月提醒残疾人换领证件");
    CHECK(title("县残联应当提前提醒残疾人换领证件。") == "提醒残疾人换领证件");
}

TEST_CASE("A title does not say again what is only finished") {
    CHECK(title("各乡镇要在进山路口设立检查站，3月20日前全部设立到位。") == "在进山路口设立检查站");
    CHECK(title("县水利局要建立台账，3月20日前建立完毕。") == "建立台账");
    CHECK(title("各乡镇要在进山路口设立检查站，3月20日前配备到位。") == "在进山路口设立检查站，配备到位");
}

TEST_CASE("A title leaves out all of the time, the manner in a list and where it is done") {
    CHECK(title("县水利局每日18:00前将巡查表报送指挥部。") == "报送巡查表");
    CHECK(title("县水利局每周五下午5时前更新台账。") == "更新台账");
    CHECK(title("县医保局每月上门服务不少于6次。") == "上门服务不少于6次");
    CHECK(title("县水利局要及时、完整、准确地记录巡查数据。") == "记录巡查数据");
    CHECK(title("县水利局要及时、准确记录巡查数据。") == "准确记录巡查数据");
    CHECK(title("在三座重点水库，要使防汛知识家喻户晓。") == "使防汛知识家喻户晓");
    CHECK(title("在三座重点水库设立警示牌，要使防汛知识家喻户晓。") == "在三座重点水库设立警示牌");
    CHECK(title("县水利局要按照督查的内容和重点，开展逐项自查。") == "开展逐项自查");
}

TEST_CASE("A title takes what was said before only where it is a thing") {
    CHECK(title("要抓好地质工作。勘探经费，请县财政局安排。") == "安排勘探经费");
    CHECK(title("建立机制的报告已经县政府同意，请县财政局认真贯彻落实。") == "贯彻落实");
    CHECK(title("要抓好地质工作。如确有困难，请县财政局安排。") == "安排");
    CHECK(title("县财政局要从差价款中支付勘探费用。") == "从差价款中支付勘探费用");
    CHECK(title("县财政局要从快支付勘探费用。") == "支付勘探费用");
}

TEST_CASE("A title leaves out from where somebody sets out and all of what the time hangs on") {
    CHECK(title("县民政局要赶在冬至前把倡议书发到各户。") == "把倡议书发到各户");
    CHECK(title("由青石区政府从维护稳定的大局出发，加大协调力度。") == "加大协调力度");
    CHECK(title("由青石区政府从仓库出发运送物资。") == "从仓库出发运送物资");
    CHECK(title("要抓好基建。会议同意将总投资调整为4650万元，调增部分由县二医院自筹解决。") == "自筹解决调增部分");
}

TEST_CASE("课后 is no occasion") {
    CHECK(title("县教育局要提高科学类课后服务比例。") == "提高科学类课后服务比例");
    CHECK(title("县教育局要评审通过后服务企业。") == "服务企业");
}

TEST_CASE("A title passes over the ground on which something is done") {
    CHECK(title("县财政局要结合实际拨付补助资金。") == "拨付补助资金");
    CHECK(title("县财政局要按照实际投资额拨付补助资金。") == "按照实际投资额拨付补助资金");
    CHECK(title("要在乡党委领导下，开展河道确权。") == "开展河道确权");
    CHECK(title("要在乡下开展河道确权。") == "在乡下开展河道确权");
    CHECK(title("因为汛期将至，必须加固三座水库。") == "加固三座水库");
    CHECK(title("除应急物资外，必须停止采购办公用品。") == "停止采购办公用品");
    CHECK(title("县水利局要清理堤外，加固堤防。") == "清理堤外，加固堤防");
}

TEST_CASE("The command makes the title where nobody is told, not the aim before it") {
    CHECK(title("推进节水改造，必须破除体制障碍。") == "破除体制障碍");
    CHECK(title("推进节水改造，严禁虚报面积。") == "推进节水改造，严禁虚报面积");
    CHECK(title("要推进节水改造，必须破除体制障碍。") == "推进节水改造，破除体制障碍");
    CHECK(title("县水利局要推进节水改造，必须破除体制障碍。") == "推进节水改造，破除体制障碍");
}

TEST_CASE("A long subject before the command is left out where the title is too long") {
    CHECK(title("申报二期试验和三期试验的项目还须上传前一期临床试验总结报告摘要和相关结论意见。") ==
          "上传前一期临床试验总结报告摘要和相关结论意见");
    CHECK(title("申报二期试验的项目还须上传总结报告。") == "申报二期试验的项目还须上传总结报告");
}

TEST_CASE("Of a long list behind a preposition one member stays, for the action stands behind it") {
    CHECK(title("县人社局要为小区保洁员、学校食堂新来的厨师、愿意学一门手艺的返乡居民开展职业技能培训5万人次。") ==
          "为小区保洁员等开展职业技能培训5万人次");
    CHECK(title("县农业农村局要在种粮大户、家庭农场、农民专业合作社中开展测土配方施肥。") ==
          "在种粮大户、家庭农场、农民专业合作社中开展测土配方施肥");
}

TEST_CASE("What is done is named before how much of it, and who it is done to before the deed") {
    CHECK(title("县粮食局要牵头开展产销对接，每月至少举办一场。") == "开展产销对接，举办一场");
    CHECK(title("各镇要建立一月一报制度，加强巡查。") == "建立一月一报制度");
    CHECK(title("各镇每月的5日前报送进展。") == "报送进展");
    CHECK(title("各镇要实行一周一研判制。") == "实行一周一研判制");
    CHECK(title("各镇要在3月底前制定方案。") == "制定方案");
    CHECK(title("县粮食局要在3月底前制定粮库检查办法，同一粮库全年检查不超过2次。") == "制定粮库检查办法，同一粮库检查不超过2次");
    CHECK(title("县粮食局是检修的牵头单位，负责统筹协调。") == "负责统筹协调");
    CHECK(title("县粮食局要实行周报告制度。") == "实行周报告制度");
    CHECK(title("县粮食局要每周报告制度情况。") == "报告制度情况");
    CHECK(title("县粮食局要逐库制定检修方案，报县政府备案。") == "逐库制定检修方案");
    CHECK(title("县粮食局要将检修进展以正式文件报县政府。") == "报送检修进展");
    CHECK(title("县粮食局要举一反三，对全县粮库进行一次检查，确保不发生问题。") == "对全县粮库进行一次检查");
    CHECK(title("县粮食局要把安全摆在首位，检修全县粮库。") == "检修全县粮库");
    CHECK(title("县粮食局要把安全摆在首位，压茬全县粮库。") == "把安全摆在首位，压茬全县粮库");
    CHECK(title("请李明同志牵头，王强同志配合，本周内与投资方完成洽谈。") == "与投资方完成洽谈");
    CHECK(title("县粮食局要将检修结果以书面形式报县政府。") == "报送检修结果");
    CHECK(title("县粮食局要将检修方式报县政府。") == "报送检修方式");
    CHECK(title("县粮食局要牵头开展产销对接，每月举办对接会2场。") == "举办对接会2场");
    CHECK(title("县粮食局要开展粮库检修和设备更新工作，年底前不少于20座。") == "开展粮库检修和设备更新工作，不少于20座");
    CHECK(title("到2027年，规上粮食企业达到120家。") == "规上粮食企业达到120家");
    CHECK(title("县粮食局要确保完好率达到99%。") == "确保完好率达到99%");
    CHECK(title("加快粮库建设，由县粮食局牵头，6月底前完成。") == "加快粮库建设");
    CHECK(title("粮库检修工作，由县粮食局牵头，6月底前完成。") == "完成粮库检修工作");
    CHECK(title("常务会议的纪要，由县长签发。") == "签发常务会议的纪要");
    CHECK(title("粮库检修会纪要\n会议对检修作了安排。\n一、对逾期不检修的单位，由县粮食局通报批评。") == "对逾期不检修的单位通报批评");
    CHECK(title("县粮食局于每季度首月10日前报送台账。") == "报送台账");
    CHECK(title("县粮食局每月5日、20日前报送台账。") == "报送台账");
    CHECK(title("县粮食局要每月检查、通报检修进度。") == "检查、通报检修进度");
    CHECK(title("县粮食局务必于本周五（4月23日）前办结检修手续。") == "办结检修手续");
    CHECK(title("县粮食局要抓紧抢修，务于今晚12点前恢复通风。") == "抓紧抢修，恢复通风");
    CHECK(title("县粮食局于4月23日放学前报送粮库台账。") == "报送粮库台账");
    CHECK(title("青江、白石、柳河等3个区、县（市）要完成粮库检修。") == "完成粮库检修");
    CHECK(title("县粮食局要用三个月时间完成粮库检修。") == "完成粮库检修");
    CHECK(title("县粮食局要赶在主汛期到来之前完成粮库检修。") == "完成粮库检修");
    CHECK(title("县粮食局要用好检修资金，6月底前完成粮库检修。") == "完成粮库检修");
    CHECK(title("要围绕安全储粮，用三年时间基本完成粮库检修。") == "基本完成粮库检修");
    CHECK(title("粮库检修会纪要\n会议对检修作了安排。\n一、检修经费，由县财政局承担。") == "承担检修经费");
}

TEST_CASE("将 before a thing stays; what the task is for does not head it; 可 of a word is no permission") {
    CHECK(title("由县粮食局将其纳入全县检修计划。") == "将其纳入全县检修计划");
    CHECK(title("由县粮食局将于6月底前检修粮库。") == "检修粮库");
    CHECK(title("由县粮食局将按月上报进度。") == "上报进度");
    CHECK(title("由县粮食局将检修结果上报县政府。") == "上报检修结果");
    CHECK(title("为了方便农户卖粮，新粮仓须在5月底前全部交付。") == "新粮仓须全部交付");
    CHECK(title("为农户代储余粮，6月底前代储30万斤。") == "代储30万斤");
    CHECK(title("各镇要结合实际情况制定方案。") == "制定方案");
    CHECK(title("各镇要结合检修情况制定方案。") == "结合检修情况制定方案");
    CHECK(title("各镇应收尽收余粮，6月底前入库。") == "应收尽收余粮并入库");
    CHECK(title("粮柜检修：3月底前完成20家；6月底前完成30家。") == "粮柜检修：完成30家");
    CHECK(title("粮柜检修，3月底前完成20家；6月底前完成30家。") == "完成30家");
    CHECK(title("全县可回收物分拣率6月底前达到50%。") == "全县可回收物分拣率达到50%");
}

TEST_CASE("A short further row says of what by its heading") {
    const std::string headed = "粮库检修工作要点\n一、粮库改造\n";
    CHECK(title(headed + "县粮食局要在3月底前完成招标，5月底前开工建设。") == "粮库改造：开工建设");
    CHECK(title(headed + "县粮食局要在3月底前完成招标，5月底前更换全部通风设备。") == "更换全部通风设备");
    CHECK(title(headed + "县粮食局要在5月底前开工建设新库。") == "开工建设新库");
}

TEST_CASE("A bare verb takes what stands before 由, however long") {
    CHECK(title("常务会议的纪要，由县长签发。") == "签发常务会议的纪要");
    CHECK(title("会议文件由县长批印。") == "批印会议文件");
    CHECK(title("会议由县长主持。").find("会议") == std::string::npos);
    CHECK(title("改革方案由县委另行研究和决定。") == "研究和决定改革方案");
    CHECK(title("规范性文件由县司法局进行审核。") == "审核规范性文件");
    CHECK(title("根据抢修需要，由县电力局执行。") == "执行");
    CHECK(title("县公安局办理迁移登记的具体办法，由县公安局另行制定。") == "另行制定县公安局办理迁移登记的具体办法");
    // of what is too long the thing itself
    CHECK(title("经营许可中涉及实缴资本、控股股东及实际控制人财务状况和诚信记录的具体要求，由县交通局另行规定。") == "规定具体要求");
}

TEST_CASE("A title stops before a case and an address") {
    CHECK(title("工作人员应当履行职责，不履行职责的，由县纪委处理。县水利局要加强监测，发现渗漏的，应当报告。") == "加强监测");
    CHECK(title("县水利局要加强监测，发现渗漏。") == "加强监测，发现渗漏");
    CHECK(title("由县应急局汇总，联系电话：2831097。") == "汇总");
    CHECK(title("由县应急局汇总，联系有关企业。") == "联系有关企业");
}

TEST_CASE("Whose effect is used is no part of the title, what is done with it is") {
    CHECK(title("发挥县工商联作用，举办银企对接会。") == "举办银企对接会");
    CHECK(title("发挥县工商联作用。县工商联要发挥纽带作用。") == "发挥纽带作用");
}

TEST_CASE("Manner that makes a word with what stands behind it stays") {
    CHECK(title("各级政府都要从严治政，赏罚分明。") == "从严治政，赏罚分明");
    CHECK(title("各级政府都要从严控制编制。") == "控制编制");
    CHECK(title("县发改局要按规定权限审批项目。") == "审批项目");
    CHECK(title("调查人员应当不少于2人，并出示证件。") == "不少于2人，出示证件");
}

TEST_CASE("负责 stays before a thing and goes before an action; who stages something stages it") {
    CHECK(title("县水利局负责新建泵站。") == "新建泵站");
    CHECK(title("县水利局负责施工质量。") == "负责施工质量");
    CHECK(title("由县文旅局承办文化节。") == "承办文化节");
    CHECK(title("县水利局要统筹安排，新建泵站。") == "新建泵站");
}

TEST_CASE("Of two dues of one verb both titles have it") {
    CHECK(title("请县水利局于7月15日前将方案、10月10日前将总结报县政府督查室。") == "报送总结");
    CHECK(title("请县水利局于7月15日前将方案、10月10日前将全年工作总结报县政府督查室。").find("工作总结") != std::string::npos);
    static const test::Analysis analysis({"deadlines", "parties", "tasks"});
    CHECK(test::tasks_in(analysis, "请县水利局于7月15日前将方案、10月10日前将总结报县政府督查室。") == "A 县水利局\nA 县水利局");
    CHECK(test::tasks_in(analysis, "请县水利局于7月15日前将方案、总结报县政府督查室。") == "A 县水利局");
}

TEST_CASE("How often something is to be is all that is said of it") {
    CHECK(title("应急演练每季度不少于1次。") == "应急演练不少于1次");
    CHECK(title("县水利局应急演练每季度不少于1次，6月底前报送总结。").find("每季度") == std::string::npos);
    CHECK(title("各校校长要带头听课，每学期不少于40节。") == "带头听课，不少于40节");
    CHECK(title("各镇要备好沙袋，每个村不少于200条。") == "备好沙袋，每个村不少于200条");
    CHECK(title("各镇要备好沙袋，参加演练的村不少于20个。") != "备好沙袋，参加演练的村不少于20个");
}

TEST_CASE("What is only named is finished by the clause behind it") {
    CHECK(title("对查出的一般隐患，5个工作日内整改。") == "对查出的一般隐患整改");
    CHECK(title("剩余的3个停车场，9月底前必须建成。") == "剩余的3个停车场建成");
    CHECK(title("县水利局要查清剩余的泵站，9月底前建成。") == "查清剩余的泵站并建成");
    CHECK(title("各村要把队伍配齐，工资按月发。") == "把队伍配齐，工资按月发");
}

TEST_CASE("A title leaves out the command, what is done with the object of another, and what is only finished") {
    CHECK(title("整改率要达到98%以上。") == "整改率达到98%以上");
    CHECK(title("整改率不得低于98%。") == "整改率不得低于98%");
    CHECK(title("县委宣传部6月底前组织“我们都要学习”大讨论。") == "组织“我们都要学习”大讨论");
    CHECK(title("县教育局、县财政局两部门要联合核对账目。") == "联合核对账目");
    CHECK(title("由石坪、柳湾、东岭三个村负责清理沟渠。") == "清理沟渠");
    CHECK(title("将配套资金列入年初预算，由县财政局足额拨付。") == "足额拨付配套资金");
    CHECK(title("县林业局对穿越林区的线路开展一次拉网式排查，11月15日前排查完毕。") == "对穿越林区的线路开展一次拉网式排查");
    CHECK(title("安全员全程监护，作业开始前30分钟内完成气体分析。") == "完成气体分析");
    CHECK(title("县医保局9月20日前将应退资金退还个人账户。") == "将应退资金退还个人账户");
}

TEST_CASE("What the limit is for stands in the title") {
    CHECK(title("县消防大队实行24小时值班，接到火情后15分钟内出动。") == "实行24小时值班，接到火情后15分钟内出动");
    CHECK(title("县水利局要修订预案，6月底前完成。") == "修订预案");
    CHECK(title("县教育局要牵头制定结对方案，4月27日前印发。") == "制定结对方案并印发");
    CHECK(title("县文旅局要汇总接待情况，5月7日前形成专报。") == "汇总接待情况，形成专报");
    CHECK(title("县公安局要制定疏导方案，提前3天向社会公告。") == "制定疏导方案，提前3天向社会公告");
    CHECK(title("县民政局要建立协调机制，自本意见印发之日起3个月内出台细则。") == "建立协调机制，出台细则");
}

TEST_CASE("How much of it, to whom, and of which paper") {
    CHECK(title("县交通局负责国道两侧隔离带的割除，4月10日前完成不少于120公里。") == "负责国道两侧隔离带的割除，完成不少于120公里");
    CHECK(title("会议原则同意《青禾县防汛工作报告》，由县水利局按程序向县委作专题汇报。") == "就《青禾县防汛工作报告》向县委作专题汇报");
    CHECK(title("县水利局要向企业、合作社询问是否具备运输、仓储能力较强的车队等情况。") == "向企业、合作社询问是否具备运输、仓储能力较强的车队等情况");
    CHECK(title("县市监局要严厉打击价格欺诈。") == "打击价格欺诈");
    CHECK(title("坚持问题导向、目标导向相统一，力争用一年时间，使评价进入全省第一方阵。") == "使评价进入全省第一方阵");
}

}  // namespace jianbao::chinese
