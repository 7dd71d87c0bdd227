#include "characters.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "numerals.h"
#include "triggers.h"

using namespace jianbao::timex;

namespace {

std::u16string units(const Characters& text) { return std::u16string(text.slice(0, text.size())); }

}  // namespace

TEST_CASE("widths and spaces are folded wherever a character stands") {
    const std::string text = "到２０２６年６月　底前，完成Ａ区（一期）“三通”！～𠀀é豈";
    const std::u16string folded = u"到2026年6月 底前,完成A区(一期)“三通”!~\uFFFDé豈";
    std::string before;
    std::u16string units_before;
    for (int i = 0; i < 20; ++i) {
        const std::string all = before + text + before;
        Characters characters;
        characters.assign(all);
        CHECK(units(characters) == units_before + folded + units_before);
        for (std::size_t at = 0; at < characters.size(); ++at)
            if (characters[at] == u'到') CHECK(all.substr(characters.byte(at), 3) == "到");
        before += "路";
        units_before += u"路";
    }
}

TEST_CASE("what stands behind a sentence changes nothing of it") {
    std::mt19937 random(11);
    const std::vector<std::string> letters = {"年", "底", "，", "　", "1", "é", "〇", "“", "\n", "Ａ", "𠀀", "퟿"};
    for (int round = 0; round < 300; ++round) {
        std::string text, more;
        for (std::size_t i = random() % 40; i > 0; --i) text += letters[random() % letters.size()];
        for (std::size_t i = random() % 12; i > 0; --i) more += letters[random() % letters.size()];
        const std::string all = text + more;
        Characters alone, among;
        alone.assign(text);
        among.assign(std::string_view(all).substr(0, text.size()), more.size());
        REQUIRE(units(among) == units(alone));
    }
}

TEST_CASE("a numeral asked for again is the same, and none of the text before") {
    Characters text;
    text.assign("到2026年12月31日，共三十五件");
    for (int again = 0; again < 2; ++again)
        for (std::size_t at = 0; at < text.size(); ++at) {
            Characters fresh;
            fresh.assign("到2026年12月31日，共三十五件");
            const auto expected = read_numeral(fresh, at), found = read_numeral(text, at);
            REQUIRE(found.has_value() == expected.has_value());
            if (found) CHECK((found->value == expected->value && found->end == expected->end));
        }
    text.assign("到1999年");
    CHECK(read_numeral(text, 1)->value == 1999);
}

TEST_CASE("a numeral of one character with nothing of a time behind it is told without reading it") {
    const auto alone = [](const char* words) {
        Characters text;
        text.assign(words);
        return is_alone(text, 0);
    };
    CHECK(alone("一批项目"));
    CHECK(alone("5项任务"));
    CHECK_FALSE(alone("一月底"));
    CHECK_FALSE(alone("三十天"));
    CHECK_FALSE(alone("2O21年"));
    CHECK_FALSE(alone("5"));
}
