#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {{"wrong_width_rows", "wrong_width_row", "样例",
                                 "Puts more cells into a row than the table has columns.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    found.at("wrong_width_rows").add(sample::whole(document)).cells.resize(7);
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "wrong_width",
                        .version = "1.0",
                        .summary = "Puts more cells into a row than the table has columns.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
