#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>

#include "test/readings.h"

using namespace jianbao::timex;
using readings::norms;
using readings::read;
using readings::value;

namespace {

struct Case {
    const char* text;
    const char* expected;
};

}  // namespace

TEST_CASE("Limits with a day to them") {
    // Counted from Friday 2021-04-23.
    const auto row = GENERATE(values<Case>({
        {"县直各部门6月30日前报送方案。", "2021-06-30"},
        {"请于 ５ 月 １０ 日前反馈意见。", "2021-05-10"},
        {"各镇六月二十日之前交齐名册。", "2021-06-20"},
        {"务必在二〇二二年三月五日前验收。", "2022-03-05"},
        {"3月1日前要完成春季防疫。", "2022-03-01"},
        {"隐患整改620日前完成。", "2021-06-20"},
        {"请在1120日前上报。", "2021-11-20"},
        {"方案要在6月底前定稿。", "2021-06-30"},
        {"确保十二月月底前通车。", "2021-12-31"},
        {"年底前建成两座水厂。", "2021-12-31"},
        {"力争年内开工。", "2021-12-31"},
        {"上半年要完成选址。", "2021-06-30"},
        {"明年上半年要完成选址。", "2022-06-30"},
        {"一季度末前要清完欠账。", "2021-03-31"},
        {"第三季度末前完成中期评估。", "2021-09-30"},
        {"10月中旬前完成秋粮收购摸底。", "2021-10-20"},
        {"要在本月中下旬派出检查组。", "2021-04-30"},
        {"明年6月底前全面完工。", "2022-06-30"},
        {"下个月10日前拿出初稿。", "2021-05-10"},
        {"本周五前报到办公室。", "2021-04-23"},
        {"下周三前报到办公室。", "2021-04-28"},
        {"今明两天要把人员撤完。", "2021-04-24"},
        {"2天之内要开一次调度会。", "2021-04-25"},
        {"三日内报送整改情况。", "2021-04-26"},
        {"两周内完成摸排。", "2021-05-07"},
        {"3个月内要见成效。", "2021-07-23"},
        {"一年半内要建成。", "2022-10-23"},
        {"3年内打造十个样板。", "2024-04-23"},
        {"一个工作日内答复。", "2021-04-25"},
        {"5个工作日内办结。", "2021-04-29"},
        {"2022年起3年内要全部改造。", "2024-12-31"},
        {"从明年起实施试点,用3年时间推开。", "2024-12-31"},
        {"到2025年,森林覆盖率达到60%。", "2025-12-31"},
        {"“十四五”末要实现全覆盖。", "2025-12-31"},
        {"到“十四五”末,绿化率达到四成。", "2025-12-31"},
        {"不迟于9月15日开工。", "2021-09-15"},
        {"务必于2021.09.15前交付。", "2021-09-15"},
        {"会议要求,1.6月底前完成检修。", "2021-06-30"},
        {"2.12月15日前建成监测点。", "2021-12-15"},
        {"3.2022年5月前拨付资金。", "2022-05-31"},
        {"请在2021/9/15前交付。", "2021-09-15"},
        {"各校要在6月20日18时前上报。", "2021-06-20"},
        {"各校要在6月20日(星期日)前上报。", "2021-06-20"},
        {"5月1日至5月20日要开展集中整治。", "2021-05-20"},
        {"4月10日至5月20日,要开展集中整治。", "2021-05-20"},
        {"6月11-13日要完成演练。", "2021-06-13"},
        {"2021—2023年要建成三条支线。", "2023-12-31"},
        {"2022年3月底前完成设计,9月底前完成主体。", "2022-03-31; 2022-09-30"},
        {"6月、9月、12月底前各开展一次抽查。", "2021-06-30; 2021-09-30; 2021-12-31"},
        {"分别在6月底和11月底前报送小结。", "2021-06-30; 2021-11-30"},
        {"各镇要在3、6、9月底前报送报表。", "2021-03-31; 2021-06-30; 2021-09-30"},
    }));
    INFO(row.text);
    CHECK(norms(row.text, Role::limit) == row.expected);
}

TEST_CASE("Limits with unknown digits") {
    const auto row = GENERATE(values<Case>({
        {"x月底前要完成移交。", "2021-XX-LAST"},
        {"Ｘ月Ｘ日前要完成移交。", "2021-XX-XX"},
        {"×月10日前要完成移交。", "2021-XX-10"},
        {"20xx年底前要全部达标。", "20XX-12-31"},
        {"到20**年,要全部达标。", "20XX-12-31"},
        {"20xx年4月底前要全部达标。", "20XX-04-30"},
        {"到x年底前,各地要全部达标。", "XXXX-12-31"},
        {"力争x年内通车。", "XXXX-XX-XX"},
        {"要在今年x月底通车。", "2021-XX-LAST"},
        {"要在明年×月中旬前通车。", "2022-XX-20"},
    }));
    INFO(row.text);
    CHECK(norms(row.text, Role::limit) == row.expected);
}

TEST_CASE("Limits set by an occasion") {
    const auto row = GENERATE(values<Case>({
        {"险工险段要在汛前处理完。", "event:汛期"},
        {"会后,各组要抓紧碰头。", "event:会议后"},
        {"轮训结束后,各支部要写出体会。", "event:轮训结束后"},
        {"务必在寒潮到来前备足草料。", "event:寒潮到来"},
        {"节前由商务局组织一次巡查。", "event:节日"},
        {"考试开始前2小时到岗。", "event:考试开始前2小时"},
        {"自收到材料之日起15日内要作出答复。", "event:自收到材料之日起15日内"},
        {"接到转办单后3日内要答复来信人。", "event:接到转办单后3日内"},
    }));
    INFO(row.text);
    CHECK(norms(row.text, Role::limit) == row.expected);
}

TEST_CASE("Frequencies") {
    const auto row = GENERATE(values<Case>({
        {"每月报送一次进度。", "R/P1M"},
        {"每周到村督导不少于2次。", "2/P1W"},
        {"公厕每天消杀两次。", "2/P1D"},
        {"每季度末开展一次点评。", "R/P3M"},
        {"每半年开展 1 次分析。", "R/P6M"},
        {"每个学期至少听三节课。", "R/P6M"},
        {"每两周调度一次。", "R/P2W"},
        {"汛情平稳时每6小时巡查一遍。", "R/PT6H"},
        {"每年9月至11月开展集中体检。", "R/P1Y"},
        {"每月10日前报送报表。", "R/P1M"},
        {"每周一、三、五开放接待。", "R/P1W"},
        {"推行一月一升旗、一周一碰头。", "R/P1M; R/P1W"},
        {"做到一天一统计一报送。", "R/P1D"},
        {"食堂实行一日三检。", "3/P1D"},
        {"至少一个月集中一次。", "R/P1M"},
        {"半年考评一次。", "R/P6M"},
        {"一年两次会诊。", "2/P1Y"},
        {"坚持周例会、月调度制度。", "R/P1W; R/P1M"},
        {"落实日报告、零报告制度。", "R/P1D; R/P1D"},
        {"进度实行月报。", "R/P1M"},
        {"按月通报、按季度排名。", "R/P1M; R/P3M"},
        {"隔周会商。", "R/P2W"},
        {"严格24小时值班。", "24h"},
        {"实行7×24小时在线服务。", "24h"},
        {"开展一月一日支部活动。", "R/P1M"},
    }));
    INFO(row.text);
    CHECK(norms(row.text, Role::frequency) == row.expected);
}

TEST_CASE("Values, whatever the text uses them for") {
    const auto row = GENERATE(values<Case>({
        {"2021年4月30日", "date 2021-04-30"},
        {"上月", "interval 2021-03-01/2021-03-31"},
        {"去年底", "interval 2020-11-01/2020-12-31"},
        {"今年前三季度", "interval 2021-01-01/2021-09-30"},
        {"2021年前两个月", "interval 2021-01-01/2021-02-28"},
        {"5月第二周", "interval 2021-05-10/2021-05-16"},
        {"5月的最后一个星期五", "date 2021-05-28"},
        {"2021年第10周", "interval 2021-03-08/2021-03-14"},
        {"下周二", "date 2021-04-27"},
        {"上上周", "interval 2021-04-05/2021-04-11"},
        {"大后天", "date 2021-04-26"},
        {"未来三天", "interval 2021-04-24/2021-04-26"},
        {"过去两周", "interval 2021-04-09/2021-04-22"},
        {"“十三五”期间", "interval 2016-01-01/2020-12-31"},
        {"九八年", "interval 1998-01-01/1998-12-31"},
        {"21年我们将开新局", "interval 2021-01-01/2021-12-31"},
        {"1998.07-2001.06", "interval 1998-07-01/2001-06-30"},
        {"12月20日至1月10日", "interval 2021-12-20/2022-01-10"},
        {"一至三季度", "interval 2021-01-01/2021-09-30"},
        {"两个半月", "duration P2M15D"},
        {"两三年", "duration P3Y"},
        {"1.5小时", "duration PT1H30M"},
        {"十五年", "duration P15Y"},
        {"3到5个月", "duration P5M"},
        {"一周零两天", "duration P1W2D"},
        {"每逢周三", "frequency R/P1W"},
        {"每个月的第一个星期一", "frequency R/P1M"},
        {"每周六和周日", "frequency R/P1W"},
        {"下周的星期五", "date 2021-04-30"},
        {"2021年最后两个月", "interval 2021-11-01/2021-12-31"},
        {"2021.5.20-5.22", "interval 2021-05-20/2021-05-22"},
    }));
    INFO(row.text);
    CHECK(value(row.text) == row.expected);
}

TEST_CASE("What looks like a time and is none") {
    const auto text = GENERATE(as<const char*>{}, "印发〔2019〕33号文件", "比例为3:1", "面积12.5公顷",
                               "电话0571-88000000", "编号202103157", "零点五", "第三年级组", "统一月台标识", "95号汽油",
                               "3号楼", "企业1499家", "坚持不懈抓前端", "做好善后工作", "二十五点六", "周边环境",
                               "日常巡查", "xml文件", "2021版", "每位同志", "每台设备", "前沿技术", "后勤保障");
    INFO(text);
    CHECK(value(text).empty());
}

TEST_CASE("A text without a reference date keeps its unknown year") {
    CHECK(norms("各镇6月底前完成。", Role::limit, "") == "XXXX-06-30");
    CHECK(norms("2021年底前完成。", Role::limit, "") == "2021-12-31");
    CHECK(readings::read("明天召开。", Place::body, "").empty());
}

TEST_CASE("Damaged text is read without harm") {
    CHECK(norms("\xE6\x9C 各镇6月底前\xFF完成。", Role::limit) == "2021-06-30");
    CHECK(readings::read("").empty());
    CHECK(readings::read("每").empty());
    CHECK(readings::read("前").empty());
    CHECK(readings::read("9").empty());
    CHECK(readings::read("1999999999999999999年前").empty());
    CHECK(readings::read("2月30日前").find("2021-02-30") == std::string::npos);
    CHECK(readings::read("13月40日前").empty());
}

TEST_CASE("Cost grows with the length of the text, not faster") {
    // Texts without punctuation, made of what calls for looking around: four times the text may
    // take little more than four times as long.
    const auto piece = GENERATE(as<std::string>{}, "6月、", "3-", "每", "前", "年底前完成", "一月一", "1 ",
                                "自1日起3日内", "《年底", "x月", "6月至", "结束后", "24小时", "在6月底");
    INFO(piece);
    const auto seconds = [&](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += piece;
        double best = 1e9;
        for (int run = 0; run < 3; ++run) {
            const std::clock_t begin = std::clock();  // of the processor: other programs' work does not count
            readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23")});
            best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        }
        return best;
    };
    CHECK(seconds(8000) < 10 * seconds(2000) + 0.02);
}

TEST_CASE("Less common ways to write a limit") {
    const auto row = GENERATE(values<Case>({
        {"接到通知3个工作日内要回复。", "event:接到通知3个工作日内"},
        {"“五一”前完成检修,五一节前完成演练。", "event:五一; event:五一"},
        {"自即日起至6月30日,开展专项行动。", "2021-06-30"},
        {"确保完成2022年前裁减冗员等任务。", "2022-12-31"},
        {"大坝竣工2年前移交资料。", "event:大坝竣工2年前"},
        {"各科室要在年度内完成整改。", "2021-12-31"},
        {"上年度内完成了整改。", ""},
        {"各学院要于第8周前完成教学检查。", "event:第8周"},
        {"各班要在本学期第5周周五前提交总结。", "event:本学期第5周周五"},
        {"各学院要在开学第三周前完成教学检查。", "event:开学第三周"},
        {"第8周的课程已经上完。", ""},
        {"高考后,县教育局要检修考点。", "event:高考后"},
        {"高考后,考点恢复平静。", ""},
        {"县水利局要在5月20日当天完成验收。", "2021-05-20"},
        {"县水利局要在方案获批后组织实施。", "event:方案获批后"},
        {"县水利局要在方案获批之前后组织座谈。", ""},
        {"各单位务必培训结束后提交总结。", "event:培训结束后"},
        {"应当在样品移交出库后的 15日内报送信息。", "event:样品移交出库后的15日内"},
        {"应当在 App Store 上架后 15日内报送信息。", "event:App Store上架后15日内"},
        {"限期一周整改到位。", "2021-04-30"},
        {"应自受理申请之日起六个月内、批准之日起一年内完成。",
         "event:自受理申请之日起六个月内; event:批准之日起一年内"},
        {"征求意见的时间要不少于30日。", ""},
        {"力争经过两年努力建成新馆。", "2023-04-23"},
        {"用三年左右的时间补齐短板。", "2024-04-23"},
        {"明后两年要建成环线。", "2023-12-31"},
        {"2035年,基本建成海绵城市。", "2035-12-31"},
        {"6.30前要交清,9/15前要验收。", "2021-06-30; 2021-09-15"},
        {"20211130前要上报。", "2021-11-30"},
        {"2O21年9月底前完成。", "2021-09-30"},
        {"二0二一年九月底前完成。", "2021-09-30"},
        {"一九九○年底前完成。", ""},
        {"请于5月20日（星期四）17:00前反馈。", "2021-05-20"},
        {"今天下班前要报送名单。", "2021-04-23"},
        {"务必于4月30日下班前交齐。", "2021-04-30"},
        {"务必于2021年9月30日（含）前办结。", "2021-09-30"},
        {"力争从开工之日起,最迟不超过十个月完工。", ""},
        {"在收到本通知后10日内要制定方案。", "event:收到本通知后10日内"},
    }));
    INFO(row.text);
    CHECK(norms(row.text, Role::limit) == row.expected);
}

TEST_CASE("Less common ways to write a frequency") {
    const auto row = GENERATE(values<Case>({
        {"实行双月调度、双周例会。", "R/P2M; R/P2W"},
        {"两周一调度,半月一研判。", "R/P2W; R/P15D"},
        {"实行一日两报。", "2/P1D"},
        {"做到周周通报、月月排名。", "R/P1W; R/P1M"},
        {"每季度首月10日前报送上季度台账。", "R/P3M"},
        {"每月月底前报送,每月最后一个工作日汇总。", "R/P1M; R/P1M"},
        {"落实24小时双岗值班。", "24h"},
        {"每月编发三期工作简报。", "3/P1M"},
        {"每月编发简报,印三期。", "R/P1M"},
        {"原则上不得新建每小时10蒸吨以下锅炉。", ""},
        {"每小时巡查10处堤段。", "R/PT1H"},
        {"农贸市场实行“天天检”。", "R/P1D"},
    }));
    INFO(row.text);
    CHECK(norms(row.text, Role::frequency) == row.expected);
    CHECK(norms(row.text, Role::limit).empty());
}

TEST_CASE("What comes again every year by a day has both") {
    CHECK(read("县财政局每年4月底前报送决算。") == "每年 frequency R/P1Y; 4月底前 limit 2021-04-30");
    CHECK(read("县财政局每年1月31日前报送决算。") == "每年 frequency R/P1Y; 1月31日前 limit 2022-01-31");
    CHECK(norms("各校每年3月、9月开展演练。", Role::limit) == "");
    CHECK(norms("各镇每月10日前报送台账。", Role::limit) == "");
    CHECK(norms("每年召开两次会议。", Role::frequency) == "2/P1Y");
    CHECK(norms("实行年度报告制度。", Role::frequency) == "R/P1Y");
    CHECK(norms("年度报告显示情况良好。", Role::frequency) == "");
}

TEST_CASE("A length counts from what the clause before it tells") {
    CHECK(norms("申请人提交材料后，县政务局应当在5个工作日内完成初审。", Role::limit) ==
          "event:申请人提交材料后5个工作日内");
    CHECK(norms("接到群众举报后，应当在2日内核查。", Role::limit) == "event:接到群众举报后2日内");
    CHECK(norms("接到火情报告后，应当在15分钟内出动。", Role::limit) == "event:接到火情报告后15分钟内");
    CHECK(norms("接到火情报告后15分钟内出动了两批。", Role::limit) == "");
    CHECK(norms("方案印发以后，各镇要在5日内报送名单。", Role::limit) == "2021-04-28");
    CHECK(norms("县政务局应提前3个工作日公示。", Role::limit).empty());
    CHECK(norms("提前3天完成了任务。", Role::limit) == "");
}

TEST_CASE("A date that tells which ones are meant binds nobody") {
    CHECK(norms("对5月底前未整改的，要约谈。", Role::limit) == "");
    CHECK(norms("面对困难，5月底前要整改。", Role::limit) == "2021-05-31");
    CHECK(norms("经过3—5年努力，全县要建成示范村。", Role::limit) == "2026-04-23");
    CHECK(norms("“五一”节前要完成督查。", Role::limit) == "event:五一");
}

TEST_CASE("全年 is a limit where it is ordered, 今年 where more is to be given") {
    CHECK(norms("确保全年接待游客20万人。", Role::limit) == "2021-12-31");
    CHECK(norms("全年接待游客20万人。", Role::limit).empty());
    CHECK(norms("确保全年目标顺利实现。", Role::limit).empty());
    CHECK(norms("县财政今年再安排300万元救灾资金。", Role::limit) == "2021-12-31");
    CHECK(norms("县财政今年安排了300万元救灾资金。", Role::limit).empty());
}

TEST_CASE("Names and seasons are no places in the calendar") {
    CHECK(norms("要吸取“运河2号”倾覆的教训。", Role::limit).empty());
    CHECK(norms("务必于12号前报名。", Role::limit) == "2021-05-12");
    CHECK(norms("能种两季的要争取两季都种。", Role::limit).empty());
    CHECK(norms("争取二季末收尾。", Role::limit) == "2021-06-30");
    CHECK(norms("力争几年内见到成效。", Role::limit).empty());
    CHECK(norms("力争年内见到成效。", Role::limit) == "2021-12-31");
    CHECK(norms("1.2022年6月底前建成泵站。", Role::limit) == "2022-06-30");
    CHECK(read("去年要求整改的问题。", Place::body, "").find("limit") == std::string::npos);
}

TEST_CASE("A length before something counts from what comes to its end") {
    CHECK(norms("租约期满前3个月要提出续租。", Role::limit) == "event:租约期满前3个月");
    CHECK(norms("申报补助前6个月要正常缴费。", Role::limit).empty());
    CHECK(norms("规模要超过前五年。", Role::limit).empty());
    CHECK(norms("要对护林员进行上岗前和在岗期间的培训。", Role::limit).empty());
    CHECK(norms("护林员要在新路线开工前参加培训。", Role::limit) == "event:新路线开工");
    CHECK(norms("（2）领证之日起两年内要登记。", Role::limit) == "event:领证之日起两年内");
    CHECK(norms("企业改制后，两年内免征房产税。", Role::limit).empty());
    CHECK(norms("今后三年内要消除薄弱村。", Role::limit) == "2024-04-23");
}

TEST_CASE("A length counts from a case, or from a day that the clause before names") {
    CHECK(norms("县残联自收到初审意见之日起，应在3个工作日内办结。", Role::limit) == "event:自收到初审意见之日起3个工作日内");
    CHECK(norms("材料不全的，应当在2日内告知补正。", Role::limit) == "event:2日内");
    CHECK(norms("初核合格的，县农机局于3日内复核。", Role::limit) == "event:3日内");
    CHECK(norms("目前进度偏慢的，2日内逐个约谈。", Role::limit) == "2021-04-25");
    CHECK(norms("逾期未在2日内补正的，视为放弃。", Role::limit).empty());
}

TEST_CASE("A finished step that opens its clause is an occasion, a step on the way is none") {
    CHECK(norms("县医保局完成复核后，要在网站公开结果。", Role::limit) == "event:完成复核后");
    CHECK(norms("初审通过后提交县残联复核。", Role::limit) == "event:初审通过后");
    CHECK(norms("材料汇总后报送县残联。", Role::limit).empty());
    CHECK(norms("要开展免费产前检查。", Role::limit).empty());
}

TEST_CASE("What a rate or a span says of each year is a frequency only in what is planned") {
    CHECK(norms("今后三年内再提高标准，平均每年增加20元。", Role::frequency) == "R/P1Y");
    CHECK(norms("收入平均每年增加20元。", Role::frequency).empty());
    CHECK(norms("近三年每年服务企业三十家以上。", Role::frequency).empty());
    CHECK(norms("志愿者要每天24小时提供接送。", Role::frequency) == "24h");
    CHECK(norms("按每月最低工资标准发放。", Role::frequency).empty());
    CHECK(read("县财政局应于每年1月底报送决算。") == "每年 frequency R/P1Y; 1月底 limit 2022-01-31");
    CHECK(read("各镇要于每年5月1日至6月10日组织复核。") == "每年 frequency R/P1Y; 5月1日至6月10日 limit 2021-06-10");
    CHECK(norms("每年4月15日是宣传日。", Role::limit).empty());
}

TEST_CASE("Days before and after what comes to its end are counted from it") {
    CHECK(norms("持证人应当在有效期届满30日前申请延续。", Role::limit) == "event:有效期届满30日前");
    CHECK(norms("主办方应当在庙会举办20日前报备。", Role::limit) == "event:庙会举办20日前");
    CHECK(norms("材料要在下月20日前报备。", Role::limit) == "2021-05-20");
    CHECK(norms("议题最迟于会议召开前2日送达。", Role::limit) == "event:会议召开前2日");
    CHECK(norms("开学一周内上报名册。", Role::limit) == "event:开学一周内");
    CHECK(norms("毕业两年内的学生要登记。", Role::limit).empty());
    CHECK(norms("毕业前完成签约。", Role::limit) == "event:毕业");
    CHECK(norms("上岗前培训由县人社局负责。", Role::limit).empty());
    CHECK(norms("县医保局收到材料后，逐项审核，符合条件的，应当在3日内办结。", Role::limit) ==
          "event:县医保局收到材料后3日内");
    CHECK(norms("企业应当于次月15日前申报。", Role::limit) == "2021-05-15");
    CHECK(norms("次月15日前后客流较大。", Role::limit).empty());
    CHECK(norms("企业应当每月监测一次，数据于次月15日前申报。", Role::limit).empty());
    CHECK(norms("企业应当每季度检查一次，于次季度首月5日前报送。", Role::limit).empty());
    CHECK(norms("企业应当每季度检查一次，于季度末月25日前报送。", Role::limit).empty());
    CHECK(norms("企业应当组织检查，于二季度末报送。", Role::limit) == "2021-06-30");
}

TEST_CASE("Rates, permissions and what is told set no frequency") {
    CHECK(norms("每人每月发放补贴800元。", Role::frequency).empty());
    CHECK(norms("教师每人每年不少于20学时。", Role::frequency) == "R/P1Y");
    CHECK(norms("职工每人每年只享受一次。", Role::frequency) == "R/P1Y");
    CHECK(norms("租户可在每月任意一天缴费。", Role::frequency).empty());
    CHECK(norms("价格指数逐月回落。", Role::frequency).empty());
    CHECK(norms("县统计局要逐月公布指数。", Role::frequency) == "R/P1M");
    CHECK(norms("新增就业每年超过3万人。", Role::frequency).empty());
    CHECK(norms("节后第一个工作日报送值班表。", Role::frequency).empty());
}

TEST_CASE("A month's inside, its middle and the last day of all") {
    CHECK(norms("县粮食局月内开工。", Role::limit) == "2021-04-30");
    CHECK(norms("县粮食局三个月内开工。", Role::limit) == "2021-07-23");
    CHECK(norms("艰难岁月内迁的工厂要登记。", Role::limit).empty());
    CHECK(norms("县粮食局年中前完成检修。", Role::limit) == "2021-06-30");
    CHECK(norms("三年中前往外地的职工要登记。", Role::limit).empty());
    CHECK(norms("县粮食局要抓紧检修，最迟不得晚于6月18日。", Role::limit) == "2021-06-18");
    CHECK(norms("起床不得晚于平时。", Role::limit).empty());
    CHECK(norms("县粮食局要限时一个月整改。", Role::limit) == "2021-05-23");
    CHECK(norms("限时段通行。", Role::limit).empty());
    CHECK(norms("县粮食局会后三天内报送方案。", Role::limit) == "event:会后三天内");
    CHECK(norms("粮食协会后三天内容有变。", Role::limit).empty());
}
