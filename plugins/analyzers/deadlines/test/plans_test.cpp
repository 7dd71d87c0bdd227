// What binds because a notice or a plan lays it out, and what such papers only tell.
#include <catch2/catch.hpp>

#include "readings.h"

using namespace jianbao::timex;

namespace {

/// Expressions of a role in a notice or plan of 2021-04-23, as "norm; norm".
std::string in_notice(std::string_view text, Role role) {
    std::string joined;
    for (const TimeExpression& one :
         readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23"), .directive = true}))
        if (one.role == role) joined += (joined.empty() ? "" : "; ") + one.norm;
    return joined;
}
std::string limit(std::string_view text) { return in_notice(text, Role::limit); }
std::string often(std::string_view text) { return in_notice(text, Role::frequency); }

}  // namespace

TEST_CASE("A part of a month binds behind who acts in it, and a day on which something is handed over") {
    CHECK(limit("县人武部在6月上旬组织一次演练。") == "2021-06-10");
    CHECK(limit("县人武部在6月上旬组织的演练效果好。").empty());
    CHECK(limit("7月上旬，由县粮食局牵头，组织一次检查。") == "2021-07-10");
    CHECK(limit("7月上旬，由县粮食局管的粮库。").empty());
    CHECK(limit("县粮食局6月15日将台账报县政府。") == "2021-06-15");
    CHECK(limit("县粮食局6月15日的台账记载了缺口。").empty());
}

TEST_CASE("What is checked over by an occasion is due; the kind of check is not") {
    CHECK(limit("县水利站逐库检查，汛前检查一遍。") == "event:汛期");
    CHECK(limit("县水利站做好汛前检查工作。").empty());
    CHECK(limit("邻里节结束后，县文旅局组织评比。") == "event:邻里节结束后");
    CHECK(limit("邻里节结束后，居民还在谈论。").empty());
}

TEST_CASE("What is paid at the year's end and when a meeting comes again set no limit") {
    CHECK(limit("年终奖金方案另行讨论。").empty());
    CHECK(limit("年终由县委组织部组织考核。") == "2021-12-31");
    CHECK(limit("下次例会拟于5月中旬召开。").empty());
    CHECK(limit("下次例会前，县粮食局要在5月中旬完成检修。") == "event:下次例会; 2021-05-20");
}

TEST_CASE("A day of this week or the next binds where something is handed over on it") {
    CHECK(limit("县粮食局再催，周三给县财政局答复。") == "2021-04-28");
    CHECK(limit("周三县粮食局的答复到了。").empty());
    CHECK(limit("县粮食局要列出台账，下周一报县政府。") == "2021-04-26");
    CHECK(limit("县粮食局下周一召开例会。").empty());
    CHECK(limit("县粮食局隔周周五报台账。").empty());
    CHECK(limit("各科收到后三天改好。") == "event:收到后三天");
    CHECK(limit("各科收到后三天内容有变。").empty());
    CHECK(limit("县粮食局要在下次调度会前报送台账。") == "event:调度会");
    CHECK(limit("下次调度会前后要忙几天。").empty());
}

TEST_CASE("What is asked before or after an occasion of any name") {
    CHECK(limit("停工前请疏通地漏。") == "event:停工");
    CHECK(limit("停工前疏通了地漏。").empty());
    CHECK(limit("各镇要在开闸前报送方案。") == "event:开闸");
    CHECK(limit("各镇要在国旗前报送方案。").empty());
    CHECK(limit("各校应于录取前在网站公示名单。") == "event:录取");
    CHECK(limit("各校应在橱窗前公示名单。").empty());
    CHECK(limit("项目实施前要开展评估。") == "event:项目实施");
    CHECK(limit("门店前要打扫干净。").empty());
    CHECK(limit("请在清场后关闭阀门。") == "event:清场后");
    CHECK(limit("阀门在清场后关闭过。").empty());
    CHECK(limit("设计（论文）答辩前，各学院须审查资格。") == "event:设计（论文）答辩");
    CHECK(limit("设计（论文）答辩前，学院有些忙。").empty());
    CHECK(limit("4月28日下午，各班召开班会。") == "2021-04-28");
    CHECK(limit("4月20日下午，各班召开班会。").empty());
}

TEST_CASE("What a duty is about may stand in the middle of it, and twelve months are a year") {
    CHECK(often("各镇要实行24小时防汛值班。") == "24h");
    CHECK(often("各镇要配备24小时防汛值班室。").empty());
    CHECK(often("企业应当每12个月安检一次。") == "R/P1Y");
    CHECK(often("企业应当每6个月安检一次。") == "R/P6M");
    CHECK(limit("2021年6月15日至25日之间各学院进行论文评阅。") == "2021-06-25");
    CHECK(limit("2021年6月15日至25日之间雨水较多。").empty());
    CHECK(often("各镇要建立一月一报制度。") == "R/P1M");
}

TEST_CASE("What minutes have done behind an occasion is due behind it") {
    const auto decided = [](std::string_view text) {
        std::string joined;
        for (const TimeExpression& one : readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23"), .minutes = true}))
            if (one.role == Role::limit) joined += one.norm;
        return joined;
    };
    CHECK(decided("县粮食局牵头，端午节后组织一次演练。") == "event:端午节后");
    CHECK(decided("端午节后组织了一次演练。").empty());
}

TEST_CASE("限 counts from the paper's own day, whatever comes again in the sentence") {
    CHECK(limit("公司每日抽检水质；多收的水费，限一个月内退还。") == "2021-05-23");
    CHECK(limit("公司每季度抽检水质，结果在10个工作日内公布。") == "event:10个工作日内");
    CHECK(limit("在学院检查结束后，学校检查组将到现场进行抽查。") == "event:学院检查结束后");
    CHECK(limit("在学院检查结束后的假期里，学校检查组较忙。").empty());
}

TEST_CASE("A month in which somebody is charged with something is its limit") {
    CHECK(limit("6月份由县住建局启动招标。") == "2021-06-30");
    CHECK(limit("6月份由县住建局启动的招标较多，价格偏高。").empty());
    CHECK(often("各县区于每季度末月的25日前报送进展。") == "R/P3M");
    CHECK(limit("各县区于每季度末月的25日前报送进展。").empty());
}

TEST_CASE("A day of a week of a term has no date") {
    CHECK(limit("请各学院于第8周周三前报送名单。") == "event:第8周周三");
    CHECK(limit("请各学院于周三前报送名单。") == "2021-04-28");
    CHECK(limit("请各学院于下周周三前报送名单。") == "2021-04-28");
}

TEST_CASE("The number of an item is no part of the occasion it opens with") {
    CHECK(limit("2.网络申报完成后，各校须汇总名单。") == "event:网络申报完成后");
    CHECK(limit("2.各校须汇总名单。").empty());
}

TEST_CASE("A level that a year is to reach is due in it") {
    CHECK(limit("城市社区助餐服务覆盖率2022年达到60%以上。") == "2022-12-31");
    CHECK(limit("城市社区助餐服务覆盖率2020年达到60%以上。").empty());
    CHECK(limit("城市社区助餐服务覆盖率比2022年达到的高。").empty());
}

TEST_CASE("A length is counted from what has come to its end, however shortly that is said") {
    CHECK(limit("竣工后，一个月内完成结算。") == "event:竣工后一个月内");
    CHECK(limit("此后，一个月内完成结算。") == "2021-05-23");
    CHECK(limit("县文旅局要在端午假期前检修缆车。") == "event:端午假期");
}

TEST_CASE("A day that is put off binds as the new one") {
    CHECK(limit("泵站原定5月10日完工，各方同意顺延至6月20日。") == "2021-06-20");
    CHECK(limit("泵站要按原计划5月10日前完工。") == "2021-05-10");
    CHECK(limit("燃气公司须提前24小时张贴通知。").empty());
    CHECK(limit("客车提前24小时售票。").empty());
    CHECK(limit("要实现全覆盖，推动各县巡查11月份全部启动。") == "2021-11-30");
}

TEST_CASE("What is reported by the day and kept up day and night") {
    CHECK(often("晨检情况日报。") == "R/P1D");
    CHECK(often("消息登在青禾日报。").empty());
    CHECK(often("各村实行昼夜值班。") == "24h");
    CHECK(often("昼夜温差大。").empty());
    CHECK(often("每个年级上交名单。").empty());
    CHECK(often("每个年度上交名单。") == "R/P1Y");
}

TEST_CASE("A part of the year binds in a plan though its year is written, and whatever it is done to") {
    CHECK(limit("2021年第三季度对事项进行一次清理。") == "2021-09-30");
    CHECK(limit("2021年第三季度的清理事项有30件。").empty());
    CHECK(limit("9月份对事项进行一次清理。") == "2021-09-30");
    CHECK(limit("六月份评审，由李明负责。") == "2021-06-30");
    CHECK(limit("责成办公室会后将名单发到各部。") == "event:会议后");
    CHECK(limit("责成志愿者协会后将名单发到各部。").empty());
}

TEST_CASE("Who is asked to be there on a day has it for a limit") {
    CHECK(limit("下周五下午4时，县粮食局讲评检修，请各站站长准时参加。") == "2021-04-30");
    CHECK(limit("4月30日下午4时，县粮食局讲评检修，请各站站长准时参加。") == "2021-04-30");
    CHECK(limit("4月30日下午4时，县粮食局讲评检修，各站站长陆续参加。").empty());
}

TEST_CASE("What should have been done by then, beside what was, tells how far it has come") {
    CHECK(limit("年内应检修泵站12座，实际检修5座。").empty());
    CHECK(limit("年内应检修泵站12座，实施方案另发。") == "2021-12-31");
    CHECK(limit("各镇要于6月底前完成排查，实际困难另行协调。") == "2021-06-30");
}

TEST_CASE("A year that opens a plan's sentence binds the level that some clause of it sets") {
    CHECK(limit("2021年，全县库容稳定，泵站完好率达到85%以上。") == "2021-12-31");
    CHECK(limit("2021年，全县库容稳定，泵站完好率有85%。").empty());
    CHECK(limit("2021年，省里下达指标，全县完好率2023年达到85%以上。") == "2023-12-31");
}

TEST_CASE("Behind who leads it a month binds in a speech as well") {
    const auto spoken = [](std::string_view text) {
        std::string joined;
        for (const TimeExpression& one : readings::grammar().find(text, {.reference = jianbao::parse_iso("2021-04-23")}))
            if (one.role == Role::limit) joined += one.norm;
        return joined;
    };
    CHECK(spoken("县粮食局牵头，各镇参与，7月份集中开展一次检查。") == "2021-07-31");
    CHECK(spoken("县粮食局介绍，各镇参与，7月份集中开展一次检查。").empty());
}

TEST_CASE("The occasion begins behind the command") {
    CHECK(limit("县粮食局要开工前报送方案。") == "event:开工");
    CHECK(limit("主要工程竣工前，要报送方案。") == "event:主要工程竣工");
    CHECK(limit("青石区应急工程竣工前，要报送方案。") == "event:青石区应急工程竣工");
    CHECK(limit("县粮食局要会后一周内报送方案。") == "event:会后一周内");
}

TEST_CASE("A time that only says since when or whom leaves the limit before it") {
    CHECK(limit("县档案局要在10月底前完成建馆以来公报的录入。") == "2021-10-31");
    CHECK(limit("10月底前县档案局建馆以来公报录入了三万份。").empty());
    CHECK(limit("县督查室年底前对两次被通报的单位，约谈负责人。") == "2021-12-31");
    CHECK(limit("县督查室年底前两次被通报的单位，约谈负责人。").empty());
}

TEST_CASE("A period before who leads it binds in a plan") {
    CHECK(limit("9月上旬由县督查室牵头，进行逐项验收。") == "2021-09-10");
    CHECK(limit("9月上旬由县督查室发布的通报，要逐项核对。").empty());
}

TEST_CASE("Behind what is ordered an occasion everybody knows says when something begins") {
    CHECK(limit("各班要增设班次，国庆节后正式运行。") == "event:国庆节后");
    CHECK(limit("各班要增设班次，国庆节后人流减少。").empty());
    CHECK(limit("每位教师要写一篇心得，开学后交教科室。") == "event:开学后");
    CHECK(limit("每位教师要写一篇心得，开学后交流。").empty());
}

TEST_CASE("A quarter binds where something is done to something in it") {
    CHECK(limit("县卫健局在第三季度对资金使用情况开展检查。") == "2021-09-30");
    CHECK(limit("县卫健局在第三季度对资金使用情况的检查。").empty());
}

TEST_CASE("A period that 对 opens tells which things are looked at") {
    CHECK(limit("县粮食局要对8月份上报的数据自查。").empty());
    CHECK(limit("各校要应对9月份开学高峰。").empty());
    CHECK(limit("各校要对食堂在9月底前检修一遍。") == "2021-09-30");
}

TEST_CASE("So many days from now something is handed over") {
    CHECK(limit("县督查室要盯紧，10天后给我一份清单。") == "2021-05-03");
    CHECK(limit("县粮食局要核对，一周后报县政府办。") == "2021-04-30");
    CHECK(limit("一个月后，县政府办组织验收。").empty());
    CHECK(limit("样品3天后变质。").empty());
}

TEST_CASE("What last year asked for, what is near, and what nobody should hope for set no limit") {
    CHECK(limit("去年省里要求11月底达到95%，我们只有88%。").empty());
    CHECK(limit("去年未完成的河段，要在5月底前完成整治。") == "2021-05-31");
    CHECK(limit("5月1日就要正式登记，时间很紧。").empty());
    CHECK(limit("5月1日前就要完成登记。") == "2021-05-01");
    CHECK(limit("不要指望今天种树明天乘凉。").empty());
    CHECK(limit("各镇二季度末先拿出方案。") == "2021-06-30");
}

TEST_CASE("Behind a meeting, for whoever was there") {
    CHECK(limit("各牵头部门会后要倒排工期。") == "event:会议后");
    CHECK(limit("会后就把地址定下来。") == "event:会议后");
    CHECK(limit("会后就没有再提。").empty());
}

TEST_CASE("Behind what is ordered a further step has what must be over before it") {
    CHECK(limit("县教育局要抓好考务，考试结束后组织一次阅卷。") == "event:考试结束后");
    CHECK(limit("考务已经抓好，考试结束后组织了一次阅卷。").empty());
    CHECK(limit("各镇要力争汛前培训500人次。") == "event:汛期");
    CHECK(limit("各镇要抓好汛前培训工作。").empty());
}

TEST_CASE("Behind what is ordered a period says by when the next is done, and 在 within which something is finished") {
    CHECK(limit("县委党校要把培训纳入计划，7月份举办一期示范班。") == "2021-07-31");
    CHECK(limit("县委党校要把培训纳入计划，7月份举办的示范班另行通知。").empty());
    CHECK(limit("专项经费在下半年拨付到位。") == "2021-12-31");
    CHECK(limit("专项经费在下半年拨付的占两成。").empty());
}

TEST_CASE("The end of a lunar month or year is an occasion, and no day of the other calendar") {
    CHECK(limit("农历年底前要把工资发放到位。") == "event:农历年底");
    CHECK(limit("农历五月底前要完成抢种。") == "event:农历五月底");
    CHECK(limit("腊月底前要清扫一遍街道。") == "event:腊月底");
    CHECK(limit("农历十二月底前完成清淤。") == "event:农历十二月底");
    CHECK(limit("农历十二月底前完成了清淤。").empty());
    CHECK(limit("五月底前要完成抢种。") == "2021-05-31");
    CHECK(limit("年底前要把工资发放到位。") == "2021-12-31");
}

TEST_CASE("开始 between the ends of a range") {
    CHECK(limit("从7月15日开始到10月22日，要开展一次排查。") == "2021-10-22");
    CHECK(limit("从7月15日开始到各村核查，要逐户登记。").empty());
}

TEST_CASE("An occasion behind which somebody else goes on, is waited for, or has to be met") {
    CHECK(limit("完工后由县粮食局验收。") == "event:完工后");
    CHECK(limit("验收合格后由县财政局拨付补助。") == "event:验收合格后");
    CHECK(limit("修改完善后由县政府办印发。").empty());
    CHECK(limit("剩余部分待供水期结束后据实清算。") == "event:供水期结束后");
    CHECK(limit("接待结束后的总结另行印发。").empty());
    CHECK(limit("各科室要收好档案，模拟评估前必须归档。") == "event:模拟评估");
    CHECK(limit("各科室要收好档案，门店前必须保洁。").empty());
    CHECK(limit("各镇要在强降雨来临前提前2小时发出预警。") == "event:强降雨来临");
    CHECK(limit("未取得批复前，施工单位不得进场。").empty());
    CHECK(limit("取得批复前，施工单位不得进场。") == "event:取得批复");
}

TEST_CASE("A day to come that opens a sentence of a plan, and what comes about on it") {
    CHECK(limit("7月18日至19日，体检科、药房搬迁。") == "2021-07-19");
    CHECK(limit("7月25日8时新门诊楼正式启用。") == "2021-07-25");
    CHECK(limit("7月25日新门诊楼很热闹。").empty());
    CHECK(limit("3月25日新门诊楼正式启用。").empty());
    CHECK(limit("7月25日新学期开学。").empty());
}

TEST_CASE("How often: counted in one unit, in seasons, at hours of the day") {
    CHECK(often("公厕要有专人管，一天不少于4次保洁。") == "4/P1D");
    CHECK(often("公厕要有专人管，一天不少于4小时。").empty());
    CHECK(often("各镇要在春秋两季各消杀一次。") == "2/P1Y");
    CHECK(often("各镇去年春秋两季各消杀了一次。").empty());
    CHECK(often("各镇每日8时、18时前各报送一次动态。") == "2/P1D");
    CHECK(often("各镇每日18时前报送动态。") == "R/P1D");
}

TEST_CASE("Without a day to count from, a length stays as it is written") {
    const auto undated = [](std::string_view text, bool plan) {
        for (const TimeExpression& one : readings::grammar().find(text, {.directive = plan}))
            if (one.role == Role::limit) return one.norm;
        return std::string();
    };
    CHECK(undated("县教育局要在5年内新建学校10所。", true) == "event:5年内");
    CHECK(undated("县教育局要在30日内报送名单。", true) == "event:30日内");
    CHECK(undated("五年内农业生产有了发展。", false).empty());
}

TEST_CASE("A later year lasts to the semicolon") {
    CHECK(limit("二期要确保2022年6月底前投用；三期由县代建中心负责，年内完成招投标。") == "2022-06-30; 2021-12-31");
    CHECK(limit("二期要确保2022年6月底前投用，年底前完成审计。") == "2022-06-30; 2022-12-31");
}

TEST_CASE("Levels of a part of the year, and how long something is withheld") {
    CHECK(limit("推进互认，上半年互认项目扩大到150项。") == "2021-06-30");
    CHECK(limit("推进互认，上半年互认项目扩大到了150项。").empty());
    CHECK(limit("各站要加强检验，今年定检率要保持在99%以上。") == "2021-12-31");
    CHECK(limit("各站要加强检验，今年定检率保持平稳。").empty());
    CHECK(limit("各镇要如实申报，凡弄虚作假的，取消三年内申报资格。").empty());
    CHECK(limit("各镇要如实申报，三年内建成粮库10座。") != "");
}
