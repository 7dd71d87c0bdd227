#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {{"span_inside_character_rows", "span_inside_character_row", "样例",
                                 "Points into the middle of a character.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    found.at("span_inside_character_rows").add(Span{1, sample::whole(document).end});
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "span_inside_character",
                        .version = "1.0",
                        .summary = "Points into the middle of a character.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
