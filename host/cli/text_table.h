/// Tables for the terminal.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace jianbao::cli {

/// Columns as wide as their widest text, two spaces between them. Chinese counts two cells.
void print_table(std::ostream& out, const std::vector<std::vector<std::string>>& rows);

/// The text cut to a number of cells, with "…" where something was cut off.
std::string shortened(const std::string& text, std::size_t cells);

}  // namespace jianbao::cli
