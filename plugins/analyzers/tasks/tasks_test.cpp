#include <catch2/catch.hpp>

#include "targets.h"
#include "test/analysis.h"
#include "title.h"
#include "words.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

std::string targets(const std::string& text) {
    std::vector<Target> found;
    find_targets(text, {0, static_cast<std::uint32_t>(text.size())}, found);
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
    CHECK(targets("抓好5个方面的工作") == "");
    CHECK(targets("开展一次检查") == "");
    CHECK(targets("2021年") == "");
}

TEST_CASE("A title is action and object") {
    const Lexicon words = make_words(test::lexicon("parties"), test::lexicon("directives"));
    const std::string text = "要切实抓好山塘水库除险加固，确保安全度汛。";
    CHECK(make_title(text, {0, static_cast<std::uint32_t>(text.size())}, words) == "抓好山塘水库除险加固");
}
