/// Items of several lines with labels: a problem, and below it 责任单位：…, 整改措施：… and 整改时限：… in whatever order.
#pragma once

#include <cstdint>
#include <functional>

#include "jianbao/document.h"
#include "phrases.h"

namespace jianbao::chinese {

/// Whether a paragraph says nothing but who answers for its item, or by when.
using ClosesItem = std::function<bool(Span)>;

struct ItemBlock {
    std::uint32_t begin = 0;  ///< of the item, its number included
    std::uint32_t end = 0;    ///< of its last line
    std::size_t last = 0;     ///< that line's place among the document's paragraphs
};

/// The item that the closing line at `line` belongs to: from what stands above it (its problem and measures, or the
/// nearest numbered paragraph of its section, else the paragraph before it) to the last of the labelled lines that go on
/// with it. `line` is its first closing line.
ItemBlock item_block(const Document& document, const Phrases& known, const ClosesItem& closes, std::size_t line);

}  // namespace jianbao::chinese
