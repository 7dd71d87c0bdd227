// The json exporter: the report as data, for other programs.

#include <fstream>

#include "jianbao/plugin.h"
#include "report_json.h"

namespace jianbao::json {

namespace {

class JsonExporter final : public Exporter {
public:
    explicit JsonExporter(const Options& options) : indent_(static_cast<int>(options.integer("indent"))) {}

    const char* extension() const override { return "json"; }

    void write(const Report& report, const std::filesystem::path& file, Context&) const override {
        std::ofstream out(file, std::ios::binary);
        out << to_json(report, indent_);
        out.close();
        if (!out)
            throw ExportError("the file can't be written; check the free space and the permissions of the folder");
    }

private:
    int indent_;
};

constexpr OptionSpec options[] = {
    {"indent", OptionType::integer, "1", "Spaces a level is set in; -1 puts everything on one line.", "", -1, 8},
};

}  // namespace

}  // namespace jianbao::json

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::exporter,
    .name = "json",
    .version = "1.0",
    .summary = "The report as data: every block, cell, value and link, for other programs",
    .options = jianbao::json::options,
    .make_exporter = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Exporter> {
        return std::make_unique<jianbao::json::JsonExporter>(setup.options());
    }});
