#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"wrong_type_rows", "wrong_type_row", "样例", "Puts a text where a number belongs.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    found.at("wrong_type_rows").add(sample::whole(document)).cells[1] = std::string("三");
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "wrong_type",
                        .version = "1.0",
                        .summary = "Puts a text where a number belongs.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
