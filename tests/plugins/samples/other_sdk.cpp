#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"other_sdk_rows", "other_sdk_row", "样例", "Built for an SDK of another version.", sample::columns}};
constexpr ManifestHeader header() {
    ManifestHeader out{.manifest_size = sizeof(Manifest)};
    out.sdk_major = 9;
    out.sdk_minor = 7;
    return out;
}

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.header = header(),
                        .kind = PluginKind::analyzer,
                        .name = "other_sdk",
                        .version = "1.0",
                        .summary = "Built for an SDK of another version.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
