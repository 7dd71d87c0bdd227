/// make_document: what a reader delivered becomes a Document.
#pragma once

#include <optional>
#include <string>

#include "cleaning.h"
#include "jianbao/document.h"
#include "jianbao/reader.h"

namespace jianbao::text {

/// What the host knows about the file itself.
struct SourceFile {
    std::string id;    ///< SHA-256 of the original bytes, in hexadecimal
    std::string name;  ///< file name without folder and extension
    std::string path;
    std::optional<Date> file_date;    ///< the file's own date, used where the text states none
    std::optional<Date> option_date;  ///< --ref, stands above what the text states
};

/// Cleans the text, finds its structure and reads its metadata. Fails for nothing but text that
/// is too long for 32-bit offsets (std::length_error).
Document make_document(RawDocument raw, const SourceFile& source, const CleaningSettings& cleaning);

}  // namespace jianbao::text
