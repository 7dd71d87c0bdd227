// Sums of money: digits, a decimal point, and 元, 万元 or 亿元 behind them.
#include <array>
#include <string_view>

#include "jianbao/plugin.h"

namespace {

using jianbao::Column;
using jianbao::Span;

constexpr Column<std::string> unit{"unit"};
constexpr Column<double> value{"value"};

const jianbao::ColumnSpec columns[] = {
    {unit.name, jianbao::ColumnType::text, "单位", "元, 万元 or 亿元"},
    {value.name, jianbao::ColumnType::number, "金额", "in the unit"},
};
const jianbao::TableSpec tables[] = {{"amounts", "amount", "金额", "Sums of money, one row each.", columns}};

class Amounts : public jianbao::Analyzer {
public:
    void analyze(const jianbao::Document& document, const jianbao::Findings&, jianbao::Findings& found,
                 jianbao::Context&) const override {
        static constexpr std::array<std::string_view, 3> units{"亿元", "万元", "元"};
        jianbao::FindingTable& table = found.at("amounts");
        const std::string& text = document.text();
        constexpr std::string_view number = "0123456789.";
        for (std::size_t begin = text.find_first_of("0123456789"); begin != std::string::npos;) {
            std::size_t end = text.find_first_not_of(number, begin);
            if (end == std::string::npos) end = text.size();
            for (std::string_view name : units) {
                if (text.compare(end, name.size(), name) != 0) continue;
                Span span{std::uint32_t(begin), std::uint32_t(end + name.size())};
                jianbao::Row& row = table.add(span);
                table.set(row, unit, std::string(name));
                table.set(row, value, std::stod(text.substr(begin, end - begin)));
                break;
            }
            begin = text.find_first_of("0123456789", end);
        }
    }
};

}  // namespace

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::analyzer,
    .name = "amounts",
    .version = "1.0",
    .summary = "Finds sums of money.",
    .tables = tables,
    .make_analyzer = [](const jianbao::Setup&) -> std::unique_ptr<jianbao::Analyzer> {
        return std::make_unique<Amounts>();
    }});
