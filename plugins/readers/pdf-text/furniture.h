/// Page headers, footers and page numbers: what belongs to the paper, not to the text.
#pragma once

#include <vector>

#include "page.h"

namespace jianbao::pdf {

/// Removes lines near the upper and lower edge that come again on other pages (figures aside),
/// page numbers, and the address and time a browser prints.
bool remove_furniture(std::vector<Page>& pages);

}  // namespace jianbao::pdf
