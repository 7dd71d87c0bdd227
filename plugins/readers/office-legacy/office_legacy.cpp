/// Reader for the office formats of before 2007 (.doc, .xls, .rtf) and WPS's own (.wps, .et).
///
/// LibreOffice turns them into their successors, which their readers take: that keeps numbering
/// and tables, and costs about a second a file. Without LibreOffice, antiword or catdoc give the
/// text of Word files in milliseconds.
#include <array>

#include "jianbao/plugin.h"

namespace jianbao::office_legacy {

namespace {

constexpr OptionSpec options[] = {
    {"tool", OptionType::choice, "\"auto\"",
     "Program that reads old Word files; auto takes the first that is installed.", "auto|libreoffice|antiword|catdoc"},
    {"timeout_seconds", OptionType::integer, "120", "Seconds the program may take for one file.", "", 1, 3600},
};

enum class Kind { none, word, sheet, rtf };

/// Compound files (MS-CFB) name their streams in UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) {
        wide += c;
        wide += '\0';
    }
    return bytes.find(wide) != bytes.npos;
}

Kind kind_of(std::string_view bytes) {
    if (bytes.starts_with("{\\rtf")) return Kind::rtf;
    if (!bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return Kind::none;
    if (has_stream(bytes, "WordDocument") || has_stream(bytes, "WpsDocument")) return Kind::word;
    if (has_stream(bytes, "Workbook") || has_stream(bytes, "EtWorkbook")) return Kind::sheet;
    return Kind::none;
}

std::string stem_of(const std::string& name) {
    const std::size_t slash = name.rfind('/') == name.npos ? 0 : name.rfind('/') + 1;
    const std::size_t dot = name.rfind('.');
    return name.substr(slash, dot == name.npos || dot < slash ? name.npos : dot - slash);
}

class LegacyReader : public Reader {
public:
    explicit LegacyReader(const Options& options)
        : tool_(options.text("tool")), timeout_(options.integer("timeout_seconds")) {}

    int recognize(const Input& input) const override { return kind_of(input.bytes) == Kind::none ? 0 : 90; }

    void read(const Input& input, ReaderOutput& output, Context& context) const override {
        const Kind kind = kind_of(input.bytes);
        if (allows("libreoffice") && by_libreoffice(input, kind, output, context)) return;
        if (kind == Kind::word && allows("antiword") &&
            by_text_tool("antiword", {"-m", "UTF-8.txt", "-w", "0", "{input}"}, input, output, context))
            return;
        if (kind == Kind::word && allows("catdoc") &&
            by_text_tool("catdoc", {"-d", "utf-8", "-w", "{input}"}, input, output, context))
            return;
        throw UnreadableInput(kind == Kind::word ? "old Word files need LibreOffice or antiword: install one with "
                                                   "'apt-get install libreoffice-writer' or 'apt-get install antiword'"
                                                 : "this old format needs LibreOffice: install it with 'apt-get "
                                                   "install libreoffice-writer libreoffice-calc'");
    }

private:
    bool allows(std::string_view tool) const { return tool_ == "auto" || tool_ == tool; }

    /// False where the program is not installed; throws where it is and fails.
    bool by_libreoffice(const Input& input, Kind kind, ReaderOutput& output, Context& context) const {
        const std::string target = kind == Kind::sheet ? "xlsx" : "docx";
        ToolRequest request;
        request.program = "soffice";
        // A profile of its own: a LibreOffice that a person has open would take the file over.
        request.arguments = {"-env:UserInstallation=file://{folder}/profile",
                             "--headless",
                             "--norestore",
                             "--convert-to",
                             target,
                             "--outdir",
                             "{folder}",
                             "{input}"};
        request.input = input.bytes;
        request.input_name = kind == Kind::rtf ? "input.rtf" : kind == Kind::sheet ? "input.xls" : "input.doc";
        request.output_name = "input." + target;
        request.timeout = timeout_;
        ToolResult result = context.run_tool(request);
        if (!result.found) return false;
        if (result.timed_out)
            throw UnreadableInput("LibreOffice did not finish within " + std::to_string(timeout_.count()) +
                                  " seconds: the file may be damaged");
        if (result.output.empty())
            throw UnreadableInput("LibreOffice can't read the file: it is damaged or protected by a password");
        output.converted(stem_of(input.name) + "." + target, std::move(result.output));
        return true;
    }

    bool by_text_tool(const std::string& program, std::vector<std::string> arguments, const Input& input,
                      ReaderOutput& output, Context& context) const {
        ToolRequest request;
        request.program = program;
        request.arguments = std::move(arguments);
        request.input = input.bytes;
        request.input_name = "input.doc";
        request.timeout = timeout_;
        ToolResult result = context.run_tool(request);
        if (!result.found) return false;
        if (result.timed_out || result.exit_code != 0 || !is_valid_utf8(result.output))
            throw UnreadableInput(
                program + " can't read the file: it is damaged, protected by a password, or no Word file inside");
        RawDocument raw;
        for (std::size_t from = 0; from < result.output.size();) {
            std::size_t end = result.output.find('\n', from);
            if (end == std::string::npos) end = result.output.size();
            RawBlock block;
            block.text = result.output.substr(from, end - from);
            block.origin.paragraph = static_cast<std::uint32_t>(raw.blocks.size() + 1);
            if (block.text.find_first_not_of(" \t\r") != std::string::npos) raw.blocks.push_back(std::move(block));
            from = end + 1;
        }
        if (raw.blocks.empty()) throw UnreadableInput("the Word file has no text");
        output.document(std::move(raw));
        return true;
    }

    std::string tool_;
    std::chrono::seconds timeout_;
};

}  // namespace

}  // namespace jianbao::office_legacy

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::reader,
    .name = "office-legacy",
    .version = "1.0",
    .summary = "Office files of before 2007 and WPS's own (.doc, .xls, .rtf, .wps, .et), by LibreOffice or antiword",
    .options = jianbao::office_legacy::options,
    .make_reader = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Reader> {
        return std::make_unique<jianbao::office_legacy::LegacyReader>(setup.options());
    }});
