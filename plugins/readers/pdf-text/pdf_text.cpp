/// Reader for PDF. The text comes from poppler's pdftotext, run as a program of its own: poppler
/// is under the GPL, and a damaged file can only take that process down.
#include <algorithm>

#include "flow.h"
#include "furniture.h"
#include "jianbao/plugin.h"
#include "page.h"
#include "site.h"

namespace jianbao::pdf {

namespace {

constexpr OptionSpec options[] = {
    {"timeout_seconds", OptionType::integer, "60", "Seconds that pdftotext may take for one file.", "", 1, 3600},
    {"max_pages", OptionType::integer, "5000", "Pages read of one file at most.", "", 1, 100000},
    {"overprints", OptionType::choice, "\"note\"",
     "Text that is drawn again over itself, to look bold or shadowed: kept as a note before its paragraph, or dropped.",
     "note|drop"},
};

/// Window titles that browsers and converters put into the file: the title before its site.
std::string title_of(const std::string& xhtml) {
    const std::size_t from = xhtml.find("<title>"), to = xhtml.find("</title>");
    if (from == xhtml.npos || to == xhtml.npos || to < from) return {};
    return xhtml.substr(from + 7, to - from - 7);
}

/// What the file says of the program that made it.
bool is_browsers(const std::string& xhtml) {
    const std::string_view head = std::string_view(xhtml).substr(0, xhtml.find("</head>"));
    return head.find("Skia/PDF") != head.npos || head.find("Mozilla/") != head.npos;
}

class PdfReader : public Reader {
public:
    explicit PdfReader(const Options& options)
        : timeout_(options.integer("timeout_seconds")),
          max_pages_(options.integer("max_pages")),
          note_overprints_(options.text("overprints") == "note") {}

    int recognize(const Input& input) const override {
        return input.bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos ? 95 : 0;
    }

    void read(const Input& input, ReaderOutput& output, Context& context) const override {
        const std::string xhtml = run(input, {"-bbox-layout"}, context);
        std::vector<Page> pages = read_pages(xhtml);
        const std::size_t page_count = pages.size();
        if (std::all_of(pages.begin(), pages.end(), [](const Page& page) { return page.lines.empty(); }))
            throw UnreadableInput("the PDF has " + std::to_string(page_count) + (page_count == 1 ? " page" : " pages") +
                                  " but no text: it is a scan, run a text recognition (OCR) over it first");
        if (note_overprints_) note_overprints(pages, run(input, {"-raw", "-bbox"}, context));
        const bool printed = remove_furniture(pages) || is_browsers(xhtml);
        RawDocument raw;
        readers::BoxFacts facts;
        raw.blocks = blocks_of(pages, facts);
        if (printed) remove_site(raw.blocks, title_of(xhtml));
        raw.metadata = std::move(facts.metadata);
        if (raw.metadata.title.empty()) raw.metadata.title = print_title(title_of(xhtml));
        if (!raw.metadata.date) raw.metadata.date = facts.published;
        if (raw.metadata.date) raw.metadata.date_source = DateSource::text;
        output.document(std::move(raw));
    }

private:
    /// What pdftotext writes in the mode given.
    std::string run(const Input& input, const std::vector<std::string>& mode, Context& context) const {
        ToolRequest request;
        request.program = "pdftotext";
        request.arguments = {"-q", "-enc", "UTF-8", "-l", std::to_string(max_pages_)};
        request.arguments.insert(request.arguments.end(), mode.begin(), mode.end());
        request.arguments.insert(request.arguments.end(), {"{input}", "-"});
        request.input = input.bytes;
        request.input_name = "input.pdf";
        request.timeout = timeout_;
        ToolResult result = context.run_tool(request);
        if (!result.found)
            throw UnreadableInput(
                "PDF files need the program pdftotext: install it with 'apt-get install poppler-utils'");
        if (result.timed_out)
            throw UnreadableInput("pdftotext did not finish within " + std::to_string(timeout_.count()) +
                                  " seconds: the file may be damaged");
        if (result.exit_code != 0) {
            const bool locked = result.errors.find("ncorrect password") != std::string::npos;
            throw UnreadableInput(locked ? "the PDF is protected by a password: remove it and read the file again"
                                         : "the PDF is damaged or cut off: pdftotext can't read it");
        }
        return without_controls(std::move(result.output));
    }

    /// Characters XML does not allow come through from damaged fonts.
    static std::string without_controls(std::string text) {
        std::erase_if(
            text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r'; });
        return text;
    }

    /// Only titles that read as one: editors leave file names and "Microsoft Word - …" behind.
    static std::string print_title(std::string title) {
        if (const std::size_t site = title.find('_'); site != title.npos) title.resize(site);
        const auto han = std::count_if(title.begin(), title.end(),
                                       [](char c) { return (static_cast<unsigned char>(c) & 0xF0) == 0xE0; });
        return han >= 6 && title.find("Microsoft") == title.npos && title.find(".doc") == title.npos ? title
                                                                                                     : std::string();
    }

    std::chrono::seconds timeout_;
    std::int64_t max_pages_;
    bool note_overprints_;
};

}  // namespace

}  // namespace jianbao::pdf

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::reader,
    .name = "pdf-text",
    .version = "1.0",
    .summary = "PDF files with text: lines joined to paragraphs, headers and footers removed, tables",
    .options = jianbao::pdf::options,
    .make_reader = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Reader> {
        return std::make_unique<jianbao::pdf::PdfReader>(setup.options());
    }});
