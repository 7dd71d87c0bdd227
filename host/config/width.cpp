#include "config/width.h"

#include <unicode/uchar.h>

#include "jianbao/basics.h"

namespace jianbao::config {

int cells_of(char32_t c) {
    const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
    if (width == U_EA_FULLWIDTH || width == U_EA_WIDE) return 2;
    const int8_t type = u_charType(static_cast<UChar32>(c));
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR ? 0 : 1;
}

std::size_t cells_of(std::string_view text) {
    std::size_t cells = 0;
    for (std::size_t at = 0; at < text.size();) cells += static_cast<std::size_t>(cells_of(next_character(text, at)));
    return cells;
}

}  // namespace jianbao::config
