#include "cli/workbook_conflicts.h"

#include "cli/arguments.h"
#include "cli/exporting.h"
#include "ledger/typed_value.h"
#include "report/personal_data.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

fs::path conflicts_file(const fs::path& workbook) {
    std::string stem = workbook.stem().string();
    if (const std::size_t mark = stem.rfind(".conflicts"); mark != stem.npos) stem.resize(mark);
    std::error_code ignored;
    for (int i = 1;; ++i) {
        const fs::path file =
            workbook.parent_path() / (stem + ".conflicts" + (i > 1 ? "-" + std::to_string(i) : "") + ".xlsx");
        if (!fs::exists(file, ignored)) return file;
    }
}

void write_conflicts(const std::vector<WorkbookConflict>& conflicts, const std::map<ledger::Field, std::string>& heads,
                     Date as_of, const fs::path& file, Environment& environment, Console& console) {
    Report report;
    report.layout = "conflicts";
    report.title = "收回冲突";
    report.subtitle = "工作簿生成以后台账里又改过的内容";
    report.as_of = as_of;
    TableBlock table;
    table.name = "冲突";
    table.note = "逐行核对：在“处理”栏选“以工作簿为准”或“以台账为准”（空着即以台账为准），“工作簿填写”栏可以修改；保存后用 jianbao import 收回本文件。";
    table.columns = {{.name = "number", .title = "编号", .type = CellType::integer, .align = Align::centre},
                     {.name = "title", .title = "督办事项"},
                     {.name = "field", .title = "栏目", .align = Align::centre},
                     {.name = "ledger", .title = "台账现值"},
                     {.name = "who", .title = "修改人", .align = Align::centre},
                     {.name = "at", .title = "修改时间", .align = Align::centre},
                     {.name = "wanted", .title = wanted_head, .editable = true},
                     {.name = "decision",
                      .title = decision_head,
                      .align = Align::centre,
                      .editable = true,
                      .choices = {take_workbook, keep_ledger}}};
    for (const WorkbookConflict& conflict : conflicts) {
        ReportRow row;
        row.key = conflict.id + "/" + std::string(ledger::name_of(conflict.field));
        row.state = ledger::value_mark(conflict.field, conflict.ledger);
        const auto head = heads.find(conflict.field);
        row.cells = {{std::to_string(conflict.task), conflict.task},
                     {report::mask_personal_data(conflict.title)},
                     {head == heads.end() ? std::string(ledger::name_of(conflict.field)) : head->second},
                     {conflict.ledger.empty() ? "—" : conflict.ledger},
                     {conflict.who.empty() ? "（重新提取）" : conflict.who},
                     {local_time(conflict.at)},
                     {conflict.workbook},
                     {""}};
        table.rows.push_back(std::move(row));
    }
    report.blocks.emplace_back(std::move(table));
    const auto exporter = environment.make_exporter("xlsx");
    if (!write_report(exporter, report, file, environment, console))
        throw std::runtime_error("can't write the workbook of conflicts " + file.string());
}

}  // namespace jianbao::cli
