#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"throws_late_rows", "throws_late_row", "样例", "Throws when it analyzes.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    throw std::runtime_error("the sample gives up");
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "throws_late",
                        .version = "1.0",
                        .summary = "Throws when it analyzes.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
