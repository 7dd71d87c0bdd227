/// What a browser prints of a page beside its text: menus above the title, buttons, the foot.
#pragma once

#include <string>
#include <vector>

#include "jianbao/reader.h"

namespace jianbao::pdf {

/// Takes out of a printed page what belongs to the site. `window` is the title of the browser's
/// window: what stands above the line it begins with is menus, if no sentence is among it; without
/// such a line, what stands above 您现在的位置：…. Behind the last sentence everything from the first
/// button, list of other pages or foot on goes. Entries of the box of facts stay, wherever they are.
void remove_site(std::vector<RawBlock>& blocks, const std::string& window);

}  // namespace jianbao::pdf
