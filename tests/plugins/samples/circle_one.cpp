#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {{"circle_one_rows", "circle_one_row", "样例", "Needs circle_two.", sample::columns}};
constexpr const char* needs_list[] = {"circle_two_rows"};
void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    found.at("circle_one_rows").add(sample::whole(document));
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "circle_one",
                        .version = "1.0",
                        .summary = "Needs circle_two.",
                        .tables = tables,
                        .needs = needs_list,
                        .make_analyzer = sample::make<analyze>});
