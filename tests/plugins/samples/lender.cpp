#include "sample.h"

using namespace jianbao;

namespace {
constexpr TableSpec tables[] = {{"lender_rows", "lender_row", "样例", "Never filled.", sample::columns}};
void analyze(const Document&, const Findings&, Findings&, Context&) {}
}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "borrowed_manifest",
                        .version = "1.0",
                        .summary = "Lends its manifest.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});

extern "C" __attribute__((visibility("default"))) int jianbao_lender() { return 1; }
