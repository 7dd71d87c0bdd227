#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {{"floods_rows", "floods_row", "样例", "Reports without end.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    for (int i = 0; i < 100000; ++i) context.report({.severity = Severity::warning, .message = "again"});
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "floods",
                        .version = "1.0",
                        .summary = "Reports without end.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
