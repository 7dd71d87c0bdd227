#include <catch2/catch.hpp>

#include <algorithm>

#include "info_box.h"
#include "test_support.h"

using namespace jianbao;
using namespace jianbao::readers;
using Lines = std::vector<std::string>;

namespace {

const std::string article =
    "<p>各乡镇人民政府，县直各单位：</p><p>为做好今年防汛工作，现将有关事项通知如下，请认真贯彻执行。</p>"
    "<h2>一、抓紧备汛</"
    "h2><p>县水利局要在5月20日前完成水库除险加固，落实巡查责任人。<br>各乡镇要每月开展一次演练，并做好记录。</p>";

std::string page(const std::string& content, const std::string& head = {}) {
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>关于做好防汛工作的通知 - 云岭县人民政府</title>" +
           head +
           "</head><body><div class=\"top\"><ul><li><a href=\"/\">首页</a></li><li><a "
           "href=\"/a\">政务公开</a></li></ul></div>"
           "<div id=\"zoom\">" +
           content +
           "</div><div class=\"related\"><a href=\"/1\">关于表彰先进的决定</a>"
           "<a href=\"/2\">关于春节放假的通知</a></div><div>版权所有</div><script>var x = "
           "'执行';</script></body></html>";
}

Lines lines(const std::string& bytes) { return read_with(jianbao_manifest, "a.html", bytes).lines(); }

}  // namespace

TEST_CASE("the content comes out without menus, links and scripts") {
    CHECK(lines(page(article)) == Lines{"# 关于做好防汛工作的通知", "各乡镇人民政府，县直各单位：",
                                        "为做好今年防汛工作，现将有关事项通知如下，请认真贯彻执行。", "# 一、抓紧备汛",
                                        "县水利局要在5月20日前完成水库除险加固，落实巡查责任人。",
                                        "各乡镇要每月开展一次演练，并做好记录。"});
}

TEST_CASE("what is styled away stays out, but not a body that a script will show") {
    CHECK(lines("<html><body style='visibility: hidden'>" + article +
                "<p style=\"display: none\">隐藏的一段，看不见。</p></body></html>")
              .size() == 5);
}

TEST_CASE("a title that stands in the text is not repeated") {
    CHECK(lines(page("<p>关于做好</p><p>防汛工作的通知</p>" + article)).front() == "关于做好");
}

TEST_CASE("the box of a gazette becomes metadata") {
    const Delivered read = read_with(
        jianbao_manifest, "a.html",
        page(article + "", "")
            .insert(page("").find("<div id"),
                    "<table><tr><td>索 引 号：</td><td>0001/2021-3</td><td>发文机关：</td><td>云岭县人民政府</td></tr>"
                    "<tr><td>发文字号：</td><td>云政发〔2021〕3号</td><td>成文日期：</td><td>2021年4月12日</td></tr></"
                    "table>"));
    const Metadata& metadata = read.documents[0].metadata;
    CHECK(metadata.issuer == "云岭县人民政府");
    CHECK(metadata.number == "云政发〔2021〕3号");
    REQUIRE(metadata.date);
    CHECK(to_iso(*metadata.date) == "2021-04-12");
    CHECK(read.lines()[0] == "* 索引号：0001/2021-3");
}

TEST_CASE("a box set as a table comes once, the foot of the site not at all") {
    const std::string box =
        "<table><tr><td>索 引 号：</td><td>0001/2021-3</td><td>发文机关：</td><td>云岭县人民政府</td></tr>"
        "<tr><td>发文字号：</td><td>云政发〔2021〕3号</td><td>成文日期：</td><td>2021年4月12日</td></tr></table>";
    const Lines read = lines(page(box + article + "<div id=\"footer\"><p>主办：云岭县人民政府办公室，承办：大数据中心</p></div>"));
    CHECK(std::count_if(read.begin(), read.end(), [](const std::string& line) { return line.find("云政发") != line.npos; }) == 1);
    CHECK(std::none_of(read.begin(), read.end(), [](const std::string& line) { return line.find("承办") != line.npos; }));
    // A frame of the whole page that is called so holds the text.
    CHECK(lines(page("<div class=\"footer\">" + article + article + article + "</div>")).size() > 6);
}

TEST_CASE("tables of data stay tables, tables of layout dissolve") {
    CHECK(lines(page(article + "<table><tr><th>任务</th><th>单位</th></tr><tr><td "
                               "rowspan=\"2\">修渠</td><td>水利局</td></tr><tr><td>农业局</td></tr></table>"))
              .back() == "[任务|单位/修渠↓2|水利局/农业局]");
    CHECK(lines(page("<table><tr><td>" + article + "</td></tr></table>")).size() == 6);
    CHECK(lines(page("<table><tr><td>" + article + "</td><td><table><tr><td>内</td></tr></table></td></tr></table>"))
              .size() >= 6);
}

TEST_CASE("the character set is the page's own") {
    const std::string gbk =
        "<html><head><meta "
        "charset=gb2312></"
        "head><body><p>\xB7\xC0\xD1\xB4\xB9\xA4\xD7\xF7\xA3\xAC\xD6\xD8\xD4\xDA\xB1\xB8\xD1\xB4\xA1\xA3</p></body></"
        "html>";
    CHECK(lines(gbk) == Lines{"防汛工作，重在备汛。"});
}

TEST_CASE("dates of the box") {
    CHECK(to_iso(*readers::read_day("2018年11月6日")) == "2018-11-06");
    CHECK(to_iso(*readers::read_day("2018-11-16 09:00")) == "2018-11-16");
    CHECK_FALSE(readers::read_day("2018年"));
    CHECK_FALSE(readers::read_day("国办发"));
    CHECK_FALSE(readers::read_day("2018-13-01"));
}

TEST_CASE("pages are recognized by content and hostile ones refused") {
    CHECK(recognized_by(jianbao_manifest, "a.txt", page(article)) == 90);
    CHECK(recognized_by(jianbao_manifest, "a.html", "同志们：<今天>开会") == 0);
    std::string deep = "<html><body>";
    for (int i = 0; i < 200000; ++i) deep += "<div>";
    CHECK_THROWS_WITH(lines(deep + "文"), Catch::Contains("deep"));
    CHECK_THROWS_WITH(lines("<html><body><script>x</script></body></html>"), Catch::Contains("no text"));
}
