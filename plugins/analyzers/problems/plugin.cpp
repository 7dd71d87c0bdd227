#include "jianbao/plugin.h"

#include <cmath>

#include "finder.h"
#include "sections.h"

namespace jianbao::chinese {

namespace {

constexpr Column<std::string> title_column{"title"};
constexpr Column<double> confidence_column{"confidence"};

constexpr ColumnSpec columns[] = {
    {"title", ColumnType::text, "问题", "what is wrong, at most 40 characters"},
    {"confidence", ColumnType::number, "可信度", "0 to 1"},
};
constexpr TableSpec tables[] = {{"problems", "problem", "问题清单", "What the document says is wrong.", columns}};
constexpr const char* data[] = {"problems", "discourse"};

class ProblemAnalyzer : public Analyzer {
public:
    explicit ProblemAnalyzer(const Setup& setup) : finder_(setup.data("problems"), setup.data("discourse")) {}

    void analyze(const Document& document, const Findings&, Findings& found, Context& context) const override {
        FindingTable& table = found.at("problems");
        const std::vector<Classes> words = finder_.words_of(document);
        const auto parts = finder_.discourse().parts_of(document, words, context);
        for (const Problem& one : finder_.find(document, *parts, words)) {
            const Sentence& sentence = document.sentences()[one.sentence];
            Row& row = table.add(one.span, sentence.article, section_around(document, sentence.section, one.span));
            table.set(row, title_column, one.title);
            table.set(row, confidence_column, std::round(one.confidence * 1000) / 1000);
        }
    }

private:
    ProblemFinder finder_;
};

}  // namespace

}  // namespace jianbao::chinese

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::analyzer,
    .name = "problems",
    .version = "1.0",
    .summary = "Finds what a document says is wrong, for a list of problems to be put right",
    .data = jianbao::chinese::data,
    .tables = jianbao::chinese::tables,
    .make_analyzer = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Analyzer> {
        return std::make_unique<jianbao::chinese::ProblemAnalyzer>(setup);
    }});
