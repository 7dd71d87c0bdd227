// Writes the sample report with the exporter it is linked to: FILE [OPTIONS-AS-TOML] [ROWS].
// With ROWS the report has one table of that many rows more.

#include <cstdlib>
#include <iostream>

#include "exporter_test.h"

using namespace jianbao;
using namespace jianbao::testing;

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: " << arguments[0] << " FILE [OPTIONS-AS-TOML] [ROWS]\n";
        return 2;
    }
    Report report = sample_report();
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
        for (std::int64_t i = 1; i <= rows; ++i) {
            const Date day = add_days(make_date(2021, 1, 1), static_cast<int>(i % 700));
            table.rows.push_back(
                {{cell(std::to_string(i), i), cell("第" + std::to_string(i) + "项任务，由牵头单位会同有关部门办理"),
                  cell("单位" + std::to_string(i % 97)), cell(to_iso(day), day),
                  cell(std::to_string(i % 101) + "%", static_cast<double>(i % 101) / 100),
                  cell(i % 3 ? "在办" : "逾期"), cell("会议纪要第" + std::to_string(i % 41) + "期"), cell("")},
                 "",
                 ""});
        }
        report.blocks.push_back(std::move(table));
    }
    FakeContext context;
    make_exporter(count > 2 ? arguments[2] : "")->write(report, arguments[1], context);
    for (const Diagnostic& diagnostic : context.diagnostics) std::cerr << diagnostic.message << "\n";
}
