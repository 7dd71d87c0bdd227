#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {{"undeclared_table_rows", "undeclared_table_row", "样例",
                                 "Fills a table its manifest does not name.", sample::columns}};
constexpr TableSpec other{"strange_rows", "strange_row", "异样", "Not in the manifest.", sample::columns};
void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    found.add(other).add(sample::whole(document));
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "undeclared_table",
                        .version = "1.0",
                        .summary = "Fills a table its manifest does not name.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
