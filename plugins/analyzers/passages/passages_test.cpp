#include <catch2/catch.hpp>
#include <random>

#include "config/options.h"
#include "jianbao/plugin.h"
#include "matching.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::passages;

extern "C" const Manifest jianbao_manifest;

namespace {

Letters letters(const std::string& text) { return letters_of(text, {0, static_cast<std::uint32_t>(text.size())}); }

/// Longest common passages of two texts, the slow way: all that can't be extended.
std::vector<Match> search_slowly(const std::vector<Letters>& texts, std::uint32_t shortest) {
    std::vector<Match> found;
    for (std::uint32_t a = 0; a < texts.size(); ++a)
        for (std::uint32_t b = 0; b < texts.size(); ++b) {
            if (a == b) continue;
            const auto &one = texts[a].letters, &two = texts[b].letters;
            for (std::uint32_t i = 0; i < one.size(); ++i)
                for (std::uint32_t j = 0; j < two.size(); ++j) {
                    if (i > 0 && j > 0 && one[i - 1] == two[j - 1]) continue;
                    std::uint32_t length = 0;
                    while (i + length < one.size() && j + length < two.size() && one[i + length] == two[j + length])
                        ++length;
                    if (length >= shortest) found.push_back({a, b, i, i + length, j});
                }
        }
    return found;
}

class Texts final : public Corpus {
public:
    explicit Texts(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            documents_.push_back(std::make_unique<Document>(test::document(text)));
            Findings& found = output_.emplace_back();
            for (const TableSpec& table : jianbao_manifest.tables) found.add(table);
        }
    }
    std::size_t size() const override { return documents_.size(); }
    const Document& document(std::size_t index) const override { return *documents_[index]; }
    const Findings& findings(std::size_t) const override { return nothing_; }
    Findings& output(std::size_t index) override { return output_[index]; }

private:
    std::vector<std::unique_ptr<Document>> documents_;
    std::vector<Findings> output_;
    Findings nothing_;
};

class SilentContext final : public Context {
public:
    Date as_of() const override { return make_date(2024, 3, 1); }
    void report(Diagnostic) override {}
    bool cancelled() const override { return false; }
    ToolResult run_tool(const ToolRequest&) override { return {}; }
};

class PassageSetup final : public Setup {
public:
    const Options& options() const override { return options_; }
    const Node& data(std::string_view) const override { return nothing_; }
    std::vector<std::filesystem::path> font_folders() const override { return {}; }
    void report(Diagnostic) const override {}

private:
    Options options_ = config::make_options(jianbao_manifest.options, Node{});
    Node nothing_;
};

void compare(Corpus& corpus) {
    SilentContext context;
    jianbao_manifest.make_analyzer(PassageSetup())->compare(corpus, context);
}

}  // namespace

TEST_CASE("letters leave out punctuation and fold widths") {
    const Letters text = letters("６月，Ａ区（1）\n完成。");
    CHECK(to_utf8(std::u32string(text.letters.begin(), text.letters.end())) == "6月a区1完成");
    CHECK(text.offsets.size() == text.letters.size() + 1);
    CHECK(text.offsets[2] == std::string("６月，").size());
}

TEST_CASE("every common passage of the length is found, and none that is not there") {
    std::mt19937 random(11);
    const std::u32string alphabet = U"甲乙丙丁";
    for (int round = 0; round < 60; ++round) {
        std::vector<Letters> texts;
        for (int t = 0; t < 4; ++t) {
            std::u32string text;
            for (std::size_t i = 0, size = random() % 120; i < size; ++i) text += alphabet[random() % alphabet.size()];
            texts.push_back(letters(to_utf8(text)));
        }
        auto expected = search_slowly(texts, 8);
        auto found = find_matches(texts, 8);
        std::sort(expected.begin(), expected.end());
        std::sort(found.begin(), found.end());
        REQUIRE(found == expected);
    }
}

TEST_CASE("a passage that was taken over is found in both documents, whatever its punctuation") {
    Texts corpus({"县医院新建发热门诊一处。要压实责任，对在建项目逐个建账，每旬通报一次工程进度和资金拨付情况。",
                  "水利局：对在建项目逐个建账、每旬通报一次工程进度和资金拨付情况，问题当场交办。其余事项另行通知。",
                  "粮食收购点共设三十一处，售粮款当日结清。"});
    compare(corpus);
    const FindingTable& first = corpus.output(0).at("shared_passages");
    REQUIRE(first.rows().size() == 1);
    CHECK(corpus.document(0).text(first.rows()[0].evidence) ==
          "对在建项目逐个建账，每旬通报一次工程进度和资金拨付情况");
    CHECK(*first.get(first.rows()[0], Column<std::int64_t>{"characters"}) == 26);
    CHECK(*first.get(first.rows()[0], Column<std::int64_t>{"documents"}) == 1);
    const FindingTable& second = corpus.output(1).at("shared_passages");
    REQUIRE(second.rows().size() == 1);
    CHECK(corpus.document(1).text(second.rows()[0].evidence) ==
          "对在建项目逐个建账、每旬通报一次工程进度和资金拨付情况");
    CHECK(corpus.output(2).at("shared_passages").rows().empty());
    const FindingTable& similar = corpus.output(0).at("similar_articles");
    REQUIRE(similar.rows().size() == 1);
    CHECK(*similar.get(similar.rows()[0], Column<double>{"share"}) == Approx(26.0 / 42.0));
}

TEST_CASE("short formulas in common are no passage") {
    Texts corpus({"各级各部门要高度重视，切实加强组织领导。甲镇修路三公里。",
                  "要高度重视，切实加强组织领导，按时报送。乙镇种树五百亩。"});
    compare(corpus);
    CHECK(corpus.output(0).at("shared_passages").rows().empty());
    CHECK(corpus.output(0).at("similar_articles").rows().empty());
}

TEST_CASE("a text in very many documents stays one passage and costs no square") {
    const std::string common = "对在建项目逐个建账并且每旬通报一次工程进度和资金拨付情况直到竣工验收为止。";
    std::vector<std::string> texts;
    for (int i = 0; i < 400; ++i) texts.push_back("第" + std::to_string(i) + "号文件。" + common);
    Texts corpus(texts);
    compare(corpus);
    for (std::size_t i = 0; i < texts.size(); ++i) REQUIRE(corpus.output(i).at("shared_passages").rows().size() == 1);
    CHECK(corpus.output(399).at("similar_articles").rows().size() < 20);
}
