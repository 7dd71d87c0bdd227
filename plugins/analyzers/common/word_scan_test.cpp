#include "word_scan.h"

#include <catch2/catch.hpp>
#include <random>

using namespace jianbao::chinese;

namespace {

using Match = WordScan::Match;

/// What the scan must find, found the slow way.
std::vector<Match> search_each(const std::vector<std::string>& words, std::string_view text) {
    std::vector<Match> matches;
    for (std::uint32_t word = 0; word < words.size(); ++word) {
        if (std::find(words.begin(), words.begin() + word, words[word]) != words.begin() + word) continue;
        for (std::size_t at = text.find(words[word]); at != text.npos; at = text.find(words[word], at + 1))
            matches.push_back(
                {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words[word].size()), word});
    }
    std::sort(matches.begin(), matches.end(), [](const Match& left, const Match& right) {
        return left.begin != right.begin ? left.begin < right.begin : left.end < right.end;
    });
    return matches;
}

}  // namespace

TEST_CASE("words inside words are all found, the shortest first") {
    const std::vector<std::string> words = {"意识", "四个意识", "个", "识"};
    const WordScan scan(words);
    CHECK(scan.find_all("增强四个意识") == search_each(words, "增强四个意识"));
    CHECK(scan.find_all("增强四个意识").size() == 4);
    CHECK(scan.find_all("四季").empty());
}

TEST_CASE("the leftmost longest words do not overlap") {
    const std::vector<std::string> words = {"政治", "政治站位", "站位高", "提高政治站位"};
    const WordScan scan(words);
    const auto matches = scan.find_longest("提高政治站位高，政治站位高，政治");
    REQUIRE(matches.size() == 3);
    CHECK(matches[0].word == 3);
    CHECK(matches[1].word == 1);
    CHECK(matches[2].word == 0);
}

TEST_CASE("a word given twice counts as the first, an empty one is an error") {
    const std::vector<std::string> words = {"甲乙", "甲乙", "乙"};
    const WordScan scan(words);
    CHECK(scan.find_all("甲乙") == std::vector<Match>{{0, 6, 0}, {3, 6, 2}});
    CHECK_THROWS_AS(WordScan(std::vector<std::string>{""}), std::invalid_argument);
    CHECK(WordScan(std::vector<std::string>{}).find_all("甲").empty());
}

TEST_CASE("a word may begin with any character, and be one alone") {
    const std::vector<std::string> words = {"“四", "\"4", "4个", "é一", "一", "×", "x月", "个"};
    const WordScan scan(words);
    const std::string text = "\"4个é一个“四个x月×一\"";
    CHECK(scan.find_all(text) == search_each(words, text));
    CHECK(scan.find_all("").empty());
}

TEST_CASE("random words in random texts are found as by plain search") {
    std::mt19937 random(7);
    const std::vector<std::string> letters = {"甲", "乙", "丙", "a", "丁"};
    const auto make = [&](std::size_t most) {
        std::string text;
        for (std::size_t i = random() % most + 1; i > 0; --i) text += letters[random() % letters.size()];
        return text;
    };
    for (int round = 0; round < 200; ++round) {
        std::vector<std::string> words;
        for (std::size_t i = random() % 20 + 1; i > 0; --i) words.push_back(make(5));
        const WordScan scan(words);
        const std::string text = make(200);
        REQUIRE(scan.find_all(text) == search_each(words, text));
    }
}
