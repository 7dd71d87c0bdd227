#include "cli/exporting.h"

#include "cli/output_file.h"
#include "pipeline/context.h"

namespace jianbao::cli {

bool write_report(const loader::Instance<Exporter>& exporter, const Report& report, const std::filesystem::path& file,
                  Environment& environment, Console& console) {
    TemporaryName temporary(file);
    const std::string name = exporter.name();
    std::vector<Diagnostic> diagnostics;
    std::optional<std::string> failure;
    {
        pipeline::CallContext context(name, file.filename().string(), report.as_of, environment.configuration().limits,
                                      diagnostics);
        failure = loader::write(exporter, report, temporary.path(), context, environment.configuration().limits);
    }
    for (const Diagnostic& diagnostic : diagnostics) console.show(diagnostic);
    if (!failure) {
        temporary.keep();
        return true;
    }
    console.show(pipeline::about(file.string(), Severity::error, "was not written: " + *failure, "", name));
    return false;
}

}  // namespace jianbao::cli
