// Names of places, offices and persons as they really are: with words of the grammar in them, surnames that few have.
#include <catch2/catch.hpp>

#include "assigned_in_test.h"

using namespace jianbao;
using namespace jianbao::chinese;

TEST_CASE("A word of the grammar may stand in the name of a city or county") {
    CHECK(assigned("成都市水务局要疏浚河道") == "lead 成都市水务局");
    CHECK(assigned("由望江县水利局负责疏浚河道") == "lead 望江县水利局");
    CHECK(assigned("望县水利局抓紧疏浚河道") == "lead 县水利局");
    CHECK(assigned("市水务局都要疏浚河道") == "lead 市水务局");
}

TEST_CASE("A word of the grammar may stand in the name of a town") {
    CHECK(assigned("平定镇要疏浚河道") == "lead 平定镇");
    CHECK(assigned("周城镇、毛都站镇负责疏浚河道") == "lead 周城镇; lead 毛都站镇");
    CHECK(assigned("柳家乡人民政府要疏浚河道") == "lead 柳家乡人民政府");
    CHECK(assigned("同里镇要疏浚河道") == "lead 同里镇");
    CHECK(assigned("小城镇要疏浚河道") == "");
    CHECK(assigned("使城乡新增劳动力") == "");
    CHECK(assigned("市和县水利局要疏浚河道") == "lead 市水利局; lead 县水利局");
}

TEST_CASE("A town whose first character is a surname is no person") {
    CHECK(assigned("由胡川镇负责疏浚河道") == "lead 胡川镇");
    CHECK(assigned("由胡川明负责疏浚河道") == "lead 胡川明");
}

TEST_CASE("The last word of an office may share a character with the one behind it") {
    CHECK(assigned("请总务处于6月底前清点教室") == "lead 总务处");
    CHECK(assigned("总务处于被动") == "");
    CHECK(assigned("各村组建巡逻队伍，负责巡逻") == "lead 各村");
}

TEST_CASE("Less frequent surnames name persons where somebody is put in charge") {
    CHECK(assigned("由邝明远牵头制定方案") == "lead 邝明远");
    CHECK(assigned("由欧阳明远牵头制定方案") == "lead 欧阳明远");
    CHECK(assigned("由项成才、王建国牵头制定方案") == "lead 项成才; lead 王建国");
    CHECK(assigned("由项目组牵头制定方案") == "lead 项目组");
    CHECK(assigned("副县长路明远牵头制定方案") == "lead 路明远");
    CHECK(assigned("诸葛明远同志要制定方案") == "lead 诸葛明远");
    CHECK(assigned("县领导和单位要制定方案") == "lead 县领导; lead 单位");
    CHECK(assigned("由县领导包案牵头制定方案") == "lead 县领导");
    CHECK(assigned("县领导常负责制定方案") == "");
    CHECK(assigned("丁应龙同志要制定方案") == "lead 丁应龙");
    CHECK(assigned("丁应龙同志们要制定方案") == "");
    CHECK(assigned("由璩军、王建国牵头制定方案") == "lead 璩军; lead 王建国");
}

TEST_CASE("Who is touched by something is no part of a name") {
    CHECK(assigned("涉及县科技局《评审办法》的，应按要求审查") == "");
    CHECK(assigned("县科技局应按要求审查") == "lead 县科技局");
}

TEST_CASE("Places and levels share what the last name ends with") {
    CHECK(assigned("云岭县、白石区人民政府要抓紧修复") == "lead 云岭县人民政府; lead 白石区人民政府");
    CHECK(assigned("云岭县、白石区住建局要抓紧修复") == "lead 云岭县住建局; lead 白石区住建局");
    CHECK(assigned("云岭县、开发区分局要抓紧修复") == "lead 云岭县; lead 开发区分局");
    CHECK(assigned("云岭县、青石市场监管局要抓紧修复") == "lead 云岭县; lead 青石市场监管局");
    CHECK(assigned("建设、施工、监理单位要抓紧修复") == "lead 建设单位; lead 施工单位; lead 监理单位");
    CHECK(assigned("水库、水电站管理单位要抓紧修复") == "lead 水库管理单位; lead 水电站管理单位");
    CHECK(assigned("县城管局负责垃圾收集过程的监管") == "lead 县城管局");
    CHECK(assigned("县城管局完成了垃圾收集") == "mention 县城管局");
    CHECK(assigned("县督查室将此项工作列入督查计划") == "lead 县督查室");
    CHECK(assigned("县督查室从即日起实行24小时值班") == "lead 县督查室");
    CHECK(assigned("青山镇、县政府要加强巡查") == "lead 青山镇; lead 县政府");
    CHECK(assigned("青石县委、县政府要抓好落实") == "lead 青石县委; lead 青石县政府");
    CHECK(assigned("市委、市政府要抓好落实") == "lead 市委; lead 市政府");
    CHECK(assigned("各镇，特别是沿河各镇，要加强巡查") == "lead 各镇; lead 沿河各镇");
    CHECK(assigned("各镇，特别是在汛期，要加强巡查") == "lead 各镇");
}

TEST_CASE("A list goes on behind a comma where all of it is told") {
    CHECK(assigned("11月5日前各镇，各市教育局完成报名审核工作") == "lead 各镇; lead 各市教育局");
    CHECK(assigned("各镇，县教育局完成报名审核工作") == "lead 县教育局");
}

TEST_CASE("Who is asked by somebody in charge, who goes together and what is measured between a name and its measure") {
    CHECK(assigned("总经理要求青石公司对照清单补齐材料") == "lead 青石公司");
    CHECK(assigned("县领导要求依法加强管理") == "");
    CHECK(assigned("青石公司牵头5项，主要是台账") == "");
    CHECK(assigned("青石公司牵头整改5项台账") == "lead 青石公司");
    CHECK(assigned("县应急局、县消防大队组成联合检查组，每两天开展一次夜查") == "lead 县应急局; lead 县消防大队");
    CHECK(assigned("班子由专家和教师组成") == "");
    CHECK(assigned("各县组成专家组考核人选") == "lead 各县");
    CHECK(assigned("市整治领导小组组成若干个小组对各县开展督查") == "lead 市整治领导小组");
    CHECK(assigned("县整治办组成人员要加强督查") == "lead 县整治办组成人员");
    CHECK(assigned("各县组织企业报名") == "lead 各县");
    CHECK(assigned("生产分公司6月15日前组织演练") == "lead 生产分公司");
    CHECK(assigned("生产原料6月15日前备齐") == "");
    CHECK(assigned("各镇指导各企业于6月底前完成整改") == "lead 各镇");
    CHECK(assigned("各镇指导站于6月底前完成整改") == "lead 各镇指导站");
    CHECK(assigned("各镇未按期完成的，要说明原因") == "lead 各镇");
    CHECK(assigned("县委组织部要审核名单") == "lead 县委组织部");
    CHECK(assigned("县级及以上医院要设立窗口") == "lead 县级及以上医院");
    CHECK(assigned("县医院及各卫生院要设立窗口") == "lead 县医院; lead 各卫生院");
    CHECK(assigned("报送县河长办公室，并按期报送报告") == "");
    CHECK(assigned("县河长办公室按期报送报告") == "lead 县河长办公室");
    CHECK(assigned("这会给各级财政带来压力") == "");
    CHECK(assigned("奋力推进乡村全面振兴") == "");
    CHECK(assigned("青石公司生产所用能源要改为天然气") == "");
    CHECK(assigned("研究所要改用天然气") == "lead 研究所");
    CHECK(assigned("校级领导听课每月不少于10节") == "lead 校级领导");
    CHECK(assigned("校级领导听课很多") == "");
    CHECK(assigned("中层领导，年段长、教研组长每月不少于4节") == "lead 中层领导; lead 年段长; lead 教研组长");
    CHECK(assigned("由具体负责人通知听课人员") == "lead 具体负责人");
    CHECK(assigned("市场主体依法应当清算的，清算组应当公告") == "lead 清算组");
    CHECK(assigned("市场主体依法应当清算的，应当公告") == "lead 市场主体");
}

TEST_CASE("Who has nothing but a time behind the name, who is asked by a day, who takes part") {
    CHECK(assigned("各责任单位于每月25日前，将情况报县政府督查室") == "lead 各责任单位");
    CHECK(assigned("各责任单位于6月25日前，将情况报县政府督查室") == "lead 各责任单位");
    CHECK(assigned("各责任单位于6月25日前，情况已上报") == "");
    CHECK(assigned("在校学生8月27日至9月3日期间，务必要核对名单") == "lead 在校学生");
    CHECK(assigned("在校学生8月27日至9月3日期间，人数增加") == "");
    CHECK(assigned("绩效考核方案请各部门于6月5日前反馈意见") == "lead 各部门");
    CHECK(assigned("镇政府可致函请各部门反馈意见") == "");
    CHECK(assigned("请班主任落实安全自查的内容") == "lead 班主任");
    CHECK(assigned("由班主任自查的内容") == "");
    CHECK(assigned("各参加科室提交方案") == "lead 各参加科室");
    CHECK(assigned("各参加提交方案") == "");
    CHECK(assigned("由总务处、安全处负责") == "lead 总务处; lead 安全处");
    CHECK(assigned("由总务处、安建国负责") == "lead 总务处; lead 安建国");
    CHECK(assigned("乡级路长每月巡路，村级路长每周巡路") == "lead 乡级路长; lead 村级路长");
}

TEST_CASE("Names in parts and surnames that are words act where somebody is put in charge") {
    CHECK(assigned("由阿依古丽·买买提负责核对台账") == "lead 阿依古丽·买买提");
    CHECK(assigned("由“文明·和谐”负责核对台账") == "");
    CHECK(assigned("由符明亮牵头核对台账") == "lead 符明亮");
    CHECK(assigned("由国振华负责验收") == "lead 国振华");
    CHECK(assigned("由国家税务总局负责征收") == "lead 国家税务总局");
    CHECK(assigned("由荣誉室负责布置") == "lead 荣誉室");
}

TEST_CASE("联合 before a body is of its name, before an office it joins it") {
    CHECK(assigned("由县教育局牵头，联合采购办公室选派人员参加") == "lead 县教育局; support 联合采购办公室");
    CHECK(assigned("由县教育局牵头，联合县财政局开展检查") == "lead 县教育局; support 县财政局");
    CHECK(assigned("县联合采购办公室要选派人员参加评审") == "lead 县联合采购办公室");
    CHECK(assigned("县财政局联合采购办公室开展评审") == "lead 县财政局; support 采购办公室");
}

TEST_CASE("What is going on, what something is called and whose part it is give nothing to do") {
    CHECK(assigned("县水利局正在清理河道") == "");
    CHECK(assigned("县水利局抓紧清理河道") == "lead 县水利局");
    CHECK(assigned("住房补贴中由财政负担部分") == "");
    CHECK(assigned("住房补贴中由财政负担三成") == "lead 财政");
    CHECK(assigned("县水利局清理河道：") == "");
    CHECK(assigned("县水利局清理城区三条河道：先清淤泥") == "lead 县水利局");
}

TEST_CASE("Who is needed for something has it to do") {
    CHECK(assigned("需各镇配合做好接待") == "lead 各镇");
    CHECK(assigned("需要县水利局提供数据") == "lead 县水利局");
    CHECK(assigned("需班组2名人员作业") == "lead 班组");
    CHECK(assigned("需企业提供材料") == "");
    CHECK(assigned("需县城配套") == "");
}

TEST_CASE("What is looked at has nothing to do, nor has a result") {
    CHECK(assigned("安全部负责抽查，每个车间抽查不少于10台") == "lead 安全部");
    CHECK(assigned("安全部负责抽查，每个车间自查不少于10台") == "lead 安全部; lead 每个车间");
    CHECK(assigned("县纪委每季度开展明察暗访，结果全县通报") == "lead 县纪委");
    CHECK(assigned("由各包案领导负责化解") == "lead 各包案领导");
}

TEST_CASE("What is built does nothing") {
    CHECK(assigned("污水处理厂年内投入运行") == "");
    CHECK(assigned("污水处理厂年内加强管理") == "lead 污水处理厂");
}

TEST_CASE("A group named by its work is one, a verb and its object are not") {
    CHECK(assigned("请调度组安排完成普查") == "lead 调度组");
    CHECK(assigned("调度组合式机床要加快") == "");
}

TEST_CASE("A section of an office is an office, shares are not") {
    CHECK(assigned("河湖管理股要加强巡查") == "lead 河湖管理股");
    CHECK(assigned("由计财股牵头，水管站配合") == "lead 计财股; support 水管站");
    CHECK(assigned("控股比例要降低") == "");
    CHECK(assigned("国有资产管理机构要加强清查") == "lead 国有资产管理机构");
    CHECK(assigned("有资产的要加强清查") == "");
}


TEST_CASE("Three places in a row share the office behind the last one, and two of their own do not") {
    CHECK(assigned("各省、自治区、直辖市粮食厅要做好统计") == "lead 各省粮食厅; lead 自治区粮食厅; lead 直辖市粮食厅");
    CHECK(assigned("各县、市教育局要做好统计") == "lead 各县; lead 市教育局");
}

TEST_CASE("于 before a time is no surname") {
    CHECK(assigned("请各组长于今日起逐户通知") == "lead 各组长");
    CHECK(assigned("由组长于建国负责通知") == "lead 于建国");
    CHECK(assigned("学生请假超过三天的，由政教处审批") == "lead 政教处");
}

TEST_CASE("What stands before 同志 is not always a name") {
    CHECK(assigned("全党同志必须明确") == "");
    CHECK(assigned("革命的同志必须明确") == "");
    CHECK(assigned("请国栋同志牵头") == "lead 国栋");
    CHECK(assigned("各级领导同志要做好调研") == "lead 各级领导同志");
}

TEST_CASE("Posts whose first character is a surname") {
    CHECK(assigned("车管干部要检查车辆") == "lead 车管干部");
    CHECK(assigned("由单元长负责登记") == "lead 单元长");
    CHECK(assigned("由单志强负责登记") == "lead 单志强");
}

TEST_CASE("Places by their short names are counted behind 等") {
    CHECK(assigned("青江、白石、柳河等3个区、县（市）要完成建设") == "lead 青江; lead 白石; lead 柳河");
    CHECK(assigned("青江、白石、柳河等3个项目要完成建设") == "");
}

TEST_CASE("Villages whose names hold a word") {
    CHECK(assigned("杨树湾村要修路") == "lead 杨树湾村");
    CHECK(assigned("白鹤村、柳树屯村每村准备编织袋500条") == "lead 白鹤村; lead 柳树屯村");
    CHECK(assigned("引水到村要修路") == "");
    CHECK(assigned("由评委团进行评选") == "lead 评委团");
    CHECK(assigned("各级发展改革、粮食等部门和农业发展银行要密切配合") == "lead 各级发展改革部门; lead 粮食部门; lead 农业发展银行");
}

TEST_CASE("What parties share is written once in each name") {
    CHECK(assigned("建设、施工等有关单位要安排工期") == "lead 建设单位; lead 施工单位");
    CHECK(assigned("工会、共青团、妇联等群团组织要做好宣传") == "lead 工会; lead 共青团; lead 妇联");
    CHECK(assigned("教育、水利等部门要做好宣传") == "lead 教育部门; lead 水利部门");
    CHECK(assigned("各级工会组织要积极参与") == "lead 各级工会组织");
    CHECK(assigned("各级工会，组织要严密") == "");
    CHECK(assigned("市级、县级财政部门要安排资金") == "lead 市级财政部门; lead 县级财政部门");
    CHECK(assigned("市、县级财政部门要安排资金") == "lead 市级财政部门; lead 县级财政部门");
    CHECK(assigned("中央、省属企业要安排资金") == "lead 中央企业; lead 省属企业");
    CHECK(assigned("市、省属企业要安排资金") == "lead 市属企业; lead 省属企业");
}

TEST_CASE("Who is marked as leading leads; who is appointed or empowered is asked") {
    CHECK(assigned("县水利局（牵头）、县财政局要清理河道") == "lead 县水利局; lead 县财政局");
    CHECK(assigned("县水利局（青禾）要清理河道") == "lead 县水利局（青禾）");
    CHECK(assigned("授权县水利局6月底前签订协议") == "lead 县水利局");
    CHECK(assigned("指定县水利局为牵头单位，6月底前拿出方案") == "lead 县水利局");
    CHECK(assigned("指定动作要做到位") == "");
}

TEST_CASE("Who says what is asked is not who is asked") {
    CHECK(assigned("省委书记在全省会议上要求，6月底前要完成整治") == "");
    CHECK(assigned("各镇在全县会议上表态，6月底前要完成整治") == "lead 各镇");
    CHECK(assigned("各镇按照县委要求，6月底前要完成整治") == "lead 各镇");
}

TEST_CASE("How much there is of a thing makes no party of it") {
    CHECK(assigned("卫生厕所普及率达到90%") == "");
    CHECK(assigned("全县供水管网覆盖率达到95%") == "");
    CHECK(assigned("各镇覆盖率要达到95%") == "lead 各镇");
    CHECK(assigned("到2027年，规上工业企业达到120家") == "");
    CHECK(assigned("到2027年，各镇达到5个以上") == "lead 各镇");
    CHECK(assigned("县水利局率先完成检修") == "lead 县水利局");
}

TEST_CASE("A level and the class behind it are one name") {
    CHECK(assigned("省级各责任单位要安排资金") == "lead 省级各责任单位");
    CHECK(assigned("省级、各责任单位要安排资金") == "lead 省级; lead 各责任单位");
}

TEST_CASE("Schools and the like are told by what they have or have not") {
    CHECK(assigned("有疫情的学校要划定区域") == "lead 有疫情的学校");
    CHECK(assigned("没有疫情的学校要正常开放") == "lead 没有疫情的学校");
    CHECK(assigned("新建成的学校要规范运行") == "");
    CHECK(assigned("有疫情的学校较多") == "");
}

TEST_CASE("Fields of a place stand for its offices where nobody else bears them") {
    CHECK(assigned("县公安、交通要加强巡查") == "lead 县公安; lead 县交通");
    CHECK(assigned("县民政、残联要核对名单") == "lead 县民政; lead 县残联");
    CHECK(assigned("县民政、教育局要核对名单") == "lead 县民政局; lead 教育局");
    CHECK(assigned("县工业、农业要协调发展") == "");
}

TEST_CASE("What belongs to the office before it is its own") {
    CHECK(assigned("县人民政府及其有关部门要加强检查") == "lead 县人民政府; lead 县人民政府有关部门");
    CHECK(assigned("县粮食局及有关部门要加强检查") == "lead 县粮食局; lead 有关部门");
}

TEST_CASE("Who is brought together, kept in work or told what he is acts in nothing") {
    CHECK(assigned("组织成员单位开展督导") == "");
    CHECK(assigned("组织部门开展督导") == "lead 组织部门");
    CHECK(assigned("稳定高校毕业生等群体就业，6月底前完成摸底") == "");
    CHECK(assigned("青石水泥厂属重点企业，要按时检修") == "");
    CHECK(assigned("县水利局属单位要按时检修") == "lead 县水利局属单位");
    CHECK(assigned("村卫生室一体化管理率达90%") == "");
    CHECK(assigned("县发改局会同县财政局研究提出：加快检修") == "");
    CHECK(assigned("县发改局会同县财政局研究落实：加快检修") == "lead 县发改局; support 县财政局");
}

TEST_CASE("A letter that numbers a line is no part of a name") {
    CHECK(assigned("b.县水利局要报送总结") == "lead 县水利局");
    CHECK(assigned("A类企业要报送总结") == "lead A类企业");
}

TEST_CASE("Some of a kind, and people by what they do") {
    CHECK(assigned("各重点用能企业要按月报送数据") == "lead 各重点用能企业");
    CHECK(assigned("县粮食局重点检查企业台账") != "lead 县粮食局重点检查企业");
    CHECK(assigned("值班、带班人员要保持在岗") == "lead 值班人员; lead 带班人员");
    CHECK(assigned("普查人员要逐户登记") == "lead 普查人员");
    CHECK(assigned("各粮食、仓储行业主管部门要分类登记") == "lead 各粮食行业主管部门; lead 仓储行业主管部门");
    CHECK(assigned("各项目分包县领导要深入现场") == "lead 各项目分包县领导");
}

TEST_CASE("Cities and districts act by their names, whatever word stands in them") {
    for (const char* place : {"成都市", "都江堰市", "于都县", "从化区", "望江县", "望亭区", "南山区", "房山区", "石景山区"}) {
        INFO(place);
        CHECK(assigned(std::string(place) + "要抓紧落实整改") == "lead " + std::string(place));
        CHECK(assigned("请" + std::string(place) + "于6月底前上报清单") == "lead " + std::string(place));
    }
    CHECK(assigned("偏远山区要修建蓄水池") == "");
    CHECK(assigned("望各县区抓紧落实") == "lead 各县区");
    CHECK(assigned("临江区、望亭区政府要压缩用时") == "lead 临江区政府; lead 望亭区政府");
}

TEST_CASE("A county of one character is no person, and one with a word at its end is a county") {
    CHECK(assigned("由赵县牵头落实整改") == "lead 赵县");
    CHECK(assigned("由赵明牵头落实整改") == "lead 赵明");
    CHECK(assigned("由敖汉旗牵头落实整改") == "lead 敖汉旗");
    CHECK(assigned("由台江县牵头落实整改") == "lead 台江县");
    CHECK(assigned("枣强县要抓紧落实整改") == "lead 枣强县");
    CHECK(assigned("要建成农业强县") == "");
}

TEST_CASE("Names before 同志 are persons, whatever words stand in them") {
    CHECK(assigned("由吕民会、李明同志牵头制定方案") == "lead 吕民会; lead 李明");
    CHECK(assigned("由郭应伟、汪定志同志牵头制定方案") == "lead 郭应伟; lead 汪定志");
    CHECK(assigned("由安全处同志牵头制定方案").find("安全处;") == std::string::npos);
    CHECK(assigned("同志们要加强学习") == "");
}

TEST_CASE("A post behind several bodies is each one's") {
    CHECK(assigned("各车间、各班组主要负责人要带队检修") == "lead 各车间主要负责人; lead 各班组主要负责人");
    CHECK(assigned("各乡镇、县直各部门主要负责同志要带队检修") == "lead 各乡镇主要负责同志; lead 县直各部门主要负责同志");
    CHECK(assigned("州、县市区领导要带队检修") == "lead 州领导; lead 县市区领导");
    CHECK(assigned("项目申报单位和项目负责人要核对账目") == "lead 项目申报单位; lead 项目负责人");
    CHECK(assigned("县粮食局、主要负责人要核对账目") == "lead 县粮食局; lead 主要负责人");
}

TEST_CASE("Counties in brackets share the office with the cities before them") {
    CHECK(assigned("各市（州）、县（市、区）粮食局要检修粮库") == "lead 各市（州）粮食局; lead 县（市、区）粮食局");
    CHECK(assigned("各设区市、县（市、区）粮食局要检修粮库") == "lead 各设区市粮食局; lead 县（市、区）粮食局");
    CHECK(assigned("各县、市粮食局要检修粮库") == "lead 各县; lead 市粮食局");
    CHECK(assigned("各乡镇、县（市）粮食局要检修粮库") == "lead 各乡镇; lead 县（市）粮食局");
}

TEST_CASE("Papers and sites have names of their own") {
    CHECK(assigned("青石日报社、青石新闻网等媒体要刊登名单") == "lead 青石日报社; lead 青石新闻网");
    CHECK(assigned("管网、电网等单位要检修设备") == "lead 管网单位; lead 电网单位");
}

TEST_CASE("Sections of an office that are named for two fields") {
    CHECK(assigned("市水利局水土保持与河湖管理科要汇总数据") == "lead 市水利局水土保持与河湖管理科");
    CHECK(assigned("由市司法局普法与依法治理科牵头编写教材") == "lead 市司法局普法与依法治理科");
    CHECK(assigned("县水利局要与县粮食局办公室核对数据") == "lead 县水利局");
    CHECK(assigned("县水利局与县粮食局要核对账目") == "lead 县水利局; lead 县粮食局");
}

TEST_CASE("Whoever something is settled with is no lead") {
    CHECK(assigned("青石镇与经营户逐户协商，6月底前清退苗木") == "lead 青石镇");
    CHECK(assigned("青石镇与经营户共同清场，6月底前清退苗木") == "lead 青石镇; lead 经营户");
}

TEST_CASE("A mask before a measure stands for a number") {
    CHECK(assigned("×月底前检修完毕") == "");
    CHECK(assigned("×起要重新核对") == "");
    CHECK(assigned("xx县要检修粮库") == "lead xx县");
    CHECK(assigned("×家庄镇要检修粮库") == "lead ×家庄镇");
}

TEST_CASE("What is acted on may be described by what was done to it") {
    CHECK(assigned("请县粮食局会同各镇对2020年以来的粮库进行清理") == "lead 县粮食局; support 各镇");
    CHECK(assigned("由县住建局将已完工的粮库纳入台账") == "lead 县住建局");
    CHECK(assigned("由县粮食局对粮库已经进行清理") == "");
    CHECK(assigned("由县粮食局对粮库进行了清理") == "");
}

TEST_CASE("Hours of the day stand before who is on duty in them") {
    CHECK(assigned("上下学时段校领导要在校门口值守") == "lead 校领导");
    CHECK(assigned("高峰时段交警大队要增派警力") == "lead 交警大队");
    CHECK(assigned("地段民警要增派警力") == "lead 地段民警");
}

TEST_CASE("As many as are named share what stands behind their number") {
    CHECK(assigned("石坪、柳湾、东岭三个村要清理沟渠") == "lead 石坪村; lead 柳湾村; lead 东岭村");
    CHECK(assigned("驻南京、苏州两个招商小分队要上门走访") == "lead 驻南京招商小分队; lead 苏州招商小分队");
    CHECK(assigned("财政、审计两部门要核对账目") == "lead 财政部门; lead 审计部门");
    CHECK(assigned("一车间、二车间两个车间要检修设备") == "lead 一车间; lead 二车间");
    CHECK(assigned("石坪、柳湾和东岭三个村要清理沟渠") == "lead 石坪村; lead 柳湾村; lead 东岭村");
    CHECK(assigned("县发改局和县工信局两部门要核对账目") == "lead 县发改局; lead 县工信局");
    CHECK(assigned("县水利局、柳湾镇五个村要清理沟渠") == "lead 县水利局; lead 柳湾镇五个村");
    CHECK(assigned("县水利局、城关镇、柳湾镇三个单位要清理沟渠") == "lead 县水利局; lead 城关镇; lead 柳湾镇");
    CHECK(assigned("石坪、柳湾二村要清理沟渠") != "lead 石坪村; lead 柳湾村");  // 二村 may be its name
}

TEST_CASE("A unit is named by what it does before a command or behind 由, by no verb that is done to units") {
    CHECK(assigned("接收单位要核对清单") == "lead 接收单位");
    CHECK(assigned("由接收单位核对清单") == "lead 接收单位");
    CHECK(assigned("接收单位于6月10日前报送清单") == "lead 接收单位");
    CHECK(assigned("被检查单位要备好材料") == "lead 被检查单位");
    CHECK(assigned("接收单位来函要登记") == "");
    CHECK(assigned("督促单位要整改的问题销号") == "");
}

TEST_CASE("What people are about to do is no part of their name, nor a case that they meet with") {
    CHECK(assigned("班子成员外出须向书记报告") == "lead 班子成员");
    CHECK(assigned("外来人员进厂要登记备案") == "lead 外来人员");
    CHECK(assigned("外出务工人员要登记备案") == "lead 外出务工人员");
    CHECK(assigned("各县确需调整项目的，应当报省水利厅") == "lead 各县");
}

TEST_CASE("Who does a number of things, and who holds a role in a project") {
    CHECK(assigned("县水利局负责3座泵站加固") == "lead 县水利局");
    CHECK(assigned("县水利局负责12项") == "");
    CHECK(assigned("泵站由青石水务公司作为业主单位") == "");
    CHECK(assigned("泵站由青石水务公司作为业主单位，6月底前完成招标") == "lead 青石水务公司");
    CHECK(assigned("泵站由青石水务公司作为业主单位，青石建设公司施工") == "lead 青石建设公司");
    CHECK(assigned("泵站由青石水务公司作为业主单位，总投资控制在2亿元以内") == "lead 青石水务公司");
    CHECK(assigned("泵站由青石水务公司作为牵头单位进行检修") == "lead 青石水务公司");
    CHECK(assigned("综合管理部要将讲话精神纳入学习计划") == "lead 综合管理部");
    CHECK(assigned("赵书记还要作重要讲话") == "");
    CHECK(assigned("县粮食局计划于6月底前开展清仓检查") == "lead 县粮食局");
    CHECK(assigned("各镇值班表（含联系电话）于6月16日前报县政府") == "lead 各镇");
}
