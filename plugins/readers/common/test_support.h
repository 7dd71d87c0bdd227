/// What the tests of the readers share: packages built in memory, and a host that takes notes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "jianbao/plugin.h"

namespace jianbao::readers {

/// A ZIP with the members given.
std::string make_zip(const std::vector<std::pair<std::string, std::string>>& members);

/// Everything a reader delivered, and what it said.
struct Delivered : ReaderOutput {
    std::vector<RawDocument> documents;
    std::vector<std::pair<std::string, std::string>> files;
    std::vector<Diagnostic> diagnostics;

    void document(RawDocument document) override { documents.push_back(std::move(document)); }
    void nested(std::string name, std::string bytes) override { files.emplace_back(std::move(name), std::move(bytes)); }
    /// The texts of the first document's blocks; a table as "[a|b/c|d]", a heading as "# text".
    std::vector<std::string> lines() const;
};

/// Makes the plugin's reader with its standard options and reads the bytes. External programs
/// are answered by `tool`, or not found.
Delivered read_with(const Manifest& manifest, const std::string& name, std::string_view bytes,
                    ToolResult (*tool)(const ToolRequest&) = nullptr);
int recognized_by(const Manifest& manifest, const std::string& name, std::string_view bytes);

}  // namespace jianbao::readers

extern "C" const jianbao::Manifest jianbao_manifest;
