#include "sample.h"

using namespace jianbao;

namespace {

constexpr OptionSpec options[] = {{"limit", OptionType::integer, "10", "How many rows at most.", "", 1, 100},
                                  {"word", OptionType::text, "\"办\"", "What to look for."}};
constexpr TableSpec tables[] = {
    {"with_options_rows", "with_options_row", "样例", "Shows its options.", sample::columns}};
constexpr const char* data[] = {"sample_words"};

class WithOptions : public Analyzer {
public:
    explicit WithOptions(const Setup& setup)
        : limit_(setup.options().integer("limit")),
          word_(setup.options().text("word")),
          words_(setup.data("sample_words")["words"].texts().size()) {}
    void analyze(const Document& document, const Findings&, Findings& found, Context&) const override {
        Row& row = found.at("with_options_rows").add(sample::whole(document));
        row.cells[0] = word_ + std::to_string(words_);
        row.cells[1] = limit_;
    }

private:
    std::int64_t limit_;
    std::string word_;
    std::size_t words_;
};

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = "with_options",
                        .version = "1.0",
                        .summary = "Has options and data.",
                        .options = options,
                        .data = data,
                        .tables = tables,
                        .make_analyzer = [](const Setup& setup) -> std::unique_ptr<Analyzer> {
                            return std::make_unique<WithOptions>(setup);
                        }});
