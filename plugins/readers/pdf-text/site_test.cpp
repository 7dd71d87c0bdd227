// Pages browsers print: what is the site's goes, what is the document's stays.
#include <catch2/catch.hpp>

#include "test_support.h"

using namespace jianbao;
using namespace jianbao::readers;
using Lines = std::vector<std::string>;

namespace {

std::string answer;
ToolResult pdftotext(const ToolRequest& request) { return {.found = request.program == "pdftotext", .exit_code = 0, .output = answer}; }

/// Lines one below the other at the left margin, as `producer` printed them.
Lines printed(const Lines& lines, const std::string& window, const std::string& producer = "Skia/PDF m120") {
    answer = "<html><head><title>" + window + "</title><meta name=\"Producer\" content=\"" + producer + "\"/></head><body><doc><page width=\"595\" height=\"2000\"><flow><block>";
    int top = 250;
    for (const std::string& line : lines) {
        double ems = 0;
        for (std::size_t at = 0; at < line.size();) ems += next_character(line, at) > 0x2000 ? 1 : 0.5;
        answer += "<line><word xMin=\"60\" yMin=\"" + std::to_string(top) + "\" xMax=\"" + std::to_string(60 + ems * 10) + "\" yMax=\"" + std::to_string(top + 10) + "\">" + line +
                  "</word></line>";
        top += 40;
    }
    answer += "</block></flow></page></doc></body></html>";
    return read_with(jianbao_manifest, "a.pdf", "%PDF-1.4", pdftotext).lines();
}

const std::string title = "云岭县人民政府关于做好防汛工作的通知";
const Lines text = {"各乡镇人民政府：", "县水利局要在5月20日前完成水库除险加固，落实巡查责任人。", "云岭县人民政府", "2021年4月12日"};

Lines around(Lines above, const Lines& below) {
    above.push_back(title);
    above.insert(above.end(), text.begin(), text.end());
    above.insert(above.end(), below.begin(), below.end());
    return above;
}

}  // namespace

TEST_CASE("menus above the title, buttons and the foot go; facts stay") {
    const Lines got = printed(around({"语言", "无障碍", "首页", "政务公开", "文号：云政发〔2021〕3号", "您现在的位置：首页>政务公开"},
                                     {"浏览次数：12次 分享", "相关新闻", "全县教育工作会议召开", "主办单位：云岭县人民政府办公室", "某ICP备12345678号-1"}),
                              title + "_云岭县人民政府");
    CHECK(got == around({"文号：云政发〔2021〕3号"}, {}));
    // A title over two lines; the office alone, which signs, is no title.
    Lines two = around({"首页", "政务公开"}, {});
    two[2] = "云岭县人民政府";
    two.insert(two.begin() + 3, "关于做好防汛工作的通知");
    const Lines read = printed(two, title);
    REQUIRE(read.size() >= 5);
    CHECK(read.front().starts_with("云岭县人民政府"));
    CHECK(read[read.size() - 3].starts_with("县水利局"));
}

TEST_CASE("without a title that is told the place in the menu ends what is above; sentences are never menus") {
    CHECK(printed(around({"首页", "当前位置：首页>通知"}, {}), "信息公开") == around({}, {}));
    const Lines intro = {"首页", "各地今年雨水偏多，防汛形势严峻，任务艰巨。", "县里已经开会作了部署，各方面都要动起来。", "近日县里发出通知，要求各乡镇认真贯彻落实。"};
    CHECK(printed(around(intro, {}), title).front() == "首页");
}

TEST_CASE("documents no browser printed stay whole, and so do lists behind the last sentence") {
    const Lines all = around({"首页"}, {"打印", "某ICP备12345678号-1"});
    CHECK(printed(all, title, "LibreOffice 7.4").size() == all.size());
    CHECK(printed(around({}, {"附件：1.责任人名单", "主办单位：县水利局"}), title) == around({}, {"附件：1.责任人名单", "主办单位：县水利局"}));
}
