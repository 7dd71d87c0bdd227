/// Metadata: what an article says about itself.
#pragma once

#include "jianbao/document.h"

namespace jianbao::text {

/// Reads the metadata of the article from its paragraphs and their roles; `stated` is what the
/// file says outside its text and stands above it.
Metadata read_metadata(const Document::Parts& parts, std::uint32_t article, const Metadata& stated);

}  // namespace jianbao::text
