/// Tables on a page, told by text that stands in columns. Rules between cells are not in the
/// text a PDF gives, so a table is what keeps its gaps over several lines.
#pragma once

#include <cstddef>

#include "jianbao/reader.h"
#include "page.h"

namespace jianbao::pdf {

/// How many lines from `first` on make up a table; 0 where none begins.
std::size_t table_lines(const Page& page, std::size_t first);

/// The table in those lines. Lines closer to each other than rows are make up one row.
RawBlock table_of(const Page& page, std::size_t first, std::size_t count);

}  // namespace jianbao::pdf
