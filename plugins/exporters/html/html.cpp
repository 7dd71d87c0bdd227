/// Exporter for the web: one self-contained page to open from a file or send by mail.
#include <fstream>

#include "jianbao/plugin.h"
#include "page.h"

namespace jianbao::html {

namespace {

constexpr OptionSpec options[] = {
    {"interactive", OptionType::boolean, "true",
     "Whether tables can be searched, filtered and sorted; without it the page has no script."},
    {"look", OptionType::choice, "\"auto\"", "Light or dark; auto follows the reader's system.", "auto|light|dark"},
    {"watermark", OptionType::text, "\"\"", "Text across the page in light grey, on paper too; empty for none."},
    exporters::colour_head,
    exporters::colour_heading,
    exporters::colour_red,
    exporters::colour_yellow,
    exporters::colour_green,
    exporters::colour_blue,
    exporters::colour_grey,
    exporters::colour_heat,
};

class HtmlExporter : public Exporter {
public:
    explicit HtmlExporter(const Options& options)
        : options_{options.boolean("interactive"), options.text("look"), options.text("watermark"),
                   exporters::make_palette(options)} {}

    const char* extension() const override { return "html"; }

    void write(const Report& report, const std::filesystem::path& file, Context&) const override {
        std::ofstream out(file, std::ios::binary);
        out << page_of(report, options_);
        out.close();
        if (!out)
            throw ExportError("the page can't be written; check the free space and the permissions of the folder");
    }

private:
    PageOptions options_;
};

}  // namespace

}  // namespace jianbao::html

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::exporter,
    .name = "html",
    .version = "1.0",
    .summary = "One self-contained page: tables to search, filter and sort, charts, printable, light and dark",
    .options = jianbao::html::options,
    .make_exporter = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Exporter> {
        return std::make_unique<jianbao::html::HtmlExporter>(setup.options());
    }});
