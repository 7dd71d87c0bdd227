#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output_file.h"
#include "pipeline/run.h"

namespace jianbao::cli {

namespace {

struct Arguments {
    std::string input, output;
    bool explain = false;
};

/// "12:5" of a place in the clean text: line and character, from one.
std::string line_and_column(const Document& document, std::uint32_t at) {
    const std::string_view before = std::string_view(document.text()).substr(0, at);
    const std::size_t line_start = before.rfind('\n') + 1;  // 0 where there is none
    return std::to_string(std::count(before.begin(), before.end(), '\n') + 1) + ":" +
           std::to_string(count_characters(before.substr(line_start)) + 1);
}

/// The characters as they can be shown in one line.
std::string visible(std::string_view text) {
    constexpr std::size_t most = 40;
    std::string out;
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < most; ++count) {
        const char32_t c = next_character(text, at);
        if (c == U'\n')
            out += "⏎";
        else if (c == U'\t')
            out += "⇥";
        else if (c < 0x20 || c == 0x7F || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF) {
            char code[12];
            std::snprintf(code, sizeof code, "<%04X>", static_cast<unsigned>(c));
            out += code;
        } else
            append_utf8(out, c);
    }
    return at < text.size() ? out + "…" : out;
}

class CleanText : public pipeline::Sink {
public:
    CleanText(std::ostream& out, bool explain, Console& console) : out_(out), explain_(explain), console_(console) {}

    void document(const pipeline::Analyzed& analyzed) override {
        const Document& document = analyzed.document;
        if (!explain_) {
            out_ << document.text();
            if (!document.text().ends_with('\n')) out_ << '\n';
            return;
        }
        for (const Repair& repair : document.repairs()) {
            out_ << line_and_column(document, repair.span.begin) << '\t' << repair.step << "\t「"
                 << visible(repair.before) << "」→「" << visible(document.text(repair.span)) << "」\t"
                 << static_cast<int>(repair.confidence * 100 + 0.5) << "%";
            if (const Origin origin = document.origin(repair.span.begin); origin.page > 0)
                out_ << '\t' << console_("page {}", {std::to_string(origin.page)});
            out_ << '\n';
        }
    }
    void diagnostic(const Diagnostic& diagnostic) override { console_.show(diagnostic); }

private:
    std::ostream& out_;
    bool explain_;
    Console& console_;
};

Exit clean(const Arguments& arguments, const CommonOptions& common, Console& console) {
    Environment environment(common, console);
    const std::string names[] = {arguments.input};
    const std::vector<pipeline::InputFile> inputs = pipeline::collect_inputs(names, {});
    loader::Plugins plugins = environment.make_plugins();
    plugins.analyzers.clear();
    Output output(arguments.output);
    CleanText sink(output.stream(), arguments.explain, console);
    pipeline::run(inputs, plugins, environment.run_settings(today()), sink);
    output.finish();
    return console.result();
}

}  // namespace

void add_clean(CLI::App& app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("clean", text("Write the text of a document as the analyzers see it"));
    command->add_option("INPUT", arguments->input, text("File, or - for standard input"))->type_name("")->required();
    command->add_option("-o,--output", arguments->output, text("File to write instead of standard output"))
        ->type_name("FILE");
    command->add_flag("--explain", arguments->explain,
                      text("List what cleaning changed instead: place, step, before and after, how sure"));
    command->callback([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return clean(*arguments, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
