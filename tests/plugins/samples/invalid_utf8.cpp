#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {
    {"invalid_utf8_rows", "invalid_utf8_row", "样例", "Writes bytes that are not UTF-8.", sample::columns}};

void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    (void)document, (void)needs, (void)found, (void)context;
    found.at("invalid_utf8_rows").add(sample::whole(document)).cells[0] = std::string("\xE5\xB9");
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "invalid_utf8",
                        .version = "1.0",
                        .summary = "Writes bytes that are not UTF-8.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
