#include "cli/layout_preview.h"

#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "cli/arguments.h"
#include "cli/layouts.h"
#include "cli/output_file.h"
#include "pipeline/tool.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

/// A new folder that goes away with this object.
class PrivateFolder {
public:
    PrivateFolder() {
        std::string pattern = (fs::temp_directory_path() / "jianbao-preview-XXXXXX").string();
        if (!mkdtemp(pattern.data()))
            throw std::runtime_error("can't make a folder in " + fs::temp_directory_path().string());
        path_ = pattern;
    }
    ~PrivateFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

fs::path only_file_in(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".pdf") return entry.path();
    return {};
}

}  // namespace

Exit preview_layout(const PreviewOptions& options, const CommonOptions& common, Console& console) {
    constexpr const char* program = "pdftoppm";
    if (pipeline::find_tool(program).empty())
        throw loader::Refusal("pages are drawn by pdftoppm, which is not installed",
                              "install it: apt-get install poppler-utils");
    const PrivateFolder folder;
    ReportOptions report = options.report;
    report.formats = {"pdf"};
    report.folder = folder.path().string();
    CommonOptions quiet = common;
    quiet.quiet = true;
    if (!report.ingestion.inputs.empty()) quiet.ledger = (folder.path() / "preview.db").string();
    const Exit made = make_report(report, quiet, console);
    const fs::path file = only_file_in(folder.path());
    if (file.empty()) return made;

    const Settings settings = open_settings(common);
    const std::string name = LayoutFile(find_layout(report.layout, settings.resources), settings.resources).name();
    make_folder("-o", options.report.folder);
    for (int page = 1; page <= options.pages; ++page) {
        const std::string number = std::to_string(page);
        const ToolResult drawn = pipeline::run_tool(
            {program,
             {"-png", "-r", std::to_string(options.resolution), "-f", number, "-l", number, file.string()},
             {},
             "input",
             "",
             std::chrono::seconds{60}},
            {});
        if (drawn.exit_code != 0 || drawn.output.empty()) {
            if (page > 1) break;  // behind the last page
            throw std::runtime_error("pdftoppm can't draw the report: " + drawn.errors);
        }
        const fs::path picture = fs::path(options.report.folder) / (name + "-" + number + ".png");
        Output output(picture.string());
        output.stream() << drawn.output;
        output.finish();
        if (!common.quiet) std::cout << picture.string() << '\n';
    }
    return console.result();
}

}  // namespace jianbao::cli
