/// The steps of the cleaning chain. What each does is said in one line in cleaning.cpp, and in
/// detail where it is made.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "draft.h"

namespace jianbao::text {

std::vector<Edit> propose_invisible(const Draft& draft);
std::vector<Edit> propose_compatibility(const Draft& draft);
std::vector<Edit> propose_byte_slip(const Draft& draft);
std::vector<Edit> propose_pinyin(const Draft& draft);
std::vector<Edit> propose_simplify(const Draft& draft);
std::vector<Edit> propose_hidden(const Draft& draft);
std::vector<Edit> propose_full_stops(const Draft& draft);
std::vector<Edit> propose_page_frames(const Draft& draft);
std::vector<Edit> propose_page_numbers(const Draft& draft);
std::vector<Edit> propose_advertising(const Draft& draft);
std::vector<Edit> propose_site_frames(const Draft& draft);
std::vector<Edit> propose_site_remarks(const Draft& draft);
std::vector<Edit> propose_join_lines(const Draft& draft);
std::vector<Edit> propose_break_lines(const Draft& draft);
std::vector<Edit> propose_spaces(const Draft& draft);
std::vector<Edit> propose_punctuation(const Draft& draft);
std::vector<Edit> propose_dates(const Draft& draft);

}  // namespace jianbao::text
