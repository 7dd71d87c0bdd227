// Finds words and counts how often each stands in a sentence: an analyzer to start from.
#include "jianbao/plugin.h"

namespace {

using jianbao::Column;
using jianbao::ColumnType;
using jianbao::OptionType;
using jianbao::Span;

// A handle for each column: the compiler then knows the type of its values.
constexpr Column<std::string> word{"word"};
constexpr Column<std::int64_t> times{"times"};

// What the analyzer finds. The table is in `jianbao analyze`, in the ledger and in layouts by its name.
const jianbao::ColumnSpec columns[] = {
    {word.name, ColumnType::text, "词语", "one of the words looked for"},
    {times.name, ColumnType::integer, "次数", "how often it stands in the sentence"},
};
const jianbao::TableSpec tables[] = {{"@TABLE@", "@TABLE@", "词语", "One row a word and sentence.", columns}};

// What users can set in jianbao.toml, [plugin.@NAME@]. The default is written as in TOML.
const jianbao::OptionSpec options[] = {
    {"words", OptionType::text_list, "[\"资金\", \"经费\"]", "Words to look for."},
};

class @CLASS@ : public jianbao::Analyzer {
public:
    explicit @CLASS@(const jianbao::Options& given) : words_(given.texts("words")) {}

    // Called from several threads at once: changes nothing of the analyzer.
    void analyze(const jianbao::Document& document, const jianbao::Findings&, jianbao::Findings& found,
                 jianbao::Context& context) const override {
        jianbao::FindingTable& table = found.at("@TABLE@");
        for (const jianbao::Sentence& sentence : document.sentences()) {
            if (context.cancelled()) return;
            for (const std::string& wanted : words_) {
                const std::int64_t count = count_in(document.text(sentence.span), wanted);
                if (count == 0) continue;
                jianbao::Row& row = table.add(sentence.span, sentence.article, sentence.section);
                table.set(row, word, wanted);
                table.set(row, times, count);
            }
        }
    }

private:
    static std::int64_t count_in(std::string_view text, const std::string& wanted) {
        std::int64_t count = 0;
        if (wanted.empty()) return count;
        for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + wanted.size()))
            ++count;
        return count;
    }

    std::vector<std::string> words_;
};

}  // namespace

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::analyzer,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "Finds words and counts them.",
    .options = options,
    .tables = tables,
    .make_analyzer = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Analyzer> {
        return std::make_unique<@CLASS@>(setup.options());
    }});
