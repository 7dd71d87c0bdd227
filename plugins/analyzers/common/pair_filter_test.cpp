#include "pair_filter.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace jianbao::chinese;

namespace {

/// Where words may begin in the text, asked for in small parts.
std::vector<std::size_t> places(const PairFilter& filter, std::string_view text) {
    std::vector<std::size_t> found;
    std::array<std::uint32_t, 16> part;
    for (std::size_t next = 0; next < text.size();) {
        const std::size_t count = filter.take(text, next, part);
        found.insert(found.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(count));
    }
    return found;
}

/// Whether a word may begin with the text; enough stands behind it that its end tells nothing.
bool may_begin(const PairFilter& filter, std::string text) {
    text += "，，，，，，，，";
    const std::vector<std::size_t> found = places(filter, text);
    return !found.empty() && found.front() == 0;
}

}  // namespace

TEST_CASE("a pair filter lets all words pass and few other pairs") {
    const std::vector<std::string> letters = {"抓", "好", "落", "实", "，", "重", "点", "工", "程", "补", "短", "板"};
    PairFilter filter;
    for (const char* word : {"抓好", "落实", "重点工程", "工程", "补短板"}) filter.add(word);
    filter.finish();
    std::vector<std::string> passed;
    for (const std::string& one : letters)
        for (const std::string& two : letters)
            if (may_begin(filter, one + two)) passed.push_back(one + two);
    // no words are 重点 and 补短, with which two begin
    CHECK(passed == std::vector<std::string>{"抓好", "落实", "工程"});
    CHECK(may_begin(filter, "重点工"));
    CHECK(may_begin(filter, "补短板"));
    CHECK_FALSE(may_begin(filter, "补短工"));
}

TEST_CASE("words of one character, and of others than three bytes behind the first, pass whatever follows") {
    PairFilter filter;
    for (const char* word : {"要", "第3", "请示", "3个"}) filter.add(word);
    filter.finish();
    CHECK(may_begin(filter, "要抓"));
    CHECK(may_begin(filter, "第3个"));
    CHECK(may_begin(filter, "第三"));
    CHECK(may_begin(filter, "请示"));
    CHECK_FALSE(may_begin(filter, "请问"));
    CHECK_FALSE(may_begin(filter, "三个"));
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
    for (const std::string& word : words) CHECK(may_begin(filter, word));
}

TEST_CASE("places are found in the middle, at the end and behind characters of other lengths") {
    PairFilter filter;
    for (const char* word : {"抓好", "a", "é"}) filter.add(word);
    filter.finish();
    std::string text;
    for (int i = 0; i < 7; ++i) text += "落实";
    CHECK(places(filter, "").empty());
    CHECK(places(filter, text).empty());
    CHECK(places(filter, text + "抓好" + text).front() == text.size());
    CHECK(places(filter, "x𠀀ř" + text + "抓好").front() == 7 + text.size());
    CHECK(places(filter, text + "éa好").front() == text.size());
}
