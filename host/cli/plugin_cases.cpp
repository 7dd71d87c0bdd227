#include "cli/plugin_cases.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/arguments.h"
#include "cli/chosen_analyzers.h"
#include "cli/findings_json.h"
#include "cli/output_file.h"
#include "config/toml.h"
#include "pipeline/context.h"
#include "pipeline/run.h"
#include "report/report_json.h"

namespace jianbao::cli {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

struct Case {
    fs::path folder;
    std::vector<pipeline::InputFile> inputs;
    std::optional<fs::path> report;
    std::vector<fs::path> expected;
    std::optional<Date> ref;
    Date as_of{};
    std::vector<std::string> messages;
};

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("can't read " + file.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

Case read_case(const fs::path& folder) {
    Case out;
    out.folder = folder;
    // A fixed day, so that a case gives the same today and next year.
    out.as_of = make_date(2026, 1, 1);
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        const std::string name = file.filename().string();
        if (name.starts_with("input")) out.inputs.push_back({name, file});
        if (name.starts_with("expected.")) out.expected.push_back(file);
        if (name == "report.json") out.report = file;
    }
    if (!fs::exists(folder / "case.toml")) return out;
    const Node settings = config::load_toml(folder / "case.toml");
    config::reject_unknown_keys(settings, {"what", "ref", "as_of", "messages"});
    settings["what"].text_or("");
    if (settings.has("ref")) out.as_of = *(out.ref = settings["ref"].date());
    if (settings.has("as_of")) out.as_of = settings["as_of"].date();
    out.messages = settings["messages"].texts_or_empty();
    return out;
}

/// Where `found` differs from what `expected` names.
void compare_value(const Json& expected, const Json& found, const std::string& name, const std::string& row,
                   const Console& console, std::vector<std::string>& out) {
    if (expected.is_object() && found.is_object()) {
        for (const auto& [key, value] : expected.items())
            compare_value(value, found.contains(key) ? found[key] : Json(), name.empty() ? key : name + "." + key, row,
                          console, out);
    } else if (expected != found) {
        out.push_back(console("row {}: {} is {}, expected {}", {row, name, found.dump(), expected.dump()}));
    }
}

void compare_rows(const std::vector<Json>& expected, const std::vector<Json>& found, const Console& console,
                  std::vector<std::string>& out) {
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (i < found.size())
            compare_value(expected[i], found[i], "", std::to_string(i + 1), console, out);
        else
            out.push_back(console("row {} is missing: {}", {std::to_string(i + 1), expected[i].dump()}));
    }
    for (std::size_t i = expected.size(); i < found.size(); ++i)
        out.push_back(console("a row too many: {}", {found[i].dump()}));
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) out.push_back(line);
    return out;
}

std::vector<Json> rows_of(const std::string& text, const fs::path& file) {
    std::vector<Json> out;
    std::uint32_t number = 0;
    for (const std::string& line : lines_of(text)) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        try {
            out.push_back(Json::parse(line));
        } catch (const Json::exception&) {
            throw SettingError({file.string(), number, 1}, "this line is no JSON object",
                               "write one row a line, or let `plugin test --accept` write the file");
        }
    }
    return out;
}

void compare_text(const std::string& expected, const std::string& found, const std::string& file,
                  const Console& console, CaseResult& result) {
    const std::vector<std::string> wanted = lines_of(expected), got = lines_of(found);
    result.compared += wanted.size();
    if (expected == found) return;
    if (!is_valid_utf8(expected) || !is_valid_utf8(found)) {
        const auto [at, other] = std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
        result.differences.push_back(
            console("{} differs from byte {} on", {file, std::to_string(at - expected.begin() + 1)}));
        return;
    }
    const auto [at, other] = std::mismatch(wanted.begin(), wanted.end(), got.begin(), got.end());
    const auto shown = [](auto line, auto end) { return line == end ? "—" : "「" + *line + "」"; };
    result.differences.push_back(console("line {} of {} is {}, expected {}",
                                         {std::to_string(at - wanted.begin() + 1), file, shown(other, got.end()),
                                          shown(at, wanted.end())}));
}

/// What the inputs of a case gave.
class Collected : public pipeline::Sink {
public:
    explicit Collected(const Manifest& manifest) : manifest_(manifest) {}

    void document(const pipeline::Analyzed& analyzed) override {
        text += analyzed.document.text();
        if (!analyzed.document.text().ends_with('\n')) text += '\n';
        // A reader's rows are those of every analyzer, an analyzer's its own.
        for (const FindingTable& table : analyzed.findings.tables())
            if (manifest_.kind != PluginKind::analyzer || is_own(table))
                rows << findings_json(analyzed.document, table);
    }
    void diagnostic(const Diagnostic& diagnostic) override { diagnostics.push_back(diagnostic); }

    std::string text;
    std::ostringstream rows;
    std::vector<Diagnostic> diagnostics;

private:
    bool is_own(const FindingTable& table) const {
        return std::any_of(manifest_.tables.begin(), manifest_.tables.end(), [&](const TableSpec& spec) {
            return std::string_view(spec.name) == table.spec().name;
        });
    }
    const Manifest& manifest_;
};

/// The messages a case expects are no difference, and one it expects but does not get is.
void compare_messages(const Case& given, const std::vector<Diagnostic>& found, const Console& console,
                      CaseResult& result) {
    std::vector<std::string> sentences;
    for (const Diagnostic& diagnostic : found) {
        if (diagnostic.severity == Severity::note) continue;
        sentences.push_back(sentence_of(diagnostic, {}));
    }
    const auto holds = [](const std::string& sentence, const std::string& piece) {
        return sentence.find(piece) != std::string::npos;
    };
    for (const std::string& piece : given.messages)
        if (std::none_of(sentences.begin(), sentences.end(), [&](const auto& one) { return holds(one, piece); }))
            result.differences.push_back(console("no message says “{}”", {piece}));
    for (const std::string& sentence : sentences)
        if (std::none_of(given.messages.begin(), given.messages.end(),
                         [&](const auto& piece) { return holds(sentence, piece); }))
            result.differences.push_back(console("message: {}", {console.translated(sentence)}));
}

void write_file(const fs::path& file, const std::string& text) {
    Output output(file.string());
    output.stream() << text;
    output.finish();
}

/// Compares with the case's expected file of that name, or writes it.
void settle(const Case& given, const std::string& name, const std::string& found, bool accept, const Console& console,
            CaseResult& result) {
    const fs::path file = given.folder / name;
    if (accept) {
        write_file(file, found);
        result.compared += lines_of(found).size();
    } else if (name.ends_with(".jsonl")) {
        const std::vector<Json> expected = rows_of(bytes_of(file), file);
        result.compared += expected.size();
        compare_rows(expected, rows_of(found, file), console, result.differences);
    } else {
        compare_text(bytes_of(file), found, name, console, result);
    }
}

[[noreturn]] void refuse(const Case& given, const std::string& lacks) {
    throw loader::Refusal("the case " + given.folder.string() + " has no " + lacks,
                          "docs/writing-a-plugin.md tells what stands in a case");
}

CaseResult run_exporter(const Case& given, const std::string& plugin, bool accept, Environment& environment,
                        Console& console) {
    if (!given.report) refuse(given, "report.json");
    const loader::Instance<Exporter> exporter = environment.make_exporter(plugin);
    const std::string name = std::string("expected.") + exporter.object->extension();
    if (!accept && !fs::exists(given.folder / name)) refuse(given, name);
    const Report report = [&] {
        try {
            return report::from_json(bytes_of(*given.report));
        } catch (const std::exception& error) {
            throw loader::Refusal(given.report->string() + ": " + error.what(),
                                  "`jianbao report LAYOUT INPUT... --to json` writes such a file");
        }
    }();
    CaseResult result;
    std::vector<Diagnostic> diagnostics;
    const TemporaryName written(fs::temp_directory_path() / ("jianbao-case." + std::string(exporter.object->extension())));
    std::optional<std::string> failure;
    {
        pipeline::CallContext context(plugin, "report.json", report.as_of, environment.configuration().limits,
                                      diagnostics);
        failure = loader::write(exporter, report, written.path(), context, environment.configuration().limits);
    }
    if (failure)
        diagnostics.push_back(
            pipeline::about("report.json", Severity::error, "was not written: " + *failure, "", plugin));
    else
        settle(given, name, bytes_of(written.path()), accept, console, result);
    compare_messages(given, diagnostics, console, result);
    return result;
}

CaseResult run_inputs(const Case& given, const loader::PluginPointer& plugin, bool accept, Environment& environment,
                      Console& console) {
    const Manifest& manifest = plugin->manifest();
    const bool analyzes = manifest.kind == PluginKind::analyzer;
    if (given.inputs.empty()) refuse(given, "input.*");
    loader::Plugins plugins = environment.make_plugins();
    std::set<std::string> names;
    for (const TableSpec& table : manifest.tables) names.insert(table.name);
    if (analyzes) keep_for(plugins, names);
    const auto is_there = [&](const auto& instances) {
        return std::any_of(instances.begin(), instances.end(),
                           [&](const auto& one) { return one.name() == plugin->name(); });
    };
    if (analyzes ? !is_there(plugins.analyzers) : !is_there(plugins.readers))
        throw loader::Refusal("the plugin `" + plugin->name() + "` is not part of the run",
                              "the messages above tell why; `jianbao plugin check` shows needs and their order");
    pipeline::RunSettings settings = environment.run_settings(given.as_of);
    settings.option_date = [&](const std::string&) { return given.ref; };
    settings.undated.reset();  // it is of the plugin, not of its sample documents
    Collected collected(manifest);
    pipeline::run(given.inputs, plugins, settings, collected);

    CaseResult result;
    std::vector<std::string> expected;
    for (const fs::path& file : given.expected) expected.push_back(file.filename().string());
    if (expected.empty() && given.messages.empty()) {
        if (!accept) refuse(given, analyzes ? "expected.jsonl" : "expected.txt");
        expected.push_back(analyzes ? "expected.jsonl" : "expected.txt");
    }
    for (const std::string& name : expected) {
        if (name != "expected.jsonl" && name != "expected.txt")
            throw loader::Refusal((given.folder / name).string() + " is not compared with anything",
                                  "name it expected.jsonl for rows, expected.txt for the clean text");
        settle(given, name, name == "expected.txt" ? collected.text : collected.rows.str(), accept, console, result);
    }
    compare_messages(given, collected.diagnostics, console, result);
    return result;
}

}  // namespace

std::vector<fs::path> cases_in(const fs::path& cases) {
    std::vector<fs::path> out;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(cases, error))
        if (entry.is_directory() && !entry.path().filename().string().starts_with(".")) out.push_back(entry.path());
    if (out.empty())
        throw loader::Refusal(error ? "there is no folder " + cases.string() : "no case lies in " + cases.string(),
                              "docs/writing-a-plugin.md tells what stands in a case");
    std::sort(out.begin(), out.end());
    return out;
}

CaseResult run_case(const fs::path& folder, const std::string& plugin, bool accept, const CommonOptions& common,
                    Console& console) {
    const Case given = read_case(folder);
    CommonOptions options = common;
    if (fs::exists(folder / "jianbao.toml")) options.config = (folder / "jianbao.toml").string();
    Environment environment(options, console);
    const loader::PluginPointer found = environment.catalogue().find(plugin);
    if (!found) throw loader::Refusal("there is no plugin `" + plugin + "`");
    if (!loader::is_enabled(environment.configuration(), plugin))
        throw loader::Refusal("the plugin `" + plugin + "` is disabled by " + environment.configuration().file.string());
    return found->manifest().kind == PluginKind::exporter ? run_exporter(given, plugin, accept, environment, console)
                                                          : run_inputs(given, found, accept, environment, console);
}

}  // namespace jianbao::cli
