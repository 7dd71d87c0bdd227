/// Repeated phrases: clauses that a text says again and again, whatever lexicon holds them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jianbao/document.h"
#include "mark_list.h"

namespace jianbao::chinese {

struct RepeatedPhrase {
    Span first;              ///< where it stands first, without 要 and 还要 before it
    std::int64_t count = 0;  ///< how often it stands there
    std::int64_t letters = 0;
};

/// The clauses of 4 to 16 Han characters between marks that stand in the article more than once: three times,
/// or twice from six characters on; those most repeated first. 要加强领导 and 加强领导 are one. Clauses with
/// figures or letters, names of offices, what stands in brackets and what stands in the title do not count. The marks are
/// those of the document's text.
std::vector<RepeatedPhrase> repeated_phrases(const Document& document, const Article& article, const MarkList& marks);

}  // namespace jianbao::chinese
