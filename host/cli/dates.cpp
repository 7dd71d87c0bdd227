#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/arguments.h"
#include "cli/chosen_analyzers.h"
#include "cli/commands.h"
#include "cli/line_document.h"
#include "cli/output_file.h"
#include "jianbao/standard_tables.h"
#include "pipeline/analysis.h"

namespace jianbao::cli {

using Json = nlohmann::ordered_json;

namespace {

struct DatesArguments {
    std::string ref;
};

/// A line to look at.
struct Line {
    Json id;  ///< as given, or the line's number
    std::string text;
    std::optional<Date> ref;
};

/// A line of text, or an object {"id", "ref", "text"}. Throws std::runtime_error.
Line parse_line(const std::string& line, std::size_t number, std::optional<Date> ref) {
    Line out{number, line, ref};
    if (line.starts_with("{")) {
        const Json object = Json::parse(line, nullptr, false);
        if (!object.is_object() || !object.contains("text") || !object["text"].is_string())
            throw std::runtime_error("no JSON object with a \"text\"");
        out.text = object["text"].get<std::string>();
        if (object.contains("id")) out.id = object["id"];
        if (object.contains("ref")) {
            if (!object["ref"].is_string()) throw std::runtime_error("the \"ref\" is no text");
            out.ref = date_argument("ref", object["ref"].get<std::string>());
        }
    }
    if (!is_valid_utf8(out.text)) throw std::runtime_error("the text is not UTF-8");
    return out;
}

Json found_in(const pipeline::Analyzed& analyzed) {
    const Document& document = analyzed.document;
    const FindingTable& table = analyzed.findings.at(deadlines::table);
    Json found = Json::array();
    for (const Row& row : table.rows()) {
        const Date* last_day = table.get(row, deadlines::last_day);
        const bool valued = table.get(row, deadlines::value) != nullptr;
        found.push_back(
            {{"text", document.text(row.evidence)},
             {"begin", document.characters_before(row.evidence.begin)},
             {"end", document.characters_before(row.evidence.end)},
             {"kind", valued ? table.get_or(row, deadlines::value_kind) : table.get_or(row, deadlines::kind)},
             {"value", valued ? table.get_or(row, deadlines::value) : table.get_or(row, deadlines::norm)},
             {"last_day", last_day ? Json(to_iso(*last_day)) : Json(nullptr)}});
    }
    return found;
}

Exit dates(const DatesArguments& arguments, const CommonOptions& common, Console& console) {
    const Date ref = arguments.ref.empty() ? today() : date_argument("--ref", arguments.ref);
    Environment environment(common, console);
    loader::Plugins plugins = environment.make_plugins();
    keep_for(plugins, {deadlines::table});
    if (plugins.analyzers.empty())
        throw loader::Refusal("no analyzer is there that fills the table `deadlines`",
                              "install or enable one; `jianbao plugin list` shows them");
    pipeline::RunSettings settings = environment.run_settings(ref);
    std::string text;
    for (std::size_t number = 1; std::cout && std::getline(std::cin, text); ++number) {
        if (text.ends_with('\r')) text.pop_back();
        if (text.empty()) continue;
        try {
            const Line line = parse_line(text, number, ref);
            settings.as_of = line.ref.value_or(ref);
            const pipeline::Analyzed analyzed = pipeline::analyze(line_document(line.text, line.ref), plugins.analyzers, settings);
            for (const Diagnostic& diagnostic : analyzed.diagnostics) console.show(diagnostic);
            std::cout << Json{{"id", line.id}, {"found", found_in(analyzed)}}.dump() << '\n';
        } catch (const std::runtime_error& error) {
            console.show({.severity = Severity::warning,
                          .message = "line " + std::to_string(number) + " is left out: " + error.what()});
        }
    }
    std::cout.flush();
    check_written(std::cout, "can't write to standard output");
    return console.result();
}

}  // namespace

void add_dates(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<DatesArguments>();
    const Command command =
        app.subcommand("dates", text("Read lines of text, write the time expressions in them as JSON lines"));
    command.option("--ref", arguments->ref, text("Day that relative dates count from; today if not given"))
        .value_name("DATE");
    command.on_chosen([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return dates(*arguments, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
