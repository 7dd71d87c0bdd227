// Writes the sample report with the exporter it is linked to: FILE [OPTIONS-AS-TOML] [ROWS].
// With ROWS the report has one table of that many rows more; with p before the number it has so many
// paragraphs more, a heading before every fifth and a table of ten rows behind every tenth, as
// tests/bench/peer_pages.py writes them; `every` gives the report with every block.

#include <cstdlib>
#include <iostream>

#include "every_block.h"

using namespace jianbao;
using namespace jianbao::testing;

namespace {

/// Rows as they come from a ledger: none is there before it is asked for.
class ManyRows final : public RowSource {
public:
    explicit ManyRows(std::size_t size) : size_(size) {}
    std::size_t size() const override { return size_; }
    void read(std::size_t index, ReportRow& row) const override {
        const auto i = static_cast<std::int64_t>(index + 1);
        const Date day = add_days(make_date(2021, 1, 1), static_cast<int>(i % 700));
        row = {{cell(std::to_string(i), i), cell("第" + std::to_string(i) + "项任务，由牵头单位会同有关部门办理"),
                cell("单位" + std::to_string(i % 97)), cell(to_iso(day), day),
                cell(std::to_string(i % 101) + "%", static_cast<double>(i % 101) / 100), cell(i % 3 ? "在办" : "逾期"),
                cell("会议纪要第" + std::to_string(i % 41) + "期"), cell("")},
               "",
               ""};
    }

private:
    std::size_t size_;
};

void add_pages(Report& report, int paragraphs) {
    const std::string sentence =
        "要求各责任单位对照台账逐项研究、逐项交办、逐项验收，6月30日前完成不少于20处隐患点整治，并按月报送进展情况；";
    for (int i = 0; i < paragraphs; ++i) {
        if (i % 5 == 0)
            report.blocks.push_back(HeadingBlock{1, "第" + std::to_string(i / 5 + 1) + "部分 工作安排", ""});
        report.blocks.push_back(
            ParagraphBlock{{{std::to_string(i + 1) + "." + sentence + sentence + sentence, Emphasis::none, {}}},
                           ParagraphStyle::body,
                           ""});
        if (i % 10 != 9) continue;
        TableBlock table;
        table.columns = {
            {"number", "序号", CellType::integer, Align::centre}, {"task", "任务"}, {"unit", "单位"}, {"due", "时限"}};
        for (int row = 1; row <= 10; ++row)
            table.rows.push_back(
                {{cell(std::to_string(row)), cell("第" + std::to_string(row) + "项任务，由牵头单位会同有关部门办理"),
                  cell("单位" + std::to_string(row)), cell("2021-06-30")},
                 "",
                 ""});
        report.blocks.push_back(std::move(table));
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: " << arguments[0] << " FILE [OPTIONS-AS-TOML] [ROWS]\n";
        return 2;
    }
    const bool every = count > 3 && std::string_view(arguments[3]) == "every";
    Report report = every ? every_block_report() : sample_report();
    if (count > 3 && arguments[3][0] == 'p') add_pages(report, std::atoi(arguments[3] + 1));
    if (const int rows = count > 3 ? std::atoi(arguments[3]) : 0; rows > 0) {
        TableBlock table;
        table.name = "大表";
        table.columns = {{"number", "序号", CellType::integer},
                         {"task", "任务"},
                         {"unit", "单位"},
                         {"due", "时限", CellType::date},
                         {"share", "比例", CellType::percent},
                         {"status", "状态"},
                         {"from", "来源"},
                         {"note", "备注"}};
        table.rows = ReportRows(std::make_shared<ManyRows>(static_cast<std::size_t>(rows)));
        report.blocks.push_back(std::move(table));
    }
    FakeContext context;
    make_exporter(count > 2 ? arguments[2] : "")->write(report, arguments[1], context);
    for (const Diagnostic& diagnostic : context.diagnostics) std::cerr << diagnostic.message << "\n";
}
