/// Reader for archives (.zip, .tar, .7z, .gz …): hands each member to the host to read in turn.
#include <algorithm>

#include "archive_stream.h"
#include "jianbao/plugin.h"

namespace jianbao::archive_reader {

namespace {

constexpr OptionSpec options[] = {
    {"max_members", OptionType::integer, "2000", "Members read from one archive at most.", "", 1, 20000},
    {"max_unpacked_mb", OptionType::integer, "512", "Unpacked size of one archive at most, in MiB.", "", 1, 4096},
};

/// Magic numbers by place in the file. Plain tar has its mark at byte 257.
struct Mark {
    std::size_t at;
    std::string_view bytes;
};
constexpr Mark marks[] = {
    {0, "PK\x03\x04"},
    {0, "PK\x05\x06"},
    {0, "7z\xBC\xAF\x27\x1C"},
    {0, "Rar!\x1A\x07"},
    {0, "\x1F\x8B"},
    {0, "BZh"},
    {0,
     "\xFD"
     "7zXZ"},
    {0, "\x28\xB5\x2F\xFD"},
    {257, "ustar"},
};

/// Files the packing systems add: resource forks, thumbnails, hidden files.
bool is_litter(std::string_view name) {
    const std::string_view file = name.substr(name.rfind('/') == name.npos ? 0 : name.rfind('/') + 1);
    return name.starts_with("__MACOSX/") || file.empty() || file.starts_with(".") || file.starts_with("~$") ||
           file == "Thumbs.db" || file == "desktop.ini";
}

class ArchiveReader : public Reader {
public:
    explicit ArchiveReader(const Options& options) {
        limits_.members = static_cast<std::size_t>(options.integer("max_members"));
        limits_.total_bytes = static_cast<std::size_t>(options.integer("max_unpacked_mb")) << 20;
        limits_.member_bytes = std::min(limits_.member_bytes, limits_.total_bytes);
    }

    int recognize(const Input& input) const override {
        // Office files are archives as well: their readers are surer.
        const bool known = std::any_of(std::begin(marks), std::end(marks), [&](const Mark& mark) {
            return input.bytes.size() > mark.at && input.bytes.substr(mark.at).starts_with(mark.bytes);
        });
        return known ? 60 : 0;
    }

    void read(const Input& input, ReaderOutput& output, Context& context) const override {
        std::size_t members = 0;
        readers::for_each_member(
            input.bytes, limits_, [](std::string_view name) { return !is_litter(name); },
            [&](std::string name, std::string content) {
                if (context.cancelled()) throw UnreadableInput("the archive takes too long to read");
                // A single packed file has no name inside: it keeps its own without the packer's ending.
                if (name == "data") name = inner_name(input.name);
                ++members;
                output.nested(std::move(name), std::move(content));
            });
        if (members == 0) throw UnreadableInput("the archive holds no files");
    }

private:
    static std::string inner_name(const std::string& name) {
        const std::size_t slash = name.rfind('/') == name.npos ? 0 : name.rfind('/') + 1;
        const std::size_t dot = name.rfind('.');
        return name.substr(slash, dot == name.npos || dot < slash ? name.npos : dot - slash);
    }
    readers::ZipLimits limits_;
};

}  // namespace

}  // namespace jianbao::archive_reader

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::reader,
    .name = "archive",
    .version = "1.0",
    .summary = "Archives (.zip, .tar, .7z, .gz and their kin): every file inside is read in turn",
    .options = jianbao::archive_reader::options,
    .make_reader = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Reader> {
        return std::make_unique<jianbao::archive_reader::ArchiveReader>(setup.options());
    }});
