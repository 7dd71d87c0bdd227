// What rules, plans and reports of another make say of time: each class with its counter-example.
#include <catch2/catch.hpp>

#include "test/readings.h"

using namespace jianbao::timex;

namespace {

/// Norms of one role in a sentence of standing rules, or of another text.
std::string norms_in(std::string_view text, Role role, bool rules) {
    std::string joined;
    for (const TimeExpression& one :
         readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23"), .rules = rules}))
        if (one.role == role) joined += (joined.empty() ? "" : "; ") + one.norm;
    return joined;
}
std::string rule(std::string_view text) { return norms_in(text, Role::limit, true); }
std::string limit(std::string_view text) { return norms_in(text, Role::limit, false); }
std::string often(std::string_view text) { return norms_in(text, Role::frequency, false); }

}  // namespace

TEST_CASE("A length in rules counts from each case and has no day of its own") {
    CHECK(rule("区民政局应当在10个工作日内组织复核。") == "event:10个工作日内");
    CHECK(limit("区民政局要在10个工作日内组织复核。") == "2021-05-10");
    CHECK(rule("监测站应当在2小时内上报水质数据。") == "event:2小时内");
    CHECK(rule("3年内计分不超过6分。").empty());
    CHECK(rule("一日内发生两次应税交易的，按次计税。").empty());
    CHECK(rule("一日内发生两次的，应当在3日内报告。") == "event:3日内");
    CHECK(limit("十年内乱结束了。").empty());
    CHECK(rule("家属应当在收到通知后5个工作日内领取。") == "event:收到通知后5个工作日内");
    CHECK(rule("检测报告应在7个工作日内在网站公布。") == "event:7个工作日内");
    CHECK(rule("材料齐全，受理后应及时登记的内容5年内容不得改动。").empty());
}

TEST_CASE("A length that repeats or meets each of many has no day of its own either") {
    CHECK(limit("县水利局每季度巡检一遍，结果在5个工作日内通报。") == "event:5个工作日内");
    CHECK(limit("收集的意见3个工作日内转办。") == "event:3个工作日内");
    CHECK(limit("对排查出的隐患制定措施，7天内落实责任人。") == "2021-04-30");
    CHECK(limit("县水利局巡检一遍，结果在5个工作日内通报。") == "2021-04-29");
}

TEST_CASE("The document's own issue gives a day, another paper's is an event") {
    CHECK(limit("各镇要在本要点印发后20日内报送方案。") == "2021-05-13");
    CHECK(limit("各镇应自通知印发之日起20日内报送方案。") == "2021-05-13");
    CHECK(limit("主办单位应自会议纪要印发之日起20日内报告。") == "event:自会议纪要印发之日起20日内");
    CHECK(limit("惠企政策自印发之日起20日内公开解读。") == "event:印发之日起20日内");
    CHECK(limit("各镇自印发之日起20日内报送方案。") == "2021-05-13");
    CHECK(limit("发生火灾的，24小时内开展倒查。") == "event:24小时内");
    CHECK(limit("符合条件的，2日内开展抽查。") == "2021-04-25");
}

TEST_CASE("How long something is to take is no time limit") {
    CHECK(limit("审批时限要压缩至15个工作日以内。").empty());
    CHECK(limit("办理时间力争缩短到2个工作日内。").empty());
    CHECK(limit("县住建局要在15个工作日内办结。") == "2021-05-17");
    CHECK(rule("发放工作不得超过20天（自批准之日起计算）。") == "event:自批准之日起20天内");
    CHECK(rule("公示不得超过20天。").empty());
}

TEST_CASE("Before whatever stands behind 应当在") {
    CHECK(rule("经营者应当在恢复运营前检查设备。") == "event:恢复运营");
    CHECK(rule("经营者应当提前15日公告。").empty());
    CHECK(limit("确需延期的，须在到期前1日说明理由。") == "event:到期前1日");
    CHECK(rule("组织者应当在庙会举行的7日前报告。") == "event:庙会举行的7日前");
    CHECK(rule("经营者应当在缆车首次载客的3个工作日前报告。") == "event:缆车首次载客的3个工作日前");
    CHECK(rule("经营者应当在售票窗口前公示票价。").empty());
    CHECK(limit("要在困难面前站稳立场，关口要在源头上前移。").empty());
    CHECK(limit("各部门要在规定时间前报送。").empty());
    CHECK(rule("主管机关应当在作出处罚决定前听取意见。").empty());
    CHECK(rule("持证人需在居住满一年前一个月内续签。") == "event:居住满一年前一个月内");
}

TEST_CASE("When something ends, somebody has to act") {
    CHECK(limit("普查结束时，各镇要提交底册。") == "event:普查结束");
    CHECK(rule("询问完毕应当制作笔录。") == "event:询问完毕");
    CHECK(limit("普查结束时，天已经黑了。").empty());
    CHECK(limit("各镇要在10日内整改完毕，县局要组织验收。") == "2021-05-03");
    CHECK(rule("受理登记申请后，及时录入台账并组织核查。") == "event:受理登记申请后");
}

TEST_CASE("A label with a day that tells which one is meant") {
    CHECK(limit("报名截止日期为6月10日。") == "2021-06-10");
    CHECK(limit("截止日期为6月10日之前的项目请于5月20日前报送。") == "2021-05-20");
    CHECK(limit("将本周进展报县政府办。").empty());
}

TEST_CASE("What was before does not make the command past") {
    CHECK(limit("已立项单位要在6月底前报送预算。") == "2021-06-30");
    CHECK(limit("6月底前完成2010年以来档案的整理。") == "2021-06-30");
    CHECK(limit("各镇6月底前已完成整理。").empty());
    CHECK(limit("2023年底前累计加装300台。") == "2023-12-31");
    CHECK(limit("二季度计划改造泵站两座。") == "2021-06-30");
    CHECK(limit("二季度计划另行下达。").empty());
}

TEST_CASE("Stages that follow a limit, and times that are listed") {
    CHECK(limit("年内建成泵站三座，上半年开工支路一条。") == "2021-12-31; 2021-06-30");
    CHECK(limit("上半年开工支路一条。").empty());
    CHECK(limit("县农机局分别于5月、9月开展抽检。") == "2021-05-31; 2021-09-30");
    CHECK(limit("5月和9月各开展一次抽检。") == "2021-05-31; 2021-09-30");
    CHECK(limit("5月和9月雨水较多。").empty());
    CHECK(limit("今后五年，新建农村公路600公里。") == "2026-04-23");
    CHECK(limit("今后五年，是乘势而上的五年。").empty());
    CHECK(limit("县政府决定今年安排200万元资金补助渔船。") == "2021-12-31");
    CHECK(limit("基本养老金今年再提高10%。") == "2021-12-31");
    CHECK(limit("基本养老金今年增幅较小。").empty());
    CHECK(limit("山区各镇于2023年完成。") == "2023-12-31");
    CHECK(limit("“十四五”期间，新建泵站30座。") == "2025-12-31");
    CHECK(limit("“十四五”期间，面临的形势复杂。").empty());
    CHECK(limit("抽检从2021年到2023年，每年开展一次。") == "2023-12-31");
    CHECK(limit("报送时间由5月17日调整为6月10日。") == "2021-06-10");
    CHECK(limit("争取在全市第一季度排名中前移两位。").empty());
}

TEST_CASE("What is told, possible, entitled or meant sets no frequency") {
    CHECK(often("自1998年以来，我县每年都组织会商。").empty());
    CHECK(often("我县每年要组织会商。") == "R/P1Y");
    CHECK(often("每年惠及老人2000余人。").empty());
    CHECK(often("每月事故均有下降。").empty());
    CHECK(often("每月15日为集中办理日。").empty());
    CHECK(often("每月15日为集中办理人员培训。") == "R/P1M");
    CHECK(often("每年体检老人2000人。") == "R/P1Y");
    CHECK(often("报名参加市里每年组织的培训。").empty());
    CHECK(often("重点工程要排出按旬、按月或者按季的进度表。").empty());
    CHECK(often("巡查由每日一次调整为每两小时一次。") == "R/PT2H");
    CHECK(often("师生按周四课表上课。").empty());
    CHECK(often("泵站建成后能够每年节水三万吨。").empty());
    CHECK(often("每周到村里来两三次。") == "2/P1W");
}

TEST_CASE("Parts of the year and ends of periods are frequencies") {
    CHECK(often("各地要在年中和年末向省政府报告。") == "R/P6M");
    CHECK(often("各校上、下半年各组织一次演练。") == "R/P6M");
    CHECK(norms_in("县统计局要于每季度结束后15日内报送分析。", Role::frequency, false) == "R/P3M");
    CHECK(limit("县统计局要于每季度结束后15日内报送分析。").empty());
    CHECK(limit("河长每年3月至11月每月巡查一次。").empty());
    CHECK(often("河长每年3月至11月每月巡查一次。") == "R/P1M");
}

TEST_CASE("The number of an item is no part of a length") {
    CHECK(norms_in("1.各镇要抓紧检修；2.3天内，各村要完成检修。", Role::limit, false) == "2021-04-26");
    CHECK(norms_in("1.各镇要抓紧检修；2.5个工作日内，各村要完成检修。", Role::limit, false) == "2021-04-29");
    CHECK(limit("各村要在1.5年内完成检修。") == "2022-10-23");
}

TEST_CASE("What was planned and did not come is no limit") {
    CHECK(limit("泵站检修原计划5月10日前完成，目前进度滞后。").empty());
    CHECK(limit("泵站检修要按原计划5月10日前完成。") == "2021-05-10");
}

TEST_CASE("What follows 前, 后 and 内 may be a word of its own") {
    CHECK(limit("各镇要在6月底前进行验收。") == "2021-06-30");
    CHECK(limit("各镇6月底前面向社会公开。") == "2021-06-30");
    CHECK(limit("请于6月10日前提交材料。") == "2021-06-10");
    CHECK(limit("县应急局要在5日内部署到位。") == "2021-04-28");
    CHECK(limit("经办单位3日内需付清货款。") == "2021-04-26");
    CHECK(limit("各镇要在5月10日前提升供水能力。") == "2021-05-10");
    CHECK(limit("各镇5月10日前往库区检查。").empty());
    CHECK(limit("6月前期投入较大。").empty());
    CHECK(limit("要写清5日内容。").empty());
}

TEST_CASE("Which case it is does not tell when a length begins") {
    CHECK(rule("材料不全的，应当在2日内告知补正。") == "event:2日内");
    CHECK(rule("收到材料后，应当在2日内告知补正。") == "event:收到材料后2日内");
    CHECK(limit("对检查组开出的整改单，要求自下发之日起十日内改完。") == "event:自下发之日起十日内");
    CHECK(limit("各镇自下发之日起十日内报送名单。") == "2021-05-03");
}

TEST_CASE("A period in which something is organised ends with it") {
    CHECK(limit("县安委会决定于10月上旬组织交叉检查。") == "2021-10-10");
    CHECK(limit("现场会定于10月上旬召开。").empty());
    CHECK(limit("县里于10月上旬组织检查，又提高了标准。").empty());
    CHECK(limit("下个月初举行第二次例会。") == "2021-05-10");
    CHECK(limit("5月中下旬开展桥梁检测。") == "2021-05-31");
    CHECK(limit("5月中下旬的雨水多。").empty());
    CHECK(limit("4月底前完成检查，5月15日向县政府专题报告。") == "2021-04-30; 2021-05-15");
    CHECK(limit("“五一”假期前要检修电梯。") == "event:五一");
    CHECK(limit("全部议案要在2021年11月31日前办结。") == "2021-11-30");  // written for the month's last day
    CHECK(limit("材料要在2月30日前报送。") == "2022-02-28");
    CHECK(limit("6月低前整改完毕。") == "2021-06-30");
    CHECK(limit("6月低温天气增多。") == "");
    CHECK(limit("各组于下月上报小结。") == "2021-05-31");
    CHECK(limit("各组于上月上报小结。") == "");
    CHECK(limit("2021年改造项目8月31日前必须开工。") == "2021-08-31");
    CHECK(limit("为确保隧道11月底前贯通，指挥部召开了现场会。").empty());
    CHECK(limit("要抓紧办好进场前各项手续。").empty());
}

TEST_CASE("A document without a date has the year of its title") {
    const auto of_year = [](std::string_view text, int year) {
        std::string joined;
        for (const TimeExpression& one : readings::grammar().find(text, {.year = year}))
            if (one.role == Role::limit) joined += (joined.empty() ? "" : "; ") + one.norm;
        return joined;
    };
    CHECK(of_year("各镇7月底前完成排查，年底前完成验收。", 2026) == "2026-07-31; 2026-12-31");
    CHECK(of_year("各镇7月底前完成排查。", 0) == "XXXX-07-31");
    CHECK(of_year("检查结果3个工作日内录入系统。", 0) == "event:3个工作日内");
}

TEST_CASE("What is handed over in a month of every year is due in the next one") {
    CHECK(limit("县财政局每年3月向社会公布决算。") == "2022-03-31");
    CHECK(limit("县民政局每年8月将补贴纳入部门预算。") == "2021-08-31");
    CHECK(limit("每年8月是旅游旺季。").empty());
}

TEST_CASE("So much a unit of time is a rate") {
    CHECK(often("居家护理每小时不高于50元，每月不超过60小时。").empty());
    CHECK(often("每台水泵每年检修费800元由县财政承担。").empty());
    CHECK(often("财政补助每人每年670元。").empty());
    CHECK(often("公用经费每生每年不低于84元。") == "R/P1Y");
    CHECK(often("县财政每年安排最高80万元办书屋。") == "R/P1Y");
    CHECK(often("居民每年缴费380元。").empty());
    CHECK(often("6月5日至9日每日22时至次日6时禁止夜间施工。").empty());
    CHECK(often("每日22时要巡查工地。") == "R/P1D");
    CHECK(often("教师每人每年不少于20学时。") == "R/P1Y");
    CHECK(often("县财政每年投入不少于800万元。") == "R/P1Y");
    CHECK(often("护理员每周上门不少于3次，每次不超过2小时。") == "3/P1W");
}

TEST_CASE("Hours are no day, and what follows them counts from the same case") {
    CHECK(limit("设备故障应在2小时内上报，3日内修复。") == "event:2小时内; event:3日内");
    CHECK(limit("接到报修后2小时内到场，24小时内要修复。") == "event:接到报修后2小时内; event:24小时内");
    CHECK(limit("巡查全程不到2小时内的路段。").empty());
    CHECK(limit("险情30分钟内报告。") == "event:30分钟内");
    CHECK(limit("三月底前清完垃圾，四月份集中开展清沟。") == "2021-03-31; 2021-04-30");
    CHECK(often("保洁员每天上、下午各清扫一次。") == "2/P1D");
    CHECK(often("值班员每天早中晚各巡查一次。") == "3/P1D");
    CHECK(often("县局每季度约谈排名靠后的镇街。") == "R/P3M");
}

TEST_CASE("A finished step that opens its sentence or is followed at once is an occasion") {
    CHECK(limit("旱情解除后，县水利局要恢复供水。") == "event:旱情解除后");
    CHECK(limit("由镇政府复核后，县民政局要公布名单。").empty());
    CHECK(limit("学生离校要登记，返回后，及时到医务室测温。") == "event:返回后");
    CHECK(limit("学生返回后，校园热闹起来了。").empty());
    CHECK(limit("抵达后，立即召开会议，说明了情况。").empty());
    CHECK(rule("窗口核实证件后，将名单报送县档案馆。") == "event:核实证件后");
    CHECK(rule("审核通过后在平台提交县残联。") == "event:审核通过后");
    CHECK(rule("名单审核后在平台留存。").empty());
    CHECK(limit("企业提交材料，审核通过后由县住建局通知入住。") == "event:审核通过后");
    CHECK(limit("企业提交材料，审核通过后的名单公开。").empty());
    CHECK(limit("申请通过后，由县住建局通知入住。") == "event:申请通过后");
    CHECK(limit("申请通过后，住户很满意。").empty());
    CHECK(limit("申请时间：5月11日至5月22日。") == "2021-05-22");
}

TEST_CASE("What opens its sentence with 前 and is followed by a command is an occasion") {
    CHECK(rule("游乐设施投入运行前，应当完成检验。") == "event:游乐设施投入运行");
    CHECK(rule("游乐设施投入运行前，经营者很多。").empty());
    CHECK(limit("在困难面前，要稳住阵脚。").empty());
    CHECK(rule("未排除故障前，应当停止使用。").empty());
    CHECK(rule("县林业局作出许可决定前，应当公告。").empty());
}

TEST_CASE("A period that ends, or that an order goes on with, is a limit") {
    CHECK(limit("清欠行动从即日起到9月底结束。") == "2021-09-30");
    CHECK(limit("普查5月初开始，8月底结束。") == "2021-08-31");
    CHECK(limit("8月底结束的普查由县统计局承担。").empty());
    CHECK(limit("要逐件交办、盯住不放，年终逐项对账。") == "2021-12-31");
    CHECK(limit("要形成年初交办，年末严格考核的机制。").empty());
    CHECK(limit("争取近三天各标段复工。") == "2021-04-26");
    CHECK(limit("近三天各标段要复工。").empty());
    CHECK(limit("各组于下周上交小结。") == "2021-05-02");
    CHECK(limit("各组下周的小结很多。").empty());
    CHECK(limit("集中报名时间原则上为6月2日至6月4日。") == "2021-06-04");
    CHECK(limit("现场参观时间原则上为6月2日至6月4日。").empty());
    CHECK(limit("要在拿到建议的7日内退回。") == "event:拿到建议的7日内");
    CHECK(limit("乘客要持48小时内检测证明。").empty());
    CHECK(often("县统计局于每月8日前将预计数报县政府办。") == "R/P1M");
    CHECK(often("县统计局预计每月接待游客八百人。").empty());
}

TEST_CASE("The first week of a term, an end with what is finished, a drive of some length") {
    CHECK(limit("复工第一天要检修塔吊。") == "event:复工第一天");
    CHECK(limit("复工第一天的塔吊很忙。").empty());
    CHECK(limit("开工第一课要讲安全。").empty());
    CHECK(limit("二期厂房6月底设备进场。") == "2021-06-30");
    CHECK(limit("二期厂房6月底进场的设备很多。").empty());
    CHECK(limit("海外部上半年至少新增两个网点。") == "2021-06-30");
    CHECK(limit("海外部上半年的两个网点很小。").empty());
    const auto ordered = [](std::string_view text, bool directive) {
        std::string norms;
        for (const TimeExpression& one :
             readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23"), .directive = directive}))
            if (one.role == Role::limit) norms += one.norm;
        return norms;
    };
    CHECK(ordered("通过三个月集中整治，积案化解率达到九成。", true) == "2021-07-23");
    CHECK(ordered("通过三个月集中整治，积案化解率达到九成。", false).empty());
    CHECK(ordered("上半年建成车位800个。", true) == "2021-06-30");
    CHECK(ordered("上半年建成车位的地块很多。", true).empty());
    CHECK(ordered("上半年完成管网检测。", true) == "2021-06-30");
    CHECK(ordered("上半年完成管网检测。", false).empty());
    CHECK(ordered("县农机局5月下旬组织抽查。", true) == "2021-05-31");
    CHECK(ordered("县农机局5月下旬组织抽查。", false).empty());
    CHECK(ordered("县住建局5月20日—6月10日组织检查。", true) == "2021-06-10");
    CHECK(ordered("县住建局5月20日—6月10日的检查很细。", true).empty());
}

TEST_CASE("What is finished in a part of the year, how soon it is there, how often somebody goes") {
    CHECK(limit("沿江管廊上半年竣工，水厂通水。") == "2021-06-30");
    CHECK(limit("沿江管廊上半年的客流很大。").empty());
    CHECK(limit("产业园今年建成厂房20万平方米。") == "2021-12-31");
    CHECK(limit("产业园今年的厂房有20万平方米。").empty());
    CHECK(limit("历史遗留的，两个月拿出处置意见。") == "2021-06-23");
    CHECK(limit("这两个月拿出了处置意见。").empty());
    CHECK(often("区领导一周至少下去两趟。") == "2/P1W");
    CHECK(limit("约谈后三天内仍无起色的，就地调整。").empty());
    CHECK(limit("约谈后三天内报送说明。") == "event:约谈后三天内");
    CHECK(often("组长于每季度第一个月10日前收齐。") == "R/P3M");
    CHECK(limit("组长于每季度第一个月10日前收齐。").empty());
    CHECK(limit("信访件的办结时限为15日。").empty());
    CHECK(limit("整改时限为5月15日。") == "2021-05-15");
    CHECK(often("考核实行月记录、季通报。") == "R/P1M; R/P3M");
    CHECK(often("5月记录齐全。").empty());
    CHECK(rule("实习前，学校和学生应当签订协议。") == "event:实习");
    CHECK(rule("实习前，学校和学生都很忙。").empty());
    CHECK(limit("普查成果5月20日前移交县档案馆。") == "2021-05-20");
    CHECK(limit("5月20日前移位置的桩不动。").empty());
    CHECK(limit("影展5月20日截稿。") == "2021-05-20");
    CHECK(limit("四季度组织一次案卷评查。") == "2021-12-31");
    CHECK(limit("四季度组织的案卷评查由县司法局承担。").empty());
    CHECK(often("四季度组织一次案卷评查。").empty());
    CHECK(often("整治行动一季度一通报。") == "R/P3M");
    CHECK(often("机动车每年以一成的速度增长。").empty());
    CHECK(often("机动车每年检验一次。") == "R/P1Y");
    CHECK(limit("学校、养老院年前各搞一次疏散演练。") == "event:年");
    CHECK(limit("这座养老院三年前完成了改造，多年前要改。").empty());
    CHECK(often("实行领导带班，24小时电话不关机。") == "24h");
    CHECK(often("24小时内电话报告。").empty());
    CHECK(often("各县每月8日、18日、28日前填报台账。") == "3/P1M");
    CHECK(often("各县每月8日至18日填报台账。") == "R/P1M");
    CHECK(limit("各年级要成立考务组（成员名单考试前一周报教务处）。") == "event:成员名单考试前一周");
    CHECK(limit("各年级要成立考务组（成员名单考试一周更新）。").empty());
}

namespace {

/// Limits in a notice or plan of 2021-04-23.
std::string planned(std::string_view text) {
    std::string joined;
    for (const TimeExpression& one :
         readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23"), .directive = true}))
        if (one.role == Role::limit) joined += (joined.empty() ? "" : "; ") + one.norm;
    return joined;
}

}  // namespace

TEST_CASE("A plan's parts of the year bind where it says what is done in them") {
    CHECK(planned("县粮食局牵头，8月至10月对粮库开展检查，问题限期整改。") == "2021-10-31");
    CHECK(planned("县粮食局牵头，8月至10月的检查另行安排。").empty());
    CHECK(planned("粮库迁建项目10月完成竣工验收，11月底前启用。") == "2021-10-31; 2021-11-30");
    CHECK(planned("粮库迁建项目在10月完成了竣工验收。").empty());
    CHECK(limit("县政府督查室跟踪督办，6月中旬向县政府作专题报告。") == "2021-06-20");
    CHECK(limit("县政府督查室去年跟踪督办，6月中旬向县政府作了专题报告。").empty());
    CHECK(limit("2.2021年建成粮库5座，2022年建成6座。") == "2021-12-31; 2022-12-31");
    CHECK(limit("2021年建成的粮库5座，2022年将扩建。").find("2021") == std::string::npos);
    CHECK(limit("上半年完成粮库征地，年内建成投用。") == "2021-06-30; 2021-12-31");
    CHECK(limit("上半年完成的粮库征地，经费已经结清。").empty());
    CHECK(planned("县粮食局每月通报进度，9月份组织评查。") == "2021-09-30");
    CHECK(planned("县粮食局9月份组织的评查效果较好。").empty());
    CHECK(limit("年底粮库利用率稳定在95%以上。") == "2021-12-31");
    CHECK(limit("年末粮库利用率达到95%，比上年提高3%。").empty());
    CHECK(limit("县粮食局每月调度、每季通报、年终考核。") == "2021-12-31");
    CHECK(limit("检查结果纳入县粮食局年终考核。").empty());
    CHECK(limit("入围者请于5月27日至29日登录网站打印证件。") == "2021-05-29");
    CHECK(limit("入围者可于5月27日至29日登录网站查询。").empty());
    CHECK(limit("县政府常务会议上半年、年底各听取一次汇报。") == "2021-06-30; 2021-12-31");
}

TEST_CASE("A day to come on which something is handed over, or done in a plan, is a limit") {
    CHECK(limit("问题列出清单，4月26日发至责任科室。") == "2021-04-26");
    CHECK(limit("问题列出清单，4月26日起雨水增多。").empty());
    CHECK(planned("9月6日（第一周周四）开课学院打印名单，提交给教师。") == "2021-09-06");
    CHECK(planned("9月6日（第一周周四）开课学院照常上课。").empty());
    CHECK(planned("注册中心于9月6日（第一周周四）安排补考场地。") == "2021-09-06");
    CHECK(planned("注册中心定于9月6日安排补考。").empty());
    CHECK(limit("方案已经公布，个人申报截止5月10日。") == "2021-05-10");
    CHECK(limit("截至5月10日，县粮食局要完成检修。").empty());
    CHECK(limit("县粮食局要截至5月10日完成检修。") == "2021-05-10");
    CHECK(limit("截至4月20日完成检修30座。").empty());
    CHECK(planned("4号楼9月5日完成，逐层验收。") == "2021-09-05");
    CHECK(limit("4号楼9月5日完成，逐层验收。").empty());
    CHECK(planned("在校学生8月27日至9月3日期间，务必要核对报名情况。") == "2021-09-03");
    CHECK(planned("在校学生8月27日至9月3日期间，要保持电话畅通。").empty());
    CHECK(limit("检修车间：5月12日—18日组织计划检修。") == "2021-05-18");
    CHECK(limit("检修车间5月12日—18日的检修已经排定。").empty());
    CHECK(limit("县粮食局不定期抽查，5月上旬进行一次集中督查。") == "2021-05-10");
    CHECK(limit("资料齐全的，10个工作日内支付到位。") == "event:10个工作日内");
    CHECK(limit("学习结束后，各科室提交一份改进方案。") == "event:学习结束后");
    CHECK(limit("学习结束后，各科室的面貌变了。").empty());
    CHECK(limit("离校前，请检查电源是否切断。") == "event:离校");
    CHECK(limit("对招用贫困人口的企业，三年内给予定额减免。").empty());
    CHECK(limit("县粮食局要在5日内给予答复。") == "2021-04-28");
    CHECK(limit("进行一次离校前安全自查。").empty());
    CHECK(limit("营销部要开展节前隐患排查治理。").empty());
    CHECK(limit("营销部要节前排除隐患。") == "event:节日");
    CHECK(limit("预计节前返乡人员较多，要备足车辆。").empty());
    CHECK(limit("参训人员会前14天内如有症状的，请及时报告。").find("会前14天") == std::string::npos);
    CHECK(limit("参训人员要在会前3天报到。") == "event:会前3天");
    const auto minuted = [](std::string_view text) {
        const auto found = readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23"), .minutes = true});
        return found.empty() ? std::string() : found.front().norm;
    };
    CHECK(minuted("各镇要在方案印发后15日内明确路长。") == "event:方案印发后15日内");
    CHECK(minuted("各镇要在本纪要印发后15日内报告。") == "2021-05-08");
    CHECK(often("返乡人员要落实“5天3检”，粮库做到“一天两查”。") == "3/P5D; 2/P1D");
    CHECK(often("返乡人员5天3检测点都要到。").empty());
    CHECK(limit("请在本人认证周期内主动办理。") == "event:本人认证周期内");
    CHECK(limit("在建设周期内雨水偏多。").empty());
    CHECK(limit("复核后县粮食局将名单报县政府。") == "event:复核后");
    CHECK(limit("复核后报县政府审定。").empty());
    CHECK(often("坚持一日一巡查、三日一通报。") == "R/P1D; R/P3D");
    CHECK(often("4月三日一早就通报。").empty());
}

TEST_CASE("What a length counts from is told without who is told") {
    CHECK(limit("一、县粮食局要本通知印发后10日内报送方案。") == "2021-05-03");
    CHECK(limit("县粮食局印发之日起30日内报送方案。") == "2021-05-23");
    CHECK(limit("请县粮食局收到通知后3日内报送方案。") == "event:收到通知后3日内");
    CHECK(limit("县粮食局要会后完成检修。") == "event:会议后");
    CHECK(limit("要把协会后勤工作做好。").empty());
    CHECK(limit("县粮食局应当年底前更换水泵。") == "2021-12-31");
    CHECK(limit("县粮食局要当年清理当年账款。").empty());
    CHECK(limit("施工单位5个工作日内启动建设。") == "2021-04-29");
    CHECK(planned("县粮食局要加强检修，上半年更换水泵。") == "2021-06-30");
    CHECK(planned("6月20日至7月31日为宣传报名阶段，村村要登记。").empty());
    CHECK(planned("6月20日至7月31日为村民办理登记，村村要到。") == "2021-07-31");
    CHECK(planned("培训护理员500人次。（县人社局、县民政局，全年）") == "2021-12-31");
    CHECK(planned("培训护理员500人次。（县人社局，全年推进）").empty());
    CHECK(limit("整修粮仓（2021年12月完成，责任单位：县粮食局）。") == "2021-12-31");
    CHECK(limit("整修粮仓（2021年12月完成设计，责任单位：县粮食局）。") == limit("整修粮仓（2021年12月动工设计，责任单位：县粮食局）。"));
    CHECK(limit("整修粮仓（2020年12月完成，责任单位：县粮食局）。").empty());
    CHECK(planned("各乡镇上半年与水务公司签订合同。") == "2021-06-30");
    CHECK(planned("各乡镇上半年与水务公司签订的合同较多。").empty());
    CHECK(planned("各乡镇要制定方案，上半年补栽行道树。") == "2021-06-30");
    CHECK(planned("各乡镇上半年解决群众反映的用水问题。") == "2021-06-30");
    CHECK(planned("各乡镇上半年解决的用水问题较多。").empty());
    CHECK(planned("各乡镇要制定方案，上半年补栽了行道树。").empty());
    CHECK(limit("各乡镇绿化较好，上半年补栽行道树。").empty());
    CHECK(planned("质检部于9月下旬赴各粮库抽检。") == "2021-09-30");
    CHECK(planned("县粮食局要加强检修，上半年与水务公司签订合同。") == "2021-06-30");
    CHECK(limit("县粮食局要解决群众反映的问题，5个工作日内召开会议。") == "2021-04-29");
    CHECK(limit("县粮食局对群众反映的问题，5个工作日内要答复。") == "event:5个工作日内");
    CHECK(planned("县粮食局要加强检修，上半年更换的水泵不漏。").empty());
    CHECK(limit("一、竣工后，县粮食局要完成移交。") == "event:竣工后");
    CHECK(limit("竣工后的粮库要完成移交。").empty());
    CHECK(limit("（责任单位：县粮食局；完成时限：会后）") == "event:会议后");
    CHECK(limit("（责任单位：县粮食局；完成情况：会后）").empty());
    CHECK(limit("县粮食局要在5月1日至5月10日期间完成检修。") == "2021-05-10");
    CHECK(limit("县粮食局要在5月1日至5月10日期间加强值守。").empty());
    CHECK(planned("县粮食局要加强检修，上半年全部完成。") == "2021-06-30");
    CHECK(planned("县粮食局要加强检修，上半年的任务较重。").empty());
}

TEST_CASE("The year before an occasion is its own; so is the day of what is done") {
    CHECK(limit("新校区要在明年秋季开学前投入使用。") == "event:明年秋季开学");
    CHECK(limit("新校区要在今年汛前投入使用。") == "event:汛期");
    CHECK(limit("新校区要在明年投入使用。") == "2022-12-31");
    CHECK(limit("验收当日由县粮食局出具意见。") == "event:验收当日");
    CHECK(limit("验收当日天气晴好。").empty());
    CHECK(limit("各组应在督查结束次日提交报告。") == "event:督查结束次日");
    CHECK(limit("督查结束次日天气转晴。").empty());
    CHECK(planned("各年级期中考试后进行质量分析。") == "event:期中考试后");
    CHECK(planned("各年级期中考试后的质量分析。").empty());
}

TEST_CASE("What is done already names which ones, not when") {
    CHECK(limit("已完工的粮库8月20日前报县财政局评审。") == "2021-08-20");
    CHECK(limit("粮库已于4月20日前报县财政局评审。").empty());
    CHECK(limit("5月底前应完成的粮库检修，仍有三个镇没有动工。").empty());
    CHECK(limit("5月底前应完成粮库检修。") == "2021-05-31");
    CHECK(limit("收到投诉后，应当在2个工作日内到场处置。") == "event:收到投诉后2个工作日内");
    CHECK(limit("收到投诉后，应当在2小时内到场处置。") == "event:收到投诉后2小时内");
    CHECK(planned("会计要年前结清账款，6月底公示收支。") == "event:年; 2021-06-30");
    CHECK(limit("订阅份数不低于2021年度，确保10月底前完成六成。") == "2021-10-31");
    CHECK(limit("安委办跟踪落实，9月底通报一次。") == "2021-09-30");
    CHECK(limit("凡因失职引发火灾的，3日内启动倒查。") == "event:3日内");
    CHECK(limit("各镇要抓好防火，3日内启动倒查。") == "2021-04-26");
    CHECK(limit("验收不合格的限期10天返工。") == "event:10天");
    CHECK(limit("各镇要限期10天返工。") == "2021-05-03");
    CHECK(limit("复议案件60日内审结率要达到100%。").empty());
    CHECK(limit("复议案件要在60日内审结。") == "2021-06-22");
    CHECK(limit("测试不合格者10日内补考。") == "event:10日内");
    CHECK(limit("按规定应在20个工作日内答复的申请，平均用时27天。").empty());
    CHECK(limit("差评事项由承办单位在5个工作日内核实整改。") == "event:5个工作日内");
}

TEST_CASE("Half a month is twice a month, and what is divided by months is made once") {
    CHECK(often("实行半月一调度，每半个月通报两次。") == "R/P15D; 2/P15D");
    CHECK(often("每15天调度一次。") == "R/P15D");
    CHECK(often("各镇要逐月分解任务。").empty());
    CHECK(often("各镇要逐月报送进度。") == "R/P1M");
    CHECK(often("赋权事项实行季评估。") == "R/P3M");
}
