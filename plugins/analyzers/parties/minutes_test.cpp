// Parties of minutes: what a meeting agrees to, who is charged by name, by when without 于.
#include <catch2/catch.hpp>

#include "assigned_in_test.h"
#include "name_words.h"
#include "test/analysis.h"
#include "words.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

/// What stands behind the time at the start.
std::string behind_time(const std::string& text) {
    static const Phrases known(test::lexicon("phrases"));
    return text.substr(skip_time(known, text, 0, static_cast<std::uint32_t>(text.size())));
}

}  // namespace

TEST_CASE("A time may stand between the name and what is to be done") {
    CHECK(assigned("县粮食局6月底前完成仓库检修") == "lead 县粮食局");
    CHECK(assigned("县粮食局本月底前完成仓库检修") == "lead 县粮食局");
    CHECK(assigned("检修科5个工作日内完成仓库检修") == "lead 检修科");
    CHECK(assigned("各乡镇3日内将检修情况报送县粮食局") == "lead 各乡镇");
    CHECK(assigned("县粮食局6月的检修记录完整") == "");
    CHECK(assigned("被撤销资格的仓储企业3年内不得再次申报") == "");
}

TEST_CASE("How far a time reaches") {
    CHECK(behind_time("2026年6月15日前完成") == "完成");
    CHECK(behind_time("十月上旬组织检查") == "组织检查");
    CHECK(behind_time("下周五之前报送") == "报送");
    CHECK(behind_time("年底前完成") == "完成");
    CHECK(behind_time("第三季度末完成") == "完成");
    CHECK(behind_time("3天内完成") == "完成");
    CHECK(behind_time("3天完成") == "3天完成");
    CHECK(behind_time("今年以来完成") == "今年以来完成");
    CHECK(behind_time("三所学校") == "三所学校");
    CHECK(behind_time("年轻干部") == "年轻干部");
}

TEST_CASE("Whose paper is agreed to has to finish it") {
    CHECK(assigned("会议原则同意县粮食局关于调整储备规模的意见，会后修改完善") == "lead 县粮食局");
    CHECK(assigned("县粮食局提交的《储备管理办法》，根据会议意见修改后印发") == "lead 县粮食局");
    CHECK(assigned("会议原则同意县粮食局关于调整储备规模的意见") == "");
    CHECK(assigned("县粮食局关于调整储备规模的意见，会后由县司法局审核") == "lead 县司法局");
}

TEST_CASE("A bare name is put in charge by the word behind it") {
    CHECK(assigned("粮库检修由孟庆山牵头，青禾镇落实") == "lead 孟庆山; lead 青禾镇");
    CHECK(assigned("由孟庆山、贺明负责，完成粮库检修") == "lead 孟庆山; lead 贺明");
    CHECK(assigned("由县粮食局牵头，青禾镇落实检修") == "lead 县粮食局; support 青禾镇");
    CHECK(assigned("由于检修负责人员不足，进度缓慢") == "");
    CHECK(assigned("由孟庆山提议") == "");
}

TEST_CASE("A step of one body is the case of another") {
    CHECK(assigned("县气象局发布预警后，县粮食局应当检修仓库") == "lead 县粮食局");
    CHECK(assigned("县粮食局修改完善后，报县政府印发") == "lead 县粮食局");
}

TEST_CASE("Who convenes the meeting is told") {
    CHECK(assigned("县长孟庆山主持召开县政府第8次常务会议") == "");
    CHECK(assigned("县政府办每月组织召开一次协调会") == "lead 县政府办");
}

TEST_CASE("What a meeting asks is told behind a comma, what people ask is not") {
    CHECK(assigned("会上部署了巡查，要求各村巡查水库") == "lead 各村");
    CHECK(assigned("张明察看了泵站，要求县住建局在本月底前完成检修") == "lead 县住建局");
    CHECK(assigned("张明察看了泵站，要求县住建局完成检修") == "");
    CHECK(assigned("信里反映了问题，他要求各村公开账目") == "");
    CHECK(assigned("他听取了汇报，着重指出县粮食局要检修仓库") == "lead 县粮食局");
    CHECK(assigned("会议由县粮食局局长贺明主持") == "");
    CHECK(assigned("活动由县粮食局局长贺明主持") == "lead 贺明");
}

TEST_CASE("Who has a time before the verb acts, and what stands behind a semicolon is the next one's") {
    CHECK(assigned("规模以上粮食企业于1月10日前完成填报") == "lead 规模以上粮食企业");
    CHECK(assigned("规模以上粮食企业完成填报") == "");
    const auto scope = [](const std::string& text) {
        static const Lexicon lexicon = make_words(test::lexicon("parties"), test::lexicon("directives"), test::lexicon("phrases"));
        static const Reading words(lexicon);
        std::vector<Assignment> found;
        ShapeGrammar(words).find(text, {0, static_cast<std::uint32_t>(text.size())}, found);
        return found.empty() ? "" : text.substr(found.front().scope.begin, found.front().scope.size());
    };
    CHECK(scope("县粮食局要检修仓库；没有开工的库点，由县住建局督办") == "县粮食局要检修仓库");
    CHECK(scope("县粮食局要检修仓库，没有开工的库点，由县住建局督办") == "县粮食局要检修仓库，没有开工的库点");
    CHECK(scope("县粮食局要检修仓库；对没有开工的库点，县住建局要督办") == "县粮食局要检修仓库");
    CHECK(scope("县粮食局要检修仓库；对没有开工的库点进行通报，县住建局要督办") == "县粮食局要检修仓库；对没有开工的库点进行通报");
}

TEST_CASE("Who is asked may stand before 请 or be described behind 由") {
    CHECK(assigned("各学院请于6月24日前上报考试时间") == "lead 各学院");
    CHECK(assigned("由承担教学任务的学院组织资料归档") == "lead 承担教学任务的学院");
    CHECK(assigned("由承担教学任务的经历可知") == "");
    CHECK(assigned("县公安、工商等部门及超市负责人参加") == "");
    CHECK(assigned("县公安、工商等部门参加检查") == "lead 县公安部门; lead 工商部门");
    CHECK(assigned("县领导要求依法加强预报") == "");
    CHECK(assigned("公司要签订责任书") == "lead 公司");
}

TEST_CASE("What belongs to somebody is spoken of, and not told") {
    CHECK(assigned("粮食企业收购许可证不得涂改") == "");
    CHECK(assigned("粮食协会接受捐赠的情况，应当公开") == "");
    CHECK(assigned("粮食协会接受捐赠应当公开") == "lead 粮食协会");
}

TEST_CASE("Departments named after what they do, and who rallies whom") {
    CHECK(assigned("前期拓展部要加快报批") == "lead 前期拓展部");
    CHECK(assigned("前期拓展部分业务要加快报批") == "");
    CHECK(assigned("保卫科组织人员增装探头") == "lead 保卫科");
    CHECK(assigned("保卫科提前联系厂家") == "lead 保卫科");
    CHECK(assigned("县政府分管副县长到会") == "");
    CHECK(assigned("会议由周主任主持召开关于检修的调度会") == "");
}

TEST_CASE("A team is charged by 由, and what is set up acts through no platform") {
    CHECK(assigned("由专班负责核对清单") == "lead 专班");
    CHECK(assigned("由平台负责核对清单") == "");
    CHECK(assigned("专班负责核对清单") == "");
}

TEST_CASE("Between a name and what is done stand places in time and what falls to each") {
    CHECK(assigned("德育处在开学第一周组织演练") == "lead 德育处");
    CHECK(assigned("德育处在处理的事情") == "");
    CHECK(assigned("财务处在收到票据后2个工作日内完成审核") == "lead 财务处");
    CHECK(assigned("总包单位下次例会前完成签认") == "lead 总包单位");
    CHECK(assigned("各村每村准备编织袋500条") == "lead 各村");
    CHECK(assigned("各村的编织袋有500条") == "");
    CHECK(assigned("校领导陪餐每天至少1人") == "lead 校领导");
    CHECK(assigned("申报人9月13日前将材料交办公室") == "lead 申报人");
    CHECK(assigned("申报人将材料放在办公室") == "");
    CHECK(assigned("新入职人员上岗前须通过考核") == "lead 新入职人员");
    CHECK(assigned("由各校教师组成评委团，对作品打分") == "lead 各校教师");
    CHECK(assigned("评委团由各校教师组成，对作品打分") == "");
}

TEST_CASE("Who is reported to is no part of who reports, nor is the day before a name") {
    CHECK(assigned("各镇报送材料") == "lead 各镇");
    CHECK(assigned("各镇报送县政府") == "lead 各镇");
    CHECK(assigned("各报送单位要核对材料") == "lead 各报送单位");
    CHECK(assigned("下周二各镇报送材料") == "lead 各镇");
    CHECK(assigned("县粮食局将检查情况，于6月20日前报县政府") == "lead 县粮食局");
    CHECK(assigned("由县粮食局根据会议决定修改方案") == "lead 县粮食局");
    CHECK(assigned("县粮食局召开安全工作会议") == "");
    CHECK(assigned("县粮食局召开安全工作会议后要抓好落实") == "lead 县粮食局");
    CHECK(assigned("县清欠办要核对清单") == "lead 县清欠办");
    CHECK(assigned("县考办完成汇总") == "lead 县考办");
    CHECK(assigned("逐科分析原因") == "");
}

TEST_CASE("Each of a building site is told in turn") {
    CHECK(assigned("施工单位明天把图纸交来，监理当天签认，建管公司三天内确认") == "lead 施工单位; lead 监理; lead 建管公司");
    CHECK(assigned("监理当天的记录完整") == "");
}

TEST_CASE("Two departments share their count, and what somebody else is charged with is no party's act") {
    CHECK(assigned("请发改、财政两部门尽快对接") == "lead 发改部门; lead 财政部门");
    CHECK(assigned("县教育局、县财政局两部门要会商") == "lead 县教育局; lead 县财政局");
    CHECK(assigned("涉及的14户企业搬迁，由经开区管委会包干") == "lead 经开区管委会");
    CHECK(assigned("由县粮食局专人盯办，抓紧取得批文") == "lead 县粮食局");
    CHECK(assigned("各学校秋季开学前完成食堂改造") == "lead 各学校");
    CHECK(assigned("各乡镇党委书记是第一责任人，每半月调度一次") == "lead 各乡镇党委书记");
    CHECK(assigned("各乡镇党委书记是第一责任人，每半月的台账另报") == "");
}

TEST_CASE("How many they are stands behind the last of them") {
    CHECK(assigned("县教育局、县卫健局、县公安局三家要查一遍食堂") == "lead 县教育局; lead 县卫健局; lead 县公安局");
    CHECK(assigned("县教育局三家食堂要查一遍") == "");
}

TEST_CASE("Who chaired and who may be it are told, and not told to do") {
    CHECK(assigned("由李志明副局长主持、王科长作讲座") == "");
    CHECK(assigned("由分管副县长主持召开专题会研究解决") == "lead 分管副县长");
    CHECK(assigned("秘书长以上负责人应身体健康") == "");
    CHECK(assigned("秘书长以上负责人应健全制度") == "lead 秘书长以上负责人");
}

TEST_CASE("A meeting or an office asks whom it names behind the word for asking") {
    CHECK(assigned("会议责成县粮食局将台账印发各镇") == "lead 县粮食局");
    CHECK(assigned("会议最后责成县粮食局尽快检修仓库") == "lead 县粮食局");
    CHECK(assigned("同时，会议要求县粮食局将台账印发各镇") == "lead 县粮食局");
    CHECK(assigned("会议要求将台账印发各镇") == "");
    CHECK(assigned("会议建议的方案很好") == "");
    CHECK(assigned("馆务会责成检修科尽快检修仓库") == "lead 检修科");
    CHECK(assigned("县政府责成县粮食局尽快检修仓库") == "lead 县粮食局");
    CHECK(assigned("县政府表扬县粮食局将台账印发各镇") == "");
    CHECK(assigned("县政府要求县粮食局检修的仓库有三座") == "");
    CHECK(assigned("仓库漏水由施工单位引起") == "");
    CHECK(assigned("检修科提出要加强巡查") == "");
    CHECK(assigned("县粮食局将组织30人的由民兵组成的队伍对库区进行清理") == "lead 县粮食局");
    CHECK(assigned("由民兵队伍对库区进行清理") == "lead 民兵队伍");
    CHECK(assigned("检修科收到台账12份") == "");
    CHECK(assigned("各镇收到台账后3日内核对") == "lead 各镇");
    CHECK(assigned("由县粮食部门处1万元罚款") == "lead 县粮食部门");
    CHECK(assigned("由县粮食局人事处核对名单") == "lead 县粮食局人事处");
    CHECK(assigned("请示带班领导同意后及时调班") == "");
    CHECK(assigned("会议请假人员要补课") == "");
    CHECK(assigned("特请示县政府审批") == "");
    CHECK(assigned("去年县政府要求县粮食局检修仓库") == "");
    CHECK(assigned("县纪委要求县粮食局检修仓库的，县粮食局应当配合") == "lead 县粮食局");
    CHECK(assigned("社会要求政府部门公开账目") == "");
    CHECK(assigned("县工信局企业处6月底前上报总结") == "lead 县工信局企业处");
    CHECK(assigned("县粮食局处以上干部要带头检修") == "lead 县粮食局处以上干部");
    CHECK(assigned("请带班领导同意后及时调班") == "lead 带班领导");
}

TEST_CASE("What opens the clause need not end with a comma before the name") {
    CHECK(assigned("春节期间县粮食局要加强巡查") == "lead 县粮食局");
    CHECK(assigned("两会期间县粮食局要加强巡查") == "lead 县粮食局");
    CHECK(assigned("春节期间的仓库要加强巡查") == "");
    CHECK(assigned("在仓库检修过程中县粮食局要加强巡查") == "lead 县粮食局");
    CHECK(assigned("按照职责分工各镇要加强巡查") == "lead 各镇");
    CHECK(assigned("根据会议要求县粮食局要加强巡查") == "lead 县粮食局");
    CHECK(assigned("对各镇要加强巡查") == "");
    CHECK(assigned("对出现问题企业要严肃查处") == "");
    CHECK(assigned("发现有问题企业要及时上报") == "");
    CHECK(assigned("自即日起各镇要加强巡查") == "lead 各镇");
    CHECK(assigned("务请各镇加强巡查") == "lead 各镇");
    CHECK(assigned("请各镇镇长准时参加") == "lead 各镇镇长");
    CHECK(assigned("各镇挨家挨户上报检修材料") == "lead 各镇");
    CHECK(assigned("各镇专题片记录检修过程") == "");
}

TEST_CASE("A name ends before how many it is, where it sits and what it sends") {
    CHECK(assigned("县住建局、县水利局2家单位要每周报送进展") == "lead 县住建局; lead 县水利局");
    CHECK(assigned("县住建局、县水利局2号泵站要每周报送进展") != "lead 县住建局; lead 县水利局");
    CHECK(assigned("县防汛办设在县水利局，每周五汇总进展") == "lead 县防汛办");
    CHECK(assigned("县防汛办设在县水利局，情况已经汇总").empty());
    CHECK(assigned("请各主管部门、各镇选派1至2名骨干参加") == "lead 各主管部门; lead 各镇");
    CHECK(assigned("动火结束后监护人要留守观察") == "lead 监护人");
    CHECK(assigned("成立由急诊科、骨科、各病区等组成的医疗队").empty());
    CHECK(assigned("专班要每周调度") == "lead 专班");
    CHECK(assigned("有防汛任务的行政村每年组织演练不少于2次") == "lead 有防汛任务的行政村");
    CHECK(assigned("有防汛任务的行政村去年组织演练两次").empty());
    CHECK(assigned("县教育局指导学校开展自查") == "lead 县教育局");
    CHECK(assigned("6月29日前交教导处检查").empty());
    CHECK(assigned("6月29日前交通局要检查") == "lead 交通局");
    CHECK(assigned("组织燃气、供水等管线产权单位于6月29日前完成会审").empty());
    CHECK(assigned("组织、宣传等部门于6月29日前完成会审") == "lead 组织部门; lead 宣传部门");
    CHECK(assigned("检验科发现危急值须立即报告") == "lead 检验科");
    CHECK(assigned("检验科发现危急值后已经报告").empty());
}

TEST_CASE("Who is rallied does not act, and what describes somebody names nobody else") {
    CHECK(assigned("街道要组织干部、网格员开展走访") == "lead 街道");
    CHECK(assigned("县长要统筹、副县长要每周调度") == "lead 县长; lead 副县长");
    CHECK(assigned("地震、洪涝高风险区的学校每半年组织演练") == "lead 地震、洪涝高风险区的学校");
    CHECK(assigned("公安、交通部门每半年组织演练") == "lead 公安部门; lead 交通部门");
    CHECK(assigned("考生于6月5日至8日查询成绩") == "lead 考生");
    CHECK(assigned("考生查询成绩").empty());
    CHECK(assigned("家长要配合学校") == "lead 家长");
    CHECK(assigned("充电站要每两小时巡检一次") == "lead 充电站");
    CHECK(assigned("检验机构要每日登记") == "lead 检验机构");
    CHECK(assigned("要检验机构的台账").empty());
    CHECK(assigned("由县住建局编制方案，县财政局测算资金") == "lead 县住建局; lead 县财政局");
    CHECK(assigned("马厂镇中心幼儿园年底前主体完工").empty());
    CHECK(assigned("其他乡镇年底前全部建成") == "lead 其他乡镇");
}

TEST_CASE("A person who coordinates answers with the first office, the next one has a task of its own") {
    CHECK(assigned("请李明远同志牵头协调，县住建局完成管线迁改，县水利局督促施工单位增加人手") == "lead 李明远; lead 县住建局; lead 县水利局");
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    CHECK(test::tasks_in(analysis, "请李明远同志牵头协调，县住建局完成管线迁改，县水利局督促施工单位增加人手。") == "B 县住建局\nB 县水利局");
    CHECK(test::tasks_in(analysis, "请李明远同志牵头协调，县住建局完成管线迁改，县水利局负责验收。") == "B 县住建局、县水利局");
}

TEST_CASE("An hour of the day, or what it is about, stands before who acts") {
    CHECK(assigned("每天晚上8点前各乡镇报一次数据") == "lead 各乡镇");
    CHECK(assigned("每周五下午5点各乡镇报送进展") == "lead 各乡镇");
    CHECK(assigned("每晚8点各村要播放一次") == "lead 各村");
    CHECK(assigned("每晚8点播放一次") == "");
    CHECK(assigned("这个事情县教育局牵头，县卫健局配合") == "lead 县教育局; support 县卫健局");
    CHECK(assigned("要抓紧整改，听防指统一指挥") == "");
    CHECK(assigned("要抓紧整改，跟县粮食局对接好") == "");
}

TEST_CASE("A section and 在 or 于 read as one word elsewhere") {
    CHECK(assigned("政教处在考试结束后组织一次家长满意度调查") == "lead 政教处");
    CHECK(assigned("政教处于6月底前组织调查") == "lead 政教处");
    CHECK(assigned("工程处在关键阶段，县水利局要加强巡查") == "lead 县水利局");
    CHECK(assigned("缺的就是人手，县粮食局要组织培训") == "lead 县粮食局");
    CHECK(assigned("七年级要稳") == "");
    CHECK(assigned("七年级要稳住阵脚，组织复习") == "lead 七年级");
}

TEST_CASE("Kinds of people in a list are of one kind by their whole name") {
    CHECK(assigned("快递、冷链从业人员要每周检测") == "lead 快递从业人员; lead 冷链从业人员");
    CHECK(assigned("值班、带班人员要每周检测") == "lead 值班人员; lead 带班人员");
    CHECK(assigned("由镇人大主席团组织代表评议") == "lead 镇人大主席团");
}

TEST_CASE("各 before 自然 is no 各自") {
    CHECK(assigned("各自然资源所要逐户核查") == "lead 各自然资源所");
    CHECK(assigned("各自然村要修通水渠") == "lead 各自然村");
    CHECK(assigned("各自来水公司要检修管网") == "lead 各自来水公司");
    CHECK(assigned("县水利局、县粮食局要各自抓好检修") == "lead 县水利局; lead 县粮食局");
    CHECK(assigned("要抓紧整改，各自负责的粮库6月底前检修") == "");
}
