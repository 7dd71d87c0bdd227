#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {{"wrong_magic_rows", "wrong_magic_row", "样例", "Has another magic.", sample::columns}};
constexpr ManifestHeader header() { return {.magic = {'s', 'o', 'm', 'e'}, .manifest_size = sizeof(Manifest)}; }

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.header = header(),
                        .kind = PluginKind::analyzer,
                        .name = "wrong_magic",
                        .version = "1.0",
                        .summary = "Has another magic.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
