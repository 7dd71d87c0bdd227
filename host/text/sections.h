/// Sections: headings and points of one article, nested.
#pragma once

#include <span>

#include "jianbao/document.h"

namespace jianbao::text {

/// Gives the paragraphs and sentences of the article their sections, and standing headings their
/// role. The parts hold the article's paragraphs (with their roles) and sentences already.
/// `file_levels` has the level the file itself gives each paragraph as a heading, 0 for none.
void find_sections(Document::Parts& parts, std::uint32_t article, std::span<const int> file_levels);

}  // namespace jianbao::text
