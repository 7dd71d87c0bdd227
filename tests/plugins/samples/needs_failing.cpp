#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"needs_failing_rows", "needs_failing_row", "样例", "Needs the rows of a plugin that fails.", sample::columns}};
constexpr const char* needs_list[] = {"throws_late_rows"};
void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    found.at("needs_failing_rows").add(sample::whole(document));
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "needs_failing",
                        .version = "1.0",
                        .summary = "Needs the rows of a plugin that fails.",
                        .tables = tables,
                        .needs = needs_list,
                        .make_analyzer = sample::make<analyze>});
