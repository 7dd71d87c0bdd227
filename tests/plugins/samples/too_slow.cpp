#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"too_slow_rows", "too_slow_row", "样例", "Works until its time is up.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    while (!context.cancelled()) continue;
    found.at("too_slow_rows").add(sample::whole(document));
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "too_slow",
                        .version = "1.0",
                        .summary = "Works until its time is up.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
