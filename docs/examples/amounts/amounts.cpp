// Finds amounts of money: 20万元, 三百二十万元, 1.5亿元, 50万元至80万元, 不少于5000元.
#include <array>

#include "jianbao/plugin.h"
#include "quantity.h"

namespace {

using amounts::Quantity;
using jianbao::Column;
using jianbao::ColumnType;
using jianbao::OptionType;
using jianbao::Span;

constexpr Column<std::string> text_column{"text"};
constexpr Column<double> amount_column{"amount"};
constexpr Column<double> upper_column{"upper"};
constexpr Column<std::string> bound_column{"bound"};

const jianbao::ColumnSpec columns[] = {
    {text_column.name, ColumnType::text, "原文", "as written: 50万元至80万元"},
    {amount_column.name, ColumnType::number, "金额（元）", "in 元; of a range the lower end"},
    {upper_column.name, ColumnType::number, "上限（元）", "upper end of a range, in 元; empty where there is none"},
    {bound_column.name, ColumnType::text, "界限", "exact · at_least (不少于, 以上) · at_most (不超过, 以内) · range"},
};
const jianbao::TableSpec tables[] = {{"amounts", "amount", "金额", "Amounts of money, one row each.", columns}};

const jianbao::OptionSpec options[] = {
    {"minimum", OptionType::number, "0", "Amounts below are left out, in 元.", "", 0},
};

constexpr std::array at_least{"不少于", "不低于", "不得少于", "不得低于", "至少", "高于"};
constexpr std::array at_most{"不超过", "不得超过", "不高于", "不得高于", "控制在", "最高"};
// 元 is more than money: 一元化领导, 二元结构, 三元区, 元旦.
constexpr std::array no_money{"化", "素", "旦", "论", "结构", "区", "宵", "月"};

template <class Words>
bool stands_at(std::string_view text, std::size_t at, const Words& words) {
    for (const std::string_view word : words)
        if (text.substr(at).starts_with(word)) return true;
    return false;
}

template <class Words>
bool stands_before(std::string_view text, std::size_t at, const Words& words) {
    for (const std::string_view word : words)
        if (text.substr(0, at).ends_with(word)) return true;
    return false;
}

/// Behind 元 that means money, or nothing.
std::optional<std::size_t> behind_yuan(std::string_view text, std::size_t at) {
    constexpr std::string_view yuan = "元";
    if (!text.substr(at).starts_with(yuan)) return std::nullopt;
    at += yuan.size();
    if (stands_at(text, at, no_money)) return std::nullopt;
    return at;
}

struct Amount {
    double lower = 0;
    std::optional<double> upper;
    std::size_t end = 0;
};

std::optional<Amount> read_amount(std::string_view text, std::size_t at) {
    const std::optional<Quantity> first = amounts::read_quantity(text, at);
    if (!first) return std::nullopt;
    const std::optional<std::size_t> first_end = behind_yuan(text, first->end);
    const std::size_t before_mark = first_end.value_or(first->end);
    for (const std::string_view mark : {"至", "到", "-", "—", "－", "~", "～"}) {
        if (!text.substr(before_mark).starts_with(mark)) continue;
        const std::optional<Quantity> second = amounts::read_quantity(text, before_mark + mark.size());
        const auto end = second ? behind_yuan(text, second->end) : std::nullopt;
        if (!end) break;
        // "5至8万元": the 5 has the scale of the 8.
        const double lower = first_end || first->scale > 1 ? first->value : first->value * second->scale;
        if (lower < second->value) return Amount{lower, second->value, *end};
    }
    if (!first_end) return std::nullopt;
    return Amount{first->value, std::nullopt, *first_end};
}

class Amounts : public jianbao::Analyzer {
public:
    explicit Amounts(const jianbao::Options& given) : minimum_(given.number("minimum")) {}

    void analyze(const jianbao::Document& document, const jianbao::Findings&, jianbao::Findings& found,
                 jianbao::Context& context) const override {
        jianbao::FindingTable& table = found.at("amounts");
        for (const jianbao::Sentence& sentence : document.sentences()) {
            if (context.cancelled()) return;
            const std::string_view text = document.text(sentence.span);
            for (std::size_t at = 0; at < text.size();) {
                const std::optional<Amount> amount = read_amount(text, at);
                if (!amount) {
                    // Past the whole number, so that its tail is not read as another one.
                    const std::optional<Quantity> other = amounts::read_quantity(text, at);
                    if (other)
                        at = other->end;
                    else
                        jianbao::next_character(text, at);
                    continue;
                }
                if (amount->lower >= minimum_) add(table, sentence, text, at, *amount);
                at = amount->end;
            }
        }
    }

private:
    static void add(jianbao::FindingTable& table, const jianbao::Sentence& sentence, std::string_view text,
                    std::size_t begin, const Amount& amount) {
        const Span evidence{sentence.span.begin + static_cast<std::uint32_t>(begin),
                            sentence.span.begin + static_cast<std::uint32_t>(amount.end)};
        constexpr std::array above{"以上"};
        constexpr std::array below{"以内", "以下"};
        std::string bound = "exact";
        if (amount.upper)
            bound = "range";
        else if (stands_before(text, begin, at_least) || stands_at(text, amount.end, above))
            bound = "at_least";
        else if (stands_before(text, begin, at_most) || stands_at(text, amount.end, below))
            bound = "at_most";
        jianbao::Row& row = table.add(evidence, sentence.article, sentence.section);
        table.set(row, text_column, std::string(text.substr(begin, amount.end - begin)));
        table.set(row, amount_column, amount.lower);
        if (amount.upper) table.set(row, upper_column, *amount.upper);
        table.set(row, bound_column, bound);
    }

    double minimum_;
};

}  // namespace

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::analyzer,
    .name = "amounts",
    .version = "1.0",
    .summary = "Finds amounts of money, ranges and limits among them.",
    .options = options,
    .tables = tables,
    .make_analyzer = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Analyzer> {
        return std::make_unique<Amounts>(setup.options());
    }});
