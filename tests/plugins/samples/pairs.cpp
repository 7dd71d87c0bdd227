#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {{"pairs", "pair", "重复", "Documents with the same text.", sample::columns}};

/// Compares documents: the second of two with the same text gets a row that names the first.
class Pairs : public Analyzer {
public:
    void analyze(const Document&, const Findings&, Findings&, Context&) const override {}
    void compare(Corpus& corpus, Context&) const override {
        for (std::size_t i = 0; i < corpus.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (corpus.document(i).text() == corpus.document(j).text())
                    corpus.output(i).at("pairs").add(sample::whole(corpus.document(i))).cells[0] =
                        corpus.document(j).name();
    }
};

}  // namespace

JIANBAO_PLUGIN(Manifest{
    .kind = PluginKind::analyzer,
    .name = "pairs",
    .version = "1.0",
    .summary = "Finds documents with the same text.",
    .tables = tables,
    .compares = true,
    .make_analyzer = [](const Setup&) -> std::unique_ptr<Analyzer> { return std::make_unique<Pairs>(); }});
