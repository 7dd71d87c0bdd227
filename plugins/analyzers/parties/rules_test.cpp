// Parties of measures, rule books and announcements, which give standing duties.
#include <catch2/catch.hpp>

#include "assigned_in_test.h"

using namespace jianbao;
using namespace jianbao::chinese;

TEST_CASE("Classes whose names hold verbs act where a rule commands them") {
    CHECK(assigned("农机维修企业、旧农机回收拆解企业应当登记来源") == "lead 农机维修企业; lead 旧农机回收拆解企业");
    CHECK(assigned("与园区合作的维修企业不得转包") == "lead 与园区合作的维修企业");
    CHECK(assigned("维修服务质量应当登记在册") == "");
    CHECK(assigned("对维修企业应当登记在册") == "");
}

TEST_CASE("Who acts by something acts, however the name begins") {
    CHECK(assigned("夜间食堂按照协议制定菜谱") == "lead 夜间食堂");
    CHECK(assigned("夜间食堂制定菜谱") == "");
}

TEST_CASE("A paper that is handed in is an act, an opinion a speech") {
    CHECK(assigned("县民政局、县残联提出补贴标准的调整方案") == "lead 县民政局; lead 县残联");
    CHECK(assigned("县民政局、县残联提出意见") == "");
}

TEST_CASE("A want that is a case binds where the command follows") {
    CHECK(assigned("投诉人需要翻译的，应当提前说明") == "lead 投诉人");
    CHECK(assigned("投诉人需要翻译，很常见") == "");
}

TEST_CASE("Each place has an office for each field") {
    CHECK(assigned("市、区农机、种业部门和供销社应当巡查") ==
          "lead 市农机部门; lead 市种业部门; lead 区农机部门; lead 区种业部门; lead 供销社");
    CHECK(assigned("市、区农机、残联要巡查") == "lead 市农机; lead 市残联; lead 区农机; lead 区残联");
    CHECK(assigned("市、区农机部门要开展巡查") == "lead 市农机部门; lead 区农机部门");
}

TEST_CASE("Whoever helps nobody that is named has the work") {
    CHECK(assigned("村民委员会协助做好入户核查") == "lead 村民委员会");
    CHECK(assigned("县民政局牵头，村民委员会协助做好入户核查") == "lead 县民政局; support 村民委员会");
    CHECK(assigned("村民委员会参与的核查结束") == "");
}

TEST_CASE("The command may stand behind a second case") {
    CHECK(assigned("运营主体发生变更、重组等情况，以及场地缩减的，应当报告") == "lead 运营主体");
    CHECK(assigned("各镇负责人外出，应事先报告县政府办") == "lead 各镇负责人");
}

TEST_CASE("Who charges somebody acts, who is charged does not") {
    CHECK(assigned("由区农机局委托镇人民政府审批") == "lead 区农机局");
    CHECK(assigned("由委托人审批") == "lead 委托人");
}

TEST_CASE("A name does not begin with a denial, and a case is no act") {
    CHECK(assigned("不邀请各镇人民政府负责人出席，须报县政府批准") == "");
    CHECK(assigned("申报单位自行要求撤销的，予以撤销") == "");
    CHECK(assigned("申报单位自行提交撤销申请") == "lead 申报单位");
}

TEST_CASE("A full name of a firm acts in the middle of a clause") {
    CHECK(assigned("具体时间由青石安居集团分批通知") == "lead 青石安居集团");
    CHECK(assigned("具体时间由集团分批通知") == "");
}

TEST_CASE("People of some kind are asked, people at large are not") {
    CHECK(assigned("补助领取人员应当向镇政府申报") == "lead 补助领取人员");
    CHECK(assigned("相关人员应当向镇政府申报") == "lead 相关人员");
    CHECK(assigned("收到短信的领取人员，请尽快办理续期") == "lead 收到短信的领取人员");
    CHECK(assigned("收到短信的领取人员，请县民政局联系") == "lead 县民政局");
    CHECK(assigned("如领取人员应当申报") == "");
}

TEST_CASE("What an office is may come before what it answers for") {
    CHECK(assigned("县农机局是全县农机管理的主管部门，负责本办法的实施") == "lead 县农机局");
    CHECK(assigned("县农机局是全县农机管理的主管部门，人员充足") == "");
}

TEST_CASE("What is allowed or finished first does not hide what is asked") {
    CHECK(assigned("申请人可查询名单，应妥善保管密码") == "lead 申请人");
    CHECK(assigned("申请人可查询名单，密码自行保管") == "");
    CHECK(assigned("县社保局确认资格后，将恢复发放补助") == "lead 县社保局");
}

TEST_CASE("How somebody is dealt with and what a word means is no act") {
    CHECK(assigned("见习基地实行动态管理") == "");
    CHECK(assigned("见习基地落实动态管理") == "lead 见习基地");
    CHECK(assigned("经办机构应为群众提供咨询") == "lead 经办机构");
    CHECK(assigned("经办机构应为独立法人") == "");
}

TEST_CASE("Of a rule, who opens it answers for what it asks in a case or of an activity") {
    CHECK(assigned("公证员首次执业，应当向县司法局备案") == "lead 公证员");
    CHECK(assigned("公证员首次执业，向县司法局备案") == "");
    CHECK(assigned("养老机构解散或者被撤销的，应当妥善安置老人") == "lead 养老机构");
    CHECK(assigned("养老机构的床位被撤销的，应当妥善安置老人") == "");
    CHECK(assigned("养老机构收费应当公示标准") == "lead 养老机构");
    CHECK(assigned("养老机构名册应当公示") == "");
    CHECK(assigned("残疾人符合条件的，应当发放补助") == "");
    CHECK(assigned("属本县户籍迁入的，应当重新登记") == "");
    CHECK(assigned("期满后承租人应当腾退住房") == "lead 承租人");
    CHECK(assigned("从事教学、护理等工作的人员应当持证上岗") == "lead 从事教学、护理等工作的人员");
    CHECK(assigned("重点企业需提供：营业执照") == "lead 重点企业");
    CHECK(assigned("重点企业需提供。营业执照") == "");
}

TEST_CASE("A described place needs no name") {
    CHECK(assigned("未完成任务的镇要补齐短板") == "lead 未完成任务的镇");
    CHECK(assigned("未完成改造的县（区）要补齐短板") == "lead 未完成改造的县（区）");
    CHECK(assigned("未完成任务的镇较多，要补齐短板") == "");
}

TEST_CASE("Of a case another is charged with, who stands in it is not") {
    CHECK(assigned("农贸市场、停车场等设施滞后，应当加紧建设") == "");
    CHECK(assigned("本办法施行前登记的，应当重新登记") == "");
    CHECK(assigned("儿童福利机构收留、抚养本办法规定的儿童的，应当报告") == "lead 儿童福利机构");
    CHECK(assigned("儿童福利机构、救助站本办要核对名册") != "lead 儿童福利机构");
    CHECK(assigned("协会、联盟等行业组织应当制定规范") == "lead 协会; lead 联盟");
}

TEST_CASE("Several bare heads may stand behind one description; a size in front belongs to it") {
    CHECK(assigned("有任务的乡镇、街道和社区要及时上报材料") == "lead 有任务的乡镇; lead 街道; lead 社区");
    CHECK(assigned("有任务的乡镇、街道很多") == "");
    CHECK(assigned("从业人员100人以上的企业应当设立机构") == "lead 从业人员100人以上的企业");
}

TEST_CASE("What opens with a verb or ends in a common word is nobody's name") {
    CHECK(assigned("发展社区服务，方便群众生活") == "");
    CHECK(assigned("社区要发展服务") == "lead 社区");
    CHECK(assigned("轻工业主要产品要增产") == "");
    CHECK(assigned("小区业主要缴纳费用") == "lead 小区业主");
    CHECK(assigned("人心所向，要顺应") == "");
    CHECK(assigned("派出所要加强巡逻") == "lead 派出所");
    CHECK(assigned("如消费者要求退货，应当受理") == "");
    CHECK(assigned("如皋市要加强巡逻") == "lead 如皋市");
    CHECK(assigned("美丽贵州建设取得进展") == "");
    CHECK(assigned("居民医保财政补助标准提高到450元") == "");
    CHECK(assigned("省级财政补助300元") == "lead 省级财政");
}

TEST_CASE("A name of its own takes no head that others share") {
    CHECK(assigned("国家和地方都要增加经费") == "lead 国家; lead 地方");
    CHECK(assigned("办法由国务院、中央军事委员会制定") == "lead 国务院; lead 中央军事委员会");
    CHECK(assigned("上海、大连等城市要先行先试") == "lead 上海; lead 大连");
    CHECK(assigned("沿海、沿江等城市要先行先试") == "lead 沿海城市; lead 沿江城市");
}

TEST_CASE("A department ends behind 门, and before what it decides about others") {
    CHECK(assigned("民政部门长期监护儿童，应当办理手续") == "lead 民政部门");
    CHECK(assigned("民政部长期监护儿童，应当办理手续") == "lead 民政部");
    CHECK(assigned("县交通局准予申请人经营的，应当颁发许可证") == "lead 县交通局");
}

TEST_CASE("Numbers share what stands behind the last one, and companies are not counted in their names") {
    CHECK(assigned("北段由三、四工区负责") == "lead 三工区; lead 四工区");
    CHECK(assigned("电信、移动、联通三家公司要发送短信") == "lead 电信公司; lead 移动公司; lead 联通公司");
    CHECK(assigned("网吧、农家乐、加油站等场所每季度检查一轮") == "lead 网吧; lead 农家乐; lead 加油站");
}

TEST_CASE("What an office acts on ends as offices do") {
    CHECK(assigned("县水利局检修泵站，县财政局要督办") == "lead 县水利局; lead 县财政局");
    CHECK(assigned("县城管局执法大队要巡查") == "lead 县城管局执法大队");
    CHECK(assigned("钥匙交办公室统一保管") == "");
    CHECK(assigned("公交公司统一保管钥匙") == "lead 公交公司");
    CHECK(assigned("两处疏散门要上锁") == "");
}

TEST_CASE("All of a county's schools are one class, its places and its departments two") {
    CHECK(assigned("全县各中小学校应当于6月底前完成整改") == "lead 全县各中小学校");
    CHECK(assigned("各地各部门应当于6月底前完成整改") == "lead 各地各部门");
}
