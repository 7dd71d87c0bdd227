/// mail: a mail for each unit with what it has to do, ready to be sent; nothing is sent.
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/exporting.h"
#include "cli/layouts.h"
#include "cli/mail_file.h"
#include "cli/output_file.h"
#include "cli/task_commands.h"
#include "config/toml.h"
#include "report/build.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

struct MailArguments {
    std::string layout = "unit", unit, from, addresses, as_of, folder = ".";
    std::vector<std::string> attach = {"xlsx"};
};

constexpr const char* units_sql = R"sql(
SELECT DISTINCT p.unit FROM task_parties AS p JOIN tasks AS t ON t.number = p.task
WHERE p.role = 'lead' AND t.is_open AND (:unit = '' OR p.unit = :unit) ORDER BY p.unit
)sql";

/// The report as the text of a mail: what stands in it, without its tables' lines.
std::string text_of(const Report& report) {
    std::string out;
    for (const Block& block : report.blocks) {
        if (const auto* heading = std::get_if<HeadingBlock>(&block)) out += heading->text + "\n\n";
        if (const auto* paragraph = std::get_if<ParagraphBlock>(&block)) {
            for (const TextRun& run : paragraph->text) out += run.text;
            out += "\n\n";
        }
        const auto* table = std::get_if<TableBlock>(&block);
        if (table == nullptr) continue;
        if (!table->title.empty()) out += table->title + "\n\n";
        for (std::size_t i = 0; i < table->rows.size(); ++i) {
            const ReportRow& row = table->rows[i];
            std::string lines, head;
            for (std::size_t c = 0; c < std::min(row.cells.size(), table->columns.size()); ++c) {
                if (row.cells[c].text.empty() || row.cells[c].text == "—" || table->columns[c].name == "row") continue;
                if (table->columns[c].name == "title")
                    head = row.cells[c].text;
                else
                    lines += "   " + table->columns[c].title + "：" + row.cells[c].text + "\n";
            }
            out += std::to_string(i + 1) + ". " + head + "\n" + lines;
        }
        if (table->rows.empty()) out += table->empty_text + "\n";
        out += "\n";
    }
    return out;
}

std::string type_of(const std::string& extension) {
    if (extension == "xlsx") return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if (extension == "docx") return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if (extension == "pdf") return "application/pdf";
    if (extension == "ics") return "text/calendar";
    return "application/octet-stream";
}

/// A unit's name as a file's: without what file systems can't take.
std::string file_name(const std::string& unit) {
    std::string out;
    for (const char c : unit) out += c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20 ? '_' : c;
    return out.empty() || out.front() == '.' ? "_" + out : out;
}

Exit write_mails(const MailArguments& arguments, const CommonOptions& common, Console& console) {
    require_ledger(common);
    if (!arguments.from.empty() && !is_address(arguments.from))
        throw loader::Refusal("--from: `" + arguments.from + "` is no mail address",
                              "write it like office@example.gov.cn, or 督查室 <office@example.gov.cn>");
    const Date as_of = as_of_argument(arguments.as_of);
    Environment environment(common, console);
    const LayoutFile file(find_layout(arguments.layout, environment.resources()), environment.resources());
    ledger::Reading reading(common.ledger, {as_of, environment.configuration().due_soon_days.value_or(7)});
    const report::Layout layout = file.load(reading, environment.exporters());
    std::map<std::string, std::string> addresses;
    if (!arguments.addresses.empty()) {
        const Node root = config::load_toml(arguments.addresses);
        for (const auto& [unit, address] : root.table()) {
            if (!is_address(address.text()))
                throw SettingError(address.where(), "`" + address.text() + "` is no mail address", "write it like office@example.gov.cn");
            addresses.emplace(unit, address.text());
        }
    }
    std::vector<loader::Instance<Exporter>> exporters;
    for (const std::string& name : arguments.attach) exporters.push_back(environment.make_exporter(name, layout));
    make_folder("-o", arguments.folder);
    reading.look_from({as_of, layout.due_soon_days});
    reading.hold();
    const ledger::Result units = reading.query(units_sql, {{"unit", arguments.unit}});
    if (units.rows.empty())
        throw loader::Refusal(arguments.unit.empty() ? "no unit has anything in hand" : "the unit " + arguments.unit + " has nothing in hand",
                              "`jianbao tasks list` shows the tasks with their units");
    for (const auto& row : units.rows) {
        const std::string unit = ledger::to_text(row[0]);
        report::ReportParameters parameters{.as_of = as_of, .set = {{"unit", unit}}, .show_personal_data = environment.configuration().show_personal_data};
        const bool has_office = std::any_of(layout.parameters.begin(), layout.parameters.end(), [](const auto& one) { return one.name == "office"; });
        if (has_office && !environment.configuration().office.empty()) parameters.set.emplace_back("office", environment.configuration().office);
        const Report report = report::build_report(layout, reading, parameters);
        const auto known = addresses.find(unit);
        Mail mail{.from = arguments.from, .to = known == addresses.end() ? "" : known->second, .subject = report.title,
                  .text = text_of(report), .day = as_of, .identity = unit, .attachments = {}};
        for (std::size_t i = 0; i < exporters.size(); ++i) {
            const std::string extension = exporters[i].object->extension();
            const fs::path attachment = fs::path(arguments.folder) / ("." + file_name(unit) + "-" + to_iso(as_of) + "." + extension);
            if (!write_report(exporters[i], report, attachment, environment, console)) continue;
            std::ostringstream bytes;
            bytes << std::ifstream(attachment, std::ios::binary).rdbuf();
            fs::remove(attachment);
            mail.attachments.push_back({file_name(unit) + "-" + to_iso(as_of) + "." + extension, type_of(extension), bytes.str()});
        }
        const fs::path target = fs::path(arguments.folder) / (file_name(unit) + "-" + to_iso(as_of) + ".eml");
        Output output(target.string());
        output.stream() << to_eml(mail);
        output.finish();
        if (!common.quiet) std::cout << target.string() << '\n';
    }
    std::cout.flush();
    console.say(console("{} mails are written; nothing was sent", {std::to_string(units.rows.size())}));
    return console.result();
}

}  // namespace

void add_mail(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<MailArguments>();
    const Command command =
        app.subcommand("mail", text("Write a mail for each unit with what it has in hand; nothing is sent"));
    command.option("--unit", arguments->unit, text("Only for this unit"));
    command.option("--layout", arguments->layout,
                   text("Layout with a parameter `unit` that says what the mail tells; unit if not given"));
    command.option("--attach", arguments->attach, text("Formats to attach, like xlsx,pdf,ics"))
        .value_name("FORMATS")
        .separator(',');
    command.option("--from", arguments->from, text("Address of the sender"));
    command.option("--addresses", arguments->addresses, text("TOML file with an address for each unit"))
        .value_name("FILE");
    command.option("-o,--output", arguments->folder, text("Folder to write to; this one if not given"))
        .value_name("DIR");
    command.option("--as-of", arguments->as_of, text("Day of the run, like 2021-04-26; today if not given"))
        .value_name("DATE");
    command.on_chosen([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) { return write_mails(*arguments, invocation.common, console); };
    });
}

}  // namespace jianbao::cli
