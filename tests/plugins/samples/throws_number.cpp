#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"throws_number_rows", "throws_number_row", "样例", "Throws something that is no exception.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    throw 42;
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "throws_number",
                        .version = "1.0",
                        .summary = "Throws something that is no exception.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
