/// What the analyzers of parties and tasks both read in a document, read once.
#pragma once

#include <memory>

#include "jianbao/context.h"
#include "jianbao/document.h"
#include "reading.h"

namespace jianbao::chinese {

/// The text of the document in hand read with the words of parties and directives. What a name may end with, fields of
/// government and placeholders (xx, ×) are marked: see Reading::marks(). The lexicon stays as long as the analyzer.
std::shared_ptr<const Reading> read_words(Context& context, const Lexicon& words, const Document& document);

}  // namespace jianbao::chinese
