#include "cli/reporting.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "cli/arguments.h"
#include "cli/exporting.h"
#include "cli/layouts.h"
#include "cli/report_checks.h"
#include "report/build.h"
#include "report/values.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

}  // namespace

std::string report_stem(const std::string& layout, Date as_of) {
    if (layout != "weekly") return layout + "-" + to_iso(as_of);
    const IsoWeek week = iso_week(as_of);
    char text[32];
    std::snprintf(text, sizeof text, "weekly-%04d-W%02u", week.year, week.week);
    return text;
}

namespace {

/// "name=value" taken apart; the office's own values first, so that --set stands above them.
std::vector<std::pair<std::string, std::string>> settings_for(const report::Layout& layout,
                                                              const ReportOptions& options,
                                                              const config::Configuration& configuration) {
    std::vector<std::pair<std::string, std::string>> out;
    const bool has_office = std::any_of(layout.parameters.begin(), layout.parameters.end(),
                                        [](const report::Parameter& one) { return one.name == "office"; });
    if (has_office && !configuration.office.empty()) out.emplace_back("office", configuration.office);
    if (configuration.due_soon_days) out.emplace_back("due_soon_days", std::to_string(*configuration.due_soon_days));
    for (const std::string& one : options.set) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos || equals == 0)
            throw std::runtime_error("--set: `" + one + "` is not of the form name=value");
        out.emplace_back(one.substr(0, equals), one.substr(equals + 1));
    }
    return out;
}

/// A layout that has the parameters `issue` and `issue_per` numbers its issues: the period of the
/// day keeps its number, a new one gets the next of the year, `--set issue=15` gives it that.
struct Numbered {
    std::string period;
    int year = 0;
    std::int64_t wanted = 0;
};

std::optional<Numbered> numbering_of(const report::Layout& layout, Date as_of,
                                     const std::vector<std::pair<std::string, std::string>>& set) {
    const auto value_of = [&](std::string_view name) -> std::optional<std::string> {
        std::optional<std::string> out;
        for (const report::Parameter& one : layout.parameters)
            if (one.name == name) out = ledger::to_text(one.standard);
        for (const auto& [key, value] : set)
            if (out && key == name) out = value;
        return out;
    };
    const auto issue = value_of("issue"), per = value_of("issue_per");
    if (!issue || !per) return std::nullopt;
    Numbered out{to_iso(as_of), static_cast<int>(as_of.year()), 0};
    out.wanted = std::strtoll(issue->c_str(), nullptr, 10);
    const IsoWeek week = iso_week(as_of);
    char text[24];
    if (*per == "week") {
        std::snprintf(text, sizeof text, "%04d-W%02u", week.year, week.week);
        out.period = text;
        out.year = week.year;
    } else if (*per == "month") {
        out.period = out.period.substr(0, 7);
    } else if (*per == "year") {
        out.period = out.period.substr(0, 4);
    } else if (*per != "day") {
        throw std::runtime_error("the parameter issue_per of the layout is `" + *per + "`; there are day, week, month, year");
    }
    return out;
}

/// Numbers for what the layout says is numbered: a slip keeps its number however often it is printed.
void give_numbers(const report::Layout& layout, const report::ReportParameters& parameters, ledger::Ledger& ledger) {
    ledger::Reading reading = ledger.read({parameters.as_of, layout.due_soon_days});
    const report::Values values(layout, reading, parameters);
    const std::vector<std::string> columns = {"series", "key"};
    const ledger::Result found = report::run_query(reading, *layout.numbers, values.all(), columns);
    std::vector<std::pair<std::string, std::string>> keys;
    for (const auto& row : found.rows)
        keys.emplace_back(ledger::to_text(row[*found.find("series")]), ledger::to_text(row[*found.find("key")]));
    ledger.number(keys, static_cast<int>(parameters.as_of.year()), parameters.as_of);
}

/// Files an earlier run of the same layout left in the output folder: they are no documents.
std::vector<fs::path> earlier_files(const fs::path& folder, const std::string& layout,
                                    const std::vector<std::string>& extensions) {
    std::vector<fs::path> out;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
        const std::string extension = entry.path().extension().string();
        for (const std::string& known : extensions)
            if (extension == "." + known && entry.path().filename().string().starts_with(layout + "-"))
                out.push_back(entry.path());
    }
    return out;
}

/// A week in which nothing arrived still has its report; a name that is not there is a slip of the pen.
bool are_folders(const std::vector<std::string>& inputs) {
    return std::all_of(inputs.begin(), inputs.end(), [](const std::string& input) {
        std::error_code ignored;
        return fs::is_directory(input, ignored);
    });
}

struct Target {
    loader::Instance<Exporter> exporter;
    std::string extension;
};

std::vector<Target> make_targets(const std::vector<std::string>& formats, const report::Layout& layout,
                                 Environment& environment) {
    std::vector<Target> out;
    for (const std::string& format : formats) {
        Target target{environment.make_exporter(format, layout), ""};
        const auto failure = loader::guarded([&] { target.extension = target.exporter.object->extension(); });
        if (failure) throw loader::Refusal("the exporter `" + format + "` failed: " + *failure);
        out.push_back(std::move(target));
    }
    return out;
}

/// The figures a reader would look at first.
std::string summary_of(const Report& report) {
    std::string out;
    for (const Block& block : report.blocks)
        if (const auto* figures = std::get_if<KeyFiguresBlock>(&block)) {
            for (const KeyFigure& figure : figures->figures)
                out += (out.empty() ? "" : "，") + figure.label + " " + figure.value + figure.unit +
                       (figure.change.empty() ? "" : "（" + figure.change + "）");
            break;
        }
    return out;
}

}  // namespace

Exit make_report(const ReportOptions& options, const CommonOptions& common, Console& console) {
    const Date as_of = as_of_argument(options.as_of);
    reference_dates(options.ingestion.ref, options.ingestion.refs);
    Environment environment(common, console);
    const LayoutFile layout_file(find_layout(options.layout, environment.resources()), environment.resources());
    const std::vector<std::string> exporters = environment.exporters();
    const loader::Plugins plugins = environment.make_plugins();
    std::error_code ignored;
    check_ledger_name(common);
    if (options.ingestion.inputs.empty() && !fs::exists(common.ledger, ignored))
        throw loader::Refusal("there is no ledger " + common.ledger,
                              "name documents to read, or another ledger with --ledger");

    // All that can be wrong with the command is found before anything is written, a new ledger
    // too: the layout, the exporters, the inputs, the folder.
    const bool exists = fs::exists(common.ledger, ignored);
    const report::Layout layout = layout_file.load(
        ledger::Ledger(exists ? common.ledger : ":memory:", plugins.tables()).read({as_of, 7}), exporters);
    const std::vector<Target> targets = make_targets(options.formats, layout, environment);
    std::vector<std::string> extensions;
    for (const Target& target : targets) extensions.push_back(target.extension);
    const bool may_be_quiet = exists && are_folders(options.ingestion.inputs);
    if (!options.ingestion.inputs.empty() && !may_be_quiet) pipeline::collect_inputs(options.ingestion.inputs, {});
    std::vector<std::pair<std::string, std::string>> set =
        settings_for(layout, options, environment.configuration());
    check_needs(layout, set, exists ? common.ledger : "");
    make_folder("-o", options.folder);

    ledger::Ledger ledger = open_ledger(common, plugins);
    if (!options.ingestion.inputs.empty()) {
        IngestOptions ingestion = options.ingestion;
        ingestion.as_of = as_of;
        ingestion.excluded = earlier_files(options.folder, layout.name, extensions);
        try {
            ingest(ingestion, environment, plugins, ledger, console);
        } catch (const pipeline::NoInputs& none) {
            if (!may_be_quiet) throw;
            console.say(console("nothing new to read; the report is of what the ledger holds"));
        }
    }

    check_unit(layout, set, ledger);
    tell_if_before_all(as_of, ledger, console);

    const std::optional<Numbered> numbering = numbering_of(layout, as_of, set);
    ledger::Issue issue;
    if (numbering) {
        issue = ledger.issue(layout.name, numbering->period, numbering->year, as_of, numbering->wanted);
        set.emplace_back("issue", std::to_string(issue.number));
    }

    // Reports are in Chinese, whatever the language of the terminal.
    const config::Messages chinese = config::load_messages(environment.resources().messages, "zh_CN");
    report::ReportParameters parameters{
        .as_of = as_of, .set = set, .show_personal_data = environment.configuration().show_personal_data};
    for (const Diagnostic& diagnostic : console.notices())
        parameters.notices.push_back(sentence_of(diagnostic, chinese));
    if (layout.numbers) give_numbers(layout, parameters, ledger);
    ledger::Reading reading = ledger.read({as_of, layout.due_soon_days});
    const report::ReportSet set_of_reports = report::build_reports(layout, reading, parameters, options.formats);

    std::size_t written = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const Target& target = targets[i];
        const Report& report = set_of_reports.reports[set_of_reports.of[i]];
        const fs::path file = fs::path(options.folder) / (report_stem(layout.name, as_of) + "." + target.extension);
        if (!write_report(target.exporter, report, file, environment, console)) continue;
        ++written;
        console.log("written: " + file.string());
        if (!common.quiet) std::cout << file.string() << '\n';
    }
    std::cout.flush();
    if (numbering && issue.fresh && written == 0) ledger.forget_issue(layout.name, numbering->period);
    if (!set_of_reports.reports.empty())
        if (const std::string summary = summary_of(set_of_reports.reports.front()); !summary.empty())
            console.say(summary);
    return written == 0 && !targets.empty() ? Exit::not_done : console.result();
}

void add_report_options(Command command, ReportOptions& options, const Console& text) {
    command.option("--as-of", options.as_of, text("Day of the run, like 2021-04-26; today if not given"))
        .value_name("DATE");
    command.option("--to", options.formats, text("Formats to write, like pdf,xlsx"))
        .value_name("FORMATS")
        .separator(',')
        .one_value_each();
    command.option("-o,--output", options.folder, text("Folder to write to; this one if not given")).value_name("DIR");
    command.option("--set", options.set, text("Value for a parameter of the layout: name=value"))
        .value_name("NAME=VALUE")
        .one_value_each();
    command.option("--ref", options.ingestion.ref, text("Day the documents' relative dates count from"))
        .value_name("DATE");
    command.option("--refs", options.ingestion.refs, text("JSON file with such a day for each document's name"))
        .value_name("FILE");
}

}  // namespace jianbao::cli
