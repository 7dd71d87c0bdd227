/// A line of text as a document, for what analyzers find in one.
#pragma once

#include <optional>
#include <string>

#include "jianbao/document.h"

namespace jianbao::cli {

/// A document of one paragraph: exactly these characters, neither cleaned nor split into
/// articles, so that offsets are those of the line.
Document line_document(const std::string& text, std::optional<Date> ref);

}  // namespace jianbao::cli
