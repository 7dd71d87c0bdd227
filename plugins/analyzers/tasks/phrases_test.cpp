// The lists of the lexicon phrases: each with its sentences, and without each.
#include <catch2/catch.hpp>

#include "jianbao/standard_tables.h"
#include "phrases.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::chinese;

TEST_CASE("Every list of phrases decides its example or its counter-example") {
    const std::vector<std::string> plugins = {"deadlines", "parties", "tasks"};
    const test::Analysis analysis(plugins);
    const Node lexicon = test::lexicon("phrases");
    for (const test::Example& one : test::examples(lexicon)) {
        // rows, and title and amounts of the last one where the list is about them
        const auto outcome = [&](const test::Analysis& by, const std::string& text) {
            const Document document = test::document(text, one.title);
            std::string all = test::tasks_in(by, document);
            const Findings found = by.run(document);
            const FindingTable& table = found.at(tasks::table);
            if (table.rows().empty()) return all;
            if (!one.titled.empty()) all += "\n" + table.get_or(table.rows().back(), tasks::title);
            if (!one.counted.empty() || !one.counter_counted.empty())
                for (const std::string& amount : table.get_or(table.rows().back(), tasks::targets)) all += "\n" + amount;
            if (!one.quoted.empty()) all += "\n" + std::string(document.text(table.rows().back().evidence));
            return all;
        };
        const auto wanted = [](const std::string& gives, const std::string& titled, const std::string& counted) {
            return gives + (titled.empty() ? "" : "\n" + titled) + (counted.empty() ? "" : "\n" + counted);
        };
        std::string example = wanted(one.gives, one.titled, one.counted);
        std::string counter = wanted(one.counter_gives, one.counter_titled, one.counter_counted);
        if (!one.quoted.empty()) {
            example += "\n" + one.quoted;
            counter += "\n" + one.counter_quoted;
        }
        INFO("phrases, list " << one.group << ": " << one.example << " and " << one.counter);
        CHECK(outcome(analysis, one.example) == example);
        CHECK(outcome(analysis, one.counter) == counter);
        const test::Analysis without(plugins, "phrases", test::without_list(lexicon, one.group));
        const bool decides = outcome(without, one.example) != example || outcome(without, one.counter) != counter;
        CHECK(decides);
    }
}

TEST_CASE("A lexicon of phrases that no rule can use is refused") {
    const auto with = [](const std::string& list) { return test::lexicon("phrases", "[[list]]\n" + list, "phrases.toml"); };
    CHECK_NOTHROW(Phrases(with("name = \"papers_proposed\"\nwords = [\"路线图\"]")));
    CHECK(Phrases(with("name = \"papers_proposed\"\nwords = [\"路线图\"]"))[Phrase::papers_proposed].has("路线图"));
    try {
        Phrases(with("name = \"unitz\"\nwords = [\"栋次\"]"));
        FAIL("a name no rule asks for was taken");
    } catch (const SettingError& error) {
        CHECK(error.hint().find("\"units\"") != std::string::npos);
    }
    CHECK_THROWS_AS(Phrases(with("name = \"papers\"\nwords = [\"路线图\"]")), SettingError);
    CHECK_THROWS_AS(Phrases(with("name = \"papers_proposed\"\nwords = [\"\"]")), SettingError);
    CHECK_THROWS_AS(Phrases(test::lexicon("titles")), SettingError);
}
