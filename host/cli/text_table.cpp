#include "cli/text_table.h"

#include <algorithm>
#include <ostream>

#include "config/width.h"
#include "jianbao/basics.h"

namespace jianbao::cli {

void print_table(std::ostream& out, const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (widths.size() <= i) widths.push_back(0);
            widths[i] = std::max(widths[i], config::cells_of(row[i]));
        }
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) line.append(widths[i] - config::cells_of(row[i]) + 2, ' ');
        }
        out << line << '\n';
    }
}

std::string shortened(const std::string& text, std::size_t cells) {
    if (config::cells_of(text) <= cells) return text;
    std::size_t at = 0, end = 0, used = 0;
    while (at < text.size()) {
        end = at;
        used += static_cast<std::size_t>(config::cells_of(next_character(text, at)));
        if (used + 1 > cells) break;
    }
    return text.substr(0, end) + "…";
}

}  // namespace jianbao::cli
