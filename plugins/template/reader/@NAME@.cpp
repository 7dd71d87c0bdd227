// Reads a small format of headings and paragraphs: a reader to start from.
//
//     #@NAME@
//     == 一、加强领导
//     各乡镇要在6月底前完成整改。
#include <stdexcept>

#include "jianbao/plugin.h"

namespace {

constexpr std::string_view first_line = "#@NAME@\n";
constexpr std::string_view heading_mark = "== ";

class @CLASS@ : public jianbao::Reader {
public:
    // By content, never by name alone. 0 is "not mine", 100 is certain.
    int recognize(const jianbao::Input& input) const override { return input.bytes.starts_with(first_line) ? 100 : 0; }

    // Called from several threads at once: changes nothing of the reader.
    void read(const jianbao::Input& input, jianbao::ReaderOutput& output, jianbao::Context&) const override {
        if (!jianbao::is_valid_utf8(input.bytes))
            throw jianbao::UnreadableInput("the file is not UTF-8; save it as UTF-8 and try again");
        jianbao::RawDocument document;
        std::uint32_t paragraph = 0;
        for (std::size_t begin = first_line.size(); begin < input.bytes.size();) {
            const std::size_t end = std::min(input.bytes.find('\n', begin), input.bytes.size());
            std::string_view line = input.bytes.substr(begin, end - begin);
            if (!line.empty()) {
                jianbao::RawBlock block;
                block.origin.paragraph = ++paragraph;  // where it stands in the original, for the reports
                block.origin.byte = begin;
                if (line.starts_with(heading_mark)) {
                    block.kind = jianbao::RawBlock::Kind::heading;
                    line.remove_prefix(heading_mark.size());
                }
                block.text = line;
                document.blocks.push_back(std::move(block));
            }
            begin = end + 1;
        }
        if (document.blocks.empty()) throw jianbao::UnreadableInput("the file has no text");
        output.document(std::move(document));
    }
};

}  // namespace

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::reader,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "Reads files that begin with #@NAME@.",
    .make_reader = [](const jianbao::Setup&) -> std::unique_ptr<jianbao::Reader> {
        return std::make_unique<@CLASS@>();
    }});
