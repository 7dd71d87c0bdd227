#include "test_support.h"

#include <archive.h>
#include <archive_entry.h>

#include <stdexcept>

namespace jianbao::readers {

namespace {

class TestContext : public Context {
public:
    TestContext(Delivered& delivered, ToolResult (*tool)(const ToolRequest&)) : delivered_(delivered), tool_(tool) {}
    Date as_of() const override { return make_date(2021, 4, 26); }
    void report(Diagnostic diagnostic) override { delivered_.diagnostics.push_back(std::move(diagnostic)); }
    bool cancelled() const override { return false; }
    ToolResult run_tool(const ToolRequest& request) override { return tool_ ? tool_(request) : ToolResult{}; }

private:
    Delivered& delivered_;
    ToolResult (*tool_)(const ToolRequest&);
};

/// The standard value of an option as a node. Covers the types the readers' options have.
Node standard_of(const OptionSpec& spec) {
    switch (spec.type) {
        case OptionType::integer:
            return Node(std::int64_t{std::stoll(spec.standard)});
        case OptionType::number:
            return Node(std::stod(spec.standard));
        case OptionType::boolean:
            return Node(std::string_view(spec.standard) == "true");
        case OptionType::text_list:
            return Node(Node::List{});
        default: {
            const std::string_view quoted = spec.standard;
            return Node(std::string(quoted.substr(1, quoted.size() - 2)));
        }
    }
}

class TestSetup : public Setup {
public:
    explicit TestSetup(const Manifest& manifest) {
        std::vector<Node> values;
        for (const OptionSpec& spec : manifest.options) values.push_back(standard_of(spec));
        options_ = Options(manifest.options, std::move(values));
    }
    const Options& options() const override { return options_; }
    const Node& data(std::string_view name) const override { throw std::logic_error("no data " + std::string(name)); }
    std::vector<std::filesystem::path> font_folders() const override { return {}; }
    void report(Diagnostic) const override {}

private:
    Options options_;
};

}  // namespace

std::string make_zip(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string out(4 << 20, '\0');
    for (const auto& member : members) out.resize(out.size() + member.second.size());
    std::size_t used = 0;
    archive* a = archive_write_new();
    archive_write_set_format_zip(a);
    archive_write_open_memory(a, out.data(), out.size(), &used);
    for (const auto& [name, content] : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        // OpenDocument stores its type unpacked.
        if (name == "mimetype")
            archive_write_zip_set_compression_store(a);
        else
            archive_write_zip_set_compression_deflate(a);
        archive_write_header(a, entry);
        archive_write_data(a, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(a);
    archive_write_free(a);
    out.resize(used);
    return out;
}

std::vector<std::string> Delivered::lines() const {
    std::vector<std::string> lines;
    if (documents.empty()) return lines;
    for (RawBlock block : documents.front().blocks) {
        if (block.hidden) continue;
        std::erase_if(block.cells, [](const RawCell& cell) { return cell.hidden; });
        std::string line = block.text;
        if (block.kind == RawBlock::Kind::heading) line = "# " + line;
        if (block.kind == RawBlock::Kind::note) line = "* " + line;
        if (block.kind == RawBlock::Kind::table) {
            line += "[";
            for (std::size_t i = 0; i < block.cells.size(); ++i) {
                const RawCell& cell = block.cells[i];
                if (i > 0) line += cell.row == block.cells[i - 1].row ? "|" : "/";
                line += cell.text;
                if (cell.row_span > 1) line += "↓" + std::to_string(cell.row_span);
                if (cell.column_span > 1) line += "→" + std::to_string(cell.column_span);
            }
            line += "]";
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

Delivered read_with(const Manifest& manifest, const std::string& name, std::string_view bytes,
                    ToolResult (*tool)(const ToolRequest&)) {
    Delivered delivered;
    TestContext context(delivered, tool);
    manifest.make_reader(TestSetup(manifest))->read(Input{name, bytes}, delivered, context);
    return delivered;
}

int recognized_by(const Manifest& manifest, const std::string& name, std::string_view bytes) {
    return manifest.make_reader(TestSetup(manifest))->recognize(Input{name, bytes});
}

}  // namespace jianbao::readers
