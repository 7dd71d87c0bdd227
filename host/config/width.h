/// How wide text stands in a terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace jianbao::config {

/// Terminal cells a character takes: 2 for Chinese and full-width forms, 0 for combining marks.
int cells_of(char32_t character);
std::size_t cells_of(std::string_view text);

}  // namespace jianbao::config
