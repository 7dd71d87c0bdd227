#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"well_behaved_rows", "same_table_row", "样例", "Declares the table of another plugin.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "same_table",
                        .version = "1.0",
                        .summary = "Declares the table of another plugin.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
