/// The blocks of a page's content: paragraphs, headings, tables.
#pragma once

#include <gumbo.h>

#include <vector>

#include "jianbao/reader.h"

namespace jianbao::html {

/// Blocks in reading order, boilerplate left out. Tables that only lay out a page are read as
/// the text in them; tables of data become tables, with merged cells as they are.
std::vector<RawBlock> blocks_of(const GumboNode* content);

}  // namespace jianbao::html
