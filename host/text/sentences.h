/// Sentences: where they end.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"

namespace jianbao::text {

/// Appends the sentences of text[paragraph] to `sentences`, without the spaces around them.
/// A sentence ends at 。！？!? with the closing marks that follow, and at the paragraph's end. It
/// goes on behind a mark inside 《》 or brackets, and inside a quotation of at most 60 characters; a
/// quotation that closes ends the sentence unless the text goes on as part of it (“谁来干？”的问题).
void split_sentences(std::string_view text, Span paragraph, std::vector<Span>& sentences);

}  // namespace jianbao::text
