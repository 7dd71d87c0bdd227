// The plugin: options in, a PDF file out.
#include <cstdio>
#include <string>
#include <utility>

#include "blocks.h"
#include "jianbao/plugin.h"
#include "pdf_file.h"

namespace jianbao::pdf {
namespace {

/// Where Debian and people keep fonts; looked at after the folders the host names.
std::vector<std::filesystem::path> with_system_folders(std::vector<std::filesystem::path> folders) {
    for (const char* folder : {"/usr/local/share/fonts", "/usr/share/fonts"}) {
        if (std::find(folders.begin(), folders.end(), folder) == folders.end()) folders.emplace_back(folder);
    }
    return folders;
}

class PdfExporter final : public Exporter {
public:
    explicit PdfExporter(const Setup& setup)
        : settings_(make_settings(setup.options())), folders_(with_system_folders(setup.font_folders())) {}

    const char* extension() const override { return "pdf"; }

    void write(const Report& report, const std::filesystem::path& file, Context& context) const override {
        auto notice = [&](const std::string& message, const std::string& hint) {
            context.report({Severity::warning, message, hint, {}, {}, {}});
        };
        FontSet fonts(folders_, settings_.fonts, notice);
        PageFlow flow(settings_, fonts, [&] { return context.cancelled(); });
        set_report(flow, report);
        for (const auto& [character, pages] : flow.missing())
            notice(missing_sentence(character, pages),
                   "install a font with wide coverage (fonts-lxgw-wenkai) or put one "
                   "into the office's font folder");
        std::vector<std::uint8_t> document =
            build_document(flow, {report.title.empty() && report.masthead ? report.masthead->name : report.title,
                                  report.author, report.subtitle, report.as_of});
        finish_file(document, flow, settings_.protection, file);
    }

private:
    static std::string missing_sentence(char32_t character, const std::set<std::size_t>& pages) {
        char code[16];
        std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(character));
        std::string sentence = std::string("no font has the character ") + code + " (";
        append_utf8(sentence, character);
        sentence += "); 〓 stands in its place on page ";
        std::size_t named = 0;
        for (std::size_t page : pages) {
            if (named == 5) {
                sentence += " and " + std::to_string(pages.size() - named) + " others";
                break;
            }
            if (named++ > 0) sentence += ", ";
            sentence += std::to_string(page + 1);
        }
        return sentence;
    }

    Settings settings_;
    std::vector<std::filesystem::path> folders_;
};

}  // namespace
}  // namespace jianbao::pdf

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::exporter,
    .name = "pdf",
    .version = "1.0",
    .summary = "Writes reports as PDF in the form of official documents (GB/T 9704).",
    .options = jianbao::pdf::option_specs,
    .make_exporter = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Exporter> {
        return std::make_unique<jianbao::pdf::PdfExporter>(setup);
    }});
