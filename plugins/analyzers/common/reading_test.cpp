#include "reading.h"

#include <catch2/catch.hpp>

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

constexpr Classes modal_word = 1, verb_word = 2, name_word = 4;

Lexicon lexicon() {
    Lexicon words;
    words.add("应", modal_word);
    words.add("应急", verb_word);
    words.add("应急管理局", name_word);
    words.add("局", name_word);
    words.add("A", verb_word);
    words.finish();
    return words;
}

}  // namespace

TEST_CASE("a reading answers as its lexicon does, of its own text and of others") {
    const Lexicon words = lexicon();
    const std::string text = "县应急管理局应急，应A局应";
    const std::string other = "应急管理局";
    const Reading reading(words, text), unread(words);
    for (std::size_t limit = 0; limit <= text.size(); ++limit)
        for (std::size_t at = 0; at <= limit; ++at)
            for (const Classes any : {~Classes{0}, modal_word, verb_word, name_word, modal_word | name_word}) {
                const Word expected = words.longest(text, at, limit, any);
                for (const Reading* one : {&reading, &unread}) {
                    const Word found = one->longest(text, at, limit, any);
                    REQUIRE(found.length == expected.length);
                    REQUIRE(found.classes == expected.classes);
                }
            }
    CHECK(reading.starting(text, 3) == (modal_word | verb_word | name_word));  // 应, 应急, 应急管理局
    CHECK(reading.starting(text, 6) == 0);
    CHECK(reading.starting(other, 0) == ~Classes{0});
    CHECK(unread.starting(text, 6) == ~Classes{0});
    CHECK(reading.longest(other, 0, other.size()).classes == name_word);
    CHECK(reading.longest(other, 0, 6).classes == verb_word);
    CHECK(reading.longest(text, 3, text.size(), modal_word).length == 3);
}

TEST_CASE("a reading knows which classes a stretch has none of") {
    const Lexicon words = lexicon();
    std::string text;
    for (int i = 0; i < 40; ++i) text += "们";
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += "应急";
    const auto end = static_cast<std::uint32_t>(text.size());
    for (int i = 0; i < 40; ++i) text += "们";
    const Reading reading(words, text);
    CHECK(reading.may_hold({0, 60}) == 0);
    CHECK(reading.may_hold({end + 60, static_cast<std::uint32_t>(text.size())}) == 0);
    // the short word inside the long one counts as well
    CHECK((reading.may_hold({begin, end}) & (modal_word | verb_word)) == (modal_word | verb_word));
    CHECK(Reading(words).may_hold({0, 60}) == ~Classes{0});
}

TEST_CASE("a reading tells exactly where words of marked classes begin") {
    const Lexicon words = lexicon();
    const std::string text = "县应急管理局们们们们们们们们们们们们们们们们们们应们们";
    const Reading reading(words, text, name_word);
    for (std::size_t begin = 0; begin <= text.size(); ++begin)
        for (std::size_t end = begin; end <= text.size(); ++end) {
            const bool expected = (begin <= 3 && end > 3) || (begin <= 15 && end > 15);  // 应急管理局 and 局
            REQUIRE(reading.marks(text, begin, end) == expected);
        }
    CHECK(Reading(words, text).marks(text, 60, 63));
    CHECK(reading.marks(std::string("们们们"), 0, 3));
}

TEST_CASE("a reading tells where the next word of a class begins") {
    const Lexicon words = lexicon();
    std::string text = "们应们";
    for (int i = 0; i < 40; ++i) text += "们";
    text += "应急管理局，A";
    for (int i = 0; i < 40; ++i) text += "们";
    const Reading reading(words, text);
    const auto size = static_cast<std::uint32_t>(text.size());
    for (const Classes any : {modal_word, verb_word, name_word, modal_word | name_word, Classes{8}})
        for (std::uint32_t limit = 0; limit <= size; ++limit)
            for (std::uint32_t at = 0; at <= limit; ++at) {
                std::uint32_t expected = at;
                while (expected < limit && !words.longest(text, expected, size, any)) ++expected;
                REQUIRE(reading.next_of(text, at, limit, any) == expected);
            }
    CHECK(Reading(words).next_of(text, 3, size, Classes{8}) == 3);
    CHECK(reading.next_of(std::string("们们们"), 3, 9, modal_word) == 3);
}

TEST_CASE("what is only spotted is no word") {
    constexpr Classes comma = 8, urgent = 16;
    Lexicon words;
    words.add("应", modal_word);
    words.add("应急", verb_word);
    words.spot("急管", urgent);
    words.spot("应急管理", urgent);
    words.spot("，", comma);
    words.finish();
    const std::string text = "应急管理，应";
    const Reading reading(words, text);
    CHECK(reading.starting(text, 0) == (modal_word | verb_word | urgent));
    CHECK(reading.starting(text, 3) == urgent);
    CHECK(reading.next_of(text, 0, 18, comma) == 12);
    CHECK((reading.may_hold({0, 18}) & (comma | urgent)) == (comma | urgent));
    CHECK(reading.longest(text, 0, 18).length == 6);
    CHECK(reading.longest(text, 0, 18).classes == verb_word);
    CHECK_FALSE(reading.longest(text, 0, 18, urgent));
    CHECK_FALSE(reading.longest(text, 3, 18));
    CHECK(words.classes_of("，") == 0);
    CHECK(words.classes_in(text) == (modal_word | verb_word));
}

TEST_CASE("a reading tells where the next word or mark stands") {
    const Lexicon words = lexicon();
    std::string text = "们，们们应们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们们A们3们";
    const Reading reading(words, text);
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t limit = 0; limit <= size; limit += 1)
        for (std::uint32_t at = 0, length = 0; at <= limit && at < size; at += length) {
            std::uint32_t expected = at;
            for (std::uint32_t step = 0; expected < limit; expected += step) {
                const char32_t c = character_at(text, expected, step);
                if (c < 0x4000 || c > 0x9FFF || words.longest(text, expected, size)) break;
            }
            REQUIRE(reading.next_stop(text, at, limit) == std::min(expected, limit));
            character_at(text, at, length);
        }
    CHECK(Reading(words).next_stop(text, 0, size) == 0);
    CHECK(reading.next_stop(std::string("们们们"), 3, 9) == 3);
}
