#include "aliases.h"

#include <catch2/catch.hpp>

#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

constexpr const char* office_file = R"(
[[alias]]
names = ["农业农村局", "畜牧局"]
regions = ["青禾县"]
[[alias]]
names = ["自然资源局", "自然资源和规划局"]
regions = ["安河市鼓楼区", "明江省"]
[[alias]]
names = ["自然资源和林业局", "自规局"]
regions = ["青禾县"]
[[alias]]
names = ["文化旅游体育局", "教体局"]
)";

Aliases aliases(const std::string& added) {
    return Aliases(test::lexicon("parties", added, "office.toml"));
}

Places at(const std::string& text) { return read_places(text).value_or(Places{}); }

/// The places of a document with that issuing body and title.
std::string from(const std::string& issuer, const std::string& title, const std::string& home) {
    Document::Parts parts;
    parts.metadata.issuer = issuer;
    Article article;
    article.metadata.title = title;
    std::string out;
    for (const Place& place : places_of(Document(std::move(parts)), article, at(home), {at("白石县")})) out += place.name + " ";
    return out;
}

/// What is wrong with the file, and in which line.
std::string mistake(const std::string& added) {
    try {
        aliases(added);
    } catch (const SettingError& error) {
        return error.where().file.text() + ":" + std::to_string(error.where().line) + " " + error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("Aliases keep the prefix") {
    const Aliases aliases(test::lexicon("parties"));
    CHECK(aliases.canonical("市发改委", {}) == "市发展和改革委员会");
    CHECK(aliases.canonical("县人社局", {}) == "县人力资源和社会保障局");
    CHECK(aliases.canonical("市资规局", {}) == "市自然资源和规划局");
    CHECK(aliases.canonical("区教体局", {}) == "区教育体育局");
    CHECK(aliases.canonical("各乡镇", {}) == "各乡镇");
}

TEST_CASE("An alias of a place holds there alone") {
    const Aliases known = aliases(office_file);
    CHECK(known.canonical("县畜牧局", at("青禾县")) == "县农业农村局");
    CHECK(known.canonical("畜牧局", at("明江省安河市青禾县")) == "农业农村局");
    CHECK(known.canonical("县畜牧局", at("白石县")) == "县畜牧局");
    CHECK(known.canonical("县畜牧局", {}) == "县畜牧局");
    // The city's bureau and another county's are other offices; a name that tells the place needs no document from there.
    CHECK(known.canonical("市畜牧局", at("安河市青禾县")) == "市畜牧局");
    CHECK(known.canonical("白石县畜牧局", at("青禾县")) == "白石县畜牧局");
    CHECK(known.canonical("青禾县畜牧局", {}) == "青禾县农业农村局");
    CHECK(known.canonical("国家畜牧局", at("青禾县")) == "国家畜牧局");
}

TEST_CASE("Places lie in each other, and the lower one decides") {
    const Aliases known = aliases(office_file);
    CHECK(known.canonical("县自然资源和规划局", at("明江省安河市")) == "县自然资源局");
    CHECK(known.canonical("市资规局", at("明江省安河市")) == "市自然资源局");  // through the general alias
    CHECK(known.canonical("县自规局", at("明江省安河市青禾县")) == "县自然资源和林业局");
    CHECK(known.canonical("区自然资源和规划局", at("安河市鼓楼区")) == "区自然资源局");
    CHECK(known.canonical("区自然资源和规划局", at("临川市鼓楼区")) == "区自然资源和规划局");
    CHECK(known.canonical("县教体局", {}) == "县文化旅游体育局");  // the office's own file stands above the shipped one
}

TEST_CASE("Mistakes in an alias table have their line") {
    CHECK(mistake("[[alias]]\nnames = ['畜牧局']\nregion = ['青禾县']\n") == "office.toml:3 an alias has no `region`");
    CHECK(mistake("[[alias]]\nregions = ['青禾县']\n") == "office.toml:1 an alias needs names");
    CHECK(mistake("[[alias]]\nnames = ['农业农村局', '']\n") == "office.toml:2 an alias needs names that are not empty");
    CHECK(mistake("[[alias]]\nnames = ['畜牧局']\nregions = ['青禾']\n") == "office.toml:3 `青禾` is no place with its level");
    CHECK(mistake("[[alias]]\nnames = ['甲局', '乙局']\n\n[[alias]]\nnames = ['丙局', '乙局']\n") ==
          "office.toml:5 乙局 is 甲局 in line 2 already");
    CHECK(mistake("[[alias]]\nnames = ['甲局', '乙局']\n[[alias]]\nnames = ['丙局', '乙局']\nregions = ['青禾县']\n") == "none");
}

TEST_CASE("A document is from the place that issues it") {
    CHECK(from("中共青禾县委办公室", "", "") == "青禾县 ");
    CHECK(from("安河市青禾县发展和改革局", "", "") == "安河市 青禾县 ");
    CHECK(from("县人民政府办公室", "", "明江省安河市青禾县") == "明江省 安河市 青禾县 ");
    CHECK(from("", "青禾县人民政府第三次常务会议纪要", "") == "青禾县 ");
    CHECK(from("", "关于印发白石县防汛预案的通知", "明江省安河市青禾县") == "白石县 ");
    CHECK(from("", "在全县农村工作会议上的讲话", "安河市青禾县") == "安河市 青禾县 ");
    // A superior's document is for the office too; a neighbour's shares what lies above both.
    CHECK(from("安河市人民政府", "", "明江省安河市青禾县") == "明江省 安河市 青禾县 ");
    CHECK(from("安河市白石县人民政府", "", "明江省安河市青禾县") == "明江省 安河市 白石县 ");
    CHECK(from("国务院办公厅", "", "") == "");
    CHECK(from("国家市场监督管理总局", "", "") == "");
    CHECK(from("县城乡建设局", "", "") == "");
}
