#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"no_evidence_rows", "no_evidence_row", "样例", "Gives a row without evidence.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    found.at("no_evidence_rows").add(Span{0, 0});
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "no_evidence",
                        .version = "1.0",
                        .summary = "Gives a row without evidence.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
