#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"other_size_rows", "other_size_row", "样例", "Built with a manifest of another size.", sample::columns}};
constexpr ManifestHeader header() { return {.manifest_size = 8}; }

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.header = header(),
                        .kind = PluginKind::analyzer,
                        .name = "other_size",
                        .version = "1.0",
                        .summary = "Built with a manifest of another size.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
