#include "sample.h"

using namespace jianbao;

namespace {

constexpr TableSpec tables[] = {{"throws_early_rows", "throws_early_row", "样例", "Never filled.", sample::columns}};

std::unique_ptr<Analyzer> make_analyzer(const Setup&) { throw std::runtime_error("the sample does not start"); }

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "throws_early",
                        .version = "1.0",
                        .summary = "Throws in its factory.",
                        .tables = tables,
                        .make_analyzer = make_analyzer});
