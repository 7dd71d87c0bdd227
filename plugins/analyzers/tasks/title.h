/// Titles: what a person would write for a task in the ledger: its action and object.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"
#include "reading.h"
#include "words.h"

namespace jianbao::chinese {

/// At most 30 characters of text[span], which begins behind the parties: the clause that holds
/// `target` where that is not empty, else the first that opens with an action. `times` are left
/// out of it. `topic`, what stands before 由 and the parties, completes a bare verb: 经费由县财政承担
/// gives 承担经费. `before`, the paragraph up to the row, lends the object to an amount that has none:
/// 抓好安防工程。年内完成120公里 gives 安防工程完成120公里.
std::string make_title(std::string_view text, Span span, const Reading& words, const std::vector<Span>& times = {},
                       Span target = {}, Span topic = {}, Span before = {});

}  // namespace jianbao::chinese
