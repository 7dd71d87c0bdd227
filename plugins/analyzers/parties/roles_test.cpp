// Who helps, who sees to it, who only fills a post, and of whom it is only told.
#include <catch2/catch.hpp>

#include "assigned_in_test.h"
#include "jianbao/standard_tables.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::chinese;

TEST_CASE("Who is asked for advice supports") {
    CHECK(assigned("由县粮食局商县财政局提出储备方案") == "lead 县粮食局; support 县财政局");
    CHECK(assigned("国营和合作社商业部门要检修仓库") == "lead 国营合作社; lead 合作社");
    CHECK(assigned("粮库检修由县粮食局负责，县财政局予以配合") == "lead 县粮食局; support 县财政局");
    CHECK(assigned("县粮食局牵头检修粮库，县总工会协办") == "lead 县粮食局; support 县总工会");
}

TEST_CASE("A person who sees to what others do answers with them") {
    CHECK(assigned("县粮食局负责检修粮库，孟庆山同志统筹调度") == "lead 县粮食局; lead 孟庆山");
    CHECK(assigned("县粮食局负责检修粮库，孟庆山同志修订章程") == "lead 县粮食局; lead 孟庆山");
    CHECK(assigned("县粮食局负责检修粮库，县政府办督办") == "lead 县粮食局; support 县政府办");
    CHECK(assigned("县粮食局要检修粮库，县政府办要督办到底") == "lead 县粮食局; lead 县政府办");
}

TEST_CASE("How a body is made up asks nothing of those who are in it") {
    CHECK(assigned("总指挥由县政府分管副县长担任") == "");
    CHECK(assigned("副总指挥由县粮食局局长、县水利局局长担任") == "");
    CHECK(assigned("段长由乡镇班子成员担任") == "lead 乡镇班子成员");
    CHECK(assigned("孟庆山同志兼任办公室主任，负责日常工作") == "");
    CHECK(assigned("县水利局等单位负责同志参加会议") == "");
    CHECK(assigned("县水利局等单位要参加会议") == "lead 县水利局");
}

TEST_CASE("A text that speaks of itself asks nobody to write it") {
    CHECK(assigned("本预案由县粮食局会同有关部门制定") == "");
    CHECK(assigned("实施方案由县粮食局会同县财政局制定") == "lead 县粮食局; support 县财政局");
}

TEST_CASE("What somebody is responsible for as a body comes before what it is told") {
    CHECK(assigned("临江镇为征迁工作责任主体，要在4月30日前完成签约") == "lead 临江镇");
    CHECK(assigned("临江镇为山区乡镇，要在4月30日前完成签约的项目较多") == "");
    CHECK(assigned("使用单位可以委派代表参与项目管理") == "");
    CHECK(assigned("使用单位要委派代表参与项目管理") == "lead 使用单位");
}

TEST_CASE("A number of several parts opens an item, an amount does not") {
    CHECK(assigned("5.3 各乡镇应制定储备预案") == "lead 各乡镇");
    CHECK(assigned("5.3各乡镇应制定储备预案") == "lead 各乡镇");
    CHECK(assigned("3.2.1 县粮食局要检修粮库") == "lead 县粮食局");
    CHECK(assigned("3.2、县粮食局要检修粮库") == "lead 县粮食局");
    const auto words_from = [](const std::string& text) {
        return text.substr(skip_enumerator(text, 0, static_cast<std::uint32_t>(text.size())));
    };
    CHECK(words_from("5.3万元用于粮库") == "5.3万元用于粮库");
    CHECK(words_from("2026.4.20上午") == "2026.4.20上午");
    CHECK(words_from("12.5%的粮库") == "12.5%的粮库");
}

TEST_CASE("A person is named behind the office, before the post, or by name alone") {
    CHECK(assigned("县粮食局孟山负责与县财政局对接") == "lead 县粮食局; lead 孟山");
    CHECK(assigned("县粮食局单独负责检修粮库") == "lead 县粮食局");
    CHECK(assigned("请孟庆山副县长牵头，县粮食局具体负责") == "lead 孟庆山; lead 县粮食局");
    CHECK(assigned("请白云区区长牵头") == "lead 白云区区长");
    CHECK(assigned("请高中校长牵头") == "lead 高中校长");
    CHECK(assigned("青石镇负责群众工作，孟庆山牵头，4月25日前完成签约") == "lead 青石镇; lead 孟庆山");
    CHECK(assigned("青石镇对居民负责，向人民负责") == "lead 青石镇");
}

TEST_CASE("A province in short acts where it is put in charge") {
    CHECK(assigned("由江苏牵头，浙江、安徽配合，公布事项清单") == "lead 江苏; support 浙江; support 安徽");
    CHECK(assigned("由上海、江苏负责，公布事项清单") == "lead 上海; lead 江苏");
    CHECK(assigned("江苏产品质量良好，浙江参与度提高") == "");
    CHECK(assigned("除广东、福建外，各省要公布事项清单") == "lead 各省");
}

TEST_CASE("What somebody cannot do by itself is spoken of, not who cannot") {
    CHECK(assigned("乡镇解决不了的问题要及时上报") == "");
    CHECK(assigned("各乡镇对解决不了的问题要及时上报") == "lead 各乡镇");
    CHECK(assigned("各街道每月不少于2次") == "lead 各街道");
    CHECK(assigned("各街道不得少报") == "lead 各街道");
    CHECK(assigned("施工单位汇报进度") == "");
    CHECK(assigned("机电部应对水泵每日检查一次") == "lead 机电部");
}

TEST_CASE("Who is helped, what is told of a place and who was there act on nobody") {
    CHECK(assigned("配合供电部门做好检修") == "");
    CHECK(assigned("配合单位做好检修，县粮食局要验收") == "lead 配合单位; lead 县粮食局");
    CHECK(assigned("县长在调研粮库时指出") == "");
    CHECK(assigned("县泵站建设滞后") == "");
    CHECK(assigned("4月20日下午，第一党支部召开支委会") == "");
    CHECK(assigned("4月20日前，第一党支部召开支委会") == "lead 第一党支部");
    CHECK(assigned("县长孟庆山在五楼会议室主持召开常务会议") == "");
    CHECK(assigned("凡进入粮库人员一律登记") == "");
}

TEST_CASE("A person named behind a post may be told when or how") {
    CHECK(assigned("会计孟庆山4月25日前修好路灯") == "lead 孟庆山");
    CHECK(assigned("主任孟小琴每天巡查一遍") == "lead 孟小琴");
    CHECK(assigned("会计核算要规范") == "");
    CHECK(assigned("保管员应检查门窗") == "lead 保管员");
    CHECK(assigned("由国家负责检修粮库") == "");
    CHECK(assigned("储粮人员符合条件的，应发放补贴") == "");
    CHECK(assigned("组长应安排人员检修粮库") == "lead 组长");
    CHECK(assigned("各村组建队伍") == "lead 各村");
    CHECK(assigned("各村组要清理渠道淤泥") == "lead 各村组");
    CHECK(assigned("各班于5月8日前上交方案，各班组长要检查路灯") == "lead 各班; lead 各班组长");
}

TEST_CASE("A place alone is who the text is for, an office may be named by what it does") {
    CHECK(assigned("镇要积极做好粮库宣传") == "lead 镇");
    CHECK(assigned("集镇要素保障做好了") == "");
    CHECK(assigned("由统筹办、新农办组织对粮库进行验收") == "lead 统筹办; lead 新农办");
    CHECK(assigned("统筹办好粮库验收") == "");
}

TEST_CASE("Who makes up a body and fills its posts is told, as is what the text is") {
    CHECK(assigned("委员会由院长、质控科主任、设备科工程师组成") == "");
    CHECK(assigned("联席会议设召集人1人，由孟庆山同志担任") == "");
    CHECK(assigned("本制度由设备科提出") == "");
    CHECK(assigned("检修方案由设备科提出") == "lead 设备科");
    CHECK(assigned("决议：要求各施工单位提前一天报计划") == "lead 各施工单位");
    CHECK(assigned("合同：要求各施工单位提前一天报计划") == "");
    CHECK(assigned("会议同意县粮食局拟草并经审查的《检修方案》，修改完善后印发") == "lead 县粮食局");
}

TEST_CASE("Offices may act behind a comma, and rarer surnames are names") {
    CHECK(assigned("公安、交通等部门，加大对占道经营的整治") == "lead 公安部门; lead 交通部门");
    CHECK(assigned("公安、交通等部门，力度不够") == "");
    CHECK(assigned("粮库检修由辛泽涛牵头，青禾镇落实") == "lead 辛泽涛; lead 青禾镇");
    CHECK(assigned("由公司安委会牵头检查粮库") == "lead 公司安委会");
    CHECK(assigned("由各乡镇场、各乡镇（办）负责检修粮库") == "lead 各乡镇场; lead 各乡镇（办）");
    CHECK(assigned("施工方要加紧检修粮库") == "lead 施工方");
    CHECK(assigned("该方案要加紧修改") == "");
}

TEST_CASE("Signs and numbers with one bracket open items") {
    CHECK(assigned("①县粮食局要检修粮库") == "lead 县粮食局");
    CHECK(assigned("⑵县粮食局要检修粮库") == "lead 县粮食局");
    CHECK(assigned("●县粮食局要检修粮库") == "lead 县粮食局");
    CHECK(assigned("2）县粮食局要检修粮库") == "lead 县粮食局");
    CHECK(assigned("“粮库容量”指企业（单位）建造的仓容") == "");
}

TEST_CASE("Bodies of two levels are two, a part of a body is one with it") {
    CHECK(assigned("中央和地方财政要安排资金") == "lead 中央财政; lead 地方财政");
    CHECK(assigned("中央和地方各级政府要增加投入") == "lead 中央政府; lead 地方各级政府");
    CHECK(assigned("省级人民政府有关部门应当编制预案") == "lead 省级人民政府有关部门");
    CHECK(assigned("县粮食局相关科室、各乡镇要检修粮库") == "lead 县粮食局相关科室; lead 各乡镇");
    CHECK(assigned("各乡镇有关部门要检修粮库") != "");
    CHECK(assigned("由储户与粮库结算") == "lead 储户");
}

TEST_CASE("Whose paper is due hands it in; what goes well, is looked at or is a rate asks nothing") {
    CHECK(assigned("各牵头部门的年度计划务于2月28日前报送县政府办") == "lead 各牵头部门");
    CHECK(assigned("各单位值班表请于2月28日前报送县政府办") == "lead 各单位");
    CHECK(assigned("县水利局、县财政局的年度计划务于2月28日前报送县政府办") == "lead 县水利局; lead 县财政局");
    CHECK(assigned("各部门联络员名单请于2月28日前报送县政府办") == "lead 各部门");
    CHECK(assigned("检修方案请于2月28日前报送县政府办").empty());
    CHECK(assigned("施工队伍将名单于2月28日前报送县政府办").empty());
    CHECK(assigned("各牵头部门的年度计划比较合理") == "");
    CHECK(assigned("请参加培训的同志于5月8日前报到") == "lead 参加培训的同志");
    CHECK(assigned("县粮食局高度重视检修工作") == "");
    CHECK(assigned("县粮食局部署检修情况") == "");
    CHECK(assigned("县粮食局每天报送检修情况") == "lead 县粮食局");
    CHECK(assigned("县供水公司与用户联系率为零") == "");
}

TEST_CASE("A person acts behind 由 by name, a post of another body on its own") {
    CHECK(assigned("由孟庆山对接县粮食局争取资金") == "lead 孟庆山");
    CHECK(assigned("由马路清扫机制保障检修") == "");
    CHECK(assigned("县粮食局要检修粮库，支行行长每月家访两次") == "lead 县粮食局; lead 支行行长");
    CHECK(assigned("县粮食局要检修粮库，主要负责人亲自抓") == "lead 县粮食局; lead 主要负责人");
    CHECK(assigned("被查机构应如实提供资料") == "lead 被查机构");
    CHECK(assigned("离镇须向书记报告") == "");
    CHECK(assigned("县长说，必须抓紧检修粮库") == "");
    CHECK(assigned("会议同意县粮食局关于购置水泵的意见，按政府采购程序办理") == "lead 县粮食局");
}

TEST_CASE("Who is in charge acts behind the comma; who deals with something is told to, who reports on it is not") {
    CHECK(assigned("村支书为总负责人，全面统筹协调检修工作") == "lead 村支书");
    CHECK(assigned("组长为小组责任人，负责本组检修") == "lead 组长");
    CHECK(assigned("村支书为老党员，全村人都认识") == "");
    CHECK(assigned("管委会办公室就校区检修进行专题协调") == "lead 管委会办公室");
    CHECK(assigned("管委会办公室就校区检修进行汇报") == "");
    CHECK(assigned("我会建议物业公司应当排查水管") == "lead 物业公司");
    CHECK(assigned("我会建议排查水管") == "");
    CHECK(assigned("业委会派代表现场监督") == "lead 业委会");
    CHECK(assigned("修理厂要备足水泵") == "lead 修理厂");
    CHECK(assigned("由县粮食集团控股，组建粮库公司") == "");
    CHECK(assigned("库区内的86户村民搬迁安置") == "");
    CHECK(assigned("对外来车辆，门岗要逐一登记") == "lead 门岗");
}

TEST_CASE("Lists of duties: dashes, people on duty, bodies that are set up") {
    CHECK(assigned("- 后勤部门负责检修粮库") == "lead 后勤部门");
    CHECK(assigned("如遇大雨，主要领导、班子成员必须到岗") == "lead 主要领导; lead 班子成员");
    CHECK(assigned("成立领导小组，由校长担任组长，后勤部门负责检修") == "lead 后勤部门");
    CHECK(assigned("校委会成员要细致检查房屋") == "lead 校委会成员");
    CHECK(assigned("组织机构与职责") == "");
    CHECK(assigned("班主任通过班会普及防汛知识") == "lead 班主任");
    CHECK(assigned("望各分公司高度重视安全管理") == "");
    CHECK(assigned("望各分公司于5月8日前上报自查报告") == "lead 各分公司");
    CHECK(assigned("各县区棚改办一要认清形势") == "lead 各县区棚改办");
    CHECK(assigned("值班教师应当报告校长，校长立即向镇政府报告") == "lead 值班教师; lead 校长");
}

TEST_CASE("Fields share the head of the next name that has one; a title asks nothing") {
    CHECK(assigned("公安、卫健部门和各街道要落实措施") == "lead 公安部门; lead 卫健部门; lead 各街道");
    CHECK(assigned("公安、卫健、民政等部门要落实措施") == "lead 公安部门; lead 卫健部门; lead 民政部门");
    CHECK(assigned("由东关街道负责检修粮库，县粮食局现场指导") == "lead 东关街道; support 县粮食局");
    CHECK(assigned("青禾县2026年粮库检修方案") == "");
    CHECK(assigned("青禾县编制粮库检修方案") == "lead 青禾县");
}

TEST_CASE("Departments in charge share all of their head") {
    CHECK(assigned("医保、医疗、医药主管部门要各司其职做好检修") == "lead 医保主管部门; lead 医疗主管部门; lead 医药主管部门");
    CHECK(assigned("政务服务窗口要设置信息公示牌") == "lead 政务服务窗口");
    CHECK(assigned("县、乡级、村级林长要每月巡林") == "lead 县级林长; lead 乡级林长; lead 村级林长");
    CHECK(assigned("由市、县河长负责巡河") == "lead 市河长; lead 县河长");
}

TEST_CASE("An amount ends no name; who is put beside a leader with work of its own leads it") {
    CHECK(assigned("宣传办制作公益广告120处") == "lead 宣传办");
    CHECK(assigned("西苑社区、机床社区配合施工单位做好检修") == "lead 西苑社区; lead 机床社区");
    CHECK(assigned("县粮食局牵头，各乡镇落实，执法中队对粮市加强管理") == "lead 县粮食局; support 各乡镇; lead 执法中队");
    CHECK(assigned("由县民政局牵头，报请县财政局按规定转账") == "lead 县民政局");
}

TEST_CASE("Who joins in one group does together what follows") {
    CHECK(assigned("县粮食局、县消防大队组成检查组，每两天检查一次粮库") == "lead 县粮食局; lead 县消防大队");
    CHECK(assigned("县粮食局、县消防大队组成3个检查组，情况很好") == "");
}

TEST_CASE("Who is named behind the number of an item answers for that item") {
    const test::Analysis analysis({"parties"});
    const auto scope = [&](const std::string& text) {
        const Document document = test::document(text);
        const Findings found = analysis.run(document);
        const FindingTable& table = found.at(jianbao::parties::table);
        return table.rows().empty() ? std::string() : std::string(document.text(table.get_or(table.rows().front(), jianbao::parties::scope)));
    };
    CHECK(scope("一要加强检修，各村要巡查粮库；二要加强值守。") == "各村要巡查粮库");
    CHECK(scope("各村一要巡查粮库；二要加强值守。") == "各村一要巡查粮库；二要加强值守");
    CHECK(scope("一要加强检修，各村要巡查两处设施：（一）粮库；（二）泵站。") == "各村要巡查两处设施：（一）粮库；（二）泵站");
    CHECK(scope("各村要做好宣传，对拒不配合检修的住户，由县粮食局处置。") == "各村要做好宣传");
    CHECK(scope("各村要做好宣传，对检修开展培训，由县粮食局授课。") == "各村要做好宣传，对检修开展培训");
    CHECK(scope("粮库检修6月底前完成，由县粮食局负责。") == "粮库检修6月底前完成，由县粮食局负责");
    CHECK(scope("6月底前检修粮库，由县粮食局负责；7月开放粮库。") == "6月底前检修粮库，由县粮食局负责");
    CHECK(scope("6月底前检修粮库，由县粮食局负责落实。") == "6月底前检修粮库，由县粮食局负责落实");
    CHECK(scope("粮库检修6月底前完成，由县粮食局负责验收。") == "由县粮食局负责验收");
    CHECK(scope("各村要巡查粮库；要加强值守。") == "各村要巡查粮库；要加强值守");
}

TEST_CASE("Any time by which may stand between a name and what it does") {
    for (const char* by : {"5.10前", "2025.5.10前", "2025-05-10前", "5月10日17:00前", "5月10日（星期六）下班前", "5月1日至10日", "今天下午5点前", "明天下班前",
                           "半个月内", "开学一周内", "本通知印发后10日内", "明天起", "即日起", "最迟5月10日", "不晚于5月10日", "主汛期前", "高考前", "“五一”前"})
        CHECK(assigned("县粮食局" + std::string(by) + "完成检修") == "lead 县粮食局");
    for (const char* other : {"5.10万元", "半个月", "开学", "不晚", "主汛期"})
        CHECK(assigned("县粮食局" + std::string(other) + "完成检修") == "");
}

TEST_CASE("Who answers for something acts in what follows by a day") {
    CHECK(assigned("石桥镇、沙坪乡是检修的责任主体，9月30日前完成检修") == "lead 石桥镇; lead 沙坪乡");
    CHECK(assigned("石桥镇、沙坪乡是检修的责任主体，去年完成检修") == "");
}

TEST_CASE("Who is asked acts, whatever describes the object") {
    CHECK(assigned("由县粮食局解决群众反映的受潮问题") == "lead 县粮食局");
    CHECK(assigned("由县粮食局提供的检修指标") == "");
}

TEST_CASE("The first item stands beside its heading's number") {
    CHECK(assigned("一、（一）县粮食局开展检修，6月底前完成") == "lead 县粮食局");
}

TEST_CASE("Committee and government have an office of one kind each; a park by its own name acts") {
    CHECK(assigned("县委、县政府督查室要每月通报检修") == "lead 县委督查室; lead 县政府督查室");
    CHECK(assigned("县委、市政府督查室要每月通报检修") == "lead 县委; lead 市政府督查室");
    CHECK(assigned("县委、县政府要每月通报检修") == "lead 县委; lead 县政府");
    CHECK(assigned("工业园区组建检修小分队") == "lead 工业园区");
    CHECK(assigned("推进工业园区组建检修小分队") == "");
    CHECK(assigned("班子成员每月检查粮库2次，乡镇党政主要负责人每月检查粮库1次") == "lead 班子成员; lead 乡镇党政主要负责人");
}

TEST_CASE("An office is held to what it says it will do, an official makes a speech") {
    CHECK(assigned("县水利局正按程序编制方案，并将于6月底前上报") == "lead 县水利局");
    CHECK(assigned("县水利局正按程序编制方案，进展顺利") == "");
    CHECK(assigned("县水利局也表示将积极做好立项工作") == "lead 县水利局");
    CHECK(assigned("县长也表示将积极做好立项工作") == "");
}

TEST_CASE("Who mainly does it leads where the next clause says who helps") {
    CHECK(assigned("以县教育局为主，县财政局配合，6月底前完成") == "lead 县教育局; support 县财政局");
    CHECK(assigned("以企业为主，市场为导向，6月底前完成") == "");
    CHECK(assigned("县教育局为牵头单位，6月底前完成编制") == "lead 县教育局");
    CHECK(assigned("县教育局为获奖单位，6月底前完成编制") == "");
}

TEST_CASE("A reply advises whom it is written to, and other governments") {
    CHECK(assigned("建议你省做好长期监测") == "lead 你省");
    CHECK(assigned("建议青禾县人民政府做好长期监测") == "lead 青禾县人民政府");
    CHECK(assigned("建议有关企业做好长期监测") == "");
}
