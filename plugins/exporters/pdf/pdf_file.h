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

/// The pages as libharu writes them. The canvases are used up. Throws ExportError.
std::vector<std::uint8_t> write_pages(PageFlow& flow, const DocumentInfo& info);

/// Writes libharu's file with correct ToUnicode maps, short width tables, object streams and, with
/// a password, AES-256 encryption. Throws ExportError.
void finish_file(const std::vector<std::uint8_t>& raw, const std::vector<FontSet::Used>& fonts,
                 const std::string& password, const std::filesystem::path& file);

}  // namespace jianbao::pdf
