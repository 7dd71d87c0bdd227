#include <catch2/catch.hpp>

#include "discourse.h"
#include "jianbao/standard_tables.h"
#include "targets.h"
#include "test/analysis.h"
#include "title.h"
#include "words.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

std::string targets(const std::string& text) {
    static const Phrases known(test::lexicon("phrases"));
    static const AmountWords words(known);
    std::vector<Target> found;
    find_targets(text, {0, static_cast<std::uint32_t>(text.size())}, words, found);
    std::string out;
    for (const Target& one : found) out += (out.empty() ? "" : " | ") + text.substr(one.span.begin, one.span.size());
    return out;
}

}  // namespace

TEST_CASE("Targets are measurable amounts with their comparison") {
    CHECK(targets("抽查不少于2次") == "不少于2次");
    CHECK(targets("覆盖率达到80%以上") == "80%以上");
    CHECK(targets("生机比按10:1配备") == "10:1");
    CHECK(targets("新建充电桩40个、改造泵站3座") == "40个 | 3座");
    CHECK(targets("不少于x处") == "不少于x处");
    CHECK(targets("选派2至3名骨干") == "2至3名");
    CHECK(targets("漏损率由15%降到10%") == "10%");
    CHECK(targets("服务时间延长至2小时") == "2小时");
    CHECK(targets("服务时间是2小时").empty());
    CHECK(targets("储备编织袋200条、铜锣2面") == "200条 | 2面");
    CHECK(targets("储备铜锣2面").empty());
    CHECK(targets("查办案件不少于5起，讲授党课至少2讲") == "不少于5起 | 至少2讲");
    CHECK(targets("查办了5起案件，分2节讲完") == "");
    CHECK(targets("准确率大于95%，间隔大于72小时") == "大于95% | 大于72小时");
    CHECK(targets("按80元/人补助，劳动生产率30万元/人左右") == "80元/人 | 30万元/人左右");
    CHECK(targets("培训班共举办10期") == "10期");
    CHECK(targets("第10期培训") == "");
    CHECK(targets("打造“邻里书屋”20个") == "20个");
    CHECK(targets("“邻里书屋”20个") == "");
    CHECK(targets("公告不少于20日，清扫不少于两遍") == "不少于20日 | 不少于两遍");
    CHECK(targets("自6月20日起，20日以内办结") == "");
    CHECK(targets("抓好5个方面的工作") == "");
    CHECK(targets("开展一次检查") == "");
    CHECK(targets("2021年") == "");
    CHECK(targets("配备救生圈，每组一套，任课教师人手一机") == "每组一套 | 人手一机");
    CHECK(targets("一组分三班，每周驻村五天四夜") == "一组分三班 | 五天四夜");
    CHECK(targets("发展一村一品，实行一人一档，每村都要整治") == "");
}

TEST_CASE("Amounts are found wherever they begin in a long stretch") {
    const std::string amount = "40个", filler = "建设国产";  // of characters that look like numerals by their bytes
    for (std::size_t before = 0; before < 48; ++before) {
        std::string text;
        for (std::size_t i = 0; i < before; ++i) text += filler.substr(i % 4 * 3, 3);
        CHECK(targets(text + amount) == amount);
        CHECK(targets(text + "三分之二，" + text + "６０％") == "三分之二 | ６０％");
        CHECK(targets(text) == "");
    }
}

TEST_CASE("Fractions, rates and bounds are amounts, thresholds and ages are not") {
    CHECK(targets("承担费用的四分之一") == "四分之一");
    CHECK(targets("不超过三分之二") == "不超过三分之二");
    CHECK(targets("实践课占一半以上") == "一半以上");
    CHECK(targets("一半是新车") == "");
    CHECK(targets("按每生每学年5000元补助，每人每次2元") == "5000元 | 2元");
    CHECK(targets("每人发放的5000元") == "5000元");
    CHECK(targets("发放的5000元") == "");
    CHECK(targets("每期培训4天") == "4天");
    CHECK(targets("前后4天") == "");
    CHECK(targets("最少填报1个、至少建设一所") == "1个 | 一所");
    CHECK(targets("至少检查一次") == "");
    CHECK(targets("支持单户金额500万元及以下的企业") == "");
    CHECK(targets("新建面积500平方米以上的广场") == "");
    CHECK(targets("建成500平方米以上的广场") == "500平方米以上");
    CHECK(targets("年龄不超过35岁，为3岁以下儿童体检") == "");
    CHECK(targets("完成规划的2.9万所卫生室建设") == "2.9万所");
    CHECK(targets("完成了规划的2.9万所卫生室建设") == "");
    CHECK(targets("3个工作日内办结") == "3个工作日");
    CHECK(targets("提前5个工作日公示") == "提前5个工作日");
    CHECK(targets("建设双千兆网络") == "");
    CHECK(targets("千兆到户") == "千兆");
    CHECK(targets("为超3000名老人体检") == "3000名");
    CHECK(targets("粮食总产125亿斤，抽检每千人6批次") == "125亿斤 | 6批次");
    CHECK(targets("每200米设一组") == "每200米");
    CHECK(targets("提出7项指标") == "");
    CHECK(targets("修缮“幸福路”60公里，落实“新政”12条") == "60公里");
    CHECK(targets("从每人每月200元提高到230元，覆盖率由90%提高到95%") == "230元 | 95%");
    CHECK(targets("标准不低于上年平均水平的1.5倍") == "1.5倍");
    CHECK(targets("相当于上年平均水平的1.5倍") == "");
}

TEST_CASE("A title is action and object") {
    const Lexicon lexicon = make_words(test::lexicon("parties"), test::lexicon("directives"), test::lexicon("phrases"));
    const Reading words(lexicon);
    const TitleWords phrases(test::lexicon("titles"));
    const std::string text = "要切实抓好山塘水库除险加固，确保安全度汛。";
    CHECK(make_title(text, {.span = {0, static_cast<std::uint32_t>(text.size())}}, words, phrases) ==
          "抓好山塘水库除险加固");
    const auto without = [&](const std::string& whole, const std::string& time) {
        const auto begin = static_cast<std::uint32_t>(whole.find(time));
        return make_title(whole,
                          {.span = {0, static_cast<std::uint32_t>(whole.size())},
                           .times = {{begin, begin + static_cast<std::uint32_t>(time.size())}}},
                          words, phrases);
    };
    CHECK(without("建立巡查台账并每月通报情况", "每月") == "建立巡查台账并通报情况");
    CHECK(without("建立“月调度”机制", "月调度") == "建立“月调度”机制");
    CHECK(without("月调度", "月调度") == "月调度");
}

TEST_CASE("A title leaves out what the action is done by") {
    const Lexicon lexicon = make_words(test::lexicon("parties"), test::lexicon("directives"), test::lexicon("phrases"));
    const Reading words(lexicon);
    const TitleWords phrases(test::lexicon("titles"));
    const std::string text = "要根据会议讨论意见修改完善申报材料";
    CHECK(make_title(text, {.span = {0, static_cast<std::uint32_t>(text.size())}}, words, phrases) == "修改完善申报材料");
}

TEST_CASE("A title passes over what is no action") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto title = [&](const std::string& text) {
        const Document document = test::document(text);
        const Findings found = analysis.run(document);
        const FindingTable& table = found.at(tasks::table);
        return table.rows().empty() ? "" : table.get_or(table.rows().back(), tasks::title);
    };
    CHECK(title("县人社等部门要做好政策解读。") == "做好政策解读");
    CHECK(title("加快河道清淤（责任单位：县水利局；完成时限：6月底前）。") == "加快河道清淤");
    CHECK(title("县水利局要加快河道清淤（二期）。") == "加快河道清淤（二期）");
    CHECK(title("责成县政府办结合会议意见修改完善并经审核后，报县委常委会审议。") == "报县委常委会审议");
    CHECK(title("县应急局要按照县委部署要求和本通知精神，组织实施演练。") == "组织实施演练");
    CHECK(title("县住建局要将审批权限下放至开发区。") == "将审批权限下放至开发区");
    CHECK(title("县水利局将加固三座水库。") == "加固三座水库");
    CHECK(title("县交通局要抓好农村公路安防工程。要在年底前完成不少于120公里。") ==
          "农村公路安防工程完成不少于120公里");
    CHECK(title("县交通局要抓好农村公路安防工程。要在年底前完成安防护栏120公里。") == "完成安防护栏120公里");
    CHECK(title("县体育局将会同县教育局举办比赛。") == "举办比赛");
    CHECK(title("县工信局不得无故锁定补贴资格。") == "不得无故锁定补贴资格");
    CHECK(title("每项资助额度要不超过50万元。") == "每项资助额度不超过50万元");
    CHECK(title("县人社局要负责学员遴选推荐工作。") == "负责学员遴选推荐工作");
    CHECK(title("县人社局要负责制定培训方案。") == "制定培训方案");
    CHECK(title("县文旅局要在民俗活动集中的重点时段，利用短视频，开展防火宣传。") == "开展防火宣传");
    CHECK(title("县文旅局要在重点村开展防火宣传。") == "在重点村开展防火宣传");
    CHECK(title("请各镇于5月20日前将本镇摸排总结报县应急局。") == "报送本镇摸排总结");
    CHECK(title("各镇要将防火纳入网格化管理。") == "将防火纳入网格化管理");
    CHECK(title("县财政局负责落实补偿资金300万元。") == "落实补偿资金300万元");
    CHECK(title("我们必须在年底前开工建设两座桥梁。") == "开工建设两座桥梁");
    CHECK(title("各村要实行每两年一签。") == "实行每两年一签");
    CHECK(title("县民政局要通过清理整顿工作，加强对社团的管理。") == "加强对社团的管理");
    CHECK(title("县民政局要通过公示系统予以公示。") == "通过公示系统予以公示");
    CHECK(title("县民政局，材料送交时，要附审查意见。") == "附审查意见");
    CHECK(title("小区物业由县物业公司承担，按照政府指导价收取费用。") == "承担小区物业");
    CHECK(title("审核机构要根据不同情形提出审核意见。") == "提出审核意见");
    CHECK(title("县住建局要按照《关于加强物业工作的意见》规定，制定细则。") == "制定细则");
    CHECK(title("县住建局要统一标准。") == "统一标准");
    CHECK(title("县住建局要统一组织施工。") == "组织施工");
    CHECK(title("县应急局要每周通报一次进度。") == "通报进度");
    CHECK(title("各镇要落实领导带班和24小时值班制度。") == "落实领导带班和24小时值班制度");
    CHECK(title("县公安局要会同县教育局、县交通局等部门牵头排查客车隐患。") == "排查客车隐患");
    CHECK(title("各单位对项目负总责，会同配合单位于10月底前制定具体实施细则。") == "制定具体实施细则");
    CHECK(title("县督查室要加强督导，定期检查、不定期抽查到岗情况。") == "加强督导，定期检查、不定期抽查到岗情况");
    CHECK(title("县卫健局要于评审通过后公布名单。") == "公布名单");
    CHECK(title("县教育局要做好博士后引进工作。") == "做好博士后引进工作");
    CHECK(title("县公安局要持续不断地在大街小巷巡回检查。") == "在大街小巷巡回检查");
    CHECK(title("县市场监管局要建立覆盖体育赛事组织机构、从业人员和参赛人员以及观众的行业信用档案。") ==
          "建立行业信用档案");
    CHECK(title("县市场监管局要建立适用于体育赛事组织者的信用档案。") == "建立适用于体育赛事组织者的信用档案");
    CHECK(title("县工信局要对全县通讯基站、机房、视频会议系统、广播电视塔等通讯设施开展安全运行隐患排查。") ==
          "对全县通讯基站等通讯设施开展安全运行隐患排查");
    CHECK(title("县财政局要按照规定的标准和程序拨付资金。") == "拨付资金");
    CHECK(title("相关工作县教育局要在5月底前完成。") == "完成");
    CHECK(title("县应急局要建立机制，实行月调度、季通报。") == "建立机制，实行月调度、季通报");
    CHECK(title("一、关于青石大桥改造\n由县交通局修改后于4月10日前报县政府审议。") == "青石大桥改造：修改后报县政府审议");
    CHECK(title("一、关于青石大桥改造\n由县交通局于4月10日前报送进度表。") == "报送进度表");
    CHECK(title("县图书馆要汇总书目，在十天内完成。") == "汇总书目");
    CHECK(title("县信访局要就工单办理情况组织回头看。") == "就工单办理情况组织回头看");
    CHECK(title("县住建局要根据家庭申请的先后顺序，分配三套房源。") == "分配三套房源");
    CHECK(title("会议要求，李明强调，各镇要清理河道。") == "清理河道");
    CHECK(title("县公安局要从6月6日起每个考点安排20名警力。") == "每个考点安排20名警力");
    CHECK(title("一、加快项目建设\n由县住建局牵头，县财政局配合。") == "加快项目建设");
    CHECK(title("物资采购由县应急局牵头，县财政局保障资金，4月底前到位。") == "物资采购");
    CHECK(title("物资采购由县应急局牵头，制定预案，4月底前到位。") == "制定预案");
    CHECK(title("三、审议《停车场建设实施方案》\n会议原则同意该方案，由县住建局根据会议意见修改完善后印发。") == "修改完善后印发《停车场建设实施方案》");
    CHECK(title("三、审议《停车场建设实施方案》\n由县住建局落实资金。") == "《停车场建设实施方案》：落实资金");
    CHECK(title("要抓好防汛工作，备足物资。县应急局牵头，各镇配合。") == "抓好防汛工作，备足物资");
    CHECK(title("要抓好防汛工作，备足物资。县应急局牵头备足物资，各镇配合。") == "备足物资");
    CHECK(title("县教育局应于6月17日派发录取通知书。") == "派发录取通知书");
    CHECK(title("前期经费500万元先由县财政局垫付。") == "垫付前期经费500万元");
    CHECK(title("县水利局要做到每周一调度、每月一通报。") == "做到每周一调度、每月一通报");
    CHECK(title("县财政局要按照国库管理规定及时审核支付资金。") == "审核支付资金");
    CHECK(title("县应急局要应对山洪灾害。") == "应对山洪灾害");
    CHECK(title("县统计局要于每季度结束后15日内提供经济指标。") == "提供经济指标");
    CHECK(title("防线长分别由县水利局、县气象局担任。") == "担任防线长");
    CHECK(title("今年拟改造小区18个。（县住建局负责）") == "改造小区18个");
    CHECK(title("各乡镇要于5月31日前全部整改销号，情况报县安委办。") == "整改销号，情况报县安委办");
    CHECK(title("县人武部、县消防大队要各组建一支队伍。") == "组建一支队伍");
    CHECK(title("县纪委要对反馈的问题，建立整改台账。") == "建立整改台账");
    CHECK(title("县财政局要按规定和程序拨付资金。") == "拨付资金");
    CHECK(title("镇建设站要负责施工质量。") == "负责施工质量");
    CHECK(title("所需人员应由县人社局承担。") == "承担所需人员");
    CHECK(title("县发改局要提请会议审议《青石县国民经济和社会发展计划执行情况与下一年度发展计划草案的报告》。") ==
          "提请会议审议《青石县国民经济和社会发展计划执行情况与下一…》");
    CHECK(title("各镇党委书记要亲自抓、负总责。") == "亲自抓、负总责");
    CHECK(title("各通信公司要确保汛期通信畅通。") == "确保汛期通信畅通");
    CHECK(title("县发改局要储备防汛物资，县供销社协助调运。") == "储备防汛物资");
    CHECK(title("县水利局要对全县水库、山塘逐座过筛，5月10日前完成整改。") == "对全县水库、山塘逐座过筛，完成整改");
    CHECK(title("清理拖欠账款。6月30日前摸排20家企业。12月底前清偿率达到90%。（县工信局牵头）").substr(0, 12) == "清偿率达");
    CHECK(title("各镇要加强组织领导，完善值班制度。") == "完善值班制度");
    const Node titles = test::lexicon("titles");
    for (const Node& group : titles["group"].list()) {
        INFO(group["class"].text());
        CHECK(title(group["example"].text()) == group["title"].text());
        CHECK(title(group["counter"].text()) == group["counter_title"].text());
    }
}

TEST_CASE("Of several limits in a row one decides") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto limit = [&](const std::string& text) {
        const Document document = test::document(text);
        const Findings found = analysis.run(document);
        const FindingTable& table = found.at(tasks::table);
        return table.rows().empty() ? "" : table.get_or(table.rows().back(), tasks::deadline_norm);
    };
    CHECK(limit("今年要加快推进，明年要见成效。") == "2025-12-31");
    CHECK(limit("今年要加快推进。") == "2024-12-31");
    CHECK(limit("五一假期结束后，各校要于5月7日前报送返校情况。") == "2024-05-07");
    CHECK(limit("五一假期结束后，各校要报送返校情况。") == "event:五一假期结束后");
    CHECK(limit("3月中旬前完成摸底、6月底前完成整改。") == "2024-03-20");
    CHECK(limit("申请人要在抽签后3个工作日内（即5月8日前）选定房号。") == "2024-05-08");
    CHECK(limit("申请人要在抽签后3个工作日内选定房号。") == "event:抽签后3个工作日内");
}

TEST_CASE("A bare verb takes the topic before the parties") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const Document document = test::document("演练所需经费由县财政局承担。");
    const Findings found = analysis.run(document);
    const FindingTable& table = found.at(tasks::table);
    REQUIRE(table.rows().size() == 1);
    CHECK(table.get_or(table.rows().front(), tasks::title) == "承担演练所需经费");
}

TEST_CASE("Headings and announcements open parts") {
    const Node lexicon = test::lexicon("discourse");
    const Discourse discourse(lexicon);
    for (const Node& group : lexicon["group"].list()) {
        const std::string name = group["class"].text();
        if (name == "title_of_plans" || name == "ahead") {
            const auto meets = [&](const std::string& text) {
                return name == "ahead" ? discourse.looks_ahead(text) : discourse.lays_out_plans(text);
            };
            CHECK(meets(group["example"].text()));
            CHECK_FALSE(meets(group["counter"].text()));
            continue;
        }
        if (name == "title_of_rules") {
            CHECK(discourse.lays_down_rules(group["example"].text()));
            CHECK_FALSE(discourse.lays_down_rules(group["counter"].text()));
            continue;
        }
        if (name == "says_conditions") {
            CHECK(discourse.conditions_announced(group["example"].text()) != std::string::npos);
            CHECK(discourse.conditions_announced(group["counter"].text()) == std::string::npos);
            continue;
        }
        if (name == "heading_conditions") {
            CHECK(discourse.heads_conditions(group["example"].text()));
            CHECK_FALSE(discourse.heads_conditions(group["counter"].text()));
            continue;
        }
        if (name == "chairs") {
            CHECK(discourse.only_chairs(group["example"].text()));
            CHECK_FALSE(discourse.only_chairs(group["counter"].text()));
            continue;
        }
        if (name == "says_role" || name == "ends_role" || name == "permits" || name == "refers") {
            const auto meets = [&](const std::string& text) {
                const std::string_view last = std::string_view(text).substr(text.size() - 3);
                return name == "permits"  ? discourse.permits_at(text, text.size() - last.size(), last.size())
                       : name == "refers" ? discourse.refers_elsewhere(text)
                                          : discourse.says_role(text);
            };
            CHECK(meets(group["example"].text()));
            CHECK_FALSE(meets(group["counter"].text()));
            continue;
        }
        const auto part = [&](const std::string& text) {
            if (name == "opens_review" || name == "tells") return discourse.parts_of(test::document(text)).front();
            if (name == "heading_aim") return discourse.part_of_heading(text, Part::requirement);
            return name.substr(0, 7) == "heading" ? discourse.part_of_heading(text) : discourse.part_announced(text);
        };
        INFO(name << ": " << group["example"].text());
        const Part expected = name.find("requirement") != name.npos || name == "heading_work"                 ? Part::requirement
                              : name.find("review") != name.npos || name == "heading_outcome" || name == "tells" ? Part::review
                              : name == "solves_problems" || name == "contents_of_paper" || name == "heading_order" || name == "heading_aim" ? Part::unknown
                                                                                    : Part::problems;
        CHECK(part(group["example"].text()) == expected);
        CHECK(part(group["counter"].text()) != expected);
    }
}

TEST_CASE("Rows are put together as the ledger wants them") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    SECTION("a sentence that goes on for the same party inherits it where it is measured") {
        CHECK(rows("各镇要建立问题台账。要在6月底前完成自查。") == "B 各镇\nA 各镇");
        CHECK(rows("各镇要建立问题台账。要切实转变作风。") == "B 各镇");
    }
    SECTION("a time before the names belongs to their row") {
        CHECK(rows("年底前，城东区要建成泵站。") == "A 城东区");
        CHECK(rows("今年以来，城东区建成了泵站。") == "");
    }
    SECTION("parties with commands of their own have rows of their own") {
        CHECK(rows("县教育局要抓好校园安全，县公安局要加强巡逻。") == "B 县教育局\nB 县公安局");
        CHECK(rows("县教育局要抓好校园安全，主要领导亲自抓，分管领导具体抓。") == "B 县教育局、主要领导、分管领导");
    }
    SECTION("turns that open their clauses are rows of their own, those behind one name are one row") {
        CHECK(rows("要抓好驻村。每周走访一次困难户，每季度开展一次入户调查。") == "A\nA");
        CHECK(rows("驻村干部要每周走访一次困难户，每季度开展一次入户调查。") == "A 驻村干部");
        CHECK(rows("督查组要对进度一周一通报，一月一排名。") == "A 督查组");
    }
    SECTION("an item closed by a bracket is a row, its measured sentences too") {
        CHECK(rows("扩大技能培训。五年内培训技师1000名。完善培训补贴办法。（市人社局、市财政局负责）") ==
              "B 市人社局、市财政局\nA 市人社局、市财政局");
        CHECK(rows("扩大技能培训（含转岗培训）。") == "");
    }
    SECTION("several limits in the one sentence of such an item are rows of their own") {
        CHECK(rows("推进改革。3月底前公布首批清单，9月底前再公布一批。（市行政审批局负责）") == "A 市行政审批局\nA 市行政审批局");
        CHECK(rows("推进改革。3月底前公布首批清单。9月底前再公布一批。（市行政审批局负责）") ==
              "B 市行政审批局\nA 市行政审批局\nA 市行政审批局");
        CHECK(rows("推进改革。3月底前公布首批清单，同步开展培训。（市行政审批局负责）") == "A 市行政审批局");
    }
    SECTION("what goes on behind a limit or a turn, and what is only told, is read by its words") {
        CHECK(rows("县水利局要巡查堤防，每半月通报一次。县供电公司要建成线路。") == "A 县水利局\nB 县供电公司");
        CHECK(rows("县水利局要在受理之日起10日内答复，许可决定要在作出之日起5日内公布。") == "A 县水利局\nA 县水利局");
        CHECK(rows("县水利局要在受理之日起10日内答复，许可决定要在网站公布。") == "A 县水利局");
    }
    SECTION("a text of aims alone lays out what is to be done") {
        const std::string aims =
            "改造老旧小区40个。\n加快老街修缮，新增车位900个。\n新建社区食堂12家。\n培训护理员500名。\n";
        CHECK(rows(aims + "力争客流增长5%以上。\n力争开工项目20个。") == "A\nA\nA\nA\nA\nA");
        CHECK(rows(aims + "客流增长了5%以上。\n开工了项目20个。") == "");
    }
    SECTION("how something is made up or was told is no row") {
        CHECK(rows("要建立由村民代表参与的监督制度。") == "");
        CHECK(rows("由村民代表监督资金使用。") == "B 村民代表");
        CHECK(rows("会上由县水利局通报了工程进展。") == "");
        CHECK(rows("任何单位和个人不得占用消防通道。") == "");
        CHECK(rows("保障民营企业依法公平参与竞争。各镇要抓好落实。") == "B 各镇");
        CHECK(rows("地区生产总值增长5%左右。各镇要抓好落实。") == "B 各镇");
    }
    SECTION("a limit before the party tells that the party is to act") {
        CHECK(rows("产业持续壮大。今年，县财政安排奖补资金80万元。") == "A 县财政");
        CHECK(rows("今年，县财政安排奖补资金80万元，比去年增加12万元。") == "A 县财政");
        CHECK(rows("县财政安排奖补资金80万元，比去年增加12万元。") == "");
        CHECK(rows("产业持续壮大。去年，县财政安排奖补资金80万元。") == "");
    }
    SECTION("全年 is a limit where the text plans") {
        CHECK(rows("三、2026年重点工作\n各镇要抓好招商。全年新开工项目20个。") == "B 各镇\nA");
        CHECK(rows("一、2025年工作回顾\n全年新开工项目20个。") == "");
        CHECK(rows("确保年底所有学生都能住校。") == "A");
        CHECK(rows("全县学生都能住校。") == "");
    }
    SECTION("amounts that share a limit are one row, also behind a semicolon") {
        CHECK(rows("到年底，全县管网覆盖率达到90%；污水处理率达到95%以上。") == "A");
        CHECK(rows("6月底前，管网覆盖率达到90%；年底前，污水处理率达到95%以上。") == "A\nA");
    }
    SECTION("places and some departments are somebody, places and all departments everybody") {
        CHECK(rows("各街道和相关部门要逐户核实。") == "B 各街道、相关部门");
        CHECK(rows("各街道和各部门要逐户核实。") == "");
    }
    SECTION("what rules measure, what is so and what follows is nobody's task") {
        CHECK(rows("停车费每小时要不超过5元。") == "A");
        CHECK(rows("清理期限是3月至5月，具体步骤安排如下：") == "");
        CHECK(rows("受理时间：每天上午9点。") == "");
        CHECK(rows("具体指标：到年底，建设50所标准化学校。") == "A");
        CHECK(rows("年内要重点抓好五个方面。") == "");
        CHECK(rows("今年要集中力量办一批大事实事，让群众得到实惠。") == "");
        CHECK(rows("2024年秋季入园的新生应为年满三周岁的幼儿。") == "");
        CHECK(rows("同时应满足：注册资本不低于100万元。") == "");
        CHECK(rows("本办法由县住建局负责解释。") == "");
        CHECK(rows("到年底，管网覆盖率达到90%。群众出行更加便利，推动建设30个公交站点。") == "A\nA");
        CHECK(rows("管网日益完善。群众出行更加便利，推动建设30个公交站点。") == "");
        CHECK(rows("年内要重点抓好五个方面的短板。") == "A");
        CHECK(rows("今年主要预期目标是：粮食产量达到30万吨，城镇新增就业6000人以上。") == "A");
        CHECK(rows("今年主要目标是：城乡环境持续改善。") == "");
        CHECK(rows("力争粮食产量比去年增加3万吨。") == "A");
        CHECK(rows("粮食产量比去年增加3万吨。") == "");
        CHECK(rows("单位GDP能耗降低，单位面积产量提高。") == "");
    }
    SECTION("what a meeting asks of somebody is asked, what others ask is told") {
        CHECK(rows("会议同意布局方案，要求县教育局征求家长意见。") == "B 县教育局");
        CHECK(rows("县长批示后，要求县教育局征求家长意见。") == "");
    }
    SECTION("what is told of is no row") {
        CHECK(rows("下面，回顾上半年工作。各镇加强巡查，整改隐患30处。") == "");
        CHECK(rows("下一步，请抓好以下工作。各镇加强巡查，整改隐患30处。") == "A 各镇");
        CHECK(rows("县水利局的做法值得学习。") == "");
        CHECK(rows("下面，回顾去年工作。高校毕业生充分实现就业。推进社保扩面，养老金水平提高10%。") == "");
        CHECK(rows("推进污染防治，化学需氧量排放量下降3%。") == rows("推进污染防治，二氧化硫排放量下降3%。"));
        CHECK(rows("会议指出，青石镇会同有关部门形成安置方案。") == "");
        CHECK(rows("会议指出，青石镇要会同有关部门形成安置方案。") == "B 青石镇");
        CHECK(rows("2026年青石镇推动产业帮扶增收项目；") == "");
    }
    SECTION("a party with a time limit needs no command") {
        CHECK(rows("各镇结合实际制定工作方案，于5月30日前报县应急局。") == "A 各镇");
        CHECK(rows("各镇结合实际制定了工作方案。") == "");
    }
    SECTION("a time that somebody keeps makes a row") {
        CHECK(rows("现就主要问题通报如下：沟渠堵塞。书面整改计划请以县政府名义，于6月20日前报市水利局。") == "A");
        CHECK(rows("现就主要问题通报如下：沟渠堵塞。水位偏高。") == "");
        CHECK(rows("部分村存在底子不清的问题（整改措施：抓好排查，确保9月底前整改到位）。") == "A");
        CHECK(rows("部分村存在底子不清的问题（9月底前检查发现）。") == "");
        CHECK(rows("报名截止日期为6月10日。各镇要抓好落实。") == "A\nB 各镇");
        CHECK(rows("截至6月10日，报名三百人。各镇要抓好落实。") == "B 各镇");
        CHECK(rows("会议原则同意该方案，会后报县委审定。") == "A");
        CHECK(rows("沟渠每年可免费疏通一次，费用由县财政承担。").find("县财政") != std::string::npos);
    }
    SECTION("a text that asks nothing has no rows") {
        const std::string told =
            "县发改局牵头建立政策库，梳理政策236条。县税务局推行网上办税，办理率达到98%。县人社局推出直补快办。"
            "县司法局组织律师开展法治体检。";
        CHECK(rows(told + "全县营商环境持续改善。") == "");
        CHECK(rows(told + "\n各镇要抓好落实。").find("A 县发改局") == 0);
        CHECK(rows("连日来，各镇组织清淤，每名干部联系10户。各镇要抓好落实。") == "B 各镇");
    }
    SECTION("an amount that describes the case is no requirement") {
        CHECK(rows("规模超过100人的，各镇要先行报备。") == "B 各镇");
        CHECK(rows("各镇每场活动要不超过100人。") == "A 各镇");
        CHECK(rows("乡镇党组织设置方式难以适应需要。") == "");
        CHECK(rows("关注人数不足1000人，要加大宣传。") == "");
    }
    SECTION("how a body is made up is no row inside an item that a bracket closes") {
        CHECK(rows("压实责任。建立由县长牵头的推进机制，统筹抓好落实。（各县人民政府负责）") == "B 各县人民政府");
        CHECK(rows("扶持企业。对新办企业，由市财政局给予一次性奖励。（市工信局负责）") == "B 市工信局\nB 市财政局");
    }
    SECTION("the number of an article is no part of a name") {
        CHECK(rows("第十条 见习单位应当签订协议。") == "B 见习单位");
    }
    SECTION("the many who are told to think so have no row") {
        CHECK(rows("各乡镇、各学校要充分认识防溺水工作的重要性。") == "");
        CHECK(rows("各乡镇、各学校要在水域边设置警示牌。") == "B 各乡镇、各学校");
    }
    SECTION("a request to everybody with a time is a row without a party") {
        CHECK(rows("会后请大家认真抓好落实。") == "A");
        CHECK(rows("请大家认真抓好落实。") == "");
    }
}

TEST_CASE("Each row of a task table is a row of the ledger") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    CHECK(
        test::tasks_in(analysis, test::table_document({{"序号", "工作任务", "牵头单位", "配合单位", "完成时限"},
                                                       {"1", "新建充电桩", "县发改局", "县住建局、各镇", "2024年6月底"},
                                                       {"2", "开展政策宣讲", "县司法局", "", ""},
                                                       {"3", "", "", "", ""}})) == "A 县发改局\nB 县司法局");
    CHECK(test::tasks_in(analysis, test::table_document({{"单位", "人数"}, {"县发改局", "12"}})) == "");
}

TEST_CASE("Every word group of the lexicons decides its example and spares its counter-example") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    for (const char* file : {"parties", "directives", "rows"}) {
        for (const test::Example& one : test::examples(test::lexicon(file))) {
            INFO(file << ".toml, group " << one.group << ": " << one.example);
            CHECK(test::tasks_in(analysis, test::document(one.example, one.title)) == one.gives);
            INFO("counter-example: " << one.counter);
            CHECK(test::tasks_in(analysis, test::document(one.counter, one.title)) == one.counter_gives);
        }
    }
}

TEST_CASE("Lines below an item say who answers for it") {
    const test::Analysis analysis({"deadlines", "parties", "tasks"});
    const auto rows = [&](const std::string& text) { return test::tasks_in(analysis, text); };
    const std::string items = "1.规模以上工业产值增长7%。\n牵头单位：区工信局\n责任单位：区统计局、各街道\n2.扩建二期厂房。\n（区住建局牵头，区城管局配合）";
    CHECK(rows(items) == "A 区工信局\nB 区住建局");
    CHECK(rows("1.扩建二期厂房。\n责任单位：区住建局\n完成时限：2024年6月底前") == "A 区住建局");
    CHECK(rows("1.扩建二期厂房。\n2.改造环城路。\n责任单位：区住建局") == "B 区住建局");
    // A line about something else, and a line that goes on, close nothing.
    CHECK(rows("1.扩建二期厂房。\n参会单位：区住建局") == "");
    CHECK(rows("1.扩建二期厂房。\n（含区住建局原办公楼）") == "");
}
