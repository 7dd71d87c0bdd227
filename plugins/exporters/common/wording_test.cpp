#include "wording.h"

#include <catch2/catch.hpp>

using namespace jianbao;
using namespace jianbao::exporters;

TEST_CASE("the frame of a report is worded once") {
    CHECK(issue_of({.name = "", .issue = "第17期"}) == "（第17期）");
    CHECK(issue_of({.name = "", .issue = "〔2021〕17号"}) == "〔2021〕17号");
    CHECK(issue_of({}).empty());
    CHECK(copies_of({"县委办公室。", "", ""}) == "抄送：县委办公室。");
    CHECK(copies_of({"抄报：县委办公室。", "", ""}) == "抄报：县委办公室。");
    CHECK(copies_of({}).empty());
    CHECK(printed_on({"", "", "2021年4月26日"}) == "2021年4月26日印发");
    CHECK(printed_on({"", "", "2021年4月26日印发"}) == "2021年4月26日印发");
    CHECK(printed_on({}).empty());
    CHECK(titled("状态构成", "项") == "状态构成（单位：项）");
    CHECK(titled("", "项").empty());
    CHECK(std::string(word_of(Light::red)) == "逾期");
    CHECK(std::string(word_of(Light::none)).empty());
}
