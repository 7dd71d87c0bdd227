#include "sample.h"

using namespace jianbao;

namespace {

/// Reads what begins with "LINES": every further line is a paragraph; "@name" is a file inside,
/// which holds the rest; "#name" the
/// rest in another format; "!why" makes the reader fail.
class Lines : public Reader {
public:
    int recognize(const Input& input) const override { return input.bytes.starts_with("LINES") ? 90 : 0; }

    void read(const Input& input, ReaderOutput& output, Context& context) const override {
        RawDocument raw;
        std::string_view rest = input.bytes.substr(input.bytes.find('\n') + 1);
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string line(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (line.starts_with("!")) throw UnreadableInput(line.substr(1));
            if (line.starts_with("@") || line.starts_with("#")) {
                if (line.starts_with("@"))
                    output.nested(line.substr(1), std::string(rest));
                else
                    output.converted(line.substr(1), std::string(rest));
                break;
            }
            if (line.starts_with("?"))
                context.report({.severity = Severity::note, .message = line.substr(1)});
            else
                raw.blocks.push_back({.text = line});
        }
        if (!raw.blocks.empty()) output.document(std::move(raw));
    }
};

}  // namespace

JIANBAO_PLUGIN(Manifest{
    .kind = PluginKind::reader,
    .name = "lines",
    .version = "1.0",
    .summary = "Reads lines.",
    .make_reader = [](const Setup&) -> std::unique_ptr<Reader> { return std::make_unique<Lines>(); }});
