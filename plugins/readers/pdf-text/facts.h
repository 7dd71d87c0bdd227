/// The box of facts (索引号, 发文机关 …) that a printed government page has beside its text.
#pragma once

#include <cstddef>
#include <vector>

#include "info_box.h"
#include "page.h"

namespace jianbao::pdf {

struct FactsBox {
    std::size_t lines = 0;  ///< how many lines it takes; 0 where there is no box
    struct Entry {
        readers::BoxEntry entry;
        std::string again;  ///< drawn again over it
    };
    std::vector<Entry> entries;  ///< row by row
};

/// The box that begins with line `first`: three entries or more, a label and its value each, one
/// or more beside each other. A value goes on in the lines under it.
FactsBox facts_box(const Page& page, std::size_t first);

}  // namespace jianbao::pdf
