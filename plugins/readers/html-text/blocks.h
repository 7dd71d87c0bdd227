/// The blocks of a page's content: paragraphs, headings, tables.
#pragma once

#include <gumbo.h>

#include <vector>

#include "content.h"
#include "jianbao/reader.h"

namespace jianbao::html {

/// Blocks in reading order, boilerplate and the foot of the site left out, and what stands at the end
/// without being the text's: headings of lists of other pages, neighbours, buttons. Tables that only lay out a page are read as
/// the text in them; tables of data become tables, with merged cells as they are.
std::vector<RawBlock> blocks_of(const GumboNode* content, const Foot& foot);

}  // namespace jianbao::html
