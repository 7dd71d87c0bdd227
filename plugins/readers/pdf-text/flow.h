/// From lines on pages back to paragraphs and tables.
#pragma once

#include <vector>

#include "info_box.h"
#include "jianbao/reader.h"
#include "page.h"

namespace jianbao::pdf {

/// Lines that the page broke are joined: a paragraph ends where its line ends short of the
/// margin, and begins with an indent, a wider gap or another size of type. Lines whose pieces
/// stand in columns make a table. What is drawn again over a paragraph is a note before it, for
/// mostly its first words are (第一条).
/// The entries of a box of facts are notes; what they say goes to `facts` too.
std::vector<RawBlock> blocks_of(const std::vector<Page>& pages, readers::BoxFacts& facts);

}  // namespace jianbao::pdf
