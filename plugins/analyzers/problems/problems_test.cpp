#include <catch2/catch.hpp>

#include "finder.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

std::string problems(const std::string& text) {
    static const ProblemFinder finder(test::lexicon("problems"), test::lexicon("discourse"));
    std::string out;
    const Document document = test::document(text);
    for (const Problem& one : finder.find(document, finder.discourse().parts_of(document)))
        out += (out.empty() ? "" : " | ") + one.title;
    return out;
}

}  // namespace

TEST_CASE("Complaints in the part on problems are rows") {
    CHECK(problems("当前工作还存在一些问题。部分乡镇排查不细；个别单位台账更新不及时。") ==
          "当前工作还存在一些问题 | 部分乡镇排查不细 | 个别单位台账更新不及时");
    CHECK(problems("部分乡镇排查不细。") == "");
}

TEST_CASE("Outside it only what is stated outright") {
    CHECK(problems("检查发现，三家企业存在消防通道堵塞问题。") == "检查发现，三家企业存在消防通道堵塞问题");
    CHECK(problems("针对检查发现的问题，各镇要逐条整改。") == "");
    CHECK(problems("各镇要着力解决存在的突出问题。") == "");
}

TEST_CASE("Every word group decides its example and spares its counter-example") {
    const Node lexicon = test::lexicon("problems");
    for (const Node& group : lexicon["group"].list()) {
        INFO(group["class"].text() << ": " << group["example"].text());
        CHECK(problems(group["example"].text()) == group["gives"].text());
        CHECK(problems(group["counter"].text()) == group["counter_gives"].text_or(""));
    }
}
