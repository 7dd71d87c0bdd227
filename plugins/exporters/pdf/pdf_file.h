/// Writing the finished pages: libharu makes the file, libqpdf cleans it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "page_flow.h"

namespace jianbao::pdf {

struct DocumentInfo {
    std::string title, author, subject;
    Date date{};  ///< stands for the time of creation, so that the same report gives the same bytes
};

/// The document as libharu builds it: pages without content, fonts, links, bookmarks, properties.
/// Throws ExportError.
std::vector<std::uint8_t> build_document(PageFlow& flow, const DocumentInfo& info);

/// Gives the pages their content and the fonts their glyphs, correct ToUnicode maps and short width
/// tables, and writes the file with object streams and, where it is protected, AES-256 encryption. The
/// canvases are used up. Throws ExportError.
void finish_file(const std::vector<std::uint8_t>& document, PageFlow& flow, const Protection& protection,
                 const std::filesystem::path& file);

}  // namespace jianbao::pdf
