// Pages as the content systems of two decades make them: one notice in many frames.
#include <catch2/catch.hpp>

#include <algorithm>

#include "encoding.h"
#include "page_lines.h"
#include "test_support.h"

using namespace jianbao;
using namespace jianbao::readers;
using Lines = std::vector<std::string>;

namespace {

const std::string title = "云岭县人民政府办公室关于做好防汛抗旱工作的通知";
const Lines text = {"各乡镇人民政府，县直各有关单位：",
                    "为切实做好今年防汛抗旱工作，确保人民群众生命财产安全，现将有关事项通知如下：",
                    "一、落实工作责任",
                    "县水利局要在5月20日前完成水库除险加固，县应急局要每月组织一次演练。",
                    "云岭县人民政府办公室",
                    "2021年4月12日"};
const std::string menu = "<ul><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li><li><a href='/b'>办事服务</a></li></ul>";
const std::string foot =
    "<p>主办单位：云岭县人民政府办公室 承办单位：云岭县大数据发展中心</p><p>地址：云岭县人民路1号 邮编：000000</p>"
    "<p>网站标识码：1234567890 某ICP备12345678号-1</p><p>建议使用IE9以上浏览器浏览本网站</p>";
const std::string tools = "<div>【字号：<a>大</a> <a>中</a> <a>小</a>】 【<a>打印</a>】 【<a>关闭</a>】</div>";

std::string paragraphs(const Lines& lines) {
    std::string out;
    for (const std::string& line : lines) out += "<p>&nbsp;&nbsp;" + line + "</p>";
    return out;
}
std::string page(const std::string& body, const std::string& window = title + "_通知公告_云岭县人民政府") {
    return "<!DOCTYPE html><html><head><title>" + window + "</title></head><body>" + body + "</body></html>";
}
Lines read(const std::string& bytes) { return read_with(jianbao_manifest, "a.html", bytes).lines(); }
/// The lines with the title above them.
Lines notice(Lines before = {}) {
    before.push_back("# " + title);
    before.insert(before.end(), text.begin(), text.end());
    return before;
}
bool has(const Lines& lines, const std::string& part) {
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return line.find(part) != line.npos; });
}

}  // namespace

TEST_CASE("the content system's own element is the text; day and foot do not come into it") {
    const std::string body = menu + "<div><h1>" + title + "</h1><div>发布时间：2021-04-13 09:12　来源：县政府办　浏览次数：<span>128</span>次</div>" + tools +
                             "<div class='TRS_Editor'>" + paragraphs(text) + "</div><div>分享到：<a>微信</a><a>微博</a></div></div><div>" + foot + "</div>";
    CHECK(read(page(body)) == notice({"* 发布日期：2021-04-13"}));
    CHECK(read_with(jianbao_manifest, "a.html", page(body)).documents[0].metadata.date == std::nullopt);
    // A short notice beside longer digests of other pages is found by the element too.
    const std::string digest = "<p>4月10日，县长带队到乡镇调研春耕备耕，强调要抓住农时，保障农资供应，确保春播顺利进行。</p>";
    const Lines small = read(page("<div>" + digest + "</div><h1>关于召开工作例会的通知</h1><div id='zoom'><p>定于15日上午9时在三楼会议室召开工作例会，请准时参加。</p></div>",
                                  "关于召开工作例会的通知-云岭县水利局"));
    CHECK(small == Lines{"# 关于召开工作例会的通知", "定于15日上午9时在三楼会议室召开工作例会，请准时参加。"});
    // A button of that name is not the text.
    CHECK(has(read(page("<div id='zoom'>放大</div>" + paragraphs(text))), "县水利局要"));
}

TEST_CASE("pages laid out by nested tables, lines broken by br") {
    std::string lines;
    for (const std::string& line : text) lines += "&nbsp;&nbsp;&nbsp;&nbsp;" + line + "<br>";
    const Lines got = read(page("<table><tr><td><table><tr><td>栏目导航</td></tr><tr><td><a>县情概况</a></td></tr></table></td><td><table><tr><td><b>" + title +
                                    "</b></td></tr><tr><td>" + lines + "</td></tr><tr><td>文章录入：admin 责任编辑：admin</td></tr>"
                                    "<tr><td>上一篇：<a>县里召开会议</a><br>下一篇：没有了</td></tr><tr><td>【<a>发表评论</a>】【<a>打印此文</a>】</td></tr></table></td></tr></table>"
                                    "<table><tr><td>版权所有：云岭县人民政府<br>某ICP备12345678号 您是第 123456 位访客</td></tr></table>",
                                "云岭县人民政府门户网站"));
    Lines want = text;
    want.insert(want.begin(), title);
    CHECK(got == want);
    // Two cells, of which one is the article, are a layout; rows of a table of tasks are not.
    std::string article;
    for (int i = 0; i < 8; ++i) article += lines;
    CHECK_FALSE(has(read(page("<table><tr><td>导航</td><td>" + article + "</td></tr></table>")), "["));
    CHECK(has(read(page(paragraphs(text) + "<table><tr><td>任务</td><td>单位</td></tr><tr><td>修渠</td><td>县水利局</td></tr></table>")), "[任务|单位/修渠|县水利局]"));
}

TEST_CASE("a page says it is in another character set than it is") {
    const std::string head = "<%@ page language=\"java\" contentType=\"text/html; charset=GBK\"%>\n<html><head><meta charset=ISO-8859-1></head><body><p>";
    const std::string gbk = "\xB7\xC0\xD1\xB4\xB9\xA4\xD7\xF7\xA3\xAC\xD6\xD8\xD4\xDA\xB1\xB8\xD1\xB4\xA1\xA3";  // 防汛工作，重在备汛。
    CHECK(read(head + gbk + "</p></body></html>") == Lines{"防汛工作，重在备汛。"});
    CHECK(read("<html><head><meta CHARSET='utf-8'></head><body><p>" + gbk + "</p></body></html>") == Lines{"防汛工作，重在备汛。"});
    // UTF-8 with a byte lost stays UTF-8.
    std::string damaged = page(paragraphs(text));
    damaged.erase(damaged.find("人民群众") + 1, 1);
    CHECK(has(read(damaged), "县水利局要在5月20日前"));
}

TEST_CASE("attachments are links, and the text's own; lists of other pages are not") {
    const std::string files = "<p>附件：<a href='/f/1.docx'>1.巡查责任人名单</a></p><p><a href='/f/2.xls?id=3'>2.抢险物资储备清单</a></p>";
    const Lines got = read(page("<div id='zoom'>" + paragraphs(text) + files + "</div>"));
    CHECK(got[got.size() - 2] == "附件：1.巡查责任人名单");
    CHECK(got.back() == "2.抢险物资储备清单");
    const Lines listed = read(page("<div>" + paragraphs(text) + "<p>附件：抢险物资储备清单.doc</p><h3>相关附件</h3><ul><li><a href='/f/2.doc'>抢险物资储备清单.doc</a></li></ul>"
                                   "<h3>相关文章</h3><ul><li><a href='/n/1.html'>关于清明节期间交通管制的公告</a></li></ul></div>"));
    CHECK(listed.back() == "附件：抢险物资储备清单.doc");
    CHECK_FALSE(has(listed, "交通管制"));
    // The word as a heading of the text itself stays.
    CHECK(has(read(page("<div>" + paragraphs(text) + "<p>政策解读</p><p>本通知所称水库，是指县内各类水库。</p></div>")), "政策解读"));
}

TEST_CASE("the organizers of an event are text, those of a site are its foot") {
    Lines event = text;
    event.insert(event.begin() + 4, {"主办单位：县文化和旅游局", "地址：县文化馆"});
    const Lines got = read(page("<div>" + paragraphs(event) + "</div><div>" + foot + "</div>"));
    CHECK(has(got, "主办单位：县文化和旅游局"));
    CHECK_FALSE(has(got, "大数据发展中心"));
}

TEST_CASE("a box of cells without colons; the headline stands above the name of the window") {
    const std::string box = "<table><tr><td>索引号</td><td>0012/2021-3</td><td>发布机构</td><td>云岭县人民政府办公室</td></tr>"
                            "<tr><td>文号</td><td>云政办发〔2021〕7号</td><td>发文日期</td><td>2021-04-12</td></tr></table>";
    const Delivered got = read_with(jianbao_manifest, "a.html", page(menu + box + "<h1>" + title + "</h1><div id='zoom'>" + paragraphs(text) + "</div>", "政府信息公开"));
    CHECK(got.documents[0].metadata.number == "云政办发〔2021〕7号");
    CHECK(got.documents[0].metadata.title == title);
    CHECK(got.lines()[1] == "* 发布机构：云岭县人民政府办公室");
}

TEST_CASE("frames have their text elsewhere, and the refusal says where") {
    CHECK_THROWS_WITH(read("<html><head><title>a</title></head><frameset rows='80,*'><frame src='top.htm'><frame src='main.htm'></frameset></html>"), Catch::Contains("main.htm"));
}

TEST_CASE("lines of pages are told from lines of texts") {
    for (const char* line : {"【字号：大 中 小】【打印】【关闭】", "浏览次数： 128 次", "分享到：微信 微博", "字体大小：【A- A A+】", "扫一扫在手机打开当前页", "责任编辑：李四", "听全文", "返回顶部 打印本页"})
        CHECK(page_line(line) == PageLine::control);
    for (const char* line : {"打印机、复印机", "小", "责任编辑：由县融媒体中心总编室指定的值班人员轮流担任", "关闭矿井12处。", "扫一扫，就能办：县行政审批局推出新举措。", "大中小学", "分享经验"})
        CHECK(page_line(line) == PageLine::text);
    CHECK(page_line("您现在的位置：首页 > 政务公开 > 通知") == PageLine::place);
    CHECK(page_line("版权所有：云岭县人民政府") == PageLine::foot);
    CHECK(page_line("要加强网站管理，网站标识码要全部悬挂。") == PageLine::text);
    CHECK(page_line("主办单位：县文旅局") == PageLine::foot_part);
    CHECK(without_controls("发布时间：2021-04-13 09:12　来源：县政府办　浏览次数：128次 【字体：大 中 小】") == "发布时间：2021-04-13 09:12 来源：县政府办");
    CHECK(without_controls("时间：2021年4月13日　地点：打印室") == "时间：2021年4月13日　地点：打印室");
    CHECK(names_attachment("/f/清单.XLSX?v=1"));
    CHECK_FALSE(names_attachment("/n/1.html"));
}
