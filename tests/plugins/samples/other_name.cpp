#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"other_name_rows", "other_name_row", "样例", "Its file has another name.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "other_name",
                        .version = "1.0",
                        .summary = "Its file has another name.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
