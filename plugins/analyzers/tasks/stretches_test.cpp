// What the rules read a stretch of text by: its clauses, its words, its units.
#include <catch2/catch.hpp>

#include "document_words.h"
#include "test/analysis.h"
#include "times.h"
#include "units.h"
#include "word_walk.h"

using namespace jianbao;
using namespace jianbao::chinese;

TEST_CASE("A stretch that begins and ends with clauses of its sentence has them without being cut again") {
    const Document document = test::document("各镇要抓好排查，建立台账（含照片，视频）；4月底前，报送县应急局。");
    const Lexicon no_words;
    const SentenceClauses clauses(document, Reading(no_words));
    const std::span<const Clause> all = clauses.of(0);
    REQUIRE(all.size() == 4);
    for (std::size_t first = 0; first < all.size(); ++first)
        for (std::size_t last = first; last < all.size(); ++last) {
            const Span stretch{all[first].span.begin, all[last].span.end};
            std::vector<Clause> cut;
            split_clauses(document.text(), stretch, cut);
            const std::span<const Clause> known = clauses.of(0, stretch);
            REQUIRE(known.size() == cut.size());
            for (std::size_t i = 0; i < cut.size(); ++i) CHECK(known[i].span == cut[i].span);
        }
    CHECK(clauses.of(0, {all[0].span.begin + 3, all[1].span.end}).empty());
    CHECK(clauses.of(0, {all[0].span.begin, all[1].span.end - 3}).empty());
}

TEST_CASE("A walk meets the longest words of a stretch, none inside another") {
    Lexicon lexicon;
    for (const char* word : {"应", "应急", "要", "加强", "不断", "完善"}) lexicon.add(word, 1);
    lexicon.finish();
    const std::string text = "应急值守要加强，不断完善";
    const Reading reading(lexicon, text);
    const auto met = [&](Span stretch, std::size_t most) {
        std::string out;
        walk(reading, text, stretch, [&](std::uint32_t at, Word word) {
            out += (out.empty() ? "" : " ") + text.substr(at, word.length);
            return --most > 0;
        });
        return out;
    };
    const auto size = static_cast<std::uint32_t>(text.size());
    CHECK(met({0, size}, 9) == "应急 要 加强 不断 完善");
    CHECK(met({0, size}, 2) == "应急 要");
    CHECK(met({3, size}, 9) == "要 加强 不断 完善");
    CHECK(met({0, 18}, 9) == "应急 要");
}

TEST_CASE("Times between two places are the same whichever were asked for before") {
    std::vector<Time> several;
    for (std::uint32_t i = 0; i < 40; ++i) several.push_back({.span = {i * 10, i * 10 + 6}});
    std::swap(several[3], several[30]);
    const Times times(several);
    const auto begins = [&](Span span) {
        std::vector<std::uint32_t> out;
        for (const Time& one : times.between(span)) out.push_back(one.span.begin);
        return out;
    };
    using Begins = std::vector<std::uint32_t>;
    for (int round = 0; round < 2; ++round) {
        CHECK(begins({0, 20}) == Begins{0, 10});
        CHECK(begins({385, 400}) == Begins{380, 390});
        CHECK(begins({6, 10}) == Begins{});
        CHECK(begins({295, 311}) == Begins{290, 300, 310});
        CHECK(begins({396, 400}) == Begins{});
        CHECK(begins({12, 13}) == Begins{10});
    }
    CHECK(Times().between({0, 10}).empty());
}

TEST_CASE("A unit is the longest that stands there") {
    const Phrases known(test::lexicon("phrases"));
    const Units units(known);
    CHECK(units.at("个工作日", 0, 12).word == "个工作日");
    CHECK(units.at("个工作", 0, 9).word == "个");
    CHECK(units.at("万元", 0, 3).word == "万");
    CHECK(units.at("％", 0, 3).is(Unit::percent));
    CHECK_FALSE(units.at("方案", 0, 6));
    CHECK(units.at("方，", 0, 6).word == "方");
    CHECK(units.at("方以上", 0, 9).word == "方");
    CHECK_FALSE(units.at("个", 0, 0));
}

TEST_CASE("An office's own units are found like others, and what a list says of one is added to what it is") {
    const auto own = [](const std::string& list) { return Phrases(test::lexicon("phrases", "[[list]]\n" + list, "own.toml")); };
    const Phrases longer = own("name = \"units\"\nwords = [\"台班\", \"兆瓦时\", \"瓮\"]");
    const Units units(longer);
    CHECK(units.at("台班", 0, 6).word == "台班");
    CHECK(units.at("台账", 0, 6).word == "台");
    CHECK(units.at("兆瓦时", 0, 9).word == "兆瓦时");
    CHECK(units.start_with(U'瓮'));
    const Phrases marked = own("name = \"masked_units\"\nwords = [\"名\", \"丘\"]");
    const Units more(marked);
    CHECK(more.at("名", 0, 3).uses == (Unit::assigned | Unit::masked));
    CHECK(more.at("丘", 0, 3).uses == Unit::masked);
    CHECK_FALSE(Units(longer).at("丘", 0, 3));
}
