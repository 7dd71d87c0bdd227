#include <catch2/catch.hpp>

#include "aliases.h"
#include "assignment.h"
#include "names.h"
#include "test/analysis.h"
#include "words.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

const Lexicon& words() {
    static const Lexicon made = make_words(test::lexicon("parties"), test::lexicon("directives"));
    return made;
}

std::string names(const std::string& text) {
    const auto list = NameGrammar(words()).list_at(text, 0, static_cast<std::uint32_t>(text.size()));
    std::string out;
    if (list)
        for (const Party& party : list->parties) out += (out.empty() ? "" : " | ") + party.name;
    return out;
}

/// "lead 甲局 [scope]; support 乙局": what the sentence assigns.
std::string assigned(const std::string& text) {
    std::vector<Assignment> found;
    const Span all{0, static_cast<std::uint32_t>(text.size())};
    ShapeGrammar(words()).find(text, all, found);
    bool first = false;
    BracketGrammar(words()).find(text, all, first, found);
    std::string out;
    for (const Assignment& one : found)
        out += (out.empty() ? "" : "; ") + std::string(name_of(one.role)) + " " + one.party.name;
    return out;
}

}  // namespace

TEST_CASE("A name ends where its predicate begins") {
    CHECK(names("县应急局要会同消防大队开展检查") == "县应急局");
    CHECK(names("市委组织部牵头制定方案") == "市委组织部");
    CHECK(names("各县（市、区）要落实责任") == "各县（市、区）");
    CHECK(names("区政府办结合意见修改") == "区政府办");
    CHECK(names("主要任务是抓落实") == "");
    CHECK(names("大局意识要强") == "");
}

TEST_CASE("Lists of names are taken apart, a shared head is distributed") {
    CHECK(names("县工信局、大数据中心和各通讯运营单位要") == "县工信局 | 大数据中心 | 各通讯运营单位");
    CHECK(names("交通、卫健等部门要") == "交通部门 | 卫健部门");
    CHECK(names("市、县电教部门要") == "市电教部门 | 县电教部门");
    CHECK(names("民政、供销社等部门要") == "民政部门 | 供销社");
    CHECK(names("市科技和信息化局要") == "市科技和信息化局");
    CHECK(names("各县区应急管理和消防部门要") == "各县区应急管理部门 | 各县区消防部门");
}

TEST_CASE("A party before a command leads; a party told of does not") {
    CHECK(assigned("县水利局要加快除险加固。") == "lead 县水利局");
    CHECK(assigned("县水利局完成了除险加固。") == "mention 县水利局");
    CHECK(assigned("由市商务局牵头，市财政局、市税务局配合，制定奖补办法。") ==
          "lead 市商务局; support 市财政局; support 市税务局");
    CHECK(assigned("县教育局要会同县公安局开展校园周边整治。") == "lead 县教育局; support 县公安局");
    CHECK(assigned("请国栋同志牵头组织演练。") == "lead 国栋");
    CHECK(assigned("领导小组由市政府办公室、市发改委组成。") == "");
}

TEST_CASE("A closing bracket names who answers for its item") {
    CHECK(assigned("扩大培训规模。（市人社局、市财政局按职责分工负责）") == "lead 市人社局; lead 市财政局");
    CHECK(assigned("扩大培训规模。（市人社局牵头，市财政局、市教育局配合）") ==
          "lead 市人社局; support 市财政局; support 市教育局");
    CHECK(assigned("建设人才公寓。（牵头单位：市住建局，配合单位：市财政局，各区、县级市）") ==
          "lead 市住建局; support 市财政局; support 各区; support 县级市");
    CHECK(assigned("扩大培训规模。（市人社局、市财政局负责。列第一位者为牵头单位，下同）") ==
          "lead 市人社局; support 市财政局");
    CHECK(assigned("扩大培训规模（含转岗培训）。") == "");
}

TEST_CASE("Aliases keep the prefix") {
    const Aliases aliases(test::lexicon("parties"));
    CHECK(aliases.canonical("市发改委") == "市发展和改革委员会");
    CHECK(aliases.canonical("县人社局") == "县人力资源和社会保障局");
    CHECK(aliases.canonical("各乡镇") == "各乡镇");
}
