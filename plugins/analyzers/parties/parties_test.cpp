#include <catch2/catch.hpp>

#include "assignment.h"
#include "names.h"
#include "test/analysis.h"
#include "words.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

const Reading& words() {
    static const Lexicon lexicon = make_words(test::lexicon("parties"), test::lexicon("directives"), test::lexicon("phrases"));
    static const Reading made(lexicon);
    return made;
}

std::string names(const std::string& text) {
    const auto list = NameGrammar(words()).list_at(text, 0, static_cast<std::uint32_t>(text.size()));
    std::string out;
    if (list)
        for (const Party& party : list->parties) out += (out.empty() ? "" : " | ") + party.name;
    return out;
}

/// "lead 甲局 [scope]; support 乙局": what the sentence assigns.
std::string assigned(const std::string& text) {
    std::vector<Assignment> found;
    const Span all{0, static_cast<std::uint32_t>(text.size())};
    ShapeGrammar(words()).find(text, all, found);
    bool first = false;
    BracketGrammar(words()).find(text, all, first, found);
    std::string out;
    for (const Assignment& one : found)
        out += (out.empty() ? "" : "; ") + std::string(name_of(one.role)) + " " + one.party.name;
    return out;
}

}  // namespace

TEST_CASE("A name ends where its predicate begins") {
    CHECK(names("县应急局要会同消防大队开展检查") == "县应急局");
    CHECK(names("市委组织部牵头制定方案") == "市委组织部");
    CHECK(names("各县（市、区）要落实责任") == "各县（市、区）");
    CHECK(names("区政府办结合意见修改") == "区政府办");
    CHECK(names("主要任务是抓落实") == "");
    CHECK(names("大局意识要强") == "");
}

TEST_CASE("Lists of names are taken apart, a shared head is distributed") {
    CHECK(names("县工信局、大数据中心和各通讯运营单位要") == "县工信局 | 大数据中心 | 各通讯运营单位");
    CHECK(names("交通、卫健等部门要") == "交通部门 | 卫健部门");
    CHECK(names("市、县电教部门要") == "市电教部门 | 县电教部门");
    CHECK(names("民政、供销社等部门要") == "民政部门 | 供销社");
    CHECK(names("市科技和信息化局要") == "市科技和信息化局");
    CHECK(names("各县区应急管理和消防部门要") == "各县区应急管理部门 | 各县区消防部门");
}

TEST_CASE("A party before a command leads; a party told of does not") {
    CHECK(assigned("县水利局要加快除险加固。") == "lead 县水利局");
    CHECK(assigned("县水利局完成了除险加固。") == "mention 县水利局");
    CHECK(assigned("由市商务局牵头，市财政局、市税务局配合，制定奖补办法。") ==
          "lead 市商务局; support 市财政局; support 市税务局");
    CHECK(assigned("县教育局要会同县公安局开展校园周边整治。") == "lead 县教育局; support 县公安局");
    CHECK(assigned("请国栋同志牵头组织演练。") == "lead 国栋");
    CHECK(assigned("领导小组由市政府办公室、市发改委组成。") == "");
}

TEST_CASE("Places share the office behind the last of them") {
    CHECK(names("各省、自治区、直辖市人民政府要") == "各省人民政府 | 自治区人民政府 | 直辖市人民政府");
    CHECK(names("有关省、市、自治区应") == "有关省 | 市 | 自治区");
}

TEST_CASE("Long names keep the words that elsewhere are predicates") {
    CHECK(names("省种子集中采购和储备工作组办公室要") == "省种子集中采购和储备工作组办公室");
    CHECK(names("联合采购办公室汇总用量") == "联合采购办公室");
    CHECK(names("联合公安局开展检查") == "");
    CHECK(names("省级担保机构要") == "省级担保机构");
    CHECK(names("试点地区公立医疗机构应") == "试点地区公立医疗机构");
    CHECK(names("组织试点地区开展采购") == "");
    CHECK(names("所有药店无处方不得出售处方药") == "所有药店");
    CHECK(names("5个一级指标、三级指标要") == "");
}

TEST_CASE("What belongs to a body is a party of its own") {
    CHECK(names("省级人民政府及其有关部门要") == "省级人民政府 | 省级人民政府有关部门");
    CHECK(names("工业和信息化部人才交流中心要") == "工业和信息化部人才交流中心");
    CHECK(names("广播电视、通信等单位要") == "广播电视单位 | 通信单位");
    CHECK(names("国家安全、人民银行等部门要") == "国家安全部门 | 人民银行");
    CHECK(names("各企业和其他承担养护任务的单位要") == "各企业 | 其他承担养护任务的单位");
    CHECK(names("其他承担养护任务的方案要") == "");
    CHECK(names("落实增收计划、个人消费贷款财政贴息") == "");
}

TEST_CASE("Who may is no command, what a finished step is followed by is") {
    CHECK(assigned("施工单位应为依法登记的企业。") == "");
    CHECK(assigned("施工单位应当具备下列条件。") == "");
    CHECK(assigned("施工单位应当提交材料。") == "lead 施工单位");
    CHECK(assigned("各镇要符合实际制定方案。") == "lead 各镇");
    CHECK(assigned("县委、区政府批准引进的急需紧缺人才可以申请。") == "");
    CHECK(assigned("各项目管理部门对科研项目要由重过程向重结果转变。") == "lead 各项目管理部门");
}

TEST_CASE("An office that organises something is no longer name") {
    CHECK(assigned("各县教育局组织本地活动。") == "lead 各县教育局");
    CHECK(assigned("各县教育局督导工作要扎实。") == "");
}

TEST_CASE("A topic before a party is not the scope of the one before") {
    const auto scope = [](const std::string& text) {
        std::vector<Assignment> found;
        ShapeGrammar(words()).find(text, {0, static_cast<std::uint32_t>(text.size())}, found);
        return found.empty() ? "" : text.substr(found.front().scope.begin, found.front().scope.size());
    };
    CHECK(scope("由县民政局换发证书；对需要整改的，县财政局要监督改正。") == "由县民政局换发证书");
    CHECK(scope("县民政局要核对名册，对漏登的及时补登，县财政局要拨付资金。") ==
          "县民政局要核对名册，对漏登的及时补登");
}

TEST_CASE("A bracket's labels that name no role name no party") {
    CHECK(assigned("放宽准入。（负责部门：县商务局；适用范围：青石开发区）") == "lead 县商务局");
    CHECK(assigned("放宽准入。（牵头单位：县商务局；配合单位：青石开发区）") == "lead 县商务局; support 青石开发区");
}

TEST_CASE("A body may be named for its purpose") {
    CHECK(names("市优化营商环境工作领导小组每季度召开调度会") == "市优化营商环境工作领导小组");
    CHECK(names("县推进河长制工作专班要") == "县推进河长制工作专班");
    CHECK(names("市优化营商环境") == "");
    CHECK(names("市推进项目要靠领导小组") == "");
}

TEST_CASE("Behind 由 a name may end where unknown words begin") {
    CHECK(assigned("由县档案馆装裱契约。") == "lead 县档案馆");
    CHECK(assigned("县档案馆装裱契约。") == "");
    CHECK(assigned("补贴范围由毕业两年内的高校扩展至普通高校。") == "");
    CHECK(assigned("23项为由各试点城市自行设置的指标。") == "");
    CHECK(assigned("23项指标由各试点城市自行设置。") == "lead 各试点城市");
    CHECK(assigned("防止风险转由担保机构承担。") == "");
    CHECK(assigned("日常运维由市大数据中心承担。") == "lead 市大数据中心");
    CHECK(assigned("由县镇分管向部门统管转变。") == "");
    CHECK(assigned("请各位代表提出意见。") == "");
    CHECK(assigned("所需资金由失业保险基金支付。") == "");
}

TEST_CASE("Places of one clause that 由 names answer together") {
    CHECK(assigned("网格员统一由市民政局调控、由各区招录、由各街道考核。") == "lead 市民政局; lead 各区; lead 各街道");
}

TEST_CASE("A command behind a finished step is the party's") {
    CHECK(assigned("法制审核机构完成审核后，要提出书面意见。") == "lead 法制审核机构");
    CHECK(assigned("县水利局完成审核后，工程进展顺利。") == "lead 县水利局");
}

TEST_CASE("A body of people may have a short command, a thing may not") {
    CHECK(assigned("矿山安全监察机构要依法监察，严格执法。") == "lead 矿山安全监察机构");
    CHECK(assigned("矿山救护队伍要加强。") == "");
}

TEST_CASE("The party stands behind the occasion that opens the clause") {
    CHECK(assigned("开学前各校要完成改造。") == "lead 各校");
    CHECK(assigned("9月1日开学前各校要完成改造。") == "lead 各校");
    CHECK(assigned("培训结束后各镇应及时总结。") == "lead 各镇");
    CHECK(assigned("本周内县住建局要拿出清单。") == "lead 县住建局");
    CHECK(assigned("前期各项工作要抓紧。") == "");
    CHECK(assigned("下一年度民生实事项目各单位必须加强研究。") == "lead 各单位");
}

TEST_CASE("Who is reported to receives and answers for nothing") {
    const auto recipients = [](const std::string& text) {
        std::vector<Assignment> found;
        ShapeGrammar(words()).recipients(text, {0, static_cast<std::uint32_t>(text.size())}, found);
        std::string out;
        for (const Assignment& one : found) out += (out.empty() ? "" : " | ") + one.party.name;
        return out;
    };
    CHECK(recipients("各镇要于每月底前向县农业农村局报送进度。") == "县农业农村局");
    CHECK(recipients("方案修改完善后，报县委常委会审议。") == "县委常委会");
    CHECK(recipients("材料报市教育局、市财政局备案。") == "市教育局 | 市财政局");
    CHECK(recipients("要向农户宣传政策。") == "");
    CHECK(recipients("经县政府同意后印发。") == "");
    CHECK(recipients("要做好报送工作。") == "");
}

TEST_CASE("A want, a noun and another subject are no command to the party") {
    CHECK(assigned("学校专职教师需要稳定。") == "");
    CHECK(assigned("学校需要配备专职教师。") == "lead 学校");
    CHECK(assigned("邻省也将响应由三级降为四级。") == "");
}

TEST_CASE("A title inside the text assigns nothing") {
    CHECK(assigned("县政府办公室转发县应急局关于防汛工作的通知") == "");
    CHECK(assigned("市水务局转发市应急局的通知并督促落实") == "lead 市水务局");
}

TEST_CASE("A closing bracket names who answers for its item") {
    CHECK(assigned("扩大培训规模。（市人社局、市财政局按职责分工负责）") == "lead 市人社局; lead 市财政局");
    CHECK(assigned("扩大培训规模。（市人社局牵头，市财政局、市教育局配合）") ==
          "lead 市人社局; support 市财政局; support 市教育局");
    CHECK(assigned("建设人才公寓。（牵头单位：市住建局，配合单位：市财政局，各区、县级市）") ==
          "lead 市住建局; support 市财政局; support 各区; support 县级市");
    CHECK(assigned("扩大培训规模。（市人社局、市财政局负责。列第一位者为牵头单位，下同）") ==
          "lead 市人社局; support 市财政局");
    CHECK(assigned("扩大培训规模（含转岗培训）。") == "");
}

TEST_CASE("Rules speak to classes by what they do, and to people") {
    CHECK(assigned("养老食堂应当按照协议供餐。") == "lead 养老食堂");
    CHECK(assigned("申请人应当提交身份证明。") == "lead 申请人");
    CHECK(assigned("居民对新街景赞不绝口。") == "");
    CHECK(assigned("综合利用企业应当建立台账。") == "lead 综合利用企业");
    CHECK(assigned("与县城合作的冷链企业不得转包。") == "lead 与县城合作的冷链企业");
    CHECK(assigned("组织骨干企业要抓紧。") == "");
    CHECK(assigned("药品生产企业、在本县销售药品的企业，应当建立追溯档案。") ==
          "lead 药品生产企业; lead 在本县销售药品的企业");
}

TEST_CASE("A rule's command may stand behind the case it is for") {
    CHECK(assigned("监测平台开展数据采集，应当做好备份。") == "lead 监测平台");
    CHECK(assigned("供水企业停业的，应当提前告知用户。") == "lead 供水企业");
    CHECK(assigned("养老食堂因检修要停餐的，应在门口公告。") == "lead 养老食堂");
    CHECK(assigned("供水企业开展了检修，应当说成效明显。") == "mention 供水企业");
}

TEST_CASE("Fields share the head of some departments") {
    CHECK(names("县级以上人民政府教育、卫生健康等部门应当") == "县级以上人民政府教育部门 | 卫生健康部门");
    CHECK(names("公安、统计等市场监管领域有关部门要") == "公安部门 | 统计部门");
    CHECK(names("民政、社会组织管理和相关部门应当") == "民政部门 | 社会组织管理部门 | 相关部门");
    CHECK(names("各高校以及其他承担研究任务的单位要") == "各高校 | 其他承担研究任务的单位");
    CHECK(names("各高校以及其附属医院要") == "各高校 | 附属医院");
}

TEST_CASE("A length of time before a name is no part of it") {
    CHECK(assigned("三年内中央财政要支持一百个乡镇。") == "lead 中央财政");
    CHECK(assigned("今后两年各级政府要增加投入。") == "lead 各级政府");
    CHECK(names("三年级教师要") == "三年级教师");
}

TEST_CASE("A name ends where a time begins") {
    CHECK(assigned("县水利局6月底前要完成清淤。") == "lead 县水利局");
    CHECK(assigned("县水利局六月底前要完成清淤。") == "lead 县水利局");
    CHECK(assigned("一季度内县审计局要进点。") == "lead 县审计局");
    CHECK(names("县水利局3号泵站要") == "县水利局3号泵站");
}

TEST_CASE("The effect of a body is its task, that of everybody is nobody's") {
    CHECK(assigned("充分发挥县工商联作用，搭建对接平台。") == "lead 县工商联");
    CHECK(assigned("发挥行业协会自律作用，制定标准。") == "lead 行业协会");
    CHECK(assigned("发挥党组织作用，凝聚人心。") == "");
}

TEST_CASE("Brackets of every shape close an item") {
    CHECK(assigned("扩建车棚〔县住建局负责〕。") == "lead 县住建局");
    CHECK(assigned("扩建车棚。【责任单位：县住建局】") == "lead 县住建局");
    CHECK(assigned("扩建车棚〔2021〕。") == "");
}

TEST_CASE("Places share only what they have in common") {
    CHECK(names("各镇、县农业农村局要") == "各镇 | 县农业农村局");
    CHECK(names("各镇、县人民政府要") == "各镇人民政府 | 县人民政府");
    CHECK(assigned("县教育局会同县公安局、县交通局排查隐患。") == "lead 县教育局; support 县公安局; support 县交通局");
    CHECK(assigned("青石镇党委书记要亲自部署。") == "lead 青石镇党委书记");
}

TEST_CASE("A name ends before whom the office gathers, and a partner is not told") {
    CHECK(names("县工信局组织专家评审") == "县工信局");
    CHECK(names("县委组织部组织评审") == "县委组织部");
    CHECK(assigned("由县城投公司与施工单位签订合同。") == "lead 县城投公司");
    CHECK(assigned("由县城投公司与施工单位共同清场。") == "lead 县城投公司; lead 施工单位");
    CHECK(assigned("县督查室应对各镇落实情况进行督查。") == "lead 县督查室");
    CHECK(assigned("县防指应对强降雨过程。") == "lead 县防指");
}

TEST_CASE("What fields share") {
    CHECK(names("教育、供水等领域主管部门要") == "教育领域主管部门 | 供水领域主管部门");
    CHECK(names("交通、卫健等有关部门要") == "交通部门 | 卫健部门");
    CHECK(names("市、区教育、公安、民政等单位按") == "教育 | 公安 | 民政");
    CHECK(names("市、区民政、财政部门要") == "市民政部门 | 市财政部门 | 区民政部门 | 区财政部门");
    CHECK(names("各地区、各部门要") == "各地区 | 各部门");
    CHECK(names("各级各部门要") == "各级各部门");
}

TEST_CASE("将 before what is handed over is 把") {
    CHECK(assigned("各校将推荐名单于6月10日前报送县教育局。") == "lead 各校");
    CHECK(assigned("企业将产品卖到外地。") == "");
    CHECK(assigned("县防指成员单位实行24小时值班制度。") == "lead 县防指成员单位");
    CHECK(assigned("见习基地实行动态管理。") == "");
}

TEST_CASE("Each is told on its own, and so is who a paper asks it of") {
    CHECK(assigned("各市要每半年检查、各县要每季度检查。") == "lead 各市; lead 各县");
    CHECK(assigned("各市要检查农药、各县化肥库存。") == "lead 各市");
    CHECK(assigned("通知要求各学院要抓好学风建设。") == "lead 各学院");
    CHECK(assigned("上级要求各地抓好学风建设。") == "");
    CHECK(assigned("请先与县财政局联系。") == "");
    CHECK(assigned("请县财政局先与县审计局联系。") == "lead 县财政局");
    CHECK(assigned("由牵头单位提出意见，提交会议研究。") == "lead 牵头单位");
    CHECK(assigned("请各单位提出意见。") == "");
}

TEST_CASE("What stands between a name and its action") {
    CHECK(assigned("县人武部、县消防大队各组建一支队伍。") == "lead 县人武部; lead 县消防大队");
    CHECK(assigned("县人武部、各消防大队要组建队伍。") == "lead 县人武部; lead 各消防大队");
    CHECK(assigned("对逾期的，县财政局不予拨付资金。") == "lead 县财政局");
    CHECK(assigned("培训机构应对接职业标准。") == "lead 培训机构");
    CHECK(assigned("区政府将成立联合督查组，定期检查。") == "lead 区政府");
    CHECK(assigned("区政府将联合县督查组检查。") == "lead 区政府; support 县督查组");
    CHECK(assigned("县民政局牵头会县财政局拟订制度。") == "lead 县民政局; support 县财政局");
    CHECK(assigned("县民政局牵头会议筹备工作。") == "lead 县民政局");
    CHECK(assigned("巡察办要督导；被巡察单位党组织要整改。") == "lead 巡察办; lead 被巡察单位党组织");
}

TEST_CASE("An office acts on an object that ends as a name does") {
    CHECK(assigned("县商务局牵头建设冷链物流园。") == "lead 县商务局");
    CHECK(assigned("县公安局交通管理大队。") == "");
    CHECK(assigned("县住建局建设管理科。") == "");
    CHECK(assigned("12345热线要24小时受理诉求。") == "lead 12345热线");
    CHECK(assigned("热线要畅通。") == "");
}

TEST_CASE("Divisions are named by what they do") {
    CHECK(names("生产运营部要") == "生产运营部");
    CHECK(names("监察部、审计部要") == "监察部 | 审计部");
    CHECK(names("生产好产品部要") == "");
    CHECK(names("实施党支部要") == "");
    CHECK(assigned("请分管副总牵头，拿出方案。") == "lead 分管副总");
}

TEST_CASE("What people keep up is theirs, what they feel is told") {
    CHECK(assigned("班主任每天与家长联系。") == "lead 班主任");
    CHECK(assigned("居民对环境很满意。") == "");
    CHECK(names("学生离校返校须") != "学生离校返校");
}

TEST_CASE("A count is no name, and a body has the place of the one before it") {
    CHECK(names("县财政局、审计局三部门要") == "县财政局 | 审计局");
    CHECK(names("县审计局、三部门要") != "县审计局");
    CHECK(names("东山镇党委、政府要") == "东山镇党委 | 东山镇政府");
    CHECK(names("县委、县政府要") == "县委 | 县政府");
    CHECK(names("中国移动、中国电信、中国联通青禾分公司要") == "中国移动 | 中国电信 | 中国联通青禾分公司");
}

TEST_CASE("What an office acts upon stands between its name and the command") {
    CHECK(assigned("县防火办接报后应立即核实。") == "lead 县防火办");
    CHECK(assigned("县林场后山要清理。") == "");
    CHECK(names("被巡察单位要") == "被巡察单位");
    CHECK(names("被党委、政府表彰") == "");
}

TEST_CASE("Whom an office helps or sends is not its name") {
    CHECK(names("县自然资源局配合林业部门落实") == "县自然资源局");
    CHECK(names("县林业局派驻技术人员指导") == "县林业局");
    CHECK(names("县纪委监委派驻纪检组要") == "县纪委监委派驻纪检组");
    CHECK(names("县国有林场要") == "县国有林场");
    CHECK(assigned("县国资中心聘请第三方机构评估。") == "lead 县国资中心");
}

TEST_CASE("Whose office is charged where it stands has the charge") {
    CHECK(assigned("专班办公室设在县城管局，负责日常协调。") == "lead 专班办公室");
    CHECK(assigned("专班办公室设在县城管局，电话另行通知。") == "");
}

TEST_CASE("An opinion that has to be made first is asked for") {
    CHECK(assigned("请县委编办研究提出意见，提交会议审议。") == "lead 县委编办");
    CHECK(assigned("请县委编办提出意见。") == "");
}

TEST_CASE("By what rule or within what it is done describes nobody") {
    CHECK(assigned("经费由县、镇财政按照权责相适应的原则共同负担。") == "lead 县财政; lead 镇财政");
    CHECK(assigned("由建设单位以未结清的工程款为限先行垫付。") == "lead 建设单位");
    CHECK(assigned("由建设单位未结清的工程款，要限期支付。") == "");
}

TEST_CASE("A stretch of days behind a name goes on to what is done in it") {
    CHECK(assigned("各站5月1日至11月15日，对管网逐一检查。") == "lead 各站");
    CHECK(assigned("各站5月1日至11月15日，天气多变。") == "");
}

TEST_CASE("A trade that changes and an area of its own are classes") {
    CHECK(assigned("转制企业要坚持正确方向。") == "lead 转制企业");
    CHECK(assigned("各自贸试验区要落实分工。") == "lead 各自贸试验区");
    CHECK(assigned("街道安全劝导队要积极参与。") == "lead 街道安全劝导队");
    CHECK(assigned("劝导群众要耐心。") == "");
}

TEST_CASE("An office, a name and a post are the office and the person") {
    CHECK(assigned("请县水利局王强局长牵头。") == "lead 县水利局; lead 王强");
    CHECK(assigned("请县水利局王强同志牵头。") == "lead 县水利局; lead 王强");
}
