#include <catch2/catch.hpp>

#include "test/analysis.h"
#include "test/readings.h"

using namespace jianbao;
using namespace jianbao::timex;

namespace {

/// Runs `check` on every entry of every section of a lexicon.
template <class Check>
int each_entry(const char* file, Check check) {
    int count = 0;
    const Node node = jianbao::test::lexicon(file);
    for (const auto& [section, list] : node.table())
        for (const Node& entry : list.list()) {
            INFO(file << " [[" << section << "]] line " << entry.where().line);
            check(section, entry);
            ++count;
        }
    return count;
}

}  // namespace

TEST_CASE("Every event of the lexicon reads its example and leaves its counter-example alone") {
    const int entries = each_entry("time_events", [](const std::string& section, const Node& entry) {
        INFO(section << ": " << entry["example"].text());
        CHECK(readings::norms(entry["example"].text(), Role::limit).find(entry["reading"].text()) != std::string::npos);
        const std::string counter = readings::norms(entry["counter"].text(), Role::limit);
        INFO(entry["counter"].text() << " gave " << counter);
        if (section == "own_issue")
            CHECK(counter.find("20") == std::string::npos);
        else
            CHECK(counter.find("event:") == std::string::npos);
    });
    CHECK(entries > 30);
}

TEST_CASE("Every frequency of the lexicon reads its example and leaves its counter-example alone") {
    const int entries = each_entry("time_frequencies", [](const std::string&, const Node& entry) {
        INFO(entry["example"].text());
        CHECK(readings::norms(entry["example"].text(), Role::frequency).find(entry["reading"].text()) !=
              std::string::npos);
        INFO(entry["counter"].text());
        CHECK(readings::norms(entry["counter"].text(), Role::frequency).empty());
    });
    CHECK(entries >= 5);
}

TEST_CASE("Every role of the lexicon makes a limit of its example and none of its counter-example") {
    const int entries = each_entry("time_roles", [](const std::string& section, const Node& entry) {
        INFO(entry["example"].text());
        if (section.starts_with("rules_")) {  // words of titles
            const auto names_rules = [&](const char* title) {
                Characters characters;
                characters.assign(entry[title].text());
                return readings::grammar().lexicon().names_rules(characters);
            };
            CHECK(names_rules("example"));
            CHECK_FALSE(names_rules("counter"));
            return;
        }
        CHECK_FALSE(readings::norms(entry["example"].text(), Role::limit).empty());
        INFO(entry["counter"].text());
        CHECK(readings::norms(entry["counter"].text(), Role::limit).empty());
    });
    CHECK(entries >= 6);
}

TEST_CASE("A regular duty is a frequency with every unit") {
    CHECK(readings::norms("实行日调度。", Role::frequency) == "R/P1D");
    CHECK(readings::norms("实行周调度。", Role::frequency) == "R/P1W");
    CHECK(readings::norms("实行旬调度。", Role::frequency) == "3/P1M");
    CHECK(readings::norms("实行月度调度。", Role::frequency) == "R/P1M");
    CHECK(readings::norms("实行季度调度。", Role::frequency) == "R/P3M");
    CHECK(readings::norms("实行半年调度。", Role::frequency) == "R/P6M");
}

TEST_CASE("Mistakes in a lexicon are told with their place") {
    const Node events(
        Node::Table{{"event", Node(Node::List{Node(Node::Table{
                                  {"word", Node(std::string("汛"))},
                                  {"name", Node(std::string("汛期"))},
                                  {"sides", Node(Node::List{Node(std::string("earlier"))}, {"time_events.toml", 7, 9})},
                              })})}});
    try {
        TimeLexicon(events, Node{}, Node{}, Node{});
        FAIL("accepted");
    } catch (const SettingError& error) {
        CHECK(error.where().line == 7);
        CHECK(std::string(error.what()).find("earlier") != std::string::npos);
    }
}
