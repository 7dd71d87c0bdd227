#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"span_outside_rows", "span_outside_row", "样例", "Points behind the end of the text.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    Row& row = found.at("span_outside_rows").add(sample::whole(document));
    row.cells[2] = Span{0, static_cast<std::uint32_t>(document.text().size()) + 1};
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "span_outside",
                        .version = "1.0",
                        .summary = "Points behind the end of the text.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
