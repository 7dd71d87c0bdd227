#include <algorithm>
#include <iostream>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/layouts.h"
#include "ledger/ledger.h"
#include "pipeline/tool.h"

#ifndef JIANBAO_VERSION
#define JIANBAO_VERSION "0"
#endif

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

/// Prints the findings of the examination, one a line.
class Examination {
public:
    explicit Examination(const Console& console) : console_(console) {}

    void good(const std::string& what) { print("ok", what, ""); }
    /// Something optional is not there.
    void absent(const std::string& what, const std::string& remedy) { print("--", what, remedy); }
    void bad(const std::string& what, const std::string& remedy) {
        print("!!", what, remedy);
        healthy_ = false;
    }
    bool healthy() const { return healthy_; }
    const Console& text() const { return console_; }

private:
    void print(const char* mark, const std::string& what, const std::string& remedy) {
        std::cout << "[" << mark << "] " << what << '\n';
        if (!remedy.empty()) std::cout << "     " << console_("hint: {}", {console_.translated(remedy)}) << '\n';
    }

    const Console& console_;
    bool healthy_ = true;
};

/// External programs that plugins run.
struct Tool {
    const char* program;
    const char* package;
    const char* use;
};
constexpr Tool tools[] = {
    {"pdftotext", "poppler-utils", "reads PDF files"},
    {"soffice", "libreoffice-writer-nogui libreoffice-calc-nogui", "reads .doc, .xls, .rtf and WPS files"},
};

void examine_tools(Examination& examination) {
    const Console& text = examination.text();
    for (const Tool& tool : tools) {
        const fs::path found = pipeline::find_tool(tool.program);
        const std::string use = text.translated(tool.use);
        if (!found.empty())
            examination.good(text("program {}: {} ({})", {tool.program, found.string(), use}));
        else
            examination.absent(text("program {} is not installed ({})", {tool.program, use}),
                               std::string("apt-get install ") + tool.package);
    }
}

std::size_t fonts_in(const fs::path& folder) {
    std::error_code ignored;
    std::size_t count = 0;
    for (auto entry =
             fs::recursive_directory_iterator(folder, fs::directory_options::follow_directory_symlink, ignored);
         entry != fs::recursive_directory_iterator(); entry.increment(ignored)) {
        const std::string extension = entry->path().extension().string();
        count += extension == ".ttf" || extension == ".ttc" || extension == ".otf";
    }
    return count;
}

void examine_fonts(Examination& examination, const Settings& settings) {
    const Console& text = examination.text();
    for (const fs::path& folder : settings.configuration.font_dirs) {
        const std::size_t fonts = fonts_in(folder);
        const std::string what = text("the office's fonts: {} in {}", {std::to_string(fonts), folder.string()});
        if (fonts > 0)
            examination.good(what);
        else
            examination.bad(what, "correct font_dirs in jianbao.toml, or put fonts there");
    }
    const std::size_t prepared = fonts_in(settings.resources.fonts);
    const std::string what = text("fonts of official documents (仿宋, 黑体, 楷体, 小标宋): {} in {}",
                                  {std::to_string(prepared), settings.resources.fonts.string()});
    if (prepared > 0)
        examination.good(what);
    else
        examination.absent(what,
                           "put the office's own into a folder named in font_dirs of jianbao.toml; without them "
                           "reports are set in the system's fonts");
    const std::size_t system = fonts_in("/usr/share/fonts") + fonts_in("/usr/local/share/fonts");
    if (system + prepared > 0)
        examination.good(text("the system's fonts: {}", {std::to_string(system)}));
    else
        examination.bad(
            text("the system has no fonts"),
            "apt-get install fonts-arphic-uming fonts-wqy-zenhei fonts-arphic-gbsn00lp fonts-arphic-gkai00mp");
}

void examine_plugins(Examination& examination, const Environment& environment, const loader::Plugins& plugins) {
    const Console& text = examination.text();
    for (const fs::path& folder : environment.catalogue().folders)
        examination.good(text("plugin folder {}", {folder.string()}));
    std::size_t exporters = environment.exporters().size();
    const std::string what = text(
        "plugins: {} readers, {} analyzers, {} exporters",
        {std::to_string(plugins.readers.size()), std::to_string(plugins.analyzers.size()), std::to_string(exporters)});
    if (plugins.readers.empty() || plugins.analyzers.empty() || exporters == 0)
        examination.bad(what, "reinstall jianbao, or name the folder of the plugins with --plugin-dir");
    else
        examination.good(what);
}

void examine_layouts(Examination& examination, const Environment& environment, const loader::Plugins& plugins) {
    const Console& text = examination.text();
    const ledger::Ledger empty(":memory:", plugins.tables());
    std::string good;
    for (const fs::path& file : shipped_layouts(environment.resources())) {
        try {
            const LayoutFile layout(file, environment.resources());
            layout.load(empty.read({today(), 7}), environment.exporters());
            good += (good.empty() ? "" : ", ") + layout.name();
        } catch (const std::exception& error) {
            examination.bad(text("layout {}: {}", {file.string(), error.what()}),
                            "`jianbao layout check " + file.string() + "` shows the place");
        }
    }
    if (good.empty())
        examination.bad(text("no layout works"), "reinstall jianbao");
    else
        examination.good(text("layouts: {}", {good}));
}

void examine_ledger(Examination& examination, const CommonOptions& common) {
    const Console& text = examination.text();
    std::error_code ignored;
    if (!fs::exists(common.ledger, ignored)) {
        examination.absent(text("there is no ledger {} yet", {common.ledger}), "`jianbao ingest` makes it");
        return;
    }
    try {
        const ledger::Reading reading(common.ledger, {today(), 7});
        const auto count = [&](const char* sql) { return ledger::to_text(reading.query(sql).rows.at(0).at(0)); };
        examination.good(text("ledger {}: {} documents, {} tasks",
                              {common.ledger, count("SELECT count(*) FROM documents"),
                               reading.has_table("tasks") ? count("SELECT count(*) FROM tasks") : "0"}));
    } catch (const ledger::LedgerError& error) {
        examination.bad(text.translated(error.what()), "");  // names the file and says what to do
    } catch (const std::exception& error) {
        examination.bad(text("ledger {}: {}", {common.ledger, text.translated(error.what())}),
                        "`jianbao ledger check` tells more");
    }
}

Exit doctor(const CommonOptions& common, Console& console) {
    Examination examination(console);
    examination.good(std::string("jianbao " JIANBAO_VERSION ", SDK " JIANBAO_STRING(
        JIANBAO_SDK_MAJOR) "." JIANBAO_STRING(JIANBAO_SDK_MINOR) ", " JIANBAO_BUILD_TAG));
    Environment environment(common, console);
    const fs::path& file = environment.configuration().file;
    examination.good(file.empty() ? console("no configuration file: the defaults stand")
                                  : console("configuration {}", {file.string()}));
    const loader::Plugins plugins = environment.make_plugins();
    examine_plugins(examination, environment, plugins);
    examine_layouts(examination, environment, plugins);
    examine_fonts(examination, {environment.resources(), environment.configuration()});
    examine_tools(examination);
    examine_ledger(examination, common);
    return examination.healthy() ? console.result() : Exit::notices;
}

}  // namespace

void add_doctor(Command app, Invocation& invocation) {
    app.subcommand("doctor", invocation.text("Say what is there, what is missing, and how to get it"))
        .on_chosen([&invocation] {
            invocation.action = [&invocation](Console& console) { return doctor(invocation.common, console); };
        });
}

}  // namespace jianbao::cli
