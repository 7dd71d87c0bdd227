#include <catch2/catch.hpp>

#include "text/make_document.h"

using namespace jianbao;

namespace {

Document document_of(std::string_view text, text::SourceFile source = {}) {
    RawDocument raw;
    raw.bytes_follow = true;
    std::uint32_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        RawBlock block;
        block.text = text.substr(at, end - at);
        block.origin = {0, ++line, at};
        raw.blocks.push_back(block);
        at = end + 1;
    }
    return text::make_document(std::move(raw), source, {});
}

std::vector<std::string> sentences_of(const Document& document) {
    std::vector<std::string> all;
    for (const Sentence& sentence : document.sentences()) all.emplace_back(document.text(sentence.span));
    return all;
}

std::string section_of(const Document& document, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(document.text().find(words));
    const std::uint32_t sentence = document.sentence_at(at);
    REQUIRE(sentence != no_index);
    return document.section_title(document.sentences()[sentence].section);
}

ParagraphRole role_of(const Document& document, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(document.text().find(words));
    for (const Paragraph& paragraph : document.paragraphs())
        if (paragraph.span.contains(at)) return paragraph.role;
    FAIL("no paragraph holds " << words);
    return ParagraphRole::body;
}

}  // namespace

TEST_CASE("Sentences end at full stops, not at semicolons or commas") {
    const auto found = sentences_of(document_of("各镇要抓紧排查；发现漏洞，立即整改。谁来负责？各镇党委书记!\n下一段没有句号"));
    CHECK(found == std::vector<std::string>{"各镇要抓紧排查；发现漏洞，立即整改。", "谁来负责？", "各镇党委书记！", "下一段没有句号"});
}

TEST_CASE("A heading that is a whole sentence is known by its first clause") {
    const Document document = document_of(
        "一、关于大桥改造\n（一）引桥拆迁由青石镇负责，县自然资源局、县林业局配合，六月底前完成剩余二十三户房屋征收。\n"
        "（二）抓紧开展水上交通安全隐患排查整治和船舶检验发证以及渡口渡船标准化改造提升。\n");
    CHECK(section_of(document, "六月底前") == "一、关于大桥改造 / （一）引桥拆迁由青石镇负责");
    CHECK(section_of(document, "标准化").starts_with("一、关于大桥改造 / （二）抓紧开展水上交通安全"));
}

TEST_CASE("A mark inside a short quotation, a title or a bracket ends no sentence") {
    CHECK(sentences_of(document_of("要回答好“依靠谁？为了谁？”的问题，学习《灌区往何处去？》一文（见附页。略）并讨论。散会。")) ==
          std::vector<std::string>{"要回答好“依靠谁？为了谁？”的问题，学习《灌区往何处去？》一文（见附页。略）并讨论。", "散会。"});
    CHECK(sentences_of(document_of("他说：“水渠要先修。”会后各村动了工。")) ==
          std::vector<std::string>{"他说：“水渠要先修。”", "会后各村动了工。"});
    // A quotation that is never closed protects nothing.
    CHECK(sentences_of(document_of("坚持“先通后畅。两件事都要办。")).size() == 2);
}

TEST_CASE("Sections nest by the style of their numbers, run-in headings included") {
    const Document document = document_of(
        "在全县春灌工作会议上的讲话\n同志们：\n今天的会议只有一个议题。\n一、形势\n水库蓄水不足。\n（一）上游来水少。比去年少两成。\n"
        "（二）渠道漏水。一是年久失修。二是管护缺位。没有人管。\n二、任务\n1.清淤。每村每天上报一次。\n（1）先清干渠。\n2.巡渠。\n"
        "同志们，春灌不等人。\n");
    CHECK(section_of(document, "今天的会议").empty());
    CHECK(section_of(document, "水库蓄水") == "一、形势");
    CHECK(section_of(document, "比去年少") == "一、形势 / （一）上游来水少。");
    CHECK(section_of(document, "没有人管") == "一、形势 / （二）渠道漏水。 / 二是管护缺位。");
    CHECK(section_of(document, "每村每天") == "二、任务 / 1.清淤。");
    CHECK(section_of(document, "（1）先清") == "二、任务 / 1.清淤。 / （1）先清干渠。");
    CHECK(section_of(document, "2.巡渠") == "二、任务 / 2.巡渠。");
    CHECK(section_of(document, "春灌不等人").empty());
    CHECK(role_of(document, "一、形势") == ParagraphRole::heading);
    CHECK(role_of(document, "（一）上游") == ParagraphRole::body);
    CHECK(role_of(document, "同志们：") == ParagraphRole::salutation);
    CHECK(role_of(document, "在全县春灌") == ParagraphRole::title);
    CHECK(document.metadata().kind == DocumentKind::speech);
}

TEST_CASE("What only looks like a number is no heading") {
    const Document document = document_of("3.5亿元资金已经到位。\n第一产业增长百分之四。\n一要素保障不足的问题突出。\n七、八月份是主汛期。\n");
    CHECK(document.sections().empty());
}

TEST_CASE("The number of a point may touch the month or year behind it") {
    const Document document = document_of("一、任务\n1.6月底前，水利站清完干渠。\n2.10月15日前，水利站修好水闸。\n3.2027年1月，验收。\n二、要求\n1.5亿元资金要管好。\n");
    CHECK(section_of(document, "6月底前") == "一、任务 / 1.6月底前，水利站清完干渠。");
    CHECK(section_of(document, "10月15日") == "一、任务 / 2.10月15日前，水利站修好水闸。");
    CHECK(section_of(document, "2027年1月") == "一、任务 / 3.2027年1月，验收。");
    CHECK(section_of(document, "1.5亿元") == "二、要求");
}

TEST_CASE("第一， at the begin of paragraphs divides a speech that has no other numbers") {
    const Document document = document_of("同志们：\n第一，认识要到位。水是命脉。\n还要看到差距。\n第二，措施要到位。一是修渠。二是打井。\n");
    CHECK(section_of(document, "还要看到") == "第一，认识要到位。");
    CHECK(section_of(document, "二是打井") == "第二，措施要到位。 / 二是打井。");
}

TEST_CASE("A numbered sentence is a heading only where text of another kind follows it") {
    const Document document = document_of("一、抓清淤。\n各村先清干渠。\n（一）5月10日前干渠完工。\n（二）6月10日前支渠完工。\n二、抓巡护\n一是专人专段。\n二是每日上报。\n");
    CHECK(role_of(document, "一、抓清淤") == ParagraphRole::heading);
    CHECK(role_of(document, "（一）5月") == ParagraphRole::body);
    CHECK(role_of(document, "（二）6月") == ParagraphRole::body);
    CHECK(role_of(document, "二、抓巡护") == ParagraphRole::heading);
    CHECK(role_of(document, "二是每日") == ParagraphRole::body);
    CHECK(section_of(document, "二是每日") == "二、抓巡护 / 二是每日上报。");
}

TEST_CASE("The items of a law stand under its articles") {
    const Document document = document_of("第一章 总则\n第一条 为了管护渠道，制定本办法。\n第二条 管护分两类：\n（一）干渠；\n（二）支渠。\n第三条 县水利局负责监督。\n");
    CHECK(section_of(document, "支渠").starts_with("第一章 总则 / 第二条 管护分两类： / （二）"));
    CHECK(section_of(document, "县水利局") == "第一章 总则 / 第三条 县水利局负责监督。");
}

TEST_CASE("A first point inside a sentence governs what follows it") {
    const Document document = document_of("会议强调，一要抓清淤。干渠先清。二要抓巡护。专人专段。\n会议还听取了汇报。\n");
    CHECK(section_of(document, "干渠先清").substr(0, 6) == "一要");
    CHECK(section_of(document, "专人专段").substr(0, 6) == "二要");
    CHECK(section_of(document, "会议还听取").empty());
}

TEST_CASE("A compilation is split at numbered titles, repeated titles and new openings") {
    const std::string body = std::string(40, ' ') + [] {
        std::string text;
        for (int i = 0; i < 12; ++i) text += "各村要把渠道清淤和水泵检修抓在手上，责任到人。";
        return text;
    }();
    const Document numbered = document_of("水利工作讲话汇编\n下面是小编为大家整理的讲话。\n第一篇：春灌工作会议讲话\n同志们：\n" + body +
                                          "\n第二篇：防汛工作会议讲话\n" + body);
    REQUIRE(numbered.articles().size() == 2);
    CHECK(numbered.articles()[0].metadata.title == "春灌工作会议讲话");
    CHECK(numbered.articles()[1].metadata.title == "防汛工作会议讲话");
    CHECK(numbered.articles()[1].metadata.kind == DocumentKind::speech);

    const Document suffixed = document_of("在抗旱会议上的讲话篇一\n" + body + "\n在抗旱会议上的讲话篇二\n" + body);
    CHECK(suffixed.articles().size() == 2);

    const Document repeated = document_of("在抗旱会议上的讲话范文\n今天" + body + "\n在抗旱会议上的讲话\n同志们：\n" + body);
    CHECK(repeated.articles().size() == 2);

    const Document opened = document_of("在抗旱会议上的讲话\n同志们：\n" + body + body + "\n同志们：\n今天我们在这里开会。" + body);
    CHECK(opened.articles().size() == 2);
}

TEST_CASE("One speech that turns to its audience again, and one that names a 方案, stay whole") {
    std::string body;
    for (int i = 0; i < 20; ++i) body += "各村要把渠道清淤和水泵检修抓在手上，责任到人。";
    CHECK(document_of("在抗旱会议上的讲话\n同志们：\n" + body + "\n同志们！\n让我们一起努力。\n").articles().size() == 1);
    CHECK(document_of("在抗旱会议上的讲话\n同志们：\n" + body + "\n抗旱工作方案\n方案共三条。" + body).articles().size() == 1);
}

TEST_CASE("A notice gives its office, number, addressees, date and roles") {
    const Document document = document_of(
        "青禾县人民政府关于做好\n今冬水利工作的意见\n青政发〔2022〕17号\n各乡镇人民政府，县水利局、农业农村局：\n为做好水利工作，提出如下意见。\n"
        "一、清淤\n年底前全部完成。\n附件：1.任务分工表\n青禾县人民政府\n2022年10月8日\n（此件公开发布）\n");
    const Metadata& data = document.metadata();
    CHECK(data.title == "青禾县人民政府关于做好今冬水利工作的意见");
    CHECK(data.issuer == "青禾县人民政府");
    CHECK(data.number == "青政发〔2022〕17号");
    CHECK(data.addressees == std::vector<std::string>{"各乡镇人民政府", "县水利局、农业农村局"});
    CHECK(data.kind == DocumentKind::notice);
    REQUIRE(data.date);
    CHECK(to_iso(*data.date) == "2022-10-08");
    CHECK(data.date_source == DateSource::text);
    CHECK(role_of(document, "各乡镇人民政府，") == ParagraphRole::addressee);
    CHECK(role_of(document, "附件：") == ParagraphRole::attachment);
    CHECK(role_of(document, "2022年10月8日") == ParagraphRole::signature);
    CHECK(role_of(document, "（此件公开发布）") == ParagraphRole::note);
}

TEST_CASE("A title of the file itself that stands on two lines is one") {
    RawDocument raw;
    for (const char* words : {"青禾县人民政府关于做好\n今冬水利工作的意见", "各乡镇人民政府：", "为做好水利工作，提出如下意见。", "一、清淤", "年底前全部完成。"}) {
        RawBlock block;
        block.text = words;
        if (raw.blocks.empty()) {
            block.kind = RawBlock::Kind::heading;
            block.level = 1;
        }
        raw.blocks.push_back(block);
    }
    CHECK(text::make_document(std::move(raw), {}, {}).metadata().title == "青禾县人民政府关于做好今冬水利工作的意见");
}

TEST_CASE("The title the file states stands above a line of it") {
    RawDocument raw;
    raw.metadata.title = "青江县水利局关于山塘、水库四起险情责任事故调查处理情况的通报";
    for (const char* line : {"青江县水利局关于山塘、水库", "四起险情责任事故", "调查处理情况的通报", "各乡镇人民政府：", "现将有关情况通报如下，请认真整改。"}) {
        RawBlock block;
        block.text = line;
        raw.blocks.push_back(block);
    }
    CHECK(text::make_document(raw, {}, {}).metadata().title == raw.metadata.title);
    // Another title is another document's, as that of the page around it.
    raw.metadata.title = "青江县人民政府信息公开目录";
    CHECK(text::make_document(raw, {}, {}).metadata().title != raw.metadata.title);
}

TEST_CASE("Minutes count from the day of the meeting") {
    const Document document = document_of(
        "第9次\n青禾县人民政府办公室 2023年5月12日\n2023年5月4日，县长李明主持召开县政府第9次常务会议。\n一\n会议听取了抗旱汇报。\n"
        "出 席：李明、王亮\n");
    CHECK(document.metadata().kind == DocumentKind::minutes);
    CHECK(to_iso(*document.metadata().date) == "2023-05-04");
    CHECK(section_of(document, "会议听取了") == "一");
    CHECK(role_of(document, "出席：") == ParagraphRole::note);
}

TEST_CASE("Where the title names no kind the opening does") {
    const auto kind = [](const std::string& text) { return document_of(text).metadata().kind; };
    CHECK(kind("邻里一家亲\n为办好社区邻里节，制定本方案。\n各社区组织文艺演出。\n") == DocumentKind::plan);
    CHECK(kind("邻里一家亲\n社区邻里节办得热闹，居民说下回还要来。\n各社区组织文艺演出。\n") == DocumentKind::unknown);
    CHECK(kind("汛期值守\n现就有关事项通知如下：\n各社区组织巡查。\n") == DocumentKind::notice);
    CHECK(kind("管线交叉问题协调会备忘录\n各方确认如下。\n") == DocumentKind::minutes);
    CHECK(kind("2026年国庆节值班安排\n各科轮流值班。\n") == DocumentKind::notice);
    CHECK(kind("青禾动态\n第12期（总第134期）\n县水利局检修泵站两座。\n") == DocumentKind::bulletin);
    CHECK(kind("青禾之声\n（2026年第3期）\n县水利局检修泵站两座。\n") == DocumentKind::bulletin);
    CHECK(kind("青禾之声\n第3期工程开工\n县水利局检修泵站两座。\n") == DocumentKind::unknown);
    CHECK(kind("青禾之声\n第3次\n县水利局检修泵站两座。\n") == DocumentKind::unknown);
    CHECK(kind("关于邻里节情况的报告\n去年县里制定本方案时征求了意见。\n") == DocumentKind::report);
}

TEST_CASE("Who took part may stand before what was decided") {
    const Document document = document_of(
        "会议纪要\n会议时间：2023年5月4日\n参会人员：后勤科、采购科\n会议主题：食堂用粮\n"
        "会议讨论了食堂用粮的采购。\n1、后勤科列出清单，一周内完成。\n");
    CHECK(role_of(document, "参会人员") == ParagraphRole::note);
    CHECK(role_of(document, "会议讨论了") == ParagraphRole::body);
    CHECK(role_of(document, "1、后勤科") != ParagraphRole::note);
}

TEST_CASE("A bulletin counts from the day its offices print beside their names") {
    const Document document = document_of(
        "督查通报\n第6期\n中共青禾县委督查室 青禾县人民政府督查室    2024年7月8日\n关于仓库检修情况的督查通报\n各乡镇党委、政府：\n"
        "7月1日至5日，对15个乡镇进行了督查。\n");
    CHECK(document.metadata().date == make_date(2024, 7, 8));
    CHECK(document_of("督查通报\n我们查看仓库是在 2024年7月8日\n各乡镇要整改。\n").metadata().date_source != DateSource::text);
}

TEST_CASE("The list of who was there ends where something is decided") {
    const Document document = document_of(
        "会议纪要\n时间：2023年5月4日\n参加单位：县粮食局、县公安局\n青禾镇 李明、王亮\n一、县粮食局制定检修方案\n县公安局配合检查\n");
    CHECK(role_of(document, "参加单位") == ParagraphRole::note);
    CHECK(role_of(document, "青禾镇 李明") == ParagraphRole::note);
    CHECK(role_of(document, "县公安局配合") == ParagraphRole::body);
}

TEST_CASE("The reference date: option, then text, then file") {
    const text::SourceFile file{"id", "name", "path", make_date(2020, 1, 2), std::nullopt};
    CHECK(document_of("今天开会。\n", file).metadata().date_source == DateSource::file);
    CHECK(document_of("讲话\n（2021年3月5日）\n今天开会。\n", file).metadata().date == make_date(2021, 3, 5));
    text::SourceFile option = file;
    option.option_date = make_date(2019, 9, 9);
    const Document document = document_of("讲话\n（2021年3月5日）\n今天开会。\n", option);
    CHECK(document.reference_date(0) == make_date(2019, 9, 9));
    CHECK(document_of("今天开会。\n", {"id", "旧稿", "path", std::nullopt, std::nullopt}).metadata().title == "旧稿");
}

TEST_CASE("A title that says less than the first sentence is completed") {
    const auto title_of = [](const std::string& text) { return document_of(text, {"id", "旧稿", "path", std::nullopt, std::nullopt}).metadata().title; };
    const std::string held = "2026年1月7日，县长李明在县政府三楼会议室主持召开县人民政府2026年第1次常务会议。现将会议有关事项纪要如下：\n一、听取防汛工作汇报\n"
                             "会议要求，县水利局要在3月底前完成干渠清淤。\n";
    for (const std::string said : {"", "政府会议\n", "第1次\n", "常务会议纪要\n", "县人民政府\n2026年第1次 常务会议 纪要\n"})
        CHECK(title_of(said + held) == "县人民政府2026年第1次常务会议纪要");
    CHECK(title_of("第6次\n2026年3月2日，市长主持召开市政府第6次常务会议，研究春灌工作。\n市水利局要在3月底前完成干渠清淤。\n") == "市政府第6次常务会议");
    // The hour a site gives above a subtitle is no title.
    CHECK(title_of("工作报告\n来源：云岭日报\n2026-02-03 09:02:33\n——2026年1月28日在县人民代表大会上\n各位代表：\n现在，我代表县人民政府报告工作。\n") == "工作报告");
    // What says more or something else stays.
    CHECK(title_of("青禾县人民政府常务会议纪要（第3期）\n" + held) == "青禾县人民政府常务会议纪要（第3期）");
    CHECK(title_of("在全县防汛工作会议上的讲话\n" + held) == "在全县防汛工作会议上的讲话");
    // A document without any title.
    const std::string number = "青水发〔2026〕3号\n各乡镇人民政府：\n";
    const std::string rest = "\n一、清淤。县水利局要在3月底前完成干渠清淤。\n二、巡渠。各乡镇要每周巡渠。\n";
    CHECK(title_of(number + "为做好春灌工作，现就做好2026年春灌用水调度工作有关事项通知如下：" + rest) == "关于做好2026年春灌用水调度工作的通知");
    CHECK(title_of(number + "现将《青禾县农田灌溉用水管理办法》印发给你们，请认真执行。" + rest) == "关于印发《青禾县农田灌溉用水管理办法》的通知");
    CHECK(title_of(number + "为支持节水，县水利局特发布2026年度节水灌溉项目申报指南。" + rest) == "2026年度节水灌溉项目申报指南");
    CHECK(title_of(number + "现将有关事项通知如下：" + rest) == "旧稿");
    CHECK(title_of(number + "现将我县做法通报如下：" + rest) == "旧稿");
}

TEST_CASE("A table is one paragraph whose cells are spans of the text") {
    RawDocument raw;
    raw.blocks.push_back({RawBlock::Kind::paragraph, "分工如下。", 0, {}, {0, 1, 0}});
    RawBlock table;
    table.kind = RawBlock::Kind::table;
    table.text = "表1 任务分工";
    table.cells = {{0, 0, 1, 1, "任务", true}, {0, 1, 1, 1, "时限", true}, {1, 0, 1, 1, "清淤。\n验收。", false}, {1, 1, 1, 1, "6月底前", false}};
    table.origin = {0, 2, 0};
    raw.blocks.push_back(table);
    raw.blocks.push_back({RawBlock::Kind::paragraph, "完。", 0, {}, {0, 3, 0}});
    const Document document = text::make_document(std::move(raw), {}, {});
    REQUIRE(document.tables().size() == 1);
    const Table& made = document.tables()[0];
    CHECK(made.rows == 2);
    CHECK(made.columns == 2);
    CHECK(made.header_rows == 1);
    CHECK(document.text(made.at(1, 1)->text) == "6月底前");
    CHECK(document.text(made.caption) == "表1 任务分工");
    CHECK(document.paragraphs()[made.paragraph].role == ParagraphRole::table);
    CHECK(document.sentences()[document.sentence_at(made.at(1, 0)->text.begin)].paragraph == made.paragraph);
    CHECK(document.origin(made.span.begin).paragraph == 2);
    CHECK(document.origin(static_cast<std::uint32_t>(document.text().find("完。"))).paragraph == 3);
}

TEST_CASE("Every character of the clean text has an origin") {
    const std::string original = "讲话\xC2\xA0稿\n\xE2\x80\x8B各\xE3\x80\x80村要\xC2\xAD清淤。\n";
    const Document document = document_of(original);
    for (std::uint32_t at = 0; at < document.text().size(); ++at) {
        if (document.text()[at] == '\n') continue;
        const Origin origin = document.origin(at);
        REQUIRE(origin.paragraph > 0);
        // Here every character but the spaces stands in the original as it is.
        if (document.text()[at] != ' ') CHECK(original[origin.byte] == document.text()[at]);
    }
    CHECK(document.text().find("\xC2\xAD") == std::string::npos);
    CHECK_FALSE(document.repairs().empty());
}

TEST_CASE("A damaged document keeps an origin for every character through the whole chain") {
    std::string original = "　　在全縣春灌會議上的講話\n同志們：\n今天開(kāi)會，講(jiǎng)三點(diǎn)意見(jiàn)。各單位要在620日前完成 清 淤 任務。";
    for (int i = 0; i < 30; ++i) original += "各鄉鎮(zhèn)要把渠道檢查抓在手上，責任到人。";
    original += "\n好文網 www.example.com\n第1頁 共3頁第 2 页 共 3 页\n一、清淤。各村先清幹渠。\n";
    const Document document = document_of(original);
    CHECK(document.text().find("各乡镇要把渠道检查抓在手上") != std::string::npos);
    CHECK(document.text().find("6月20日前") != std::string::npos);
    CHECK(document.text().find("zhèn") == std::string::npos);
    std::uint64_t last = 0;
    for (std::uint32_t at = 0; at < document.text().size(); ++at) {
        const Origin origin = document.origin(at);
        REQUIRE(origin.paragraph > 0);
        REQUIRE(origin.byte < original.size());
        REQUIRE(origin.byte >= last);
        last = origin.byte;
    }
    for (const Repair& repair : document.repairs()) {
        REQUIRE(repair.span.end <= document.text().size());
        REQUIRE(repair.confidence > 0);
        REQUIRE_FALSE(repair.step.empty());
    }
    for (const Sentence& sentence : document.sentences()) REQUIRE_FALSE(sentence.span.empty());
}

TEST_CASE("Broken UTF-8 from a reader becomes visible and harms nothing") {
    const Document document = document_of("各單位要開展渠道檢查\xE6\xB8，\xFF發現問題及時處理。\n");
    CHECK(document.text().find("\xEF\xBF\xBD") != std::string::npos);
    CHECK(document.text().find("问题及时处理") != std::string::npos);
    CHECK(is_valid_utf8(document.text()));
}
