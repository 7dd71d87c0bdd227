/// From lines on pages back to paragraphs and tables.
#pragma once

#include <vector>

#include "jianbao/reader.h"
#include "page.h"

namespace jianbao::pdf {

/// Lines that the page broke are joined: a paragraph ends where its line ends short of the
/// margin, and begins with an indent, a wider gap or another size of type. Lines whose pieces
/// stand in columns make a table.
std::vector<RawBlock> blocks_of(const std::vector<Page>& pages);

}  // namespace jianbao::pdf
