#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"needs_nobody_rows", "needs_nobody_row", "样例", "Needs a table nobody fills.", sample::columns}};
constexpr const char* needs_list[] = {"nobodys_rows"};
void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    found.at("needs_nobody_rows").add(sample::whole(document));
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "needs_nobody",
                        .version = "1.0",
                        .summary = "Needs a table nobody fills.",
                        .tables = tables,
                        .needs = needs_list,
                        .make_analyzer = sample::make<analyze>});
