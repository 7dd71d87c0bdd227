#include <algorithm>
#include <map>
#include <memory>
#include <ostream>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output_file.h"
#include "pipeline/run.h"
#include "text/cleaning.h"

namespace jianbao::cli {

namespace {

struct CleanArguments {
    std::string input, output;
    bool explain = false;
};

/// "12:5" of places in the clean text: line and character, from one. Places are asked for in
/// text order.
class Places {
public:
    explicit Places(std::string_view text) : text_(text) {}
    std::string of(std::size_t at) {
        for (std::size_t feed = text_.find('\n', line_begin_); feed < at; feed = text_.find('\n', line_begin_)) {
            line_begin_ = feed + 1;
            ++line_;
        }
        return std::to_string(line_) + ":" + std::to_string(count_characters(text_.substr(line_begin_, at - line_begin_)) + 1);
    }

private:
    std::string_view text_;
    std::size_t line_begin_ = 0, line_ = 1;
};

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

constexpr std::size_t around = 8;  ///< characters shown on either side of a repair

/// The last characters of the line before `at`, and the first behind it.
std::string before_place(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    for (std::size_t count = 0; count < around && begin > 0 && text[begin - 1] != '\n'; ++count)
        while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0) == 0x80) {}
    return visible(text.substr(begin, at - begin));
}
std::string behind_place(std::string_view text, std::size_t at) {
    const std::string_view rest = first_characters(text.substr(at), around);
    return visible(rest.substr(0, rest.find('\n')));
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
        explain(document);
    }
    void diagnostic(const Diagnostic& diagnostic) override { console_.show(diagnostic); }

private:
    /// Step by step, in text order: place, step, what stood there and what stands there now, the
    /// text around it, how sure. A line of its own says what the step does and how often it did.
    void explain(const Document& document) {
        const std::string_view text = document.text();
        std::map<std::string_view, std::vector<const Repair*>> by_step;
        for (const Repair& repair : document.repairs()) by_step[repair.step].push_back(&repair);
        for (const text::CleaningStep& step : text::cleaning_steps()) {
            const auto found = by_step.find(step.name);
            if (found == by_step.end()) continue;
            std::vector<const Repair*>& repairs = found->second;
            std::stable_sort(repairs.begin(), repairs.end(), [](const Repair* a, const Repair* b) { return a->span.begin < b->span.begin; });
            out_ << "# " << console_(step.summary) << " (" << step.name << "): " << repairs.size() << '\n';
            Places places(text);
            for (const Repair* repair : repairs) {
                out_ << places.of(repair->span.begin) << '\t' << step.name << "\t「" << visible(repair->before) << "」→「"
                     << visible(document.text(repair->span)) << "」\t" << before_place(text, repair->span.begin) << "【"
                     << visible(document.text(repair->span)) << "】" << behind_place(text, repair->span.end) << '\t'
                     << static_cast<int>(repair->confidence * 100 + 0.5) << "%";
                if (const Origin origin = document.origin(repair->span.begin); origin.page > 0)
                    out_ << '\t' << console_("page {}", {std::to_string(origin.page)});
                out_ << '\n';
            }
        }
    }

    std::ostream& out_;
    bool explain_;
    Console& console_;
};

Exit clean(const CleanArguments& arguments, const CommonOptions& common, Console& console) {
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

void add_clean(Command app, Invocation& invocation) {
    const Console& text = invocation.text;
    auto arguments = std::make_shared<CleanArguments>();
    const Command command = app.subcommand("clean", text("Write the text of a document as the analyzers see it"));
    command.option("INPUT", arguments->input, text("File, or - for standard input")).value_name("").required();
    command.option("-o,--output", arguments->output, text("File to write instead of standard output"))
        .value_name("FILE");
    command.flag("--explain", arguments->explain,
                 text("List what cleaning changed instead: place, step, before and after, how sure"));
    command.on_chosen([arguments, &invocation] {
        invocation.action = [arguments, &invocation](Console& console) {
            return clean(*arguments, invocation.common, console);
        };
    });
}

}  // namespace jianbao::cli
