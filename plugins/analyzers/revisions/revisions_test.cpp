#include <catch2/catch.hpp>

#include "finder.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

/// The first of several lines is the title.
Document with_title(const std::string& text) {
    const std::size_t end = text.find('\n');
    if (end == text.npos) return test::document(text);
    Document::Parts parts;
    parts.name = "test";
    parts.text = text;
    Article article;
    article.span = {0, static_cast<std::uint32_t>(text.size())};
    article.title = {0, static_cast<std::uint32_t>(end)};
    article.metadata.title = text.substr(0, end);
    parts.articles.push_back(article);
    return Document(std::move(parts));
}

std::string revisions(const std::string& text) {
    static const RevisionFinder finder(test::lexicon("revisions"));
    std::string out;
    for (const Revision& one : finder.find(with_title(text)))
        out += (out.empty() ? "" : " | ") + one.kind + " " + one.title + " " + one.number;
    return out;
}

}  // namespace

TEST_CASE("What stands in front of the word is changed, not what is cited before") {
    CHECK(revisions("根据《云溪县河道管理规定》，本办法自2026年5月1日起施行，《云溪县防汛值班办法》（云政办发〔2020〕3号）同时废止。") ==
          "废止 云溪县防汛值班办法 云政办发〔2020〕3号");
    CHECK(revisions("云政办发〔2019〕17号、云政发〔2018〕2号同时废止。") == "废止  云政办发〔2019〕17号 | 废止  云政发〔2018〕2号");
    CHECK(revisions("《云溪县防汛值班办法》、《云溪县抗旱值班办法》，《云溪县城防值班办法》同时废止。") ==
          "废止 云溪县防汛值班办法  | 废止 云溪县抗旱值班办法  | 废止 云溪县城防值班办法 ");
    CHECK(revisions("原有规定同时废止。") == "");
    CHECK(revisions("《云溪县防汛值班办法》继续有效；与此不一致的，停止执行。") == "");
}

TEST_CASE("Every word group decides its example and spares its counter-example") {
    const Node lexicon = test::lexicon("revisions");
    for (const Node& group : lexicon["group"].list()) {
        INFO(group["class"].text() << " " << group["kind"].text_or("") << ": " << group["example"].text());
        CHECK(revisions(group["example"].text()) == group["gives"].text());
        CHECK(revisions(group["counter"].text()) == group["counter_gives"].text_or(""));
    }
}

TEST_CASE("The next mark that opens a title or a year is found wherever it stands") {
    std::string text;
    std::vector<std::size_t> places;
    for (int i = 0; i < 60; ++i) {
        for (int words = i % 7; words > 0; --words) text += "值班—办法“；”";
        places.push_back(text.size());
        text += i % 4 == 0 ? "《" : i % 4 == 1 ? "〔" : i % 4 == 2 ? "［" : "[";
    }
    text += "》〕";
    std::vector<std::size_t> found;
    for (std::size_t at = 0; (at = next_opening(text, at, text.size())) < text.size(); ++at) found.push_back(at);
    CHECK(found == places);
    CHECK(next_opening(text, 0, 0) == 0);
    // its bytes are behind the end
    CHECK(next_opening("办法《", 0, 8) == 8);
}
