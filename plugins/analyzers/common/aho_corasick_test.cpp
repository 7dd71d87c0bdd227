#include "aho_corasick.h"

#include <catch2/catch.hpp>
#include <random>

using namespace jianbao;

namespace {

using Match = AhoCorasick::Match;

/// What the automaton must find, found the slow way.
std::vector<Match> search_each(const std::vector<std::string>& words, std::string_view text) {
    std::vector<Match> matches;
    for (std::uint32_t word = 0; word < words.size(); ++word) {
        if (std::find(words.begin(), words.begin() + word, words[word]) != words.begin() + word) continue;
        for (std::size_t at = text.find(words[word]); at != text.npos; at = text.find(words[word], at + 1))
            matches.push_back(
                {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words[word].size()), word});
    }
    std::sort(matches.begin(), matches.end(), [](const Match& left, const Match& right) {
        return left.end != right.end ? left.end < right.end : left.begin < right.begin;
    });
    return matches;
}

}  // namespace

TEST_CASE("words inside words are all found, the longest first") {
    const std::vector<std::string> words = {"意识", "四个意识", "个", "识"};
    const AhoCorasick automaton(words);
    CHECK(automaton.find_all("增强四个意识") == search_each(words, "增强四个意识"));
    CHECK(automaton.find_all("增强四个意识").size() == 4);
    CHECK(automaton.find_all("四季").empty());
}

TEST_CASE("the leftmost longest words do not overlap") {
    const std::vector<std::string> words = {"政治", "政治站位", "站位高", "提高政治站位"};
    const AhoCorasick automaton(words);
    const auto matches = automaton.find_longest("提高政治站位高，政治站位高，政治");
    REQUIRE(matches.size() == 3);
    CHECK(matches[0].word == 3);
    CHECK(matches[1].word == 1);
    CHECK(matches[2].word == 0);
}

TEST_CASE("a word given twice counts as the first, an empty one is an error") {
    const std::vector<std::string> words = {"甲乙", "甲乙", "乙"};
    const AhoCorasick automaton(words);
    CHECK(automaton.find_all("甲乙") == std::vector<Match>{{0, 6, 0}, {3, 6, 2}});
    CHECK_THROWS_AS(AhoCorasick(std::vector<std::string>{""}), std::invalid_argument);
    CHECK(AhoCorasick(std::vector<std::string>{}).find_all("甲").empty());
}

TEST_CASE("every byte value can be part of a word") {
    std::vector<std::string> words;
    for (int byte = 0; byte < 256; ++byte) words.push_back(std::string(1, static_cast<char>(byte)) + "x");
    const AhoCorasick automaton(words);
    std::string text;
    for (int byte = 255; byte >= 0; --byte) text += static_cast<char>(byte), text += 'x';
    CHECK(automaton.find_all(text) == search_each(words, text));
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
        const AhoCorasick automaton(words);
        const std::string text = make(200);
        REQUIRE(automaton.find_all(text) == search_each(words, text));
    }
}
