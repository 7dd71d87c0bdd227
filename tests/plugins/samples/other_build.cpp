#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"other_build_rows", "other_build_row", "样例", "Built with another compiler.", sample::columns}};
constexpr ManifestHeader header() {
    return {.manifest_size = sizeof(Manifest), .build_tag = "gcc4-cxx11abi0-plain-ptr4"};
}

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.header = header(),
                        .kind = PluginKind::analyzer,
                        .name = "other_build",
                        .version = "1.0",
                        .summary = "Built with another compiler.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
