#include "cli/workbook_file.h"

#include <algorithm>

#include "pipeline/context.h"
#include "pipeline/inputs.h"

namespace jianbao::cli {

namespace {

constexpr const char* reader_name = "xlsx-table";

/// Keeps the document a reader delivers; a workbook is one.
class Delivery : public ReaderOutput {
public:
    void document(RawDocument document) override { delivered = std::move(document); }
    void nested(std::string, std::string) override {}
    RawDocument delivered;
};

}  // namespace

RawDocument read_workbook(const std::string& file, Date as_of, Environment& environment, Console& console) {
    const pipeline::RunSettings settings = environment.run_settings(as_of);
    const loader::Plugins plugins = environment.make_plugins();
    const auto reader = std::find_if(plugins.readers.begin(), plugins.readers.end(),
                                     [](const auto& instance) { return instance.name() == reader_name; });
    if (reader == plugins.readers.end())
        throw loader::Refusal(std::string("the reader ") + reader_name + " is not there",
                              "install or enable it; `jianbao plugin list` shows the plugins");
    const pipeline::FileBytes bytes = [&] {
        try {
            return pipeline::read_bytes({file, file}, settings.limits.file_size);
        } catch (const std::runtime_error& error) {
            throw loader::Refusal(file + ": " + error.what());
        }
    }();
    const Input input{file, bytes};
    Delivery delivery;
    int surety = 0;
    std::vector<Diagnostic> diagnostics;
    std::optional<std::string> failure;
    {
        pipeline::CallContext context(reader->name(), file, as_of, settings.limits, diagnostics);
        failure = loader::guarded([&] {
            surety = reader->object->recognize(input);
            if (surety > 0) reader->object->read(input, delivery, context);
        });
    }
    for (const Diagnostic& diagnostic : diagnostics) console.show(diagnostic);
    if (failure) throw loader::Refusal(file + ": can't be read: " + *failure);
    if (surety == 0)
        throw loader::Refusal(file + " is no Excel workbook (.xlsx)",
                              "save it as .xlsx; another format can't be taken back");
    return std::move(delivery.delivered);
}

}  // namespace jianbao::cli
