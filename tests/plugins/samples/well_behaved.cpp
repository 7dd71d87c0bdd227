#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"well_behaved_rows", "well_behaved_row", "样例", "Finds every sentence.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    for (const Sentence& sentence : document.sentences()) {
        FindingTable& table = found.at("well_behaved_rows");
        Row& row = table.add(sentence.span, sentence.article, sentence.section);
        table.set(row, Column<std::string>{"text"}, std::string(document.text(sentence.span)));
    }
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "well_behaved",
                        .version = "1.0",
                        .summary = "Finds every sentence.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
