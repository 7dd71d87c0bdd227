/// Articles: where the documents of a compilation begin.
#pragma once

#include <string_view>
#include <vector>

#include "lines.h"

namespace jianbao::text {

/// An article's lines, as positions in the list of lines. The first begins at 0.
struct ArticleLines {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    /// Lines of the title; empty where the article has none of its own.
    std::uint32_t title = 0;
    std::uint32_t title_end = 0;
};

/// Splits a compilation at numbered titles (第一篇：…, …篇一), at titles that come again or stand
/// before a new opening, and at a salutation after which a speech opens anew. A document that is
/// no compilation gives one article. What stands before the first title of a compilation belongs
/// to the first article.
std::vector<ArticleLines> find_articles(std::string_view text, const std::vector<Line>& lines);

}  // namespace jianbao::text
