// What walks through texts many bytes at a time finds the same as a walk byte by byte.
#include <catch2/catch.hpp>

#include <random>

#include "text/census.h"
#include "text/characters.h"
#include "text/cleaning.h"
#include "text/dates.h"
#include "text/scan.h"

using namespace jianbao;

namespace {

/// Texts of many lengths made of pieces that are alike: the ends of their bytes often agree.
std::vector<std::string> texts() {
    constexpr std::string_view pieces[] = {"一", "二", "下", "书", "，", "。", "2", "1", "年", "〇", "é", "𠮷", "a", "？", "　", " ", "們", "页", "第", "１"};
    std::mt19937 random(7);
    std::vector<std::string> made;
    for (std::size_t count = 0; count < 120; ++count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += pieces[random() % std::size(pieces)];
        made.push_back(std::move(text));
    }
    return made;
}

}  // namespace

TEST_CASE("words are found in every place of a text") {
    for (const std::string& text : texts())
        for (const std::string_view words : {"一", "二年", "页", "1", "a，", "们", "下书二"})
            for (std::size_t from = 0; from <= text.size(); ++from)
                if (text::find_text(text, words, from) != text.find(words, from)) FAIL(text << ": " << words << " from " << from);
    CHECK(text::find_text("督办", "督办事项") == std::string_view::npos);
    CHECK(text::find_text("督办", "") == std::string_view::npos);
}

TEST_CASE("the last sentence end is found from behind, from every place to every other") {
    for (std::string text : texts()) {
        if (text.size() > 90) continue;
        text += "？好！是的!吗? ｡。";
        for (std::size_t end = 0; end <= text.size(); ++end)
            for (std::size_t begin = 0; begin <= end; ++begin) {
                const auto inside = [&](std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
                if (inside(begin) || inside(end)) continue;
                std::size_t expected = begin;
                for (std::size_t at = begin; at < end;)
                    if (text::ends_sentence(next_character(text, at))) expected = at;
                if (text::behind_last_sentence_end(text, begin, end) != expected) FAIL(text << ": from " << begin << " to " << end);
            }
    }
}

TEST_CASE("the next ASCII character is found") {
    for (const std::string& text : texts())
        for (std::size_t from = 0; from <= text.size(); ++from) {
            std::size_t expected = from;
            while (expected < text.size() && static_cast<unsigned char>(text[expected]) >= 0x80) ++expected;
            if (text::next_ascii(text, from) != expected) FAIL(text << ": from " << from);
        }
}

TEST_CASE("a date is found wherever it stands") {
    for (const std::string_view date : {"2026年4月8日", "二〇二六年四月八日", "２０２６年４月８日", "2026-04-08"})
        for (std::size_t before = 0; before < 40; ++before) {
            std::string text;
            for (std::size_t i = 0; i < before; ++i) text += i % 3 == 0 ? "下" : "书";
            text += "于";
            const std::size_t begin = text.size();
            text += date;
            const auto found = text::find_date(text);
            if (!found || found->begin != begin || found->end != text.size() || found->date != make_date(2026, 4, 8)) FAIL(text);
        }
    CHECK_FALSE(text::find_date("一二年，两下书１"));
}

TEST_CASE("a census counts what a walk by characters counts") {
    for (const std::string& text : texts()) {
        const text::Census census = text::take_census(text);
        bool wide = false;
        std::bitset<128> ascii;
        std::vector<std::uint32_t> traditional;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = next_character(text, at);
            if (c < 128) ascii.set(c);
            wide = wide || c == U'　';
            if (c == U'們') traditional.push_back(static_cast<std::uint32_t>(at));
        }
        if (census.wide_spaces != wide || census.ascii != ascii || census.traditional != traditional || census.invisible || census.lookalike) FAIL(text);
    }
}

TEST_CASE("spaces inside many short names go where the names stand without them too, and stay elsewhere") {
    const text::CleaningStep* step = text::find_step("spaces");
    REQUIRE(step);
    // Few such names and many are looked for in two ways.
    constexpr std::string_view names[] = {"王亮", "赵敏", "陈飞", "周强", "吴静", "郑磊", "孙悦", "李昂"};
    for (const std::size_t count : {std::size_t{2}, std::size(names)}) {
        std::string text = "名单\n", expected = "名单\n";
        for (std::size_t i = 0; i < count; ++i) {
            const std::string family(names[i].substr(0, 3)), given(names[i].substr(3));
            const bool known = i % 2 == 0;
            text += "组长某" + family + " " + given + "某\n" + (known ? family + given + "\n" : "");
            expected += "组长某" + family + (known ? "" : " ") + given + "某\n" + (known ? family + given + "\n" : "");
        }
        text::Draft draft = text::Draft::from_text(text);
        draft.apply("spaces", step->propose(draft));
        CHECK(draft.text() == expected);
    }
}
