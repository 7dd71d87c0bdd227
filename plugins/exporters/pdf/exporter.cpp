// The plugin: options in, a PDF file out.
#include <algorithm>
#include <cstdio>
#include <set>
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
        : settings_(make_settings(setup.options())), folders_(with_system_folders(setup.font_folders())) {
        // Fonts that are asked for by name and are not there are told before anything is written.
        if (std::all_of(settings_.fonts.begin(), settings_.fonts.end(), [](const auto& name) { return name.empty(); }))
            return;
        try {
            FontSet(folders_, settings_.fonts, [&](const std::string& message, const std::string& hint) {
                said_.insert(message);
                setup.report({Severity::warning, message, hint, {}, {}, {}});
            });
        } catch (const ExportError&) {
            // No font at all: writing says so.
        }
    }

    const char* extension() const override { return "pdf"; }

    void write(const Report& report, const std::filesystem::path& file, Context& context) const override {
        auto notice = [&](const std::string& message, const std::string& hint) {
            if (!said_.contains(message)) context.report({Severity::warning, message, hint, {}, {}, {}});
        };
        // A report that is to fit on so many pages is set again, a little smaller, until it does.
        const Settings smaller = settings_.scaled(fitting_size(report, context));
        FontSet fonts(folders_, settings_.fonts, notice);
        auto flow_of = [&](PageFlow::Feet feet) {
            auto flow = std::make_unique<PageFlow>(smaller, fonts, [&] { return context.cancelled(); });
            flow->keep_feet(std::move(feet));
            set_report(*flow, report);
            return flow;
        };
        auto laid_out = flow_of({});
        // Neither the imprint nor a heading with a line stands alone on a page: the last lines before go over to that page.
        if (PageFlow::Feet missed = laid_out->missed_feet(); !missed.empty()) {
            laid_out.reset();
            laid_out = flow_of(std::move(missed));
        }
        PageFlow& flow = *laid_out;
        if (const auto most = static_cast<std::size_t>(settings_.most_pages); most > 0 && flow.page_count() > most)
            notice("the report takes " + std::to_string(flow.page_count()) + " pages, not " + std::to_string(most) +
                       ", in the smallest type that can be read",
                   "show fewer rows, as --set rows=3 does in shipped layouts, or raise most_pages of [pdf]");
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
    /// The largest of some sizes, as a share of the settings', in which the report has no more than most_pages; the
    /// smallest of them where none does.
    double fitting_size(const Report& report, Context& context) const {
        const auto most = static_cast<std::size_t>(settings_.most_pages);
        double size = 1;
        if (most == 0) return size;
        constexpr double smallest = 0.7, step = 0.04;
        for (; size > smallest; size = std::max(smallest, size - step)) {
            const Settings settings = settings_.scaled(size);
            FontSet fonts(folders_, settings.fonts, [](const std::string&, const std::string&) {});
            PageFlow flow(settings, fonts, [&] { return context.cancelled(); });
            set_report(flow, report);
            if (flow.page_count() <= most) break;
        }
        return size;
    }

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
    std::set<std::string> said_;  ///< when the fonts were looked for
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
