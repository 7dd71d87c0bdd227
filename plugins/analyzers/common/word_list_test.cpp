#include <catch2/catch.hpp>

#include "word_list.h"

using jianbao::chinese::PhraseList;
using jianbao::chinese::WordList;

TEST_CASE("A list of words tells which of them a text begins or ends with, the first of the list before others") {
    constexpr WordList words({"超过", "超", "不少于", "最", "a"});
    CHECK(words.begins("超过3个") == "超过");
    CHECK(words.begins("超3个") == "超");
    CHECK(words.begins("不少") == "");
    CHECK(words.begins("最") == "最");
    CHECK(words.begins("abc") == "a");
    CHECK(words.begins("") == "");
    CHECK(words.ends("数量不少于") == "不少于");
    CHECK(words.ends("少于") == "");
    CHECK(words.ends("b") == "");
    CHECK(words.ends("ba") == "a");
    CHECK(words.ends("") == "");
    CHECK(words.has("超"));
    CHECK_FALSE(words.has("超过了"));
    CHECK_FALSE(words.has(""));
}

TEST_CASE("Characters that end in the same byte are told apart") {
    constexpr WordList words({"后"});  // 吾 ends in the same byte but one
    for (const char* other : {"吾", "同", "嚎", "后勤"}) {
        CHECK(words.ends(other) == "");
        CHECK_FALSE(words.has(other));
    }
    CHECK(words.begins("后勤") == "后");
}

TEST_CASE("The list of a lexicon answers as the short ones do, whichever of its words share a character") {
    PhraseList words;
    for (const char* word : {"超", "超过", "超标", "最", "不少于", "a", "后"}) words.add(word);
    CHECK(words.begins("超过3个") == "超");  // the first of the list
    CHECK(words.begins("不少于") == "不少于");
    CHECK(words.begins("不少") == "");
    CHECK(words.begins("") == "");
    CHECK(words.ends("大大超过") == "超过");
    CHECK(words.ends("少于") == "");
    CHECK(words.ends("ba") == "a");
    CHECK(words.ends("吾") == "");  // its last byte but one is that of 后
    CHECK(words.has("超标"));
    CHECK_FALSE(words.has("超标了"));
    CHECK(words.has(U'最'));
    CHECK_FALSE(words.has(U'不'));
    CHECK(PhraseList().begins("超") == "");
}
