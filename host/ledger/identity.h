/// Which rows are the same task: a task keeps its identity when its document is read again,
/// renamed, re-sent in another format, or extracted by newer rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/document.h"

namespace jianbao::ledger {

/// The quote without what differs between copies of one text: spaces, punctuation, full-width
/// forms of letters and digits, upper case. A quote of punctuation alone is kept as it is.
std::string normalize_quote(std::string_view quote);

/// What tells the article apart from others in whatever file it comes: its title, number and
/// date; the document's content where the text has no title of its own.
std::string article_identity(const Document& document, std::uint32_t article);

/// Names that other documents call one by, compared like quotes: its number (云政办发〔2026〕14号), its title, and
/// the title inside 《》 of what it issues.
std::vector<std::string> document_keys(std::string_view title, std::string_view number);

/// The task's permanent id, 16 hexadecimal digits. `occurrence` counts from one the tasks of the
/// article with the same normalized quote.
std::string task_id(std::string_view article_identity, std::string_view normalized_quote, unsigned occurrence);

/// How alike two normalized quotes are, 0…1: the share of common character pairs; a quote that
/// holds the whole of another one (of at least six characters) is alike to 0.9.
double quote_similarity(std::string_view a, std::string_view b);

/// A row to be matched.
struct QuotedSpan {
    std::string normalized;
    Span span;  ///< characters in the clean text
};

/// For each new row the position of the old row it continues, or nothing. Equal quotes first, in
/// the order of the text, then the most alike; each old row is continued once.
std::vector<std::optional<std::size_t>> match_rows(const std::vector<QuotedSpan>& before,
                                                   const std::vector<QuotedSpan>& now);

}  // namespace jianbao::ledger
