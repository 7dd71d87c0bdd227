#include <catch2/catch.hpp>
#include <set>

#include "config/options.h"
#include "jianbao/plugin.h"
#include "jianbao/standard_tables.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::test;

extern "C" const Manifest jianbao_manifest;

namespace {

class SloganSetup final : public Setup {
public:
    SloganSetup() : options_(config::make_options(jianbao_manifest.options, Node{})), lexicon_(lexicon("slogans")) {}
    const Options& options() const override { return options_; }
    const Node& data(std::string_view) const override { return lexicon_; }
    std::vector<std::filesystem::path> font_folders() const override { return {}; }
    void report(Diagnostic) const override {}

private:
    Options options_;
    Node lexicon_;
};

class SilentContext final : public Context {
public:
    Date as_of() const override { return make_date(2024, 3, 1); }
    void report(Diagnostic) override {}
    bool cancelled() const override { return false; }
    ToolResult run_tool(const ToolRequest&) override { return {}; }
};

const Analyzer& analyzer() {
    static const auto made = jianbao_manifest.make_analyzer(SloganSetup());
    return *made;
}

Findings analyze(const Document& document, const Findings& needs = {}) {
    Findings found;
    for (const TableSpec& table : jianbao_manifest.tables) found.add(table);
    SilentContext context;
    analyzer().analyze(document, needs, found, context);
    return found;
}

/// Phrases of a category, in the order of the text.
std::vector<std::string> phrases(const std::string& text, std::string_view category) {
    const Document made = document(text);
    const Findings found = analyze(made);
    const FindingTable& table = found.at(slogans::table);
    std::vector<std::string> result;
    for (const Row& row : table.rows())
        if (table.get_or(row, Column<std::string>{"category_id"}) == category)
            result.push_back(table.get_or(row, slogans::phrase));
    return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("every category of the lexicon finds its example and not its counter-example") {
    const Node file = lexicon("slogans");
    REQUIRE(file["category"].list().size() >= 5);
    std::size_t count = 0;
    for (const Node& category : file["category"].list()) {
        const std::string name = category["name"].text();
        INFO(name << ": " << category["example"].text());
        CHECK(phrases(category["example"].text(), name) == category["finds"].texts());
        INFO(category["counter_example"].text());
        CHECK(phrases(category["counter_example"].text(), name).empty());
        count += category["phrases"].list().size();
    }
    CHECK(count >= 300);
}

TEST_CASE("forms found without a lexicon are found in their examples only") {
    const Node file = lexicon("slogans");
    for (const auto& [table, category] : {std::pair{"numeric", "numeric"}, std::pair{"parallel", "parallelism"}}) {
        for (const Node& example : file[table]["examples"].list()) {
            INFO(example["text"].text());
            CHECK(phrases(example["text"].text(), category) == example["finds"].texts());
        }
        for (const std::string& counter : file[table]["counter_examples"].texts()) {
            INFO(counter);
            CHECK(phrases(counter, category) == Texts{});
        }
    }
}

TEST_CASE("no phrase of the shipped lexicon stands in it twice") {
    const Node file = lexicon("slogans");
    std::set<std::string> seen;
    for (const Node& category : file["category"].list())
        for (const std::string& phrase : category["phrases"].texts()) {
            INFO(phrase);
            CHECK(seen.insert(phrase).second);
        }
}

TEST_CASE("separators may be any, the form stays the lexicon's") {
    for (const char* text :
         {"空谈误国，实干兴邦！", "空谈误国,实干兴邦！", "空谈误国、实干兴邦！", "空谈误国实干兴邦！"})
        CHECK(phrases(text, "motto") == Texts{"空谈误国，实干兴邦"});
}

TEST_CASE("words that only hold a phrase by chance are left alone") {
    CHECK(phrases("窗口服务必须公开，业务必须留痕。", "intensifier").empty());
    CHECK(phrases("找准着力点，汇集巨大力量。", "intensifier").empty());
    CHECK(phrases("第六保障组负责供水。", "numeric").empty());
    CHECK(phrases("做好“六稳”工作。", "numeric") == Texts{"六稳"});
}

TEST_CASE("numbers of things are no slogans") {
    CHECK(phrases("四个季度、三个月、五个乡镇各报一次。", "numeric").empty());
    CHECK(phrases("共二十五个项目，前三个必须开工。", "numeric").empty());
    CHECK(phrases("这是一个必须解决的问题。", "numeric").empty());
    CHECK(phrases("“三个月”内办结。", "numeric").empty());
    CHECK(phrases("要做到四个到位、十个不得。", "numeric") == Texts{"四个到位", "十个不得"});
}

TEST_CASE("evidence is the phrase itself, with its article and section") {
    const Document made = document("一、思想上\n要提高政治站位。");
    const Findings found = analyze(made);
    const FindingTable& table = found.at(slogans::table);
    REQUIRE(table.rows().size() == 1);
    CHECK(made.text(table.rows()[0].evidence) == "提高政治站位");
    CHECK(table.rows()[0].article == 0);
    CHECK(*table.get(table.rows()[0], slogans::category) == "套话");
}

TEST_CASE("style counts characters, slogans, share and tasks") {
    // 20 Han characters; 提高政治站位 (6) and 统一思想 (4) are slogans.
    const Document made = document("要提高政治站位，统一思想，六月底前建成三座桥。");
    static const ColumnSpec columns[] = {{"grade", ColumnType::text, "", ""}};
    static const TableSpec spec{"tasks", "task", "", "", columns};
    Findings needs;
    FindingTable& table = needs.add(spec);
    for (const char* grade : {"A", "C", "B"}) {
        Row& row = table.add({0, 3});
        table.set(row, tasks::grade, std::string(grade));
    }
    const Findings found = analyze(made, needs);
    const FindingTable& measures = found.at(style::table);
    REQUIRE(measures.rows().size() == 1);
    const Row& row = measures.rows()[0];
    CHECK(*measures.get(row, style::characters) == 20);
    CHECK(*measures.get(row, style::slogan_count) == 2);
    CHECK(*measures.get(row, style::density) == Approx(100.0));
    CHECK(*measures.get(row, style::share) == Approx(0.5));
    CHECK(*measures.get(row, style::task_count) == 2);
    CHECK(*measures.get(row, Column<double>{"slogans_per_task"}) == Approx(1.0));
}

TEST_CASE("the style of an article points at its title, without one at its first sentence") {
    const auto quote_of = [](const std::string& text, Article article) {
        Document::Parts parts;
        parts.text = text;
        parts.sentences = {{{0, 30}, 0, no_index, 0}, {{30, 63}, 0, no_index, 0}};
        article.span = {0, static_cast<std::uint32_t>(text.size())};
        parts.paragraphs = {{.span = article.span, .sentences = {0, 2}}};
        article.paragraphs = {0, 1};
        parts.articles = {article};
        const Document made(std::move(parts));
        const Findings found = analyze(made);
        REQUIRE(found.at(style::table).rows().size() == 1);
        return std::string(made.text(found.at(style::table).rows()[0].evidence));
    };
    const std::string text = "关于开展清淤的通知。要统一思想，狠抓落实。";
    CHECK(quote_of(text, {.title = {0, 27}, .sentences = {0, 2}}) == "关于开展清淤的通知");
    CHECK(quote_of(text, {.sentences = {0, 2}}) == "关于开展清淤的通知。");
    CHECK(quote_of(text, {}) == text);
}

TEST_CASE("what overlaps counts once in the share") {
    const Document made = document("要统一思想、提高认识、加强领导、狠抓落实。");
    const Findings found = analyze(made);
    const FindingTable& measures = found.at(style::table);
    CHECK(*measures.get(measures.rows()[0], style::share) == Approx(16.0 / 17.0));
}

TEST_CASE("an article without Han characters has no style, an empty one no rows") {
    CHECK(analyze(document("2021-04-26")).at(style::table).rows().empty());
    CHECK(analyze(document("")).at(slogans::table).rows().empty());
}

TEST_CASE("a broken lexicon is named with its place") {
    class Broken final : public Setup {
    public:
        Node file{
            Node::Table{{"category", Node(Node::List{Node(Node::Table{
                                         {"name", Node(std::string("stock"))},
                                         {"phrases", Node(Node::List{Node(std::string())}, {"s.toml", 3, 1})}})})}}};
        Options given = config::make_options(jianbao_manifest.options, Node{});
        const Options& options() const override { return given; }
        const Node& data(std::string_view) const override { return file; }
        std::vector<std::filesystem::path> font_folders() const override { return {}; }
        void report(Diagnostic) const override {}
    };
    CHECK_THROWS_AS(jianbao_manifest.make_analyzer(Broken()), SettingError);
}

TEST_CASE("clauses said again and again are counted, names of offices and figures are not") {
    const auto repeated = [](const std::string& text) {
        const Document made = document(text);
        const Findings found = analyze(made);
        const FindingTable& table = found.at("repeated_phrases");
        std::string out;
        for (const Row& row : table.rows())
            out += (out.empty() ? "" : "; ") + table.get_or(row, Column<std::string>{"phrase"}) + " " +
                   std::to_string(table.get_or(row, Column<std::int64_t>{"times"}));
        return out;
    };
    CHECK(repeated("要压实网格责任，还要守住水源。压实网格责任，补齐短板。守住水源！守住水源。") ==
          "守住水源 3; 压实网格责任 2");
    CHECK(repeated("要守住水源。守住水源，补齐短板。") == "");
    CHECK(repeated("“清水田园”要建好，“清水田园”要管好，“清水田园”要用好。") == "");
    CHECK(repeated("修渠三十里（县水利局、县农业农村局负责）。清淤五十里（县水利局、县农业农村局负责）。") == "");
    CHECK(repeated("县农业农村局、县财政局；县农业农村局、县教育局。") == "");
    CHECK(repeated("改造水库12座，改造水库15座。2026年全部完工，2025年全部完工。") == "");
}
