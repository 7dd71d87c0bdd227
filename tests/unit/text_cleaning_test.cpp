#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "text/cleaning.h"

using namespace jianbao;
using text::Draft;
using text::Edit;

namespace {

/// The text after one step.
std::string after(const char* step, std::string_view before, bool lines_are_paragraphs = true) {
    const text::CleaningStep* found = text::find_step(step);
    REQUIRE(found);
    Draft draft = Draft::from_text(before, lines_are_paragraphs);
    draft.apply(step, found->propose(draft));
    std::string result = draft.text();
    if (!before.ends_with('\n') && result.ends_with('\n')) result.pop_back();
    return result;
}

std::string repeated(std::string_view sentence, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += sentence;
    return text;
}

}  // namespace

TEST_CASE("invisible: zero-width characters, soft hyphens and control characters go") {
    CHECK(after("invisible", "干\xE2\x80\x8B渠\xC2\xAD清\xEF\xBB\xBF淤\x07。") == "干渠清淤。");
    CHECK(after("invisible", "一\r二\xE2\x80\xA8三") == "一\n二\n三");
    CHECK(after("invisible", "一\r\n二") == "一\n二");
    // Spaces, tabs and signs are visible, and stay.
    CHECK(after("invisible", "一 二\t三×四€½") == "一 二\t三×四€½");
}

TEST_CASE("compatibility: radicals and compatibility forms become Han characters") {
    CHECK(after("compatibility", "⼈⺠⽔利⻓") == "人民水利长");
    CHECK(after("compatibility", "\xEF\x82\xB7清淤") == "清淤");
    CHECK(after("compatibility", "①℃㎡人民") == "①℃㎡人民");
}

TEST_CASE("pinyin: syllables inserted behind characters go") {
    CHECK(after("pinyin", "加強渠道維護(hù)，開(kāi)展巡查，責(zé)任到人（shòu）。") == "加強渠道維護，開展巡查，責任到人。");
    // One reading of a rare name belongs to the text, and so do words and abbreviations.
    CHECK(after("pinyin", "郫(pí)县水利局") == "郫(pí)县水利局");
    CHECK(after("pinyin", "灌区(app)、指标(gdp)、泵站(ok)、水位(mm)") == "灌区(app)、指标(gdp)、泵站(ok)、水位(mm)");
}

TEST_CASE("simplify: Traditional text becomes Simplified, Simplified text stays") {
    CHECK(after("simplify", "各單位要開展渠道檢查，發現問題及時處理。") == "各单位要开展渠道检查，发现问题及时处理。");
    CHECK(after("simplify", "乾隆年间修的水渠，后来由於姓人家看管，都在里头。") == "乾隆年间修的水渠，后来由於姓人家看管，都在里头。");
    // A Traditional line in a Simplified document.
    CHECK(after("simplify", repeated("各单位要开展检查。", 9) + "\n各單位應於本週內將問題報縣水利處備查。\n") ==
          repeated("各单位要开展检查。", 9) + "\n各单位应于本周内将问题报县水利处备查。\n");
}

TEST_CASE("hidden: notices of hidden text go, the word itself stays") {
    CHECK(after("hidden", "一要清淤。【此处隐藏1200字】二要巡渠。") == "一要清淤。二要巡渠。");
    CHECK(after("hidden", "重点有三：当前隐藏内容免费查看一是清淤。") == "重点有三：一是清淤。");
    CHECK(after("hidden", "以下内容已隐藏，请登录后查看\n二要巡渠。") == "\n二要巡渠。");
    CHECK(after("hidden", "堤坝内部隐藏的风险要查清，隐藏内容多的要上报。") == "堤坝内部隐藏的风险要查清，隐藏内容多的要上报。");
}

TEST_CASE("page_numbers: numbers that count pages go") {
    CHECK(after("page_numbers", "渠道第 3 页 共 9 页清淤。第4页共9页第5页共9页") == "渠道清淤。");
    CHECK(after("page_numbers", "详见第3页，共9处。") == "详见第3页，共9处。");
    CHECK(after("page_numbers", "渠道6月底前- 3 -清淤，—4—责任到人。") == "渠道6月底前清淤，责任到人。");
    CHECK(after("page_numbers", "渠道5-3-1模式，3—5座水闸，一号—3—5号。") == "渠道5-3-1模式，3—5座水闸，一号—3—5号。");
    const std::string half = "各乡镇要按照县里的统一部署把干渠支渠的清淤任务分到村组";
    CHECK(after("page_numbers", half + "\n- 2 -\n落实到人。") == half + "落实到人。");
    CHECK(after("page_numbers", half + "。\n— 2 —\n下一段。") == half + "。\n下一段。");
    // The halves of a sentence come together again, also where a date is cut.
    CHECK(after("page_numbers", half + "，5月20\n第 1 页 共 3 页\n日前完成。") == half + "，5月20日前完成。");
    CHECK(after("page_numbers", "5月20\n第 1 页 共 3 页\n\n日前完成。") == "5月20日前完成。");
    CHECK(after("page_numbers", half + "。\n第 1 页 共 3 页\n下一段。") == half + "。\n\n下一段。");
}

TEST_CASE("page_numbers: behind a comma a single number on its own line goes") {
    const std::string half = "各乡镇要按照县里的统一部署把干渠支渠的清淤任务分到村组，";
    CHECK(after("page_numbers", half + "\n2、\n落实到人。") == half + "落实到人。");
    CHECK(after("page_numbers", half + "\n2\n落实到人。") == half + "落实到人。");
    for (const char* other : {"\n2、\n3、落实到人。", "\n2、落实到人。", "\n2台\n落实到人。"}) CHECK(after("page_numbers", half + other) == half + other);
    const std::string whole = half + "落实到人。\n2、\n各村要抓紧。";
    CHECK(after("page_numbers", whole) == whole);
    // of a text set in lines the line alone goes
    const std::string lines = "各乡镇要按照县里的统一部署把干渠\n支渠的清淤任务都要分到各村组里，";
    CHECK(after("page_numbers", lines + "\n2\n落实到人。") == lines + "\n落实到人。");
}

TEST_CASE("page_numbers: a series that cuts sentences is no enumeration") {
    const std::string half = "各乡镇要按照县里的统一部署把干渠支渠的清淤任务分到村组";
    CHECK(after("page_numbers", "1、" + half + "\n2、" + half + "\n3、" + half + "\n4、" + half + "。") == half + half + half + half + "。");
    const std::string points = "1、清淤。" + half + "。\n2、巡渠。" + half + "；\n3、修泵。" + half + "（县水利局）\n4、蓄水。" + half + "。";
    CHECK(after("page_numbers", points) == points);
    // Lines that say who answers, and headings, are whole: the numbers below them are an enumeration.
    const std::string lines = "一、主要的经济发展指标\n1.清淤。\n牵头单位：县水利局\n责任单位：各乡镇、县农业农村局\n2.巡渠。\n"
                              "责任单位：各乡镇、县水利局\n3.修泵。\n责任单位：各乡镇、县水利局\n4.蓄水。\n";
    CHECK(after("page_numbers", lines) == lines);
    // Page numbers beside an enumeration of another form.
    CHECK(after("page_numbers", half + "\n1、" + half + "。\n1.清淤。" + half + "\n2、" + half + "。\n2.巡渠。" + half + "\n3、" + half + "。") ==
          half + half + "。\n1.清淤。" + half + half + "。\n2.巡渠。" + half + half + "。");
    // Three lines in a series of rising numbers are pages; a lone number is a value.
    CHECK(after("page_numbers", half + "。\n7\n" + half + "。\n8\n" + half + "。\n9\n") == half + "。\n" + half + "。\n" + half + "。\n");
    CHECK(after("page_numbers", "水位\n7\n米") == "水位\n7\n米");
}

TEST_CASE("advertising: names and addresses of sites inside a text go") {
    const std::string body = repeated("各村要把渠道清淤抓在手上。", 12);
    CHECK(after("advertising", "讲话\n好文网 www.example.com\n" + body + "\n" + body) == "讲话\n\n" + body + "\n" + body);
    CHECK(after("advertising", "讲话\n" + body + " 好文网 www.example.com\n" + body + " 好文网，公文写作\n" + body) ==
          "讲话\n" + body + "\n" + body + "\n" + body);
    // Behind a bracket only the name and the address go.
    CHECK(after("advertising", "讲话\n" + body + "（县水利局牵头） 好文网 www.example.com\n" + body) == "讲话\n" + body + "（县水利局牵头）\n" + body);
    // The words of the text before the site's own stay.
    CHECK(after("advertising", "讲话\n发布日期：三月五日本文来源于好文网 www.example.com\n" + body + "\n" + body) ==
          "讲话\n发布日期：三月五日\n" + body + "\n" + body);
    // Between two sentences, and again; once it may be the document's own.
    const std::string between = "清淤要快。 好文网 www.example.com 巡渠要勤。";
    CHECK(after("advertising", between + body + "\n" + between + body) == "清淤要快。巡渠要勤。" + body + "\n清淤要快。巡渠要勤。" + body);
    CHECK(after("advertising", between + body + "\n" + body) == between + body + "\n" + body);
    // An address that the document gives its readers.
    const std::string portal = "讲话\n" + body + "公告见水利网（www.example.com）\n" + body + "\n标书见 www.example.com\n" + body;
    CHECK(after("advertising", portal) == portal);
    const std::string real = "讲话\n请登录 www.example.com 填报，网址：www.example.com\n" + body;
    CHECK(after("advertising", real) == real);
}

TEST_CASE("advertising: what a site asks of its readers goes where it comes again") {
    const std::string body = repeated("各村要把渠道清淤抓在手上。", 4);
    const std::string appeal = "扫码关注“好文驿站”，每天都有新内容";
    CHECK(after("advertising", body + "\n" + appeal + "\n" + body + appeal + "\n" + body + "\n" + appeal + "\n" + body) ==
          body + "\n\n" + body + "\n" + body + "\n\n" + body);
    CHECK(after("advertising", body + "\n" + appeal + "\n" + body) == body + "\n" + appeal + "\n" + body);
    // Once is enough where it promises what only such sites do.
    CHECK(after("advertising", body + "\n关注公众号“好文驿站”，获取更多范文\n" + body) == body + "\n\n" + body);
    CHECK(after("advertising", body + "\n扫码关注公文驿站，每日更新海量范文\n" + body) == body + "\n\n" + body);
    const std::string course = body + "\n扫码关注县委办，每日学习公文处理规定。\n" + body;
    CHECK(after("advertising", course) == course);
    const std::string real = body + "\n群众可关注“云岭水利”公众号查询灌溉安排。\n" + body;
    CHECK(after("advertising", real) == real);
    const std::string guide = repeated(body + "详情可扫码查看办理指引。\n", 4);
    CHECK(after("advertising", guide) == guide);
}

TEST_CASE("site_frames: the buttons and the foot of a web page go") {
    const std::string body = "县长主持召开常务会议。\n县水利局要在6月底前完成清淤。\n";
    CHECK(after("site_frames", "政府会议\n分享：\n【字号：大 中 小】 【打印】 浏览次数：12\n" + body) == "政府会议\n" + body);
    CHECK(after("site_frames", "工作报告\n【字号：\n大\n中\n小\n】\n" + body + "大\n") == "工作报告\n" + body + "大\n");
    CHECK(after("site_frames", "下载\n全屏\n【字号：\n大字\n打印\n减小\n】\n工作报告\n" + body) == "工作报告\n" + body);
    CHECK(after("site_frames", "【字号：\n下载\n工作报告已经县人民代表大会审议\n" + body) == "【字号：\n下载\n工作报告已经县人民代表大会审议\n" + body);
    CHECK(after("site_frames", body + "关联稿件：\n本网站支持IPv6访问\n主办：云岭县人民政府\n地址：云岭县南街9号\n邮编：650000\n"
                                      "云ICP备00000001号-1\n网站标识码：5300000001\n云公网安备 53000002000001号\n网站维护联系方式：0870-0000000\n") == body);
    CHECK(after("site_frames", body + "版权所有：云岭县人民政府办公室 技术支持：云岭科技\n\n云 ICP 备 00000001 号\n") == body + "\n");
    // What a document says of itself stays: its own address, who holds the contest, headings, and a foot without a site's marks.
    const std::string own = body + "主办：县文化馆\n承办：县图书馆\n联系人：李明\n地址：云岭县北街2号\n联系电话：0870-0000001\n";
    CHECK(after("site_frames", own) == own);
    // whom the document names stays, though it stands right above the foot; so does its day beside what counts the readers
    CHECK(after("site_frames", own + "主办：云岭县人民政府\n云ICP备00000001号-1\n") == own + "主办：云岭县人民政府\n");
    CHECK(after("site_frames", "关于开展检修的通知\n2026-02-03 09:02:33 浏览次数：12\n" + body) == "关于开展检修的通知\n2026-02-03 09:02:33 浏览次数：12\n" + body);
    CHECK(after("site_frames", "关于开展检修的通知\n浏览次数：12 【打印】\n" + body) == "关于开展检修的通知\n" + body);
    CHECK(after("site_frames", body + "地址：云岭县北街2号\n云ICP备00000001号-1\n") == body + "地址：云岭县北街2号\n");
    for (const std::string said : {"分享\n关闭小煤矿12处\n打印申报表\n", "网站ICP备案由县委网信办负责\n", "县政府网站完成IPv6改造\n",
                                   "清查未办理公网安备的网站\n", "1.网站标识码未在首页公开的，6月底前整改。\n"})
        CHECK(after("site_frames", said + body + said) == said + body + said);
}

TEST_CASE("site_remarks: is not in the standard chain, and removes what a site adds") {
    const auto steps = text::CleaningSettings::standard_steps();
    CHECK(std::find(steps.begin(), steps.end(), "site_remarks") == steps.end());
    CHECK(after("site_remarks", "下面是小编为大家整理的讲话，供大家参考。\n来源：某某网\n同志们：\n") == "同志们：\n");
    CHECK(after("site_remarks", "会员可下载。\n打印本页 关闭窗口\n网址：www.example.com\n浏览次数：12\n同志们：\n") == "同志们：\n");
    // What a document says itself stays.
    for (const std::string said : {"各会员单位要于5月10日前报名。\n", "请各单位下载附表，于5月10日前填报。\n", "县版权局要检查书店。\n",
                                   "关闭小煤矿12处，6月底前完成。\n", "打印申报表，6月底前上报。\n", "请登录www.example.com填报，6月底前完成。\n",
                                   "不要照搬照抄，5月10日前完成修订。\n"})
        CHECK(after("site_remarks", said) == said);
}

TEST_CASE("join_lines: lines the page broke are joined, paragraphs are not") {
    const std::string page =
        "    各乡镇要按照县里的统一部署，把干渠、支渠的清淤任务\n分到村组、落实到人，五月十日以前全部完成，逾期的要\n在全县通报。\n"
        "    县水利局要组织三个督查组，每周到各乡镇走一遍，发现\n问题当场交办，限期整改到位。\n一、清淤\n    各村先清干渠。\n";
    CHECK(after("join_lines", page, false) ==
          "    各乡镇要按照县里的统一部署，把干渠、支渠的清淤任务分到村组、落实到人，五月十日以前全部完成，逾期的要在全县通报。\n"
          "    县水利局要组织三个督查组，每周到各乡镇走一遍，发现问题当场交办，限期整改到位。\n一、清淤\n    各村先清干渠。\n");
    CHECK(after("join_lines", page, true) == page);
    // Empty lines are left where a page ends inside a sentence.
    CHECK(after("join_lines", "各乡镇要按照县里的统一部署，把干渠、支渠的清淤任务\n\n\n分到村组、落实到人，五月十日以前全部完成，逾期的要\n在全县通报。\n\n巡渠\n", false) ==
          "各乡镇要按照县里的统一部署，把干渠、支渠的清淤任务分到村组、落实到人，五月十日以前全部完成，逾期的要在全县通报。\n\n巡渠\n");
}

TEST_CASE("join_lines: a text whose lines are as wide as a page is joined like a page") {
    const std::string line = "县水利局要会同各乡镇把东干渠与西干渠的清淤";  // 21 characters
    std::string wrapped, paragraphs;
    for (int i = 0; i < 6; ++i) {
        wrapped += line + "\n任务分到村组，五月十日以前全部完成，逾期的在全\n县通报。\n";
        paragraphs += line + "任务分到村组，五月十日以前全部完成，逾期的在全县通报。\n";
    }
    CHECK(after("join_lines", wrapped) == paragraphs);
    CHECK(after("join_lines", wrapped + "县农业农村局负责推广“先喷灌、后滴灌，谁受益”\n的做法，及时总结。\n") ==
          paragraphs + "县农业农村局负责推广“先喷灌、后滴灌，谁受益”的做法，及时总结。\n");
    // one line in ten may be longer: behind a page number that was taken out the text goes on
    CHECK(after("join_lines", wrapped + line + line + "\n任务分到村组，五月十日以前全部完成，逾期的在全\n县通报。\n") ==
          paragraphs + line + line + "任务分到村组，五月十日以前全部完成，逾期的在全县通报。\n");
    // a list of short lines and a text of paragraphs stay as they are
    std::string list;
    for (int i = 0; i < 20; ++i) list += "东干渠" + std::string(i % 3, 'x') + "\n";
    CHECK(after("join_lines", list) == list);
    CHECK(after("join_lines", paragraphs) == paragraphs);
}

TEST_CASE("join_lines: a link that stands on its own line goes back into its sentence") {
    CHECK(after("join_lines", "各村要落实《\n渠道管护办法\n》，限期清淤。\n二、巡渠\n") == "各村要落实《渠道管护办法》，限期清淤。\n二、巡渠\n");
    CHECK(after("join_lines", "《渠道管护办法》\n（试行）\n“三清”行动\n") == "《渠道管护办法》\n（试行）\n“三清”行动\n");
}

TEST_CASE("join_lines: a sentence left open goes on, whatever the width of its lines") {
    CHECK(after("join_lines", "一是抓好清淤。县水利局负责组织各乡镇\n对干渠逐段排查，6月底前完成。\n二是抓好巡渠。\n") ==
          "一是抓好清淤。县水利局负责组织各乡镇对干渠逐段排查，6月底前完成。\n二是抓好巡渠。\n");
    CHECK(after("join_lines", "各乡镇要对照县里的统一部署，\n把清淤任务分到村组。\n") == "各乡镇要对照县里的统一部署，把清淤任务分到村组。\n");
    for (const std::string apart : {
             "各村要清淤。请认真贯彻执行\n云岭县水利局\n2026年4月2日\n",           // a forgotten full stop, and who signs
             "各村要清淤，县里组织验收。请抓紧落实\n二、加强巡渠。\n",              // a point of its own
             "各村要清淤，县里组织验收。请抓紧落实\n强化领导，压实责任\n",          // a heading
             "水满渠，\n稻满仓，\n清淤要趁春耕前。\n",                              // a verse
             "抓好清淤、巡渠、管护\n县水利局要在6月底前完成。\n",                    // a heading above
             "各村要在春耕以前完成清淤任务，\n\n县水利局要组织验收。\n"})
        CHECK(after("join_lines", apart) == apart);
}

TEST_CASE("spaces: the digits of a number stand together") {
    CHECK(after("spaces", "各区于３月２ ５日前报送方案，共查食堂１ ２４６家，整改率达到１ ００％，涉及校外单位８ ５家。\n") ==
          "各区于３月２５日前报送方案，共查食堂１２４６家，整改率达到１００％，涉及校外单位８５家。\n");
    CHECK(after("spaces", "于1 2月2 5日前完成，文号〔202 6〕3号，共抽查企业1 246家次，问题当场交办。\n") ==
          "于12月25日前完成，文号〔2026〕3号，共抽查企业1246家次，问题当场交办。\n");
    // numbers side by side, and what can be no day or month
    for (const std::string apart : {"编号 人数 1 2 15\n", "各组人数依次为 1 2 15人，名单附后，请各单位核对以后再行报送。\n", "第3 5日程\n", "1 3月\n", "2.1 5日\n"})
        CHECK(after("spaces", apart).find("12") == std::string::npos);
    CHECK(after("spaces", "见表1 3月进度\n") == "见表1 3月进度\n");
    CHECK(after("spaces", "见第4 5日的安排\n") == "见第4 5日的安排\n");
}

TEST_CASE("full_stops: points that end the paragraphs of a speech end its sentences") {
    const std::string speech = "先说医保.去年参保率是96.2%,不好也不坏.各村上门去收,10月20日前要收齐.\n再说秸秆.眼看要收了.谁的地头谁看着.夜里不能断人.\n"
                               "三说环境.柴堆清走.粪堆清走.\n";
    CHECK(after("full_stops", speech).find("医保。去年参保率是96.2%") != std::string::npos);
    CHECK(after("full_stops", speech).find("粪堆清走。\n") != std::string::npos);
    // names with points, and a few forgotten full stops
    const std::string names = repeated("约翰.史密斯和玛丽.琼斯来访。\n", 6) + "参观了水库.\n又看了渠首.\n再看了泵站.\n";
    CHECK(after("full_stops", names).find("约翰.史密斯") != std::string::npos);
}

TEST_CASE("page_frames: lines that come again at the edges of pages go") {
    RawDocument raw;
    raw.lines_are_paragraphs = false;
    const auto add = [&](std::uint32_t page, std::string text) { raw.blocks.push_back({RawBlock::Kind::paragraph, std::move(text), 0, {}, {page, 0, 0}}); };
    for (std::uint32_t page = 1; page <= 4; ++page) {
        add(page, "2022/5/" + std::to_string(page + 10) + "  水利工作简报");
        add(page, "第" + std::string(page, 'x') + "段的文字。");
        add(page, "各村都要清淤。");
        add(page, "只在这里的一行" + std::string(page, 'y'));
        add(page, "另一行" + std::string(page, 'z'));
        add(page, "https://www.example.com/a.htm  " + std::to_string(page) + "/4");
    }
    Draft draft(std::move(raw));
    draft.apply("page_frames", text::find_step("page_frames")->propose(draft));
    CHECK(draft.text().find("https") == std::string::npos);
    CHECK(draft.text().find("2022/5") == std::string::npos);
    CHECK(draft.text().find("第xxx段的文字。") != std::string::npos);
    CHECK(draft.text().find("只在这里的一行y") != std::string::npos);
}

TEST_CASE("break_lines: a document on one line gets its paragraphs back") {
    const std::string sentence = repeated("各村要把渠道清淤抓在手上，责任到人，逐级压实。", 14);
    const std::string line = "抓实水利 守住粮仓 在春灌会议上的讲话 同志们： 今天开会。" + sentence + " 一、清淤。" + sentence + " 二、巡渠。" + sentence +
                             " （一）干渠。" + sentence;
    CHECK(after("break_lines", line) == "抓实水利\n守住粮仓\n在春灌会议上的讲话\n同志们：\n今天开会。" + sentence + "\n一、清淤。" + sentence +
                                            "\n二、巡渠。" + sentence + "\n（一）干渠。" + sentence);
    const std::string ordinary = "抓实水利 守住粮仓。 各村行动。";
    CHECK(after("break_lines", ordinary) == ordinary);
}

TEST_CASE("spaces: go inside words, at marks and at the ends of lines; parted words stay apart") {
    CHECK(after("spaces", "　　各村 ，要 清淤 。 ") == "各村，要 清淤。");
    CHECK(after("spaces", "李 大 明同志讲话") == "李大明同志讲话");
    CHECK(after("spaces", "出 席：李明、王亮") == "出席：李明、王亮");
    CHECK(after("spaces", "县长 李明") == "县长 李明");
    CHECK(after("spaces", "抓实水利　守住粮仓") == "抓实水利 守住粮仓");
    CHECK(after("spaces", "要抓好渠 道清淤，各村渠道清淤要限期完成，逾期的通报批评。") == "要抓好渠道清淤，各村渠道清淤要限期完成，逾期的通报批评。");
    CHECK(after("spaces", "各村要在 202 5 年 5 月 10 日前完成清淤，逾期的要通报批评。") == "各村要在2025年5月10日前完成清淤，逾期的要通报批评。");
    CHECK(after("spaces", "加快粮库检修，清理仓房，更换水泵。（牵头单位：县粮食局 配合单位：县水利局 县财政局）") ==
          "加快粮库检修，清理仓房，更换水泵。（牵头单位：县粮食局 配合单位：县水利局 县财政局）");
    CHECK(after("spaces", "加快粮库检修，清理仓房，更换水 泵，由牵头单位县粮食局 负责：配合单位另定。") ==
          "加快粮库检修，清理仓房，更换水泵，由牵头单位县粮食局负责：配合单位另定。");
    CHECK(after("spaces", "青禾县人民政府 2025年5月10日") == "青禾县人民政府 2025年5月10日");
    CHECK(after("spaces", "use the app now") == "use the app now");
}

TEST_CASE("full_stops: points that end the sentences of a text") {
    CHECK(after("full_stops", "各村要清淤. 逾期不报的通报.\n清淤率要达到95%. 其余从简.") == "各村要清淤。 逾期不报的通报。\n清淤率要达到95%。 其余从简。");
    // A number of a line and a figure have points of their own.
    CHECK(after("full_stops", "一. 渠道清淤\n各村要清淤. 修泵3.5公里. 逾期通报.") == "一. 渠道清淤\n各村要清淤。 修泵3.5公里。 逾期通报。");
    CHECK(after("full_stops", "抓好以下工作：一.清淤；二.修泵；三.植树.\n  四.抓紧.\n附件一.名单\n第五.督查. 通报.") ==
          "抓好以下工作：一.清淤；二.修泵；三.植树。\n  四.抓紧。\n附件一.名单\n第五.督查。 通报。");
    CHECK(after("full_stops", "前言. . . . . 1\n渠道. . . . . 2\n泵站. . . . . 3") == "前言. . . . . 1\n渠道. . . . . 2\n泵站. . . . . 3");
    CHECK(after("full_stops", "约翰.史密斯\n玛丽.布朗\n安娜.李\n保罗.王") == "约翰.史密斯\n玛丽.布朗\n安娜.李\n保罗.王");
    // Where 。 ends the sentences, a point is part of a name; so are one or two of them.
    CHECK(after("full_stops", "智慧青禾.数字粮库已经建成。各村要清淤。逾期通报。") == "智慧青禾.数字粮库已经建成。各村要清淤。逾期通报。");
    CHECK(after("full_stops", "智慧青禾.数字粮库\n各村清淤.") == "智慧青禾.数字粮库\n各村清淤.");
}

TEST_CASE("punctuation: the rarer width follows the commoner one") {
    CHECK(after("punctuation", "各村要清淤，巡渠，修泵;逾期的(含未报的)通报，限期整改。") == "各村要清淤，巡渠，修泵；逾期的（含未报的）通报，限期整改。");
    CHECK(after("punctuation", "各村要清淤,巡渠,修泵;逾期的通报,不得拖延，立即办。") == "各村要清淤,巡渠,修泵;逾期的通报,不得拖延,立即办。");
    // A document that keeps to one width keeps it; numbers and Latin text keep their own.
    CHECK(after("punctuation", "各村要清淤,巡渠;修泵。") == "各村要清淤,巡渠;修泵。");
    CHECK(after("punctuation", "会议10:30开始，地点：A(3)室，比例1:5。") == "会议10:30开始，地点：A(3)室，比例1:5。");
}

TEST_CASE("dates: a lost 月 or year digit comes back where one reading is possible") {
    CHECK(after("dates", "清淤620日前完成，1125日前验收。") == "清淤6月20日前完成，11月25日前验收。");
    CHECK(after("dates", "?022年和2?23年的计划") == "2022年和2023年的计划");
    // 1月11日 or 11月1日; days that are counted; a year whose lost digit can be any.
    CHECK(after("dates", "清淤111日前完成，120日内验收，开展100日攻坚，202?年底，365日。") ==
          "清淤111日前完成，120日内验收，开展100日攻坚，202?年底，365日。");
    CHECK(after("dates", "5月620日前") == "5月620日前");
}

TEST_CASE("The chain runs in the order of the settings and leaves out what is unsure") {
    Draft draft = Draft::from_text("　清淤620日前完成。");
    text::CleaningSettings settings;
    settings.steps = {"spaces", "dates"};
    settings.minimum_confidence = 0.8;
    text::clean(draft, settings);
    CHECK(draft.text() == "清淤620日前完成。\n");
    settings.minimum_confidence = 0.5;
    text::clean(draft, settings);
    CHECK(draft.text() == "清淤6月20日前完成。\n");
    REQUIRE(draft.repairs().size() == 2);
    CHECK(draft.repairs()[1].step == "dates");
    CHECK(draft.repairs()[1].before == "620");
    CHECK(draft.repairs()[1].confidence < 0.8);
    settings.steps = {"spacse"};
    CHECK_THROWS_AS(text::clean(draft, settings), std::invalid_argument);
    for (const text::CleaningStep& step : text::cleaning_steps()) CHECK(std::string(step.summary).size() > 10);
}

TEST_CASE("Edits in any pattern keep the origin of every character and the spans of regions and repairs") {
    std::mt19937 random(20210423);
    for (int round = 0; round < 200; ++round) {
        RawDocument raw;
        raw.bytes_follow = true;
        std::string original;
        for (int i = 0; i < 6; ++i) {
            RawBlock block;
            block.kind = i == 2 ? RawBlock::Kind::heading : RawBlock::Kind::paragraph;
            for (int j = 0; j < 12; ++j) block.text += static_cast<char>('a' + random() % 26);
            block.origin = {0, static_cast<std::uint32_t>(i + 1), original.size()};
            original += block.text + "\n";
            raw.blocks.push_back(block);
        }
        Draft draft(std::move(raw));
        for (int pass = 0; pass < 4; ++pass) {
            std::vector<Edit> edits;
            for (std::uint32_t at = 0; at + 3 < draft.text().size();) {
                const std::uint32_t size = random() % 3;
                if (random() % 4 == 0) edits.push_back({{at, at + size}, std::string(random() % 3, 'X'), 1.0});
                at += size + 1 + random() % 5;
            }
            draft.apply("test", edits);
        }
        std::vector<SourceRun> runs = draft.sources();
        for (std::uint32_t at = 0; at < draft.text().size(); ++at) {
            const char c = draft.text()[at];
            if (c == 'X' || c == '\n') continue;
            const auto after_run = std::upper_bound(runs.begin(), runs.end(), at, [](std::uint32_t offset, const SourceRun& run) { return offset < run.begin; });
            REQUIRE(after_run != runs.begin());
            const SourceRun& run = *std::prev(after_run);
            REQUIRE(run.linear);
            REQUIRE(original[run.origin.byte + (at - run.begin)] == c);
        }
        for (const Repair& repair : draft.repairs()) REQUIRE(repair.span.end <= draft.text().size());
        REQUIRE(draft.regions().size() == 1);
        REQUIRE(draft.regions()[0].span.end <= draft.text().size());
    }
}

TEST_CASE("The lines of one block are paragraphs with a place of their own, as if each were a block") {
    RawDocument raw;
    raw.bytes_follow = true;
    RawBlock block;
    block.text = "一行\n\n三行，比短的内存长得多";
    block.origin = {0, 1, 3};  // behind a byte order mark
    raw.blocks.push_back(block);
    const Draft draft(std::move(raw));
    CHECK(draft.text() == "一行\n\n三行，比短的内存长得多\n");
    REQUIRE(draft.sources().size() == 3);
    CHECK(draft.sources()[1].begin == 7);
    CHECK(draft.sources()[2].begin == 8);
    CHECK(draft.sources()[2].origin.paragraph == 3);
    CHECK(draft.sources()[2].origin.byte == 11);
    CHECK(draft.sources()[2].linear);
}
