#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {{"needs_well_behaved_rows", "needs_well_behaved_row", "样例",
                                 "Counts the rows of another analyzer.", sample::columns}};
constexpr const char* needs_list[] = {"well_behaved_rows"};
void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    FindingTable& table = found.at("needs_well_behaved_rows");
    Row& row = table.add(sample::whole(document));
    table.set(row, Column<std::int64_t>{"count"},
              static_cast<std::int64_t>(needs.at("well_behaved_rows").rows().size()));
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "needs_well_behaved",
                        .version = "1.0",
                        .summary = "Counts the rows of another analyzer.",
                        .tables = tables,
                        .needs = needs_list,
                        .make_analyzer = sample::make<analyze>});
