#include "clauses.h"

#include <catch2/catch.hpp>

#include "character_set.h"

using namespace jianbao::chinese;

TEST_CASE("words are found where find() finds them") {
    const std::string_view text = "由县应急局牵头，由由各乡镇配合；abcab由";
    for (const std::string_view word : Words{"由", "由各", "由县应急局", "配合；", "abcab由", "a", "ab", "b由", "不在", "由由由", "县委"}) {
        INFO(word);
        CHECK(find_word(text, word) == text.find(word));
        CHECK(find_word(text.substr(3), word) == text.substr(3).find(word));
        CHECK(holds(text, word) == (text.find(word) != text.npos));
    }
    CHECK(find_word("", "由") == std::string_view::npos);
    CHECK(find_word("由", "由县") == std::string_view::npos);
}

TEST_CASE("spaces and brackets are skipped, and what is none is not") {
    const std::string_view text = " \t\u3000\u00A0（甲（乙）丙）丁“戊";
    const auto size = static_cast<std::uint32_t>(text.size());
    const std::uint32_t open = skip_spaces(text, 0, size);
    CHECK(text.substr(open).starts_with("（甲"));
    const std::uint32_t past = skip_bracketed(text, open, size);
    CHECK(text.substr(past) == "丁“戊");
    CHECK(skip_spaces(text, past, size) == past);
    CHECK(skip_bracketed(text, past, size) == past);
    CHECK(skip_bracketed(text, past + 3, size) == past + 3);  // never closed
    CHECK(skip_spaces(text, size, size) == size);
}

TEST_CASE("words before a place end there and begin in the text given") {
    const std::string_view text = "不少于3次";
    CHECK(ends_with(text, 0, 9, "不少于"));
    CHECK_FALSE(ends_with(text, 3, 9, "不少于"));
    CHECK_FALSE(ends_with(text, 0, 10, "不少于"));
}

TEST_CASE("a set of characters holds what it was made of") {
    constexpr CharacterSet set(U"一9×");
    CHECK(set.contains(U'一'));
    CHECK(set.contains(U'×'));
    CHECK_FALSE(set.contains(U'二'));
    CHECK_FALSE(set.contains(U'\U00020000'));
}

TEST_CASE("the next mark is the first character that is no usual one") {
    std::string text;
    for (int i = 0; i < 12; ++i) text += "县";
    const auto plain = static_cast<std::uint32_t>(text.size());
    for (const std::string mark : {"，", "“", "《", "（", "a", "7", " ", "\u00B7", "\u3007", "\U00020000"}) {
        const std::string all = text + mark + text;
        const auto size = static_cast<std::uint32_t>(all.size());
        INFO(mark);
        for (std::uint32_t at = 0; at <= plain; at += 3) CHECK(next_mark(all, at, size) == plain);
        CHECK(next_mark(all, 0, 9) == 9);
        CHECK(next_mark(all, size - plain, size) == size);
    }
}

TEST_CASE("A word is found where it first stands, wherever that is in a text of any length") {
    std::string text;
    for (int i = 0; i < 30; ++i) text += i % 3 == 0 ? "县" : i % 3 == 1 ? "a" : "区";
    for (const std::string_view word : Words{"由", "牵头", "县由", "由区", "x", "×"})
        for (std::size_t size = 0; size <= text.size(); ++size) {
            CHECK(find_word(std::string_view(text).substr(0, size), word) == std::string_view::npos);
            std::string with = text.substr(0, size) + std::string(word) + text.substr(0, 20);
            REQUIRE(find_word(with, word) == with.find(word));
            with += word;
            REQUIRE(find_word(with, word) == with.find(word));
        }
}

TEST_CASE("a line that begins with a date is numbered before it") {
    const auto behind = [](std::string_view text) { return text.substr(skip_enumerator(text, 0, static_cast<std::uint32_t>(text.size()))); };
    CHECK(behind("2.4月30日前完成") == "4月30日前完成");
    CHECK(behind("3.2026年完成") == "2026年完成");
    CHECK(behind("2.4公里") == "2.4公里");
    CHECK(behind("2.4 加固堤防") == "加固堤防");
}
