#include <catch2/catch.hpp>

#include "test/analysis.h"
#include "test/readings.h"

using namespace jianbao;
using namespace jianbao::timex;

namespace {

/// Where both sentences of an entry stand: `text` of the entry is "plan", "rules", "minutes", or none.
Surroundings surroundings(const Node& entry) {
    const std::string text = entry["text"].text_or("");
    return {.reference = parse_iso("2021-04-23"), .directive = text == "plan", .minutes = text == "minutes", .rules = text == "rules"};
}

/// Norms of one role, joined, as the sentence of that name of the entry has them.
std::string norms(const Node& entry, const char* sentence, Role role) {
    std::string joined;
    for (const TimeExpression& one : readings::grammar().find(entry[sentence].text(), surroundings(entry)))
        if (one.role == role) joined += (joined.empty() ? "" : "; ") + one.norm;
    return joined;
}

/// All that a grammar makes of both sentences of an entry.
std::string readings_of(const TimeGrammar& grammar, const Node& entry) {
    if (entry["example"].is_null()) return "";
    std::string all;
    for (const char* sentence : {"example", "counter"}) {
        Characters title;
        title.assign(entry[sentence].text());
        all += grammar.lexicon().names_rules(title) ? "rules\n" : "\n";
        for (const TimeExpression& one : grammar.find(entry[sentence].text(), surroundings(entry)))
            all += std::to_string(one.begin) + "-" + std::to_string(one.end) + " " + std::string(name_of(one.role)) + " " + one.norm + " " + std::to_string(one.confidence) + "\n";
    }
    return all;
}

/// The file without that entry.
Node without(const Node& file, const std::string& section, std::size_t place) {
    Node::Table sections = file.table();
    for (auto& [name, entries] : sections)
        if (name == section) {
            Node::List left = entries.list();
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(place));
            entries = Node(left);
        }
    return Node(sections);
}

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
        const std::string example = norms(entry, "example", Role::limit);
        INFO("gave " << example);
        CHECK(example.find(entry["reading"].text()) != std::string::npos);
        const std::string counter = norms(entry, "counter", Role::limit);
        INFO(entry["counter"].text() << " gave " << counter);
        if (entry.has("counter_reading"))
            CHECK(counter == entry["counter_reading"].text());
        else if (section == "own_issue")
            CHECK(counter.find("20") == std::string::npos);
        else
            CHECK(counter.find("event:") == std::string::npos);
    });
    CHECK(entries > 30);
}

TEST_CASE("Every frequency of the lexicon reads its example and leaves its counter-example alone") {
    const int entries = each_entry("time_frequencies", [](const std::string&, const Node& entry) {
        const std::string example = norms(entry, "example", Role::frequency);
        INFO(entry["example"].text() << " gave " << example);
        CHECK(example.find(entry["reading"].text()) != std::string::npos);
        const std::string counter = norms(entry, "counter", Role::frequency);
        INFO(entry["counter"].text() << " gave " << counter);
        CHECK(counter == entry["counter_reading"].text_or(""));
    });
    CHECK(entries >= 5);
}

TEST_CASE("Every role of the lexicon makes a limit of its example and none of its counter-example") {
    const int entries = each_entry("time_roles", [](const std::string& section, const Node& entry) {
        INFO(section << ": " << entry["example"].text());
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
        const std::string example = norms(entry, "example", Role::limit);
        INFO("gave " << example);
        CHECK_FALSE(example.empty());
        CHECK(example.find(entry["reading"].text_or("")) != std::string::npos);
        const std::string counter = norms(entry, "counter", Role::limit);
        INFO(entry["counter"].text() << " gave " << counter);
        CHECK(counter == entry["counter_reading"].text_or(""));
    });
    CHECK(entries >= 6);
}

TEST_CASE("Every group of words decides its example or its counter-example") {
    const char* const names[] = {"time_events", "time_frequencies", "time_roles", "holidays"};
    std::vector<Node> files;
    for (const char* name : names) files.push_back(jianbao::test::lexicon(name));
    for (std::size_t changed = 0; changed < 3; ++changed)
        for (const auto& [section, entries] : files[changed].table())
            for (std::size_t place = 0; place < entries.list().size(); ++place) {
                const Node& entry = entries.list()[place];
                INFO(names[changed] << " [[" << section << "]] line " << entry.where().line << ": " << entry["example"].text());
                std::vector<Node> left = files;
                left[changed] = without(files[changed], section, place);
                const TimeGrammar grammar(TimeLexicon(left[0], left[1], left[2], left[3]));
                const std::string with = readings_of(readings::grammar(), entry);
                INFO("with the words\n" << with);
                CHECK(readings_of(grammar, entry) != with);
            }
}

TEST_CASE("A regular duty is a frequency with every unit") {
    CHECK(readings::norms("实行日调度。", Role::frequency) == "R/P1D");
    CHECK(readings::norms("实行周调度。", Role::frequency) == "R/P1W");
    CHECK(readings::norms("实行旬调度。", Role::frequency) == "R/P10D");
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
