#include "mark_list.h"

#include <catch2/catch.hpp>

using namespace jianbao::chinese;

namespace {

/// What stands at the marks, each a character.
std::vector<std::string> marks_in(std::string_view text) {
    const MarkList marks(text);
    std::vector<std::string> found;
    for (std::size_t i = 0; marks[i] != MarkList::none; ++i) {
        std::size_t end = marks[i] + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        found.emplace_back(text.substr(marks[i], end - marks[i]));
    }
    return found;
}

}  // namespace

TEST_CASE("marks are punctuation, digits, letters and spaces, never the characters between them") {
    CHECK(marks_in("一要抓好落实，二要（年底前）修3座桥。") ==
          std::vector<std::string>{"，", "（", "）", "3", "。"});
    CHECK(marks_in("").empty());
    CHECK(marks_in("抓好落实").empty());
    CHECK(marks_in("〇é𠀀") == std::vector<std::string>{"〇", "é", "𠀀"});
}

TEST_CASE("the first mark behind a place is found from any hint") {
    std::string text;
    for (int i = 0; i < 300; ++i) text += i % 3 == 0 ? "修桥，" : "抓好落实";
    const MarkList marks(text);
    for (std::uint32_t at = 0; at <= text.size(); at += 5) {
        std::size_t wanted = 0;
        while (marks[wanted] < at) ++wanted;
        for (const std::size_t hint : {std::size_t{0}, wanted, wanted / 2, wanted + 1, std::size_t{100000}})
            CHECK(marks.first_from(at, hint) == wanted);
    }
}
