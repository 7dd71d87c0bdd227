/// Lines: the paragraphs of a cleaned text, before and while their roles are found.
#pragma once

#include <string_view>
#include <vector>

#include "draft.h"
#include "jianbao/document.h"

namespace jianbao::text {

struct Line {
    Span span;                              ///< without spaces at either end; never empty
    ParagraphRole role = ParagraphRole::body;
    int file_level = 0;                     ///< heading level the file itself gives; -1: a heading of unknown level
    std::uint32_t table = no_index;         ///< of role `table`
};

/// The lines that hold text. All cells of one table make one line.
std::vector<Line> split_lines(std::string_view text, const std::vector<Region>& regions);

inline std::string_view text_of(std::string_view text, const Line& line) {
    return text.substr(line.span.begin, line.span.size());
}

}  // namespace jianbao::text
