#include "pair_filter.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace jianbao::chinese;

TEST_CASE("a pair filter lets all words pass and few other pairs") {
    const std::vector<std::string> letters = {"抓", "好", "落", "实", "，", "重", "点", "工", "程", "补", "短", "板"};
    PairFilter filter;
    for (const char* word : {"抓好", "落实", "重点工程", "工程", "补短板"}) filter.add(word);
    filter.finish();
    std::vector<std::string> passed;
    for (const std::string& one : letters)
        for (const std::string& two : letters)
            if (filter.may_begin((one + two).c_str())) passed.push_back(one + two);
    CHECK(passed == std::vector<std::string>{"抓好", "落实", "重点", "工程", "补短"});
}

TEST_CASE("words of one character, and of others than three bytes behind the first, pass whatever follows") {
    PairFilter filter;
    for (const char* word : {"要", "第3", "请示", "3个"}) filter.add(word);
    filter.finish();
    CHECK(filter.may_begin("要抓"));
    CHECK(filter.may_begin("第3个"));
    CHECK(filter.may_begin("第三"));
    CHECK(filter.may_begin("请示"));
    CHECK_FALSE(filter.may_begin("请问"));
    CHECK_FALSE(filter.may_begin("三个"));
}

TEST_CASE("many words share the groups, and none is lost") {
    std::vector<std::string> words;
    const auto character = [](int code) {
        const int value = 0x4E00 + code * 37;
        return std::string{static_cast<char>(0xE0 | value >> 12), static_cast<char>(0x80 | (value >> 6 & 0x3F)),
                           static_cast<char>(0x80 | (value & 0x3F))};
    };
    PairFilter filter;
    for (int i = 0; i < 400; ++i) {
        words.push_back(character(i % 90) + character(i * 7 % 211));
        filter.add(words.back());
    }
    filter.finish();
    for (const std::string& word : words) CHECK(filter.may_begin(word.c_str()));
}
