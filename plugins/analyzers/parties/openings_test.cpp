// Where may_list() says no, reading finds no list: tried on strings of words in any order.
#include <catch2/catch.hpp>
#include <random>

#include "names.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

/// Words of the two lexicons, and what stands between words.
std::vector<std::string> vocabulary() {
    std::vector<std::string> words;
    for (const char* file : {"parties", "directives"}) {
        const Node lexicon = test::lexicon(file);
        for (const Node& group : lexicon["group"].list())
            for (const std::string& word : group["words"].texts()) words.push_back(word);
    }
    const std::size_t known = words.size();
    // as often as the words of the lexicons together
    while (words.size() < 2 * known)
        for (const char* between : {"、", "、", "和", "及", "与", "或", "等", "各", "的", "是", "有", "被", "为", " ", "　", "（青山）", "“双减”",
                                    "（", "”", "2026年", "3", "xx", "×", "A", "山", "青河", "村", "中央", "国家", "全国", "市", "县",
                                    "联合", "其他", "组织", "督导", "推进", "部", "科", "办公室", "王", "李", "赵明", "长", "负责", "牵头"})
            words.push_back(between);
    return words;
}

}  // namespace

TEST_CASE("Where no list of names may begin none is read") {
    const std::vector<std::string> words = vocabulary();
    std::mt19937 random(7);
    std::string text;
    std::vector<Span> stretches;
    while (stretches.size() < 30000) {
        const auto begin = static_cast<std::uint32_t>(text.size());
        for (unsigned count = 2 + random() % 7; count > 0; --count) text += words[random() % words.size()];
        stretches.push_back({begin, static_cast<std::uint32_t>(text.size())});
        text += "。";
    }
    const Lexicon lexicon = make_words(test::lexicon("parties"), test::lexicon("directives"), test::lexicon("phrases"));
    const Reading reading(lexicon, text, party_heads | bit(domain) | bit(Sign::mask));
    const NameGrammar names(reading);
    std::size_t refused = 0;
    for (const Span& one : stretches)
        for (const bool verb_follows : {false, true}) {
            // where no head, field or placeholder stands at all nothing is read, though 中央、国家 would be
            if (!reading.marks(text, one.begin, one.end) || names.may_list(text, one.begin, one.end, verb_follows)) continue;
            ++refused;
            INFO(text.substr(one.begin, one.size()));
            REQUIRE_FALSE(names.read_list(text, one.begin, one.end, verb_follows));
        }
    CHECK(refused > stretches.size() / 4);
}
